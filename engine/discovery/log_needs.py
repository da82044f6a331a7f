"""Which logs of an instance at rest its databases need, and what the loss of one calls for."""

from __future__ import annotations

from itertools import pairwise

from engine.discovery.instance_files import InstanceFiles, Problem, ProblemKind, State
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.names import GENERATION_MAX, parse_name
from engine.remedy import OF_LOGS, Remedy

LOG_CODES = {
    ProblemKind.MISNAMED: Code.LogGenerationMismatch,
    ProblemKind.FOREIGN_LOG: Code.GivenLogFileHasBadSignature,
    ProblemKind.DAMAGED_FILE: Code.LogReadVerifyFailure,
    ProblemKind.UNREADABLE: Code.FileAccessDenied,
    ProblemKind.DUPLICATE: Code.InvalidLogSequence,
    ProblemKind.EMPTY_LOG: Code.MissingFileToBackup,
    ProblemKind.DAMAGED_LOG: Code.LogFileCorrupt,
    ProblemKind.UNSUPPORTED_LOG: Code.BadLogVersion,
}
"""What a problem with a log is refused with by those who need the log."""
_OTHERS = frozenset({ProblemKind.MISSING_DATABASE, ProblemKind.OTHER_DATABASE, ProblemKind.UNDECIDED_COPY})
"""Problems that leave open what another database of the logs has."""


def needed_from(instance: InstanceFiles) -> int | None:
    """The generation where recovery of every database, and the next incremental, can begin."""
    marks = [
        d.required[0] if d.required else d.reading.header.lgpos_consistent.generation for d in instance.databases
    ]
    if instance.checkpoint:
        marks.append(instance.checkpoint.lgpos.generation)
    marks = [mark for mark in marks if mark]
    return min(marks) if marks else None


def remedy_of_log(instance: InstanceFiles, generation: int) -> Remedy | None:
    """What a log that is damaged or lost calls for; None for a running instance, or a set of another program.

    A backup with only the required logs leaves out the older ones and no others. Clean databases do without
    any if they have all that was logged: once the logs are out of the folder, a backup takes the databases alone.
    """
    if instance.live or instance.is_backup_set:
        return None
    low = needed_from(instance)
    if low is not None and generation < low:
        return Remedy.REQUIRED_LOGS
    if instance.state is not State.CLEAN:
        return Remedy.RESTORE
    return Remedy.MOVE_LOGS if hold_all_logged(instance, generation) else Remedy.KEEP_LOGS


def of_damaged_log(error: JetError, instance: InstanceFiles, generation: int) -> JetError:
    """The error of a log that a backup refuses, with what the loss of that log calls for, if it is damaged.

    Advice that is more exact than a restore stays: the log can be repaired. What a recovery would lose is for who
    recovers.
    """
    remedy = remedy_of_log(instance, generation) if error.code in OF_LOGS else None
    is_exact = error.hint != error.code.hint and not error.context.get("lossy")
    if remedy is None or (remedy is Remedy.RESTORE and is_exact):
        return error
    return error.code.error(error.message, hint=remedy, **error.context)


def in_place_of(instance: InstanceFiles, problem: Problem) -> int | None:
    """The last generation of the gap in which files of a problem stand, by their names: a log is missing there,
    whatever they are."""
    if problem.kind not in (ProblemKind.FOREIGN_LOG, ProblemKind.MISNAMED):
        return None
    numbers = [name.generation for path in problem.paths if (name := parse_name(path.name)) and name.generation]
    gaps = (last for first, last in instance.gaps if any(first <= number <= last for number in numbers))
    return max(gaps, default=None)


def of_stray_log(error: JetError, instance: InstanceFiles, problem: Problem) -> JetError:
    """The error of a foreign or misnamed log, with what the loss of the log calls for in whose place it is."""
    generation = in_place_of(instance, problem)
    remedy = remedy_of_log(instance, generation) if generation is not None else None
    return error if remedy is None else error.code.error(error.message, hint=remedy, **error.context)


def hold_all_logged(instance: InstanceFiles, damaged: int = 0) -> bool:
    """Whether its databases are clean and older than none of its logs, which are of their history: they have all
    that was ever logged.

    ``damaged`` is the generation of a log that may not be among those of the instance, which is not known of a
    current one. A closed log says that there was one more after it.
    """
    ends = [d.reading.header.lgpos_consistent.generation for d in instance.databases]
    is_whole = instance.state is State.CLEAN and not any(p.kind in _OTHERS for p in instance.problems)
    known = {log.generation for log in instance.logs if log is not instance.current}
    known |= {damaged} if 0 < damaged < GENERATION_MAX else set()
    last = instance.current.generation if instance.current else max(known, default=-1) + 1
    if instance.checkpoint is not None:  # there were logs up to it at least
        last = max(last, instance.checkpoint.lgpos.generation)
    return bool(ends) and is_whole and last <= min(ends) and not instance.goes_on and _of_one_history(instance)


def _of_one_history(instance: InstanceFiles) -> bool:
    """Whether the logs follow one another: numbers of generations say nothing where an instance was set back and
    has gone on in another way."""
    pairs = pairwise(log.header for log in instance.logs)
    following = [(a, b) for a, b in pairs if b.generation == a.generation + 1]
    return all(b.previous_created.data == a.created.data for a, b in following)


def of_needless_log(error: JetError, instance: InstanceFiles) -> JetError:
    """The error of a log that recovery lacks; if databases have all that was in it, that nothing is lost. A log of
    the wrong size calls for what it does to a backup."""
    generation = error.context.get("generation")
    if error.code is Code.LogFileSizeMismatch and isinstance(generation, int):
        return of_damaged_log(error, instance, generation)
    if not error.context.get("lossy") or not hold_all_logged(instance):
        return error
    context = {name: value for name, value in error.context.items() if name != "lossy"}
    return error.code.error(error.message, hint=Remedy.MOVE_LOGS, **context)
