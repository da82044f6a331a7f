"""Records: the bytes of a leaf node as a row of named values.

Source: docs/formats/tables-and-values.md#records. A :class:`RecordFormat` is compiled once per table, so that
decoding a row is one ``struct`` call for the fixed columns and one slice per other value.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter, le
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
_HEAD = itemgetter(slice(FIRST_FIXED_OFFSET))
_SHAPES_MAX = 256


@dataclass(frozen=True, slots=True)
class _Shape:
    """How to read records that start with certain four bytes: up to their last fixed and last variable column."""

    unpack: Callable[[bytes], tuple[Any, ...]]
    """The fixed values, then the bitmap of those that are NULL, then where the variable ones end."""
    end_of_fixed: int
    base: int
    """Where the variable values start."""
    places: tuple[int, ...]
    """Where the fixed values go, by the order of the columns."""
    finishers: tuple[tuple[int, Callable[[Any], Single]], ...]
    null_bits: tuple[tuple[int, int], ...]
    no_nulls: bytes
    variable: tuple[tuple[int, Decode] | None, ...]


class RecordFormat:
    """Decodes the records of one table.

    ``columns`` are all its columns, those of its template first; ``load_long`` fetches separated values.
    Making one raises ``Corruption`` (JET_errCatalogCorrupted) for columns that cannot be;
    decoding raises ``Corruption`` (JET_errRecordCorrupted and what values raise).

    ``names`` are those of the columns, each once: the order of :meth:`values`.
    """

    def __init__(self, columns: Sequence[Column], page_size: int, load_long: LoadLong | None = None) -> None:
        self._small = page_size <= LARGEST_SMALL_PAGE
        self._load_long = load_long
        self._fixed = sorted((c for c in columns if c.is_fixed), key=lambda c: c.offset)
        self._shapes: dict[bytes, _Shape] = {}
        self._variable: list[tuple[int, Decode] | None] = [None] * 128
        self._tagged: dict[int, tuple[int, Decode, bool]] = {}
        self.names = column_names(columns)
        self._places = {name: place for place, name in enumerate(self.names)}
        self._absent: list[Value] = [None] * len(self.names)
        for column in columns:
            self._add(column)

    def with_long_values(self, load_long: LoadLong) -> RecordFormat:
        """The same format with another place for separated values."""
        other = copy(self)
        other._load_long = load_long
        return other

    def _add(self, column: Column) -> None:
        decode, place = decoder(column), self._places[column.name]
        value: Value = None
        if column.default is not None and not column.flags & ColumnFlag.USER_DEFINED_DEFAULT:
            single = decode(column.default)
            value = [single] if column.is_multivalued else single
        self._absent[place] = value
        if column.is_tagged:
            entry = (place, decode, column.is_multivalued)
            if column.derived:
                self._tagged[column.id | _DERIVED << 16] = entry
                self._tagged.setdefault(column.id, entry)
            else:
                self._tagged[column.id] = entry
        elif not column.is_fixed:
            self._variable[column.id - FIRST_VARIABLE] = (place, decode)

    def row(self, data: bytes) -> Row:
        """One record as ``{column name: value}``, every column of the table in its order."""
        return dict(zip(self.names, self.values(data), strict=True))

    def values(self, data: bytes) -> list[Value]:
        """One record as its values alone, a list of its own; for those who read many."""
        size = len(data)
        shape = self._shapes.get(data[:FIRST_FIXED_OFFSET]) or self._shape(data)
        base = start = shape.base
        if base > size:
            what = "fixed" if shape.end_of_fixed > size else "variable"
            raise _damaged(f"its {what} columns do not fit")
        row = self._absent.copy()
        values = shape.unpack(data)
        for place, value in zip(shape.places, values, strict=False):
            row[place] = value
        for place, finish in shape.finishers:
            row[place] = finish(row[place])
        count = len(shape.places)
        if values[count] != shape.no_nulls:
            nulls = int.from_bytes(values[count], "little")
            for bit, place in shape.null_bits:
                if nulls & bit:
                    row[place] = None
        for entry, word in zip(shape.variable, values[count + 1 :], strict=True):
            end = base + (word & 0x7FFF)
            if not start <= end <= size:
                raise _damaged("a variable column does not fit")
            if entry is not None:
                place, decode = entry
                row[place] = None if word & 0x8000 else decode(data[start:end])
            start = end
        if start < size:
            self._read_tagged(data[start:], row)
        return row

    def rows(self, records: Sequence[bytes]) -> list[Sequence[Value]]:
        """The :meth:`values` of several records, which cost less together than one by one: column by column, as
        far as neighbours are laid out alike. Raises where one of them is damaged, and does not say which.
        """
        found: list[Sequence[Value]] = []
        for _, run in groupby(records, _HEAD):
            alike = list(run)
            found += self._alike(alike) if len(alike) > 1 and self.names else map(self.values, alike)
        return found

    def _alike(self, records: Sequence[bytes]) -> Sequence[Sequence[Value]]:
        sizes = list(map(len, records))
        first = records[sizes.index(min(sizes))]
        shape = self._shapes.get(first[:FIRST_FIXED_OFFSET]) or self._shape(first)
        base, count = shape.base, len(shape.places)
        if base > len(first):
            raise _damaged("its columns do not fit")
        fields = list(zip(*map(shape.unpack, records), strict=True))
        columns: list[Sequence[Value]] = [[value] * len(records) for value in self._absent]
        for place, column in zip(shape.places, fields, strict=False):
            columns[place] = column
        for place, finish in shape.finishers:
            columns[place] = [finish(value) for value in columns[place]]
        if any(nulls != shape.no_nulls for nulls in fields[count]):
            bits = [int.from_bytes(nulls, "little") for nulls in fields[count]]
            for bit, place in shape.null_bits:
                columns[place] = [
                    None if nulls & bit else value for nulls, value in zip(bits, columns[place], strict=True)
                ]
        starts = [base] * len(records)
        for entry, words in zip(shape.variable, fields[count + 1 :], strict=True):
            ends = [base + (word & 0x7FFF) for word in words]
            if not all(map(le, starts, ends)) or not all(map(le, ends, sizes)):
                raise _damaged("a variable column does not fit")
            if entry is not None:
                place, decode = entry
                columns[place] = [
                    None if word & 0x8000 else decode(data[start:end])
                    for data, word, start, end in zip(records, words, starts, ends, strict=True)
                ]
            starts = ends
        rows = list(zip(*columns, strict=True))
        if starts == sizes:
            return rows
        return [
            self._with_tagged(data[start:], row) for data, start, row in zip(records, starts, rows, strict=True)
        ]

    def _with_tagged(self, area: bytes, row: Sequence[Value]) -> Sequence[Value]:
        if not area:
            return row
        values = list(row)
        self._read_tagged(area, values)
        return values

    def _shape(self, data: bytes) -> _Shape:
        """What a record's first four bytes say of it. Raises ``Corruption`` where that cannot be."""
        if len(data) < FIRST_FIXED_OFFSET:
            raise _damaged("it has no header")
        last_fixed, last_variable, end_of_fixed = _HEADER.unpack_from(data)
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
        bitmap_size = (last_fixed + 7) // 8
        bitmap = end_of_fixed - bitmap_size
        if bitmap < max(end, FIRST_FIXED_OFFSET) or end_of_fixed > len(data):
            raise _damaged("its fixed columns do not fit")
        count = last_variable - FIRST_VARIABLE + 1
        if not 0 <= count <= len(self._variable):
            raise _damaged("its variable columns do not fit")
        pieces.append(f"{bitmap - end}x{bitmap_size}s{count}H")
        finishers = [(self._places[c.name], finisher(c)) for c in columns]
        if len(self._shapes) == _SHAPES_MAX:  # records of one table have few; those of a damaged one may have any
            self._shapes.clear()
        shape = self._shapes[data[:FIRST_FIXED_OFFSET]] = _Shape(
            unpack=struct.Struct("".join(pieces)).unpack_from,
            end_of_fixed=end_of_fixed,
            base=end_of_fixed + 2 * count,
            places=tuple(self._places[c.name] for c in columns),
            finishers=tuple((place, finish) for place, finish in finishers if finish is not None),
            null_bits=tuple((1 << (c.id - 1), self._places[c.name]) for c in columns),
            no_nulls=bytes(bitmap_size),
            variable=tuple(self._variable[:count]),
        )
        return shape

    def _read_tagged(self, area: bytes, row: list[Value]) -> None:
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
                place, decode, listed = entry
                row[place] = self._tagged_value(area[start:end], flags, decode, listed)

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


def column_names(columns: Iterable[Column]) -> tuple[str, ...]:
    """The names of columns, each once: the order of a row's values."""
    return tuple(dict.fromkeys(column.name for column in columns))


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
