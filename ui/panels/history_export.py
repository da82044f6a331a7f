"""Saving the events that the filter lets through to a file, in the background, with its progress."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QProgressBar, QWidget

import engine
from app.history.export_forms import WRITERS
from app.history.filter import EventFilter
from app.history.history import History
from engine.errors import Cancelled, JetError
from engine.events import LogEntry
from engine.progress import Cancel, Event, Operation, Progress, Stage
from ui.format import number, permille
from ui.widgets.buttons import push_button
from ui.widgets.text import ElidedLabel
from ui.worker import TimedEvent, Worker

_TOLD_EVERY = 500


LIST_FORMS = {"CSV (*.csv)": ".csv", "JSON (*.json)": ".json"}
EVENT_FORMS = {**LIST_FORMS, "XML (*.xml)": ".xml", "HTML (*.html)": ".html", "TXT (*.txt)": ".txt"}
"""What files can be called, and their endings."""


def choose_event_file(parent: QWidget, title: str, name: str) -> Path | None:
    """Ask where events are written to; the ending decides about the form."""
    return choose_export_file(parent, title, name, EVENT_FORMS)


def choose_export_file(
    parent: QWidget, title: str, name: str, endings: Mapping[str, str] = MappingProxyType(LIST_FORMS)
) -> Path | None:
    """Ask where to; the ending decides about the form."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    start = str(Path(folder) / f"{name}.csv") if folder else f"{name}.csv"
    chosen, kind = QFileDialog.getSaveFileName(parent, title, start, ";;".join(endings))
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(endings.get(kind, ".csv"))


def export_events(
    history: History, wanted: EventFilter, path: Path, total: int, progress: Progress, cancel: Cancel
) -> int:
    """Write the entries of ``wanted``, newest first; returns how many. ``total`` is what progress counts to."""
    write = WRITERS.get(path.suffix.lower(), WRITERS[".csv"])
    entries = _counted(history.events(wanted, until=history.newest()), path, total, progress)
    return write(engine.LocalFileSystem(), path, entries, cancel=cancel)


def _counted(stored: Iterator[tuple[int, LogEntry]], path: Path, total: int, tell: Progress) -> Iterator[LogEntry]:
    for done, (_, entry) in enumerate(stored):
        if done % _TOLD_EVERY == 0:
            tell(Event(Operation.SCAN, Stage.PROGRESS, min(done, total), total, item=path.name))
        yield entry


class ExportBar(QFrame):
    """One export and its progress; hidden while there is none.

    ``saved`` carries path and number of entries, ``failed`` the ``JetError``, ``crashed`` a traceback.
    """

    saved = Signal(object, int)
    failed = Signal(object)
    crashed = Signal(str)

    def __init__(self, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._history = history
        self._worker: Worker | None = None
        self._text = ElidedLabel("")
        self.bar = QProgressBar(maximum=1000, textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the export"))
        self.cancel_button = push_button(self.tr("Cancel export"), icon="cancel")
        self.cancel_button.clicked.connect(self._cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 10, 8)
        line.addWidget(self._text, 2)
        line.addWidget(self.bar, 3)
        line.addWidget(self.cancel_button)
        self.setVisible(False)

    @property
    def running(self) -> bool:
        return self._worker is not None

    def start(self, wanted: EventFilter, path: Path, total: int) -> None:
        """Write to ``path``; does nothing while another export runs."""
        if self._worker:
            return
        history = self._history
        worker = Worker(
            lambda progress, cancel: export_events(history, wanted, path, total, progress, cancel), self
        )
        worker.progressed.connect(self._show_progress)
        worker.finished.connect(partial(self.saved.emit, path))
        worker.failed.connect(self._tell)
        worker.crashed.connect(self.crashed)
        worker.ended.connect(self._end)
        self._worker = worker
        self._text.set_text(self.tr("Exporting to {}").format(path))
        self.bar.setValue(0)
        self.setVisible(True)
        worker.start()

    def stop(self) -> None:
        """Cancel and wait: before the window goes."""
        if self._worker:
            self._worker.stop()

    def _cancel(self) -> None:
        if self._worker:
            self._worker.cancel.request()

    def _show_progress(self, heard: tuple[TimedEvent, ...]) -> None:
        event = heard[-1].event
        self.bar.setValue(permille(event.done, event.total))
        self.bar.setAccessibleDescription(f"{number(event.done)} / {number(event.total)}")

    def _tell(self, error: JetError) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _end(self) -> None:
        if self._worker:
            self._worker.deleteLater()
        self._worker = None
        self.setVisible(False)
