"""A power cut at any moment of a running instance's backup, or of a restore of such a backup.

Whatever a cut leaves: the instance starts again, with all that was acknowledged; every chain that is listed
verifies and restores exactly what was there as its log rolled; what was listed before is listed, the run as a
whole or not at all, and once it was reported as done it is; backups go on.
"""

from __future__ import annotations

import traceback
from collections import Counter
from dataclasses import dataclass, field

import pytest

from engine.chain.stores import find_chains
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem
from engine.restore.displaced import confirm, take_back
from engine.restore.job import run as run_restore
from engine.run_context import RunContext
from tests.builders.live_backup import LIVE, ROOT, SHELF, RootedFS
from tests.builders.live_backup_scenarios import CLEAN, NEXT, SCENARIOS, BackupScenario
from tests.builders.live_runs import promised
from tests.builders.scenarios import below
from tests.disk.crash_fs import CrashFS, CrashState
from tests.oracles.live_backup_oracle import BackupOracle
from tests.share import Share, shares, turns

MAX_AT, TEARS = 3, 3

DONE = "reported as done"
RESTORES_AT_LEAST = 140

AT_LEAST = {
    "full": 300, "full-second": 400, "atomic-second": 450, "incremental": 110, "incremental-second": 90,
    "truncate": 240,
}  # fmt: skip
"""States that must be met, at the least, in all shares."""


@dataclass
class Met:
    """What a part of a sweep has met."""

    keys: set[tuple[bytes, tuple[str, ...]]] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


class Sweep:
    """All cuts of one recorded run."""

    def __init__(self, scenario: BackupScenario) -> None:
        self.scenario = scenario
        disk = scenario.disk()
        before = disk.tree()
        self.fs = CrashFS(ROOT, inner=disk)
        run = scenario.begin(self.fs, self.fs.mark)
        self.start = len(self.fs.operations)
        scenario.act(run)
        run.abandon()
        assert bool(run.truncated) is scenario.truncates and not run.errors
        assert disk.open_files == 0
        self.oracle = BackupOracle(run.history, run.restorable)
        self.before, self.after = (self.oracle.listing(tree) for tree in (before, disk.tree()))
        assert (NEXT in self.after) is scenario.makes

    def sweep(self, share: Share) -> Met:
        """Judge every state of a share."""
        met, before = Met(), self.oracle.counts.copy()
        for state in share.of(self.fs.crash_states(start=self.start, at_most=MAX_AT, tears=TEARS)):
            met.keys.add((state.key, state.marks))
            try:
                self._judge(state)
            except Exception:
                met.failures.append(f"{self.scenario}: {state}\n{traceback.format_exc(limit=-5)}")
        met.counts = self.oracle.counts - before
        return met

    def _judge(self, state: CrashState) -> None:
        found, listed = self.oracle.judge(state.tree, promised(state.marks))
        made = f"made {NEXT}" in state.marks
        assert listed in ((self.after,) if made else (self.before, self.after)), sorted(listed)
        self.oracle.go_on(self.scenario, state.tree, found)


@pytest.mark.parametrize("share", turns(), ids=str)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_a_cut_at_any_moment_of_a_backup(scenario: BackupScenario, share: Share) -> None:
    sweep = Sweep(scenario)
    met = sweep.sweep(share)
    operations = len(sweep.fs.operations) - sweep.start
    print(f"{scenario}: {len(met.keys)} states of {operations} operations, {dict(met.counts)}")
    assert not met.failures, f"{len(met.failures)} failures, among them:\n" + "\n".join(met.failures[:3])
    assert len(met.keys) >= share.at_least(AT_LEAST.get(scenario.name, 0))


class Restores:
    """All cuts of one recorded restore of a chain of a running instance, by now at rest."""

    def __init__(self, *, in_place: bool) -> None:
        self.target = LIVE if in_place else ROOT / "target"
        start = CLEAN()
        self.oracle = BackupOracle([start.content], start.restorable)
        self.listed = self.oracle.listing(start.tree)
        (id_,) = self.listed
        self.wanted = start.restorable[id_]
        assert self.wanted != start.content
        self.fs = CrashFS(ROOT, inner=RootedFS(start.tree))
        self.restore(self.fs)
        self.fs.mark(DONE)
        self.again: set[frozenset[str]] = set()

    def restore(self, fs: FileSystem) -> None:
        run_restore(
            find_chains(fs, SHELF)[0].path, self.target, in_place=self.target == LIVE, context=RunContext(fs=fs)
        )

    def judge(self, state: CrashState) -> None:
        assert self.oracle.listing(state.tree) == self.listed
        fs = RootedFS(state.tree)
        if self.target == LIVE:
            self._judge_in_place(state, fs)
            return
        whole = fs.exists(self.target)
        assert whole or DONE not in state.marks
        if not whole and frozenset(state.tree) not in self.again:
            self.again.add(frozenset(state.tree))
            self.restore(fs)
            assert {path.name for path in fs.list(ROOT)} == {LIVE.name, SHELF.name, self.target.name}
        if fs.exists(self.target):
            assert self.oracle.live.content(fs, self.target) == self.wanted

    @staticmethod
    def _can_confirm(fs: RootedFS) -> bool:
        """Whether files stepped aside that may be deleted now: then the restored ones must all be there."""
        try:
            return bool(confirm(fs, LIVE))
        except JetError as error:
            assert error.code is Code.InvalidParameter, error
            return False

    def _judge_in_place(self, state: CrashState, fs: RootedFS) -> None:
        """Whatever has moved, what was there can be taken back, and the restore done again."""
        if self._can_confirm(RootedFS(state.tree)):
            assert self.oracle.live.content(fs) == self.wanted
        else:
            assert DONE not in state.marks
        take_back(fs, LIVE)
        self.oracle.live.judge(below(fs.tree(), LIVE.relative_to(ROOT)), (0, 0))
        if frozenset(state.tree) not in self.again:
            self.again.add(frozenset(state.tree))
            self.restore(fs)
            confirm(fs, LIVE)
            assert self.oracle.live.content(fs) == self.wanted


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("in_place", [False, True], ids=["to-a-new-folder", "in-place"])
def test_a_cut_at_any_moment_of_a_restore(in_place: bool, share: Share) -> None:
    restores, failures, states = Restores(in_place=in_place), [], 0
    for state in share.of(restores.fs.crash_states(at_most=MAX_AT, tears=TEARS)):
        states += 1
        try:
            restores.judge(state)
        except Exception:
            failures.append(f"{state}\n{traceback.format_exc(limit=-5)}")
    print(f"restore, in place {in_place}: {states} states, {len(restores.again)} restores after them")
    assert not failures, f"{len(failures)} failures, among them:\n" + "\n".join(failures[:3])
    assert states >= share.at_least(RESTORES_AT_LEAST)
    assert len(restores.again) > 5
