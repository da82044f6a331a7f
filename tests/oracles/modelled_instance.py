"""A live instance, and the dicts that say what it holds: its lives, its sessions, the checks of the two."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from engine.files import LocalFileSystem
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.instance.session import Session
from engine.tables.cursor import Cursor, Seek
from engine.tables.open_tables import open_table
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.finding import FindingKind
from engine.verify.structure import check_structure
from tests.oracles.table_models import Content, TableModel, copy_of

FS = LocalFileSystem()
IN_MEMORY = Path("/dev/shm")
"""Power cuts are for others to try: here a process dies, and a file system in memory is as good as any."""

caches = st.sampled_from((16, 17, 32, 64))


@dataclass
class Reader:
    """A session with a snapshot, and what it must see."""

    session: Session
    content: Content


class ModelledInstance(RuleBasedStateMachine):
    """One database of one instance. ``stack[0]`` is what was committed, ``stack[-1]`` what the writer sees."""

    def __init__(self) -> None:
        super().__init__()
        self.directory = Path(tempfile.mkdtemp(prefix="ese-model-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
        self.instance: Instance | None = None

    @initialize(page_size=st.sampled_from((4096, 8192, 16384, 32768)), cache=caches, circular=st.booleans())
    def begin_life(self, page_size: int, cache: int, circular: bool) -> None:
        self.parameters = Parameters(
            self.directory, page_size=page_size, log_file_kib=64, checkpoint_depth=128 << 10, cache_pages=cache,
            circular=circular, growth_pages=16, writer_wait=0.001,
        )  # fmt: skip
        self.stack: list[Content] = [{}]
        self.acknowledged: list[Content] = [{}]
        """The last state that is durable for certain, and those committed since, whose fate a crash decides."""
        self.may_leak = False
        """Trees that a transaction made, and its splits, are not taken back with it: their pages may be lost."""
        self._open()
        self.database = self.running.create_database(self.path)

    # the parts

    @property
    def running(self) -> Instance:
        assert self.instance is not None
        return self.instance

    @property
    def path(self) -> Path:
        return self.directory / "model.edb"

    @property
    def content(self) -> Content:
        return self.stack[-1]

    def _open(self) -> None:
        self.instance = Instance.open(self.parameters)
        self.writer = self.instance.session()
        self.readers: list[Reader] = []

    def _begin(self) -> None:
        if len(self.stack) == 1:
            self.writer.begin(write=True)
            self.stack.append(copy_of(self.content))

    def _some_table(self, random: Random) -> str | None:
        return random.choice(sorted(self.content)) if self.content else None

    # lives

    def _start_again(self, cache: int) -> None:
        self.parameters = replace(self.parameters, cache_pages=cache)
        self._open()
        self.stack = [self._check_file(*self.acknowledged)]
        self.acknowledged = [copy_of(self.stack[0])]
        self.database = self.running.attach(self.path)

    def _end_readers(self) -> None:
        for reader in self.readers:
            reader.session.close()
        self.readers.clear()

    # checks

    def _check_rows(self, session: Session, name: str, model: TableModel) -> None:
        cursor = Cursor(session, open_table(session, self.database, name))
        assert list(cursor.rows()) == model.in_order()
        for index in model.indexes:
            entries = model.entries(index)
            cursor = Cursor(session, cursor.table, index)
            found = []
            there = cursor.last()
            while there:
                found.append(cursor.bookmark)
                there = cursor.previous()
            assert found[::-1] == [key for _, key in entries]

    def _check_seeks(self, session: Session, name: str, model: TableModel, random: Random) -> None:
        table = open_table(session, self.database, name)
        if "ByName" in model.indexes:
            cursor = Cursor(session, table, "ByName")
            entries = model.entries("ByName")
            for _ in range(3):
                wanted = model.shape.make(random, 10)["Name"]
                place = (1, wanted.upper())
                for mode, fits, at in (
                    (Seek.AT_LEAST, [key for p, key in entries if p >= place], 0),
                    (Seek.GREATER, [key for p, key in entries if p > place], 0),
                    (Seek.MAX_AT, [key for p, key in entries if p <= place], -1),
                    (Seek.LESS, [key for p, key in entries if p < place], -1),
                    (Seek.EQUAL, [key for p, key in entries if p == place], 0),
                ):
                    assert cursor.seek(wanted, mode=mode) is bool(fits)
                    if fits:
                        assert cursor.bookmark == fits[at]
                cursor.set_range(("name 2",), ("name 5",))
                expected = [key for p, key in entries if (1, "NAME 2") <= p <= (1, "NAME 5")]
                assert cursor.count() == len(expected)
                cursor.clear_range()
        if model.rows:
            key = random.choice(sorted(model.rows))
            cursor = Cursor(session, table)
            assert cursor.goto(key)
            assert cursor.row() == model.rows[key]

    def _check_file(self, *allowed: Content) -> Content:
        """The database at rest is sound and holds one of these states; which one."""
        with ReadOnlyDatabase.open(FS.open_read(self.path)) as database:
            assert database.header.is_clean
            findings = check_structure(database)
            wrong = [f.detail for f in findings if not (self.may_leak and f.kind is FindingKind.LEAKED)]
            assert not wrong, wrong
            found = {table.name: list(database.rows(table)) for table in database.tables() if not table.system}
        for content in reversed(allowed):
            if {name: table.in_order() for name, table in content.items()} == found:
                return content
        raise AssertionError(f"no state that was committed: { ({n: len(rows) for n, rows in found.items()}) }")
