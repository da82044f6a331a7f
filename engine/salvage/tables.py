"""The tables of a database whose catalog may be damaged: from the catalog, its shadow, or what is left of both."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.errors import JetError
from engine.formats.catalog import (
    CATALOG_COLUMNS,
    CATALOG_OBJID,
    CATALOG_ROOT,
    SHADOW_OBJID,
    SHADOW_ROOT,
    RowType,
    Table,
    TreeRoot,
    read_catalog,
    table_of_rows,
    with_template,
)
from engine.formats.page import PageFlag
from engine.formats.record import RecordFormat, Row
from engine.salvage.findings import LossKind, page_of
from engine.salvage.leaves import leaves_of
from engine.salvage.pages import SalvagePages

_CATALOG, _SHADOW = TreeRoot(CATALOG_OBJID, CATALOG_ROOT), TreeRoot(SHADOW_OBJID, SHADOW_ROOT)
_Key = tuple[int, int]


def tables_of(pages: SalvagePages) -> list[Table]:
    """Every table that is described completely, in the order of the object ids. Raises ``Cancelled``.

    A damaged catalog is replaced by its shadow, which loses nothing. If that is damaged, too, their rows are
    merged, and what is missing in both is a loss.
    """
    try:
        return read_catalog(pages.read, pages.page_size)
    except JetError as error:
        text = f"The catalog is damaged: {error.message}"
        pages.findings.add(LossKind.CATALOG, text, lost=False, page=page_of(error.context.get("page")))
    try:
        return read_catalog(pages.read, pages.page_size, SHADOW_ROOT)
    except JetError as error:
        text = f"The shadow catalog is damaged, too. Tables may be missing. {error.message}"
        pages.findings.add(LossKind.CATALOG, text, page=page_of(error.context.get("page")))
    return _merged(pages)


def _merged(pages: SalvagePages) -> list[Table]:
    rows: dict[int, dict[_Key, Row]] = {}
    for tree in (_CATALOG, _SHADOW):
        for row in _rows(pages, tree):
            objid, kind, id_ = (_number(row, name) for name in ("ObjidTable", "Type", "Id"))
            rows.setdefault(objid, {}).setdefault((kind, id_), row)
    drafts = []
    for objid, described in sorted(rows.items()):
        name = next((str(row["Name"]) for (kind, _), row in described.items() if kind == RowType.TABLE), "")
        try:
            drafts.append(table_of_rows(row for _, row in sorted(described.items(), key=lambda item: item[0])))
        except JetError as error:
            _lost(pages, name, f"Object {objid} is not described completely. {error.message}")
    by_name = {table.name.casefold(): table for table in drafts}
    tables = []
    for table in drafts:
        try:
            tables.append(with_template(table, by_name))
        except JetError as error:
            _lost(pages, table.name, error.message)
    _undescribed(pages, {tree.objid for table in tables for tree in table.trees})
    return tables


def _undescribed(pages: SalvagePages, known: set[int]) -> None:
    """Tell of the objects that have rows and that no catalog describes any more."""
    objids, first, counts = np.unique(pages.owners, return_index=True, return_counts=True)
    for objid, pgno, count in zip(objids.tolist(), first.tolist(), counts.tolist(), strict=True):
        if objid <= SHADOW_OBJID or objid in known:
            continue
        try:
            holds_rows = not pages.leaf(pgno, objid).flags & (PageFlag.INDEX | PageFlag.LONG_VALUE)
        except JetError:
            holds_rows = True
        if holds_rows:
            text = f"The catalog does not describe object {objid}. The rows in its leaf pages ({count}) are lost."
            pages.findings.add(LossKind.TABLE, text, page=pgno)


def _lost(pages: SalvagePages, name: str, text: str) -> None:
    pages.findings.add(LossKind.TABLE, text, table=name)


def _rows(pages: SalvagePages, tree: TreeRoot) -> Iterator[Row]:
    """Rows of one of the two catalogs, as far as its pages and the rows themselves can be read."""
    decode = RecordFormat(CATALOG_COLUMNS, pages.page_size).row
    for pgno in leaves_of(pages, tree).pages:
        try:
            for data in pages.leaf(pgno, tree.objid).live_data():
                yield decode(data)
        except JetError:
            continue  # the catalog's damage is a finding already


def _number(row: Row, name: str) -> int:
    value = row[name]
    return value if isinstance(value, int) else 0
