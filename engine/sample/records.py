"""Rows as records: the bytes that :mod:`engine.formats.record` reads, written.

Source: reference, database file 7.1 to 7.3. Nothing is compressed, which is a writer's option (7.6), and each
column holds one value at most.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from engine.formats.column import FIRST_VARIABLE, SIZES, Column, ColumnFlag, ColumnType
from engine.formats.page import LARGEST_SMALL_PAGE
from engine.formats.record import FIRST_FIXED_OFFSET, SEPARATED
from engine.formats.values import CODE_PAGES, STRUCT_FORMATS, Value

Cells = Mapping[str, Value]
"""A row by column names, values as the reader gives them; a DateTime is a naive ``datetime``."""

StoreLong = Callable[[bytes], int]
"""Puts a long value apart and returns its id (LID)."""

MAX_INTRINSIC = 1023
"""Long values up to this size stay in their record."""

_FILLER = b"\x2a"
_NO_VARIABLE = FIRST_VARIABLE - 1
_LONG_TYPE = 0x01
_SMALL_FLAG_BYTE = 0x4000
_NULL_VARIABLE = 0x8000
_LONG = {ColumnType.LONG_BINARY, ColumnType.LONG_TEXT}
_OLE_EPOCH = datetime(1899, 12, 30)


def raw_value(column: Column, value: Value) -> bytes | None:
    """The stored bytes of one value, ``None`` for NULL; ``TypeError`` for one that the column cannot hold."""
    match value:
        case None:
            return None
        case bytes() if column.type not in SIZES:
            return value
        case str():
            return value.encode(CODE_PAGES[column.code_page])
        case UUID():
            return value.bytes_le
        case datetime():
            return struct.pack("<d", (value - _OLE_EPOCH) / timedelta(days=1))
        case bool():
            return b"\xff" if value else b"\0"
        case int() | float() if column.type in SIZES:
            return struct.pack("<" + STRUCT_FORMATS[column.type], value)
    raise TypeError(f"column {column.name!r} cannot hold {value!r}")


class RecordWriter:
    """Encodes the rows of one table; fixed columns carry their offsets. Raises ``ValueError`` for a NULL where
    the column forbids it, ``TypeError`` for a value of another type than the column's.
    """

    def __init__(self, columns: Sequence[Column], page_size: int) -> None:
        by_id = sorted(columns, key=lambda column: column.id)
        self._fixed = [column for column in by_id if column.is_fixed]
        self._variable = [column for column in by_id if not column.is_fixed and not column.is_tagged]
        self._tagged = [column for column in by_id if column.is_tagged]
        self._needed = [column.name for column in by_id if column.flags & ColumnFlag.NOT_NULL]
        self._small = page_size <= LARGEST_SMALL_PAGE

    def encode(self, row: Cells, store_long: StoreLong | None = None) -> bytes:
        """One record. Values over :data:`MAX_INTRINSIC` go to ``store_long`` when it is given."""
        for name in self._needed:
            if row.get(name) is None:
                raise ValueError(f"column {name!r} must not be NULL")
        last_fixed, fixed = self._fixed_part(row)
        last_variable, variable = self._variable_part(row)
        end_of_fixed = FIRST_FIXED_OFFSET + len(fixed)
        head = struct.pack("<BBH", last_fixed, last_variable, end_of_fixed)
        return head + fixed + variable + self._tagged_part(row, store_long)

    def _fixed_part(self, row: Cells) -> tuple[int, bytes]:
        """Fixed values up to the last one that is not NULL, and the bitmap of the NULL ones."""
        raws = {column.id: raw_value(column, row.get(column.name)) for column in self._fixed}
        last = max((id_ for id_, raw in raws.items() if raw is not None), default=0)
        part = bytearray()
        bitmap = -1 << last
        for column in self._fixed:
            if column.id > last:
                break
            raw = raws[column.id]
            size = SIZES.get(column.type, column.size)
            bitmap |= (raw is None) << (column.id - 1)
            part = part.ljust(column.offset - FIRST_FIXED_OFFSET, b"\0")
            part += _FILLER * size if raw is None else raw.ljust(size, b"\0")
        width = (last + 7) // 8
        return last, bytes(part) + (bitmap & (1 << 8 * width) - 1).to_bytes(width, "little")

    def _variable_part(self, row: Cells) -> tuple[int, bytes]:
        """End offsets and values, up to the last one that is not NULL."""
        raws = {column.id: raw_value(column, row.get(column.name)) for column in self._variable}
        last = max((id_ for id_, raw in raws.items() if raw is not None), default=_NO_VARIABLE)
        offsets: list[int] = []
        values = bytearray()
        for id_ in range(FIRST_VARIABLE, last + 1):
            raw = raws.get(id_)
            values += raw or b""
            offsets.append(len(values) | (_NULL_VARIABLE if raw is None else 0))
        return last, struct.pack(f"<{len(offsets)}H", *offsets) + values

    def _tagged_part(self, row: Cells, store_long: StoreLong | None) -> bytes:
        """Ids and offsets, then the values with their flag bytes."""
        entries: list[tuple[int, int, bytes]] = []
        for column in self._tagged:
            raw = raw_value(column, row.get(column.name))
            if raw is None:
                continue
            if column.type not in _LONG:
                entries.append((column.id, 0, raw if self._small else b"\0" + raw))
                continue
            flags = _LONG_TYPE
            if store_long is not None and len(raw) > MAX_INTRINSIC:
                raw, flags = struct.pack("<I", store_long(raw)), _LONG_TYPE | SEPARATED
            entries.append((column.id, _SMALL_FLAG_BYTE if self._small else 0, bytes((flags,)) + raw))
        at = 4 * len(entries)
        table = bytearray()
        for id_, bits, data in entries:
            table += struct.pack("<HH", id_, at | bits)
            at += len(data)
        return bytes(table) + b"".join(data for _, _, data in entries)
