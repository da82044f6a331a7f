"""Work in a thread of low priority, for copying beside an instance that is being written to.

A copy uses one and a half processors, which on a small machine are those that the writers need. With a low
priority it uses what they leave; without writers it is as fast as usual.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

from engine.progress import Cancel

_T = TypeVar("_T")

NICE = 10
"""Of a processor that both want, work of normal priority gets ten times as much. A process may be nicer itself."""


def in_background(work: Callable[[], _T], cancel: Cancel) -> _T:
    """Do ``work`` in a thread of low priority and wait for it; raises what it raises.

    Where the wait is interrupted (KeyboardInterrupt), ``cancel`` is requested and the end of ``work`` awaited.
    """
    from concurrent.futures import ThreadPoolExecutor  # and logging with it, which files at rest need not

    with ThreadPoolExecutor(1, "background-copy", initializer=_give_way) as pool:
        done = pool.submit(work)
        try:
            return done.result()
        except BaseException:
            if not done.done():
                cancel.request()
            raise


def _give_way() -> None:
    """Lower the priority of this thread and of those that it starts. Only Linux knows priorities of threads so."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # declined: the copy costs the writers more, and is right all the same
            thread = threading.get_native_id()
            os.setpriority(os.PRIO_PROCESS, thread, max(NICE, os.getpriority(os.PRIO_PROCESS, thread)))
