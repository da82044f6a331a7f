"""How the logs of an instance at rest end, determined by reading them where recovery will need them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.discovery.instance_files import InstanceFiles, LogFile, Problem, ProblemKind, State
from engine.errors import JetError, StorageFault
from engine.files import FileSystem, read_whole
from engine.formats.log.header import LARGEST
from engine.formats.log.segments import check_size, verify_log
from engine.formats.log.tail import hole_in
from engine.formats.names import Role, current_name, parse_name, temp_name


def with_log_end(fs: FileSystem, instance: InstanceFiles) -> InstanceFiles:
    """The instance, with its logs that have not the size that their headers give; where it is dirty, also with the
    damage in its newest log, or that its current log is missing.

    A write that a crash cut short is no damage; nor does a backup hold a current log. Reads the newest log.
    """
    instance = replace(instance, problems=(*instance.problems, *_of_wrong_size(instance)))
    if instance.state is not State.DIRTY or not instance.logs:
        return instance
    log = instance.logs[-1]
    if (problem := without_current(fs, instance)) is not None:
        return replace(instance, problems=(*instance.problems, problem))
    if log.size != log.header.file_size:
        return instance
    kind = ProblemKind.DAMAGED_LOG
    try:
        hole = hole_in(verify_log(read_whole(fs, log.path, LARGEST)))
        error = hole.error(log.path.name, path=str(log.path)) if hole is not None and hole.is_loss else None
    except JetError as found:
        error = _named(found, log)
        kind = ProblemKind.UNREADABLE if isinstance(found, StorageFault) else kind
    if error is None:
        return instance
    problem = Problem(kind, error.message, log.path, log.generation, error)
    return replace(instance, problems=(*instance.problems, problem))


def _of_wrong_size(instance: InstanceFiles) -> Iterator[Problem]:
    for log in instance.logs:
        try:
            check_size(log.size, log.header)
        except JetError as error:
            named = _named(error, log)
            yield Problem(ProblemKind.DAMAGED_LOG, named.message, log.path, log.generation, named)


def _named(error: JetError, log: LogFile) -> JetError:
    text = f"{log.path.name}: {error.message}"
    return error.code.error(text, hint=error.hint, path=str(log.path))


def without_current(fs: FileSystem, instance: InstanceFiles) -> Problem | None:
    """That the current log is missing; None where it is there, if of no use, or rightly not: in a copy, or amid a
    roll."""
    copies = any(database.reading.header.bkinfo_full_cur.gen_low for database in instance.databases)
    if not instance.logs or instance.current is not None or copies or _has_temp(fs, instance):
        return None
    told = (parse_name(path.name) for problem in instance.problems for path in problem.paths)
    if any(each is not None and each.role is Role.CURRENT for each in told):
        return None
    log, name = instance.logs[-1], current_name(instance.base or "", instance.family)
    text = f"The current log, {name}, is missing. The logs end with {log.path.name}."
    return Problem(ProblemKind.NO_CURRENT_LOG, text, log.path.with_name(name), log.generation + 1)


def _has_temp(fs: FileSystem, instance: InstanceFiles) -> bool:
    """Whether a roll was cut short between its two renames: then the next log is ready."""
    return fs.exists(instance.logs[-1].path.with_name(temp_name(instance.base or "", instance.family)))
