"""The report of a week: what is protected, what is wrong, and what ran."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.history.runs import Run, RunOperation, RunState
from app.history.slots import SlotOutcome, SlotRecord
from app.local_time import local_text
from app.reports.document import (
    ReportCell,
    ReportDocument,
    ReportPart,
    ReportTable,
    ReportTone,
    cells,
    counted,
    state_cell,
    table,
)
from app.reports.run_report import duration_text, run_fields
from app.status.body import body_of
from app.status.values import Overview, Severity
from app.status.words import line, problem_text
from engine.events import size_text

WEEK = timedelta(days=7)
_TONES = {
    Severity.OK: ReportTone.GOOD,
    Severity.WARNING: ReportTone.WARNING,
    Severity.CRITICAL: ReportTone.BAD,
    Severity.UNKNOWN: ReportTone.WARNING,
}
_WORDS = {
    Severity.OK: "Everything is protected.",
    Severity.WARNING: "There are warnings.",
    Severity.CRITICAL: "There are failures.",
    Severity.UNKNOWN: "Not everything is known.",
}
_MISSED = frozenset({SlotOutcome.SKIPPED, SlotOutcome.FAILED})


@dataclass(frozen=True)
class AuditSummary:
    """The audit log at the end of the week: rows, the newest hash, and how many findings it has."""

    rows: int
    newest: str
    findings: int


def week_report(
    made: datetime,
    runs: Sequence[Run],
    overview: Overview | None = None,
    slots: Sequence[SlotRecord] = (),
    audit: AuditSummary | None = None,
) -> ReportDocument:
    """Of the seven days before ``made``; ``runs`` and ``slots`` are those of that time, in any order."""
    ordered = tuple(sorted(runs, key=lambda run: (run.started, run.id)))
    start = made - WEEK
    severity = overview.severity if overview is not None else None
    failed = sum(run.state in (RunState.FAILED, RunState.INTERRUPTED) for run in ordered)
    if severity is None:
        verdict = ReportCell(
            "There were failures." if failed else "All runs ended well.",
            ReportTone.BAD if failed else ReportTone.GOOD,
        )
    else:
        verdict = ReportCell(_WORDS[severity], _TONES[severity])
    missed = [slot for slot in slots if slot.outcome in _MISSED]
    parts = [
        ReportPart("In short", _totals(ordered, missed, audit)),
        *(_of_overview(overview) if overview is not None else ()),
        ReportPart("Backups", table=_backups(ordered)),
        ReportPart("Runs that failed or were incomplete", table=_wrong(ordered)),
        ReportPart("Slots that were not served", table=_slots(missed)),
        ReportPart("Verifications and drills", table=_runs(ordered, _is_check)),
        ReportPart("Pruning", table=_runs(ordered, lambda run: run.operation is RunOperation.PRUNE, freed=True)),
    ]
    return ReportDocument(
        "Weekly report" + (f": {overview.host}" if overview is not None and overview.host else ""),
        f"{local_text(start, '%Y-%m-%d %H:%M')} to {local_text(made, '%Y-%m-%d %H:%M')}",
        verdict,
        made,
        tuple(part for part in parts if part.facts or part.lines or part.table),
        {
            "report": "week",
            "from": start.isoformat(timespec="seconds"),
            "made": made.isoformat(timespec="seconds"),
            "runs": list(map(run_fields, ordered)),
            "missed_slots": [
                {
                    "job": each.job,
                    "slot": each.slot.isoformat(),
                    "outcome": each.outcome.value,
                    "reason": each.reason,
                }
                for each in missed
            ],
            "overview": body_of(overview) if overview is not None else None,
            "audit": vars(audit) if audit is not None else None,
        },
        ordered,
    )


def _totals(
    runs: Sequence[Run], missed: Sequence[SlotRecord], audit: AuditSummary | None
) -> tuple[tuple[str, str], ...]:
    backups = [run for run in runs if run.operation is RunOperation.BACKUP and not run.is_truncation]
    states = [(sum(run.state is state for run in runs), state.value) for state in RunState]
    ended = [f"{count:,} {word}" for count, word in states if count]
    facts = [
        ("Runs", f"{len(runs):,}" + (f": {', '.join(ended)}" if ended else "")),
        (
            "Backed up",
            f"{size_text(sum(run.figures.bytes for run in backups))} in {counted(len(backups), 'backup')}",
        ),
        ("Drills", f"{sum(run.is_drill for run in runs):,}"),
        ("Slots not served", f"{len(missed):,}"),
    ]
    if audit is not None:
        state = f"{counted(audit.findings, 'finding')}: it was changed" if audit.findings else "unchanged"
        facts.append(("Audit log", f"{counted(audit.rows, 'row')}, {state}"))
        if audit.newest:
            facts.append(("Newest hash", audit.newest))
    return tuple(facts)


def _of_overview(overview: Overview) -> list[ReportPart]:
    now = overview.now
    problems = [
        cells(
            ReportCell(each.severity.name.capitalize(), _TONES[each.severity]),
            each.subject,
            problem_text(each, now),
            each.hint,
        )
        for each in overview.all_problems
        if each.severity is not Severity.OK
    ]
    instances = [
        cells(
            ReportCell(each.name, _TONES[each.severity]),
            line(each, now),
            each.job,
            local_text(each.next_run, "%a %H:%M") if each.next_run else "",
        )
        for each in overview.instances
    ]
    destinations = [
        cells(
            ReportCell(str(each.place), _TONES[each.severity]),
            "yes" if each.available else "no",
            size_text(each.free) if each.free is not None else "",
            size_text(each.used) if each.used is not None else "",
            str(each.chains),
        )
        for each in overview.destinations
    ]
    return [
        ReportPart(
            "Open problems",
            lines=() if problems else (ReportCell("None.", ReportTone.GOOD),),
            table=table(["Severity", "What", "Problem", "What to do"], problems, widths=[16, 24, 45, 45]),
        ),
        ReportPart(
            "Instances", table=table(["Instance", "State", "Job", "Next run"], instances, widths=[30, 65, 20, 15])
        ),
        ReportPart(
            "Destinations",
            table=table(
                ["Destination", "Available", "Free", "Used", "Chains"], destinations, right=[2, 3, 4],
                widths=[60, 14, 16, 16, 12],
            ),
        ),
    ]  # fmt: skip


def _backups(runs: Sequence[Run]) -> ReportTable | None:
    """A row for each instance."""
    of_instances: dict[str, list[Run]] = {}
    for run in runs:
        if run.operation is RunOperation.BACKUP and not run.is_truncation:
            of_instances.setdefault(run.instance, []).append(run)
    rows = []
    for instance, backups in sorted(of_instances.items()):
        bad = sum(run.state in (RunState.FAILED, RunState.INTERRUPTED) for run in backups)
        good = [run for run in backups if run.state in (RunState.SUCCESS, RunState.WARNING)]
        rows.append(
            cells(
                instance,
                str(len(backups)),
                ReportCell(str(bad), ReportTone.BAD) if bad else ReportCell("0"),
                size_text(sum(run.figures.bytes for run in good)),
                local_text(good[-1].started, "%a %Y-%m-%d %H:%M") if good else "none",
            )
        )
    headings = ["Instance", "Backups", "Failed", "Size", "Newest that succeeded"]
    return table(headings, rows, right=[1, 2, 3], widths=[45, 13, 13, 18, 30])


def _is_check(run: Run) -> bool:
    return run.operation is RunOperation.VERIFY


def _wrong(runs: Sequence[Run]) -> ReportTable | None:
    rows = [
        cells(
            local_text(run.started, "%a %Y-%m-%d %H:%M"),
            state_cell(run),
            f"{run.what} {run.manner}".strip(),
            run.instance,
            run.failure.message if run.failure else "See the entries of the run.",
        )
        for run in runs
        if run.state not in (RunState.SUCCESS, RunState.RUNNING)
    ]
    return table(["Started", "Outcome", "Operation", "Instance", "Reason"], rows, widths=[24, 16, 22, 24, 50])


def _slots(missed: Sequence[SlotRecord]) -> ReportTable | None:
    rows = [
        cells(
            local_text(each.slot, "%a %Y-%m-%d %H:%M"),
            each.job,
            ReportCell(each.outcome.value, ReportTone.WARNING),
            each.reason,
        )
        for each in sorted(missed, key=lambda each: each.slot)
    ]
    return table(["Slot", "Job", "Outcome", "Reason"], rows, widths=[24, 24, 16, 60])


def _runs(runs: Sequence[Run], wanted: Callable[[Run], bool], *, freed: bool = False) -> ReportTable | None:
    """The runs that are ``wanted``, a row each."""
    rows = [
        cells(
            local_text(run.started, "%a %Y-%m-%d %H:%M"),
            state_cell(run),
            run.what,
            run.instance,
            size_text(run.figures.bytes) if run.figures.bytes else "",
            duration_text(run.seconds),
        )
        for run in runs
        if wanted(run)
    ]
    headings = ["Started", "Outcome", "Operation", "Instance", "Freed" if freed else "Size", "Duration"]
    return table(headings, rows, right=[4, 5], widths=[26, 16, 22, 36, 16, 16])
