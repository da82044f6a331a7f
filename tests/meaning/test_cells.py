"""Raw values as cells."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from app.meaning import cells
from app.meaning.sids import sid_name, sid_text
from app.meaning.view import ViewCell
from engine.formats.values import Value

GUID = UUID("10a9226f-50ee-49d8-a393-9a501d47ce04")
NEVER = (1 << 63) - 1


@pytest.mark.parametrize(
    ("read", "value", "cell"),
    [
        (cells.filetime, 132909607776916188, ViewCell(datetime(2022, 3, 5, 13, 32, 57, 691618, tzinfo=UTC))),
        (cells.filetime, 0, ViewCell(None)),
        (cells.filetime, NEVER, ViewCell(None)),
        (cells.filetime, None, ViewCell(None)),
        (cells.filetime, NEVER - 1, ViewCell(NEVER - 1, not_known=True)),
        (cells.filetime, -1, ViewCell(-1, not_known=True)),
        (cells.filetime, True, ViewCell(True, not_known=True)),
        (cells.filetime, "1", ViewCell("1", not_known=True)),
        (cells.seconds, 13_300_000_000, ViewCell(datetime(2022, 6, 18, 4, 26, 40, tzinfo=UTC))),
        (cells.seconds, 1 << 60, ViewCell(1 << 60, not_known=True)),
        (cells.moment, datetime(2020, 1, 2), ViewCell(datetime(2020, 1, 2, tzinfo=UTC))),
        (cells.moment, 1e300, ViewCell(1e300, not_known=True)),
        (cells.text, "a\0b\0\0", ViewCell("a\0b")),
        (cells.wide_text, "é\0".encode("utf-16-le"), ViewCell("é")),
        (cells.wide_text, b"abc", ViewCell(b"abc", not_known=True)),
        (cells.wide_text, b"\x00\xd8", ViewCell(b"\x00\xd8", not_known=True)),
        (cells.guid, GUID, ViewCell(GUID)),
        (cells.guid, GUID.bytes_le, ViewCell(GUID)),
        (cells.guid, b"1", ViewCell(b"1", not_known=True)),
        (cells.signed(16), 65116, ViewCell(-420)),
        (cells.signed(16), 60, ViewCell(60)),
        (cells.signed(16), 1 << 16, ViewCell(1 << 16, not_known=True)),
        (cells.one_of({1: "one"}), 1, ViewCell("one")),
        (cells.one_of({1: "one"}), 2, ViewCell(2, not_known=True)),
        (cells.one_of({1: "one"}), True, ViewCell(True, not_known=True)),
        (cells.flags({1: "a", 4: "b"}), 5, ViewCell(["a", "b"])),
        (cells.flags({1: "a"}), 0, ViewCell([])),
        (cells.flags({1: "a"}), 0x41, ViewCell(["a", "0x40"], not_known=True)),
        (cells.flags({1: "a", 1 << 31: "z"}), -(1 << 31) + 1, ViewCell(["a", "z"])),
    ],
)
def test_values(read: cells.Read, value: Value, cell: ViewCell) -> None:
    assert read(value) == cell


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (b"\x0a", "0a"),
        (datetime(2020, 1, 2, tzinfo=UTC), "2020-01-02T00:00:00Z"),
        (7, "7"),
    ],
)
def test_values_within_texts(value: bool | bytes | datetime | int | None, text: str) -> None:
    assert cells.shown(value) == text


def test_sids() -> None:
    account = bytes.fromhex("010500000000000515000000") + b"".join(
        n.to_bytes(4, "little") for n in (1, 2, 3, 1104)
    )
    assert sid_text(account) == "S-1-5-21-1-2-3-1104"
    assert sid_text(account[:-4] + (1104).to_bytes(4, "big"), last_is_big_endian=True) == "S-1-5-21-1-2-3-1104"
    assert sid_text(bytes.fromhex("0100000000000005")) == "S-1-5"
    assert sid_text(bytes.fromhex("0101123456789abc01000000")) == "S-1-0x123456789abc-1"
    for wrong in (b"", account[:-1], account + b"\0", b"\x02" + account[1:], b"\x01\x10" + account[2:]):
        assert sid_text(wrong) is None


def test_names_of_sids() -> None:
    assert sid_name("S-1-5-18") == "Local System"
    assert sid_name("S-1-5-5-0-108592") == "Logon session"
    assert sid_name("S-1-5-21-1-2-3-500") == "The built-in administrator"
    assert sid_name("S-1-5-21-1-2-3-1104") is None
