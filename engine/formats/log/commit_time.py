"""The commit time of a transaction in our logs: to the microsecond, in a CommitCtx after its Commit0.

The vendor's logs contain a time only for each segment, to the millisecond, which is when its first record was
logged (docs/formats/log-file.md#segments). CommitCtx is a record that every reader ignores, and its context is
available to the application (docs/formats/log-records.md#commit-times).
"""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta

from engine.formats.log.records import CommitCtx

_CUSTOMER_DATA = 2
_CONTEXT = struct.Struct("<B8sq")
_MARK = b"ESE-time"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def commit_time_record(procid: int, moment: datetime) -> bytes:
    """The record that goes with a Commit0 of this session at an aware ``moment``."""
    context = _CONTEXT.pack(_CUSTOMER_DATA, _MARK, (moment - _EPOCH) // _MICROSECOND)
    return CommitCtx(procid=procid, context=context).encode()


def later(one: bytes, other: bytes) -> bytes:
    """Of two encoded CommitCtx records, ``one`` of which may be empty, that with the later moment; ``other`` where
    one of them has none."""
    size = _CONTEXT.size
    if len(one) < size or len(other) < size:
        return other
    *kind, before = _CONTEXT.unpack(one[-size:])
    *other_kind, after = _CONTEXT.unpack(other[-size:])
    return one if kind == [_CUSTOMER_DATA, _MARK] == other_kind and before > after else other


def commit_time(record: CommitCtx) -> datetime | None:
    """The moment in such a record; ``None`` for one that is another application's."""
    if len(record.context) != _CONTEXT.size:
        return None
    flags, mark, count = _CONTEXT.unpack(record.context)
    microseconds = int(count)
    if flags != _CUSTOMER_DATA or mark != _MARK:
        return None
    try:
        return _EPOCH + microseconds * _MICROSECOND
    except OverflowError:
        return None
