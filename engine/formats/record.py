"""Records: the bytes of a leaf node as a row of named values.

Source: docs/formats/tables-and-values.md#records. A :class:`RecordFormat` is compiled once per table, so that
decoding a row is one ``struct`` call for the fixed columns and one slice per other value.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from engine.error_codes import Code
from engine.errors import JetError, Unsupported
from engine.formats.column import FIRST_TAGGED, FIRST_VARIABLE, Column, ColumnFlag
from engine.formats.compression import decompress
from engine.formats.page import LARGEST_SMALL_PAGE
from engine.formats.values import Decode, Single, Unreadable, Value, decoder, finisher, fixed_format

LoadLong = Callable[[bytes], bytes]
"""Gives a separated long value by the id that the record holds; raises ``Corruption`` or ``Unsupported``."""

Row = dict[str, Value]

COMPRESSED, SEPARATED, MULTI_VALUES, TWO_VALUES, NULL, ENCRYPTED = 0x02, 0x04, 0x08, 0x10, 0x20, 0x40
"""Flags of a tagged value's flag byte; 0x01 (of a long type) changes nothing for a reader."""

FIRST_FIXED_OFFSET = 4
_DERIVED = 0x8000
_SMALL_FLAG_BYTE = 0x4000
_SMALL_NULL = 0x2000
_HEADER = struct.Struct("<BBH")
_OFFSETS = tuple(struct.Struct(f"<{n}H") for n in range(129))


@dataclass(frozen=True, slots=True)
class _FixedPlan:
    """How to read the fixed columns of a record that ends with a certain one."""

    unpack: Callable[[bytes], tuple[Any, ...]]
    size: int
    names: tuple[str, ...]
    finishers: tuple[tuple[str, Callable[[Any], Single]], ...]
    null_bits: tuple[tuple[int, str], ...]
    bitmap_size: int


class RecordFormat:
    """Decodes the records of one table.

    ``columns`` are all its columns, those of its template first; ``load_long`` fetches separated values.
    Making one raises ``Corruption`` (JET_errCatalogCorrupted) for columns that cannot be;
    decoding raises ``Corruption`` (JET_errRecordCorrupted and what values raise).
    """

    def __init__(self, columns: Sequence[Column], page_size: int, load_long: LoadLong | None = None) -> None:
        self._small = page_size <= LARGEST_SMALL_PAGE
        self._load_long = load_long
        self._fixed = sorted((c for c in columns if c.is_fixed), key=lambda c: c.offset)
        self._fixed_plans: dict[int, _FixedPlan] = {}
        self._variable: list[tuple[str, Decode] | None] = [None] * 128
        self._tagged: dict[int, tuple[str, Decode, bool]] = {}
        self._absent: Row = {}
        for column in columns:
            self._add(column)

    def with_long_values(self, load_long: LoadLong) -> RecordFormat:
        """The same format with another place for separated values."""
        other = copy(self)
        other._load_long = load_long
        return other

    def _add(self, column: Column) -> None:
        decode = decoder(column)
        value: Value = None
        if column.default is not None and not column.flags & ColumnFlag.USER_DEFINED_DEFAULT:
            single = decode(column.default)
            value = [single] if column.is_multivalued else single
        self._absent[column.name] = value
        if column.is_tagged:
            entry = (column.name, decode, column.is_multivalued)
            if column.derived:
                self._tagged[column.id | _DERIVED << 16] = entry
                self._tagged.setdefault(column.id, entry)
            else:
                self._tagged[column.id] = entry
        elif not column.is_fixed:
            self._variable[column.id - FIRST_VARIABLE] = (column.name, decode)

    def row(self, data: bytes) -> Row:
        """One record as ``{column name: value}``, every column of the table in its order."""
        row = self._absent.copy()
        if len(data) < FIRST_FIXED_OFFSET:
            raise _damaged("it has no header")
        last_fixed, last_variable, end_of_fixed = _HEADER.unpack_from(data)
        plan = self._fixed_plans.get(last_fixed) or self._plan(last_fixed)
        bitmap = end_of_fixed - plan.bitmap_size
        if bitmap < plan.size or end_of_fixed > len(data):
            raise _damaged("its fixed columns do not fit")
        row.update(zip(plan.names, plan.unpack(data), strict=True))
        for name, finish in plan.finishers:
            row[name] = finish(row[name])
        nulls = int.from_bytes(data[bitmap:end_of_fixed], "little")
        if nulls:
            for bit, name in plan.null_bits:
                if nulls & bit:
                    row[name] = None
        tagged = self._read_variable(data, end_of_fixed, last_variable, row)
        if tagged < len(data):
            self._read_tagged(data[tagged:], row)
        return row

    def _plan(self, last_fixed: int) -> _FixedPlan:
        if last_fixed >= FIRST_VARIABLE:
            raise _damaged(f"its number of fixed columns, {last_fixed}, is not valid")
        columns = [c for c in self._fixed if c.id <= last_fixed]
        pieces = ["<"]
        end = 0
        for column in columns:
            if column.offset < max(end, FIRST_FIXED_OFFSET):
                raise Code.CatalogCorrupted.error(f"Column {column.name!r} overlaps another one.")
            format_ = fixed_format(column)
            pieces.append(f"{column.offset - end}x{format_}")
            end = column.offset + struct.calcsize("<" + format_)
        layout = struct.Struct("".join(pieces))
        finishers = [(c.name, finisher(c)) for c in columns]
        plan = self._fixed_plans[last_fixed] = _FixedPlan(
            unpack=layout.unpack_from,
            size=max(layout.size, FIRST_FIXED_OFFSET),
            names=tuple(c.name for c in columns),
            finishers=tuple((name, finish) for name, finish in finishers if finish is not None),
            null_bits=tuple((1 << (c.id - 1), c.name) for c in columns),
            bitmap_size=(last_fixed + 7) // 8,
        )
        return plan

    def _read_variable(self, data: bytes, table: int, last_variable: int, row: Row) -> int:
        """Put the variable columns into ``row``; the place where the tagged area starts."""
        count = last_variable - FIRST_VARIABLE + 1
        base = table + 2 * count
        if count < 0 or base > len(data):
            raise _damaged("its variable columns do not fit")
        start = base
        for entry, word in zip(self._variable, _OFFSETS[count].unpack_from(data, table), strict=False):
            end = base + (word & 0x7FFF)
            if not start <= end <= len(data):
                raise _damaged("a variable column does not fit")
            if entry is not None:
                name, decode = entry
                row[name] = None if word & 0x8000 else decode(data[start:end])
            start = end
        return start

    def _read_tagged(self, area: bytes, row: Row) -> None:
        small = self._small
        mask = 0x1FFF if small else 0x7FFF
        if len(area) < 4:
            raise _damaged("its tagged columns do not fit")
        table_size = (area[2] | area[3] << 8) & mask
        if table_size % 4 or not 4 <= table_size <= len(area):
            raise _damaged("its tagged columns do not fit")
        words = struct.unpack_from(f"<{table_size // 2}H", area)
        bounds = [*(word & mask for word in words[1::2]), len(area)]
        for id_, word, (start, end) in zip(words[::2], words[1::2], pairwise(bounds), strict=True):
            if id_ < FIRST_TAGGED or not table_size <= start <= end <= len(area):
                raise _damaged("a tagged column does not fit")
            flags = 0
            if not small or word & _SMALL_FLAG_BYTE:
                if start == end:
                    raise _damaged("a tagged column has no flags")
                flags = area[start]
                start += 1
            elif word & _SMALL_NULL:
                flags = NULL
            entry = self._tagged.get(id_ | (word & _DERIVED) << 16)
            if entry is not None:
                name, decode, listed = entry
                row[name] = self._tagged_value(area[start:end], flags, decode, listed)

    def _tagged_value(self, raw: bytes, flags: int, decode: Decode, listed: bool) -> Value:
        if flags & NULL:
            return None
        if flags & TWO_VALUES:
            return [decode(part) for part in two_values(raw)]
        if flags & MULTI_VALUES:
            parts = multi_values(raw)
            first = flags & (COMPRESSED | ENCRYPTED)
            return [
                self._single(part, (SEPARATED if apart else 0 if i else first), decode)
                for i, (part, apart) in enumerate(parts)
            ]
        value = self._single(raw, flags, decode) if flags & ~1 else decode(raw)
        return [value] if listed else value

    def _single(self, raw: bytes, flags: int, decode: Decode) -> Single:
        if flags & ENCRYPTED:
            return Unreadable("encrypted", raw)
        try:
            if flags & SEPARATED:
                if self._load_long is None:
                    raise _damaged("it refers to a long value, but the table has none")
                raw = self._load_long(raw)
            elif flags & COMPRESSED:
                raw = decompress(raw)
        except Unsupported as error:
            return Unreadable(str(error.context.get("scheme", error.message)), raw)
        return decode(raw)


def two_values(raw: bytes) -> tuple[bytes, bytes]:
    """Length of the first, the first, the second."""
    if not raw or raw[0] >= len(raw):
        raise _damaged("a pair of values does not fit")
    middle = 1 + raw[0]
    return raw[1:middle], raw[middle:]


def multi_values(raw: bytes) -> list[tuple[bytes, bool]]:
    """The instances of a multi-value, each with whether it is the id of a separated long value."""
    table_size = (raw[0] | raw[1] << 8) & 0x7FFF if len(raw) >= 2 else 0
    if table_size % 2 or not 2 <= table_size <= len(raw):
        raise _damaged("a multi-value does not fit")
    words = struct.unpack_from(f"<{table_size // 2}H", raw)
    bounds = [*(word & 0x7FFF for word in words), len(raw)]
    if any(start > end for start, end in pairwise(bounds)) or bounds[0] != table_size:
        raise _damaged("a multi-value does not fit")
    return [
        (raw[start:end], bool(word & 0x8000)) for word, (start, end) in zip(words, pairwise(bounds), strict=True)
    ]


def _damaged(why: str) -> JetError:
    return Code.RecordCorrupted.error(f"A record is damaged: {why}.")
