"""Changing definitions: creating and deleting tables, creating indexes over existing rows, adding columns.

Source: docs/formats/log-records.md#what-an-operation-logs. All of it happens in the caller's transaction and is
undone if that is rolled back; pages of a tree that then has no owner remain leaked, as in every engine.
"""

from __future__ import annotations

from dataclasses import replace

from engine.btree import space
from engine.change.live_database import LiveDatabase
from engine.change.writer import Transaction
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.catalog import Index, RowType, Table, TableFlag
from engine.formats.catalog_rows import catalog_rows, object_rows
from engine.formats.column import ColumnFlag
from engine.formats.page import PageFlag
from engine.formats.space import DATABASE_ROOT
from engine.tables.autoincrement import keeps_mark, write_mark
from engine.tables.definitions import (
    ColumnDefinition,
    IndexDefinition,
    TableDefinition,
    build_columns,
    build_index,
    build_table,
)
from engine.tables.indexes import OpenIndex
from engine.tables.open_tables import tables_of
from engine.tables.table import OpenTable, savepoint


def create_table(session: Transaction, database: LiveDatabase, definition: TableDefinition) -> OpenTable:
    """Make an empty table with its indexes.

    Raises ``WrongUse`` for what cannot be (-1303 for a name that is taken, others as
    :func:`~engine.tables.definitions.build_table` says), ``WrongState`` (JET_errWriteConflict, -1102) and
    ``SpaceExhausted``.
    """
    session.write()
    tables = tables_of(database)
    table = build_table(definition, database.page_size)
    if tables.find(session, table.name) is not None:
        raise Code.TableDuplicate.error(f"The table {table.name!r} already exists.", table=table.name)
    with savepoint(session):
        table = _create_trees(session, database, table)
        tables.catalog(session).add_table(session, table)
        opened = tables.by_objid(session, table.objid)
        if any(column.flags & ColumnFlag.AUTOINCREMENT for column in table.columns) and keeps_mark(opened):
            write_mark(session, opened, 0)
    return opened


def _create_trees(session: Transaction, database: LiveDatabase, table: Table) -> Table:
    """Trees for a table and its secondary indexes; the table with their ids and roots."""
    objid = database.next_objid()
    pages = max(table.initial_pages, sum(not index.is_primary for index in table.indexes) + 1)
    root = space.create_tree(session, database, DATABASE_ROOT, objid, pages=pages)
    indexes = tuple(
        replace(index, objid=objid, root=root)
        if index.is_primary
        else _create_index_tree(session, database, root, index)
        for index in table.indexes
    )
    return replace(table, objid=objid, root=root, indexes=indexes)


def _create_index_tree(session: Transaction, database: LiveDatabase, parent: int, index: Index) -> Index:
    objid = database.next_objid()
    kind = PageFlag.INDEX | (0 if index.is_unique else PageFlag.NON_UNIQUE)
    root = space.create_tree(session, database, parent, objid, page_flags=int(kind), unique=index.is_unique)
    return replace(index, objid=objid, root=root)


def delete_table(session: Transaction, database: LiveDatabase, name: str) -> None:
    """Delete a table with everything in it; its pages are free once the transaction has ended.

    Raises JET_errObjectNotFound (-1305), ``WrongUse`` (JET_errFixedDDL, -1323) for the engine's own tables.
    """
    session.write()
    tables = tables_of(database)
    table = tables.open(session, name).definition
    if table.system:
        raise _fixed(name)
    catalog = tables.catalog(session)
    with savepoint(session):
        for key, _ in tables.row_keys(session, table.objid):
            catalog.remove_row(session, key)
        for tree in table.trees:
            catalog.remove_objid(session, tree.objid)
    tables.forget(table.objid)
    tables.free_later(session, table.root)


def create_index(
    session: Transaction, database: LiveDatabase, table_name: str, definition: IndexDefinition
) -> OpenTable:
    """Make a secondary index and fill it from the rows that are there.

    Raises ``WrongUse``: JET_errKeyDuplicate (-1605) when two rows have one key of a unique index,
    JET_errIndexDuplicate (-1403), JET_errIndexHasPrimary (-1402) for a primary one, and what
    :func:`~engine.tables.definitions.build_index` does.
    """
    session.write()
    tables = tables_of(database)
    table = tables.open(session, table_name)
    _check_changeable(table)
    index = build_index(definition, table.definition.columns, database.page_size)
    if index.is_primary:
        raise Code.IndexHasPrimary.error(
            f"Table {table_name!r} already has rows in an order of its own. A primary index can be "
            "created only with its table."
        )
    if any(other.name.casefold() == index.name.casefold() for other in table.definition.indexes):
        raise Code.IndexDuplicate.error(f"Table {table_name!r} already has an index {index.name!r}.")
    entries = _entries(session, table, index)
    with savepoint(session):
        index = _create_index_tree(session, database, table.definition.root, index)
        tree = OpenIndex(database, table.definition, index, table.writer).tree
        for key, primary in entries:
            # No one knows the tree until the catalog names it: nothing in it needs to be undone.
            tree.insert(session, key, primary, versioned=False)
        _describe(session, database, replace(table.definition, columns=(), indexes=(index,), long_values=None))
    return tables.by_objid(session, table.definition.objid)


def _entries(session: Transaction, table: OpenTable, index: Index) -> list[tuple[bytes, bytes]]:
    """Keys of every row in an index that is to be made, each with the row's primary key, in order."""
    opened = OpenIndex(table.database, table.definition, index, table.writer)
    read = session.read(table.database)
    entries = []
    for node in table.tree.ascending(read):
        cells = table.cells(read, opened, table.writer.layout.split(node.data))
        entries += [(key, node.key) for key in opened.keys(cells)]
    entries.sort()
    if index.is_unique and len({key for key, _ in entries}) < len(entries):
        raise opened.duplicate()
    return entries


def delete_index(session: Transaction, database: LiveDatabase, table_name: str, name: str) -> OpenTable:
    """Delete a secondary index. Raises JET_errIndexNotFound (-1404), JET_errIndexMustStay (-1405)."""
    session.write()
    tables = tables_of(database)
    table = tables.open(session, table_name)
    _check_changeable(table)
    index = next((i for i in table.definition.indexes if i.name.casefold() == name.casefold()), None)
    if index is None:
        raise Code.IndexNotFound.error(f"Table {table_name!r} has no index {name!r}.", index=name)
    if index.is_primary:
        raise Code.IndexMustStay.error(f"Index {name!r} is the primary index of table {table_name!r}.", index=name)
    catalog = tables.catalog(session)
    objid = table.definition.objid
    with savepoint(session):
        for key, row in tables.row_keys(session, objid):
            if row["Type"] == RowType.INDEX and row["Id"] == index.objid:
                catalog.remove_row(session, key)
        catalog.remove_objid(session, index.objid)
    tables.free_later(session, index.root)
    return tables.by_objid(session, objid)


def add_column(
    session: Transaction, database: LiveDatabase, table_name: str, definition: ColumnDefinition
) -> OpenTable:
    """Add a column; the rows that are there have its default in it, or NULL.

    Raises as :func:`~engine.tables.definitions.build_columns`, and JET_errNullInvalid (-1504) for a column that
    must not be NULL and has no default, in a table with rows.
    """
    session.write()
    tables = tables_of(database)
    table = tables.open(session, table_name)
    _check_changeable(table)
    columns = build_columns([definition], table.definition.columns)
    added = next(column for column in columns if column.name == definition.name)
    if definition.autoincrement:
        raise Code.InvalidColumnType.error(
            "An autoincrement column can be created only with its table.", column=definition.name
        )
    is_empty = table.tree.first(session.read(database)) is None
    if definition.not_null and definition.default is None and not is_empty:
        raise Code.NullInvalid.error(f"Column {definition.name!r} would be NULL in every row.")
    with savepoint(session):
        _describe(session, database, replace(table.definition, columns=(added,), indexes=(), long_values=None))
    return tables.by_objid(session, table.definition.objid)


def _describe(session: Transaction, database: LiveDatabase, part: Table) -> None:
    """Tell the catalog of a part of a table that is described already; in a savepoint of the caller's."""
    catalog = tables_of(database).catalog(session)
    catalog.add_rows(session, [row for row in catalog_rows(part) if row["Type"] != RowType.TABLE])
    catalog.add_objids(session, [row for row in object_rows([part]) if row["type"] != RowType.TABLE])


def _check_changeable(table: OpenTable) -> None:
    if table.definition.flags & TableFlag.FIXED_DDL or table.definition.system:
        raise _fixed(table.name)
    if table.obstacle is not None:
        raise table.obstacle


def _fixed(name: str) -> JetError:
    return Code.FixedDDL.error(f"The definition of table {name!r} cannot be changed.", table=name)
