"""Every call of every kind of backup fails once, in every way that it can; or the process dies; or is cancelled.

A run that fails says so with a JET error and leaves the destination as it was, names and bytes; a run that
succeeds all the same is complete. No file stays open. Each share of the suite has every sixth case.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import Cancelled, JetError
from engine.files import LocalFileSystem
from engine.progress import Cancel
from tests.builders.scenarios import SCENARIOS, Oracle, Scenario
from tests.disk.crash_fs import tree_of
from tests.disk.crash_model import Tree
from tests.disk.fault_fs import CHANGING, Call, Fault, FaultFS, Killed, faults_for
from tests.share import Share, twelfths

EVERY_CALL = {"full-makes-folders", "atomic-second", "incremental"}
"""The scenarios that are swept whole; of the others, which differ little, every fifth case.

What a scan reads of the source is the same in all of them: it is swept whole in one, else every fifth case, too.
"""
SCAN_SWEPT_IN = "full-makes-folders"
FIFTH = 5


class Stage:
    """A prepared place that can be set back."""

    def __init__(self, scenario: Scenario, root: Path) -> None:
        self.scenario = scenario
        self.place = scenario.prepare(root)
        self.oracle = Oracle(self.place, restores=False)
        self.before = self.oracle.listing()
        self._saved = root / "saved"
        shutil.copytree(self.place.disk, self._saved)
        self.tree = tree_of(self.place.disk)
        fs = FaultFS(LocalFileSystem())
        scenario.act(self.place, fs)
        assert fs.open_files == 0
        self.calls = fs.calls
        self.reset()

    def unchanged(self) -> bool:
        return tree_of(self.place.disk) == self.tree

    def reset(self) -> None:
        if not self.unchanged():
            shutil.rmtree(self.place.disk)
            shutil.copytree(self._saved, self.place.disk)

    def cases(self) -> Iterator[tuple[Call, Fault]]:
        """Those of all shares."""
        cases = [(call, fault) for call in self.calls for fault in faults_for(call.verb)]
        for number, (call, fault) in enumerate(cases):
            scans = call.path.is_relative_to(self.place.source) and self.scenario.name != SCAN_SWEPT_IN
            if (self.scenario.name in EVERY_CALL and not scans) or number % FIFTH == 0:
                yield call, fault


@pytest.fixture(params=SCENARIOS, ids=str)
def stage(request: pytest.FixtureRequest, quick_path: Path) -> Stage:
    return Stage(request.param, quick_path)


@pytest.mark.parametrize("share", twelfths(), ids=str)
def test_every_call_fails_in_every_way(stage: Stage, share: Share) -> None:
    count = succeeded = 0
    for call, fault in share.of(list(stage.cases())):
        where = f"{fault.name} at {call}"
        fs = FaultFS(LocalFileSystem()).fail_at(call.index, fault)
        count += 1
        try:
            made = stage.scenario.act(stage.place, fs)
        except JetError as error:
            assert error.message and error.name.startswith("JET_err"), where
            assert stage.unchanged(), f"{where}: {error}"
        else:
            succeeded += 1
            stage.oracle.prove_complete(made, misread=call.path if fault is Fault.BIT_FLIP else None)
            if succeeded % 8 == 0:  # what it may have left undone, the next run does
                stage.scenario.act(stage.place)
                stage.oracle.prove_tidy()
            stage.reset()
        assert fs.open_files == 0, where
        assert len(fs.struck) == 1, where
    print(f"{stage.scenario}: {count} faults, {succeeded} of them without harm")
    assert 0 < succeeded < count


@pytest.mark.parametrize("share", twelfths(), ids=str)
def test_killed_at_every_call(stage: Stage, share: Share) -> None:
    """The next run finds what a dead one left; states that were met already are not tried again.

    Before a call that only reads there is on the disk what there is before the next one that does more.
    """
    seen = {_names(stage.tree)}
    changing = [call for call in stage.calls if call.verb in CHANGING]
    for call in share.with_last(changing):
        for fault in faults_for(call.verb, kills=True):
            fs = FaultFS(LocalFileSystem()).fail_at(call.index, fault)
            with pytest.raises(Killed):
                stage.scenario.act(stage.place, fs)
            fs.bury()
            left = _names(tree_of(stage.place.disk))
            if left not in seen:
                seen.add(left)
                listing = stage.oracle.listing()
                assert len(listing - stage.before) <= 1, call
                stage.scenario.act(stage.place)
                stage.oracle.prove_tidy()
            stage.reset()
    assert len(seen) >= 2


_IDS = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}|run-[0-9a-f]{8}")


def _names(tree: Tree) -> frozenset[str]:
    """All names, those of runs made alike."""
    return frozenset(_IDS.sub("run", path) for path in tree)


@pytest.mark.parametrize("share", twelfths(), ids=str)
def test_cancelled_at_every_call(stage: Stage, share: Share) -> None:
    succeeded = 0
    calls = share.with_last(stage.calls if stage.scenario.name in EVERY_CALL else stage.calls[::FIFTH])
    for call in calls:
        cancel = Cancel()

        def ask(now: Call, at: Call = call, cancel: Cancel = cancel) -> None:
            if now.index == at.index:
                cancel.request()

        fs = FaultFS(LocalFileSystem(), ask)
        try:
            made = stage.scenario.act(stage.place, fs, cancel=cancel)
        except Cancelled as stopped:
            assert int(stopped.code) == -801
            assert stage.unchanged(), call
        else:
            succeeded += 1
            if succeeded % 8 == 1:
                stage.oracle.prove_complete(made)
            stage.reset()
        assert fs.open_files == 0, call
    assert 0 < succeeded < len(calls)
