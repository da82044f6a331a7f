"""Calls that may hang, made at the same time: what gives no sign of life for too long is given up.

A system call on a dead share never returns, and nothing can end it. It stays behind in a thread of its own that
does not keep the program from ending.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from engine.progress import Cancel

AT_A_TIME = 16
_LOOK = 0.02
"""Seconds between two looks at what is still going on."""
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class SignOfLife(Cancel):
    """A token whose checks are signs of life; it also stops when ``outer`` is requested to."""

    def __init__(self, outer: Cancel) -> None:
        super().__init__()
        self._outer = outer
        self.seen = time.monotonic()

    def check(self) -> None:
        self.seen = time.monotonic()
        self._outer.check()
        super().check()


class _Call(Generic[T]):
    """One call, which one of several threads makes."""

    def __init__(self, call: Callable[[Cancel], T], outer: Cancel) -> None:
        self._call = call
        self.token = SignOfLife(outer)
        self.started = False
        self.results: list[T] = []
        self.failures: list[BaseException] = []
        self.ended = threading.Event()

    def run(self) -> None:
        self.token.seen, self.started = time.monotonic(), True
        try:
            self.token.check()
            self.results.append(self._call(self.token))
        except BaseException as failure:  # raised again by whoever waits
            self.failures.append(failure)
        finally:
            self.ended.set()

    def is_silent(self, limit: float) -> bool:
        return time.monotonic() - self.token.seen > limit


def bounded(calls: Mapping[K, Callable[[Cancel], T]], limit: float, cancel: Cancel) -> dict[K, T]:
    """The results of those that answered; a call gets a token, whose checks are signs of life.

    One that gave none for ``limit`` seconds is left out, and so is one that had to wait for the place of such a
    one. Raises what a call raises, and ``Cancelled``.
    """
    made = {key: _Call(call, cancel) for key, call in calls.items()}
    queue = deque(made.values())
    places = min(len(made), AT_A_TIME)
    for _ in range(places):
        threading.Thread(target=_work, args=(queue,), name="bounded", daemon=True).start()
    waiting = dict(made)
    while waiting:
        cancel.check()
        waiting = {key: call for key, call in waiting.items() if not call.ended.is_set()}
        running = [call for call in waiting.values() if call.started]
        no_other = len(running) >= min(len(waiting), places)
        if waiting and no_other and all(call.is_silent(limit) for call in running):
            break
        time.sleep(_LOOK if waiting else 0)
    for call in waiting.values():
        call.token.request()
    ended = {key: call for key, call in made.items() if key not in waiting}
    for call in ended.values():
        for failure in call.failures:
            raise failure
    return {key: result for key, call in ended.items() for result in call.results}


def _work(queue: deque[_Call[T]]) -> None:
    while True:
        try:
            call = queue.popleft()
        except IndexError:
            return
        call.run()
