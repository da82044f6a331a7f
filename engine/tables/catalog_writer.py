"""Writing and deleting rows of the catalog: MSysObjects with its indexes, the shadow, MSysObjids.

Source: docs/formats/tables-and-values.md#catalog, docs/formats/log-records.md#what-an-operation-logs: each row is
written to the catalog and its indexes, then to the shadow, at its own transaction level.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.change.writer import Transaction
from engine.formats.catalog import Table
from engine.formats.catalog_rows import catalog_rows, object_rows
from engine.formats.record_writer import Cells
from engine.tables.table import OpenTable, savepoint


@dataclass(frozen=True, slots=True)
class CatalogTables:
    """The tables that describe all tables; a database may lack the shadow, or the list of object ids."""

    objects: OpenTable
    shadow: OpenTable | None = None
    objids: OpenTable | None = None

    def add_table(self, session: Transaction, table: Table) -> None:
        """Describe a table: itself, its columns, its indexes, its long values."""
        self.add_rows(session, catalog_rows(table))
        self.add_objids(session, object_rows([table]))

    def add_rows(self, session: Transaction, rows: Iterable[Cells]) -> None:
        """Rows of MSysObjects, into the shadow too."""
        for row in rows:
            for table in (self.objects, self.shadow):
                if table is not None:
                    with savepoint(session):
                        table.insert(session, row)

    def add_objids(self, session: Transaction, rows: Iterable[Cells]) -> None:
        """Rows of MSysObjids."""
        for row in rows:
            if self.objids is not None:
                self.objids.insert(session, row)

    def remove_row(self, session: Transaction, key: bytes) -> None:
        """Take away the row of MSysObjects with this primary key, and its shadow."""
        for table in (self.objects, self.shadow):
            if table is not None:
                table.delete(session, key)

    def remove_objid(self, session: Transaction, objid: int) -> None:
        """Take away an object's row of MSysObjids, if it has one."""
        table = self.objids
        if table is None or table.primary is None:
            return
        (key,) = table.primary.keys({table.primary.columns[0].id: objid.to_bytes(4, "little")})
        if table.tree.find(session.read(table.database), key) is not None:
            table.delete(session, key)
