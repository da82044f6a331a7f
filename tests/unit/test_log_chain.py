from __future__ import annotations

from itertools import pairwise

import pytest

from engine.error_codes import Code
from engine.errors import Incompatible
from engine.formats.log.chain import breaks_between, check_continuation, check_follows, end_of, is_continuation
from engine.formats.log.segments import LogReading, verify_log
from engine.formats.stamps import LogTime, Signature
from tests.builders.log_files import (
    DAY1,
    DAY2,
    STREAMS,
    WIN10,
    WIN11,
    flip,
    make_header,
    make_log,
    make_segment,
    nop2,
    real_file,
    trace,
)


def log(generation: int, *records: bytes, **fields: object) -> LogReading:
    """A made log with one segment for each of ``records``."""
    segments = {n: make_segment(generation, n, data) for n, data in enumerate(records, start=1)}
    return verify_log(make_log(make_header(generation, **fields), segments))


OLDER = log(7, trace(4056), trace(100))
NEWER = log(8, trace(50), checksum_previous=OLDER.checksum)


def codes(older: LogReading, newer: LogReading) -> list[Code]:
    """The same whether the older one is there or only what is known of its end."""
    found = [error.code for error in breaks_between(older, newer)]
    assert [error.code for error in breaks_between(end_of(older), newer)] == found
    return found


@pytest.mark.parametrize("names", STREAMS)
def test_real_streams_have_no_break(names: tuple[str, ...]) -> None:
    for older, newer in pairwise([verify_log(real_file(name)) for name in names]):
        assert breaks_between(older, newer) == []


def test_a_made_stream_has_no_break() -> None:
    check_follows(OLDER, NEWER)


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        (log(9, checksum_previous=OLDER.checksum), [Code.InvalidLogSequence]),
        (log(7, checksum_previous=OLDER.checksum), [Code.InvalidLogSequence]),
        (log(8, signature=Signature(5)), [Code.GivenLogFileHasBadSignature]),
        (
            log(8, checksum_previous=OLDER.checksum, previous_created=LogTime(b"x" * 8)),
            [Code.GivenLogFileIsNotContiguous],
        ),
        (log(8, checksum_previous=OLDER.checksum, update_major=50), [Code.GivenLogFileIsNotContiguous]),
        (log(8, checksum_previous=OLDER.checksum, update_minor=139), [Code.GivenLogFileIsNotContiguous]),
        (log(8, checksum_previous=OLDER.checksum ^ 1 << 63), [Code.LogSequenceChecksumMismatch]),
        (log(8), [Code.LogSequenceChecksumMismatch]),
    ],
    ids=["gap", "again", "stream", "history", "older major", "older minor", "contents", "no checksum"],
)
def test_each_break_is_named(newer: LogReading, expected: list[Code]) -> None:
    assert codes(OLDER, newer) == expected
    assert breaks_between(OLDER, newer)[0].context["generation"] == newer.generation
    with pytest.raises((Incompatible, Code.LogSequenceChecksumMismatch.category)) as caught:
        check_follows(OLDER, newer)
    assert caught.value.code is expected[0]


def test_a_newer_format_may_follow() -> None:
    assert codes(OLDER, log(8, checksum_previous=OLDER.checksum, update_major=90, update_minor=200)) == []


def test_formats_without_chained_checksum_are_not_asked_for_it() -> None:
    older = log(7, trace(99), update_minor=12)
    assert codes(older, log(8, update_minor=12)) == []


def test_a_damaged_log_proves_nothing_by_its_checksum() -> None:
    data = flip(flip(OLDER.data, 32768 + 5000), 32768 + 7001)
    older = verify_log(data)
    assert older.fatal
    assert codes(older, NEWER) == []


def test_a_real_log_that_lost_a_record_is_found_by_the_next_ones_checksum() -> None:
    older = verify_log(real_file(f"{WIN10}/SRU00004.log"))
    newer = verify_log(real_file(f"{WIN10}/SRU00005.log"))
    shorter = verify_log(older.data[: 14 * 4096] + bytes(2 * 4096))
    assert shorter.findings == ()
    assert codes(shorter, newer) == [Code.LogSequenceChecksumMismatch]


def test_real_streams_do_not_mix() -> None:
    older = verify_log(real_file(f"{WIN10}/SRU00003.log"))
    newer = verify_log(real_file(f"{DAY2}/SRU00004.log"))
    assert codes(older, newer) == [Code.GivenLogFileHasBadSignature]


def test_a_real_current_log_filled_further_a_day_later() -> None:
    day1 = verify_log(real_file(f"{DAY1}/SRU.log"))
    day2 = verify_log(real_file(f"{DAY2}/SRU00002.log"))
    assert (day1.last, day2.last) == (2, 14)
    assert is_continuation(day1, day2)
    assert is_continuation(day1, day1)
    assert not is_continuation(day2, day1)


def test_a_real_log_of_another_generation_is_no_continuation() -> None:
    current = verify_log(real_file(f"{WIN11}/SRU.log"))
    assert not is_continuation(verify_log(real_file(f"{WIN11}/SRU0005B.log")), current)


def grown(*records: bytes) -> LogReading:
    return log(7, trace(4056), *records)


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        (grown(trace(100)), True),
        (grown(trace(100) + trace(50)), True),
        (grown(trace(100) + nop2(3956), trace(60)), True),
        (grown(trace(101)), False),
        (grown(), False),
        (log(7, trace(4055), trace(100)), False),
        (log(7, trace(4056), trace(100), created=LogTime(b"x" * 8)), False),
    ],
    ids=["alike", "grown", "rolled over", "other records", "shorter", "other full segment", "other header"],
)
def test_a_log_continues_itself_when_its_records_are_kept(newer: LogReading, expected: bool) -> None:
    assert is_continuation(OLDER, newer) is expected
    assert is_continuation(end_of(OLDER), newer) is expected
    if expected:
        check_continuation(OLDER, newer)
    else:
        with pytest.raises(Incompatible) as caught:
            check_continuation(OLDER, newer)
        assert caught.value.code is Code.GivenLogFileIsNotContiguous
        assert caught.value.context["generation"] == 7


def test_any_log_continues_its_empty_self() -> None:
    assert is_continuation(log(7), OLDER)
    assert is_continuation(end_of(log(7)), OLDER)
