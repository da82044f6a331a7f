"""The place of the one session that may change anything."""

from __future__ import annotations

import threading

from engine.error_codes import Code
from engine.instance.session import Session


class WriterPlace:
    """Held from a transaction's first change to its end; ``wait`` seconds are given to whoever holds it."""

    def __init__(self, wait: float) -> None:
        self.holder: Session | None = None
        self._wait = wait
        self._lock = threading.Lock()

    def enter(self, session: Session) -> None:
        """Take the place. Raises JET_errWriteConflict (-1102) when it is not given back in time."""
        if not self._lock.acquire(timeout=self._wait):
            raise Code.WriteConflict.error("Another session's transaction has not ended yet.")
        self.holder = session

    def leave(self, session: Session) -> None:
        """Give it back."""
        assert self.holder is session
        self.holder = None
        self._lock.release()
