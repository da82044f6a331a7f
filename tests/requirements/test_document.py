"""The page of requirements says what the tests say, and no requirement is left out."""

from __future__ import annotations

from tests.requirements.document import PAGE, render, rows

REQUIREMENTS = 50


def test_every_requirement_has_one_test() -> None:
    assert [row.number for row in rows()] == list(range(1, REQUIREMENTS + 1))
    assert all(row.requirement and row.shown for row in rows())


def test_the_page_is_up_to_date() -> None:
    """``python -m tests.requirements.document`` brings it up to date."""
    assert PAGE.read_text(encoding="utf-8") == render()
