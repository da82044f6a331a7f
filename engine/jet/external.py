"""The external backup: its client reads the files through calls of its own (reference: backup and restore 10).

Begin, then of every database open, read, close, then the logs likewise, truncate, end. One at a time per instance.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from engine.backup.live_copying import LivePageReading
from engine.backup.truncation import conclude_live, tell_start, tell_truncation
from engine.chain.manifest import Kind
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind
from engine.files import ReadFile
from engine.formats.log_segments import check_log
from engine.jet.table import INSTANCES, Entry
from engine.progress import Cancel, Operation
from engine.progress import silent as no_progress
from engine.report import Report
from engine.sources.instance_files import DatabaseFile, LogFile
from engine.sources.live import InProcessSource

HEADER_PAGES = 2
FIRST_READ_PAGES = 3


class _Stream(Protocol):
    """A file as the client gets it."""

    size: int
    unit: int
    done: int

    def read(self, length: int) -> bytes: ...

    def close(self) -> None: ...


class ExternalBackup:
    """One session of calls; each raises JET_errBackupAbortByServer (-801) once the backup was asked to stop."""

    def __init__(self, entry: Entry, kind: Kind) -> None:
        self.entry = entry
        self.kind = kind
        self.source = InProcessSource(entry.running())
        self._held = contextlib.ExitStack()
        self._held.enter_context(self.source.begin(kind))
        self._instance = self.source.state()
        self._report = Report(Operation.BACKUP, no_progress, entry.tell, instance=self._instance.name)
        self._logs: dict[str, LogFile] | None = None
        self._open: tuple[int, Path, _Stream] | None = None
        self._handle = 0
        self._read_whole: set[str] = set()
        tell_start(self._report, kind)

    # what there is

    @property
    def databases(self) -> tuple[Path, ...]:
        """The databases to read."""
        self.source.confirm()
        if self.kind is Kind.INCREMENTAL:
            raise Code.InvalidBackupSequence.error("An incremental backup takes logs only.")
        return tuple(database.path for database in self._instance.databases)

    def logs(self) -> tuple[LogFile, ...]:
        """The logs to read; the first call ends the current log."""
        self._check_between_files()
        if self._logs is None:
            with self._ending():
                rolled = self.source.roll()
            self._logs = {str(log.path): log for log in rolled.logs}
        return tuple(self._logs.values())

    def truncatable(self) -> range:
        """The generations that :meth:`truncate` would remove."""
        self._check_between_files()
        running = self.entry.running().backups.running
        if self._logs is None or running is None:
            raise Code.InvalidBackupSequence.error("The logs have not been asked for yet.")
        return running.truncation()

    # files

    def open(self, path: Path) -> tuple[int, int]:
        """Open one file; its handle and its length as it will be read."""
        self.source.confirm()
        if self._open is not None:
            raise Code.OutOfMemory.error("One file is open already.")
        stream = self._database(path) if self._logs is None else self._log(path)
        self._handle += 1
        self._open = self._handle, path, stream
        return self._handle, stream.size

    def read(self, handle: int, length: int) -> bytes:
        """The next bytes of the open file; none at its end."""
        self.source.confirm()
        _, path, stream = self._opened(handle)
        if length <= 0 or length % stream.unit:
            raise Code.InvalidParameter.error(f"Reads are of whole pages of {stream.unit} bytes.")
        if self._logs is None and not stream.done and length < FIRST_READ_PAGES * stream.unit:
            raise Code.InvalidParameter.error(
                f"The first read of a database takes {FIRST_READ_PAGES} pages at least."
            )
        try:
            return stream.read(length)
        except JetError as error:
            kind = EventKind.DatabaseCopyFailed if self._logs is None else EventKind.LogCopyFailed
            self._report.entry(kind, path=path, error=int(error.code), reason=error.message)
            self.close(handle)
            if self._logs is not None:
                self.fail(error)
            raise

    def close(self, handle: int) -> None:
        """Close the open file."""
        _, path, stream = self._opened(handle)
        self._open = None
        stream.close()
        if stream.done == stream.size:
            self._read_whole.add(str(path))
            if self._logs is None:
                self._report.entry(EventKind.FileCopyEnded, path=path)
        elif self._logs is None:
            self._report.entry(EventKind.FileCopyShort, path=path, done=stream.done, size=stream.size)

    def _opened(self, handle: int) -> tuple[int, Path, _Stream]:
        if self._open is None or self._open[0] != handle:
            raise Code.InvalidParameter.error("There is no open file of this handle.")
        return self._open

    def _database(self, path: Path) -> _Stream:
        if self.kind is Kind.INCREMENTAL:
            raise Code.InvalidBackupSequence.error("An incremental backup takes logs only.")
        for database in self._instance.databases:
            if database.path == path:
                self._report.entry(EventKind.FileCopyStarted, path=path, size=database.size)
                return _DatabaseStream(self.source, database, self._report)
        raise Code.DatabaseNotFound.error(f"{path} is not attached.", path=str(path))

    def _log(self, path: Path) -> _Stream:
        assert self._logs is not None
        log = self._logs.get(str(path))
        if log is None:
            error = Code.MissingFileToBackup.error(f"{path} is no log of this backup.", path=str(path))
            self.fail(error)
            raise error
        return _LogStream(self.source.open(path), log.size)

    # the end

    def truncate(self) -> None:
        """Remove the logs that nobody needs any more."""
        self._check_between_files()
        if self._logs is None:
            raise Code.InvalidBackupSequence.error("The logs have not been asked for yet.")
        missing = [path for path in self._logs if path not in self._read_whole]
        if missing:
            self._report.entry(EventKind.TruncationRefused, path=missing[0])
            raise Code.LogFileNotCopied.error(f"{missing[0]} was not read to its end.", path=missing[0])
        with self._ending():
            tell_truncation(self._report, self._instance, self.source.truncate())

    def end(self, *, normally: bool) -> None:
        """End: normally once the logs were asked for and nobody asked it to stop, else as a failure."""
        try:
            if normally:
                self.source.confirm()
        except JetError as stopped:
            self._leave(EventKind.BackupStopped, stopped.message)
            raise
        if normally and self._logs is not None:
            self._let_go_of_file()
            conclude_live(self.source, self._instance, self._report)
            self._leave(None)
        else:
            self._leave(EventKind.BackupAborted)

    def stop(self) -> None:
        """The instance ends."""
        self._leave(EventKind.BackupStopped, "The instance ends.")

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

    def __init__(self, source: InProcessSource, database: DatabaseFile, report: Report) -> None:
        self._source, self._database = source, database
        self._file = source.open(database.path)
        self.size, self.unit, self.done = database.size, database.page_size, 0
        owned = database.size // self.unit
        self._pages = LivePageReading(database, self._file, report, Cancel(), INSTANCES.reread, owned=owned)

    def read(self, length: int) -> bytes:
        buffer = bytearray(min(length, self.size - self.done))
        view, start, end = memoryview(buffer), self.done, self.done + len(buffer)
        first, last = max(start, HEADER_PAGES * self.unit), min(end, self.size - self.unit)
        headers = self._database.reading.data * HEADER_PAGES
        view[: max(first - start, 0)] = headers[start : min(end, first)]
        if first < last:
            pages = view[first - start : last - start]
            self._pages.fill(pages, first)
            self._pages.check(pages, first)
        if end == self.size and start < end:
            view[-self.unit :] = self._source.trailer(self._database)
        self.done = end
        return bytes(buffer)

    def close(self) -> None:
        self._file.close()


class _LogStream:
    """A closed log, whole and checked before its first byte is given."""

    unit = 4096

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


def session(entry: Entry) -> ExternalBackup:
    """The open session of an instance. Raises what the gate says, JET_errNoBackup (-520)."""
    entry.running()
    if entry.external is None:
        raise Code.NoBackup.error()
    return entry.external
