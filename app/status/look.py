"""Gathers what an overview is derived from: jobs, instances, chains, history and schedule. Only reads.

A destination or a folder that does not answer in time is *not known*, and everything else is still reported.
"""

from __future__ import annotations

import contextlib
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import engine
from app.audit.checking import verify as verify_audit
from app.audit.log import AuditLog
from app.evidence.bounded import bounded
from app.evidence.corrected_bits import Documents, no_documents
from app.evidence.gathering import ChainScan, FolderScan, Scanned, place_of, scan_chains, scan_folders
from app.evidence.lost_files import bytes_of_damaged
from app.evidence.proofs import DestinationContents, RunRecord
from app.evidence.rule import CLOCKS_MAY_DIFFER
from app.evidence.running import Running
from app.evidence.running import look as look_at_running
from app.history.filter import EventFilter
from app.history.history import History
from app.history.runs import Run, RunOperation, RunState
from app.history.slots import SlotRecord, Slots
from app.jobs.file import JobFile
from app.jobs.job import Jobs
from app.jobs.zone import SYSTEM_ZONE
from app.local_paths import is_folder
from app.operations.command_line import quoted
from app.operations.destination import DestinationKind, place_at
from app.operations.pending import PendingDecision, pending_decisions
from app.settings import Locations, Settings
from app.status.destinations import is_read_only, unused_destinations
from app.status.facts import Observed, destinations_of, facts_of, folders_of
from app.status.last_known import NONE_KNOWN, LastKnown, Searched, last_known
from app.status.overview import overview
from app.status.schedules import job_facts, new_jobs, next_runs, schedule_facts
from app.status.settings_read import read_settings
from app.status.settled import settled_runs
from app.status.values import Overview, ProblemType, Severity, StatusProblem
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, size_text
from engine.progress import Cancel

LIMIT = 20.0
"""Seconds after which a destination or a folder that gives no sign of life is not known."""
MAX_RUNS = 5000
NO_JOBS = Jobs()
NOTHING = Scanned()
_AUDITED = 4 << 20
"""Bytes at the end of the audit log that each look reads; "audit verify" and the weekly report read all."""


def look(
    locations: Locations,
    now: datetime,
    *,
    max_age: timedelta | None = None,
    job: str = "",
    limit: float = LIMIT,
    cancel: Cancel | None = None,
    scanned: Scanned = NOTHING,
    last: Jobs = NO_JOBS,
) -> Overview:
    """The overview of this machine at ``now``.

    ``max_age`` replaces the target of every job for the newest restorable moment. ``job``: only that job, its
    instances and its destination; raises JET_errInvalidParameter (-1003) if there is none of that name here, and
    as :meth:`JobFile.load` where no job is known.
    ``scanned``: what is not looked for once more, unless a run has changed it since.
    ``last``: the jobs as their file said when it could be used; where it cannot, what they had is looked at. What
    cannot be read is a problem of the overview; otherwise only ``Cancelled`` is raised.
    """
    cancel = cancel or Cancel()
    known = gather(locations, now, limit=limit, cancel=cancel, scanned=scanned, last=last)
    if job and known.jobs.named(job) is None:
        raise _not_here(locations, job)
    return overview(facts_of(known, now, max_age=max_age, only=job, cancel=cancel), now)


def _not_here(locations: Locations, name: str) -> JetError:
    """Why the job cannot be looked at. Raises as :meth:`JobFile.load`."""
    if JobFile(locations.jobs).load().named(name) is None:
        text, hint = f"There is no job named {name!r}.", "ese-backup jobs list shows the names of the jobs."
    else:
        text, hint = f"The job {name!r} does not run on this machine.", "Run this on the machine that it names."
    return Code.InvalidParameter.error(text, hint=hint)


def known_destinations(locations: Locations) -> tuple[Path, ...]:
    """The destinations of the jobs and the settings, each once."""
    jobs, last = _read(locations)
    return destinations_of(jobs, read_settings(locations)[0], last)


def undecided(locations: Locations, cancel: Cancel) -> list[PendingDecision]:
    """The restores in place that are not decided, in all folders that are known."""
    jobs, last = _read(locations)
    folders = folders_of(jobs, read_settings(locations)[0], last)
    found = [scan_folders([str(folder)], cancel, subfolders=below) for folder, below in folders]
    places = [instance.directory for each in found for instance in each.instances]
    return pending_decisions(places, _recorded(locations, datetime.now(UTC)).runs, cancel)


def gather(
    locations: Locations,
    now: datetime,
    *,
    limit: float,
    cancel: Cancel,
    scanned: Scanned = NOTHING,
    last: Jobs = NO_JOBS,
) -> Observed:
    """Everything that is known at ``now``; raises only ``Cancelled``."""
    (settings, unread), (jobs, problems) = read_settings(locations), _jobs(locations)
    recorded = _recorded(locations, now)
    known = last_known(last, recorded.runs, now) if problems else NONE_KNOWN
    places, folders = destinations_of(jobs, settings, known), folders_of(jobs, settings, known)
    scanned = scanned.since(recorded.runs)
    searches: dict[Searched | None, Callable[[Cancel], _Answer]] = {
        each: _search(*each, scanned) for each in folders
    }
    found = bounded({**searches, None: _ask_running}, limit, cancel)
    running = found[None].running if None in found else ()
    names = _names(found.values(), recorded.runs)
    unused = unused_destinations(jobs, settings.identities, recorded.runs)
    scans = bounded({p: _list(p, settings, names, scanned, p in unused) for p in places}, limit, cancel)
    silent = tuple(place for place in places if place not in scans)
    deaf = tuple(folder for folder, below in folders if (folder, below) not in found)
    runs = settled_runs(recorded.runs, recorded.dead, (answer.chains for answer in scans.values()))
    contents = _contents(scans, silent)
    return Observed(
        platform.node(),
        settings,
        jobs,
        {each: found[each].instances for each in folders if each in found},
        running,
        contents,
        silent,
        {place: error.message for answer in scans.values() for place, error in answer.chains.failed},
        {place: answer.free for place, answer in scans.items() if answer.free is not None},
        frozenset(place for place, answer in scans.items() if answer.read_only),
        _record(replace(recorded, runs=runs), contents, (*silent, *deaf), now, limit, cancel),
        job_facts(jobs, recorded.slots),
        schedule_facts(jobs, recorded.looked, SYSTEM_ZONE),
        next_runs(jobs, now, SYSTEM_ZONE),
        (
            *problems,
            *unread,
            *recorded.problems,
            *_audited(locations, limit, cancel),
            *_undecided(found.values(), recorded.runs, limit, cancel),
        ),
        new_jobs(jobs, recorded.slots, now, SYSTEM_ZONE),
        known,
        tuple((place, e.message) for answer in scans.values() for place, e in answer.chains.unread),
        {place: answer.damaged for place, answer in scans.items()},
        frozenset(place for place, answer in scans.items() if answer.is_to_come),
    )


@dataclass(frozen=True)
class _Answer:
    """What one of the calls that may hang has found."""

    instances: FolderScan = field(default_factory=FolderScan)
    chains: ChainScan = field(default_factory=ChainScan)
    free: int | None = None
    read_only: bool = False
    damaged: int = 0
    is_to_come: bool = False
    running: tuple[Running, ...] = ()


def _list(
    place: Path, settings: Settings, names: Sequence[str], scanned: Scanned, is_unused: bool
) -> Callable[[Cancel], _Answer]:
    """A bucket without any known instance is listed as a whole: whether it is there must be found out."""
    identity = settings.identities.get(str(place), "")
    known = None if isinstance(place, engine.StoreAddress) else scanned.places.get(place)

    def call(cancel: Cancel) -> _Answer:
        if known and _is_same(place, identity):
            found = known[1]
        else:
            found = scan_chains([str(place)], cancel, {str(place): identity}, names or None)
        if not found.read and is_unused and place_at(place) is DestinationKind.NEW:
            return _Answer(is_to_come=True)
        if not found.read or isinstance(place, engine.StoreAddress):
            return _Answer(chains=found)
        free = None
        with contextlib.suppress(JetError):
            free = engine.LocalFileSystem().free_space(place)
        damaged = bytes_of_damaged(engine.LocalFileSystem(), found.chains)
        return _Answer(chains=found, free=free, read_only=is_read_only(place), damaged=damaged)

    return call


def _is_same(place: Path, identity: str) -> bool:
    """Whether the destination that was known is still at its path: an unmounted disk leaves an empty folder."""
    if not is_folder(place):
        return False
    try:
        engine.check_known(engine.destination_at(place, engine.LocalFileSystem()), identity)
    except JetError:
        return False
    return True


def _names(found: Iterable[_Answer], runs: Iterable[Run]) -> list[str]:
    """The instances whose chains are looked for in buckets: those that are there, and those that once were."""
    there = {instance.name for answer in found for instance in answer.instances.instances}
    there |= {running.published.name for answer in found for running in answer.running}
    backed_up = {run.instance for run in runs if run.operation is RunOperation.BACKUP}
    return sorted(there | {name for name in backed_up if not set(name) & set("/\\:")})


def _search(folder: Path, below: bool, scanned: Scanned) -> Callable[[Cancel], _Answer]:
    known = scanned.folders.get((folder, below))

    def call(cancel: Cancel) -> _Answer:
        if known and is_folder(folder):
            return _Answer(instances=known[1])
        return _Answer(instances=scan_folders([str(folder)], cancel, subfolders=below))

    return call


def _ask_running(cancel: Cancel) -> _Answer:
    try:
        return _Answer(running=look_at_running((), cancel))
    except JetError:
        cancel.check()
        return _Answer()  # what runs is then judged by its files


def _contents(scans: Mapping[Path, _Answer], silent: Sequence[Path]) -> DestinationContents:
    found = [answer.chains for answer in scans.values()]
    return DestinationContents(
        tuple({chain.path: chain for each in found for chain in each.chains}.values()),
        tuple(place for each in found for place in each.read),
        (*(place for each in found for place in each.absent), *silent),
        {path: text for each in found for path, text in each.findings.items()},
    )


def jobs_of(locations: Locations) -> Jobs | None:
    """The jobs of this machine; None where their file cannot be used."""
    jobs, problems = _jobs(locations)
    return None if problems else jobs


def _read(locations: Locations) -> tuple[Jobs, LastKnown]:
    """The jobs; where their file cannot be used, what the history knows of them."""
    jobs, now = jobs_of(locations), datetime.now(UTC)
    if jobs is not None:
        return jobs, NONE_KNOWN
    return NO_JOBS, last_known(NO_JOBS, _recorded(locations, now).runs, now)


def _jobs(locations: Locations) -> tuple[Jobs, tuple[StatusProblem, ...]]:
    """The jobs of this machine; none, and a problem, where their file cannot be used."""
    try:
        jobs = JobFile(locations.jobs).load()
    except JetError as error:
        text = f"The job file cannot be used, and no job runs: {error.message.removesuffix('.')}"
        hint = f"{error.hint} What the jobs promise is not known until the file can be used.".strip()
        return NO_JOBS, (StatusProblem(ProblemType.JOB_FILE, Severity.CRITICAL, "job file", text, hint),)
    return replace(jobs, jobs=tuple(job for job in jobs.jobs if job.runs_on(platform.node()))), ()


# ---- the history


@dataclass(frozen=True)
class _Recorded:
    """What the history says: the newest runs, those of dead processes, the slots and who looked for due jobs."""

    runs: Sequence[Run] = ()
    dead: Set[str] = frozenset()
    slots: Sequence[SlotRecord] = ()
    looked: datetime | None = None
    problems: Sequence[StatusProblem] = ()
    documents: Documents = no_documents


def _recorded(locations: Locations, now: datetime) -> _Recorded:
    """Nothing is written. A look of a clock that was set back since counts only where there is no other."""
    if not locations.history.exists():
        return _Recorded()
    try:
        with History(locations.history) as history:
            slots, looks = Slots(history), [each.moment for each in Slots(history).looks()]
            looked = max((m for m in looks if m <= now + CLOCKS_MAY_DIFFER), default=max(looks, default=None))
            runs, dead = history.runs(count=MAX_RUNS), {run.id for run in history.abandoned()}
            running = [run for run in runs if run.state is RunState.RUNNING and run.id not in dead]
            stalled = [problem for run in running for problem in _stalled(history, run)]
            return _Recorded(runs, dead, slots.records(), looked, stalled, history.document)
    except JetError as error:
        text, hint = f"The history cannot be read: {error.message.removesuffix('.')}", error.hint
        return _Recorded(problems=[StatusProblem(ProblemType.HISTORY, Severity.UNKNOWN, "history", text, hint)])


def _stalled(history: History, run: Run) -> Iterator[StatusProblem]:
    """A run goes on again when another entry of it follows."""
    newest = next(iter(history.window(EventFilter(run=run.id), 0, 1)), None)
    if newest is not None and newest.entry.kind is EventKind.RunStalled and not run.paused:
        text = f"The {run.what} makes no progress"
        hint = f"See what it waits for, or end it: ese-backup cancel {run.id}"
        yield StatusProblem(ProblemType.STALLED, Severity.WARNING, run.instance, text, hint, newest.entry.moment)


def _audited(locations: Locations, limit: float, cancel: Cancel) -> Iterator[StatusProblem]:
    """Whether the audit log is as it was written."""
    hint = "See what was changed: ese-backup audit verify. Keep the file as it is."
    if not locations.audit.exists():
        return
    try:
        found = bounded(
            {"audit": lambda _: verify_audit(AuditLog(locations.audit), tail=_AUDITED)}, limit, cancel
        ).get("audit")
    except JetError as error:
        text = f"The audit log cannot be read: {error.message.removesuffix('.')}"
        yield StatusProblem(ProblemType.AUDIT, Severity.UNKNOWN, "audit log", text, error.hint)
        return
    for finding in found.findings[:1] if found else ():
        text = f"The audit log was changed: {finding.text.removesuffix('.')}"
        yield StatusProblem(ProblemType.AUDIT, Severity.CRITICAL, "audit log", text, hint)


def _undecided(
    found: Iterable[_Answer], runs: Sequence[Run], limit: float, cancel: Cancel
) -> Iterator[StatusProblem]:
    """Restores in place whose displaced files are still there."""
    folders = [each.directory for answer in found for each in answer.instances.instances]
    call = {"decisions": lambda token: pending_decisions(folders, runs, token)}
    for each in bounded(call, limit, cancel).get("decisions", []):
        text = f"A restore in place to {each.folder} is not decided: {size_text(each.bytes)} of displaced files"
        hint = (
            "Check the restored databases. Then delete the displaced files (--confirm) or put them back "
            f"(--take-back): ese-backup restored {quoted(each.folder)}"
        )
        yield StatusProblem(ProblemType.DECISION, Severity.WARNING, each.instance, text, hint, each.since)


def _record(
    recorded: _Recorded,
    contents: DestinationContents,
    beyond: Sequence[Path],
    now: datetime,
    limit: float,
    cancel: Cancel,
) -> RunRecord:
    """The record of its runs. Runs and manifests name places that may be on dead shares: all are resolved before,
    as far as they answer, and those ``beyond`` are not touched."""
    here = platform.node()
    newest = [chain.manifest.runs[-1] for chain in contents.chains if chain.manifest]
    names = {text for run in recorded.runs for text in (run.source, run.chain) if text}
    named = {*map(place_of, names), *(Path(run.place) for run in newest if run.machine == here and run.place)}
    places = {*named, *(chain.path for chain in contents.chains)}
    resolved: dict[Path, str] = {}

    def resolve(token: Cancel) -> None:
        for place in places:
            token.check()
            if not any(place.is_relative_to(each) for each in beyond):
                resolved[place] = engine.resolved(place)

    bounded({"resolve": resolve}, limit, cancel)
    return RunRecord(
        recorded.runs,
        lambda place: resolved.get(place) or str(place),
        documents=recorded.documents,
        now=now,
    )
