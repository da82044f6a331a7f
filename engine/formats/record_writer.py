"""Rows as records: writes the bytes that :mod:`engine.formats.record` reads.

Source: docs/formats/tables-and-values.md#records. Nothing is compressed; compression is optional for a writer
(docs/formats/stamps-and-checksums.md#compression). A :class:`RecordWriter` is compiled once per table: a row
without NULLs goes through code of its own (:mod:`engine.formats.row_code`), one without NULLs in its fixed columns
needs one ``struct`` call for them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.column import FIRST_VARIABLE, SIZES, Column, ColumnFlag, ColumnType
from engine.formats.keys import MAX_KEY, Raw
from engine.formats.page import LARGEST_SMALL_PAGE
from engine.formats.raw_values import Encode, encoder, struct_preparer
from engine.formats.record import FIRST_FIXED_OFFSET
from engine.formats.record_parts import (
    NO_VARIABLE,
    NULL_VARIABLE,
    RecordLayout,
    RecordParts,
    TaggedValues,
)
from engine.formats.row_code import WholeRow, make_whole_row
from engine.formats.values import STRUCT_FORMATS, Value

Cells = Mapping[str, Value]
"""A row by column names, values as the reader gives them; a DateTime is a naive ``datetime``."""


class StoreLong(Protocol):
    """Where long values are put apart."""

    def id_size(self) -> int:
        """Bytes of the ids (LIDs) that values get, as a record holds them."""

    def store(self, value: bytes) -> bytes:
        """Put a value apart; its id as a record holds it."""


MAX_INTRINSIC = 1023
"""Long values up to this size stay in their record, unless it gets too big with them."""

_SMALLEST_ID = 4
_LONG = {ColumnType.LONG_BINARY, ColumnType.LONG_TEXT}
_GENERATED = ColumnFlag.USER_DEFINED_DEFAULT
_SMALLEST_KEY = 255
_OFFSETS = tuple(struct.Struct(f"<{n}H") for n in range(129))


def record_most(page_size: int, key_most: int = MAX_KEY) -> int:
    """Bytes of the longest record that a page takes, beside the longest primary key."""
    if page_size <= LARGEST_SMALL_PAGE:
        return page_size - 40 - 8 - 2 - max(_SMALLEST_KEY, 2 + key_most)
    return page_size - 80 - 8 - 4 - key_most


class RecordWriter:
    """Encodes the rows of one table; fixed columns carry their offsets. ``most`` bytes are the longest record.

    Encoding raises ``WrongUse``: JET_errNullInvalid (-1504), JET_errInvalidColumnType (-1511), JET_errColumnTooBig
    (-1506), JET_errColumnNotFound (-1507), JET_errRecordTooBig (-1026).
    """

    def __init__(self, columns: Sequence[Column], page_size: int, *, most: int = 0) -> None:
        self.layout = RecordLayout(tuple(columns), page_size)
        self.most = most or record_most(page_size)
        self._columns = {column.name: column for column in sorted(columns, key=lambda column: column.id)}
        self._encoders = {column.name: encoder(column) for column in columns}
        ordered = list(self._columns.values())
        self._fixed = [column for column in ordered if column.is_fixed]
        self._tagged = [column for column in ordered if column.is_tagged]
        self._variable = _with_gaps([c for c in ordered if not c.is_fixed and not c.is_tagged], self._encoders)
        self._needed = [c.name for c in ordered if c.flags & ColumnFlag.NOT_NULL and not c.is_fixed]
        self._set_up_fast_path()

    def _set_up_fast_path(self) -> None:
        """One ``struct`` for header, all fixed values and an empty bitmap of NULLs."""
        pieces, end = ["<BBH"], FIRST_FIXED_OFFSET
        for column in self._fixed:
            size = SIZES.get(column.type, column.size)
            pieces.append(f"{column.offset - end}x{STRUCT_FORMATS.get(column.type, f'{size}s')}")
            end = column.offset + size
        last = self._fixed[-1].id if self._fixed else 0
        width = (last + 7) // 8
        pieces.append(f"{width}s")
        head = "".join(pieces)
        self._pack = struct.Struct(head).pack
        self._last_fixed, self._end_of_fixed = last, end + width
        self._no_nulls = ((-1 << last) & (1 << 8 * width) - 1).to_bytes(width, "little")
        self._prepare = [(c.name, struct_preparer(c, self._encoders[c.name])) for c in self._fixed]
        variable = [(name, encode) for name, encode, _ in self._variable]
        self._whole: WholeRow = _never_whole
        if all(name for name, _ in variable):
            ahead = last, self._end_of_fixed
            self._whole = make_whole_row(head, ahead, self._no_nulls, self._prepare, variable)

    def encode(self, row: Cells, store_long: StoreLong | None = None) -> bytes:
        """One record. Columns that ``row`` does not name get their default.

        Long values over :data:`MAX_INTRINSIC`, and shorter ones while the record is too big, go to ``store_long``
        when it is given; before the first does, all that can be wrong with the row was found.
        """
        head, tagged = self._head(row), self.tagged_values(row)
        self.separate(tagged, len(head), store_long)
        return head + self.layout.join_tagged(tagged)

    def encode_whole(self, row: Cells) -> bytes | None:
        """One record with everything in it, as :meth:`encode` does; ``None`` when a long value belongs apart."""
        head = self._head(row)
        if not self._tagged:
            self._check_size(len(head))
            return head
        tagged = self.tagged_values(row)
        if self._belong_apart(tagged, len(head), _SMALLEST_ID):
            return None
        return head + self.layout.join_tagged(tagged)

    def _head(self, row: Cells) -> bytes:
        """Header, fixed and variable part."""
        try:
            whole = self._whole(row)
        except (struct.error, OverflowError):
            return self._with_nulls(row)
        return self._part_by_part(row) if whole is None else whole

    def _part_by_part(self, row: Cells) -> bytes:
        columns = self._columns
        if not columns.keys() >= row.keys():
            raise _no_column(next(name for name in row if name not in columns))
        for name in self._needed:
            if row.get(name) is None and (name in row or columns[name].default is None):
                raise _null(name)
        get = row.get
        try:
            args: list[Any] = [prepare(get(name)) if prepare else get(name) for name, prepare in self._prepare]
            last, variable = self._variable_part(row)
            return self._pack(self._last_fixed, last, self._end_of_fixed, *args, self._no_nulls) + variable
        except (struct.error, OverflowError):
            return self._with_nulls(row)

    def _with_nulls(self, row: Cells) -> bytes:
        """Header, fixed and variable part of a row with NULLs, or of one that is wrong."""
        parts = RecordParts()
        last = 0
        for column in self._fixed:
            raw = parts.fixed[column.id] = self.raw(row, column)
            if raw is None and column.flags & ColumnFlag.NOT_NULL:
                raise _null(column.name)
            if raw is not None or (column.default is not None and column.name in row):
                last = column.id
        parts.fixed = {id_: raw for id_, raw in parts.fixed.items() if id_ <= last}
        last_variable, variable = self._variable_part(row)
        head = bytearray(self.layout.join(parts))
        head[1] = last_variable
        return bytes(head) + variable

    def _variable_part(self, row: Cells) -> tuple[int, bytes]:
        """End offsets and values, up to the last one that is not NULL."""
        offsets: list[int] = []
        values: list[bytes] = []
        end = kept = 0
        for name, encode, default in self._variable:
            value = row.get(name)
            if value is not None:
                raw = encode(value)
            elif default is not None and name not in row:
                raw = default
            else:
                offsets.append(end | NULL_VARIABLE)
                if default is not None:
                    kept = len(offsets)
                continue
            end += len(raw)
            values.append(raw)
            offsets.append(end)
            kept = len(offsets)
        return NO_VARIABLE + kept, b"".join((_OFFSETS[kept].pack(*offsets[:kept]), *values))

    def cells(self, row: Cells, columns: Sequence[Column]) -> dict[int, Raw]:
        """Raw values of some columns of a row that is to be inserted, defaults among them; for its keys."""
        found: dict[int, Raw] = {}
        for column in columns:
            if not column.is_tagged:
                found[column.id] = self.raw(row, column)
            elif column.name in row or column.default is None:
                found[column.id] = self.raw_instances(row.get(column.name), column)
            else:
                found[column.id] = [column.default]
        return found

    def tagged_values(self, row: Cells) -> dict[int, TaggedValues]:
        """The tagged columns that a row names, nothing kept apart yet."""
        found = {}
        for column in self._tagged:
            raws = self.raw_instances(row.get(column.name), column)
            if raws or (column.default is not None and column.name in row):
                found[column.id] = TaggedValues.fresh(raws, long=column.type in _LONG)
        return found

    def separate(self, tagged: dict[int, TaggedValues], head: int, store_long: StoreLong | None) -> None:
        """Put long values apart as :meth:`encode` does; ``head`` bytes of the record come before them."""
        if store_long is None:
            self._check_size(head + self.layout.tagged_size(tagged))
            return
        long = any(column.long for column in tagged.values())
        id_size = store_long.id_size() if long else _SMALLEST_ID
        for id_, i in self._belong_apart(tagged, head, id_size):
            column = tagged[id_]
            column.values[i] = store_long.store(column.values[i])
            column.apart[i] = True

    def _belong_apart(self, tagged: dict[int, TaggedValues], head: int, id_size: int) -> list[tuple[int, int]]:
        """Which instances of which columns are kept apart, so that the record is not too big without them."""
        size = head + self.layout.tagged_size(tagged)
        places = [
            (len(value), id_, i)
            for id_, column in tagged.items()
            if column.long
            for i, value in enumerate(column.values)
            if len(value) > id_size and not column.apart[i] and not (column.first_flags and i == 0)
        ]
        chosen = []
        for length, id_, i in sorted(places, reverse=True):
            if length <= MAX_INTRINSIC and size <= self.most:
                break
            chosen.append((id_, i))
            size -= length - id_size
        self._check_size(size)
        return sorted(chosen)

    def change(self, parts: RecordParts, changes: Cells) -> RecordParts:
        """The parts of a record after ``changes``; long values are all in the record yet.

        Raises what encoding does, but for the size.
        """
        new = RecordParts(dict(parts.fixed), dict(parts.variable), dict(parts.tagged))
        for name, value in changes.items():
            column = self._columns.get(name)
            if column is None:
                raise _no_column(name)
            if column.flags & ColumnFlag.NOT_NULL and (value is None or value == []):
                raise _null(name)
            if column.is_tagged:
                raws = self.raw_instances(value, column)
                new.tagged[column.id] = TaggedValues.fresh(raws, long=column.type in _LONG)
                if not raws and column.default is None:
                    del new.tagged[column.id]
            elif column.is_fixed:
                self._put_fixed(new, column, self.raw(changes, column))
            else:
                new.variable[column.id] = self.raw(changes, column)
        return new

    def _put_fixed(self, parts: RecordParts, column: Column, raw: bytes | None) -> None:
        """Set a fixed column; those before it that the record did not reach get their defaults."""
        for other in self._fixed:
            if other.id < column.id:
                parts.fixed.setdefault(other.id, other.default)
        parts.fixed[column.id] = raw

    def join(self, parts: RecordParts, store_long: StoreLong | None = None) -> bytes:
        """The record of changed parts, its long values separated as :meth:`encode` does."""
        head = len(self.layout.join(RecordParts(parts.fixed, parts.variable)))
        self.separate(parts.tagged, head, store_long)
        return self.layout.join(parts)

    def encoder(self, column: Column) -> Encode:
        """Makes the stored bytes of a value of a column that is not NULL."""
        return self._encoders[column.name]

    def raw(self, row: Cells, column: Column) -> bytes | None:
        """The stored bytes of a fixed or variable column of a row, its default when the row does not name it."""
        value = row.get(column.name)
        if value is None:
            return None if column.name in row or column.flags & _GENERATED else column.default
        return self._encoders[column.name](value)

    def raw_instances(self, value: Value, column: Column) -> list[bytes]:
        """The stored bytes of each instance of a tagged column; ``WrongUse`` for several where one is allowed."""
        if value is None:
            return []
        encode = self._encoders[column.name]
        if not isinstance(value, list):
            return [encode(value)]
        if len(value) > 1 and not column.is_multivalued:
            raise Code.InvalidColumnType.error(
                f"Column {column.name!r} cannot have multiple values.", column=column.name
            )
        return [encode(one) for one in value if one is not None]

    def _check_size(self, size: int) -> None:
        if size > self.most:
            raise Code.RecordTooBig.error(
                f"The record has {size} bytes, which is too large; the maximum is {self.most}.", size=size
            )


def _with_gaps(columns: list[Column], encoders: Mapping[str, Encode]) -> list[tuple[str, Encode, bytes | None]]:
    """The variable columns by id, a nameless one for each id that is not used."""
    by_id = {column.id: column for column in columns}
    return list(_entries(by_id, encoders))


def _entries(
    by_id: dict[int, Column], encoders: Mapping[str, Encode]
) -> Iterator[tuple[str, Encode, bytes | None]]:
    for id_ in range(FIRST_VARIABLE, max(by_id, default=NO_VARIABLE) + 1):
        column = by_id.get(id_)
        if column is None:
            yield "", _never, None
        else:
            generated = column.flags & _GENERATED
            yield column.name, encoders[column.name], None if generated else column.default


def _never_whole(row: Cells) -> None:
    return None


def _never(value: Value) -> bytes:
    raise AssertionError("a column that does not exist has a value")


def _null(name: str) -> JetError:
    return Code.NullInvalid.error(f"Column {name!r} cannot be NULL.", column=name)


def _no_column(name: str) -> JetError:
    return Code.ColumnNotFound.error(f"The table has no column {name!r}.", column=name)
