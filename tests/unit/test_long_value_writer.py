"""Long values of a running instance: what is kept apart, in which chunks, and that they go with their rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.catalog import Table
from engine.formats.column import ColumnType
from engine.formats.long_value import chunk_most
from engine.formats.record_writer import MAX_INTRINSIC
from engine.formats.tree import Tree
from engine.formats.values import Value
from engine.tables.cursor import Cursor
from engine.tables.definitions import ColumnDefinition
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.builders.live_tables import BLOB, NAME, NUMBER, LiveTables, live_tables, simple
from tests.oracles.database_audit import audit, open_database

MANY = ColumnDefinition("Many", ColumnType.LONG_BINARY, multivalued=True)


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveTables]:
    with live_tables(tmp_path) as running:
        running.create(simple("L", NUMBER, NAME, BLOB, MANY))
        yield running


def stored(data: bytes) -> dict[int, tuple[int, list[bytes]]]:
    """References and chunks by id, of the one table's long values."""
    database = open_database(data)
    table = database.table("L")
    found: dict[int, tuple[int, list[bytes]]] = {}
    for node in _nodes(database, table):
        lid = int.from_bytes(node[0][:4], "big")
        if len(node[0]) == 4:
            found[lid] = int.from_bytes(node[1][:4], "little"), []
        else:
            found[lid][1].append(node[1])
    return found


def has_tree(cursor: Cursor) -> bool:
    return cursor.table.definition.long_values is not None


def _nodes(database: ReadOnlyDatabase, table: Table) -> list[tuple[bytes, bytes]]:
    place = table.long_values
    if place is None:
        return []
    return [(node.key, node.data) for node in Tree(database.read_page, place.root, place.objid).nodes()]


@pytest.mark.parametrize("size", [0, 1, MAX_INTRINSIC, MAX_INTRINSIC + 1, 4014, 4015, 12042, 100_000])
def test_sizes_around_every_limit_come_back(live: LiveTables, size: int) -> None:
    value = bytes(0x80 | n % 127 for n in range(size))
    cursor = live.cursor("L")
    cursor.insert({"Number": 1, "Blob": value})
    cursor.first()
    assert cursor.retrieve("Blob") == value
    data = live.close()
    assert audit(data) == []
    apart = stored(data)
    if size <= MAX_INTRINSIC:
        assert apart == {}
    else:
        chunk = chunk_most(4096)
        assert apart == {1: (1, [value[i : i + chunk] for i in range(0, size, chunk)])}
    assert next(open_database(data).rows("L"))["Blob"] == value


def test_the_tree_is_made_when_it_is_needed(live: LiveTables) -> None:
    cursor = live.cursor("L")
    cursor.insert({"Number": 1, "Blob": bytes(1000)})
    assert not has_tree(cursor)
    cursor.insert({"Number": 2, "Blob": bytes(2000)})
    assert has_tree(cursor)
    live.rollback()
    assert not has_tree(cursor)
    cursor.insert({"Number": 3, "Blob": bytes(2000)})
    live.commit()
    assert has_tree(cursor)
    assert [row["Number"] for row in cursor.rows()] == [3]


def test_shorter_values_go_apart_only_while_the_record_is_too_big(live: LiveTables) -> None:
    cursor = live.cursor("L")
    cursor.insert({"Number": 1, "Many": [bytes([n]) * 1000 for n in range(3)]})
    cursor.insert({"Number": 2, "Many": [bytes([n]) * 900 for n in range(9)]})
    cursor.insert({"Number": 3, "Many": [b"", b"x" * 5000, b"yy"]})
    rows = list(cursor.rows())
    assert rows[1]["Many"] == [bytes([n]) * 900 for n in range(9)]
    assert rows[2]["Many"] == [b"", b"x" * 5000, b"yy"]
    with pytest.raises(JetError) as caught:
        cursor.insert({"Number": 4, "Many": [b"1234"] * 1000})
    assert caught.value.code is Code.RecordTooBig
    data = live.close()
    assert audit(data) == []
    apart = stored(data)
    assert 1 < len(apart) < 11
    assert [row["Many"] for row in open_database(data).rows("L")] == [row["Many"] for row in rows]


def test_values_longer_than_any_record_before_others(live: LiveTables) -> None:
    """Over 64 KiB, in a column before another one, and as one of several values."""
    row: dict[str, Value] = {"Blob": b"\x81" * 70_000, "Many": [b"\x82" * 66_000, b"short"]}
    cursor = live.cursor("L")
    cursor.insert({"Number": 1, **row})
    cursor.insert({"Number": 2, "Many": [b"x"]})
    assert cursor.seek(2)
    cursor.update(row)
    data = live.close()
    assert audit(data) == []
    assert [found["Many"] for found in open_database(data).rows("L")] == [row["Many"]] * 2
    assert [found["Blob"] for found in open_database(data).rows("L")] == [row["Blob"]] * 2


def test_values_go_with_their_rows(live: LiveTables) -> None:
    cursor = live.cursor("L")
    for number in range(20):
        cursor.insert({"Number": number, "Blob": bytes(6000), "Many": [bytes(2000), b"short"]})
    live.commit()
    cursor.seek(3)
    cursor.update({"Blob": b"short"})
    cursor.update({"Name": "the other value stays as it is"})
    cursor.seek(4)
    cursor.update({"Blob": None, "Many": [bytes(3000)] * 2})
    live.commit()
    for number in range(5, 20):
        cursor.seek(number)
        cursor.delete()
    live.commit()
    rows = list(cursor.rows())
    data = live.close()
    assert audit(data) == []
    apart = stored(data)
    assert len(apart) == 3 * 2 + 1 + 2
    assert all(references == 1 for references, _ in apart.values())
    assert list(open_database(data).rows("L")) == rows


def test_a_value_that_two_records_name_stays_for_the_other(live: LiveTables) -> None:
    cursor = live.cursor("L")
    cursor.insert({"Number": 1, "Blob": bytes(5000)})
    table = cursor.table
    long_values = table.long_values
    assert long_values is not None
    root = (1).to_bytes(4, "big")
    long_values.tree.replace(live.session, root, (2).to_bytes(4, "little") + (5000).to_bytes(4, "little"))
    cursor.first()
    cursor.update({"Blob": None})
    read = live.session.read(live.database)
    assert long_values.load(read, (1).to_bytes(4, "little")) == bytes(5000)
    long_values.release(live.session, (1).to_bytes(4, "little"))
    with pytest.raises(JetError) as caught:
        long_values.load(read, (1).to_bytes(4, "little"))
    assert caught.value.code is Code.LVCorrupted


def test_ids_go_on_after_a_crash(live: LiveTables, tmp_path: Path) -> None:
    cursor = live.cursor("L")
    cursor.insert({"Number": 1, "Blob": b"\x81" * 5000})
    live.session.commit()
    live.session.begin()
    cursor.insert({"Number": 2, "Blob": b"\x82" * 5000})
    live.instance.log.flush()
    live.crash()
    with live_tables(tmp_path) as again:
        cursor = again.cursor("L")
        assert [row["Number"] for row in cursor.rows()] == [1]
        cursor.insert({"Number": 3, "Blob": b"\x83" * 5000})
        assert [row["Blob"] for row in cursor.rows()] == [b"\x81" * 5000, b"\x83" * 5000]
        assert audit(again.close()) == []
