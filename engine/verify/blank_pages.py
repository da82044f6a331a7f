"""Blank pages that something in the database points to, found without reading its leaves.

ESE copies and accepts a blank page as one that was never written, and fails only when a tree leads to it
(JET_errPageNotInitialized, -1019). Blank is what an extent holds that no tree uses yet. So the free extents of all
trees are taken off first; only for what is then left, the inner pages of the trees that own it are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from engine.error_codes import Code
from engine.errors import Corruption, JetError
from engine.formats.catalog import Table
from engine.formats.page import Page, PageFlag
from engine.formats.space import DATABASE_ROOT, available_extents, owned_extents, root_info
from engine.formats.tree import load_page
from engine.progress import Cancel
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.finding import Finding, FindingKind

PageRange = tuple[int, int]
"""First and last page."""


def blank_ranges(states: bytes, first: int, blank: int) -> Iterator[PageRange]:
    """The runs of ``blank`` among the ``states`` of the pages from ``first`` on."""
    at, state = states.find(blank), bytes((blank,))
    while at >= 0:
        end = len(states) - len(states[at:].lstrip(state))
        yield first + at, first + end - 1
        at = states.find(blank, end)


def blank_in_use(
    database: ReadOnlyDatabase, blank: Sequence[PageRange], cancel: Cancel | None = None
) -> tuple[Finding, ...]:
    """The pages of ``blank`` that a tree of a database that was shut down cleanly leads to.

    What is damaged in another way has its finding elsewhere, and is passed over. Raises ``StorageFault``,
    ``Cancelled``.
    """
    if not blank:
        return ()
    check = _BlankCheck(database, blank, cancel or Cancel())
    check.run()
    return tuple(check.findings.values())


class _BlankCheck:
    def __init__(self, database: ReadOnlyDatabase, blank: Sequence[PageRange], cancel: Cancel) -> None:
        self.findings: dict[int, Finding] = {}
        self._database = database
        self._cancel = cancel
        self._doubtful = bytearray(max(last for _, last in blank) + 1)
        for first, last in blank:
            self._mark(first, last, 1)

    def run(self) -> None:
        trees = [("the database's own tree", DATABASE_ROOT)]
        try:
            trees += [tree for table in self._database.tables() for tree in _trees_of(table)]
        except Corruption as error:
            self._blame("the catalog", error)
        for name, root in trees:
            self._cancel.check()
            self._take_off_free(name, root)
        for name, root in trees:
            if 1 not in self._doubtful:
                return
            self._cancel.check()
            self._follow(name, root)

    def _mark(self, first: int, last: int, value: int) -> None:
        last = min(last, len(self._doubtful) - 1)
        if first <= last:
            self._doubtful[first : last + 1] = bytes((value,)) * (last + 1 - first)

    def _take_off_free(self, name: str, root: int) -> None:
        try:
            for extent in available_extents(self._database.read_page, root):
                self._mark(extent.first, extent.last, 0)
        except Corruption as error:
            self._blame(name, error)

    def _follow(self, name: str, root: int) -> None:
        """Read the inner pages of a tree that owns what is in doubt, and of its space trees."""
        read = self._database.read_page
        try:
            owned = owned_extents(read, root)
            if not any(1 in self._doubtful[extent.first : extent.last + 1] for extent in owned):
                return
            space = root_info(load_page(read, root)).space
            self._inner_pages(name, root)
            if space.is_multiple:
                self._inner_pages(f"AvailExt of {name}", space.pgno_oe + 1)
        except Corruption as error:
            self._blame(name, error)

    def _inner_pages(self, name: str, root: int) -> None:
        todo, seen = [root], {root}
        while todo:
            self._cancel.check()
            page = self._page(name, todo.pop())
            if page is None or page.is_leaf:
                continue
            children = _children(page)
            for child in children:
                if child < len(self._doubtful) and self._doubtful[child]:
                    self._find(name, child)
            if not page.flags & PageFlag.PARENT_OF_LEAF:
                todo += [child for child in children if child not in seen]
                seen.update(children)

    def _page(self, name: str, pgno: int) -> Page | None:
        try:
            return load_page(self._database.read_page, pgno)
        except Corruption as error:
            self._blame(name, error)
            return None

    def _blame(self, name: str, error: JetError) -> None:
        page = error.context.get("page")
        if error.code is Code.PageNotInitialized and isinstance(page, int):
            self._find(name, page)

    def _find(self, name: str, pgno: int) -> None:
        text = f"Page {pgno}: {name}: Page {pgno} is in use but was never written."
        place = Path(self._database.path)
        self.findings.setdefault(pgno, Finding(place, FindingKind.STRUCTURE, text, page=pgno))


def _trees_of(table: Table) -> Iterable[tuple[str, int]]:
    yield f"table {table.name}", table.root
    for index in table.indexes:
        if not index.is_primary:
            yield f"index {table.name}.{index.name}", index.root
    if table.long_values:
        yield f"long values of {table.name}", table.long_values.root


def _children(page: Page) -> list[int]:
    nodes = [node.data for node in page.nodes()]
    return [int.from_bytes(data, "little") for data in nodes if len(data) == 4]
