"""Running instances in the window: they come and go, say how they are, and are backed up while they run."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

import engine
from app.history.runs import RunState
from app.operations.backup import BackupRequest
from app.operations.drill import DrillRequest
from tests.builders.small_instance import write_small_instance
from tests.ui.live_instance import Live
from tests.ui.window import Window
from ui import application
from ui.levels import Level
from ui.models.instance_table import InstanceRole
from ui.models.plan import TruncationPreview
from ui.values.steps import StepState

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="running instances are not published there")
TRUE_WITHIN = 60
"""Seconds after which the window has to say what is; one, and what a busy machine takes."""
POLL_MS = 600_000
"""Whether instances run is asked so seldom here: what is told in time came by the watch of their folder."""


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    made = Live(tmp_path / "live")
    made.work(20)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(application, "IDLE_MS", POLL_MS)
    made = Window(qtbot, tmp_path / "home", [])
    yield made
    made.close()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


def seconds_until(window: Window, holds: Callable[[], bool]) -> float:
    started = time.monotonic()
    window.until(holds)
    return time.monotonic() - started


def chips(window: Window) -> list[str]:
    return [chip.text for chip in window.instances.detail._chips if chip.text]


def test_an_instance_comes_says_how_it_is_and_goes(window: Window, tmp_path: Path) -> None:
    page = window.instances
    assert page.model.rowCount() == 0
    window.until(lambda: window.application._pulse.isActive())
    live = Live(tmp_path / "live")
    try:
        assert seconds_until(window, lambda: page.model.rowCount() == 1) < TRUE_WITHIN
        index = page.model.index(0)
        assert index.data(InstanceRole.STATE) == "Running"
        assert index.data(InstanceRole.LEVEL) is Level.RUNNING
        window.until(lambda: "Running" in chips(window))
        assert "1 database" in chips(window) and "Circular logging off" in chips(window)
        generation = live.instance.log.generation
        while live.instance.log.generation < generation + 2:
            live.work(10)
        newest = f"Log 0x{live.instance.log.generation:X}"
        assert seconds_until(window, lambda: any(c.startswith(newest) for c in chips(window))) < TRUE_WITHIN
        assert not page.detail.verify.isEnabled() and not page.detail.recover.isEnabled()
    finally:
        live.close()
    at_rest = "Clean shutdown"
    assert seconds_until(window, lambda: page.model.index(0).data(InstanceRole.STATE) == at_rest) < TRUE_WITHIN
    window.until(lambda: at_rest in chips(window))
    assert page.detail.verify.isEnabled()


def test_a_backup_by_another_program_is_shown(window: Window, live: Live) -> None:
    page = window.instances
    window.until(lambda: page.model.rowCount() == 1)
    with engine.live_source(str(live.instance.parameters.log_directory)).begin(engine.Kind.FULL):
        wanted = "Running, backup in progress"
        assert seconds_until(window, lambda: page.model.index(0).data(InstanceRole.STATE) == wanted) < TRUE_WITHIN
    window.until(lambda: page.model.index(0).data(InstanceRole.STATE) == "Running")


def test_files_of_a_watched_folder_that_run_are_one_instance(qtbot: QtBot, tmp_path: Path, live: Live) -> None:
    window = Window(qtbot, tmp_path / "home", [tmp_path / "live"])
    try:
        page = window.instances
        window.until(lambda: page.model.index(0).data(InstanceRole.STATE) == "Running")
        assert page.model.rowCount() == 1
        live.close()
        window.until(lambda: page.model.index(0).data(InstanceRole.STATE) == "Clean shutdown")
        assert page.model.rowCount() == 1
    finally:
        window.close()


def test_one_whose_folder_is_gone_disappears(window: Window, tmp_path: Path) -> None:
    live = Live(tmp_path / "live")
    window.until(lambda: window.instances.model.rowCount() == 1)
    live.close()
    (tmp_path / "live").rename(tmp_path / "elsewhere")
    window.application.inventory.refresh()
    window.until(lambda: window.instances.model.rowCount() == 0)


def test_one_that_is_killed_is_shown_as_it_was_left(window: Window, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from app.cli.main import main; main()",
        "serve",
        str(tmp_path / "killed"),
        "--log-size",
        "64",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        window.until(lambda: window.instances.model.rowCount() == 1)
    finally:
        process.kill()
        process.wait()
    window.until(lambda: window.instances.model.index(0).data(InstanceRole.STATE) == "Dirty shutdown")


# ---- backups


def wait_for_plan(window: Window, store: Path) -> None:
    """The running instance chosen, and its plan there."""
    window.until(lambda: window.instances.model.rowCount() == 1)
    window.plan(store)


def refusal(window: Window) -> str:
    message = window.back_up.plan.refusal.message
    return message.why if message else ""


def choose(window: Window, button: QRadioButton) -> None:
    button.setChecked(True)
    page = window.back_up
    window.until(lambda: page.preview is not None and page.preview.request == page.request())


def effect(window: Window, button: QRadioButton) -> str:
    return button.accessibleDescription()


def test_full_atomic_and_incremental_backups_of_what_runs(window: Window, live: Live, store: Path) -> None:
    wait_for_plan(window, store)
    page = window.back_up
    assert page.chosen is not None and page.chosen.live and not page.logs.isEnabled()
    assert "before the checkpoint are removed" in effect(window, page.full)
    choose(window, page.incremental)
    assert "JET_errMissingFullBackup, -560" in refusal(window) and not page.start.isEnabled()
    choose(window, page.as_is)
    assert "JET_errFeatureNotAvailable, -1001" in refusal(window) and not page.start.isEnabled()
    assert "Not available while" in effect(window, page.as_is)
    choose(window, page.full)
    run = window.finish(window.start())
    assert run.error is None and isinstance(run.result, engine.BackupSet)
    live.work(60)
    window.plan(store, engine.Kind.INCREMENTAL)
    run = window.finish(window.start())
    assert (
        isinstance(run.result, engine.BackupSet) and run.result.manifest.runs[-1].kind is engine.Kind.INCREMENTAL
    )
    page.atomic.setChecked(True)
    window.plan(store / "..", engine.Kind.FULL)
    request = page.request()
    assert isinstance(request, BackupRequest) and request.options.atomic and request.source.is_running
    assert request.arguments()[:3] == ["backup", "--instance", str(page.chosen.directory)]


def test_circular_logging_refuses_an_incremental_in_the_words_of_the_engine(
    window: Window, tmp_path: Path, store: Path
) -> None:
    live = Live(tmp_path / "circular", circular=True)
    try:
        wait_for_plan(window, store)
        page = window.back_up
        choose(window, page.incremental)
        assert "JET_errInvalidBackup, -526" in refusal(window) and not page.start.isEnabled()
        assert "Not available with circular logging" in effect(window, page.incremental)
        assert "No logs are removed" in effect(window, page.full)
    finally:
        live.close()


def test_a_second_backup_is_refused_while_one_is_under_way(window: Window, live: Live, store: Path) -> None:
    wait_for_plan(window, store)
    with engine.live_source(str(live.instance.parameters.log_directory)).begin(engine.Kind.FULL):
        window.until(lambda: "JET_errBackupInProgress, -505" in refusal(window))
        assert not window.back_up.start.isEnabled()
    window.until(lambda: window.back_up.start.isEnabled())


def test_logs_that_no_backup_holds_go_only_when_it_is_named(window: Window, live: Live, store: Path) -> None:
    first = live.instance.log.generation
    while live.instance.log.generation < first + 4:
        live.work(10)
    live.instance.move_checkpoint(everything=True)
    wait_for_plan(window, store)
    page = window.back_up
    choose(window, page.truncate)
    assert "including those that are in no backup" in effect(window, page.truncate)
    found = page.preview
    assert isinstance(found, TruncationPreview) and found.lost and found.cut
    assert not page.start.isEnabled() and not page.destination.isEnabled()
    assert "no known backup" in page.may_lose.about.text() and "Type the name" in page.start.toolTip()
    QTest.keyClicks(page.may_lose.name, "another")
    assert not page.start.isEnabled()
    page.may_lose.name.clear()
    assert page.chosen is not None
    QTest.keyClicks(page.may_lose.name, page.chosen.name)
    assert page.start.isEnabled() and page.start.text() == "Remove logs"
    run = window.finish(window.start())
    assert isinstance(run.result, engine.Truncation) and run.result.deleted
    message = window.running.view.banner.message
    assert message is not None and "removed" in message.what


def test_files_at_rest_refuse_to_lose_logs(qtbot: QtBot, tmp_path: Path, store: Path) -> None:
    window = Window(qtbot, tmp_path / "home", [write_small_instance(tmp_path / "source")])
    try:
        window.plan(store)
        truncate = window.back_up.truncate
        assert not truncate.isEnabled() and not truncate.isChecked()
        assert truncate.toolTip().startswith("Not available at rest")
        assert (
            truncate.toolTip() == truncate.accessibleDescription() == window.back_up.choices.effects[None].text()
        )
        truncate.setChecked(True)
        window.back_up.full.setChecked(True)
        window.until(lambda: window.back_up.start.isEnabled())
    finally:
        window.close()


# ---- the drill


def test_a_drill_shows_its_certificate_and_the_history_keeps_it(window: Window, live: Live, store: Path) -> None:
    wait_for_plan(window, store)
    window.finish(window.start())
    detail = window.instances.detail
    window.until(lambda: bool(detail.facts and detail.facts.evidence.chains))
    before = len(window.application.run_queue.runs)
    window.instances.detail.drill.trigger()
    window.until(lambda: len(window.application.run_queue.runs) > before)
    run = window.finish(window.application.run_queue.runs[-1])
    assert isinstance(run.result, engine.Certificate) and run.result.ok and run.result.rows > 0
    view = window.running.view
    assert view.certificate.verdict.text == "Can be restored" and not view.certificate.isHidden()
    assert view.certificate.tables.rows.rowCount() == len(run.result.tables)
    assert {step.state for step in view.steps._steps} <= {StepState.DONE, StepState.SKIPPED}
    view.certificate.copy()
    assert "Restore drill passed" in QGuiApplication.clipboard().text()
    kept = window.application.history.runs()[0]
    assert (kept.kind, kept.state) == ("drill", RunState.SUCCESS)
    assert run.plan.request.arguments() == ["drill", str(run.result.chain)]


def test_a_drill_of_a_chain_that_lost_a_log_fails_and_says_why(window: Window, live: Live, store: Path) -> None:
    wait_for_plan(window, store)
    done = window.finish(window.start()).result
    assert isinstance(done, engine.BackupSet)
    sorted(path for path in done.chain.iterdir() if path.suffix == ".log")[0].unlink()
    window.application.context.navigation.drill.emit(DrillRequest(done.chain))
    run = window.finish(window.application.run_queue.runs[-1])
    message = window.running.view.banner.message
    assert run.error is not None and message is not None and message.level is Level.ERROR
    assert "the restored files were deleted" in message.why and window.running.view.certificate.isHidden()
