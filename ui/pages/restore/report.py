"""The result of a restore in words, and with its run sheet as a document for the clipboard, the printer, a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import engine
from app.evidence.clocks import moment_of
from app.run_sheet import RunSheet
from ui.format import duration, exact, generations, plural, size, when
from ui.levels import Level
from ui.models.recovery import replayed_text
from ui.pages.restore.step import restored_text, tr
from ui.panels.paper import Line, ReportSection, sheet_sections


@dataclass(frozen=True)
class Result:
    """What a restore brought, in words. ``level`` says how good that is."""

    level: Level
    headline: str
    databases: tuple[str, ...]
    notes: tuple[str, ...]
    """What was replayed, or which logs were not; up to where; what follows from that; what stepped aside."""


def result_of(restored: engine.Restored) -> Result:
    """The result in words."""
    plan, recovered = restored.plan, restored.recovered
    dirty = [] if recovered else [database for database in plan.databases if not database.clean]
    headline = tr("Restore complete: {}.").format(size(plan.bytes))
    if dirty:
        names = ", ".join(database.name for database in dirty)
        headline = tr("The files are restored, but {} must be recovered before use.").format(names)
    elif recovered is not None:
        headline = tr("Restore complete, databases clean: {}.").format(size(plan.bytes))
    return Result(
        Level.WARNING if dirty else Level.SUCCESS,
        headline,
        tuple(
            tr("{}: {}").format(database.name, restored_text(database, recovered)) for database in plan.databases
        ),
        tuple(filter(None, _notes(restored))),
    )


def _notes(restored: engine.Restored) -> Iterator[str]:
    plan, recovered = restored.plan, restored.recovered
    yield replayed_text(recovered) if recovered else _not_replayed(plan)
    reached = restored.reached.time if restored.reached else None
    if reached is not None:
        yield tr("The databases contain every commit up to {} and none after it.").format(exact(reached))
    if recovered is not None and plan.leaves_stream:
        yield tr("The databases have no logs: the next start begins a new log stream. Make a full backup then.")
    if restored.kept is not None and restored.kept.files:
        count = plural(len(restored.kept.files), "{} file", "{} files")
        yield tr("Previous files kept as *.before-restore-{}: {}.").format(restored.kept.id, count)


def _not_replayed(plan: engine.RestorePlan) -> str:
    """Which logs lie beside clean databases and hold more than these show."""
    if not plan.newer_logs:
        return ""
    shown, last = plan.newer_logs
    return tr(
        "Not replayed: logs {} were restored along with the databases, which are in the state of log {}. Changes "
        "in these newer logs are not in the databases yet."
    ).format(generations(shown + 1, last), generations(shown, shown))


def sections(restored: engine.Restored, command: str, sheet: RunSheet | None) -> list[ReportSection]:
    """The whole document, with the run sheet if there is one."""
    result, plan = result_of(restored), restored.plan
    count = len(plan.files) + (len(plan.newer.logs) if plan.newer else 0)
    facts = [
        tr("Instance: {}").format(plan.known_manifest.instance),
        tr("Chain: {}").format(plan.chain),
        tr("Target: {}").format(plan.target),
        plural(count, "Files: {} file, {}", "Files: {} files, {}", size(plan.bytes)),
        tr("Taken: {}").format(when(restored_moment(plan))),
        tr("Duration: {}").format(duration(restored.seconds)),
        tr("Command line: {}").format(command),
    ]
    reached = restored.reached.time if restored.reached else None
    if reached is not None:
        facts.insert(5, tr("Restored to: commit of {}").format(exact(reached)))
    state = [*result.databases, *result.notes]
    return [
        ReportSection(result.headline, tuple(map(Line, facts))),
        ReportSection(tr("Databases"), tuple(map(Line, state))),
        *(sheet_sections(sheet) if sheet is not None else ()),
    ]


def restored_moment(plan: engine.RestorePlan) -> datetime | None:
    """When the newest set of the chain was taken."""
    return moment_of(plan.manifest.runs[-1].ended) if plan.manifest else None
