"""Progress and cancellation of a running operation.

``Event`` corresponds to JET's status callback (docs/semantics.md#progress): ``operation`` is JET_SNP, ``stage`` is
JET_SNT. Totals are fixed from the first event of an operation on, and ``done`` never decreases.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import NamedTuple

from engine.error_codes import Code


class Operation(IntEnum):
    """The operation; the numbers are JET_SNP where JET has one."""

    RESTORE = 8
    BACKUP = 9
    VERIFY = 100
    SCAN = 101
    RECOVER = 102
    EXPORT = 103
    PRUNE = 104
    COPY = 105


class Stage(IntEnum):
    """The stage of the operation; the numbers are JET_SNT."""

    PROGRESS = 0
    FAIL = 3
    BEGIN = 5
    COMPLETE = 6


class Phase(StrEnum):
    """The current step of the protocol (ARCHITECTURE.md#a-backup-in-ten-steps)."""

    CHECKS = "checks"
    DATABASES = "databases"
    LOGS = "logs"
    PUBLISH = "publish"
    STAGING = "staging"
    ANALYSIS = "rehearsal"  # as progress, logs and histories have called it from the start
    COMPLETE = "complete"


class PageState(IntEnum):
    """State of a page (or of a run of pages: the worst one wins), as the page map shows it."""

    UNREAD = 0
    BLANK = 1
    VERIFIED = 2
    UNOWNED = 3
    CORRECTED = 4
    BAD = 5


class PagesRead(NamedTuple):
    """Pages of one database that were just read: the number of the first, a :class:`PageState` byte for each of
    them, and how many bytes a page has."""

    first: int
    states: bytes
    page_size: int


@dataclass(frozen=True, slots=True)
class Event:
    """One step of progress. ``done`` and ``total`` are bytes of the whole operation.

    ``item`` is the file at work with its own ``item_done``/``item_total`` bytes. ``pages`` are those just read,
    for the page map; ``counts`` are running totals (``verified``, ``blank``, ``corrected``, ``logs``; of a
    recovery ``logs`` and ``records`` replayed so far, page changes ``applied`` and ``skipped``). ``generation`` is
    that of the log that recovery is at; when a restore starts, of the first log that it will replay; else 0.
    """

    operation: Operation
    stage: Stage
    done: int
    total: int
    phase: Phase = Phase.CHECKS
    item: str = ""
    item_done: int = 0
    item_total: int = 0
    pages: PagesRead | None = None
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    generation: int = 0


Progress = Callable[[Event], None]
_ASK_AGAIN = 0.05  # seconds


def silent(event: Event) -> None:
    """The default ``Progress``, which does nothing."""


class Cancel:
    """A token to ask a running operation to stop, or to pause. Safe to use from any thread and from a signal
    handler. What is asked of ``above`` is asked of it, too.

    It holds no lock: a handler runs in the thread that it interrupts, and would wait for that thread for ever.
    """

    def __init__(self, above: Cancel | None = None) -> None:
        self._asked = self._paused = False
        self._above = above

    def request(self) -> None:
        """Request the stop; the operation notices it between two chunks."""
        self._asked = True

    @property
    def requested(self) -> bool:
        return self._asked or (self._above is not None and self._above.requested)

    def pause(self) -> None:
        """Hold the operation between two chunks until :meth:`resume` or :meth:`request`."""
        self._paused = True

    def resume(self) -> None:
        """Let a paused operation go on."""
        self._paused = False

    @property
    def paused(self) -> bool:
        return self._paused or (self._above is not None and self._above.paused)

    def check(self) -> None:
        """Raise :class:`~engine.errors.Cancelled` (JET_errBackupAbortByServer) if a stop was requested; wait while
        paused."""
        while self.paused and not self.requested:
            time.sleep(_ASK_AGAIN)
        if self.requested:
            raise Code.BackupAbortByServer.error("The run was cancelled. Nothing was kept.")

    def wait(self, seconds: float) -> None:
        """Sleep, but raise within a twentieth of a second once a stop is requested."""
        until = time.monotonic() + seconds
        self.check()
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _ASK_AGAIN))
            self.check()
