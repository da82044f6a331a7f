"""Is a database consistent in itself? Trees, space, catalog and indexes against each other, never stopping early.

Source: reference, database file 5, 6 and 8. It looks from the catalog down, like a reader; then at the space trees:
every page the database owns is found in one tree or free with one owner. Pages found nowhere are leaked:
real engines leave some behind, they cost room and harm nothing (reference 5.2).
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.errors import JetError
from engine.formats.catalog import CATALOG_OBJID, CATALOG_ROOT, SHADOW_OBJID, SHADOW_ROOT, Index, Table
from engine.formats.page import DELETED, Node, PageFlag
from engine.formats.space import (
    DATABASE_ROOT,
    Extent,
    RootInfo,
    SpaceHeader,
    available_extents,
    owned_extents,
    root_info,
)
from engine.formats.tree import Tree, load_page
from engine.instance.database import Database
from engine.progress import Cancel
from engine.verify.finding import Finding, FindingKind
from engine.verify.tree_check import OnLeaf, TreeCheck, TreePlace

_DATABASE_OBJID = 1
_NO_SHADOW = 1
_ALL_NULLS = 0xE
"""Index flags of one that lists records with a NULL in any place: it leaves none out (reference 6.1)."""
_LISTED = 20
"""Pages that a finding names one by one."""

Hashes = npt.NDArray[np.int64]


def check_structure(database: Database, cancel: Cancel | None = None) -> tuple[Finding, ...]:
    """What is wrong with a database's structure, in words; nothing for one that is consistent.

    Reads every page that is in use once, and keeps a few bytes a page and row. A database that was not shut down
    cleanly is checked as it lies there; findings then only say what recovery has to mend. Raises ``Cancelled``.
    """
    check = _StructureCheck(database, cancel or Cancel())
    check.run()
    return tuple(check.findings)


@dataclass(slots=True)
class _Held:
    """A tree with the space it owns; ``parent`` is the root that its space comes from."""

    place: TreePlace
    parent: int
    owned: set[int] = field(default_factory=set)
    free: set[int] = field(default_factory=set)
    used: set[int] = field(default_factory=set)


@dataclass
class _StructureCheck:
    database: Database
    cancel: Cancel
    findings: list[Finding] = field(default_factory=list)
    holders: dict[int, str] = field(default_factory=dict)
    trees: dict[int, _Held] = field(default_factory=dict)
    complete: bool = True
    dbtime: int = 0

    def run(self) -> None:
        self._tree(TreePlace("the database's own tree", DATABASE_ROOT, _DATABASE_OBJID), 0)
        for table in self._tables():
            self.cancel.check()
            self._table(table)
        self._parents()
        self._accounts()
        self._catalogs()
        self._header()

    def _tell(self, pgno: int | None, text: str, kind: FindingKind = FindingKind.STRUCTURE) -> None:
        where = f"Page {pgno}: " if pgno is not None and kind is FindingKind.STRUCTURE else ""
        self.findings.append(Finding(Path(self.database.path), kind, f"{where}{text}.", page=pgno))

    def _tables(self) -> tuple[Table, ...]:
        try:
            return self.database.tables()
        except JetError as error:
            self._tell(None, f"The catalog cannot be read: {error.message.rstrip('.')}")
            self.complete = False
            return ()

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
            root, objid = table.long_values.root, table.long_values.objid
            place = TreePlace(f"long values of {table.name}", root, objid, PageFlag.LONG_VALUE)
            self._tree(place, table.root)

    def _compare(self, place: TreePlace, index: Index, entries: Hashes, records: Hashes) -> None:
        """Every entry leads to a record; and every record has one where the index leaves none out."""
        strays = int(np.count_nonzero(~np.isin(entries, records)))
        if strays:
            self._tell(index.root, f"{place.name} has {strays} entries without a record")
        if index.flags & _ALL_NULLS == _ALL_NULLS and not index.special:
            lost = int(np.count_nonzero(~np.isin(records, entries)))
            if lost:
                self._tell(index.root, f"{place.name} lacks entries for {lost} records")

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

        held = self.trees[place.root] = _Held(place, parent)
        whole = self._walk(held, place, collect)
        try:
            self._space(held, root_info(load_page(self.database.read_page, place.root)))
        except JetError as error:
            self._tell(place.root, f"space of {place.name}: {error.message.rstrip('.')}")
            self.complete = False
        return whole

    def _walk(self, held: _Held, place: TreePlace, on_leaf: OnLeaf | None = None) -> bool:
        check = TreeCheck(self.database.read_page, place, self.holders, self._tell, on_leaf)
        check.run()
        held.used |= check.pages
        self.complete &= check.complete
        self.dbtime = max(self.dbtime, check.dbtime)
        return check.complete

    def _space(self, held: _Held, info: RootInfo) -> None:
        place, header = held.place, info.space
        self._space_header(held, header)
        if header.is_multiple:
            for name, root in (("OwnExt", header.pgno_oe), ("AvailExt", header.pgno_oe + 1)):
                kind = place.kind | PageFlag.SPACE_TREE
                self._walk(held, TreePlace(f"{name} of {place.name}", root, place.objid, kind))
        owned = owned_extents(self.database.read_page, place.root)
        free = available_extents(self.database.read_page, place.root)
        held.owned = self._numbers(place, owned, "owned")
        held.free = self._numbers(place, free, "free")
        for what, pages in (("uses", held.used), ("calls free", held.free)):
            if not pages <= held.owned:
                self._tell(place.root, f"{place.name} {what} {_some(pages - held.owned)}, which it does not own")

    def _space_header(self, held: _Held, header: SpaceHeader) -> None:
        place = held.place
        if header.pgno_parent != held.parent:
            text = f"{place.name} takes its space from page {header.pgno_parent}, not from page {held.parent}"
            self._tell(place.root, text)
        if header.is_unique != (not place.kind & PageFlag.NON_UNIQUE):
            self._tell(place.root, f"{place.name} does not know whether its keys are unique")

    def _numbers(self, place: TreePlace, extents: list[Extent], what: str) -> set[int]:
        """The pages of extents, bounded by the file; extents must not overlap."""
        pages: set[int] = set()
        for extent in extents:
            if extent.last > self.database.page_count:
                text = f"{what} extent {extent.first} to {extent.last} of {place.name} lies beyond the file"
                self._tell(place.root, text)
                self.complete = False
                continue
            here = range(extent.first, extent.last + 1)
            if not pages.isdisjoint(here):
                self._tell(place.root, f"{what} extents of {place.name} overlap at page {extent.first}")
            pages.update(here)
        return pages

    # space

    def _parents(self) -> None:
        """What a tree owns, its parent owns and neither uses nor calls free."""
        for held in self.trees.values():
            parent = self.trees.get(held.parent)
            if parent is None or not parent.owned:
                continue
            if not held.owned <= parent.owned:
                text = f"{held.place.name} owns {_some(held.owned - parent.owned)}, {parent.place.name} does not"
                self._tell(held.place.root, text)

    def _accounts(self) -> None:
        """Every page that the database owns is used once or free once."""
        free = Counter(pgno for held in self.trees.values() for pgno in held.free)
        twice = {pgno for pgno, count in free.items() if count > 1}
        if twice:
            self._tell(min(twice), f"{_some(twice)} are free with more than one owner")
        both = free.keys() & self.holders.keys()
        if both:
            self._tell(min(both), f"{_some(both)} are called free and used all the same")
        owned = self.trees[DATABASE_ROOT].owned
        leaked = owned - free.keys() - self.holders.keys()
        if leaked and self.complete:
            count = len(leaked)
            text = f"{_some(leaked)} neither used nor free ({count} leaked)"
            self._tell(None, text, FindingKind.LEAKED)

    # catalog and header

    def _catalogs(self) -> None:
        """The shadow must equal the catalog, and MSysObjids must list every tree."""
        header = self.database.header
        if not header.db_flags & _NO_SHADOW:
            self._shadow()
        objids = {held.place.objid for held in self.trees.values()} - {_DATABASE_OBJID}
        last = max(objids, default=0)
        if last > header.objid_last:
            self._tell(None, f"The header knows object ids up to {header.objid_last}, there is {last}")
        if any(table.name == "MSysObjids" for table in self._listed()):
            self._objids(objids)

    def _listed(self) -> tuple[Table, ...]:
        try:
            return self.database.tables()
        except JetError:
            return ()

    def _objids(self, objids: set[int]) -> None:
        try:
            listed = {row["objid"] for row in self.database.rows("MSysObjids")}
        except JetError as error:
            self._tell(None, f"MSysObjids cannot be read: {error.message.rstrip('.')}")
            return
        if listed != objids:
            odd = sorted(str(objid) for objid in listed ^ objids)
            self._tell(None, f"MSysObjids and the catalog disagree on objects {', '.join(odd[:_LISTED])}")

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
        if odd:
            self._tell(SHADOW_ROOT, f"the shadow catalog differs from the catalog in {len(odd)} rows")

    def _header(self) -> None:
        last = self.database.header.dbtime_dirtied
        if self.dbtime > last:
            text = f"Pages carry the dbtime {self.dbtime}, the header knows of {last}"
            self._tell(None, text, FindingKind.DBTIME)


def _hashes(numbers: array[int]) -> Hashes:
    return np.frombuffer(numbers, dtype=np.int64) if numbers else np.zeros(0, dtype=np.int64)


def _some(pages: set[int]) -> str:
    """Page numbers in words, the first of them when there are many."""
    numbers = sorted(pages)
    listed = ", ".join(map(str, numbers[:_LISTED]))
    more = f" and {len(numbers) - _LISTED} more" if len(numbers) > _LISTED else ""
    return f"page{'s' if len(numbers) > 1 else ''} {listed}{more}"
