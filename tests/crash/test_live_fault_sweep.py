"""Every call of a live instance's life may fail: it goes on, or stops cleanly; nothing acknowledged is lost.

``ESE_FAULTS=all`` tries every fault at every call, as every night does; usually it is every few of them.
"""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import pytest

from engine.error_codes import Code
from engine.errors import JetError, SpaceExhausted
from engine.files import FileSystem
from tests.builders.live_runs import ROOT, ROWS, Run, promised
from tests.builders.live_scenarios import SCENARIOS, LiveScenario
from tests.disk.crash_fs import CrashFS
from tests.disk.crash_model import Tree, spread
from tests.disk.fault_fs import Call, Fault, FaultFS, faults_for
from tests.disk.memory_fs import MemoryFS
from tests.oracles.live_oracle import LiveOracle
from tests.share import EVERY_FAULT, Share, twelfths

LIES = {Fault.SHORT_READ, Fault.BIT_FLIP, Fault.SMALLER, Fault.LARGER, Fault.NOT_FOUND}
"""A disk that lies about what is on it is another matter: a log's end is where its bytes end to make sense."""

CASES = None if EVERY_FAULT else 120
"""Of a scenario, evenly spread over its calls and their faults."""

CAPACITIES = 40


@dataclass(frozen=True)
class Case:
    """A fault at a call."""

    call: Call
    number: int
    """Among the calls of its verb."""
    fault: Fault

    def __str__(self) -> str:
        return f"{self.call}: {self.fault.name}"


def cases(scenario: LiveScenario) -> list[Case]:
    """All faults of all calls of a good run."""
    fs = FaultFS(scenario.disk())
    scenario.play(scenario.begin(fs, lambda label: None))
    assert fs.open_files == 0
    numbers: Counter[str] = Counter()
    found = []
    for call in fs.calls:
        found += [Case(call, numbers[call.verb], f) for f in faults_for(call.verb) if f not in LIES]
        numbers[call.verb] += 1
    return found


class Faults:
    """A scenario, again and again, with something failing each time."""

    def __init__(self, scenario: LiveScenario) -> None:
        self.scenario = scenario
        self.tree = scenario.before().tree
        self.cases = cases(scenario)
        self.oracle = LiveOracle([])

    def try_case(self, case: Case) -> str:
        """One fault; what is wrong about how it ended, in words."""
        check = self._sync_fails if "sync" in case.call.verb else self._fails
        return self._in_words(str(case), partial(check, case))

    def try_capacity(self, capacity: int) -> str:
        """A volume of so many bytes, in words as :meth:`try_case`."""
        return self._in_words(f"{capacity} bytes", partial(self._is_full, capacity))

    def _in_words(self, what: str, check: Callable[[], None]) -> str:
        try:
            check()
        except Exception:
            return f"{self.scenario}: {what}\n{traceback.format_exc(limit=-6)}"
        return ""

    def _fails(self, case: Case) -> None:
        disk = self.scenario.disk()
        fs = FaultFS(disk).fail_at(case.call.index, case.fault)
        run, marks = self._play(fs)
        assert fs.open_files == disk.open_files == 0, "a file was left open"
        self._judge(run, disk.tree(), marks)

    def _sync_fails(self, case: Case) -> None:
        """As after the real call, what was to be synced may be lost."""
        disk = self.scenario.disk()
        fs = CrashFS(ROOT, inner=FaultFS(disk).fail_at(case.number, case.fault, case.call.verb))
        run, marks = self._play(fs)
        assert disk.open_files == 0, "a file was left open"
        for state in fs.crash_states(start=len(fs.operations), at_most=2, tears=0):
            self._judge(run, state.tree, marks)

    def _is_full(self, capacity: int) -> None:
        disk = MemoryFS(ROOT, self.tree, capacity=capacity)
        run, marks = self._play(disk)
        assert disk.open_files == 0, "a file was left open"
        self._judge(run, disk.tree(), marks)

    def _judge(self, run: Run, tree: Tree, marks: list[str]) -> None:
        self.oracle.history = run.history
        self.oracle.judge(tree, promised(marks))

    def _play(self, fs: FileSystem) -> tuple[Run, list[str]]:
        marks: list[str] = []
        run = self.scenario.begin(fs, marks.append)
        try:
            self.scenario.act(run)
        except (JetError, MemoryError):
            if run.is_open:
                self._check_state(run)
        finally:
            run.abandon()
        return run, marks

    @staticmethod
    def _check_state(run: Run) -> None:
        """After an error the instance refuses everything, or works as if nothing had been."""
        if run.instance.failure is not None:
            for call in (run.instance.session, run.instance.checkpoint):
                with pytest.raises(JetError) as caught:
                    call()
                assert caught.value.code is Code.InstanceUnavailable
            return
        for database in run.instance.databases:
            name = database.path.name
            if ROWS in run.content.get(name, {}):
                try:
                    run.step(name)
                except SpaceExhausted:
                    continue


def without_failures(results: Iterable[str]) -> int:
    """How many results there are; none may tell of a failure."""
    found = list(results)
    failures = [result for result in found if result]
    assert not failures, f"{len(failures)} failures, among them:\n" + "\n".join(failures[:3])
    return len(found)


@pytest.mark.parametrize("share", twelfths(), ids=str)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_every_call_may_fail(scenario: LiveScenario, share: Share) -> None:
    faults = Faults(scenario)
    chosen = spread(faults.cases, CASES or len(faults.cases))
    assert len(chosen) >= min(CASES or 0, len(faults.cases))
    tried = without_failures(map(faults.try_case, share.of(chosen)))
    print(f"{scenario}: {tried} of {len(faults.cases)} faults")


@pytest.mark.parametrize("share", twelfths(), ids=str)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_the_disk_may_be_full_at_any_size(scenario: LiveScenario, share: Share) -> None:
    faults = Faults(scenario)
    disk = MemoryFS(ROOT, faults.tree)
    least = size_of(disk)
    scenario.play(scenario.begin(disk, lambda label: None))
    most = max(size_of(disk), least) + (128 << 10)
    capacities = spread(range(least, most, 1024), CAPACITIES)
    assert len(capacities) > 10
    assert without_failures(map(faults.try_capacity, share.of(capacities)))


def size_of(disk: MemoryFS) -> int:
    return disk.capacity - disk.free_space(ROOT)
