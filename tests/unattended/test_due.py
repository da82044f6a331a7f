"""``run_due``: what is due runs once, is recorded, and what goes wrong stays where it is."""

from __future__ import annotations

import platform
import shutil
import threading
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

import engine
from app.history.history import History
from app.history.runs import RunState
from app.history.slots import SlotOutcome, Slots
from app.jobs.file import JobFile
from app.jobs.job import BackupRule, JobMode, Limits, QuietHours, When
from app.notify.file import NotifyFile
from app.notify.settings import WebhookSettings
from app.unattended.due import How, run_due, run_now
from engine.chain.retention import Retention
from engine.errors import JetError
from engine.events import EventKind
from engine.progress import Cancel
from tests.servers.receivers import hook
from tests.unattended.machine import COPY, DAY, FULL, HOUR, Machine, at, kinds


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_nothing_to_do(machine: Machine) -> None:
    report = machine.look()
    assert (report.ok, report.decided, report.runs, report.problems) == (True, (), (), ())
    assert not machine.look(DAY).busy


def test_a_rule_counts_from_when_it_is_seen_first(machine: Machine) -> None:
    machine.set(machine.job(machine.instance()))
    assert machine.look().runs == ()
    assert machine.look(HOUR).runs == ()
    report = machine.next_night()
    assert [(record.outcome, record.job, len(record.runs)) for record in report.decided] == [
        (SlotOutcome.SERVED, "nightly", 1)
    ]
    assert [(run.job, run.state, run.kind) for run in report.runs] == [("nightly", RunState.SUCCESS, "full")]
    assert machine.look().decided == ()
    assert machine.records() == list(report.decided)
    assert machine.records()[0].runs == (machine.runs()[0].id,)
    assert "requires a full backup" in machine.records()[0].reason
    machine.instance()
    assert [run.kind for run in machine.next_night().runs] == ["incremental"]


def test_an_instance_that_was_set_back_gets_a_full_one_and_the_reason(machine: Machine) -> None:
    source = machine.instance()
    shutil.copytree(source, machine.folder / "earlier")
    machine.set(machine.job(source))
    machine.look()
    machine.instance(steps=30)
    machine.next_night()
    shutil.rmtree(source)
    shutil.copytree(machine.folder / "earlier", source)
    report = machine.next_night()
    assert [run.kind for run in report.runs] == ["full"]
    assert "earlier state" in report.decided[0].reason
    (told,) = [entry for entry in machine.entries() if entry.kind is EventKind.FullInstead][1:]
    assert told.run == report.runs[0].id
    assert "earlier state" in told.text


def test_an_incremental_rule_does_not_change_its_mind(machine: Machine) -> None:
    machine.set(machine.job(machine.instance(), rules=(BackupRule(at(2), JobMode.INCREMENTAL),)))
    machine.look()
    report = machine.next_night()
    assert [(record.outcome, run.state) for record, run in zip(report.decided, report.runs, strict=True)] == [
        (SlotOutcome.FAILED, RunState.FAILED)
    ]
    assert not report.ok
    assert machine.look().runs == (), "not in a loop"


def test_slots_that_were_missed_are_skipped_and_the_newest_is_caught_up(machine: Machine) -> None:
    machine.set(machine.job(machine.instance()))
    machine.look()
    report = machine.look(10 * DAY)
    assert [record.outcome for record in machine.records()] == [*[SlotOutcome.SKIPPED] * 9, SlotOutcome.CAUGHT_UP]
    assert "10 h after its time" in report.decided[-1].reason
    assert len(report.runs) == 1
    assert {record.reason for record in machine.records()[:-1]} == {"A newer slot was run instead."}


def test_a_grace_that_has_passed(machine: Machine) -> None:
    rule = BackupRule(When(at=(time(2),), grace=timedelta(hours=4)))
    machine.set(machine.job(machine.instance(), rules=(rule,)))
    machine.look()
    assert machine.look(2 * DAY).runs == ()
    assert [record.outcome for record in machine.records()] == [SlotOutcome.SKIPPED] * 2


def test_a_paused_job_skips_its_slots_with_the_reason(machine: Machine) -> None:
    job = machine.job(machine.instance())
    machine.set(job)
    machine.look()
    machine.set(machine.job(job.folders[0], paused="the disk is being replaced"))
    assert machine.next_night().runs == ()
    assert [(record.outcome, record.reason) for record in machine.records()] == [
        (SlotOutcome.SKIPPED, "The job is paused: the disk is being replaced")
    ]
    machine.set(job)
    assert machine.look(HOUR).runs == ()
    assert len(machine.next_night().runs) == 1


def test_nothing_starts_in_quiet_hours(machine: Machine) -> None:
    machine.set(machine.job(machine.instance()), limits=Limits(quiet=QuietHours(time(22), time(6, 30))))
    machine.look()
    report = machine.next_night()
    assert (report.runs, report.decided) == ((), ())
    assert machine.next_night(6, 29).runs == ()
    assert [record.outcome for record in machine.next_night(6, 30).decided] == [SlotOutcome.CAUGHT_UP]


def test_a_job_of_another_host_is_left_alone(machine: Machine) -> None:
    machine.set(machine.job(machine.instance(), hosts=("another",)))
    machine.look()
    assert machine.next_night().decided == ()
    machine.set(machine.job(machine.instance(), hosts=("another", platform.node())))
    machine.look()
    assert len(machine.next_night().runs) == 1


def test_two_rules_at_one_time_are_served_by_one_run_and_a_copy_by_its_own(machine: Machine) -> None:
    rules = (BackupRule(at(2)), BackupRule(at(1, 30), FULL), BackupRule(at(2), COPY))
    machine.set(machine.job(machine.instance(), rules=rules))
    machine.look()
    machine.next_night()
    assert sorted(kinds(machine.runs())) == ["copy", "full"]
    machine.instance()
    report = machine.next_night()
    assert sorted(kinds(list(report.runs))) == ["copy", "full"]
    assert [len(record.runs) for record in report.decided] == [1, 1, 1]
    assert len({record.runs for record in report.decided}) == 2


def test_a_failure_of_one_instance_leaves_the_others(machine: Machine) -> None:
    good, bad, other = machine.instance("good"), machine.instance("bad"), machine.instance("other")
    for log in bad.glob("*.log"):
        log.write_bytes(b"x" * log.stat().st_size)
    (bad / "orders.edb").write_bytes(b"x" * 40960)
    machine.set(machine.job(good, bad, name="both"), machine.job(other, name="other"))
    machine.look()
    report = machine.next_night()
    outcomes = {record.job: record for record in report.decided}
    assert {name: record.outcome for name, record in outcomes.items()} == {
        "both": SlotOutcome.FAILED,
        "other": SlotOutcome.SERVED,
    }
    assert str(bad) in outcomes["both"].reason
    assert {str(good), str(other)} <= {
        chain.manifest.runs[0].place for chain in machine.chains() if chain.manifest
    }


def test_one_works_at_a_time(machine: Machine) -> None:
    machine.set(machine.job(machine.instance()))
    machine.look()
    lock = machine.locations.data / "run-due.lock"
    with engine.LocalFileSystem().lock(lock):
        report = machine.next_night()
        assert (report.busy, report.ok, report.runs) == (True, True, ())
    assert len(machine.look().runs) == 1


def test_threads_that_look_at_once_run_it_once(machine: Machine) -> None:
    machine.set(machine.job(machine.instance()))
    machine.look()
    machine.now += DAY
    threads = [threading.Thread(target=machine.look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(machine.runs()) == 1


def test_retention_removes_only_chains_of_the_job(machine: Machine) -> None:
    source, other = machine.instance("source"), machine.instance("other")
    rules = (BackupRule(at(2), FULL),)
    machine.set(
        machine.job(source, rules=rules, retention=Retention(last=2)),
        machine.job(other, name="kept", rules=rules),
    )
    machine.look()
    for _ in range(4):
        machine.instance("source")
        machine.instance("other")
        assert machine.next_night().ok
    by_place: dict[str, int] = {}
    for chain in machine.chains():
        assert chain.manifest is not None
        place = Path(chain.manifest.runs[0].place).name
        by_place[place] = by_place.get(place, 0) + 1
    assert by_place == {"source": 2, "other": 4}
    pruned = [run for run in machine.runs() if run.what == "pruning"]
    assert len(pruned) == 2, "only where there is something to remove"
    assert {run.job for run in pruned} == {"nightly"}


def test_a_job_file_that_cannot_be_read_is_raised_and_the_look_recorded(
    machine: Machine,
) -> None:
    machine.locations.jobs.parent.mkdir(parents=True)
    machine.locations.jobs.write_text("[[job]\nname = 1")
    with pytest.raises(JetError):
        machine.look()
    with History(machine.locations.history) as history:
        look = Slots(history).last_look()
    assert look is not None
    assert (look.by, look.moment) == ("run-due", machine.now)


def test_a_job_on_request(machine: Machine) -> None:
    machine.set(machine.job(machine.instance(), paused="not now"))
    report = run_now(machine.locations, "nightly", machine.how)
    assert report.ok
    assert kinds(list(report.runs)) == ["full"]
    assert machine.records() == [], "it serves no slot"
    with pytest.raises(JetError, match="no job weekly"):
        run_now(machine.locations, "weekly", machine.how)


def test_a_stop_before_the_start_leaves_the_slot(machine: Machine) -> None:
    machine.set(machine.job(machine.instance()))
    machine.look()
    machine.now += DAY
    cancel = Cancel()
    cancel.request()
    assert run_due(machine.locations, How(clock=machine.clock, cancel=cancel)).decided == ()
    assert len(machine.look().runs) == 1


def test_a_destination_that_was_used_is_not_created_again(machine: Machine) -> None:
    machine.set(machine.job(machine.instance()))
    machine.look()
    machine.next_night()
    machine.destination.rename(machine.folder / "unmounted")
    report = machine.next_night()
    assert [record.outcome for record in report.decided] == [SlotOutcome.FAILED]
    assert not machine.destination.exists()
    (machine.folder / "unmounted").rename(machine.destination)
    assert machine.next_night().ok


# ---- other files


def test_an_edited_job_file_holds_at_the_next_look(machine: Machine) -> None:
    source = machine.instance()
    machine.set(machine.job(source))
    machine.look()
    JobFile(machine.locations.jobs).change(lambda jobs: jobs)
    machine.set(machine.job(source, rules=(BackupRule(at(3)),)))
    assert machine.next_night(2).runs == ()
    assert len(machine.next_night(3).runs) == 1


# ---- telling


def test_a_file_of_channels_that_cannot_be_read_fails_no_job(machine: Machine) -> None:
    machine.set(machine.job(machine.instance()))
    machine.look()
    machine.locations.notify.write_text("[[channels")
    report = machine.next_night()
    assert report.ok
    assert "notify.toml" in report.untold
    assert len(report.runs) == 1


def test_a_failed_job_is_told_at_a_real_server_and_told_once(machine: Machine) -> None:
    source = machine.instance()
    machine.set(machine.job(source))
    with hook() as server:
        channels = (WebhookSettings("desk", server.url),)
        NotifyFile(machine.locations.notify).change(lambda known: replace(known, channels=channels))
        machine.look()
        machine.next_night()
        before = len(server.posts)
        (source / "orders.edb").write_bytes(b"x" * 40960)
        report = machine.next_night()
        assert not report.ok
        assert report.untold == ""
        told = server.posts[before:]
        assert len(told) >= 1
        assert "orders" in told[0].body.decode() or "edb" in told[0].body.decode()
        before = len(server.posts)
        machine.look(timedelta(minutes=5))
        assert server.posts[before:] == [], "once"
