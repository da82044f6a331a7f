"""The log of a VHDX, which completes what a program that ended too early was changing in it. Pure."""

from __future__ import annotations

import struct
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from engine.images.blocks import damaged, ends_early

_SECTOR = 4096
_HEADER = struct.Struct("<4sIIIQII16sQQ")
_DESCRIPTOR = struct.Struct("<4sIQQQ")
_POLYNOMIAL = 0x82F63B78


class Update(NamedTuple):
    """What is to be read at a place of the file: ``data``, or ``length`` zeros."""

    at: int
    length: int
    data: bytes


class _Entry(NamedTuple):
    sequence: int
    tail: int
    length: int
    flushed: int
    content: bytes


def updates_of(log: bytes, identifier: uuid.UUID, file_size: int, path: Path) -> tuple[Update, ...]:
    """What the newest complete sequence of entries changes, the oldest first; nothing where there is none.

    Raises JET_errFileIOBeyondEOF (-4001) where the file is shorter than when it was written.
    """
    found = dict(_valid_entries(log, identifier.bytes_le))
    for place in sorted(found, key=lambda at: found[at].sequence, reverse=True):
        sequence = _sequence(found, place, len(log))
        if sequence:
            if sequence[-1].flushed > file_size:
                raise ends_early(path)
            return tuple(update for entry in sequence for update in _updates(entry, path))
    return ()


def _valid_entries(log: bytes, identifier: bytes) -> Iterator[tuple[int, _Entry]]:
    for at in range(0, len(log) - _SECTOR + 1, _SECTOR):
        magic, crc, length, tail, sequence, _, _, log_id, flushed, _ = _HEADER.unpack_from(log, at)
        if magic != b"loge" or log_id != identifier or length % _SECTOR or not _SECTOR <= length <= len(log):
            continue
        content = (log[at:] + log[:at])[:length]  # the log is a ring
        if crc32c(content[:4] + bytes(4) + content[8:]) == crc:
            yield at, _Entry(sequence, tail, length, flushed, content)


def _sequence(found: dict[int, _Entry], head: int, size: int) -> list[_Entry]:
    """The entries from the tail that the entry at ``head`` names up to itself; empty where one is missing."""
    at, entries = found[head].tail, list[_Entry]()
    while (entry := found.get(at)) is not None and len(entries) < len(found):
        if entries and entry.sequence != entries[-1].sequence + 1:
            break
        entries.append(entry)
        if at == head:
            return entries
        at = (at + entry.length) % size
    return []


def _updates(entry: _Entry, path: Path) -> Iterator[Update]:
    count = _HEADER.unpack_from(entry.content)[5]
    data_at = -(-(_HEADER.size + count * _DESCRIPTOR.size) // _SECTOR) * _SECTOR
    if data_at > entry.length:
        raise damaged(path, "an entry of its log is not valid.")
    for each in range(count):
        place = _HEADER.size + each * _DESCRIPTOR.size
        magic, last, first, at, _ = _DESCRIPTOR.unpack_from(entry.content, place)
        if magic == b"zero":
            yield Update(at, first, b"")
            continue
        sector = entry.content[data_at : data_at + _SECTOR]
        if magic != b"desc" or len(sector) < _SECTOR or sector[:4] != b"data":
            raise damaged(path, "an entry of its log is not valid.")
        data = struct.pack("<Q", first) + sector[8:-4] + struct.pack("<I", last)
        yield Update(at, _SECTOR, data)
        data_at += _SECTOR


def _table() -> tuple[int, ...]:
    found = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (_POLYNOMIAL if value & 1 else 0)
        found.append(value)
    return tuple(found)


_TABLE = _table()


def crc32c(data: bytes) -> int:
    """CRC-32C (Castagnoli)."""
    crc, table = 0xFFFFFFFF, _TABLE
    for byte in data:
        crc = crc >> 8 ^ table[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF
