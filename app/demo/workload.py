"""A steady workload on a live instance, and an oracle of its confirmed commits, which allows the result of a
crash, backup or restore to be checked.

Each transaction changes a few orders and the one row that contains the number of the commit, the number of orders
and their digest. The oracle file lists every commit with the same figures, before it is requested and after it was
acknowledged, so that any copy of the database can be compared with it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from random import Random

from engine.change.live_database import LiveDatabase
from engine.error_codes import Code
from engine.files import FileSystem, UpdateFile, read_whole
from engine.formats.column import ColumnType
from engine.formats.keys import segment
from engine.formats.record import Row
from engine.formats.record_writer import Cells
from engine.instance.instance import Instance
from engine.instance.session import Session
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.open_tables import open_table
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.tables.schema import create_table
from engine.tables.table import OpenTable

ORDERS, PROGRESS = "Orders", "Progress"
ORACLE = "workload-oracle.jsonl"
ORDERS_KEPT = 20_000
"""With more orders than this, more are removed than added."""

_CUSTOMERS = (
    "Ahlgren",
    "Baumann",
    "Castro",
    "Dubois",
    "Eriksen",
    "Ferrari",
    "Grigson",
    "Hoang",
    "Ivanova",
    "Jansen",
)
_LONG_NOTE, _LONGEST_NOTE = 2_000, 12_000
_DIGEST_BYTES = 16
_MODULUS = 1 << 8 * _DIGEST_BYTES
_MAX_ORACLE, _MAX_LINE = 1 << 30, 1 << 10

_ORDERS = TableDefinition(
    ORDERS,
    (
        ColumnDefinition("Id", ColumnType.LONG, autoincrement=True, not_null=True),
        ColumnDefinition("Customer", ColumnType.TEXT, size=64, not_null=True),
        ColumnDefinition("Amount", ColumnType.LONG_LONG, not_null=True),
        ColumnDefinition("Note", ColumnType.LONG_TEXT),
    ),
    (
        IndexDefinition("ById", ("Id",), primary=True),
        IndexDefinition("ByCustomer", ("Customer", "Amount")),
    ),
)
_PROGRESS = TableDefinition(
    PROGRESS,
    (
        ColumnDefinition("Id", ColumnType.LONG, not_null=True),
        ColumnDefinition("Commit", ColumnType.LONG_LONG, not_null=True),
        ColumnDefinition("Orders", ColumnType.LONG, not_null=True),
        ColumnDefinition("Digest", ColumnType.BINARY, size=_DIGEST_BYTES, not_null=True),
    ),
    (IndexDefinition("ById", ("Id",), primary=True),),
)


@dataclass(frozen=True, slots=True)
class WorkloadState:
    """The content of the workload's tables after one commit: its number, the number of orders and their digest
    (hex)."""

    commit: int
    orders: int
    digest: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A line of the oracle: ``state`` was requested, or ``acknowledged``, at ``time`` (UTC)."""

    state: WorkloadState
    acknowledged: bool
    time: datetime


class Oracle:
    """The oracle file; appends to an existing one, replacing an incomplete last line."""

    def __init__(self, fs: FileSystem, path: Path) -> None:
        if not fs.exists(path):
            fs.create(path).close()
        self._file: UpdateFile = fs.open_update(path)
        size = self._file.stat().size
        tail = self._file.read_at(max(size - _MAX_LINE, 0), _MAX_LINE)
        self._end = size - len(tail) + tail.rfind(b"\n") + 1

    def write(self, state: WorkloadState, *, acknowledged: bool) -> None:
        """Add a line. When this returns, the operating system has it, and it survives the end of the process."""
        line = {
            "commit": state.commit,
            "acknowledged": acknowledged,
            "time": datetime.now(UTC).isoformat(timespec="microseconds"),
            "orders": state.orders,
            "digest": state.digest,
        }
        data = json.dumps(line).encode() + b"\n"
        self._file.write_at(self._end, data)
        self._end += len(data)

    def close(self) -> None:
        self._file.close()


def read_oracle(fs: FileSystem, path: Path) -> Iterator[Promise]:
    """The lines of an oracle file; an incomplete last line is ignored."""
    for line in read_whole(fs, path, _MAX_ORACLE).split(b"\n")[:-1]:
        entry = json.loads(line)
        state = WorkloadState(entry["commit"], entry["orders"], entry["digest"])
        yield Promise(state, entry["acknowledged"], datetime.fromisoformat(entry["time"]))


class Workload:
    """The orders of one database, changed transaction by transaction; ``kept`` is roughly their final number."""

    def __init__(
        self, instance: Instance, database: LiveDatabase, *, seed: int = 1, kept: int = ORDERS_KEPT
    ) -> None:
        self._random, self._kept = Random(seed), kept
        self._session = instance.session()
        self._digests: dict[int, int] = {}
        self._ids: list[int] = []
        self._total = 0
        self.commit = 0
        self._take_up(database)

    def _take_up(self, database: LiveDatabase) -> None:
        """Go on where the database is, or begin in one without the tables."""
        session = self._session
        session.begin(write=True)
        try:
            self._orders = open_table(session, database, ORDERS)
            self._progress = open_table(session, database, PROGRESS)
        except Code.ObjectNotFound.category:
            self._orders = create_table(session, database, _ORDERS)
            self._progress = create_table(session, database, _PROGRESS)
            self._progress.insert(session, {"Id": 1, **_cells(self.state)})
            session.commit()
            return
        rows = self._orders.rows(session)
        for node in self._orders.tree.ascending(session.read(database)):
            self._note(rows.row(node.data))
        (progress,) = self._progress.tree.ascending(session.read(database))
        self.commit = int(str(self._progress.rows(session).row(progress.data)["Commit"]))
        session.rollback()

    @property
    def state(self) -> WorkloadState:
        """The content of the tables, including the current transaction."""
        return WorkloadState(self.commit, len(self._digests), f"{self._total:032x}")

    def step(self, oracle: Oracle | None = None) -> WorkloadState:
        """One transaction, announced to the oracle before its commit and confirmed after it."""
        session = self._session
        session.begin(write=True)
        for _ in range(self._random.randint(1, 6)):
            self._change(session)
        self.commit += 1
        state = self.state
        self._progress.update(session, _key(self._progress, 1), _cells(state))
        if oracle is not None:
            oracle.write(state, acknowledged=False)
        session.commit()
        if oracle is not None:
            oracle.write(state, acknowledged=True)
        return state

    def close(self) -> None:
        """End the session."""
        self._session.close()

    def _change(self, session: Session) -> None:
        """Add an order, or change or remove one."""
        choice = self._random.random()
        removes = 0.5 if len(self._ids) > self._kept else 0.2
        if choice >= removes + 0.25 or not self._ids:
            row = self._order()
            number = self._orders.insert(session, row).number
            self._note({"Id": number, **row})
            return
        position = self._random.randrange(len(self._ids))
        id_ = self._ids[position]
        if choice < removes:
            self._orders.delete(session, _key(self._orders, id_))
            self._ids[position] = self._ids[-1]
            self._ids.pop()
            self._total = (self._total - self._digests.pop(id_)) % _MODULUS
            return
        row = self._order()
        self._orders.update(session, _key(self._orders, id_), row)
        self._total = (self._total - self._digests.pop(id_)) % _MODULUS
        self._ids[position] = self._ids[-1]
        self._ids.pop()
        self._note({"Id": id_, **row})

    def _order(self) -> Cells:
        random = self._random
        long = random.random() < 0.05
        size = random.randint(_LONG_NOTE, _LONGEST_NOTE) if long else random.randint(0, 120)
        note = (f"Ordered by phone, {random.getrandbits(40):x}. " * (size // 20 + 1))[:size]
        return {
            "Customer": random.choice(_CUSTOMERS), "Amount": random.randrange(10**9),
            "Note": note or None,
        }  # fmt: skip

    def _note(self, row: Row | Cells) -> None:
        id_ = int(str(row["Id"]))
        digest = _digest(row)
        self._ids.append(id_)
        self._digests[id_] = digest
        self._total = (self._total + digest) % _MODULUS


def run(workload: Workload, oracle: Oracle, rate: float, until: float, stopped: Iterator[bool]) -> int:
    """Steps at ``rate`` a second until the monotonic time ``until``, or until ``stopped`` says so; how many."""
    start, done = time.monotonic(), 0
    while time.monotonic() < until and not next(stopped):
        due = start + done / rate
        if (wait := due - time.monotonic()) > 0:
            time.sleep(min(wait, 0.1))
            continue
        workload.step(oracle)
        done += 1
    return done


def read_state(database: ReadOnlyDatabase) -> WorkloadState | None:
    """What a database at rest holds, ``None`` when the workload never committed anything in it.

    Raises ``Corruption`` when the orders are not those of the commit that the database says it is at.
    """
    tables = {table.name for table in database.tables()}
    if not {ORDERS, PROGRESS} <= tables:
        return None
    (progress,) = database.rows(PROGRESS)
    digests = [_digest(row) for row in database.rows(ORDERS)]
    digest = progress["Digest"]
    if not isinstance(digest, bytes):
        raise Code.DatabaseCorrupted.error(f"{PROGRESS} holds no digest of the orders.")
    claimed = WorkloadState(int(str(progress["Commit"])), int(str(progress["Orders"])), digest.hex())
    found = WorkloadState(claimed.commit, len(digests), f"{sum(digests) % _MODULUS:032x}")
    if found != claimed:
        raise Code.DatabaseCorrupted.error(f"The orders do not match commit {claimed.commit}.")
    return found


def _digest(row: Row | Cells) -> int:
    text = repr((row["Id"], row["Customer"], row["Amount"], row.get("Note")))
    return int.from_bytes(blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest(), "big")


def _cells(state: WorkloadState) -> Cells:
    return {"Commit": state.commit, "Orders": state.orders, "Digest": bytes.fromhex(state.digest)}


def _key(table: OpenTable, id_: int) -> bytes:
    return segment(table.columns["Id"], id_.to_bytes(4, "little"))
