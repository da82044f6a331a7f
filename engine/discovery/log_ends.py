"""How the logs of an instance at rest end, determined by reading them where recovery will need them."""

from __future__ import annotations

from dataclasses import replace

from engine.discovery.instance_files import InstanceFiles, Problem, ProblemKind, State
from engine.errors import JetError
from engine.files import FileSystem, read_whole
from engine.formats.log.header import LARGEST
from engine.formats.log.segments import verify_log
from engine.formats.log.tail import hole_in
from engine.formats.names import current_name, temp_name


def with_log_end(fs: FileSystem, instance: InstanceFiles) -> InstanceFiles:
    """The instance, with the damage in its newest log, or that its current log is missing, where it is dirty.

    A write that a crash cut short is no damage; nor does a backup hold a current log. Reads the newest log.
    """
    if instance.state is not State.DIRTY or not instance.logs:
        return instance
    log = instance.logs[-1]
    if (problem := without_current(fs, instance)) is not None:
        return replace(instance, problems=(*instance.problems, problem))
    try:
        hole = hole_in(verify_log(read_whole(fs, log.path, LARGEST)))
        error = hole.error(log.path.name, path=str(log.path)) if hole is not None and hole.is_loss else None
    except JetError as unreadable:
        text = f"{log.path.name}: {unreadable.message}"
        error = unreadable.code.error(text, hint=unreadable.hint, path=str(log.path))
    if error is None:
        return instance
    problem = Problem(ProblemKind.DAMAGED_LOG, error.message, log.path, log.generation, error)
    return replace(instance, problems=(*instance.problems, problem))


def without_current(fs: FileSystem, instance: InstanceFiles) -> Problem | None:
    """That the current log is missing; None where it is there, or rightly not: in a copy, or amid a roll."""
    copies = any(database.reading.header.bkinfo_full_cur.gen_low for database in instance.databases)
    if not instance.logs or instance.current is not None or copies or _has_temp(fs, instance):
        return None
    log, name = instance.logs[-1], current_name(instance.base or "", instance.family)
    text = f"The current log, {name}, is missing. The logs end with {log.path.name}."
    return Problem(ProblemKind.NO_CURRENT_LOG, text, log.path.with_name(name), log.generation + 1)


def _has_temp(fs: FileSystem, instance: InstanceFiles) -> bool:
    """Whether a roll was cut short between its two renames: then the next log is ready."""
    return fs.exists(instance.logs[-1].path.with_name(temp_name(instance.base or "", instance.family)))
