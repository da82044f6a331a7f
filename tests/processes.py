"""Long sweeps, on all cores: the same work for each of many items, by processes that inherit everything."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_MOST = 8
_work: list[Callable[[Any], Any]] = []


def in_processes(work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """The results of ``work``, in order. Items and results go from process to process, ``work`` need not.

    Where processes cannot be forked, or only one core is there, all is done here. An exception of ``work`` has to
    survive pickling: sweeps report failures in words.
    """
    processes = min(os.cpu_count() or 1, _MOST)
    if processes == 1 or sys.platform in ("win32", "darwin"):
        yield from map(work, items)
        return
    with contextlib.ExitStack() as held:
        _work.append(work)
        held.callback(_work.pop)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of a fork beside the threads of libraries
            pool = held.enter_context(multiprocessing.get_context("fork").Pool(processes))
        yield from pool.imap(_do, items)
        pool.close()
        pool.join()


def _do(item: Any) -> Any:
    return _work[-1](item)
