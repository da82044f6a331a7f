"""Saving a report as HTML, PDF or CSV: asked for in the window, made and written in the background."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.settings import Locations
from engine.errors import JetError
from ui.context import Context
from ui.levels import Level
from ui.panels.report_paper import report_on_paper
from ui.values.message import Message

if TYPE_CHECKING:
    from app.reports.document import ReportDocument


def choose_report_file(parent: QWidget, title: str, name: str) -> Path | None:
    """Ask where to; the ending decides the format."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    start = str(Path(folder) / f"{name}.html") if folder else f"{name}.html"
    endings = {"HTML (*.html)": ".html", "PDF (*.pdf)": ".pdf", "CSV (*.csv)": ".csv"}
    chosen, kind = QFileDialog.getSaveFileName(parent, title, start, ";;".join(endings))
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(endings.get(kind, ".html"))


class ReportSaver(QObject):
    """``failed`` carries the :class:`~ui.values.message.Message` that says why a report was not saved; a report
    that was is announced."""

    failed = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent
        self._printer: QPrinter | None = None

    def save_run(self, run_id: str) -> None:
        """Ask where to, and save the report on a run: the certificate of a drill is one."""
        locations = self._context.locations
        title, name = self.tr("Save the report on the run"), f"report-{run_id}"
        self._save(title, name, lambda: _of_run(locations, run_id))

    def print_run(self, run_id: str) -> None:
        """Make the report on a run, and ask for the printer."""
        locations = self._context.locations
        self._context.background.ask(
            f"print {run_id}",
            lambda _cancel: _of_run(locations, run_id),
            self._print,
            self._tell,
        )

    def _print(self, report: ReportDocument) -> None:
        document = report_on_paper(report)
        self._printer = printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # the dialog does not own it
        dialog = QPrintDialog(printer, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Print the report"))
        dialog.accepted.connect(lambda *_: document.print_(printer))
        QDialog.open(dialog)

    def save_week(self) -> None:
        """Ask where to, and save the report on the last seven days."""
        locations, now = self._context.locations, datetime.now(UTC)
        name = f"week-{now.astimezone():%Y-%m-%d}"
        self._save(self.tr("Save the weekly report"), name, lambda: _of_week(locations, now))

    def _save(self, title: str, name: str, made: Callable[[], ReportDocument]) -> None:
        path = choose_report_file(self._parent, title, name)
        if path is None:
            return

        def work() -> Path:
            from app.reports.save import save

            save(made(), path)
            return path

        self._context.background.ask(f"report {path}", lambda _cancel: work(), self._saved, self._tell)

    def _saved(self, path: Path) -> None:
        self._context.navigation.announce.emit(self.tr("Report written to {}.").format(path))

    def _tell(self, error: JetError) -> None:
        what = self.tr("The report was not saved.")
        self.failed.emit(Message(Level.ERROR, what, why=str(error), advice=error.hint))


# Reports load much of the engine, which the first paint can do without.


def _of_run(locations: Locations, run_id: str) -> ReportDocument:
    from app.reports.save import report_of_run

    return report_of_run(locations, run_id, datetime.now(UTC))


def _of_week(locations: Locations, now: datetime) -> ReportDocument:
    from app.reports.save import report_of_week

    return report_of_week(locations, now)
