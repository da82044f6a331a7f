"""Filters of the history: the syntax of event ids, and SQL that finds what the words say."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.history.file import _has_text
from app.history.filter import EventFilter, IdRanges
from engine.errors import WrongUse
from engine.events import printable


@st.composite
def _ranges(draw: st.DrawFn) -> tuple[int, int]:
    first = draw(st.integers(0, 65535))
    return first, draw(st.integers(first, min(65535, first + 40)))


@given(st.lists(_ranges(), max_size=5), st.lists(_ranges(), max_size=5), st.integers(0, 65535))
def test_the_id_syntax_means_what_it_says(
    included: list[tuple[int, int]], excluded: list[tuple[int, int]], number: int
) -> None:
    wanted = IdRanges(tuple(included), tuple(excluded))
    assert IdRanges.parse(str(wanted)) == wanted
    inside = not included or any(number in range(a, b + 1) for a, b in included)
    outside = any(number in range(a, b + 1) for a, b in excluded)
    assert (number in wanted) == (inside and not outside)
    condition, values = wanted.condition()
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        sql = f"WITH t(id) AS (VALUES({number})) SELECT {condition or '1'} FROM t"
        (found,) = db.execute(sql, values).fetchone()
    assert bool(found) == (number in wanted)


@given(st.text(alphabet="0123456789-, x", max_size=12))
def test_the_id_syntax_refuses_only_with_its_own_error(text: str) -> None:
    try:
        wanted = IdRanges.parse(text)
    except WrongUse as error:
        assert error.hint
    else:
        assert IdRanges.parse(str(wanted)) == wanted


@pytest.mark.parametrize("text", ["227-210", "70000", "1-2-3", "--5", "a", "5-", "½", "²"])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="not an event id"):
        IdRanges.parse(text)


def test_ids_as_event_viewer_writes_them() -> None:
    wanted = IdRanges.parse(" 210-227, -225 459")
    assert [n for n in range(205, 470) if n in wanted] == [*range(210, 225), 226, 227, 459]
    assert 1 in IdRanges.parse("-225")
    assert 225 not in IdRanges.parse("-225")
    with pytest.raises(WrongUse, match="More than 100"):
        IdRanges.parse("1," * 101)


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_text_is_found_wherever_it_stands(before: str, sought: str, after: str) -> None:
    text = printable(before + sought + after)
    condition, values = EventFilter(text=sought).condition()
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        db.create_function("has_text", 2, _has_text)
        db.execute("CREATE TABLE e(text)")
        db.execute("INSERT INTO e VALUES(?)", (text,))
        hit = db.execute(f"SELECT 1 FROM e WHERE {condition or '1'}", values).fetchone() is not None
    if printable(sought) in text:
        assert hit
    if hit and sought:
        assert printable(sought).casefold() in text.casefold()
