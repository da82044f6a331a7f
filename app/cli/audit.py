"""``ese-backup audit``: who did what to which chain and job, and whether that record is as it was written."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from app.cli.session import Answer, CommandSession, json_option
from app.local_time import local_text

if TYPE_CHECKING:
    from app.audit.log import AuditLog
    from app.audit.row import AuditEntry

_HASH = re.compile(r"[0-9a-fA-F]{64}")


def _hash(context: click.Context, parameter: click.Parameter, text: str | None) -> str:
    if text and not _HASH.fullmatch(text):
        raise click.BadParameter("A hash has 64 hexadecimal digits, as 'ese-backup audit verify' prints it.")
    return text or ""


@click.group(short_help="Show and check who did what to which chain and job.")
def audit() -> None:
    """Show the audit log, which has an entry for everything that was removed or changed, and check it.

    \b
    Examples:
      ese-backup audit list --limit 20
      ese-backup audit verify
    """


@audit.command("list", short_help="Show the entries, newest first.")
@click.option(
    "--limit", type=click.IntRange(0), default=100, show_default=True, help="Show at most this many; 0 shows all."
)
@json_option
@click.pass_obj
def entries(session: CommandSession, limit: int) -> Answer:
    """Show the entries of the audit log, newest first.

    \b
    Example:
      ese-backup audit list --limit 20
    """
    log = _log()
    newest = deque(log.entries(), maxlen=limit or None)
    found = list(reversed(newest))

    def show() -> None:
        from app.cli.text import line, table

        if not found:
            line("The audit log has no entries.")
            return
        headings = ["row", "date and time", "user", "host", "process", "what", "ended", "instance", "about"]
        table(headings, map(_row, found), right=[0])

    listed = [{**asdict(entry), "at": entry.at.isoformat(timespec="microseconds")} for entry in found]
    return Answer({"audit": str(log.path), "entries": listed}, show)


def _row(entry: AuditEntry) -> list[str]:
    phase = {"before": "started", "note": ""}.get(entry.phase.value, entry.outcome)
    about = [entry.job and f"job {entry.job}", entry.chain, entry.place if entry.place != entry.chain else ""]
    return [
        str(entry.number),
        local_text(entry.at),
        entry.user,
        entry.host,
        f"{entry.program} {entry.pid}",
        entry.deed,
        phase,
        entry.instance,
        ", ".join([*filter(None, about), *([entry.detail] if entry.detail else [])]),
    ]


@audit.command(short_help="Check that no entry was changed, removed or inserted.")
@click.option(
    "--expect",
    metavar="HASH",
    callback=_hash,
    help="A hash that an earlier verification printed and that was kept elsewhere: its row must be there.",
)
@json_option
@click.pass_obj
def verify(session: CommandSession, expect: str) -> Answer:
    """Check that the audit log is as it was written. Each row has the hash of the row before it.

    The newest hash is printed. Keep it where no one who can change this machine can change it, and check against
    it with --expect.

    Exits with 1 if a row was changed, removed or inserted.

    \b
    Example:
      ese-backup audit verify --json
    """
    from app.audit import checking

    log = _log()
    done = checking.verify(log, expect)

    def show() -> None:
        from app.cli.text import counted, facts, line, state

        click.echo(f"{state('ok' if done.ok else 'damaged')}  ", nl=False)
        line(f"{log.path}: {counted(done.rows, 'row')}")
        facts([("newest", local_text(done.at) if done.at else ""), ("hash", done.newest)])
        for finding in done.findings:
            line(f"line {finding.line}: {finding.text}", indent=2)
        for note in done.notes:
            line(f"line {note.line}: {note.text}", indent=2)

    fields = {
        "result": "ok" if done.ok else "changed",
        "audit": str(log.path),
        "rows": done.rows,
        "newest": {"hash": done.newest, "at": done.at.isoformat(timespec="microseconds")} if done.at else None,
        "findings": [asdict(finding) for finding in done.findings],
        "notes": [asdict(note) for note in done.notes],
    }
    return Answer(fields, show, ok=done.ok)


def _log() -> AuditLog:
    from app.audit.log import AuditLog
    from app.settings import Locations

    return AuditLog(Locations.of().audit)
