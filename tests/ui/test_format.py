"""How values are written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from tests.time_zones import in_zone
from ui import format as written
from ui.languages.sentences import shown

MIB = 1024 * 1024


NOW = datetime(2025, 11, 23, 2, 14, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (lambda: written.size(0), "0 bytes"),
        (lambda: written.size(1), "1 byte"),
        (lambda: written.size(1_976_562_315), "1.8 GiB"),
        (lambda: written.number(1_048_576), "1,048,576"),
        (lambda: written.percent(999, 1000), "99%"),
        (lambda: written.percent(1000, 1000), "100%"),
        (lambda: written.percent(0, 0), "100%"),
        (lambda: written.rate(612.4 * MIB), "612 MiB/s"),
        (lambda: written.rate(3.14 * MIB), "3.1 MiB/s"),
        (lambda: written.rate(1024), "1.0 KiB/s"),
        (lambda: written.rate(0.3 * MIB), "307.2 KiB/s"),
        (lambda: written.duration(0.44), "0.4 s"),
        (lambda: written.duration(59.7), "1 min 00 s"),
        (lambda: written.duration(185), "3 min 05 s"),
        (lambda: written.duration(7620), "2 h 07 min"),
        (lambda: written.duration(90_000), "1 d 01 h"),
        (lambda: written.eta(12.4), "about 12 s left"),
        (lambda: written.eta(0.2), "about 1 s left"),
        (lambda: written.eta(None), "time left unknown"),
        (lambda: written.eta(float("inf")), "time left unknown"),
        (lambda: written.generation(92), "0x5C (92)"),
        (lambda: written.generations(92, 93), "0x5C–0x5D (92–93)"),
        (lambda: written.when(None), "never"),
        (lambda: written.when_utc(NOW), "2025-11-23 02:14:31 UTC"),
        (lambda: written.age(NOW - timedelta(minutes=26), NOW), "26 min ago"),
        (lambda: written.age(NOW - timedelta(days=40), NOW), "40 days ago"),
        (lambda: written.pages(6104, 6104), "page 6104"),
    ],
)
def test_values_are_written(qapp: QApplication, made: Callable[[], str], expected: str) -> None:
    assert made() == expected


def test_local_time_names_the_month(qapp: QApplication) -> None:
    local = NOW.astimezone()
    assert written.when(NOW, seconds=True) == f"{local.day} {local:%b %Y %H:%M:%S}"
    assert written.when(NOW.replace(tzinfo=None)) == written.when(NOW)


@pytest.mark.parametrize(
    ("zone", "first", "second"),
    [
        ("Europe/Berlin", "25 Oct 2026 02:30 CEST", "25 Oct 2026 02:30 CET"),
        ("America/New_York", "24 Oct 2026 20:30", "24 Oct 2026 21:30"),
    ],
)
def test_the_hour_that_comes_twice_is_told_apart(qapp: QApplication, zone: str, first: str, second: str) -> None:
    moment = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    with in_zone(zone):
        assert written.when(moment) == first
        assert written.when(moment + timedelta(hours=1)) == second
        assert len({written.exact(moment), written.exact(moment + timedelta(hours=1))}) == 2
        assert written.when(moment + timedelta(hours=4)).count(" ") == 3


def test_the_milliseconds_belong_to_the_second_that_is_shown(qapp: QApplication) -> None:
    moment = datetime(2026, 5, 1, 12, 0, 59, 999_900).astimezone()
    assert written.exact(moment) == "1 May 2026 12:00:59.999"
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    try:
        assert written.exact(moment).endswith("12:00:59,999")
    finally:
        QLocale.setDefault(before)


def test_a_place_in_the_logs_is_written_as_in_a_timeline() -> None:
    assert written.log_place(0x1A, 1) == "0x1A:0001"


def test_a_date_stays_in_one_line() -> None:
    text = written.unbroken("newest set: 29 nov. 2026 14:37, 2 h ago")
    assert text == "newest set: 29\u00a0nov.\u00a02026\u00a014:37, 2 h ago"
    assert written.unbroken("12 logs of 2026") == "12 logs of 2026"


def test_a_number_takes_its_phrase(qapp: QApplication) -> None:
    phrases = ("{} page of {} is damaged", "{} pages of {} are damaged")
    assert written.plural(1, *phrases, "a") == "1 page of a is damaged"
    assert written.plural(0, *phrases, "a") == "0 pages of a are damaged"
    assert written.plural(5_000_000_001, *phrases, "a") == "5,000,000,001 pages of a are damaged"
    assert written.plural(-1, "{} byte", "{} bytes") == "-1 byte"


def test_times_of_the_engine_are_written_as_others_are() -> None:
    moment = datetime(2026, 11, 29, 19, 27, 21, 132442, UTC)
    told = f"after the commit of {moment.isoformat()}"
    assert shown(told) == f"after the commit of {written.exact(moment)}" and "+00:00" not in shown(told)
    assert written.utc_times(told) == "2026-11-29 19:27:21.132442 UTC"
    whole = moment.replace(microsecond=0)
    assert shown(f"Up to {whole.isoformat()}.") == f"Up to {written.exact(whole).removesuffix('.000')}."
    command = f"ese-backup restore CHAIN --time {moment.isoformat()}"
    assert shown(command) == command and not written.utc_times("17 files")
