"""A running instance as a source: pages and closed logs are read from the files, everything else from its owner.

Each page is in a state between the start of the backup and the roll of the log; the logs of the set bring them to
one state (docs/formats/checkpoint-and-double-write.md#fuzzy-copies). A backup neither waits for transactions of
writers nor blocks them.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from engine.chain.manifest import Kind
from engine.control.backup_control import BackupControl, BackupStart, LiveState, LocalBackupControl
from engine.control.published import choose
from engine.control.remote import RemoteBackupControl
from engine.control.truncation import Truncation
from engine.discovery.instance_files import DatabaseFile, InstanceFiles, LogFile, Problem, ProblemKind
from engine.error_codes import Code
from engine.errors import Corruption, JetError, MissingFile
from engine.files import FileStat, FileSystem, LocalFileSystem, ReadFile
from engine.formats.checksum import seal_header
from engine.formats.db_header import HEADER_READ, DatabaseHeader, HeaderReading, OtherCopy, read_header
from engine.formats.log.header import HEADER_SIZE, LogHeader
from engine.formats.names import Role, current_name, parse_name
from engine.instance.instance import Instance
from engine.instance.online_backup import BackupScope, LiveCopy
from engine.sources.pace import MOST, CopyPace, LogGrowth
from engine.sources.source import Can

EXTRA_PAGES = 3
"""Pages of a copy beside those of the database: two headers and the trailer."""
LOOKS, PAUSE = 20, 0.05
"""How often files are checked that may be written or renamed at that moment, and the seconds in between."""


class LiveSource:
    """The running instance behind ``owner``; a :class:`~engine.sources.source.LiveBackupSource`."""

    can = Can.LIVE | Can.ROLL | Can.TRUNCATE | Can.HEADER

    def __init__(self, control: BackupControl, fs: FileSystem | None = None, *, rest: float = MOST) -> None:
        self._control = control
        self._fs = fs or LocalFileSystem()
        self._rest = rest
        self._begun: BackupStart | None = None
        self._kind = Kind.FULL
        self._copies: dict[Path, LiveCopy] = {}
        self._current: Path | None = None
        self._growth = LogGrowth(self._fs)
        self._pace: CopyPace | None = None

    @contextlib.contextmanager
    def begin(self, kind: Kind = Kind.FULL) -> Iterator[None]:
        begun = self._control.begin(BackupScope.FULL if kind.starts_chain else BackupScope.INCREMENTAL)
        self._begun, self._kind, self._pace = begun, kind, None
        self._copies = {copy.path: copy for copy in begun.databases}
        try:
            yield
        finally:
            if self._begun is not None:
                self._begun = None
                self._control.abort()

    def state(self) -> InstanceFiles:
        """The instance now; within a backup of databases these as they are copied, and the logs from the first
        that the copy needs, with the one that is being filled.
        """
        begun = self._begun
        whole = begun is not None and self._kind.starts_chain
        return _patiently(lambda: self._look(begun.gen_low if begun is not None and whole else 0))

    def foresee(self, kind: Kind) -> InstanceFiles:
        whole = kind.starts_chain
        state = _patiently(lambda: self._look((self._control.state().checkpoint or 1) if whole else 0))
        databases = (replace(d, size=d.size + d.page_size) for d in state.databases)  # the trailer
        return replace(state, databases=tuple(databases)) if whole else state

    def open(self, path: Path) -> ReadFile:
        self._control.check()
        self._pace = self._pace or CopyPace(lambda: self._growth.look(self._current), self._rest)
        return _Watched(self._fs.open_read(path), self._control, self._pace)

    def confirm(self) -> None:
        self._control.check()

    def trailer(self, database: DatabaseFile) -> bytes:
        page = bytearray(self._control.trailer(self._copies[database.path].dbid))
        seal_header(page)
        return bytes(page)

    def roll(self) -> InstanceFiles:
        logs = self._control.roll()
        whole = self._kind.starts_chain
        state = _patiently(lambda: self._look(logs.start if whole else 0))
        closed = [log for log in state.logs if log.role is Role.ARCHIVE and log.generation < logs.stop]
        self._check_there(state, logs if whole else logs[-1:])
        return replace(state, logs=tuple(closed))

    def truncate(self) -> Truncation:
        return self._control.truncate()

    def finish(self) -> None:
        self._begun = None
        self._control.finish()

    # what there is

    def _look(self, first: int) -> InstanceFiles:
        """The instance's files, its logs from ``first`` on: all must be there unless it is 0.

        Raises ``MissingFile`` when the log rolled meanwhile, too.
        """
        now = self._control.state()
        logs, problems = self._logs(now, first)
        copies = self._copies if self._begun is not None else {}
        self._current = now.log_directory / current_name(now.base, now.family)
        files = InstanceFiles(
            base=now.base,
            family=now.family,
            log_directory=now.log_directory,
            system_directory=now.system_directory,
            signature=now.signature,
            databases=tuple(
                _as_copied(copies[path]) if path in copies else self._database(path) for path in now.databases
            ),
            logs=logs,
            problems=problems,
            live=True,
            digits=now.digits,
        )
        self._check_there(files, range(first or now.generation, now.generation + 1))
        return files

    def _database(self, path: Path) -> DatabaseFile:
        with self._fs.open_read(path) as file:
            return DatabaseFile(path, file.stat().size, read_header(file.read_at(0, HEADER_READ)))

    def _logs(self, now: LiveState, first: int) -> tuple[tuple[LogFile, ...], tuple[Problem, ...]]:
        logs: list[LogFile] = []
        problems: list[Problem] = []
        for path in self._fs.list(now.log_directory):
            name = parse_name(path.name)
            if name is None or not name.belongs_to(now.base) or name.family is not now.family:
                continue
            if name.role is Role.CURRENT or (name.role is Role.ARCHIVE and (name.generation or 0) >= first):
                found = self._log(path, name.role, name.generation or now.generation, now)
                if isinstance(found, LogFile):
                    logs.append(found)
                else:
                    problems.append(found)
        logs.sort(key=lambda log: log.generation)
        return tuple(logs), tuple(problems)

    def _log(self, path: Path, role: Role, generation: int, now: LiveState) -> LogFile | Problem:
        with self._fs.open_read(path) as file:
            size, head = file.stat().size, file.read_at(0, HEADER_SIZE)
        try:
            header = LogHeader.parse(head)
        except JetError as error:
            text = f"{path.name}: {error.message}"
            return Problem(ProblemKind.DAMAGED_FILE, text, path, generation, error)
        if header.signature != now.signature:
            text = f"{path.name} belongs to another log stream."
            return Problem(ProblemKind.FOREIGN_LOG, text, path, generation)
        if role is Role.ARCHIVE and header.generation != generation:
            text = f"{path.name} contains log 0x{header.generation:X} ({header.generation})."
            return Problem(ProblemKind.MISNAMED, text, path, generation)
        return LogFile(path, size, role, header)

    def _check_there(self, files: InstanceFiles, wanted: range) -> None:
        """Raises JET_errMissingFileToBackup (-569) for the first log that is not in the folder."""
        here = {log.generation for log in files.logs} | {p.generation for p in files.problems}
        for generation in wanted:
            if generation not in here:
                path = files.archive(generation)
                raise Code.MissingFileToBackup.error(
                    f"Log 0x{generation:X} ({generation}) is missing: {path.name} is not in {path.parent}.",
                    generation=generation,
                    path=str(path),
                )


class InProcessSource(LiveSource):
    """An instance of this process."""

    def __init__(self, instance: Instance) -> None:
        super().__init__(LocalBackupControl(instance), instance.fs)


class _Watched:
    """A file that is read only as long as the owner lets the backup go on, and no faster than writers can bear."""

    def __init__(self, file: ReadFile, control: BackupControl, pace: CopyPace) -> None:
        self.path = file.path
        self._file = file
        self._control = control
        self._pace = pace

    def read_at(self, offset: int, length: int) -> bytes:
        self._control.check()
        return self._file.read_at(offset, length)

    def read_into(self, buffer: memoryview, offset: int) -> int:
        self._pace.keep()
        self._control.check()
        return self._file.read_into(buffer, offset)

    def stat(self) -> FileStat:
        return self._file.stat()

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> _Watched:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _as_copied(copy: LiveCopy) -> DatabaseFile:
    header = bytearray(copy.header)
    seal_header(header)
    data = bytes(header)
    reading = HeaderReading(DatabaseHeader(data), data, used_shadow=False, other=OtherCopy.IDENTICAL)
    return DatabaseFile(copy.path, (copy.pages + EXTRA_PAGES) * copy.page_size, reading)


def _patiently(look: Callable[[], InstanceFiles]) -> InstanceFiles:
    """Look again when a file was being written or renamed, or went away, just then."""
    for _ in range(LOOKS - 1):
        try:
            return look()
        except (MissingFile, Corruption):
            time.sleep(PAUSE)
    return look()


def live_source(name: str, directory: Path | None = None) -> LiveSource:
    """The running instance of that name as a source. Raises as :func:`~engine.control.published.choose`."""
    return LiveSource(RemoteBackupControl(choose(name, directory)))
