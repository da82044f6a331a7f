"""A power cut at any moment of a running instance's backup, or of a restore of such a backup.

Whatever a cut leaves: the instance starts again, with all that was acknowledged; every chain that is listed
verifies and restores exactly what was there as its log rolled; what was listed before is listed, the run as a
whole or not at all, and once it was reported as done it is; backups go on.
"""

from __future__ import annotations

import itertools
import traceback
from collections import Counter
from dataclasses import dataclass, field

import pytest

from tests.support.crash_fs import CrashFS, CrashState
from tests.support.live_backup import ROOT
from tests.support.live_backup_oracle import BackupOracle
from tests.support.live_backup_scenarios import NEXT, SCENARIOS, BackupScenario
from tests.support.live_runs import promised
from tests.support.processes import in_processes

SLICE = 6
"""Operations whose states are looked at in one go, by one process."""

AT_MOST, TEARS = 3, 3

AT_LEAST = {
    "full": 300, "full-second": 400, "atomic-second": 450, "incremental": 110, "incremental-second": 90,
    "truncate": 16,
}  # fmt: skip
"""States that must be met, at the least."""


@dataclass
class Met:
    """What a part of a sweep has met; failures in words, since not every error can go between processes."""

    keys: set[tuple[bytes, tuple[str, ...]]] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def join(self, other: Met) -> None:
        self.keys |= other.keys
        self.counts += other.counts
        self.failures += other.failures


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
        assert run.truncated and not run.errors
        assert disk.open_files == 0
        self.oracle = BackupOracle(run.history, run.restorable)
        self.before, self.after = (self.oracle.listing(tree) for tree in (before, disk.tree()))
        assert (NEXT in self.after) is scenario.makes

    @property
    def slices(self) -> range:
        return range(self.start, len(self.fs.operations) + 1, SLICE)

    def sweep(self, start: int) -> Met:
        """Judge every state of a slice."""
        met = Met()
        states = self.fs.crash_states(start=start, at_most=AT_MOST, tears=TEARS)
        for state in itertools.takewhile(lambda state: state.after < start + SLICE, states):
            met.keys.add((state.key, state.marks))
            before = self.oracle.counts.copy()
            try:
                self._judge(state)
            except Exception:
                met.failures.append(f"{self.scenario}: {state}\n{traceback.format_exc(limit=-5)}")
            met.counts += self.oracle.counts - before
        return met

    def _judge(self, state: CrashState) -> None:
        found, listed = self.oracle.judge(state.tree, promised(state.marks))
        made = f"made {NEXT}" in state.marks
        assert listed in ((self.after,) if made else (self.before, self.after)), sorted(listed)
        self.oracle.go_on(self.scenario, state.tree, found)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_a_cut_at_any_moment_of_a_backup(scenario: BackupScenario) -> None:
    sweep, met = Sweep(scenario), Met()
    for part in in_processes(sweep.sweep, sweep.slices):
        met.join(part)
    operations = len(sweep.fs.operations) - sweep.start
    print(f"{scenario}: {len(met.keys)} states of {operations} operations, {dict(met.counts)}")
    assert not met.failures, f"{len(met.failures)} failures, among them:\n" + "\n".join(met.failures[:3])
    assert len(met.keys) >= AT_LEAST.get(scenario.name, 0)
