"""A whole new database from tables and rows: every tree bulk-loaded, catalog and space exact, closed cleanly.

Source: reference, database file 2.4, 5.3 and 8. Revision 0x14, the one that every engine since Windows 8 gives
to a new database; nothing of a later revision is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from engine.formats import catalog_rows as catalog
from engine.formats.catalog import Index, Table, TreeRoot, computed_offsets
from engine.formats.checksum import seal_header
from engine.formats.db_header import (
    FILE_TYPE_DATABASE,
    MAGIC,
    VERSION,
    DatabaseHeader,
    DatabaseState,
    page_offset,
)
from engine.formats.page import Node, PageFlag
from engine.formats.record_writer import Cells
from engine.formats.space import DATABASE_ROOT
from engine.formats.stamps import LogTime, Signature
from engine.sample.space_writer import Space, pages_with_space
from engine.sample.table_rows import table_nodes
from engine.sample.tree_writer import DEFAULT_FILL, TreeIdentity, TreePlan, plan_tree, write_tree

REVISION = 0x14
FIRST_DBTIME = 0x40
GROWTH = 16
"""Pages by which a database grows: its size is a multiple of it, and so many pages at least are free."""

_ALL_ONES = (1 << 64) - 1
_FLUSH_MARK = 0x5A5A5A5A
DATABASE_OBJID = 1


class DatabaseImage:
    """The bytes of a database file: two header copies and ``pages`` pages."""

    def __init__(self, data: bytearray) -> None:
        self.data = data
        self.header = DatabaseHeader(memoryview(data))
        self.page_size = self.header.page_size

    @classmethod
    def blank(cls, page_size: int, pages: int) -> DatabaseImage:
        """An all-zero file with only its page size set."""
        data = bytearray(page_offset(pages + 1, page_size))
        DatabaseHeader(memoryview(data)).cb_page_size = page_size
        return cls(data)

    def page(self, pgno: int) -> bytes:
        """The bytes of one page."""
        start = page_offset(pgno, self.page_size)
        return bytes(self.data[start : start + self.page_size])

    def put(self, pgno: int, page: bytes) -> None:
        """Store a sealed page."""
        start = page_offset(pgno, self.page_size)
        self.data[start : start + self.page_size] = page

    def seal(self) -> None:
        """Make the header's checksum right and its shadow the same; the last step before the file is written."""
        header = bytearray(self.data[: self.page_size])
        seal_header(header)
        self.data[: 2 * self.page_size] = header * 2


class DatabaseWriter:
    """Collects tables and makes the database. ``signature`` becomes the database's identity."""

    def __init__(self, page_size: int, signature: Signature) -> None:
        self._page_size = page_size
        self._signature = signature
        self._space = Space.database(catalog.FIXED_PAGES)
        self._system = _claim_system_space(self._space)
        self._objids = count(catalog.FIRST_USER_OBJID)
        self._dbtime = FIRST_DBTIME
        self._pages: dict[int, bytes] = {}
        self._tables: list[Table] = []

    def add_table(self, table: Table, rows: Iterable[Cells], *, fill: float = DEFAULT_FILL) -> Table:
        """Add a table; object ids, roots and record offsets in ``table`` are placeholders, the returned one has
        the real ones. ``fill`` is how full its pages get. Only one index may be primary; rows come in any order.
        """
        objid = next(self._objids)
        table = replace(table, objid=objid, columns=computed_offsets(table.columns))
        nodes = table_nodes(table, rows, self._page_size)
        plan = self._plan(nodes.records, fill)
        entries = [(index, self._plan(keys, fill, unique=index.is_unique)) for index, keys in nodes.entries]
        chunks = self._plan(nodes.long_values, fill) if nodes.long_values else None
        children = [child for _, child in entries] + ([chunks] if chunks else [])
        asked = plan.pages + sum(pages_with_space(child.pages) for child in children)
        own = Space.inside(self._space, asked)
        roots = {index.name: self._write_index(index, child, own) for index, child in entries}
        if chunks:
            table = replace(table, long_values=self._write_child(chunks, own, PageFlag.LONG_VALUE))
        self._write(plan, TreeIdentity(own.root, objid), own)
        table = replace(table, root=own.root, indexes=tuple(
            _rooted(index, roots.get(index.name, TreeRoot(objid, own.root))) for index in table.indexes
        ))  # fmt: skip
        self._tables.append(table)
        return table

    def finish(self, created: LogTime, *, pages: int = 0) -> DatabaseImage:
        """The database, as an engine without logging leaves it (reference 2.4).

        It owns ``pages`` pages where they suffice, else what it needs and some to spare.
        """
        self._write_catalog()
        space = self._space
        used = space.owned[0].count
        owned = pages if pages >= used else used + GROWTH + -used % GROWTH
        space.reserve(len(space.free) + owned - used)
        self._write(plan_tree([], self._page_size), TreeIdentity(DATABASE_ROOT, DATABASE_OBJID), space)
        image = DatabaseImage.blank(self._page_size, space.owned[0].count)
        for pgno, page in self._pages.items():
            image.put(pgno, page)
        self._fill_header(image.header, created)
        image.seal()
        return image

    def _write_catalog(self) -> None:
        system = (catalog.OBJECTS, catalog.SHADOW, catalog.OBJIDS, catalog.LOCALES)
        tables = (*system, *self._tables)
        rows = [row for table in tables for row in catalog.catalog_rows(table)]
        contents = (rows, rows, catalog.object_rows(tables), catalog.locale_rows())
        for table, table_rows in zip(system, contents, strict=True):
            nodes = table_nodes(table, table_rows, self._page_size)
            for index, keys in nodes.entries:
                plan = self._plan(keys, DEFAULT_FILL, unique=index.is_unique)
                self._write(plan, TreeIdentity(index.root, index.objid, PageFlag.INDEX), self._system[index.root])
            plan = self._plan(nodes.records, DEFAULT_FILL)
            self._write(plan, TreeIdentity(table.root, table.objid), self._system[table.root])

    def _write_index(self, index: Index, plan: TreePlan, table: Space) -> TreeRoot:
        kind = PageFlag.INDEX | (0 if index.is_unique else PageFlag.NON_UNIQUE)
        return self._write_child(plan, table, kind, unique=index.is_unique)

    def _write_child(self, plan: TreePlan, table: Space, kind: int, *, unique: bool = True) -> TreeRoot:
        """A tree within a table's space."""
        space = Space.inside(table, plan.pages)
        tree = TreeIdentity(space.root, next(self._objids), kind)
        self._write(plan, tree, space, unique=unique)
        return TreeRoot(tree.objid, tree.root)

    def _plan(self, nodes: list[Node], fill: float, *, unique: bool = True) -> TreePlan:
        return plan_tree(nodes, self._page_size, unique=unique, fill=fill)

    def _write(self, plan: TreePlan, tree: TreeIdentity, space: Space, *, unique: bool = True) -> None:
        """A tree and its space trees. Whatever takes pages from ``space`` later makes its header wrong."""
        space.reserve(plan.pages - 1)
        self._pages |= write_tree(
            plan, tree, self._page_size, take_page=space.take, next_dbtime=self._next_dbtime,
            space_header=lambda: space.header(unique=unique),
        )  # fmt: skip
        self._pages |= space.pages(tree, self._page_size, self._next_dbtime)

    def _next_dbtime(self) -> int:
        self._dbtime += 1
        return self._dbtime

    def _fill_header(self, header: DatabaseHeader, created: LogTime) -> None:
        header.magic, header.version, header.create_version = MAGIC, VERSION, VERSION
        header.update_major = header.create_update = REVISION
        header.dbtime_dirtied = self._dbtime
        header.sign_db = self._signature
        header.dbstate = DatabaseState.CLEAN_SHUTDOWN
        header.logtime_consistent = header.logtime_attach = header.logtime_detach = created
        header.dbid = 1
        header.objid_last = next(self._objids) - 1
        header.sort_version = _ALL_ONES
        header.sign_db_hdr_flush = Signature(self._signature.random ^ _FLUSH_MARK, created)
        header.file_type = FILE_TYPE_DATABASE


def _claim_system_space(database: Space) -> dict[int, Space]:
    """The places that the engine has hard-coded, by root page (reference 5.3)."""
    objects = Space.at(catalog.OBJECTS.root, 20, database, multiple=True)
    indexes = {
        index.root: Space.at(index.root, 3, objects, multiple=True) for index in catalog.OBJECTS.indexes[1:]
    }
    shadow = Space.at(catalog.SHADOW.root, 5, database, multiple=True)
    small = {t.root: Space.at(t.root, 1, database, multiple=False) for t in (catalog.OBJIDS, catalog.LOCALES)}
    return {objects.root: objects, shadow.root: shadow, **indexes, **small}


def _rooted(index: Index, tree: TreeRoot) -> Index:
    return replace(index, objid=tree.objid, root=tree.root)
