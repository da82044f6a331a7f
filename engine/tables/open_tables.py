"""The tables of an open database: found in the catalog as a session sees it, and kept while that does not change.

Source: docs/formats/tables-and-values.md#catalog. What a session sees of the catalog depends on its snapshot. An
open table is therefore kept with the dbtimes of the catalog leaves that describe it, and is valid for every
snapshot in which they are the same.
"""

from __future__ import annotations

from dataclasses import replace

from engine.btree import space
from engine.btree.tree import LiveTree
from engine.change.live_database import LiveDatabase
from engine.change.writer import Transaction
from engine.error_codes import Code
from engine.errors import known
from engine.formats.catalog import (
    CATALOG_COLUMNS,
    CATALOG_OBJID,
    CATALOG_ROOT,
    SHADOW_OBJID,
    RowType,
    Table,
    TableFlag,
    TreeRoot,
    table_of_rows,
)
from engine.formats.catalog_rows import OBJECTS, OBJIDS, catalog_rows, object_rows
from engine.formats.keys import KeyFormat, segment
from engine.formats.page import PageFlag
from engine.formats.record import RecordFormat
from engine.tables.autoincrement import Numbers
from engine.tables.catalog_writer import CatalogTables
from engine.tables.table import OpenTable, Stamp

_ROOT_OBJECTS = OBJECTS.indexes[2]
_OBJID = CATALOG_COLUMNS[0]
_OBJID_KEY = slice(1, 5)
_SIGN = 0x80000000


class OpenTables:
    """The open tables of one database; get it with :func:`tables_of`."""

    def __init__(self, database: LiveDatabase) -> None:
        self._database = database
        self._kept: dict[int, OpenTable] = {}
        self._numbers: dict[int, Numbers] = {}
        self._decode = RecordFormat(CATALOG_COLUMNS, database.page_size).row
        self._rows = LiveTree(database, CATALOG_ROOT, CATALOG_OBJID)
        self._names = LiveTree(database, _ROOT_OBJECTS.root, _ROOT_OBJECTS.objid)
        self._name_key = KeyFormat(CATALOG_COLUMNS, _ROOT_OBJECTS)

    def find(self, session: Transaction, name: str) -> int | None:
        """The object id of the table of that name (its case does not matter), ``None`` when there is none."""
        try:
            key = self._name_key.key([b"\xff", name.encode("cp1252")])
        except UnicodeEncodeError:
            return None
        data = self._names.find(session.read(self._database), known(key, "key of a table's name"))
        return None if data is None else int.from_bytes(data[_OBJID_KEY], "big") - _SIGN

    def open(self, session: Transaction, name: str) -> OpenTable:
        """A table by name; JET_errObjectNotFound (-1305)."""
        objid = self.find(session, name)
        if objid is None:
            raise Code.ObjectNotFound.error(f"The table {name!r} does not exist.", table=name)
        return self.by_objid(session, objid)

    def by_objid(self, session: Transaction, objid: int) -> OpenTable:
        """A table by its object id; JET_errObjectNotFound (-1305)."""
        kept = self._kept.get(objid)
        if kept is not None and kept.is_current(session):
            return kept
        definition, stamp = self._read(session, objid)
        numbers = self._numbers.setdefault(objid, Numbers())
        table = OpenTable(self._database, definition, numbers, stamp, self._add_long_values, self.by_objid)
        self._kept[objid] = table
        return table

    def names(self, session: Transaction) -> list[str]:
        """The names of all tables, in the order of their names."""
        found = []
        for node in self._names.ascending(session.read(self._database)):
            record = self._rows.find(session.read(self._database), node.data)
            if record is not None:
                found.append(str(self._decode(record)["Name"]))
        return found

    def catalog(self, session: Transaction) -> CatalogTables:
        """The tables that describe all tables."""
        objids = self.find(session, OBJIDS.name)
        has_shadow = self._has_rows(session, SHADOW_OBJID)
        return CatalogTables(
            self.by_objid(session, CATALOG_OBJID),
            self.by_objid(session, SHADOW_OBJID) if has_shadow else None,
            None if objids is None else self.by_objid(session, objids),
        )

    def row_keys(self, session: Transaction, objid: int) -> list[tuple[bytes, dict[str, object]]]:
        """The rows of MSysObjects that describe a table, with their keys, in key order."""
        prefix = segment(_OBJID, objid.to_bytes(4, "little"))
        found: list[tuple[bytes, dict[str, object]]] = []
        for node in self._rows.ascending(session.read(self._database), prefix):
            if not node.key.startswith(prefix):
                break
            found.append((node.key, dict(self._decode(node.data))))
        return found

    def forget(self, objid: int) -> None:
        """A table is no more."""
        self._kept.pop(objid, None)

    def free_later(self, session: Transaction, root: int) -> None:
        """Give a deleted tree's pages back once the transaction cannot be rolled back any more."""
        session.after_commit(lambda cleaner: space.free_tree(cleaner, self._database, root))

    def _has_rows(self, session: Transaction, objid: int) -> bool:
        prefix = segment(_OBJID, objid.to_bytes(4, "little"))
        place = self._rows.at_or_after(session.read(self._database), prefix)
        return place is not None and place.page.key(place.line).startswith(prefix)

    def _read(self, session: Transaction, objid: int) -> tuple[Table, Stamp]:
        """A table's definition, and the leaves that contain it."""
        prefix = segment(_OBJID, objid.to_bytes(4, "little"))
        read = session.read(self._database)
        place = self._rows.at_or_after(read, prefix)
        rows, leaves = [], {}
        while place is not None and place.page.key(place.line).startswith(prefix):
            leaves[place.page.pgno] = place.page.dbtime
            rows.append(self._decode(place.page.data(place.line)))
            place = self._rows.next(read, place)
        if not rows:
            raise Code.ObjectNotFound.error(f"The table with the object id {objid} does not exist.", objid=objid)
        if place is not None:
            # Rows to come may begin the next leaf.
            leaves[place.page.pgno] = place.page.dbtime
        definition = table_of_rows(rows)
        if definition.flags & TableFlag.DERIVED:
            raise Code.FeatureNotAvailable.error(
                f"Table {definition.name!r} uses columns of a template. Such tables can be read only at rest.",
                objid=objid,
            )
        return definition, tuple(leaves.items())

    def _add_long_values(self, session: Transaction, table: OpenTable) -> TreeRoot:
        """Make the tree of long values of a table that has none yet."""
        database, definition = self._database, table.definition
        objid = database.next_objid()
        root = space.create_tree(session, database, definition.root, objid, page_flags=PageFlag.LONG_VALUE)
        place = TreeRoot(objid, root)
        grown = replace(definition, columns=(), indexes=(), long_values=place)
        rows = [row for row in catalog_rows(grown) if row["Type"] == RowType.LONG_VALUE]
        ids = [row for row in object_rows([grown]) if row["type"] == RowType.LONG_VALUE]
        catalog = self.catalog(session)
        catalog.add_rows(session, rows)
        catalog.add_objids(session, ids)
        return place


def tables_of(database: LiveDatabase) -> OpenTables:
    """The open tables of a database, as long as it is attached."""
    kept = database.open_tables
    if not isinstance(kept, OpenTables):
        kept = database.open_tables = OpenTables(database)
    return kept


def open_table(session: Transaction, database: LiveDatabase, name: str) -> OpenTable:
    """A table by name, as the session sees it; JET_errObjectNotFound (-1305)."""
    return tables_of(database).open(session, name)
