"""Log records on the life of an instance and its databases: runs, attachments, growth.

Source: docs/formats/log-records.md#databases. Paths are the bytes in the record, with their NUL; ``path_text``
decodes them.
"""

from __future__ import annotations

import struct
from typing import Self

from engine.formats.dbms_params import DbmsParams, ansi_text
from engine.formats.layout import I32, I64, U8, U16, U32, raw
from engine.formats.log.record_layout import (
    LogRecord,
    field,
    length,
    length_of_rest,
    packed_length,
    part,
    record,
    unpacked,
)
from engine.formats.log.trx_records import TrxRecord
from engine.formats.stamps import LGPOS, LOGTIME, SIGNATURE, Lgpos, LogTime, Signature

_UNSET = Lgpos()
_VERSION = struct.Struct("<HH")
HAS_VERSION, UNICODE_PATH = 0x4, 0x8
"""Flags of CreateDB; AttachDB has the last two."""
DETACH_UNICODE_PATH = 0x10
"""Flag of DetachDB."""


def path_bytes(path: str) -> bytes:
    """A path as records hold it: UTF-16 with its NUL."""
    return (path + "\0").encode("utf-16-le", "surrogatepass")


def path_text(path: bytes, unicode: bool = True) -> str:
    """What a record's path says, without its NUL; what is no text becomes U+FFFD."""
    return path.decode("utf-16-le", "replace").split("\0", 1)[0] if unicode else ansi_text(path)


# Runs of an instance


@record(1)
class Init(LogRecord):
    """An instance starts; ``params`` are the bytes of a DbmsParams."""

    params: bytes = field(raw(DbmsParams.SIZE))


@record(49)
class Init2(Init):
    """An instance starts."""

    time: LogTime = field(LOGTIME)


@record(2)
class Term(LogRecord):
    """A run ends. ``lgpos_start`` is where it started, ``lgpos_redo_from`` where recovery's redo did."""

    lgpos_start: Lgpos = field(LGPOS)
    lgpos_redo_from: Lgpos = field(LGPOS, default=_UNSET)
    hard: int = field(U8, default=0)


@record(18)
class RecoveryQuit(Term):
    """Recovery ends."""


@record(50)
class Term2(Term):
    """A run ends, with its time."""

    time: LogTime = field(LOGTIME)


@record(52)
class RecoveryQuit2(Term2):
    """Recovery ends."""


@record(80)
class RecoveryQuitKeepAttachments(Term2):
    """Recovery ends, its databases stay attached."""


@record(17)
class RecoveryUndo(LogRecord):
    """Redo is done, undo starts."""


@record(51)
class RecoveryUndo2(RecoveryUndo):
    """Redo is done, undo starts."""

    time: LogTime = field(LOGTIME)


@record(23)
class ShutDownMark(LogRecord):
    """No transaction is open any more; databases are clean when all before is on them."""


# Databases


@record(14)
class CreateDB(TrxRecord):
    """A database is created; ``version`` (version, update) is there with flag 4."""

    OPTIONAL = (("flags", HAS_VERSION, _VERSION.size),)

    dbid: int = field(U8)
    grbit: int = field(U32, default=0)
    cpg_max: int = field(U32, default=0)
    sign_db: Signature = field(SIGNATURE)
    cb_path = packed_length(U16)
    flags: int = field(U8, default=HAS_VERSION | UNICODE_PATH)
    version: tuple[int, int] | None = unpacked(default=None)
    path: bytes = unpacked(default=b"")

    @classmethod
    def decode(cls, body: bytes) -> Self:
        _, procid, dbid, grbit, cpg_max, sign_db, cb_path, flags = cls.read_stamps(cls.unpack_head(body))
        start = cls.HEAD.size + (_VERSION.size if flags & HAS_VERSION else 0)
        if start + cb_path != len(body):
            raise cls.malformed(f"it requires {start + cb_path} bytes, but only {len(body)} are available")
        version = _VERSION.unpack_from(body, cls.HEAD.size) if flags & HAS_VERSION else None
        return cls.made_of(procid, dbid, grbit, cpg_max, sign_db, flags, version, body[start:])

    def encode(self) -> bytes:
        *values, flags = self.head_values()
        flags = flags | HAS_VERSION if self.version else flags & ~HAS_VERSION
        version = _VERSION.pack(*self.version) if self.version else b""
        return self.HEAD.pack(self.TYPE, *values, len(self.path), flags) + version + self.path

    @property
    def path_text(self) -> str:
        return path_text(self.path, bool(self.flags & UNICODE_PATH))


@record(79)
class CreateDBFinish(TrxRecord):
    """The new database has its catalog."""

    dbid: int = field(U8)


@record(15)
class AttachDB(TrxRecord):
    """A database is attached; ``sign_log`` is what its header named before."""

    dbid: int = field(U8)
    cpg_max: int = field(U32, default=0)
    lgpos_consistent: Lgpos = field(LGPOS, default=_UNSET)
    sign_db: Signature = field(SIGNATURE)
    sign_log: Signature = field(SIGNATURE)
    cb_path = length("path")
    flags: int = field(U8, default=UNICODE_PATH)
    path: bytes = part()

    @property
    def path_text(self) -> str:
        return path_text(self.path, bool(self.flags & UNICODE_PATH))


@record(16)
class DetachDB(TrxRecord):
    """A database is detached, clean."""

    dbid: int = field(U8)
    cb_path = length("path")
    flags: int = field(U8, default=DETACH_UNICODE_PATH)
    path: bytes = part()

    @property
    def path_text(self) -> str:
        return path_text(self.path, bool(self.flags & DETACH_UNICODE_PATH))


@record(72)
class ReAttach(LogRecord):
    """An attachment that a run takes over from the one before."""

    cb = length_of_rest("rest", U32)
    dbid: int = field(U8)
    lgpos_attach: Lgpos = field(LGPOS)
    lgpos_consistent: Lgpos = field(LGPOS)
    sign_db: Signature = field(SIGNATURE)
    rest: bytes = part(default=b"")


@record(97)
class SignalAttachDb(LogRecord):
    """An attachment is about to be used."""

    dbid: int = field(U8)


@record(92)
class SetDbVersion(LogRecord):
    """A database's header names another version."""

    dbid: int = field(U8)
    major: int = field(U32)
    update_major: int = field(U32)
    update_minor: int = field(U32)


@record(68)
class ExtendDB(LogRecord):
    """A database's file grows; ``pgno_last`` is the last page that can be used."""

    cb = length_of_rest("rest", U32)
    dbid: int = field(U8)
    pgno_last: int = field(U32)
    rest: bytes = part(default=b"")


@record(78)
class ShrinkDB(LogRecord):
    """A database's file gets smaller."""

    dbid: int = field(U8)
    pgno_last: int = field(U32)
    cpg_shrunk: int = field(U32)


@record(94)
class ShrinkDB2(ShrinkDB):
    """A database's file gets smaller."""


@record(99)
class ShrinkDB3(ShrinkDB):
    """A database's file gets smaller."""

    dbtime: int = field(I64)


@record(81)
class TrimDB(LogRecord):
    """Pages that hold nothing become holes of the file."""

    dbid: int = field(U8)
    pgno_start: int = field(U32)
    cpg: int = field(U32)


@record(100)
class ExtentFreed(LogRecord):
    """Pages that were given back to the database; matters to revert snapshots only."""

    dbid: int = field(U8)
    pgno_first: int = field(U32)
    cpg: int = field(I32)
    flags: int = field(U8, default=0)


@record(101)
class ExtentFreed2(ExtentFreed):
    """The same with its dbtime."""

    dbtime: int = field(I64)


@record(74)
class FreeFDP(LogRecord):
    """A tree was deleted; ``fdp_type`` 1 table, 2 index."""

    cb = length_of_rest("rest", U32)
    dbid: int = field(U8)
    pgno_fdp: int = field(U32)
    trx: int = field(U32)
    fdp_type: int = field(U8)
    rest: bytes = part(default=b"")
