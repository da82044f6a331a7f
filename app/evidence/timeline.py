"""The protection timeline of an instance: each log generation, the backup sets, what was read back, which logs are
safe to move. Pure; the window paints it, ``ese-backup timeline`` lists it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import engine
from app.evidence.clocks import moment_of
from app.evidence.proofs import READ_BACK, Evidence
from app.evidence.rule import RunEnd, Standing, Verdict, Where
from app.evidence.running import Running
from app.evidence.single_runs import check_of
from app.history.runs import Run, RunOperation

MAX_MISSING = 64
"""Missing generations beyond the logs that are listed one by one."""
FAR = 10_000
"""A damaged current log has no number that could be read; one so far off is shown right after the others."""


class LogState(StrEnum):
    """What is known of a generation, from the most harmless to the worst: of several in one place, the worst one
    counts."""

    BEFORE = "not kept, before the full backup"
    FULL = "in the full backup"
    INCREMENTAL = "in an incremental backup"
    DIFFERENTIAL = "in a differential backup"
    IN_SET = "in this backup set"
    NOT_KNOWN = "not known whether backed up"
    CURRENT = "the current log"
    NOT_BACKED_UP = "not backed up"
    REQUIRED = "not backed up, required for recovery"
    FOREIGN = "not part of this log stream"
    DAMAGED = "damaged"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class TimelineLog:
    """One generation. ``created`` is when the log was started (naive: local time of the machine that wrote it),
    ``bytes`` its size in the folder, 0 where it is not. ``is_safe``: it can be moved to another place, because
    nothing reads it there."""

    generation: int
    state: LogState
    note: str = ""
    created: datetime | None = None
    name: str = ""
    bytes: int = 0
    is_here: bool = False
    is_safe: bool = False


@dataclass(frozen=True, slots=True)
class TimelineSet:
    """One run of a chain, with its generations (both ends included); ``damage`` is what was found wrong in the
    chain."""

    chain: Path
    run: str
    kind: engine.Kind
    ended: datetime
    logs: tuple[int, int] | None
    damage: str = ""


@dataclass(frozen=True, slots=True)
class TimelineProof:
    """A verification or drill (``is_drill``) that ended; ``generation`` is the last log of what it read, if known.
    ``outcome`` is RunEnd.GOOD for one that found nothing wrong."""

    run: str
    chain: Path
    is_drill: bool
    ended: datetime
    outcome: RunEnd
    generation: int | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ProtectionTimeline:
    """All of it. ``logs`` are ascending; generations between them that have none are missing, and below ``begins``
    were not kept. ``sets`` and ``proofs`` are ascending in time; ``checkpoint`` is a generation and its position.
    """

    logs: tuple[TimelineLog, ...] = ()
    sets: tuple[TimelineSet, ...] = ()
    proofs: tuple[TimelineProof, ...] = ()
    begins: int = 0
    checkpoint: tuple[int, str] | None = None
    required: tuple[int, int] | None = None
    current: int | None = None
    is_live: bool = False

    @property
    def safe(self) -> tuple[tuple[int, int], ...]:
        """Ranges of logs in the folder that are safe to move."""
        return _ranges(log.generation for log in self.logs if log.is_safe)

    @property
    def needed(self) -> tuple[tuple[int, int], ...]:
        """Ranges of logs in the folder that must stay."""
        return _ranges(log.generation for log in self.logs if log.is_here and not log.is_safe)


@dataclass(frozen=True, slots=True)
class LogStretch:
    """Neighbouring generations in the same state for the same reason."""

    first: int
    last: int
    state: LogState
    note: str = ""
    is_here: bool = False
    is_safe: bool = False


def is_all_known(verdict: Verdict) -> bool:
    """Whether what is in no sound chain is known to be in no backup."""
    seen = verdict.where in (Where.NOWHERE, Where.EVIDENCE, Where.THERE, Where.GONE)
    return seen or verdict.standing is Standing.DAMAGED  # what is damaged holds nothing, wherever it is


def required_now(instance: engine.InstanceFiles, live: engine.LiveState | None) -> tuple[int, int] | None:
    """Generations that recovery would need now."""
    if instance.live:
        return (live.checkpoint, live.generation) if live else None
    return instance.required


def beyond(instance: engine.InstanceFiles, evidence: Evidence) -> tuple[engine.LogFile, ...]:
    """Logs beyond the newest sound chain; a current log that was copied while it filled is not among them."""
    manifest = evidence.sound[0].manifest if evidence.sound else None
    span = manifest.log_range if manifest else None
    return tuple(log for log in instance.logs if span is None or log.generation > span[1])


def timeline_of(
    instance: engine.InstanceFiles,
    evidence: Evidence,
    running: Running | None = None,
    runs: Sequence[Run] = (),
) -> ProtectionTimeline:
    """What is known of the logs here and in all sound chains. ``runs`` are those of the instance; of a backup set
    made by another program, its own logs are all there is."""
    if instance.is_backup_set:
        return _of_set(instance)
    live = running.state if running else None
    required = required_now(instance, live)
    logs = _chain_logs(instance, evidence, live) | _own_logs(instance, evidence, required)
    logs |= {log.generation: log for log in _missing(instance, logs)}
    logs |= {log.generation: log for log in _bad(instance)}
    mark = instance.checkpoint.lgpos if instance.checkpoint else None
    checkpoint = (mark.generation, f"0x{mark.generation:X}:{mark.segment:04X}") if mark and mark.is_set else None
    if live:
        checkpoint = live.checkpoint, ""
    sets = _sets(evidence)
    newest = evidence.sound[0].manifest if evidence.sound else None
    return ProtectionTimeline(
        tuple(logs[generation] for generation in sorted(logs)),
        sets,
        _proofs(evidence, sets, runs),
        newest.log_range[0] if newest and newest.log_range else 0,
        checkpoint if checkpoint and checkpoint[0] in logs else None,
        required,
        instance.current.generation if instance.current is not None else None,
        instance.live,
    )


def _of_set(found: engine.InstanceFiles) -> ProtectionTimeline:
    logs = {
        log.generation: TimelineLog(
            log.generation, LogState.IN_SET, "", log.header.created.moment, log.path.name, log.size, is_here=True
        )
        for log in found.logs
    }
    logs |= {log.generation: log for log in _missing(found, logs, "required by the restore")}
    return ProtectionTimeline(tuple(logs[number] for number in sorted(logs)), required=found.required)


def stretches(logs: Sequence[TimelineLog], begins: int = 0) -> list[LogStretch]:
    """Ascending ``logs``, neighbours in the same state joined, and what lies between them: missing, or, below
    ``begins``, not kept."""
    found: list[LogStretch] = []
    for log in logs:
        after = found[-1].last + 1 if found else log.generation
        if after < min(log.generation, begins):
            found.append(LogStretch(after, min(log.generation, begins) - 1, LogState.BEFORE))
            after = found[-1].last + 1
        if after < log.generation:
            found.append(LogStretch(after, log.generation - 1, LogState.MISSING))
        number = log.generation
        each = LogStretch(number, number, log.state, log.note, log.is_here, log.is_safe)
        last = found[-1] if found else None
        if last and (last.state, last.note, last.is_here, last.is_safe) == (
            each.state, each.note, each.is_here, each.is_safe,
        ):  # fmt: skip
            found[-1] = LogStretch(last.first, number, each.state, each.note, each.is_here, each.is_safe)
        else:
            found.append(each)
    return found


def _chain_logs(
    instance: engine.InstanceFiles, evidence: Evidence, live: engine.LiveState | None
) -> dict[int, TimelineLog]:
    """The logs in sound chains; what the newest one says of a log counts."""
    here = {log.generation: log for log in instance.logs}
    safe_below = _safe_below(instance, evidence, live)
    found: dict[int, TimelineLog] = {}
    for chain in reversed(evidence.sound):
        manifest = chain.manifest
        kinds = {run.id: run.kind for run in manifest.runs} if manifest else {}
        for file in manifest.logs if manifest else ():
            number, log = file.generation or 0, here.get(file.generation or 0)
            state, note = state_in(kinds[file.run]), ""
            same = log is not None and file.created in ("", log.header.created.data.hex())
            if log is None:
                note = "no longer in the log folder, still in the chain"
            elif not same:
                state, note = LogState.NOT_BACKED_UP, "the chain has a log of another history with this generation"
            found[number] = TimelineLog(
                number,
                state,
                "copied while it was the current log" if file.current and same else note,
                file.made if same or log is None else log.header.created.moment,
                log.path.name if log else "",
                log.size if log else 0,
                log is not None,
                same and not file.current and number < safe_below,
            )
    return found


def _safe_below(instance: engine.InstanceFiles, evidence: Evidence, live: engine.LiveState | None) -> int:
    """Backed up logs below this generation are safe to move: recovery starts later, and the next incremental
    continues later (docs/semantics.md#truncation). 0: none, also of an instance whose state is not known."""
    newest = evidence.sound[0].manifest if evidence.sound else None
    if newest is None or newest.log_range is None or instance.current is None:
        return 0
    if instance.live:
        return min(newest.log_range[1], live.checkpoint) if live and not live.backup_running else 0
    bounds = [newest.log_range[1], instance.current.generation]
    if any(database.state not in (engine.State.CLEAN, engine.State.DIRTY) for database in instance.databases):
        return 0
    if instance.required is not None:
        bounds.append(instance.required[0])
        if instance.checkpoint is not None and instance.checkpoint.lgpos.is_set:
            bounds.append(instance.checkpoint.lgpos.generation)
    return min(bounds)


def _own_logs(
    instance: engine.InstanceFiles, evidence: Evidence, required: tuple[int, int] | None
) -> dict[int, TimelineLog]:
    low, high = (not instance.live and required) or (0, -1)
    known = is_all_known(evidence.verdict)
    found = {}
    for log in beyond(instance, evidence):
        state = LogState.NOT_BACKED_UP if known else LogState.NOT_KNOWN
        if known and low <= log.generation <= high:
            state = LogState.REQUIRED
        if log is instance.current and state is not LogState.REQUIRED:
            state = LogState.CURRENT
        made = log.header.created.moment
        found[log.generation] = TimelineLog(log.generation, state, "", made, log.path.name, log.size, is_here=True)
    return found


def _missing(
    instance: engine.InstanceFiles, known: Mapping[int, TimelineLog], text: str = "required for recovery"
) -> list[TimelineLog]:
    """Generations that recovery needs and that are nowhere."""
    wanted: dict[int, None] = {}
    for database in () if instance.live else instance.databases:
        wanted |= dict.fromkeys(instance.missing_for(database))
    return [TimelineLog(gen, LogState.MISSING, text) for gen in list(wanted)[:MAX_MISSING] if gen not in known]


def _misplaced_kinds() -> frozenset[engine.ProblemKind]:
    """Of logs that are whole, and do not belong where they are. The engine is loaded when it is asked for."""
    kinds = engine.ProblemKind
    return frozenset({kinds.FOREIGN_LOG, kinds.MISNAMED, kinds.DUPLICATE})


def _bad_kinds() -> frozenset[engine.ProblemKind]:
    kinds = engine.ProblemKind
    return _misplaced_kinds() | {kinds.DAMAGED_FILE, kinds.UNREADABLE, kinds.EMPTY_LOG, kinds.UNSUPPORTED_LOG}


def bad_logs(instance: engine.InstanceFiles) -> list[engine.Problem]:
    """The logs in its folder that cannot be used, or do not belong there."""
    return [problem for problem in instance.problems if problem.generation and problem.kind in _bad_kinds()]


def _bad(instance: engine.InstanceFiles) -> list[TimelineLog]:
    last = instance.last or 0
    return [
        TimelineLog(
            problem.generation if problem.generation <= last + FAR else last + 1,
            LogState.FOREIGN if problem.kind in _misplaced_kinds() else LogState.DAMAGED,
            problem.text,
            is_here=True,
        )
        for problem in bad_logs(instance)
        if problem.generation
    ]


def state_in(kind: engine.Kind) -> LogState:
    """The state of a log that a run of this kind brought."""
    if kind is engine.Kind.DIFFERENTIAL:
        return LogState.DIFFERENTIAL
    return LogState.FULL if kind.starts_chain else LogState.INCREMENTAL


def _sets(evidence: Evidence) -> tuple[TimelineSet, ...]:
    found = []
    for chain in evidence.chains:
        damage = evidence.damaged[chain.path].why if chain.path in evidence.damaged else ""
        for run in chain.manifest.runs if chain.manifest else ():
            ended = moment_of(run.ended)
            if ended is not None:
                found.append(TimelineSet(chain.path, run.id, run.kind, ended, run.logs, damage))
    return tuple(sorted(found, key=lambda each: (each.ended, each.run)))


def _proofs(evidence: Evidence, sets: Sequence[TimelineSet], runs: Sequence[Run]) -> tuple[TimelineProof, ...]:
    chains = {str(chain.path): chain.path for chain in (*evidence.chains, *evidence.strange)}
    found = []
    for run in runs:
        chain, check = chains.get(run.source), check_of(run) if run.operation in READ_BACK else None
        if chain is None or check is None or (run.operation is RunOperation.RESTORE and not run.is_drill):
            continue
        read = [each.logs[1] for each in sets if each.chain == chain and each.logs and each.ended <= check.started]
        last = max(read, default=None)
        found.append(TimelineProof(run.id, chain, run.is_drill, check.ended, check.outcome, last, check.why))
    return tuple(sorted(found, key=lambda each: (each.ended, each.run)))


def _ranges(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return tuple(found)
