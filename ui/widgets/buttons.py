"""Buttons that follow a QAction, and small ones with an icon only."""

from __future__ import annotations

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QToolButton, QWidget

from ui.icons import set_icon
from ui.widgets.primary import PRIMARY, make_primary

_OWN_TIPS = "ownTips"
"""The property of a part that keeps what its tips say while it can be used."""


class ActionButton(QPushButton):
    """A push button for ``action``: same text, icon name, tooltip, enabled state. ``kind`` is primary, danger
    or empty. The shortcut stays with the action. ``lettered`` unless another button has the key of its text."""

    def __init__(
        self,
        action: QAction,
        kind: str = "",
        icon: str = "",
        parent: QWidget | None = None,
        *,
        lettered: bool = True,
    ) -> None:
        super().__init__(parent)
        self._action = action
        self._lettered = lettered
        _be(self, kind)
        if icon:
            set_icon(self, icon, "accent" if kind == PRIMARY else "")
        self._follow()
        action.changed.connect(self._follow)
        self.clicked.connect(lambda: action.trigger())

    @property
    def action(self) -> QAction:
        """What a click does."""
        return self._action

    def _follow(self) -> None:
        action = self._action
        self.setText(action.text() if self._lettered else action.text().replace("&", ""))
        self.setToolTip(action.toolTip())
        self.setStatusTip(action.statusTip())
        self.setEnabled(action.isEnabled())
        self.setAccessibleName(action.iconText())
        self.setAccessibleDescription(action.statusTip())


def _be(button: QPushButton, kind: str) -> None:
    if kind == PRIMARY:
        make_primary(button)
    elif kind:
        button.setProperty("kind", kind)


def push_button(text: str, kind: str = "", icon: str = "") -> QPushButton:
    """A button of its own; ``kind`` is primary, danger or empty."""
    button = QPushButton(text)
    button.setAccessibleName(text.replace("&", ""))
    _be(button, kind)
    if icon:
        set_icon(button, icon, "accent" if kind == PRIMARY else "")
    return button


def allow(part: QAction | QPushButton | QToolButton, allowed: bool, why: str) -> None:
    """Enable ``part``; or disable it, and say ``why`` where its tool tip says at other times what it does."""
    own = part.property(_OWN_TIPS)
    if own is None:
        own = [part.toolTip(), part.statusTip()]
        part.setProperty(_OWN_TIPS, own)
    part.setEnabled(allowed)
    part.setToolTip(own[0] if allowed else why)
    part.setStatusTip(own[1] if allowed else why)


def standard_buttons(kinds: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    """The buttons of a dialog, without the icons that some desktops put on them in colours of their own."""
    box = QDialogButtonBox(kinds)
    for button in box.buttons():
        button.setIcon(QIcon())
    return box


def icon_button(icon: str, name: str) -> QToolButton:
    """A button with an icon only; ``name`` is its tooltip and accessible name."""
    button = QToolButton()
    button.setProperty("role", "quiet")
    button.setToolTip(name)
    button.setAccessibleName(name)
    set_icon(button, icon)
    return button
