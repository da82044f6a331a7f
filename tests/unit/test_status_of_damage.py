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
from app.operations.runner import Runner
from app.operations.verify import VerifyRequest
from engine.remedy import Remedy
from tests.builders.small_instance import DATABASE, flip_bits
from tests.unit.test_look import Machine
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
