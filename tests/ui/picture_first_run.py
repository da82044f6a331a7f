"""The first run in its states, for their pictures: see :mod:`tests.ui.picture_scenes`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.progress import Cancel
from tests.ui.monkey_hands import live
from tests.ui.monkey_world import World
from tests.ui.picture_runs import hold
from tests.ui.picture_walk import until
from ui.application import Application
from ui.first_run import discover
from ui.first_run.dialog import FirstRun
from ui.widgets.form import show_path

Scene = Callable[[Application, World], QWidget]


def _first_run(step: int, program: Application, world: World, *, whole: bool = False) -> FirstRun:
    """The wizard, ``step`` steps on: with both instances, or the one without damage."""
    program.context.navigation.first_run.emit()
    until(lambda: bool(program.window.findChildren(FirstRun)))
    dialog = program.window.findChildren(FirstRun)[-1]
    live(400)
    for at in range(step):
        if at == 0:
            dialog.discover.add(str(world.folder / "service"))
            live(800)
            items = [dialog.discover.list.item(row) for row in range(dialog.discover.list.count())]
            for item in items:
                if "ntd" in item.text() and not whole:
                    item.setCheckState(Qt.CheckState.Unchecked)
        if at == 1:
            show_path(dialog.place.destination, str(world.folder / "elsewhere"))
            dialog.place.test()
        until(dialog.next_button.isEnabled)
        dialog.go_on()
    live(1500)
    return dialog


def _first_backup(program: Application, world: World) -> QWidget:
    """The first backup at work: it is the run of a job."""
    hold()
    return _first_run(4, program, world)


def _first_failure(program: Application, world: World) -> QWidget:
    """Of two first backups, one finds damage."""
    dialog = _first_run(4, program, world, whole=True)
    until(dialog.next_button.isEnabled)
    live(500)
    return dialog


def _strange(program: Application, world: World) -> QWidget:
    """A folder cannot be read."""
    dialog = _first_run(0, program, world)
    dialog.discover.add(str(world.folder / "service"))
    live(800)
    dialog.discover.add(str(world.folder / "unplugged"))
    live(1200)
    return dialog


def _searching(program: Application, world: World) -> QWidget:
    """The list fills while folders are searched."""
    search = vars(discover)["scan_folders"]

    def slow(folders: Sequence[str], cancel: Cancel) -> object:
        if "elsewhere" in str(folders[0]):
            cancel.wait(30.0)
        return search(folders, cancel)

    vars(discover)["scan_folders"] = slow
    dialog = _first_run(0, program, world)
    dialog.discover.add(str(world.folder / "service"))
    live(800)
    dialog.discover.add(str(world.folder / "elsewhere"))
    live(800)
    return dialog


def _refused_place(program: Application, world: World) -> QWidget:
    """A destination that is a file."""
    (world.folder / "taken").write_bytes(b"taken")
    dialog = _first_run(1, program, world)
    show_path(dialog.place.destination, str(world.folder / "taken"))
    dialog.place.test()
    live(1500)
    return dialog


FIRST_RUNS: dict[str, Scene] = {
    "first_run": partial(_first_run, 0),
    "first_run.at_work": _first_backup,
    "first_run.failed": _first_failure,
    "first_run.strange": _strange,
    "first_run.searching": _searching,
    "first_run.refused": _refused_place,
    "first_run.place": partial(_first_run, 1),
    "first_run.schedule": partial(_first_run, 2),
    "first_run.summary": partial(_first_run, 3),
    "first_run.outcome": partial(_first_run, 4),
}
"""``page.scene``, as in :data:`tests.ui.picture_scenes.SCENES`."""
