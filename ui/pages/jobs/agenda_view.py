"""What is due: the week hour by hour, the next runs, and what was skipped or failed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.jobs.job import JobMode
from app.jobs.zone import SYSTEM_ZONE, wall_of
from engine.progress import Cancel
from ui.context import Context
from ui.format import on_day
from ui.languages.marked import marked
from ui.models.agenda import COMING_TITLES, MISSED_TITLES, WEEK, Agenda, agenda, missed_rows, monday_of
from ui.models.instances import RowsModel
from ui.models.jobs import mode_words
from ui.panels.kept_layout import KeptColumns
from ui.panels.sorted_table import SortedTable
from ui.panels.when_shown import WhenShown
from ui.widgets.buttons import allow, icon_button, push_button
from ui.widgets.elided import PathCell
from ui.widgets.text import TextLabel
from ui.widgets.week_calendar import WeekCalendar

NARROW = 120
"""Characters of width below which the next runs are below the week."""
SPACING = 20
AGAIN_MS = 60_000
"""How often the hour that it is moves on."""
_SLOT = "jobs agenda"


class AgendaView(QWidget):
    """Computes in the background, and only while it is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._week: date | None = None
        """The Monday that is shown; None for this week, whichever that is."""
        self._shown: date | None = None
        """The Monday that was computed: that of the next slot where this week is empty and was not asked for."""
        self._is_chosen = False
        self._is_stale = True
        self.week = WeekCalendar(self.tr("Week"), self.tr("Nothing is scheduled this week."))
        titles = [marked(title) for title in COMING_TITLES]
        self.next = SortedTable(RowsModel(titles, (), self), self.tr("Next runs"))
        self.next.setItemDelegateForColumn(3, PathCell(self.next))
        self.before_button = icon_button("chevron-left", self.tr("Week before"))
        self.after_button = icon_button("chevron-right", self.tr("Week after"))
        self.today_button = push_button(self.tr("&This week"))
        self.title = TextLabel("", "strong")
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._lay_out()
        self.before_button.clicked.connect(lambda: self._go(-1))
        self.after_button.clicked.connect(lambda: self._go(1))
        self.today_button.clicked.connect(lambda: self._go(0))
        context.jobs.changed.connect(self.look)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        for part in (self.before_button, self.after_button, self.title):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.today_button)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(self.week)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(TextLabel(self.tr("Next runs"), "strong"))
        right.addWidget(self.next, 1)
        samples = {0: "Wed 30 Nov 02:00", 1: "Mail every night", 2: mode_words(JobMode.AUTO), 3: "/srv/…/backups"}
        KeptColumns(self.next, self._context.state, "jobs/next", samples, (3,), icon=-1, wide=1)
        self.next.setMinimumHeight(self.fontMetrics().height() * 9)
        content = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._halves.setContentsMargins(0, 10, 0, 0)
        self._halves.setSpacing(SPACING)
        self._halves.addLayout(left, 4)
        self._halves.addLayout(right, 5)  # a calendar needs less than a table
        self._columns = (left, right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(column.minimumSize().width() for column in self._columns) + 2 * SPACING
        wide = self.width() >= max(needed, self.fontMetrics().averageCharWidth() * NARROW)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() is not way:
            self._halves.setDirection(way)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        if self._is_stale:
            self.look()

    def _go(self, weeks: int) -> None:
        self._is_chosen = True
        here = self._shown or self._this_week()
        monday = here + weeks * WEEK
        self._week = None if not weeks or monday == self._this_week() else monday
        self.look()

    def _this_week(self) -> date:
        return monday_of(wall_of(datetime.now(UTC), SYSTEM_ZONE).date())

    def look(self) -> None:
        """Compute what is shown again."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        jobs, records, first = (
            self._context.jobs.value,
            self._context.jobs.records,
            self._week or self._this_week(),
        )
        follows = not self._is_chosen

        def work(_cancel: Cancel) -> Agenda:
            now = datetime.now(UTC)
            found = agenda(jobs, records, now, SYSTEM_ZONE, first)
            if follows and not found.cells and found.next_day is not None:
                return agenda(jobs, records, now, SYSTEM_ZONE, monday_of(found.next_day))
            return found

        self._context.background.ask(_SLOT, work, self._show)

    def _show(self, found: Agenda) -> None:
        self._shown = found.first
        last = found.first + timedelta(days=6)
        self.title.set_text(f"{on_day(found.first)} – {on_day(last)}")
        self.week.set_week(found.first, found.cells, found.now, found.quiet)
        allow(self.today_button, found.first != self._this_week(), self.tr("This week is shown."))
        self.next.rows.set_rows(found.coming)


class MissedView(QWidget):
    """The slots of the last weeks that were skipped, caught up or failed, or where something is missing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        titles = [marked(title) for title in MISSED_TITLES]
        self.table = SortedTable(RowsModel(titles, (), self), self.tr("Missed slots"))
        samples = {
            0: "28 Nov 2026 00:00..",
            1: "Mail every night",
            2: "Caught up....",
            3: "A newer slot was run.",
        }
        KeptColumns(self.table, context.state, "jobs/missed", samples)
        self.empty = TextLabel(self.tr("Every slot of the last 35 days was served when it was due."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        WhenShown(self).does(self._show, context.jobs.changed)
        self._show()

    def _show(self) -> None:
        rows = missed_rows(self._context.jobs.records)
        self.table.rows.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
