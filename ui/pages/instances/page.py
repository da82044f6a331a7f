"""The instances page: all instances of the watched folders at the left, the chosen one at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

import engine
from app.operations.drill import DrillRequest
from app.operations.recover import RecoveryRequest
from ui.context import Context
from ui.format import plural
from ui.icons import set_icon
from ui.levels import Level
from ui.live_run import plan_of
from ui.models.instances import InstancesModel, identity, is_renamed
from ui.models.protection import Protection, utc_now
from ui.models.recovery import offer
from ui.models.verdicts import headline, level_of
from ui.page import PageContent
from ui.pages.instances.detail import InstanceDetail
from ui.pages.instances.list import InstanceList
from ui.pages.instances.recover_dialog import RecoverDialog
from ui.panels.kept_layout import KeptSplitter
from ui.values.message import Message
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import ActionButton
from ui.widgets.chip import Chip
from ui.widgets.panel import scrolled
from ui.widgets.text import show_part

CHOSEN = "instances/chosen"
NARROW = 125
"""Characters of width below which the list takes no more than three tenths."""


def build(context: Context) -> PageContent:
    """The page as the window takes it."""
    widget = InstancesPage(context)
    return PageContent(widget, widget.tools)


class InstancesPage(QWidget):
    """Master and detail; folders and databases dropped here are watched from then on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.model = InstancesModel(self)
        self.list = InstanceList(self.model)
        self.detail = InstanceDetail(context.background, context.state)
        self._trouble = Banner()
        self._build_actions()
        self.tools = self._build_tools()
        self._filling = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_searching())
        self._stack.addWidget(self._build_empty())
        self._stack.addWidget(self._build_splitter())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 8, 0)
        column.addWidget(self._trouble)
        column.addWidget(self._stack, 1)
        self.setAcceptDrops(True)
        self._connect()
        self._take_instances()
        self._take_evidence()

    @property
    def chosen(self) -> engine.InstanceFiles | None:
        """The instance that is selected."""
        return self.model.at(self.list.currentIndex().row())

    def choose(self, wanted: str) -> None:
        """Select the instance with that :func:`~ui.models.instances.identity`, now or when a scan finds it."""
        self._wanted = wanted
        row = self.model.row_of(wanted)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    # How it is made.

    def _build_actions(self) -> None:
        self.add_folder = QAction(self.tr("Add folder…"), self)
        set_icon(self.add_folder, "add")
        self.add_folder.setStatusTip(self.tr("Look for instances in another folder"))
        self.add_folder.triggered.connect(self._choose_folder)
        self.open_sample = QAction(self.tr("Open sample"), self)
        self.open_sample.setStatusTip(self.tr("Create a small sample instance to try things out"))
        self.open_sample.triggered.connect(self._context.navigation.open_sample)
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
        return tools

    def _build_searching(self) -> QWidget:
        return EmptyState("search", self.tr("Looking for instances…"), self.tr("Reading the watched folders."))

    def _build_empty(self) -> QWidget:
        return EmptyState(
            "instances",
            self.tr("No instances yet"),
            self.tr(
                "Add a folder with Extensible Storage Engine databases (.edb, .dit, .mdb, .dat) and their logs, "
                "or drop it here. Subfolders are included. Files are only read."
            ),
            [self.add_folder, self.open_sample],
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list gives way to the detail."""
        super().resizeEvent(event)
        most = self.width() * 3 // 10
        if self.width() < self.fontMetrics().averageCharWidth() * NARROW and self._splitter.sizes()[0] > most:
            self._splitter.setSizes([most, self.width() - most])

    def _build_splitter(self) -> QWidget:
        splitter = self._splitter = QSplitter(Qt.Orientation.Horizontal)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 4, 16)
        column.addWidget(self.list)
        splitter.addWidget(left)
        self._beside = QStackedWidget()
        self._beside.addWidget(scrolled(self.detail))
        self._missing = EmptyState("search", "", "")
        self._beside.addWidget(self._missing)
        splitter.addWidget(self._beside)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        KeptSplitter(splitter, self._context.state, "instances/splitter", (280, 900))
        return splitter

    def _connect(self) -> None:
        context, detail = self._context, self.detail
        context.inventory.instances_changed.connect(self._take_instances)
        context.inventory.running_changed.connect(self._take_running)
        context.inventory.scanning.connect(self._take_scanning)
        context.ledger.changed.connect(self._take_evidence)
        context.navigation.show_instance.connect(self.choose)
        context.navigation.recover.connect(self._begin_recovery)
        detail.back_up_requested.connect(context.navigation.back_up)
        detail.verify_requested.connect(lambda instance: context.navigation.verify.emit(instance.directory))
        detail.restore_requested.connect(context.navigation.restore)
        detail.drill_requested.connect(lambda chain: context.navigation.drill.emit(DrillRequest(chain)))
        detail.recover_requested.connect(context.navigation.recover)
        detail.tabs.run_opened.connect(context.navigation.show_history)
        self.list.selectionModel().currentChanged.connect(self._choice_changed)
        self.list.activated.connect(lambda _index: detail.back_up.trigger())

    # What happens when.

    def _choice_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """A choice of the person, or of what took the person here; a row that went away chooses nothing."""
        instance = self.model.at(current.row())
        if instance and not self._filling:
            self._wanted = identity(instance)
            self._context.state.setValue(CHOSEN, self._wanted)
        if not self._filling:
            self._show()

    def _take_scanning(self, busy: bool) -> None:
        show_part(self.looking, busy)
        if busy and not self.model.rowCount():
            self._stack.setCurrentIndex(0 if self._context.preferences.value.folders else 1)

    def _take_instances(self) -> None:
        """The rows change; what is chosen does not, also where it is no longer there."""
        inventory = self._context.inventory
        self._filling = True
        self.model.set_instances(inventory.instances, inventory.running)
        found = bool(inventory.instances)
        waiting = not inventory.looked and bool(self._context.preferences.value.folders)
        self._stack.setCurrentIndex(2 if found else 0 if waiting else 1)
        row = self.model.row_of(self._wanted)
        if row < 0 and (after := self._renamed()) is not None:
            self._wanted = identity(after)
            row = self.model.row_of(self._wanted)
        if row < 0 and found and not self._wanted and inventory.looked:
            row = 0  # nothing was ever chosen: begin with the first
            self._wanted = self.model.identity_at(0)
        if self.list.currentIndex().row() != row:
            self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        self._filling = False
        self._show_trouble()
        self._show()

    def _renamed(self) -> engine.InstanceFiles | None:
        """What the chosen instance is called now, where its files are still there."""
        facts = self.detail.facts
        before = facts.instance if facts and identity(facts.instance) == self._wanted else None
        return next((each for each in self._context.inventory.instances if is_renamed(before, each)), None)

    def _take_evidence(self) -> None:
        now, ledger = utc_now(), self._context.ledger
        verdicts = {}
        for instance in self._context.inventory.instances:
            if instance.is_backup_set:
                continue  # a backup itself
            verdict = ledger.of(instance).verdict
            verdicts[identity(instance)] = headline(verdict, now), level_of(verdict)
        self.model.set_verdicts(verdicts)
        self._show()

    def _take_running(self) -> None:
        """Running instances say something new of themselves; none has come or gone."""
        inventory = self._context.inventory
        self.model.set_instances(inventory.instances, inventory.running)
        chosen = self.chosen
        if chosen is not None and chosen.live:
            self._show()

    def _show_trouble(self) -> None:
        inventory = self._context.inventory
        failed = inventory.folders.failed
        if inventory.running_error is not None:
            failed = (*failed, (engine.runtime_directory(), inventory.running_error))
        if not failed:
            self._trouble.clear()
            return
        error = failed[0][1]
        what = plural(len(failed), "{} folder could not be searched.", "{} folders could not be searched.")
        where = "\n".join(str(folder) for folder, _ in failed[:4])
        advice = error.hint or self.tr("Make the folder available again, or remove it in the settings.")
        message = Message(Level.WARNING, what, where, str(error), advice)
        if self._trouble.message != message:
            self._trouble.show_message(message)

    def _show(self) -> None:
        instance = self.chosen
        self._beside.setCurrentIndex(0 if instance else 1)
        if instance is None:
            self._show_missing()
            return
        inventory, ledger = self._context.inventory, self._context.ledger
        running = inventory.running_as(instance) if instance.live else None
        facts = Protection(instance, ledger.of(instance), running)
        self.detail.show_facts(facts, inventory.folders.others, ledger.runs_of(instance))

    def _show_missing(self) -> None:
        """Nothing is chosen, or what was chosen is not there now: no other instance takes its place."""
        inventory = self._context.inventory
        if not self._wanted:
            self._missing.set_texts(self.tr("No instance selected"), self.tr("Choose one from the list."))
        elif not inventory.looked:
            self._missing.set_texts(self.tr("Looking for instances…"), self._wanted)
        else:
            text = self.tr("It is no longer in the watched folders. Choose another instance from the list.")
            self._missing.set_texts(self.tr("{} not found").format(self._wanted), text)

    # Recovering a copy.

    def _begin_recovery(self, instance: engine.InstanceFiles | None) -> None:
        """Open the dialog for ``instance`` or the one that is chosen, or say why there is nothing to recover."""
        instance = instance or self.chosen
        if instance is None:
            self._context.navigation.announce.emit(self.tr("Choose an instance first."))
            return
        possible, why = offer(instance)
        if not possible:
            self._context.navigation.announce.emit(why)
            return
        dialog = RecoverDialog(instance, self._context.background, self.window())
        dialog.requested.connect(partial(self._recover, instance.name))
        dialog.open()

    def _recover(self, name: str, request: RecoveryRequest) -> None:
        self._context.navigation.show_run.emit(self._context.run_queue.start(plan_of(request, name)))

    # Adding folders.

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder to look for instances in"))
        if chosen:
            self.add(Path(chosen))

    def add(self, path: Path) -> None:
        """Watch the folder ``path``, or the folder of that file, from now on."""
        self._context.background.ask(f"add {path}", lambda _cancel: _folder_of(path), self._watch)

    def _watch(self, folder: Path) -> None:
        self._context.preferences.change(lambda settings: settings.with_folder(str(folder)))
        self._context.navigation.announce.emit(self.tr("Looking for instances in {}").format(folder))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.add(Path(url.toLocalFile()))
        event.acceptProposedAction()


def _folder_of(path: Path) -> Path:
    return (path.parent if path.is_file() else path).absolute()
