"""The actions of the window: text, shortcut and explanation of each, in one table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from ui.icons import set_icon


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Actions", text)


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """What an action is called, looks like and does, in words."""

    name: str
    text: str
    icon: str
    keys: str
    tip: str


SPECS = (
    ActionSpec("back_up", "&Back up…", "back-up", "Ctrl+B", "Back up the selected instance"),
    ActionSpec("restore", "&Restore…", "restore", "Ctrl+R", "Restore databases from a backup chain"),
    ActionSpec(
        "verify", "&Verify…", "verify", "Ctrl+Shift+V", "Verify every page and log of a backup or instance"
    ),
    ActionSpec(
        "recover",
        "Recover a &copy…",
        "recover",
        "Ctrl+Shift+R",
        "Copy an instance and recover the databases of the copy",
    ),
    ActionSpec("export", "&Export…", "export", "Ctrl+E", "Save the contents of this page to a file"),
    ActionSpec("quit", "&Quit", "quit", "Ctrl+Q", "Close the window; scheduled backups still run"),
    ActionSpec("refresh", "Re&fresh", "refresh", "F5", "Reload instances, destinations and history"),
    ActionSpec("filter", "F&ilter", "filter", "Ctrl+F", "Go to this page's filter"),
    ActionSpec("keyboard_map", "&Keyboard shortcuts", "help", "F1", "Show all keyboard shortcuts"),
    ActionSpec("about", "&About ESE Backup Manager", "about", "", "Show the version and third-party licences"),
)


def build_actions(parent: QObject) -> dict[str, QAction]:
    """The actions of :data:`SPECS` by name, owned by ``parent``."""
    return {spec.name: _build(spec, parent) for spec in SPECS}


def _build(spec: ActionSpec, parent: QObject) -> QAction:
    text, tip = tr(spec.text), tr(spec.tip)
    action = QAction(text, parent)
    action.setObjectName(spec.name)
    set_icon(action, spec.icon)
    if spec.keys:
        action.setShortcut(QKeySequence(spec.keys))
    action.setToolTip(f"{tip} ({spec.keys})" if spec.keys else tip)
    action.setStatusTip(tip)
    action.setIconText(text.replace("&", ""))
    return action
