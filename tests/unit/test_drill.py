"""A restore drill: what it proves, what it finds, and that nothing is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.workload import ORDERS
from engine import Kind, run_drill
from engine.chain.manifest import MANIFEST_NAME
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.events import EventKind, LogEntry
from engine.formats.checksum import seal_pages
from engine.formats.db_header import page_offset
from engine.formats.page import PageHeader
from engine.progress import Cancel, Event, Stage
from engine.run_context import RunContext
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.builders.commit_history import NAME, CommitHistory, database_bytes, rewrite
from tests.builders.live_backup import ROOT

PAGE = 4096


@pytest.fixture
def case() -> Iterator[CommitHistory]:
    made = CommitHistory()
    made.work(60)
    yield made
    made.close()


@pytest.fixture
def chain(case: CommitHistory) -> Path:
    return case.run(Kind.FULL).chain


def test_a_sound_chain(case: CommitHistory, chain: Path) -> None:
    before = case.fs.tree()
    events: list[LogEntry] = []
    told: list[Event] = []
    done = run_drill(
        chain, scratch=ROOT, context=RunContext(fs=case.fs, progress=told.append, events=events.append)
    )
    assert case.fs.tree() == before
    assert done.ok
    assert done.databases == (NAME,)
    assert {table.name: table.rows for table in done.tables} == {"Orders": case.state(60).orders, "Progress": 1}
    assert done.rows == case.state(60).orders + 1
    assert done.reached is not None
    assert done.reached.time == case.stamps[60]
    assert [entry.id for entry in events][-1] == EventKind.DrillPassed
    assert {event.total for event in told} == {told[0].total}
    assert [event.done for event in told] == sorted(event.done for event in told)
    assert (told[0].stage, told[-1].stage, told[-1].done) == (Stage.BEGIN, Stage.COMPLETE, told[-1].total)
    assert [event.stage for event in told].count(Stage.COMPLETE) == 1


def test_a_tree_that_is_broken(case: CommitHistory) -> None:
    """A page that no log touches and that carries its checksum, but not the right neighbour."""
    case.workloads.clear()
    case.instance.close()
    case.reopened_with(NAME)
    chain = case.run(Kind.FULL).chain
    data = bytearray(database_bytes(case.fs, chain))
    pages = [data[(at := page_offset(pgno, PAGE)) : at + PAGE] for pgno in range(1, len(data) // PAGE - 2)]
    folder = case.restore(chain)[1].target
    with ReadOnlyDatabase.open(case.fs.open_read(folder / NAME)) as database:
        objid = database.table(ORDERS).objid
    pgno = next(
        n for n, page in enumerate(pages, 1) if PageHeader(page).objid_fdp == objid and PageHeader(page).pgno_next
    )
    page = bytearray(pages[pgno - 1])
    PageHeader(page).pgno_next = 3
    seal_pages(page, PAGE, pgno)
    data[page_offset(pgno, PAGE) : page_offset(pgno + 1, PAGE)] = page
    rewrite(case.fs, chain, {NAME: bytes(data)})
    before = case.fs.tree()
    events: list[LogEntry] = []
    done = run_drill(chain, scratch=ROOT, context=RunContext(fs=case.fs, events=events.append))
    assert not done.ok
    assert done.findings[0].file == chain / NAME
    assert events[-1].id == EventKind.DrillFoundDamage
    assert case.fs.tree() == before


def test_a_chain_that_cannot_be_restored(case: CommitHistory, chain: Path) -> None:
    data = bytearray(database_bytes(case.fs, chain))
    data[-100] ^= 1
    rewrite(case.fs, chain, {NAME: bytes(data)})
    before = case.fs.tree()
    with pytest.raises(JetError) as caught:
        run_drill(chain, scratch=ROOT, context=RunContext(fs=case.fs))
    assert int(caught.value.code) == -535
    assert case.fs.tree() == before


def test_cancelled_while_it_looks(case: CommitHistory, chain: Path) -> None:
    before = case.fs.tree()
    cancel = Cancel()
    told: list[Event] = []
    events: list[LogEntry] = []

    def stop(event: Event) -> None:
        told.append(event)
        if event.item == ORDERS:
            cancel.request()

    with pytest.raises(Cancelled):
        run_drill(
            chain, scratch=ROOT, context=RunContext(fs=case.fs, progress=stop, events=events.append, cancel=cancel)
        )
    assert case.fs.tree() == before
    assert events[-1].id == EventKind.RunCancelled
    assert told[-1].stage is Stage.FAIL
    assert 0 < told[-1].done < told[-1].total


def test_out_of_memory_while_it_looks(case: CommitHistory, chain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object) -> None:
        raise MemoryError

    before = case.fs.tree()
    events: list[LogEntry] = []
    monkeypatch.setattr("engine.drill.check_structure", no_memory)
    with pytest.raises(JetError) as caught:
        run_drill(chain, scratch=ROOT, context=RunContext(fs=case.fs, events=events.append))
    assert caught.value.code is Code.OutOfMemory
    assert case.fs.tree() == before
    assert events[-1].id == EventKind.DrillFailed


def test_it_is_told_under_its_own_name(case: CommitHistory, chain: Path) -> None:
    """Nothing is said of a restore, of which nothing is left, and all of it is told of the instance."""
    events: list[LogEntry] = []
    done = run_drill(chain, scratch=ROOT, context=RunContext(fs=case.fs, events=events.append))
    assert [events[0].id, events[-1].id] == [EventKind.DrillStarted, EventKind.DrillPassed]
    assert {entry.instance for entry in events} == {done.instance}
    assert not [entry.text for entry in events if "ese-drill" in str(dict(entry.fields))]
    assert not {EventKind.RestoreStarted, EventKind.RestoreEnded, EventKind.RestoreClean} & {e.id for e in events}


def test_one_that_fails_is_told_once(case: CommitHistory, chain: Path) -> None:
    """A file of the chain is gone; so is, for the second, the manifest's seal."""
    log = next(path for path in case.fs.list(chain) if path.suffix == ".log")
    for path in (log, chain / MANIFEST_NAME):
        events: list[LogEntry] = []
        data = case.fs.open_read(path).read_at(0, 1 << 20)
        case.fs.remove(path)
        with case.fs.create(path) as file:
            file.write_at(0, data[:-9])
            file.sync()
        with pytest.raises(JetError):
            run_drill(chain, scratch=ROOT, context=RunContext(fs=case.fs, events=events.append))
        assert [entry.id for entry in events] == [EventKind.DrillStarted, EventKind.DrillFailed]
        assert {entry.instance for entry in events} == {chain.parent.name}
