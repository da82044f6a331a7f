"""What work costs, counted in calls and bytes: the same numbers on every machine, whatever else that does."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

T = TypeVar("T")


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python and of C (Qt's among them), ``work`` calls in this thread."""
    return counted(work)[0]


def counted(work: Callable[[], T]) -> tuple[int, T]:
    """The same, and what ``work`` returns."""
    count = 0

    def called(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        result = work()
    finally:
        sys.setprofile(before)
    return count, result


def peak(work: Callable[[], object]) -> int:
    """How many bytes Python holds at most for ``work``. What was there before is kept from its collector, which
    would look the more seldom for what is in the way the more there is.
    """
    gc.collect()
    gc.freeze()
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
