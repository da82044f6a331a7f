"""Records split into raw values by column id and reassembled without decoding, so that nothing is lost.

Source: docs/formats/tables-and-values.md#records. Updates use this module: values that they do not change are kept
unchanged, compressed or stored separately.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.column import FIRST_TAGGED, FIRST_VARIABLE, SIZES, Column
from engine.formats.compression import decompress
from engine.formats.keys import Raw
from engine.formats.page import LARGEST_SMALL_PAGE
from engine.formats.record import (
    COMPRESSED,
    ENCRYPTED,
    FIRST_FIXED_OFFSET,
    MULTI_VALUES,
    NULL,
    SEPARATED,
    TWO_VALUES,
    LoadLong,
    multi_values,
    two_values,
)

LONG_TYPE = 0x01
NULL_VARIABLE = 0x8000
NO_VARIABLE = FIRST_VARIABLE - 1
FILLER = b"\x2a"
"""What is in the place of a NULL fixed column."""

_APART = 0x8000
_DERIVED = 0x8000
_SMALL_FLAG_BYTE = 0x4000
_SMALL_NULL = 0x2000
_SHORTEST_TABLE = 4
_ENTRY = struct.Struct("<HH")
_HEADER = struct.Struct("<BBH")


@dataclass(slots=True)
class TaggedValues:
    """The instances of one tagged column; none of them means NULL.

    ``apart[i]`` tells that ``values[i]`` is the id of a long value (LID), ``first_flags`` whether the first one is
    compressed or encrypted, ``long`` whether the column is of a long type.
    """

    values: list[bytes]
    apart: list[bool]
    long: bool = False
    first_flags: int = 0

    @classmethod
    def fresh(cls, values: list[bytes], *, long: bool) -> TaggedValues:
        """Values as they came, all of them in the record."""
        return cls(values, [False] * len(values), long)

    @property
    def flags(self) -> int:
        """The flag byte."""
        values, flags = self.values, LONG_TYPE if self.long else 0
        if not values:
            return NULL
        if len(values) == 1:
            return flags | self.first_flags | (SEPARATED if self.apart[0] else 0)
        if len(values) == 2 and not self.long and len(values[0]) <= 0xFF:
            return flags | MULTI_VALUES | TWO_VALUES
        return flags | MULTI_VALUES | self.first_flags

    @property
    def size(self) -> int:
        """Bytes of the data; also of what is too long for a record before some of it is put apart."""
        table = 0
        if len(self.values) > 1:
            table = 1 if self.flags & TWO_VALUES else 2 * len(self.values)
        return table + sum(map(len, self.values))

    def data(self) -> bytes:
        """What is after the flag byte."""
        values = self.values
        if len(values) < 2:
            return b"".join(values)
        if self.flags & TWO_VALUES:
            return bytes((len(values[0]),)) + values[0] + values[1]
        at = 2 * len(values)
        table = bytearray()
        for value, apart in zip(values, self.apart, strict=True):
            table += (at | (_APART if apart else 0)).to_bytes(2, "little")
            at += len(value)
        return bytes(table) + b"".join(values)

    @classmethod
    def load(cls, flags: int, raw: bytes) -> TaggedValues:
        """The instances after a flag byte; ``Corruption`` (JET_errRecordCorrupted) when they do not fit."""
        long = bool(flags & LONG_TYPE)
        if flags & NULL:
            return cls([], [], long)
        if flags & TWO_VALUES:
            return cls(list(two_values(raw)), [False, False], long)
        first = flags & (COMPRESSED | ENCRYPTED)
        if flags & MULTI_VALUES:
            parts = multi_values(raw)
            return cls([part for part, _ in parts], [apart for _, apart in parts], long, first)
        return cls([raw], [bool(flags & SEPARATED)], long, first)


@dataclass(slots=True)
class RecordParts:
    """Raw values by column id, ``None`` for NULL; a column that the record does not mention is in none."""

    fixed: dict[int, bytes | None] = field(default_factory=dict)
    variable: dict[int, bytes | None] = field(default_factory=dict)
    tagged: dict[int, TaggedValues] = field(default_factory=dict)

    def lids(self) -> list[bytes]:
        """The ids of the long values that the record holds apart, as stored."""
        return [
            value
            for values in self.tagged.values()
            for value, apart in zip(values.values, values.apart, strict=True)
            if apart
        ]


class RecordLayout:
    """Where the columns of one table are in its records. ``columns`` are all of them, in any order.

    A table that takes columns from a template is refused with ``Unsupported``.
    """

    def __init__(self, columns: tuple[Column, ...], page_size: int) -> None:
        if any(column.derived for column in columns):
            raise Code.FeatureNotAvailable.error("Tables derived from a template cannot be changed.")
        self._small = page_size <= LARGEST_SMALL_PAGE
        fixed = sorted((column for column in columns if column.is_fixed), key=lambda column: column.id)
        self._fixed = [(c.id, c.offset, SIZES.get(c.type, c.size)) for c in fixed]

    def split(self, data: bytes) -> RecordParts:
        """A record's parts; ``Corruption`` (JET_errRecordCorrupted) for one that does not hold together."""
        if len(data) < FIRST_FIXED_OFFSET:
            raise _damaged("it has no header")
        last_fixed, last_variable, end_of_fixed = _HEADER.unpack_from(data)
        parts = RecordParts()
        bitmap = end_of_fixed - (last_fixed + 7) // 8
        if end_of_fixed > len(data) or bitmap < FIRST_FIXED_OFFSET or last_fixed >= FIRST_VARIABLE:
            raise _damaged("its fixed columns do not fit")
        nulls = int.from_bytes(data[bitmap:end_of_fixed], "little")
        for id_, offset, size in self._fixed:
            if id_ > last_fixed:
                break
            if offset + size > bitmap:
                raise _damaged("its fixed columns do not fit")
            parts.fixed[id_] = None if nulls >> id_ - 1 & 1 else data[offset : offset + size]
        tagged = _split_variable(data, end_of_fixed, last_variable, parts.variable)
        if tagged < len(data):
            self._split_tagged(data[tagged:], parts.tagged)
        return parts

    def _split_tagged(self, area: bytes, parts: dict[int, TaggedValues]) -> None:
        for id_, of_template, flags, raw in _tagged_entries(area, small=self._small):
            if of_template:
                raise _damaged("a tagged column does not fit")
            parts[id_] = TaggedValues.load(flags, raw)

    def join(self, parts: RecordParts) -> bytes:
        """The record that has these parts."""
        last = max(parts.fixed, default=0)
        area = bytearray()
        bitmap = -1 << last
        for id_, offset, size in self._fixed:
            if id_ > last:
                break
            raw = parts.fixed.get(id_)
            bitmap |= (raw is None) << (id_ - 1)
            area = area.ljust(offset - FIRST_FIXED_OFFSET, b"\0")
            area += FILLER * size if raw is None else raw
        width = (last + 7) // 8
        area += (bitmap & (1 << 8 * width) - 1).to_bytes(width, "little")
        end_of_fixed = FIRST_FIXED_OFFSET + len(area)
        last_variable, variable = _join_variable(parts.variable)
        head = _HEADER.pack(last, last_variable, end_of_fixed)
        return head + area + variable + self.join_tagged(parts.tagged)

    def tagged_size(self, parts: dict[int, TaggedValues]) -> int:
        """Bytes of the tagged area, also while it is longer than any record can be."""
        return sum(_ENTRY.size + self._has_flag_byte(column.flags) + column.size for column in parts.values())

    def _has_flag_byte(self, flags: int) -> bool:
        return not self._small or flags not in (0, NULL)

    def join_tagged(self, parts: dict[int, TaggedValues]) -> bytes:
        """The tagged area: ids and offsets, then the values, with flag bytes where the page size wants them."""
        at = _ENTRY.size * len(parts)
        table, data = [], []
        for id_ in sorted(parts):
            flags, raw = parts[id_].flags, parts[id_].data()
            bits = 0
            if self._has_flag_byte(flags):
                bits = _SMALL_FLAG_BYTE if self._small else 0
                raw = bytes((flags,)) + raw
            elif flags == NULL:
                bits = _SMALL_NULL
            table.append(_ENTRY.pack(id_, at | bits))
            data.append(raw)
            at += len(raw)
        return b"".join(table + data)


def raw_cells(parts: RecordParts, columns: Iterable[Column], load_long: LoadLong) -> dict[int, Raw]:
    """The raw values that a record has in these columns, defaults among them: what keys are made of.

    ``load_long`` gives a long value, or as much of it as keys need, by the id that the record holds. Raises what
    that does, and ``Unsupported`` for encrypted values and unknown compression.
    """
    found: dict[int, Raw] = {}
    for column in columns:
        id_ = column.id
        if not column.is_tagged:
            found[id_] = (parts.fixed if column.is_fixed else parts.variable).get(id_, column.default)
        elif id_ in parts.tagged:
            found[id_] = list(_instances(parts.tagged[id_], load_long))
        else:
            found[id_] = [] if column.default is None else [column.default]
    return found


def _instances(tagged: TaggedValues, load_long: LoadLong) -> Iterator[bytes]:
    for i, value in enumerate(tagged.values):
        if tagged.apart[i]:
            yield load_long(value)
        elif i == 0 and tagged.first_flags & ENCRYPTED:
            raise Code.FeatureNotAvailable.error("An encrypted value cannot be in an index.")
        elif i == 0 and tagged.first_flags & COMPRESSED:
            yield decompress(value)
        else:
            yield value


def separated_ids(data: bytes, page_size: int) -> list[bytes]:
    """The ids of the long values that a record holds apart, as stored, whatever columns its table has.

    Raises ``Corruption`` (JET_errRecordCorrupted) for a record that does not hold together.
    """
    if len(data) < FIRST_FIXED_OFFSET:
        raise _damaged("it has no header")
    _, last_variable, end_of_fixed = _HEADER.unpack_from(data)
    tagged = _split_variable(data, end_of_fixed, last_variable, {})
    found: list[bytes] = []
    if tagged < len(data):
        for _, _, flags, raw in _tagged_entries(data[tagged:], small=page_size <= LARGEST_SMALL_PAGE):
            values = TaggedValues.load(flags, raw)
            found += [value for value, apart in zip(values.values, values.apart, strict=True) if apart]
    return found


def _tagged_entries(area: bytes, *, small: bool) -> Iterator[tuple[int, bool, int, bytes]]:
    """The values of a tagged area: column id, whether the column is a template's, flag byte, bytes after it."""
    mask = 0x1FFF if small else 0x7FFF
    size = (area[2] | area[3] << 8) & mask if len(area) >= _SHORTEST_TABLE else 0
    if size % _ENTRY.size or not _SHORTEST_TABLE <= size <= len(area):
        raise _damaged("its tagged columns do not fit")
    entries = list(_ENTRY.iter_unpack(area[:size]))
    ends = [*(word & mask for _, word in entries[1:]), len(area)]
    for (id_, word), end in zip(entries, ends, strict=True):
        start, flags = word & mask, 0
        if id_ < FIRST_TAGGED or not size <= start <= end <= len(area):
            raise _damaged("a tagged column does not fit")
        if not small or word & _SMALL_FLAG_BYTE:
            if start == end:
                raise _damaged("a tagged column has no flags")
            flags = area[start]
            start += 1
        elif word & _SMALL_NULL:
            flags = NULL
        yield id_, bool(word & _DERIVED), flags, area[start:end]


def _split_variable(data: bytes, table: int, last: int, parts: dict[int, bytes | None]) -> int:
    """Put the variable values into ``parts``; the place where the tagged area starts."""
    count = last - NO_VARIABLE
    base = table + 2 * count
    if count < 0 or base > len(data):
        raise _damaged("its variable columns do not fit")
    start = base
    for id_, word in enumerate(struct.unpack_from(f"<{count}H", data, table), FIRST_VARIABLE):
        end = base + (word & ~NULL_VARIABLE)
        if not start <= end <= len(data):
            raise _damaged("a variable column does not fit")
        parts[id_] = None if word & NULL_VARIABLE else data[start:end]
        start = end
    return start


def _join_variable(parts: dict[int, bytes | None]) -> tuple[int, bytes]:
    """Last column id, and end offsets with values."""
    last = max(parts, default=NO_VARIABLE)
    offsets: list[int] = []
    values = bytearray()
    for id_ in range(FIRST_VARIABLE, last + 1):
        raw = parts.get(id_)
        values += raw or b""
        offsets.append(len(values) | (NULL_VARIABLE if raw is None else 0))
    return last, struct.pack(f"<{len(offsets)}H", *offsets) + values


def _damaged(why: str) -> JetError:
    return Code.RecordCorrupted.error(f"A record is damaged: {why}.")
