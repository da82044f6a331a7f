"""What is kept of a verification: findings, bad pages, and a map of every page, compressed as it is read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from app.demo.sample_instance import write_sample
from app.history.filter import RunFilter
from app.history.history import History
from app.operations import verification_record
from app.operations.runner import Runner
from app.operations.verification_record import PageMaps, RecordedDatabase, VerificationRecord, record_of
from app.operations.verify import VerifyRequest
from app.reports.run_report import run_report
from app.reports.verification_parts import page_counts_text, verification_parts
from engine.chain.manifest import PageCounts
from engine.progress import Event, Operation, PagesRead, PageState, Stage
from tests.builders.small_instance import DATABASE, PAGE_SIZE, flip_bits, write_small_instance

TABLE_PAGE = 31


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


def verified(home: Path, path: Path, *, structure: bool = False) -> tuple[engine.Verification, VerificationRecord]:
    with History(home / "history.sqlite3") as history:
        done = Runner(history).run(VerifyRequest(path, structure))
        run = history.runs(RunFilter())[0]
        record = record_of(history.document(run.id))
    assert record is not None
    return done, record


def states_of(database: RecordedDatabase) -> bytes:
    found = b""
    for first, part in database.states():
        assert first == len(found) + 1
        found += part
    return found


def test_a_map_is_unpacked_in_parts_and_no_further_than_it_is_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification_record, "PART", 64)
    states = bytes([PageState.VERIFIED]) * 100_000
    maps = PageMaps(lambda event: None)
    maps.take(Event(Operation.VERIFY, Stage.PROGRESS, 0, 0, item="a.edb", pages=PagesRead(1, states, 4096)))
    (packed,) = maps.of((engine.CheckedDatabase(Path("/d/a.edb"), 4096, 100_000, PageCounts(), 0),))
    whole = RecordedDatabase(Path("/d/a.edb"), 4096, 100_000, 100_000, 0, packed)
    assert states_of(whole) == states
    assert max(len(part) for _, part in whole.states()) == 64
    assert states_of(replace(whole, pages=1000)) == states[:1000]
    assert len(states_of(replace(whole, packed=packed[: len(packed) // 2]))) <= 100_000
    assert states_of(replace(whole, packed="no map")) == b""


def test_a_good_database_is_kept_with_its_map(source: Path, tmp_path: Path) -> None:
    done, record = verified(tmp_path, source / DATABASE)
    (database,) = record.databases
    assert (database.file, database.page_size, database.bad) == (source / DATABASE, PAGE_SIZE, 0)
    assert record.ok and record.read == record.total == database.pages
    states = states_of(database)
    assert len(states) == database.pages
    assert states.count(PageState.VERIFIED) == done.pages.verified
    assert states.count(PageState.BLANK) == done.pages.blank
    assert (record.findings, record.bad_pages) == ((), ())


def test_bad_pages_are_kept_with_their_owners_and_checksums(source: Path, tmp_path: Path) -> None:
    flip_bits(source / DATABASE, TABLE_PAGE, 2400)
    flip_bits(source / DATABASE, 4, 2400, 2500, 2600)
    _, record = verified(tmp_path, source, structure=True)
    assert record.structure and not record.ok
    catalog, table = record.bad_pages
    pages = page_counts_text(record.pages, 0)
    assert pages == f"{record.pages['verified']} verified, {record.pages['blank']} blank, 2 damaged"
    assert page_counts_text(record.pages, 1).endswith("blank, 1 correctable, 1 damaged")
    text = page_counts_text({**record.pages, "unowned": 4}, 1)
    assert "4 unowned and not judged" in text and text.endswith("blank, 1 correctable, 1 damaged")
    assert (catalog.number, catalog.is_correctable, catalog.owner) == (4, False, "table MSysObjects")
    assert not catalog.is_certain
    assert (table.number, table.is_correctable, table.is_certain) == (TABLE_PAGE, True, True)
    assert table.stored != table.expected and len(table.stored) == len(table.expected) == 16
    states = states_of(record.databases[0])
    assert [at + 1 for at, state in enumerate(states) if state == PageState.BAD] == [4, TABLE_PAGE]
    assert {finding.page for finding in record.findings if finding.is_damage} >= {4, TABLE_PAGE}


def test_a_chain_keeps_a_map_of_each_of_its_databases(source: Path, tmp_path: Path) -> None:
    (destination := tmp_path / "backups").mkdir()
    chain = engine.run_backup(
        engine.AtRestSource([source]), engine.LocalFolder(destination), engine.Kind.FULL
    ).chain
    flip_bits(chain / DATABASE, TABLE_PAGE, 1, 2, 3)
    _, record = verified(tmp_path, chain)
    assert [each.file for each in record.databases] == [chain / DATABASE]
    assert [page.number for page in record.bad_pages] == [TABLE_PAGE]
    assert states_of(record.databases[0])[TABLE_PAGE - 1] == PageState.BAD


def test_the_report_is_a_certificate(source: Path, tmp_path: Path) -> None:
    flip_bits(source / DATABASE, TABLE_PAGE, 2400)
    with History(tmp_path / "history.sqlite3") as history:
        Runner(history).run(VerifyRequest(source / DATABASE))
        run = history.runs(RunFilter())[0]
        report = run_report(run, [], run.started, verification=record_of(history.document(run.id)))
    assert report.title.startswith("Verification certificate")
    parts = {part.title: part for part in report.parts}
    facts = dict(parts["Certificate"].facts)
    assert facts["Coverage"].endswith("pages (100%)")
    rows = parts["Bad pages"].table
    assert rows is not None
    assert rows.rows[0][1].text == str(TABLE_PAGE)
    assert rows.rows[0][5].text == "yes"
    fields: Any = report.fields["verification"]
    assert fields["bad_pages"][0]["page"] == TABLE_PAGE
    json.dumps(report.fields)


@given(
    st.lists(
        st.tuples(st.sampled_from(["a.edb", "b.edb"]), st.lists(st.binary(min_size=1, max_size=9), min_size=1)),
        max_size=5,
    )
)
def test_maps_are_what_was_reported(files: list[tuple[str, list[bytes]]]) -> None:
    """Each file from its first page on; of a file that was read again, the last time counts."""
    heard: list[Event] = []
    maps = PageMaps(heard.append)
    last: dict[str, bytes] = {}
    for name, parts in files:
        first = 1
        for part in parts:
            pages = PagesRead(first, part, 4096)
            maps.take(Event(Operation.VERIFY, Stage.PROGRESS, 0, 0, item=name, pages=pages))
            first += len(part)
        last[name] = b"".join(parts)
    databases = tuple(
        engine.CheckedDatabase(Path("/d") / name, 4096, len(states), PageCounts(), 0)
        for name, states in sorted(last.items())
    )
    kept = [
        states_of(RecordedDatabase(each.file, 4096, each.pages, each.pages, 0, packed))
        for each, packed in zip(databases, maps.of(databases), strict=True)
    ]
    assert kept == [last[each.file.name] for each in databases]
    assert len(heard) == sum(len(parts) for _, parts in files)


def test_a_map_that_stays_large_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification_record, "MOST_MAP_BYTES", 100)
    maps = PageMaps(lambda event: None)
    states = Random(1).randbytes(1000)
    maps.take(Event(Operation.VERIFY, Stage.PROGRESS, 0, 0, item="a.edb", pages=PagesRead(1, states, 4096)))
    assert maps.of((engine.CheckedDatabase(Path("/d/a.edb"), 4096, 1000, PageCounts(), 0),)) == [""]


@pytest.mark.parametrize("body", [None, {}, {"kind": "verification"}, {"kind": "verification", "databases": 3}])
def test_what_is_no_record_is_none(body: dict[str, Any] | None) -> None:
    assert record_of(body) is None


def test_a_certificate_says_that_the_structure_was_not_checked(tmp_path: Path) -> None:
    write_sample(tmp_path, engine.LocalFileSystem())
    database = tmp_path / "sample.edb"
    _, plain = verified(tmp_path, database)
    _, whole = verified(tmp_path, database, structure=True)
    said = [verification_parts(record)[0].lines[0].text for record in (plain, whole)]
    assert said == [
        "Every page and log that was read is good. Whether the pages fit together was not checked.",
        "Every page and log that was read is good.",
    ]
