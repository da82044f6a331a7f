"""The rows of the command palette: pages, actions of the window and of the page that is shown, and instances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.context import Context
from ui.icons import icon_name
from ui.models.instances import identity
from ui.models.own_names import own_name
from ui.values.command import Command
from ui.widgets.buttons import ActionButton


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Commands", text)


def commands_of(context: Context, actions: Iterable[QAction], shown: QWidget) -> list[Command]:
    """What can be done now: ``actions`` of the window, those of the page ``shown``, and each instance."""
    own = [each for each in shown.findChildren(QAction) if each.statusTip() and _is_offered(each, shown)]
    found: dict[tuple[str, str], Command] = {}
    for action in (*actions, *own):
        command = _of_action(action)
        if action.isEnabled() and command.text:
            found.setdefault((command.text, command.detail), command)
    return [*found.values(), *_of_instances(context)]


def _is_offered(action: QAction, shown: QWidget) -> bool:
    """Whether the page ``shown`` offers it as it is: not where only hidden buttons, menus and tables do."""
    buttons = [each for each in shown.findChildren(ActionButton) if each.action is action]
    holders = [each for each in action.associatedObjects() if isinstance(each, QWidget)]
    places = [*buttons, *(_shown_with(each) for each in holders)]
    is_seen = not places or any(each.isVisibleTo(shown) for each in places)
    return is_seen and action.isEnabled() and action.isVisible()


def _shown_with(holder: QWidget) -> QWidget:
    """What must be seen for ``holder`` to be opened: a menu hangs on its button."""
    above = holder.parentWidget()
    return above if isinstance(holder, QMenu) and above is not None else holder


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
