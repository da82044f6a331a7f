"""The double-write file: pages are written completely to it before they are written to the database.

The log of this engine family contains no images of pages that are merely changed, so redo cannot repair a page
that a power failure left half written; nor does the checksum of a page detect every mixture of old and new sectors
(half of those in which two fields of a lost sector changed by the same amount pass it). Before a batch of pages is
written to the database, it is written to this file and synced. After a power failure, the batch is written to the
database once more, except pages that are already there. Why this loses nothing and never reverts a page:

* power failure while this file is written: its hash is wrong, so it counts as empty. No page of the new batch has
  been written to the database yet, and the previous batch was synced before this one started.
* power failure while the batch is written to the database: this file is intact. A page in the database is old, new
  or a mixture; writing it results at most in a newer state that the log, which was synced before, contains.
* power failure later: the batch is in the database, and writing it again changes nothing. Any later write of a
  page goes through this file and replaces the batch; any later write of the header gives it another
  ``sign_db_hdr_flush``, which invalidates the batch, because a batch is valid only with the header under which it
  was written, and only while that is dirty. Changes made by another engine since, and a file from another time in
  place of the database, are therefore not touched; a page with a valid checksum and a higher dbtime than that of
  the batch is always kept.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.formats.checksum import is_page_valid
from engine.formats.db_header import DatabaseHeader, page_offset
from engine.formats.page_sizes import PAGE_SIZES
from engine.formats.stamps import SIGNATURE

ReadAt = Callable[[int, int], bytes]
BATCH_PAGES = 64
"""Most pages of one batch."""

HEAD_SIZE = 4096
FILE_SIZE_MAX = HEAD_SIZE + BATCH_PAGES * PAGE_SIZES[-1]
MAGIC = b"ESE double write\x01\0\0\0"
OWNER_SIZE = 2 * SIGNATURE.size
_HEAD = struct.Struct(f"<20s{OWNER_SIZE}sII")
_PGNOS_AT = _HEAD.size
_HASH_AT = HEAD_SIZE - hashlib.sha256().digest_size


@dataclass(frozen=True)
class Batch:
    """Sealed pages by number, as they were about to be written in place."""

    owner: bytes
    """The header that they were written under; see :func:`owner_of`."""
    page_size: int
    pages: dict[int, bytes]


def owner_of(header: DatabaseHeader) -> bytes:
    """What ties a batch to one write of one database's header: ``sign_db`` and ``sign_db_hdr_flush`` as stored."""
    buffer = bytearray(OWNER_SIZE)
    SIGNATURE.write(buffer, 0, header.sign_db)
    SIGNATURE.write(buffer, SIGNATURE.size, header.sign_db_hdr_flush)
    return bytes(buffer)


def encode_batch(owner: bytes, page_size: int, pgnos: Sequence[int], pages: bytes | bytearray) -> bytearray:
    """The file's content for a batch; ``pages`` holds the sealed pages in the order of ``pgnos``."""
    if not 0 < len(pgnos) <= BATCH_PAGES or len(pages) != len(pgnos) * page_size:
        raise ValueError(f"no batch: {len(pgnos)} pages in {len(pages)} bytes")
    data = bytearray(HEAD_SIZE)
    _HEAD.pack_into(data, 0, MAGIC, owner, page_size, len(pgnos))
    struct.pack_into(f"<{len(pgnos)}I", data, _PGNOS_AT, *pgnos)
    data += pages
    data[_HASH_AT:HEAD_SIZE] = _hash(data)
    return data


def decode_batch(data: bytes) -> Batch | None:
    """The batch in a file's content; ``None`` when there is no whole one. Never raises for content."""
    if len(data) < HEAD_SIZE:
        return None
    magic, owner, page_size, count = _HEAD.unpack_from(data)
    if magic != MAGIC or page_size not in PAGE_SIZES or not 0 < count <= BATCH_PAGES:
        return None
    data = data[: HEAD_SIZE + count * page_size]
    if len(data) != HEAD_SIZE + count * page_size or data[_HASH_AT:HEAD_SIZE] != _hash(data):
        return None
    pgnos = struct.unpack_from(f"<{count}I", data, _PGNOS_AT)
    starts = range(HEAD_SIZE, len(data), page_size)
    return Batch(owner, page_size, {p: data[s : s + page_size] for p, s in zip(pgnos, starts, strict=True)})


def _hash(data: bytes | bytearray) -> bytes:
    view = memoryview(data)
    digest = hashlib.sha256(view[:_HASH_AT])
    digest.update(view[HEAD_SIZE:])
    return digest.digest()


def unfinished_pages(
    batch: Batch | None, header: DatabaseHeader, page_count: int, read_at: ReadAt
) -> dict[int, bytes]:
    """The pages of a batch that counts for the database and that are not in place yet, or only in part.

    ``read_at`` reads the database file, whose elected header is ``header``.
    """
    if batch is None or header.is_clean or batch.owner != owner_of(header) or batch.page_size != header.page_size:
        return {}
    unfinished: dict[int, bytes] = {}
    for pgno, page in batch.pages.items():
        if 1 <= pgno <= page_count:
            there = read_at(page_offset(pgno, batch.page_size), batch.page_size)
            newer = _dbtime(there) > _dbtime(page) and is_page_valid(there, pgno)
            if there != page and not newer:
                unfinished[pgno] = page
    return unfinished


def _dbtime(page: bytes) -> int:
    return int.from_bytes(page[8:16], "little", signed=True)
