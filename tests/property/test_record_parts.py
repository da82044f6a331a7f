"""Records taken apart, changed, put together: any columns, several values, long ones kept apart; and garbage."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import Corruption
from engine.formats.catalog import computed_offsets
from engine.formats.column import FIRST_TAGGED, FIRST_VARIABLE, Column, ColumnFlag, ColumnType
from engine.formats.record import RecordFormat
from engine.formats.record_parts import RecordLayout
from engine.formats.record_writer import RecordWriter
from tests.builders.kept_values import KeptValues

T = ColumnType
MANY, DEFAULT = ColumnFlag.MULTIVALUED, ColumnFlag.DEFAULT

COLUMNS = computed_offsets(
    (
        Column(1, "number", T.LONG, size=4),
        Column(2, "bit", T.BIT, DEFAULT, size=1, default=b"\xff"),
        Column(4, "code", T.BINARY, size=3),  # column 3 was deleted
        Column(9, "last", T.SHORT, size=2),
        Column(FIRST_VARIABLE, "name", T.TEXT, DEFAULT, 255, 1252, default=b"nobody"),
        Column(FIRST_VARIABLE + 2, "bytes", T.BINARY, size=255),
        Column(FIRST_TAGGED, "notes", T.LONG_TEXT, code_page=1200),
        Column(FIRST_TAGGED + 1, "texts", T.TEXT, MANY, 255, 1252),
        Column(FIRST_TAGGED + 2, "numbers", T.LONG, MANY | DEFAULT, 4, default=bytes(4)),
        Column(FIRST_TAGGED + 7, "blobs", T.LONG_BINARY, MANY),
        Column(FIRST_TAGGED + 9, "rare", T.LONG_LONG, size=8),
    )
)
ABSENT: dict[str, Any] = {column.name: None for column in COLUMNS} | {
    "bit": True,
    "name": "nobody",
    "numbers": [0],
}


def several(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, min_size=1, max_size=4)


CELLS: dict[str, st.SearchStrategy[Any]] = {
    "number": st.integers(-(1 << 31), (1 << 31) - 1),
    "bit": st.booleans(),
    "code": st.binary(min_size=3, max_size=3),
    "last": st.integers(-9, 9),
    "name": st.text("abø ", max_size=5),
    "bytes": st.binary(max_size=5),
    "notes": st.text(max_size=5) | st.sampled_from(["long" * 400, "longer" * 9000]),
    "texts": several(st.text("abc", max_size=4)),
    "numbers": several(st.integers(-9, 9)),
    "blobs": several(st.sampled_from([b"", b"x", b"four", b"y" * 1023, b"z" * 1024, b"w" * 9000, b"v" * 70000])),
    "rare": st.integers(0, 9),
}
ROWS = st.fixed_dictionaries({}, optional={name: st.none() | values for name, values in CELLS.items()})
PAGES = st.sampled_from([4096, 8192, 32768])


@settings(max_examples=150)
@given(row=ROWS, changes=st.lists(ROWS, max_size=3), page_size=PAGES, id_size=st.sampled_from([4, 8]))
def test_changes_do_what_they_say_and_nothing_else(
    row: dict[str, Any], changes: list[dict[str, Any]], page_size: int, id_size: int
) -> None:
    kept = KeptValues(id_size)
    writer = RecordWriter(COLUMNS, page_size)
    read = RecordFormat(COLUMNS, page_size, kept.load).row
    record = writer.encode(row, kept)
    expected = ABSENT | row
    assert read(record) == expected
    for change in changes:
        parts = writer.layout.split(record)
        assert writer.layout.join(parts) == record
        assert writer.layout.tagged_size(parts.tagged) == len(writer.layout.join_tagged(parts.tagged))
        before = parts.lids()
        changed = writer.change(parts, change)
        record = writer.join(changed, kept)
        expected |= change
        assert read(record) == expected
        assert len(record) <= writer.most
        if "blobs" not in change and "notes" not in change and len(record) < writer.most // 2:
            assert writer.layout.split(record).lids() == before


@settings(max_examples=200)
@given(data=st.binary(max_size=120), page_size=PAGES)
def test_garbage_is_corruption(data: bytes, page_size: int) -> None:
    with suppress(Corruption):
        RecordLayout(COLUMNS, page_size).split(data)


@settings(max_examples=150)
@given(row=ROWS, page_size=PAGES, where=st.integers(0, 400), byte=st.integers(0, 255))
def test_damaged_records_are_corruption(row: dict[str, Any], page_size: int, where: int, byte: int) -> None:
    data = bytearray(RecordWriter(COLUMNS, page_size).encode(row, KeptValues()))
    data[where % len(data)] = byte
    with suppress(Corruption):
        RecordLayout(COLUMNS, page_size).split(bytes(data))
