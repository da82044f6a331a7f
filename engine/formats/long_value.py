"""Long values stored separately from their records, in a tree of their own.

Source: docs/formats/tables-and-values.md#long-values; for the sizes of chunks the engine's own source (jetapi.cxx,
cat.cxx): the LVChunkMax of a table has priority over the size for the page size. A value consists of a root node
and chunks of equal size, some of them compressed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.compression import decompress
from engine.formats.page import LARGEST_SMALL_PAGE, Node

ENCRYPTED = 1
"""Flag in the ninth byte of a root node."""
_WIDE_LID = 1 << 63


_FOUR_ON_A_PAGE = {16384: 4050, 32768: 8150}


def chunk_most(page_size: int) -> int:
    """Bytes of a full chunk where the catalog names no other size; it never names a larger one."""
    return _FOUR_ON_A_PAGE.get(page_size) or _page_filling(page_size)


def _page_filling(page_size: int) -> int:
    """Bytes of a chunk that has a page for itself: the engine cuts so on small pages only."""
    return page_size - (82 if page_size <= LARGEST_SMALL_PAGE else 122)


class ChunkSize(NamedTuple):
    """Bytes of a full chunk in one table: ``size`` is right, ``old`` is what earlier versions here made.

    They filled a large page with one chunk where the engine puts four on it, and did not know a table's own size
    for its first long value. The engine never makes a chunk longer than ``size``, so the first chunk of a value
    tells how the others are cut.
    """

    size: int
    old: int

    @classmethod
    def of_table(cls, page_size: int, lv_chunk: int | None) -> ChunkSize:
        """``lv_chunk`` is the table's own size, if any (``Table.lv_chunk``)."""
        return cls(lv_chunk or chunk_most(page_size), _page_filling(page_size))

    def of_value(self, first: int) -> int:
        """The size in a value whose first chunk has ``first`` bytes as it is stored."""
        return self.old if first > self.size else self.size


def lid_size(lid: int) -> int:
    """Bytes of an id (LID): the wide ones of newer databases have their top bit set."""
    return 8 if lid & _WIDE_LID else 4


def lid_key(stored_id: bytes) -> bytes:
    """The key of a value's root node, from its id as a record holds it: LID, 4 or 8 bytes little-endian.

    ``Corruption`` (JET_errLVCorrupted) for an id that cannot be.
    """
    number = int.from_bytes(stored_id, "little")
    if len(stored_id) in (4, 8) and len(stored_id) == lid_size(number):
        return number.to_bytes(len(stored_id), "big")
    raise Code.LVCorrupted.error("A record contains an invalid reference to a long value.", lid=stored_id.hex())


def is_root_key(key: bytes) -> bool:
    """Whether a node with this key starts a value; else it is a chunk, with its offset in the last four bytes."""
    return len(key) == 4 or (len(key) == 8 and key[0] >= 0x80)


def join_chunks(nodes: Iterator[Node], key: bytes, size: int, wanted: int, chunk: ChunkSize, root: int) -> bytes:
    """The first ``wanted`` bytes, at least, of the ``size`` bytes that a value has.

    ``nodes`` are those after the value's root node, whose key is ``key``; ``root`` is the tree's root page.
    Raises as :meth:`LongValues.load`.
    """
    chunks: list[bytes] = []
    offset = full = 0
    while offset < wanted:
        node = next(nodes, None)
        if node is None or node.key != key + offset.to_bytes(4, "big"):
            raise damaged(key, f"the chunk at {offset} of {size} bytes is missing", root)
        full = full or chunk.of_value(len(node.data))
        expected = min(full, size - offset)
        data = decompress(node.data) if len(node.data) < expected else node.data
        if len(data) != expected:
            raise damaged(key, f"the chunk at {offset} of {size} bytes has the wrong length", root)
        chunks.append(data)
        offset += expected
    return b"".join(chunks)


def damaged(key: bytes, why: str, root: int) -> JetError:
    """What is raised for a damaged value, whose root node has this key, in the tree with this root page."""
    lid = int.from_bytes(key, "big")
    return Code.LVCorrupted.error(f"Long value {lid:#x} is damaged: {why}.", lid=lid, root=root)


class LongValueNodes(Protocol):
    """The tree of long values, or what was kept of it."""

    @property
    def root(self) -> int: ...

    def nodes_from(self, key: bytes) -> Iterator[Node]:
        """The nodes that are not deleted, from the first whose key is ``key`` or greater."""
        ...


class LongValues:
    """The long values of one table, in its LV tree."""

    def __init__(self, tree: LongValueNodes, chunk: ChunkSize) -> None:
        self._tree = tree
        self._chunk = chunk

    def load(self, stored_id: bytes) -> bytes:
        """The value whose id a record holds as ``stored_id`` (LID, 4 or 8 bytes little-endian).

        Raises ``Corruption`` (JET_errLVCorrupted) when it is not there or incomplete, and ``Unsupported`` when
        it is encrypted or compressed with a scheme that is not supported.
        """
        return self.start_of(stored_id, None)[0]

    def start_of(self, stored_id: bytes, most: int | None) -> tuple[bytes, int]:
        """The first ``most`` bytes of a value (``None``: all of them), and how many it has; raises as
        :meth:`load`."""
        key = lid_key(stored_id)
        nodes = self._tree.nodes_from(key)
        root = next(nodes, None)
        if root is None or root.key != key or len(root.data) < 8:
            raise damaged(key, "it has no root", self._tree.root)
        if len(root.data) > 8 and root.data[8] & ENCRYPTED:
            raise Code.FeatureNotAvailable.error("The long value is encrypted.", scheme="encrypted")
        size = int.from_bytes(root.data[4:8], "little")
        wanted = size if most is None else min(size, most)
        return join_chunks(nodes, key, size, wanted, self._chunk, self._tree.root)[:wanted], size
