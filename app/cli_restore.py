"""``ese-backup restore``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli_session import (
    Answer,
    Session,
    absolute_path,
    error_fields,
    generation_number,
    json_option,
    pointing_to_chains,
)

if TYPE_CHECKING:
    from app.jobs import RestoreRequest
    from engine import Recovered, RestorePlan
    from engine.errors import JetError


@click.command(short_help="Restore a chain to another folder.")
@click.argument("chain", type=absolute_path)
@click.option("--to", "target", metavar="DIR", required=True, type=absolute_path, help="New or empty folder.")
@click.option(
    "--generation", type=generation_number, metavar="N", help="Restore logs up to this generation (92 or 0x5C)."
)
@click.option("--time", "moment", metavar="ISO", help="Up to a point in time (not in this version).")
@click.option("--no-recover", is_flag=True, help="Leave the files as they were backed up; replay nothing.")
@click.option("--create", is_flag=True, help="Make folders that are missing above the target.")
@click.option("--dry-run", is_flag=True, help="Run every check; change nothing.")
@json_option
@click.pass_obj
def restore(
    session: Session,
    chain: Path,
    target: Path,
    generation: int | None,
    moment: str | None,
    no_recover: bool,
    create: bool,
    dry_run: bool,
) -> Answer:
    """Restore a chain to a new or empty folder, every file compared with its hash.

    The logs of the chain are then replayed on the copy, and what was never committed is undone, so that the
    databases end in a clean state. With --no-recover all files are left as they were backed up: newer logs lie
    beside the database, and a dirty one still needs recovery. Nothing is written elsewhere.

    \b
    Examples:
      ese-backup restore /backups/SRU-1A2B3C4D/20250101T120000Z-0123abcd --to /tmp/restored
      ese-backup restore CHAIN --to DIR --generation 0x5C --dry-run
    """
    if moment is not None:
        raise _no_point_in_time(moment)
    if dry_run:
        return _examined(chain, target, generation)
    from app.jobs import RestoreRequest

    with pointing_to_chains(chain):
        return _restored(session, RestoreRequest(chain, target, generation, create, not no_recover))


def _no_point_in_time(moment: str) -> JetError:
    from engine.error_codes import Code

    return Code.FeatureNotAvailable.error(
        f"A restore to {moment} would replay the logs up to a point in time; this version replays whole logs.",
        hint="Restore up to a log generation with --generation.",
        time=moment,
    )


def _examined(chain: Path, target: Path, generation: int | None) -> Answer:
    """What a restore would do, and every check; not ok when one of them forbids it."""
    import engine
    from engine.files import LocalFileSystem

    plan = engine.examine(LocalFileSystem(), chain, target, generation=generation)
    fields = _fields(plan, "planned" if plan.refusal is None else "refused")
    if plan.refusal is not None:
        fields["error"] = error_fields(plan.refusal)

    return Answer(fields, lambda: _show_plan(plan), ok=plan.refusal is None)


def _show_plan(plan: RestorePlan) -> None:
    from app.cli_text import counted, line, size

    what = f"{counted(len(plan.files), 'file')}, {size(plan.bytes)}"
    line(f"Would restore {plan.chain} to {plan.target}: {what}.")
    for check in plan.checks:
        line(f"{check.outcome.value:<9}{check.title}: {check.detail}", indent=2)
    _show_state(plan, "would be")


def _restored(session: Session, request: RestoreRequest) -> Answer:
    """Restore, and what came of it."""
    with session.jobs() as jobs, session.progress() as progress:
        done = jobs.restore(request, progress=progress, cancel=session.cancel)
    fields = {**_fields(done.plan, "success", done.recovered), "seconds": round(done.seconds, 3)}

    def show() -> None:
        from app.cli_text import counted, facts, line, logs, size

        plan = done.plan
        line(f"Restored {counted(len(plan.files), 'file')}, {size(plan.bytes)}, in {done.seconds:.1f} s.")
        facts([("from", str(plan.chain)), ("to", str(plan.target)), ("logs", logs(plan.log_range))])
        if done.recovered is None:
            _show_state(plan, "were")
        else:
            _show_recovered(done.recovered)

    return Answer(fields, show)


def _fields(plan: RestorePlan, result: str, recovered: Recovered | None = None) -> dict[str, object]:
    low, high = (recovered.logs if recovered else None) or (0, -1)
    return {
        "result": result,
        "chain": str(plan.chain),
        "target": str(plan.target),
        "instance": plan.manifest.instance if plan.manifest else None,
        "databases": [
            {
                "path": str(plan.target / database.name),
                "state": "clean" if recovered else database.state,
                "needs_recovery": recovered is None and not database.clean,
                "required": list(database.required) if database.required and recovered is None else None,
            }
            for database in plan.databases
        ],
        "replayed": {"logs": high - low + 1, "records": recovered.records if recovered else 0},
        "logs": list(plan.log_range) if plan.log_range else None,
        "newer_logs": list(plan.newer_logs) if plan.newer_logs and recovered is None else None,
        "checks": [
            {"title": check.title, "outcome": check.outcome.value, "detail": check.detail} for check in plan.checks
        ],
        "files": [
            {"name": f.name, "bytes": f.bytes, "sha256": f.sha256, "role": f.role.value} for f in plan.files
        ],
        "bytes": plan.bytes,
    }


def _show_recovered(recovered: Recovered) -> None:
    from app.cli_text import counted, line, logs

    for database in recovered.databases:
        line(f"{database.path.name} is in a clean state.", indent=2)
    if recovered.applied or recovered.undone:
        line(
            f"Replayed {counted(recovered.records, 'record')} of log {logs(recovered.logs)}:"
            f" {counted(recovered.applied, 'page change')} redone, {recovered.undone:,} undone.",
            indent=2,
        )


def _show_state(plan: RestorePlan, were: str) -> None:
    from app.cli_text import line, logs

    for database in plan.databases:
        if database.clean:
            line(f"{database.name} is in a clean state; it needs no recovery.", indent=2)
        else:
            line(f"{database.name} needs recovery: log {logs(database.required)} has to be replayed.", indent=2)
    if plan.newer_logs is not None:
        line(
            f"Newer logs, {logs(plan.newer_logs)}, {were} put beside the database and not replayed:"
            " it shows the moment of its backup until recovery replays them.",
            indent=2,
        )
