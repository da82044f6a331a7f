"""Log records as bytes, those few that the sample's instance writes.

Source: reference, log and recovery 5.2, and 10.1 for which follows which.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from engine.formats.attachments import encode_attachment
from engine.formats.log_record_types import SHAPES, RecordType
from engine.formats.stamps import LGPOS, LOGTIME, SIGNATURE, Lgpos, LogTime, Signature

DBID = 1
PROCID = 5
VERSIONED, UNIQUE_KEYS = 1, 4

_UNICODE_PATH = 8
_ATTACH_SIZE = SHAPES[RecordType.AttachDB].fixed
_TERM_SIZE = SHAPES[RecordType.Term2].fixed
_NODE = struct.Struct("<BHBIqqIBHBIII")


@dataclass(frozen=True, slots=True)
class Change:
    """What every record of a page change says: the transaction, the page and its dbtimes, the tree, the line."""

    trx: int
    pgno: int
    dbtime: int
    before: int
    root: int
    objid: int
    line: int
    rceid: int
    unique: bool = True

    def prefix(self, kind: RecordType) -> bytes:
        """The 44 bytes before the part of each type."""
        flags = VERSIONED | (UNIQUE_KEYS if self.unique else 0)
        return _NODE.pack(
            kind, PROCID, DBID, self.pgno, self.dbtime, self.before, self.trx, 1, self.line, flags,
            self.rceid, self.root, self.objid,
        )  # fmt: skip


def insert(change: Change, key: bytes, data: bytes) -> bytes:
    """A new node; its key is written whole, no part taken from the page's prefix."""
    return change.prefix(RecordType.Insert) + struct.pack("<HHH", len(key), 0, len(data)) + key + data


def replace(change: Change, old_size: int, data: bytes) -> bytes:
    """Other data for a node, in full."""
    sizes = struct.pack("<HHH", len(data), old_size, len(data))
    return change.prefix(RecordType.Replace) + sizes + data


def begin(trx: int) -> bytes:
    """Begin0: a transaction of one level."""
    return struct.pack("<BHBI", RecordType.Begin0, PROCID, 0x10, trx)


def commit(trx: int) -> bytes:
    """Commit0; ``trx`` is the next number of the same counter."""
    return struct.pack("<BHBI", RecordType.Commit0, PROCID, 0, trx)


def init(params: bytes, moment: LogTime) -> bytes:
    """Init2: the instance starts."""
    return bytes((RecordType.Init2,)) + params + moment.data


def attach(consistent: Lgpos, sign_db: Signature, sign_log: Signature, path: str) -> bytes:
    """AttachDB; ``consistent`` and ``sign_log`` are what the database's header says before."""
    names = _path(path)
    record = bytearray(_ATTACH_SIZE)
    struct.pack_into("<BHBI", record, 0, RecordType.AttachDB, PROCID, DBID, 0)
    LGPOS.write(record, 8, consistent)
    SIGNATURE.write(record, 16, sign_db)
    SIGNATURE.write(record, 44, sign_log)
    struct.pack_into("<HB", record, 72, len(names), _UNICODE_PATH)
    return bytes(record) + names


def trace(text: str) -> bytes:
    """Trace: a remark, without any effect."""
    data = text.encode("ascii") + b"\0"
    return struct.pack("<BHH", RecordType.Trace, PROCID, len(data)) + data


def shut_down_mark() -> bytes:
    """ShutDownMark: all pages are flushed; the databases are consistent here."""
    return bytes((RecordType.ShutDownMark,))


def term(started: Lgpos, moment: LogTime) -> bytes:
    """Term2: the instance has ended; ``started`` is the position of its Init2."""
    record = bytearray(_TERM_SIZE)
    record[0] = RecordType.Term2
    LGPOS.write(record, 1, started)
    LOGTIME.write(record, 18, moment)
    return bytes(record)


def attachment(
    path: str, dbtime: int, objid_last: int, attached: Lgpos, consistent: Lgpos, sign_db: Signature
) -> bytes:
    """One entry of the attachment list in log headers and checkpoints (reference 2)."""
    return encode_attachment(
        dbid=DBID, path=path, dbtime=dbtime, objid_last=objid_last,
        attached=attached, consistent=consistent, sign_db=sign_db,
    )  # fmt: skip


def _path(path: str) -> bytes:
    return (path + "\0").encode("utf-16-le")
