"""Calls of a running instance's backup fail, one at a time: the run ends with a JET error or is complete.

Either way the instance loses nothing that was acknowledged, no file stays open, what was listed before is listed,
and every chain that is listed restores what was there as its log rolled.

``ESE_FAULTS=all`` tries every fault at every call, as every night does; usually it is every few of them.
"""

from __future__ import annotations

import contextlib
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from engine.chain.manifest import Kind
from engine.error_codes import Code
from engine.errors import JetError, SpaceExhausted, WrongState
from engine.files import FileSystem
from tests.builders.live_backup import LIVE, ROOT, nothing
from tests.builders.live_backup_scenarios import NEXT, SCENARIOS, BackupRun, BackupScenario
from tests.builders.live_runs import DATABASE, PARAMETERS, promised
from tests.disk.crash_fs import CrashFS
from tests.disk.crash_model import Tree, spread
from tests.disk.fault_fs import Call, Fault, FaultFS, faults_for
from tests.oracles.live_backup_oracle import BackupOracle
from tests.share import EVERY_FAULT, Share, twelfths

LIES = {Fault.SHORT_READ, Fault.BIT_FLIP, Fault.SMALLER, Fault.LARGER, Fault.NOT_FOUND}
"""A disk that lies about what is on it is another matter."""

CASES = None if EVERY_FAULT else 48
"""Of a scenario, evenly spread over its calls and their faults."""


@dataclass(frozen=True)
class Case:
    """A fault at a call, which is the ``number``-th of its verb."""

    call: Call
    number: int
    fault: Fault

    def __str__(self) -> str:
        return f"{self.call}: {self.fault.name}"


@dataclass(frozen=True)
class Ended:
    """How a run ended: what it promised, whether its backup is reported as made."""

    run: BackupRun
    marks: list[str]
    error: JetError | MemoryError | None

    @property
    def made(self) -> bool:
        return f"made {NEXT}" in self.marks


class Faults:
    """A scenario, again and again, with something failing each time."""

    def __init__(self, scenario: BackupScenario) -> None:
        self.scenario = scenario
        self.cases: list[Case] = []
        disk = scenario.disk()
        before = disk.tree()
        run = self._count(FaultFS(disk))
        self.oracle = BackupOracle(run.history, run.restorable)
        self.before, self.after = (self.oracle.listing(tree) for tree in (before, disk.tree()))

    def _count(self, fs: FaultFS) -> BackupRun:
        """A good run: all faults of all its calls, but those of the instance's start."""
        run = self.scenario.begin(fs, lambda label: None)
        start = len(fs.calls)
        self.scenario.act(run)
        run.abandon()
        numbers: Counter[str] = Counter()
        for call in fs.calls:
            if call.index >= start:
                faults = [fault for fault in faults_for(call.verb) if fault not in LIES]
                self.cases += [Case(call, numbers[call.verb], fault) for fault in faults]
            numbers[call.verb] += 1
        return run

    def try_case(self, case: Case) -> tuple[str, str]:
        """One fault: how the run ended, and what is wrong about that, in words."""
        check: Callable[[Case], Ended] = self._sync_fails if "sync" in case.call.verb else self._fails
        try:
            ended = check(case)
        except Exception:
            return "", f"{self.scenario}: {case}\n{traceback.format_exc(limit=-6)}"
        return "made" if ended.made else "failed" if ended.error else "unharmed", ""

    def _fails(self, case: Case) -> Ended:
        disk = self.scenario.disk()
        fs = FaultFS(disk).fail_at(case.call.index, case.fault)
        ended = self._play(fs)
        assert fs.open_files == disk.open_files == 0, "a file was left open"
        self._judge(ended, disk.tree())
        return ended

    def _sync_fails(self, case: Case) -> Ended:
        """As after the real call, what was to be synced may be lost."""
        disk = self.scenario.disk()
        fs = CrashFS(ROOT, inner=FaultFS(disk).fail_at(case.number, case.fault, case.call.verb))
        ended = self._play(fs)
        assert disk.open_files == 0, "a file was left open"
        for state in fs.crash_states(start=len(fs.operations), at_most=2, tears=0):
            self._judge(ended, state.tree, cut=True)
        return ended

    def _play(self, fs: FileSystem) -> Ended:
        marks: list[str] = []
        run, error = self.scenario.begin(fs, marks.append), None
        try:
            self.scenario.act(run)
        except (JetError, MemoryError) as failure:
            error = failure
            self._check_going(run)
        finally:
            run.abandon()
        return Ended(run, marks, error)

    @staticmethod
    def _check_going(run: BackupRun) -> None:
        """After a failure no backup is left running, and the instance works on unless it failed itself."""
        assert run.instance.backups.running is None
        try:
            run.instance.check_running()
        except WrongState as error:
            assert error.code is Code.InstanceUnavailable
            return
        with contextlib.suppress(SpaceExhausted):
            run.step()

    def _judge(self, ended: Ended, tree: Tree, *, cut: bool = False) -> None:
        """``cut``: a run that failed may still be listed if it could not be taken back durably."""
        oracle = self.oracle
        oracle.live.history, oracle.restorable = ended.run.history, ended.run.restorable
        found, listed = oracle.judge(tree, promised(ended.marks))
        wanted = [self.after] if ended.made else [self.before, self.after] if cut else [self.before]
        assert listed in wanted, f"{sorted(listed)} listed after {ended.error}"
        oracle.go_on(self.scenario, tree, found)


@pytest.mark.parametrize("share", twelfths(), ids=str)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_calls_of_a_backup_may_fail(scenario: BackupScenario, share: Share) -> None:
    faults = Faults(scenario)
    chosen = share.with_last(spread(faults.cases, CASES or len(faults.cases)))
    ends: Counter[str] = Counter()
    failures = []
    for end, failure in map(faults.try_case, chosen):
        ends[end] += 1
        failures += [failure] if failure else []
    print(f"{scenario}: {len(chosen)} of {len(faults.cases)} faults, {dict(ends)}")
    assert not failures, f"{len(failures)} failures, among them:\n" + "\n".join(failures[:3])
    assert ends["failed"] and (ends["made"] or not scenario.makes)


@pytest.mark.parametrize("fault", [Fault.INPUT_OUTPUT, Fault.SHORT_WRITE], ids=lambda fault: str(fault.name))
def test_a_header_that_cannot_be_written_ends_the_instance_and_not_the_backup(fault: Fault) -> None:
    """As any failed write to a database does: nobody knows then what is on the disk."""
    disk, marks = SCENARIOS[0].disk(), list[str]()
    fs = FaultFS(disk)
    run = SCENARIOS[0].begin(fs, marks.append)
    fs.fail_at(0, fault, "write", suffix=f"{LIVE.name}/{DATABASE}")
    run.backup(Kind.FULL, NEXT, nothing)
    assert [(call.offset, call.length) for call in fs.struck] == [(0, PARAMETERS.page_size)]
    with pytest.raises(WrongState) as caught:
        run.instance.check_running()
    assert caught.value.code is Code.InstanceUnavailable
    run.abandon()
    oracle = BackupOracle(run.history, run.restorable)
    _, listed = oracle.judge(disk.tree(), promised(marks))
    assert listed == {NEXT}
