"""The events of a failed backup, written before the error reaches the caller.

For files at rest, the events name the file being processed, then the failure. For a running instance, they are the
events that its engine would write (docs/semantics.md#failure).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.events import EventKind
from engine.progress import Cancel, Phase
from engine.report import FileReport, Report


@contextmanager
def failures_logged(report: Report, cancel: Cancel, *, online: bool) -> Iterator[None]:
    """Every failure ends in the event log, and in a last event of progress.

    ``online``: the backup is of a running instance.
    """
    try:
        yield
    except Cancelled as stop:
        if online:
            kind = EventKind.BackupAborted if cancel.requested else EventKind.BackupStopped
            report.entry(kind, reason=stop.message)
        report.entry(EventKind.RunCancelled, operation="backup", reason=stop.message)
        report.fail()
        raise
    except JetError as error:
        if online:
            _tell_reason(report, error)
        _tell_end(report, error, in_databases=online and report.at is Phase.DATABASES)
        raise
    except MemoryError as error:
        failure = Code.OutOfMemory.error()
        _tell_end(report, failure, in_databases=online and report.at is Phase.DATABASES)
        raise failure from error


@contextmanager
def blamed(report: FileReport, kind: EventKind, at: Callable[[], Path]) -> Iterator[None]:
    """Name the file at work in the event log when a copy fails."""
    try:
        yield
    except Cancelled:
        raise
    except JetError as error:
        report.entry(kind, path=at(), error=int(error.code), reason=error.message)
        raise


@contextmanager
def measured(report: FileReport, path: Path, size: int) -> Iterator[None]:
    """Say how far the copy of a database of a running instance came when it fails."""
    try:
        yield
    except JetError:
        report.entry(EventKind.FileCopyShort, path=path, done=min(report.item_done, size), size=size)
        raise


def _tell_reason(report: Report, error: JetError) -> None:
    kinds = {
        Code.MissingFullBackup: EventKind.NoFullBackup,
        Code.MissingFileToBackup: EventKind.FileToBackUpMissing,
    }
    kind, path = kinds.get(error.code), error.context.get("path")
    if kind is not None and path is not None:
        report.entry(kind, path=str(path))


def _tell_end(report: Report, error: JetError, *, in_databases: bool) -> None:
    kind = EventKind.BackupAborted if in_databases else EventKind.BackupFailed
    report.entry(kind, error=int(error.code), reason=error.message)
    report.fail()
