"""One thread writes, three read, in a cache far smaller than the table: each reader sees one committed state."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from engine.change.live_database import LiveDatabase
from engine.files import LocalFileSystem
from engine.formats.column import ColumnType
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.cursor import Cursor
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.open_tables import open_table
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.tables.schema import create_table
from engine.verify.structure import check_structure

SECONDS = float(os.environ.get("ESE_THREADS_SECONDS", "3"))
PATIENCE = 60.0
ACCOUNTS, AMOUNT = 120, 1000
_TABLE = TableDefinition(
    "Accounts",
    (
        ColumnDefinition("Id", ColumnType.LONG, autoincrement=True),
        ColumnDefinition("Amount", ColumnType.LONG_LONG, not_null=True),
        ColumnDefinition("Note", ColumnType.LONG_TEXT),
    ),
    (IndexDefinition("ById", ("Id",), primary=True), IndexDefinition("ByAmount", ("-Amount",))),
)


class Bank:
    """Accounts whose amounts add up to the same in every committed state."""

    def __init__(self, instance: Instance, database: LiveDatabase) -> None:
        self.instance = instance
        self.database = database
        self.over = threading.Event()
        self.transfers = 0
        self.worked: set[int] = set()
        """Threads that have done a whole piece of their work."""
        with instance.session() as session:
            session.begin()
            table = create_table(session, database, _TABLE)
            self.keys = [table.insert(session, _account(AMOUNT, 200)).key for _ in range(ACCOUNTS - 1)]
            self.keys.append(table.insert(session, _account(AMOUNT, 3000)).key)
            session.commit()

    def write(self, seed: int) -> int:
        """Transfers, one transaction each, until it is over; some are taken back."""
        random = Random(seed)
        try:
            with self.instance.session() as session:
                while not self.over.is_set():
                    session.begin()
                    self._transfer(Cursor(session, open_table(session, self.database, "Accounts")), random)
                    if random.random() < 0.2:
                        session.rollback()
                    else:
                        session.commit(lazy=random.random() < 0.8)
                    self.transfers += 1
                    self.worked.add(threading.get_ident())
                    if random.random() < 0.01:
                        self.instance.checkpoint()
        finally:
            self.over.set()
        return self.transfers

    def _transfer(self, cursor: Cursor, random: Random) -> None:
        """From one account to another. Accounts of nothing come and go, so that pages are split and merged."""
        amount = random.randint(-50, 50)
        for key, change in zip(random.sample(self.keys, 2), (amount, -amount), strict=True):
            assert cursor.goto(key)
            cursor.update(
                {**_account(int(str(cursor.retrieve("Amount"))) + change, random.choice((3, 200, 3000)))}
            )
        if random.random() < 0.3:
            cursor.insert(_account(0, 400))
        elif cursor.last() and cursor.key not in self.keys:
            cursor.delete()

    def read(self, index: str | None) -> int:
        """Scans, each of one committed state, until it is over; their number."""
        scans = 0
        try:
            with self.instance.session() as session:
                while not self.over.is_set():
                    session.begin()
                    cursor = Cursor(session, open_table(session, self.database, "Accounts"), index)
                    amounts = [int(str(row["Amount"])) for row in cursor.rows()]
                    assert sum(amounts) == ACCOUNTS * AMOUNT
                    assert len(amounts) >= ACCOUNTS
                    assert index is None or amounts == sorted(amounts, reverse=True)
                    session.rollback()
                    scans += 1
                    self.worked.add(threading.get_ident())
        finally:
            self.over.set()
        return scans


def _account(amount: int, note: int) -> dict[str, int | str]:
    return {"Amount": amount, "Note": "x" * note}


@pytest.mark.parametrize("page_size", [4096, 32768])
def test_readers_see_committed_states_while_one_writes(tmp_path: Path, page_size: int) -> None:
    parameters = Parameters(tmp_path, page_size=page_size, log_file_kib=256, cache_pages=16, circular=True)
    with Instance.open(parameters) as instance, ThreadPoolExecutor(4) as pool:
        bank = Bank(instance, instance.create_database(tmp_path / "bank.edb"))
        writing = pool.submit(bank.write, 1)
        reading = [pool.submit(bank.read, index) for index in (None, None, "ByAmount")]
        until = time.monotonic() + SECONDS
        while not bank.over.wait(0.05) and (now := time.monotonic()) < until + PATIENCE:
            if now >= until and len(bank.worked) == 1 + len(reading):
                break
        bank.over.set()
        scans = [future.result(60) for future in reading]
        assert writing.result(60) > 0
        assert all(scans)
        stats = instance.cache.stats
        assert stats.versions == 0
        assert stats.pages <= parameters.cache_pages + 4
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(tmp_path / "bank.edb")) as database:
        assert [finding.detail for finding in check_structure(database)] == []
        assert sum(int(str(row["Amount"])) for row in database.rows("Accounts")) == ACCOUNTS * AMOUNT
    print(f"{page_size}: {bank.transfers} transactions, {sum(scans)} scans")
