"""Tables, columns and indexes of a database as rows under headings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

import engine
from app.meaning import RowView, ValueKind, ViewColumn
from app.tables.reading import HITS_MOST, TableHits
from ui.format import number, plural, size
from ui.languages.marked import mark, marked
from ui.levels import Level
from ui.models.instances import CellValue, plain
from ui.models.opened_tables import ListedTable
from ui.models.row_window import ColumnView

NAME, ROWS, SIZE, FOUND = range(4)
"""Columns of the list of tables."""
_NUMBERS = {
    *("UNSIGNED_BYTE", "SHORT", "LONG", "CURRENCY", "UNSIGNED_LONG", "LONG_LONG", "UNSIGNED_SHORT"),
    *("UNSIGNED_LONG_LONG", "IEEE_SINGLE", "IEEE_DOUBLE"),
}
_FLAGS = {
    "not null": mark("not null"),
    "version": mark("version"),
    "autoincrement": mark("autoincrement"),
    "multivalued": mark("multivalued"),
    "default": mark("default"),
    "escrow update": mark("escrow update"),
    "finalize": mark("finalize"),
    "user defined default": mark("user-defined default"),
    "template column": mark("column of the template"),
    "delete on zero": mark("delete on zero"),
    "primary index placeholder": mark("placeholder in the primary index"),
    "compressed": mark("compressed"),
    "encrypted": mark("encrypted"),
}
"""Flags of a column, by their names in ESE."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Tables", text)


def table_cells(listed: ListedTable) -> tuple[CellValue, ...]:
    """A table: name, rows (not counted), size, what a search found."""
    table, taken = listed.table, listed.bytes
    columns, indexes = len(table.columns), len(table.indexes)
    parts = plural(columns, "{} column", "{} columns"), plural(indexes, "{} index", "{} indexes")
    about = "\n".join((table.name, *parts))
    if listed.view is not None:
        return _view_cells(listed.view)
    space = CellValue(tr("not known"), -1) if taken is None else CellValue(size(taken), taken, number(taken))
    return CellValue(table.name, table.name.casefold(), about), uncounted(), space, CellValue("", -1)


def _view_cells(view: RowView) -> tuple[CellValue, ...]:
    """A view comes before the tables, with an icon of its own."""
    about = "\n".join((view.about, tr("A view of the table {}").format(view.table.name)))
    blank = CellValue("", -2)
    return CellValue(view.name, f" {view.name.casefold()}", about, Level.INFO), blank, blank, blank


def uncounted() -> CellValue:
    return CellValue("–", -1, tr("Not counted. Counting reads every page of the table."))


def count_cell(count: engine.RowCount) -> CellValue:
    """The rows of a table; pages that could not be read are said."""
    if not count.unread:
        return CellValue(number(count.rows), count.rows)
    tip = plural(
        count.unread,
        "{} page could not be read. Its rows are not counted.",
        "{} pages could not be read. Their rows are not counted.",
    )
    return CellValue(f"≥ {number(count.rows)}", count.rows, tip, Level.WARNING)


def hits_cell(hits: TableHits) -> CellValue:
    """How many rows contain what was looked for."""
    text = number(hits.rows) if hits.rows < HITS_MOST else tr("{} or more").format(number(hits.rows))
    if hits.unread:
        tip = plural(hits.unread, "{} row or page could not be read.", "{} rows or pages could not be read.")
        return CellValue(text, hits.rows, tip, Level.WARNING)
    return CellValue(text, hits.rows)


def type_name(column: engine.Column) -> str:
    """``Long``, ``LongBinary``: as the documentation of ESE writes it."""
    return "".join(part.capitalize() if len(part) > 2 else part for part in column.type.name.split("_"))


def flag_names(column: engine.Column) -> str:
    """The flags that are set, with commas."""
    names = (str(flag.name).lower().replace("_", " ") for flag in column.known_flags)
    return ", ".join(marked(_FLAGS[name]) if name in _FLAGS else name for name in names)


def column_views(table: engine.Table) -> list[ColumnView]:
    """The headings of a table's rows."""
    return [
        ColumnView(
            column.name, f"{column.name}\n{type_name(column)}, id {column.id}", column.type.name in _NUMBERS
        )
        for column in table.columns
    ]


def view_columns(view: RowView) -> list[ColumnView]:
    """The headings of a view, with units."""
    return [
        ColumnView(
            column.name,
            "\n".join(part for part in (column.about, _unit_and_source(column)) if part) or column.name,
            column.kind in (ValueKind.INTEGER, ValueKind.REAL),
        )
        for column in view.columns
    ]


def _unit_and_source(column: ViewColumn) -> str:
    if not column.is_known:
        return tr("What this column means is not public. Its values are those of column {}.").format(column.raw)
    return tr("In {}").format(column.unit) if column.unit else ""


def column_rows(table: engine.Table) -> list[tuple[CellValue, ...]]:
    """Name, type, id, size, code page, flags of each column."""
    return [
        (
            plain(column.name),
            plain(type_name(column)),
            CellValue(str(column.id), column.id),
            CellValue(number(column.size) if column.size else "", column.size),
            CellValue(str(column.code_page) if column.code_page else "", column.code_page),
            plain(flag_names(column)),
        )
        for column in table.columns
    ]


def index_rows(table: engine.Table) -> list[tuple[CellValue, ...]]:
    """Name, kind, columns and what is special of each index."""
    names = {column.id: column.name for column in table.columns}
    rows: list[tuple[CellValue, ...]] = []
    for index in table.indexes:
        kind = tr("primary") if index.is_primary else tr("unique") if index.is_unique else tr("not unique")
        parts = (
            f"{names.get(part.column_id, part.column_id)}{tr(' (descending)') if part.descending else ''}"
            for part in index.columns
        )
        rows.append((plain(index.name), plain(kind), plain(", ".join(parts)), plain(index.special)))
    return rows


def order_choices(table: engine.Table) -> list[tuple[str, str | None]]:
    """The orders in which rows can be shown: a text, and the name of the index (None: the table's own)."""
    names = {column.id: column.name for column in table.columns}
    found: list[tuple[str, str | None]] = []
    if not any(index.is_primary for index in table.indexes):
        found.append((tr("Order of the rows' numbers"), None))
    for index in sorted(table.indexes, key=lambda each: not each.is_primary):
        columns = ", ".join(str(names.get(part.column_id, part.column_id)) for part in index.columns)
        found.append((f"{index.name} ({columns})", None if index.is_primary else index.name))
    return found


def visible(tables: Sequence[ListedTable], system: bool) -> list[ListedTable]:
    """Those of the application, and those of the engine itself if they are wanted."""
    return [each for each in tables if each.view is not None or system or not each.table.system]
