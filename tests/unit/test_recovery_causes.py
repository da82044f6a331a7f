"""Recovery names the cause: what is wrong with a log or a database, never what follows from it.

And what can be had anyway: a lost database made anew from complete logs, a clean one copied as it is.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from engine import RecoveryOptions, plan_recovery, run_recovery, verify_path
from engine.discovery.choosing import InstanceChoice
from engine.error_codes import Code
from engine.errors import JetError
from engine.event_kinds import EventKind
from engine.events import LogEntry
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.run_context import RunContext
from tests.builders.dirty_instances import BASE, CURRENT, DATABASE, ROWS, log_of, rows_of, write_killed_instance
from tests.datasets import copy_of, dataset
from tests.disk.crash_fs import tree_of
from tests.oracles.redo import PagesInMemory, differences

WITHOUT_MISSING = RecoveryOptions(ignore_missing=True)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    write_killed_instance(folder)
    return folder


def spoil(path: Path, damage: str) -> None:
    data = path.read_bytes()
    path.unlink()
    if damage == "a folder":
        path.mkdir()
    elif damage != "missing":
        contents = {
            "empty": b"",
            "zeros": bytes(len(data)),
            "header": os.urandom(4096) + data[4096:],
            "65,536": data[: len(data) // 2],
        }
        path.write_bytes(contents[damage])


def refusals(folder: Path, options: RecoveryOptions | None = None) -> list[JetError]:
    """What recovery in place, of a copy, and its plan say; nothing is changed."""
    before = tree_of(folder.parent)
    found = []
    for target in (None, folder.parent / "copy"):
        with pytest.raises(JetError) as caught:
            run_recovery(InstanceChoice([folder]), to=target, options=options)
        found.append(caught.value)
    assert tree_of(folder.parent) == before
    plan = plan_recovery(InstanceChoice([folder]), options=options)
    if plan.refusal is not None:
        found.append(plan.refusal)
    assert all(error.hint for error in found)
    return found


DAMAGES = {
    "empty": Code.LogFileCorrupt,
    "zeros": Code.LogFileCorrupt,
    "header": Code.LogFileCorrupt,
    "a folder": Code.InvalidPath,
    "65,536": Code.LogFileSizeMismatch,
}


@pytest.mark.parametrize("options", [None, WITHOUT_MISSING, RecoveryOptions(ignore_lost_logs=True)])
@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("newest", [False, True])
def test_a_required_log_that_cannot_be_used_is_named_with_what_is_wrong_with_it(
    ours: Path, newest: bool, damage: str, options: RecoveryOptions | None
) -> None:
    path = ours / CURRENT if newest else log_of(ours, 2)
    spoil(path, damage)
    found = refusals(ours, options)
    assert len(found) == 3, "the plan knows it, too"
    for error in found:
        assert error.code is DAMAGES[damage], error
        assert path.name in error.message
        assert damage in error.message
        assert "without it" not in error.hint or newest
        assert error.context["path"] == str(path)


@pytest.mark.parametrize("options", [None, WITHOUT_MISSING])
@pytest.mark.parametrize("generation", [1, 2])
def test_a_required_log_that_is_missing(ours: Path, generation: int, options: RecoveryOptions | None) -> None:
    log_of(ours, generation).unlink()
    for error in refusals(ours, options):
        assert error.code in (Code.MissingLogFile, Code.RequiredLogFilesMissing)
        assert f"0x{generation} ({generation})" in error.message


@pytest.mark.parametrize("options", [None, WITHOUT_MISSING, RecoveryOptions(ignore_lost_logs=True)])
def test_a_missing_log_is_not_told_as_a_database_from_a_later_time(
    tmp_path: Path, options: RecoveryOptions | None
) -> None:
    """The log that attached the database is gone; the next one lies ready, as after a roll cut short."""
    folder = copy_of(dataset("srum-win11-dirty"), tmp_path / "srum")
    (folder / "SRU.log").unlink()
    for error in refusals(folder, options):
        assert error.code is Code.RequiredLogFilesMissing
        assert "requires the logs up to 0x5C (92)" in error.message
        assert "without it" not in error.hint.replace("without them", "")


@pytest.mark.parametrize("options", [None, WITHOUT_MISSING, RecoveryOptions(ignore_lost_logs=True)])
@pytest.mark.parametrize(
    ("here", "other"), [("srum-win11-dirty", "srum-win10-clean"), ("srum-win10-clean", "srum-win11-dirty")]
)
def test_a_current_log_of_another_stream_is_named_as_that(
    tmp_path: Path, here: str, other: str, options: RecoveryOptions | None
) -> None:
    """The logs that are missed for it are there, or may be put back once it is out of the way."""
    folder = copy_of(dataset(here), tmp_path / "srum")
    shutil.copyfile(dataset(other) / "SRU.log", folder / "SRU.log")
    found = refusals(folder, options)
    assert len(found) == 3, "the plan knows it, too"
    for error in found:
        assert error.code is Code.BadLogSignature
        assert error.message.startswith("SRU.log belongs to another log stream (")
        assert error.hint.startswith("Move that log out of the folder.")


def test_a_database_that_is_newer_than_its_logs_is_kept(ours: Path, tmp_path: Path) -> None:
    """It was recovered elsewhere; these logs end before that."""
    run_recovery(InstanceChoice([ours]), to=tmp_path / "elsewhere")
    shutil.copyfile(tmp_path / "elsewhere" / DATABASE, ours / DATABASE)
    shutil.rmtree(tmp_path / "elsewhere")
    for error in refusals(ours):
        assert error.code is Code.AttachedDatabaseMismatch
        assert "newer than the end of the logs" in error.message
        assert "Keep the database" in error.hint
        assert "without" not in error.hint


# what is not there


def test_what_is_not_there_is_never_called_clean(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from app.cli.recover import _show

    shutil.rmtree(ours)
    copy_of(dataset("srum-win11-dirty"), ours)
    (ours / "SRUDB.dat").unlink()
    for error in refusals(ours):
        assert error.code is Code.DatabaseNotFound
        assert (
            "SRUDB.dat is missing and cannot be created from the logs: the logs start with 0x59 (89)"
            in error.message
        )
    done = run_recovery(InstanceChoice([ours]), options=WITHOUT_MISSING)
    assert done.databases == ()
    assert any("SRUDB.dat" in text and "was ignored" in text for text in done.warnings)
    _show(done)
    shown = capsys.readouterr().out
    assert "No database was recovered." in shown
    assert "clean" not in shown


def test_one_of_two_that_is_missing(tmp_path: Path) -> None:
    """Its creation is in the logs: it is made anew; without those logs the refusal says why not."""
    folder = two_databases(tmp_path / "two")
    (folder / "b.edb").unlink()
    shutil.copytree(folder, tmp_path / "shorter")
    done = run_recovery(InstanceChoice([folder]))
    assert {(database.path.name, database.is_new) for database in done.databases} == {
        ("a.edb", False),
        ("b.edb", True),
    }
    assert verify_path(folder, structure=True).ok
    shorter = tmp_path / "shorter"
    log_of(shorter, 1).unlink()
    for error in refusals(shorter):
        if error.code is Code.AttachedDatabaseMismatch:
            assert (
                "b.edb is missing and cannot be created from the logs: the logs start with 0x2 (2)"
                in error.message
            )


def two_databases(folder: Path) -> Path:
    folder.mkdir()
    instance = Instance.open(Parameters(folder, base=BASE, log_file_kib=64))
    for name in ("a.edb", "b.edb"):
        instance.create_database(folder / name)
    instance.cache.flush()
    instance.log.roll()
    instance.checkpoint()
    instance.abandon()
    return folder


# made anew


@pytest.mark.parametrize("to_copy", [False, True])
def test_a_lost_database_is_made_anew_from_complete_logs(ours: Path, tmp_path: Path, to_copy: bool) -> None:
    """The checkpoint lies behind its creation; all rows are there, those never in the file as well."""
    (ours / DATABASE).unlink()
    before = tree_of(ours)
    assert plan_recovery(InstanceChoice([ours])).refusal is None
    target = tmp_path / "copy" if to_copy else ours
    told: list[LogEntry] = []
    done = run_recovery(
        InstanceChoice([ours]), to=target if to_copy else None, context=RunContext(events=told.append)
    )
    (database,) = done.databases
    assert database.path == target / DATABASE
    assert database.is_new
    assert database.state == "clean"
    assert done.warnings == ()
    (entry,) = [entry for entry in told if entry.kind is EventKind.DatabaseMadeAnew]
    assert DATABASE in entry.text
    if to_copy:
        assert tree_of(ours) == before
    assert verify_path(target, structure=True).ok
    assert rows_of(target) == ROWS


def test_windows_own_database_made_anew_equals_that_of_windows(tmp_path: Path) -> None:
    folder = Path(copy_of(dataset("srum-server2022-day2"), tmp_path / "sru"))
    shutil.copyfile(dataset("srum-server2022-day1", "SRU00001.log"), folder / "SRU00001.log")
    real = PagesInMemory.of((folder / "SRUDB.dat").read_bytes())
    (folder / "SRUDB.dat").unlink()
    done = run_recovery(InstanceChoice([folder]))
    assert [(database.path.name, database.is_new) for database in done.databases] == [("SRUDB.dat", True)]
    assert differences(PagesInMemory.of((folder / "SRUDB.dat").read_bytes()), real) == []


# clean ones


@pytest.mark.parametrize("with_logs", [False, True])
def test_a_clean_instance_is_copied(tmp_path: Path, with_logs: bool) -> None:
    source = dataset("srum-win10-clean")
    if not with_logs:
        (tmp_path / "alone").mkdir()
        shutil.copyfile(source / "SRUDB.dat", tmp_path / "alone" / "SRUDB.dat")
        source = tmp_path / "alone"
    done = run_recovery(InstanceChoice([source]), to=tmp_path / "new")
    (database,) = done.databases
    assert database.path == tmp_path / "new" / "SRUDB.dat"
    assert database.path.read_bytes() == (source / "SRUDB.dat").read_bytes()
    assert (database.state, done.changed) == ("clean", False)
