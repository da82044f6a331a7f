"""The history: all runs and events in one SQLite file.

Entries are written in groups with a delay of at most 250 ms, so that a backup does not wait for the disk. An error
(the first of a series) and the start and end of a run are on disk when the call returns. Several programs can use
the same history at the same time (the window, the command line, a scheduled run).
"""

from __future__ import annotations

import math
import os
import threading
import time
from array import array
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from app.history import run_owner
from app.history.documents import RunDocuments
from app.history.file import HistoryFile, Rows
from app.history.filter import EventFilter, RunFilter, microseconds
from app.history.rows import EVENT_COLUMNS, RUN_COLUMNS, StoredEntry, event_of, event_row, run_of, run_row
from app.history.run_requests import RunRequest, RunRequests
from app.history.runs import Failure, Figures, Run, RunOperation, RunState, new_run_id
from app.history.statements import clear_events, clear_runs, clear_slots, put_run, settle_run, where
from engine.errors import JetError
from engine.events import Clock, EventKind, EventLevel, LogEntry, entry, printable, utc_now
from engine.progress import Cancel

_GROUP_SECONDS = 0.25
_MAX_PENDING = 20_000
_SCAN = 20_000  # entries checked per statement: short enough that no one who writes has to wait
_FETCH = 500

EVERYTHING = EventFilter()
ALL_RUNS = RunFilter()
_NO_FIGURES = Figures()


class History:
    """Runs and events at ``path``; safe to use from any thread. Close it, or use it as a context manager.
    ``clock`` says when runs start and end.

    Opening raises a :class:`~engine.errors.StorageFault` if the folder cannot be used. A damaged file is renamed
    and a new one created, whose first entry reports it.
    """

    unread: JetError | None = None
    """What cannot be read raises."""

    def __init__(self, path: Path, clock: Clock = utc_now) -> None:
        self.path = path
        self.clock = clock
        self.problem: JetError | None = None
        self._owners = path.with_name(f"{path.name}.running")
        self.requests = RunRequests(self._owners)
        self._documents = RunDocuments(path.with_name(f"{path.name}.documents"))
        self._owner: run_owner.RunOwner | None = None
        self._pending: deque[LogEntry] = deque(maxlen=_MAX_PENDING)
        self._guard = threading.Lock()  # of _pending, _timer and _owner; never held while writing
        self._writing = threading.Lock()
        self._timer: threading.Timer | None = None
        self._urgent_at = -math.inf
        self._file = HistoryFile(path, self._tell_set_aside)

    def __enter__(self) -> History:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Write what is pending and give up the locks; runs still open then count as interrupted."""
        self.flush()
        self._file.close()
        with self._guard:
            if self._owner is not None:
                self._owner.close()
                self._owner = None

    # ---- runs

    def begin_run(
        self,
        instance: str,
        operation: RunOperation,
        kind: str = "",
        *,
        source: str = "",
        destination: str = "",
        job: str = "",
    ) -> Run:
        """A new run of this program, written through."""
        started = self.clock()
        run = Run(
            id=new_run_id(started),
            instance=printable(instance),
            operation=operation,
            kind=kind,
            started=started,
            source=source,
            destination=destination,
            pid=os.getpid(),
            owner=self.owner,
            job=job,
        )
        return self._put(run)

    def name_run(self, run: Run, instance: str) -> Run:
        """The run, which is of this instance, as is known by now; written through."""
        return self._put(replace(run, instance=printable(instance)))

    def end_run(
        self,
        run: Run,
        state: RunState,
        figures: Figures = _NO_FIGURES,
        *,
        chain: str = "",
        error: JetError | None = None,
    ) -> Run:
        """Set the one terminal state of the run; earlier entries are then on disk, too.

        A run that already has a terminal state keeps it, and is returned unchanged.
        """
        ended = replace(run, state=state, ended=self.clock(), figures=figures, chain=chain or run.chain)
        return self._put(replace(ended, failure=Failure.of(error) if error else None))

    def run(self, run_id: str) -> Run | None:
        """The run with this id."""
        rows = self._file.read(f"SELECT {RUN_COLUMNS} FROM runs WHERE id = ?", (run_id,))
        return self._run_of(rows[0]) if rows else None

    def runs(self, wanted: RunFilter = ALL_RUNS, first: int = 0, count: int = -1) -> list[Run]:
        """Runs, the newest start first; ``count`` -1 is all of them."""
        condition, values = wanted.condition()
        rows = self._file.read(
            f"SELECT {RUN_COLUMNS} FROM runs {where(condition)} ORDER BY started DESC, id DESC LIMIT ? OFFSET ?",
            [*values, count, first],
        )
        return [self._run_of(row) for row in rows]

    def _run_of(self, row: tuple[Any, ...]) -> Run:
        run = run_of(row)
        paused = run.state is RunState.RUNNING and self.requests.of(run.id) is RunRequest.PAUSE
        return replace(run, paused=True) if paused else run

    def find_interrupted(self, is_committed: Callable[[Run], bool]) -> list[Run]:
        """Set the terminal state of every run whose process has ended, based on the files on disk.

        ``is_committed`` returns whether the manifest lists the run; if it raises a ``JetError`` (for example,
        because the destination is not available), the run counts as interrupted and the entry contains the reason.
        Call this at start; returns the changed runs.
        """
        dead = self.abandoned()
        found = [self._settle(run, is_committed) for run in dead]
        for owner in {run.owner for run in dead}:
            run_owner.forget(self._owners, owner)
        for run in dead:
            self.requests.forget(run.id)
        return [run for run in found if run is not None]

    def abandoned(self) -> list[Run]:
        """Runs that count as running and whose process has ended. Changes nothing."""
        running = self.runs(RunFilter(states=frozenset({RunState.RUNNING})))
        alive = {o: run_owner.is_alive(self._owners, o) for o in {run.owner for run in running}}
        return [run for run in running if not alive[run.owner]]

    def _settle(self, run: Run, is_committed: Callable[[Run], bool]) -> Run | None:
        """The run with its terminal state; None when another program was faster."""
        reason = ""
        try:
            committed = is_committed(run)
        except JetError as error:
            committed, reason = False, error.message
        kind = EventKind.RunFoundComplete if committed else EventKind.RunInterrupted
        state = RunState.SUCCESS if committed else RunState.INTERRUPTED
        settled = replace(run, state=state, ended=self.clock())
        if not self._file.write(partial(settle_run, settled)):
            return None
        started = f"{run.started:%Y-%m-%d %H:%M:%S} UTC"
        told = entry(kind, instance=run.instance, run=run.id, operation=run.what, started=started, reason=reason)
        self.record(told)
        return settled

    @property
    def owner(self) -> str:
        """The token of this process, which holds its lock from now on."""
        with self._guard:
            if self._owner is None:
                self._owner = run_owner.RunOwner(self._owners)
            return self._owner.token

    def is_alive(self, owner: str) -> bool:
        """Whether the process with this token still runs."""
        return run_owner.is_alive(self._owners, owner)

    @property
    def file(self) -> HistoryFile:
        """The file, for what else is kept in it."""
        return self._file

    def _put(self, run: Run) -> Run:
        """Write it together with the entries that wait; without these if it cannot be done with them."""
        with self._writing:
            changed = self._write_waiting(run_row(run))
            if changed is None:
                changed = self._file.write(partial(put_run, run_row(run), ()))
        return run if changed else self.run(run.id) or run

    # ---- recording

    def record(self, happened: LogEntry) -> None:
        """Store an entry: the ``EventSink`` of this program. Never raises: a backup does not fail because of its
        history.

        Entries that cannot be written are kept and tried again; ``problem`` then contains the reason.
        """
        now = time.monotonic()
        with self._guard:
            self._pending.append(happened)
            urgent = happened.level <= EventLevel.ERROR and now - self._urgent_at >= _GROUP_SECONDS
            if urgent:
                self._urgent_at = now
            if self._timer is None and not urgent:
                self._timer = threading.Timer(_GROUP_SECONDS, self.flush)
                self._timer.daemon = True
                self._timer.start()
        if urgent:
            self.flush()

    def flush(self) -> None:
        """Write pending entries to disk now."""
        with self._writing:
            self._write_waiting()

    def _write_waiting(self, row: Sequence[object] | None = None) -> int | None:
        """Write the entries that wait, and a run with them: whether that changed, None if nothing was written."""
        with self._guard:
            group, self._pending = self._pending, deque(maxlen=_MAX_PENDING)
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
        if not group:
            return None
        try:
            changed = self._file.write(partial(put_run, row, [event_row(happened) for happened in group]))
            self.problem = None
        except JetError as error:
            self.problem, changed = error, None
            with self._guard:
                self._pending.extendleft(reversed(group))
        return changed

    def keep(self, run_id: str, document: Mapping[str, object]) -> None:
        """Keep a JSON object with a run, for its report; as with an entry, an error is only noted."""
        try:
            self._documents.keep(run_id, document)
        except JetError as error:
            self.problem = error

    def document(self, run_id: str) -> dict[str, Any] | None:
        """What was kept with the run; None for most."""
        return self._documents.read(run_id)

    # ---- reading events, newest first

    def newest(self) -> int:
        """The number of the newest entry, 0 for none; compare it to see whether others wrote."""
        return self._bounds()[1]

    def count(self, wanted: EventFilter = EVERYTHING, *, until: int | None = None) -> int:
        """How many entries there are; at once for everything, a scan for a filter (call it in a worker)."""
        if wanted.is_everything:
            lowest, highest = self._bounds(until)
            return highest - lowest + 1
        return len(self.matching(wanted, until=until))

    def window(
        self, wanted: EventFilter, first: int, count: int, *, until: int | None = None
    ) -> list[StoredEntry]:
        """``count`` entries from position ``first`` on, the newest being position 0.

        ``until`` (a :meth:`newest` from before) fixes the positions while others write. For far positions
        of a filter take :meth:`matching` once and :meth:`at` for each window.
        """
        if first < 0 or count <= 0:
            return []
        if wanted.is_everything:
            lowest, highest = self._bounds(until)
            top = highest - first
            return self._between(max(lowest, top - count + 1), top)
        found: list[int] = []
        for part in self._scan(wanted, until):
            found += part
            if len(found) >= first + count:
                break
        return self.at(found[first : first + count])

    def matching(
        self, wanted: EventFilter, *, until: int | None = None, cancel: Cancel | None = None
    ) -> array[int]:
        """The numbers of all matching entries, newest first: 8 bytes each, so a million fit well.

        Raises :class:`~engine.errors.Cancelled` once ``cancel`` is asked for.
        """
        found = array("q")
        for part in self._scan(wanted, until):
            if cancel is not None:
                cancel.check()
            found.extend(part)
        return found

    def at(self, numbers: Sequence[int]) -> list[StoredEntry]:
        """The entries with these numbers, in this order; such as were cleared meanwhile are left out."""
        rows: dict[int, StoredEntry] = {}
        for start in range(0, len(numbers), _FETCH):
            part = list(numbers[start : start + _FETCH])
            sql = f"SELECT {EVENT_COLUMNS} FROM events WHERE seq IN ({','.join('?' * len(part))})"
            rows.update((row[0], event_of(row)) for row in self._file.read(sql, part))
        return [rows[number] for number in numbers if number in rows]

    def events(self, wanted: EventFilter = EVERYTHING, *, until: int | None = None) -> Iterator[StoredEntry]:
        """All matching entries, newest first, a few hundred in memory at a time."""
        for part in self._scan(wanted, until):
            for start in range(0, len(part), _FETCH):
                yield from self.at(part[start : start + _FETCH])

    def _scan(self, wanted: EventFilter, until: int | None) -> Iterator[Sequence[int]]:
        """Numbers of matching entries, newest first, one short statement after the other.

        Numbers have no holes (they are given in order and cleared from the oldest on), so a step of
        numbers is a step of entries.
        """
        condition, values = wanted.condition()
        lowest, highest = self._bounds(until)
        sql = f"SELECT seq FROM events {where('seq BETWEEN ? AND ?', condition)} ORDER BY seq DESC"
        for top in range(highest, lowest - 1, -_SCAN):
            bottom = max(lowest, top - _SCAN + 1)
            if condition:
                yield [seq for (seq,) in self._file.read(sql, [bottom, top, *values])]
            else:
                yield range(top, bottom - 1, -1)

    def _between(self, bottom: int, top: int) -> list[StoredEntry]:
        sql = f"SELECT {EVENT_COLUMNS} FROM events WHERE seq BETWEEN ? AND ? ORDER BY seq DESC"
        return [event_of(row) for row in self._file.read(sql, (bottom, top))]

    def _bounds(self, until: int | None = None) -> tuple[int, int]:
        """Numbers of the oldest and the newest entry; (1, 0) when there is none."""
        self.flush()
        rows: Rows = self._file.read("SELECT (SELECT min(seq) FROM events), (SELECT max(seq) FROM events)")
        lowest, highest = rows[0]
        if lowest is None:
            return 1, 0
        return lowest, max(lowest - 1, min(highest, highest if until is None else until))

    # ---- upkeep

    def clear(self, before: datetime) -> int:
        """Remove the entries that came before the first one of ``before`` or later; returns how many.

        Ended runs from before then that have no entry left go as well, and so do the slots of that time except for
        the newest of each rule. Offer an export first.
        """
        self.flush()
        lowest, highest = self._bounds()
        rows = self._file.read(
            "SELECT seq FROM events WHERE moment >= ? ORDER BY seq LIMIT 1", (microseconds(before),)
        )
        keep = rows[0][0] if rows else highest + 1
        for bottom in range(lowest, keep, _SCAN):
            top = min(bottom + _SCAN, keep)
            self._file.write(partial(clear_events, top))
        self._file.write(partial(clear_runs, before))
        self._file.write(partial(clear_slots, before))
        self._documents.forget_all_but({run_id for (run_id,) in self._file.read("SELECT id FROM runs")})
        removed = keep - lowest
        if removed:
            self.record(
                entry(
                    EventKind.HistoryCleared,
                    count=removed,
                    before=f"{before.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
                )
            )
        return removed

    def check(self) -> bool:
        """Check a large file for damage (small ones are checked when opened); False if it was damaged and
        renamed."""
        return self._file.check()

    def _tell_set_aside(self, aside: Path) -> None:
        self.record(entry(EventKind.HistorySetAside, path=aside))
