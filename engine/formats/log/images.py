"""The page image in a split or merge record: the content of the page before lines were moved from it.

Source: docs/formats/log-records.md#page-images.
"""

from __future__ import annotations

import struct

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.compression import decompress
from engine.formats.log.structure_records import ImageFlag, Merge2, Split2
from engine.formats.page import LARGEST_SMALL_PAGE, LargePageHeader, PageHeader

_TAG_SIZE = 4
_LOW_TAGS = 0xFFF
_FREE = struct.Struct("<H")


def image_bytes(record: Split2 | Merge2, page_size: int) -> bytes:
    """The ``page_size`` bytes of the record's image; its checksum is not kept right.

    Raises ``Corruption`` when the record has no image of this size, ``Unsupported``
    (JET_errFeatureNotAvailable) when it is compressed in a way that is not known here.
    """
    image = decompress(record.image) if record.image_flags & ImageFlag.COMPRESSED else record.image
    if record.image_flags & ImageFlag.DEHYDRATED:
        image = _rehydrate(image, page_size)
    if len(image) != page_size:
        raise _damaged(record.pgno, f"it has {len(image)} bytes, not {page_size}")
    return image


def _rehydrate(image: bytes, page_size: int) -> bytes:
    """The free space between data and tags, which was cut out, put back."""
    header = (PageHeader if page_size <= LARGEST_SMALL_PAGE else LargePageHeader)(image)
    tags = (header.itag_state & _LOW_TAGS) * _TAG_SIZE
    middle = len(image) - tags
    missing = page_size - len(image)
    cb_free = header.cb_free + missing
    if missing < 0 or middle < header.SIZE + header.ib_mic_free or cb_free > page_size:
        raise Code.LogFileCorrupt.error("A page image in a log record is damaged: its parts overlap.")
    at = PageHeader.cb_free.offset
    return image[:at] + _FREE.pack(cb_free) + image[at + 2 : middle] + bytes(missing) + image[middle:]


def _damaged(pgno: int, why: str) -> JetError:
    return Code.LogFileCorrupt.error(f"The image of page {pgno} in a log record is damaged: {why}.")
