"""A database of which only the space is of interest: trees that are given pages, and an audit of who has what."""

from __future__ import annotations

from engine.btree import space
from engine.formats.log.records import (
    LogRecord,
)
from engine.formats.page import Page, PageFlag
from engine.formats.space import (
    DATABASE_ROOT,
    Extent,
    SpaceHeader,
    available_extents,
    owned_extents,
    root_info,
)
from engine.verify.space_check import SpaceCheck
from engine.verify.tree_check import TreePlace
from tests.builders.memory_database import MemoryDatabase


class Lab:
    """A database of which only the space is of interest; ``held`` are the pages each tree was given."""

    def __init__(self, page_size: int = 4096, pages: int = 64, growth: int = 16) -> None:
        self.database = MemoryDatabase(page_size, pages=pages)
        self.database.live.growth = growth
        self.live, self.session = self.database.live, self.database.session
        self.read = self.database.pages.read
        self.trees: dict[int, tuple[TreePlace, int]] = {}
        self.held: dict[int, set[int]] = {}
        self._note("database", DATABASE_ROOT, 1, 0, 0)
        self._note("first", self.database.root, 9, int(PageFlag.INDEX), DATABASE_ROOT)

    def _note(self, name: str, root: int, objid: int, kind: int, parent: int) -> None:
        self.trees[root] = TreePlace(name, root, objid, kind), parent
        self.held[root] = set()

    def create(self, parent: int, *, pages: int = 1, multiple: bool = False, kind: int = 0) -> int:
        objid = 10 + len(self.trees)
        root = space.create_tree(
            self.session,
            self.live,
            parent,
            objid,
            page_flags=kind,
            unique=not kind & PageFlag.NON_UNIQUE,
            pages=pages,
            multiple=multiple,
        )
        self._note(f"tree {root}", root, objid, kind, parent)
        return root

    def allocate(self, root: int) -> int:
        pgno = space.allocate(self.session, self.live, root)
        assert all(pgno not in held for held in self.held.values())
        self.held[root].add(pgno)
        return pgno

    def free(self, root: int, pgno: int, pages: int = 1) -> None:
        self.held[root] -= set(range(pgno, pgno + pages))
        space.free(self.session, self.live, root, pgno, pages)

    def header(self, root: int) -> SpaceHeader:
        return root_info(Page(self.read(root), root)).space

    def owned(self, root: int) -> list[Extent]:
        return owned_extents(self.read, root)

    def available(self, root: int) -> list[Extent]:
        return available_extents(self.read, root)

    def new_records(self, since: int) -> list[LogRecord]:
        return self.database.records()[since:]

    @property
    def logged(self) -> int:
        return len(self.database.log.bodies)

    def audit(self, leaked: set[int] | None = None) -> None:
        """Only the pages that trees were given, and those leaked, are neither used by a tree nor free."""
        findings: list[str] = []
        check = SpaceCheck(
            self.read, self.database.last_page, lambda pgno, text: findings.append(f"{pgno}: {text}")
        )
        for place, parent in self.trees.values():
            check.tree(place, parent)
        missing = check.finish()
        assert not findings
        assert missing == set().union(*self.held.values()) | (leaked or set())
        ends = [extent.last for extent in self.owned(DATABASE_ROOT)]
        assert ends[-1] == self.database.last_page

    def check_replay(self) -> None:
        """The log alone leads to the same pages."""
        assert self.database.replayed().stored() == self.database.pages.stored()
