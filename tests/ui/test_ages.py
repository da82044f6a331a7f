"""How old what can be restored is, against its target."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.evidence.rule import Attempt, Facts, RunEnd, Where, judge
from tests.ui import sample_overview as sample
from ui.levels import Level
from ui.models.ages import age_of_nothing, span

NOW = sample.NOW
_COPIED = NOW - timedelta(hours=3)
_FAILED = Attempt(RunEnd.FAILED, NOW - timedelta(hours=1), "The disk is full.")


@pytest.mark.parametrize(
    ("hours", "text", "level"),
    [
        (2, "2 h of 26 h", Level.SUCCESS),
        (0.2, "12 min of 26 h", Level.SUCCESS),
        (22, "22 h of 26 h", Level.WARNING),
        (26, "26 h of 26 h", Level.WARNING),
        (27, "27 h of 26 h", Level.ERROR),
        (24 * 9, "9 days of 26 h", Level.ERROR),
        (None, "never", Level.ERROR),
        (-0.01, "0 min of 26 h", Level.SUCCESS),
        (-24, "in the future", Level.WARNING),
    ],
)
def test_an_age_is_judged_by_its_target(hours: float | None, text: str, level: Level) -> None:
    one = sample.status("NTDS", "/srv/a", hours)
    age = sample.seen_of((one,)).age_of(one)
    assert (age.text, age.level) == (text, level)
    assert age.part is not None and age.part >= 0 and (age.part > 1) is (level is Level.ERROR)


@pytest.mark.parametrize(
    ("facts", "text", "level"),
    [
        (Facts(NOW, Where.NOWHERE), "never", Level.ERROR),
        (Facts(NOW, Where.NOWHERE, attempt=_FAILED), "never", Level.ERROR),
        (Facts(NOW, Where.GONE, _COPIED), "none", Level.ERROR),
        (Facts(NOW, Where.THERE, _COPIED, finding="It is damaged."), "none", Level.ERROR),
        (Facts(NOW, Where.EVIDENCE, _COPIED), "none", Level.ERROR),
        (Facts(NOW, Where.ABSENT, _COPIED), "not known", Level.NEUTRAL),
        (Facts(NOW, Where.ABSENT, _COPIED, attempt=_FAILED), "not known", Level.NEUTRAL),
        (Facts(NOW, Where.HIDDEN, attempt=_FAILED), "not known", Level.NEUTRAL),
    ],
)
def test_only_what_was_never_backed_up_has_the_age_never(facts: Facts, text: str, level: Level) -> None:
    """On the overview and, before the first look has ended, among the instances."""
    verdict = judge(facts)
    one = replace(sample.status("NTDS", "/srv/a", None), verdict=verdict)
    age = sample.seen_of((one,)).age_of(one)
    assert (age.text, age.level) == (text, level)
    assert age_of_nothing(verdict).text == text


def test_without_a_target_no_age_is_too_old() -> None:
    one = sample.status("NTDS", "/srv/a", 24 * 400, job="")
    age = sample.seen_of((one,)).age_of(one)
    assert (age.text, age.level, age.part) == ("400 days", Level.NEUTRAL, None)
    assert span(timedelta(seconds=-5)) == "0 min"
