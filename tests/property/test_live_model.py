"""A live instance against plain dicts: transactions, savepoints, readers with snapshots, ends of every kind.

``ESE_LIVE_EXAMPLES`` asks for another number of histories in all shares than the usual one.
"""

from __future__ import annotations

import os
import shutil
import sys
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from engine.change.live_database import LiveDatabase
from engine.error_codes import Code
from engine.errors import JetError
from engine.instance.instance import Instance
from engine.instance.session import Session
from engine.tables.cursor import Cursor
from engine.tables.open_tables import open_table, tables_of
from engine.tables.schema import create_index, create_table, delete_index, delete_table
from tests.oracles.modelled_instance import ModelledInstance, Reader, caches
from tests.oracles.table_models import SHAPES, TableModel, copy_of
from tests.share import SHARES, Share, shares

EXAMPLES = int(os.environ.get("ESE_LIVE_EXAMPLES", "120"))
STEPS = 40
MAX_LEVELS = 7
MAX_ROWS = 400

seeds = st.integers(0, 2**32 - 1).map(Random)


class LiveMachine(ModelledInstance):
    """All that may be done with the instance, in any order."""

    steps = 0

    # transactions

    @rule()
    def begin(self) -> None:
        if len(self.stack) <= MAX_LEVELS:
            self.writer.begin()
            self.stack.append(copy_of(self.content))

    @precondition(lambda self: len(self.stack) > 1)
    @rule(lazy=st.booleans())
    def commit(self, lazy: bool) -> None:
        self.writer.commit(lazy=lazy)
        top = self.stack.pop()
        self.stack[-1] = top
        if len(self.stack) == 1:
            self.acknowledged.append(copy_of(top))
            if not lazy:
                del self.acknowledged[:-1]

    @precondition(lambda self: len(self.stack) > 1)
    @rule()
    def rollback(self) -> None:
        self.may_leak = True
        self.writer.rollback()
        self.stack.pop()

    # tables

    @rule(shape=st.sampled_from(sorted(SHAPES)), number=st.integers(0, 2))
    def create(self, shape: str, number: int) -> None:
        self._begin()
        name = f"{shape}{number}"
        if name in self.content:
            expect(Code.TableDuplicate, create_table, self.writer, self.database, SHAPES[shape].definition(name))
            return
        create_table(self.writer, self.database, SHAPES[shape].definition(name))
        self.content[name] = TableModel(SHAPES[shape])

    @precondition(lambda self: self.content)
    @rule(random=seeds)
    def drop(self, random: Random) -> None:
        name = self._some_table(random)
        if name is not None and random.random() < 0.3:
            self._begin()
            delete_table(self.writer, self.database, name)
            del self.content[name]

    @precondition(lambda self: self.content)
    @rule(random=seeds)
    def change_indexes(self, random: Random) -> None:
        """An index goes, or comes back over the rows that are there."""
        name = self._some_table(random)
        assert name is not None
        if not self.content[name].shape.orders or random.random() < 0.5:
            return
        self._begin()
        model = self.content[name]
        index = random.choice(sorted(model.shape.orders))
        if index not in model.missing:
            delete_index(self.writer, self.database, name, index)
            model.missing |= {index}
            return
        (definition,) = (definition for definition in model.shape.indexes if definition.name == index)
        places = [place for place, _ in model.entries(index)]
        if definition.unique and len(set(places)) < len(places):
            expect(Code.KeyDuplicate, create_index, self.writer, self.database, name, definition)
            return
        create_index(self.writer, self.database, name, definition)
        model.missing -= {index}

    # rows

    @precondition(lambda self: self.content)
    @rule(random=seeds, count=st.sampled_from((1, 5, 60)))
    def insert(self, random: Random, count: int) -> None:
        name = self._some_table(random)
        assert name is not None
        self._begin()
        model, table = self.content[name], open_table(self.writer, self.database, name)
        for _ in range(count if len(model.rows) < MAX_ROWS else 1):
            row = model.shape.make(random, 10)
            if model.is_taken(row):
                expect(Code.KeyDuplicate, table.insert, self.writer, row)
                continue
            made = table.insert(self.writer, row)
            model.rows[made.key] = {**row, model.shape.numbered: made.number} if model.shape.numbered else row

    @precondition(lambda self: self.content)
    @rule(random=seeds, count=st.sampled_from((1, 3, 20)))
    def update(self, random: Random, count: int) -> None:
        for name, key in self._some_rows(random, count):
            model, table = self.content[name], open_table(self.writer, self.database, name)
            row = model.shape.make(random, 10)
            names = [n for n in row if n not in model.shape.key_columns and random.random() < 0.6]
            changed = {**model.rows[key], **{n: row[n] for n in names}}
            if model.is_taken(changed, key):
                expect(Code.KeyDuplicate, table.update, self.writer, key, {n: row[n] for n in names})
                continue
            table.update(self.writer, key, {n: row[n] for n in names})
            model.rows[key] = changed

    @precondition(lambda self: self.content)
    @rule(random=seeds, count=st.sampled_from((1, 5, 40, 200)))
    def delete(self, random: Random, count: int) -> None:
        for name, key in self._some_rows(random, count):
            open_table(self.writer, self.database, name).delete(self.writer, key)
            del self.content[name].rows[key]

    @precondition(lambda self: self.content)
    @rule(random=seeds, steps=st.integers(1, 60))
    def walk(self, random: Random, steps: int) -> None:
        """A cursor goes to and fro, and deletes some of what it stands on: its place stays where it was."""
        name = self._some_table(random)
        assert name is not None
        self._begin()
        model = self.content[name]
        index = random.choice([None, *model.indexes])
        entries = model.entries(index) if index else [((), key) for key in self._keys_in_order(model)]
        cursor = Cursor(self.writer, open_table(self.writer, self.database, name), index)
        at = 0
        assert cursor.first() is bool(entries)
        for _ in range(steps if entries else 0):
            assert cursor.bookmark == entries[at][1]
            gone = random.random() < 0.3
            if gone:
                key = entries[at][1]
                cursor.delete()
                del model.rows[key]
                before = sum(other == key for _, other in entries[:at])
                entries = [entry for entry in entries if entry[1] != key]
                at -= before
            if random.random() < 0.6:
                at += 0 if gone else 1
                there = cursor.next()
            else:
                at -= 1
                there = cursor.previous()
            assert there is (0 <= at < len(entries))
            if not there:
                break

    @staticmethod
    def _keys_in_order(model: TableModel) -> list[bytes]:
        by_value = model.shape.primary
        return sorted(model.rows, key=lambda key: by_value(model.rows[key]) if by_value else (key,))

    def _some_rows(self, random: Random, count: int) -> list[tuple[str, bytes]]:
        """Neighbours, or any."""
        name = self._some_table(random)
        if name is None or not self.content[name].rows:
            return []
        self._begin()
        keys = sorted(self.content[name].rows)
        if random.random() < 0.5:
            start = random.randrange(len(keys))
            return [(name, key) for key in keys[start : start + count]]
        return [(name, key) for key in random.sample(keys, min(count, len(keys)))]

    # reading

    @precondition(lambda self: self.content and len(self.stack) > 1)
    @rule(random=seeds)
    def scan(self, random: Random) -> None:
        """The writer sees its own changes, in the order of any index, from both ends and from any place."""
        name = self._some_table(random)
        assert name is not None
        self._check_rows(self.writer, name, self.content[name])
        self._check_seeks(self.writer, name, self.content[name], random)

    @rule()
    def open_reader(self) -> None:
        if len(self.readers) < 3:
            session = self.running.session()
            session.begin()
            self.readers.append(Reader(session, copy_of(self.stack[0])))

    @precondition(lambda self: self.readers)
    @rule(random=seeds)
    def read(self, random: Random) -> None:
        """A reader sees what was committed when it began, whatever became of it since."""
        reader = random.choice(self.readers)
        assert tables_of_user(reader.session, self.database) == sorted(reader.content)
        for name, model in reader.content.items():
            self._check_rows(reader.session, name, model)
            self._check_seeks(reader.session, name, model, random)
        if random.random() < 0.5:
            self.readers.remove(reader)
            reader.session.close()

    @precondition(lambda self: self.readers and len(self.stack) > 1 and self.writer.writing)
    @rule(random=seeds)
    def write_in_a_readers_place(self, random: Random) -> None:
        """One session writes at a time, and none that began before the last commit."""
        expect(Code.WriteConflict, random.choice(self.readers).session.write)

    # ends

    @precondition(lambda self: len(self.stack) == 1)
    @rule()
    def checkpoint(self) -> None:
        self.running.checkpoint()

    @precondition(lambda self: len(self.stack) == 1)
    @rule()
    def detach(self) -> None:
        self._end_readers()
        self.running.detach(self.database)
        self._check_file(self.stack[0])
        self.acknowledged = [copy_of(self.stack[0])]
        self.database = self.running.attach(self.path)

    @rule(cache=caches, how=st.sampled_from(("normally", "in a crash", "in two crashes")))
    def end(self, cache: int, how: str) -> None:
        """A normal end takes back what was not committed, recovery as well; recovery may end in a crash itself."""
        self.may_leak |= len(self.stack) > 1 or how != "normally"
        if how == "normally":
            self.running.close()
            self._check_file(self.stack[0])
            self.acknowledged = [self.stack[0]]
        else:
            self.running.abandon()
        if how == "in two crashes":
            Instance.open(self.parameters).abandon()
        self._start_again(cache)

    @invariant()
    def counted(self) -> None:
        LiveMachine.steps += 1
        if self.instance is not None:
            assert self.instance.failure is None

    def teardown(self) -> None:
        try:
            if self.instance is not None and sys.exc_info()[0] is None:
                self.end(16, "in a crash")
                self.running.close()
                self._check_file(self.stack[0])
        finally:
            if self.instance is not None:
                self.instance.abandon()
            shutil.rmtree(self.directory, ignore_errors=True)


def tables_of_user(session: Session, database: LiveDatabase) -> list[str]:
    return sorted(name for name in tables_of(database).names(session) if not name.startswith("MSys"))


def expect(code: Code, call: Any, *args: Any) -> None:
    """The call is refused with this code."""
    try:
        call(*args)
    except JetError as error:
        assert error.code == code, error
    else:
        raise AssertionError(f"{code.name} was not raised")


@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_live_instance_holds_what_dicts_would(share: Share) -> None:
    """Histories of 40 steps, other ones in each share."""
    LiveMachine.steps = 0
    run_state_machine_as_test(
        seed(share.number)(LiveMachine),
        settings=settings(
            max_examples=-(-EXAMPLES // SHARES),
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"{LiveMachine.steps} steps")
