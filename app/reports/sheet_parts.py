"""The run sheet of a restore as parts of a report: for each phase a table of its steps with who ticked them."""

from __future__ import annotations

from app.local_time import local_text
from app.reports.document import ReportCell, ReportPart, ReportTone, cells, table
from app.run_sheet import RunSheet, SheetPhase, SheetStep

_HEADINGS = ("Step", "What to do", "Done")


def sheet_parts(sheet: RunSheet) -> list[ReportPart]:
    """What was restored where to, the steps, and what to keep in mind."""
    facts = (
        ("Instance", sheet.instance),
        ("Chain", sheet.chain),
        ("Target", f"{sheet.target} (in place)" if sheet.in_place else sheet.target),
        ("Command", sheet.command),
    )
    loss = (ReportCell(sheet.loss, ReportTone.WARNING),) if sheet.loss else ()
    parts = [ReportPart(f"Run sheet: {sheet.title}", tuple((n, v) for n, v in facts if v), loss)]
    for phase in SheetPhase:
        rows = [cells(step.id, "\n".join((step.text, *step.commands)), _done(step)) for step in sheet.of(phase)]
        name = f"{phase.value.capitalize()} the restore"
        parts.append(ReportPart(name, table=table(_HEADINGS, rows, widths=[12, 90, 30])))
    notes = tuple(map(ReportCell, (*sheet.warnings, sheet.caution)))
    return [*parts, ReportPart("Keep in mind", lines=notes)]


def _done(step: SheetStep) -> ReportCell:
    if step.tick is None:
        return ReportCell("open")
    return ReportCell(f"{step.tick.who}, {local_text(step.tick.when)}", ReportTone.GOOD)
