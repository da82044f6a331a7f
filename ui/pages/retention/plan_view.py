"""What the rules amount to: figures, every chain with its fate, the calendar of today and the one in a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QSettings, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from engine.errors import JetError
from ui.context import Context
from ui.format import plural, size
from ui.languages.marked import marked
from ui.models.instances import SORT, RowsModel
from ui.models.retention import PLAN_TITLES, RetentionPlan, RetentionYear, folder_in, notice
from ui.panels.absent_destinations import NoDestination
from ui.panels.folded_rows import FoldedRows
from ui.panels.kept_layout import KeptColumns
from ui.panels.pins import PinActions, PinnedChain
from ui.panels.sorted_table import SortedTable
from ui.values.message import Message
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import ActionButton
from ui.widgets.day_calendar import DayCalendar
from ui.widgets.elided import PathCell
from ui.widgets.panel import Card, CardGrid, Panel
from ui.widgets.text import TextLabel, show_part

TODAY, YEAR = range(2)
_SAMPLES = (
    "Keep, pinned",
    "SRU-25894C02",
    "28 Nov 2026 00:00",
    "999.99 MiB",
    "…94C02",
    "newest, to be continued",
)
_SPARE = (4, 3)
"""Columns that give way in a narrow window."""


class RetentionView(QWidget):
    """Shows a :class:`~ui.models.retention.RetentionPlan`, or why there is none. ``assumption_changed`` tells that
    another interval was chosen for the simulation."""

    assumption_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: RetentionPlan | None = None
        self.banner = Banner()
        self.kept, self.removed = Card(self.tr("Keep")), Card(self.tr("Remove"))
        self.in_a_year = Card(self.tr("In a year"))
        self.table = SortedTable(RowsModel([marked(t) for t in PLAN_TITLES], (3,), self), self.tr("Chains"))
        self.pins = PinActions(self.table, self.chosen, context.background, context.inventory)
        self.today = DayCalendar(self.tr("Calendar of today"), self.tr("No chains."))
        self.year = DayCalendar(self.tr("Calendar in a year"), self.tr("Nothing to simulate yet."))
        self.every = QComboBox()
        self.year_text = TextLabel("", "muted", fold=True)
        self.tabs = QTabWidget()
        self._hint = EmptyState("retention", "", "")
        self._gone = NoDestination(context)
        self._stack = QStackedWidget()
        self._to_pin = TextLabel(self.tr("Select chains to pin them."), "muted")
        self._lay_out(context.state)
        self.every.currentIndexChanged.connect(lambda _at: self.assumption_changed.emit())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow_selection())
        self.today.element_activated.connect(self._choose_day)

    def _lay_out(self, state: QSettings) -> None:
        end_of_name = PathCell(self.table, Qt.TextElideMode.ElideLeft)  # it starts with a time
        self.table.setItemDelegateForColumn(4, end_of_name)
        FoldedRows(self.table, (5,))
        KeptColumns(self.table, state, "retention/chains", dict(enumerate(_SAMPLES)), _SPARE, wide=5)
        self.table.setMinimumHeight(self.fontMetrics().height() * 13)
        chains = Panel(self.tr("Chains"))
        chains.tools.addWidget(self._to_pin)
        chains.tools.addWidget(ActionButton(self.pins.pin, "", "pin"))
        chains.tools.addWidget(ActionButton(self.pins.unpin, "", "unpin"))
        chains.body.addWidget(self.table)
        self.tabs.setAccessibleName(self.tr("Calendar"))
        self.tabs.tabBar().setAccessibleName(self.tr("Calendar"))
        self.tabs.addTab(self._framed(self.today), self.tr("Today"))
        self.tabs.addTab(self._framed(self._assumption(), self.year_text, self.year), self.tr("In a year"))
        calendars = Panel(self.tr("Calendar"))
        calendars.body.addWidget(self.tabs)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (CardGrid([self.kept, self.removed, self.in_a_year]), chains, calendars):
            column.addWidget(part)
        column.setStretchFactor(chains, 2)
        column.setStretchFactor(calendars, 1)
        self._stack.addWidget(self._hint)
        self._stack.addWidget(content)
        self._stack.addWidget(self._gone)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.banner)
        whole.addWidget(self._stack, 1)

    def _framed(self, *parts: QWidget) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        return frame

    def _assumption(self) -> QWidget:
        for text, hours in (
            (self.tr("As often as before"), 0),
            (self.tr("Every hour"), 1),
            (self.tr("Every 6 hours"), 6),
            (self.tr("Every day"), 24),
            (self.tr("Every week"), 168),
            (self.tr("Every 30 days"), 720),
        ):
            self.every.addItem(text, hours)
        label = TextLabel(self.tr("&Full backups"))
        label.setBuddy(self.every)
        self.every.setAccessibleName(self.tr("Full backups"))
        self.every.setAccessibleDescription(self.tr("How often the simulation assumes a full backup"))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.every)
        row.addStretch(1)
        return line

    def _follow_selection(self) -> None:
        self.pins.follow()
        show_part(self._to_pin, not self.chosen())

    # What callers use.

    @property
    def assumed(self) -> timedelta | None:
        """How often the simulation is to assume a full backup; None for as before."""
        hours = self.every.currentData()
        return timedelta(hours=hours) if hours else None

    def chosen(self) -> Sequence[PinnedChain]:
        """The selected chains."""
        rows = self.table.selectionModel().selectedRows() if self.table.selectionModel() else []
        folders = [folder_in(row.data(SORT)) for row in rows]
        known = self.plan.by_folder if self.plan else {}
        chains = [known[folder] for folder in folders if folder in known]
        return [PinnedChain(chain.path, chain.facts.pinned) for chain in chains]

    def show_hint(self, headline: str, text: str, message: Message | None = None) -> None:
        """There is no plan: say why, or what is under way; ``message`` above it."""
        self.plan = None
        self._hint.set_texts(headline, text)
        self._stack.setCurrentIndex(0)
        self.show_message(message)
        self.pins.follow()

    def show_absence(self, place: Path, error: JetError) -> None:
        """There is no plan, because the destination is not available."""
        self.show_hint("", "")
        self._gone.say([(place, error)])
        self._stack.setCurrentWidget(self._gone)

    def show_message(self, message: Message | None) -> None:
        """Say ``message`` above everything; None for nothing."""
        if message is None:
            self.banner.clear()
        else:
            self.banner.show_message(message)

    def show_plan(self, plan: RetentionPlan) -> None:
        """Show ``plan``; its year is still to come."""
        same = self.plan is not None and self.plan.request == plan.request
        self.plan = plan
        done = plan.result
        self._stack.setCurrentIndex(1)
        self.kept.set_value(plural(len(done.keep), "{} chain", "{} chains"), size(plan.kept_bytes))
        self.removed.set_value(
            plural(len(done.remove), "{} chain", "{} chains"), self.tr("frees {}").format(size(done.freed))
        )
        self.table.rows.set_rows(plan.rows)
        self.today.set_days(plan.days)
        if not same:
            self.show_year(None)
        self.show_message(notice(plan))
        self._follow_selection()

    def show_year(self, year: RetentionYear | None) -> None:
        """Show what is there in a year; None while that is not known."""
        if self.plan is None:
            return
        if year is None:
            waits = self.plan.has_rules and bool(self.plan.chains)
            text = self.tr("Simulating…") if waits else self.tr("Choose a rule to simulate a year.")
            self.in_a_year.set_value("–", "" if waits else self.tr("not simulated"))
            self.year_text.set_text("")
            self.year.set_days(())
            self.year.set_empty_text(text)
            return
        found = year.result
        line = self.tr("{}, at most {}").format(size(found.bytes), size(found.most_bytes))
        self.in_a_year.set_value(plural(len(found.keep), "{} chain", "{} chains"), line)
        self.year_text.set_text(year.text)
        self.year.set_days(year.days)

    def _choose_day(self, index: int) -> None:
        """Select the chains of the day that was opened in the calendar."""
        day, model = self.today.days[index].date, self.table.model()
        selection = self.table.selectionModel()
        selection.clearSelection()
        known = self.plan.by_folder if self.plan else {}
        for row in range(model.rowCount()):
            chain = known.get(folder_in(model.index(row, 0).data(SORT)))
            if chain and chain.facts.ends and chain.facts.moment.date() == day:
                flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
                selection.select(model.index(row, 0), flags)
                self.table.scrollTo(model.index(row, 0))
        self.table.setFocus()
