"""The Sets page: every chain of every known destination, its picture, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

import engine
from app.history.runs import Run, RunOperation, RunState
from app.operations.remove import RemoveRequest
from engine.errors import JetError
from ui.context import Context
from ui.format import plural, size
from ui.languages.sentences import shown
from ui.levels import Level
from ui.live_run import plan_of
from ui.models.own_names import own_name
from ui.models.set_entries import SetFilter
from ui.models.sets_export import save_list
from ui.models.sets_tree import SetsModel
from ui.page import PageContent
from ui.pages.sets.actions import SetsActions, commands_for
from ui.pages.sets.compare_window import CompareWindow, open_comparison
from ui.pages.sets.copying import ChainCopies
from ui.pages.sets.detail import ChainDetail
from ui.pages.sets.importing import SetsImport
from ui.pages.sets.listing import SetsListing
from ui.pages.sets.removal import RemovalDialog
from ui.pages.sets.single import SingleChain
from ui.pages.sets.tree import SetsView
from ui.panels.absent_destinations import AbsentDestinations, NoDestination
from ui.panels.command_dialog import CommandDialog
from ui.panels.history_export import choose_export_file
from ui.panels.kept_layout import KeptSplitter
from ui.panels.pins import PinActions, PinnedChain
from ui.panels.when_shown import WhenShown
from ui.slices import Slices
from ui.values.message import Message
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import ActionButton, push_button
from ui.widgets.flow import Flow
from ui.widgets.panel import scrolled
from ui.widgets.text import TextLabel

TYPING_MS = 150


def build(context: Context) -> PageContent:
    """The page as the window takes it."""
    widget = SetsPage(context)
    return PageContent(widget, widget.tools)


class SetsPage(QWidget):
    """The list above, the chosen chain below."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.listing = SetsListing(context, self)
        self.taking = Slices(self._take_entries, self)
        self.listing.imported.connect(lambda *_: self.taking.finish())  # before what was imported is chosen
        self.model = SetsModel(self)
        self.view = SetsView(self.model, context.state)
        self.actions_ = SetsActions(self)
        self.pins = PinActions(self.view, self._to_pin, context.background, context.inventory)
        self.detail = ChainDetail(context, self._buttons())
        self.search = QLineEdit(clearButtonEnabled=True)
        self.chips = {chip: self._chip(chip) for chip in SetFilter}
        self.count = TextLabel("", "muted")
        self.writing = TextLabel("", "muted", fold=True)
        """Which sets are being written now."""
        self.banner = Banner()
        self.absent = AbsentDestinations(context)
        self.single = SingleChain(context, self.view)
        self.copies = ChainCopies(context, self.view)
        self.imports = SetsImport(context, self.listing, self.view, self.banner)
        self.question: RemovalDialog | None = None
        """What is asked before a removal, while it is open."""
        self.comparison: CompareWindow | None = None
        """The comparison that was opened last."""
        self._wanted: Path | None = None
        """A chain to choose once it is listed."""
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self.tools = QWidget()
        self._lay_out()
        self._connect()
        self.taking.ask()

    # ---- how it is made

    def _buttons(self) -> Flow:
        acts = self.actions_
        flow = Flow([ActionButton(acts.restore, "primary", "restore")])
        for action, icon in (
            (acts.verify, "verify"),
            (acts.drill, "drill"),
            (acts.tables, "search"),
            (acts.compare, "compare"),
        ):
            flow.add(ActionButton(action, "", icon))
        more = push_button(self.tr("M&ore"))
        more.setToolTip(self.tr("Pin, copy or remove the selected chains"))
        menu = QMenu(more)
        menu.addActions([acts.copy_to, self.pins.pin, self.pins.unpin, acts.remove, acts.command])
        more.setMenu(menu)
        flow.add(more)
        return flow

    def _chip(self, chip: SetFilter) -> QPushButton:
        button = QPushButton(chip.words)
        button.setCheckable(True)
        button.setProperty("kind", "toggle")
        button.setAccessibleName(self.tr("Show only: {}").format(chip.words))
        button.setToolTip(self.tr("Show only: {}").format(chip.words))
        return button

    def _lay_out(self) -> None:
        beside = QHBoxLayout(self.tools)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        for action, icon in ((self.actions_.export, "export"), (self.actions_.import_, "import")):
            beside.addWidget(ActionButton(action, "", icon))
        self.search.setPlaceholderText(self.tr("Instance, host, type, file or date"))
        self.search.setAccessibleName(self.tr("Filter the chains"))
        self._none = EmptyState("sets", "", "", (self.actions_.import_,))
        self._gone = NoDestination(self._context)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._gone)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(self.search, 1)
        above.addWidget(self.count)
        column.addLayout(above)
        column.addWidget(Flow(list(self.chips.values())))
        column.addWidget(self.absent)
        column.addWidget(self.banner)
        column.addWidget(self.writing)
        column.addWidget(self._stack, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(8)
        splitter.addWidget(upper)
        self._lower = scrolled(self.detail)
        splitter.addWidget(self._lower)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        KeptSplitter(splitter, self._context.state, "sets/split", [340, 300])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 0, 20, 14)
        whole.addWidget(splitter)

    def _connect(self) -> None:
        acts, context = self.actions_, self._context
        acts.connect(
            restore=self.single.restore,
            verify=self.single.verify,
            drill=self.single.drill,
            tables=self.single.open_tables,
            compare=self._compare,
            copy_to=self.copies.ask,
            remove=self._plan_removal,
            command=self._show_command,
            export=self.export,
            import_=self.imports.ask,
        )
        of_chains = (acts.restore, acts.verify, acts.drill, acts.tables, acts.compare)
        kept = (acts.copy_to, self.pins.pin, self.pins.unpin, acts.remove, acts.command)
        self.view.offer(of_chains, kept, (acts.export, acts.import_))
        self.addAction(acts.remove)
        self._typing.timeout.connect(self._filter)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self._filter)
        for chip in self.chips.values():
            chip.toggled.connect(lambda _on: self._filter())
        self.view.chosen_changed.connect(self._follow)
        self.view.dropped.connect(self.imports.take)
        self.detail.lit.connect(self.model.set_lit)
        self.detail.opened.connect(self._show_set)
        self.pins.announced.connect(context.navigation.announce)
        self.pins.announced.connect(lambda _text: self.listing.look_again())
        self.pins.failed.connect(partial(self._tell_failure, self.tr("The pin could not be changed."), ""))
        self.listing.changed.connect(self.taking.ask)
        self.listing.failed.connect(
            lambda place, error: self._tell_failure(
                self.tr("The folder or bucket could not be searched."), str(place), error
            )
        )
        context.navigation.show_sets.connect(self.choose)
        shown = WhenShown(self)
        shown.does(self._follow, context.run_queue.lines_changed)
        shown.does(self._show_writing, context.jobs.changed)
        self._show_writing()
        shown.does(self.view.viewport().update, context.ledger.changed)  # times are told by their age

    def _show_writing(self) -> None:
        """Backups that any program of this machine makes at the moment."""
        runs = [run for run in self._context.jobs.runs if run.state is RunState.RUNNING]
        made = sorted({(self._name(run), run.destination) for run in runs if run.operation is RunOperation.BACKUP})
        places = ", ".join(f"{instance} → {place}" for instance, place in made)
        self.writing.set_text(self.tr("Being written now: {}").format(places) if made else "")

    def _name(self, run: Run) -> str:
        """What the instance of a backup is called in the list. The run names its folder until it has read it."""
        found = self._context.inventory.instances
        name = next((each.name for each in found if str(each.directory) == run.source), run.instance)
        return own_name(self._context.preferences.value.names, name, run.source) or name

    # ---- what callers use

    def choose(self, path: Path | None) -> None:
        """Select the chain at ``path``, now or when it is listed."""
        self._wanted = path
        if path is not None:
            self.search.clear()
            for chip in self.chips.values():
                chip.setChecked(False)
            self._filter()
            self._choose_wanted()

    def export(self) -> None:
        """Save the chains that are shown as CSV or JSON."""
        path = choose_export_file(self, self.tr("Export list"), self.tr("backup-sets"))
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Save the selected chains, or all that are shown, if fewer than two are selected."""
        chosen = self.view.chosen()
        entries = chosen if len(chosen) > 1 else self.model.shown
        said = self.tr("{} written to {}.")
        self._context.background.ask(
            "sets-export",
            lambda cancel: save_list(path, entries, cancel),
            lambda count: self._context.navigation.announce.emit(
                said.format(plural(count, "{} chain", "{} chains"), path)
            ),
            partial(self._tell_failure, self.tr("The list could not be saved."), str(path)),
        )

    def focus_filter(self) -> None:
        """Go to the filter."""
        self.search.setFocus()
        self.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Pins, locks and expiry are read when the page is looked at."""
        super().showEvent(event)
        self.listing.show()

    # ---- what happens when

    def _filter(self) -> None:
        self._typing.stop()
        chips = frozenset(chip for chip, button in self.chips.items() if button.isChecked())
        self.model.set_filter(self.search.text(), chips)
        self._show_counts()

    def _take_entries(self) -> Iterator[int]:
        yield from self.model.take(self.listing.entries)
        self.view.open_few()
        self._choose_wanted()
        if self.view.current_entry() is None and not self.view.currentIndex().isValid():
            self.view.choose_first()
        self._show_counts()
        self._follow()

    def _choose_wanted(self) -> None:
        if self._wanted is not None and self.view.choose(self._wanted):
            self._wanted = None

    def _show_counts(self) -> None:
        entries, shown = self.model.entries, self.model.shown
        self._stack.setCurrentIndex(0 if shown else 1)
        why_not = "" if entries else self.tr("There is no chain to filter.")
        for part in (self.search, *self.chips.values()):
            part.setEnabled(not why_not)
        self.search.setToolTip(why_not)
        for chip, button in self.chips.items():
            button.setToolTip(why_not or self.tr("Show only: {}").format(chip.words))
        self._lower.setVisible(bool(entries))
        self.absent.follow(bool(entries))
        if shown:
            instances = len({entry.instance for entry in shown})
            words = (
                self.tr("{} of {}, {} stored")
                if len(shown) == len(entries)
                else self.tr("Filtered: {} of {}, {} stored")
            )
            self.count.set_text(
                words.format(
                    plural(len(shown), "{} chain", "{} chains"),
                    plural(instances, "{} instance", "{} instances"),
                    size(sum(entry.stored_bytes for entry in shown)),
                )
            )
            return
        self.count.set_text("")
        if self.listing.is_looking:
            self._none.set_texts(self.tr("Looking for backup sets…"), self.tr("Reading the destinations."))
        elif entries:
            self._none.set_texts(self.tr("No chain matches"), self.tr("Clear the filter to see all chains."))
        elif troubles := self._context.inventory.stores.troubles:
            self._gone.say(troubles)
            self._stack.setCurrentIndex(2)
        else:
            self._none.set_texts(
                self.tr("No backup sets found"),
                self.tr(
                    "Chains at your destinations appear here. For chains elsewhere, or of another machine, "
                    "import a folder or bucket, or drop a folder here."
                ),
            )

    def _follow(self) -> None:
        chosen = self.view.chosen()
        why = self.actions_.follow(chosen)
        self.pins.follow()
        self.actions_.export.setEnabled(bool(self.model.shown))
        self.detail.show_entry(self.view.current_entry(), self.view.current_set(), why)

    def _show_set(self, position: int) -> None:
        if self.detail.entry is not None:
            self.view.choose(self.detail.entry.path, position)
            self.view.setFocus()

    def _to_pin(self) -> list[PinnedChain]:
        """The set of another program is none of ours to pin."""
        own = [e for e in self.view.chosen() if e.manifest is not None and not e.manifest.is_foreign]
        return [PinnedChain(entry.path, entry.kept.pin) for entry in own]

    def _tell_failure(self, what: str, where: str, error: JetError) -> None:
        where = where or str(error.context.get("path", ""))
        self.banner.show_message(Message(Level.ERROR, what, where, shown(str(error)), shown(error.hint)))

    def _compare(self) -> None:
        chosen = self.view.chosen()
        if self.actions_.compare.isEnabled():
            self.comparison = open_comparison(self._context, self.listing.entries, chosen, self.window())

    # ---- actions on several

    def _plan_removal(self) -> None:
        chosen = self.view.chosen()
        if not chosen or not self.actions_.remove.isEnabled():
            return
        request, record = RemoveRequest(tuple(entry.path for entry in chosen)), self._context.ledger.record
        self._context.navigation.announce.emit(self.tr("Planning the removal…"))  # it reads the whole destination
        self._context.background.ask(
            "sets-removal",
            lambda _cancel: request.preview(record),
            self._ask_to_remove,
            partial(self._tell_failure, self.tr("The removal could not be planned."), ""),
        )

    def _ask_to_remove(self, plan: engine.Removed) -> None:
        self._context.navigation.announce.emit("")  # the plan is there
        dialog = self.question = RemovalDialog(plan, self.window())
        self.detail.set_going(any(each.path == getattr(self.detail.entry, "path", None) for each in plan.chains))
        dialog.confirmed.connect(self._remove)
        dialog.finished.connect(self._forget_question)
        dialog.open()

    def _forget_question(self, _result: int) -> None:
        self.question = None
        self.detail.set_going(False)

    def _remove(self, request: RemoveRequest) -> None:
        names = {entry.instance for entry in self.model.entries if entry.path in request.chains}
        run = self._context.run_queue.start(plan_of(request, ", ".join(sorted(names)) if len(names) == 1 else ""))
        self._context.navigation.show_run.emit(run)

    def _show_command(self) -> None:
        chosen = self.view.chosen()
        if chosen:
            about = self.tr("These commands do the same with the selected chains.")
            CommandDialog(commands_for(chosen), self.window(), about).open()
