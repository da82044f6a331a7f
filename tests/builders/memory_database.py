"""A database under change with neither file nor cache nor log files: pages in a dict, records in a list.

What changes it is the real thing (LiveDatabase, space, trees, undo, apply); it keeps the bytes of every record, so
that a test can apply them again to nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType, SimpleNamespace
from typing import Any, cast

from engine.btree import space
from engine.btree.tree import LiveTree
from engine.btree.undo import clean_up, undo
from engine.change.apply import apply, apply_macro
from engine.change.live_database import LiveDatabase
from engine.change.version_entry import VersionEntry
from engine.change.writer import HasPages
from engine.error_codes import Code
from engine.formats.live_page import LivePage
from engine.formats.log.records import (
    CreateMultipleExtentFDP,
    LogRecord,
    MacroBegin,
    MacroCommit,
    NewPage,
    Oper,
    PageRecord,
    Undo,
    UndoInfo,
    decode,
)
from engine.formats.page import Page, PageFlag, page_findings
from engine.formats.space import available_extents, owned_extents, root_info
from engine.formats.tree import Tree


class MemoryPages:
    """Pages by number, changed where they are."""

    def __init__(self, page_size: int) -> None:
        self.page_size = page_size
        self.by_number: dict[int, LivePage] = {}

    def get(self, pgno: int) -> LivePage | None:
        return self.by_number.get(pgno)

    def current(self, pgno: int) -> LivePage:
        page = self.by_number.get(pgno)
        if page is None:
            raise Code.PageNotInitialized.error(page=pgno)
        return page

    def ready(self, pgno: int, dbtime: int, lgpos: int, begin0: int) -> LivePage | None:
        page = self.by_number.get(pgno)
        return page if page is not None and page.dbtime == dbtime else None

    def touch(self, page: LivePage, lgpos: int, begin0: int) -> LivePage:
        return page

    def put(self, page: LivePage, lgpos: int, begin0: int) -> None:
        self.by_number[page.pgno] = page

    def read(self, pgno: int) -> bytes:
        """The page's bytes as they would be written, checksum apart."""
        return bytes(self.current(pgno).store())

    def stored(self) -> dict[int, bytes]:
        return {pgno: bytes(page.store()) for pgno, page in sorted(self.by_number.items())}


class MemoryLog:
    """Records in the order in which they were logged; positions count them."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    def append(self, body: bytes) -> int:
        self.bodies.append(body)
        return len(self.bodies)

    def append_together(self, bodies: list[bytes]) -> int:
        self.bodies += bodies
        return len(self.bodies)


class MemorySession:
    """One writer with one level of transaction, which :meth:`commit` and :meth:`rollback` end and begin anew."""

    def __init__(self, log: MemoryLog) -> None:
        self.procid, self.trx, self.level, self.begin0 = 1, 4, 1, 1
        self.log = log
        self.versions: list[VersionEntry] = []
        self.failed = False
        self._rceid = 1

    @contextmanager
    def fatal(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.failed = True
            raise

    def require_versions(self, count: int) -> None:
        """There are no readers."""

    def write(self) -> None:
        pass

    def ensure_begun(self) -> None:
        pass

    def read(self, database: HasPages) -> Callable[[int], LivePage]:
        return database.pages.current

    def remember(self, version: VersionEntry) -> None:
        self.versions.append(version)

    def next_rceid(self) -> int:
        self._rceid += 2
        return self._rceid


class MemoryDatabase:
    """A database of ``pages`` pages to begin with, its space trees, and one tree of a kind."""

    def __init__(self, page_size: int = 4096, *, unique: bool = True, pages: int = 64) -> None:
        self.pages = MemoryPages(page_size)
        self.log = MemoryLog()
        self.session = MemorySession(self.log)
        header = SimpleNamespace(dbtime_dirtied=0x40, objid_last=8)
        self.last_page = pages
        file: Any = SimpleNamespace(page_size=page_size, header=header, path="memory", extend=self._extend)
        self.live = LiveDatabase(1, file, cast(Any, self.pages), cast(Any, self.log), growth=16)
        root = CreateMultipleExtentFDP(
            pgno=1, objid=1, pgno_oe=2, pgno_ae=3, pgno_parent=0, cpg_primary=pages, page_flags=0, flags=4
        )
        self.live.change(self.session, root)
        flags = PageFlag.INDEX | (0 if unique else PageFlag.NON_UNIQUE)
        self.root = space.create_tree(self.session, self.live, 1, 9, page_flags=flags, unique=unique)
        self.tree = LiveTree(self.live, self.root, 9, unique)
        self.read = self.pages.current

    def _extend(self, last: int) -> None:
        self.last_page = last

    @property
    def versions(self) -> list[VersionEntry]:
        return self.session.versions

    def commit(self) -> None:
        """Forget what would undo the changes, and remove what is flagged as deleted."""
        deleted = [version for version in self.versions if version.oper == Oper.FLAG_DELETE]
        self.versions.clear()
        for version in deleted:
            clean_up(self.session, self.live, version)

    def rollback(self) -> None:
        """Take all changes back, and remove the nodes that this leaves flagged as deleted."""
        inserted = [version for version in self.versions if version.oper == Oper.INSERT]
        while self.versions:
            undo(self.session, self.live, self.versions[-1])
            self.versions.pop()
        for version in inserted:
            clean_up(self.session, self.live, version)

    def records(self) -> list[LogRecord]:
        """What was logged."""
        return [decode(body) for body in self.log.bodies]

    def replayed(self, written: Mapping[int, LivePage] = MappingProxyType({})) -> MemoryPages:
        """The pages that come from the records, applied to pages as written at any time, or to nothing."""
        pages = MemoryPages(self.pages.page_size)
        pages.by_number = {pgno: page.copy() for pgno, page in written.items()}
        before: dict[int, bytes] = {}
        macro: list[LogRecord] | None = None

        def seen(record: Any, page: LivePage, line: int) -> None:
            before[getattr(record, "rceid_replace", 0) or record.rceid] = page.data(line)

        def undone(record: Undo) -> VersionEntry:
            old = before.get(record.rceid, b"")
            bookmark = (9, not page_is_non_unique(pages, self.root), record.key, record.data)
            return VersionEntry(record.rceid, record.oper, 1, 1, self.root, *bookmark, before=old)

        for position, record in enumerate(self.records(), 1):
            if isinstance(record, MacroBegin):
                macro = []
            elif isinstance(record, MacroCommit):
                apply_macro(macro or [], pages, position, 1, observer=seen)
                macro = None
            elif macro is not None:
                macro.append(record)
            elif isinstance(record, UndoInfo):
                before.setdefault(record.rceid, record.image)
            elif isinstance(record, (PageRecord, NewPage)):
                apply(record, pages, position, 1, observer=seen, undone=undone)
        return pages


def page_is_non_unique(pages: MemoryPages, pgno: int) -> bool:
    return bool(pages.current(pgno).flags & PageFlag.NON_UNIQUE)


def tree_findings(database: MemoryDatabase) -> list[str]:
    """What is wrong with the tree, looked at with the readers of databases at rest; and pages that leaked."""
    pages, root = database.pages, database.root
    findings: list[str] = []
    bounds: dict[int, tuple[bytes, bytes | None]] = {root: (b"", None)}
    leaves: list[LivePage] = []
    numbers = []
    for found in Tree(pages.read, root, 9).pages():
        page = pages.current(found.pgno)
        numbers.append(page.pgno)
        findings += [f"page {page.pgno}: {text}" for text in page_findings(pages.read(page.pgno), page.pgno)]
        low, high = bounds[page.pgno]
        if page.is_leaf:
            leaves.append(page)
            findings += _leaf_findings(page, low, high)
        else:
            findings += _inner_findings(pages, page, low, high, bounds)
    chain = [(page.prev, page.pgno, page.next) for page in leaves]
    order = [0, *(page.pgno for page in leaves), 0]
    if chain != list(zip(order, order[1:], order[2:], strict=False)):
        findings.append(f"leaves are not linked in order: {chain}")
    return findings + _space_findings(database, numbers)


def _leaf_findings(page: LivePage, low: bytes, high: bytes | None) -> list[str]:
    findings = []
    for line in range(len(page.lines)):
        entry = page.key(line) + (page.data(line) if page.flags & PageFlag.NON_UNIQUE else b"")
        if entry < low or (high is not None and entry >= high):
            findings.append(f"page {page.pgno}: line {line} lies outside its page's bounds")
    if not page.lines and not page.is_root:
        findings.append(f"page {page.pgno}: an empty leaf")
    return findings


def _inner_findings(
    pages: MemoryPages,
    page: LivePage,
    low: bytes,
    high: bytes | None,
    bounds: dict[int, tuple[bytes, bytes | None]],
) -> list[str]:
    findings = []
    last = len(page.lines) - 1
    if page.prev or page.next:
        findings.append(f"page {page.pgno}: an inner page with neighbours")
    if page.key(last) != (high or b""):
        findings.append(f"page {page.pgno}: the last separator is not its parent's")
    for line in range(last + 1):
        child = pages.current(int.from_bytes(page.data(line), "little"))
        bounds[child.pgno] = low, page.key(line) or None
        low = page.key(line)
        if bool(page.flags & PageFlag.PARENT_OF_LEAF) != child.is_leaf:
            findings.append(f"page {page.pgno}: its kind does not fit its child {child.pgno}")
    return findings


def _space_findings(database: MemoryDatabase, used: list[int]) -> list[str]:
    """Every page that the tree owns is in use or free, once."""
    read, root = database.pages.read, database.root
    info = root_info(Page(read(root), root)).space
    owned = {pgno for extent in owned_extents(read, root) for pgno in range(extent.first, extent.last + 1)}
    free = [pgno for extent in available_extents(read, root) for pgno in range(extent.first, extent.last + 1)]
    if info.is_multiple:
        for space_root in (info.pgno_oe, info.pgno_oe + 1):
            used = [*used, *(page.pgno for page in Tree(read, space_root, 9).pages())]
    findings = []
    if len(set(used) | set(free)) != len(used) + len(free):
        findings.append("a page is used and free, or twice")
    if owned != set(used) | set(free):
        findings.append(f"pages leaked or taken from others: {sorted(owned ^ (set(used) | set(free)))}")
    return findings


def key_of(number: int) -> bytes:
    return number.to_bytes(5, "big")


def filled(count: int, *, unique: bool = True, page_size: int = 4096, size: int = 60) -> MemoryDatabase:
    """A tree with the keys 0, 10, 20, …; in one that is not unique, two entries each."""
    database = MemoryDatabase(page_size, unique=unique)
    for number in range(count):
        for data in (b"a", b"b") if not unique else (b"d",):
            database.tree.insert(database.session, key_of(number * 10), data * size)
    database.commit()
    return database


def deep_tree() -> tuple[MemoryDatabase, list[bytes]]:
    """Keys in pairs that differ in their last byte only: separators as long as keys, few children a page."""
    drawn = random.Random(11)
    keys = [stem + bytes((last,)) for stem in (drawn.randbytes(600) for _ in range(150)) for last in (1, 2)]
    drawn.shuffle(keys)
    database = MemoryDatabase()
    for key in keys:
        database.tree.insert(database.session, key, b"d" * 1100)
    database.commit()
    return database, keys


def logged_since(database: MemoryDatabase, start: int) -> list[LogRecord]:
    """The records behind the first ``start``."""
    return database.records()[start:]
