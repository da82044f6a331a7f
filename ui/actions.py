"""The actions of the window: text, shortcut and explanation of each, in one table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from ui.icons import set_icon
from ui.languages.marked import mark, marked


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """What an action is called, looks like and does, in words."""

    name: str
    text: str
    icon: str
    keys: str
    tip: str


SPECS = (
    ActionSpec(
        "back_up",
        mark("&Back up now"),
        "back-up",
        "Ctrl+B",
        mark("Back up the selected instance as its job does; without a job, plan its backup"),
    ),
    ActionSpec("restore", mark("&Restore…"), "restore", "Ctrl+R", mark("Restore databases from a backup chain")),
    ActionSpec(
        "verify",
        mark("&Verify…"),
        "verify",
        "Ctrl+Shift+V",
        mark("Verify every page and log of a backup or instance"),
    ),
    ActionSpec(
        "recover",
        mark("Re&cover…"),
        "recover",
        "Ctrl+Shift+R",
        mark("Bring an instance, or a copy of it, to a clean shutdown with its logs"),
    ),
    ActionSpec(
        "add_folder",
        mark("Add &folder…"),
        "add",
        "Ctrl+O",
        mark("Watch another folder for databases and their logs"),
    ),
    ActionSpec(
        "sample", mark("Open &sample"), "instances", "", mark("Create a small sample instance and show it")
    ),
    ActionSpec(
        "set_up",
        mark("Set &up backups…"),
        "jobs",
        "",
        mark("Find databases, choose a destination and a schedule, and make the first backup"),
    ),
    ActionSpec("new_job", mark("&New job…"), "add", "Ctrl+N", mark("Set up a job with all its fields")),
    ActionSpec("export", mark("&Export…"), "export", "Ctrl+E", mark("Save the contents of this page to a file")),
    ActionSpec("quit", mark("&Quit"), "quit", "Ctrl+Q", mark("Close the window; scheduled backups still run")),
    ActionSpec("refresh", mark("Re&fresh"), "refresh", "F5", mark("Reload instances, destinations and history")),
    ActionSpec("filter", mark("F&ilter"), "filter", "Ctrl+F", mark("Go to this page's filter")),
    ActionSpec(
        "palette",
        mark("Find a &command…"),
        "search",
        "Ctrl+K",
        mark("Find a command, a page or an instance by name"),
    ),
    ActionSpec("keyboard_map", mark("&Keyboard shortcuts"), "help", "F1", mark("Show all keyboard shortcuts")),
    ActionSpec("diagnostics", mark("&Diagnostics…"), "info", "", mark("Collect information for support")),
    ActionSpec(
        "about", mark("&About ESE Backup Manager"), "about", "", mark("Show the version and third-party licences")
    ),
)


def build_actions(parent: QObject) -> dict[str, QAction]:
    """The actions of :data:`SPECS` by name, owned by ``parent``."""
    return {spec.name: _build(spec, parent) for spec in SPECS}


def _build(spec: ActionSpec, parent: QObject) -> QAction:
    text, tip = marked(spec.text), marked(spec.tip)
    action = QAction(text, parent)
    action.setObjectName(spec.name)
    set_icon(action, spec.icon)
    if spec.keys:
        action.setShortcut(QKeySequence(spec.keys))
    action.setToolTip(f"{tip} ({spec.keys})" if spec.keys else tip)
    action.setStatusTip(tip)
    action.setIconText(text.replace("&", ""))
    return action
