"""The instances that other tests and the benchmarks are given are what they claim to be."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from engine.formats.checkpoint import read_checkpoint
from engine.formats.checksum import verify_pages
from engine.formats.db_header import DatabaseHeader
from engine.formats.log.chain import check_continuation, check_follows
from engine.formats.log.record import Record, walk
from engine.formats.log.records import NOP, ShutDownMark, Term2
from engine.formats.log.segments import LogReading
from engine.formats.log.tail import check_log
from engine.formats.names import archive_name, current_name
from engine.formats.space import DATABASE_ROOT, available_extents
from tests.builders.big_database import ROWS, Place, grow, write_big_database, write_instance
from tests.oracles.database_audit import audit, open_database
from tests.oracles.redo import PagesInMemory, differences, replay, steps_of


def readings(place: Place, generations: range) -> list[LogReading]:
    *closed, _ = generations
    names = [archive_name(place.base, generation, digits=8) for generation in closed] + [current_name(place.base)]
    found = [check_log((place.directory / name).read_bytes()) for name in names]
    assert [reading.generation for reading in found] == list(generations)
    for older, newer in pairwise(found):
        check_follows(older, newer)
    return found


def records(found: list[LogReading]) -> list[Record]:
    return [record for reading in found for record in walk(reading)]


def database_of(place: Place) -> bytes:
    return (place.directory / place.database).read_bytes()


def pages_of(data: bytes) -> bytes:
    """Everything behind the two header copies."""
    return data[2 * DatabaseHeader(data).page_size :]


@pytest.mark.parametrize("page_size", [4096, 8192, 16384, 32768])
def test_a_clean_instance(tmp_path: Path, page_size: int) -> None:
    place = write_instance(tmp_path, page_size=page_size, generations=range(3, 6))
    data = database_of(place)
    assert audit(data) == []
    assert open_database(data).count_rows("Items") == ROWS
    found = readings(place, range(3, 6))
    assert found[-1].closed_normally
    places = {record.lgpos: record.type for record in records(found) if record.type != NOP.TYPE}
    header = DatabaseHeader(data)
    assert header.required is None
    assert places[header.lgpos_consistent] is ShutDownMark.TYPE
    checkpoint = read_checkpoint((tmp_path / "TST.chk").read_bytes()).checkpoint
    assert places[checkpoint.lgpos_checkpoint] is Term2.TYPE


@pytest.mark.parametrize("required", [None, (1, 5), (3, 5)])
def test_a_dirty_instance_needs_its_logs_and_they_are_enough(
    tmp_path: Path, required: tuple[int, int] | None
) -> None:
    place = write_instance(tmp_path / "dirty", dirty=True, required=required)
    data = database_of(place)
    header = DatabaseHeader(data)
    first, last = required or (4, 5)
    assert header.dbstate == 2
    assert header.required == (first, last)
    assert header.committed == last
    assert verify_pages(pages_of(data), 4096, 1).damaged.size == 0
    found = readings(place, range(1, 6))
    assert not found[-1].closed_normally
    assert header.logtime_gen_max_create == found[-1].header.created
    checkpoint = read_checkpoint((place.directory / "TST.chk").read_bytes()).checkpoint
    start = checkpoint.lgpos_checkpoint
    assert start.generation == first
    assert [entry.sign_db for entry in checkpoint.attachments] == [header.sign_db]
    whole, enough = PagesInMemory.of(data), PagesInMemory.of(data)
    assert replay(steps_of(records(found)), whole).applied
    replay(steps_of(record for record in records(found) if record.lgpos >= start), enough)
    assert differences(enough, whole) == []
    recovered = open_database(whole.written_into(data))
    assert max(row["Changed"] for row in recovered.rows("Items"))  # type: ignore[type-var]


def test_a_grown_instance_goes_on(tmp_path: Path) -> None:
    place = write_instance(tmp_path, base="abc", generations=range(1, 4))
    old, current = database_of(place), (tmp_path / "abc.log").read_bytes()
    grow(tmp_path, 2, base="abc")
    new = database_of(place)
    found = readings(place, range(1, 6))
    check_continuation(check_log(current), check_log((tmp_path / "abc00000003.log").read_bytes()))
    assert audit(new) == []
    pages = PagesInMemory.of(old)
    assert replay(steps_of(records(found)), pages).applied
    assert differences(pages, PagesInMemory.of(new)) == []


@pytest.mark.parametrize("page_size", [4096, 8192, 32768])
def test_a_big_database_is_valid_to_its_last_page(tmp_path: Path, page_size: int) -> None:
    pages = write_big_database(tmp_path / "big.edb", 0.01, page_size, 0.75)
    data = (tmp_path / "big.edb").read_bytes()
    assert len(data) == (pages + 2) * page_size == pytest.approx(0.01 * 2**30, rel=0.01)
    database = open_database(data)
    assert database.header.is_clean
    assert database.owned_pages == pages
    assert available_extents(database.read_page, DATABASE_ROOT)[-1].last == pages
    verdicts = verify_pages(pages_of(data), page_size, 1)
    assert verdicts.damaged.size == 0
    assert verdicts.ok.sum() == pytest.approx(0.75 * pages, abs=0.05 * pages)
    assert [path.name for path in tmp_path.iterdir()] == ["big.edb"]
    assert audit(data) == []


def test_a_big_database_with_logs(tmp_path: Path) -> None:
    write_big_database(tmp_path / "big.edb", 0.005, logs=2)
    found = readings(Place(tmp_path, "TST", "big.edb"), range(1, 3))
    header = DatabaseHeader((tmp_path / "big.edb").read_bytes())
    assert header.sign_log == found[0].header.signature
    assert found[0].header.file_size == 1 << 20
    assert found[-1].closed_normally
