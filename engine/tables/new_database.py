"""The initial content of a new database: its space, the catalog and its shadow, the lists of objects and locales.

Source: docs/formats/tree-and-space.md#fixed-places, docs/formats/log-records.md#what-an-operation-logs. All of it
is logged, so that replaying the log recreates the same database.
"""

from __future__ import annotations

from engine.btree import space
from engine.change.live_database import LiveDatabase
from engine.change.writer import Transaction
from engine.formats import catalog_rows
from engine.formats.catalog import Table
from engine.formats.log.records import CreateMultipleExtentFDP, RecordFlag
from engine.formats.page import PageFlag
from engine.formats.space import DATABASE_ROOT
from engine.tables.catalog_writer import CatalogTables
from engine.tables.table import OpenTable

_DATABASE_OBJID = 1
_INDEX_PAGES = 3
_SHADOW_PAGES = 5
_SPARE_PAGES = 2
"""Pages that are free in the smallest new database."""


def create_database_content(session: Transaction, database: LiveDatabase) -> None:
    """Make pages 1 to 30. The session is the writer, in a transaction; nothing else is in the database."""
    _create_trees(session, database)
    system = (catalog_rows.OBJECTS, catalog_rows.SHADOW, catalog_rows.OBJIDS, catalog_rows.LOCALES)
    objects, shadow, objids, locales = (OpenTable(database, table) for table in system)
    catalog = CatalogTables(objects, shadow, objids)
    for table in system:
        catalog.add_rows(session, catalog_rows.catalog_rows(table))
    catalog.add_objids(session, catalog_rows.object_rows(system))
    for row in catalog_rows.locale_rows():
        locales.insert(session, row)


def _create_trees(session: Transaction, database: LiveDatabase) -> None:
    """Space and roots, in the order in which each gets its customary place."""
    growth = max(database.growth, 1)
    pages = -(-(catalog_rows.FIXED_PAGES + _SPARE_PAGES) // growth) * growth
    database.extend(session, pages)
    record = CreateMultipleExtentFDP(
        pgno=DATABASE_ROOT, objid=_DATABASE_OBJID, pgno_oe=2, pgno_ae=3, pgno_parent=0, cpg_primary=pages,
        page_flags=0, flags=RecordFlag.UNIQUE,
    )  # fmt: skip
    database.change(session, record)
    objects, shadow = catalog_rows.OBJECTS, catalog_rows.SHADOW
    _create(session, database, objects, objects.initial_pages)
    _create(session, database, shadow, _SHADOW_PAGES)
    for index in objects.indexes[1:]:
        root = space.create_tree(
            session, database, objects.root, index.objid,
            page_flags=PageFlag.INDEX, pages=_INDEX_PAGES, multiple=True,
        )  # fmt: skip
        _check_place(index.name, root, index.root)
    for table in (catalog_rows.OBJIDS, catalog_rows.LOCALES):
        _create(session, database, table, 1)
    header = database.file.header
    header.objid_last = max(header.objid_last, catalog_rows.FIRST_USER_OBJID - 1)


def _create(session: Transaction, database: LiveDatabase, table: Table, pages: int) -> None:
    root = space.create_tree(session, database, DATABASE_ROOT, table.objid, pages=pages, multiple=pages > 1)
    _check_place(table.name, root, table.root)


def _check_place(name: str, root: int, wanted: int) -> None:
    if root != wanted:
        raise AssertionError(f"the root of {name} is page {root} instead of {wanted}")
