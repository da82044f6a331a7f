"""Log records that change one node or one page (docs/formats/log-records.md#node-records)."""

from __future__ import annotations

import struct
from enum import IntEnum, IntFlag
from typing import Self

from engine.formats.layout import I16, I32, I64, U8, U16, U32
from engine.formats.log.page_use import THE_PAGE, ListedPages
from engine.formats.log.record_layout import LogRecord, field, length, packed_length, part, record, unpacked

NIL_DBTIME = -1
_WIDE = 0x8000
_EMPTIED = struct.Struct("<qII")


class RecordFlag(IntFlag):
    """``PageRecord.flags``."""

    VERSIONED = 1
    UNIQUE = 4
    SPACE = 8
    CONCURRENT_INDEX = 0x10
    SYSTEM_TASK = 0x20


class Oper(IntEnum):
    """The operation that an Undo or UndoInfo belongs to."""

    INSERT = 1
    REPLACE = 2
    FLAG_DELETE = 3
    DELTA = 4
    DELTA64 = 9


@record()
class PageRecord(LogRecord):
    """How records that change a page begin.

    ``dbtime_before`` is the page's dbtime before the change, -1 in a macro, for a new page and in UndoInfo;
    ``trx`` the transaction's Begin0; ``level`` its nesting depth from 1; ``iline`` counts from 0, without the
    external header.
    """

    procid: int = field(U16, default=0)
    dbid: int = field(U8, default=0)
    pgno: int = field(U32)
    dbtime: int = field(I64, default=0)
    dbtime_before: int = field(I64, default=NIL_DBTIME)
    trx: int = field(U32, default=0)
    level: int = field(U8, default=0)
    iline: int = field(U16, default=0)
    flags: int = field(U8, default=0)


@record()
class NodeRecord(PageRecord):
    """How records that change one node begin; ``rceid`` is 0 when not versioned."""

    rceid: int = field(U32, default=0)
    pgno_fdp: int = field(U32)
    objid_fdp: int = field(U32)


@record(29, THE_PAGE)
class Insert(NodeRecord):
    """A node that was not there; its key is ``prefix + suffix``."""

    cb_suffix = length("suffix")
    cb_prefix = length("prefix")
    cb_data = length("data")
    prefix: bytes = part()
    suffix: bytes = part()
    data: bytes = part()


@record(30, THE_PAGE)
class FlagInsert(NodeRecord):
    """A flag-deleted node that is live again, data unchanged."""

    cb_key = length("key")
    cb_data = length("data")
    key: bytes = part()
    data: bytes = part()


@record(31, THE_PAGE)
class FlagInsertAndReplaceData(NodeRecord):
    """A flag-deleted node that is live again with other data."""

    cb_key = length("key")
    cb_data = length("data")
    rceid_replace: int = field(U32, default=0)
    key: bytes = part()
    data: bytes = part()


@record(32, THE_PAGE)
class FlagDelete(NodeRecord):
    """A node that is marked deleted."""


@record(35, THE_PAGE)
class Delete(NodeRecord):
    """A flag-deleted node that is taken off the page."""


@record(33, THE_PAGE)
class Replace(NodeRecord):
    """A node's new data, whole; ``old_size`` bytes before."""

    cb_data = length("data", mask=_WIDE - 1)
    old_size: int = field(U16)
    cb_new = length("data")
    data: bytes = part()


@record(34, THE_PAGE)
class ReplaceD(NodeRecord):
    """A node's new data, as the differences from the old; ``wide`` says which form their headers have."""

    cb = packed_length(U16, mask=_WIDE - 1)
    old_size: int = field(U16)
    new_size: int = field(U16)
    wide: bool = unpacked(default=False)
    diff: bytes = part()

    @classmethod
    def decode(cls, body: bytes) -> Self:
        _, *fields, cb, old_size, new_size = cls.unpack_head(body)
        if cls.HEAD.size + (cb & ~_WIDE) != len(body):
            raise cls.malformed(
                f"its differences have {cb & ~_WIDE} bytes, but only {len(body) - cls.HEAD.size} are available"
            )
        return cls.made_of(*fields, old_size, new_size, cb >= _WIDE, body[cls.HEAD.size :])

    def encode(self) -> bytes:
        *fields, old_size, new_size = self.head_values()
        cb = len(self.diff) | _WIDE * self.wide
        return self.HEAD.pack(self.TYPE, *fields, cb, old_size, new_size) + self.diff


@record(37, THE_PAGE)
class Delta(NodeRecord):
    """``delta`` is added to the number at ``offset`` of the node's data."""

    cb_key = length("key")
    cb_data = length("data")
    delta: int = field(I32)
    offset: int = field(U16)
    key: bytes = part()
    data: bytes = part()


@record(93, THE_PAGE)
class Delta64(NodeRecord):
    """The same for a number of 64 bits."""

    cb_key = length("key")
    cb_data = length("data")
    delta: int = field(I64)
    offset: int = field(U16)
    key: bytes = part()
    data: bytes = part()


@record(38, THE_PAGE)
class SetExternalHeader(NodeRecord):
    """A page's new external header."""

    cb_data = length("data")
    data: bytes = part()


@record(36)
class UndoInfo(NodeRecord):
    """The data before an operation that is not committed, logged before the page may be written."""

    cb_key = length("key")
    cb_data = length("data")
    oper: int = field(U16)
    max_size: int = field(I16, default=0)
    delta: int = field(I16, default=0)
    cb_image = length("image")
    key: bytes = part()
    data: bytes = part()
    image: bytes = part()


@record(39, THE_PAGE)
class Undo(NodeRecord):
    """An operation that is taken back."""

    cb_key = length("key")
    cb_data = length("data")
    oper: int = field(U16)
    undo_level: int = field(U8)
    key: bytes = part()
    data: bytes = part()


@record(48, ListedPages(_EMPTIED), THE_PAGE)
class EmptyTree(NodeRecord):
    """A tree whose pages are given back; each page as (dbtime before, pgno, page flags)."""

    cb = packed_length(U16)
    pages: tuple[tuple[int, int, int], ...] = unpacked(default=())

    @classmethod
    def decode(cls, body: bytes) -> Self:
        _, *fields, cb = cls.unpack_head(body)
        if cls.HEAD.size + cb != len(body) or cb % _EMPTIED.size:
            raise cls.malformed("the size of its list of pages is not valid")
        return cls.made_of(*fields, tuple(_EMPTIED.iter_unpack(body[cls.HEAD.size :])))

    def encode(self) -> bytes:
        listed = b"".join(_EMPTIED.pack(*page) for page in self.pages)
        return self.HEAD.pack(self.TYPE, *self.head_values(), len(listed)) + listed


@record(64, THE_PAGE)
class Scrub(NodeRecord):
    """Free space that is overwritten; ``opers`` holds one operation (a byte) a line."""

    scrub_flags: int = field(U32, default=0)
    count: int = field(U32, default=0)
    cb_opers = length("opers")
    opers: bytes = part()
