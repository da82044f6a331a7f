"""The external backup: its client reads the files with separate calls (docs/semantics.md#external-backup).

The calls are begin; open, read and close for every database, then for the logs; truncate; end. One backup at a
time per instance.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from engine.backup.live_copying import LivePageReading
from engine.backup.truncation import conclude_live, tell_start, tell_truncation
from engine.chain.manifest import Kind
from engine.discovery.instance_files import DatabaseFile, InstanceFiles, LogFile
from engine.error_codes import Code
from engine.errors import JetError, known
from engine.events import EventKind
from engine.files import ReadFile
from engine.formats.log.tail import check_log
from engine.jet.table import INSTANCES, InstanceEntry
from engine.progress import Cancel, Operation
from engine.progress import silent as no_progress
from engine.report import Report
from engine.sources.live import InProcessSource

HEADER_PAGES = 2


class _Stream(Protocol):
    """A file as the client gets it. ``first`` and ``later`` are the fewest pages that a read takes."""

    size: int
    done: int
    first: int
    later: int

    def read(self, length: int) -> bytes: ...

    def close(self) -> None: ...


class ExternalBackup:
    """One session of calls; each raises JET_errBackupAbortByServer (-801) once the backup was asked to stop."""

    def __init__(self, entry: InstanceEntry, kind: Kind) -> None:
        self.entry = entry
        self.kind = kind
        self.source = InProcessSource(entry.running())
        self._held = contextlib.ExitStack()
        self._held.enter_context(self.source.begin(kind))
        running = entry.running()
        self._backup = known(running.backups.running, "backup that runs")
        self._page_size = running.parameters.page_size
        self._instance = self.source.state()
        self._report = Report(Operation.BACKUP, no_progress, entry.tell, instance=self._instance.name)
        self._logs: dict[str, LogFile] | None = None
        self._open: tuple[int, Path, _Stream] | None = None
        self._handle = 0
        self._closed: set[int] = set()
        self._read_whole: set[str] = set()
        tell_start(self._report, kind)

    # what there is

    @property
    def databases(self) -> tuple[Path, ...]:
        """The databases to read."""
        self.source.confirm()
        if self.kind is Kind.INCREMENTAL:
            raise Code.InvalidBackupSequence.error("An incremental backup can only contain logs.")
        return tuple(database.path for database in self._instance.databases)

    def logs(self) -> tuple[LogFile, ...]:
        """The logs to read; the first call ends the current log.

        Raises JET_errMissingFileToBackup (-569) for an incremental that does not go on where the last backup of
        a database ended.
        """
        self._check_between_files()
        if self._logs is None:
            with self._ending():
                rolled = self.source.roll()
                if self.kind is Kind.INCREMENTAL:
                    self._check_continues(rolled)
            self._logs = {str(log.path): log for log in rolled.logs}
        return tuple(self._logs.values())

    def _check_continues(self, rolled: InstanceFiles) -> None:
        for database in rolled.databases:
            header = database.reading.header
            held = max(header.bkinfo_full_prev.gen_high, header.bkinfo_inc_prev.gen_high)
            if rolled.logs and rolled.logs[0].generation > held + 1:
                path = rolled.archive(held + 1)
                self._report.entry(EventKind.FileToBackUpMissing, path=path)
                raise Code.MissingFileToBackup.error(
                    f"{path.name} no longer exists, and no backup of {database.path.name} contains it.",
                    hint="Make a full backup.",
                    path=str(path),
                    generation=held + 1,
                )

    def truncatable(self) -> tuple[Path, ...]:
        """The logs that :meth:`truncate` would remove; as :meth:`logs`, the first call ends the current log."""
        self.logs()
        files = self._backup.instance.log.files
        return tuple(files.archive(generation) for generation in self._backup.truncation())

    # files

    def open(self, path: Path) -> tuple[int, int]:
        """Open one file; its handle and its length as it will be read."""
        self.source.confirm()
        if self._open is not None:
            raise Code.OutOfMemory.error("A file is already open.")
        stream = self._log(path) if self._takes_logs else self._database(path)
        self._handle += 1
        self._open = self._handle, path, stream
        return self._handle, stream.size

    def read(self, handle: int, length: int) -> bytes:
        """The next bytes of the open file; none at its end, and none of a file that the client closed.

        A failed read closes the file, too; its handle is not known any more, as no bytes would look like its end.
        """
        self.source.confirm()
        if handle in self._closed:
            self._check_length(length, _LogStream.first)
            return b""
        _, path, stream = self._opened(handle)
        self._check_length(length, stream.later if stream.done else stream.first)
        try:
            return stream.read(length)
        except JetError as error:
            kind = EventKind.LogCopyFailed if self._takes_logs else EventKind.DatabaseCopyFailed
            self._report.entry(kind, path=path, error=int(error.code), reason=error.message)
            self.close(handle)
            self._closed.discard(handle)
            if self._takes_logs:
                self.fail(error)
            else:
                self._backup.not_copied(path)
            raise

    def _check_length(self, length: int, pages: int) -> None:
        if length < pages * self._page_size or length % self._page_size:
            raise Code.InvalidParameter.error(
                f"A read must have complete pages of {self._page_size} bytes, and {pages} of them at least."
            )

    @property
    def _takes_logs(self) -> bool:
        """Whether the databases are after it."""
        return self.kind is Kind.INCREMENTAL or self._logs is not None

    def close(self, handle: int) -> None:
        """Close the open file."""
        _, path, stream = self._opened(handle)
        self._open = None
        self._closed.add(handle)
        stream.close()
        if stream.done == stream.size:
            self._read_whole.add(str(path))
            if not self._takes_logs:
                self._report.entry(EventKind.FileCopyEnded, path=path)
        elif not self._takes_logs:
            self._report.entry(EventKind.FileCopyShort, path=path, done=stream.done, size=stream.size)

    def _opened(self, handle: int) -> tuple[int, Path, _Stream]:
        if self._open is None or self._open[0] != handle:
            raise Code.InvalidParameter.error("The file handle is not valid.")
        return self._open

    def _database(self, path: Path) -> _Stream:
        for database in self._instance.databases:
            if database.path == path:
                self._report.entry(EventKind.FileCopyStarted, path=path, size=database.size)
                return _DatabaseStream(self.source, database, self._report)
        raise Code.DatabaseNotFound.error(f"{path} is not attached.", path=str(path))

    def _log(self, path: Path) -> _Stream:
        if any(database.path == path for database in self._instance.databases):
            error = Code.InvalidBackupSequence.error(
                "Databases cannot be read any more: reading of the logs has started.", path=str(path)
            )
            self.fail(error)
            raise error
        if self._logs is None:
            raise Code.InvalidBackupSequence.error("The logs have not been requested yet.")
        log = self._logs.get(str(path))
        if log is None:
            error = Code.MissingFileToBackup.error(f"{path} is not a log of this backup.", path=str(path))
            self.fail(error)
            raise error
        return _LogStream(self.source.open(path), log.size)

    # the end

    def truncate(self) -> None:
        """Remove the logs that no one needs any more."""
        self._check_between_files()
        if self._logs is None:
            raise Code.InvalidBackupSequence.error("The logs have not been requested yet.")
        missing = [path for path in self._logs if path not in self._read_whole]
        if missing:
            self._report.entry(EventKind.TruncationRefused, path=missing[0])
            raise Code.LogFileNotCopied.error(f"{missing[0]} was not read completely.", path=missing[0])
        with self._ending():
            tell_truncation(self._report, self._instance, self.source.truncate())

    def end(self, *, normally: bool) -> None:
        """End: normally once the logs were asked for and no one asked it to stop, else as a failure.

        A backup that was asked to stop (JET_errBackupAbortByServer) is over like one that the client breaks off.
        """
        try:
            if normally:
                self.source.confirm()
        except JetError as stopped:
            self._leave(EventKind.BackupStopped, stopped.message)
            if stopped.code is not Code.BackupAbortByServer:
                raise
            return
        if normally and self._logs is not None:
            self._let_go_of_file()
            self._report.entry(EventKind.BackupEnded)
            conclude_live(self.source, self._instance, self._report)
            self._leave(None)
        else:
            self._leave(EventKind.BackupAborted)

    def stop(self) -> None:
        """The instance ends."""
        self._leave(EventKind.BackupStopped, "The instance is shutting down.")

    def fail(self, error: JetError) -> None:
        """A failure that ends the session."""
        self._report.entry(EventKind.BackupFailed, error=int(error.code), reason=error.message)
        self._leave(None)

    def _leave(self, kind: EventKind | None, reason: str = "") -> None:
        self._let_go_of_file()
        self.entry.external = None
        self._held.close()
        if kind is not None:
            self._report.entry(kind, reason=reason)

    def _let_go_of_file(self) -> None:
        if self._open is not None:
            self._open[2].close()
            self._open = None

    @contextlib.contextmanager
    def _ending(self) -> Iterator[None]:
        try:
            yield
        except JetError as error:
            self.fail(error)
            raise

    def _check_between_files(self) -> None:
        self.source.confirm()
        if self._open is not None:
            raise Code.InvalidBackupSequence.error("A file is still open.")


class _DatabaseStream:
    """A database as its copy is to be: two headers, the pages, the trailer."""

    first, later = HEADER_PAGES + 1, 1

    def __init__(self, source: InProcessSource, database: DatabaseFile, report: Report) -> None:
        self._source, self._database = source, database
        self._file = source.open(database.path)
        self.size, self.done = database.size, 0
        owned = database.size // database.page_size
        self._pages = LivePageReading(database, self._file, report, Cancel(), INSTANCES.reread, owned=owned)

    def read(self, length: int) -> bytes:
        unit = self._database.page_size
        buffer = bytearray(min(length, self.size - self.done))
        view, start, end = memoryview(buffer), self.done, self.done + len(buffer)
        first, last = max(start, HEADER_PAGES * unit), min(end, self.size - unit)
        headers = self._database.reading.data * HEADER_PAGES
        view[: max(first - start, 0)] = headers[start : min(end, first)]
        if first < last:
            pages = view[first - start : last - start]
            self._pages.fill(pages, first)
            self._pages.check(pages, first)
        if end == self.size and start < end:
            view[-unit:] = self._source.trailer(self._database)
        self.done = end
        return bytes(buffer)

    def close(self) -> None:
        self._file.close()


class _LogStream:
    """A closed log, whole and checked before its first byte is given."""

    first, later = HEADER_PAGES, 0
    """As if it had the headers of a database, and nothing after its end is asked too much."""

    def __init__(self, file: ReadFile, size: int) -> None:
        self._file, self.size, self.done = file, size, 0
        self._data: bytes | None = None

    def read(self, length: int) -> bytes:
        if self._data is None:
            data = self._file.read_at(0, self.size)
            check_log(data)
            self._data = data
        part = self._data[self.done : self.done + length]
        self.done += len(part)
        return part

    def close(self) -> None:
        self._file.close()


def session(entry: InstanceEntry) -> ExternalBackup:
    """The open session of an instance. Raises what the gate says, JET_errNoBackup (-520)."""
    entry.running()
    if not isinstance(entry.external, ExternalBackup):
        raise Code.NoBackup.error()
    return entry.external
