"""The runs of the history as a table, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication

from app.history.history import History
from app.history.runs import Run, RunOperation, RunState
from ui.format import duration, generations, number, plain_tip, size, when, when_utc
from ui.icons import themed_icon
from ui.languages.marked import mark
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue, plain
from ui.models.own_names import UNNAMED, RecordedNames, both
from ui.palette import tokens_for
from ui.worker import Background

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()

RUN = Qt.ItemDataRole.UserRole
"""Role of the :class:`~app.history.runs.Run`."""
SORT = Qt.ItemDataRole.UserRole + 1
"""Role of the value that a column is sorted by."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Runs", text)


_MOST = 5000  # runs shown; with ten a day that is more than a year


class RunColumn(IntEnum):
    STATE = 0
    OPERATION = 1
    KIND = 2
    INSTANCE = 3
    STARTED = 4
    DURATION = 5
    BYTES = 6
    PAGES = 7
    LOGS = 8
    ERROR = 9


LEVELS = {
    RunState.RUNNING: Level.RUNNING,
    RunState.SUCCESS: Level.SUCCESS,
    RunState.WARNING: Level.WARNING,
    RunState.FAILED: Level.ERROR,
    RunState.CANCELLED: Level.CANCELLED,
    RunState.INTERRUPTED: Level.INTERRUPTED,
    RunState.NOT_KNOWN: Level.NEUTRAL,
}
"""How a state looks: each has a shape of its own."""

_NUMBERS = (RunColumn.DURATION, RunColumn.BYTES, RunColumn.PAGES)


RUN_TITLES = (mark("State"), mark("Operation"), mark("Kind"), mark("Started"), mark("Size"), mark("Error"))
"""Columns of the runs of one instance."""


def state_word(state: RunState) -> str:
    """The word for ``state``."""
    return {
        RunState.RUNNING: tr("Running"),
        RunState.SUCCESS: tr("Success"),
        RunState.WARNING: tr("Success with warnings"),
        RunState.FAILED: tr("Failed"),
        RunState.CANCELLED: tr("Cancelled"),
        RunState.INTERRUPTED: tr("Interrupted"),
        RunState.NOT_KNOWN: tr("Not known"),
    }[state]


def error_text(run: Run) -> str:
    """Why it failed, with the error's name and number; a verification of which none was kept found damage."""
    if run.failure:
        return f"{shown(run.failure.message)} ({run.failure.name}, {run.failure.code})"
    damage = run.operation is RunOperation.VERIFY and run.state is RunState.FAILED
    return tr("Damage was found.") if damage else ""


def run_rows(runs: Sequence[Run]) -> list[tuple[CellValue, ...]]:
    """The runs of one instance as rows; the first field sorts by state and ends with the run's id."""
    return [
        (
            CellValue(state_word(run.state), f"{state_word(run.state)} {run.id}", level=LEVELS[run.state]),
            plain(shown(run.operation.value.capitalize())),
            plain(shown(run.kind)),
            CellValue(when(run.started), run.started.timestamp(), when_utc(run.started)),
            CellValue(size(run.figures.bytes) if run.figures.bytes else "", run.figures.bytes),
            CellValue(error_text(run), error_text(run).casefold(), error_tip(run)),
        )
        for run in runs
    ]


def error_tip(run: Run) -> str:
    return f"{error_text(run)}\n{shown(run.failure.hint)}".strip() if run.failure else error_text(run)


class RunsModel(QAbstractTableModel):
    """The newest runs; :meth:`reload` looks again. ``failed`` carries why the history cannot be read."""

    loaded = Signal(int)
    failed = Signal(object)

    def __init__(self, history: History, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._background = background
        self._runs: list[Run] = []
        self._names = UNNAMED

    def set_names(self, names: RecordedNames) -> None:
        """Show the instances by these own names."""
        if names != self._names:
            self._names = names
            if self._runs:
                column = RunColumn.INSTANCE
                self.dataChanged.emit(self.index(0, column), self.index(len(self._runs) - 1, column))

    def reload(self) -> None:
        """Read the runs in the background and show what changed."""
        history = self._history
        slot = f"runs-{id(self)}"
        self._background.ask(slot, lambda _cancel: history.runs(count=_MOST), self._show, self.failed.emit)

    def row_of(self, run_id: str) -> int:
        """Row of the run with this id, or -1."""
        return next((row for row, run in enumerate(self._runs) if run.id == run_id), -1)

    def instances(self) -> set[str]:
        """Names of the instances that have runs."""
        return {run.instance for run in self._runs}

    def _show(self, runs: list[Run]) -> None:
        came = len(runs) - len(self._runs)
        if came >= 0 and [run.id for run in runs[came:]] == [run.id for run in self._runs]:
            self._update(runs, came)
        else:
            self.beginResetModel()
            self._runs = runs
            self.endResetModel()
        self.loaded.emit(len(runs))

    def _update(self, runs: list[Run], came: int) -> None:
        """The same runs with ``came`` new ones before them: selection and scrolling stay."""
        if came:
            self.beginInsertRows(QModelIndex(), 0, came - 1)
            self._runs = [*runs[:came], *self._runs]
            self.endInsertRows()
        for row, run in enumerate(runs):
            if run != self._runs[row]:
                self._runs[row] = run
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(RunColumn) - 1))

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(RunColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.titles()[section]
        is_number = orientation is Qt.Orientation.Horizontal and section in _NUMBERS
        if role == Qt.ItemDataRole.TextAlignmentRole and is_number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def titles(self) -> Sequence[str]:
        """The headings in the order of :class:`RunColumn`."""
        return (
            self.tr("State"),
            self.tr("Operation"),
            self.tr("Kind"),
            self.tr("Instance"),
            self.tr("Started"),
            self.tr("Duration"),
            self.tr("Size"),
            self.tr("Pages"),
            self.tr("Logs"),
            self.tr("Error"),
        )

    def cells(self, run: Run) -> tuple[str, ...]:
        """What the table shows of ``run``, in the order of :class:`RunColumn`."""
        figures, seconds = run.figures, run.seconds
        pages = figures.pages_verified + figures.pages_blank + figures.pages_corrected
        logs = figures.first_log, figures.last_log
        return (
            state_word(run.state),
            shown(run.what.capitalize()),
            shown(run.manner),
            self._names.of_run(run),
            when(run.started, seconds=True),
            "" if seconds is None else duration(seconds),
            size(figures.bytes) if figures.bytes else "",
            number(pages) if pages else "",
            generations(logs[0], logs[1]) if logs[0] is not None and logs[1] is not None else "",
            error_text(run),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        run, column = self._runs[index.row()], RunColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.cells(run)[column]
            case Qt.ItemDataRole.DecorationRole if column is RunColumn.STATE:
                level = LEVELS[run.state]
                return themed_icon(level.icon, level.color(tokens_for(QGuiApplication.palette())))
            case Qt.ItemDataRole.ToolTipRole:
                return _tip(run, column, self.cells(run)[column])
            case Qt.ItemDataRole.TextAlignmentRole if column in _NUMBERS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _ if role == RUN:
                return run
            case _ if role == SORT:
                return _sort_value(run, column, self.cells(run)[column])
        return None


def _tip(run: Run, column: RunColumn, text: str) -> str | None:
    if column is RunColumn.STARTED:
        return when_utc(run.started)
    if column is RunColumn.INSTANCE:
        return plain_tip(both(run.instance, text))
    if column is RunColumn.ERROR and run.failure:
        return plain_tip(error_tip(run))
    return None


def _sort_value(run: Run, column: RunColumn, text: str) -> float | str:
    figures = run.figures
    match column:
        case RunColumn.STARTED:
            return run.started.timestamp()
        case RunColumn.DURATION:
            return -1.0 if run.seconds is None else run.seconds
        case RunColumn.BYTES:
            return float(figures.bytes)
        case RunColumn.PAGES:
            return float(figures.pages_verified + figures.pages_blank + figures.pages_corrected)
        case RunColumn.LOGS:
            return float(figures.first_log or 0)
    return text.casefold()
