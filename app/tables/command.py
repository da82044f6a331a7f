"""The words of ``ese-backup export`` that write the same rows as the window does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from app.operations.export import ExportKind
from app.operations.key_files import NO_KEY_FILES, KeyFiles
from app.tables.opening import TableSource
from app.tables.writing import RowSelection


def export_arguments(
    source: TableSource,
    selections: Sequence[RowSelection],
    kind: ExportKind,
    target: Path,
    keys: KeyFiles = NO_KEY_FILES,
) -> list[str] | None:
    """The same rows, in the order of their table; ``None`` for rows that no command names: ticked ones, rows of
    several tables with conditions or of several databases, and a file that is read without its logs."""
    queries = [selection.query for selection in selections]
    first = queries[0] if queries else None
    if first is None or source.as_is or any(each.positions is not None for each in selections):
        return None
    if any(query.database != first.database or query.find != first.find for query in queries):
        return None
    if len(queries) > 1 and any(query.conditions for query in queries):
        return None
    named = [word for query in queries for word in _named(query.view, query.table)]
    where = [word for condition in first.conditions for word in ("--where", str(condition))]
    find = ["--find", first.find] if first.find else []
    chosen = ["--database", first.database, *named, *where, *find]
    state = ["--replay"] if source.at is None else ["--at", _state(source.at)]
    to = ["--to", str(target), "--format", kind.value]
    return ["export", str(source.path), *to, *chosen, *state, *keys.arguments()]


def _named(view: str, table: str) -> tuple[str, str]:
    return ("--view", view) if view else ("--table", table)


def _state(at: datetime | int) -> str:
    return at.isoformat(timespec="microseconds") if isinstance(at, datetime) else str(at)
