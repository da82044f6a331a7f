"""Single values: every column type, dates in both fashions, text that does not decode."""

from __future__ import annotations

import math
import struct
from datetime import UTC, datetime
from uuid import UUID

import pytest

from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.column import Column, ColumnType
from engine.formats.values import Single, Unreadable, date_time, decoder, fixed_format, text_decoder

GUID = UUID("03402861-fad3-4ce5-986e-d31df852f2a7")


@pytest.mark.parametrize(
    ("coltyp", "raw", "expected"),
    [
        (ColumnType.BIT, b"\xff", True),
        (ColumnType.BIT, b"\0", False),
        (ColumnType.UNSIGNED_BYTE, b"\xfe", 254),
        (ColumnType.SHORT, b"\xfe\xff", -2),
        (ColumnType.LONG, b"\xfe\xff\xff\xff", -2),
        (ColumnType.CURRENCY, b"\x10\x27" + bytes(6), 10000),
        (ColumnType.IEEE_SINGLE, struct.pack("<f", -1.5), -1.5),
        (ColumnType.IEEE_DOUBLE, struct.pack("<d", 0.1), 0.1),
        (ColumnType.DATE_TIME, struct.pack("<d", 36526.75), datetime(2000, 1, 1, 18)),
        (ColumnType.BINARY, b"\0\xff", b"\0\xff"),
        (ColumnType.TEXT, b"caf\xe9\x80", "café€"),
        (ColumnType.LONG_BINARY, b"", b""),
        (ColumnType.LONG_TEXT, b"", ""),
        (ColumnType.UNSIGNED_LONG, b"\xff" * 4, 0xFFFFFFFF),
        (ColumnType.LONG_LONG, b"\xff" * 8, -1),
        (ColumnType.GUID, GUID.bytes_le, GUID),
        (ColumnType.UNSIGNED_SHORT, b"\xff\xff", 0xFFFF),
        (ColumnType.UNSIGNED_LONG_LONG, b"\xff" * 8, 2**64 - 1),
    ],
)
def test_every_type(coltyp: ColumnType, raw: bytes, expected: Single) -> None:
    value = decoder(Column(256, "c", coltyp, code_page=1252))(raw)
    assert value == expected
    assert type(value) is type(expected)


@pytest.mark.parametrize("coltyp", [t for t in ColumnType if t not in (0, 9, 10, 11, 12, 13)])
def test_a_wrong_length_is_corruption(coltyp: ColumnType) -> None:
    decode = decoder(Column(256, "c", coltyp))
    for raw in (b"", bytes(3), bytes(17)):
        with pytest.raises(Corruption) as caught:
            decode(raw)
        assert caught.value.code is Code.RecordCorrupted


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0.0, datetime(1899, 12, 30)),
        (-1.25, datetime(1899, 12, 29, 6)),
        (2.5, datetime(1900, 1, 1, 12)),
        (-657434.0, datetime(100, 1, 1)),
        (2958465.0, datetime(9999, 12, 31)),
    ],
)
def test_ole_dates(days: float, expected: datetime) -> None:
    assert date_time(struct.pack("<d", days)) == expected


@pytest.mark.parametrize("days", [1e300, -1e9, math.inf, -math.inf, 2958466.0])
def test_dates_beyond_the_calendar_stay_numbers(days: float) -> None:
    assert date_time(struct.pack("<d", days)) == days


def test_a_date_that_is_no_number_stays_one() -> None:
    value = date_time(struct.pack("<d", math.nan))
    assert isinstance(value, float)
    assert math.isnan(value)


def test_filetimes_are_moments_in_utc() -> None:
    assert date_time(struct.pack("<Q", 130_000_000_000_000_000)) == datetime(2012, 12, 14, 23, 6, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code_page", "raw", "expected"),
    [
        (1200, "🦊 é".encode("utf-16-le"), "🦊 é"),
        (1200, b"\x00\xd8", "\\x00\\xd8"),
        (1200, b"a\0b", "ab"),
        (1252, b"a\x81", "a\\x81"),
        (0, b"\x80", "€"),
        (65001, b"\xc3\xa9\xff", "é\\xff"),
        (20127, b"a\xff", "a\\xff"),
        (932, b"\x82\xa0", "あ"),
    ],
)
def test_text_by_code_page(code_page: int, raw: bytes, expected: str) -> None:
    assert text_decoder(code_page)(raw) == expected


@pytest.mark.parametrize("code_page", [-1, 1, 99999])
def test_an_unknown_code_page_is_catalog_corruption(code_page: int) -> None:
    with pytest.raises(Corruption) as caught:
        text_decoder(code_page)
    assert caught.value.code is Code.CatalogCorrupted


@pytest.mark.parametrize("size", [0, -1, 256])
def test_a_fixed_column_needs_a_possible_size(size: int) -> None:
    with pytest.raises(Corruption):
        fixed_format(Column(1, "c", ColumnType.BINARY, size=size))
    assert fixed_format(Column(1, "c", ColumnType.BINARY, size=255)) == "255s"


def test_an_unreadable_value_says_why() -> None:
    assert str(Unreadable("Xpress9", b"abc")) == "<Xpress9, 3 bytes>"
