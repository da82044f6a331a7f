"""Local times around both changes of the clocks: an hour that comes twice or never is told in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.cli.history import _moment
from app.cli.main import run
from app.cli.session import moment_of
from app.history.filter import EventFilter
from app.history.history import History
from app.local_time import LocalTimeError, came_twice, in_local_time, local_text, parsed, span_of
from engine.backup import clock
from engine.events import EventKind, entry
from tests.time_zones import in_zone

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
ZONES = [BERLIN, NEW_YORK]
TWICE = [
    (BERLIN, "2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"),
    (NEW_YORK, "2026-11-01T01:30:00", "2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"),
]
NEVER = [
    (BERLIN, "2026-03-29T02:30:00", "2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00"),
    (NEW_YORK, "2026-03-08T02:30:00", "2026-03-08T01:30:00-05:00", "2026-03-08T03:30:00-04:00"),
]


@pytest.mark.parametrize(("zone", "text", "before", "after"), [*TWICE, *NEVER])
def test_what_is_not_one_moment_is_told_with_what_to_write(zone: str, text: str, before: str, after: str) -> None:
    with in_zone(zone):
        with pytest.raises(LocalTimeError) as caught:
            parsed(text)
        said = str(caught.value)
        assert before in said and after in said and said.index(before) < said.index(after)
        assert ("is ambiguous" in said) == ((zone, text, before, after) in TWICE)
        assert ("does not exist" in said) == ((zone, text, before, after) in NEVER)
        assert [parsed(each).isoformat() for each in (before, after)] == [before, after]
        assert span_of(datetime.fromisoformat(text)) == (parsed(before), parsed(after))


@pytest.mark.parametrize("zone", ZONES)
def test_every_other_time_is_what_the_zone_says(zone: str) -> None:
    """Quarters of an hour through a whole year, beside the zone's own rules."""
    told = 0
    with in_zone(zone):
        for quarter in range(0, 365 * 96, 3):
            naive = datetime(2026, 1, 1) + timedelta(minutes=15 * quarter)
            here = [naive.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1)]
            if here[0].utcoffset() == here[1].utcoffset():
                assert parsed(naive.isoformat()) == here[0].astimezone(UTC)
                assert not came_twice(here[0])
            else:
                told += 1
                with pytest.raises(LocalTimeError):
                    parsed(naive.isoformat())
    assert told


@pytest.mark.parametrize(("zone", "text", "before", "after"), TWICE)
def test_labels_of_the_hour_that_came_twice_differ(zone: str, text: str, before: str, after: str) -> None:
    with in_zone(zone):
        told = [local_text(parsed(each)) for each in (before, after)]
        assert len(set(told)) == 2
        assert all(each.startswith(text.replace("T", " ") + " ") for each in told)
        assert local_text(parsed(after) + timedelta(hours=2)).count(" ") == 1


@pytest.mark.parametrize(
    ("zone", "day", "first"),
    [
        (BERLIN, "2026-10-25", "2026-10-24T22:00:00+00:00"),
        (BERLIN, "2026-03-29", "2026-03-28T23:00:00+00:00"),
        ("America/Santiago", "2026-09-06", "2026-09-06T04:00:00+00:00"),
        ("America/Havana", "2026-11-01", "2026-11-01T04:00:00+00:00"),
    ],
)
def test_a_day_begins_with_its_first_moment(zone: str, day: str, first: str) -> None:
    """In Santiago midnight is skipped once a year, in Havana it comes twice."""
    with in_zone(zone):
        assert parsed(day) == _moment(day) == datetime.fromisoformat(first)


@pytest.mark.parametrize(("zone", "text", "before", "after"), [*TWICE, *NEVER])
def test_the_command_line_refuses_it_in_the_same_words(
    zone: str, text: str, before: str, after: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with in_zone(zone):
        for arguments in (
            ["restore", "/chain", "--to", "/target", "--time", text],
            ["rows", "/chain", "Orders", "--at", text],
            ["history", "--since", text],
        ):
            assert run(arguments) == 2
            said = " ".join(capsys.readouterr().err.split())
            assert before in said and after in said
        assert moment_of(before) < moment_of(after)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History(tmp_path / "history.sqlite3") as made:
        yield made


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(("month", "hours"), [(3, 23), (10, 25)])
def test_a_day_of_the_history_has_its_own_length(history: History, zone: str, month: int, hours: int) -> None:
    """One entry for each hour of three days around the change; the filter takes those of the day, 23 or 25."""
    day = {
        (BERLIN, 3): (2026, 3, 29), (BERLIN, 10): (2026, 10, 25),
        (NEW_YORK, 3): (2026, 3, 8), (NEW_YORK, 10): (2026, 11, 1),
    }[zone, month]  # fmt: skip
    begin = datetime(*day, tzinfo=UTC) - timedelta(days=1)
    for hour in range(72):
        moment = begin + timedelta(hours=hour)
        history.record(entry(EventKind.BackupEnded, instance="DHCP", moment=moment))
    with in_zone(zone):
        since = parsed(datetime(*day).date().isoformat())
        until = parsed((datetime(*day) + timedelta(days=1)).date().isoformat())
        found = history.count(EventFilter(since=since, until=until))
    assert found == hours


@pytest.mark.parametrize("zone", ZONES)
def test_times_of_a_manifest_are_utc_in_every_zone(zone: str) -> None:
    """The two passes of one hour are an hour apart there, and labels grow."""
    first = datetime.fromisoformat("2026-10-25T02:30:00+02:00")
    with in_zone(zone):
        moments = [first, first + timedelta(hours=1)]
        assert [clock.iso(moment.astimezone(UTC)) for moment in moments] == [
            "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z",
        ]  # fmt: skip
        labels = [clock.Clock.read([], None, moment.astimezone(UTC)).label for moment in moments]
        assert labels == ["20261025T003000Z", "20261025T013000Z"]


def test_moments_in_a_text_keep_their_precision() -> None:
    """The time of a log stream has milliseconds, as it is shown where it is not in local time."""
    with in_zone(BERLIN):
        assert in_local_time("stream (142FFD4D 2022-02-05T22:17:47.817Z), made 2026-07-01T10:00:00+00:00") == (
            "stream (142FFD4D 2022-02-05 23:17:47.817+01:00), made 2026-07-01 12:00:00+02:00"
        )
