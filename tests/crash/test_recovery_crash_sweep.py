"""A power cut at any moment of a recovery, and of the one after that: it ends in the committed state all the same.

The instance that is recovered has all that a crash leaves: committed work on pages and only in the log, and an
open transaction with inserts, replacements, deletes and nested levels, part of it on the disk already.
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest

from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem
from engine.instance.instance import Instance
from engine.recovery.recover import Recovered, RecoveryOptions, recover
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.structure import check_structure
from tests.builders.dirty_instances import COMMITTED, crash, parameters
from tests.builders.live_tables import FILE, NAME, NUMBER
from tests.disk.crash_fs import CrashFS
from tests.disk.fault_fs import FaultFS, faults_for
from tests.share import Share, shares

FS = LocalFileSystem()


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crashed")
    crash(folder)
    return folder


def recovered(fs: FileSystem, folder: Path) -> Recovered:
    options = RecoveryOptions(cache_pages=16)
    return recover(fs, log_directory=folder, base="edb", databases=[folder / FILE], options=options)


def check(folder: Path, where: object) -> None:
    """Clean, consistent, and exactly what was committed."""
    with FS.open_read(folder / FILE) as file:
        database = ReadOnlyDatabase.open(file)
        assert database.header.is_clean, where
        found = {row[NUMBER.name]: row[NAME.name] for row in database.rows("t")}
        assert found == COMMITTED, where
        assert check_structure(database) == (), where


def test_recovery_without_a_cut(crashed: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(crashed, tmp_path / "copy")
    done = recovered(FS, folder)
    assert done.undone > 30
    check(folder, "at once")
    assert recovered(FS, folder).changed is False
    with Instance.open(parameters(folder)) as instance:
        assert instance.attach(folder / FILE).path == folder / FILE
    check(folder, "after a run of the instance")


@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_cut_at_any_moment_of_recovery(crashed: Path, quick_path: Path, share: Share) -> None:
    disk = quick_path / "disk"
    shutil.copytree(crashed, disk)
    fs = CrashFS(disk)
    recovered(fs, disk)
    check(disk, "the recovery itself")
    count = again = 0
    for state in share.of(fs.crash_states(at_most=8, tears=4)):
        count += 1
        state.restore_to(disk)
        if count % 11 == 0:
            second = CrashFS(disk)
            recovered(second, disk)
            for number, other in enumerate(second.crash_states(at_most=2, tears=2)):
                if number % 13 == count % 13:
                    again += 1
                    other.restore_to(disk)
                    recovered(FS, disk)
                    check(disk, (str(state), str(other)))
            continue
        recovered(FS, disk)
        check(disk, state)
    print(f"{count} states after cuts in a recovery, {again} states after cuts in the one that followed")
    assert count > share.at_least(150)
    assert again > share.at_least(60)


def test_every_call_of_recovery_fails(crashed: Path, quick_path: Path) -> None:
    """A disk that fails ends the recovery; the next one finds what it needs."""
    probe = FaultFS(LocalFileSystem())
    recovered(probe, shutil.copytree(crashed, quick_path / "first"))
    count = 0
    for number, call in list(enumerate(probe.calls))[:: max(len(probe.calls) // 30, 1)]:
        fault = faults_for(call.verb)[number % len(faults_for(call.verb))]
        folder = shutil.copytree(crashed, quick_path / "disk")
        with contextlib.suppress(JetError, MemoryError):
            recovered(FaultFS(LocalFileSystem()).fail_at(number, fault), folder)
        recovered(FS, folder)
        check(folder, (number, call, fault))
        shutil.rmtree(folder)
        count += 1
    assert count >= 30


def test_a_cut_while_a_database_is_made(quick_path: Path) -> None:
    """Whatever of it lasts, recovery ends with the whole database or with none; and it can be made then."""
    disk = quick_path / "disk"
    fs = CrashFS(disk)
    instance = Instance.open(parameters(disk), fs=fs)
    start = len(fs.operations)
    instance.create_database(disk / FILE)
    fs.mark("made")
    instance.abandon()
    there = missing = 0
    for number, state in enumerate(fs.crash_states(start=start, at_most=4, tears=2)):
        if number % 3:
            continue
        state.restore_to(disk)
        options = RecoveryOptions(create_at_logged_paths=True)
        recover(FS, log_directory=disk, base="edb", options=options)
        if FS.exists(disk / FILE):
            there += 1
            with FS.open_read(disk / FILE) as file:
                database = ReadOnlyDatabase.open(file)
                assert database.header.is_clean, state
                assert check_structure(database) == (), state
            continue
        assert "made" not in state.marks, state
        missing += 1
        with Instance.open(parameters(disk)) as again:
            again.create_database(disk / FILE)
    print(f"{there} times the database was there, {missing} times not")
    assert there
    assert missing
