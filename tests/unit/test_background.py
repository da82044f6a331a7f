"""Work in a thread of low priority: who is slowed, what comes back, what ends it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator

import pytest

from engine.background import HAND_OVER, NICE, in_background
from engine.chain.manifest import Kind
from engine.error_codes import Code
from engine.errors import JetError
from engine.progress import Cancel
from tests.builders.live_backup import InterleavedSource, LiveCase

linux = pytest.mark.skipif(sys.platform != "linux", reason="the niceness of one thread is known on Linux only")


def niceness() -> int:
    """Of this thread."""
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def test_what_it_returns_and_raises_comes_back() -> None:
    assert in_background(lambda: 3, Cancel()) == 3
    cancel = Cancel()

    def fail() -> None:
        raise Code.DiskFull.error("full")

    with pytest.raises(JetError, match="full"):
        in_background(fail, cancel)
    assert not cancel.requested


@pytest.fixture
def usual_interval() -> Iterator[float]:
    """That of Python: a window that this process has shown has set another one."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.005)
    yield sys.getswitchinterval()
    sys.setswitchinterval(before)


def test_meanwhile_the_interpreter_is_handed_over_sooner(usual_interval: float) -> None:

    def fail() -> None:
        in_background(lambda: None, Cancel())
        assert sys.getswitchinterval() == pytest.approx(HAND_OVER)  # the outer work still goes on
        raise Code.DiskFull.error("full")

    with pytest.raises(JetError, match="full"):
        in_background(fail, Cancel())
    assert sys.getswitchinterval() == usual_interval


@linux
def test_only_the_thread_of_the_work_and_those_it_starts_give_way() -> None:
    here, there = niceness(), list[int]()

    def work() -> None:
        there.append(niceness())
        other = threading.Thread(target=lambda: there.append(niceness()))
        other.start()
        other.join()

    in_background(work, Cancel())
    assert there == [max(here, NICE)] * 2
    assert niceness() == here


def test_an_interrupted_wait_stops_the_work_first(monkeypatch: pytest.MonkeyPatch) -> None:
    cancel, began, ended = Cancel(), threading.Event(), threading.Event()

    def work() -> None:
        began.set()
        try:
            cancel.wait(60)
        finally:
            ended.set()

    def interrupted(self: object, timeout: float | None = None) -> None:
        assert began.wait(60)
        raise KeyboardInterrupt

    monkeypatch.setattr("concurrent.futures.Future.result", interrupted)
    with pytest.raises(KeyboardInterrupt):
        in_background(work, cancel)
    assert cancel.requested
    assert ended.is_set()


@linux
@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.AS_IS}))
def test_the_copy_of_a_running_instance_gives_way(kind: Kind) -> None:
    case, seen, here = LiveCase(), set[int](), niceness()
    case.step(5)
    case.run()
    case.step(5)
    case.run(kind, InterleavedSource(case.instance, lambda: seen.add(niceness())))
    case.close()
    assert seen == {max(here, NICE)}
    assert niceness() == here
