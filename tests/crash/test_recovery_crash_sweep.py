"""A power cut at any moment of a recovery, and of the one after that: it ends in the committed state all the same.

The instance that is recovered has all that a crash leaves: committed work on pages and only in the log, and an
open transaction with inserts, replacements, deletes and nested levels, part of it on the disk already.
"""

from __future__ import annotations

import contextlib
import shutil
from functools import partial
from pathlib import Path

import pytest

from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem
from engine.instance.cursor import Cursor
from engine.instance.database import Database
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.instance.recovery import Recovered, RecoveryOptions, recover
from engine.instance.schema import create_table
from engine.verify.structure import check_structure
from tests.support.crash_fs import CrashFS
from tests.support.fault_fs import FaultFS, faults_for
from tests.support.live_tables import FILE, NAME, NUMBER, simple

FS = LocalFileSystem()
PARAMETERS = partial(Parameters, log_file_kib=64, cache_pages=16, growth_pages=8)
ROWS = 300
COMMITTED = {number: f"name {number} " * 9 for number in range(ROWS) if number % 7}
COMMITTED |= dict.fromkeys(range(3, ROWS, 14), "changed " * 11)


def crash(folder: Path) -> None:
    """An instance that dies in the middle of a transaction."""
    instance = Instance.open(PARAMETERS(folder))
    database = instance.create_database(folder / FILE)
    session = instance.session()
    session.begin()
    cursor = Cursor(session, create_table(session, database, simple("t", NUMBER, NAME, index=NAME.name)))
    for number in range(ROWS):
        cursor.insert({NUMBER.name: number, NAME.name: f"name {number} " * 9})
    session.commit()
    instance.cache.flush()
    session.begin()
    for number in range(ROWS):
        assert cursor.seek(number)
        if number % 7 == 0:
            cursor.delete()
        elif number % 14 == 3:
            cursor.update({NAME.name: "changed " * 11})
    session.commit()
    session.begin()
    for number in range(1, 150, 7):
        assert cursor.seek(number)
        cursor.update({NAME.name: "never " * 13})
    for number in range(1000, 1030):
        cursor.insert({NUMBER.name: number, NAME.name: "never, too"})
    instance.cache.flush()
    for number in range(151, ROWS, 7):
        assert cursor.seek(number)
        cursor.update({NAME.name: f"never {number}"})
    session.begin()
    for number in (9, 10, 12):
        assert cursor.seek(number)
        cursor.delete()
    assert cursor.seek(13)
    cursor.update({NAME.name: ""})
    instance.log.flush()
    instance.abandon()


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
        database = Database.open(file)
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
    with Instance.open(PARAMETERS(folder)) as instance:
        assert instance.attach(folder / FILE).path == folder / FILE
    check(folder, "after a run of the instance")


def test_a_cut_at_any_moment_of_recovery(crashed: Path, quick_path: Path) -> None:
    disk = quick_path / "disk"
    shutil.copytree(crashed, disk)
    fs = CrashFS(disk)
    recovered(fs, disk)
    check(disk, "the recovery itself")
    count = again = 0
    for state in fs.crash_states(at_most=8, tears=4):
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
    print(f"{count} states after cuts in a recovery, {again} after cuts in the one that followed")
    assert count > 150
    assert again > 10


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
