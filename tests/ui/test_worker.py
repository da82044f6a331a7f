"""The bridge between threads: what is joined, what never is, and that no thread outlives its owner."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from engine.background import NICE
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.progress import Cancel, Event, Operation, PagesRead, Phase, Progress, Stage
from tests.ui.windows import PATIENCE_MS
from tests.unit.test_background import linux, niceness
from ui.courtesy import GivesWay
from ui.worker import Background, EventCoalescer, TimedEvent, Worker


def event(done: int, *, stage: Stage = Stage.PROGRESS, item: str = "a", pages: tuple[int, bytes] | None = None,
          phase: Phase = Phase.DATABASES) -> Event:  # fmt: skip
    return Event(
        Operation.BACKUP,
        stage,
        done,
        100,
        phase,
        item,
        done,
        100,
        PagesRead(*pages, 4096) if pages else None,
        {"verified": done},
    )


def test_the_inbox_joins_events_about_one_file_and_keeps_all_their_pages() -> None:
    inbox = EventCoalescer()
    for at in range(5):
        inbox.put(event(at + 1, pages=(1 + 2 * at, bytes((2, at)))))
    (heard,) = inbox.take()
    assert heard.event.done == 5
    assert heard.event.counts == {"verified": 5}
    assert heard.event.pages == (1, bytes((2, 0, 2, 1, 2, 2, 2, 3, 2, 4)), 4096)
    assert inbox.take() == ()


def test_the_inbox_never_joins_beginnings_ends_files_phases_and_torn_pages() -> None:
    inbox = EventCoalescer()
    given = [
        event(0, stage=Stage.BEGIN),
        event(1, pages=(1, b"\2")),
        event(2, pages=(7, b"\3")),
        event(3, item="b"),
        event(4, item="b", phase=Phase.LOGS),
        event(5, item="b", phase=Phase.LOGS, stage=Stage.COMPLETE),
    ]
    for each in given:
        inbox.put(each)
    assert [heard.event for heard in inbox.take()] == given


def test_an_event_without_pages_keeps_the_pages_of_those_before() -> None:
    inbox = EventCoalescer()
    inbox.put(event(1))
    inbox.put(event(2, pages=(1, b"\2\2")))
    inbox.put(event(3))
    inbox.put(event(4, pages=(3, b"\1")))
    (heard,) = inbox.take()
    assert (heard.event.done, heard.event.pages) == (4, (1, b"\2\2\1", 4096))


def test_progress_comes_ten_times_a_second_and_loses_nothing(qtbot: QtBot) -> None:
    def work(progress: Progress, _cancel: Cancel) -> str:
        progress(event(0, stage=Stage.BEGIN))
        for at in range(1, 3001):
            progress(event(at, pages=(at, b"\2")))
            if at % 500 == 0:
                time.sleep(0.05)
        progress(event(3000, stage=Stage.COMPLETE))
        return "result"

    worker = Worker(work)
    batches: list[tuple[TimedEvent, ...]] = []
    worker.progressed.connect(batches.append)
    ends: list[object] = []
    worker.finished.connect(ends.append)
    worker.ended.connect(lambda: ends.append("ended"))
    started = time.monotonic()
    with qtbot.waitSignal(worker.ended, timeout=PATIENCE_MS):
        worker.start()
    seconds = time.monotonic() - started
    assert len(batches) <= seconds * 10 + 2
    heard = [each.event for batch in batches for each in batch]
    assert (heard[0].stage, heard[-1].stage) == (Stage.BEGIN, Stage.COMPLETE)
    assert b"".join(each.pages.states for each in heard if each.pages) == b"\2" * 3000
    assert ends == ["result", "ended"]
    assert not worker.running


def test_a_known_error_arrives_as_failed_and_a_bug_as_its_traceback(qtbot: QtBot) -> None:
    def refuse(_progress: Progress, _cancel: Cancel) -> None:
        raise Code.DiskFull.error("No room.")

    def stumble(_progress: Progress, _cancel: Cancel) -> None:
        raise ZeroDivisionError("bug of ours")

    worker = Worker(refuse)
    with qtbot.waitSignal(worker.failed, timeout=PATIENCE_MS) as failed:
        worker.start()
    assert isinstance(failed.args[0], JetError) and failed.args[0].code is Code.DiskFull
    worker = Worker(stumble)
    with qtbot.waitSignal(worker.crashed, timeout=PATIENCE_MS) as crashed:
        worker.start()
    assert "bug of ours" in crashed.args[0] and "stumble" in crashed.args[0]


@linux
def test_only_the_thread_of_a_run_has_a_low_priority(qtbot: QtBot) -> None:
    before = niceness()
    worker = Worker(lambda _progress, _cancel: niceness())
    with qtbot.waitSignal(worker.finished, timeout=PATIENCE_MS) as finished:
        worker.start()
    assert finished.args == [max(NICE, before)]
    assert niceness() == before


def test_a_run_gives_way_to_the_window(qtbot: QtBot) -> None:
    assert isinstance(Worker(_until_cancelled).cancel, GivesWay)


def test_a_reading_task_begins_when_the_window_has_shown_what_it_knows(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, waited = threading.Event(), list[bool]()
    monkeypatch.setattr(GivesWay, "give_way", lambda _self: waited.append(shown.wait(60)))
    background = Background()
    answers: list[bool] = []
    try:
        background.ask("list", lambda _cancel: shown.is_set(), answers.append)
        shown.set()
        qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    finally:
        background.close()
    assert answers == [True] and waited[0]


def test_cancelling_ends_the_work_with_cancelled(qtbot: QtBot) -> None:
    worker = Worker(_until_cancelled)
    worker.start()
    with qtbot.waitSignal(worker.failed, timeout=PATIENCE_MS) as failed:
        worker.cancel.request()
    assert isinstance(failed.args[0], Cancelled)


def test_stop_waits_for_the_thread_and_tells_the_end_once(qtbot: QtBot) -> None:
    worker = Worker(_until_cancelled)
    ends: list[object] = []
    worker.failed.connect(ends.append)
    worker.start()
    worker.stop()
    assert len(ends) == 1 and not worker.running
    qtbot.wait(50)
    assert len(ends) == 1


def test_what_the_work_tells_arrives_in_order_before_the_result(qtbot: QtBot) -> None:
    def work(_progress: Progress, _cancel: Cancel) -> None:
        for at in range(50):
            worker.tell(at)

    worker = Worker(work)
    said: list[object] = []
    worker.told.connect(said.extend)
    with qtbot.waitSignal(worker.finished, timeout=PATIENCE_MS):
        worker.start()
    assert said == list(range(50))


def test_a_newer_job_of_a_slot_makes_the_older_one_stale(qtbot: QtBot) -> None:
    background = Background()
    results: list[str] = []
    release = threading.Event()

    def slow(cancel: Cancel) -> str:
        release.wait(PATIENCE_MS / 1000)
        assert cancel.requested
        return "stale"

    background.ask("plan", slow, results.append)
    background.ask("plan", lambda _cancel: "fresh", results.append)
    background.ask("other", lambda _cancel: "other", results.append)
    release.set()
    qtbot.waitUntil(lambda: len(results) == 2, timeout=PATIENCE_MS)
    background.close()
    assert sorted(results) == ["fresh", "other"]


def test_errors_of_jobs_are_told_to_those_who_asked_and_bugs_to_all(qtbot: QtBot) -> None:
    background = Background()
    errors: list[JetError] = []

    def refuse(_cancel: Cancel) -> None:
        raise Code.FileNotFound.error("gone")

    background.ask("a", refuse, _never, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1, timeout=PATIENCE_MS)
    with qtbot.waitSignal(background.crashed, timeout=PATIENCE_MS) as crashed:
        background.ask("b", lambda _cancel: 1 // 0, _never, errors.append)
    background.close()
    assert "ZeroDivisionError" in crashed.args[0] and len(errors) == 1


class Dialog(QObject):
    """Something that asks, and may be gone when the answer comes."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def take(self, what: object) -> None:
        self.heard.append(what)
        self.setObjectName(str(what))  # raises on one that was deleted


@pytest.mark.parametrize("gone", [False, True])
@pytest.mark.parametrize("ending", ["result", "error", "part"])
def test_what_was_deleted_gets_no_answer(qtbot: QtBot, gone: bool, ending: str) -> None:
    background, dialog, go = Background(), Dialog(), threading.Event()
    error = Code.DiskFull.error("There is no space.")

    def work(_cancel: Cancel, part: Callable[[object], None]) -> str:
        go.wait(PATIENCE_MS / 1000)
        if ending == "error":
            raise error
        if ending == "part":
            part("a part")
        return "all"

    background.ask_in_parts("slot", work, dialog.take, dialog.take, dialog.take)
    if gone:
        shiboken6.delete(dialog)
    go.set()
    qtbot.waitUntil(lambda: not background.is_busy("slot"), timeout=PATIENCE_MS)
    background.close()
    heard = {"result": ["all"], "error": [error], "part": ["a part", "all"]}[ending]
    assert dialog.heard == ([] if gone else heard)


def test_parts_arrive_before_the_result_and_stale_ones_not_at_all(qtbot: QtBot) -> None:
    background = Background()
    parts: list[int] = []
    done: list[str] = []

    def work(_cancel: Cancel, tell: Callable[[int], None]) -> str:
        for at in range(3):
            tell(at)
        return "all"

    background.ask_in_parts("rows", work, parts.append, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE_MS)
    assert parts == [0, 1, 2]
    background.ask_in_parts("rows", work, parts.append, done.append)
    background.forget("rows")
    qtbot.wait(50)
    background.close()
    assert parts == [0, 1, 2] and done == ["all"]


def test_closing_finishes_what_is_saved_and_drops_what_is_read() -> None:
    background = Background()
    saved: list[int] = []
    background.ask("read", _until_asked, _never)
    for at in range(5):
        background.write(lambda at=at: saved.append(at))  # type: ignore[misc]
    background.close()
    assert saved == [0, 1, 2, 3, 4]
    background.ask("late", lambda _cancel: None, _never)


class Lonely(QObject):
    """Something that nothing but what it asked for keeps."""

    def __init__(self, ended: list[threading.Thread]) -> None:
        super().__init__()
        self.destroyed.connect(
            lambda: ended.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
        )

    def take(self, _what: object) -> None:
        """Hear the answer."""


@pytest.mark.parametrize("fate", ["answered", "refused", "stale", "closed"])
def test_what_only_a_task_keeps_ends_in_the_thread_of_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fate: str
) -> None:
    """The thread of the task is the last that knows of it."""
    ended: list[threading.Thread] = []
    begun, go, taken, run = threading.Event(), threading.Event(), threading.Event(), Background._run

    def stay(*order: Any) -> None:
        run(*order)
        taken.wait(PATIENCE_MS / 1000)

    monkeypatch.setattr(Background, "_run", stay)
    background, lonely = Background(), Lonely(ended)

    def work(_cancel: Cancel, asks: Lonely = lonely) -> str:
        begun.set()
        go.wait(PATIENCE_MS / 1000)
        if fate == "refused":
            raise Code.DiskFull.error(f"{asks} has no space.")
        return "answer"

    background.ask("slot", work, lonely.take, lonely.take)
    del lonely, work
    begun.wait(PATIENCE_MS / 1000)
    if fate == "stale":
        background.forget("slot")
    go.set()
    if fate != "closed":
        background.ask("last", lambda _cancel: None, lambda _none: taken.set())
        qtbot.waitUntil(taken.is_set, timeout=PATIENCE_MS)
        assert not background.is_busy("slot")
    taken.set()
    background.close()
    assert ended == [threading.main_thread()]


def test_an_answer_whose_signal_is_lost_comes_with_the_next(qtbot: QtBot) -> None:
    background, heard = Background(), list[str]()
    background.blockSignals(True)
    background.ask("first", lambda _cancel: "first", heard.append)
    background.write(lambda: None)
    background._writer.submit(lambda: None).result(PATIENCE_MS / 1000)
    qtbot.waitUntil(lambda: bool(background._answers), timeout=PATIENCE_MS)
    qtbot.wait(50)
    assert not heard
    background.blockSignals(False)
    background.ask("second", lambda _cancel: "second", heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=PATIENCE_MS)
    background.close()
    assert heard == ["first", "second"]


@pytest.mark.expect_error_logs("A result could not be handed over")
def test_a_result_that_cannot_be_handed_over_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(*_order: object) -> None:
        raise RuntimeError("the signal is gone")

    monkeypatch.setattr(Background, "_hand_over", stumble)
    background = Background()
    background.ask("slot", lambda _cancel: "lost", _never)
    qtbot.waitUntil(lambda: bool(caplog.records), timeout=PATIENCE_MS)
    background.close()
    assert "the signal is gone" in caplog.text


def test_an_answer_that_meets_a_bug_keeps_no_other_back(qtbot: QtBot) -> None:
    background, heard, go = Background(), list[str](), threading.Event()

    def stumble(_what: str) -> None:
        raise ZeroDivisionError("bug of ours")

    with qtbot.captureExceptions() as met:
        background.write(lambda: go.wait(PATIENCE_MS / 1000))
        background.write(lambda: "first", done=stumble)
        background.write(lambda: "second", done=heard.append)
        go.set()
        background._writer.submit(lambda: None).result(PATIENCE_MS / 1000)
        qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE_MS)
    background.close()
    assert heard == ["second"] and [kind for kind, *_ in met] == [ZeroDivisionError]


def _until_cancelled(_progress: Progress, cancel: Cancel) -> None:
    while True:
        cancel.wait(0.01)


def _until_asked(cancel: Cancel) -> None:
    while not cancel.requested:
        time.sleep(0.005)


def _never(_result: object) -> None:
    pytest.fail("this result was not to be delivered")
