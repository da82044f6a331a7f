"""The jobs of this machine as the window holds them: what the file says, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

import engine
from app.audit.log import AuditLog
from app.history.filter import EventFilter
from app.history.history import History
from app.history.runs import Run
from app.history.slots import Look, SlotRecord, Slots
from app.jobs.file import JobFile, UnknownField
from app.jobs.job import Jobs
from app.jobs.zone import SYSTEM_ZONE
from app.settings import Locations
from app.status.last_known import NONE_KNOWN, LastKnown, last_known
from engine.errors import JetError
from engine.events import EventLevel
from ui.worker import Background, hand_to

if TYPE_CHECKING:
    from ui.models.job_edits import JobsChange
    from ui.models.job_ends import JobLook

_MOST_RUNS = 3000
"""The newest runs, among which those of the jobs are."""
_KEPT = timedelta(days=35)
"""Slots that are shown."""
_SLOT = "jobs"

How = TypeVar("How", bound="JobsChange")


@dataclass(frozen=True)
class BookLook:
    """What was read: the jobs, or why not; and what the history knows."""

    jobs: Jobs
    error: JetError | None
    looks: tuple[JobLook, ...]
    records: tuple[SlotRecord, ...]
    last_look: Look | None
    runs: tuple[Run, ...]
    unknown: tuple[UnknownField, ...]
    unread: JetError | None = None
    """Why the history could not be read; what it says is that of the look before."""


class JobBook(QObject):
    """``value`` are the jobs as last read; ``error`` is why the file cannot be read now, and then nothing is
    written to it. ``changed`` comes whenever any of it may be other, ``news`` when another program has
    changed the file."""

    changed = Signal()
    news = Signal()

    def __init__(
        self, locations: Locations, history: History, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.path = locations.jobs
        self.value = Jobs()
        self.error: JetError | None = None
        self.is_loaded = False
        self.looks: tuple[JobLook, ...] = ()
        self.records: tuple[SlotRecord, ...] = ()
        """The slots of the last weeks, the newest first."""
        self.last_look: Look | None = None
        """Who looked last for what is due, and when."""
        self.runs: tuple[Run, ...] = ()
        """The newest runs of all programs of this machine, the newest first."""
        self.unknown: tuple[UnknownField, ...] = ()
        """Fields of the file that have no effect."""
        self.unread: JetError | None = None
        """Why the history cannot be read now; what is said of runs is older then."""
        self._file = JobFile(locations.jobs)
        self._audit = AuditLog(locations.audit)
        self._history = history
        self._background = background
        self._count = 0
        self._warnings: dict[str, tuple[str, ...]] = {}
        """What runs warn of, by their ids; only the look reads and writes it."""

    @property
    def last(self) -> LastKnown:
        """What the history knows of the jobs, where this window has never read a file that can be used."""
        is_read = self.error is None or bool(self.value.jobs)
        return NONE_KNOWN if is_read else last_known(self.value, self.runs, datetime.now(UTC))

    def rate(self) -> engine.RateLimit | None:
        """What holds back all runs of this window together."""
        from app.unattended.shared_rate import shared_rate  # the first paint can do without it

        return shared_rate(self.value.limits.rate)

    def refresh(self) -> None:
        """Read everything again, in the background; while that goes on, once more after it."""
        self._background.ask(_SLOT, lambda _cancel: self._look(), self._take)

    def look_for_news(self) -> None:
        """Read everything again if another program has changed the file."""
        work = self._file.news
        self._background.ask(
            f"{_SLOT} news", lambda _cancel: work() is not None, self._take_news, self._take_trouble
        )

    def _take_news(self, is_changed: bool) -> None:
        if is_changed:
            self.refresh()
            news: SignalInstance = self.news
            news.emit()

    def _take_trouble(self, _error: JetError) -> None:
        self.refresh()

    def change(
        self,
        change: How,
        done: Callable[[How], None] | None = None,
        failed: Callable[[JetError], None] | None = None,
    ) -> None:
        """Apply ``change`` to the file, whatever it contains by then, in the background, with entries in the audit
        log; ``done`` gets it back. A file that cannot be read is not written to: that fails."""
        self._count += 1

        def finish(made: Jobs) -> None:
            self.value = made
            self.refresh()
            if done:
                hand_to(done, change)

        slot = f"{_SLOT} change {self._count}"
        self._background.ask(slot, lambda _cancel: self._write(change), finish, failed)

    def _write(self, change: JobsChange) -> Jobs:
        before = self._file.load()
        if change(before) == before:  # what changes nothing is no deed
            return before
        with ExitStack() as noted:
            for deed in change.deeds:
                noted.enter_context(self._audit.destroying(replace(deed, place=str(self.path))))
            return self._file.change(change)

    def _look(self) -> BookLook:
        now = datetime.now(UTC)
        error: JetError | None = None
        unknown: tuple[UnknownField, ...] = ()
        try:
            read = self._file.read()
            jobs, unknown = read.jobs, read.unknown
        except JetError as trouble:
            jobs, error = self.value, trouble
        runs, records, last_look, unread = self._look_at_history(now)
        from ui.models.job_ends import look_at_jobs, with_warnings  # the first paint can do without the words

        looks = look_at_jobs(jobs, runs, now, SYSTEM_ZONE, records)
        if unread is None:
            try:
                looks = with_warnings(looks, self._warnings_of)
            except JetError as trouble:
                unread = trouble
        return BookLook(jobs, error, tuple(looks), records, last_look, runs, unknown, unread)

    def _look_at_history(
        self, now: datetime
    ) -> tuple[tuple[Run, ...], tuple[SlotRecord, ...], Look | None, JetError | None]:
        """What it says now; where it cannot be read, what it said before, and why."""
        slots = Slots(self._history)
        try:
            runs = tuple(self._history.runs(count=_MOST_RUNS))
            return runs, tuple(slots.records(since=now - _KEPT)), slots.last_look(), None
        except JetError as trouble:
            return self.runs, self.records, self.last_look, trouble

    def _warnings_of(self, run_id: str) -> tuple[str, ...]:
        """What a run that has ended warns of."""
        if run_id not in self._warnings:
            wanted = EventFilter(levels=frozenset({EventLevel.WARNING}), run=run_id)
            found = (each.entry.text for each in self._history.events(wanted))
            self._warnings[run_id] = tuple(dict.fromkeys(found))[::-1]
        return self._warnings[run_id]

    def _take(self, look: BookLook) -> None:
        self.is_loaded = True
        self.value, self.error, self.looks = look.jobs, look.error, look.looks
        self.records, self.last_look, self.runs = look.records, look.last_look, look.runs
        self.unknown, self.unread = look.unknown, look.unread
        changed: SignalInstance = self.changed
        changed.emit()
