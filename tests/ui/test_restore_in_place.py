"""The wizard goes on with the newer logs of the instance's folder, and restores in place: on real instances."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

import engine
from app.demo.workload import WorkloadState, read_state
from app.history.runs import RunState
from engine.files import LocalFileSystem
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.ui.live_instance import Live
from tests.ui.lone_page import context_in, nameless
from tests.ui.restore_walk import click, shown_page, until
from ui.context import Context
from ui.pages.restore.page import AFTERWARDS, CHECKS, RestorePage
from ui.theme import ThemeController

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="running instances are not published there")
COMMITS, NEWER = 60, 25


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    """A running instance with a chain of a full and an incremental, and commits after them."""
    (tmp_path / "store").mkdir()
    made = Live(tmp_path / "live")
    made.work(COMMITS // 2)
    for kind in (engine.Kind.FULL, engine.Kind.INCREMENTAL):
        source = engine.live_source(str(tmp_path / "live"))
        engine.run_backup(source, engine.LocalFolder(tmp_path / "store"), kind)
        made.work(COMMITS // 2 if kind is engine.Kind.FULL else NEWER)
    yield made
    made.close()


def chain_in(tmp_path: Path) -> Path:
    (found,) = engine.find_chains(LocalFileSystem(), tmp_path / "store")
    return found.path


def opened(qtbot: QtBot, context: Context, tmp_path: Path) -> RestorePage:
    """The wizard with the chain chosen and its moments read; the instance's folder is known."""
    context.preferences.change(lambda settings: settings.with_folder(str(tmp_path / "live")))
    context.inventory.refresh()
    until(qtbot, lambda: bool(context.inventory.instances))
    page = shown_page(qtbot, context, tmp_path / "store")
    page.begin(chain_in(tmp_path))
    until(qtbot, lambda: page.what.moment.is_ready)
    return page


def roll_forward(qtbot: QtBot, page: RestorePage) -> str:
    """Tick it with the keyboard; what the field then says."""
    field = page.what.newer
    field.tick.setFocus()
    QTest.keyClick(field.tick, Qt.Key.Key_Space)
    until(qtbot, lambda: "Reading" not in field.verdict.text())
    return field.verdict.accessibleName()


def to_checks_in_place(qtbot: QtBot, page: RestorePage, folder: Path) -> None:
    click(page.next_button)
    page.where.in_place.setFocus()
    QTest.keyClick(page.where.in_place, Qt.Key.Key_Space)
    assert page.where.path.text() == str(folder)
    assert not nameless(page)
    until(qtbot, page.next_button.isEnabled)
    click(page.next_button)
    assert page.at == CHECKS
    until(qtbot, lambda: page.draft.plan is not None)


def restored(qtbot: QtBot, page: RestorePage) -> None:
    click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)


def state_in(folder: Path) -> WorkloadState | None:
    with LocalFileSystem().open_read(folder / "live.edb") as file:
        return read_state(ReadOnlyDatabase.open(file))


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def answered(page: RestorePage, verb: str) -> None:
    """Press the button ``verb`` of the question that comes next."""

    def answer() -> None:
        (box,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
        assert box.defaultButton().text().replace("&", "") == "Keep as it is"
        next(button for button in box.buttons() if button.text().replace("&", "") == verb).click()

    QTimer.singleShot(50, page, answer)


def test_the_newer_logs_bring_back_what_no_backup_holds(
    qtbot: QtBot, context: Context, live: Live, tmp_path: Path
) -> None:
    live.close()
    page = opened(qtbot, context, tmp_path)
    before = len(page.what.moment.slider.moments)
    said = roll_forward(qtbot, page)
    assert "Continues the chain with" in said and f": {NEWER} commits, up to" in said
    moments = page.what.moment.slider.moments
    assert len(moments) == before + NEWER and moments.until == moments.times[-1]
    assert page.what.up_to.currentText() == "Newest set and newer logs (everything)"
    assert page.what.up_to.count() == 2
    click(page.next_button)
    page.where.path.setText(str(tmp_path / "target"))
    assert not page.where.as_copied.isEnabled()
    until(qtbot, page.next_button.isEnabled)
    click(page.next_button)
    until(qtbot, lambda: page.checks.is_ready)
    assert ["--roll-forward", str(tmp_path / "live")] == page.draft.request().arguments()[-2:]
    restored(qtbot, page)
    state = state_in(tmp_path / "target")
    assert state is not None and state.commit == COMMITS + NEWER


def test_a_moment_in_the_newer_logs_is_reached(qtbot: QtBot, context: Context, live: Live, tmp_path: Path) -> None:
    live.close()
    page = opened(qtbot, context, tmp_path)
    roll_forward(qtbot, page)
    slider = page.what.moment.slider
    slider.choose(slider.chosen - 10)
    click(page.next_button)
    page.where.path.setText(str(tmp_path / "target"))
    until(qtbot, page.next_button.isEnabled)
    click(page.next_button)
    until(qtbot, lambda: page.checks.is_ready)
    restored(qtbot, page)
    state = state_in(tmp_path / "target")
    assert state is not None and state.commit == COMMITS + NEWER - 10


def test_rolling_forward_is_refused_while_the_instance_runs(
    qtbot: QtBot, context: Context, live: Live, tmp_path: Path
) -> None:
    page = opened(qtbot, context, tmp_path)
    said = roll_forward(qtbot, page)
    assert "JET_errBackupInProgress" in said and "is running there" in said
    assert not page.next_button.isEnabled()
    QTest.keyClick(page.what.newer.tick, Qt.Key.Key_Space)
    until(qtbot, page.next_button.isEnabled)
    assert page.draft.roll_forward is None and not page.what.newer.wanted


def test_a_folder_of_another_stream_is_refused_with_the_reason(
    qtbot: QtBot, context: Context, live: Live, tmp_path: Path
) -> None:
    live.close()
    other = Live(tmp_path / "other")
    other.close()
    page = opened(qtbot, context, tmp_path)
    roll_forward(qtbot, page)
    field = page.what.newer
    field.path.selectAll()
    QTest.keyClicks(field.path, str(tmp_path / "other"))
    QTest.keyClick(field.path, Qt.Key.Key_Return)
    until(qtbot, lambda: "JET_errExistingLogFileHasBadSignature" in field.verdict.accessibleName())
    assert not page.next_button.isEnabled() and field.path.property("invalid") == "true"


def test_in_place_keeps_what_was_there_and_takes_it_back(
    qtbot: QtBot, context: Context, live: Live, tmp_path: Path
) -> None:
    live.close()
    folder = tmp_path / "live"
    before = files_in(folder)
    page = opened(qtbot, context, tmp_path)
    to_checks_in_place(qtbot, page, folder)
    assert "Nothing is deleted" in page.checks.sentence.accessibleName()
    until(qtbot, lambda: page.draft.sheet is not None and page.checks.loss.isVisible())
    loss = page.checks.loss.text.accessibleName()
    assert loss.startswith(f"{NEWER} commits ") and "in logs that no backup holds: 0x" in loss
    boxes = list(page.checks.sheet.boxes.values())
    assert not page.next_button.isEnabled() and len(boxes) > 2 and boxes[0].hasFocus()
    assert f"Tick {len(boxes)} steps" in page.hint.text()
    for box in boxes:
        assert not page.checks.is_ready
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert page.checks.sheet_state.text == f"{len(boxes)} of {len(boxes)} done"
    QTest.keyClicks(page.checks.name, "another")
    assert not page.next_button.isEnabled()
    page.checks.name.clear()
    assert page.draft.chain is not None
    QTest.keyClicks(page.checks.name, page.draft.chain.instance)
    assert "--in-place" in page.draft.request().arguments()
    restored(qtbot, page)
    state = state_in(folder)
    assert state is not None and state.commit == COMMITS
    kept = page.afterwards.kept
    assert kept.isVisible() and "kept as *.before-restore-" in page.afterwards.report()
    aside = {path.name.split(".before-restore-")[0] for path in folder.glob("*.before-restore-*")}
    assert aside == before.keys()
    answered(page, "Take back")
    click(kept.back_button)
    until(qtbot, lambda: not kept.isVisible())
    assert files_in(folder) == before
    message = page.afterwards.banner.message
    assert message is not None and "taken back" in message.what
    assert [(run.what, run.state) for run in context.history.runs()] == [
        ("take-back", RunState.SUCCESS),
        ("restore", RunState.SUCCESS),
    ]


def test_what_is_still_kept_has_to_be_settled_before_another_restore_in_place(
    qtbot: QtBot, context: Context, live: Live, tmp_path: Path
) -> None:
    live.close()
    folder = tmp_path / "live"
    engine.run_restore(chain_in(tmp_path), folder, in_place=True)
    page = opened(qtbot, context, tmp_path)
    click(page.next_button)
    page.where.in_place.setChecked(True)
    page.where.path.setText(str(folder))
    until(qtbot, page.where.kept.isVisible)
    assert not page.next_button.isEnabled() and "displaced by an earlier restore" in page.where.verdict.text()
    answered(page, "Keep as it is")
    click(page.where.kept.confirm_button)
    assert engine.find_displaced(LocalFileSystem(), folder)
    answered(page, "Delete")
    click(page.where.kept.confirm_button)
    until(qtbot, page.next_button.isEnabled)
    assert not engine.find_displaced(LocalFileSystem(), folder) and not page.where.kept.isVisible()


def test_in_place_is_refused_while_the_instance_runs_and_allowed_once_it_has_ended(
    qtbot: QtBot, context: Context, live: Live, tmp_path: Path
) -> None:
    page = opened(qtbot, context, tmp_path)
    to_checks_in_place(qtbot, page, tmp_path / "live")
    message = page.checks.banner.message
    assert message is not None and "JET_errBackupInProgress" in message.why
    assert "is running there" in message.advice and not page.next_button.isEnabled()
    assert not page.checks.name.isVisible()
    live.close()
    click(page.checks.again_button)
    until(qtbot, page.checks.name.isVisible)
    assert page.checks.banner.message is None


def test_in_place_needs_the_folder_to_be_there(qtbot: QtBot, context: Context, live: Live, tmp_path: Path) -> None:
    live.close()
    page = opened(qtbot, context, tmp_path)
    click(page.next_button)
    page.where.path.setText(str(tmp_path / "apart"))
    page.where.in_place.setChecked(True)
    page.where.path.setText(str(tmp_path / "nowhere"))
    until(qtbot, lambda: "does not exist" in page.where.verdict.text())
    assert not page.next_button.isEnabled() and not page.where.field.make_button.isVisible()
    page.where.apart.setChecked(True)
    assert page.where.path.text() == str(tmp_path / "apart")
