"""A power cut after every call of every kind of backup, in every state that it may leave, and again after that.

Whatever a cut leaves: what was listed before is listed, verifies and can be restored; the run is listed as a whole
or not at all; once it was reported as done it is there; and the next run succeeds and leaves nothing else behind.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.scenarios import SCENARIOS, Listing, Oracle, Place, Scenario
from tests.disk.crash_fs import CrashFS, CrashState
from tests.disk.crash_model import Blob, spread
from tests.share import Share, turns

DONE = "reported as done"

AT_LEAST = {"full": 2400, "full-second": 3400, "atomic-second": 4200, "incremental": 1000}
"""States that must be met in all shares; in all they are more than 20,000, with those of a restore."""


def recorded(scenario: Scenario, place: Place) -> CrashFS:
    """The run, with every change it makes to the disk."""
    fs = CrashFS(place.disk, blobs=place.root / "blobs")
    scenario.act(place, fs)
    fs.mark(DONE)
    return fs


def shape(state: CrashState) -> tuple[object, ...]:
    """Equal for states in which the next run meets the same: all names, and the bytes of what a reader can see."""
    return tuple(
        (path, entry and (_hidden(path) or (entry.digest if isinstance(entry, Blob) else entry)))
        for path, entry in state.tree.items()
    )


def _hidden(path: str) -> bool:
    return any(part.startswith(".") or part == "temp" for part in path.split("/"))


def check(state: CrashState, oracle: Oracle, before: Listing, after: Listing) -> None:
    """What must hold as the machine starts again."""
    state.restore_to(oracle.place.disk)
    found = oracle.listing(state.tree)
    assert found in ((after,) if DONE in state.marks else (before, after)), state


@pytest.mark.parametrize("share", turns(), ids=str)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_a_cut_at_any_moment_and_another_one_in_the_next_run(
    scenario: Scenario, share: Share, quick_path: Path
) -> None:
    place = scenario.prepare(quick_path)
    oracle = Oracle(place)
    before = oracle.listing()
    fs = recorded(scenario, place)
    after = oracle.listing()
    left: dict[tuple[object, ...], CrashState] = {}
    states = list(fs.crash_states(tears=200))
    for state in share.of(states):
        check(state, oracle, before, after)
    for state in states:
        left.setdefault(shape(state), state)
    count, twice = len(share.of(states)), 0
    to_be_cut = spread(list(left.values()), scenario.next_cuts)
    nexts = share.of([*to_be_cut, *(state for state in left.values() if state not in to_be_cut)])
    for state in nexts:
        twice += next_run(scenario, oracle, state, cut=state in to_be_cut)
    print(f"{scenario}: {count} states, {len(nexts)} next runs, {twice} states in these")
    assert count + twice >= share.at_least(AT_LEAST.get(scenario.name, 0))


def next_run(scenario: Scenario, oracle: Oracle, state: CrashState, *, cut: bool) -> int:
    """The run after a cut succeeds and tidies up; ``cut``: whatever a further cut leaves of it is right, too."""
    place = oracle.place
    state.restore_to(place.disk)
    before = oracle.listing()
    fs = recorded(scenario, place)
    oracle.prove_tidy()
    after = oracle.listing()
    count = 0
    for second in fs.crash_states(at_most=6, tears=2) if cut else ():
        check(second, oracle, before, after)
        count += 1
    return count
