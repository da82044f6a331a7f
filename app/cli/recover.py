"""``ese-backup recover``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.session import Answer, CommandSession, absolute_path, json_option, scope_options

if TYPE_CHECKING:
    from engine import Recovered

_LOST = "Recover although logs with committed transactions are missing or damaged. The changes in them are lost."
_MISSING = "Recover although a database of the instance is missing."


@click.command(short_help="Bring a dirty instance to a clean shutdown by its logs.")
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=absolute_path)
@click.option("--base", help="Base name of the logs (SRU, edb), if the folder contains several instances.")
@click.option("--name", help="Name of the instance as shown by scan, if the folder contains several.")
@scope_options
@click.option("--to", metavar="DIR", type=absolute_path, help="Recover a copy in this new or empty folder.")
@click.option("--ignore-lost-logs", is_flag=True, help=_LOST)
@click.option("--ignore-missing", is_flag=True, help=_MISSING)
@json_option
@click.pass_obj
def recover(
    session: CommandSession,
    folders: tuple[Path, ...],
    base: str | None,
    name: str | None,
    exclude: tuple[Path, ...],
    no_subfolders: bool,
    to: Path | None,
    ignore_lost_logs: bool,
    ignore_missing: bool,
) -> Answer:
    """Replay the logs of an instance, undo uncommitted transactions, and bring its databases to a clean shutdown.

    An analysis pass reads all logs first. If the instance cannot be recovered, the command fails without changing
    anything. Without --to, the files in DIR are changed, so keep them first (backup --as-is). Stop the
    service that uses them first.

    \b
    Examples:
      ese-backup recover /mnt/sru --to /tmp/recovered
      ese-backup recover /tmp/copy-of-sru --json
    """
    import engine
    from app.operations.instance_source import FilesAtRest
    from app.operations.recover import RecoveryRequest

    options = engine.RecoveryOptions(ignore_lost_logs=ignore_lost_logs, ignore_missing=ignore_missing)
    scope = engine.Scope(exclude, subfolders=not no_subfolders)
    done = session.run(RecoveryRequest(FilesAtRest(folders, base, name, scope), to, options))
    return Answer(_fields(done), lambda: _show(done), ok=done.ok)


def _fields(done: Recovered) -> dict[str, object]:
    return {
        "result": "success" if done.ok else "damaged",
        "databases": [
            {
                "path": str(database.path),
                "state": database.state,
                "is_new": database.is_new,
                "is_checked": database.is_checked,
                "damage": list(database.damage),
            }
            for database in done.databases
        ],
        "redo": {"applied": done.applied, "skipped": done.skipped},
        "undone": done.undone,
        "records": done.records,
        "logs": list(done.logs) if done.logs else None,
        "changed": done.changed,
        "warnings": list(done.warnings),
        "seconds": round(done.seconds, 3),
    }


def _show(done: Recovered) -> None:
    from app.cli.text import counted, facts, line, logs

    if not done.databases:
        line("No database was recovered.")
    elif not done.changed:
        line("The instance is in clean shutdown; no changes were necessary.")
    else:
        line(f"Recovered in {done.seconds:.1f} s.")
    facts(
        [
            *(
                (database.state, f"{database.path}{', created from the logs' if database.is_new else ''}")
                for database in done.databases
            ),
            ("logs", logs(done.logs) if done.logs else ""),
            ("records", f"{done.records:,}" if done.records else ""),
            (
                "redone",
                f"{counted(done.applied, 'page change')}, {done.skipped:,} already present" if done.logs else "",
            ),
            ("undone", counted(done.undone, "change") if done.undone else ""),
            *(("damage", f"{d.path.name}: {text}") for d in done.databases for text in d.damage),
            *(("warning", text) for text in done.warnings),
            *(
                (
                    "note",
                    f"{d.path.name} is too large to be checked after recovery. Check it with verify --structure.",
                )
                for d in done.databases
                if done.changed and not d.is_checked
            ),
            *(
                ("note", f"{d.path.name}: its pages were not checked. Check them with verify.")
                for d in done.databases
                if not done.changed and not d.is_checked
            ),
        ]
    )
