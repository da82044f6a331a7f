"""What is open: the databases of a chain as of a commit, of an instance as recovered, or one file, read-only."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path

import engine
from app.meaning import view_named
from app.meaning.beside import beside_file
from app.meaning.view import Beside, OpenView
from engine.chain.stores import member_at
from engine.error_codes import Code
from engine.errors import Cancelled, JetError, MissingFile
from engine.progress import Cancel, Progress, silent

OpenDatabase = Callable[[str], "engine.ReadOnlyDatabase"]
_BROWSERS_KEPT = 4
_FLAT = engine.Scope(subfolders=False)


class SourceKind(Enum):
    """How a database was opened."""

    CHAIN = "chain"
    INSTANCE = "instance"
    """At rest; as its recovery would leave it."""
    FILE = "file"


@dataclass(frozen=True)
class TableSource:
    """What to open: a chain, the folder of an instance at rest, or a database file.

    ``at`` is the state of a chain: the last commit up to a time, or the end of a log generation. ``database``
    names the one wanted of several, ``instance`` the one of several at rest in one folder. ``as_is``: a dirty file
    without replaying the logs beside it.
    """

    path: Path
    at: datetime | int | None = None
    database: str = ""
    as_is: bool = False
    instance: str = ""


class OpenedSource:
    """Open databases, for any number of threads: each borrows a reader of its own.

    ``names`` are its databases. ``reached`` is the commit that a chain is shown at, if logs were replayed.
    ``is_clean`` is false for a dirty file that is read as it is. :meth:`close` frees everything, leases included.
    """

    def __init__(
        self,
        source: TableSource,
        kind: SourceKind,
        names: tuple[str, ...],
        open_database: OpenDatabase,
        life: Cancel,
        held: contextlib.ExitStack,
        reached: engine.Point | None = None,
        is_clean: bool = True,
        beside: Beside | None = None,
    ) -> None:
        self.source, self.kind, self.names = source, kind, names
        self.reached, self.is_clean = reached, is_clean
        self._open = open_database
        self._beside = beside or open_database
        self._life, self._held = life, held
        self._idle: dict[str, list[Reader]] = {}
        self._borrowed = 0
        self._closed = False
        self._changed = threading.Condition()

    @contextlib.contextmanager
    def reader(self, name: str) -> Iterator[Reader]:
        """A reader of one of the databases, of this thread alone while the context lasts.

        Raises ``Cancelled`` once the source is closed, and what opening a database raises.
        """
        with self._changed:
            self._life.check()
            self._borrowed += 1
            idle = self._idle.setdefault(name, [])
            found = idle.pop() if idle else None
        try:
            found = found or Reader(self._open(name), self.beside)
            yield found
        finally:
            with self._changed:
                self._borrowed -= 1
                if found is not None:
                    idle.append(found)
                self._changed.notify_all()

    def beside(self, name: str) -> AbstractContextManager[engine.ReadOnlyDatabase]:
        """Another database of the same instance, by its file's name; raises ``JetError`` if it is not there."""
        if self.kind is SourceKind.FILE:
            return self._beside(name)
        return self._open(name)

    def close(self) -> None:
        """Stop all reading, wait for it, and let go of every file and lease. May be called again."""
        self._life.request()
        with self._changed:
            self._changed.wait_for(lambda: not self._borrowed)
            if self._closed:
                return
            self._closed = True
        for reader in (each for idle in self._idle.values() for each in idle):
            reader.database.close()
        self._idle.clear()
        self._held.close()


@dataclass(eq=False)
class Reader:
    """One open database, and what reads its tables in their orders."""

    database: engine.ReadOnlyDatabase
    beside: Beside
    _views: dict[str, OpenView] = field(default_factory=dict)
    _browsers: dict[tuple[str, str | None, int | None], engine.RowBrowser] = field(default_factory=dict)

    def browser(self, table: str, index: str | None = None, long_most: int | None = None) -> engine.RowBrowser:
        """The rows of a table in the order of an index; raises as :class:`engine.RowBrowser`, and
        JET_errObjectNotFound (-1305)."""
        wanted = table, index, long_most
        found = self._browsers.pop(wanted, None)
        if found is None:
            found = engine.RowBrowser(self.database, self.database.table(table), index, long_most=long_most)
        self._browsers[wanted] = found
        if len(self._browsers) > _BROWSERS_KEPT:
            del self._browsers[next(iter(self._browsers))]
        return found

    def view(self, name: str) -> OpenView:
        """A view that says what the rows of a table mean; raises as :func:`app.meaning.view_named`."""
        found = self._views.get(name)
        if found is None:
            found = self._views[name] = view_named(self.database, name).open(self.database, self.beside)
        return found


def open_source(
    source: TableSource,
    keys: engine.Keys | None = None,
    progress: Progress = silent,
    cancel: Cancel | None = None,
) -> OpenedSource:
    """Open a source; logs are replayed in memory, and nothing is written but a lease. ``cancel`` stops the
    opening, and afterwards all reading.

    Raises what :func:`engine.open_at`, :func:`engine.open_recovered` and
    :class:`~engine.tables.read_only_database.ReadOnlyDatabase` raise.
    """
    life = Cancel(cancel)
    context = engine.RunContext(progress=progress, cancel=life, leases=engine.Leases(), keys=keys or engine.Keys())
    held = contextlib.ExitStack()
    try:
        return _opened(source, context, life, held)
    except BaseException:
        held.close()
        raise


def _opened(
    source: TableSource, context: engine.RunContext, life: Cancel, held: contextlib.ExitStack
) -> OpenedSource:
    fs, path = context.fs, source.path
    if not engine.is_folder(path, fs):
        if source.at is not None:  # a file of a chain stands for that database
            source = TableSource(path.parent, source.at, path.name)
        else:
            choice = None if source.as_is else _instance_of(path, context)
            if choice is None:
                return _of_file(source, context, life, held)
            return _of_instance(source, choice, context, life, held)
    elif not _holds_backup(source, context):
        choice = engine.InstanceChoice([path], name=source.instance or None, scope=_FLAT)
        return _of_instance(source, choice, context, life, held)
    wanted = engine.RestoreTarget(
        source.at if isinstance(source.at, int) else None,
        source.at if isinstance(source.at, datetime) else None,
    )
    view = held.enter_context(engine.open_at(source.path, wanted, context=context))
    return OpenedSource(source, SourceKind.CHAIN, view.names, view.open, life, held, view.reached)


def _of_instance(
    source: TableSource,
    choice: engine.InstanceChoice,
    context: engine.RunContext,
    life: Cancel,
    held: contextlib.ExitStack,
) -> OpenedSource:
    view = held.enter_context(engine.open_recovered(choice, context=context))
    return OpenedSource(source, SourceKind.INSTANCE, view.names, view.open, life, held)


def _of_file(
    source: TableSource, context: engine.RunContext, life: Cancel, held: contextlib.ExitStack
) -> OpenedSource:
    path = source.path

    def open_database(_name: str) -> engine.ReadOnlyDatabase:
        file = engine.file_at(path, context.fs, context.keys).open()

        def read_at(offset: int, length: int) -> bytes:
            life.check()
            return file.read_at(offset, length)

        try:
            return engine.ReadOnlyDatabase(read_at, file.stat().size, str(path), file.close)
        except BaseException:
            file.close()
            raise

    with open_database(path.name) as database:
        is_clean = database.header.is_clean
    beside = beside_file(path, context.keys)
    return OpenedSource(source, SourceKind.FILE, (path.name,), open_database, life, held, None, is_clean, beside)


def _instance_of(path: Path, context: engine.RunContext) -> engine.InstanceChoice | None:
    """The instance whose logs complete a dirty database file; ``None`` for a file that is read by itself: it is
    clean, or in a chain, or its logs are not beside it or cannot be replayed."""
    fs = context.fs
    try:
        if member_at(path, fs, context.keys) is not None:
            return None
        with engine.ReadOnlyDatabase.open(fs.open_read(path)) as database:
            if database.header.is_clean:
                return None
        survey = engine.scan([path.parent], scope=_FLAT, fs=fs, cancel=context.cancel)
        for instance in survey.instances:
            if instance.base is not None and path in (each.path for each in instance.databases):
                choice = engine.InstanceChoice([path.parent], name=instance.name, scope=_FLAT)
                return choice if engine.plan_recovery(choice, context=context).refusal is None else None
    except Cancelled:
        raise
    except JetError:
        return None  # what is wrong with the file is reported when it is opened
    return None


def _holds_backup(source: TableSource, context: engine.RunContext) -> bool:
    try:
        engine.database_file(source.path, source.database or None, fs=context.fs)
    except MissingFile as error:
        return error.code is not Code.FileNotFound
    except JetError:
        return True
    return True
