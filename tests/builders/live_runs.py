"""A live instance at work, with every promise written down: what each state of its databases is to be.

The states are numbered from 0; before a step from one to the next the run says ``begin n``, and ``done n`` when
the engine has acknowledged it. Whatever a crash leaves, recovery has to bring one of the states between the last
done and the last begun.
"""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from engine.change.live_database import LiveDatabase
from engine.files import FileSystem
from engine.formats.column import ColumnType
from engine.formats.values import Value
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.instance.session import Session
from engine.tables.cursor import Cursor
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.open_tables import open_table
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.tables.schema import create_table, delete_table

ROOT = Path("/memory/live").absolute()
"""Where every run plays; in memory only."""

DATABASE = "a.edb"
ROWS = "Rows"
PARAMETERS = Parameters(ROOT, log_file_kib=64, checkpoint_depth=64 << 10, cache_pages=16, growth_pages=8)

Row = tuple[Value, ...]
Table = dict[int, Row]
Content = dict[str, dict[str, Table]]
"""Rows by table by database file."""


def definition(name: str) -> TableDefinition:
    """A table with a secondary index, and long values."""
    columns = (
        ColumnDefinition("Id", ColumnType.LONG, not_null=True),
        ColumnDefinition("Name", ColumnType.TEXT),
        ColumnDefinition("Body", ColumnType.LONG_BINARY),
    )
    indexes = (IndexDefinition("ById", ("Id",), primary=True), IndexDefinition("ByName", ("Name",)))
    return TableDefinition(name, columns, indexes)


def content_of(database: ReadOnlyDatabase) -> dict[str, Table]:
    """The rows of a database at rest."""
    return {
        table.name: {int(str(row["Id"])): (row["Name"], row["Body"]) for row in database.rows(table)}
        for table in database.tables()
        if not table.system
    }


def promised(marks: tuple[str, ...] | list[str]) -> tuple[int, int]:
    """The states that may be found after these marks: first and last."""
    done = [int(mark.removeprefix("done ")) for mark in marks if mark.startswith("done ")]
    begun = [int(mark.removeprefix("begin ")) for mark in marks if mark.startswith("begin ")]
    return max(done, default=0), max(begun, default=0)


class Run:
    """An instance in :data:`ROOT` of ``fs``. ``mark`` is told what is begun and done."""

    def __init__(
        self, fs: FileSystem, mark: Callable[[str], None], content: Content | None = None, seed: int = 1
    ) -> None:
        self.fs = fs
        self.content: Content = copy.deepcopy(content or {})
        self.history: list[Content] = [copy.deepcopy(self.content)]
        self.random = Random(seed)
        self._mark = mark
        self._instance: Instance | None = None

    @property
    def instance(self) -> Instance:
        assert self._instance is not None
        return self._instance

    @property
    def is_open(self) -> bool:
        """Whether an instance is there, be it in what state it may."""
        return self._instance is not None

    @contextlib.contextmanager
    def promise(self, *, lazy: bool = False) -> Iterator[None]:
        """A step to :attr:`content`, as the caller has changed it."""
        number = len(self.history)
        self.history.append(copy.deepcopy(self.content))
        self._mark(f"begin {number}")
        try:
            yield
        except BaseException:
            self.content = copy.deepcopy(self.history[number - 1])
            raise
        if not lazy:
            self._mark(f"done {number}")

    def durable(self) -> None:
        """All steps so far are acknowledged now, lazy ones too."""
        self._mark(f"done {len(self.history) - 1}")

    # the instance

    def open(self, *, cache: int = 16, circular: bool = False) -> Instance:
        """Start it; a crash before is recovered from."""
        parameters = replace(PARAMETERS, cache_pages=cache, circular=circular)
        self._instance = None
        self._instance = Instance.open(parameters, fs=self.fs)
        return self._instance

    def close(self) -> None:
        """End it normally."""
        instance, self._instance = self.instance, None
        instance.close()
        if instance.failure is None:
            self.durable()

    def abandon(self) -> None:
        """Let go of it, as a process that dies."""
        if self._instance is not None:
            self._instance.abandon()

    def create(self, name: str = DATABASE) -> LiveDatabase:
        """A new database without tables."""
        self.content[name] = {}
        with self.promise():
            return self.instance.create_database(ROOT / name)

    def attach(self, name: str = DATABASE) -> LiveDatabase:
        return self.instance.attach(ROOT / name)

    def database(self, name: str = DATABASE) -> LiveDatabase:
        """An attached database."""
        return next(found for found in self.instance.databases if found.path.name == name)

    # transactions

    @contextlib.contextmanager
    def transaction(self, name: str = DATABASE, *, lazy: bool = False) -> Iterator[Transaction]:
        """Work of one transaction, committed at the end unless it was rolled back."""
        with self.instance.session() as session:
            work = Transaction(self, session, self.database(name))
            yield work
            if session.level:
                while session.level > 1:
                    session.commit()
                self.content[name] = work.stack[-1]
                with self.promise(lazy=lazy):
                    session.commit(lazy=lazy)

    def step(self, name: str = DATABASE, *, rows: int = 2, size: int = 60, lazy: bool = False) -> None:
        """A commit of a few new, changed and removed rows."""
        with self.transaction(name, lazy=lazy) as work:
            for _ in range(rows):
                work.insert(size)
            if len(work.rows) > 4:
                work.update(self.random.choice(sorted(work.rows)), size)
                work.delete(self.random.choice(sorted(work.rows)))


class Transaction:
    """Changes made twice: by the engine, and in dicts. ``stack`` holds a level's content each."""

    def __init__(self, run: Run, session: Session, database: LiveDatabase) -> None:
        session.begin(write=True)
        self.session = session
        self.database = database
        self.stack = [copy.deepcopy(run.content[database.path.name])]
        self._random = run.random

    @property
    def rows(self) -> Table:
        """Of the table :data:`ROWS`."""
        return self.stack[-1][ROWS]

    def _cursor(self, id_: int | None = None) -> Cursor:
        cursor = Cursor(self.session, open_table(self.session, self.database, ROWS))
        assert id_ is None or cursor.seek(id_)
        return cursor

    def _row(self, size: int) -> Row:
        name = self._random.choice("abcdefgh") * self._random.randint(1, 30)
        return name, self._random.randbytes(size)

    def create_table(self, name: str = ROWS) -> None:
        create_table(self.session, self.database, definition(name))
        self.stack[-1][name] = {}

    def delete_table(self, name: str) -> None:
        delete_table(self.session, self.database, name)
        del self.stack[-1][name]

    def insert(self, size: int = 60, id_: int | None = None) -> int:
        """A row of so many bytes; behind all others unless its id is given."""
        id_ = max(self.rows, default=0) + 1 if id_ is None else id_
        name, body = self._row(size)
        self._cursor().insert({"Id": id_, "Name": name, "Body": body})
        self.rows[id_] = name, body
        return id_

    def update(self, id_: int, size: int = 60) -> None:
        name, body = self._row(size)
        self._cursor(id_).update({"Name": name, "Body": body})
        self.rows[id_] = name, body

    def delete(self, id_: int) -> None:
        self._cursor(id_).delete()
        del self.rows[id_]

    def savepoint(self) -> None:
        self.session.begin()
        self.stack.append(copy.deepcopy(self.stack[-1]))

    def rollback(self) -> None:
        """Take the innermost level back."""
        self.session.rollback()
        self.stack.pop()
