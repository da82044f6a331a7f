"""The instances page: all instances of the watched folders as a table, below it the chosen one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

import engine
from app.operations.drill import DrillRequest
from ui.context import Context
from ui.levels import Level
from ui.models.instance_rows import (
    Grouping,
    InstanceRow,
    RowFacts,
    folders_message,
    row_of,
    running_by_identity,
    statuses_by_identity,
    statuses_of,
    twins_of,
)
from ui.models.instance_table import InstanceTable
from ui.models.instances import identity, is_renamed
from ui.models.next_step import Advised, NextStep
from ui.models.promises import as_promised
from ui.models.protection import Protection, utc_now
from ui.page import PageContent
from ui.pages.instances.adding import Adding
from ui.pages.instances.commits import CommitReading
from ui.pages.instances.copy_recovery import CopyRecovery
from ui.pages.instances.detail import InstanceDetail
from ui.pages.instances.filter_bar import FilterBar
from ui.pages.instances.renaming import Renaming
from ui.pages.instances.row_actions import RowActions
from ui.pages.instances.table import InstanceView
from ui.panels.decision_list import FolderDecision
from ui.panels.fitted_height import FittedHeight
from ui.panels.kept_layout import KeptSplitter
from ui.panels.when_shown import WhenShown
from ui.slices import AT_ONCE, Slices
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import ActionButton
from ui.widgets.chip import Chip
from ui.widgets.text import show_part
from ui.widgets.undo_line import UndoLine

CHOSEN = "instances/chosen"


def build(context: Context) -> PageContent:
    """The page as the window takes it."""
    widget = InstancesPage(context)
    return PageContent(widget, widget.tools)


class InstancesPage(QWidget):
    """Master and detail; folders, databases and disk images dropped here are watched from then on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.model = InstanceTable(self)
        self.table = InstanceView(self.model, context.state)
        self.bar = FilterBar(context.state)
        self.detail = InstanceDetail(context.background, context.state)
        self.undo = UndoLine()
        self.decisions = FolderDecision(context)
        self.detail.add_notice(self.decisions)
        self._trouble = Banner()
        self._build_actions()
        self.tools = self._build_tools()
        self._filling = self._are_new = False
        self._rows_made = Slices(self._make_rows, self)
        self._stack = QStackedWidget()
        text = self.tr("Reading the watched folders.")
        self._stack.addWidget(EmptyState("search", self.tr("Looking for instances…"), text))
        self._stack.addWidget(self._build_empty())
        self._stack.addWidget(self._build_splitter())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 0)
        column.addWidget(self._trouble)
        column.addWidget(self.undo)
        column.addWidget(self._stack, 1)
        self.setAcceptDrops(True)
        self._recovery = CopyRecovery(context, self)
        self.actions_of_rows = RowActions(self.table, self.detail, context, self)
        self._connect()
        self.table.set_grouping(self.bar.chosen_grouping)
        self._take_instances()

    @property
    def chosen(self) -> engine.InstanceFiles | None:
        """The instance that is selected."""
        row = self.table.current
        return row.instance if row else None

    def choose(self, wanted: str) -> None:
        """Select the instance with that :func:`~ui.models.instances.identity`, now or when a scan finds it."""
        self._rows_made.finish()
        self._wanted = wanted
        if self.model.index_of(wanted).isValid() and not self.table.select(wanted):
            self.bar.clear()
            self.table.select(wanted)

    def focus_filter(self) -> None:
        """Go to the search."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    # How it is made.

    def _build_actions(self) -> None:
        self.adding = Adding(self._context, self)
        self.add_folder = self.adding.folder
        self.open_sample = QAction(self.tr("Open sample"), self)
        self.open_sample.setStatusTip(self.tr("Create a small sample instance to try things out"))
        self.open_sample.triggered.connect(self._context.navigation.open_sample)
        self.show_all = QAction(self.tr("Show all instances"), self)
        self.show_all.setStatusTip(self.tr("Clear the search and the filters"))
        self.show_all.triggered.connect(lambda: self.bar.clear())
        self._wanted = str(self._context.state.value(CHOSEN, "") or "")

    def _build_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.looking = Chip(self.tr("Scanning…"), Level.RUNNING)
        self.looking.hide()
        row.addWidget(self.looking)
        row.addWidget(ActionButton(self.add_folder, "", "add"))
        row.addWidget(self.adding.menu_button())
        return tools

    def _build_empty(self) -> QWidget:
        return EmptyState(
            "instances",
            self.tr("No instances yet"),
            self.tr(
                "Add a folder with Extensible Storage Engine databases (.edb, .dit, .mdb, .dat) and their logs, "
                "or drop it here. Subfolders are included. A disk image can be dropped, too. Files are only read."
            ),
            [self.add_folder, self.adding.computer, self.open_sample],
        )

    def _build_splitter(self) -> QWidget:
        self._nothing = EmptyState(
            "search",
            self.tr("No instance matches"),
            self.tr("Change the search, or show all instances again."),
            [self.show_all],
        )
        self._nothing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._rows = QStackedWidget()
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._nothing)
        self._beside = QStackedWidget()
        self._beside.addWidget(self.detail)
        self._missing = EmptyState("search", "", "")
        self._beside.addWidget(self._missing)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self._rows)
        splitter.addWidget(self._beside)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        self.table.setMinimumHeight(self.fontMetrics().height() * 6)
        KeptSplitter(splitter, self._context.state, "instances/parts", (370, 330))
        FittedHeight(splitter, self.table, self.model, self.model.lines)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(splitter, 1)
        return whole

    def _connect(self) -> None:
        context, detail, inventory = self._context, self.detail, self._context.inventory
        inventory.scanning.connect(self._take_scanning)
        told, runs = (context.ledger, context.outlook, context.preferences, context.jobs), context.run_queue
        signals = [*(each.changed for each in told), runs.run_started, runs.run_ended]
        shown = WhenShown(self)
        shown.does(self._take_instances, inventory.instances_changed)
        shown.does(self._rows_made.ask, *signals)
        shown.does(self._take_running, inventory.running_changed)
        context.navigation.show_instance.connect(self.choose)
        context.navigation.recover.connect(lambda instance: self._recovery.begin(instance or self.chosen))
        detail.back_up_now_requested.connect(lambda instance: context.navigation.back_up_now.emit([instance]))
        detail.back_up_requested.connect(context.navigation.back_up)
        detail.tables_requested.connect(context.navigation.open_tables)
        detail.evidence_requested.connect(context.navigation.keep_evidence)
        detail.schedule_requested.connect(lambda _instance: self.actions_of_rows.schedule_current())
        detail.step_requested.connect(self._take_step)
        detail.verify_requested.connect(lambda instance: context.navigation.verify.emit(instance.directory))
        detail.restore_requested.connect(context.navigation.restore)
        detail.drill_requested.connect(lambda chain: context.navigation.drill.emit(DrillRequest(chain)))
        detail.recover_requested.connect(context.navigation.recover)
        CommitReading(context, detail)
        detail.tabs.run_opened.connect(context.navigation.show_history)
        self.table.chosen.connect(self._choice_changed)
        self.table.opened.connect(self.detail.tabs.setFocus)
        self.model.renamed.connect(Renaming(context, self.model, self.undo, self).take)
        self.bar.changed.connect(self._narrow)
        self.bar.grouped.connect(self._regroup)
        for on in (self.bar.search.left, self.bar.search.entered):
            on.connect(self.table.setFocus)

    # What happens when.

    def _choice_changed(self) -> None:
        """A choice of the person, or of what took the person here; a row that went away chooses nothing."""
        instance = self.chosen
        if instance and not self._filling:
            self._wanted = identity(instance)
            self._context.state.setValue(CHOSEN, self._wanted)
        if not self._filling:
            self._show()

    def _narrow(self) -> None:
        """The search or the chips are others: the row that the search means is the current one."""
        self._filling = True
        rows = self.table.rows
        rows.narrow(self.bar.search.text(), self.bar.facets)
        self._filling = False
        wanted = rows.best() if self.bar.search.text() else self._wanted
        if not self.table.select(wanted):
            self.table.select(rows.best())
        self._show_counts()
        self._show()

    def _show_counts(self) -> None:
        shown, of = self.table.rows.shown(), sum(1 for _ in self.model.rows())
        self.bar.show_counts(self.model.counts(), shown, of, self.model.levels())
        self._rows.setCurrentIndex(0 if shown or not of else 1)

    def _regroup(self, grouping: Grouping) -> None:
        self._filling = True
        self.table.set_grouping(grouping)
        self._filling = False
        self.table.select(self._wanted)

    def _take_scanning(self, busy: bool) -> None:
        show_part(self.looking, busy)
        if busy and not self.model.rowCount():
            self._stack.setCurrentIndex(0 if self._context.preferences.value.folders else 1)

    def _take_instances(self) -> None:
        """Instances came or went, or were looked for in vain."""
        self._are_new = True
        self._rows_made.ask()

    def _make_rows(self) -> Iterator[int]:
        """The rows change; what is chosen does not, also where it is no longer there."""
        are_new, self._are_new = self._are_new, False
        instances, known, now = self._context.inventory.instances, self._known(), utc_now()
        before = {id(row.instance): row for row in self.model.rows()}
        rows: list[InstanceRow] = []
        are_many = len(instances) > AT_ONCE
        weight = 1 + are_many  # a verdict, an age, the state of the files: more than a row of other lists
        for each in instances:
            rows.append(row_of(each, known, now, before.get(id(each))))
            yield weight
        if are_many:
            yield len(rows)
        self._filling = are_new
        self.model.set_rows(rows)
        if are_new:
            if are_many and not before:  # nobody sees the table yet
                yield len(rows)
                self.table.prepare()
                yield len(rows)
            self._choose_again(found=bool(instances))
            self._filling = False
            self._show_trouble()
        yield len(rows)
        self._show_counts()
        yield len(rows)
        self._show()

    def _choose_again(self, found: bool) -> None:
        inventory = self._context.inventory
        waiting = not inventory.looked and bool(self._context.preferences.value.folders)
        self._stack.setCurrentIndex(2 if found else 0 if waiting else 1)
        is_there = self.model.index_of(self._wanted).isValid()
        if not is_there and (after := self._renamed()) is not None:
            self._wanted, is_there = identity(after), True
        if not is_there and found and not self._wanted and inventory.looked:
            self._wanted = self.table.first()  # nothing was ever chosen: begin with the first
        current = self.table.current
        if (current.identity if current else "") != self._wanted and not self.table.select(self._wanted):
            self.table.select_none()

    def _known(self) -> RowFacts:
        context = self._context
        evidence = context.ledger.judged.evidence
        running, names = running_by_identity(context.inventory.running), context.preferences.value.names
        seen = context.outlook.seen
        working = frozenset(run.plan.key for run in context.run_queue.in_flight)
        jobs = context.jobs.value.jobs
        twins = twins_of(context.inventory.instances)
        return RowFacts(evidence, running, names, statuses_by_identity(seen), jobs, seen, working, twins)

    def _renamed(self) -> engine.InstanceFiles | None:
        """What the chosen instance is called now, where its files are still there."""
        facts = self.detail.facts
        before = facts.instance if facts and identity(facts.instance) == self._wanted else None
        return next((each for each in self._context.inventory.instances if is_renamed(before, each)), None)

    def _take_running(self) -> None:
        """Running instances say something new of themselves; none has come or gone."""
        if self._rows_made.is_busy:
            self._rows_made.ask()  # what they are made from is older
        known, now = self._known(), utc_now()
        for instance in (each for each in self._context.inventory.instances if each.live):
            self.model.change(row_of(instance, known, now))
        chosen = self.chosen
        if chosen is not None and chosen.live:
            self._show()

    def _show_trouble(self) -> None:
        inventory = self._context.inventory
        failed = inventory.folders.failed
        if inventory.running_error is not None:
            failed = (*failed, (engine.runtime_directory(), inventory.running_error))
        message = folders_message(failed)
        if message is None:
            self._trouble.clear()
        elif self._trouble.message != message:
            self._trouble.show_message(message)

    def _show(self) -> None:
        instance = self.chosen
        self._beside.setCurrentIndex(0 if instance else 1)
        self.decisions.show_folder(instance.directory if instance else Path())
        if instance is None:
            self._show_missing()
            return
        inventory, ledger = self._context.inventory, self._context.ledger
        running = inventory.running_as(instance) if instance.live else None
        statuses = statuses_of(self._context.outlook.seen, identity(instance))
        facts = Protection(instance, as_promised(ledger.of(instance), statuses), running)
        row = self.table.current
        self.detail.show_facts(
            facts,
            inventory.folders.others,
            ledger.runs_of(instance),
            row,
            self._context.outlook.seen,
        )

    def _take_step(self, advised: NextStep) -> None:
        """Go where what is advised is done."""
        navigation, facts = self._context.navigation, self.detail.facts
        match advised.step:
            case Advised.SHOW_DESTINATION:
                navigation.show_destination.emit(advised.about)
            case Advised.SHOW_RUN:
                navigation.show_history.emit(advised.about)
            case _ if facts is not None and facts.to_restore is not None:
                navigation.verify.emit(facts.to_restore)

    def _show_missing(self) -> None:
        """Nothing is chosen, or what was chosen is not there now: no other instance takes its place."""
        inventory = self._context.inventory
        if not self._wanted:
            self._missing.set_texts(self.tr("No instance selected"), self.tr("Choose one in the table."))
        elif not inventory.looked:
            self._missing.set_texts(self.tr("Looking for instances…"), self._wanted)
        else:
            text = self.tr("It is no longer in the watched folders. Choose another one in the table.")
            self._missing.set_texts(self.tr("{} not found").format(self._wanted), text)

    # Adding folders.

    def add(self, path: Path) -> None:
        """Watch a folder, a disk image, or the folder of another file, from now on."""
        self.adding.add(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.add(Path(url.toLocalFile()))
        event.acceptProposedAction()
