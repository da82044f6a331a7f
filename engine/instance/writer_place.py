"""The place of the only session that may make changes."""

from __future__ import annotations

import threading
from typing import Protocol

from engine.error_codes import Code


class Holder(Protocol):
    """Whoever holds the place: ``begin0`` is the packed position of its Begin0, 0 while it has none."""

    @property
    def begin0(self) -> int: ...

    def log_undo_info(self, dbid: int, pgno: int) -> None:
        """Log the before images that recovery could not take from this page once it is on disk."""
        ...


class WriterPlace:
    """Held from a transaction's first change to its end; ``wait`` seconds are given to whoever holds it."""

    def __init__(self, wait: float) -> None:
        self.holder: Holder | None = None
        self._wait = wait
        self._lock = threading.Lock()

    def enter(self, session: Holder) -> None:
        """Take the place. Raises JET_errWriteConflict (-1102) when it is not given back in time."""
        if not self._lock.acquire(timeout=self._wait):
            raise Code.WriteConflict.error("Another session's transaction has not ended yet.")
        self.holder = session

    def leave(self, session: Holder) -> None:
        """Give it back."""
        if self.holder is not session:
            raise AssertionError("The writer's place is given back by a session that does not have it.")
        self.holder = None
        self._lock.release()
