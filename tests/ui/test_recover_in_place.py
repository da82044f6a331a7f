"""An instance is recovered in place: only by who types its name, and after a copy of its files as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import engine
from app.history.runs import RunState
from app.operations.backup import BackupRequest
from app.operations.recover import RecoveryRequest
from engine.files import LocalFileSystem
from tests.builders.dirty_instances import DATABASE, TABLE, write_unfinished_instance
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.restore_walk import click, until
from ui.context import Context
from ui.models.instances import identity
from ui.pages.instances.page import InstancesPage
from ui.pages.instances.recover_dialog import RecoverDialog
from ui.theme import ThemeController

ROWS = 200


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    write_unfinished_instance(tmp_path / "source", rows=ROWS)
    (tmp_path / "evidence").mkdir()
    return tmp_path / "source"


def dialog_for(qtbot: QtBot, context: Context, folder: Path, destination: Path) -> RecoverDialog:
    context.preferences.change(lambda s: s.with_folder(str(folder)).with_destination(str(destination)))
    context.inventory.refresh()
    until(qtbot, lambda: bool(context.inventory.instances))
    page = InstancesPage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    page.show()
    (instance,) = context.inventory.instances
    page.choose(identity(instance))
    context.navigation.recover.emit(instance)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, RecoverDialog) and w.isVisible())
    until(qtbot, lambda: dialog.outlook is not None)
    return dialog


def files_in(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_it_is_copied_first_and_then_recovered(
    qtbot: QtBot, context: Context, crashed: Path, tmp_path: Path
) -> None:
    before = files_in(crashed)
    dialog = dialog_for(qtbot, context, crashed, tmp_path / "evidence")
    dialog.in_place.click()
    assert not dialog.field.isVisible() and dialog.place.isVisible() and not nameless(dialog)
    until(qtbot, lambda: "will be copied" in dialog.place.verdict.accessibleName())
    assert not dialog.start_button.isEnabled() and dialog.start_button.toolTip()
    (instance,) = context.inventory.instances
    QTest.keyClicks(dialog.place.name, instance.name)
    assert dialog.start_button.isEnabled()
    assert dialog.start_button.text().replace("&", "") == "Recover in place"
    assert "--to" not in dialog.request().arguments()
    click(dialog.start_button)
    until(qtbot, lambda: len(context.run_queue.runs) == 2 and not context.run_queue.in_flight)
    first, second = (run.plan.request for run in context.run_queue.runs)
    assert isinstance(first, BackupRequest) and first.kind is engine.Kind.AS_IS
    assert isinstance(second, RecoveryRequest) and second.to is None
    (chain,) = engine.find_chains(LocalFileSystem(), tmp_path / "evidence")
    assert chain.manifest is not None and chain.manifest.is_evidence
    copied = {file.name: file.checksum for file in chain.manifest.files}
    assert copied.items() >= {name: before[name] for name in copied}.items()
    (now,) = engine.scan([crashed]).instances
    assert now.state is engine.State.CLEAN
    with engine.ReadOnlyDatabase.open(LocalFileSystem().open_read(crashed / DATABASE)) as database:
        assert database.count_rows(TABLE) == ROWS
    assert [run.state for run in context.history.runs()] == [RunState.SUCCESS, RunState.SUCCESS]


def test_without_the_copy_nothing_is_changed(
    qtbot: QtBot, context: Context, crashed: Path, tmp_path: Path
) -> None:
    said: list[str] = []
    context.navigation.announce.connect(said.append)
    before = files_in(crashed)
    dialog = dialog_for(qtbot, context, crashed, tmp_path / "evidence")
    dialog.in_place.click()
    (instance,) = context.inventory.instances
    dialog.place.name.setText(instance.name)
    dialog.place.destination.setEditText(str(crashed))
    until(qtbot, lambda: dialog.place.verdict.property("level") == "error")
    assert not dialog.start_button.isEnabled()
    dialog.place.destination.setEditText(str(tmp_path / "evidence"))
    until(qtbot, dialog.start_button.isEnabled)
    (tmp_path / "evidence").rmdir()
    (tmp_path / "evidence").write_text("no folder any more")
    click(dialog.start_button)
    until(qtbot, lambda: bool(said))
    assert "is not recovered" in said[-1]
    assert len(context.run_queue.runs) == 1 and files_in(crashed) == before


def test_the_copy_can_be_left_out(qtbot: QtBot, context: Context, crashed: Path, tmp_path: Path) -> None:
    dialog = dialog_for(qtbot, context, crashed, tmp_path / "evidence")
    dialog.in_place.click()
    dialog.place.copy_first.setChecked(False)
    assert not dialog.start_button.isEnabled()
    (instance,) = context.inventory.instances
    dialog.place.name.setText(instance.name)
    assert dialog.start_button.isEnabled()
    click(dialog.start_button)
    until(qtbot, lambda: bool(context.run_queue.runs) and not context.run_queue.in_flight)
    (run,) = context.run_queue.runs
    assert run.error is None and isinstance(run.plan.request, RecoveryRequest)
    assert not engine.find_chains(LocalFileSystem(), tmp_path / "evidence")


def test_what_cannot_be_recovered_can_be_kept_as_evidence(
    qtbot: QtBot, context: Context, crashed: Path, tmp_path: Path
) -> None:
    asked: list[object] = []
    context.navigation.keep_evidence.connect(asked.append)
    logs = sorted(crashed.glob("*.log"), key=lambda path: path.stat().st_size)
    for log in logs:
        data = bytearray(log.read_bytes())
        data[100] ^= 255
        log.write_bytes(data)
    dialog = dialog_for(qtbot, context, crashed, tmp_path / "evidence")
    until(qtbot, lambda: dialog.outlook is not None and dialog.outlook.refusal is not None)
    assert dialog.evidence_button.isVisible()
    click(dialog.evidence_button)
    assert len(asked) == 1 and not dialog.isVisible()
