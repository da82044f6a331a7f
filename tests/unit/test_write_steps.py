"""The live test of a destination: each step as it went, and nothing left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

import engine
from engine.chain.directory import Directory
from engine.chain.stores import write_steps
from engine.chain.write_steps import StepList
from engine.chain.write_steps import StepOutcome as Outcome
from engine.chain.write_steps import WriteStepKind as Kind
from engine.error_codes import Code
from engine.errors import Cancelled
from engine.progress import Cancel
from tests.disk.fault_fs import Call, Fault, FaultFS

FS = engine.LocalFileSystem()


def test_a_folder_that_takes_backups(tmp_path: Path) -> None:
    told: list[engine.WriteStep] = []
    steps = engine.write_steps(tmp_path, told.append)
    assert [step.kind for step in steps] == list(Kind)
    assert {step.outcome for step in steps} == {Outcome.DONE}
    assert list(steps) == told
    assert steps[0].free == FS.free_space(tmp_path) or steps[0].free
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_still_to_be_made_is_not_made(tmp_path: Path) -> None:
    steps = engine.write_steps(tmp_path / "new" / "deep")
    assert {step.outcome for step in steps} == {Outcome.DONE}
    assert list(tmp_path.iterdir()) == []


def test_a_known_destination_has_to_be_there(tmp_path: Path) -> None:
    steps = engine.write_steps(tmp_path / "unplugged", known=True)
    assert [step.outcome for step in steps] == [Outcome.FAILED] + [Outcome.NOT_REACHED] * 5
    assert steps[0].error is not None and "is not available" in steps[0].error.message
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_destination(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x")
    steps = engine.write_steps(path)
    assert [step.outcome for step in steps] == [Outcome.FAILED] + [Outcome.NOT_REACHED] * 5
    assert steps[0].error is not None
    assert steps[0].error.code is Code.InvalidPath


def test_a_run_that_sweeps_beside_the_test_fails_none_of_its_steps(tmp_path: Path) -> None:
    def steps(moment: int) -> int:
        calls = 0

        def meddle(call: Call) -> None:
            nonlocal calls
            calls += 1
            if calls == moment:
                for path in tmp_path.glob(".write-test-*"):
                    path.unlink()

        tested = engine.write_steps(tmp_path, fs=FaultFS(FS, meddle))
        assert {step.outcome for step in tested} == {Outcome.DONE}
        assert list(tmp_path.iterdir()) == []
        return calls

    for moment in range(1, steps(0) + 1):
        steps(moment)


@pytest.mark.parametrize(
    ("verb", "failed"),
    [
        ("create", Kind.WRITE),
        ("write", Kind.WRITE),
        ("sync", Kind.SYNC),
        ("rename", Kind.RENAME),
        ("read", Kind.READ),
        ("remove", Kind.DELETE),
    ],
)
def test_each_step_that_is_refused_is_told_and_cleaned_up(tmp_path: Path, verb: str, failed: Kind) -> None:
    first = FaultFS(FS)
    write_steps(tmp_path, fs=first)
    index = next(call.index for call in first.calls if call.verb == verb)
    fs = FaultFS(FS)
    fs.fail_at(index, Fault.INPUT_OUTPUT)
    steps = write_steps(tmp_path, fs=fs)
    by_kind = {step.kind: step for step in steps}
    assert by_kind[failed].outcome is Outcome.FAILED
    assert by_kind[failed].error is not None
    before = list(Kind)[: list(Kind).index(failed)]
    after = list(Kind)[list(Kind).index(failed) + 1 :]
    assert {by_kind[kind].outcome for kind in before} <= {Outcome.DONE}
    assert {by_kind[kind].outcome for kind in after} <= {Outcome.NOT_REACHED}
    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_test_leaves_nothing(tmp_path: Path) -> None:
    cancel = Cancel()
    with pytest.raises(Cancelled):
        engine.write_steps(
            tmp_path, lambda step: cancel.request() if step.kind is Kind.SYNC else None, cancel=cancel
        )
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_a_set_is_tested_too(tmp_path: Path) -> None:
    steps = StepList(lambda step: None, Cancel())
    Directory(tmp_path).try_writing(steps)
    assert [step.outcome for step in steps.steps] == [Outcome.DONE] * 6
