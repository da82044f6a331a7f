"""Recovery of an instance at rest: found in its folder, then recovered in place, or in a copy of its files.

What recovery itself does stands in :mod:`engine.instance.recovery`. A copy is made and recovered beside its target
and gets the target's name when all is done; the source is only read then.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine.errors import JetError
from engine.events import EventKind, EventSink
from engine.events import silent as no_events
from engine.files import FileSystem, LocalFileSystem
from engine.instance.recovery import READINGS, Recovered, RecoveredDatabase, RecoveryOptions, recover
from engine.progress import Cancel, Operation, Phase, Progress
from engine.progress import silent as no_progress
from engine.recover.examine import check_databases, check_without_logs, files_to_copy
from engine.report import Report
from engine.sources.at_rest import choose
from engine.sources.discovery import scan
from engine.sources.foreign_set import check_no_set
from engine.sources.instance_files import InstanceFiles, State
from engine.staging import check_new_folder, copy_file, name_sources, publish, staging_beside, sweep


def run(
    folders: Sequence[Path],
    *,
    base: str | None = None,
    name: str | None = None,
    to: Path | None = None,
    options: RecoveryOptions | None = None,
    run_id: str | None = None,
    fs: FileSystem | None = None,
    progress: Progress = no_progress,
    events: EventSink = no_events,
    cancel: Cancel | None = None,
) -> Recovered:
    """Recover the one instance in ``folders`` that ``base`` or ``name`` means; in a copy at ``to`` if given.

    Raises as :func:`engine.instance.recovery.recover` and :func:`engine.sources.at_rest.choose`; then no file was
    changed, except by a ``StorageFault`` in the middle, after which recovery can begin again.
    """
    fs, cancel, options = fs or LocalFileSystem(), cancel or Cancel(), options or RecoveryOptions()
    folders = [folder.absolute() for folder in folders]
    report = Report(Operation.RECOVER, progress, events, instance=name or base or folders[0].name, run=run_id)
    with report.ending("recovery", EventKind.RestoreFailed):
        survey = scan(folders, fs=fs, cancel=cancel)
        instance = choose(survey, folders, base, name)
        report.instance = instance.name
        report.entry(EventKind.RecoveryStarted)
        check_no_set(instance)
        if instance.base is None:
            return _without_logs(instance, report)
        check_databases(instance)
        if to is None:
            done = _in_place(fs, instance, options, report, cancel)
        else:
            done = _in_copy(fs, instance, to.absolute(), options, report, cancel)
    report.entry(EventKind.RecoveryEnded)
    report.complete()
    return done


def _without_logs(instance: InstanceFiles, report: Report) -> Recovered:
    """Databases alone: clean ones need nothing, for others there is nothing to recover them with."""
    started = time.monotonic()
    check_without_logs(instance)
    databases = tuple(RecoveredDatabase(d.path, State.CLEAN.value) for d in instance.databases)
    report.entry(EventKind.RecoveryEnded)
    report.complete()
    return Recovered(databases, 0, None, 0, 0, 0, False, time.monotonic() - started)


def _in_place(
    fs: FileSystem, instance: InstanceFiles, options: RecoveryOptions, report: Report, cancel: Cancel
) -> Recovered:
    assert instance.log_directory is not None
    assert instance.base is not None
    report.begin(_work(instance))
    with fs.lock(instance.log_directory):
        return recover(
            fs,
            log_directory=instance.log_directory,
            system_directory=instance.system_directory,
            base=instance.base,
            databases=[database.path for database in instance.databases],
            options=options,
            report=report,
            cancel=cancel,
        )


def _in_copy(
    fs: FileSystem,
    instance: InstanceFiles,
    target: Path,
    options: RecoveryOptions,
    report: Report,
    cancel: Cancel,
) -> Recovered:
    assert instance.base is not None
    started = time.monotonic()
    check_new_folder(fs, target)
    files = files_to_copy(fs, instance)
    sweep(fs, target.parent)
    report.begin(sum(fs.stat(path).size for path in files) + _work(instance))
    with staging_beside(fs, target) as staging:
        report.renames = staging, target
        report.phase(Phase.STAGING)

        def advance(count: int) -> None:
            cancel.check()
            report.advance(count)

        for path in files:
            report.item(path.name, fs.stat(path).size)
            copy_file(fs, path, staging / path.name, advance)
        fs.sync_directory(staging)
        databases = [staging / database.path.name for database in instance.databases]
        try:
            done = recover(
                fs,
                log_directory=staging,
                base=instance.base,
                databases=databases,
                options=replace(options, is_copy=True),
                report=report,
                cancel=cancel,
            )
        except JetError as error:
            name_sources(error, staging, files)
            raise
        cancel.check()
        report.phase(Phase.PUBLISH)
        publish(fs, staging, target)
    moved = tuple(replace(database, path=target / database.path.name) for database in done.databases)
    return replace(done, databases=moved, seconds=time.monotonic() - started)


def _work(instance: InstanceFiles) -> int:
    """Bytes of logs to read, as often as they are read."""
    return READINGS * sum(log.size for log in instance.logs)
