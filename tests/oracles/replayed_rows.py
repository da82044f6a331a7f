"""The logs of a real instance replayed from their first one, with a watch for each of many rows.

The database is created by the logs, in memory. A recovery that stops after a commit says what the rows were there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from engine.files import FileSystem, LocalFileSystem, OverlayFileSystem
from engine.formats.catalog import Table
from engine.formats.log.commits import commits
from engine.formats.log.header import LARGEST
from engine.formats.log.record import walk
from engine.formats.log.records import CommitCtx, Insert, LogRecord, RecordFlag
from engine.formats.log.segments import LogReading, verify_log
from engine.recovery.recover import RecoveryOptions, recover
from engine.recovery.sessions import ReplaySession
from engine.recovery.watch import RedoWatch
from engine.restore.row_watch import RowWatch, WantedRow
from engine.storage.cache import DatabasePages
from engine.tables.read_only_database import ReadOnlyDatabase

DISK = LocalFileSystem()


class RealLogs:
    """The folder of an instance whose logs start with the first one; ``name`` is its database."""

    def __init__(self, folder: Path, base: str = "edb", name: str = "a.edb") -> None:
        self.folder = folder
        self.base = base
        self.path = folder / name

    @contextmanager
    def replayed(self, until: int | None = None, watch: RedoWatch | None = None) -> Iterator[ReadOnlyDatabase]:
        """The database after the replay, up to a packed position if one is given."""
        with OverlayFileSystem(DISK.beneath(self.folder)) as fs:
            for path in fs.list(self.folder):
                if path.suffix not in (".log", ".jtx"):
                    fs.remove(path)
            self._recover(fs, until, watch)
            with ReadOnlyDatabase.open(fs.open_read(self.path)) as database:
                yield database

    def _recover(self, fs: FileSystem, until: int | None, watch: RedoWatch | None) -> None:
        options = RecoveryOptions(
            whole_set=True, is_copy=True, ignore_missing=True, until=until, new_stream=True, ends_early=True
        )
        recover(fs, log_directory=self.folder, base=self.base, databases=[self.path], options=options, watch=watch)

    def logs(self) -> list[LogReading]:
        """In order."""
        found = [verify_log(path.read_bytes()[:LARGEST]) for path in self.folder.glob("*.log")]
        return sorted(found, key=lambda log: log.generation)

    def commits(self) -> list[int]:
        """The packed positions after every commit."""
        return [position for log in self.logs() for position, _ in commits(log)]

    def keys(self, objid: int) -> set[bytes]:
        """Every key that was ever inserted into a tree."""
        return {
            record.prefix + record.suffix
            for log in self.logs()
            for record in (each.decoded for each in walk(log) if each.type == Insert.TYPE)
            if isinstance(record, Insert) and record.objid_fdp == objid and not record.flags & RecordFlag.SPACE
        }


class ManyRows:
    """Passes on what a redo tells to a watch for each row."""

    def __init__(self, database: Path, rows: Iterable[tuple[Table, bytes]], since: int = 0) -> None:
        self.database, self.since = database, since
        self.watches = {
            (table.name, key): RowWatch(database, since, WantedRow(table.name, (), table, key), 10**9)
            for table, key in rows
        }
        self._of: dict[int, list[RowWatch]] = {}
        for watch in self.watches.values():
            assert watch.definition is not None
            for tree in watch.definition.trees:
                self._of.setdefault(tree.objid, []).append(watch)

    def log(self, reading: LogReading) -> None:
        for watch in self.watches.values():
            watch.log(reading)

    def wants(self, objid: int) -> bool:
        return objid in self._of

    def begin(self, pages: DatabasePages, dbid: int, sessions: Iterable[ReplaySession], *, is_new: bool) -> None:
        for watch in self.watches.values():
            watch.begin(pages, dbid, sessions, is_new=is_new)

    def changing(
        self, pages: DatabasePages, session: ReplaySession, records: Sequence[LogRecord]
    ) -> Callable[[], None] | None:
        every = [watch.changing(pages, session, records) for watch in self.watches.values()]
        after = [done for done in every if done is not None]

        def changed() -> None:
            for done in after:
                done()

        return changed if after else None

    def committed(self, session: ReplaySession, position: int) -> None:
        for watch in self.watches.values():
            watch.committed(session, position)

    def commit_context(self, record: CommitCtx) -> None:
        for watch in self.watches.values():
            watch.commit_context(record)

    def rolled_back(self, session: ReplaySession) -> None:
        for watch in self.watches.values():
            watch.rolled_back(session)
