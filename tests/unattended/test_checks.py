"""Verifications and drills on schedule: the oldest proof first, within a budget, to a moment that can be
repeated."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import engine
from app.history.runs import RunState
from app.history.slots import SlotOutcome
from app.jobs.job import BackupRule, CheckKind, CheckRule
from engine.events import EventKind
from tests.disk.rights import modes_count
from tests.unattended.machine import DAY, FULL, Machine, at

VERIFY = CheckRule(CheckKind.VERIFY, at(4), timedelta(seconds=1))
DRILL = CheckRule(CheckKind.DRILL, at(5), timedelta(hours=1))


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """Three full backups, made at 02:00 on three days."""
    machine = Machine(tmp_path_factory.mktemp("made", numbered=False))
    machine.set(machine.job(machine.instance(), rules=(BackupRule(at(2), FULL),)))
    machine.look()
    for _ in range(3):
        machine.instance()
        assert machine.next_night().ok
    return machine


@pytest.fixture
def machine(backed_up: Machine, tmp_path: Path) -> Machine:
    """A copy of that, with a check in place of the schedule."""
    machine = Machine(Path(shutil.copytree(backed_up.folder, tmp_path / "machine")), backed_up.now)
    machine.set(machine.job(machine.folder / "source", rules=()), checks=(VERIFY,))
    machine.look()
    return machine


def checked(machine: Machine) -> list[int]:
    """Which chains the checks read, the oldest chain being 0."""
    chains = sorted(str(chain.path) for chain in machine.chains())
    return [chains.index(run.source) for run in machine.runs() if run.what in ("verification", "restore drill")]


def test_what_was_never_checked_comes_first_and_then_the_oldest_proof(machine: Machine) -> None:
    machine.tick = timedelta(seconds=1)
    for _ in range(5):
        report = machine.next_night(4)
        assert [record.outcome for record in report.decided] == [SlotOutcome.SERVED]
        assert report.decided[0].reason == "1 of 3 chains fit into the time."
    assert checked(machine) == [2, 1, 0, 2, 1], "each night one, the first is always checked"
    assert {(record.job, record.rule) for record in machine.records()[3:]} == {("", "verify at 04:00")}


def test_all_that_fit_are_checked_and_a_damaged_one_fails_the_slot(machine: Machine) -> None:
    machine.set(checks=(CheckRule(CheckKind.VERIFY, at(4)),))
    assert machine.next_night(4).runs == (), "without a job there is nothing to check"
    newest = max(machine.chains(), key=lambda chain: chain.path.name)
    database = newest.path / "orders.edb"
    data = bytearray(database.read_bytes())
    data[3 * 4096 + 100] ^= 0xFF
    data[3 * 4096 + 900] ^= 0xFF
    database.write_bytes(data)
    machine.set(machine.job(machine.folder / "source", rules=()), checks=(CheckRule(CheckKind.VERIFY, at(4)),))
    report = machine.next_night(4)
    assert [run.state for run in report.runs] == [RunState.FAILED, RunState.SUCCESS, RunState.SUCCESS]
    (record,) = report.decided
    assert record.outcome is SlotOutcome.FAILED
    assert (
        record.reason == f"{newest.path}: orders.edb: It is not the file that was backed up: its SHA-256 differs."
    )
    assert len(record.runs) == 3


def test_chains_that_cannot_be_read_fail_the_slot_and_keep_no_other_from_being_checked(machine: Machine) -> None:
    machine.set(
        *(machine.job(machine.folder / "source", name=name, rules=()) for name in ("one", "two")),
        checks=(CheckRule(CheckKind.VERIFY, at(4)),),
    )
    newest = max(machine.chains(), key=lambda chain: chain.path.name).path
    newest.chmod(0)
    try:
        with modes_count():
            report = machine.next_night(4)
    finally:
        newest.chmod(0o700)
    (record,) = report.decided
    assert (record.outcome, len(report.runs)) == (SlotOutcome.FAILED, 2)
    assert record.reason == f"Cannot access {newest}: Permission denied.", "once, of two jobs"


def test_a_drill_restores_the_end_and_a_moment_that_can_be_repeated(machine: Machine) -> None:
    machine.set(machine.job(machine.folder / "source", rules=()), checks=(DRILL,))
    machine.look()
    report = machine.next_night(5)
    assert report.ok, report
    assert [run.is_partial for run in report.runs] == [False, True] * 3
    told = [entry for entry in machine.entries() if entry.kind is EventKind.DrillMoment]
    assert [entry.run for entry in told] == [run.id for run in report.runs if run.is_partial]
    assert {entry.fields["seed"] for entry in told} == {7}
    for entry in told:
        moment = datetime.fromisoformat(str(entry.fields["time"]))
        first, last = known_span(Path(str(entry.fields["path"])))
        assert first <= moment <= last
    passed = [entry for entry in machine.entries() if entry.kind is EventKind.DrillPassed]
    assert len(passed) == 6
    assert not any(path.name.startswith("ese-drill") for path in machine.folder.rglob("*"))


def known_span(chain: Path) -> tuple[datetime, datetime]:
    span = engine.restore_points(chain).reachable
    assert span is not None
    return span


def test_a_destination_that_is_not_there_fails_the_check(machine: Machine) -> None:
    machine.destination.rename(machine.folder / "away")
    (record,) = machine.next_night(4).decided
    assert record.outcome is SlotOutcome.FAILED
    assert str(machine.destination) in record.reason


def test_chains_of_other_machines_are_theirs_to_check(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "another")
    report = machine.next_night(4)
    assert (report.runs, report.ok) == ((), True)


def test_the_month_of_a_check_that_was_missed_is_one_check(machine: Machine) -> None:
    report = machine.look(30 * DAY)
    assert [record.outcome for record in report.decided] == [*[SlotOutcome.SKIPPED] * 29, SlotOutcome.CAUGHT_UP]
    assert machine.now.astimezone(UTC) > report.decided[-1].slot
