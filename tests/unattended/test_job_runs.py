"""Programs around a job, stops, limits, stalls."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import time as time_of_day
from datetime import timedelta
from pathlib import Path

import pytest

from app.cli.main import run as command
from app.history.history import History
from app.history.runs import GOOD, Run, RunOperation, RunState
from app.history.slots import SlotOutcome
from app.jobs.job import BackupRule, Hook, Limits, When
from app.operations.control import cancel_run
from app.status.look import look
from app.status.values import ProblemType
from app.unattended.due import How, run_due
from app.unattended.gate import Gate, disk_of
from app.unattended.stall import StallWatch
from engine import StoreAddress, parse_place
from engine.errors import Cancelled
from engine.events import EventKind, LogEntry
from engine.formats.stamps import LogTime
from engine.progress import Cancel, Event, Operation, Stage, silent
from tests.builders.log_files import SIGNATURE
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.datasets import PROJECT
from tests.unattended.machine import DAY, FULL, NOON, Machine, at

PATIENCE = 60


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def hook(code: str, seconds: float = 60) -> Hook:
    return Hook((sys.executable, "-c", code), timedelta(seconds=seconds))


def in_file(path: Path) -> Hook:
    """Notes what it was told."""
    return hook(
        f"import os; open({str(path)!r}, 'a').write(' '.join(os.environ['ESE_BACKUP_' + name] for name in"
        " ('STEP', 'JOB', 'OUTCOME', 'INSTANCES')) + '\\n')"
    )


def test_programs_run_around_the_backups_and_know_what_came_of_them(machine: Machine) -> None:
    told = machine.folder / "told"
    machine.set(machine.job(machine.instance(), before=in_file(told), after=in_file(told)))
    machine.look()
    report = machine.next_night()
    assert report.ok
    assert told.read_text().splitlines() == [
        "before nightly  ",
        f"after nightly success {report.runs[0].instance}",
    ]
    kinds = [entry.kind for entry in machine.entries()]
    assert kinds.index(EventKind.HookEnded) < kinds.index(EventKind.FullBackupStarted)


def test_instances_of_one_name_are_told_apart_by_their_folders(machine: Machine) -> None:
    good = write_small_instance(machine.folder / "data" / "good")
    bad = write_small_instance(good.parent / "bad", signature=replace(SIGNATURE, created=LogTime.of(NOON)))
    database = bad / DATABASE
    data = bytearray(database.read_bytes())
    data[-100] ^= 0xFF
    database.write_bytes(data)
    machine.set(machine.job(good.parent, below=True))
    machine.look()
    report = machine.next_night()
    assert sorted(run.state for run in report.runs) == [RunState.FAILED, RunState.SUCCESS]
    (record,) = report.decided
    assert f" in {bad}: Page " in record.reason and str(good) not in record.reason


def test_an_instance_that_goes_from_a_whole_tree_is_told_once(machine: Machine) -> None:
    """It dropped out, and the job was a success without a word."""
    tree = machine.folder / "data"
    here, gone = (
        write_small_instance(tree / name, base=base) for name, base in (("here", "edb"), ("gone", "ntd"))
    )
    told = machine.folder / "told"
    machine.set(machine.job(tree, below=True, after=in_file(told)))
    machine.look()
    assert len(machine.next_night().runs) == 2
    aside = gone.rename(machine.folder / "aside")

    def warnings() -> list[str]:
        return [each.text for each in machine.entries() if each.kind is EventKind.InstanceGone]

    (record,) = machine.next_night().decided
    assert record.outcome is SlotOutcome.WARNING and record.reason.endswith(f" is no longer found in {gone}.")
    (said,) = warnings()
    assert f"is no longer found in {gone}, where the job nightly backed it up" in said and str(here) not in said
    assert told.read_text().splitlines()[-1].startswith("after nightly warning")
    assert _problems(machine) == [f"No longer found: ntd-1234ABCD in {gone}"]
    (record,) = machine.next_night().decided
    assert len(warnings()) == 1 and "no longer" not in record.reason, "it is said once"
    assert record.outcome is SlotOutcome.SERVED
    aside.rename(gone)
    machine.next_night()
    assert _problems(machine) == []
    gone.rename(aside)
    machine.next_night()
    assert len(warnings()) == 2, "it was there again"
    machine.now += timedelta(days=31)
    assert _problems(machine) == [], "it seems to have been removed on purpose"


def _problems(machine: Machine) -> list[str]:
    """What the status says of the job."""
    seen = look(machine.locations, machine.now)
    return [each.text for each in seen.problems if each.type is ProblemType.MISSING]


def test_a_program_before_that_fails_stops_the_job_and_the_one_after_runs(machine: Machine) -> None:
    told = machine.folder / "told"
    before = hook("print('the service does not stop'); raise SystemExit(4)")
    machine.set(machine.job(machine.instance(), before=before, after=in_file(told)))
    machine.look()
    (record,) = machine.next_night().decided
    assert (record.outcome, record.runs) == (SlotOutcome.FAILED, ())
    assert record.reason.startswith("The program before the job failed:")
    assert record.reason.endswith("ended with 4. the service does not stop")
    assert told.read_text().splitlines() == ["after nightly failed "]
    failed = next(entry for entry in machine.entries() if entry.kind is EventKind.HookFailed)
    assert failed.fields["output"] == "the service does not stop\n"
    assert not machine.destination.exists()


def test_a_program_that_hangs_fails_the_job_after_its_limit(machine: Machine) -> None:
    machine.set(machine.job(machine.instance(), after=hook("import time; time.sleep(600)", 1)))
    machine.look()
    (record,) = machine.next_night().decided
    assert record.outcome is SlotOutcome.FAILED
    assert "was ended after its limit of 1 seconds" in record.reason
    assert [run.state for run in machine.runs()] == [RunState.SUCCESS]


def test_a_stop_while_a_job_runs_cancels_its_slot(machine: Machine) -> None:
    source = machine.instance()
    machine.set(machine.job(source, rules=(BackupRule(at(2), FULL),)))
    machine.look()
    machine.now += DAY
    cancel = Cancel()

    def stop(happened: Run | LogEntry) -> None:
        if isinstance(happened, Run):
            cancel.request()

    report = run_due(machine.locations, How(clock=machine.clock, cancel=cancel, watch=stop))
    assert [record.outcome for record in report.decided] == [SlotOutcome.CANCELLED]
    assert [run.state for run in report.runs] == [RunState.CANCELLED]
    assert machine.look().runs == ()


def test_one_run_of_a_job_is_cancelled_by_its_id(machine: Machine) -> None:
    machine.set(machine.job(machine.instance(), rules=(BackupRule(at(2), FULL),)))
    machine.look()
    machine.now += DAY
    held = Cancel()
    asked: list[str] = []

    def watch(happened: Run | LogEntry) -> None:
        if isinstance(happened, Run) and happened.state is RunState.RUNNING:
            with History(machine.locations.history) as history:
                asked.append(cancel_run(history, happened.id).id)

    def slow(event: Event) -> None:
        until = time.monotonic() + PATIENCE
        while not (machine.locations.data / "seen").exists() and time.monotonic() < until and len(asked) < 2:
            time.sleep(0.7)
            break

    report = run_due(machine.locations, How(clock=machine.clock, cancel=held, watch=watch, progress=slow))
    assert [run.state for run in report.runs] == [RunState.CANCELLED]
    assert [record.outcome for record in report.decided] == [SlotOutcome.CANCELLED]


# ---- how much at once


def test_limits_hold_and_an_instance_is_never_there_twice() -> None:
    gate, guard, full = Gate(Limits(runs=3, runs_for_each_destination=2)), threading.Lock(), threading.Event()
    now, most = list[tuple[str, str]](), {"all": 0, "disk": 0, "instance": 0}

    def work(number: int) -> None:
        instance, disk = f"instance {number % 4}", f"disk {number % 2}"
        with gate.place([instance], disk, Cancel()):
            with guard:
                now.append((instance, disk))
                most["all"] = max(most["all"], len(now))
                most["disk"] = max(most["disk"], sum(other == disk for _, other in now))
                most["instance"] = max(most["instance"], sum(other == instance for other, _ in now))
                if len(now) == 3:
                    full.set()
            full.wait(PATIENCE)  # on a busy machine, threads may hardly overlap
            time.sleep(0.01)
            with guard:
                now.remove((instance, disk))

    with ThreadPoolExecutor(24) as pool:
        list(pool.map(work, range(24)))
    assert full.is_set() and most == {"all": 3, "disk": 2, "instance": 1}


def test_a_wait_for_a_place_can_be_stopped() -> None:
    gate, cancel = Gate(Limits(runs=1)), Cancel()
    with gate.place([], "disk", Cancel()):
        threading.Timer(0.2, cancel.request).start()
        with pytest.raises(Cancelled), gate.place([], "another", cancel):
            pytest.fail("there was a place")
    with gate.place([], "disk", Cancel()):
        pass


def test_folders_of_one_volume_and_prefixes_of_one_bucket_are_one_disk(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert disk_of(tmp_path / "a") == disk_of(tmp_path / "b" / "new")
    one, two, other = map(parse_place, ("s3://one/a", "s3://one/b/c", "s3://two/a"))
    assert isinstance(one, StoreAddress)
    assert disk_of(one) == disk_of(two) != disk_of(other)
    assert disk_of(Path("/proc")) != disk_of(tmp_path)


_BACKS_UP = """
import sys, time
from pathlib import Path
import engine
from app.history.history import History
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.runner import Runner

source, to, history = map(Path, sys.argv[1:])

def slow(event):
    print("event", flush=True)
    time.sleep(0.2)

with History(history) as opened:
    request = BackupRequest(FilesAtRest((source,)), to, engine.Kind.FULL, engine.Options(create=True))
    Runner(opened).run(request, engine.RunContext(progress=slow))
"""


def test_a_backup_that_another_program_makes_is_waited_for(machine: Machine) -> None:
    source = machine.instance()
    machine.set(machine.job(source, rules=(BackupRule(at(2), FULL),)))
    machine.look()
    arguments = [source, machine.destination, machine.locations.history]
    other = subprocess.Popen(
        [sys.executable, "-c", _BACKS_UP, *map(str, arguments)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "event\n"
    report = machine.next_night()
    assert [run.state in GOOD for run in report.runs] == [True]
    other.communicate(timeout=PATIENCE)
    assert other.returncode == 0
    assert {run.state for run in machine.runs()} <= GOOD
    assert len(machine.chains()) == 2


# ---- stalls


def test_a_run_of_which_nothing_is_seen_is_reported_once() -> None:
    seconds, entries = [0.0], list[LogEntry]()
    watch = StallWatch(timedelta(minutes=15), entries.append, lambda: seconds[0])
    run, cancel = Run("20260301-x", "SMP", RunOperation.BACKUP, "full", NOON), Cancel()
    event = Event(Operation.BACKUP, Stage.PROGRESS, 1, 2)
    with watch.watched(cancel, silent) as (seen, started):
        seconds[0] += 2000
        watch.look()
        assert entries == [], "it has not started"
        started(run)
        watch.look()
        watch.look()
        assert len(entries) == 1
        assert entries[0].text == "The backup of SMP has shown no progress for 15 minutes."
        assert entries[0].run == run.id
        seen(event)
        seconds[0] += 899
        watch.look()
        assert len(entries) == 1
        seconds[0] += 1
        watch.look()
        assert len(entries) == 2, "it went on in between"
        seen(event)
        cancel.pause()
        seconds[0] += 5000
        watch.look()
        cancel.resume()
        seconds[0] += 800
        watch.look()
        assert len(entries) == 2, "a paused run does not stall"
    seconds[0] += 5000
    watch.look()
    assert len(entries) == 2


def test_a_stall_is_seen_while_jobs_run(machine: Machine) -> None:
    machine.set(
        machine.job(machine.instance(), rules=(BackupRule(at(2), FULL),)),
        limits=Limits(stall=timedelta(seconds=1)),
    )
    machine.look()
    machine.now += DAY
    stopped = threading.Event()

    def stuck(event: Event) -> None:
        if not stopped.is_set():
            stopped.set()
            until = time.monotonic() + PATIENCE
            while not stalls() and time.monotonic() < until:
                time.sleep(0.05)

    def stalls() -> list[LogEntry]:
        return [entry for entry in machine.entries() if entry.kind is EventKind.RunStalled]

    assert run_due(machine.locations, How(clock=machine.clock, progress=stuck)).ok
    assert len(stalls()) == 1


# ---- the command


def test_the_command(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ESE_BACKUP_HOME", str(machine.locations.data))
    rule = BackupRule(When(at=(time_of_day(2),), zone="Europe/Berlin"))
    machine.set(machine.job(machine.instance(), rules=(rule,)))
    assert command(["run-due", "--now", "2026-03-02T12:00:00+01:00"]) == 0
    assert capsys.readouterr().out == "Nothing is due.\n"
    assert command(["run-due", "--now", "2026-03-05T05:30:00+01:00", "--json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert [slot["outcome"] for slot in body["slots"]] == ["skipped"] * 2 + ["caught-up"]
    assert (body["result"], body["busy"], body["problems"]) == ("success", False, [])
    assert body["runs"][0]["job"] == "nightly"
    (chain,) = machine.chains()
    assert chain.manifest is not None
    assert chain.manifest.runs[0].started.startswith("2026-03-05T04:30:0"), "the clock is that of chains, too"
    (machine.folder / "source" / "orders.edb").write_bytes(b"x" * 40960)
    assert command(["run-due", "--now", "2026-03-06T03:30:00+01:00"]) == 1
    out = capsys.readouterr().out
    assert "failed" in out


def test_a_job_on_request_by_command(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ESE_BACKUP_HOME", str(machine.locations.data))
    machine.set(machine.job(machine.instance()))
    assert command(["jobs", "run", "nightly", "--json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert [(run["job"], run["state"]) for run in body["runs"]] == [("nightly", "success")]
    assert body["slots"] == []
    assert command(["jobs", "run", "weekly"]) == 1
    assert "no job" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_service_manager_stops_it_in_order(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ESE_BACKUP_HOME", str(machine.locations.data))
    begun = machine.folder / "begun"
    before = hook(f"import time; open({str(begun)!r}, 'w').close(); time.sleep(600)", 3600)
    machine.set(machine.job(machine.instance(), before=before))
    machine.look()
    now = (machine.now + DAY).isoformat()
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli.main", "run-due", "--now", now, "--json"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + PATIENCE
    while not begun.exists():
        assert time.monotonic() < until
        time.sleep(0.02)
    process.terminate()
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert [slot["outcome"] for slot in json.loads(out)["slots"]] == ["cancelled"]
    machine.now += DAY
    assert [record.outcome for record in machine.records()] == [SlotOutcome.CANCELLED]
    assert machine.look().runs == ()
