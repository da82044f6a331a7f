"""The chunk size of the long values of a table: that of the engine, or that of earlier versions of this program.

Values of one chunk or less look the same in both and are not counted, nor are values without a reference that the
engine has not yet removed.
"""

from __future__ import annotations

from collections import Counter

from engine.formats.long_value import ENCRYPTED, ChunkSize, is_root_key
from engine.formats.page import DELETED, Node


class ChunkCounter:
    """Counts the values of one LV tree by the size of their chunks, leaf by leaf."""

    def __init__(self, chunk: ChunkSize) -> None:
        self.chunk = chunk
        self.values: Counter[int] = Counter()
        """How many values of more than one full chunk there are, by that chunk's bytes."""
        self._root = b""
        """Key of the value whose first chunk is to come; empty when none is to be counted."""

    def leaf(self, nodes: list[Node]) -> None:
        """The nodes of the next leaf, in key order."""
        for node in nodes:
            if node.flags & DELETED:
                continue
            if is_root_key(node.key):
                self._root = node.key if self._counts(node.data) else b""
            elif self._root and node.key == self._root + bytes(4):
                self.values[self.chunk.of_value(len(node.data))] += 1
                self._root = b""

    def _counts(self, root: bytes) -> bool:
        referred_to, size = int.from_bytes(root[:4], "little"), int.from_bytes(root[4:8], "little")
        encrypted = len(root) > 8 and root[8] & ENCRYPTED
        return bool(referred_to and not encrypted and size > self.chunk.size)

    @property
    def old(self) -> int:
        """Values in chunks that Microsoft's engine cannot read."""
        return self.values.total() - self.values[self.chunk.size]
