"""Whether the newest of some chains was made while the clock was set back: only where nothing else explains it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import engine
from app.evidence.clocks import SetBack, set_back
from app.status.values import ProblemType, Severity
from tests.unit.test_manifest import MANIFEST, RUN, log
from tests.unit.test_overview import instance, sound

NOW = datetime(2026, 3, 3, 16, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def chain(last: int, started: datetime, ended: datetime) -> engine.FoundChain:
    """One whose logs reach generation ``last``."""
    run = replace(RUN, started=started.isoformat(), ended=ended.isoformat())
    files = (*MANIFEST.files[:-1], log(last))
    return engine.FoundChain(Path(f"/backups/{last}"), replace(MANIFEST, runs=(run,), files=files))


def ago(hours: float, last: int, took: timedelta = timedelta()) -> engine.FoundChain:
    return chain(last, NOW - hours * HOUR - took, NOW - hours * HOUR)


def test_one_that_follows_a_later_date() -> None:
    back, before, older = ago(9600, 7), ago(1, 5), ago(30, 4)
    assert set_back((back, older, before), NOW) == SetBack(NOW - 9600 * HOUR, NOW - HOUR)


def test_in_order_there_is_nothing_to_tell() -> None:
    assert set_back((ago(1, 7), ago(2, 5), ago(9600, 4)), NOW) is None
    assert set_back((), NOW) is None
    assert set_back((engine.FoundChain(Path("/damaged"), None),), NOW) is None


def test_what_reaches_further_is_not_followed() -> None:
    """The instance was set back, and goes on from the older chain: what that does not have is not protected."""
    assert set_back((ago(48, 4), ago(1, 7)), NOW) is None


def test_a_date_in_the_future_makes_nothing_newer() -> None:
    assert set_back((ago(48, 7), ago(-5, 5)), NOW) is None


def test_a_run_that_went_on_meanwhile_was_not_followed() -> None:
    """A long full backup to one place, and a short incremental one to another."""
    assert set_back((ago(3, 7), ago(1, 5, took=4 * HOUR)), NOW) is None


def test_a_set_dated_before_the_one_it_follows_warns() -> None:
    back = SetBack(NOW - timedelta(days=400), NOW - timedelta(hours=1))
    (problem,) = instance(replace(sound(), set_back=back)).problems
    assert (problem.type, problem.severity) == (ProblemType.SET_BACK, Severity.WARNING)
    assert problem.text.endswith("the clock may have been set back") and "2025" in problem.text
