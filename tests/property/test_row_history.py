"""The history of each row is what its transactions committed, and nothing else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engine import Kind, LocalFolder, RestoreTarget, RowHistory, open_at, row_history
from engine.backup.copying import Reread
from engine.backup.job import Options, run
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.formats.column import ColumnType
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.progress import Cancel, Event, Stage
from engine.restore import row_states
from engine.restore.plan import RestorePlan
from engine.restore.row_history import RowDecoder
from engine.restore.view import open_watched
from engine.run_context import RunContext
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.open_tables import open_table
from engine.tables.schema import create_table, delete_table
from tests.builders.commit_history import database_bytes, rewrite
from tests.builders.interleaved_sessions import EscrowSession
from tests.builders.live_backup import LIVE, SHELF, InterleavedSource, RootedFS
from tests.builders.sealing import seal_page
from tests.disk.fault_fs import CHANGING, FaultFS
from tests.oracles.replayed_rows import ManyRows
from tests.oracles.row_changes import NAME, SECOND, START, RowChanges, RowId
from tests.share import Share, shared, shares

SEEDS = range(2)
MANY = range(18)
ROWS = 25
"""Of a workload, whose histories are asked for one by one."""


def history_of(case: RowChanges, chain: Path, row: RowId, wanted: RestoreTarget | None = None) -> RowHistory:
    return row_history(
        chain,
        row[0],
        case.values_of(row),
        wanted=wanted,
        context=RunContext(fs=case.fs),
    )


def since(history: RowHistory) -> datetime:
    assert history.since is not None
    return history.since.time or START


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_row(seed: int, share: Share) -> None:
    """Backed up in the middle of transactions."""
    case = RowChanges(seed, page_size=(4096, 16384)[seed])
    case.work(60)
    chain = case.back_up(Kind.FULL)
    for _ in range(3):
        case.work(60)
        case.back_up(Kind.INCREMENTAL)
    case.settle()
    case.back_up(Kind.INCREMENTAL, between=False)
    seen = 0
    for row in share.of(Random(seed).sample(sorted(case.changes), min(ROWS, len(case.changes)))):
        made = case.changes[row]
        history = history_of(case, chain, row)
        start = since(history)
        expected = [one for one in made if one.time > start]
        assert [(c.time, c.session, c.before, c.after) for c in history.changes] == [
            (one.time, one.session, one.before, one.after) for one in expected
        ], row
        assert history.first == case.states[start][row[0]].rows.get(row[1])
        assert history.last == case.content[row[0]].rows.get(row[1])
        assert all(change.is_exact for change in history.changes)
        assert history.omitted == 0
        seen += len(expected)
    assert seen >= share.at_least(25)
    case.close()


@pytest.mark.parametrize("seed", shared(MANY))
def test_all_rows_of_a_larger_workload(seed: int) -> None:
    """All of them in one replay, so that pages split, merge and change hands many times."""
    case = RowChanges(seed, page_size=(4096, 4096, 4096, 8192, 32768)[seed % 5], most_rows=150)
    case.work(200)
    chain = case.back_up(Kind.FULL)
    for _ in range(3):
        case.work(200)
        case.back_up(Kind.INCREMENTAL)
    case.settle()
    case.back_up(Kind.INCREMENTAL, between=False)
    context, watches = RunContext(fs=case.fs), list[ManyRows]()
    with open_at(chain, context=context) as view, view.open() as database:
        tables = {table.name: table for table in database.tables()}

    def watching(plan: RestorePlan, folder: Path) -> ManyRows:
        rows = [(tables[name], key) for name, key in case.changes]
        watches.append(ManyRows(folder / NAME, rows, plan.databases[0].shown))
        return watches[-1]

    with open_watched(chain, None, watching, context=context):
        (many,) = watches
    seen = 0
    for row, made in case.changes.items():
        watch, decoder = many.watches[row], RowDecoder(tables[row[0]], case.page_size)
        assert watch.before is not None
        start = watch.before.time or START
        steps = [
            (s.commit.time, s.commit.procid, decoder.row(s.before), decoder.row(s.after)) for s in watch.steps
        ]
        expected = [(one.time, one.session, one.before, one.after) for one in made if one.time > start]
        assert [step for step in steps if step[2] != step[3]] == expected, row
        assert decoder.row(watch.first) == case.states[start][row[0]].rows.get(row[1])
        seen += len(expected)
    assert seen > 200
    case.close()


@pytest.mark.parametrize("share", shares(), ids=str)
def test_rows_of_tables_that_the_logs_create(share: Share) -> None:
    """The tables, and their long values, came after the full backup."""
    case = RowChanges(5, late=True)
    chain = case.back_up(Kind.FULL, between=False)
    case.create_tables()
    case.work(80)
    case.settle()
    case.back_up(Kind.INCREMENTAL, between=False)
    for row, made in share.of(case.changes.items()):
        history = history_of(case, chain, row)
        assert [(c.time, c.before, c.after) for c in history.changes] == [
            (m.time, m.before, m.after) for m in made
        ]
        assert history.first is None
    with pytest.raises(JetError, match="does not exist") as caught:
        history_of(case, chain, row, RestoreTarget(moment=START))
    assert int(caught.value.code) == -1305
    case.close()


@pytest.mark.parametrize("share", shares(), ids=str)
def test_up_to_any_commit(share: Share) -> None:
    """At a moment, the history ends with the row that a view shows there."""
    case = RowChanges(7)
    case.work(40)
    chain = case.back_up(Kind.FULL)
    copied = case.moment
    case.work(90)
    case.settle()
    case.back_up(Kind.INCREMENTAL, between=False)
    row = max(case.changes, key=lambda each: sum(one.time > copied for one in case.changes[each]))
    whole = history_of(case, chain, row).changes
    assert len(whole) > 3
    for moment in share.of([moment for moment in case.states if moment > copied]):
        wanted = RestoreTarget(moment=moment)
        history = history_of(case, chain, row, wanted)
        assert history.last == case.states[moment][row[0]].rows.get(row[1])
        assert list(history.changes) == [change for change in whole if change.time <= moment]  # type: ignore[operator]
        with open_at(chain, wanted, context=RunContext(fs=case.fs)) as view:
            assert history.reached == view.reached
    case.close()


# what only Microsoft's engine writes


class Plain:
    """One table with an escrow column and long values in a running instance, and its chain."""

    def __init__(self) -> None:
        self.fs = RootedFS()
        self.moment = START
        self.instance = Instance.open(Parameters(LIVE, log_file_kib=64), fs=self.fs, clock=lambda: self.moment)
        self.database = self.instance.create_database(LIVE / "plain.edb")
        self.session = self.instance.session()
        self.session.begin(write=True)
        columns = (
            ColumnDefinition("Id", ColumnType.LONG, not_null=True),
            ColumnDefinition("Count", ColumnType.LONG),
            ColumnDefinition("Note", ColumnType.LONG_BINARY),
        )
        definition = TableDefinition("Plain", columns, (IndexDefinition("ById", ("Id",), primary=True),))
        self.table = create_table(self.session, self.database, definition)
        self.key = self.table.insert(self.session, {"Id": 1, "Count": 100, "Note": NOTE}).key
        self.table.insert(self.session, {"Id": 2, "Count": 0, "Note": NOTE})
        self.commit()

    def commit(self) -> None:
        self.moment += SECOND
        self.session.commit()

    def back_up(self, kind: Kind) -> Path:
        options = Options(reread=Reread(pause=0))
        return run(InterleavedSource(self.instance), LocalFolder(SHELF, self.fs), kind, options=options).chain

    def history(self, chain: Path, number: int = 1, **asked: Any) -> RowHistory:
        return row_history(chain, "Plain", [number], context=RunContext(fs=self.fs), **asked)


NOTE = bytes(range(128, 256)) * 40


def test_escrow_updates_that_overlap() -> None:
    """Each commit adds what its own transaction added; one began before the backup, one is rolled back."""
    case = Plain()
    one, two, three = (EscrowSession(case.instance, case.database, procid) for procid in (40, 41, 42))
    one.add(case.table, case.key, "Count", 5)
    chain = case.back_up(Kind.FULL)
    two.add(case.table, case.key, "Count", 70)
    one.add(case.table, case.key, "Count", 1)
    three.add(case.table, case.key, "Count", 1000)
    three.add(case.table, case.key, "Count", 2000)
    three.take_back()
    three.commit()
    two.rollback()
    one.commit()
    case.back_up(Kind.INCREMENTAL)
    history = case.history(chain)
    counts = [
        (c.kind.value, c.session, (c.before or {})["Count"], (c.after or {})["Count"]) for c in history.changes
    ]
    assert counts == [("escrow update", 42, 100, 1100), ("escrow update", 40, 1100, 1106)]
    assert history.since is not None
    assert history.changes[0].begun > history.since.position > history.changes[1].begun
    assert [change.columns for change in history.changes] == [("Count",), ("Count",)]
    assert (history.rolled_back, (history.last or {})["Count"]) == (1, 1106)
    case.instance.close()


def test_long_values_that_change_alone() -> None:
    """The record stays as it is; one chunk, or the size, of its long value is another."""
    case = Plain()
    chain = case.back_up(Kind.FULL)
    session, table = case.session, case.table
    session.begin(write=True)
    table = open_table(session, case.database, "Plain")
    assert table.long_values is not None
    tree = table.long_values.tree
    chunks = [node for node in tree.ascending(session.read(case.database)) if len(node.key) == 8]
    first = chunks[0]
    tree.replace(session, first.key, b"\xee" * len(first.data))
    case.commit()
    session.begin(write=True)
    tree.replace(session, first.key, b"\xdd" * len(first.data))
    session.rollback()
    session.begin(write=True)
    tree.replace(session, chunks[-1].key, b"\xcc" * len(chunks[-1].data))
    case.commit()
    case.back_up(Kind.INCREMENTAL)
    changed = b"\xee" * len(first.data) + NOTE[len(first.data) :]
    (change,) = case.history(chain).changes
    assert (change.kind.value, change.columns) == ("update", ("Note",))
    assert (change.before or {})["Note"] == NOTE
    assert (change.after or {})["Note"] == changed
    (other,) = case.history(chain, 2).changes
    assert (other.after or {})["Note"] == NOTE[: -len(chunks[-1].data)] + b"\xcc" * len(chunks[-1].data)
    assert case.history(chain).rolled_back == 1
    case.instance.close()


def test_a_long_value_that_is_changed_across_the_backup() -> None:
    """A transaction that is open while the copy is made, and what it does to a long value."""
    case = Plain()
    session = case.session
    session.begin(write=True)
    table = open_table(session, case.database, "Plain")
    assert table.long_values is not None
    tree = table.long_values.tree
    chunk = next(node for node in tree.ascending(session.read(case.database)) if len(node.key) == 8)
    tree.replace(session, chunk.key, b"\xee" * len(chunk.data))
    table.update(session, case.key, {"Count": 7})
    chain = case.back_up(Kind.FULL)
    table.update(session, case.key, {"Count": 8})
    case.commit()
    case.back_up(Kind.INCREMENTAL)
    history = case.history(chain)
    (change,) = history.changes
    assert change.before == history.first == {"Id": 1, "Count": 100, "Note": NOTE}
    assert change.after == {"Id": 1, "Count": 8, "Note": b"\xee" * len(chunk.data) + NOTE[len(chunk.data) :]}
    case.instance.close()


def test_what_is_open_at_the_end_is_counted() -> None:
    case = Plain()
    chain = case.back_up(Kind.FULL)
    case.session.begin(write=True)
    case.table.update(case.session, case.key, {"Count": 3})
    case.back_up(Kind.INCREMENTAL)
    history = case.history(chain)
    assert (history.changes, history.rolled_back) == ((), 1)
    assert history.last == history.first == {"Id": 1, "Count": 100, "Note": NOTE}
    case.instance.abandon()


def test_a_page_that_lost_a_write_has_no_history() -> None:
    """It is defined again later, so a restore succeeds; what its rows were in between cannot be known."""
    case = Plain()
    for _ in range(3):
        case.instance.log.roll()
        case.instance.checkpoint()
    chain = case.back_up(Kind.FULL)
    root = case.table.tree.root
    case.session.begin(write=True)
    case.table.update(case.session, case.key, {"Count": 1})
    case.commit()
    case.session.begin(write=True)
    delete_table(case.session, case.database, "Plain")
    case.commit()
    case.session.begin(write=True)
    columns = (ColumnDefinition("Id", ColumnType.LONG), ColumnDefinition("Count", ColumnType.LONG))
    definition = TableDefinition("Plain", columns, (IndexDefinition("ById", ("Id",), primary=True),))
    again = create_table(case.session, case.database, definition)
    again.insert(case.session, {"Id": 1, "Count": 9})
    case.commit()
    assert again.tree.root == root, "the page is used again"
    case.back_up(Kind.INCREMENTAL)
    (change,) = case.history(chain).changes
    assert (change.kind.value, change.before, change.after) == ("insert", None, {"Id": 1, "Count": 9})
    data = bytearray(database_bytes(case.fs, chain))
    size = case.database.page_size
    page = memoryview(data)[(root + 1) * size : (root + 2) * size]
    dbtime = int.from_bytes(page[8:16], "little")
    page[8:16] = (dbtime - 1).to_bytes(8, "little")
    seal_page(page, root)
    rewrite(case.fs, chain, {"plain.edb": bytes(data)})
    with open_at(chain, context=RunContext(fs=case.fs)) as view:
        assert view.recovered is not None, "a restore succeeds"
    with pytest.raises(JetError, match=f"Page {root} lacks changes") as caught:
        case.history(chain)
    assert caught.value.code is Code.DbTimeTooOld
    assert caught.value.hint == "Make a full backup. The changes after it can be shown."
    case.instance.close()


# bounds


def test_memory_is_bounded_by_the_last_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Plain()
    chain = case.back_up(Kind.FULL)
    notes = [bytes([200 + number]) * 5000 for number in range(30)]
    for note in notes:
        case.session.begin(write=True)
        case.table.update(case.session, case.key, {"Note": note})
        case.commit()
    case.back_up(Kind.INCREMENTAL)
    assert [(c.after or {})["Note"] for c in case.history(chain).changes] == notes
    few = case.history(chain, most=4)
    assert (few.omitted, [(c.after or {})["Note"] for c in few.changes]) == (26, notes[-4:])
    assert (few.changes[0].before or {})["Note"] == notes[-5]
    assert (few.first or {})["Note"] == NOTE
    monkeypatch.setattr(row_states, "_BYTES_MOST", 26_000)
    short = case.history(chain)
    assert (short.omitted, len(short.changes)) == (25, 5)
    monkeypatch.setattr(row_states, "_BYTES_MOST", 100)
    assert len(case.history(chain).changes) == 1
    case.instance.close()


def test_nothing_is_written_and_a_stop_is_noticed() -> None:
    case = Plain()
    chain = case.back_up(Kind.FULL)
    for count in range(200):
        case.session.begin(write=True)
        case.table.update(case.session, case.key, {"Count": count})
        case.commit()
    case.back_up(Kind.INCREMENTAL)
    fs, seen = FaultFS(case.fs), list[Event]()
    history = row_history(chain, "Plain", [1], context=RunContext(fs=fs, progress=seen.append))
    assert len(history.changes) == 200
    assert {call.verb for call in fs.calls} & (CHANGING | {"open_update", "lock"}) == set()
    assert (seen[0].stage, seen[-1].stage) == (Stage.BEGIN, Stage.COMPLETE)
    for at in range(1, len(seen), 7):
        cancel, opened, left = Cancel(), case.fs.open_files, [at]

        def stop(event: Event, cancel: Cancel = cancel, left: list[int] = left) -> None:
            left[0] -= 1
            if not left[0]:
                cancel.request()

        with pytest.raises(Cancelled):
            row_history(chain, "Plain", [1], context=RunContext(fs=case.fs, progress=stop, cancel=cancel))
        assert case.fs.open_files == opened
    case.instance.close()
