"""The time of a commit in the log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from engine.formats.log.commit_time import commit_time, commit_time_record, later
from engine.formats.log.records import CommitCtx, decode


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 23, 7, 30, 1, 123456, UTC),
        datetime(1969, 7, 20, 20, 17, tzinfo=UTC),
        datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=2))),
    ],
)
def test_a_moment_comes_back_to_the_microsecond(moment: datetime) -> None:
    record = decode(commit_time_record(7, moment))
    assert isinstance(record, CommitCtx) and record.procid == 7
    assert commit_time(record) == moment


@pytest.mark.parametrize("context", [b"", b"\x02", b"\x02" + bytes(16), b"\x01ESE-time" + bytes(8), bytes(40)])
def test_what_another_application_wrote_is_no_time(context: bytes) -> None:
    assert commit_time(CommitCtx(procid=1, context=context)) is None


def test_a_moment_beyond_the_calendar_is_none() -> None:
    context = b"\x02ESE-time" + b"\xff" * 7 + b"\x7f"
    assert commit_time(CommitCtx(procid=1, context=context)) is None


def test_of_two_records_the_later_counts_also_after_the_clock_was_set_back() -> None:
    now = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    early, late = commit_time_record(1, now), commit_time_record(2, now + timedelta(hours=1))
    assert later(b"", early) == early
    assert later(early, late) == late == later(late, early)
    assert later(late, b"\x00" * len(late)) == b"\x00" * len(late), "one without a time is not compared"
