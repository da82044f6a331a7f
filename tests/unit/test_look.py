"""What a look gathers: real instances, backups and a history. Dead shares do not hang it, nothing is changed."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

import pytest

import engine
from app.audit.log import AuditLog
from app.audit.row import Deed
from app.evidence.rule import Standing
from app.history.history import History
from app.history.runs import RunOperation
from app.history.slots import Slots
from app.jobs.file import JobFile
from app.jobs.job import BackupRule, Job, Jobs, Targets, When
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.runner import Runner
from app.operations.verify import VerifyRequest
from app.settings import Locations, Settings, SettingsFile
from app.status.facts import max_age_of
from app.status.look import look
from app.status.values import InstanceStatus, Overview, ProblemType, Severity
from app.status.words import line
from engine.events import EventKind, entry
from tests.builders.small_instance import write_small_instance
from tests.cli.conftest import tree


class Machine:
    """A home with settings and a history, a watched instance and a destination."""

    def __init__(self, root: Path) -> None:
        self.root, self.locations = root, Locations(root / "home", root / "home")
        self.source, self.store = write_small_instance(root / "source"), root / "backups"
        self.store.mkdir()
        self.settings(Settings(folders=(str(self.source),), destinations=(str(self.store),)))

    def settings(self, settings: Settings) -> None:
        SettingsFile(self.locations.settings).save(settings)

    def run(self, *requests: Callable[[Path], object]) -> None:
        with History(self.locations.history) as history:
            runner = Runner(history)
            chain = runner.run(BackupRequest(FilesAtRest((self.source,)), self.store, engine.Kind.FULL)).chain
            for request in requests:
                runner.run(request(chain))  # type: ignore[arg-type]

    def look(self, **how: object) -> Overview:
        return look(self.locations, datetime.now(UTC), **how)  # type: ignore[arg-type]

    def only(self, **how: object) -> InstanceStatus:
        (found,) = self.look(**how).instances
        return found


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_from_never_backed_up_to_verified(machine: Machine) -> None:
    found = machine.only()
    assert (found.verdict.standing, found.severity, found.restorable_to) == (
        Standing.NEVER,
        Severity.WARNING,
        None,
    )
    machine.run(VerifyRequest)
    found = machine.only()
    assert found.verdict.standing is Standing.VERIFIED and found.severity is Severity.OK
    assert found.restorable_to is not None and found.verified is not None and found.drilled is None
    assert found.restorable_to <= found.verified <= datetime.now(UTC)
    assert found.destination == str(machine.store)
    assert line(found, datetime.now(UTC)).endswith("verified just now, never drilled")
    (place,) = machine.look().destinations
    assert place.available and place.chains == 1 and place.free and place.used


def test_a_look_changes_nothing(machine: Machine) -> None:
    machine.look()
    assert not machine.locations.history.exists()
    machine.run()
    before = {name: what for name, what in tree(machine.root).items() if "history.sqlite3-" not in name}
    machine.look()
    after = {name: what for name, what in tree(machine.root).items() if "history.sqlite3-" not in name}
    assert after == before


def test_a_folder_and_a_destination_by_other_names_are_the_same(machine: Machine) -> None:
    """The history knows both by the names that the run was given."""
    machine.run(VerifyRequest)
    source, store = machine.root / "link", machine.root / "other link"
    try:
        source.symlink_to(machine.source)
        store.symlink_to(machine.store)
    except OSError:
        pytest.skip("no links here")
    machine.settings(Settings(folders=(str(source),), destinations=(str(store),)))
    found = machine.only()
    assert (found.verdict.standing, found.destination) == (Standing.VERIFIED, str(store))


def test_the_target_of_the_settings_warns_and_the_one_that_is_given_is_critical(machine: Machine) -> None:
    machine.run()
    later = datetime.now(UTC) + timedelta(hours=27)
    (found,) = look(machine.locations, later).instances
    assert [(p.type, p.severity) for p in found.problems] == [(ProblemType.TOO_OLD, Severity.WARNING)]
    (found,) = look(machine.locations, later, max_age=timedelta(hours=1)).instances
    assert [(p.type, p.severity) for p in found.problems] == [(ProblemType.TOO_OLD, Severity.CRITICAL)]
    (found,) = look(machine.locations, later, max_age=timedelta(hours=28)).instances
    assert found.severity is Severity.OK


def test_a_damaged_chain_is_not_restorable_and_the_one_before_it_is(machine: Machine) -> None:
    machine.run()
    first = machine.only().restorable_to
    machine.run()
    (newest, _) = engine.find_chains(engine.LocalFileSystem(), machine.store)
    next(newest.path.glob("*.edb")).unlink()
    found = machine.only()
    assert (found.verdict.standing, found.severity) == (Standing.DAMAGED, Severity.CRITICAL)
    assert found.restorable_to == first


def test_a_run_of_a_killed_process_is_a_failure_and_the_history_stays_as_it_is(machine: Machine) -> None:
    machine.run()
    with History(machine.locations.history) as history:
        name = machine.only().name
        run = history.begin_run(
            name, RunOperation.BACKUP, "full", source=str(machine.source), destination=str(machine.store)
        )
        assert machine.only().severity is Severity.OK
    found = machine.only()
    assert [(p.type, p.text, p.since) for p in found.problems] == [
        (ProblemType.RUN_FAILED, "Backup failed: It was interrupted", run.started)
    ]
    with History(machine.locations.history) as history:
        assert history.run(run.id) == run


def test_a_history_that_cannot_be_read_is_said(machine: Machine) -> None:
    machine.run()
    machine.locations.history.unlink()
    machine.locations.history.mkdir()
    (problem,) = machine.look().problems
    assert (problem.type, problem.severity) == (ProblemType.HISTORY, Severity.UNKNOWN)
    assert problem.hint


def test_settings_that_are_damaged_are_left_as_they_are(machine: Machine) -> None:
    machine.locations.settings.write_text("{")
    assert {p.type for p in machine.look().problems} == {ProblemType.NOTHING, ProblemType.SETTINGS}
    assert [file.name for file in machine.locations.config.iterdir()] == ["settings.json"]


def test_an_absent_destination_is_a_problem_and_not_an_absent_backup(machine: Machine) -> None:
    machine.run()
    machine.store.rename(machine.root / "away")
    told = machine.look()
    assert [(d.available, d.severity) for d in told.destinations] == [(False, Severity.WARNING)]
    (found,) = told.instances
    assert (found.verdict.standing, found.restorable_to) == (Standing.NOT_REACHABLE, None)
    assert found.severity is Severity.WARNING, "no job writes to it"


def test_a_backup_is_missed_as_much_as_its_destination(machine: Machine) -> None:
    save(machine, job_of(machine))
    machine.run()
    machine.store.rename(machine.root / "away")
    told = machine.look()
    assert [(d.available, d.severity) for d in told.destinations] == [(False, Severity.CRITICAL)]
    (found,) = told.instances
    assert (found.verdict.standing, found.severity) == (Standing.NOT_REACHABLE, Severity.CRITICAL)


# ---- what does not answer


@pytest.fixture
def deaf_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An address of a bucket whose server takes connections and says nothing."""
    listener = socket.create_server(("127.0.0.1", 0))
    taken: list[socket.socket] = []

    def take() -> None:
        try:
            while True:
                taken.append(listener.accept()[0])
        except OSError:
            return

    thread = threading.Thread(target=take, daemon=True)
    thread.start()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{listener.getsockname()[1]}")
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    yield "s3://deaf/backups"
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    for each in taken:
        each.close()
    thread.join(60)


@pytest.mark.skipif(sys.platform == "win32", reason="a listener cannot be shut down there")
def test_a_destination_that_does_not_answer_is_not_known_and_the_others_are(
    machine: Machine, deaf_server: str
) -> None:
    pytest.importorskip("obstore")
    machine.run(VerifyRequest)
    settings = Settings(folders=(str(machine.source),), destinations=(deaf_server, str(machine.store)))
    machine.settings(settings)
    begun = time.monotonic()
    told = machine.look(limit=4)
    assert time.monotonic() - begun < 60
    assert [(str(d.place), d.available, d.severity) for d in told.destinations] == [
        (deaf_server, False, Severity.UNKNOWN),
        (str(machine.store), True, Severity.OK),
    ]
    (found,) = told.instances
    assert found.verdict.standing is Standing.VERIFIED

    machine.settings(Settings(folders=(str(machine.source),), destinations=(deaf_server,)))
    machine.locations.history.unlink()
    (found,) = machine.look(limit=4).instances
    assert (found.verdict.standing, found.severity) == (Standing.LOOKING, Severity.UNKNOWN)
    assert line(found, datetime.now(UTC)) == f"Not known: {deaf_server} did not answer in time"


# ---- jobs


NIGHTLY = BackupRule(When(at=(time_of_day(2),)))


def job_of(machine: Machine, name: str = "nightly", **more: object) -> Job:
    given: dict[str, object] = {"folders": (machine.source,), "destination": machine.store, "rules": (NIGHTLY,)}
    return Job(name, **{**given, **more})  # type: ignore[arg-type]


def save(machine: Machine, *jobs: Job) -> None:
    machine.settings(Settings())
    JobFile(machine.locations.jobs).change(lambda old: replace(old, jobs=jobs))


def test_an_instance_is_judged_by_the_targets_of_its_job(machine: Machine) -> None:
    machine.run()
    save(machine, job_of(machine, targets=Targets(timedelta(hours=1), timedelta(days=7), timedelta(days=30))))
    now = datetime.now(UTC)
    (found,) = look(machine.locations, now).instances
    assert (found.job, found.destination) == ("nightly", str(machine.store))
    assert found.problems == ()
    assert found.next_run is not None and now < found.next_run <= now + timedelta(days=1)
    (late,) = look(machine.locations, now + timedelta(hours=2)).instances
    assert (late.problems[0].type, late.problems[0].severity) == (ProblemType.TOO_OLD, Severity.CRITICAL)
    (unproven,) = look(machine.locations, now + timedelta(days=31)).instances
    assert {p.type for p in unproven.problems} >= {ProblemType.NOT_DRILLED, ProblemType.NOT_VERIFIED}


def test_a_scheduler_that_died_is_reported_by_whoever_looks(machine: Machine) -> None:
    machine.run()
    save(machine, job_of(machine, rules=(BackupRule(When(every=timedelta(hours=1))),)))
    assert [(p.type, p.severity) for p in machine.look().problems] == [
        (ProblemType.SCHEDULER_SILENT, Severity.WARNING)
    ]
    with History(machine.locations.history) as history:
        Slots(history).look("run-due")
    now = datetime.now(UTC)
    assert look(machine.locations, now).problems == ()
    (problem,) = look(machine.locations, now + timedelta(hours=2)).problems
    assert (problem.type, problem.severity) == (ProblemType.SCHEDULER_SILENT, Severity.CRITICAL)
    assert problem.since is not None and abs(problem.since - now) < timedelta(minutes=1)


def test_a_look_before_the_clock_was_set_back_counts_only_alone(machine: Machine) -> None:
    save(machine, job_of(machine))
    now = datetime.now(UTC)
    with History(machine.locations.history, clock=lambda: now + timedelta(days=300)) as history:
        Slots(history).look("window")

    def silent() -> list[Severity]:
        found = look(machine.locations, now).problems
        return [p.severity for p in found if p.type is ProblemType.SCHEDULER_SILENT]

    assert silent() == [Severity.UNKNOWN]
    with History(machine.locations.history, clock=lambda: now) as history:
        Slots(history).look("run-due")
    assert silent() == []


def test_one_instance_in_two_jobs_has_a_verdict_for_each(machine: Machine) -> None:
    machine.run(VerifyRequest)
    other = machine.root / "other"
    other.mkdir()
    save(machine, job_of(machine), job_of(machine, "weekly", destination=other))
    told = machine.look()
    assert [(i.job, i.verdict.standing, i.destination) for i in told.instances] == [
        ("weekly", Standing.NEVER, str(other)),
        ("nightly", Standing.VERIFIED, str(machine.store)),
    ]
    assert len({problem.key for problem in told.all_problems}) == len(told.all_problems)
    (one,) = machine.look(job="weekly").instances
    assert one.job == "weekly" and [d.place for d in machine.look(job="weekly").destinations] == [other]


def test_an_instance_that_is_gone_is_still_restorable(machine: Machine) -> None:
    machine.run(VerifyRequest)
    save(machine, job_of(machine))
    before = machine.only()
    machine.source.rename(machine.root / "moved")
    found = machine.only()
    assert (found.name, found.restorable_to, found.verified) == (
        before.name,
        before.restorable_to,
        before.verified,
    )
    assert found.severity is Severity.CRITICAL and "cannot be found" in found.problems[0].text


def test_a_job_of_another_host_is_not_ours(machine: Machine) -> None:
    save(machine, job_of(machine, hosts=("another",)))
    assert [p.type for p in machine.look().problems] == [ProblemType.NOTHING]


def test_a_job_file_that_cannot_be_used_is_critical(machine: Machine) -> None:
    machine.locations.jobs.write_text("[[job]")
    told = machine.look()
    assert (told.severity, told.problems[0].type) == (Severity.CRITICAL, ProblemType.JOB_FILE)
    assert told.instances, "the watched folders are still looked at"


def test_how_old_a_backup_may_be_on_every_page(machine: Machine) -> None:
    """The least that any job of the instance promises; in no job, the limit of the settings."""
    (instance,) = engine.scan([machine.source]).instances
    hour, settings = timedelta(hours=1), Settings(overdue_hours=26)

    def allowed(*jobs: Job) -> timedelta | None:
        return max_age_of(instance, Jobs(jobs), settings)

    loose, strict = (job_of(machine, name, targets=Targets(hour * n)) for name, n in (("a", 8), ("b", 2)))
    assert allowed() == 26 * hour
    assert allowed(job_of(machine)) is None
    assert allowed(loose, strict, job_of(machine)) == 2 * hour
    assert allowed(job_of(machine, folders=(machine.root / "other",))) == 26 * hour
    above = job_of(machine, folders=(machine.root,), targets=Targets(hour))
    assert allowed(above) == 26 * hour and allowed(replace(above, below=True)) == hour


def test_a_job_for_all_instances_below_a_folder(machine: Machine) -> None:
    second = write_small_instance(machine.root / "source" / "deep" / "second", base="svc", database="second.edb")
    save(machine, job_of(machine, below=True))
    assert sorted(i.folder for i in machine.look().instances) == [machine.source, second]
    save(machine, job_of(machine))
    assert [i.folder for i in machine.look().instances] == [machine.source]


# ---- runs and the audit log


def test_a_run_that_stalls_is_said_until_it_goes_on(machine: Machine) -> None:
    machine.run()
    with History(machine.locations.history) as history:
        run = history.begin_run("SRU-1", RunOperation.BACKUP, "full", source=str(machine.source))

        def told() -> list[tuple[ProblemType, str]]:
            history.flush()
            return [(p.type, p.subject) for p in machine.look().problems]

        assert told() == []
        stalled = entry(EventKind.RunStalled, instance=run.instance, run=run.id, operation=run.what, minutes=15)
        history.record(stalled)
        assert told() == [(ProblemType.STALLED, "SRU-1")]
        history.record(entry(EventKind.RunFoundComplete, instance=run.instance, run=run.id, operation=run.what,
                             started="", reason=""))  # fmt: skip
        assert told() == []


def test_an_audit_log_that_was_changed_is_critical(machine: Machine) -> None:
    log = AuditLog(machine.locations.audit)
    with log.destroying(Deed("removal of a job", job="nightly")):
        pass
    assert machine.look().problems == ()
    text = machine.locations.audit.read_text()
    machine.locations.audit.write_text(text.replace("nightly", "weekly"))
    (problem,) = machine.look().problems
    assert (problem.type, problem.severity) == (ProblemType.AUDIT, Severity.CRITICAL)
