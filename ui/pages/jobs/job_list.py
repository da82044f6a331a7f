"""The list of the jobs, with what can be done with them: the same in the tool bar and the context menu."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import IntEnum

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.jobs.job import Job
from app.status.values import StatusProblem
from ui.context import Context
from ui.icons import set_icon
from ui.languages.marked import marked
from ui.models.instances import RowsModel
from ui.models.job_ends import JobTrouble, missing_of, trouble_of
from ui.models.jobs import JOB_TITLES, job_row, names_by_folder
from ui.panels.fitted_height import WholeTable
from ui.panels.kept_layout import KeptColumns
from ui.panels.sorted_table import SortedTable
from ui.panels.when_shown import WhenShown
from ui.widgets.banner import Banner
from ui.widgets.buttons import ActionButton, allow
from ui.widgets.elided import PathCell
from ui.widgets.flow import Flow
from ui.widgets.text import TextLabel, show_part

LEAST_ROWS, MOST_ROWS = 4, 8
"""Jobs that are seen without a scroll bar of the list: in a low window, the page scrolls."""
AGES_MS = 30_000
"""How often ages such as "2 h ago" are written anew."""


class JobColumn(IntEnum):
    NAME = 0
    INSTANCES = 1
    DESTINATION = 2
    SCHEDULE = 3
    NEXT = 4
    LAST = 5


_SAMPLES = {
    JobColumn.NAME: "Mail every night",
    JobColumn.INSTANCES: "mail, directory and 3",
    JobColumn.DESTINATION: "/srv/…/backups",
    JobColumn.SCHEDULE: "Every weekday at 02:00: full",
    JobColumn.NEXT: "28 Nov 2026 00:00",
    JobColumn.LAST: "Success · 59 min ago....",
}
_SPARE = (JobColumn.INSTANCES, JobColumn.DESTINATION)
"""Columns that give way in a narrow window."""


class JobList(QWidget):
    """Signals carry the jobs that are meant; ``exported`` all where none is selected."""

    made = Signal()
    edited = Signal(object)
    copied = Signal(object)
    started = Signal(object)
    paused = Signal(object)
    resumed = Signal(object)
    removed = Signal(object)
    imported = Signal()
    exported = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.table = SortedTable(RowsModel([marked(t) for t in JOB_TITLES], (), self), self.tr("Jobs"))
        self.table.setItemDelegateForColumn(JobColumn.DESTINATION, PathCell(self.table))
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.hint = TextLabel("", "muted")
        self.hint.setContentsMargins(4, 8, 4, 8)
        """Why most buttons do nothing yet."""
        self.buttons: dict[QAction, ActionButton] = {}
        """Of the tool bar. Of Pause and Resume, what the selection can use is shown."""
        self.wanted = ""
        """The job that is to be selected as soon as it is there."""
        self._ages = QTimer(self, interval=AGES_MS)
        self._ages.start()
        self.trouble = Banner()
        """How a job last failed, or what it warns of, and what to do; the page has it above the list."""
        self._told: JobTrouble | None = None
        self.trouble.act_requested.connect(self._mend)
        self._build_actions()
        self._lay_out()
        self.table.activated.connect(lambda _index: self.edit.trigger())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.filter.textChanged.connect(self.table.set_filter)
        inventory = context.inventory
        news = (
            context.jobs.changed,
            inventory.chains_changed,
            inventory.instances_changed,
            self._ages.timeout,
            context.outlook.changed,
        )
        WhenShown(self).does(self._show_rows, *news, context.preferences.changed)
        self._follow()

    def _build_actions(self) -> None:
        tr = self.tr
        self.new = self._action(tr("&New job…"), "add", "", tr("Set up a job (Ctrl+N)"))
        self.edit = self._action(tr("&Edit…"), "edit", "F2", tr("Change the selected job"))
        self.copy = self._action(tr("&Copy…"), "copy", "Ctrl+D", tr("Create a new job from the selected one"))
        self.run = self._action(tr("&Run now"), "play", "Ctrl+Shift+N", tr("Run the selected jobs now"))
        self.pause = self._action(tr("&Pause…"), "pause", "Ctrl+P", tr("Pause the selected jobs, with a reason"))
        self.resume = self._action(tr("Res&ume"), "refresh", "Ctrl+Shift+P", tr("Resume the selected jobs"))
        self.remove = self._action(
            tr("Re&move"), "remove", "Del", tr("Remove the selected jobs; their chains and history stay")
        )
        self.import_ = self._action(tr("&Import…"), "import", "", tr("Add the jobs of a file"))
        self.export = self._action(
            tr("E&xport…"), "export", "", tr("Save the selected jobs, or all, to a file; it contains no secrets")
        )
        self.new.triggered.connect(self.made)
        self.import_.triggered.connect(self.imported)
        self.edit.triggered.connect(lambda: self._emit_one(self.edited))
        self.copy.triggered.connect(lambda: self._emit_one(self.copied))
        self.run.triggered.connect(lambda: self.started.emit(self.chosen()))
        self.pause.triggered.connect(lambda: self.paused.emit(self.chosen()))
        self.resume.triggered.connect(lambda: self.resumed.emit(self.chosen()))
        self.remove.triggered.connect(lambda: self.removed.emit(self.chosen()))
        self.export.triggered.connect(lambda: self.exported.emit(self.chosen()))

    @property
    def actions_in_order(self) -> Sequence[QAction]:
        """As the tool bar and the context menu have them."""
        return (
            self.new,
            self.edit,
            self.copy,
            self.run,
            self.pause,
            self.resume,
            self.remove,
            self.import_,
            self.export,
        )

    def _action(self, text: str, icon: str, keys: str, tip: str) -> QAction:
        action = QAction(text, self)
        set_icon(action, icon)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        action.setStatusTip(tip)
        action.setIconText(text.replace("&", ""))
        return action

    def _lay_out(self) -> None:
        self.addActions(list(self.actions_in_order))
        self.table.offer(*self.actions_in_order)
        self.table.rows.set_rows(())
        state = self._context.state
        self.table.sortByColumn(JobColumn.NAME, Qt.SortOrder.AscendingOrder)
        KeptColumns(self.table, state, "jobs/list", _SAMPLES, _SPARE, JobColumn.LAST, JobColumn.SCHEDULE)
        WholeTable(self.table, LEAST_ROWS, MOST_ROWS)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter jobs"))
        self.filter.setFixedWidth(self.fontMetrics().averageCharWidth() * 16)
        tools = Flow()
        for each in self.actions_in_order[1:]:
            self.buttons[each] = button = ActionButton(each, "", _icon_of(each))
            tools.add(button)
        tools.add(self.hint)
        tools.add(self.filter, at_end=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(tools)
        column.addWidget(self.table, 1)

    # What callers use.

    def chosen(self) -> list[Job]:
        """The selected jobs, in the order of the list."""
        names = [str(index.data()) for index in self.table.selectionModel().selectedRows()]
        found = (self._context.jobs.value.named(name) for name in names)
        return [job for job in found if job is not None]

    def select(self, name: str) -> None:
        """Make the job of that name the only one that is selected, and visible."""
        model = self.table.model()
        for row in range(model.rowCount()):
            if model.index(row, 0).data() == name:
                self.table.selectRow(row)
                self.table.scrollTo(model.index(row, 0))
                return

    # What happens when.

    def _show_rows(self) -> None:
        now, chosen = datetime.now(UTC), {job.name for job in self.chosen()}
        current = str(self.table.currentIndex().siblingAtColumn(0).data() or "")
        absent = {str(place) for place, _ in self._context.inventory.stores.failed}
        missing = self._missing()
        looks, names = self._context.jobs.looks, self._context.preferences.value.names
        called = names_by_folder(self._context.inventory.instances, names) if looks else {}
        rows = [job_row(look, now, absent, called, missing.get(look.job.name)) for look in looks]
        same = [row[0].text for row in rows] == [
            self.table.rows.index(at, 0).data() for at in range(self.table.rows.rowCount())
        ]
        self.table.rows.set_rows(rows)
        if not same:
            self._select_all(chosen, current)
        if self.wanted and self._context.jobs.value.named(self.wanted):
            self.select(self.wanted)
            self.wanted = ""
        self._follow()

    def _select_all(self, names: set[str], current: str) -> None:
        """The same selection in other rows."""
        model, selection = self.table.model(), self.table.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data() == current:
                selection.setCurrentIndex(index, flags.NoUpdate)
            if index.data() in names:
                selection.select(index, flags.Select | flags.Rows)

    def _follow(self) -> None:
        chosen, writable = self.chosen(), self._context.jobs.error is None
        one = len(chosen) == 1
        self._show_trouble(chosen)
        unread = self.tr("The job file cannot be used.")
        for each in (self.new, self.import_):
            allow(each, writable, unread)
        for each in (self.edit, self.copy):
            allow(each, one and writable, self.tr("Select one job.") if writable else unread)
        select = self.tr("Select a job.") if writable else unread
        self.hint.set_text(self.tr("Select a job.") if writable and not chosen else "")
        show_part(self.hint, bool(self.hint.text()))
        for each in (self.run, self.remove):
            allow(each, bool(chosen) and writable, select)
        paused = [bool(job.paused) for job in chosen]
        allow(self.pause, not all(paused) and writable, select)
        allow(self.resume, any(paused) and writable, select)
        self.buttons[self.pause].setVisible(not paused or not all(paused))
        self.buttons[self.resume].setVisible(any(paused))
        jobs = bool(self._context.jobs.value.jobs)
        allow(self.export, jobs and writable, self.tr("There are no jobs to export.") if writable else unread)

    def _missing(self) -> dict[str, StatusProblem]:
        seen = self._context.outlook.seen
        return missing_of(seen.overview.problems) if seen is not None else {}

    def _show_trouble(self, chosen: Sequence[Job]) -> None:
        """Of the selected jobs first; none while their file cannot be used, since none can be run."""
        names, jobs = {job.name for job in chosen}, self._context.jobs
        found = None if jobs.error is not None else trouble_of(jobs.looks, names, self._missing())
        self._told = found
        if found is None:
            self.trouble.clear()
        elif self.trouble.message != found.message:
            show = self.tr("Show run") if found.run is not None else ""
            self.trouble.show_message(found.message, self.tr("Run again") if found.can_repeat else show)

    def _mend(self) -> None:
        """Run the job again; where that would not help, show what was found."""
        told, started = self._told, self.started
        if told is None:
            return
        if told.can_repeat:
            started.emit([told.job])
        elif told.run is not None:
            self._context.navigation.show_history.emit(told.run.id)

    def _emit_one(self, signal: SignalInstance) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            signal.emit(chosen[0])


def _icon_of(action: QAction) -> str:
    return str(action.property("iconName")).partition(":")[0]
