"""Log records of sessions: transactions, macros, traces (docs/formats/log-records.md#transactions)."""

from __future__ import annotations

import struct
from typing import Self

from engine.formats.layout import I64, U8, U16, U32
from engine.formats.log.record_layout import (
    LogRecord,
    field,
    length,
    length_of_rest,
    packed,
    packed_length,
    part,
    record,
    unpacked,
)


@record()
class TrxRecord(LogRecord):
    """How records of a session begin."""

    procid: int = field(U16, default=0)


@record(5)
class Begin(TrxRecord):
    """``levels`` transactions begun, from nesting depth ``level_from`` on; both below 16."""

    depths = packed(U8)
    level_from: int = unpacked(default=0)
    levels: int = unpacked(default=1)

    @classmethod
    def decode(cls, body: bytes) -> Self:
        _, procid, depths = cls.unpack_head(body)
        cls.check_size(body)
        return cls.made_of(procid, depths & 15, depths >> 4)

    def encode(self) -> bytes:
        return self.HEAD.pack(self.TYPE, self.procid, self.level_from | self.levels << 4)


@record(8)
class Begin0(TrxRecord):
    """A transaction's begin from depth 0; ``trx`` names it in its records."""

    depths = packed(U8)
    level_from: int = unpacked(default=0)
    levels: int = unpacked(default=1)
    trx: int = field(U32)

    @classmethod
    def decode(cls, body: bytes) -> Self:
        _, procid, depths, trx = cls.unpack_head(body)
        cls.check_size(body)
        return cls.made_of(procid, depths & 15, depths >> 4, trx)

    def encode(self) -> bytes:
        return self.HEAD.pack(self.TYPE, self.procid, self.level_from | self.levels << 4, self.trx)


@record(53)
class BeginDT(Begin0):
    """The same for a distributed transaction."""


@record(6)
class Commit(TrxRecord):
    """A nested transaction's commit, to depth ``level``."""

    level: int = field(U8)


@record(9)
class Commit0(Commit):
    """A transaction's commit."""

    trx: int = field(U32)


@record(7)
class Rollback(TrxRecord):
    """``levels`` transactions taken back."""

    levels: int = field(U8, default=1)


@record(10)
class Refresh(TrxRecord):
    """A transaction that starts again with its reads."""

    trx: int = field(U32)


@record(54)
class PrepCommit(TrxRecord):
    """A distributed transaction that is ready."""

    cb_data = length("data", U32)
    data: bytes = part()


@record(55)
class PrepRollback(TrxRecord):
    """A distributed transaction that will be taken back."""


@record(57)
class ForceWriteLog(TrxRecord):
    """Something to write, so that what is before becomes durable."""


@record()
class MacroRecord(TrxRecord):
    """``dbtime``, with the session, names the group."""

    dbtime: int = field(I64)


@record(11)
class MacroBegin(MacroRecord):
    """Records of this session and dbtime that follow are one change."""


@record(12)
class MacroCommit(MacroRecord):
    """The change is complete."""


@record(13)
class MacroAbort(MacroRecord):
    """The change did not happen."""


@record(67)
class MacroInfo(LogRecord):
    """The pages of the macro just committed, in database 1. Recovery does not need it."""

    cb = packed_length(U32, ahead=True)
    pages: tuple[int, ...] = unpacked(default=())

    @classmethod
    def decode(cls, body: bytes) -> Self:
        _, cb = cls.unpack_head(body)
        if cls.HEAD.size + cb != len(body) or cb % 4:
            raise cls.malformed("the size of its list of pages is not valid")
        return cls.made_of(struct.unpack_from(f"<{cb // 4}I", body, cls.HEAD.size))

    def encode(self) -> bytes:
        return self.HEAD.pack(self.TYPE, 4 * len(self.pages)) + _numbers(self.pages)


@record(73)
class MacroInfo2(LogRecord):
    """The same for any database."""

    cb = packed_length(U32, ahead=True)
    dbid: int = field(U8)
    count = packed(U32)
    pages: tuple[int, ...] = unpacked(default=())

    @classmethod
    def decode(cls, body: bytes) -> Self:
        _, cb, dbid, count = cls.unpack_head(body)
        if cb != len(body) - 5 or cls.HEAD.size + 4 * count != len(body):
            raise cls.malformed("the size of its list of pages is not valid")
        return cls.made_of(dbid, struct.unpack_from(f"<{count}I", body, cls.HEAD.size))

    def encode(self) -> bytes:
        return self.HEAD.pack(self.TYPE, 5 + 4 * len(self.pages), self.dbid, len(self.pages)) + _numbers(
            self.pages
        )


def _numbers(pages: tuple[int, ...]) -> bytes:
    return struct.pack(f"<{len(pages)}I", *pages)


@record(69)
class CommitCtx(LogRecord):
    """What an application wants to be told with a commit. ``context`` starts with flags since format 8.4.8."""

    cb = length_of_rest("context", U32)
    procid: int = field(U16, default=0)
    context: bytes = part()


@record(21)
class JetOp(TrxRecord):
    """A call into the engine (debug)."""

    oper: int = field(U8)


@record(22)
class Trace(TrxRecord):
    """A line of text for whoever reads the log."""

    cb_text = length("text")
    text: bytes = part()


@record(61)
class ForceLogRollover(Trace):
    """The next record opens a new log file."""
