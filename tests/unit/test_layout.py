"""Layout tables: a field reads and writes its own bytes and nothing else; mistakes show when the class is made."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import Corruption
from engine.formats.layout import I32, I64, U8, U16, U32, U64, Field, FieldKind, View, raw
from engine.formats.stamps import BKINFO, LGPOS, LOGTIME, SIGNATURE


class Sample(View):
    SIZE = 40
    WHAT = "sample"

    last = Field(32, I64, "Out of order in the text, in order in the table.")
    first = Field(0, U8)
    second = Field(2, U16, "After a gap.")
    third = Field(4, U32)
    signed = Field(8, I32)
    wide = Field(12, U64)
    bytes_ = Field(20, raw(5))


def test_fields_are_in_file_order_and_know_their_names() -> None:
    assert [field.name for field in Sample.FIELDS] == [
        "first", "second", "third", "signed", "wide", "bytes_", "last",
    ]  # fmt: skip
    assert (Sample.second.offset, Sample.second.kind.size, Sample.second.about) == (2, 2, "After a gap.")


def test_values_are_little_endian() -> None:
    view = Sample(bytes(range(40)))
    assert dict(view.items()) == {
        "first": 0,
        "second": 0x0302,
        "third": 0x07060504,
        "signed": 0x0B0A0908,
        "wide": 0x131211100F0E0D0C,
        "bytes_": bytes(range(20, 25)),
        "last": 0x2726252423222120,
    }


def test_a_write_touches_its_own_bytes_only() -> None:
    for field, value in (
        (Sample.first, 0xFF),
        (Sample.second, 0xFFFF),
        (Sample.third, 2**32 - 1),
        (Sample.signed, -1),
        (Sample.wide, 2**64 - 1),
        (Sample.bytes_, b"\xff" * 5),
        (Sample.last, -1),
    ):
        buffer = bytearray(48)
        setattr(Sample(buffer), field.name, value)
        end = field.offset + field.kind.size
        assert buffer == bytes(field.offset) + b"\xff" * field.kind.size + bytes(48 - end)
        assert getattr(Sample(buffer), field.name) == value


def test_a_view_of_a_view() -> None:
    buffer = bytearray(80)
    Sample(memoryview(buffer)[40:]).third = 7
    assert Sample(buffer).third == 0
    assert buffer[44:48] == b"\7\0\0\0"


def test_bytes_are_read_only() -> None:
    with pytest.raises(TypeError, match="read-only"):
        Sample(bytes(40)).third = 7


@pytest.mark.parametrize("length", [0, 1, 39])
def test_a_short_buffer_is_corruption(length: int) -> None:
    with pytest.raises(Corruption, match=f"A sample requires 40 bytes, but only {length} are available"):
        Sample(bytes(length))
    assert Sample(bytes(40)).last == 0


def test_a_view_can_add_fields() -> None:
    class Longer(Sample):
        SIZE = 44
        more = Field(40, U32)

    assert [field.name for field in Longer.FIELDS][-2:] == ["last", "more"]
    assert len(Sample.FIELDS) == 7


@pytest.mark.parametrize(
    "fields",
    [
        {"one": Field(0, U32), "two": Field(3, U8)},
        {"one": Field(5, U32)},
        {"one": Field(8, U8)},
        {"one": Field(-1, U8)},
    ],
    ids=["overlap", "over the end", "behind the end", "before the start"],
)
def test_mistakes_show_when_the_class_is_made(fields: dict[str, Field[Any]]) -> None:
    with pytest.raises(TypeError, match="overlaps or lies outside"):
        type("Wrong", (View,), {"SIZE": 8, **fields})


KINDS: tuple[FieldKind[Any], ...] = (U8, U16, U32, I32, U64, I64, raw(3), LOGTIME, SIGNATURE, LGPOS, BKINFO)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(data=st.binary(min_size=60, max_size=60), offset=st.integers(0, 32))
def test_any_bytes_come_back(kind: FieldKind[Any], data: bytes, offset: int) -> None:
    """No value is beyond a kind, whatever a damaged file holds, and none loses a bit on its way back."""
    buffer = bytearray(b"\xa5" * 60)
    kind.write(buffer, offset, kind.read(data, offset))
    end = offset + kind.size
    assert buffer == b"\xa5" * offset + data[offset:end] + b"\xa5" * (60 - end)
    assert kind.read(memoryview(data), offset) == kind.read(bytearray(data), offset)
