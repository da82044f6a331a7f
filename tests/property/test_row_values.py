"""What rows become: records read back, keys sort as the values do."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from engine.errors import Unsupported
from engine.formats.catalog import computed_offsets
from engine.formats.column import FIRST_TAGGED, FIRST_VARIABLE, SIZES, Column, ColumnType
from engine.formats.keys import segment
from engine.formats.raw_values import raw_value
from engine.formats.record import RecordFormat
from engine.formats.record_writer import RecordWriter
from engine.formats.values import Value
from tests.builders.kept_values import KeptValues
from tests.share import examples

T = ColumnType
EXACT = timedelta(days=1) / 1024
"""Dates are fractions of days: these, with powers of two below the line, come back to the microsecond."""


def signed(bits: int) -> SearchStrategy[int]:
    return st.integers(-(1 << bits - 1), (1 << bits - 1) - 1)


def unsigned(bits: int) -> SearchStrategy[int]:
    return st.integers(0, (1 << bits) - 1)


VALUES: dict[ColumnType, SearchStrategy[Value]] = {
    T.BIT: st.booleans(),
    T.UNSIGNED_BYTE: unsigned(8),
    T.SHORT: signed(16),
    T.LONG: signed(32),
    T.CURRENCY: signed(64),
    T.IEEE_SINGLE: st.floats(width=32, allow_nan=False),
    T.IEEE_DOUBLE: st.floats(allow_nan=False),
    T.DATE_TIME: st.integers(0, 1 << 25).map(lambda n: datetime(1980, 1, 1) + n * EXACT),
    T.UNSIGNED_LONG: unsigned(32),
    T.LONG_LONG: signed(64),
    T.GUID: st.uuids(),
    T.UNSIGNED_SHORT: unsigned(16),
    T.UNSIGNED_LONG_LONG: unsigned(64),
    T.BINARY: st.binary(max_size=60),
    T.TEXT: st.text(st.characters(codec="cp1252", exclude_characters="\0"), max_size=40),
    T.LONG_BINARY: st.binary(max_size=90),
    T.LONG_TEXT: st.text(st.characters(codec="utf-16-le"), max_size=30),
}


def columns_of(*kinds: ColumnType) -> tuple[Column, ...]:
    """One column of each kind, named by it; long ones of Unicode, with ids as a database would give them."""
    next_id = {"fixed": 1, "variable": FIRST_VARIABLE, "tagged": FIRST_TAGGED}
    columns = []
    for kind in kinds:
        long = kind in (T.LONG_BINARY, T.LONG_TEXT)
        area = "fixed" if kind in SIZES else "tagged" if long else "variable"
        columns.append(
            Column(
                next_id[area],
                kind.name,
                kind,
                size=SIZES.get(kind, 0 if long else 255),
                code_page=1200 if long else 1252,
            )
        )
        next_id[area] += 1
    return computed_offsets(columns)


COLUMNS = columns_of(*VALUES)
ROWS = st.fixed_dictionaries({kind.name: st.none() | values for kind, values in VALUES.items()})


@examples(60)
@given(row=ROWS, page_size=st.sampled_from([4096, 32768]))
def test_records_read_back(row: dict[str, Value], page_size: int) -> None:
    record = RecordWriter(COLUMNS, page_size).encode(row)
    assert RecordFormat(COLUMNS, page_size).row(record) == row


NO_TAGGED = columns_of(*(kind for kind in VALUES if kind not in (T.LONG_BINARY, T.LONG_TEXT)))
"""Only these rows have code of their own."""


@examples(100)
@given(
    row=st.fixed_dictionaries({kind.name: values for kind, values in VALUES.items()}),
    nulls=st.sets(st.sampled_from([column.name for column in COLUMNS]), max_size=1),
    left_out=st.sets(st.sampled_from([column.name for column in COLUMNS]), max_size=3),
    some=st.sampled_from([COLUMNS, NO_TAGGED, NO_TAGGED[:3], NO_TAGGED[-2:]]),
)
def test_rows_without_nulls_are_written_as_all_others(
    row: dict[str, Value], nulls: set[str], left_out: set[str], some: tuple[Column, ...]
) -> None:
    writer = RecordWriter(some, 4096)
    names = {column.name for column in some}
    cells = {
        name: None if name in nulls else value
        for name, value in row.items()
        if name in names and name not in left_out
    }
    whole = writer._whole(cells)
    assert whole in (None, writer._part_by_part(cells))
    plain = {column.name for column in some if not column.is_tagged}
    assert (whole is not None) == (cells.keys() == plain and None not in cells.values())


@settings(max_examples=20)
@given(rows=st.lists(ROWS, min_size=2, max_size=5), copies=st.integers(1, 2))
def test_records_read_back_together(rows: list[dict[str, Value]], copies: int) -> None:
    records = [RecordWriter(COLUMNS, 4096).encode(row) for row in rows for _ in range(copies)]
    form = RecordFormat(COLUMNS, 4096)
    assert list(map(list, form.rows(records))) == [form.values(record) for record in records]


@settings(max_examples=20)
@given(row=ROWS)
def test_long_values_are_kept_apart(row: dict[str, Value]) -> None:
    """Those over 1023 bytes, and those alone."""
    kept = KeptValues()
    row["LONG_BINARY"] = (row["LONG_BINARY"] or b"x") * 1024  # type: ignore[operator]
    record = RecordWriter(COLUMNS, 4096).encode(row, kept)
    assert kept.values == [row["LONG_BINARY"]]
    assert RecordFormat(COLUMNS, 4096, kept.load).row(record) == row


@pytest.mark.parametrize("kind", sorted(set(VALUES) - {T.GUID, T.TEXT, T.LONG_TEXT}))
def test_keys_sort_like_values(kind: ColumnType) -> None:
    (column,) = columns_of(kind)

    @given(st.lists(VALUES[kind], min_size=2, max_size=6))
    @examples(60)
    def check(values: list[Value]) -> None:
        ordered = sorted(values)  # type: ignore[type-var]
        keys = [segment(column, raw_value(column, value)) for value in ordered]
        falling = [segment(column, raw_value(column, value), descending=True) for value in ordered]
        for (a, b), (low, high), (top, bottom) in zip(
            pairwise(ordered), pairwise(keys), pairwise(falling), strict=True
        ):
            assert (low < high and top > bottom) if a != b else (low == high or _zeros(a, b))
        assert segment(column, None) < min(keys)

    check()


def _zeros(a: Value, b: Value) -> bool:
    """0.0 and -0.0 are equal, and two values to an index."""
    return isinstance(a, float) and isinstance(b, float) and a == b == 0.0 and str(a) != str(b)


@given(st.text("aAbBzZ09 _-", max_size=8), st.text("aAbBzZ09 _-", max_size=8))
def test_text_keys_ignore_case(a: str, b: str) -> None:
    (column,) = columns_of(T.TEXT)
    first, second = (segment(column, raw_value(column, text)) for text in (a, b))
    assert (first == second) == (a.upper() == b.upper())
    assert (first < second) == (a.upper() < b.upper())


def test_unicode_text_is_not_indexed() -> None:
    (column,) = columns_of(T.LONG_TEXT)
    with pytest.raises(Unsupported, match="Unicode"):
        segment(column, "é".encode("utf-16-le"))
