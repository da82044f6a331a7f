"""The formats of an export with names and values that are hard to write: each is read again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.evidence.proofs import RunRecord
from app.export.folder import CsvFiles, JsonFiles
from app.export.names import file_name, identifier
from app.export.sqlite_file import FILE, SqliteFile
from app.operations.export import ExportKind, ExportRequest
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem
from engine.formats.catalog import Table
from engine.formats.column import FIRST_TAGGED, Column, ColumnType
from engine.formats.record import Row, column_names
from engine.formats.values import Unreadable
from engine.run_context import RunContext
from engine.salvage.job import REPORT_NAME, TableSink
from tests.builders.exported_tables import read_again
from tests.builders.pages import build_record, build_tagged
from tests.builders.small_instance import small_database

HOSTILE = (
    "CON", "con.txt", "a/b", "a:b", "..", ".", " ", "", "x.", "../../etc/passwd", "C:\\x", "new\nline", "null\0",
    "\u202egnp.exe", "Rows", "rows", "ROWS", "rows-2", "e\u0301", "\xe9", 'quo"te', "'; DROP TABLE x; --",
    "sqlite_master", "export-report", "-", "=1", "ÿ" * 300, "👾" * 100, "COM¹", "select", "\ud800",
)  # fmt: skip


def table_of(name: str, *columns: str, type_: ColumnType = ColumnType.LONG_TEXT) -> Table:
    made = tuple(Column(FIRST_TAGGED + i, column, type_) for i, column in enumerate(columns))
    return Table(objid=8, name=name, root=31, flags=0, columns=made)


def write(sink: TableSink, tables: list[tuple[Table, list[Row]]]) -> list[str]:
    names = []
    for table, rows in tables:
        names.append(sink.begin(table))
        columns = column_names(table.columns)
        assert sink.add([[row[name] for name in columns] for row in rows]) == len(rows)
        sink.end()
    sink.finish()
    sink.close()
    return names


@pytest.mark.parametrize("kind", ["csv", "json", "sqlite"])
def test_hostile_names_of_tables(tmp_path: Path, kind: str) -> None:
    sinks: dict[str, Callable[[FileSystem, Path], TableSink]]
    sinks = {"csv": CsvFiles, "json": JsonFiles, "sqlite": SqliteFile}
    tables: list[tuple[Table, list[Row]]]
    tables = [(table_of(name, "x"), [{"x": str(i)}]) for i, name in enumerate(HOSTILE)]
    names = write(sinks[kind](LocalFileSystem(), tmp_path), tables)
    target = tmp_path / FILE if kind == "sqlite" else tmp_path
    assert [read_again(target, name, kind) for name in names] == [[[str(i)]] for i in range(len(HOSTILE))]
    if kind != "sqlite":
        assert {path.name for path in tmp_path.iterdir()} == set(names)


def test_names_of_files_are_safe_everywhere() -> None:
    taken = {REPORT_NAME}
    names = [file_name(name, "json", taken) for name in (*HOSTILE, "export-report")]
    assert len({name.casefold() for name in names}) == len(names)
    assert names[:4] == ["_CON.json", "_con.txt.json", "a_b.json", "a_b-2.json"]
    for name in names:
        assert len(name.encode()) < 256
        assert name.isprintable()
        assert not set('<>:"/\\|?*') & set(name)
        assert name[0] not in " ."
        assert name != REPORT_NAME


def test_names_in_sqlite_do_not_collide() -> None:
    taken: set[str] = set()
    assert [identifier(name, taken) for name in ("Rows", "rows", "sqlite_x", "", "a\nb")] == [
        "Rows",
        "rows-2",
        "_sqlite_x",
        "unnamed",
        "a\\nb",
    ]


def cells_of(folder: Path, query: str) -> list[tuple[Any, ...]]:
    database = sqlite3.connect(folder / FILE)
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


def test_hostile_columns_in_sqlite(tmp_path: Path) -> None:
    columns = ['a"b', "A", "a", "", "x\0y", "rowid", "select"]
    row: Row = {name: str(i) for i, name in enumerate(columns)}
    (name,) = write(SqliteFile(LocalFileSystem(), tmp_path), [(table_of("t", *columns), [row])])
    assert cells_of(tmp_path, f'SELECT * FROM "{name}"') == [tuple("0123456")]


def test_more_columns_than_sqlite_takes(tmp_path: Path) -> None:
    """The directory of a domain has thousands; those beyond the limit are JSON in a column of their own."""
    columns = [f"c{i}" for i in range(4100)]
    row: Row = dict.fromkeys(columns)
    row |= {"c0": "first", "c1998": "last", "c1999": "more", "c4099": b"\1"}
    write(SqliteFile(LocalFileSystem(), tmp_path), [(table_of("t", *columns), [row])])
    ((*direct, more),) = cells_of(tmp_path, "SELECT * FROM t")
    assert len(direct) == 1999
    assert (direct[0], direct[1998]) == ("first", "last")
    assert json.loads(more) == {"c1999": "more", "c4099": "01"}


def test_a_table_without_columns(tmp_path: Path) -> None:
    for kind, made in (("csv", CsvFiles), ("json", JsonFiles), ("sqlite", SqliteFile)):
        (tmp_path / kind).mkdir()
        write(made(LocalFileSystem(), tmp_path / kind), [(table_of("t"), [{}])])
    assert json.loads((tmp_path / "json" / "t.jsonl").read_text()) == {}
    assert cells_of(tmp_path / "sqlite", "SELECT * FROM t") == [(None,)]


def test_sqlite_keeps_types(tmp_path: Path) -> None:
    kinds = (ColumnType.LONG, ColumnType.IEEE_DOUBLE, ColumnType.LONG_BINARY, ColumnType.UNSIGNED_LONG_LONG)
    columns = tuple(Column(FIRST_TAGGED + i, f"c{i}", kind) for i, kind in enumerate(kinds))
    rows: list[Row] = [
        {"c0": 1, "c1": 1.0, "c2": b"\0\1", "c3": 7},
        {"c0": None, "c1": float("nan"), "c2": b"", "c3": (1 << 64) - 1},
        {
            "c0": [1, 2],
            "c1": float("inf"),
            "c2": Unreadable("Xpress9", b"abc"),
            "c3": [Unreadable("encrypted", b"")],
        },
    ]
    write(SqliteFile(LocalFileSystem(), tmp_path), [(Table(8, "t", 31, 0, columns), rows)])
    assert cells_of(tmp_path, "SELECT * FROM t") == [
        (1, 1.0, b"\0\1", 7),
        (None, "nan", b"", "18446744073709551615"),
        ("[1, 2]", float("inf"), None, "[null]"),
    ]


def test_a_full_disk_below_sqlite(tmp_path: Path) -> None:
    """SQLite writes by itself: what it is refused with is the same error."""
    sink = SqliteFile(LocalFileSystem(), tmp_path)
    sink._db.execute("PRAGMA max_page_count = 20")
    sink.begin(table_of("t", "x"))
    with pytest.raises(JetError) as caught:
        for _ in range(100):
            sink.add([["x" * 4000]])
    assert caught.value.code is Code.DiskFull
    sink.close()


def test_a_value_too_large_for_sqlite(tmp_path: Path) -> None:
    sink = SqliteFile(LocalFileSystem(), tmp_path)
    sink._db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1000)
    sink.begin(table_of("t", "x"))
    with pytest.raises(JetError) as caught:
        sink.add([["x" * 2000]])
    assert caught.value.code is Code.RecordTooBig
    sink.close()


def test_cells_that_a_spreadsheet_would_run(tmp_path: Path) -> None:
    rows: list[Row] = [{"=x": value} for value in ("=1+1", "+1", "-1", "@a", "plain", -1, None, b"\1\2")]
    (name,) = write(CsvFiles(LocalFileSystem(), tmp_path), [(table_of("t", "=x"), rows)])
    lines = (tmp_path / name).read_text().splitlines()
    assert lines == ["'=x", "'=1+1", "'+1", "'-1", "'@a", "plain", "-1", '""', "0102"]


@pytest.mark.parametrize("kind", ["csv", "json", "sqlite"])
def test_values_that_cannot_be_decoded_are_null_and_counted(tmp_path: Path, kind: str) -> None:
    encrypted = build_tagged([(256, 0x41, b"secret"), (257, 0x03, b"\x28" + bytes(9))], 4096)
    source = tmp_path / "small.edb"
    source.write_bytes(small_database(4096, [build_record(tagged=encrypted), build_record()]))
    request = ExportRequest(source, tmp_path / "out", ExportKind(kind))
    done = request.run(RunContext(), RunRecord).result
    (table,) = done.tables
    assert done.ok
    assert dict(table.unreadable) == {"encrypted": 1, "Xpress9": 1}
    first, _ = read_again(tmp_path / "out", table.output, kind)
    nothing: Any = "" if kind == "csv" else None
    assert first[7] == nothing
    assert first[8] == ([None] if kind == "json" else "[null]")
