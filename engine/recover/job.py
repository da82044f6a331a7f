"""Recovery of an instance at rest: found in its folder, then recovered in place, or in a copy of its files.

The recovery itself is in :mod:`engine.recovery.recover`. A copy is created and recovered beside its target and
gets the name of the target when everything is done; the source is then only read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.control.in_use import check_not_running, lock_at_rest
from engine.discovery.choosing import InstanceChoice
from engine.discovery.instance_files import InstanceFiles
from engine.discovery.log_needs import of_needless_log
from engine.errors import JetError, known, restated
from engine.events import EventKind
from engine.files import FileSystem
from engine.progress import Cancel, Operation, Phase
from engine.recover.planning import (
    check_databases,
    check_logs,
    check_room,
    check_without_logs,
    files_to_copy,
    to_be_made,
)
from engine.recovery.recover import READINGS, Recovered, RecoveredDatabase, RecoveryOptions, recover
from engine.report import Report
from engine.run_context import RunContext
from engine.sources.foreign_set import check_no_set
from engine.staging import (
    check_new_folder,
    check_takes_files,
    copy_file,
    name_sources,
    publish,
    staging_beside,
    sweep,
)

Damage = tuple[int, str]
"""A page, 0 when it is none, and what is wrong there."""
Check = Callable[[FileSystem, Path, Cancel], Sequence[Damage] | None]
"""Looks at a recovered database; ``None`` when it did not."""


def run(
    choice: InstanceChoice,
    *,
    to: Path | None = None,
    options: RecoveryOptions | None = None,
    context: RunContext | None = None,
    check: Check | None = None,
) -> Recovered:
    """Recover the instance that ``choice`` means; in a copy at ``to`` if given.

    ``check`` looks at each database that was changed; what it finds is in the result and in the event log.

    Raises as :func:`engine.recovery.recover.recover` and :meth:`InstanceChoice.find`; then no file was
    changed, except by a ``StorageFault`` in the middle, after which recovery can begin again.
    """
    context, options = context or RunContext(), options or RecoveryOptions()
    fs, cancel, report = context.fs, context.cancel, context.report(Operation.RECOVER, choice.label)
    with report.ending("recovery", EventKind.RestoreFailed):
        instance = choice.find(fs, cancel)
        report.instance = instance.name
        report.entry(EventKind.RecoveryStarted)
        check_not_running(instance)
        check_no_set(instance)
        check_databases(instance)
        work = _Work(fs, instance, options, report, cancel, check)
        with restated(lambda error: of_needless_log(error, instance)):
            if instance.base is None:
                check_without_logs(instance)
            else:
                check_logs(fs, instance, options)
            done = work.in_place() if to is None else work.in_copy(to.absolute())
    for database in done.databases:
        if database.is_new:
            report.entry(EventKind.DatabaseMadeAnew, path=database.path)
    report.entry(EventKind.RecoveryEnded)
    report.complete()
    return replace(done, instance=instance.name, place=instance.directory)


@dataclass(frozen=True)
class _Work:
    """One recovery of an instance that was found."""

    fs: FileSystem
    instance: InstanceFiles
    options: RecoveryOptions
    report: Report
    cancel: Cancel
    check: Check | None

    def in_place(self) -> Recovered:
        directory = self.instance.directory
        databases = [database.path for database in self.instance.databases]
        self.report.begin(_work(self.instance))
        if self.instance.base is None:
            return _clean(databases)
        with lock_at_rest(self.fs, directory):
            return self._recovered(self.fs, directory, self.instance.system_directory, databases)

    def in_copy(self, target: Path) -> Recovered:
        fs, report, started = self.fs, self.report, time.monotonic()
        check_new_folder(fs, target)
        check_takes_files(fs, target)
        files = files_to_copy(fs, self.instance)
        sweep(fs, target.parent)
        size = sum(fs.stat(path).size for path in files)
        check_room(fs, target, size)
        report.begin(size + _work(self.instance))
        with staging_beside(fs, target) as (out, staging):
            report.renames = staging, target
            report.phase(Phase.STAGING)
            with lock_at_rest(fs, self.instance.directory):
                for path in files:
                    report.item(path.name, fs.stat(path).size)
                    copy_file(fs, path, out, staging / path.name, self._copied)
            out.sync_directory(staging)
            databases = [staging / database.path.name for database in self.instance.databases]
            try:
                done = self._recovered(out, staging, None, databases, is_copy=True)
            except JetError as error:
                name_sources(error, staging, files)
                raise
            self.cancel.check()
            report.phase(Phase.PUBLISH)
            publish(out, staging, target)
        moved = tuple(replace(database, path=target / database.path.name) for database in done.databases)
        return replace(done, databases=moved, seconds=time.monotonic() - started)

    def _copied(self, count: int) -> None:
        self.cancel.check()
        self.report.advance(count)

    def _recovered(
        self,
        fs: FileSystem,
        directory: Path,
        system: Path | None,
        databases: list[Path],
        *,
        is_copy: bool = False,
    ) -> Recovered:
        """Recover what is in a folder of ``fs``; databases that are lost are created again where the logs can."""
        if self.instance.base is None:
            return _clean(databases)
        options = replace(self.options, is_copy=True) if is_copy else self.options
        made: tuple[str, ...] = ()
        if not databases and not options.ignore_missing:
            made = to_be_made(self.fs, self.instance)
        try:
            done = self._recover(fs, directory, system, databases, made, options)
        except JetError as error:
            if made or not error.context.get("missing"):
                raise
            made = _or_why_not(self.fs, self.instance, error)
            done = self._recover(fs, directory, system, databases, made, options)
        if not databases and not made:
            done = replace(done, warnings=(*done.warnings, "No database of the instance was found."))
        new = {directory / name for name in made}
        databases_now = (replace(d, is_new=d.path in new) for d in done.databases)
        if not done.changed:
            return replace(done, databases=tuple(databases_now))
        return replace(done, databases=tuple(self._judged(fs, d) for d in databases_now))

    def _judged(self, fs: FileSystem, database: RecoveredDatabase) -> RecoveredDatabase:
        found = self.check(fs, database.path, self.cancel) if self.check is not None else None
        if found is None:
            return database
        for page, text in found:
            self.report.entry(EventKind.StructureDamaged, path=database.path, page=page, reason=text)
        return replace(database, is_checked=True, damage=tuple(text for _, text in found))

    def _recover(
        self,
        fs: FileSystem,
        directory: Path,
        system: Path | None,
        databases: list[Path],
        made: tuple[str, ...],
        options: RecoveryOptions,
    ) -> Recovered:
        return recover(
            fs,
            log_directory=directory,
            system_directory=system,
            base=known(self.instance.base, "base name of the logs"),
            databases=[*databases, *(directory / name for name in made)],
            options=replace(options, whole_set=options.whole_set or bool(made)),
            report=self.report,
            cancel=self.cancel,
        )


def _clean(databases: list[Path]) -> Recovered:
    """Databases alone, all of them clean."""
    found = tuple(RecoveredDatabase(path, is_clean=True) for path in databases)
    return Recovered(found, 0, None, 0, 0, 0, False, 0.0)


def _or_why_not(fs: FileSystem, instance: InstanceFiles, refused: JetError) -> tuple[str, ...]:
    """The databases that the logs can make again; else the refusal says why they cannot."""
    try:
        return to_be_made(fs, instance)
    except JetError as error:
        context = {**refused.context}
        raise refused.code.error(f"{refused.message} {error.message}", hint=refused.hint, **context) from error


def _work(instance: InstanceFiles) -> int:
    """Bytes of logs to read, as often as they are read."""
    return READINGS * sum(log.size for log in instance.logs)
