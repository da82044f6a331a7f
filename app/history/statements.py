"""Statements of the history's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.history.filter import microseconds
from app.history.rows import EVENT_COLUMNS, RUN_COLUMNS
from app.history.runs import Run
from engine.errors import known

INSERT_EVENT = (
    f"INSERT INTO events({EVENT_COLUMNS.removeprefix('seq, ')}) "
    "VALUES((SELECT id FROM runs WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PUT_RUN = (
    f"INSERT INTO runs({RUN_COLUMNS}) VALUES({','.join('?' * len(RUN_COLUMNS.split(',')))}) "
    f"ON CONFLICT(id) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in RUN_COLUMNS.split(', ')[1:])} "
    "WHERE state IN ('RUNNING', 'INTERRUPTED')"
)


def put_run(row: Sequence[Any] | None, events: Sequence[Sequence[Any]], connection: sqlite3.Connection) -> int:
    """The rows of entries, and that of a run if there is one; how many runs changed."""
    connection.executemany(INSERT_EVENT, events)
    return connection.execute(_PUT_RUN, row).rowcount if row else 0


def settle_run(run: Run, connection: sqlite3.Connection) -> bool:
    values = (run.state.name, microseconds(known(run.ended, "end of the run")), run.id)
    sql = "UPDATE runs SET state = ?, ended = ? WHERE id = ? AND state = 'RUNNING'"
    return connection.execute(sql, values).rowcount == 1


def clear_events(below: int, connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM events WHERE seq < ?", (below,))


def clear_runs(before: datetime, connection: sqlite3.Connection) -> None:
    connection.execute(
        "DELETE FROM runs WHERE started < ? AND state <> 'RUNNING' "
        "AND NOT EXISTS (SELECT 1 FROM events WHERE events.run = runs.id)",
        (microseconds(before),),
    )


def where(*conditions: str) -> str:
    given = [condition for condition in conditions if condition]
    return f"WHERE {' AND '.join(f'({c})' for c in given)}" if given else ""


def clear_slots(before: datetime, connection: sqlite3.Connection) -> None:
    """Slots that were decided before then, except for the newest of each rule: later ones count from it."""
    connection.execute(
        "DELETE FROM slots AS old WHERE decided < ? AND outcome <> 'begun' AND EXISTS "
        "(SELECT 1 FROM slots AS newer WHERE newer.job = old.job AND newer.rule = old.rule "
        "AND (newer.era, newer.slot) > (old.era, old.slot))",
        (microseconds(before),),
    )
