"""``run_due`` beside a history that was lost, set aside, or cannot be read or written."""

from __future__ import annotations

import contextlib
import os
from datetime import timedelta
from pathlib import Path

import pytest

import engine
from app.history.history import History
from app.history.runs import GOOD, RunState
from app.history.slots import SlotOutcome, Slots
from app.jobs.job import BackupRule
from app.jobs.keys import rule_key
from app.settings import Locations
from engine.errors import known
from tests.disk.rights import modes_count
from tests.disk.volumes import volume
from tests.unattended.machine import DAY, FULL, HOUR, NIGHTLY, Machine, at


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_history_that_was_set_aside_repeats_nothing(machine: Machine) -> None:
    machine.set(machine.job(machine.instance()))
    machine.look()
    machine.next_night()
    machine.locations.history.write_bytes(b"\xff" * 9000)
    assert machine.look(HOUR).runs == (), "the chain shows that the slot was served"
    assert len(machine.next_night().runs) == 1
    assert [record.outcome for record in machine.records()] == [SlotOutcome.SERVED]


def test_a_history_that_was_lost_before_a_slot_loses_no_slot(machine: Machine) -> None:
    machine.set(machine.job(machine.instance()))
    machine.look()
    machine.next_night()
    machine.locations.history.unlink()
    assert len(machine.look(DAY).runs) == 1


def test_without_a_history_jobs_run_and_not_in_a_loop(machine: Machine) -> None:
    machine.locations.history.mkdir(parents=True)
    machine.set(machine.job(machine.instance()))
    report = machine.look()
    assert [run.state for run in report.runs] == [RunState.SUCCESS], "no backup exists, and nothing else says so"
    assert "not recorded" in report.problems[0]
    assert [record.outcome for record in report.decided][-1] is SlotOutcome.CAUGHT_UP
    assert machine.look(HOUR).runs == ()
    assert len(machine.next_night().runs) == 1
    assert machine.look(HOUR).runs == ()


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_without_a_history_chains_that_cannot_be_read_are_told(machine: Machine) -> None:
    """One of them may hold the newest run. No full backup is made for that."""
    machine.locations.history.mkdir(parents=True)
    machine.set(machine.job(machine.instance()))
    machine.look()
    (chain,) = machine.chains()
    chain.path.chmod(0)
    try:
        with modes_count():
            report = machine.look(HOUR)
    finally:
        chain.path.chmod(0o700)
    assert [(run.kind, run.state) for run in report.runs] == [(engine.Kind.INCREMENTAL, RunState.FAILED)]
    (told,) = [problem for problem in report.problems if "not known" in problem]
    assert told == (
        f"nightly: its newest backup is not known, as not all chains can be read. Cannot access {chain.path}: "
        "Permission denied."
    )


def test_without_a_history_what_fails_is_tried_once_a_look(machine: Machine) -> None:
    machine.locations.history.mkdir(parents=True)
    source = machine.instance()
    (source / "orders.edb").write_bytes(b"x" * 40960)
    machine.set(machine.job(source, rules=(BackupRule(at(2), FULL),)))
    for _ in range(2):
        assert len(machine.look(timedelta(minutes=5)).runs) == 1


@pytest.mark.skipif(os.name != "posix" or not Path("/dev/full").exists(), reason="a disk that is full")
def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    (tmp_path / "file").write_text("in the way")
    machine.locations = Locations(tmp_path / "config", tmp_path / "file" / "data")
    machine.set(machine.job(machine.instance()))
    report = machine.look()
    assert [run.state for run in report.runs] == [RunState.SUCCESS]
    assert report.problems


def test_a_full_disk_under_the_history_stops_no_backup(machine: Machine, tmp_path: Path) -> None:
    with volume(tmp_path / "small", 1 << 20) as small:
        machine.locations = Locations(tmp_path / "config", small / "data")
        source = machine.instance()
        machine.set(machine.job(source))
        machine.look()
        machine.next_night()
        with History(machine.locations.history, machine.clock) as history:
            left = Slots(history).begin("nightly", rule_key(NIGHTLY), machine.now - timedelta(minutes=5) + DAY)
            assert left is not None, "of a process that ends before its runs"
        filler = small / "filler"
        with contextlib.suppress(OSError), filler.open("wb") as file:
            while True:
                file.write(bytes(4096))
                file.flush()
        report = machine.next_night()
        assert [run.state in GOOD for run in report.runs] == [True]
        assert report.problems
        assert machine.look(HOUR).runs == ()
        filler.unlink()
        report = machine.next_night()
        assert [record.outcome for record in report.decided] == [SlotOutcome.FAILED, SlotOutcome.SERVED]
        assert report.decided[0].slot == left.slot, "that it was served was not recorded"
        assert len(report.runs) == 1
        assert len({run.id for chain in machine.chains() for run in known(chain.manifest, "").runs}) == 3
