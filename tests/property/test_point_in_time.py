"""A restore to any moment of a running instance's history is what that instance held then, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from engine import Kind, RestoreTarget, restore_points
from engine.errors import JetError
from engine.formats.stamps import Lgpos
from tests.builders.commit_history import NAME, SECOND, START, CommitHistory, contents
from tests.builders.live_backup import small
from tests.share import shared

HALF = timedelta(milliseconds=500)


def backed_up(case: CommitHistory, commits: int, incrementals: int) -> Path:
    """A full, then so many commits with incrementals between and one at the end."""
    chain = case.run(Kind.FULL).chain
    for number in range(incrementals):
        case.work((commits - number - 1) // incrementals + 1)
        case.run(Kind.INCREMENTAL)
    return chain


@pytest.mark.parametrize("chapter", shared(range(10)))
def test_every_commit_of_300(chapter: int) -> None:
    """Ten chapters of 30 commits, each behind all work before, in a full and one to five incrementals."""
    case = CommitHistory()
    case.work(30 * chapter)
    first = len(case.stamps) - 1
    chain = backed_up(case, 30, chapter % 5 + 1)
    for commit in range(first, first + 31):
        found, done = case.restore(chain, RestoreTarget(moment=case.stamps[commit] + HALF * (commit % 2)))
        assert found == {NAME: case.state(commit)}
        assert done.reached is not None
        assert done.reached.time == case.stamps[commit]
        assert [path.name for path in case.fs.list(done.target)] == [NAME]
        for path in case.fs.list(done.target):
            case.fs.remove(path)
        case.fs.remove_directory(done.target)
    case.close()


def test_every_generation() -> None:
    case = CommitHistory()
    case.work(20)
    chain = backed_up(case, 40, 2)
    points = restore_points(chain, fs=case.fs)
    reached = undone = 0
    for log in points.logs:
        end = Lgpos(log.generation + 1, 1, 0).packed
        ends = [time for time, position in zip(points.times, points.positions, strict=True) if position <= end]
        if not ends:
            with pytest.raises(JetError) as caught:
                case.restore(chain, RestoreTarget(log.generation))
            assert int(caught.value.code) == -553, "the copy needs the logs up to its end"
            continue
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=ends[-1])
        found, done = case.restore(chain, RestoreTarget(log.generation))
        assert found == {NAME: case.state(case.stamps.index(moment))}
        assert done.reached is not None
        assert done.reached.generation == log.generation
        assert done.recovered is not None
        reached, undone = reached + 1, undone + done.recovered.undone
    assert reached > 5
    assert undone, "some log ends in the middle of a transaction"
    case.close()


def test_two_databases_end_at_the_same_moment() -> None:
    case = CommitHistory(names=("a.edb", "b.edb"))
    chain = backed_up(case, 12, 3)
    for commit in (1, 6, 12):
        found, _ = case.restore(chain, RestoreTarget(moment=case.stamps[commit]))
        assert found == {name: case.state(commit, name) for name in ("a.edb", "b.edb")}
    case.close()


def test_equal_stamps_are_told_apart_by_position() -> None:
    case = CommitHistory()
    chain = case.run(Kind.FULL).chain
    case.work(3)
    case.work(6, timedelta())
    case.work(2)
    case.run(Kind.INCREMENTAL)
    equal = case.stamps[3]
    found, _ = case.restore(chain, RestoreTarget(moment=equal))
    assert found == {NAME: case.state(9)}, "all commits of the moment, and none later"
    points = restore_points(chain, fs=case.fs)
    seen = []
    for index in range(len(points)):
        if points[index].time == equal:
            found, done = case.restore(chain, RestoreTarget(position=points.positions[index]))
            seen.append(found[NAME])
            assert done.reached == points[index]
    assert list(dict.fromkeys(seen)) == [case.state(commit) for commit in range(3, 10)]
    case.close()


def test_a_clock_that_was_set_back() -> None:
    """Nothing later than asked for is ever taken; what follows counts as of the latest moment before it."""
    case = CommitHistory()
    chain = case.run(Kind.FULL).chain
    case.work(5)
    case.moment -= timedelta(seconds=30)
    case.work(5)
    case.run(Kind.INCREMENTAL)
    case.moment = case.stamps[5]
    case.work(5)
    case.run(Kind.INCREMENTAL)
    points = restore_points(chain, fs=case.fs)
    assert list(points.times) == sorted(points.times)
    for asked, commit in ((4, 4), (5, 10), (11, 11), (15, 15)):
        found, _ = case.restore(chain, RestoreTarget(moment=case.stamps[asked]))
        assert found == {NAME: case.state(commit)}
    hidden = [i for i in range(len(points)) if points[i].time == case.stamps[5]]
    held = {case.restore(chain, RestoreTarget(position=points.positions[i]))[0][NAME] for i in hidden}
    assert held == {case.state(commit) for commit in range(5, 11)}, "by position each of them can be reached"
    case.close()


def test_naive_moments_are_local_time() -> None:
    case = CommitHistory()
    chain = backed_up(case, 6, 1)
    local = case.stamps[3].astimezone().replace(tzinfo=None)
    found, _ = case.restore(chain, RestoreTarget(moment=local))
    assert found == {NAME: case.state(3)}
    elsewhere = case.stamps[3].astimezone(timezone(timedelta(hours=9)))
    found, _ = case.restore(chain, RestoreTarget(moment=elsewhere))
    assert found == {NAME: case.state(3)}
    case.close()


def test_the_end_by_default_and_again() -> None:
    case = CommitHistory()
    chain = backed_up(case, 20, 5)
    for _ in range(2):
        found, done = case.restore(chain)
        assert found == {NAME: case.state(20)}
        assert done.reached is not None
        assert done.reached.time == case.stamps[20]
        assert contents(case.fs, done.target, structure=True) == found
    case.close()


def test_the_next_incremental_is_refused_until_a_full() -> None:
    """A restored database goes on in a stream of its own; no log of before is ever taken for one of its."""
    case = CommitHistory(small(log_kib=128))
    chain = backed_up(case, 10, 2)
    case.work(3)
    _, done = case.restore(chain, RestoreTarget(moment=case.stamps[6]))
    old = case.instance.log.settings.signature
    case.close()
    for path in case.fs.list(case.instance.parameters.log_directory):
        case.fs.remove(path)
    case.fs.rename(done.target / NAME, case.instance.parameters.log_directory / NAME)
    case.workloads.clear()
    case.reopened_with(NAME)
    assert case.instance.log.settings.signature != old
    assert case.workloads[NAME].state == case.state(6)
    with pytest.raises(JetError) as caught:
        case.run(Kind.INCREMENTAL)
    assert int(caught.value.code) == -560
    full = case.run(Kind.FULL).chain
    assert full != chain
    del case.stamps[7:]
    case.moment += SECOND * 100
    case.work(3)
    case.run(Kind.INCREMENTAL)
    found, _ = case.restore(full, RestoreTarget(moment=case.stamps[8]))
    assert found == {NAME: case.state(8)}
    found, _ = case.restore(chain)
    (state,) = found.values()
    assert state is not None
    assert state.commit == 10, "the old chain is as it was"
    case.close()


def test_moments_out_of_reach() -> None:
    case = CommitHistory()
    case.work(4)
    chain = backed_up(case, 6, 2)
    points = restore_points(chain, fs=case.fs)
    assert points.reachable is not None
    assert points.reachable[0] == case.stamps[4]
    (stretch,) = points.unreachable
    assert stretch.first is not None
    assert stretch.last is not None
    assert START <= stretch.first <= stretch.last < case.stamps[4]
    before = case.fs.tree()
    for moment in (case.stamps[4] - HALF, START - SECOND, points.reachable[1] + SECOND):
        with pytest.raises(JetError, match="cannot be restored") as caught:
            case.restore(chain, RestoreTarget(moment=moment))
        assert int(caught.value.code) == -1003
        assert case.stamps[4].isoformat() in caught.value.hint
    with pytest.raises(JetError, match="No commit that can be restored"):
        case.restore(chain, RestoreTarget(position=points.positions[0] + 1))
    assert case.fs.tree() == before
    case.close()
