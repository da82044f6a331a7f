"""``ese-backup prune``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from app.cli.session import Answer, Command, CommandSession, absolute_path, json_option

if TYPE_CHECKING:
    from engine import Duration, Pruned, PrunedChain

T = TypeVar("T")


def _taken(reader: Callable[[str], T], text: str) -> T:
    try:
        return reader(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def count_of(text: str) -> int:
    """A number of chains; ``unlimited`` for all."""
    from app import retention

    return _taken(retention.count_of, text)


def duration_of(text: str) -> Duration:
    """A duration: ``30d``, ``12h``, ``1y6m``."""
    import engine

    return _taken(engine.Duration.parse, text)


def size_of(text: str) -> int:
    """A size in bytes; the units are those of 1024: ``500G``, ``1.5TiB``."""
    from app import retention

    return _taken(retention.size_of, text)


def rule_options(command: Command) -> Command:
    """``--keep-…``, ``--min-age`` and ``--max-size``."""
    last = click.option("--keep-last", metavar="N", type=count_of, default="0", help="Keep the last N chains.")
    periods = [
        click.option(
            f"--keep-{name}",
            metavar="N",
            type=count_of,
            default="0",
            help=f"Keep the newest chain of each of the last N {unit}s that have one.",
        )
        for name, unit in (
            ("hourly", "hour"),
            ("daily", "day"),
            ("weekly", "week"),
            ("monthly", "month"),
            ("yearly", "year"),
        )
    ]
    further = [
        click.option(
            "--keep-within",
            metavar="TIME",
            type=duration_of,
            help="Keep all chains of this time before the newest one: 30d, 12h, 2w, 1y6m.",
        ),
        click.option("--min-age", metavar="TIME", type=duration_of, help="Remove nothing younger than this."),
        click.option(
            "--max-size",
            metavar="SIZE",
            type=size_of,
            help="Of the chains kept by rules, remove the oldest until all chains together have this size: 500G.",
        ),
    ]
    evidence = "Apply the rules to as-is backups, too, apart from the chains."
    further.append(click.option("--evidence", is_flag=True, help=evidence))
    for option in reversed([last, *periods, *further]):
        command = option(command)
    return command


@click.command(short_help="Remove the chains that no rule keeps.")
@click.argument("destination", type=absolute_path)
@click.option("--instance", metavar="NAME", help="Only the chains of this instance.")
@rule_options
@click.option("--dry-run", is_flag=True, help="Show what would be removed, and why, without removing it.")
@click.option(
    "--simulate",
    is_flag=True,
    help="With --dry-run: also show what would be there in a year if backups continue as before.",
)
@click.option(
    "--every",
    metavar="TIME",
    type=duration_of,
    help="With --simulate: assume a full backup of each instance this often instead.",
)
@json_option
@click.pass_obj
def prune(
    session: CommandSession,
    /,
    destination: Path,
    instance: str | None,
    dry_run: bool,
    simulate: bool,
    every: Duration | None,
    max_size: int | None,
    min_age: Duration | None,
    keep_within: Duration | None,
    evidence: bool,
    **counts: int,
) -> Answer:
    """Remove the chains at DESTINATION that no rule keeps. A chain is kept if any rule keeps it.

    The rules apply to the chains of each instance separately. A chain counts with the end of its newest run; days
    and other periods are those of UTC.

    Whatever the rules are, the newest chain of each instance that can be restored is kept, and so are the chain
    that an incremental backup would continue, pinned chains, and chains that cannot be read. As-is backups are
    kept unless --evidence is given. If a backup is running in the destination, the command fails and removes
    nothing.

    \b
    Examples:
      ese-backup prune /backups --keep-daily 7 --keep-monthly 12 --dry-run --simulate
      ese-backup prune /backups --keep-last unlimited --max-size 500G --min-age 7d
    """
    import engine
    from app.cli.session import record_of_history
    from app.cli.simulated_year import SimulatedYear
    from app.operations.prune import PruneRequest

    numbers = {name.removeprefix("keep_"): count for name, count in counts.items()}
    rules = engine.Retention(**numbers, within=keep_within, min_age=min_age, max_size=max_size, evidence=evidence)
    if not rules.keeps_something:
        raise click.UsageError("Specify at least one rule that keeps chains, such as '--keep-last'.")
    _check_needs(dry_run=dry_run, simulate=simulate, every=every)
    request = PruneRequest(destination, rules, instance)
    done = request.preview(record_of_history()) if dry_run else session.run(request)
    fields: dict[str, object] = {
        "result": "planned" if dry_run else "success",
        "destination": str(done.destination),
        "keep": list(map(_fields, done.keep)),
        "remove": list(map(_fields, done.remove)),
        "freed": done.freed,
        "over": done.over,
        "seconds": round(done.seconds, 3),
    }
    year = SimulatedYear.of(done, rules, every) if simulate else None
    if year:
        fields["simulated"] = year.fields()

    def show() -> None:
        _show(done, planned=dry_run)
        if year:
            year.show()

    return Answer(fields, show)


def _check_needs(*, dry_run: bool, simulate: bool, every: Duration | None) -> None:
    if simulate and not dry_run:
        raise click.UsageError("--simulate needs --dry-run.")
    if every and not simulate:
        raise click.UsageError("--every needs --simulate.")


def _fields(chain: PrunedChain) -> dict[str, object]:
    return {
        "chain": str(chain.path),
        "instance": chain.instance or None,
        "bytes": chain.bytes,
        "reason": chain.reason,
    }


def _show(done: Pruned, *, planned: bool) -> None:
    from app.cli.text import counted, line, size, table

    if not done.keep and not done.remove:
        line(f"{done.destination} contains no chains.")
        return
    removed = "would remove" if planned else "removed"
    kept = "would keep" if planned else "kept"
    rows = [
        [word, chain.path.parent.name, chain.path.name, size(chain.bytes), chain.reason]
        for word, chains in ((kept, done.keep), (removed, done.remove))
        for chain in chains
    ]
    table(["", "instance", "chain", "size", "reason"], rows, right=[3])
    line(f"{removed.capitalize()} {counted(len(done.remove), 'chain')}, {size(done.freed)}.")
    if done.over:
        line(f"The chains that must be kept exceed the size limit by {size(done.over)}.")
