"""The Destinations page: every place where backups go, how it is now, and its test."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

import engine
from app.evidence.gathering import place_of
from app.history.filter import RunFilter
from app.operations.command_line import shell_line
from app.status.destinations import (
    DestinationState,
    identity_at,
    look_at_destinations,
    unused_destinations,
    with_known,
    with_seen,
)
from app.status.forecast import FORECAST_DAYS
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.icons import set_icon
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.destinations import NUMBERS, state_row, titles
from ui.models.instances import RowsModel
from ui.models.protection import utc_now
from ui.page import PageContent
from ui.pages.destinations.detail import DestinationDetail
from ui.panels.command_dialog import CommandDialog
from ui.panels.kept_layout import KeptColumns, KeptSplitter
from ui.panels.place_dialog import PlaceDialog
from ui.panels.sorted_table import SortedTable
from ui.panels.target_field import make_folders
from ui.panels.when_shown import WhenShown
from ui.values.message import Message
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import ActionButton
from ui.widgets.flow import Flow
from ui.widgets.panel import scrolled

LIMIT = 20.0
"""Seconds that a destination may give no sign of life."""
QUIET_MS = 200
_SLOT, _ADD = "destinations", "destination-add"
_SAMPLES = {
    0: "/mnt/backups/of/a/whole/site/server-01", 1: "Another destination", 2: "Folder", 3: "999.99 GiB",
    4: "1,000 ms", 5: "9,999", 6: "All chains", 7: "28 Nov 2026", 8: "28 Nov 2026", 9: "28 Nov 2026 00:00",
    10: "0123456789abcdef0123456789abcdef",
}  # fmt: skip
_SPARE = (10, 7, 9, 2, 6, 4, 8)


def build(context: Context) -> PageContent:
    """The page as the window takes it."""
    widget = DestinationsPage(context)
    return PageContent(widget, widget.tools)


class DestinationsPage(QWidget):
    """The list above, the chosen one below; looked at while the page is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.states: tuple[DestinationState, ...] = ()
        self._wanted = ""
        self._is_stale = True
        self.rows = RowsModel(titles(), NUMBERS)
        self.table = SortedTable(self.rows, self.tr("Destinations"))
        self.banner = Banner()
        self._make_actions()
        self.detail = DestinationDetail(context.background, self._buttons())
        self.tools = QWidget()
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._lay_out()
        self._connect()
        self._show()

    # ---- how it is made

    def _make_actions(self) -> None:
        def action(text: str, icon: str, tip: str, keys: str = "") -> QAction:
            made = QAction(text, self)
            set_icon(made, icon)
            made.setToolTip(f"{tip} ({keys})" if keys else tip)
            made.setStatusTip(tip)
            made.setIconText(text.replace("&", ""))
            if keys:
                made.setShortcut(QKeySequence(keys))
                made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            return made

        self.test = action(
            self.tr("&Test"), "verify", self.tr("Write, sync, rename, read back and delete a small file there")
        )
        self.sets = action(self.tr("Show &sets"), "sets", self.tr("Show the chains of this destination"))
        self.accept = action(
            self.tr("A&ccept"), "success", self.tr("Accept the destination that is at this path now")
        )
        self.open_folder = action(
            self.tr("Op&en folder"), "open-folder", self.tr("Show the folder in the file manager")
        )
        self.forget = action(
            self.tr("F&orget"),
            "remove",
            self.tr("Remove this destination from the list; its chains are unchanged"),
            "Del",
        )
        self.command = action(
            self.tr("Show co&mmand line"), "command", self.tr("Show the commands that do the same")
        )
        self.add = action(self.tr("&Add destination…"), "add", self.tr("Add another folder or bucket"))

    def _buttons(self) -> Flow:
        flow = Flow([ActionButton(self.test, "primary", "verify")])
        self._accept_button = ActionButton(self.accept, "", "success")
        flow.add(ActionButton(self.sets, "", "sets"))
        flow.add(self._accept_button)
        flow.add(ActionButton(self.open_folder, "", "open-folder"))
        flow.add(ActionButton(self.forget, "", "remove"))
        return flow

    def _lay_out(self) -> None:
        beside = QHBoxLayout(self.tools)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(ActionButton(self.add, "", "add"))
        KeptColumns(self.table, self._context.state, "destinations/columns", _SAMPLES, _SPARE, icon=1, wide=0)
        self.table.setMinimumHeight(100)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        acts = (self.test, self.sets, self.accept, self.open_folder, self.forget, self.command, self.add)
        self.table.offer(*acts)
        about = self.tr("The destinations of backups and jobs appear here.")
        none = EmptyState("destinations", self.tr("No destinations yet"), about, (self.add,))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(none)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(8)
        splitter.addWidget(upper)
        self._lower = scrolled(self.detail)
        splitter.addWidget(self._lower)
        KeptSplitter(splitter, self._context.state, "destinations/split", [220, 340])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 0, 20, 14)
        whole.addWidget(splitter)

    def _connect(self) -> None:
        context = self._context
        self.test.triggered.connect(self._test)
        self.sets.triggered.connect(self._show_sets)
        self.accept.triggered.connect(self._accept)
        self.open_folder.triggered.connect(self._open_folder)
        self.forget.triggered.connect(self._forget)
        self.command.triggered.connect(self._show_command)
        self.add.triggered.connect(self._ask_for_place)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.detail.test_list.tested.connect(lambda _passed: self._follow())
        self._quiet.timeout.connect(self._look)
        changes = context.inventory.chains_changed, context.preferences.changed, context.jobs.changed
        for changed in changes:
            changed.connect(self._look_soon)
        WhenShown(self).does(self._follow_space, context.outlook.changed)
        context.navigation.show_destination.connect(self.choose)

    # ---- what callers use

    def choose(self, place: str) -> None:
        """Select the destination ``place``, now or when it is listed; nothing for an empty text."""
        self._wanted = place
        self._choose_wanted()

    @property
    def selected(self) -> DestinationState | None:
        """The selected one."""
        rows = self.table.selectionModel().selectedRows()
        name = str(rows[0].data()) if rows else ""
        return next((state for state in self.states if str(state.place) == name), None)

    def showEvent(self, event: QShowEvent) -> None:
        """Destinations are looked at when the page is."""
        super().showEvent(event)
        if self._is_stale:
            self._look()

    # ---- what is known

    def _look_soon(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._quiet.start()

    def _look(self) -> None:
        self._is_stale = False
        context = self._context
        places = list(dict.fromkeys(map(place_of, context.inventory.destinations)))
        identities = dict(context.preferences.value.identities)
        stores, history, reached = context.inventory.stores, context.history, dict(context.inventory.reached)
        jobs = context.jobs.value

        def work(cancel: Cancel) -> list[DestinationState]:
            now = utc_now()
            try:
                runs = history.runs(RunFilter(since=now - timedelta(days=FORECAST_DAYS)))
            except JetError:
                runs = []  # the history's own pages say why; only the forecast needs them
            return look_at_destinations(
                places,
                identities,
                runs,
                now,
                limit=LIMIT,
                cancel=cancel,
                unused=unused_destinations(jobs, identities, runs),
                reached=reached,
                listed=stores,
            )

        context.background.ask(_SLOT, work, self._take)

    def _take(self, found: list[DestinationState]) -> None:
        self.states = tuple(map(self._with_space, found))
        self._remember()
        self._show()

    def _follow_space(self) -> None:
        """The space is what the status line says, too: two readings of one window differ."""
        states = tuple(self._with_space(state) for state in self.states)
        if states != self.states:
            self.states = states
            self._show()

    def _with_space(self, state: DestinationState) -> DestinationState:
        seen = self._context.outlook.seen
        known = (seen.own or seen.overview).destinations if seen is not None else ()
        free = next((each.free for each in known if each.place == state.place), None)
        if free is None or state.free is None or state.total is None:
            return state
        return replace(state, free=min(free, state.total))

    def _remember(self) -> None:
        """What a destination is known by from now on, where nothing was: another one in its place, or none, is
        told from it."""
        seen = {str(state.place): state.found for state in self.states if state.found and not state.known}
        if seen:
            self._context.preferences.change(lambda settings: with_seen(settings, seen))

    def _show(self) -> None:
        before = self.selected
        self.rows.set_rows([state_row(state) for state in self.states])
        is_any = bool(self.states or self._context.inventory.destinations)
        self._stack.setCurrentIndex(0 if is_any else 1)
        self._lower.setVisible(is_any)
        if before is not None and self.selected is None:
            self._wanted = self._wanted or str(before.place)
        self._choose_wanted()
        if self.selected is None and self.states:
            self.table.selectRow(0)
        self._follow()

    def _choose_wanted(self) -> None:
        model = self.table.model()
        for row in range(model.rowCount() if self._wanted else 0):
            if str(model.index(row, 0).data()) == self._wanted:
                self._wanted = ""
                self.table.selectRow(row)
                self.table.scrollTo(model.index(row, 0))
                return

    def _follow(self) -> None:
        state = self.selected
        jobs = [job.name for job in self._context.jobs.value.jobs if state and job.destination == state.place]
        can_accept = state is not None and state.is_reached
        self.test.setEnabled(state is not None and not can_accept and not self.detail.test_list.is_running)
        self.sets.setEnabled(state is not None and state.chains > 0)
        self.accept.setEnabled(can_accept)
        self._accept_button.setVisible(can_accept)
        self.open_folder.setEnabled(state is not None and not state.is_bucket and state.is_there)
        self.forget.setEnabled(state is not None and not jobs)
        self.command.setEnabled(state is not None)
        hint = "" if self.states else self.tr("Add a destination first.")
        if can_accept:
            hint = self.tr("What is at this path now is tested once it is accepted.")
        elif jobs:
            hint = self.tr("It cannot be forgotten while a job uses it: {}").format(", ".join(jobs))
        self.detail.show_state(state, hint)

    # ---- what its actions do

    def _test(self) -> None:
        state = self.selected
        if state is not None:
            self.detail.test_list.test(state.place, known=True)
            self._follow()

    def _show_sets(self) -> None:
        state, stores = self.selected, self._context.inventory.stores
        if state is not None:
            found = (chain.path for chain in stores.chains if chain.path.is_relative_to(state.place))
            self._context.navigation.show_sets.emit(next(found, None))

    def _accept(self) -> None:
        """The destination at this path was replaced or emptied on purpose."""
        state = self.selected
        if state is not None:
            place, found = state.place, state.found
            self._context.preferences.change(lambda settings: with_known(settings, place, found))
            self._context.inventory.refresh_chains()

    def _open_folder(self) -> None:
        state = self.selected
        if state is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(state.place)))

    def _forget(self) -> None:
        state = self.selected
        if state is None or not self.forget.isEnabled():
            return
        place = str(state.place)
        self._context.preferences.change(lambda settings: settings.without_destination(place))
        self._context.navigation.announce.emit(
            self.tr("{} was removed from the list. Its chains are unchanged.").format(place)
        )

    def _show_command(self) -> None:
        state = self.selected
        if state is not None:
            words = [["destinations", "list"], *(["destinations", verb, str(state.place)] for verb in _VERBS)]
            about = self.tr("These commands do the same.")
            CommandDialog("\n".join(map(shell_line, words)), self, about).open()

    def _ask_for_place(self) -> None:
        texts = (
            self.tr("Add destination"),
            self.tr("A folder or bucket that holds backups, or will. It is tested once it is listed."),
            self.tr("Add"),
        )
        dialog = PlaceDialog(
            texts,
            (),
            self.window(),
            icon="add",
            may_create=True,
            command=lambda place: shell_line(["destinations", "add", str(place)]),
        )
        dialog.chosen.connect(self.add_place)
        dialog.open()

    def add_place(self, place: Path, create: bool) -> None:
        """Know ``place`` from now on, and test it; ``create``: make the folder if it is missing."""

        def work(_cancel: Cancel) -> str:
            if create and not isinstance(place, engine.StoreAddress):
                make_folders(place)
            return identity_at(place)

        def take(identity: str) -> None:
            self.banner.clear()
            self._wanted = str(place)
            self._context.preferences.change(lambda settings: with_known(settings, place, identity))
            self._look_soon()

        self._context.background.ask(_ADD, work, take, partial(self._tell_not_added, place))

    def _tell_not_added(self, place: Path, error: JetError) -> None:
        what = self.tr("The destination could not be added.")
        self.banner.show_message(Message(Level.ERROR, what, str(place), shown(str(error)), shown(error.hint)))


_VERBS = "test", "add", "forget"
