"""Where chains are copied to, asked before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from app.operations.command_line import command_line
from app.operations.copy import CopyRequest
from engine.errors import JetError
from ui.context import Context
from ui.format import plain_tip, plural
from ui.models.chain_copies import (
    CopyTarget,
    copy_plans,
    copy_requests,
    copy_sentence,
    look_at_target,
    missing_bytes,
    objection,
)
from ui.models.set_entries import SetEntry
from ui.pages.sets.tree import SetsView
from ui.panels.command_dialog import CommandDialog, offer_command
from ui.panels.place_dialog import PlaceDialog
from ui.values.message import told
from ui.widgets.text import TextLabel, set_level_of

_SLOT = "sets-copy-target"
_TYPING_MS = 250


class CopyDialog(PlaceDialog):
    """``confirmed`` carries the requests that may be run, one for each chain."""

    confirmed = Signal(object)

    def __init__(self, context: Context, entries: Sequence[SetEntry], parent: QWidget | None = None) -> None:
        here = {str(entry.destination) for entry in entries}
        places = [text for text in context.inventory.destinations if text not in here]
        texts = (
            self.tr("Copy chains"),
            self.tr("Each file is compared with its hash and read back. A chain is listed once it is complete."),
            self.tr("Copy"),
        )
        self._context = context
        self.entries = list(entries)
        self.target: CopyTarget | None = None
        super().__init__(texts, places, parent, icon="copy", may_create=True)
        self.summary = TextLabel(copy_sentence(self.entries, None), fold=True)
        self.column.insertWidget(0, self.summary)
        self.command_button = offer_command(self.buttons, self._show_command)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.look)
        self.place.editTextChanged.connect(self._typed)
        self.create_box.toggled.connect(lambda _on: self._follow())
        self.finished.connect(lambda _result: self._rest())
        self._follow()
        self.fit()

    @property
    def requests(self) -> list[CopyRequest]:
        """What would be run now; nothing while the place will not do."""
        target = self.target
        if target is None or self._objection(target):
            return []
        identity = self._context.preferences.value.identities.get(str(target.place), "")
        return copy_requests(self.entries, target.place, self.create_box.isChecked(), identity)

    def look(self) -> None:
        """Look at the place that is typed, in the background."""
        self._typing.stop()
        try:
            place = self.typed()
        except JetError as error:
            self._tell(told(error))
            return
        if place is None:
            self._follow()
            return
        entries, known = self.entries, self._context.inventory.destinations
        self._context.background.ask(
            _SLOT, lambda _cancel: look_at_target(place, entries, known), self._take, self._fail
        )

    def take(self) -> None:
        """Close with the requests for what is typed, if it will do."""
        if requests := self.requests:
            confirmed: SignalInstance = self.confirmed
            confirmed.emit(requests)
            self.accept()

    def _typed(self) -> None:
        self.target = None
        self._context.background.forget(_SLOT)
        self._follow()
        self._typing.start()

    def _take(self, target: CopyTarget) -> None:
        self.target = target
        self._follow()

    def _fail(self, error: JetError) -> None:
        self._tell(told(error))

    def _objection(self, target: CopyTarget) -> str:
        needed = missing_bytes(self.entries, target.place, self._context.inventory.chains)
        return objection(target, needed, self.create_box.isChecked())

    def _follow(self) -> None:
        target = self.target
        self.summary.set_text(copy_sentence(self.entries, target.place if target else None))
        self._tell(self._objection(target) if target else "")

    def _tell(self, problem: str) -> None:
        able = self.target is not None and not problem
        tip = "" if able else problem or self.tr("Choose a destination first.")
        self.problem.set_text(problem if self.place.currentText().strip() else tip)
        set_level_of(self.problem, "error" if problem else "")
        for button in (self.accept_button, self.command_button):
            button.setEnabled(able)
            button.setToolTip(plain_tip(tip))
            button.setAccessibleDescription(tip)
        self.accept_button.setDefault(True)
        if self.column.totalHeightForWidth(self.width()) > self.height():
            self.resize(self.width(), self.column.totalHeightForWidth(self.width()))

    def _show_command(self) -> None:
        lines = "\n".join(command_line(request) for request in self.requests)
        CommandDialog(lines, self, self.tr("These commands do the same with the selected chains.")).open()

    def _rest(self) -> None:
        self._typing.stop()
        self._context.background.forget(_SLOT)


class ChainCopies(QObject):
    """Copies the chains that are chosen in ``view`` to where the dialog says."""

    def __init__(self, context: Context, view: SetsView) -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self.question: CopyDialog | None = None
        """What is asked before a copy, while it is open."""

    def ask(self) -> None:
        """Ask for the destination."""
        chosen = self._view.chosen()
        if not chosen:
            return
        dialog = self.question = CopyDialog(self._context, chosen, self._view.window())
        dialog.confirmed.connect(lambda requests: self._copy(chosen, requests))
        dialog.finished.connect(self._forget_question)
        dialog.open()

    def _forget_question(self, _result: int) -> None:
        self.question = None

    def _copy(self, chosen: Sequence[SetEntry], requests: Sequence[CopyRequest]) -> None:
        """Show the first run; the others wait for it, and another copy to the same place for all of them."""
        queue, navigation, plans = self._context.run_queue, self._context.navigation, copy_plans(chosen, requests)
        queue.enqueue(plans)
        if len(plans) > 1:
            navigation.announce.emit(plural(len(plans), "{} run queued", "{} runs queued"))
        run = queue.in_flight_for(plans[0].key)
        if run is not None:
            navigation.show_run.emit(run)
        else:
            navigation.announce.emit(self.tr("The copy starts when other runs have ended."))
