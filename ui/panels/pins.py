"""Pinning chains from a list of them: the actions of its context menu, the dialog for the reason, the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.operations import pins
from app.operations.command_line import shell_line
from engine.errors import JetError
from ui.format import plural
from ui.icons import set_icon
from ui.inventory import Inventory
from ui.models.protection import utc_now
from ui.panels.command_dialog import CommandDialog, offer_command
from ui.widgets.buttons import standard_buttons
from ui.widgets.dialog import Dialog
from ui.widgets.text import TextLabel
from ui.worker import Background

LONGEST_REASON = 1000
_NATIVE = QKeySequence.SequenceFormat.PortableText


@dataclass(frozen=True)
class PinnedChain:
    """A chain of a list, and why it is pinned; empty if it is not."""

    path: Path
    pin: str = ""


def pin_all(chains: Sequence[Path], reason: str) -> None:
    """Pin ``chains``, or replace the reasons of their pins; raises ``JetError`` at the first that cannot be."""
    for chain in chains:
        pins.pin(chain, utc_now(), reason)


def unpin_all(chains: Sequence[Path]) -> None:
    """Remove the pins of ``chains``; raises ``JetError`` at the first that cannot be."""
    for chain in chains:
        pins.unpin(chain)


class PinDialog(Dialog):
    """Asks for the reason; :attr:`reason` holds it once accepted."""

    def __init__(self, chains: Sequence[PinnedChain], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chains = [chain.path for chain in chains]
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Pin chain") if len(chains) == 1 else self.tr("Pin chains"))
        where = str(chains[0].path) if len(chains) == 1 else plural(len(chains), "{} chain", "{} chains")
        about = self.tr("A pinned chain is never removed by pruning. A second pin replaces the reason.")
        label = TextLabel(self.tr("&Reason (optional)"), "strong")
        self.reason = QLineEdit(chains[0].pin if len(chains) == 1 else "")
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setAccessibleDescription(about)
        self.reason.setPlaceholderText(self.tr("Example: audit 2026"))
        label.setBuddy(self.reason)
        buttons = standard_buttons(QDialogButtonBox.StandardButton.Cancel)
        self.pin_button = buttons.addButton(self.tr("Pin"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.pin_button.setDefault(True)
        set_icon(self.pin_button, "pin", "accent")
        self.command_button = offer_command(buttons, self._show_command)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        for part in (TextLabel(where, fold=True), TextLabel(about, "muted", fold=True), label, self.reason):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(buttons)
        width = self.fontMetrics().averageCharWidth() * 78
        self.resize(width, column.totalHeightForWidth(width))
        self.reason.setFocus()

    def command_lines(self) -> str:
        """The commands that do the same, one for each chain."""
        reason = self.reason.text().strip()
        words = ["--reason", reason] if reason else []
        return "\n".join(shell_line(["pin", str(chain), *words]) for chain in self._chains)

    def _show_command(self) -> None:
        CommandDialog(self.command_lines(), self, self.tr("This command does the same.")).open()


class PinActions(QObject):
    """Pin and unpin for the list ``view``, whose selected chains ``chosen`` gives; both are in its context menu.

    ``announced`` says what was done, after the chains are being read again; ``failed`` carries the error.
    """

    announced = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        view: QWidget,
        chosen: Callable[[], Sequence[PinnedChain]],
        background: Background,
        inventory: Inventory,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._chosen = chosen
        self._background = background
        self._inventory = inventory
        self.pin = self._action(
            self.tr("Pin…"), "pin", "Ctrl+D", self.tr("Protect the selected chains from pruning, with a reason")
        )
        self.unpin = self._action(
            self.tr("Unpin"), "unpin", "Ctrl+Shift+D", self.tr("Remove the pins of the selected chains")
        )
        self.pin.triggered.connect(self.ask)
        self.unpin.triggered.connect(self._unpin)
        self.follow()

    def _action(self, text: str, icon: str, keys: str, tip: str) -> QAction:
        action = QAction(text, self._view)
        set_icon(action, icon)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setData(tip)
        self._view.addAction(action)
        return action

    def follow(self) -> None:
        """The selection or what is pinned has changed."""
        chosen = self._chosen()
        none = "" if chosen else self.tr("Select one or more chains first.")
        no_pin = "" if any(chain.pin for chain in chosen) else self.tr("No selected chain is pinned.")
        for action, why_not in ((self.pin, none), (self.unpin, none or no_pin)):
            action.setEnabled(not why_not)
            action.setToolTip(why_not or f"{action.data()} ({action.shortcut().toString(_NATIVE)})")
            action.setStatusTip(why_not or action.data())

    def ask(self) -> None:
        """Ask for the reason, then pin what is selected now."""
        chosen = self._chosen()
        if chosen:
            dialog = PinDialog(chosen, self._view.window())
            dialog.accepted.connect(lambda: self._pin([chain.path for chain in chosen], dialog.reason.text()))
            dialog.open()

    def _pin(self, chains: list[Path], reason: str) -> None:
        said = plural(len(chains), "{} chain pinned.", "{} chains pinned.")
        self._do(chains, lambda: pin_all(chains, reason.strip()), said)

    def _unpin(self) -> None:
        chains = [chain.path for chain in self._chosen() if chain.pin]
        if chains:
            said = plural(len(chains), "{} chain unpinned.", "{} chains unpinned.")
            self._do(chains, lambda: unpin_all(chains), said)

    def _do(self, chains: Sequence[Path], work: Callable[[], None], said: str) -> None:
        """One change of the same chains after the other; the lists are read again however it ended."""
        slot = f"pin {chains[0]}"
        self._background.ask(slot, lambda _cancel: work(), partial(self._end, said), self._fail)

    def _end(self, said: str, _done: None) -> None:
        self._inventory.refresh_chains()
        announced: SignalInstance = self.announced
        announced.emit(said)

    def _fail(self, error: JetError) -> None:
        self._inventory.refresh_chains()
        failed: SignalInstance = self.failed
        failed.emit(error)
