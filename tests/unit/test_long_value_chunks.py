"""How long values are cut into chunks: as Microsoft's engine does, and as earlier versions of this program did."""

from __future__ import annotations

import lzma
import re
from pathlib import Path
from random import Random
from typing import Any

import pyesedb
import pytest

from engine.discovery.choosing import InstanceChoice
from engine.error_codes import Code
from engine.formats.long_value import ChunkSize, chunk_most, is_root_key
from engine.formats.tree import Tree
from engine.recover.job import run as recover
from engine.tables.definitions import TableDefinition
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.tables.table import OpenTable
from engine.verify.finding import ChunkCount, Finding, FindingKind
from engine.verify.structure import check_structure
from tests.builders.live_tables import BLOB, FILE, NUMBER, LiveTables, live_tables, refused, simple
from tests.datasets import PROJECT
from tests.oracles.database_audit import audit, open_database
from tests.oracles.engine_sets import engine_set, our_rows, real_rows

PAGE_SIZES = (4096, 8192, 16384, 32768)
OLD = {16384: 16262, 32768: 32646}
"""What versions of this program before the fix made of large pages."""
FROZEN = PROJECT / "tests" / "golden" / "old-long-values-16k.edb.xz"
"""Made by such a version: tables L (all of these sizes) and Short (the first two of them)."""
FROZEN_SIZES = (1500, 4050, 4051, 9000, 16262, 16263, 40000)


def value(size: int, first: int = 0) -> bytes:
    """Bytes that nobody takes for compressed."""
    return bytes(0x80 | n % 127 for n in range(first, first + size))


def cut_the_old_way(table: OpenTable, page_size: int) -> None:
    """Make an open table store long values as earlier versions did."""
    assert table.long_values is not None
    old = OLD[page_size]
    table.long_values._chunk = ChunkSize(old, old)


def chunks(database: ReadOnlyDatabase, name: str = "L") -> dict[int, list[tuple[int, int]]]:
    """Offset and length of each chunk, by the id of the value."""
    place = database.table(name).long_values
    assert place is not None
    found: dict[int, list[tuple[int, int]]] = {}
    for node in Tree(database.read_page, place.root, place.objid).nodes():
        lid = int.from_bytes(node.key[:4], "big")
        if len(node.key) == 4:
            found[lid] = []
        else:
            found[lid].append((int.from_bytes(node.key[4:], "big"), len(node.data)))
    return found


def structure(database: ReadOnlyDatabase) -> tuple[tuple[Finding, ...], dict[int, int]]:
    """Findings, and how many values are in chunks of each size."""
    counts: list[ChunkCount] = []
    findings = check_structure(database, None, counts.append)
    return findings, {count.chunk: count.values for count in counts}


def in_libesedb(path: Path, name: str = "L") -> dict[int, bytes]:
    """The blob of each row as libesedb reads it."""
    file = pyesedb.open(str(path))
    try:
        records = file.get_table_by_name(name).records
        return {r.get_value_data_as_integer(0): r.get_value_data_as_long_value(1).get_data() for r in records}
    finally:
        file.close()


@pytest.mark.parametrize(("name", "chunk"), [("lv-16k", 4050), ("lv-32k", 8150)])
def test_an_instance_of_the_engine_itself(tmp_path: Path, name: str, chunk: int) -> None:
    folder = engine_set(name, tmp_path)
    recover(InstanceChoice([folder / "input"]), to=tmp_path / "recovered")
    expected = real_rows(folder)
    assert our_rows(tmp_path / "recovered" / "a.edb") == expected
    assert our_rows(folder / "real-recovered-a.edb") == expected
    findings, counts = structure(open_database((tmp_path / "recovered" / "a.edb").read_bytes()))
    assert [finding for finding in findings if finding.is_damage] == []
    lengths = [int(length) for length in re.findall(r"len(\d+)crc", (folder / "real-rows.txt").read_text())]
    assert counts == {chunk: sum(length > chunk for length in lengths)}


@pytest.mark.parametrize(("name", "page_size"), [("lv-16k", 16384), ("lv-32k", 32768)])
def test_a_database_of_the_engine_is_written_to(tmp_path: Path, name: str, page_size: int) -> None:
    """Its long values have ids of eight bytes, and so have ours then."""
    (engine_set(name, tmp_path) / "real-recovered-a.edb").rename(tmp_path / FILE)
    table = open_database((tmp_path / FILE).read_bytes()).table("T")
    before = set(_roots(tmp_path / FILE))
    with live_tables(tmp_path, page_size=page_size) as live:
        cursor = live.cursor("T")
        rows: list[dict[str, Any]] = list(cursor.rows())
        for row in rows:
            if row["lv"] is not None and row["id"] % 2:
                assert cursor.seek(row["id"])
                row["lv"] += value(3 * page_size)
                cursor.update({"lv": row["lv"]})
        assert list(cursor.rows()) == rows
        live.commit()
        data = live.close()
    after = open_database(data)
    assert list(after.rows("T")) == rows
    fresh = set(_roots(live.path)) - before
    assert fresh
    assert {len(key) for key in fresh} == {8}
    assert min(fresh) > max(before)
    findings, counts = structure(after)
    assert [finding for finding in findings if finding.is_damage] == []
    assert set(counts) == {chunk_most(page_size)}
    assert after.table("T").long_values == table.long_values


def _roots(path: Path) -> list[bytes]:
    """Keys of the root nodes of table T's long values."""
    database = open_database(path.read_bytes())
    place = database.table("T").long_values
    assert place is not None
    nodes = Tree(database.read_page, place.root, place.objid).nodes()
    return [node.key for node in nodes if is_root_key(node.key)]


@pytest.mark.parametrize("page_size", PAGE_SIZES)
def test_values_are_cut_as_the_engine_cuts_them(tmp_path: Path, page_size: int) -> None:
    chunk = {4096: 4014, 8192: 8110, 16384: 4050, 32768: 8150}[page_size]
    sizes = [1500, chunk - 1, chunk, chunk + 1, 2 * chunk, 2 * chunk + 1, 5 * chunk + 7]
    with live_tables(tmp_path, page_size=page_size) as live:
        live.create(simple("L", NUMBER, BLOB))
        cursor = live.cursor("L")
        for size in sizes:
            cursor.insert({"Number": size, "Blob": value(size)})
        data = live.close()
    assert audit(data) == []
    found = chunks(open_database(data))
    assert found == {
        lid: [(at, min(chunk, size - at)) for at in range(0, size, chunk)] for lid, size in enumerate(sizes, 1)
    }
    assert structure(open_database(data)) == ((), {chunk: sum(size > chunk for size in sizes)})
    assert in_libesedb(live.path) == {size: value(size) for size in sizes}


@pytest.mark.parametrize(
    ("page_size", "old"), [*((size, False) for size in PAGE_SIZES), *((size, True) for size in OLD)]
)
def test_values_against_plain_bytes(tmp_path: Path, page_size: int, old: bool) -> None:
    """Written, appended to, overwritten, cut, let go and read in part, from a database of any version."""
    random, model = Random(page_size), dict[int, bytes]()
    chunk = chunk_most(page_size)
    with live_tables(tmp_path, page_size=page_size) as live:
        live.create(simple("L", NUMBER, BLOB))
        if old:
            _old_values(live, page_size, model)
        cursor = live.cursor("L")
        for step in range(120):
            number = random.randrange(12)
            size = random.choice((0, 900, chunk - 1, chunk, chunk + 1, 2 * chunk, random.randrange(9 * chunk)))
            changed = _changed(random, model.get(number), value(size, step))
            _put(live, number, changed, model)
            if step % 10 == 0:
                live.commit()
            elif step % 7 == 0:
                live.commit()
                kept = dict(model)
                _put(live, number, value(3 * chunk), kept)
                live.rollback()
            assert [row["Blob"] for row in cursor.rows()] == [model[key] for key in sorted(model)]
            _read_in_part(live, random, chunk)
        data = live.close()
    assert audit(data) == []
    assert [row["Blob"] for row in open_database(data).rows("L")] == [model[key] for key in sorted(model)]
    assert not any(finding.is_damage for finding in structure(open_database(data))[0])


def _old_values(live: LiveTables, page_size: int, model: dict[int, bytes]) -> None:
    cursor = live.cursor("L")
    cursor.insert({"Number": 20, "Blob": value(1500)})
    model[20] = value(1500)
    cut_the_old_way(live.cursor("L").table, page_size)
    for number in range(12):
        model[number] = value(number * 3000 + 500, number)
        cursor.insert({"Number": number, "Blob": model[number]})
    live.commit()
    fresh = ChunkSize.of_table(page_size, None)
    table = live.cursor("L").table
    assert table.long_values is not None
    table.long_values._chunk = fresh


def _changed(random: Random, before: bytes | None, new: bytes) -> bytes | None:
    """What becomes of a value; None when its row goes."""
    if before is None:
        return new
    at = random.randint(0, len(before))
    return random.choice((new, before + new, before[:at] + new + before[at + len(new) :], before[:at], None))


def _put(live: LiveTables, number: int, changed: bytes | None, model: dict[int, bytes]) -> None:
    cursor = live.cursor("L")
    there = cursor.seek(number)
    assert there is (number in model)
    if changed is None:
        cursor.delete()
        del model[number]
        return
    if there:
        cursor.update({"Blob": changed})
    else:
        cursor.insert({"Number": number, "Blob": changed})
    model[number] = changed


def _read_in_part(live: LiveTables, random: Random, chunk: int) -> None:
    """The first bytes of each value that is kept apart."""
    long_values = live.cursor("L").table.long_values
    if long_values is None:
        return
    read = live.session.read(live.database)
    for node in list(long_values.tree.ascending(read)):
        if len(node.key) == 4:
            whole = long_values.load(read, node.key[::-1])
            most = random.choice((1, chunk - 1, chunk, chunk + 1, 2 * chunk + 1))
            part = long_values.load(read, node.key[::-1], most)
            assert len(part) >= min(most, len(whole))
            assert whole.startswith(part)


def test_a_database_of_an_earlier_version(tmp_path: Path) -> None:
    """It is read; what is written again is right then, the rest stays as it is, and the check tells them apart."""
    path = tmp_path / FILE
    path.write_bytes(lzma.decompress(FROZEN.read_bytes()))
    database = open_database(path.read_bytes())
    assert chunks(database)[7] == [(0, 16262), (16262, 16262), (32524, 7476)]
    expected = {size: value(size) for size in FROZEN_SIZES}
    assert {row["Number"]: row["Blob"] for row in database.rows("L")} == expected
    (finding,), counts = structure(database)
    assert (finding.kind, finding.is_damage) == (FindingKind.LONG_VALUE_CHUNKS, False)
    assert "Table L has long values in chunks of 16,262 bytes" in finding.detail
    assert "(5 of 5 over 4,050 bytes)" in finding.detail
    assert counts == {16262: 5}
    with live_tables(tmp_path, page_size=16384) as live:
        cursor = live.cursor("L")
        assert {row["Number"]: row["Blob"] for row in cursor.rows()} == expected
        for size in (9000, 40000):
            assert cursor.seek(size)
            cursor.update({"Blob": expected[size] + b"\xff" * 5000})
            expected[size] += b"\xff" * 5000
        live.commit()
        data = live.close()
    after = open_database(data)
    assert audit(data) == []
    assert {row["Number"]: row["Blob"] for row in after.rows("L")} == expected
    (finding,), counts = structure(after)
    assert "(3 of 5 over 4,050 bytes)" in finding.detail
    assert counts == {4050: 2, 16262: 3}
    assert in_libesedb(path) == expected


@pytest.mark.parametrize("page_size", OLD)
def test_a_crash_of_an_earlier_version_is_recovered(tmp_path: Path, page_size: int) -> None:
    with live_tables(tmp_path, page_size=page_size) as live:
        live.create(simple("L", NUMBER, BLOB))
        cursor = live.cursor("L")
        cursor.insert({"Number": 1, "Blob": value(1500)})
        cut_the_old_way(live.cursor("L").table, page_size)
        cursor.insert({"Number": 2, "Blob": value(100_000)})
        live.session.commit()
        live.session.begin()
        cursor.insert({"Number": 3, "Blob": value(100_000)})
        assert cursor.seek(2)
        cursor.update({"Blob": None})
        live.instance.log.flush()
        live.crash()
    with live_tables(tmp_path, page_size=page_size) as again:
        rows = [row["Blob"] for row in again.cursor("L").rows()]
        assert rows == [value(1500), value(100_000)]
        again.cursor("L").insert({"Number": 3, "Blob": value(50_000)})
        data = again.close()
    assert audit(data) == []
    assert structure(open_database(data))[1] == {OLD[page_size]: 1, chunk_most(page_size): 1}


@pytest.mark.parametrize("page_size", PAGE_SIZES)
def test_a_table_with_a_size_of_its_own(tmp_path: Path, page_size: int) -> None:
    """It holds from the first value on, which makes the tree; and after the instance began anew."""
    definition = simple("L", NUMBER, BLOB)
    with live_tables(tmp_path, page_size=page_size) as live:
        live.create(TableDefinition("L", definition.columns, definition.indexes, lv_chunk=1000))
        live.cursor("L").insert({"Number": 1, "Blob": value(5500)})
        live.close()
    with live_tables(tmp_path, page_size=page_size) as live:
        live.cursor("L").insert({"Number": 2, "Blob": value(2500)})
        data = live.close()
    assert audit(data) == []
    database = open_database(data)
    assert database.table("L").lv_chunk == 1000
    assert [len(found) for found in chunks(database).values()] == [6, 3]
    assert structure(database) == ((), {1000: 2})
    assert in_libesedb(live.path) == {1: value(5500), 2: value(2500)}


def test_no_size_above_that_of_the_page(tmp_path: Path) -> None:
    definition = simple("L", NUMBER, BLOB)
    with live_tables(tmp_path, page_size=16384) as live:
        for size in (4051, -1):
            with refused(Code.InvalidLVChunkSize):
                live.create(TableDefinition("L", definition.columns, definition.indexes, lv_chunk=size))
        table = live.create(TableDefinition("L", definition.columns, definition.indexes, lv_chunk=4050))
        assert table.definition.lv_chunk == 4050
