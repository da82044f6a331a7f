"""What works in the background gives way to the thread of the window, and never for ever."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from engine.errors import Cancelled
from ui import courtesy
from ui.courtesy import EVERY_S, LONGEST_S, GivesWay


class _Clock:
    """A clock that only sleeping moves, by as much as was asked for; it counts the sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept = 0

    def __getattr__(self, name: str) -> object:
        return getattr(time, name)

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
    """At work without an end."""
    found = 0
    while thread.is_alive():
        found += sum(each % 3 for each in range(50))
        found -= len([each for each in range(20) if each])
    return found


def test_it_waits_while_the_window_is_at_work_but_not_for_ever(clock: _Clock) -> None:
    token = GivesWay()
    waited: list[int] = []
    while not waited or (max(waited) < 2 and len(waited) < 50):  # a busy machine may give this thread none
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


def test_a_thread_spends_what_it_works_and_nothing_while_it_waits() -> None:
    waits, works, goes_on, ends = (threading.Event() for _ in range(4))
    spent = list[Callable[[], int]]()

    def work() -> None:
        spent.append(courtesy.spent_by(threading.get_ident()))
        waits.set()
        goes_on.wait()
        sum(each % 3 for each in range(20_000))
        works.set()
        ends.wait()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        waits.wait()
        first, until = spent[0](), time.monotonic() + 60
        time.sleep(0.02)
        while first != (now := spent[0]()):  # until it does wait
            assert time.monotonic() < until, "it spends something while it waits"
            first = now
            time.sleep(0.02)
        goes_on.set()
        works.wait()
        assert spent[0]() > first
    finally:
        goes_on.set()
        ends.set()
        thread.join()
