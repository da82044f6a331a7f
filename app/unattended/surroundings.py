"""What surrounds the runs of one process that works unattended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

import engine
from app.audit.log import AuditLog
from app.history.recording import ForgivingRecorder
from app.history.runs import Run, RunState
from app.jobs.job import Limits
from app.operations.request import Request
from app.operations.runner import Runner, Watch, unwatched
from app.settings import Locations
from app.unattended.gate import Gate
from app.unattended.stall import StallWatch
from engine.errors import JetError
from engine.events import Clock, EventKind, FieldValue, LogEntry, entry, utc_now
from engine.progress import Cancel, Progress
from engine.rate_limit import RateLimit

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Ran(Generic[T_co]):
    """A run that has ended: as the history keeps it, with its result, or the error that it ended with."""

    run: Run
    result: T_co | None = None
    error: JetError | None = None

    @property
    def ok(self) -> bool:
        return self.run.state in (RunState.SUCCESS, RunState.WARNING)


@dataclass(frozen=True)
class Surroundings:
    """One for each process that runs jobs. ``clock`` is given where time is not that of the machine.

    ``keys`` are such as are in no file. ``seeds`` choose the moments of drills.
    """

    locations: Locations
    recorder: ForgivingRecorder
    limits: Limits
    gate: Gate
    stall: StallWatch
    cancel: Cancel
    clock: Clock | None
    keys: engine.Keys
    watch: Watch
    progress: Progress
    seeds: Callable[[], int]
    rate: RateLimit | None = None
    runs: list[Run] = field(default_factory=list)
    """All that ended, in the order of their ends."""

    def now(self) -> datetime:
        return (self.clock or utc_now)()

    def runner(self, watch: Watch = unwatched) -> Runner:
        """What runs operations and records them here."""
        return Runner(self.recorder, watch, AuditLog(self.locations.audit, clock=self.now))

    def run(self, request: Request[T], job: str = "", started: Callable[[Run], None] = lambda run: None) -> Ran[T]:
        """Run and record a request; an error is in what is returned. ``started`` gets the run at its start."""
        cancel, seen = Cancel(self.cancel), list[Run]()
        with self.stall.watched(cancel, self.progress) as (progress, tell_stall):

            def watch(happened: Run | LogEntry) -> None:
                self.watch(happened)
                if isinstance(happened, Run):
                    seen.append(happened)
                    if len(seen) == 1:
                        tell_stall(happened)
                        started(happened)

            context = engine.RunContext(
                progress=progress, cancel=cancel, keys=self.keys, clock=self.clock, rate=self.rate
            )
            result = failure = None
            try:
                result = self.runner(watch).run(request, context, job=job)
            except JetError as error:
                failure = error
            finally:
                self.runs.extend(seen[-1:])
        return Ran(seen[-1], result, failure)

    def record(self, kind: EventKind, instance: str = "", run: str | None = None, **fields: FieldValue) -> None:
        """Write an entry of the event log."""
        happened = entry(kind, instance=instance, run=run, moment=self.now(), **fields)
        self.recorder.record(happened)
        self.watch(happened)
