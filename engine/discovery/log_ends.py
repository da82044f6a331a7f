"""How the logs of an instance at rest end, determined by reading them where recovery will need them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from engine.discovery.instance_files import InstanceFiles, LogFile, Problem, ProblemKind, State
from engine.discovery.log_needs import of_damaged_log
from engine.errors import Corruption, Incompatible, JetError, StorageFault
from engine.files import FileSystem, read_whole
from engine.formats.log.commits import commits
from engine.formats.log.header import LARGEST, SEGMENT_SIZE
from engine.formats.log.segments import check_size, verify_log
from engine.formats.log.tail import has_segments, hole_in
from engine.formats.names import GENERATION_MAX, Role, current_name, parse_name, temp_name
from engine.formats.stamps import Lgpos

_OF_SHUTDOWN = 2
"""Segments from that of a shutdown on that only end the run, as every clean log has them."""


def with_log_end(fs: FileSystem, instance: InstanceFiles) -> InstanceFiles:
    """The instance, with its logs that have not the size that their headers give; where it is dirty, also with the
    damage in its newest log, or that its current log is missing.

    A write that a crash cut short is no damage; nor does a backup hold a current log. Reads the newest log.
    """
    instance = _with_what_follows(fs, instance)
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
            named = of_damaged_log(_named(error, log), instance, log.generation)
            yield Problem(ProblemKind.DAMAGED_LOG, named.message, log.path, log.generation, named)


def _named(error: JetError, log: LogFile) -> JetError:
    text = f"{log.path.name}: {error.message}"
    return error.code.error(text, hint=error.hint, path=str(log.path))


def _with_what_follows(fs: FileSystem, instance: InstanceFiles) -> InstanceFiles:
    """The instance, with whether its logs go on after the shutdown of its databases."""
    try:
        return replace(instance, goes_on=_goes_on(fs, instance))
    except JetError as error:
        if instance.current is None:  # its header could be read, or it would not be damaged
            return replace(instance, goes_on=True)
        log, named = instance.current, _named(error, instance.current)
        unread = Problem(ProblemKind.UNREADABLE, named.message, log.path, log.generation, named)
        return replace(instance, goes_on=True, problems=(*instance.problems, unread))


def _goes_on(fs: FileSystem, instance: InstanceFiles) -> bool:
    """Whether the current log has commits after the shutdown of clean databases, which is in it, or may have.

    An older state of a database that was put back beside its logs is clean, and lacks what they have. Raises what
    reading the log does.
    """
    ends = [database.reading.header.lgpos_consistent for database in instance.databases]
    path = _current_path(instance)
    if instance.state is not State.CLEAN or path is None:
        return False
    end, current = min(ends), instance.current
    if current is not None and current.generation != end.generation:
        return False
    first = Lgpos(end.generation, end.segment + _OF_SHUTDOWN, 0)
    with fs.open_read(path) as file:
        start = first.segment * SEGMENT_SIZE
        rest = file.read_at(start, max(0, min(file.stat().size, LARGEST) - start))
    if not has_segments(rest, first):
        return False
    data = read_whole(fs, path, LARGEST)
    try:
        reading = verify_log(data)
        return hole_in(reading) is not None or any(at > end.packed for at, _ in commits(reading))
    except (Corruption, Incompatible):
        return True


def _current_path(instance: InstanceFiles) -> Path | None:
    """The current log, also one whose header is damaged."""
    if instance.current is not None:
        return instance.current.path
    damaged = (p for p in instance.problems if p.kind is ProblemKind.DAMAGED_FILE)
    return next((p.path for p in damaged if p.generation == GENERATION_MAX), None)


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
