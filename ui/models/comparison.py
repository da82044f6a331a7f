"""A comparison as the window shows it: a row for each table, and one for each row that differs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

import engine
from app.export.values import as_text, readable
from app.operations.compare import StateComparison, changed_cells, key_text
from ui.format import number, plural
from ui.languages.marked import mark, marked
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue, plain
from ui.values.message import Message

MOST = 500
"""Differing rows of a table that the window keeps; the export has all."""
_LONGEST = 300
"""Characters of a value in a cell."""
_KINDS = {"added": mark("Added"), "changed": mark("Changed"), "gone": mark("Gone")}
_ONLY = {"added": mark("Only in B"), "gone": mark("Only in A")}


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Comparison", text)


def table_titles() -> tuple[str, ...]:
    """The headings of the list of tables."""
    return tr("Table"), tr("Added"), tr("Changed"), tr("Gone"), tr("Same"), tr("Note")


def row_titles() -> tuple[str, ...]:
    """The headings of the list of rows."""
    return tr("Row"), tr("Key"), tr("Columns"), tr("In A"), tr("In B")


def table_row(table: engine.ComparedTable) -> tuple[CellValue, ...]:
    """One table; its sign says whether it differs, or could not be compared."""
    level = Level.ERROR if table.error else Level.SUCCESS if table.is_same else Level.WARNING
    only = marked(_ONLY[table.kind.value]) if table.kind else ""
    keyless = "" if table.has_key or table.is_same else tr("Without a primary key, matched by insertion order.")
    error = shown(table.error.message) if table.error else ""
    note = " ".join(text for text in (only, *map(shown, table.schema), error, keyless) if text)
    counts = table.added, table.changed, table.gone, table.same
    return (
        CellValue(table.name, table.name.casefold(), level=level),
        *(CellValue(number(count), count) for count in counts),
        plain(note),
    )


def difference_row(found: engine.RowDifference) -> tuple[CellValue, ...]:
    """One row that differs, with the columns that do."""
    cells = changed_cells(found)
    names = ", ".join(name for name, _, _ in cells)
    before = _side([(name, value) for name, value, _ in cells], is_there=found.before is not None)
    after = _side([(name, value) for name, _, value in cells], is_there=found.after is not None)
    key = key_text(found)
    tip = "\n".join(f"{name}: {as_text(readable(value))}" for name, value in found.key.items()) or key
    return (
        plain(marked(_KINDS[found.kind.value])),
        CellValue(key, key.casefold(), tip),
        CellValue(names if found.columns else tr("all"), names.casefold(), names.replace(", ", "\n")),
        before,
        after,
    )


def _side(cells: Sequence[tuple[str, str]], *, is_there: bool) -> CellValue:
    if not is_there:
        return CellValue("–", "")
    text = (
        ", ".join(f"{name}={value[:_LONGEST]}" for name, value in cells)
        if len(cells) > 1
        else (cells[0][1][:_LONGEST] if cells else "")
    )
    return CellValue(text[:_LONGEST], text.casefold(), "\n".join(f"{n}: {value[:_LONGEST]}" for n, value in cells))


def outcome_of_comparison(done: StateComparison) -> Message:
    """What the comparison comes to."""
    where = tr("A: {}\nB: {}").format(shown(done.before), shown(done.after))
    failed = [table for table in done.tables if table.error]
    if failed:
        what = plural(len(failed), "{} table could not be compared.", "{} tables could not be compared.")
        why = "\n".join(f"{table.name}: {shown(table.error.message)}" for table in failed[:4] if table.error)
        return Message(Level.ERROR, what, where, why)
    if done.is_same:
        return Message(Level.SUCCESS, tr("No differences."), where)
    rows = sum(table.differences for table in done.tables)
    tables = sum(not table.is_same for table in done.tables)
    what = tr("{} in {}.").format(
        plural(rows, "{} row differs", "{} rows differ"), plural(tables, "{} table", "{} tables")
    )
    return Message(Level.INFO, what, where)
