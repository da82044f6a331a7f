"""The history of rows in logs that Microsoft's engine wrote: at each commit what a recovery to it shows."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from engine import AtRestSource, Kind, LocalFolder, row_history, run_backup, run_restore
from engine.files import LocalFileSystem
from engine.formats.catalog import Table
from engine.formats.record import Row
from engine.restore.row_history import RowDecoder
from engine.restore.row_watch import RowWatch
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.datasets import copy_of, dataset
from tests.oracles.engine_sets import engine_set
from tests.oracles.replayed_rows import ManyRows, RealLogs
from tests.share import VARIABLE, shared, turn

SETS = [
    "lv-16k", "lv-32k", "merge-empty-4k", "midrollback-escrow-4k", "midrollback-full-8k", "multi-db-8k",
    "pagemove-8k", "replace-split-8k", "scrub-exthdr-4k",
]  # fmt: skip
"""Those with logs from the first one on."""
CATALOG = "MSysObjects"
ROWS_OF_A_TABLE, COMMITS = 25, 6


def row_in(database: ReadOnlyDatabase, table: Table, key: bytes) -> Row | None:
    """A row as a recovered database has it; the table may not be there yet, or have another root."""
    found = next((each for each in database.tables() if each.objid == table.objid), None)
    if found is None:
        return None
    node = next(database.nodes(found, key), None)
    if node is None or node.key != key:
        return None
    row = database.decoder(found)(node.data)
    return {column.name: row[column.name] for column in table.columns}


def state_at(watch: RowWatch, position: int, decoder: RowDecoder) -> Row | None:
    """What the history says that the row was after the commits before a position."""
    states = [watch.first, *(step.after for step in watch.steps if step.commit.position < position)]
    return decoder.row(states[-1])


@pytest.mark.parametrize("name", shared(SETS))
def test_each_commit(name: str, tmp_path: Path) -> None:
    real = RealLogs(engine_set(name, tmp_path) / "input")
    random = Random(1)
    with real.replayed() as database:
        tables = [table for table in database.tables() if not table.system or table.name == CATALOG]
        page_size = database.page_size
    rows = []
    for table in tables:
        keys = sorted(real.keys(table.objid))
        rows += [(table, key) for key in random.sample(keys, min(len(keys), ROWS_OF_A_TABLE))]
    many = ManyRows(real.path, rows)
    decoders = {table.name: RowDecoder(table, page_size) for table in tables}
    with real.replayed(watch=many) as database:
        for (table, key), watch in zip(rows, many.watches.values(), strict=True):
            expected = row_in(database, table, key)
            assert decoders[table.name].row(watch.state) == expected, (table.name, key.hex())
    compared = 0
    changed = sorted({step.commit.position for watch in many.watches.values() for step in watch.steps})
    ends = [end for end in real.commits() if any(position < end for position in changed)]
    for end in sorted(random.sample(ends, min(len(ends), COMMITS))):
        with real.replayed(until=end) as database:
            for (table, key), watch in zip(rows, many.watches.values(), strict=True):
                shown = state_at(watch, end, decoders[table.name])
                assert shown == row_in(database, table, key), (table.name, key.hex(), hex(end))
        compared += 1
    assert compared


# chains of real files


def checked_against_restores(chain: Path, tmp_path: Path, most: int) -> tuple[int, int]:
    """Histories of rows of every table against a restore; how many rows, and how many changes."""
    target = tmp_path / "restored"
    run_restore(chain, target)
    rows = changes = 0
    for path in sorted(target.iterdir()):
        if path.suffix not in (".edb", ".dat"):
            continue
        with ReadOnlyDatabase.open(LocalFileSystem().open_read(path)) as database:
            for table in database.tables():
                index = next((index for index in table.indexes if index.is_primary), None)
                if index is None:
                    continue
                names = {column.id: column.name for column in table.columns}
                every = list(database.rows(table))
                for row in Random(2).sample(every, min(len(every), most)):
                    key = [row[names[part.column_id]] for part in index.columns]
                    history = row_history(chain, table.name, key, database=path.name)
                    assert history.last == row
                    states = [history.first, *(change.after for change in history.changes)]
                    assert states[-1] == row
                    assert [change.before for change in history.changes] == states[:-1]
                    positions = [change.position for change in history.changes]
                    assert positions == sorted(set(positions))
                    assert all(change.time is not None and not change.is_exact for change in history.changes)
                    rows, changes = rows + 1, changes + len(history.changes)
    return rows, changes


@pytest.mark.skipif(not turn(3), reason=f"restores real logs many times: only with {VARIABLE}=3/6 or all")
def test_two_days_of_a_server(tmp_path: Path) -> None:
    """A full of the first day, the logs of the second: what Windows changed in between."""
    source, backups = tmp_path / "source", tmp_path / "backups"
    backups.mkdir()
    for day, kind in (("srum-server2022-day1", Kind.FULL), ("srum-server2022-day2", Kind.INCREMENTAL)):
        shutil.rmtree(source, ignore_errors=True)
        copy_of(dataset(day), source)
        chain = run_backup(AtRestSource([source]), LocalFolder(backups), kind).chain
    rows, changes = checked_against_restores(chain, tmp_path, 3)
    assert rows >= 30
    assert changes > 10


@pytest.mark.skipif(not turn(4), reason=f"restores real logs many times: only with {VARIABLE}=4/6 or all")
def test_a_set_of_jetbackup(tmp_path: Path) -> None:
    """A full with two incrementals by Microsoft's engine."""
    rows, changes = checked_against_restores(engine_set("jetbackup-4k", tmp_path) / "full", tmp_path, 8)
    assert rows > 20
    assert changes
