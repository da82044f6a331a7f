"""What verifications find, and what is said of the files of an instance itself: real runs in a real history."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import engine
from app.evidence.proofs import RunRecord
from app.evidence.rule import Standing
from app.history.history import History
from app.history.runs import RunOperation, RunState
from app.operations.confirm import ConfirmRequest
from app.operations.restore import RestoreRequest
from app.operations.take_back import TakeBackRequest
from app.operations.verify import VerifyRequest
from engine.errors import JetError
from tests.builders.proof_place import Place
from tests.builders.small_instance import DATABASE, flip_bits


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with History(tmp_path / "home" / "history.sqlite3") as history:
        yield Place(tmp_path, history)


def test_what_a_verification_found_is_kept_with_its_run(place: Place) -> None:
    """The first finding and how many more: with the run, and so with what is said of the chain."""
    chain = place.backup()
    flip_bits(chain / DATABASE, 5, *range(40, 90))
    place.runner.run(VerifyRequest(chain))
    failure, told = place.history.runs()[0].failure, place.evidence()
    assert failure is not None and (failure.name, failure.code) == ("JET_errReadVerifyFailure", -1018)
    assert failure.message == f"{DATABASE}: Page 5 fails its checksum. 1 further finding.", "its sum differs, too"
    assert failure.hint.startswith("Make a full backup."), "it is a chain"
    assert (told.verdict.standing, told.verdict.why) == (Standing.DAMAGED, failure.message)
    next(chain.glob("*.log")).unlink()
    place.runner.run(VerifyRequest(chain))
    again = place.history.runs()[0].failure
    assert again is not None and again.message.endswith(" 2 further findings.")
    flip_bits(place.source / DATABASE, 6, *range(40, 90))
    place.runner.run(VerifyRequest(place.source))
    own = place.history.runs()[0].failure
    assert (
        own is not None
        and own.message == f"{DATABASE}: Page 6 fails its checksum."
        and own.hint.startswith("Restore it from")
    )
    damage = place.evidence().files_damage
    assert damage is not None and damage.why == own.message


def test_a_run_of_which_no_cause_was_kept_reads_as_before(place: Place) -> None:
    chain = place.backup()
    run = place.history.begin_run("source", RunOperation.VERIFY, source=str(chain))
    place.history.end_run(run, RunState.FAILED)
    verdict = place.evidence().verdict
    assert verdict.why == "A verification found damage. See its run for details."
    assert verdict.standing is Standing.DAMAGED


def test_what_last_read_the_files_of_an_instance_says_whether_they_are_damaged(place: Place) -> None:
    """A verification as well as a backup; one that read them whole and good, or replaced them, clears it."""
    chain = place.backup()
    assert place.evidence().files_damage is None
    flip_bits(place.source / DATABASE, 5, *range(40, 90))
    place.runner.run(VerifyRequest(place.source))
    found = place.evidence().files_damage
    assert found is not None and found.run == place.history.runs()[0].id
    assert place.standing() is Standing.COPIED, "the backup is none the worse"
    with pytest.raises(JetError):
        place.backup()
    found = place.evidence().files_damage
    assert found is not None and "Page 5" in found.why
    place.runner.run(VerifyRequest(chain))
    assert place.evidence().files_damage == found, "a chain is not the instance"
    place.runner.run(RestoreRequest(chain, place.source, in_place=True))
    assert place.evidence().files_damage is None


def test_a_restore_that_was_taken_back_has_mended_nothing(place: Place) -> None:
    """Nor has what read the files that are gone again; what was found before counts as it did."""
    chain = place.backup()
    flip_bits(place.source / DATABASE, 5, *range(40, 90))
    with pytest.raises(JetError):
        place.backup()
    before = place.evidence()
    assert before.files_damage is not None and before.verdict.of_source
    place.runner.run(RestoreRequest(chain, place.source, in_place=True))
    place.runner.run(VerifyRequest(place.source))
    mended = place.evidence()
    assert mended.files_damage is None and not mended.verdict.of_source
    place.runner.run(TakeBackRequest(place.source))
    after = place.evidence()
    assert after.files_damage == before.files_damage and after.verdict.of_source
    place.runner.run(RestoreRequest(chain, place.source, in_place=True))
    place.runner.run(ConfirmRequest(place.source))
    assert place.evidence().files_damage is None, "one that is confirmed stays"


def test_damage_in_one_file_of_an_instance_is_damage_of_the_instance(place: Place) -> None:
    """A good verification of one file proves that file, and nothing else."""
    place.backup()
    database, log = place.source / DATABASE, sorted(place.source.glob("*.log"))[0]

    def verify(path: Path) -> bool:
        return place.runner.run(VerifyRequest(path)).ok

    def damage() -> str:
        found = place.evidence().files_damage
        return found.why if found is not None else ""

    whole = database.read_bytes()
    flip_bits(database, 5, *range(40, 90))
    assert not verify(database)
    assert damage() == f"{DATABASE}: Page 5 fails its checksum."
    assert place.standing() is Standing.COPIED, "the backup is none the worse"
    assert verify(log) and damage(), "another file"
    aside = Path(shutil.copytree(place.source, place.root / "aside"))
    assert place.evidence(aside).files_damage is None, "another folder"
    database.write_bytes(whole)
    assert verify(database) and not damage()
    flip_bits(database, 5, *range(40, 90))
    assert not verify(place.source)
    database.write_bytes(whole)
    assert verify(database) and damage(), "what was found when all were read is not one file's to refute"
    assert verify(place.source) and not damage()


def test_a_good_verification_from_the_future_hides_no_later_damage(place: Place) -> None:
    """Its clock was ahead; damage that it found itself would count."""
    place.backup()
    place.runner.run(VerifyRequest(place.source))
    ahead = replace(
        place.history.runs()[0],
        started=datetime.now(UTC) + timedelta(days=300),
        ended=datetime.now(UTC) + timedelta(days=300),
    )
    assert ahead.state is RunState.SUCCESS
    flip_bits(place.source / DATABASE, 5, *range(40, 90))
    place.runner.run(VerifyRequest(place.source))
    (instance,) = engine.scan([place.source]).instances
    runs = (ahead, *(run for run in place.history.runs() if run.id != ahead.id))
    now = datetime.now(UTC)
    found = RunRecord(runs, now=now).evidence(instance, place.stores(), now, None).files_damage
    assert found is not None and found.run == place.history.runs()[0].id
    later = now + timedelta(days=400)
    assert RunRecord(runs, now=later).evidence(instance, place.stores(), later, None).files_damage is None


def test_a_take_back_from_the_future_hides_no_later_damage(place: Place) -> None:
    chain = place.backup()
    place.runner.run(RestoreRequest(chain, place.source, in_place=True))
    place.runner.run(TakeBackRequest(place.source))
    back = place.history.runs()[0]
    far = datetime.now(UTC) + timedelta(days=300)
    flip_bits(place.source / DATABASE, 5, *range(40, 90))
    place.runner.run(VerifyRequest(place.source))
    runs = (replace(back, started=far, ended=far), *(r for r in place.history.runs() if r.id != back.id))
    (instance,), now = engine.scan([place.source]).instances, datetime.now(UTC)
    found = RunRecord(runs, now=now).evidence(instance, place.stores(), now, None).files_damage
    assert found is not None and found.run == place.history.runs()[0].id
