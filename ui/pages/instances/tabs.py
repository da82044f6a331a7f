"""The tabs of an instance: its summary and its logs, its files, the header of a database, its tables, its runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSettings, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

import engine
from app.evidence.rule import ReadBack
from app.history.runs import Run, RunState
from engine.errors import JetError
from ui.format import plural
from ui.languages.marked import marked
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import (
    FILE_TITLES,
    HEADER_TITLES,
    ROWS_COLUMN,
    SORT,
    TABLE_TITLES,
    CellValue,
    RowsModel,
    count_rows,
    file_rows,
    header_rows,
    table_rows,
)
from ui.models.runs import RUN_TITLES, run_rows
from ui.panels.kept_layout import KeptColumns
from ui.panels.sorted_table import SortedTable
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.panel import scrolled
from ui.widgets.picker import Picker
from ui.widgets.text import TextLabel
from ui.worker import Background

SUMMARY, LOGS, FILES, HEADER, TABLES, RUNS = range(6)
_SAMPLES = (
    ("SRU00059_or_so.log", "Current log", "999.99 MiB", "28 Nov 2026 00:00", "generation 0x59 (89)"),
    (
        "dbtimeConsistent, or so",
        "0DB0DB01 2020-05-06T07:08:09Z 5C",
        "what the field means, in a few words",
        "Database header",
    ),
    ("{D10CA2FE-6FCF-4F6D-848E-B2E99266FA89}", "cannot be read", "Columns", "Indexes", "1,048", "application"),
)
_RUNS = (
    "Success with warnings",
    "Verification",
    "incremental, or so",
    "28 Nov 2026 00:00",
    "999.99 MiB",
    "Why it failed",
)
FILES_MS = 2000
"""How often the files of a running instance are listed again."""
MAX_COUNTED = 10
"""Of so many of the newest runs the tab says how many failed."""
_SPARE = ((1, 3), (3, 2), (4, 3, 2))
"""Columns that give way in a narrow window."""
_WIDE = (4, 2, 0)
"""The column that takes what is left."""
_KEPT = ("instances/files", "instances/header", "instances/tables")


class InstanceTabs(QTabWidget):
    """Reads what the open tab shows, in the background, and nothing for the others. ``run_opened`` carries the id
    of a run, ``table_opened`` a database file and the name of one of its tables."""

    run_opened = Signal(str)
    table_opened = Signal(str, str)

    def __init__(
        self,
        background: Background,
        state: QSettings,
        summary: QWidget,
        logs: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._instance: engine.InstanceFiles | None = None
        self._others: Sequence[engine.FoundFile] = ()
        self._filled: set[int] = set()
        self._damage: ReadBack | None = None
        self._again = QTimer(self, interval=FILES_MS, singleShot=True)
        self._again.timeout.connect(self._look_at_files_again)
        self.files = SortedTable(RowsModel([marked(t) for t in FILE_TITLES], (2,), self), self.tr("Files"))
        self.header = SortedTable(RowsModel([marked(t) for t in HEADER_TITLES], (), self), self.tr("Header"))
        self.tables = SortedTable(
            RowsModel([marked(t) for t in TABLE_TITLES], (1, 2, 3, 4), self), self.tr("Tables")
        )
        self._choosers: dict[int, QComboBox] = {}
        self._trouble: dict[int, Banner] = {}
        self._says: dict[int, TextLabel] = {}
        self.addTab(scrolled(summary), self.tr("Summary"))
        self.addTab(scrolled(logs), self.tr("Logs"))
        for at, title, table in (
            (FILES, self.tr("Files"), self.files),
            (HEADER, self.tr("Header"), self.header),
            (TABLES, self.tr("Tables"), self.tables),
        ):
            self.addTab(self._framed(at, table), title)
            nth = at - FILES
            samples = dict(enumerate(_SAMPLES[nth])) | self._own_samples().get(at, {})
            KeptColumns(table, state, _KEPT[nth], samples, _SPARE[nth], icon=-1, wide=_WIDE[nth])
        self._add_rows()
        self._add_runs(state)
        self.setUsesScrollButtons(True)
        self.setMinimumHeight(self.fontMetrics().height() * 9)
        self.setAccessibleName(self.tr("Instance details"))
        self.tabBar().setAccessibleName(self.tr("Instance details"))
        self.currentChanged.connect(self._fill)

    def _own_samples(self) -> dict[int, dict[int, str]]:
        """What is longer in other languages."""
        kinds = (self.tr("Database"), self.tr("Current log"), self.tr("Checkpoint"))
        sections = (shown("Database header"), shown("Header copies"))
        return {FILES: {1: max(kinds, key=len)}, HEADER: {3: max(sections, key=len)}}

    def _framed(self, at: int, table: SortedTable) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 8, 0, 0)
        chooser = Picker()
        chooser.setAccessibleName(self.tr("File"))
        chooser.setMinimumContentsLength(24)
        chooser.activated.connect(lambda _row: self._refill(at))
        says = TextLabel("", "muted")
        head = QHBoxLayout()
        head.addWidget(chooser)
        head.addWidget(says)
        head.addStretch(1)
        self._choosers[at], self._says[at], self._trouble[at] = chooser, says, Banner()
        column.addLayout(head)
        column.addWidget(self._trouble[at])
        column.addWidget(table, 1)
        return frame

    def _add_rows(self) -> None:
        """A table leads to its rows."""
        show = QAction(self.tr("Show rows"), self)
        show.setStatusTip(self.tr("Show the rows of this table, as recovery or the newest backup has them"))
        show.triggered.connect(lambda: self._open_table(self.tables.currentIndex()))
        self.tables.addAction(show)
        self.tables.activated.connect(self._open_table)

    def _open_table(self, index: QModelIndex) -> None:
        path = self._chosen(TABLES)
        if path is not None and index.isValid():
            self.table_opened.emit(str(path), str(index.siblingAtColumn(0).data()))

    def _add_runs(self, state: QSettings) -> None:
        """The runs of the instance, whatever became of them: the newest first, each with its place in the
        history."""
        self._shown_runs: tuple[Run, ...] = ()
        self.runs = SortedTable(RowsModel([marked(t) for t in RUN_TITLES], (4,), self), self.tr("Runs"))
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 8, 0, 0)
        self._no_runs = TextLabel(self.tr("No runs for this instance yet."), "muted", fold=True)
        column.addWidget(self._no_runs)
        column.addWidget(self.runs, 1)
        self.addTab(frame, self.tr("Runs"))
        KeptColumns(self.runs, state, "instances/runs", dict(enumerate(_RUNS)), (4, 1))
        self.runs.activated.connect(self._open_run)

    def _open_run(self, index: QModelIndex) -> None:
        run = index.siblingAtColumn(0).data(SORT)
        if isinstance(run, str):
            self.run_opened.emit(run.rpartition(" ")[2])

    def _show_runs(self, runs: Sequence[Run]) -> None:
        if tuple(runs) != self._shown_runs or not self.runs.rows.rowCount():
            self._shown_runs = tuple(runs)
            self.runs.rows.set_rows(run_rows(runs))
        self._no_runs.setVisible(not runs)
        self.runs.setVisible(bool(runs))
        bad = sum(run.state in (RunState.FAILED, RunState.INTERRUPTED) for run in runs[:MAX_COUNTED])
        self.setTabText(RUNS, self.tr("Runs ({} failed)").format(bad) if bad else self.tr("Runs"))

    def show_instance(
        self,
        instance: engine.InstanceFiles | None,
        others: Sequence[engine.FoundFile],
        runs: Sequence[Run] = (),
        damage: ReadBack | None = None,
    ) -> None:
        """Show ``instance``; ``others`` are the files of the scan that belong to none, ``runs`` its runs,
        ``damage`` what was found in its files last."""
        self._show_runs(runs)
        before = self._instance
        if damage != self._damage:
            self._damage = damage
            self._filled.discard(FILES)
        self._instance, self._others = instance, others
        databases = [database.path for database in instance.databases] if instance else []
        others_of = [log.path for log in reversed(instance.logs)] if instance else []
        if instance and instance.checkpoint:
            others_of.append(instance.checkpoint.path)
        for at, chooser in self._choosers.items():
            self._offer(chooser, [*databases, *others_of] if at == HEADER else databases)
            chooser.setVisible(at != FILES and chooser.count() > 1)
        if instance and before and instance.live and before.live and instance.name == before.name:
            if instance != before and not self._again.isActive():
                self._again.start()  # it only worked on: its logs are others
        elif instance != before:
            self._filled.clear()
            for slot in ("files", "header", "tables"):
                self._background.forget(f"instance {slot}")
        self._fill(self.currentIndex())

    @staticmethod
    def _offer(chooser: QComboBox, paths: Sequence[Path]) -> None:
        """Choose among ``paths``; what was chosen stays chosen."""
        if [chooser.itemData(at) for at in range(chooser.count())] == list(paths):
            return
        kept = chooser.currentText()
        chooser.clear()
        for path in paths:
            chooser.addItem(path.name, path)
        chooser.setCurrentIndex(max(0, chooser.findText(kept)) if paths else -1)

    def _look_at_files_again(self) -> None:
        self._refill(FILES)

    def _refill(self, at: int) -> None:
        self._filled.discard(at)
        if at == self.currentIndex():
            self._fill(at)

    def _fill(self, at: int) -> None:
        if self._instance is None or at in self._filled or at not in self._choosers:
            return
        self._filled.add(at)
        self._trouble[at].clear()
        {FILES: self._fill_files, HEADER: self._fill_header, TABLES: self._fill_tables}[at]()

    def _chosen(self, at: int) -> Path | None:
        path = self._choosers[at].currentData()
        return path if isinstance(path, Path) else None

    def _fill_files(self) -> None:
        instance, others, damage = self._instance, self._others, self._damage
        if instance is None:
            return
        self._background.ask(
            "instance files", lambda cancel: file_rows(instance, others, cancel, damage), self.files.rows.set_rows
        )

    def _fill_header(self) -> None:
        path = self._chosen(HEADER)
        if path is None:
            self._tell_none(HEADER, self.header)
            return
        self._background.ask(
            "instance header",
            lambda cancel: header_rows(path, cancel),
            self.header.rows.set_rows,
            lambda error: self._tell(HEADER, path, error),
        )

    def _fill_tables(self) -> None:
        path = self._chosen(TABLES)
        if path is None:
            self._tell_none(TABLES, self.tables)
            return
        self._says[TABLES].set_text(self.tr("Reading the catalog…"))
        self.tables.rows.set_rows([])
        self._background.ask(
            "instance tables",
            lambda cancel: table_rows(path, cancel),
            lambda rows: self._count(path, rows),
            lambda error: self._tell(TABLES, path, error),
        )

    def _count(self, path: Path, rows: list[tuple[CellValue, ...]]) -> None:
        self.tables.rows.set_rows(rows)
        self._says[TABLES].set_text(self.tr("Counting rows…"))
        self._background.ask_in_parts(
            "instance tables",
            lambda cancel, tell: count_rows(path, cancel, tell),
            self._take_count,
            lambda _done: self._says[TABLES].set_text(plural(len(rows), "{} table", "{} tables")),
            lambda error: self._tell(TABLES, path, error),
        )

    def _take_count(self, counted: tuple[int, CellValue]) -> None:
        row, field = counted
        self.tables.rows.set_field(row, ROWS_COLUMN, field)

    def _tell(self, at: int, path: Path, error: JetError) -> None:
        self._says[at].set_text("")
        {FILES: self.files, HEADER: self.header, TABLES: self.tables}[at].rows.set_rows([])
        what = self.tr("This part of the database cannot be read.")
        self._trouble[at].show_message(Message(Level.ERROR, what, str(path), str(error), error.hint))

    def _tell_none(self, at: int, table: SortedTable) -> None:
        table.rows.set_rows([])
        self._says[at].set_text(self.tr("There is no database here, only logs."))
