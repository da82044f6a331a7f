"""The small records that all files share: times, signatures, positions, backup ranges."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.formats.stamps import BKINFO, LGPOS, LOGTIME, SIGNATURE, BackupInfo, Lgpos, LogTime, Signature

TIMES = st.datetimes(datetime(1900, 1, 1), datetime(2155, 12, 31, 23, 59, 59), timezones=st.just(UTC))


# LOGTIME


def test_a_known_stamp() -> None:
    """Second, minute, hour, day, month, year from 1900, then UTC flag and milliseconds in two pieces."""
    stamp = LogTime(bytes((38, 42, 7, 29, 3, 124, 0x7B << 1 & 0xFF | 1, 5 << 1)))
    assert stamp.moment == datetime(2024, 3, 29, 7, 42, 38, (5 << 7 | 0x7B) * 1000, tzinfo=UTC)
    assert str(stamp) == "2024-03-29T07:42:38.763Z"
    assert stamp.is_set


def test_an_old_stamp_is_local_time() -> None:
    stamp = LogTime(bytes((38, 42, 7, 29, 3, 104, 0, 0)))
    assert stamp.moment == datetime(2004, 3, 29, 7, 42, 38)
    assert stamp.moment.tzinfo is None
    assert str(stamp) == "2004-03-29T07:42:38.000"


def test_no_stamp() -> None:
    assert LogTime() == LogTime(bytes(8))
    assert not LogTime().is_set
    assert LogTime().moment is None
    assert str(LogTime()) == "not set"


@pytest.mark.parametrize(
    "data",
    [
        (60, 0, 0, 1, 1, 100),
        (0, 60, 0, 1, 1, 100),
        (0, 0, 24, 1, 1, 100),
        (0, 0, 0, 31, 2, 100),
        (1, 0, 0, 0, 0, 0),
    ],
)
def test_an_impossible_stamp_is_said_to_be_one(data: tuple[int, ...]) -> None:
    stamp = LogTime(bytes((*data, 0, 0)))
    assert stamp.is_set
    assert stamp.moment is None
    assert str(stamp) == f"invalid ({bytes((*data, 0, 0)).hex()})"


@given(TIMES)
def test_moments_come_back_to_the_millisecond(moment: datetime) -> None:
    stamp = LogTime.of(moment)
    assert len(stamp.data) == 8
    assert stamp.moment == moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def test_moments_of_other_zones_are_written_as_utc() -> None:
    moment = datetime(2024, 1, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert str(LogTime.of(moment)) == "2023-12-31T23:30:00.000Z"


@given(st.binary(min_size=8, max_size=8))
def test_any_stamp_can_be_shown(data: bytes) -> None:
    stamp = LOGTIME.read(data, 0)
    assert stamp.data == data
    assert str(stamp)
    assert stamp.is_set == (data != bytes(8))


# LGPOS


@given(st.binary(min_size=8, max_size=8), st.binary(min_size=8, max_size=8))
def test_positions_order_as_their_numbers_do(one: bytes, other: bytes) -> None:
    """On disk a position is byte, segment, generation, so that the little-endian number orders them."""
    numbers = [int.from_bytes(data, "little", signed=True) for data in (one, other)]
    positions = [LGPOS.read(data, 0) for data in (one, other)]
    assert (positions[0] < positions[1]) == (numbers[0] < numbers[1])


def test_a_known_position() -> None:
    position = LGPOS.read(bytes.fromhex("4001 0800 5c000000"), 0)
    assert position == Lgpos(0x5C, 8, 0x140)
    assert str(position) == "5C,8,140"
    assert position.is_set
    assert not Lgpos().is_set
    assert Lgpos(1, 0, 0).is_set


# SIGNATURE and BKINFO


def test_signatures() -> None:
    created = LogTime(bytes((1, 2, 3, 4, 5, 120, 1, 0)))
    signature = Signature(0xABCD1234, created, b"HOST".ljust(16, b"\0"))
    buffer = bytearray(28)
    SIGNATURE.write(buffer, 0, signature)
    assert buffer == bytes.fromhex("3412cdab") + created.data + b"HOST" + bytes(12)
    assert SIGNATURE.read(buffer, 0) == signature
    assert str(signature) == "ABCD1234 2020-05-04T03:02:01.000Z"
    assert (Signature().is_set, str(Signature())) == (False, "none")
    assert Signature(created=created).is_set


def test_signatures_differ_by_any_of_their_parts() -> None:
    made = LogTime(bytes((1, 2, 3, 4, 5, 120, 1, 0)))
    some = Signature(1, made)
    assert some == Signature(1, made)
    assert len({some, Signature(2, made), Signature(1), Signature(1, made, b"x" * 16)}) == 4


def test_backup_ranges() -> None:
    info = BackupInfo(Lgpos(3, 2, 1), LogTime(bytes((0, 0, 0, 1, 1, 120, 1, 0))), 2, 0x1F)
    buffer = bytearray(24)
    BKINFO.write(buffer, 0, info)
    assert buffer[:8] == bytes.fromhex("0100020003000000")
    assert buffer[16:] == bytes.fromhex("020000001f000000")
    assert BKINFO.read(buffer, 0) == info
    assert str(info) == "2-1F at 3,2,1, 2020-01-01T00:00:00.000Z"
    assert str(BackupInfo()) == "none"
