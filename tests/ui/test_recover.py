"""A copy of an instance is recovered: the dialog, the run, what it says, refusals, cancel, the keyboard."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

import engine
from app.history.runs import RunOperation, RunState
from app.operations.recover import RecoveryRequest
from engine.errors import JetError
from engine.events import EventKind
from engine.files import LocalFileSystem
from engine.progress import Cancel, Event, Phase, Progress
from engine.storage.database_file import OpenDatabaseFile
from tests.builders.dirty_instances import DATABASE, TABLE, UNFINISHED, write_unfinished_instance
from tests.builders.small_instance import write_small_instance
from tests.datasets import copy_of, dataset
from tests.ui.window import Open, Window, unnamed
from ui import live_run
from ui.levels import Level
from ui.live_run import LiveRun
from ui.models.instances import identity
from ui.models.protection import messages
from ui.models.recovery import offer
from ui.pages.history.page import HistoryPage
from ui.pages.instances.recover_dialog import RecoverDialog
from ui.values.steps import StepState

ROWS = 600


@pytest.fixture(scope="module")
def unfinished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What :func:`crashed` is copied from."""
    return write_unfinished_instance(tmp_path_factory.mktemp("unfinished"), rows=ROWS).parent


@pytest.fixture
def crashed(unfinished: Path, tmp_path: Path) -> Path:
    """The folder of an instance with committed and unfinished work in its logs."""
    return Path(shutil.copytree(unfinished, tmp_path / "source"))


def dialog_of(window: Window) -> RecoverDialog:
    """The dialog that the action of the window opens for the chosen instance, once it has looked."""
    window.application.window.action("recover").trigger()
    dialog = window.application.window.findChild(RecoverDialog)
    assert isinstance(dialog, RecoverDialog)
    window.until(lambda: dialog.outlook is not None)
    return dialog


def begin(window: Window, target: Path) -> LiveRun:
    dialog = dialog_of(window)
    dialog.field.path.setText(str(target))
    window.until(dialog.start_button.isEnabled)
    dialog.start_button.click()
    return window.application.run_queue.runs[-1]


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def state_of(folder: Path) -> engine.State:
    (instance,) = engine.scan([folder]).instances
    return instance.state


def choose(window: Window, folder: Path) -> None:
    instances = window.application.inventory.instances
    window.instances.choose(identity(next(found for found in instances if found.directory == folder)))


def test_a_crashed_instance(open_window: Open, crashed: Path, tmp_path: Path) -> None:
    before = digests(crashed)
    window = open_window(crashed)
    run = window.finish(begin(window, tmp_path / "copy"))
    assert run.error is None
    done = run.result
    assert isinstance(done, engine.Recovered)
    assert (done.undone, done.changed) == (UNFINISHED, True)
    assert digests(crashed) == before
    assert state_of(tmp_path / "copy") is engine.State.CLEAN
    with engine.ReadOnlyDatabase.open(LocalFileSystem().open_read(tmp_path / "copy" / DATABASE)) as database:
        assert database.count_rows(TABLE) == ROWS

    view = window.running.view
    assert view.run is run and window.application.shown == "running"
    message = view.banner.message
    assert message is not None and message.level is Level.SUCCESS
    assert "clean and can be opened" in message.what and f"{tmp_path / 'copy' / DATABASE}: clean" in message.where
    assert {step.state for step in view.steps._steps} == {StepState.DONE}
    assert [step.title for step in view.steps._steps] == ["Checks", "Copy", "Read logs", "Replay", "Publish"]
    assert view.replayed.isVisible() and not view.map.isVisible()
    assert view.replayed.records.accessibleName() == f"Log records: {done.records}"
    assert view.replayed.records.accessibleDescription() == f"{UNFINISHED} uncommitted changes undone"
    assert view.replayed.changes.accessibleName() == f"Page changes redone: {done.applied}"
    assert view._place() == tmp_path / "copy"


def test_its_run_stands_in_the_history(open_window: Open, crashed: Path, tmp_path: Path) -> None:
    window = open_window(crashed)
    live = window.finish(begin(window, tmp_path / "copy"))
    history = window.application.history
    (run,) = history.runs()
    assert (run.operation, run.state) == (RunOperation.RECOVER, RunState.SUCCESS)
    assert run.destination == str(tmp_path / "copy")
    entries = [stored.entry for stored in history.events() if stored.entry.run == run.id]
    kinds = [int(EventKind.RecoveryStarted), int(EventKind.LogReplayed), int(EventKind.RecoveryEnded)]
    assert sorted({entry.id for entry in entries}) == kinds == [300, 301, 302]
    replayed = [entry.text for entry in entries if entry.id == 301]
    assert replayed and all(str(tmp_path / "copy") in text for text in replayed), "named by where they lie now"
    assert {row.text for row in entries} == {entry.text for entry in live.entries}
    window.running.view.history.trigger()
    page = window.application.page("history").widget
    assert isinstance(page, HistoryPage) and page.isVisible()


def test_a_real_windows_instance(open_window: Open, tmp_path: Path) -> None:
    copy_of(dataset("srum-win11-dirty"), tmp_path / "source")
    window = open_window(tmp_path / "source")
    assert window.instances.detail.recover.isEnabled()
    (message,) = messages(window.application.inventory.instances[0])
    assert "“Recover” brings the database" in message.advice
    dialog = dialog_of(window)
    assert dialog.banner.message is None
    assert any("Read log 0x5C (92) once" in text for text in told(dialog))
    dialog.field.path.setText(str(tmp_path / "copy"))
    window.until(dialog.start_button.isEnabled)
    dialog.start_button.click()
    run = window.finish(window.application.run_queue.runs[-1])
    assert isinstance(run.result, engine.Recovered) and run.result.logs == (0x5C, 0x5C)
    assert state_of(tmp_path / "copy") is engine.State.CLEAN
    request = run.plan.request
    assert isinstance(request, RecoveryRequest)
    words = request.arguments()
    assert words[:2] == ["recover", str(tmp_path / "source")] and words[-2:] == ["--to", str(tmp_path / "copy")]


def told(dialog: RecoverDialog) -> list[str]:
    """What the dialog says will happen."""
    items = (dialog._steps.itemAt(at) for at in range(dialog._steps.count()))
    return [widget.accessibleName() for item in items if item and (widget := item.widget())]


def test_the_command_line_that_is_shown_does_the_same(open_window: Open, crashed: Path, tmp_path: Path) -> None:
    window = open_window(crashed)
    run = window.finish(begin(window, tmp_path / "copy"))
    words = run.plan.request.arguments()
    words[words.index("--to") + 1] = str(tmp_path / "twin")
    program = [sys.executable, "-c", "from app.cli.main import main; main()", *words, "--json"]
    done = subprocess.run(program, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    result = run.result
    assert isinstance(result, engine.Recovered)
    assert (told["records"], told["undone"]) == (result.records, result.undone)
    assert told["redo"] == {"applied": result.applied, "skipped": result.skipped}
    assert state_of(tmp_path / "twin") is engine.State.CLEAN


def test_a_clean_instance_says_that_nothing_is_to_do(open_window: Open, tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "source")
    window = open_window(folder)
    assert "already clean" in window.instances.detail.recover.toolTip()
    dialog = dialog_of(window)
    message = dialog.banner.message
    assert message is not None and message.level is Level.INFO
    dialog.reject()
    for path in folder.iterdir():
        if path.suffix != ".edb":
            path.unlink()
    window.application.inventory.refresh()
    window.until(lambda: bool(window.instances.chosen and window.instances.chosen.base is None))
    dialog = dialog_of(window)
    dialog.field.path.setText(str(tmp_path / "copy"))
    window.until(lambda: dialog.field.is_ready)
    assert dialog.banner.message is not None and "nothing to recover" in dialog.banner.message.what
    assert not dialog.start_button.isEnabled()


def test_logs_alone_have_nothing_to_recover(open_window: Open, crashed: Path) -> None:
    """Their first ones are gone, and with them what would make a database anew."""
    (crashed / DATABASE).unlink()
    (crashed / "crs00000001.log").unlink()
    window = open_window(crashed)
    (instance,) = window.application.inventory.instances
    assert offer(instance)[0] is False
    action = window.instances.detail.recover
    assert not action.isEnabled() and "only logs" in action.toolTip()
    window.application.window.action("recover").trigger()
    assert window.application.window.findChild(RecoverDialog) is None
    assert "only logs" in window.application.window.statusBar().currentMessage()


def test_complete_logs_make_their_database_anew(open_window: Open, crashed: Path, tmp_path: Path) -> None:
    (crashed / DATABASE).unlink()
    window = open_window(crashed)
    (instance,) = window.application.inventory.instances
    able, why = offer(instance)
    assert able and "recreate" in why
    run = window.finish(begin(window, tmp_path / "copy"))
    assert run.error is None and state_of(tmp_path / "copy") is engine.State.CLEAN


def test_what_is_known_to_be_refused_is_told_before_the_start(
    open_window: Open, crashed: Path, tmp_path: Path
) -> None:
    """In the words of the engine."""
    (crashed / "crs.log").unlink()
    with pytest.raises(JetError) as refused:
        engine.run_recovery(engine.InstanceChoice([crashed]), to=tmp_path / "other")
    window = open_window(crashed)
    dialog = dialog_of(window)
    dialog.field.path.setText(str(tmp_path / "copy"))
    window.until(lambda: dialog.field.is_ready)
    message = dialog.banner.message
    assert message is not None and message.level is Level.ERROR
    assert message.why == str(refused.value) and message.advice == refused.value.hint
    assert not dialog.start_button.isEnabled()
    assert not dialog.without_lost.isVisible()


def test_lost_committed_work_is_given_up_only_when_asked(open_window: Open, crashed: Path, tmp_path: Path) -> None:
    (crashed / "crs.log").unlink()
    with OpenDatabaseFile.open(LocalFileSystem(), crashed / DATABASE) as file:
        header = file.header
        header.gen_max_required = header.gen_committed - 1
        file.write_header()
    window = open_window(crashed)
    dialog = dialog_of(window)
    dialog.field.path.setText(str(tmp_path / "copy"))
    window.until(lambda: dialog.field.is_ready)
    assert dialog.banner.message is not None and "-528" in dialog.banner.message.why
    assert dialog.without_lost.isVisible() and not dialog.start_button.isEnabled()
    dialog.without_lost.click()
    window.until(dialog.start_button.isEnabled)
    assert "--ignore-lost-logs" in dialog.request().arguments()
    dialog.start_button.click()
    run = window.finish(window.application.run_queue.runs[-1])
    assert run.error is None and state_of(tmp_path / "copy") is engine.State.CLEAN


def test_a_damaged_log_fails_and_leaves_nothing(open_window: Open, crashed: Path, tmp_path: Path) -> None:
    logs = engine.plan_recovery(engine.InstanceChoice([crashed])).logs
    assert logs is not None and logs[0] < logs[1]
    log = crashed / f"crs{logs[0]:08X}.log"
    data = bytearray(log.read_bytes())
    data[4096 + 200] ^= 0xFF
    log.write_bytes(data)
    window = open_window(crashed)
    run = window.finish(begin(window, tmp_path / "copy"))
    assert run.error is not None
    view = window.running.view
    message = view.banner.message
    assert message is not None and message.level is Level.ERROR
    assert message.where == str(log), "the file that was copied, not the copy"
    assert "-501" in message.why and "The target is unchanged" in message.why and message.advice
    assert view.steps._steps[2].state is StepState.FAILED
    assert not view.open_folder.isVisible() and view.again.text() == "Retry"
    assert not (tmp_path / "copy").exists() and not list(tmp_path.glob(".*.partial"))


@pytest.mark.parametrize("phase", [Phase.STAGING, Phase.LOGS])
def test_cancelled(
    open_window: Open, crashed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, phase: Phase
) -> None:
    """While files are copied, and in the middle of the replay."""
    start = LiveRun._work

    def slow(run: LiveRun, progress: Progress, cancel: Cancel) -> object:
        def held(event: Event) -> None:
            progress(event)
            while event.phase is phase and event.item and not cancel.requested:
                time.sleep(0.01)

        return start(run, held, cancel)

    monkeypatch.setattr(live_run.LiveRun, "_work", slow)
    window = open_window(crashed)
    run = begin(window, tmp_path / "copy")
    window.until(lambda: run.last.phase is phase)
    view = window.running.view
    assert view.replayed.isVisible() and not view.map.isVisible()
    view.cancel.trigger()
    window.finish(run)
    assert run.cancelled
    message = view.banner.message
    assert message is not None and message.level is Level.CANCELLED
    assert not (tmp_path / "copy").exists() and not list(tmp_path.glob(".*.partial"))
    assert [kept.state for kept in window.application.history.runs()] == [RunState.CANCELLED]


def test_by_keyboard_alone(open_window: Open, crashed: Path, tmp_path: Path) -> None:
    """The shortcut, the path, Return; Escape closes the dialog and starts nothing."""
    window = open_window(crashed)
    shell = window.application.window
    assert shell.action("recover").shortcut().toString() == "Ctrl+Shift+R"
    dialog = dialog_of(window)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and window.application.run_queue.runs == []
    QApplication.processEvents()
    window.until(lambda: shell.findChild(RecoverDialog) is None)
    dialog = dialog_of(window)
    assert dialog.focusWidget() is dialog.field.path
    QTest.keyClicks(dialog.field.path, str(tmp_path / "copy"))
    QTest.keyClick(dialog.field.path, Qt.Key.Key_Return)
    assert window.application.run_queue.runs == [], "not looked at yet"
    window.until(dialog.start_button.isEnabled)
    QTest.keyClick(dialog.field.path, Qt.Key.Key_Return)
    window.until(lambda: bool(window.application.run_queue.runs))
    window.finish(window.application.run_queue.runs[-1])
    assert len(window.application.run_queue.runs) == 1
    assert state_of(tmp_path / "copy") is engine.State.CLEAN


def test_a_missing_folder_is_made_when_asked(open_window: Open, crashed: Path, tmp_path: Path) -> None:
    window = open_window(crashed)
    dialog = dialog_of(window)
    dialog.field.path.setText(str(tmp_path / "a" / "b" / "copy"))
    window.until(dialog.field.make_button.isVisible)
    assert not dialog.start_button.isEnabled()
    dialog.field.make_button.click()
    window.until(dialog.start_button.isEnabled)
    assert (tmp_path / "a" / "b").is_dir()
    dialog.field.path.setText(str(crashed))
    window.until(lambda: "not empty" in dialog.field.verdict.text())
    assert not dialog.start_button.isEnabled() and not dialog.field.make_button.isVisible()


def test_names_and_room(open_window: Open, crashed: Path, tmp_path: Path) -> None:
    window = open_window(crashed)
    dialog = dialog_of(window)
    dialog.field.path.setText(str(tmp_path / "a" / "copy"))
    window.until(dialog.field.make_button.isVisible)
    assert unnamed(dialog) == []
    assert dialog.minimumSizeHint().width() <= 700 and dialog.minimumSizeHint().height() <= 540
    buttons = cast("list[QPushButton]", dialog.findChildren(QPushButton))
    assert [button for button in buttons if button.isVisible() and not button.text()] == []
    keys = [button.text().partition("&")[2][:1].casefold() for button in buttons if "&" in button.text()]
    assert len(keys) == len(set(keys))


def test_a_dialog_that_is_closed_early_waits_for_nothing(open_window: Open, crashed: Path) -> None:
    window = open_window(crashed)
    for _ in range(3):
        window.application.window.action("recover").trigger()
        dialog = window.application.window.findChild(RecoverDialog)
        assert isinstance(dialog, RecoverDialog)
        dialog.field.path.setText("/somewhere")
        dialog.reject()
        window.until(lambda: window.application.window.findChild(RecoverDialog) is None)
    assert not window.application.background.is_busy("recover-plan")


def test_no_thread_is_left(open_window: Open, crashed: Path, tmp_path: Path) -> None:
    before = set(threading.enumerate())
    window = open_window(crashed)
    begin(window, tmp_path / "copy")
    for run in window.application.run_queue.in_flight:
        run.cancel()
    window.application.close()
    QApplication.processEvents()
    left = {thread for thread in threading.enumerate() if thread not in before and thread.is_alive()}
    assert {thread.name for thread in left if not thread.daemon} == set()
    assert not list(tmp_path.glob(".*.partial"))
