"""While the job file cannot be used, what its jobs back up stays in sight, and nothing of it is called good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import engine
from app.history.history import History
from app.jobs.file import JobFile
from app.jobs.job import Jobs, Targets
from app.notify.decide import Rules
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.runner import Runner
from app.settings import Settings
from app.status.last_known import REMEMBERED
from app.status.look import look, undecided
from app.status.values import InstanceStatus, ProblemType, Severity
from engine.progress import Cancel
from tests.builders.small_instance import write_small_instance
from tests.unit.test_look import Machine, job_of, save


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """With a job, whose backup was made, and nothing that is watched."""
    made = Machine(tmp_path)
    save(made, job_of(made, targets=Targets(timedelta(hours=26))))
    back_up(made, made.source, "nightly")
    return made


def back_up(machine: Machine, source: Path, job: str) -> None:
    with History(machine.locations.history) as history:
        request = BackupRequest(FilesAtRest((source,)), machine.store, engine.Kind.FULL)
        Runner(history).run(request, job=job)


def break_file(machine: Machine) -> Jobs:
    """The jobs that the file had before."""
    jobs = JobFile(machine.locations.jobs).load()
    machine.locations.jobs.write_text("[[job]")
    return jobs


def told(found: InstanceStatus) -> list[tuple[ProblemType, Severity]]:
    return [(problem.type, problem.severity) for problem in found.problems]


def test_what_only_jobs_know_stays_in_sight(machine: Machine) -> None:
    before = machine.look()
    back_up(machine, write_small_instance(machine.root / "by hand"), "")
    assert before.severity is not Severity.CRITICAL
    jobs = break_file(machine)
    for last in (Jobs(), jobs):
        after = machine.look(last=last)
        (was,), (found,) = before.instances, after.instances
        assert (found.folder, found.restorable_to) == (was.folder, was.restorable_to)
        assert found.restorable_to is not None and was.next_run is not None and found.next_run is None
        assert told(found) == [(ProblemType.TARGETS, Severity.UNKNOWN)]
        assert [d.place for d in after.destinations] == [machine.store]
        problem = next(each for each in after.problems if each.type is ProblemType.JOB_FILE)
        assert problem.severity is Severity.CRITICAL
        assert problem.hint.endswith("What the jobs promise is not known until the file can be used.")
    assert ProblemType.TARGETS in Rules().silent, "channels are told of the file, not of each instance"
    assert undecided(machine.locations, Cancel()) == []


def test_no_age_is_held_against_a_target_that_is_not_known(machine: Machine) -> None:
    later = datetime.now(UTC) + timedelta(days=3)
    (found,) = look(machine.locations, later).instances
    assert (ProblemType.TOO_OLD, Severity.CRITICAL) in told(found)
    break_file(machine)
    (found,) = look(machine.locations, later).instances
    assert told(found) == [(ProblemType.TARGETS, Severity.UNKNOWN)]
    (found,) = look(machine.locations, later, max_age=timedelta(hours=1)).instances
    assert (ProblemType.TOO_OLD, Severity.CRITICAL) in told(found), "one that is given is known"


def test_an_instance_that_is_gone_and_a_destination_are_still_missed(machine: Machine) -> None:
    break_file(machine)
    machine.source.rename(machine.root / "moved")
    found = machine.only()
    assert found.folder == machine.source and "cannot be found" in found.problems[0].text
    machine.store.rename(machine.root / "unplugged")
    (place,) = machine.look().destinations
    assert (place.place, place.severity) == (machine.store, Severity.CRITICAL), "a job writes to it"


def test_the_history_is_not_asked_for_what_was_long_ago(machine: Machine) -> None:
    jobs = break_file(machine)
    later = datetime.now(UTC) + REMEMBERED + timedelta(days=1)
    assert look(machine.locations, later).instances == ()
    assert len(look(machine.locations, later, last=jobs).instances) == 1


def test_what_is_watched_is_judged_as_before(machine: Machine) -> None:
    """The limit of the settings is that of instances in no job."""
    watched = write_small_instance(machine.root / "watched")
    machine.settings(Settings(folders=(str(watched),)))
    back_up(machine, watched, "")
    break_file(machine)
    by_folder = {each.folder: told(each) for each in machine.look().instances}
    assert by_folder == {machine.source: [(ProblemType.TARGETS, Severity.UNKNOWN)], watched: []}
