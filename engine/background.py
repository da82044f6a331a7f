"""Work in a thread of low priority, for copying beside an instance that is being written to.

A copy uses one and a half processors, which on a small machine are those that the writers need. With a low
priority it uses what they leave; without writers it is as fast as usual.

Next to a writer in the same process it also waits for the interpreter, some twenty times for each chunk. A writer
that need not wait for a disk keeps it for 5 ms each time unless it is told to hand it over sooner.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

from engine.progress import Cancel

_T = TypeVar("_T")

NICE = 10
"""Of a processor that both want, work of normal priority gets ten times as much. A process may be nicer itself."""
HAND_OVER = 0.0001
"""Seconds after which a thread hands the interpreter over to one that waits for it, while there is such work."""


def in_background(work: Callable[[], _T], cancel: Cancel) -> _T:
    """Do ``work`` in a thread of low priority and wait for it; raises what it raises.

    Where the wait is interrupted (KeyboardInterrupt), ``cancel`` is requested and the end of ``work`` awaited.
    Meanwhile the threads of this process hand the interpreter over after :data:`HAND_OVER`.
    """
    from concurrent.futures import ThreadPoolExecutor  # and logging with it, which files at rest need not

    with _sooner.while_it_lasts(), ThreadPoolExecutor(1, "background-copy", initializer=lower_priority) as pool:
        done = pool.submit(work)
        try:
            return done.result()
        except BaseException:
            if not done.done():
                cancel.request()
            raise


def lower_priority() -> None:
    """Lower the priority of this thread and of those that it starts, for good. Only Linux knows priorities of
    threads so; elsewhere nothing changes."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # declined: the copy costs the writers more, and is right all the same
            thread = threading.get_native_id()
            os.setpriority(os.PRIO_PROCESS, thread, max(NICE, os.getpriority(os.PRIO_PROCESS, thread)))


class _Sooner:
    """The interpreter is handed over sooner while anyone asks for it; after that, as it was before."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._asking = 0
        self._before = 0.0

    @contextlib.contextmanager
    def while_it_lasts(self) -> Iterator[None]:
        with self._mutex:
            if not self._asking:
                self._before = sys.getswitchinterval()
                sys.setswitchinterval(min(HAND_OVER, self._before))
            self._asking += 1
        try:
            yield
        finally:
            with self._mutex:
                self._asking -= 1
                if not self._asking:
                    sys.setswitchinterval(self._before)


_sooner = _Sooner()
