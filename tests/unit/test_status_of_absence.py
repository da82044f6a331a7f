"""What the status says where a destination is absent: which one, and what of the others."""

from __future__ import annotations

from pathlib import Path

from app.evidence.rule import Standing
from app.settings import Settings
from app.status.values import ProblemType
from tests.unit.test_look import Machine, job_of, save


def test_the_destination_that_is_absent_is_named_and_the_other_is_said_to_be_there(tmp_path: Path) -> None:
    machine, second = Machine(tmp_path), tmp_path / "second"
    second.mkdir()
    machine.run()
    save(machine, job_of(machine), job_of(machine, "copy", destination=second))
    machine.store.rename(tmp_path / "away")
    told = {problem.subject.partition("(job ")[2]: problem for problem in machine.look().all_problems}
    away, never = told["nightly)"], told["copy)"]
    assert away.text == f"Backup not reachable: {machine.store} is not available"
    assert away.hint == f"Connect or mount {machine.store}. Its backups are unchanged."
    assert (never.text, never.hint) == (
        "Never backed up",
        f"Make a full backup. Its destination {second} is available.",
    )
    second.rmdir()
    machine.settings(Settings(identities={str(second): "known before"}))
    hidden = machine.look(job="copy").instances[0]
    assert hidden.verdict.standing is Standing.HIDDEN
    (problem,) = (each for each in hidden.problems if each.type is ProblemType.VERDICT)
    assert problem.text == f"Not known: {second} is not available"
    assert problem.hint == f"Connect or mount {second}, then look again."
