"""``ese-backup restore``."""

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
    damage_fields,
    damage_text,
    error_fields,
    found_damaged,
    json_option,
    pointing_to_chains,
    wanted_options,
)

if TYPE_CHECKING:
    from app.evidence.rule import ReadBack
    from app.operations.earlier import EarlierState
    from app.operations.restore import RestoreRequest
    from app.operations.unsaved import Loss
    from engine import Point, Recovered, RestorePlan


@click.command(short_help="Restore a chain to another folder.")
@click.argument("chain", type=absolute_path)
@click.option("--to", "target", metavar="DIR", required=True, type=absolute_path, help="New or empty folder.")
@wanted_options
@click.option(
    "--in-place", is_flag=True, help="DIR is the folder of the instance. Existing files are renamed and kept."
)
@click.option("--no-recover", is_flag=True, help="Leave the files as they were backed up, without recovery.")
@click.option("--create", is_flag=True, help="Create missing parent folders of the target.")
@click.option("--dry-run", is_flag=True, help="Run all checks without changing anything.")
@click.option("--run-sheet", "only_sheet", is_flag=True, help="Show the steps of the restore and change nothing.")
@click.option(
    "--acknowledge",
    "acknowledged",
    metavar="STEP",
    multiple=True,
    help="Tick this step of the run sheet (before-1, or before for all of them). Can be repeated.",
)
@key_options
@json_option
@click.pass_obj
def restore(
    session: CommandSession,
    chain: Path,
    target: Path,
    generation: int | None,
    moment: datetime | None,
    roll_forward: Path | None,
    in_place: bool,
    no_recover: bool,
    create: bool,
    dry_run: bool,
    only_sheet: bool,
    acknowledged: tuple[str, ...],
) -> Answer:
    """Restore a chain to a new or empty folder and compare every file with its hash. Backup sets made by other
    programs (JetBackup, DHCP's backup\\new, certutil) can be restored, too; their pages and logs are checked.

    The logs of the chain are then replayed on the copy and uncommitted transactions are undone, so that the
    databases end in a clean shutdown. With --no-recover, all files are left as they were backed up: newer logs are
    placed beside the database, and a dirty database still needs recovery. Nothing is written elsewhere.

    --time restores all commits up to that time and none after it. A time without a zone is local time. A database
    that was running when it was backed up, or that is restored to an earlier time, leaves its log stream: no logs
    are left beside it, and its next backup must be a full one. --dry-run shows which times can be restored.

    --in-place restores to the folder of the instance, whose files must not be in use. The existing files are kept
    as NAME.before-restore-ID until `ese-backup restored DIR` deletes them (--confirm) or puts them back
    (--take-back). --dry-run reports which commits in its logs are in no backup.

    --run-sheet shows what to do before, during and after the restore for the product of the instance. The steps
    are kept with the run, with those ticked that were given with --acknowledge; none of them is required here.
    After the restore, `ese-backup run-sheet` shows and ticks them.

    \b
    Examples:
      ese-backup restore /backups/SRU-1A2B3C4D/20250101T120000Z-0123abcd --to /tmp/restored
      ese-backup restore CHAIN --to DIR --generation 0x5C --dry-run
      ese-backup restore CHAIN --to DIR --time 2025-01-01T12:30:00
      ese-backup restore CHAIN --to DIR --in-place --acknowledge before
    """
    if moment is not None and (generation is not None or no_recover):
        raise click.UsageError("--time cannot be combined with --generation or --no-recover.")
    from app.operations.restore import RestoreRequest
    from engine import RestoreTarget

    wanted = RestoreTarget(generation, moment, roll_forward=roll_forward)
    how = create, not no_recover, in_place, session.key_files, acknowledged
    request = RestoreRequest(chain, target, wanted, *how)
    if only_sheet:
        return _sheet(request)
    if dry_run:
        return _examined(session, request)
    with pointing_to_chains(chain):
        return _restored(session, request)


def _sheet(request: RestoreRequest) -> Answer:
    """What to do before, during and after the restore."""
    from app.cli.run_sheet import show_sheet

    sheet = request.run_sheet()
    return Answer({"result": "planned", **sheet.body()}, lambda: show_sheet(sheet))


def _examined(session: CommandSession, request: RestoreRequest) -> Answer:
    """What a restore would do, and every check; not ok when one of them forbids it."""
    from app.operations.earlier import earlier_state
    from app.operations.unsaved import find_loss

    plan = request.preview(with_points=request.recovering, cancel=session.cancel, given=session.secrets)
    loss = find_loss(request, cancel=session.cancel) if plan.refusal is None else None
    damaged = found_damaged(request.chain)
    fields = _fields(plan, "planned" if plan.refusal is None else "refused")
    fields["damaged"] = damage_fields(damaged)
    fields["reachable"] = _reachable(plan)
    fields["reached"] = plan.reaches.fields() if plan.reaches is not None else None
    fields["unsaved"] = loss.fields() if loss is not None else None
    earlier = earlier_state(request, session.cancel, session.secrets) if plan.refusal is not None else None
    fields["earlier"] = earlier.fields() if earlier is not None else None
    if plan.refusal is not None:
        fields["error"] = error_fields(plan.refusal)

    return Answer(fields, lambda: _show_plan(plan, damaged, loss, earlier), ok=plan.refusal is None)


def _reachable(plan: RestorePlan) -> dict[str, object] | None:
    """The first and the last moment that can be asked for, and what cannot be reached between and why."""
    points = plan.points
    if points is None:
        return None
    first, last = points.reachable or (None, None)
    return {
        "first": _iso(first),
        "last": _iso(last),
        "commits": len(points),
        "unreachable": [
            {"first": _iso(s.first), "last": _iso(s.last), "reason": s.reason, "before_backup": s.is_before}
            for s in points.unreachable
        ],
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="microseconds") if moment is not None else None


def _show_plan(
    plan: RestorePlan, damaged: ReadBack | None, loss: Loss | None, earlier: EarlierState | None
) -> None:
    from app.cli.text import counted, line, size
    from app.local_time import in_local_time
    from app.operations.unsaved import loss_text

    what = f"{counted(len(plan.files), 'file')}, {size(plan.bytes)}"
    line(f"Would restore {plan.chain} to {plan.target}: {what}.")
    if damaged is not None:
        line(f"warning  The chain was {damage_text(damaged)}", indent=2)
    if loss is not None:
        line(f"warning  {loss_text(loss, plan.target)}", indent=2)
        line("Back up the instance first, or add --roll-forward with its folder.", indent=2)
    for check in plan.checks:
        line(f"{check.outcome.value:<9}{check.title}: {in_local_time(check.detail)}", indent=2)
    if plan.refusal is None:
        _show_reached("Would restore", plan.reaches)
    if earlier is not None:
        line(f"{earlier.text} Use --generation {earlier.generation:#x}.", indent=2)
    reachable = plan.points.reachable if plan.points is not None else None
    if reachable is not None:
        first, last = (moment.astimezone().isoformat(sep=" ") for moment in reachable)
        line(f"Every moment from {first} to {last} can be restored.", indent=2)
    if plan.points is not None:
        for stretch in plan.points.unreachable:
            what = "Before the backup" if stretch.is_before else "Not restorable"
            line(f"{what}: {stretch.reason}.", indent=2)
    if not plan.replays:
        _show_state(plan, "would be")


def _restored(session: CommandSession, request: RestoreRequest) -> Answer:
    """Restore, and what came of it; that the chain was found damaged is said before."""
    damaged = found_damaged(request.chain)
    if damaged is not None:
        click.echo(f"warning: {request.chain.name} was {damage_text(damaged)}", err=True)
    done = session.run(request)
    fields = {
        **_fields(done.plan, "success", done.recovered),
        "damaged": damage_fields(damaged),
        "reached": done.reached.fields() if done.reached is not None else None,
        "kept": [str(path) for path, _ in done.kept.files] if done.kept else [],
        "seconds": round(done.seconds, 3),
    }

    def show() -> None:
        from app.cli.text import counted, facts, line, logs, size
        from app.operations.command_line import quoted

        plan = done.plan
        line(f"Restored {counted(len(plan.files), 'file')}, {size(plan.bytes)}, in {done.seconds:.1f} s.")
        facts([("from", str(plan.chain)), ("to", str(plan.target)), ("logs", logs(plan.log_range))])
        if done.recovered is None:
            _show_state(plan, "were")
        else:
            _show_recovered(done.recovered)
        _show_reached("Restored", done.reached)
        if plan.leaves_stream and done.recovered is not None:
            line(
                "The target contains no logs: the next start creates a new log stream. Make a full backup "
                "after it.",
                indent=2,
            )
        if done.kept is not None and done.kept.files:
            line(f"The displaced files are kept as *.before-restore-{done.kept.id}.", indent=2)
            decide = f"ese-backup restored {quoted(plan.target)} --confirm | --take-back"
            line(f"Decide about them with: {decide}", indent=2)
        line("Next steps: ese-backup run-sheet", indent=2)

    return Answer(fields, show)


def _fields(plan: RestorePlan, result: str, recovered: Recovered | None = None) -> dict[str, object]:
    from app.operations.checksums import checksum_fields

    low, high = (recovered.logs if recovered else None) or (0, -1)
    replays = plan.replays
    return {
        "result": result,
        "chain": str(plan.chain),
        "target": str(plan.target),
        "instance": plan.manifest.instance if plan.manifest else None,
        "databases": [
            {
                "path": str(plan.target / database.name),
                "state": "clean" if replays else database.state,
                "needs_recovery": not replays and not database.clean,
                "required": list(database.required) if database.required and not replays else None,
            }
            for database in plan.databases
        ],
        "replayed": {"logs": high - low + 1, "records": recovered.records if recovered else 0},
        "logs": list(plan.log_range) if plan.log_range else None,
        "newer_logs": list(plan.newer_logs) if plan.newer_logs and not replays else None,
        "checks": [
            {"title": check.title, "outcome": check.outcome.value, "detail": check.detail} for check in plan.checks
        ],
        "files": [
            {"name": f.name, "bytes": f.bytes, **checksum_fields(f), "role": f.role.value} for f in plan.files
        ],
        "bytes": plan.bytes,
    }


def _show_reached(restored: str, reached: Point | None) -> None:
    """The state in which the databases are or would be."""
    from app.cli.text import line

    if reached is not None and reached.time is not None:
        line(f"{restored} to {reached.time.astimezone().isoformat(sep=' ')}, log {reached.lgpos}.", indent=2)


def _show_recovered(recovered: Recovered) -> None:
    from app.cli.text import counted, line, logs

    for database in recovered.databases:
        line(f"{database.path.name}: clean shutdown.", indent=2)
    if recovered.applied or recovered.undone:
        line(
            f"Replayed {counted(recovered.records, 'record')} of log {logs(recovered.logs)}:"
            f" {counted(recovered.applied, 'page change')} redone, {recovered.undone:,} undone.",
            indent=2,
        )


def _show_state(plan: RestorePlan, were: str) -> None:
    from app.cli.text import line, logs

    for database in plan.databases:
        if database.clean:
            line(f"{database.name}: clean shutdown. No recovery is needed.", indent=2)
        else:
            line(f"{database.name} needs recovery with log {logs(database.required)}.", indent=2)
    if plan.newer_logs is not None:
        line(
            f"Newer logs, {logs(plan.newer_logs)}, {were} copied beside the database but not replayed. "
            "The database shows the state of its backup until recovery replays them.",
            indent=2,
        )
