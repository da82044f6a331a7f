"""The plan of a full backup: a pure function from what was found to what to copy, or to the reason why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.backup.plan import LogChoice, Plan, plan_full
from engine.chain.manifest import Kind
from engine.discovery.choosing import choose
from engine.discovery.instance_files import InstanceFiles
from engine.discovery.scan import scan
from engine.error_codes import Code
from engine.errors import JetError
from tests.builders.log_files import flip
from tests.builders.small_instance import (
    DATABASE,
    OTHER_DB,
    OTHER_STREAM,
    checkpoint_bytes,
    database_bytes,
    log_bytes,
    write_small_instance,
)


def look(folder: Path) -> InstanceFiles:
    return choose(scan([folder]), [folder])


def refused(folder: Path, choice: LogChoice = LogChoice.ALL) -> JetError:
    with pytest.raises(JetError) as caught:
        plan_full(look(folder), choice)
    return caught.value


def names(plan: Plan) -> list[str]:
    return [log.path.name for log in plan.logs]


def test_all_of_a_clean_instance(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path, last=4)
    plan = plan_full(look(folder))
    assert plan.kind is Kind.FULL
    assert [database.path.name for database in plan.databases] == [DATABASE]
    assert names(plan) == ["edb00001.log", "edb00002.log", "edb00003.log", "edb.log"]
    assert plan.checkpoint and plan.checkpoint.path.name == "edb.chk"
    assert (plan.log_range, plan.replaces, plan.chain, plan.notes) == ((1, 4), None, None, ())
    assert plan.bytes == sum(path.stat().st_size for path in folder.iterdir())


def test_needed_logs_only(tmp_path: Path) -> None:
    """From where the checkpoint and the last clean moment lie; the older ones are named."""
    folder = write_small_instance(tmp_path, last=6)
    (folder / "edb.chk").write_bytes(checkpoint_bytes(5))
    plan = plan_full(look(folder), LogChoice.NEEDED)
    assert names(plan) == ["edb00005.log", "edb.log"]
    assert plan.notes == ("Logs 0x1-0x4 (1-4) are older than recovery requires and are not included.",)


def test_needed_logs_of_a_dirty_database(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path, last=6, required=(3, 5))
    (folder / "edb.chk").unlink()
    plan = plan_full(look(folder), LogChoice.NEEDED)
    assert plan.log_range == (3, 6)
    assert any("needs recovery" in note for note in plan.notes)


def test_needed_logs_go_past_trouble_among_the_older_ones(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path, last=6)
    (folder / "edb.chk").write_bytes(checkpoint_bytes(5))
    (folder / "edb00002.log").unlink()
    (folder / "edb00003.log").write_bytes(flip(log_bytes(3), 999))
    assert refused(folder).code is Code.LogReadVerifyFailure
    plan = plan_full(look(folder), LogChoice.NEEDED)
    assert plan.log_range == (5, 6)
    assert any("edb00003.log" in note for note in plan.notes)


def test_no_current_log_is_noted(tmp_path: Path) -> None:
    plan = plan_full(look(write_small_instance(tmp_path, last=3, current=False)))
    assert plan.log_range == (1, 3)
    assert plan.notes == ("There is no current log. The closed logs are included.",)


def test_without_logs(tmp_path: Path) -> None:
    (tmp_path / "alone.edb").write_bytes(database_bytes())
    plan = plan_full(look(tmp_path))
    assert (plan.logs, plan.checkpoint, plan.log_range) == ((), None, None)


@pytest.mark.parametrize("content", [b"", bytes(8192), b"junk" * 2048])
def test_a_damaged_checkpoint_is_left_out_and_noted(tmp_path: Path, content: bytes) -> None:
    folder = write_small_instance(tmp_path)
    (folder / "edb.chk").write_bytes(content)
    plan = plan_full(look(folder))
    assert plan.checkpoint is None
    assert any("edb.chk" in note and "not included" in note for note in plan.notes)


def test_a_foreign_checkpoint_is_not_taken(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path)
    (folder / "edb.chk").write_bytes(checkpoint_bytes(2, OTHER_STREAM))
    assert plan_full(look(folder)).checkpoint is None


def test_files_of_no_concern_do_not_matter(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path)
    for name, content in {
        "readme.txt": b"",
        "notes.txt": b"x",
        "edbtmp.log": bytes(16384),
        "edb.jfm": bytes(8192),
    }.items():
        (folder / name).write_bytes(content)
    (folder / "edbres00001.jrs").write_bytes(bytes(16384))
    plan = plan_full(look(folder))
    assert (plan.log_range, plan.notes) == ((1, 3), ())


def _remove(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def _write(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(content)


def _rename(old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: (folder / old).rename(folder / new)


REFUSALS: dict[str, tuple[Callable[[Path], object], Code, str]] = {
    "gap": (_remove("edb00002.log"), Code.MissingFileToBackup, "edb00002.log"),
    "empty log": (_write("edb00002.log", b""), Code.MissingFileToBackup, "edb00002.log"),
    "blank log": (_write("edb00002.log", bytes(16384)), Code.MissingFileToBackup, "edb00002.log"),
    "damaged log": (_write("edb00002.log", flip(log_bytes(2), 4001)), Code.LogReadVerifyFailure, "edb00002.log"),
    "damaged current log": (_write("edb.log", flip(log_bytes(4, 1), 4001)), Code.LogReadVerifyFailure, "edb.log"),
    "log that is none": (_write("edb00002.log", b"x" * 16384), Code.LogReadVerifyFailure, "edb00002.log"),
    "foreign log": (
        _write("edb00002.log", log_bytes(2, signature=OTHER_STREAM)),
        Code.GivenLogFileHasBadSignature,
        "edb00002.log",
    ),
    "misnamed": (_rename("edb00002.log", "edb00009.log"), Code.LogGenerationMismatch, "edb00009.log"),
    "not named as a log": (_rename("edb00002.log", "old.bak"), Code.LogGenerationMismatch, "old.bak"),
    "other base": (_rename("edb00002.log", "xxx00002.log"), Code.LogGenerationMismatch, "xxx00002.log"),
    "other family": (_rename("edb00002.log", "edb00002.jtx"), Code.LogGenerationMismatch, "edb00002.jtx"),
    "twice": (_write("edb00000002.log", log_bytes(2)), Code.InvalidLogSequence, "generation 0x2 (2)"),
    "closed and current": (_write("edb00004.log", log_bytes(4)), Code.InvalidLogSequence, "edb.log"),
    "beyond the current": (_write("edb00005.log", log_bytes(5)), Code.InvalidLogSequence, "edb00005.log"),
    "no database": (_remove(DATABASE), Code.DatabaseNotFound, "no database"),
    "both headers": (
        _write(DATABASE, flip(flip(database_bytes(), 800), 2048 * 8 + 800)),
        Code.DatabaseCorrupted,
        DATABASE,
    ),
    "another database damaged": (
        _write("more.edb", flip(flip(database_bytes(), 800), 2048 * 8 + 800)),
        Code.DatabaseCorrupted,
        "more.edb",
    ),
    "another database empty": (_write("more.edb", b""), Code.DatabaseCorrupted, "more.edb"),
}


@pytest.mark.parametrize(("change", "code", "word"), REFUSALS.values(), ids=REFUSALS.keys())
def test_refusals(tmp_path: Path, change: Callable[[Path], object], code: Code, word: str) -> None:
    folder = write_small_instance(tmp_path, last=4)
    change(folder)
    error = refused(folder)
    assert (error.code, error.message) == (code, error.message)
    assert word in error.message
    assert error.hint


def test_a_log_that_recovery_needs_is_missing(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path, first=3, last=5, required=(2, 5))
    error = refused(folder)
    assert error.code is Code.RequiredLogFilesMissing
    assert error.context["generations"] == [2]
    assert "Missing: 0x2 (2)" in error.message


def test_a_log_that_recovery_needs_is_damaged(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path, last=5, required=(2, 5))
    (folder / "edb00003.log").write_bytes(flip(log_bytes(3), 999))
    assert refused(folder).code is Code.LogReadVerifyFailure


def test_a_dirty_database_without_any_log(tmp_path: Path) -> None:
    (tmp_path / "alone.edb").write_bytes(database_bytes(required=(2, 5)))
    error = refused(tmp_path)
    assert error.code is Code.RequiredLogFilesMissing
    assert "no log of that stream was found" in error.message


def test_two_databases_of_one_name(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "a")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "DATA.EDB").write_bytes(database_bytes(sign_db=OTHER_DB))
    error = refused(tmp_path)
    assert error.code is Code.FileAlreadyExists
    assert str(folder / DATABASE) in error.message


def test_a_database_in_no_state_to_be_copied(tmp_path: Path) -> None:
    instance = look(write_small_instance(tmp_path))
    (database,) = instance.databases
    for state in (1, 4, 5, 6, 8, 99):
        data = bytearray(database.reading.data)
        header = type(database.reading.header)(data)
        header.dbstate = state
        reading = replace(database.reading, header=header)
        with pytest.raises(JetError) as caught:
            plan_full(replace(instance, databases=(replace(database, reading=reading),)))
        assert caught.value.code is Code.DatabaseDirtyShutdown


def test_planning_changes_nothing_and_opens_nothing(tmp_path: Path) -> None:
    """It is pure: the files may be gone by then."""
    instance = look(write_small_instance(tmp_path))
    before = plan_full(instance)
    for path in tmp_path.iterdir():
        path.unlink()
    assert plan_full(instance) == before
