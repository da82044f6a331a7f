"""What is asked of a run arrives at its token, and what is asked of a token holds its operation."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from app.history.run_requests import RunRequest, RunRequests
from engine.errors import Cancelled
from engine.progress import Cancel

PATIENCE = 60


def wait_until(cancel: Cancel, *, paused: bool) -> None:
    until = time.monotonic() + PATIENCE
    while cancel.paused is not paused:
        assert time.monotonic() < until
        time.sleep(0.01)


def test_requests_arrive_and_are_gone_at_the_end(tmp_path: Path) -> None:
    requests, others = RunRequests(tmp_path), RunRequests(tmp_path)
    first, second = Cancel(), Cancel()
    with requests.watched("a-1", first), requests.watched("a-2", second):
        others.ask("a-1", RunRequest.PAUSE)
        wait_until(first, paused=True)
        assert not second.paused
        others.forget("a-1")
        wait_until(first, paused=False)
        others.ask("a-2", RunRequest.CANCEL)
        others.ask("a-2", RunRequest.PAUSE)
        assert others.of("a-2") is RunRequest.CANCEL, "a stop stays one"
        until = time.monotonic() + PATIENCE
        while not second.requested:
            assert time.monotonic() < until
            time.sleep(0.01)
        assert not first.requested
    assert list(tmp_path.iterdir()) == []
    until = time.monotonic() + PATIENCE
    while any(thread.name == "run-requests" for thread in threading.enumerate()):
        assert time.monotonic() < until, "the thread ends with the last run"
        time.sleep(0.01)


@pytest.mark.parametrize("content", [b"", b"stop", b"\xff\xfe", b"cancel" * 100])
def test_what_cannot_be_understood_asks_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a-1.request").write_bytes(content)
    assert RunRequests(tmp_path).of("a-1") is None


def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    (tmp_path / "outside.request").write_bytes(b"cancel")
    requests = RunRequests(inside)
    assert requests.of("../outside") is None
    requests.forget("../outside")
    assert (tmp_path / "outside.request").exists()


def test_a_paused_operation_waits_and_one_above_is_obeyed() -> None:
    above = Cancel()
    cancel, passed = Cancel(above), threading.Event()
    above.pause()

    def work() -> None:
        cancel.check()
        passed.set()

    worker = threading.Thread(target=work)
    worker.start()
    assert not passed.wait(0.2)
    above.resume()
    assert passed.wait(PATIENCE)
    worker.join()
    cancel.pause()
    above.request()
    assert cancel.requested
    with pytest.raises(Cancelled):
        cancel.check()
