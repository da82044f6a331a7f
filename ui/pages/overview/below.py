"""What is below the instances of the overview: days of the chosen one, all problems, destinations, hosts."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

import engine
from app.history.runs import Run
from app.status.values import DestinationStatus, InstanceStatus, StatusProblem, worst
from ui.icons import set_icon, tint_tab
from ui.languages.marked import marked
from ui.levels import Level
from ui.models.instances import SORT, RowsModel
from ui.models.overview import SeenState, destinations_of, hosts_of, level_of, mend_of
from ui.models.overview_rows import (
    DESTINATION_TITLES,
    HOST_TITLES,
    PROBLEM_TITLES,
    about,
    destination_rows,
    host_rows,
    problem_rows,
)
from ui.models.run_days import key_of
from ui.models.warned import warned_line
from ui.panels.sorted_table import SortedTable
from ui.widgets.buttons import ActionButton, push_button
from ui.widgets.chip import LevelIcon
from ui.widgets.day_strip import DayStrip
from ui.widgets.panel import scrolled
from ui.widgets.text import TextLabel, show_part


class InstanceDays(QWidget):
    """The chosen instance: its sentence in full, what is wrong with it, what its newest backup warned of, its last
    days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run: Run | None = None
        """The newest backup, if it ended with warnings."""
        self.name = TextLabel("", "section", fold=True)
        self._icon = LevelIcon(size=18)
        self.line = TextLabel("", fold=True)
        self.strip = DayStrip(self.tr("Last 30 days"), self.tr("No instance is chosen."))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self.name, 1)
        self._warned_icon, self.warned = LevelIcon(Level.WARNING, 16), TextLabel("", fold=True)
        self.show_run = push_button(self.tr("Show run"), icon="history")
        self.show_run.setToolTip(self.tr("Go to the backup that ended with warnings"))
        self._warned_line = QWidget()
        warned = QHBoxLayout(self._warned_line)
        warned.setContentsMargins(0, 0, 0, 0)
        warned.setSpacing(8)
        warned.addWidget(self._warned_icon)
        warned.addWidget(self.warned, 1)
        warned.addWidget(self.show_run)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 6)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.line)
        column.addWidget(self._warned_line)
        column.addWidget(self.strip)
        column.addStretch(1)

    def show_instance(self, seen: SeenState, instance: InstanceStatus | None) -> None:
        """Show ``instance``, or that none is chosen."""
        self.run = seen.warned.get(key_of(instance)) if instance is not None else None
        self.warned.set_text(warned_line(self.run) if self.run is not None else "")
        show_part(self._warned_line, self.run is not None)
        if instance is None:
            self.name.set_text("")
            self.line.set_text("")
            self._icon.hide()
            self.strip.set_days(())
            return
        self._icon.show()
        self._icon.set_level(level_of(instance.severity))
        self.name.set_text(f"{instance.name} · {instance.folder}")
        self.line.set_text(about(seen, instance))
        self.strip.set_days(seen.days.get(key_of(instance), ()))


class Below(QTabWidget):
    """``problem_opened`` carries the problem whose mending is asked for, ``run_opened`` the id of a run.
    ``destination_wanted`` carries a :class:`~app.status.values.DestinationStatus` whose page is, and
    ``destination_opened`` one whose folder is."""

    problem_opened = Signal(object)
    destination_wanted = Signal(object)
    destination_opened = Signal(object)
    run_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName(self.tr("Below the instances"))
        self._seen: SeenState | None = None
        self.days = InstanceDays()
        self.problems = SortedTable(RowsModel([marked(title) for title in PROBLEM_TITLES]), self.tr("Problems"))
        self.destinations = SortedTable(
            RowsModel([marked(title) for title in DESTINATION_TITLES], (2, 3, 4)), self.tr("Destinations")
        )
        self.hosts = SortedTable(RowsModel([marked(title) for title in HOST_TITLES], (2,)), self.tr("Hosts"))
        self.mend = QAction(self.tr("Fix…"), self)
        self.mend.setStatusTip(self.tr("Fix the selected problem"))
        self.show_destination = QAction(self.tr("&Show destination"), self)
        self.show_destination.setStatusTip(self.tr("Go to the selected destination"))
        set_icon(self.show_destination, "destinations")
        self.open_folder = QAction(self.tr("&Open folder"), self)
        self.open_folder.setStatusTip(self.tr("Show the destination in the file manager"))
        set_icon(self.open_folder, "open-folder")
        self.problems.insertAction(self.problems.actions()[0], self.mend)
        self.destinations.insertActions(self.destinations.actions()[0], [self.show_destination, self.open_folder])
        self.addTab(scrolled(self.days), self.tr("&Days"))
        self.addTab(self.problems, self.tr("&Problems"))
        self.addTab(self.destinations, self.tr("D&estinations"))
        self.addTab(self.hosts, self.tr("&Hosts"))
        self.mend_button = ActionButton(self.mend)
        self.setCornerWidget(self.mend_button)
        self._lay_out_tables()
        self._connect()
        self._follow()

    def _lay_out_tables(self) -> None:
        character = self.fontMetrics().averageCharWidth()
        for table, widths in (
            (self.problems, (20, 56, 24, 26)),
            (self.destinations, (46, 34, 17, 17, 12)),
            (self.hosts, (30, 20, 16, 26)),
        ):
            for column, wide in enumerate(widths):
                table.setColumnWidth(column, wide * character)
            table.setMinimumHeight(table.fontMetrics().height() * 5)

    def _connect(self) -> None:
        self.problems.activated.connect(lambda _index: self.mend.trigger())
        self.problems.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.mend.triggered.connect(self._mend)
        self.currentChanged.connect(lambda _at: self._follow())
        self.destinations.activated.connect(lambda _index: self.show_destination.trigger())
        self.destinations.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.show_destination.triggered.connect(lambda: self._with_destination(self.destination_wanted))
        self.open_folder.triggered.connect(lambda: self._with_destination(self.destination_opened))
        self.days.strip.element_activated.connect(self._open_day)
        self.days.show_run.clicked.connect(self._open_warned)

    # ---- what it shows

    def show_seen(self, seen: SeenState, chosen: InstanceStatus | None) -> None:
        """Show all of ``seen``; ``chosen`` is the current instance."""
        self._seen = seen
        self.problems.rows.set_rows(problem_rows(seen))
        if not self.problems.currentIndex().isValid():
            self.problems.setCurrentIndex(self.problems.model().index(0, 0))
        self.destinations.rows.set_rows(destination_rows(seen))
        self.hosts.rows.set_rows(host_rows(seen))
        self.show_instance(chosen)
        overview = seen.overview
        problems, hosts = overview.all_problems, hosts_of(seen)
        worst_place = worst(tuple(problem for each in overview.destinations for problem in each.problems))
        self._show_tab(1, self.tr("&Problems ({})"), len(problems), level_of(worst(problems)))
        self._show_tab(2, self.tr("D&estinations ({})"), len(overview.destinations), level_of(worst_place))
        silent = any(host.silent for host in hosts)
        self._show_tab(3, self.tr("&Hosts ({})"), len(hosts), Level.WARNING if silent else Level.SUCCESS)
        self.setTabVisible(3, bool(hosts))
        self._follow()

    def _show_tab(self, at: int, text: str, count: int, level: Level) -> None:
        self.setTabText(at, text.format(count))
        tint_tab(self.tabBar(), at, level.icon, level.token)
        self.setTabVisible(at, bool(count))

    def show_problem(self, problem: StatusProblem) -> None:
        """Bring the problems to the front, that one selected."""
        self.setCurrentIndex(1)
        at = self._seen.overview.all_problems.index(problem) if self._seen else -1
        model = self.problems.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        self.problems.setCurrentIndex(next((index for index in rows if index.data(SORT) == at), QModelIndex()))

    def show_hosts(self) -> None:
        """Bring the hosts to the front."""
        self.setCurrentIndex(3)
        self.hosts.setFocus()

    def show_instance(self, chosen: InstanceStatus | None) -> None:
        """Show the days of ``chosen``."""
        if self._seen is not None:
            self.days.show_instance(self._seen, chosen)

    @property
    def problem(self) -> StatusProblem | None:
        """The current problem of the list."""
        index = self.problems.currentIndex()
        problems = self._seen.overview.all_problems if self._seen else ()
        at = index.siblingAtColumn(0).data(SORT) if index.isValid() else None
        return problems[at] if isinstance(at, int) and at < len(problems) else None

    @property
    def destination(self) -> DestinationStatus | None:
        """The current destination of the list."""
        index = self.destinations.currentIndex()
        name = index.siblingAtColumn(0).data() if index.isValid() else None
        listed = destinations_of(self._seen.overview) if self._seen else ()
        return next((each for each in listed if str(each.place) == name), None)

    # ---- what happens

    def _follow(self) -> None:
        self.mend_button.setVisible(self.currentWidget() is self.problems)
        problem = self.problem
        mend = mend_of(self._seen, problem) if self._seen and problem else None
        self.mend.setEnabled(mend is not None)
        destination = self.destination
        is_bucket = destination is not None and isinstance(destination.place, engine.StoreAddress)
        self.show_destination.setEnabled(destination is not None)
        self.open_folder.setEnabled(destination is not None and not is_bucket)
        self.mend.setText(mend.words if mend else self.tr("Fix…"))

    def _mend(self) -> None:
        if self.problem is not None:
            self.problem_opened.emit(self.problem)

    def _with_destination(self, signal: SignalInstance) -> None:
        if self.destination is not None:
            signal.emit(self.destination)

    def _open_warned(self) -> None:
        if self.days.run is not None:
            self.run_opened.emit(self.days.run.id)

    def _open_day(self, at: int) -> None:
        day = self.days.strip.days[at]
        if day.runs:
            self.run_opened.emit(day.runs[-1])
