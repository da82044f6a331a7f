"""Retention rules as text: what is written is read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.retention import count_of, count_text, rules_body, rules_from, size_of, size_text
from engine.chain.retention import Duration, Retention

counts = st.integers(0, 999_999_999) | st.just(Retention.UNLIMITED)
durations = st.builds(Duration, *[st.integers(1, 9999)] * 5)
sizes = st.integers(0, (1 << 62) - 1)
rules = st.builds(
    Retention,
    *[counts] * 6,
    within=st.none() | durations,
    min_age=st.none() | durations,
    max_size=st.none() | sizes,
    evidence=st.booleans(),
)


@given(rules)
def test_rules_come_back_as_written(chosen: Retention) -> None:
    assert rules_from(rules_body(chosen)) == chosen


@given(sizes, counts)
def test_sizes_and_counts_come_back_as_written(size: int, count: int) -> None:
    assert size_of(size_text(size)) == size
    assert count_of(count_text(count)) == count


@pytest.mark.parametrize(
    ("text", "size"), [("500G", 500 << 30), ("1.5 TiB", 3 << 39), ("17", 17), ("2kb", 2048), ("0", 0)]
)
def test_sizes_people_write(text: str, size: int) -> None:
    assert size_of(text) == size


@pytest.mark.parametrize("text", ["", "G", "-1", "1.5.2G", "5 G B", "9" * 20, "\u0663G"])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a size"):
        size_of(text)
    with pytest.raises(ValueError, match="is not a number of chains"):
        count_of(text)


def test_a_size_is_written_in_the_unit_that_says_it_shortest() -> None:
    assert [size_text(size) for size in (0, 1, 1024, 1536, 500 << 30, 3 << 40, 1 << 52)] == [
        *("0", "1", "1K", "1536", "500G", "3T", "4096T")
    ]
