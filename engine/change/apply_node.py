"""Records that change one node, or the external header, of one page: each becomes an edit that is checked first.

Source: docs/formats/recovery.md#single-pages and, for Undo, docs/formats/recovery.md#undo.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

from engine.change.difference import patched
from engine.change.page_changes import MAX_LINES, misfit
from engine.change.version_entry import VersionEntry
from engine.formats.live_page import TAG_SIZE, LivePage
from engine.formats.log.records import (
    Delete,
    Delta,
    Delta64,
    FlagDelete,
    FlagInsert,
    FlagInsertAndReplaceData,
    Insert,
    NodeRecord,
    Oper,
    RecordFlag,
    Replace,
    ReplaceD,
    SetExternalHeader,
    Undo,
)
from engine.formats.page import DELETED, PREFIXED

Edit = tuple[Callable[..., None], tuple[Any, ...]]
"""A method of :class:`LivePage` and its arguments: what will be done to a page, and cannot fail any more."""

Undone = Callable[[Undo], VersionEntry | None]
"""The version of the change that an Undo takes back, found by its rceid; None when it is not known."""

VERSIONED = int(RecordFlag.VERSIONED)
"""The same bit in a record's flags and in a node's."""

_INSERT_HEAD = Insert.reader("iline", "flags", "cb_suffix", "cb_prefix", "cb_data")
_INSERT_SIZE = Insert.HEAD.size
_LONGEST_KEY = 0x1FFF
_TWO_LENGTHS = struct.Struct("<HH")
_NARROW, _LONG = struct.Struct("<i"), struct.Struct("<q")


def insert(record: Insert, page: LivePage) -> Edit:
    """A node that was not there."""
    prefix, suffix, at = record.prefix, record.suffix, record.iline
    flags = record.flags & VERSIONED
    length = len(suffix)
    if prefix:
        line = _TWO_LENGTHS.pack(len(prefix), length) + suffix + record.data
        flags |= PREFIXED
        if not page.prefix.startswith(prefix):
            raise misfit(record, page.pgno, "the prefix of its keys is different")
    else:
        line = length.to_bytes(2, "little") + suffix + record.data
    count = len(page.lines)
    if at > count or count >= MAX_LINES or not page.has_tags:
        raise misfit(record, page.pgno, f"it has {count} lines")
    if length > _LONGEST_KEY or len(line) + TAG_SIZE > page.free:
        raise misfit(record, page.pgno, f"{len(line)} bytes more do not fit")
    return LivePage.insert, (at, line, flags)


def insert_at_once(body: bytes, page: LivePage) -> int | None:
    """Do what :func:`insert` and its edit do, for the bytes of an Insert: half of what a redo meets. The record's
    flags; None, and nothing is changed, where the record does not fit: :func:`insert` says why.
    """
    at, flags, suffix, prefix, data = _INSERT_HEAD(body)
    start, count = _INSERT_SIZE + prefix, len(page.lines)
    if prefix:
        line = _TWO_LENGTHS.pack(prefix, suffix) + body[start:]
        if not page.prefix.startswith(body[_INSERT_SIZE:start]):
            return None
    else:
        line = suffix.to_bytes(2, "little") + body[start:]
    if start + suffix + data != len(body) or suffix > _LONGEST_KEY or len(line) + TAG_SIZE > page.free:
        return None
    if at > count or count >= MAX_LINES or not page.has_tags:
        return None
    page.insert(at, line, flags & VERSIONED | (PREFIXED if prefix else 0))
    return int(flags)


def flag_insert(record: FlagInsert, page: LivePage) -> Edit:
    """A deleted node that is live again."""
    flags = _deleted(record, page, record.key)
    return LivePage.set_flags, (record.iline, flags & ~DELETED | record.flags & VERSIONED)


def flag_insert_and_replace(record: FlagInsertAndReplaceData, page: LivePage) -> Edit:
    """A deleted node that is live again with other data."""
    flags = _deleted(record, page, record.key)
    return _set_data(record, page, record.data, flags & ~DELETED | record.flags & VERSIONED)


def flag_delete(record: FlagDelete, page: LivePage) -> Edit:
    """A node that is deleted, and stays on the page for the time being."""
    flags = _flags(record, page)
    return LivePage.set_flags, (record.iline, flags | DELETED | record.flags & VERSIONED)


def delete(record: Delete, page: LivePage) -> Edit:
    """A node that goes away."""
    _flags(record, page)
    return LivePage.remove, (record.iline,)


def replace(record: Replace, page: LivePage) -> Edit:
    """Other data, whole."""
    flags = _flags(record, page)
    old = len(page.data(record.iline))
    if old != record.old_size:
        raise misfit(record, page.pgno, f"node {record.iline} has {old} bytes, not {record.old_size}")
    return _set_data(record, page, record.data, flags | record.flags & VERSIONED)


def replace_differences(record: ReplaceD, page: LivePage) -> Edit:
    """Other data, as differences from the old."""
    flags = _flags(record, page)
    data = patched(record, page.data(record.iline))
    return _set_data(record, page, data, flags | record.flags & VERSIONED)


def delta(record: Delta | Delta64, page: LivePage) -> Edit:
    """A number in a node's data that counts up or down."""
    flags = _keyed(record, page, record.key)
    form = _LONG if isinstance(record, Delta64) else _NARROW
    data = _added(record, page, record.offset, record.delta, form)
    return _set_data(record, page, data, flags | record.flags & VERSIONED)


def set_external_header(record: SetExternalHeader, page: LivePage) -> Edit:
    """Another external header, whole: a root's space header, or the prefix of the keys on another page.

    The vendor's engine logs the latter when the last node that shares a prefix goes, and in redo lets no header be
    shorter than the prefix that a node has of it; here no node's key may change either.
    """
    if not page.has_tags:
        raise misfit(record, page.pgno, "it has no external header")
    if len(record.data) - len(page.external) > page.free:
        raise misfit(record, page.pgno, f"a header of {len(record.data)} bytes does not fit")
    if any(flags & PREFIXED for flags in page.line_flags):
        copy = page.copy()
        copy.set_external(record.data)
        if any(
            flags & PREFIXED and not copy.prefix.startswith(page.shared_prefix(line))
            for line, flags in enumerate(page.line_flags)
        ):
            raise misfit(record, page.pgno, "the prefix shared by its nodes would be lost")
    return LivePage.set_external, (record.data,)


def undo(record: Undo, page: LivePage, undone: Undone | None) -> Edit:
    """A change taken back: the record names the node, what was there before is in the version.

    Raises ``Corruption`` also when no version is known where one is needed.
    """
    flags = _keyed(record, page, record.key)
    at, oper = record.iline, record.oper
    if oper == Oper.INSERT:
        return LivePage.set_flags, (at, flags | DELETED)
    if oper == Oper.FLAG_DELETE:
        return LivePage.set_flags, (at, flags & ~DELETED)
    version = undone(record) if undone is not None else None
    if version is None:
        raise misfit(record, page.pgno, f"the change {record.rceid:#x} to be undone is not known")
    if oper == Oper.REPLACE and version.before is not None:
        return _set_data(record, page, version.before, flags)
    if oper == Oper.DELTA or oper == Oper.DELTA64:
        form = _LONG if oper == Oper.DELTA64 else _NARROW
        data = _added(record, page, version.offset, -version.difference, form)
        return _set_data(record, page, data, flags)
    raise misfit(record, page.pgno, f"operation {oper} cannot be undone")


def _flags(record: NodeRecord, page: LivePage) -> int:
    """The flags of the record's line, which is there."""
    try:
        return page.line_flags[record.iline]
    except IndexError:
        raise misfit(record, page.pgno, f"it has no line {record.iline}") from None


def _keyed(record: NodeRecord, page: LivePage, key: bytes) -> int:
    """The flags of the record's line, which has this key."""
    flags = _flags(record, page)
    if page.key(record.iline) != key:
        raise misfit(record, page.pgno, f"line {record.iline} has another key")
    return flags


def _deleted(record: NodeRecord, page: LivePage, key: bytes) -> int:
    """The flags of the record's line, which has this key and is deleted."""
    flags = _keyed(record, page, key)
    if not flags & DELETED:
        raise misfit(record, page.pgno, f"node {record.iline} is not deleted")
    return flags


def _set_data(record: NodeRecord, page: LivePage, data: bytes, flags: int) -> Edit:
    """The edit that puts other data after the key of the record's line."""
    line, old = page.lines[record.iline], len(page.data(record.iline))
    if len(data) - old > page.free:
        raise misfit(record, page.pgno, f"{len(data) - old} bytes more do not fit")
    return LivePage.set_line, (record.iline, line[: len(line) - old] + data, flags)


def _added(
    record: Delta | Delta64 | Undo, page: LivePage, offset: int, difference: int, form: struct.Struct
) -> bytes:
    """A node's data with ``difference`` added to the number at ``offset``, which wraps."""
    data = page.data(record.iline)
    if offset + form.size > len(data):
        raise misfit(record, page.pgno, f"node {record.iline} has no number at {offset}")
    number: int = form.unpack_from(data, offset)[0] + difference
    wrapped = (number & (1 << 8 * form.size) - 1).to_bytes(form.size, "little")
    return data[:offset] + wrapped + data[offset + form.size :]
