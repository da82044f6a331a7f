"""A comparison of two states of a database: chains, moments of one, instances at rest, files. Changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import engine
from app.export.values import as_text, json_value, readable
from app.history.export import CSV_BOM, csv_lines, inert
from app.operations.command_line import shell_line
from engine.files import remove_quietly
from engine.formats.record import Row
from engine.progress import Cancel

EXPORT_COLUMNS = ("Table", "Difference", "Key", "Column", "Before", "After")
_FLUSH = 500


@dataclass(frozen=True)
class CompareChoice:
    """What to compare. ``tables`` is empty for all but the engine's own, which ``system`` adds; ``most``
    differences of each table are kept."""

    before: engine.ReadableState
    after: engine.ReadableState
    tables: tuple[str, ...] = ()
    system: bool = False
    most: int = 100

    def arguments(self) -> list[str]:
        """The words after ``ese-backup`` that do the same."""
        before, after = self.before, self.after
        places = [str(before.path), *([str(after.path)] if after.path != before.path else [])]
        return [
            *("compare", *places, *_at("--at", before), *_at("--at-b", after)),
            *(("--database", before.database) if before.database else ()),
            *(("--database-b", after.database) if after.database and after.database != before.database else ()),
            *(word for table in self.tables for word in ("--table", table)),
            *(("--system",) if self.system else ()),
        ]

    def line(self) -> str:
        """One line for the shell of this system."""
        return shell_line(self.arguments())


def _at(option: str, state: engine.ReadableState) -> list[str]:
    wanted = state.wanted
    if wanted is None or (wanted.moment is None and wanted.generation is None):
        return []
    return [option, wanted.moment.isoformat() if wanted.moment is not None else str(wanted.generation)]


@dataclass(frozen=True)
class StateComparison:
    """What a comparison found; ``before`` and ``after`` say in words what was read."""

    before: str
    after: str
    reached: tuple[engine.Point | None, engine.Point | None]
    tables: tuple[engine.ComparedTable, ...]

    @property
    def is_same(self) -> bool:
        return all(table.is_same for table in self.tables)

    @property
    def is_whole(self) -> bool:
        """Whether every table was compared to its end."""
        return not any(table.error for table in self.tables)


Tell = Callable[[engine.ComparedTable], None]


def compare(
    choice: CompareChoice,
    context: engine.RunContext | None = None,
    *,
    tell: Tell | None = None,
    export: Path | None = None,
) -> StateComparison:
    """Compare; ``tell`` is called with each table when it is done. ``export``: write every difference to a file.

    Raises as :func:`engine.open_state` and :func:`engine.compare_databases`; ``StorageFault`` where the file
    cannot be written, and then an existing one is unchanged.
    """
    context = context or engine.RunContext(leases=engine.Leases())
    tables = []
    with ExitStack() as held:
        before = held.enter_context(engine.open_state(choice.before, context=context))
        after = held.enter_context(engine.open_state(choice.after, context=context))
        file = held.enter_context(DifferenceFile(export, context.cancel)) if export is not None else None
        for table in engine.compare_databases(
            before.data,
            after.data,
            tables=choice.tables,
            system=choice.system,
            most=choice.most,
            each=file.put if file is not None else None,
            cancel=context.cancel,
        ):
            tables.append(table)
            if tell is not None:
                tell(table)
        if file is not None:
            file.finish()
    reached = before.reached, after.reached
    return StateComparison(words_of(choice.before, before), words_of(choice.after, after), reached, tuple(tables))


def words_of(wanted: engine.ReadableState, opened: engine.OpenedState) -> str:
    """Which state was read."""
    if opened.is_recovered:
        return f"{opened.name} of {wanted.path}, recovered in memory"
    if opened.reached is None:
        return f"{opened.name} as it is in {wanted.path}"
    if opened.reached.time is None:
        return f"{opened.name} of {wanted.path} at log {opened.reached.lgpos}"
    return f"{opened.name} of {wanted.path} after the commit of {_written(opened.reached.time)}"


def _written(moment: datetime) -> str:
    """As the engine writes it, for the reader's own way to write times."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


class DifferenceFile:
    """Every difference in a file: JSON lines if its name ends with ``.jsonl`` or ``.json``, else CSV with a line
    for each column. The file gets its name when :meth:`finish` is called."""

    def __init__(self, path: Path, cancel: Cancel) -> None:
        self._fs = engine.HostFileSystem()
        self._path, self._temporary = path, path.with_name(f".{path.name}.tmp")
        self._is_json = path.suffix.lower() in (".json", ".jsonl")
        self._cancel = cancel
        self._lines: list[bytes] = [] if self._is_json else [CSV_BOM + csv_lines([EXPORT_COLUMNS])]
        self._offset = 0
        remove_quietly(self._fs, [self._temporary])
        self._file = self._fs.create(self._temporary)

    def __enter__(self) -> DifferenceFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self._file.close()
        remove_quietly(self._fs, [self._temporary])

    def put(self, table: str, found: engine.RowDifference) -> None:
        """Take one."""
        self._lines.append(_json_line(table, found) if self._is_json else _csv_lines(table, found))
        if len(self._lines) >= _FLUSH:
            self._cancel.check()
            self._flush()

    def finish(self) -> None:
        """Make it durable under its name."""
        self._flush()
        self._file.sync()
        self._file.close()
        self._fs.rename(self._temporary, self._path)
        self._fs.sync_directory(self._path.parent)

    def _flush(self) -> None:
        data, self._lines = b"".join(self._lines), []
        self._file.write_at(self._offset, data)
        self._offset += len(data)


def difference_fields(found: engine.RowDifference) -> dict[str, object]:
    """A difference as JSON has it."""
    return {
        "difference": found.kind.value,
        "key": _plain(found.key),
        "columns": list(found.columns),
        "before": _plain(found.before),
        "after": _plain(found.after),
    }


def _plain(row: Row | None) -> dict[str, object] | None:
    return None if row is None else {name: json_value(readable(value)) for name, value in row.items()}


def key_text(found: engine.RowDifference) -> str:
    """The primary key of a row in a line; ``–`` for a table without one."""
    return ", ".join(as_text(readable(value)) for value in found.key.values()) or "–"


def changed_cells(found: engine.RowDifference) -> list[tuple[str, str, str]]:
    """Column, value before and value after, of what differs: of a row that came or went, all that is set."""
    before, after = found.before or {}, found.after or {}
    columns = found.columns or tuple(name for name, value in (after or before).items() if value not in (None, []))
    return [(name, as_text(readable(before.get(name))), as_text(readable(after.get(name)))) for name in columns]


def _json_line(table: str, found: engine.RowDifference) -> bytes:
    return (json.dumps({"table": table, **difference_fields(found)}, ensure_ascii=False) + "\n").encode()


def _csv_lines(table: str, found: engine.RowDifference) -> bytes:
    head = table, found.kind.value, key_text(found)
    return csv_lines([inert(cell) for cell in (*head, *cells)] for cells in changed_cells(found))
