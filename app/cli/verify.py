"""``ese-backup verify``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.contents import database_option, file_of
from app.cli.keys import key_options
from app.cli.session import (
    Answer,
    CommandSession,
    absolute_path,
    json_option,
    pointing_to_chains,
    scope_options,
)

if TYPE_CHECKING:
    from engine import Verification


@click.command(short_help="Verify a chain, an instance, a database or a log.")
@click.argument("path", type=absolute_path)
@scope_options
@database_option
@click.option(
    "--structure", is_flag=True, help="Also check the trees, space, catalog and indexes of each database."
)
@click.option(
    "--snapshot", is_flag=True, help="Read a snapshot of the volume: files may be open. Needs all rights."
)
@key_options
@json_option
@click.pass_obj
def verify(
    session: CommandSession,
    path: Path,
    exclude: tuple[Path, ...],
    no_subfolders: bool,
    database: str | None,
    structure: bool,
    snapshot: bool,
) -> Answer:
    """Verify a backup chain, a backup set made by another program, the folder of an instance, a database, a log or
    a checkpoint.

    Reads every page and log segment, compares hashes and checks that the logs are contiguous. Changes nothing and
    does not stop at the first finding. Exits with 1 if damage is found. --database verifies only that database of
    a chain.

    \b
    Examples:
      ese-backup verify /backups/SRU-1A2B3C4D/20250101T120000Z-0123abcd
      ese-backup verify /mnt/windows/Windows/System32/sru/SRUDB.dat --structure --json
    """
    import engine
    from app.operations.verification_record import verification_fields
    from app.operations.verify import VerifyRequest

    scope = engine.Scope(exclude, subfolders=not no_subfolders)
    path = file_of(path, database) if database is not None else path
    with pointing_to_chains(path):
        done = session.run(VerifyRequest(path, structure, scope, session.key_files, snapshot))
    fields = {**verification_fields(done), "structure": structure}
    return Answer(fields, lambda: _show_verification(done, structure=structure), ok=done.ok)


def _show_verification(done: Verification, *, structure: bool) -> None:
    from app.cli.text import counted, facts, line, state
    from app.reports.verification_parts import ONE_BIT, page_counts_text

    click.echo(f"{state(done.result)}  ", nl=False)
    line(f"{done.what} {done.path}")
    counts = {**vars(done.pages), "bad": done.bad_pages}
    bits = sum(finding.kind.value == ONE_BIT for finding in done.findings)
    facts(
        [
            ("files", f"{counted(done.files, 'file')}, of them {counted(done.logs, 'log')}"),
            ("pages", page_counts_text(counts, bits)),
            ("structure", ("checked" if structure else "not checked (--structure)") if done.databases else ""),
            *(
                ("long values", f"{count.values:,} in chunks of {count.chunk:,} bytes in {count.file.name}")
                for count in done.long_values
            ),
        ]
    )
    for finding in done.findings:
        word = "damage" if finding.is_damage else "unread" if finding.is_unjudged else "note"
        line(f"{word:7} {finding.file}: {finding.detail}", indent=2)
    if done.advice:
        line(done.advice)
