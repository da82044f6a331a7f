"""The shares of the sweeps: together they are all, each is fair, and the choice can be repeated."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import share
from tests.share import (
    EVERY,
    EVERY_TURN,
    EVERY_TWELFTH,
    SHARES,
    TURNS,
    TWELVE,
    VARIABLE,
    Share,
    chosen,
    shared,
    shares,
    turns,
    twelfths,
)  # fmt: skip


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    chosen.cache_clear()
    yield
    chosen.cache_clear()


@pytest.mark.parametrize("every", [EVERY, EVERY_TWELFTH, EVERY_TURN], ids=len)
@pytest.mark.parametrize("count", [0, 1, 5, 6, 7, 12, 13, 36, 37, 1000])
def test_all_shares_are_everything_once(count: int, every: tuple[Share, ...]) -> None:
    found = [each.of(range(count)) for each in every]
    assert sorted(item for part in found for item in part) == list(range(count))
    assert max(map(len, found)) - min(map(len, found)) <= 1


@pytest.mark.parametrize("every", [EVERY, EVERY_TWELFTH, EVERY_TURN], ids=len)
@pytest.mark.parametrize("period", range(2, 13))
def test_each_share_meets_every_turn_of_what_repeats(period: int, every: tuple[Share, ...]) -> None:
    for each in every:
        assert {item % period for item in each.of(range(period * len(every) * 16))} == set(range(period))


def test_the_last_item_is_added_once() -> None:
    assert [each.with_last(range(7)).count(6) for each in EVERY] == [1] * SHARES


def test_the_variable_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "2/6")
    assert shares() == (EVERY[1],)
    assert shared(range(100)) == EVERY[1].of(range(100))
    assert twelfths() == (EVERY_TWELFTH[1], EVERY_TWELFTH[7])
    assert turns() == EVERY_TURN[1::SHARES]
    chosen.cache_clear()
    monkeypatch.setenv(VARIABLE, "all")
    assert (shares(), twelfths(), turns()) == (EVERY, EVERY_TWELFTH, EVERY_TURN)


@pytest.mark.parametrize("count", [SHARES, TWELVE, TURNS])
def test_parts_run_with_what_they_are_parts_of(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    for number in range(1, count + 1):
        chosen.cache_clear()
        monkeypatch.setenv(VARIABLE, f"{number}/{count}")
        assert shares() == (EVERY[(number - 1) % SHARES],)
        halves = EVERY_TWELFTH[(number - 1) % TWELVE :: count]
        assert twelfths() == halves and len(halves) == max(1, TWELVE // count)
        quarters = EVERY_TURN[number - 1 :: count]
        assert turns() == quarters and len(quarters) == TURNS // count


@pytest.mark.parametrize("wrong", ["0/6", "7/6", "0/12", "13/12", "25/24", "2/5", "2", "some"])
def test_another_value_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv(VARIABLE, wrong)
    with pytest.raises(ValueError, match=VARIABLE):
        shares()


def test_commits_in_a_row_have_all_shares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six all sixths, and so on. Without a repository, or in one around the project, the first."""
    if shutil.which("git") is None:
        pytest.skip("there is no git")
    project = tmp_path / "project"
    project.mkdir()
    monkeypatch.setattr(share, "PROJECT", project.resolve())
    assert share.share_of_commit() == 1

    def git(*arguments: str, at: Path = project) -> None:
        who = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.com")
        subprocess.run(["git", *who, *arguments], cwd=at, check=True, capture_output=True)

    git("init", at=tmp_path)
    git("commit", "--allow-empty", "-m", "around it", at=tmp_path)
    assert share.share_of_commit() == 1
    git("init")
    found = []
    for number in range(TURNS):
        git("commit", "--allow-empty", "-m", str(number))
        found.append(share.share_of_commit())
        assert share.share_of_commit() == found[-1]
    assert sorted(found) == list(range(1, TURNS + 1))
    for first in range(SHARES + 1):
        assert {number % SHARES for number in found[first : first + SHARES]} == set(range(SHARES))
