"""What works in the background gives way to the thread of the window, and never for ever."""

from __future__ import annotations

import sys
import threading
import time
from typing import ClassVar

import pytest

from engine.errors import Cancelled
from ui import courtesy
from ui.courtesy import EVERY_S, LONGEST_S, GivesWay


class _Clock:
    """A clock that only sleeping moves, by as much as was asked for; it counts the sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept = 0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += 1
        time.sleep(seconds)  # the other thread runs


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    made = _Clock()
    monkeypatch.setattr(courtesy, "time", made)
    return made


def _check_elsewhere(token: GivesWay, clock: _Clock) -> threading.Thread:
    """Check, in another thread, as one does that has worked for long enough."""
    clock.now += 2 * EVERY_S
    clock.slept = 0
    thread = threading.Thread(target=token.check)
    thread.start()
    return thread


def _work_until_ended(thread: threading.Thread) -> int:
    """Python at work, in ever other places."""
    found = 0
    while thread.is_alive():
        found += sum(each % 3 for each in range(50))
        found -= len([each for each in range(20) if each])
    return found


def test_it_waits_while_the_window_is_at_work_but_not_for_ever(clock: _Clock) -> None:
    token = GivesWay()
    waited: list[int] = []
    while not waited or (max(waited) < 2 and len(waited) < 50):  # it may meet this thread twice in one place
        before = clock.now + 2 * EVERY_S
        _work_until_ended(_check_elsewhere(token, clock))
        waited.append(clock.slept)
        assert clock.now - before <= LONGEST_S + EVERY_S
    assert max(waited) > 1


def test_it_goes_on_at_once_while_the_window_waits(clock: _Clock) -> None:
    token, slept, waits = GivesWay(), [], threading.Event()

    def check() -> None:
        waits.wait()
        for _ in range(4):
            clock.now += LONGEST_S
            clock.slept = 0
            token.check()
            slept.append(clock.slept)

    thread = threading.Thread(target=check)
    thread.start()
    waits.set()
    thread.join()
    assert slept[-2:] == [0, 0]
    assert slept[0] > 0, "the first look knows no other place"


def test_a_short_task_never_waits(clock: _Clock) -> None:
    token = GivesWay()
    for _ in range(100):
        token.check()
    assert clock.slept == 0


def test_it_is_a_token_like_any_other(clock: _Clock) -> None:
    token = GivesWay()
    token.request()
    with pytest.raises(Cancelled):
        token.check()


class _Part:
    """Says in which thread it went."""

    gone: ClassVar[list[int]] = []

    def __del__(self) -> None:
        self.gone.append(threading.get_ident())


def _use_a_part() -> int:
    part = _Part()
    return sum(each % 3 for each in range(5)) + len(vars(part))


def test_what_the_window_uses_never_goes_in_another_thread() -> None:
    """A widget that did would take the program with it: the look must not keep what a function refers to."""
    token, ended, before = GivesWay(), threading.Event(), sys.getswitchinterval()

    def look() -> None:
        while not ended.is_set():
            token._moves()

    thread = threading.Thread(target=look)
    _Part.gone.clear()
    sys.setswitchinterval(1e-6)
    try:
        thread.start()
        end = time.monotonic() + 3
        while time.monotonic() < end:
            _use_a_part()
    finally:
        sys.setswitchinterval(before)
        ended.set()
        thread.join()
    assert set(_Part.gone) == {threading.get_ident()}
