"""The databases of an instance at rest as its recovery would leave them, without writing a byte.

The files are lent to a folder that exists in memory only (:mod:`engine.files.overlay`) and recovered there, as a
recovery of a copy does it. Memory is bounded by what the logs change.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.control.in_use import check_not_running
from engine.discovery.choosing import InstanceChoice
from engine.discovery.instance_files import InstanceFiles
from engine.discovery.log_needs import of_needless_log
from engine.error_codes import Code
from engine.errors import JetError, restated
from engine.events import silent as no_events
from engine.files import FileStat, FileSystem, OverlayFileSystem
from engine.progress import Cancel, Operation
from engine.recover.planning import check_databases, check_logs, check_without_logs, files_to_copy
from engine.recovery.recover import READINGS, Recovered, RecoveryOptions, recover
from engine.report import Report
from engine.run_context import RunContext
from engine.sources.foreign_set import check_no_set
from engine.staging import name_sources
from engine.tables.read_only_database import ReadOnlyDatabase


@dataclass(frozen=True)
class RecoveredView:
    """The databases of an instance after its recovery in memory. ``recovered`` is ``None`` without logs."""

    instance: InstanceFiles
    recovered: Recovered | None
    _overlay: OverlayFileSystem
    _folder: Path
    _cancel: Cancel

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the databases."""
        return tuple(database.path.name for database in self.instance.databases)

    def open(self, name: str | None = None) -> ReadOnlyDatabase:
        """A database by name (which ignores case); without a name, the only one. Close it before the view.

        Raises JET_errDatabaseNotFound (-1203) without such a database, JET_errInvalidParameter (-1003) for
        several, and what opening a :class:`ReadOnlyDatabase` raises. Reading it raises ``Cancelled`` once the
        context of the view is cancelled.
        """
        chosen = [path for path in self._paths if name is None or path.name.casefold() == name.casefold()]
        listed = ", ".join(self.names) or "none"
        where = self.instance.directory
        if not chosen:
            raise Code.DatabaseNotFound.error(
                f"{where} contains no database named {name!r}. It contains {listed}.", path=str(where)
            )
        if len(chosen) > 1:
            raise Code.InvalidParameter.error(
                f"{where} contains several databases: {listed}.", hint="Choose one of them.", path=str(where)
            )
        file = self._overlay.open_read(self._folder / chosen[0].name)

        def read_at(offset: int, length: int) -> bytes:
            self._cancel.check()
            return file.read_at(offset, length)

        try:
            return ReadOnlyDatabase(read_at, file.stat().size, str(chosen[0]), file.close)
        except BaseException:
            file.close()
            raise

    @property
    def _paths(self) -> tuple[Path, ...]:
        return tuple(database.path for database in self.instance.databases)


@contextlib.contextmanager
def open_recovered(choice: InstanceChoice, *, context: RunContext | None = None) -> Iterator[RecoveredView]:
    """The databases of the instance that ``choice`` means, as recovered, while the context lasts.

    Raises what :func:`engine.recover.job.run` raises for the instance, and JET_errFileAccessDenied (-1032) if its
    files change meanwhile. Progress counts the bytes of its logs, twice.
    """
    context = context or RunContext()
    fs, cancel = context.fs, context.cancel
    report = Report(Operation.RECOVER, context.progress, no_events, instance=choice.label)
    with contextlib.ExitStack() as held:
        try:
            view = _opened_at_rest(choice.find(fs, cancel), fs, report, cancel, held)
        except (JetError, MemoryError):
            report.fail()
            raise
        report.complete()
        yield view


def _opened_at_rest(
    instance: InstanceFiles, fs: FileSystem, report: Report, cancel: Cancel, held: contextlib.ExitStack
) -> RecoveredView:
    """As :func:`_opened`; where that fails and the instance is running, this is why."""
    try:
        return _opened(instance, fs, report, cancel, held)
    except JetError:
        check_not_running(instance)
        raise


def _opened(
    instance: InstanceFiles, fs: FileSystem, report: Report, cancel: Cancel, held: contextlib.ExitStack
) -> RecoveredView:
    check_no_set(instance)
    check_databases(instance)
    options = RecoveryOptions(is_copy=True)
    if instance.base is None:
        check_without_logs(instance)
    else:
        check_logs(fs, instance, options)
    files = files_to_copy(fs, instance)
    before = _seen(fs, files)
    report.begin(READINGS * sum(log.size for log in instance.logs))
    overlay = held.enter_context(OverlayFileSystem(fs.beneath(instance.directory)))
    folder = instance.directory / f".ese-view-{uuid.uuid4().hex[:8]}"
    overlay.make_directory(folder)
    for path in files:
        cancel.check()
        overlay.lend(folder / path.name, fs.open_read(path))
    recovered = None
    if instance.base is not None:
        replay = partial(recover, overlay, log_directory=folder, base=instance.base, options=options)
        databases = [folder / database.path.name for database in instance.databases]
        with restated(lambda error: of_needless_log(error, instance)):
            try:
                recovered = replay(databases=databases, report=report, cancel=cancel)
            except JetError as error:
                name_sources(error, folder, files)
                raise
    if _seen(fs, files) != before:
        raise Code.FileAccessDenied.error(
            f"The files in {instance.directory} changed while they were read. An engine may be running on them.",
            hint="End the program that uses the instance, or read a backup of it.",
            path=str(instance.directory),
        )
    return RecoveredView(instance, recovered, overlay, folder, cancel)


def _seen(fs: FileSystem, files: list[Path]) -> list[FileStat]:
    return [fs.stat(path) for path in files]
