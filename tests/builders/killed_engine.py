"""Instances in the engine's shape, under random schedules of several sessions, killed anywhere; what they hold.

Everything is done twice: by the engine, and in the plain values of :mod:`tests.oracles.killed_model`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial
from random import Random
from typing import NamedTuple

from engine.change.live_database import LiveDatabase
from engine.change.version_entry import VersionEntry
from engine.files import FileSystem
from engine.formats.log.records import Delta, Delta64, Oper, RecordFlag
from engine.instance.parameters import Parameters
from engine.tables.open_tables import open_table
from engine.tables.schema import create_table
from engine.tables.table import OpenTable, savepoint
from tests.builders.engine_shape import Shape, ShapedInstance, open_shaped
from tests.builders.live_runs import ROOT
from tests.disk.crash_model import Tree
from tests.disk.fault_fs import Killed
from tests.disk.memory_fs import MemoryFS
from tests.oracles.killed_model import (
    COUNTER_AT,
    FILE,
    TABLE,
    Row,
    Rows,
    Worker,
    cells,
    changed,
    definition,
    has_wide_counters,
    joined,
    with_values,
)

MAX_LEVELS = 4
IDS = 160
_LONG = (1100, 4050, 4051, 8150, 8151, 9000, 20000)

Step = Callable[["Life", "Worker"], None]


class Failed(Exception):
    """A statement that fails at its end."""


@dataclass
class Life:
    """One life of the instance, from its start to its violent end. ``committed`` are the states that may be found
    afterwards, the newest last.
    """

    instance: ShapedInstance
    database: LiveDatabase
    random: Random
    committed: list[Rows]
    workers: list[Worker] = field(default_factory=list)
    steps: dict[Step, int] = field(default_factory=dict)
    """How often each kind of step comes; each life has its own liking."""

    @property
    def now(self) -> Rows:
        return self.committed[-1]

    def run(self, steps: int) -> None:
        """Steps of several sessions, in any order."""
        self.steps = {step: often * self.random.choice((0, 1, 1, 4)) for step, often in STEPS.items()}
        self.steps[Life.commit] = STEPS[Life.commit]
        for _ in range(self.random.randint(1, 4)):
            self.workers.append(Worker(self.instance.session()))
        for _ in range(steps):
            self._step(self.random.choice(self.workers))

    def look_for_ids(self) -> None:
        """Ids of long values count on from here: one that another session may still bring back is not free."""
        with self.instance.session() as session:
            session.begin(write=True)
            table = open_table(session, self.database, TABLE)
            table.numbers.next_lid(session, table)

    def _step(self, worker: Worker) -> None:
        self._in_a_transaction(worker)
        (step,) = self.random.choices(list(self.steps), list(self.steps.values()))
        step(self, worker)

    @staticmethod
    def _in_a_transaction(worker: Worker) -> Worker:
        if not worker.levels:
            worker.session.begin(write=True)
            worker.levels.append({})
        return worker

    # rows that a session may change

    def _mine(self, worker: Worker, *, there: bool, counters: bool = True) -> list[int]:
        others = [other for other in self.workers if other is not worker]
        return [
            id_
            for id_ in range(IDS)
            if (worker.sees(id_, self.now) is not None) is there
            and not any(other.has(id_, counters=counters) for other in others)
        ]

    def _table(self, worker: Worker) -> OpenTable:
        return open_table(worker.session, self.database, TABLE)

    def _row(self, counter: int = 0) -> Row:
        random = self.random
        long = random.choice(_LONG) if random.random() < 0.08 else random.choice((0, 20, 40, 300, 900))
        return Row(
            counter,
            random.choice(("", "common prefix " * 6)) + f"name {random.randint(0, 12)}",
            random.choice("abcdef") * random.choice((0, 20, 100, 250)),
            None if random.random() < 0.5 else random.randbytes(long).translate(_PLAIN),
        )

    # statements

    def insert(self, worker: Worker) -> None:
        ids = self._mine(worker, there=False)
        if ids:
            self._insert(worker, self.random.choice(ids), self._row(self.random.randint(-5, 5)))

    def _insert(self, worker: Worker, id_: int, row: Row) -> None:
        self._table(worker).insert(worker.session, {"Id": id_, **cells(row)})
        worker.levels[-1][id_] = row

    def update(self, worker: Worker) -> None:
        ids = self._mine(worker, there=True)
        if not ids:
            return
        new = self._row()
        names = [name for name in ("name", "text", "body") if self.random.random() < 0.6]
        values = {name: getattr(new, name) for name in names}
        self._update(worker, self.random.choice(ids), lambda old: old._replace(**values))

    def _update(self, worker: Worker, id_: int, change: Callable[[Row], Row]) -> None:
        old = worker.sees(id_, self.now)
        assert old is not None
        new = change(old)
        self._table(worker).update(worker.session, self._key(worker, id_), cells(new))
        worker.levels[-1][id_] = new

    def delete(self, worker: Worker) -> None:
        ids = self._mine(worker, there=True)
        if ids:
            self._delete(worker, self.random.choice(ids))

    def _delete(self, worker: Worker, id_: int) -> None:
        self._table(worker).delete(worker.session, self._key(worker, id_))
        worker.levels[-1][id_] = None

    def count(self, worker: Worker) -> None:
        """Add to counters, perhaps others' too."""
        ids = self._mine(worker, there=True, counters=False)
        for id_ in self.random.sample(ids, min(len(ids), self.random.choice((1, 1, 3, 8)))):
            number = self.random.choice((1, -1, 7))
            with savepoint(worker.session):
                self._add(worker, id_, number)
            worker.levels[-1] = joined(worker.levels[-1], {id_: number})

    def _add(self, worker: Worker, id_: int, number: int) -> None:
        tree, session = self._table(worker).tree, worker.session
        key = self._key(worker, id_)
        place = tree.seek(session.read(self.database), key)
        kind, oper = (Delta64, Oper.DELTA64) if has_wide_counters(self.database.page_size) else (Delta, Oper.DELTA)
        version = VersionEntry(
            session.next_rceid(), oper, session.level, self.database.dbid, tree.root, tree.objid, True, key,
            difference=number, offset=COUNTER_AT, pgno=place.page.pgno,
        )  # fmt: skip
        record = kind(
            pgno=place.page.pgno, iline=place.line, flags=int(RecordFlag.VERSIONED | RecordFlag.UNIQUE),
            rceid=version.rceid, pgno_fdp=tree.root, objid_fdp=tree.objid, delta=number, offset=COUNTER_AT,
            key=key, data=b"",
        )  # fmt: skip
        self.database.change(session, record, version)

    def _key(self, worker: Worker, id_: int) -> bytes:
        primary = self._table(worker).primary
        assert primary is not None
        (key,) = primary.keys_of_new({"Id": id_})
        return key

    def insert_many(self, worker: Worker) -> None:
        """Rows beside one another, so that pages split."""
        ids = self._mine(worker, there=False)
        if ids:
            start = self.random.randrange(len(ids))
            for id_ in ids[start : start + self.random.randint(3, 14)]:
                self._insert(worker, id_, self._row())

    def delete_many(self, worker: Worker) -> None:
        """Rows beside one another, so that pages are emptied."""
        ids = self._mine(worker, there=True)
        if ids:
            start = self.random.randrange(len(ids))
            for id_ in ids[start : start + self.random.randint(3, 20)]:
                self._delete(worker, id_)

    def crowd_out(self, worker: Worker) -> None:
        """Rows shrink, step by step, and others take the room that taking it back would need, perhaps for good."""
        ids = self._mine(worker, there=True)
        if not ids:
            return
        start = self.random.choice(ids)
        for size in (800, self.random.randint(0, 800), 0):
            for id_ in range(start, start + 4):
                if id_ in ids:
                    self._update(worker, id_, partial(with_values, text="", size=size))
        other = self._in_a_transaction(self.random.choice(self.workers))
        shrunk = range(start, start + 4) if other is worker else ()
        for id_ in self._mine(other, there=True):
            if abs(id_ - start) < 12 and id_ not in shrunk:
                self._update(other, id_, partial(with_values, text="x" * 250, size=900))
        for id_ in self._mine(other, there=False):
            if abs(id_ - start) < 6:
                self._insert(other, id_, self._row())

    def fail(self, worker: Worker) -> None:
        """A statement whose level is rolled back."""
        with contextlib.suppress(Failed), self._level(worker), savepoint(worker.session):
            self.random.choice((Life.insert, Life.update, Life.delete, Life.count, Life.insert_many))(self, worker)
            raise Failed

    def cancel(self, worker: Worker) -> None:
        """An update that is prepared, has stored a long value, and is cancelled after others were made."""
        session = worker.session
        before = len(session._versions)
        table, value = self._table(worker), self.random.randbytes(self.random.choice(_LONG)).translate(_PLAIN)
        assert table.long_values is not None
        with savepoint(session):
            table.long_values.store(session, table.numbers.next_lid(session, table), value)
        mine = session._versions[before:]
        self.random.choice((Life.insert, Life.update, Life.count, Life.delete))(self, worker)
        self.instance.take_back(session, mine)

    @contextlib.contextmanager
    def _level(self, worker: Worker) -> Iterator[None]:
        """A level whose changes are forgotten."""
        worker.levels.append({})
        try:
            yield
        finally:
            worker.levels.pop()

    # transactions

    def begin(self, worker: Worker) -> None:
        if len(worker.levels) < MAX_LEVELS:
            worker.session.begin()
            worker.levels.append({})

    def commit(self, worker: Worker) -> None:
        if len(worker.levels) > 1:
            worker.session.commit()
            later = worker.levels.pop()
            worker.levels[-1] = joined(worker.levels[-1], later)
            return
        (level,) = worker.levels
        state = dict(self.now)
        for id_, change in level.items():
            row = changed(state.get(id_), change)
            state.pop(id_, None)
            if row is not None:
                state[id_] = row
        lazy, has_logged = self.random.random() < 0.5, bool(worker.session.begin0)
        self.committed.append(state)
        self.instance.leave_nodes_of_others(worker.session)
        worker.session.commit(lazy=lazy)
        worker.levels.clear()
        if has_logged and not lazy:
            del self.committed[:-1]

    def rollback(self, worker: Worker) -> None:
        if len(worker.levels) == 1:
            self.instance.leave_nodes_of_others(worker.session)
        worker.session.rollback()
        worker.levels.pop()

    # the disk

    def flush(self, worker: Worker) -> None:
        self.instance.cache.flush()

    def flush_log(self, worker: Worker) -> None:
        self.instance.log.flush()
        del self.committed[:-1]

    def checkpoint(self, worker: Worker) -> None:
        self.instance.checkpoint()
        del self.committed[:-1]


STEPS: dict[Step, int] = {
    Life.insert: 16,
    Life.update: 20,
    Life.delete: 8,
    Life.count: 10,
    Life.insert_many: 5,
    Life.delete_many: 3,
    Life.crowd_out: 4,
    Life.fail: 8,
    Life.cancel: 5,
    Life.begin: 12,
    Life.commit: 12,
    Life.rollback: 9,
    Life.flush: 1,
    Life.flush_log: 2,
    Life.checkpoint: 1,
}
"""What a session may do next, and how often it does."""

_PLAIN = bytes(byte | 0x80 for byte in range(256))
"""Bytes that no reader takes for a compressed chunk."""


def parameters(page_size: int, *, cache: int = 64, circular: bool = False) -> Parameters:
    return Parameters(
        ROOT, page_size=page_size, log_file_kib=64, checkpoint_depth=64 << 10, cache_pages=cache,
        growth_pages=16, circular=circular,
    )  # fmt: skip


class Start(NamedTuple):
    """A clean instance: its files, its rows."""

    tree: Tree
    rows: Rows


@cache
def start(page_size: int) -> Start:
    """What every life begins with."""
    fs, random = MemoryFS(ROOT), Random(page_size)
    with ShapedInstance.open(replace(parameters(page_size), cache_pages=1024), fs=fs) as instance:
        assert isinstance(instance, ShapedInstance)
        database = instance.create_database(ROOT / FILE)
        with instance.session() as session:
            session.begin(write=True)
            table = create_table(session, database, definition(page_size))
            # One that a session made would be taken back with it, however many use it by then.
            table.insert(session, {"Id": IDS, "Count": 0, "Name": "", "Text": "", "Body": bytes(_LONG[-1])})
            session.commit()
        first = Row(0, "", "", bytes(_LONG[-1]))
        life = Life(instance, database, random, [{IDS: first}], [Worker(instance.session())])
        (worker,) = life.workers
        for _ in range(3):
            life._in_a_transaction(worker)
            for _ in range(8):
                life.insert(worker)
            life.insert_many(worker)
            life.commit(worker)
    return Start(fs.tree(), life.now)


def live(fs: FileSystem, page_size: int, rows: Rows, random: Random, shape: Shape, steps: int) -> list[Rows]:
    """A life on a clean instance, to its end in the middle of something; the states that may be found."""
    settings = parameters(page_size, cache=random.choice((16, 32, 256)), circular=random.random() < 0.3)
    instance = ShapedInstance.open(settings, fs=fs)
    assert isinstance(instance, ShapedInstance)
    try:
        life = Life(instance, open_shaped(instance, ROOT / FILE, shape), random, [rows])
        life.look_for_ids()
        with contextlib.suppress(Killed):
            life.run(steps)
        return life.committed
    finally:
        instance.abandon()
