"""A running instance whose rows change at random, and what each commit made of each of them.

Transactions insert, update, delete and insert again, with savepoints; some are rolled back as a whole. They go on
step by step between the page reads of a backup, so that copies are made in the middle of them. Everything is in
memory, and the clock goes on by a second with each commit.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from engine import Kind
from engine.backup.copying import Reread
from engine.backup.job import Options, run
from engine.chain.local_folder import LocalFolder
from engine.error_codes import Code
from engine.errors import JetError
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.instance.session import Session
from engine.run_context import RunContext
from engine.tables.open_tables import open_table
from engine.tables.schema import create_table
from engine.tables.table import OpenTable
from tests.builders.live_backup import LIVE, SHELF, InterleavedSource, RootedFS
from tests.oracles.table_models import SHAPES, Cells, Content, TableModel, copy_of

NAME = "rows.edb"
START = datetime(2026, 5, 4, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)
RowId = tuple[str, bytes]
"""Table and primary key."""


@dataclass(frozen=True)
class Made:
    """What a commit made of a row; ``None`` where there was no row."""

    time: datetime
    session: int
    before: Cells | None
    after: Cells | None


@dataclass
class RowChanges:
    """``changes`` has every commit that changed a row, ``states`` the content after each commit."""

    seed: int
    page_size: int = 4096
    most_rows: int = 40
    late: bool = False
    """Whether tables are created only when asked for."""
    changes: dict[RowId, list[Made]] = field(default_factory=dict)
    states: dict[datetime, Content] = field(default_factory=dict)
    rolled_back: dict[RowId, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fs = RootedFS()
        self.moment = START
        parameters = Parameters(
            LIVE, page_size=self.page_size, log_file_kib=64, checkpoint_depth=128 << 10, cache_pages=32,
            growth_pages=16,
        )  # fmt: skip
        self.instance = Instance.open(parameters, fs=self.fs, clock=lambda: self.moment)
        self.database = self.instance.create_database(LIVE / NAME)
        self.content: Content = {name: TableModel(shape) for name, shape in SHAPES.items()}
        self.sessions = [self.instance.session() for _ in range(3)]
        self._random = Random(self.seed)
        self._steps = self._work()
        if not self.late:
            self.create_tables()

    def create_tables(self) -> None:
        """One of each shape, empty."""
        self.moment += SECOND
        first = self.sessions[0]
        first.begin(write=True)
        for name, shape in SHAPES.items():
            create_table(first, self.database, shape.definition(name))
        first.commit()
        self.states[self.moment] = copy_of(self.content)

    def close(self) -> None:
        """The instance ends; what is open is rolled back."""
        self._steps.close()
        self.instance.close()

    # work

    def work(self, steps: int) -> None:
        """So many changes or ends of transactions."""
        for _ in range(steps):
            next(self._steps)

    def settle(self) -> None:
        """Go on until no transaction is open."""
        while next(self._steps):
            pass

    def _work(self) -> Generator[bool, None, None]:
        """One step each; whether a transaction is open after it."""
        random = self._random
        while True:
            session = random.choice(self.sessions)
            session.begin(write=True)
            stack = [copy_of(self.content)]
            touched: set[RowId] = set()
            for _ in range(random.choice((1, 1, 2, 4, 12))):
                if len(stack) < 4 and random.random() < 0.2:
                    session.begin()
                    stack.append(copy_of(stack[-1]))
                elif len(stack) > 1 and random.random() < 0.4:
                    top = stack.pop()
                    if random.random() < 0.5:
                        session.rollback()
                    else:
                        session.commit()
                        stack[-1] = top
                name = random.choice(sorted(stack[-1]))
                touched |= self._change(open_table(session, self.database, name), stack[-1][name], session, name)
                yield True
            while len(stack) > 1:
                session.commit()
                top = stack.pop()
                stack[-1] = top
            if random.random() < 0.25:
                session.rollback()
                for row in touched:
                    self.rolled_back[row] = self.rolled_back.get(row, 0) + 1
            else:
                self.moment += SECOND
                session.commit()
                self._note(stack[0], session.procid)
            yield False

    def _change(self, table: OpenTable, model: TableModel, session: Session, name: str) -> set[RowId]:
        random, rows = self._random, model.rows
        choice = random.random()
        if not rows or (choice < 0.35 and len(rows) < self.most_rows):
            return self._insert(table, model, session, name, model.shape.make(random, 10))
        key = random.choice(sorted(rows))
        if choice < 0.75:
            row = model.shape.make(random, 10)
            names = [n for n in row if n not in model.shape.key_columns and random.random() < 0.6]
            changed = {**rows[key], **{n: row[n] for n in names}}
            if not model.is_taken(changed, key):
                table.update(session, key, {n: row[n] for n in names})
                rows[key] = changed
            return {(name, key)}
        old = rows.pop(key)
        table.delete(session, key)
        if random.random() < 0.4 and not model.shape.numbered and model.shape.primary is not None:
            row = {**model.shape.make(random, 10), **{n: old[n] for n in model.shape.key_columns}}
            return {(name, key)} | self._insert(table, model, session, name, row)
        return {(name, key)}

    def _insert(self, table: OpenTable, model: TableModel, session: Session, name: str, row: Cells) -> set[RowId]:
        if model.is_taken(row):
            return set()
        try:
            made = table.insert(session, row)
        except JetError as error:
            assert error.code is Code.KeyDuplicate
            return set()
        numbered = model.shape.numbered
        model.rows[made.key] = {**row, numbered: made.number} if numbered else row
        return {(name, made.key)}

    def _note(self, after: Content, session: int) -> None:
        for name, model in after.items():
            old = self.content[name].rows
            for key in {*old, *model.rows}:
                one, other = old.get(key), model.rows.get(key)
                if one != other:
                    made = Made(self.moment, session, one, other)
                    self.changes.setdefault((name, key), []).append(made)
        self.content = after
        self.states[self.moment] = copy_of(after)

    # backups

    def back_up(self, kind: Kind, *, between: bool = True) -> Path:
        """A backup; with ``between``, work goes on between its reads, in whatever transaction is open."""
        random = self._random

        def act() -> None:
            if between and random.random() < 0.3:
                next(self._steps)

        source = InterleavedSource(self.instance, act, act)
        context = RunContext()
        return run(
            source, LocalFolder(SHELF, self.fs), kind, options=Options(reread=Reread(pause=0)), context=context
        ).chain

    def values_of(self, row: RowId) -> list[Any]:
        """The primary key of a row as a user gives it."""
        name, key = row
        shape = self.content[name].shape
        index = next((index for index in shape.indexes if index.primary), None)
        if index is None:
            return [int.from_bytes(key, "big")]
        made = self.changes[row][0]
        values = made.after or made.before or {}
        return [values[column.lstrip("-")] for column in index.columns]
