"""``ese-backup run-due``: what the scheduler of the operating system calls; and one job on request."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from app.cli.session import Answer, CommandSession, json_option, moment_of

if TYPE_CHECKING:
    from app.history.runs import Run
    from app.history.slots import SlotRecord
    from app.unattended.due import DueReport, How


@click.command("run-due", short_help="Run the jobs and checks that are due.")
@click.option(
    "--now",
    metavar="ISO",
    type=moment_of,
    help="For tests: act as if it were this time. Everything that is decided and recorded goes by it.",
)
@json_option
@click.pass_obj
def run_due(session: CommandSession, now: datetime | None) -> Answer:
    """Run every job and check that is due, wait for them, and end. The scheduler of the operating system calls
    this every few minutes (schedule install).

    If another process is doing so, nothing is done. If one job fails, the others still run. Stopped by Ctrl-C or
    SIGTERM, runs end as cancelled, and their slots, too.

    Exits with 0 if all that was due was done, also if that was nothing, and with 1 if something failed.

    \b
    Examples:
      ese-backup run-due
      ese-backup run-due --now 2026-03-29T04:00:00Z --json
    """
    from app.settings import Locations
    from app.unattended import due

    return answer(due.run_due(Locations.of(), _how(session, now)))


def job_now(session: CommandSession, name: str) -> Answer:
    """``jobs run NAME``."""
    from app.settings import Locations
    from app.unattended import due

    return answer(due.run_now(Locations.of(), name, _how(session, None, by="user")))


def _how(session: CommandSession, now: datetime | None, by: str = "run-due") -> How:
    from app.unattended.due import How

    clock = _from(now) if now is not None else None
    return How(clock=clock, by=by, cancel=session.cancel, keys=session.secrets)


def _from(now: datetime) -> Callable[[], datetime]:
    """A clock that shows ``now`` and goes on from there."""
    began = time.monotonic()
    return lambda: now + timedelta(seconds=time.monotonic() - began)


def answer(report: DueReport) -> Answer:
    """What was done, in words and for programs."""
    if report.untold:
        click.echo(f"warning: no one could be told of problems: {report.untold}", err=True)
    fields = {
        "result": "success" if report.ok else "failed",
        "now": report.now.isoformat(timespec="seconds"),
        "busy": report.busy,
        "slots": [slot_fields(record) for record in report.decided],
        "runs": [_run_fields(run) for run in report.runs],
        "problems": list(report.problems),
        "untold": report.untold or None,
    }
    return Answer(fields, lambda: _show(report), ok=report.ok)


def slot_fields(record: SlotRecord) -> dict[str, object]:
    """A slot for programs; ``job`` is null for a check."""
    return {
        "job": record.job or None,
        "rule": record.rule,
        "slot": record.slot.isoformat(timespec="seconds"),
        "outcome": record.outcome.value,
        "reason": record.reason,
        "runs": list(record.runs),
        "decided": record.decided.isoformat(timespec="seconds") if record.decided else None,
    }


def _run_fields(run: Run) -> dict[str, object]:
    return {
        "id": run.id,
        "job": run.job or None,
        "operation": run.what,
        "manner": run.manner,
        "instance": run.instance,
        "state": run.state.value,
        "error": run.failure.message if run.failure else None,
    }


def _show(report: DueReport) -> None:
    from app.cli.text import line, table
    from app.local_time import local_text

    if report.busy:
        line("Another process runs what is due. Nothing was done.")
        return
    if not report.decided and not report.runs and not report.problems:
        line("Nothing is due.")
        return
    if report.decided:
        table(
            ["slot", "job", "rule", "outcome", "reason"],
            [
                [local_text(each.slot, "%Y-%m-%d %H:%M"), each.job, each.rule, each.outcome.value, each.reason]
                for each in report.decided
            ],
        )
    if report.runs:
        rows = [
            [
                f"{run.what} {run.manner}".strip(),
                run.instance,
                run.state.value,
                run.failure.message if run.failure else "",
            ]
            for run in report.runs
        ]
        table(["run", "instance", "state", "error"], rows)
    for problem in report.problems:
        line(problem)
