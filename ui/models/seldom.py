"""Progress that is handed on only so often that the window has time for other things."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_SECONDS = 0.1


def seldom(tell: Callable[[T], None]) -> Callable[[T], None]:
    """Passes on what comes a tenth of a second after the last that was passed on; the rest is dropped."""
    last = time.monotonic()

    def told(thing: T) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last > _SECONDS:
            last = now
            tell(thing)

    return told
