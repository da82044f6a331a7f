"""The databases of one backup: large ones two at a time, each with a hash of its own.

A hash uses one core, and everything else about as much. The chunks of two databases are read in turns; what is
told of the second is held back until the first is complete, so that progress and event log name one file after the
other.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from engine.backup.copying import DatabaseCopy, Reread
from engine.backup.event_names import blamed
from engine.backup.manner import CopyParts, Manner
from engine.chain.destination import Staging
from engine.digest import CHUNK
from engine.discovery.instance_files import DatabaseFile, State
from engine.errors import JetError
from engine.events import EventKind
from engine.formats.flush_map import FlushMap, beside
from engine.hashing import HashKind
from engine.held_report import HeldReport
from engine.parallel_copy import ParallelCopy
from engine.progress import Cancel
from engine.report import Report
from engine.sources.lost_writes import map_in
from engine.sources.source import BackupSource

_AT_A_TIME = 2


@dataclass(frozen=True)
class CopiedDatabase:
    """``copy`` is complete and durable; ``checksum`` is its hash."""

    database: DatabaseFile
    copy: DatabaseCopy
    checksum: str


@dataclass
class _Lane:
    """One database on its way; ``done`` when it is complete."""

    database: DatabaseFile
    report: HeldReport
    hands: ParallelCopy
    steps: Generator[None, None, CopiedDatabase]
    done: CopiedDatabase | None = None


@dataclass
class DatabaseCopies:
    """Copies databases of ``source`` as ``manner`` says."""

    source: BackupSource
    manner: Manner
    report: Report
    cancel: Cancel
    reread: Reread
    hash: HashKind
    _lanes: deque[_Lane] = field(default_factory=deque)

    def run(self, databases: Sequence[DatabaseFile], staging: Staging) -> Iterator[CopiedDatabase]:
        """Each in its turn, when it is complete. Raises as :class:`~engine.backup.copying.DatabaseCopy`."""
        waiting = deque(databases)
        with ExitStack() as held:
            idle: list[ParallelCopy] = []
            try:
                while waiting or self._lanes:
                    while waiting and self._has_room(waiting[0]):
                        hands = idle.pop() if idle else held.enter_context(ParallelCopy(self.hash))
                        self._start(waiting.popleft(), staging, hands)
                    for lane in [lane for lane in self._lanes if lane.done is None]:
                        self._step(lane, idle)
                    yield from self._complete()
            except BaseException:
                for lane in self._lanes:
                    lane.steps.close()
                    lane.report.release()
                raise

    def _has_room(self, database: DatabaseFile) -> bool:
        """Whether another may begin: a small one alone, for there is nothing to gain."""
        busy = [lane.database.size for lane in self._lanes if lane.done is None]
        return not busy or (len(busy) < _AT_A_TIME and min(database.size, *busy) > CHUNK)

    def _start(self, database: DatabaseFile, staging: Staging, hands: ParallelCopy) -> None:
        report = HeldReport(self.report)
        if not self._lanes:
            report.release()
        self._lanes.append(_Lane(database, report, hands, self._steps(database, staging, hands, report)))

    def _step(self, lane: _Lane, idle: list[ParallelCopy]) -> None:
        try:
            next(lane.steps)
        except StopIteration as stop:
            lane.done = stop.value
            idle.append(lane.hands)

    def _complete(self) -> Iterator[CopiedDatabase]:
        """Those that are complete, in their order; the next one's report is held back no longer."""
        while self._lanes and (done := self._lanes[0].done) is not None:
            self._lanes.popleft()
            yield done
            if self._lanes:
                self._lanes[0].report.release()

    def _steps(
        self, database: DatabaseFile, staging: Staging, hands: ParallelCopy, report: HeldReport
    ) -> Generator[None, None, CopiedDatabase]:
        path, failed = database.path, EventKind.DatabaseCopyFailed
        with self.manner.telling(report, database), blamed(report, failed, partial(Path, path)):
            report.item(path.name, database.size)
            report.entry(EventKind.FileCopyStarted, path=path, size=database.size)
            with self.source.open(path) as file, staging.create(path.name, database.size) as target:
                known = None if self.manner.is_online else self._flush_map(database)
                parts = CopyParts(database, file, target, hands, report, self.cancel, self.reread, known)
                copy = self.manner.copy(parts)
                checksum = yield from copy.run()
            report.entry(EventKind.FileCopyEnded, path=path)
        return CopiedDatabase(database, copy, checksum)

    def _flush_map(self, database: DatabaseFile) -> FlushMap | None:
        """The map beside a clean database, if there is one of it."""
        path = beside(database.path)
        if path is None or database.state is not State.CLEAN:
            return None
        with contextlib.suppress(JetError, OSError), self.source.open(path) as file:
            return map_in(file, database.size, database.reading)
        return None
