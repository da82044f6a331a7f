"""What a look says of a destination without any backup yet, and of a run that ended with its process."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.evidence.gathering import scan_chains
from app.evidence.rule import Standing
from app.evidence.single_runs import attempt_of
from app.history.history import History
from app.history.runs import RunOperation, RunState
from app.jobs.job import Targets
from app.status.settled import settled_runs
from app.status.values import Severity
from engine.progress import Cancel
from tests.unit.test_look import Machine, job_of, save


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_run_of_a_killed_process_whose_chain_cannot_be_read_says_so(machine: Machine) -> None:
    machine.run()
    (chain,) = (path.parent for path in machine.store.rglob("backup-manifest.json"))
    (chain / "backup-manifest.json").write_bytes(b"{")
    with History(machine.locations.history) as history:
        name = history.runs()[0].instance
        run = history.begin_run(
            name, RunOperation.BACKUP, "full", source=str(machine.source), destination=str(machine.store)
        )
    (found,) = settled_runs([run], {run.id}, [scan_chains([str(machine.store)], Cancel())])
    assert found.state is RunState.INTERRUPTED and found.failure is not None and found.failure.hint
    assert found.failure.message.startswith(
        "It was interrupted. Whether its backup set is complete is not known: "
    )
    attempt = attempt_of([found])
    assert attempt is not None and attempt.why == found.failure.message and attempt.remedy is None
    (found,) = settled_runs([run], {run.id}, [scan_chains([str(machine.root / "gone")], Cancel())])
    assert found.failure is None, "another destination says nothing of it"


def test_a_destination_that_the_first_run_creates_is_not_missed(machine: Machine) -> None:
    """The instance has no backup yet, and nothing is wrong with its destination."""
    machine.store.rmdir()
    save(machine, job_of(machine, targets=Targets(timedelta(days=1))))
    found = machine.look()
    (instance,), (place,) = found.instances, found.destinations
    assert (place.available, place.problems) == (False, ())
    assert (instance.verdict.standing, instance.severity) == (Standing.NEVER, Severity.WARNING)
    machine.store.mkdir()
    machine.run()
    machine.store.rename(machine.store.with_name("away"))
    found = machine.look()
    (place,) = found.destinations
    assert place.severity is Severity.CRITICAL, "it was there before"
