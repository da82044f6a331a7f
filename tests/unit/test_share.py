"""The shares of the sweeps: together they are all, each is fair, and the choice can be repeated."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import share
from tests.share import EVERY, SHARES, VARIABLE, chosen, shared, shares


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    chosen.cache_clear()
    yield
    chosen.cache_clear()


@pytest.mark.parametrize("count", [0, 1, 5, 6, 7, 36, 37, 1000])
def test_all_shares_are_everything_once(count: int) -> None:
    found = [each.of(range(count)) for each in EVERY]
    assert sorted(item for part in found for item in part) == list(range(count))
    assert max(map(len, found)) - min(map(len, found)) <= 1


@pytest.mark.parametrize("period", range(2, 13))
def test_each_share_meets_every_turn_of_what_repeats(period: int) -> None:
    for each in EVERY:
        assert {item % period for item in each.of(range(period * SHARES * 6))} == set(range(period))


def test_the_last_item_is_added_once() -> None:
    assert [each.with_last(range(7)).count(6) for each in EVERY] == [1] * SHARES


def test_the_variable_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "2/6")
    assert shares() == (EVERY[1],)
    assert shared(range(100)) == EVERY[1].of(range(100))
    chosen.cache_clear()
    monkeypatch.setenv(VARIABLE, "all")
    assert shares() == EVERY


@pytest.mark.parametrize("wrong", ["0/6", "7/6", "2/5", "2", "some"])
def test_another_value_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv(VARIABLE, wrong)
    with pytest.raises(ValueError, match=VARIABLE):
        shares()


def test_six_commits_in_a_row_have_all_shares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a repository, and in one that merely lies around the project, it is the first share."""
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
    for number in range(SHARES):
        git("commit", "--allow-empty", "-m", str(number))
        found.append(share.share_of_commit())
        assert share.share_of_commit() == found[-1]
    assert sorted(found) == list(range(1, SHARES + 1))
