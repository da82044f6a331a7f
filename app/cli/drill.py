"""``ese-backup drill`` and ``ese-backup restored``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.keys import key_options
from app.cli.session import (
    Answer,
    CommandSession,
    absolute_path,
    json_option,
    pointing_to_chains,
    wanted_options,
)

if TYPE_CHECKING:
    from engine import Certificate


@click.command(short_help="Restore a chain as a test and delete the result.")
@click.argument("chain", type=absolute_path)
@click.option(
    "--scratch",
    metavar="DIR",
    type=absolute_path,
    help="Folder with enough space for the restored files. Default: the folder for temporary files.",
)
@wanted_options
@key_options
@json_option
@click.pass_obj
def drill(
    session: CommandSession,
    chain: Path,
    scratch: Path | None,
    generation: int | None,
    moment: datetime | None,
    roll_forward: Path | None,
) -> Answer:
    """Check that a chain, or a backup set made by another program, can be restored: restore it to a scratch
    folder, recover it, check every tree of its databases, read every row of every table, and delete the restored
    files.

    Exits with 1 if the restore fails or damage is found. The result is recorded in the history.

    \b
    Example:
      ese-backup drill /backups/SRU-1A2B3C4D/20250101T120000Z-0123abcd --json
    """
    if moment is not None and generation is not None:
        raise click.UsageError("--time cannot be combined with --generation.")
    from app.operations.drill import DrillRequest, certificate_body
    from engine import RestoreTarget

    wanted = RestoreTarget(generation, moment, roll_forward=roll_forward)
    with pointing_to_chains(chain):
        done = session.run(DrillRequest(chain, wanted, scratch, session.key_files))
    return Answer(certificate_body(done), lambda: _show(done), ok=done.ok)


def _show(done: Certificate) -> None:
    from app.cli.text import counted, facts, line, size, state

    click.echo(f"{state('ok' if done.ok else 'damaged')}  ", nl=False)
    line(f"drill of {done.chain} in {done.seconds:.1f} s")
    facts(
        [
            ("databases", ", ".join(done.databases)),
            ("read", f"{counted(len(done.tables), 'table')}, {counted(done.rows, 'row')}, {size(done.bytes)}"),
        ]
    )
    for finding in done.findings:
        line(f"{'damage ' if finding.is_damage else 'note   '} {finding.file}: {finding.detail}", indent=2)


@click.command(short_help="Confirm a restore in place, or take it back.")
@click.argument("folder", metavar="[DIR]", required=False, default=None, type=absolute_path)
@click.option("--confirm", "choice", flag_value="confirm", help="Delete the files displaced by the restore.")
@click.option("--take-back", "choice", flag_value="take-back", help="Put the files displaced by the restore back.")
@json_option
@click.pass_obj
def restored(session: CommandSession, folder: Path | None, choice: str | None) -> Answer:
    """List the files in DIR that a restore in place displaced. --confirm deletes them. --take-back puts them back;
    the restored files and all logs written since are deleted. Without DIR, list all folders in which a restore in
    place is not decided yet, with the space that the displaced files take.

    \b
    Example:
      ese-backup restored /var/lib/app --confirm
    """
    import engine
    from app.operations.confirm import ConfirmRequest
    from app.operations.take_back import TakeBackRequest

    if folder is None:
        if choice is not None:
            raise click.UsageError(f"--{choice} needs DIR, the folder of the restore.")
        return _undecided(session)
    if choice is None:
        found = engine.find_displaced(engine.LocalFileSystem(), folder)
    else:
        with session.runner() as runner:
            found = runner.run(ConfirmRequest(folder) if choice == "confirm" else TakeBackRequest(folder))
    files = [{"path": str(path), "name": name} for kept in found for path, name in kept.files]
    words = {None: "kept", "confirm": "deleted", "take-back": "brought back"}

    def show() -> None:
        from app.cli.text import line

        for file in files:
            line(f"{words[choice]}: {file['name']}")
        if not files:
            line(f"{folder} contains no displaced files.")

    return Answer({"result": "success", "folder": str(folder), "done": words[choice], "files": files}, show)


def _undecided(session: CommandSession) -> Answer:
    """All restores in place that are not decided yet."""
    from app.settings import Locations
    from app.status.look import undecided

    found = undecided(Locations.of(), session.cancel)
    fields = [
        {
            "folder": str(each.folder),
            "instance": each.instance,
            "files": each.files,
            "bytes": each.bytes,
            "since": each.since.isoformat(timespec="seconds") if each.since else None,
            "run": each.run.id if each.run else None,
        }
        for each in found
    ]

    def show() -> None:
        from app.cli.text import counted, line, size
        from app.local_time import local_text

        for each in found:
            since = f" since {local_text(each.since)}" if each.since else ""
            what = f"{counted(each.files, 'displaced file')}, {size(each.bytes)}"
            line(f"{each.instance}: decision pending{since}, {what}, in {each.folder}")
        if not found:
            line("No restore in place is waiting for a decision.")

    return Answer({"result": "success", "pending": fields}, show)
