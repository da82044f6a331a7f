"""Long values of a table whose tree of long values may be damaged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property

from engine.error_codes import Code
from engine.errors import JetError, Unsupported
from engine.formats.catalog import Table, TreeRoot
from engine.formats.long_value import ChunkSize, LongValues
from engine.formats.page import Page
from engine.formats.record import LoadLong
from engine.formats.tree import Tree
from engine.salvage.leaves import leaves_of
from engine.salvage.pages import SalvagePages

DAMAGED = "damaged long value"
"""The reason of a value that cannot be read; see :class:`~engine.formats.values.Unreadable`."""


class _ScannedTree(Tree):
    """A tree whose inner pages are damaged: its leaves are known, with their first keys."""

    def __init__(self, pages: SalvagePages, tree: TreeRoot) -> None:
        super().__init__(pages.read, tree.root, tree.objid)
        self._pages = pages
        self._tree = tree
        found = leaves_of(pages, tree)
        self._leaves, self._keys = found.pages, found.first_keys
        self.is_salvaged = found.salvaged

    def _leaves_from(self, key: bytes | None) -> Iterator[Page]:
        start = max(bisect_right(self._keys, key) - 1, 0) if key is not None else 0
        for pgno in self._leaves[start:]:
            yield self._pages.leaf(pgno, self._tree.objid)


class SalvagedLongValues:
    """Loads long values; one that cannot be read is told of and stands for null in its row.

    ``lost`` gets the error: its page is where the damage is, as far as it is known.
    """

    def __init__(
        self, pages: SalvagePages, place: TreeRoot, chunk: ChunkSize, lost: Callable[[JetError], None]
    ) -> None:
        self._pages = pages
        self._place = place
        self._chunk = chunk
        self._lost = lost
        self._whole = LongValues(Tree(pages.read, place.root, place.objid), chunk)

    @cached_property
    def _scanned(self) -> LongValues | None:
        tree = _ScannedTree(self._pages, self._place)
        return LongValues(tree, self._chunk) if tree.is_salvaged else None

    def load(self, stored_id: bytes) -> bytes:
        """As :meth:`LongValues.load`, but ``Unsupported`` for a damaged value."""
        try:
            return self._whole.load(stored_id)
        except Unsupported:
            raise
        except JetError as error:
            damage = error
        if self._scanned is not None:
            try:
                return self._scanned.load(stored_id)
            except Unsupported:
                raise
            except JetError as error:
                damage = damage if "page" in damage.context else error
        self._lost(damage)
        raise Code.FeatureNotAvailable.error(damage.message, scheme=DAMAGED) from damage


def loader(pages: SalvagePages, table: Table, lost: Callable[[JetError], None]) -> LoadLong | None:
    """What loads the long values of a table; None if it has no tree of them."""
    if table.long_values is None:
        return None
    chunk = ChunkSize.of_table(pages.page_size, table.lv_chunk)
    return SalvagedLongValues(pages, table.long_values, chunk, lost).load
