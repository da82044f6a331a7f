"""A database with tables of every sort for exports, its damage, and exports read again."""

from __future__ import annotations

import csv
import json
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from app.evidence.proofs import RunRecord
from app.operations.export import ExportKind, ExportRequest
from engine.files import LocalFileSystem
from engine.formats.catalog import Table, TreeRoot
from engine.formats.column import ColumnType
from engine.formats.db_header import page_offset
from engine.formats.page import Page
from engine.formats.record import Row
from engine.formats.tree import Tree
from engine.run_context import RunContext
from engine.salvage.exported import Exported
from engine.tables.definitions import ColumnDefinition
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.builders.live_tables import BLOB, NAME, NOTES, NUMBER, TAGS, LiveTables, live_tables, simple

WIDE = ColumnDefinition("Wide", ColumnType.UNSIGNED_LONG_LONG)
WHEN = ColumnDefinition("When", ColumnType.DATE_TIME)
GUID = ColumnDefinition("Guid", ColumnType.GUID)
REAL = ColumnDefinition("Real", ColumnType.IEEE_DOUBLE)
YES = ColumnDefinition("Yes", ColumnType.BIT)
DEEP_ROWS = 3000
LONG_ROWS = 60


def write_tables(directory: Path, *, crash: bool = False) -> Path:
    """The database. ``Deep`` has three levels, ``Long`` long values, ``Sorts`` values of all sorts, ``Empty`` no
    rows; two tables have names that no file and no SQL may have as they are."""
    directory.mkdir(parents=True, exist_ok=True)
    with live_tables(directory) as live:
        live.create(simple("Deep", NAME, NUMBER))
        live.create(simple("Long", NUMBER, BLOB))
        live.create(simple("Sorts", NUMBER, NAME, NOTES, TAGS, WIDE, WHEN, GUID, REAL, YES))
        live.create(simple("Empty", NUMBER))
        live.create(simple("CON", NUMBER))
        live.create(simple('a/b "; DROP TABLE x', NUMBER))
        _fill(live)
        live.crash() if crash else live.close()
    return live.path


def _fill(live: LiveTables) -> None:
    deep = live.cursor("Deep")
    for number in range(DEEP_ROWS):
        deep.insert({"Name": f"{number // 40:05}{'k' * 80}{number % 40:02}", "Number": number})
    long = live.cursor("Long")
    for number in range(LONG_ROWS):
        long.insert({"Number": number, "Blob": bytes((number,)) * 9000})
    sorts = live.cursor("Sorts")
    sorts.insert({"Number": 1})
    sorts.insert(
        {
            "Number": 2,
            "Name": '=1+1,"x"',
            "Notes": "Füchse 🦊\nline\0two",
            "Tags": ["-one", "two"],
            "Wide": (1 << 64) - 1,
            "When": datetime(2025, 1, 2, 3, 4, 5),
            "Guid": UUID(int=77),
            "Real": -0.5,
            "Yes": True,
        }
    )
    sorts.insert({"Number": -3, "Real": float("nan"), "Yes": False, "Name": ""})
    live.cursor("CON").insert({"Number": 1})
    live.commit()


class Damaged:
    """A database file that can be damaged page by page."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = bytearray(path.read_bytes())
        self.database = ReadOnlyDatabase.open(LocalFileSystem().open_read(path))
        self.size = self.database.page_size

    def spoil(self, *pgnos: int) -> None:
        """Make pages fail their checksums, beyond what one corrected bit could mend."""
        for pgno in pgnos:
            start = page_offset(pgno, self.size)
            for at in (100, 700, 1500):
                self.data[start + at] ^= 0x5A
        self.save()

    def save(self) -> None:
        self.path.write_bytes(self.data)

    def pages(self, tree: Table | TreeRoot) -> list[Page]:
        return list(Tree(self.database.read_page, tree.root, tree.objid).pages())

    def leaves(self, tree: Table | TreeRoot) -> list[Page]:
        return [page for page in self.pages(tree) if page.is_leaf]

    def inner(self, tree: Table | TreeRoot) -> list[Page]:
        return [page for page in self.pages(tree) if not page.is_leaf]


def rows_of(path: Path, table: str) -> list[Row]:
    """What our reader gives."""
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(path)) as database:
        return list(database.rows(table))


def as_json(value: Any) -> Any:
    """A value as an export to JSON shows it, said once more."""
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S") + (f".{value:%f}" if value.microsecond else "") + "Z"
    if isinstance(value, UUID) or (isinstance(value, float) and value != value):
        return str(value)
    return value


def as_csv(value: Any) -> str:
    shown = as_json(value)
    if shown is None:
        return ""
    if not isinstance(shown, str):
        return json.dumps(shown)
    return f"'{shown}" if isinstance(value, str) and shown[:1] in ("=", "+", "-", "@") else shown


def as_sqlite(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int) and value >= 1 << 63:
        return str(value)
    if isinstance(value, list):
        return json.dumps(as_json(value))
    return value if isinstance(value, bytes) else as_json(value)


def expected(rows: list[Row], kind: str) -> list[list[Any]]:
    """The cells of rows as an export of this kind has them."""
    cell = {"csv": as_csv, "json": as_json, "sqlite": as_sqlite}[kind]
    return [[cell(value) for value in row.values()] for row in rows]


def read_again(target: Path, output: str, kind: str) -> list[list[Any]]:
    """The cells of one table of an export, without its heading."""
    if kind == "sqlite":
        with sqlite3.connect(target) as database:
            rows = database.execute('SELECT * FROM "' + output.replace('"', '""') + '"').fetchall()
        database.close()
        return [list(row) for row in rows]
    path = target / output
    if kind == "json":
        lines = path.read_text(encoding="ascii").splitlines()
        return [list(json.loads(line).values()) for line in lines]
    with path.open(encoding="utf-8", newline="") as file:
        return [list(row) for row in csv.reader(file)][1:]


def export(source: Path, target: Path, kind: str = "json", **context: object) -> Exported:
    request = ExportRequest(source, target, ExportKind(kind))
    return request.run(RunContext(**context), RunRecord).result  # type: ignore[arg-type]


def check_whole(done: Exported, source: Path, kind: str, *, besides: tuple[str, ...] = ()) -> None:
    """Every table of the application is there, with the rows that our reader gives for ``source``."""
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(source)) as database:
        names = [table.name for table in database.tables() if not table.system]
    assert [table.name for table in done.tables] == names
    for table in done.tables:
        if table.name not in besides:
            rows = rows_of(source, table.name)
            assert table.rows == len(rows)
            assert read_again(done.target, table.output, kind) == expected(rows, kind)
