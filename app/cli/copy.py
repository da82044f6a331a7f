"""``ese-backup copy``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.destinations import known_identity, new_destination_option, remember_identity
from app.cli.keys import encoding_options, key_options
from app.cli.session import (
    Answer,
    CommandSession,
    absolute_path,
    json_option,
)

if TYPE_CHECKING:
    from engine import Copied


@click.command(short_help="Copy chains to another destination.")
@click.argument("source", metavar="CHAIN|DESTINATION", type=absolute_path)
@click.option(
    "--to", "destination", metavar="DESTINATION", required=True, type=absolute_path, help="Folder or address."
)
@click.option("--create", is_flag=True, help="Create the destination if it does not exist.")
@new_destination_option
@click.option("--plain", is_flag=True, help="Store the files neither compressed nor encrypted.")
@encoding_options
@key_options
@json_option
@click.pass_obj
def copy(
    session: CommandSession, source: Path, destination: Path, create: bool, new_destination: bool, plain: bool
) -> Answer:
    """Copy a chain, or all chains at a destination, to another destination: from folders and stores to folders and
    stores.

    Files are copied as they are stored, compared with their hashes and read back. A chain is listed at the new
    destination only when it is complete. Chains that are there already are not copied again; what was added to
    them since is. After an interruption, the same command continues with the first file that is missing, unless a
    backup into the same store came between.

    --compress and --encrypt store the copies in another way than the chains are, --plain as they were before; that
    needs the keys of an encrypted chain (--identity), and one that is signed is signed again (--sign).

    Exits with 1 if a chain could not be copied; all others are.

    \b
    Examples:
      ese-backup copy /backups/SRU-1A2B3C4D/20250101T120000Z-0123abcd --to s3://bucket/backups
      ese-backup copy s3://bucket/backups --to /mnt/disk --create
    """
    from app.operations.copy import CopyRequest

    identity = known_identity(destination, new=new_destination)
    encode = session.encode()
    if plain and encode.encoding:
        raise click.UsageError("'--plain' cannot be combined with '--compress' or '--encrypt'.")
    how = encode if plain or encode.encoding else None
    done = session.run(CopyRequest(source, destination, create, how, session.key_files, identity))
    remember_identity(destination, done.identity)
    fields = {
        "result": "incomplete" if done.failed else "success",
        "source": str(done.source),
        "destination": str(done.destination),
        "chains": [
            {
                "source": str(each.source),
                "chain": str(each.chain),
                "instance": each.instance,
                "state": each.state.value,
                "files": each.files,
                "bytes": each.bytes,
            }
            for each in done.chains
        ],
        "failed": [
            {"source": str(path), "name": error.name, "code": int(error.code), "message": error.message}
            for path, error in done.failed
        ],
        "bytes": done.bytes,
        "seconds": round(done.seconds, 3),
    }
    return Answer(fields, lambda: _show(done), ok=not done.failed)


def _show(done: Copied) -> None:
    from app.cli.text import counted, line, size, table

    rows = [
        [each.instance, each.chain.name, each.state.value, str(each.files), size(each.bytes)]
        for each in done.chains
    ]
    table(["instance", "chain", "", "files", "size"], rows, right=[3, 4])
    for path, error in done.failed:
        line(f"not copied: {path}: {error}")
    line(f"Copied {counted(len(done.copied), 'chain')}, {size(done.bytes)}, in {done.seconds:.1f} s.")
