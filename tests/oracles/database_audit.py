"""An audit of a clean database against all that an honest writer must produce.

Source: docs/formats/tree-and-space.md#what-a-checked-database-fulfils. It looks from the catalog down, like a
reader; and from the space trees, so that every owned page is found to be in one tree or free, once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from engine.formats.catalog import CATALOG_ROOT, SHADOW_ROOT, Table
from engine.formats.checksum import verify_pages
from engine.formats.db_header import DatabaseHeader
from engine.formats.keys import KeyFormat
from engine.formats.page import Page, PageFlag, page_findings
from engine.formats.record_writer import RecordWriter
from engine.formats.space import DATABASE_ROOT, Extent, available_extents, owned_extents, root_info
from engine.formats.tree import Tree
from engine.tables.read_only_database import ReadOnlyDatabase


def open_database(data: bytes | bytearray) -> ReadOnlyDatabase:
    """A database in memory."""
    return ReadOnlyDatabase(lambda offset, length: bytes(data[offset : offset + length]), len(data))


def audit(data: bytes | bytearray) -> list[str]:
    """What is wrong with a database file, in words."""
    database = open_database(data)
    return [
        *_header_findings(database.header, data),
        *_page_findings(database, data),
        *_space_findings(database),
        *(text for table in database.tables() for text in _table_findings(database, table)),
        *_catalog_findings(database),
    ]


def _header_findings(header: DatabaseHeader, data: bytes | bytearray) -> Iterator[str]:
    size = header.page_size
    expected = {
        "update_major": 0x14, "create_update": 0x14, "update_minor": 0, "dbid": 1, "file_type": 1, "db_flags": 0,
        "sort_version": (1 << 64) - 1, "dbstate": 3, "gen_min_required": 0, "gen_max_required": 0,
        "gen_committed": 0, "gen_min_consistent": 0, "lgpos_detach": header.lgpos_consistent,
        "logtime_detach": header.logtime_consistent,
    }  # fmt: skip
    for name, value in expected.items():
        if getattr(header, name) != value:
            yield f"header: {name} is {getattr(header, name)}"
    if data[:size] != data[size : 2 * size] or any(data[DatabaseHeader.SIZE : size]):
        yield "header: the copies differ or something lies behind the fields"


def _page_findings(database: ReadOnlyDatabase, data: bytes | bytearray) -> Iterator[str]:
    size, header = database.page_size, database.header
    verdicts = verify_pages(memoryview(data)[2 * size :], size, 1)
    yield from (f"page {index + 1}: checksum" for index in verdicts.damaged)
    highest = 0
    for index in verdicts.ok.nonzero()[0]:
        page = database.read_page(int(index) + 1)
        yield from page_findings(page, int(index) + 1)
        highest = max(highest, Page(page, int(index) + 1).header.dbtime_dirtied)
    if not 0x40 <= highest <= header.dbtime_dirtied:
        yield f"dbtime: pages reach {highest}, the header says {header.dbtime_dirtied}"


def _space_findings(database: ReadOnlyDatabase) -> Iterator[str]:
    """Every page the database owns belongs to one tree or one list of free pages."""
    holders: Counter[int] = Counter()
    roots = [(DATABASE_ROOT, 0)]
    for table in database.tables():
        roots += [(tree.root, DATABASE_ROOT if tree.root == table.root else table.root) for tree in table.trees]
    owned = {root: _numbers(owned_extents(database.read_page, root)) for root, _ in roots}
    for root, parent in roots:
        space = root_info(Page(database.read_page(root), root)).space
        if space.pgno_parent != parent:
            yield f"tree {root}: its parent is {space.pgno_parent}, not {parent}"
        if parent and not set(owned[root]) <= set(owned[parent]):
            yield f"tree {root}: it owns pages that its parent does not"
        trees = [root] + ([space.pgno_oe, space.pgno_oe + 1] if space.is_multiple else [])
        used = [page.pgno for tree in trees for page in Tree(database.read_page, tree).pages()]
        free = _numbers(available_extents(database.read_page, root))
        if not {*used, *free} <= set(owned[root]):
            yield f"tree {root}: it uses pages that it does not own"
        holders.update(used)
        holders.update(free)
    whole = range(1, database.page_count + 1)
    if sorted(owned[DATABASE_ROOT]) != list(whole):
        yield "the database does not own its file"
    yield from (f"page {pgno}: held {holders[pgno]} times" for pgno in whole if holders[pgno] != 1)


def _numbers(extents: list[Extent]) -> list[int]:
    return [pgno for extent in extents for pgno in range(extent.first, extent.last + 1)]


def _table_findings(database: ReadOnlyDatabase, table: Table) -> Iterator[str]:
    """Leaf links, page kinds, order, and each index against the rows."""
    kinds = {tree.objid: 0 for tree in table.trees}
    for index in table.indexes:
        if not index.is_primary:
            kinds[index.objid] = PageFlag.INDEX | (0 if index.is_unique else PageFlag.NON_UNIQUE)
    if table.long_values:
        kinds[table.long_values.objid] = PageFlag.LONG_VALUE
    for place in table.trees:
        tree = Tree(database.read_page, place.root, place.objid)
        yield from _tree_findings(tree, kinds[place.objid])
    rows = list(database.rows(table))
    writer = RecordWriter(table.columns, database.page_size)
    records = [node.key for node in Tree(database.read_page, table.root, table.objid).nodes()]
    for index in table.indexes:
        entries = [(node.key, node.data) for node in Tree(database.read_page, index.root, index.objid).nodes()]
        keys = KeyFormat(table.columns, index)
        found = [(keys.keys(writer.cells(row, keys.columns)), key) for row, key in zip(rows, records, strict=True)]
        expected = sorted((k, b"" if index.is_primary else key) for own, key in found for k in own)
        if [(k, b"" if index.is_primary else data) for k, data in entries] != expected:
            yield f"index {table.name}.{index.name} does not fit the rows"


def _tree_findings(tree: Tree, kind: int) -> Iterator[str]:
    needed = PageFlag.NEW_RECORD_FORMAT | PageFlag.ECC | kind
    type_bits = PageFlag.INDEX | PageFlag.NON_UNIQUE | PageFlag.LONG_VALUE | PageFlag.SPACE_TREE
    leaves = [page for page in tree.pages() if page.is_leaf]
    for page in tree.pages():
        if page.flags & needed != needed or page.flags & type_bits != kind:
            yield f"page {page.pgno}: flags {page.flags:#x}"
        if bool(page.flags & PageFlag.PARENT_OF_LEAF) != _leads_to(page, {leaf.pgno for leaf in leaves}):
            yield f"page {page.pgno}: it is or is not above the leaves"
    for left, right in pairwise(leaves):
        if left.header.pgno_next != right.pgno or right.header.pgno_prev != left.pgno:
            yield f"pages {left.pgno} and {right.pgno} are not linked"
    if leaves[0].header.pgno_prev or leaves[-1].header.pgno_next:
        yield f"tree {tree.root}: links beyond its ends"
    yield from _separator_findings(tree, bool(kind & PageFlag.NON_UNIQUE))


def _leads_to(page: Page, leaves: set[int]) -> bool:
    return not page.is_leaf and all(int.from_bytes(node.data, "little") in leaves for node in page.nodes())


def _separator_findings(tree: Tree, with_data: bool) -> Iterator[str]:
    """Keys below an entry are less than its separator, keys behind it are not; only the last one is empty."""
    pages = {page.pgno: page for page in tree.pages()}

    def bounds(pgno: int, low: bytes, high: bytes | None) -> Iterator[str]:
        page = pages[pgno]
        nodes = list(page.nodes())
        if page.is_leaf:
            keys = [node.key + node.data if with_data else node.key for node in nodes]
            if any(key < low or (high is not None and key >= high) for key in keys):
                yield f"page {pgno}: keys outside their separators"
            return
        if nodes[-1].key != (high or b""):
            yield f"page {pgno}: its last key is not its parent's"
        for node in nodes:
            yield from bounds(int.from_bytes(node.data, "little"), low, node.key or None)
            low = node.key

    yield from bounds(tree.root, b"", None)


def _catalog_findings(database: ReadOnlyDatabase) -> Iterator[str]:
    both = [
        [(node.key, node.data) for node in Tree(database.read_page, root).nodes()]
        for root in (CATALOG_ROOT, SHADOW_ROOT)
    ]
    if both[0] != both[1]:
        yield "the shadow catalog differs"
    trees = {tree.objid for table in database.tables() for tree in table.trees}
    listed = {row["objid"] for row in database.rows("MSysObjids")}
    if listed != trees or max(trees) != database.header.objid_last:
        yield f"MSysObjids lists {listed}, the trees are {trees}, the last is {database.header.objid_last}"
