"""The report of one run: its figures, its entries, and the certificate of a drill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from app.history.export import as_fields
from app.history.runs import Run
from app.local_time import local_text
from app.operations.verification_record import VerificationRecord
from app.reports.document import (
    ReportCell,
    ReportDocument,
    ReportPart,
    ReportTone,
    cells,
    counted,
    state_cell,
    table,
)
from app.reports.sheet_parts import sheet_parts
from app.reports.verification_parts import verification_fields, verification_parts
from app.run_sheet import RunSheet
from engine.discovery.instance_files import generation_range
from engine.events import EventLevel, LogEntry, size_text
from engine.hashing import HashKind

_TONES = {
    EventLevel.CRITICAL: ReportTone.BAD,
    EventLevel.ERROR: ReportTone.BAD,
    EventLevel.WARNING: ReportTone.WARNING,
}


def run_report(
    run: Run,
    entries: Sequence[LogEntry],
    made: datetime,
    certificate: Mapping[str, Any] | None = None,
    sheet: RunSheet | None = None,
    verification: VerificationRecord | None = None,
) -> ReportDocument:
    """``entries``: those of the run, oldest first. ``certificate``: what was kept with a drill
    (:func:`app.operations.drill.certificate_body`), ``sheet``: with a restore, ``verification``: with one."""
    what = f"{run.what} {run.manner}".strip()
    parts = [ReportPart("Run", _facts(run, what, counts_pages=verification is None))]
    if run.failure is not None:
        error = ReportCell(f"{run.failure.message} ({run.failure.name}, {run.failure.code})", ReportTone.BAD)
        parts.append(ReportPart("Error", lines=(error, ReportCell(run.failure.hint))))
    if certificate is not None:
        parts += certificate_parts(certificate)
    if sheet is not None:
        parts += sheet_parts(sheet)
    if verification is not None:
        parts += verification_parts(verification)
    rows = [
        cells(
            local_text(each.moment),
            ReportCell(each.level.label, _TONES.get(each.level, ReportTone.PLAIN)),
            str(each.id),
            each.text,
        )
        for each in entries
    ]
    headings = ["Time", "Level", "Id", "Text"]
    parts.append(ReportPart("Entries", table=table(headings, rows, right=[2], widths=[20, 14, 7, 80])))
    state = state_cell(run)
    verdict = ReportCell(f"{what.capitalize()} of {run.instance or 'an instance'}: {state.text}.", state.tone)
    title = "Drill certificate" if certificate is not None else "Run report"
    title = "Verification certificate" if verification is not None else title
    return ReportDocument(
        f"{title}: {run.instance}" if run.instance else title,
        f"{what.capitalize()} started {local_text(run.started)}",
        verdict,
        made,
        tuple(part for part in parts if part.facts or part.lines or part.table),
        {
            "report": "run",
            "made": made.isoformat(timespec="seconds"),
            "run": run_fields(run),
            "certificate": dict(certificate) if certificate is not None else None,
            "run_sheet": sheet.body() if sheet is not None else None,
            "verification": verification_fields(verification) if verification is not None else None,
            "entries": list(map(as_fields, entries)),
        },
        (run,),
    )


def run_fields(run: Run) -> dict[str, object]:
    """A run for programs."""
    return {
        "id": run.id,
        "operation": run.what,
        "manner": run.manner,
        "job": run.job,
        "instance": run.instance,
        "state": run.state.value,
        "started": run.started.isoformat(),
        "ended": run.ended.isoformat() if run.ended else None,
        "seconds": run.seconds,
        "source": run.source,
        "destination": run.destination,
        "chain": run.chain,
        "figures": asdict(run.figures),
        "error": asdict(run.failure) if run.failure else None,
    }


def duration_text(seconds: float | None) -> str:
    """``12.3 s``, ``4 min 5 s``, ``2 h 3 min``; empty where it is not known."""
    if seconds is None:
        return ""
    if seconds < 60:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {whole % 60} s"


def _facts(run: Run, what: str, *, counts_pages: bool) -> tuple[tuple[str, str], ...]:
    """``counts_pages``: no certificate does."""
    figures = run.figures
    span = (figures.first_log, figures.last_log)
    logs = generation_range(span[0], span[1]) if span[0] is not None and span[1] is not None else ""
    pages = ", ".join(
        f"{count:,} {word}"
        for count, word in (
            (figures.pages_verified, "verified"),
            (figures.pages_blank, "blank"),
            (figures.pages_corrected, "corrected"),
        )
        if count
    )
    given = (
        ("Operation", what),
        ("Outcome", state_cell(run).shown),
        ("Instance", run.instance),
        ("Job", run.job),
        ("Started", local_text(run.started)),
        ("Ended", local_text(run.ended) if run.ended else ""),
        ("Duration", duration_text(run.seconds)),
        ("Source", run.source),
        ("Destination", run.destination),
        ("Chain", run.chain if run.chain != run.source else ""),  # an instance was verified, not a chain
        ("Size", size_text(figures.bytes) if figures.bytes else ""),
        ("Pages", pages if counts_pages else ""),
        ("Logs", logs),
        ("Run", run.id),
    )
    return tuple((name, value) for name, value in given if value)


def certificate_parts(body: Mapping[str, Any]) -> list[ReportPart]:
    """What was restored, with its hashes, what was read, and what was found."""
    tables, files, findings = body.get("tables", []), body.get("files", []), body.get("findings", [])
    reached, logs = body.get("reached") or {}, body.get("logs")
    damaged = [each for each in findings if each["damage"]]
    structure = ReportCell("Every tree of every database is sound.", ReportTone.GOOD)
    if damaged:
        structure = ReportCell(
            f"The structure check found damage: {counted(len(damaged), 'finding')}.", ReportTone.BAD
        )
    facts = (
        ("Backup set", str(body["chain"])),
        ("Instance", str(body["instance"])),
        ("Databases", ", ".join(body["databases"])),
        ("Logs replayed", generation_range(logs[0], logs[1]) if logs else ""),
        ("Restored to", _reached(reached)),
        ("Rows read", f"{body['rows']:,} in {counted(len(tables), 'table')}"),
        ("Size", size_text(body["bytes"])),
        ("Duration", duration_text(body["seconds"])),
    )
    found = [
        ReportCell(f"{each['file']}: {each['detail']}", ReportTone.BAD if each["damage"] else ReportTone.WARNING)
        for each in findings
    ]
    hashes = [
        cells(
            each["name"], each["role"], f"{each['bytes']:,}", each.get("checksum", each["sha256"]) or "not known"
        )
        for each in files
    ]
    kind = HashKind(files[0].get("hash", "sha256")).shown if files else "SHA-256"
    rows = [cells(each["database"], each["name"], f"{each['rows']:,}") for each in tables]
    return [
        ReportPart("Certificate", tuple((name, value) for name, value in facts if value), (structure, *found)),
        ReportPart(
            "Rows of each table", table=table(["Database", "Table", "Rows"], rows, right=[2], widths=[30, 60, 20])
        ),
        ReportPart(
            "Restored files",
            table=table(["File", "Kind", "Bytes", kind], hashes, right=[2], widths=[24, 14, 18, 76]),
        ),
    ]


def _reached(reached: Mapping[str, Any]) -> str:
    if not reached:
        return ""
    time = reached.get("time")
    end = f"the end of the logs at {reached.get('lgpos')}"
    return f"{local_text(datetime.fromisoformat(time))}, {end}" if time else end
