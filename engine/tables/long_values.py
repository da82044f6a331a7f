"""Long values of one table, stored separately from its records: store, load, release.

Source: docs/formats/tables-and-values.md#long-values. A value consists of a root node with a reference count and
its size, and chunks of equal size. It is always written completely and with a new id: chunks of another size,
written by earlier versions of this program, are never mixed within a value. The tree is created when a table first
needs it (:mod:`engine.tables.open_tables`).
"""

from __future__ import annotations

import struct

from engine.btree.tree import LiveTree, Read
from engine.change.live_database import LiveDatabase
from engine.change.writer import Transaction
from engine.error_codes import Code
from engine.errors import known
from engine.formats.catalog import TreeRoot
from engine.formats.long_value import ENCRYPTED, ChunkSize, damaged, join_chunks, lid_key, lid_size
from engine.formats.page import Node

_LIDS_END = {4: 0x7FFFFF00, 8: 0x80FFFFFF00000000}
"""The first id of its size that the engine does not give."""
_ROOT = struct.Struct("<II")


class LongValueTree:
    """The long values of one table, in the tree at ``place``; ``lv_chunk`` is its own size of chunks, if any."""

    def __init__(self, database: LiveDatabase, place: TreeRoot, lv_chunk: int | None = None) -> None:
        self.tree = LiveTree(database, place.root, place.objid, True)
        self._chunk = ChunkSize.of_table(database.page_size, lv_chunk)

    def last_lid(self, read: Read) -> int:
        """The greatest id in use, 0 for none. The next one has its size, as the engine has it."""
        place = self.tree.last(read)
        if place is None:
            return 0
        key = place.page.key(place.line)
        return int.from_bytes(key[: 8 if key[0] & 0x80 else 4], "big")

    def store(self, session: Transaction, lid: int, value: bytes) -> None:
        """Keep a value under a new id; raises as :meth:`LiveTree.insert` does."""
        id_size = lid_size(lid)
        if lid >= _LIDS_END[id_size]:
            raise Code.OutOfLongValueIDs.error()
        key = lid.to_bytes(id_size, "big")
        self.tree.insert(session, key, _ROOT.pack(1, len(value)))
        size = self._chunk.size
        for offset in range(0, len(value), size):
            self.tree.insert(session, key + offset.to_bytes(4, "big"), value[offset : offset + size])

    def load(self, read: Read, stored_id: bytes, most: int | None = None) -> bytes:
        """The value whose id a record holds as ``stored_id``, or its first ``most`` bytes at least.

        Raises ``Corruption`` (JET_errLVCorrupted) when it is not there or incomplete, and ``Unsupported`` when it
        is encrypted or compressed with a scheme that is not supported.
        """
        key = lid_key(stored_id)
        nodes = self.tree.ascending(read, key)
        _, size = self._root(key, next(nodes, None))
        wanted = size if most is None else min(size, most)
        return join_chunks(nodes, key, size, wanted, self._chunk, self.tree.root)

    def release(self, session: Transaction, stored_id: bytes) -> None:
        """One record less refers to a value; without any, it goes."""
        key = lid_key(stored_id)
        nodes = self.tree.ascending(session.read(self.tree.database), key)
        root = next(nodes, None)
        references, size = self._root(key, root)
        if references > 1:
            self.tree.replace(
                session, key, _ROOT.pack(references - 1, size) + known(root, "root of a value").data[_ROOT.size :]
            )
            return
        keys = [key]
        for node in nodes:
            if not node.key.startswith(key):
                break
            keys.append(node.key)
        for gone in reversed(keys):
            self.tree.flag_delete(session, gone)

    def _root(self, key: bytes, node: Node | None) -> tuple[int, int]:
        """Reference count and size."""
        if node is None or node.key != key or len(node.data) < _ROOT.size:
            raise damaged(key, "it has no root", self.tree.root)
        if len(node.data) > _ROOT.size and node.data[_ROOT.size] & ENCRYPTED:
            raise Code.FeatureNotAvailable.error("The long value is encrypted.", scheme="encrypted")
        references, size = _ROOT.unpack_from(node.data)
        return references, size
