"""The history of each row is what its transactions committed, and nothing else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from engine import Kind, RestoreTarget, RowHistory, row_history
from engine.run_context import RunContext
from tests.oracles.row_changes import START, RowChanges, RowId

SEEDS = range(4)


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


@pytest.mark.parametrize("seed", SEEDS)
def test_every_row(seed: int) -> None:
    """Backed up in the middle of transactions."""
    case = RowChanges(seed, page_size=(4096, 8192, 16384, 32768)[seed % 4])
    case.work(60)
    chain = case.back_up(Kind.FULL)
    for _ in range(3):
        case.work(60)
        case.back_up(Kind.INCREMENTAL)
    case.settle()
    case.back_up(Kind.INCREMENTAL, between=False)
    seen = 0
    for row, made in case.changes.items():
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
    assert seen > 50
    case.close()
