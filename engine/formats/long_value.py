"""Long values kept apart from their records, in a tree of their own.

Source: reference, database file 7.5. A value is a root node and chunks of equal size, some of them compressed.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.compression import decompress
from engine.formats.page import LARGEST_SMALL_PAGE, Node
from engine.formats.tree import Tree

ENCRYPTED = 1
"""Flag in the ninth byte of a root node."""
_WIDE_LID = 1 << 63


def chunk_size(page_size: int) -> int:
    """Bytes of a full chunk where the catalog names no other size."""
    return page_size - (82 if page_size <= LARGEST_SMALL_PAGE else 122)


def lid_key(stored_id: bytes) -> bytes:
    """The key of a value's root node, from its id as a record holds it: LID, 4 or 8 bytes little-endian.

    ``Corruption`` (JET_errLVCorrupted) for an id that cannot be.
    """
    number = int.from_bytes(stored_id, "little")
    if len(stored_id) == 4 or (len(stored_id) == 8 and number & _WIDE_LID):
        return number.to_bytes(len(stored_id), "big")
    raise Code.LVCorrupted.error("A record names an impossible long value.", lid=stored_id.hex())


def join_chunks(nodes: Iterator[Node], key: bytes, size: int, wanted: int, chunk: int, root: int) -> bytes:
    """The first ``wanted`` bytes, at least, of the ``size`` bytes that a value has.

    ``nodes`` are those behind the value's root node, whose key is ``key``; ``chunk`` is the size of a full chunk,
    ``root`` the tree's root page. Raises as :meth:`LongValues.load`.
    """
    chunks: list[bytes] = []
    offset = 0
    while offset < wanted:
        node = next(nodes, None)
        if node is None or node.key != key + offset.to_bytes(4, "big"):
            raise damaged(key, f"the chunk at {offset} of {size} bytes is missing", root)
        expected = min(chunk, size - offset)
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


class LongValues:
    """The long values of one table: ``tree`` is its LV tree, ``chunk`` the size of a full chunk."""

    def __init__(self, tree: Tree, chunk: int) -> None:
        self._tree = tree
        self._chunk = chunk

    def load(self, stored_id: bytes) -> bytes:
        """The value whose id a record holds as ``stored_id`` (LID, 4 or 8 bytes little-endian).

        Raises ``Corruption`` (JET_errLVCorrupted) when it is not there or incomplete, and ``Unsupported`` when
        it is encrypted or compressed with a scheme that is not supported.
        """
        key = lid_key(stored_id)
        nodes = self._tree.nodes_from(key)
        root = next(nodes, None)
        if root is None or root.key != key or len(root.data) < 8:
            raise damaged(key, "it has no root", self._tree.root)
        if len(root.data) > 8 and root.data[8] & ENCRYPTED:
            raise Code.FeatureNotAvailable.error("The long value is encrypted.", scheme="encrypted")
        size = int.from_bytes(root.data[4:8], "little")
        return join_chunks(nodes, key, size, size, self._chunk, self._tree.root)
