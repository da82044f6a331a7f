"""The rows of the command palette: pages, actions of the window and of the page that is shown, and instances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.icons import icon_name
from ui.models.instances import identity
from ui.models.own_names import own_name
from ui.values.command import Command


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Commands", text)


def commands_of(context: Context, actions: Iterable[QAction], shown: QWidget) -> list[Command]:
    """What can be done now: ``actions`` of the window, those of the page ``shown``, and each instance."""
    own = [
        each for each in shown.findChildren(QAction) if each.statusTip() and each.isEnabled() and each.isVisible()
    ]
    found: dict[tuple[str, str], Command] = {}
    for action in (*actions, *own):
        command = _of_action(action)
        if action.isEnabled() and command.text:
            found.setdefault((command.text, command.detail), command)
    return [*found.values(), *_of_instances(context)]


def _of_action(action: QAction) -> Command:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    icon = icon_name(action) or "command"
    return Command(action.text().replace("&", ""), action.statusTip(), icon, action.trigger, keys)


def _of_instances(context: Context) -> Iterator[Command]:
    navigation, names = context.navigation, context.preferences.value.names
    for each in context.inventory.instances:
        about = identity(each)
        own = names.get(about)
        name = own_name(names, each.name, each.identity.directory) or each.name
        where = " ".join([str(each.directory), *(own.tags if own else ())])
        yield Command(name, where, "instances", partial(navigation.show_instance.emit, about))
        if not each.is_backup_set:
            title = tr("Back up {}").format(name)
            yield Command(title, where, "back-up", partial(navigation.back_up.emit, each))
