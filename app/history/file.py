"""The SQLite file of the history: opened, checked, renamed if damaged, written in transactions.

The history is a record for users. The authority on a backup is the manifest beside its files. A damaged history
file is therefore renamed and a new one created, without affecting any backup (docs/semantics.md#the-history).
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileStat, LocalFileSystem, ensure_directory

SCHEMA_VERSION = 2
_APPLICATION = 0x45534248  # "ESEB" with H for history
_CHECKED_AT_OPEN = 8 << 20  # bytes; a larger file is checked by HistoryFile.check, off the start
_BUSY_SECONDS = 2.0
"""A transaction takes milliseconds; who holds the file for longer hangs, and no run is to wait for that."""
_OF_OTHERS = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})

_VERSION_1 = """
CREATE TABLE runs(
  id TEXT PRIMARY KEY, instance TEXT NOT NULL, operation TEXT NOT NULL, kind TEXT NOT NULL,
  started INTEGER NOT NULL, source TEXT NOT NULL, destination TEXT NOT NULL, chain TEXT NOT NULL,
  state TEXT NOT NULL, ended INTEGER, bytes INTEGER NOT NULL, pages_verified INTEGER NOT NULL,
  pages_blank INTEGER NOT NULL, pages_corrected INTEGER NOT NULL, first_log INTEGER, last_log INTEGER,
  error_name TEXT, error_code INTEGER, error_message TEXT, error_hint TEXT,
  pid INTEGER NOT NULL, owner TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX runs_by_start ON runs(started);
CREATE INDEX runs_by_state ON runs(state);
CREATE TABLE events(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT REFERENCES runs(id) ON DELETE SET NULL,
  moment INTEGER NOT NULL, level INTEGER NOT NULL, id INTEGER NOT NULL, category INTEGER NOT NULL,
  source TEXT NOT NULL, instance TEXT NOT NULL, text TEXT NOT NULL, fields TEXT NOT NULL);
CREATE INDEX events_by_level ON events(level);
CREATE INDEX events_by_run ON events(run) WHERE run IS NOT NULL;
"""
_VERSION_2 = """
ALTER TABLE runs ADD COLUMN job TEXT NOT NULL DEFAULT '';
CREATE INDEX runs_by_job ON runs(job, started) WHERE job <> '';
CREATE TABLE slots(
  job TEXT NOT NULL, rule TEXT NOT NULL, era INTEGER NOT NULL, slot INTEGER NOT NULL, outcome TEXT NOT NULL,
  runs TEXT NOT NULL, reason TEXT NOT NULL, begun INTEGER NOT NULL, decided INTEGER NOT NULL,
  attempts INTEGER NOT NULL, owner TEXT NOT NULL, PRIMARY KEY(job, rule, era, slot)) WITHOUT ROWID;
CREATE INDEX slots_by_outcome ON slots(outcome);
CREATE TABLE looks(by TEXT PRIMARY KEY, moment INTEGER NOT NULL) WITHOUT ROWID;
"""
_CHANGES = (_VERSION_1, _VERSION_2)
"""What makes each version of the one before; a new file gets all of them."""

_CODES = {
    sqlite3.SQLITE_FULL: Code.DiskFull,
    sqlite3.SQLITE_READONLY: Code.FileAccessDenied,
    sqlite3.SQLITE_CANTOPEN: Code.FileAccessDenied,
    sqlite3.SQLITE_PERM: Code.FileAccessDenied,
    sqlite3.SQLITE_AUTH: Code.FileAccessDenied,
    sqlite3.SQLITE_BUSY: Code.FileAccessDenied,
    sqlite3.SQLITE_LOCKED: Code.FileAccessDenied,
    sqlite3.SQLITE_NOMEM: Code.OutOfMemory,
}
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

T = TypeVar("T")
Rows = list[tuple[Any, ...]]


class _Damaged(sqlite3.DatabaseError):
    """The file is not, or no longer, a sound history file."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


class HistoryFile:
    """One connection, protected by a lock; safe to use from any thread.

    ``on_set_aside`` is called with the new name of a damaged file after a new file has replaced it. Raises
    :class:`~engine.errors.StorageFault` with path and reason if the folder cannot be written to, and
    JET_errInvalidDatabaseVersion for a file of a later version, which remains unchanged.
    """

    def __init__(self, path: Path, on_set_aside: Callable[[Path], None]) -> None:
        self.path = path
        self._on_set_aside = on_set_aside
        self._fs = LocalFileSystem()
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._identity: FileStat | None = None
        self._with_sound_file(lambda connection: None)

    def read(self, sql: str, values: Sequence[str | int | bytes] = ()) -> Rows:
        """All rows of one query."""
        return self._with_sound_file(lambda connection: connection.execute(sql, values).fetchall())

    def write(self, change: Callable[[sqlite3.Connection], T]) -> T:
        """Run ``change`` in one transaction that is on disk when this returns."""

        def in_transaction(connection: sqlite3.Connection) -> T:
            connection.execute("BEGIN IMMEDIATE")
            try:
                result = change(connection)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    with contextlib.suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")
                raise
            return result

        return self._with_sound_file(in_transaction)

    def check(self) -> bool:
        """Check the complete file for damage; a damaged one is renamed, and False returned."""
        with self._lock:
            before = self._fs.stat(self.path)
            self._with_sound_file(_check_all)
            return before.same_file(self._fs.stat(self.path))

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _with_sound_file(self, use: Callable[[sqlite3.Connection], T]) -> T:
        """``use`` the connection; where the file proves damaged, set it aside and use a new one."""
        with self._lock, self._translated():
            try:
                return use(self._current())
            except sqlite3.DatabaseError as error:
                if _number(error) not in _DAMAGE:
                    raise
                aside = self._set_aside()
                result = use(self._current())
        self._on_set_aside(aside)
        return result

    def _current(self) -> sqlite3.Connection:
        """The connection to the file that bears the name now: another program may have replaced it."""
        if self._connection is not None and self._is_same_file():
            return self._connection
        self.close()
        self._connection = self._open()
        self._identity = self._fs.stat(self.path)
        return self._connection

    def _is_same_file(self) -> bool:
        named = self._fs.stat(self.path) if self._fs.exists(self.path) else None
        return named is not None and self._identity is not None and named.same_file(self._identity)

    def _open(self) -> sqlite3.Connection:
        ensure_directory(self._fs, self.path.parent)
        with _already_there_is_fine():
            self._fs.create(self.path).close()
        connection = sqlite3.connect(
            self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=64
        )
        try:
            _prepare(connection, self.path)
        except BaseException:
            connection.close()
            raise
        return connection

    def _set_aside(self) -> Path:
        """Give the damaged file and its journal another name, the journal first.

        A journal left behind would be played into the new file.
        """
        self.close()
        aside = self.path.with_name(
            f"{self.path.stem}-damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}{self.path.suffix}"
        )
        for suffix in ("-journal", "-wal", "-shm", ""):
            with contextlib.suppress(FileNotFoundError):
                source = self.path.with_name(self.path.name + suffix)
                if self._fs.exists(source):
                    self._fs.rename(source, aside.with_name(aside.name + suffix))
        self._fs.sync_directory(self.path.parent)
        return aside

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = _CODES.get(_number(error), Code.DiskIO)
            hint = "Check that its folder can be written to and has free space."
            if _number(error) in _OF_OTHERS:
                hint = "Another program has it locked. Wait until that program is done, or end it."
            raise code.error(
                f"The history {self.path} cannot be used: {error}.",
                hint=f"{hint} Backups are not affected.",
                path=str(self.path),
            ) from error


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Settings of this connection; schema of a new file; a look at an old one."""
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.create_function("has_text", 2, _has_text, deterministic=True)
    _make_schema(connection)
    if _pragma(connection, "application_id") != _APPLICATION:
        raise _Damaged(f"{path} is not a history file.")
    version = _pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise Code.InvalidDatabaseVersion.error(
            f"The history {path} was written by a later version of this program.",
            hint="Use that version, or move the file away; a new history is then created.",
            path=str(path),
        )
    if _pragma(connection, "page_count") * _pragma(connection, "page_size") <= _CHECKED_AT_OPEN:
        _check_all(connection)
    if version < SCHEMA_VERSION:
        _bring_up_to_date(connection)


def _make_schema(connection: sqlite3.Connection) -> None:
    """In one transaction, by whichever program comes first."""
    if _pragma(connection, "application_id") or _pragma(connection, "page_count") > 1:
        return
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        _apply_changes(connection, 0)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute("COMMIT")


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    """The file of an earlier version becomes one of this version, or stays; by whichever program comes first."""
    connection.execute("BEGIN IMMEDIATE")
    version = _pragma(connection, "user_version")
    if version < SCHEMA_VERSION:
        _apply_changes(connection, version)
    connection.execute("COMMIT")


def _apply_changes(connection: sqlite3.Connection, version: int) -> None:
    for change in _CHANGES[version:]:
        for statement in filter(str.strip, change.split(";")):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _check_all(connection: sqlite3.Connection) -> None:
    (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise _Damaged(str(verdict))


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _has_text(text: str, sought: str) -> bool:
    return sought in text.casefold()


def _number(error: sqlite3.Error) -> int:
    """The primary result code; errors of the Python module itself have none."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


@contextlib.contextmanager
def _already_there_is_fine() -> Iterator[None]:
    try:
        yield
    except JetError as error:
        if error.code is not Code.FileAlreadyExists:
            raise
