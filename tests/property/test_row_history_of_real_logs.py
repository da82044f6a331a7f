"""The history of rows in logs that Microsoft's engine wrote: at each commit what a recovery to it shows."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from engine.formats.catalog import Table
from engine.formats.record import Row
from engine.restore.row_history import RowDecoder
from engine.restore.row_watch import RowWatch
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.oracles.engine_sets import engine_set
from tests.oracles.replayed_rows import ManyRows, RealLogs

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


@pytest.mark.parametrize("name", SETS)
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
