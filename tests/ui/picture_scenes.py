"""Dialogs and steps of a page, opened for their pictures. A scene gives the widget that is to be seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QWidget

import engine
from app.history.runs import RunOperation
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.verify import VerifyRequest
from tests.builders.small_instance import DATABASE, flip_bits, write_small_instance
from tests.ui.monkey_hands import live
from tests.ui.monkey_world import World
from tests.ui.picture_dialogs import DIALOGS
from tests.ui.picture_first_run import FIRST_RUNS
from tests.ui.picture_questions import QUESTIONS
from tests.ui.picture_runs import RUNS, hold, name_of, printed
from tests.ui.picture_walk import box_of, dialog_of, page_of, until
from ui.application import Application
from ui.live_run import plan_of
from ui.models.instances import identity
from ui.pages.back_up.page import BackUpPage
from ui.pages.instances.page import InstancesPage
from ui.pages.instances.recover_dialog import RecoverDialog
from ui.pages.restore.page import RestorePage
from ui.pages.sets.compare_window import CompareWindow
from ui.pages.sets.copying import CopyDialog
from ui.pages.sets.page import SetsPage
from ui.pages.sets.removal import RemovalDialog
from ui.panels.decision_list import DecisionDialog
from ui.panels.place_dialog import PlaceDialog
from ui.panels.run_sheet_dialog import RunSheetDialog
from ui.widgets.form import show_path

Scene = Callable[[Application, World], QWidget]
P = TypeVar("P", bound=QWidget)
D = TypeVar("D", bound=QDialog)


# ---- back up, instances, runs


def _plan(program: Application, world: World) -> QWidget:
    """An incremental backup of what has grown, as it would be."""
    write_small_instance(world.folders[0], base="edb", last=8, stamp=8, since=world.since)
    program.inventory.refresh()
    live(800)
    page = page_of(program, "back_up", BackUpPage)
    page.choose(program.inventory.instances[0])
    show_path(page.destination, str(world.backups))
    page.choices.modes[engine.Kind.INCREMENTAL].setChecked(True)
    until(lambda: page.preview is not None and page.preview.request == page.request())
    return program.window


def _refused(program: Application, world: World) -> QWidget:
    """A log is missing in the middle."""
    write_small_instance(world.folders[0], base="edb", last=9)
    (world.folders[0] / "edb00006.log").unlink()
    return _plan_of(program, world)


def _plan_of(program: Application, world: World) -> QWidget:
    program.inventory.refresh()
    live(800)
    page = page_of(program, "back_up", BackUpPage)
    show_path(page.destination, str(world.backups))
    until(lambda: page.preview is not None and page.preview.request == page.request())
    return program.window


def _tab(at: int, program: Application, _world: World) -> QWidget:
    page = page_of(program, "instances", InstancesPage)
    page.choose(identity(program.inventory.instances[0]))
    page.detail.tabs.setCurrentIndex(at)
    live(600)
    return program.window


def _recover(program: Application, world: World) -> QWidget:
    write_small_instance(world.folders[0], base="edb", last=5, required=(2, 4))
    program.inventory.refresh()
    live(800)
    program.context.navigation.recover.emit(program.inventory.instances[0])
    return dialog_of(program, RecoverDialog)


def _reading_again(program: Application, world: World) -> QWidget:
    """A backup at work: a damaged page is read again."""
    hold(0.1)
    source = FilesAtRest((world.folders[1],))
    name = name_of(program, world.folders[1])
    run = program.run_queue.start(plan_of(BackupRequest(source, world.backups, engine.Kind.FULL), name))
    until(lambda: run.last.done > 0)
    program.context.navigation.show_run.emit(run)
    live(700)
    return program.window


# ---- sets


def _chain(program: Application, world: World) -> SetsPage:
    page = page_of(program, "sets", SetsPage)
    until(lambda: bool(page.model.entries))
    wanted = next(entry for entry in page.model.entries if entry.instance.startswith("edb"))
    page.view.choose(wanted.path, 0)
    live(500)
    return page


def _sets(program: Application, world: World) -> QWidget:
    _chain(program, world)
    return program.window


def _verified(program: Application, world: World) -> QWidget:
    """The chain was read back."""
    entries = _chain(program, world).model.entries
    chain = next(entry.path for entry in entries if entry.instance.startswith("edb"))
    run = program.run_queue.start(plan_of(VerifyRequest(chain)))
    until(lambda: run.is_settled)
    live(1500)
    _chain(program, world)
    return program.window


def _broken(program: Application, world: World) -> QWidget:
    """A log of the incremental backup is missing."""
    for log in sorted(world.backups.glob("edb*/**/edb0000*.log"))[-1:]:
        log.unlink()
    return _verified(program, world)


def _remove(program: Application, world: World) -> QWidget:
    _chain(program, world).actions_.remove.trigger()
    return dialog_of(program, RemovalDialog)


def _copy_to(program: Application, world: World) -> QWidget:
    _chain(program, world).actions_.copy_to.trigger()
    dialog = dialog_of(program, CopyDialog)
    dialog.place.setEditText(str(world.folder / "elsewhere"))
    live(1200)
    return dialog


def _import(program: Application, world: World) -> QWidget:
    _chain(program, world).actions_.import_.trigger()
    return dialog_of(program, PlaceDialog)


def _compare(program: Application, world: World) -> QWidget:
    _chain(program, world).actions_.compare.trigger()
    dialog = dialog_of(program, CompareWindow)
    dialog.start()
    live(1500)
    return dialog


# ---- restore


def _restore(step: int, program: Application, world: World, *, in_place: bool = False) -> QWidget:
    """The wizard, ``step`` steps on."""
    page = page_of(program, "restore", RestorePage)
    chain = next(each.path for each in program.inventory.chains if each.path.parent.name.startswith("edb"))
    page.begin(chain)
    for at in range(step):
        if at == 1 and in_place:
            page.where.in_place.setChecked(True)
        elif at == 1:
            page.where.apart.setChecked(True)
            page.where.path.setText(str(world.folder / "restored"))
        if at == 2 and in_place:
            until(lambda: page.draft.sheet is not None)
            for box in page.checks.sheet.boxes.values():
                box.click()
            page.checks.name.setText(page.draft.chain.instance if page.draft.chain else "")
        until(page.next_button.isEnabled)
        page.go_on()
    live(1500)
    return program.window


def _restoring(program: Application, world: World, *, in_place: bool = False) -> QWidget:
    """A restore at work."""
    hold()
    _restore(3, program, world, in_place=in_place)
    return program.window


def _restore_failed(program: Application, world: World) -> QWidget:
    """A page of the chain is damaged, which a restore finds as it copies."""
    for copy in world.backups.glob(f"edb*/**/{DATABASE}"):
        flip_bits(copy, 4, 3, 77, 1000)
    _restore(3, program, world)
    page = page_of(program, "restore", RestorePage)
    until(lambda: page.run.run is not None and not page.run.is_running)
    live(500)
    return program.window


def _restore_earlier(program: Application, world: World) -> QWidget:
    """The last log of the chain is missing: what can be restored instead."""
    for log in sorted(world.backups.glob("edb*/**/edb0000*.log"))[-1:]:
        log.unlink()
    program.inventory.refresh()
    live(800)
    page = page_of(program, "restore", RestorePage)
    page.begin(next(each.path for each in program.inventory.chains if each.path.parent.name.startswith("edb")))
    for at in range(2):
        if at == 1:
            page.where.path.setText(str(world.folder / "restored"))
        live(1000)
        page.go_on()
    live(1500)
    return program.window


def _rehearsal(program: Application, world: World) -> QWidget:
    """What is to be restored, for trial first."""
    _restore(2, program, world)
    hold()
    page = page_of(program, "restore", RestorePage)
    until(page.rehearse_button.isEnabled)
    page.rehearse_button.click()
    live(1500)
    return program.window


def _decide(program: Application, world: World) -> QWidget:
    if not program.context.decisions.pending:
        _restore(3, program, world, in_place=True)
    until(lambda: bool(program.context.decisions.pending))
    dialog = DecisionDialog(program.context.decisions.pending[0], program.context, program.window)
    dialog.open()
    live(500)
    return dialog


def _decided(back: bool, program: Application, world: World) -> QWidget:
    """What is asked before either."""
    dialog = _decide(program, world)
    assert isinstance(dialog, DecisionDialog)
    panel = dialog.panel
    return box_of(panel.take_back if back else panel.confirm, dialog)


def _run_sheet(program: Application, world: World) -> QWidget:
    if not any(run.operation is RunOperation.RESTORE for run in program.history.runs()):
        _restore(3, program, world, in_place=True)
    run = next(run for run in program.history.runs() if run.operation is RunOperation.RESTORE)
    RunSheetDialog(run, program.context, program.window).open()
    return dialog_of(program, RunSheetDialog)


def _printed(program: Application, world: World) -> QWidget:
    """The same on paper."""
    dialog = _run_sheet(program, world)
    assert isinstance(dialog, RunSheetDialog)
    paper = printed(dialog.sections())
    dialog.close()
    return paper


SCENES: dict[str, Scene] = {
    "back_up.plan": _plan,
    "back_up.refused": _refused,
    "instances.logs": partial(_tab, 1),
    "instances.files": partial(_tab, 2),
    "instances.header": partial(_tab, 3),
    "instances.tables": partial(_tab, 4),
    "instances.runs": partial(_tab, 5),
    "instances.recover": _recover,
    "running.now": _reading_again,
    "sets.chain": _sets,
    "sets.verified": _verified,
    "sets.broken": _broken,
    "sets.remove": _remove,
    "sets.copy": _copy_to,
    "sets.import": _import,
    "sets.compare": _compare,
    "restore.what": partial(_restore, 0),
    "restore.where": partial(_restore, 1),
    "restore.checks": partial(_restore, 2),
    "restore.after": partial(_restore, 3),
    "restore.in_place": partial(_restore, 2, in_place=True),
    "restore.failed": _restore_failed,
    "restore.earlier": _restore_earlier,
    "restore.decide": _decide,
    "restore.keep": partial(_decided, False),
    "restore.take_back": partial(_decided, True),
    "restore.sheet": _run_sheet,
    "restore.printed": _printed,
    "restore.at_work": _restoring,
    "restore.at_work_in_place": partial(_restoring, in_place=True),
    "restore.rehearsal": _rehearsal,
    **DIALOGS,
    **RUNS,
    **FIRST_RUNS,
    **QUESTIONS,
}
"""``page.scene``: opens it; the window is grabbed, or the dialog that was opened."""
