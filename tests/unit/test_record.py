"""Records: fixed, variable and tagged columns, multi-values, defaults, and damage."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import replace

import pytest

from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.column import Column, ColumnFlag, ColumnType
from engine.formats.record import LoadLong, RecordFormat, Row
from engine.formats.values import Unreadable
from tests.builders.pages import build_record, build_tagged

SIZES = (4096, 8192, 16384, 32768)

NUMBER = Column(1, "Number", ColumnType.LONG, offset=4, size=4)
FLAG = Column(2, "Flag", ColumnType.BIT, offset=8, size=1)
SHORT = Column(3, "Short", ColumnType.SHORT, ColumnFlag.DEFAULT, offset=9, default=b"\xf9\xff")
NAME = Column(128, "Name", ColumnType.TEXT, code_page=1252)
BLOB = Column(129, "Blob", ColumnType.BINARY, default=b"stand-in")
TEXT = Column(256, "Text", ColumnType.LONG_TEXT, code_page=1200)
MANY = Column(257, "Many", ColumnType.LONG_BINARY, ColumnFlag.MULTIVALUED)
TAGGED = Column(258, "Tagged", ColumnType.LONG, ColumnFlag.DEFAULT, default=struct.pack("<i", 99))
NUMBERS = Column(259, "Numbers", ColumnType.LONG, ColumnFlag.MULTIVALUED)
COLUMNS = (NUMBER, FLAG, SHORT, NAME, BLOB, TEXT, MANY, TAGGED, NUMBERS)

ABSENT: Row = {
    "Number": None,
    "Flag": None,
    "Short": -7,
    "Name": None,
    "Blob": b"stand-in",
    "Text": None,
    "Many": None,
    "Tagged": 99,
    "Numbers": None,
}


def row(data: bytes, size: int = 4096, columns: Sequence[Column] = COLUMNS, load: LoadLong | None = None) -> Row:
    return RecordFormat(columns, size, load).row(data)


def tagged_row(values: Sequence[tuple[int, int | None, bytes]], size: int, load: LoadLong | None = None) -> Row:
    return row(build_record(tagged=build_tagged(values, size)), size, load=load)


def test_absent_columns_take_their_defaults() -> None:
    decoded = row(build_record())
    assert decoded == ABSENT
    assert list(decoded) == [column.name for column in COLUMNS]


def test_fixed_and_variable_columns() -> None:
    data = build_record(struct.pack("<iBh", -5, 255, 300), 3, 0, [b"caf\xe9", b""])
    assert row(data) == ABSENT | {"Number": -5, "Flag": True, "Short": 300, "Name": "café", "Blob": b""}


def test_a_record_may_end_before_the_last_column() -> None:
    data = build_record(struct.pack("<i", 7), 1, 0, [b"x"])
    assert row(data) == ABSENT | {"Number": 7, "Name": "x"}


def test_null_overrides_filler_and_default() -> None:
    data = build_record(b"*" * 7, 3, 0b111, [None, None], build_tagged([(258, 0x20, b"")]))
    assert row(data) == dict.fromkeys(ABSENT)


def test_gaps_of_deleted_columns_are_skipped() -> None:
    columns = (NUMBER, replace(SHORT, offset=12), replace(NAME, id=130))
    data = build_record(struct.pack("<iih", 1, -1, 2), 3, 0, [b"gone", None, b"kept"])
    assert row(data, columns=columns) == {"Number": 1, "Short": 2, "Name": "kept"}


@pytest.mark.parametrize("size", SIZES)
def test_tagged_columns(size: int) -> None:
    text = "Größe".encode("utf-16-le")
    assert tagged_row([(256, 1, text), (258, 0, struct.pack("<i", 5))], size) == ABSENT | {
        "Text": "Größe",
        "Tagged": 5,
    }
    assert tagged_row([(258, 0x20, b"")], size)["Tagged"] is None
    assert tagged_row([(256, 1, b"")], size)["Text"] == ""


def test_a_small_page_needs_no_flag_byte() -> None:
    assert tagged_row([(258, None, struct.pack("<i", 5))], 8192)["Tagged"] == 5


@pytest.mark.parametrize("size", SIZES)
def test_two_values_come_before_multi_values(size: int) -> None:
    pair = bytes((4,)) + struct.pack("<ii", 1, 2)
    for flags in (0x18, 0x10):
        assert tagged_row([(259, flags, pair)], size)["Numbers"] == [1, 2]


@pytest.mark.parametrize("size", SIZES)
def test_multi_values(size: int) -> None:
    three = struct.pack("<HHH", 6, 10, 14) + struct.pack("<iii", 1, -2, 3)
    assert tagged_row([(259, 8, three)], size)["Numbers"] == [1, -2, 3]
    assert tagged_row([(259, 0, struct.pack("<i", 4))], size)["Numbers"] == [4]
    assert tagged_row([(257, 9, struct.pack("<HH", 4, 4) + b"second")], size)["Many"] == [b"", b"second"]


def test_an_unlisted_column_may_hold_several_values_all_the_same() -> None:
    pair = bytes((4,)) + struct.pack("<ii", 1, 2)
    assert tagged_row([(258, 0x18, pair)], 4096)["Tagged"] == [1, 2]


def test_compression_concerns_the_first_instance_only() -> None:
    first = bytes((1 << 3 | 6, ord("a")))  # seven-bit text: one character fills seven bits
    raw = struct.pack("<HH", 4, 4 + len(first)) + first + b"\x0e\x61"
    assert tagged_row([(257, 0x0B, raw)], 4096)["Many"] == [b"a", b"\x0e\x61"]
    assert tagged_row([(257, 0x03, first)], 4096)["Many"] == [b"a"]


def test_separated_values_are_fetched() -> None:
    def load(lid: bytes) -> bytes:
        return b"value of " + lid

    raw = struct.pack("<HH", 4 | 0x8000, 8) + b"\1\0\0\0" + b"inline"
    decoded = tagged_row([(256, 5, b"\2\0\0\0"), (257, 9, raw)], 4096, load)
    assert decoded["Text"] == (b"value of \2\0\0\0\0").decode("utf-16-le")
    assert decoded["Many"] == [b"value of \1\0\0\0", b"inline"]


def test_what_cannot_be_read_is_shown_as_such() -> None:
    decoded = tagged_row([(256, 0x41, b"secret"), (257, 3, b"\x28" + bytes(9))], 4096)
    assert decoded["Text"] == Unreadable("encrypted", b"secret")
    assert decoded["Many"] == [Unreadable("Xpress9", b"\x28" + bytes(9))]


def test_a_user_defined_default_is_not_the_value() -> None:
    flags = ColumnFlag.DEFAULT | ColumnFlag.USER_DEFINED_DEFAULT
    columns = (replace(TAGGED, flags=flags), replace(NUMBERS, default=struct.pack("<i", 1)))
    assert row(build_record(), columns=columns) == {"Tagged": None, "Numbers": [1]}


@pytest.mark.parametrize("size", SIZES)
def test_columns_of_a_template(size: int) -> None:
    """Own and derived tagged columns may share an id; only the derived bit tells them apart."""
    columns = (replace(TAGGED, name="Derived", derived=True), TAGGED)
    values = [(258, 0, struct.pack("<i", 1)), (258, 0, struct.pack("<i", 2))]
    area = bytearray(build_tagged(values, size))
    area[3] |= 0x80
    data = build_record(tagged=bytes(area))
    assert row(data, size, columns) == {"Derived": 1, "Tagged": 2}


def test_an_old_derived_table_lacks_the_bit() -> None:
    data = build_record(tagged=build_tagged([(258, 0, struct.pack("<i", 1))]))
    assert row(data, columns=(replace(TAGGED, derived=True),)) == {"Tagged": 1}


def test_tagged_columns_that_the_catalog_lacks_are_skipped() -> None:
    assert tagged_row([(256, 1, b"a\0"), (300, 1, b"?")], 4096) == ABSENT | {"Text": "a"}


GOOD = build_record(struct.pack("<iBh", 1, 2, 3), 3, 0, [b"x", b"y"], build_tagged([(258, 0, bytes(4))]))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\x7f\0",
        b"\x03\x7f\x04\0",
        b"\x80\x7f\xff\0" + bytes(600),
        b"\0\x7e\4\0",
        b"\0\x7f\xff\0",
        b"\0\x81\4\0\1\0",
        b"\0\x81\4\0\5\0\2\0xx",
        b"\0\x81\4\0\1\0\xff\x7fxx",
        b"\0\x7f\4\0abc",
        b"\0\x7f\4\0" + struct.pack("<HH", 256, 0),
        b"\0\x7f\4\0" + struct.pack("<HH", 256, 6) + b"xx",
        b"\0\x7f\4\0" + struct.pack("<HH", 256, 0x1FFC),
        b"\0\x7f\4\0" + struct.pack("<HH", 255, 4) + b"x",
        b"\0\x7f\4\0" + struct.pack("<HHHH", 256, 8, 257, 100) + b"x",
        b"\0\x7f\4\0" + struct.pack("<HHHH", 256, 9, 257, 8) + b"xx",
        b"\0\x7f\4\0" + struct.pack("<HH", 256, 4 | 0x4000),
        build_record(tagged=build_tagged([(258, 0, b"abc")])),
        build_record(tagged=build_tagged([(259, 0x18, b"")])),
        build_record(tagged=build_tagged([(259, 0x18, b"\4abc")])),
        build_record(tagged=build_tagged([(257, 9, b"\1")])),
        build_record(tagged=build_tagged([(257, 9, b"\0\0")])),
        build_record(tagged=build_tagged([(257, 9, b"\4\0\3\0xx")])),
        build_record(tagged=build_tagged([(257, 9, b"\4\0\x50\0xx")])),
        build_record(tagged=build_tagged([(256, 5, b"\1\0\0\0")])),
    ],
)
def test_damaged_records(data: bytes) -> None:
    with pytest.raises(Corruption) as caught:
        row(data)
    assert caught.value.code is Code.RecordCorrupted


def test_no_cut_of_a_record_escapes_as_another_error() -> None:
    decode, together = RecordFormat(COLUMNS, 4096).row, RecordFormat(COLUMNS, 4096).rows
    assert decode(GOOD)["Tagged"] == 0
    for end in range(len(GOOD)):
        try:
            alone = decode(GOOD[:end])
        except Corruption as damage:
            assert damage.code is Code.RecordCorrupted
            with pytest.raises(Corruption):
                together([GOOD, GOOD[:end]])
        else:
            assert list(together([GOOD, GOOD[:end]])[1]) == list(alone.values())


def test_impossible_columns_are_catalog_corruption() -> None:
    overlapping = (NUMBER, replace(FLAG, offset=6))
    early = (replace(NUMBER, offset=3),)
    for columns in (overlapping, early):
        with pytest.raises(Corruption) as caught:
            row(build_record(bytes(8), 2), columns=columns)
        assert caught.value.code is Code.CatalogCorrupted
