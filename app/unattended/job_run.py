"""One run of a job: the program before it, a backup of each instance, its retention, the program after it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import engine
from app.history.filter import EventFilter, IdRanges, RunFilter
from app.history.runs import GOOD, Run, RunOperation, RunState
from app.jobs.job import Hook, Job, JobMode
from app.operations.backup import BackupRequest
from app.operations.destination import DestinationKind, place_at
from app.operations.expanding import Expanded, expand
from app.operations.instance_source import InstanceSource
from app.operations.key_files import KeyFiles
from app.operations.known_destinations import known_identity, remember_identity
from app.operations.prune import PruneRequest
from app.operations.vanished import vanished
from app.settings import Locations
from app.unattended import policy
from app.unattended.gate import disk_of, key_of
from app.unattended.hooks import HookEnd, HookResult, run_hook
from app.unattended.surroundings import Ran, Surroundings
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.events import EventKind

PATIENCE = timedelta(hours=1)
"""For so long a backup waits for one of the same instance that another program makes."""
_ASK_AGAIN = 1.0  # seconds
_SHOWN = 2000
"""Characters of a program's output that are in a reason."""


@dataclass(frozen=True)
class JobResult:
    """What became of a job. ``runs`` are the ids of all its runs, ``problems`` say what went wrong."""

    runs: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Why what was done is not what the rule names."""
    cancelled: bool = False
    warnings: tuple[str, ...] = ()
    """What was backed up before and is missing now."""

    @property
    def ok(self) -> bool:
        return not self.problems and not self.cancelled

    @property
    def reason(self) -> str:
        return " ".join(self.problems or (*self.notes, *self.warnings))


@dataclass
class _Progress:
    runs: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    cancelled: bool = False
    made: set[engine.ChainSource] = field(default_factory=set)
    warned: bool = False

    def take(self, ran: Ran[object], called: str = "") -> None:
        """``called``: the instance, where its name alone is not enough."""
        self.runs.append(ran.run.id)
        self.warned |= ran.run.state is RunState.WARNING
        if isinstance(ran.error, Cancelled):
            self.cancelled = True
        elif ran.error is not None:
            self.problems.append(f"{called or ran.run.instance}: {ran.error.message}")

    def fail(self, error: JetError) -> None:
        if isinstance(error, Cancelled):
            self.cancelled = True
        else:
            self.problems.append(error.message)

    @property
    def outcome(self) -> str:
        if self.cancelled:
            return "cancelled"
        return "failed" if self.problems else "warning" if self.warned or self.warnings else "success"


def run_job(job: Job, mode: JobMode, around: Surroundings, since: datetime | None = None) -> JobResult:
    """Run the job once; what goes wrong is in the result. Instances that were backed up ``since`` then are left
    out: an earlier attempt came that far."""
    done = _Progress()
    try:
        if job.before is None or _hook(job, job.before, "before", around, done):
            _back_up_all(job, mode, around, since, done)
            if job.retention.keeps_something and done.made and not done.cancelled:
                _prune(job, around, done)
    except JetError as error:
        done.fail(error)
    except Exception as bug:  # what the program before the job stopped is to be started again
        done.problems.append(f"{type(bug).__name__}: {bug}")
    if job.after is not None:
        _hook(job, job.after, "after", around, done)
    if done.problems:
        around.record(EventKind.JobFailed, job=job.name, reason=" ".join(done.problems)[:_SHOWN])
    told = tuple(done.problems), tuple(done.notes), done.cancelled, tuple(done.warnings)
    return JobResult(tuple(done.runs), *told)


def _hook(job: Job, hook: Hook, step: str, around: Surroundings, done: _Progress) -> bool:
    """Run a program; whether the job may go on."""
    variables = {
        "ESE_BACKUP_JOB": job.name,
        "ESE_BACKUP_STEP": step,
        "ESE_BACKUP_FOLDERS": os.pathsep.join(map(str, job.folders)),
        "ESE_BACKUP_DESTINATION": str(job.destination),
        "ESE_BACKUP_INSTANCES": "\n".join(done.sources),
        "ESE_BACKUP_OUTCOME": done.outcome if step == "after" else "",
    }
    # what is to be undone after a job is undone also when the job is stopped
    cancel = around.cancel if step == "before" else engine.RunContext().cancel
    result = run_hook(hook, variables, cancel)
    if result.ok:
        around.record(EventKind.HookEnded, step=step, job=job.name, output=result.output)
        return True
    if result.end is HookEnd.CANCELLED:
        done.cancelled = True
        return False
    reason = _reason(hook, result)
    around.record(EventKind.HookFailed, step=step, job=job.name, reason=reason, output=result.output)
    done.problems.append(f"The program {step} the job failed: {reason}")
    return False


def _reason(hook: Hook, result: HookResult) -> str:
    said = result.output.strip()[-_SHOWN:]
    program = Path(hook.command[0]).name
    if result.end is HookEnd.NOT_STARTED:
        return f"{program} cannot be started: {said}"
    if result.end is HookEnd.LIMIT:
        what = f"{program} was ended after its limit of {hook.limit.total_seconds():g} seconds."
    else:
        what = f"{program} ended with {result.code}."
    return f"{what} {said}".rstrip()


def _back_up_all(job: Job, mode: JobMode, around: Surroundings, since: datetime | None, done: _Progress) -> None:
    found = expand(job, cancel=around.cancel)
    sources = found.instances
    done.problems += [error.message for error in found.problems]
    done.sources = [source.label for source in sources]
    earlier = _backed_up(job, since, around) if since is not None else {}
    done.runs += [run.id for run in earlier.values()]
    _miss(job, found, around, done)
    left = [source for source in sources if key_of(source.folder) not in earlier]
    if not left:
        return
    with ThreadPoolExecutor(min(len(left), max(1, around.limits.runs))) as pool:
        asked = [pool.submit(_back_up, job, mode, source, around) for source in left]
        for source, each in zip(left, asked, strict=True):
            try:
                attempts = each.result()
            except JetError as error:
                done.fail(error)
                continue
            except Exception as bug:  # recorded with its run; the other instances are not to suffer
                done.problems.append(f"{source.label}: {type(bug).__name__}: {bug}")
                continue
            done.runs += [ran.run.id for ran, _ in attempts[:-1]]
            last, note = attempts[-1]
            same = sum(other.label == source.label for other in sources) > 1
            done.take(last, f"{source.label} in {source.folder}" if same else "")
            done.notes += [note] if note else []
            if last.result is not None:
                done.made.add(engine.ChainSource.of(last.result.manifest))


def _miss(job: Job, found: Expanded, around: Surroundings, done: _Progress) -> None:
    """Tell of instances that a job of a whole tree no longer finds, once each: no one would notice. Where part of
    the tree cannot be read, that is told instead."""
    history = around.recorder.history
    if not job.below or found.problems or history is None:
        return
    there = {key_of(source.folder) for source in found.instances}
    backups = RunFilter(job=job.name, operations=frozenset({RunOperation.BACKUP}), states=GOOD)
    with suppress(JetError):
        for run in vanished(job, around.recorder.runs(backups), lambda place: _key(place) in there, around.now()):
            told = EventFilter(ids=IdRanges.parse(f"{EventKind.InstanceGone:d}"), since=run.ended)
            if any(each.entry.fields.get("path") == run.source for each in history.events(told)):
                continue
            ended = f"{run.ended:%Y-%m-%d %H:%M} UTC" if run.ended else "an unknown time"
            around.record(EventKind.InstanceGone, run.instance, path=run.source, job=job.name, time=ended)
            done.warnings.append(f"{run.instance} is no longer found in {run.source}.")


def _key(place: str) -> str:
    return key_of(engine.parse_place(place))


def _backed_up(job: Job, since: datetime, around: Surroundings) -> dict[str, Run]:
    """The instances of which a run of the job made a backup since then, by their keys."""
    wanted = RunFilter(job=job.name, operations=frozenset({RunOperation.BACKUP}), states=GOOD, since=since)
    return {key_of(engine.parse_place(run.source)): run for run in around.recorder.runs(wanted)}


_Attempts = Sequence[tuple[Ran[engine.BackupSet], str]]


def _back_up(job: Job, mode: JobMode, source: InstanceSource, around: Surroundings) -> _Attempts:
    """Back up one instance; the attempts, and why each is not of the kind that the rule names."""
    with around.gate.place([key_of(source.folder)], disk_of(job.destination), around.cancel):
        _wait_for_others(source, around)
        request = request_for(job, mode, source, around.locations)
        choice = policy.choose(request, mode, around.runner().record(), request.keys.keys(around.keys))
        attempts = [(_made(choice, job, around), choice.reason)]
        refusal = attempts[0][0].error
        continues = not choice.request.kind.starts_chain
        if mode is JobMode.AUTO and continues and refusal is not None and policy.needs_full(refusal):
            choice = policy.full_instead(request, refusal)
            attempts.append((_made(choice, job, around), choice.reason))
    return attempts


def _made(choice: policy.Choice, job: Job, around: Surroundings) -> Ran[engine.BackupSet]:
    def started(run: Run) -> None:
        if choice.reason:
            around.record(EventKind.FullInstead, run.instance, run.id, reason=choice.reason)

    ran = around.run(choice.request, job.name, started)
    if ran.result is not None:
        with suppress(JetError):  # it is asked again at the next run
            remember_identity(around.locations, job.destination, ran.result.identity)
    return ran


def request_for(job: Job, mode: JobMode, source: InstanceSource, locations: Locations) -> BackupRequest:
    """The backup of one instance of the job. A destination that was used before is not created again."""
    identity = known_identity(locations, job.destination)
    known = [str(job.destination)] if identity else []
    create = place_at(job.destination, known) is DestinationKind.NEW
    storing = job.storing
    encode = engine.Encode(storing.level, storing.recipients, hash=storing.hash)
    options = engine.Options(create=create, encode=encode)
    keys = KeyFiles(signing=Path(storing.signing).expanduser().absolute() if storing.signing else None)
    return BackupRequest(source, job.destination, engine.Kind(policy.KINDS[mode]), options, keys, identity)


def _wait_for_others(source: InstanceSource, around: Surroundings) -> None:
    """Wait while another program backs up the same instance, which the engine would refuse."""
    key, wanted = key_of(source.folder), RunFilter(states=frozenset({RunState.RUNNING}))
    for _ in range(int(PATIENCE.total_seconds() / _ASK_AGAIN)):
        history = around.recorder.history
        running = around.recorder.runs(wanted) if history is not None else []
        others = (run for run in running if history is not None and run.owner != history.owner)
        if not any(
            run.operation is RunOperation.BACKUP
            and key_of(engine.parse_place(run.source)) == key
            and history.is_alive(run.owner)
            for run in others
            if history is not None
        ):
            return
        around.cancel.wait(_ASK_AGAIN)


def _prune(job: Job, around: Surroundings, done: _Progress) -> None:
    """Remove what the job's retention does not keep, of the chains of what was backed up now and nothing else."""
    request = PruneRequest(job.destination, job.retention, of=frozenset(done.made))
    keys = [f"{made.instance} at {job.destination}" for made in sorted(done.made, key=lambda each: each.instance)]
    with around.gate.place(keys, disk_of(job.destination), around.cancel):
        try:
            if not request.preview(around.runner().record()).remove:
                return
        except JetError as error:
            if error.code is Code.FileNotFound:
                return
        done.take(around.run(request, job.name))
