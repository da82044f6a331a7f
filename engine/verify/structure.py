"""Whether a database is consistent: trees, space, catalog and indexes are compared with each other.

Source: docs/formats/tree-and-space.md#what-a-checked-database-fulfils. The check starts with the catalog, like a
reader, then checks the space: every page that the database owns must be in one tree, or available with one owner.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.errors import JetError
from engine.formats.catalog import (
    CATALOG_COLUMNS,
    CATALOG_OBJID,
    CATALOG_ROOT,
    ROOT_TIME,
    SHADOW_OBJID,
    SHADOW_ROOT,
    Index,
    Table,
    TreeRoot,
)
from engine.formats.long_value import ChunkSize
from engine.formats.page import DELETED, Node, PageFlag
from engine.formats.record import RecordFormat
from engine.formats.space import DATABASE_ROOT
from engine.formats.tree import Tree
from engine.progress import Cancel
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.chunk_count import ChunkCounter
from engine.verify.finding import ChunkCount, Finding, FindingKind
from engine.verify.space_check import SpaceCheck, some
from engine.verify.tree_check import TreePlace

_DATABASE_OBJID = 1
_NO_SHADOW = 1
_ALL_NULLS = 0xE
"""Index flags of one that lists records with a NULL in any place: it leaves none out."""
_OBJIDS = "MSysObjids"

Hashes = npt.NDArray[np.int64]


def check_structure(
    database: ReadOnlyDatabase,
    cancel: Cancel | None = None,
    tell_chunks: Callable[[ChunkCount], None] | None = None,
) -> tuple[Finding, ...]:
    """What is wrong with a database's structure, in words; nothing for one that is consistent.

    Every page in use is read a few times at most; about a hundred bytes a page are kept, and eight a row. What was
    not shut down cleanly is checked as it is there; findings then say what recovery has to mend. ``tell_chunks``
    is told how many long values are in chunks of each size. Raises ``Cancelled``.
    """
    check = _StructureCheck(database, cancel or Cancel())
    check.run()
    if tell_chunks is not None:
        for size, values in sorted(check.chunks.items()):
            tell_chunks(ChunkCount(Path(database.path), size, values))
    return tuple(check.findings)


class _StructureCheck:
    def __init__(self, database: ReadOnlyDatabase, cancel: Cancel) -> None:
        self.database = database
        self.cancel = cancel
        self.findings: list[Finding] = []
        self.chunks: Counter[int] = Counter()
        self.space = SpaceCheck(database.read_page, database.page_count, self._tell)

    def run(self) -> None:
        tables = self._tables()
        self.space.tree(TreePlace("the database's own tree", DATABASE_ROOT, _DATABASE_OBJID), 0)
        for table in tables or ():
            self.cancel.check()
            self._table(table)
        leaked = self.space.finish()
        if leaked and tables is not None:
            text = f"{some(leaked)} neither used nor available ({len(leaked)} leaked)"
            self._tell(None, text, FindingKind.LEAKED)
        if tables is not None:
            self._catalogs(tables)
        self._header()

    def _tell(self, pgno: int | None, text: str, kind: FindingKind = FindingKind.STRUCTURE) -> None:
        where = f"Page {pgno}: " if pgno is not None else ""
        self.findings.append(Finding(Path(self.database.path), kind, f"{where}{text.rstrip('.')}.", page=pgno))

    def _tables(self) -> tuple[Table, ...] | None:
        try:
            return self.database.tables()
        except JetError as error:
            self._tell(None, f"The catalog cannot be read: {error.message.rstrip('.')}")
            return None

    # trees

    def _table(self, table: Table) -> None:
        """All trees of a table, and the entries of its indexes against its records."""
        indexes = [index for index in table.indexes if not index.is_primary]
        records = array("q")
        place = TreePlace(f"table {table.name}", table.root, table.objid)
        whole = self._tree(place, DATABASE_ROOT, keys=records if indexes else None)
        for index in indexes:
            entries = array("q")
            kind = PageFlag.INDEX | (0 if index.is_unique else PageFlag.NON_UNIQUE)
            place = TreePlace(f"index {table.name}.{index.name}", index.root, index.objid, kind)
            if self._tree(place, table.root, marks=entries) and whole:
                self._compare(place, index, _hashes(entries), _hashes(records))
        if table.long_values:
            self._long_values(table, table.long_values)

    def _long_values(self, table: Table, tree: TreeRoot) -> None:
        """The tree of a table's long values, and whether Microsoft's engine can read what is in it."""
        counter = ChunkCounter(ChunkSize.of_table(self.database.page_size, table.lv_chunk))
        place = TreePlace(f"long values of {table.name}", tree.root, tree.objid, PageFlag.LONG_VALUE)
        self.space.tree(place, table.root, counter.leaf)
        self.chunks += counter.values
        if counter.old:
            old, size = counter.chunk.old, counter.chunk.size
            text = (
                f"Table {table.name} has long values in chunks of {old:,} bytes, written by an earlier "
                f"version of this program ({counter.old:,} of {counter.values.total():,} over {size:,} "
                "bytes). This program reads them, but Microsoft's engine cannot. Rewritten values are stored "
                f"in chunks of {size:,} bytes"
            )
            self._tell(None, text, FindingKind.LONG_VALUE_CHUNKS)

    def _compare(self, place: TreePlace, index: Index, entries: Hashes, records: Hashes) -> None:
        """Every entry leads to a record; and every record has one where the index leaves none out."""
        strays = int(np.count_nonzero(~np.isin(entries, records)))
        if strays:
            self._tell(index.root, f"{place.name} has {strays} entries without a record")
        if index.flags & _ALL_NULLS == _ALL_NULLS and not index.special:
            lost = int(np.count_nonzero(~np.isin(records, entries)))
            if lost:
                self._tell(index.root, f"{place.name} has no entries for {lost} records")

    def _tree(
        self, place: TreePlace, parent: int, *, keys: array[int] | None = None, marks: array[int] | None = None
    ) -> bool:
        """One tree and its space; collects hashes of its keys or of its data. Whether all of it could be read."""

        def collect(nodes: list[Node]) -> None:
            live = [node for node in nodes if not node.flags & DELETED]
            if keys is not None:
                keys.extend(hash(node.key) for node in live)
            if marks is not None:
                marks.extend(hash(node.data) for node in live)

        return self.space.tree(place, parent, collect)

    # catalog and header

    def _catalogs(self, tables: tuple[Table, ...]) -> None:
        """The shadow must equal the catalog, and MSysObjids must list every tree."""
        header = self.database.header
        if not header.db_flags & _NO_SHADOW:
            self._shadow()
        objids = {held.place.objid for held in self.space.trees.values()} - {_DATABASE_OBJID}
        last = max(objids, default=0)
        if last > header.objid_last:
            self._tell(None, f"The header gives {header.objid_last} as the last object id, but {last} is in use")
        if any(table.name == _OBJIDS for table in tables):
            self._objids(objids)

    def _objids(self, objids: set[int]) -> None:
        try:
            listed = {row["objid"] for row in self.database.rows(_OBJIDS)}
        except JetError as error:
            self._tell(None, f"MSysObjids cannot be read: {error.message.rstrip('.')}")
            return
        if listed != objids:
            odd = sorted(str(objid) for objid in listed ^ objids)
            self._tell(None, f"MSysObjids and the catalog disagree on objects {', '.join(odd)}")

    def _shadow(self) -> None:
        read = self.database.read_page
        try:
            both = [
                [(node.key, node.data) for node in Tree(read, root, objid).nodes()]
                for root, objid in ((CATALOG_ROOT, CATALOG_OBJID), (SHADOW_ROOT, SHADOW_OBJID))
            ]
        except JetError as error:
            self._tell(None, f"The shadow catalog cannot be compared: {error.message.rstrip('.')}")
            return
        odd = set(both[0]) ^ set(both[1])
        try:
            odd -= self._set_at_other_times(odd)
        except JetError as error:
            self._tell(None, f"The shadow catalog cannot be compared: {error.message.rstrip('.')}")
            return
        if odd:
            self._tell(SHADOW_ROOT, f"the shadow catalog differs from the catalog in {len(odd)} rows")

    def _set_at_other_times(self, odd: set[tuple[bytes, bytes]]) -> set[tuple[bytes, bytes]]:
        """Of differing rows those that say the same, but for when the root page of their tree was set.

        The engine stamps that time in each catalog on its own when a root moves.
        """
        decode = RecordFormat(CATALOG_COLUMNS, self.database.page_size).row
        said: dict[tuple[bytes, str], list[tuple[bytes, bytes]]] = {}
        for key, data in odd:
            row = decode(data)
            values = [row[column.name] for column in CATALOG_COLUMNS if column.name != ROOT_TIME]
            said.setdefault((key, repr(values)), []).append((key, data))
        return {entry for pair in said.values() if len(pair) == 2 for entry in pair}

    def _header(self) -> None:
        last = self.database.header.dbtime_dirtied
        if self.space.dbtime > last:
            text = f"Pages have dbtimes up to {self.space.dbtime}, but the header gives {last} as the last dbtime"
            self._tell(None, text, FindingKind.DBTIME)


def _hashes(numbers: array[int]) -> Hashes:
    return np.frombuffer(numbers, dtype=np.int64) if numbers else np.zeros(0, dtype=np.int64)
