"""What the status says of damaged files of an instance itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import engine
from app.evidence.own_files import Broken, broken
from app.evidence.rule import Proof, ReadBack, RunEnd, Standing, Where
from app.history.history import History
from app.notify.decide import NOTHING_TOLD, Rules, decide, observe
from app.notify.message import problems_message
from app.operations.runner import Runner
from app.operations.verify import VerifyRequest
from app.status.overview import OverviewFacts, overview
from app.status.values import statements
from engine.remedy import Remedy
from tests.builders.small_instance import DATABASE, flip_bits
from tests.unit.test_look import Machine, job_of, save
from tests.unit.test_overview import NOW, P, S, instance, sound, verdict


@pytest.mark.parametrize("where", [Where.NOWHERE, Where.THERE, Where.HIDDEN])
def test_no_restore_is_advised_where_there_is_no_backup(where: Where) -> None:
    failed = replace(verdict(Standing.BACKUP_FAILED, NOW), copied=NOW if where is Where.THERE else None)
    damaged = replace(failed, where=where, of_source=True, remedy=Remedy.RESTORE, advice=Remedy.RESTORE.value)
    found = instance(replace(sound(), verdict=damaged))
    none = "No backup to restore it from is known. Keep its files as evidence before anything is changed."
    advised = [each.hint for each in found.problems if each.type is P.RUN_FAILED]
    assert advised == [none if where is Where.NOWHERE else Remedy.RESTORE.value]


@pytest.mark.parametrize("remedy", [Remedy.RESTORE, Remedy.KEEP_WATCH, None])
def test_damage_of_its_own_files_is_told_beside_a_good_verdict(remedy: Remedy | None) -> None:
    damage = ReadBack(Proof.NONE, RunEnd.DAMAGED, NOW, NOW, "Page 7 is damaged.", remedy=remedy)
    (told,) = (each for each in instance(replace(sound(), damage=damage)).problems if each.type is P.FILES)
    assert told.text == "Damage was found in its files: Page 7 is damaged" and told.since == NOW
    assert told.severity is (S.WARNING if remedy is Remedy.KEEP_WATCH else S.CRITICAL)
    assert told.hint == (remedy.value if remedy else "Verify it again to see what is damaged.")
    none = replace(sound(), verdict=verdict(Standing.NEVER), damage=damage)
    hints = [each.hint for each in instance(none).problems if each.type is P.FILES]
    assert ("No backup to restore it from" in hints[0]) is (remedy is Remedy.RESTORE)
    same = replace(verdict(Standing.BACKUP_FAILED, NOW, damage.why), of_source=True, remedy=remedy)
    assert all(each.type is not P.FILES for each in instance(replace(none, verdict=same)).problems), "said once"


def test_a_verification_that_found_damage_is_in_the_status(tmp_path: Path) -> None:
    """The backup before it is good: without that, every instance with a good backup was OK."""
    machine = Machine(tmp_path)
    machine.run()
    assert not machine.only().problems
    database = machine.source / DATABASE
    good = database.read_bytes()
    flip_bits(database, 5, *range(40, 90))
    with History(machine.locations.history) as history:
        Runner(history).run(VerifyRequest(machine.source))
        (told,) = machine.only().problems
        assert (told.type, told.severity) == (P.FILES, S.CRITICAL) and "page 5" in told.text.lower()
        assert told.hint == Remedy.RESTORE.value, "there is a backup"
        database.write_bytes(good)
        Runner(history).run(VerifyRequest(machine.source))
    assert not machine.only().problems


@pytest.mark.parametrize("jobs", [("nightly",), ("nightly", "copy")])
def test_a_bit_that_the_backup_has_corrected_is_watched_also_after_a_verification(
    tmp_path: Path, jobs: tuple[str, ...]
) -> None:
    """Another full backup was advised; of two jobs, also where only the other one's backup has the page."""
    machine = Machine(tmp_path)
    if len(jobs) > 1:
        (tmp_path / "other").mkdir()
        save(machine, job_of(machine), job_of(machine, "copy", destination=tmp_path / "other"))
    flip_bits(machine.source / DATABASE, 4, 1000)
    machine.run()
    with History(machine.locations.history) as history:
        Runner(history).run(VerifyRequest(machine.source))
    found = machine.look()
    told = [each for each in found.all_problems if each.type is P.FILES]
    assert [(each.severity, each.hint) for each in told] == [(S.WARNING, Remedy.KEEP_WATCH.value)]
    flip_bits(machine.source / DATABASE, 3, 1000)
    with History(machine.locations.history) as history:
        Runner(history).run(VerifyRequest(machine.source))
    told = [each for each in machine.look().all_problems if each.type is P.FILES]
    assert [(each.severity, each.hint) for each in told] == [(S.CRITICAL, Remedy.FULL_BACKUP.value)]


DAMAGE = ReadBack(Proof.NONE, RunEnd.DAMAGED, NOW, NOW, "Page 7 is damaged.", remedy=Remedy.RESTORE)


def test_what_two_jobs_say_of_an_instance_is_said_once() -> None:
    """Damage of its files is of no job; what both lack names both; what one lacks only that one."""
    mail = replace(sound(), job="Mail", damage=DAMAGE, verdict=verdict(Standing.NEVER), restorable_to=None)
    copy, other = replace(mail, job="Copy"), replace(sound("other"), folder=Path("/o"))
    told = overview(OverviewFacts("host", (mail, copy, other)), NOW)
    assert [(p.type, p.subject) for p in told.all_problems] == [
        (P.FILES, "a"),
        (P.VERDICT, "a in /i (jobs Mail, Copy)"),
    ]
    assert [said.jobs for said in statements(told.instances[:2])] == [(), ("Mail", "Copy")]
    failed = replace(verdict(Standing.BACKUP_FAILED, NOW, DAMAGE.why), of_source=True, remedy=Remedy.RESTORE)
    told = overview(OverviewFacts("host", (replace(mail, verdict=failed), copy)), NOW)
    assert [p.type for p in told.all_problems] == [P.RUN_FAILED, P.VERDICT], "the verdict of the other job says it"
    elsewhere = replace(mail, folder=Path("/j"))
    told = overview(OverviewFacts("host", (mail, copy, elsewhere)), NOW)
    assert {p.subject for p in told.all_problems if p.type is P.FILES} == {"a in /i", "a in /j"}


def test_a_backup_of_another_job_is_one_to_restore_from() -> None:
    mail = replace(sound(), job="Mail", damage=DAMAGE)
    copy = replace(mail, job="Copy", verdict=verdict(Standing.NEVER))
    for facts in ((mail, copy), (copy, mail)):
        told = overview(OverviewFacts("host", facts), NOW).all_problems
        assert [p.hint for p in told if p.type is P.FILES] == [Remedy.RESTORE.value]


def test_a_message_says_once_what_two_jobs_say_and_each_is_over_by_itself() -> None:
    mail = replace(sound(), job="Mail", damage=DAMAGE, verdict=verdict(Standing.NEVER), restorable_to=None)
    told = overview(OverviewFacts("host", (mail, replace(mail, job="Copy"))), NOW)
    known = observe(told.separate_problems, NOTHING_TOLD, Rules(), NOW)
    message = problems_message(decide(known, Rules(), NOW), "host", "team", NOW)
    assert message.subject.startswith("[host] Critical: 2 problems: ")
    assert message.text.count("Page 7 is damaged") == 1 and message.text.count("Never backed up") == 1
    assert "Warning: a in /i (job Copy), a in /i (job Mail)\n" in message.text
    one = observe(overview(OverviewFacts("host", (mail, sound())), NOW).separate_problems, known, Rules(), NOW)
    assert {key for key, each in one.items() if each.gone} == {(P.VERDICT, "a in /i (job Copy)")}


def test_damage_is_found_and_over_for_all_jobs_of_an_instance(tmp_path: Path) -> None:
    """A verification of the files went to the destination of no job, so none said what it had found."""
    machine = Machine(tmp_path)
    (tmp_path / "second").mkdir()
    save(machine, job_of(machine), job_of(machine, "second", destination=tmp_path / "second"))
    machine.run()
    database = machine.source / DATABASE
    good = database.read_bytes()
    flip_bits(database, 5, *range(40, 90))
    with History(machine.locations.history) as history:
        Runner(history).run(VerifyRequest(machine.source))
        found = machine.look()
        assert [p.type for p in found.all_problems].count(P.FILES) == 1
        assert all(any(p.type is P.FILES for p in each.problems) for each in found.instances)
        database.write_bytes(good)
        Runner(history).run(VerifyRequest(machine.source))
    assert all(p.type is not P.FILES for p in machine.look().all_problems)


@pytest.mark.parametrize("lost", [lambda database: os.truncate(database, 0), Path.unlink])
def test_what_no_backup_can_be_made_of_is_not_well(tmp_path: Path, lost: Callable[[Path], None]) -> None:
    """No run has read the files since they were lost: the scan tells. Before, that was "OK, restorable to …"."""
    machine = Machine(tmp_path)
    machine.run()
    assert not machine.only().problems
    lost(machine.source / DATABASE)
    (told,) = machine.only().problems
    assert (told.type, told.severity) == (P.FILES, S.CRITICAL)
    assert told.text.startswith("Its files cannot be backed up: ") and "restore the last good backup" in told.hint


def test_no_backup_is_advised_that_cannot_be_made(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    os.truncate(machine.source / DATABASE, 0)
    problems = machine.only().problems
    assert problems[0].type is P.FILES and len(problems) == 2, "and that it was never backed up"
    assert all(each.hint.startswith("No backup to restore it from is known.") for each in problems)


def test_databases_and_logs_in_folders_of_their_own_are_whole(tmp_path: Path) -> None:
    """Each folder of a job is looked at alone: neither lacks what the other has."""
    (files,) = engine.scan([Machine(tmp_path).source]).instances
    logs, databases = replace(files, databases=()), replace(files, base=None, logs=(), log_directory=None)
    gone = engine.Problem(engine.ProblemKind.MISSING_DATABASE, "The database is missing.")
    logs = replace(logs, problems=(gone,))
    assert broken(logs, [logs]) == Broken(gone.text, is_gone=True) and broken(logs, [logs, databases]) is None
    assert broken(databases, [logs, databases]) is None and broken(files, [files]) is None


def test_a_database_that_is_locked_is_not_lost(tmp_path: Path) -> None:
    (files,) = engine.scan([Machine(tmp_path).source]).instances
    locked = engine.Problem(engine.ProblemKind.UNREADABLE, f"{DATABASE}: in use.", Path(DATABASE))
    assert broken(replace(files, databases=(), problems=(locked,)), []) is None
