"""A B+tree of an open database, for reading: nodes are found and traversed in the state that a session sees.

Source: docs/formats/tree-and-space.md#btrees. In a tree that is not unique, entries are sorted by key and data,
which together are the bookmark; no key may be a prefix of another there (normalised keys of one index never are).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.live_page import LivePage
from engine.formats.page import DELETED, Node, PageFlag
from engine.formats.tree import MAX_DEPTH

Read = Callable[[int], LivePage]
"""Gives a page by its number as a session sees it; raises ``Corruption`` for one that cannot be had."""

_LEAF = int(PageFlag.LEAF)
_GONE = int(PageFlag.EMPTY | PageFlag.PRE_INITIALISED)


class Place(NamedTuple):
    """A line of a leaf, and the inner pages passed on the way down with the line taken on each.

    ``line`` may be the number of lines: after the last. ``exact`` says that the line's key (and data, when it was
    sought) is the one wanted; it may be flag-deleted. Worthless once the tree is changed.
    """

    path: tuple[tuple[LivePage, int], ...]
    page: LivePage
    line: int
    exact: bool

    @property
    def node(self) -> Node:
        """The node on the line."""
        return self.page.node(self.line)

    @property
    def bookmark(self) -> tuple[bytes, bytes]:
        """Key and data of the node on the line."""
        return self.page.key(self.line), self.page.data(self.line)

    @property
    def is_live(self) -> bool:
        """Whether there is a node, and not a flag-deleted one."""
        return self.line < len(self.page.lines) and not self.page.line_flags[self.line] & DELETED


class TreeReader:
    """The tree whose root is page ``root``, for object ``objid``; ``unique`` says what its bookmarks are.

    Raises ``Corruption``: JET_errBadPageLink for leaves that contradict one another, JET_errBadParentPageLink for
    a page of another tree, and what ``read`` itself raises.
    """

    def __init__(self, root: int, objid: int, unique: bool = True) -> None:
        self.root = root
        self.objid = objid
        self.unique = unique

    def seek(self, read: Read, key: bytes, data: bytes | None = None) -> Place:
        """The first line not less than ``key``; in a tree that is not unique, than ``key`` and ``data``."""
        path, page = self._descend(read, key if self.unique or data is None else key + data)
        if self.unique or data is None:
            line = page.find(key)
            return Place(path, page, line, line < len(page.lines) and page.key(line) == key)
        line = page.find_entry(key, data)
        exact = line < len(page.lines) and page.key(line) == key and page.data(line) == data
        return Place(path, page, line, exact)

    def find(self, read: Read, key: bytes) -> bytes | None:
        """The data of the first live node with this key, or ``None``."""
        place = self.at_or_after(read, key)
        return place.page.data(place.line) if place and place.page.key(place.line) == key else None

    def at_or_after(self, read: Read, key: bytes, data: bytes | None = None) -> Place | None:
        """The first live node that is not less than ``key`` (and ``data``)."""
        return self._forward(read, self.seek(read, key, data))

    def after(self, read: Read, key: bytes, data: bytes | None = None) -> Place | None:
        """The first live node after this key; with ``data`` in a tree that is not unique, after this entry."""
        return self._forward(read, self._behind(read, key, data))

    def at_or_before(self, read: Read, key: bytes, data: bytes | None = None) -> Place | None:
        """The last live node that is not greater than ``key`` (and ``data``)."""
        return self._backward(read, self._behind(read, key, data))

    def before(self, read: Read, key: bytes, data: bytes | None = None) -> Place | None:
        """The last live node before this key, or this entry."""
        return self._backward(read, self.seek(read, key, data))

    def first(self, read: Read) -> Place | None:
        """The first live node."""
        path, page = self._descend(read, b"")
        return self._forward(read, Place(path, page, 0, False))

    def last(self, read: Read) -> Place | None:
        """The last live node."""
        path, page = self._descend(read, None)
        return self._backward(read, Place(path, page, len(page.lines), False))

    def next(self, read: Read, place: Place) -> Place | None:
        """The live node after ``place``; the tree must not have changed since that was found."""
        return self._forward(read, place._replace(line=place.line + 1))

    def previous(self, read: Read, place: Place) -> Place | None:
        """The live node before ``place``; the tree must not have changed since that was found."""
        return self._backward(read, place)

    def left_of(self, read: Read, place: Place) -> Place:
        """The left neighbour of a leaf that was sought (and is not the first one), with the way there."""
        path = list(place.path)
        while not path[-1][1]:
            path.pop()
        page, line = path.pop()
        path.append((page, line - 1))
        page = read(_child(page, line - 1))
        while not page.flags & _LEAF:
            path.append((page, len(page.lines) - 1))
            page = read(_child(page, len(page.lines) - 1))
        return Place(tuple(path), page, 0, False)

    def ascending(self, read: Read, key: bytes = b"") -> Iterator[Node]:
        """Live nodes from the first that is not less than ``key``; the tree must not change meanwhile."""
        place = self.seek(read, key)
        page, line = place.page, place.line
        while True:
            for index in range(line, len(page.lines)):
                if not page.line_flags[index] & DELETED:
                    yield page.node(index)
            if not page.next:
                return
            page, line = self._right(read, page), 0

    def descending(self, read: Read, key: bytes | None = None) -> Iterator[Node]:
        """Live nodes downwards from the last that is not greater than ``key``, or from the end."""
        place = self.last(read) if key is None else self.at_or_before(read, key)
        while place is not None:
            yield place.node
            place = self.previous(read, place)

    def _descend(self, read: Read, key: bytes | None) -> tuple[tuple[tuple[LivePage, int], ...], LivePage]:
        """The leaf where ``key`` is, the last one for ``None``, and the way there."""
        page = read(self.root)
        path: list[tuple[LivePage, int]] = []
        while not page.flags & _LEAF:
            if page.objid != self.objid or not page.lines or page.flags & _GONE or len(path) >= MAX_DEPTH:
                raise self._foreign(page)
            line = page.child_index(key) if key is not None else len(page.lines) - 1
            path.append((page, line))
            page = read(_child(page, line))
        if page.objid != self.objid:
            raise self._foreign(page)
        return tuple(path), page

    def _behind(self, read: Read, key: bytes, data: bytes | None) -> Place:
        """The place right after a key, or after an entry."""
        if not self.unique and data is None:
            beyond = _beyond(key)
            path, page = self._descend(read, beyond)
            line = len(page.lines) if beyond is None else page.find(beyond)
            return Place(path, page, line, False)
        place = self.seek(read, key, data)
        return place._replace(line=place.line + 1, exact=False) if place.exact else place

    def _forward(self, read: Read, place: Place) -> Place | None:
        """The first live node at or after a place."""
        page, line = place.page, place.line
        if place.is_live:
            return place
        while True:
            for index in range(line, len(page.lines)):
                if not page.line_flags[index] & DELETED:
                    return Place((), page, index, False)
            if not page.next:
                return None
            page, line = self._right(read, page), 0

    def _backward(self, read: Read, place: Place) -> Place | None:
        """The last live node before a place."""
        page, line = place.page, place.line
        while True:
            for index in range(min(line, len(page.lines)) - 1, -1, -1):
                if not page.line_flags[index] & DELETED:
                    return Place((), page, index, False)
            if not page.prev:
                return None
            pgno, page = page.pgno, read(page.prev)
            line = len(page.lines)
            if page.next != pgno or page.objid != self.objid or not page.flags & _LEAF:
                raise self._unlinked(page.pgno, pgno)

    def _right(self, read: Read, page: LivePage) -> LivePage:
        right = read(page.next)
        if right.prev != page.pgno or right.objid != self.objid or not right.flags & _LEAF:
            raise self._unlinked(page.pgno, right.pgno)
        return right

    def _foreign(self, page: LivePage) -> JetError:
        return Code.BadParentPageLink.error(
            f"Page {page.pgno} cannot be an inner page or leaf of the tree with root {self.root}.",
            page=page.pgno,
            root=self.root,
        )

    def _unlinked(self, left: int, right: int) -> JetError:
        return Code.BadPageLink.error(
            f"Leaves {left} and {right} of the tree with root {self.root} are not linked to each other.",
            page=left,
            root=self.root,
        )


def _child(page: LivePage, line: int) -> int:
    return int.from_bytes(page.data(line), "little")


def _beyond(key: bytes) -> bytes | None:
    """The least byte string above all that begin with ``key``; ``None`` when there is none."""
    stripped = key.rstrip(b"\xff")
    return stripped[:-1] + bytes((stripped[-1] + 1,)) if stripped else None
