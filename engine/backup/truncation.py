"""Truncating logs that are no longer needed, at the end of a backup or alone (JetBackup without a path)."""

from __future__ import annotations

from collections.abc import Iterable

from engine.backup.event_names import failures_logged
from engine.chain.manifest import Kind
from engine.control.truncation import Truncation
from engine.discovery.instance_files import InstanceFiles
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind
from engine.progress import Operation
from engine.report import Report, reason_of
from engine.run_context import RunContext
from engine.sources.source import BackupSource, LiveBackupSource, as_live

_STARTED = {
    Kind.FULL: EventKind.FullBackupStarted,
    Kind.INCREMENTAL: EventKind.IncrementalStarted,
    Kind.COPY: EventKind.CopyBackupStarted,
    Kind.DIFFERENTIAL: EventKind.DifferentialStarted,
}


def run_truncate(
    source: BackupSource,
    kind: Kind = Kind.FULL,
    *,
    as_backup: bool = False,
    context: RunContext | None = None,
) -> Truncation:
    """Delete the logs before the checkpoint of a running instance without copying anything (M5).

    docs/semantics.md#truncation specifies which. Whether a backup contains them is not checked: a chain that lacks
    one of them ends there. ``kind`` determines the checks, as for a backup of that kind. Circular logs are left to
    the instance. ``as_backup``: write the events of ESE for JetBackup without a path, which are those of a backup;
    otherwise no event mentions a backup.
    """
    context = context or RunContext()
    cancel, report = context.cancel, context.report(Operation.BACKUP)
    live = as_live(source)
    if live is None:
        raise Code.FeatureNotAvailable.error(
            "Logs of files at rest are not truncated: no engine reports which of them it needs."
        )
    ending = failures_logged(report, cancel, online=True) if as_backup else report.ending("log removal")
    with ending, live.begin(kind):
        instance = live.state()
        report.instance = instance.name
        if as_backup:
            tell_start(report, kind)
        else:
            report.entry(EventKind.LogRemovalStarted)
        report.begin(0)
        cancel.check()
        cut = live.truncate()
        tell_truncation(report, instance, cut)
        report.entry(EventKind.BackupEnded if as_backup else EventKind.LogRemovalEnded)
        conclude_live(live, instance, report)
        return cut


def tell_start(report: Report, kind: Kind) -> None:
    """A backup of this kind starts."""
    report.entry(_STARTED[kind])


def tell_notes(report: Report, notes: Iterable[str]) -> None:
    """What is unusual about a set that was published; its run is a success with warnings."""
    for note in notes:
        report.entry(EventKind.BackupNoted, reason=note)


def truncate(live: LiveBackupSource, instance: InstanceFiles, report: Report) -> Truncation:
    """After the set is published. That logs stay which could go is no failure of the backup."""
    try:
        cut = live.truncate()
    except (JetError, MemoryError) as error:
        report.entry(EventKind.TruncationFailed, path=instance.directory, reason=reason_of(error))
        return Truncation()
    tell_truncation(report, instance, cut)
    return cut


def conclude_live(live: LiveBackupSource, instance: InstanceFiles, report: Report) -> None:
    """It is good and over; headers that cannot be told of it are worth a warning only."""
    try:
        live.finish()
    except (JetError, MemoryError) as error:
        code = error.code if isinstance(error, JetError) else Code.OutOfMemory
        path = error.context.get("path", instance.directory) if isinstance(error, JetError) else instance.directory
        report.entry(EventKind.HeaderUpdateFailed, path=str(path), error=int(code))
    report.complete()


def tell_truncation(report: Report, instance: InstanceFiles, cut: Truncation) -> None:
    """Which logs were removed, one entry for each range; whether a backup holds them is not known here."""
    if cut.missing:
        report.entry(EventKind.TruncatedLogsMissing, count=cut.missing)
    for span in cut.removed:
        first, last = (instance.archive(generation) for generation in span)
        report.entry(EventKind.LogsTruncated, first=first, last=last)
    if not cut.removed:
        report.entry(EventKind.NothingToTruncate)
