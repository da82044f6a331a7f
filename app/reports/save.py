"""Reports made from what this machine knows, and written to a file in the form that its name asks for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app.audit.checking import verify
from app.audit.log import AuditLog
from app.history.export import CSV_BOM, csv_lines, inert
from app.history.filter import EventFilter, RunFilter
from app.history.history import History
from app.history.runs import Run
from app.history.slots import Slots
from app.operations.verification_record import record_of
from app.reports.document import ReportDocument
from app.reports.html import html_of
from app.reports.pdf import pdf_of
from app.reports.run_report import run_report
from app.reports.week_report import WEEK, AuditSummary, week_report
from app.run_sheet import sheet_in
from app.settings import Locations
from app.status.look import look
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem, write_durably
from engine.progress import Cancel

FORMS = (".html", ".pdf", ".csv")
_COLUMNS = (
    "Run", "Operation", "Manner", "Job", "Instance", "Outcome", "Started (UTC)", "Ended (UTC)", "Seconds", "Bytes",
    "Pages verified", "Pages corrected", "First log", "Last log", "Source", "Destination", "Chain", "Error",
)  # fmt: skip


def report_of_run(locations: Locations, run_id: str, made: datetime) -> ReportDocument:
    """The report of the run with this id, or the only one whose id starts with it; a drill's and a verification's
    have their certificate, a restore's its run sheet.

    Raises JET_errInvalidParameter (-1003) where there is none or more than one, and as the history.
    """
    with History(locations.history) as history:
        run = _found(history, run_id)
        entries = [stored.entry for stored in history.events(EventFilter(run=run.id))]
        kept = history.document(run.id)
    certificate = kept if run.is_drill and kept is not None and "result" in kept else None
    return run_report(run, list(reversed(entries)), made, certificate, sheet_in(kept), record_of(kept))


def report_of_week(locations: Locations, made: datetime, *, cancel: Cancel | None = None) -> ReportDocument:
    """The report of the seven days before ``made``, with the overview as it is now.

    Looks at destinations, and reads the audit log. Raises as the history.
    """
    since = made - WEEK
    with History(locations.history) as history:
        runs = history.runs(RunFilter(since=since))
        slots = Slots(history).records(since=since)
    return week_report(made, runs, look(locations, made, cancel=cancel), slots, _audit(locations))


def save(document: ReportDocument, path: Path, fs: FileSystem | None = None) -> None:
    """Write it in the form that the name of the file asks for: ``.html``, ``.pdf``, or ``.csv`` for its runs.

    Replaces a file of that name. Raises JET_errInvalidParameter (-1003) for another ending,
    JET_errFeatureNotAvailable (-1001) for PDF without its package, and a ``StorageFault``.
    """
    match path.suffix.lower():
        case ".html":
            data = html_of(document).encode("utf-8")
        case ".pdf":
            data = pdf_of(document)
        case ".csv":
            data = csv_of(document)
        case _:
            raise Code.InvalidParameter.error(
                f"{path.name} does not say which form the report is to have.",
                hint=f"Use a name that ends in {', '.join(FORMS[:-1])} or {FORMS[-1]}.",
                path=str(path),
            )
    write_durably(fs or LocalFileSystem(), path, data)


def csv_of(document: ReportDocument) -> bytes:
    """The runs of a report as CSV for spreadsheet programs, as :func:`app.history.export.write_csv` writes it."""
    return CSV_BOM + csv_lines([_COLUMNS, *map(_row, document.runs)])


def _row(run: Run) -> list[str]:
    figures = run.figures
    cells = [
        *(run.id, run.what, run.manner, run.job, run.instance, run.state.value),
        f"{run.started:%Y-%m-%d %H:%M:%S}",
        f"{run.ended:%Y-%m-%d %H:%M:%S}" if run.ended else "",
        f"{run.seconds:.3f}" if run.seconds is not None else "",
        *map(str, (figures.bytes, figures.pages_verified, figures.pages_corrected)),
        *("" if log is None else str(log) for log in (figures.first_log, figures.last_log)),
        *(run.source, run.destination, run.chain),
        run.failure.message if run.failure else "",
    ]
    return [inert(cell) for cell in cells]


def _found(history: History, run_id: str) -> Run:
    run = history.run(run_id)
    if run is not None:
        return run
    matching = [each for each in history.runs() if run_id and each.id.startswith(run_id)]
    if len(matching) == 1:
        return matching[0]
    raise Code.InvalidParameter.error(
        f"{len(matching)} runs have an id that starts with {run_id}."
        if matching
        else f"There is no run {run_id}.",
        hint="'ese-backup history --runs' lists the runs with their ids.",
    )


def _audit(locations: Locations) -> AuditSummary | None:
    """None where the log cannot be read: the overview says so."""
    try:
        found = verify(AuditLog(locations.audit))
    except JetError:
        return None
    return AuditSummary(found.rows, found.newest, len(found.findings))
