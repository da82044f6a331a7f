"""What is asked in a box of its own, small dialogs, and menus, for their pictures: see
:mod:`tests.ui.picture_scenes`. The boxes of jobs and settings are with those pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QWidget

import engine
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from tests.ui.monkey_hands import live
from tests.ui.monkey_world import World
from tests.ui.picture_runs import hold, name_of
from tests.ui.picture_walk import box_of, dialog_of, page_of, until
from ui.application import Application
from ui.live_run import plan_of
from ui.models.instances import identity
from ui.pages.destinations.page import DestinationsPage
from ui.pages.history.page import HistoryPage
from ui.pages.instances.page import InstancesPage
from ui.pages.instances.unlocking import RecoveryKeyDialog
from ui.pages.jobs.page import JobsPage
from ui.pages.sets.page import SetsPage
from ui.panels.picture_saving import PictureTable
from ui.panels.pins import PinDialog
from ui.questions import ask_to_stay, tell_crash, tell_unsaved

Scene = Callable[[Application, World], QWidget]


# ---- what the window asks and tells


def _cancel(count: int, program: Application, world: World) -> QWidget:
    """The window is closed while backups run."""
    hold(0.05)  # before the damaged page of the second, at which it ends
    for folder in world.folders[:count]:
        request = BackupRequest(FilesAtRest((folder,)), world.backups, engine.Kind.FULL)
        program.run_queue.enqueue([plan_of(request, name_of(program, folder), str(folder))])
    until(lambda: len(program.run_queue.in_flight) == count)
    return box_of(program.window.close, program.window)


def _stay(program: Application, _world: World) -> QWidget:
    return box_of(lambda: ask_to_stay(program.window), program.window)


def _crash(program: Application, _world: World) -> QWidget:
    told = 'Traceback (most recent call last):\n  File "ui/pages/sets/page.py", line 1, in show\nKeyError: 7'
    return box_of(lambda: tell_crash(program.window, told), program.window)


def _unsaved(program: Application, world: World) -> QWidget:
    why = "Permission denied"
    return box_of(lambda: tell_unsaved(program.window, world.folder / "timeline.png", why), program.window)


# ---- dialogs


def _key(program: Application, world: World) -> QWidget:
    """An image that BitLocker encrypted."""
    image = world.folder / "service" / "mail" / "dc01.vhdx"
    RecoveryKeyDialog(image, program.context.background, program.window).open()
    return dialog_of(program, RecoveryKeyDialog)


def _pin(program: Application, _world: World) -> QWidget:
    _chosen(program).pins.pin.trigger()
    return dialog_of(program, PinDialog)


def _facts(program: Application, _world: World) -> QWidget:
    """A picture as a table."""
    page = _chosen(program)
    PictureTable(page.detail.strip, program.window).open()
    return dialog_of(program, PictureTable)


def _chosen(program: Application) -> SetsPage:
    page = page_of(program, "sets", SetsPage)
    until(lambda: bool(page.model.entries))
    page.view.choose(page.model.entries[0].path, 0)
    live(500)
    return page


# ---- menus


def _menus(menus: Sequence[QMenu], program: Application) -> QWidget:
    """Side by side, as each of them opens."""
    shown = QDialog(program.window)
    row = QHBoxLayout(shown)
    for menu in menus:
        menu.setParent(shown, Qt.WindowType.Widget)
        row.addWidget(menu, 0, Qt.AlignmentFlag.AlignTop)
    shown.show()
    live(300)
    return shown


def _of_actions(widget: QWidget, program: Application) -> QWidget:
    """The menu that a right click into ``widget`` opens."""
    menu = QMenu(widget)
    menu.addActions(widget.actions())
    return _menus([menu], program)


def _window_menus(program: Application, _world: World) -> QWidget:
    menus = []
    for action in program.window.menuBar().actions():
        copy = QMenu(program.window)
        copy.addActions(action.menu().actions())  # type: ignore[attr-defined]
        menus.append(copy)
    return _menus(menus, program)


def _menu_of_instances(program: Application, _world: World) -> QWidget:
    page = page_of(program, "instances", InstancesPage)
    page.choose(identity(program.inventory.instances[0]))
    live(500)
    return _of_actions(page.table, program)


def _menu_of_sets(program: Application, _world: World) -> QWidget:
    return _of_actions(_chosen(program).view, program)


def _menu_of_jobs(program: Application, _world: World) -> QWidget:
    page = page_of(program, "jobs", JobsPage)
    until(lambda: page.list.table.model().rowCount() > 0)
    page.list.select("Mail")
    until(page.list.edit.isEnabled)
    return _of_actions(page.list.table, program)


def _menu_of_destinations(program: Application, _world: World) -> QWidget:
    page = page_of(program, "destinations", DestinationsPage)
    until(lambda: bool(page.states))
    page.table.selectRow(0)
    live(300)
    return _of_actions(page.table, program)


def _menu_of_runs(program: Application, _world: World) -> QWidget:
    page = page_of(program, "history", HistoryPage)
    page.tabs.setCurrentIndex(1)
    page.runs.table.selectRow(0)
    live(300)
    return _of_actions(page.runs.table, program)


QUESTIONS: dict[str, Scene] = {
    "question.cancel": partial(_cancel, 1),
    "question.cancel_two": partial(_cancel, 2),
    "question.stay": _stay,
    "question.crash": _crash,
    "question.unsaved": _unsaved,
    "instances.key": _key,
    "sets.pin": _pin,
    "sets.as_table": _facts,
    "menu.window": _window_menus,
    "menu.instances": _menu_of_instances,
    "menu.sets": _menu_of_sets,
    "menu.jobs": _menu_of_jobs,
    "menu.destinations": _menu_of_destinations,
    "menu.runs": _menu_of_runs,
}
"""``page.scene``, as in :data:`tests.ui.picture_scenes.SCENES`."""
