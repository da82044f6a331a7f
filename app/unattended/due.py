"""``run-due``: does what is due, and ends. Nothing stays running between two looks.

While something runs, it looks again, so that an hourly backup does not wait for a verification of hours. One
process of a machine does this at a time.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo

import engine
from app.audit.log import AuditLog
from app.history.recording import ForgivingRecorder
from app.history.runs import Run
from app.history.slots import SlotOutcome, SlotRecord
from app.jobs.file import JobFile
from app.jobs.job import Jobs
from app.jobs.zone import SYSTEM_ZONE
from app.operations.runner import Runner, Watch, unwatched
from app.settings import Locations
from app.unattended.book import SlotBook
from app.unattended.checks import run_checks
from app.unattended.gate import Gate
from app.unattended.job_run import JobResult, run_job
from app.unattended.on_request import mode_on_request
from app.unattended.plan import LATE, DueRun, DueSlot, DueWork, plan
from app.unattended.shared_rate import shared_rate
from app.unattended.stall import StallWatch
from app.unattended.surroundings import Surroundings
from app.unattended.telling import tell_problems
from engine.error_codes import Code
from engine.errors import JetError, known
from engine.events import Clock, EventKind, LogEntry, utc_now
from engine.files import LocalFileSystem, ensure_directory
from engine.progress import Cancel, Progress
from engine.progress import silent as no_progress

LOOK_AGAIN = 30.0
"""Seconds between two looks while something runs."""
_THREADS = 32


@dataclass(frozen=True)
class DueReport:
    """What one call did. ``busy``: another process was at it, and nothing was done. ``decided`` are the slots,
    ``runs`` all runs that ended, ``problems`` what went wrong besides them. ``untold``: why no one could be
    told."""

    now: datetime
    busy: bool = False
    decided: tuple[SlotRecord, ...] = ()
    runs: tuple[Run, ...] = ()
    problems: tuple[str, ...] = ()
    untold: str = ""

    @property
    def ok(self) -> bool:
        bad = SlotOutcome.FAILED, SlotOutcome.CANCELLED
        return not self.problems and not any(record.outcome in bad for record in self.decided)


@dataclass(frozen=True)
class How:
    """How one process works unattended. ``clock`` decides everything and is that of runs and chains, too; None is
    the machine's. ``by`` is who looks: ``run-due`` or ``window``. ``keys`` are such as are in no file. ``seeds``
    choose the moments of drills."""

    clock: Clock | None = None
    zone: tzinfo = SYSTEM_ZONE
    by: str = "run-due"
    cancel: Cancel = field(default_factory=Cancel)
    keys: engine.Keys = field(default_factory=lambda: engine.Keys())
    watch: Watch = unwatched
    progress: Progress = no_progress
    seeds: Callable[[], int] = lambda: secrets.randbits(32)

    def now(self) -> datetime:
        return (self.clock or utc_now)().astimezone(UTC)


def run_due(locations: Locations, how: How | None = None) -> DueReport:
    """Run what is due and wait for it. Raises the job file's error if that cannot be used; a history that cannot
    is a problem in the report, and jobs run nevertheless (:mod:`app.unattended.book`)."""
    how = how or How()
    with ExitStack() as held:
        problems: list[str] = []
        if not _is_alone(locations, held, problems):
            return DueReport(how.now(), busy=True)
        recorder = held.enter_context(ForgivingRecorder(locations.history, _note(problems), how.now))
        Runner(recorder, audit=AuditLog(locations.audit, clock=how.now)).settle_interrupted()
        book = SlotBook(recorder, how.now)
        book.look(how.by)
        try:
            jobs = JobFile(locations.jobs).load()
            with surroundings(locations, jobs, recorder, how) as around:
                _Loop(locations, jobs, book, around, how, problems).run()
        finally:
            untold = tell_problems(locations, how.now(), recorder.record, how.cancel)
    problems += [problem for problem in book.problems if problem not in problems]
    return DueReport(how.now(), False, tuple(book.decided), tuple(around.runs), tuple(problems), untold)


def run_now(locations: Locations, name: str, how: How | None = None) -> DueReport:
    """Run the job ``name`` now, whatever its schedule says and even if it is paused; no slot is served by it.
    Raises JET_errInvalidParameter (-1003) if there is no such job, and as :func:`run_due`."""
    how, problems = how or How(by="user"), list[str]()
    jobs = JobFile(locations.jobs).load()
    job = jobs.named(name)
    if job is None:
        names = ", ".join(each.name for each in jobs.jobs) or "none"
        raise Code.InvalidParameter.error(f"There is no job {name}.", hint=f"Jobs: {names}.")
    with ForgivingRecorder(locations.history, _note(problems), how.now) as recorder:
        Runner(recorder, audit=AuditLog(locations.audit, clock=how.now)).settle_interrupted()
        with surroundings(locations, jobs, recorder, how) as around:
            result = run_job(job, mode_on_request(job), around)
    problems += result.problems
    if result.cancelled:
        problems.append("The job was cancelled.")
    return DueReport(how.now(), False, (), tuple(around.runs), tuple(problems))


@contextmanager
def surroundings(
    locations: Locations, jobs: Jobs, recorder: ForgivingRecorder, how: How
) -> Iterator[Surroundings]:
    """What the runs of this process share."""

    def stalled(happened: LogEntry) -> None:
        happened = replace(happened, moment=how.now())
        recorder.record(happened)
        how.watch(happened)

    limits = jobs.limits
    with StallWatch(limits.stall, stalled) as stall:
        yield Surroundings(
            locations,
            recorder,
            limits,
            Gate(limits),
            stall,
            how.cancel,
            how.clock,
            how.keys,
            how.watch,
            how.progress,
            how.seeds,
            shared_rate(limits.rate),
        )


class _Loop:
    """Looks, starts what is due, and looks again while something runs."""

    def __init__(
        self,
        locations: Locations,
        jobs: Jobs,
        book: SlotBook,
        around: Surroundings,
        how: How,
        problems: list[str],
    ) -> None:
        self._jobs = jobs
        self._file = JobFile(locations.jobs)
        self._book = book
        self._around = around
        self._how = how
        self._problems = problems

    def run(self) -> None:
        """Returns when nothing runs any more and nothing else is due."""
        active: dict[Future[None], str] = {}
        with ThreadPoolExecutor(_THREADS, thread_name_prefix="job") as pool:
            while True:
                if not self._how.cancel.requested:
                    for work in plan(
                        self._jobs, self._book, self._how.now(), self._how.zone, set(active.values())
                    ):
                        active[pool.submit(self._work, work)] = work.name
                if not active:
                    return
                done, _ = wait(active, LOOK_AGAIN, FIRST_COMPLETED)
                for each in done:
                    del active[each]
                    each.result()
                self._look_again()

    def _look_again(self) -> None:
        self._book.look(self._how.by)
        try:
            self._jobs = replace(self._file.load(), limits=self._jobs.limits)
        except JetError as error:  # edited meanwhile; what it was before holds
            if error.message not in self._problems:
                self._problems.append(error.message)

    def _work(self, work: DueWork) -> None:
        for due in work.runs:
            if self._how.cancel.requested:
                return
            self._run(work, due)

    def _run(self, work: DueWork, due: DueRun) -> None:
        name = work.job.name if work.job is not None else ""
        begun = [(slot, self._book.begin(name, slot.rule, slot.slot)) for slot in due.slots]
        records = [(slot, record) for slot, record in begun if record is not None]
        if not records:
            return
        again = [record for slot, record in records if slot.record is not None]
        for record in again:
            self._around.record(
                EventKind.SlotTakenUp, job=name or record.rule, slot=f"{record.slot:%Y-%m-%d %H:%M} UTC"
            )
        since = min((record.begun for record in again if record.begun), default=None)
        result = self._result(work, due, since)
        for slot, record in records:
            outcome, reason = _outcome(slot, record, result)
            self._book.end(record, outcome, result.runs, reason)

    def _result(self, work: DueWork, due: DueRun, since: datetime | None) -> JobResult:
        try:
            if due.check is not None:
                return run_checks(due.check, self._jobs, self._around)
            return run_job(known(work.job, "job"), known(due.mode, "mode"), self._around, since)
        except Exception as bug:  # the slot is decided, and other jobs go on
            reason = f"{type(bug).__name__}: {bug}"
            self._problems.append(f"{work.name}: {reason}")
            return JobResult(problems=(reason,))


def _outcome(slot: DueSlot, record: SlotRecord, result: JobResult) -> tuple[SlotOutcome, str]:
    if result.cancelled:
        return SlotOutcome.CANCELLED, " ".join(("The run was cancelled.", *result.problems))
    if result.problems:
        return SlotOutcome.FAILED, result.reason
    late = _lateness(slot, record)
    told = " ".join((*late, *result.notes, *result.warnings))
    if result.warnings:
        return SlotOutcome.WARNING, told
    return SlotOutcome.CAUGHT_UP if late else SlotOutcome.SERVED, told


def _lateness(slot: DueSlot, record: SlotRecord) -> list[str]:
    """Why the slot was not served when it was due; empty if it was."""
    began = record.begun or record.slot
    if slot.record is not None:
        return ["An earlier attempt was interrupted."]
    if began - record.slot > LATE:
        return [f"Run {int((began - record.slot).total_seconds() // 3600)} h after its time."]
    return []


def _is_alone(locations: Locations, held: ExitStack, problems: list[str]) -> bool:
    """Hold the lock of this machine; false if another process does. Without a place for it, the locks of instances
    and destinations have to do."""
    fs, path = LocalFileSystem(), locations.data / "run-due.lock"
    try:
        ensure_directory(fs, path.parent)
        if not fs.exists(path):
            with suppress(JetError):
                fs.create(path).close()
        held.enter_context(fs.lock(path))
    except JetError as error:
        if error.code is Code.BackupInProgress:
            return False
        problems.append(error.message)
    return True


def _note(problems: list[str]) -> Callable[[JetError], None]:
    return lambda error: problems.append(f"The runs are not recorded in the history: {error.message}")
