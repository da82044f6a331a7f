"""Cron expressions as sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jobs.job import When
from app.jobs.words import describe

SENTENCES = {
    "30 2 * * 1-5": "Every weekday at 02:30",
    "0 2,14 * * 6,0": "Every Saturday and Sunday at 02:00 and 14:00",
    "0 0 * * *": "Every day at 00:00",
    "0 2 1,15 * *": "On days 1 and 15 of the month at 02:00",
    "0 2 1-7 * *": "On days 1–7 of the month at 02:00",
    "0 2 1,L * *": "On day 1 of the month at 02:00, and also on the last day of the month",
    "0 0 L * *": "On the last day of the month at 00:00",
    "0 0 LW * *": "On the last weekday of the month at 00:00",
    "0 0 * * 1#1": "On the first Monday of the month at 00:00",
    "0 0 * * 5L,2": "Every Tuesday at 00:00, and also on the last Friday of the month",
    "0 3 13 * 5": "Every Friday at 03:00, and also on day 13 of the month",
    "0 2 */20 * 1": "Every Monday at 02:00, but only on days 1 and 21 of the month",
    "59 23 31 12 *": "On day 31 of the month at 23:59, only in December",
    "* * * * *": "Every minute",
    "*/15 * * * *": "Every 15 minutes",
    "0 * * * *": "Every hour",
    "15 * * * 0": "Every hour at minute 15, every Sunday",
    "0 */6 * * *": "Every day at 00:00, 06:00, 12:00 and 18:00",
    "5 */2 * 1,7 *": "Every 2 hours at minute 5, only in January and July",
    "*/15 8-17 * * 1-5": "Every 15 minutes, between 08:00 and 17:45, every weekday",
    "1,8,22 1,5,9 * * *": "At the minutes 1, 8 and 22 of each hour, in the hours 1, 5 and 9",
    "none": "cron none",
}


@pytest.mark.parametrize(("expression", "words"), SENTENCES.items())
def test_a_cron_expression_in_words(expression: str, words: str) -> None:
    assert describe(When(cron=expression)) == words


def field(low: int, high: int) -> st.SearchStrategy[str]:
    number = st.integers(low, high)
    several = st.lists(number, min_size=1, max_size=3).map(lambda found: ",".join(map(str, found)))
    ranges = st.tuples(number, number).map(lambda pair: f"{min(pair)}-{max(pair)}")
    steps = st.integers(2, 12).map(lambda step: f"*/{step}")
    return st.one_of(st.just("*"), several, ranges, steps)


@given(st.tuples(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 6)))
def test_every_expression_is_one_sentence(fields: tuple[str, ...]) -> None:
    words = describe(When(cron=" ".join(fields)))
    assert re.match("(Every|On|At) ", words) and not words.startswith("cron")
    assert ("only in" in words) == (fields[3] != "*" and fields[3] != "1-12")
    assert ",," not in words and ", ," not in words and "  " not in words
