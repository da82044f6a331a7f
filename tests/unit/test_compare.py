"""Comparisons: schema, tables of one side, damage, moments of a chain, instances at rest, real files."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import engine
from engine import ComparedTable, DifferenceKind, ReadableState, RestoreTarget, compare_databases, open_state
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.formats.column import ColumnType
from engine.formats.values import Value
from engine.progress import Cancel
from engine.tables.definitions import ColumnDefinition
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.builders.dirty_instances import COMMITTED, crash
from tests.builders.exported_tables import Damaged, write_tables
from tests.builders.live_tables import FILE, NAME, NUMBER, live_tables, simple
from tests.datasets import dataset
from tests.golden.make_sets import ALL, DATABASE, FULL_AFTER, TABLE, moment_of, rows_after

FS = engine.LocalFileSystem()
GOLDEN = Path(__file__).parents[1] / "golden"
WIDE_NAME = ColumnDefinition(NAME.name, ColumnType.LONG_TEXT, code_page=1200)
EXTRA = ColumnDefinition("Extra", ColumnType.LONG)


def compared(before: Path, after: Path, **how: object) -> dict[str, ComparedTable]:
    with open_state(ReadableState(before)) as one, open_state(ReadableState(after)) as two:
        return {table.name: table for table in compare_databases(one.data, two.data, **how)}  # type: ignore[arg-type]


def write(folder: Path, *tables: tuple[str, tuple[ColumnDefinition, ...]], rows: int = 3) -> Path:
    """A database with these tables, keyed by their first columns, of rows 0, 1, …"""
    folder.mkdir()
    with live_tables(folder) as live:
        for name, columns in tables:
            live.create(simple(name, *columns))
            cursor = live.cursor(name)
            for number in range(rows):
                cursor.insert({NUMBER.name: number, NAME.name: f"row {number}"})
        live.close()
    return live.path


def test_definitions_and_tables_of_one_side(tmp_path: Path) -> None:
    one = write(tmp_path / "a", ("t", (NUMBER, NAME)), ("only a", (NUMBER, NAME)))
    two = write(
        tmp_path / "b",
        ("t", (NUMBER, WIDE_NAME, EXTRA)),
        ("only b", (NUMBER, NAME)),
        rows=4,
    )
    found = compared(one, two)
    table = found["t"]
    assert (table.added, table.changed, table.gone, table.same) == (1, 0, 0, 3)
    assert sorted(table.schema) == [
        "Column Extra was added (long).",
        "Column Name was text, up to 255 bytes, code page 1252 and is long text, code page 1200.",
    ]
    assert set(table.columns) == {"Number", "Name", "Extra"} and not table.is_same
    assert (found["only a"].kind, found["only a"].gone) == (DifferenceKind.GONE, 3)
    assert (found["only b"].kind, found["only b"].added) == (DifferenceKind.ADDED, 4)
    assert found["only b"].rows[0].after == {"Number": 0, "Name": "row 0"}


def test_rows_with_other_keys_are_not_matched(tmp_path: Path) -> None:
    one = write(tmp_path / "a", ("t", (NUMBER, NAME)))
    two = write(tmp_path / "b", ("t", (NAME, NUMBER)))
    table = compared(one, two)["t"]
    assert table.error is not None and "was (Number) and is (Name)" in table.error.message
    assert table.differences == 0 and not table.is_same


def test_damage_in_a_table_hinders_no_other(tmp_path: Path) -> None:
    one, two = write_tables(tmp_path / "a"), write_tables(tmp_path / "b")
    damaged = Damaged(two)
    leaf = damaged.leaves(damaged.database.table("Deep"))[5]
    damaged.database.close()
    damaged.spoil(leaf.pgno)
    found = compared(one, two)
    assert found["Deep"].error is not None and found["Deep"].error.code is Code.ReadVerifyFailure
    assert 0 < found["Deep"].same < 3000
    assert all(found[name].is_same for name in ("Long", "Sorts", "Empty", "CON"))


def test_which_tables(tmp_path: Path) -> None:
    path = write_tables(tmp_path / "a")
    assert list(compared(path, path, tables=("sorts", "Deep"))) == ["Sorts", "Deep"]
    assert "MSysObjects" in compared(path, path, system=True)
    with pytest.raises(JetError) as caught:
        compared(path, path, tables=("nothing",))
    assert caught.value.code is Code.ObjectNotFound
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        compared(path, path, cancel=cancel)


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A chain with a full backup and incrementals, of which each commit is known."""
    folder = tmp_path_factory.mktemp("golden")
    with tarfile.open(sorted(GOLDEN.glob("*.tar.xz"))[0]) as archive:
        archive.extractall(folder, filter="data")
    yield sorted(path.parent for path in folder.rglob("backup-manifest.json"))[0]


def test_two_moments_of_a_chain(golden: Path) -> None:
    first, last = FULL_AFTER + 1, ALL - 1
    states = [ReadableState(golden, RestoreTarget(moment=moment_of(at)), DATABASE) for at in (first, last)]
    with open_state(states[0]) as one, open_state(states[1]) as two:
        (table,) = compare_databases(one.data, two.data, tables=[TABLE], most=1 << 20)
    before, after = rows_after(first), rows_after(last)
    wanted: dict[Value, DifferenceKind] = {}
    for number in before.keys() | after.keys():
        if number not in before or number not in after:
            wanted[number] = DifferenceKind.ADDED if number not in before else DifferenceKind.GONE
        elif before[number] != after[number]:
            wanted[number] = DifferenceKind.CHANGED
    assert {row.key[NUMBER.name]: row.kind for row in table.rows} == wanted
    assert set(wanted.values()) == set(DifferenceKind)


def test_a_dirty_instance_is_recovered_in_memory(tmp_path: Path) -> None:
    folder = tmp_path / "dirty"
    folder.mkdir()
    crash(folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with open_state(ReadableState(folder)) as state:
        assert (state.name, state.is_recovered, state.data.header.is_clean) == (FILE, True, True)
        assert {row[NUMBER.name]: row[NAME.name] for row in state.data.rows("t")} == COMMITTED
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    with pytest.raises(JetError) as caught, open_state(ReadableState(folder, RestoreTarget(3))):
        pass
    assert caught.value.code is Code.InvalidParameter
    with pytest.raises(JetError) as caught, open_state(ReadableState(folder, database="other.edb")):
        pass
    assert caught.value.code is Code.DatabaseNotFound


def test_an_instance_that_changes_meanwhile_is_refused(tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "a").parent
    with pytest.raises(JetError) as caught, open_state(ReadableState(folder)) as state:
        data = (folder / state.name).read_bytes()
        (folder / state.name).write_bytes(data + bytes(4096))
    assert caught.value.code is Code.FileAccessDenied


def test_what_windows_recovered() -> None:
    """The same dirty instance, recovered here in memory and by the engine of Windows: no row differs."""
    found = compared(dataset("srum-win11-dirty"), dataset("srum-win11-repaired"))
    assert all(table.is_same for table in found.values())
    assert sum(table.same for table in found.values()) > 3000


def test_two_days_of_a_server() -> None:
    """Counted here in another way: all rows of both sides, by what identifies them."""
    day1, day2 = dataset("srum-server2022-day1"), dataset("srum-server2022-day2")
    found = compared(day1, day2, most=1 << 20)
    sides = [ReadOnlyDatabase.open(FS.open_read(day / "SRUDB.dat")) for day in (day1, day2)]
    with sides[0], sides[1]:
        names = [{table.name for table in side.tables() if not table.system} for side in sides]
        assert set(found) == names[0] | names[1]
        for name, table in found.items():
            rows = [
                {tuple(map(repr, row.values())) for row in side.rows(name)} if name in has else set()
                for side, has in zip(sides, names, strict=True)
            ]
            assert table.error is None
            assert table.same == len(rows[0] & rows[1])
            assert (table.gone + table.changed, table.added + table.changed) == (
                len(rows[0] - rows[1]),
                len(rows[1] - rows[0]),
            )
    assert sum(table.added for table in found.values()) > 200
