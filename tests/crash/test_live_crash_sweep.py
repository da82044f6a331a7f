"""A power cut at any moment of a live instance's life, and again in the recoveries that follow.

Whatever a cut leaves: recovery brings every database to one committed state, no older than what was acknowledged
and no newer than what was asked for; its structure is sound; a second recovery finds nothing to do; work goes on.
"""

from __future__ import annotations

import traceback
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

import pytest

from engine.errors import Corruption
from engine.formats.log.records import NOP, NOP2, MacroBegin
from engine.formats.log.scan import scan
from engine.formats.log.segments import verify_log
from tests.builders.live_runs import ROOT, promised
from tests.builders.live_scenarios import SCENARIOS, LiveScenario
from tests.disk.crash_fs import CrashFS, CrashState
from tests.disk.crash_model import Blob, Tree
from tests.disk.memory_fs import MemoryFS
from tests.oracles.live_oracle import LiveOracle, recovered
from tests.share import Share, turns

MAX_AT, TEARS = 10, 64
FEWER = {"roll-back": (3, 4)}
"""The same for a scenario whose many large writes would take many minutes."""
AGAIN_EVERY = 96
"""Of the states, one in so many has its recovery cut at every moment; of those states, again one in so many."""

MAX_AGAIN_AT, AGAIN_TEARS = 3, 3
DEPTH = 3
"""Recoveries in a row that are cut."""

AT_LEAST = {
    "create": 700, "create-second": 600, "commit": 400, "split": 300, "grow": 1350,
    "roll": 1800, "roll-circular": 2600, "roll-when-full": 1100, "roll-back": 280,
}  # fmt: skip
"""States after a first cut that must be met at the least, in all shares of the scenarios with most of them."""


@dataclass
class Met:
    """What a sweep has met: identities of states, by the number of recoveries that were cut before."""

    states: dict[int, set[tuple[bytes, tuple[int, int]]]] = field(default_factory=dict)
    proven_work: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, state: CrashState, depth: int, bounds: tuple[int, int]) -> bool:
        """Whether it is a new one."""
        known = self.states.setdefault(depth, set())
        before = len(known)
        known.add((state.key, bounds))
        return len(known) > before

    @property
    def counts(self) -> list[int]:
        return [len(self.states[depth]) for depth in sorted(self.states)]


class Sweep:
    """All cuts of one recorded run. ``turns`` puts the first state whose recovery is cut off by so many states."""

    def __init__(self, scenario: LiveScenario, turns: int = 0) -> None:
        self.name = scenario.name
        self.fs = CrashFS(ROOT, inner=scenario.disk())
        run = scenario.begin(self.fs, self.fs.mark)
        scenario.play(run)
        self.oracle = LiveOracle(run.history)
        self._turns = Counter({0: turns})

    def sweep(self, share: Share) -> Met:
        """Judge every state of a share."""
        met = Met()
        at_most, tears = FEWER.get(self.name, (MAX_AT, TEARS))
        for state in share.of(self.fs.crash_states(at_most=at_most, tears=tears)):
            self._judge(state, promised(state.marks), met, 0)
        met.proven_work = self.oracle.proven_work
        return met

    def _judge(self, state: CrashState, bounds: tuple[int, int], met: Met, depth: int) -> None:
        if not met.add(state, depth, bounds):
            return
        try:
            self.oracle.judge(state.tree, bounds)
            self._turns[depth] += 1
            if depth < DEPTH and self._turns[depth] % AGAIN_EVERY == 1:
                self._cut_recovery(state.tree, bounds, met, depth + 1)
        except Exception:
            failure = f"{self.name}: {state}, recoveries cut: {depth}\n{traceback.format_exc(limit=-4)}"
            met.failures.append(failure)

    def _cut_recovery(self, tree: Tree, bounds: tuple[int, int], met: Met, depth: int) -> None:
        fs = CrashFS(ROOT, inner=MemoryFS(ROOT, tree))
        recovered(fs)
        for state in fs.crash_states(at_most=MAX_AGAIN_AT, tears=AGAIN_TEARS):
            self._judge(state, bounds, met, depth)


@pytest.mark.parametrize("share", turns(), ids=str)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_a_cut_at_any_moment_and_others_in_the_recoveries_after_it(scenario: LiveScenario, share: Share) -> None:
    sweep = Sweep(scenario, turns=(share.number - 1) * AGAIN_EVERY // share.count)
    met = sweep.sweep(share)
    direct, *again = met.counts
    told = f"{direct} states, {sum(again)} states in recoveries after them"
    print(f"{scenario}: {told}, {met.proven_work} times work went on")
    assert not met.failures, f"{len(met.failures)} failures, among them:\n" + "\n".join(met.failures[:3])
    assert direct >= share.at_least(AT_LEAST.get(scenario.name, 0))


@pytest.mark.parametrize("share", turns(), ids=str)
def test_an_undo_is_no_part_of_a_macro_that_a_cut_left_open(share: Share) -> None:
    """The first change that a recovery takes back may get the dbtime of that macro, and names its session."""
    sweep, met = Sweep(next(scenario for scenario in SCENARIOS if scenario.name == "roll-circular")), Met()
    states = sweep.fs.crash_states(at_most=MAX_AGAIN_AT, tears=TEARS)
    opened = {state.key: state for state in states if _ends_with_a_macro_begin(state.tree)}
    for state in share.of(list(opened.values())[::5]):
        sweep._cut_recovery(state.tree, promised(state.marks), met, DEPTH)
    print(f"{len(opened)} open macros")
    assert not met.failures, f"{len(met.failures)} failures, among them:\n" + "\n".join(met.failures[:3])
    assert len(opened) >= 60


def _ends_with_a_macro_begin(tree: Tree) -> bool:
    log = tree.get("edb.log")
    return isinstance(log, Blob) and _log_ends_with_a_macro_begin(log.data)


@cache
def _log_ends_with_a_macro_begin(log: bytes) -> bool:
    try:
        kinds = [kind for _, kind, _ in scan(verify_log(log))]
    except Corruption:  # of a log whose header a cut left unwritten
        return False
    return [kind for kind in kinds if kind not in (NOP.TYPE, NOP2.TYPE)][-1:] == [MacroBegin.TYPE]
