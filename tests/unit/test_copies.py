"""A copy beside the database is no second database: the path in the logs says which file is the instance's."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, Options, run_backup, run_recovery, run_restore, verify_path
from engine.backup.plan import plan_full
from engine.discovery.choosing import InstanceChoice, choose
from engine.discovery.instance_files import InstanceFiles, ProblemKind, State
from engine.discovery.scan import scan
from engine.errors import JetError
from tests.builders.dirty_instances import crash
from tests.builders.live_tables import FILE
from tests.builders.small_instance import DATABASE, OTHER_STREAM, database_bytes, write_small_instance
from tests.datasets import copy_of, dataset
from tests.disk.crash_fs import tree_of
from tests.oracles.engine_sets import engine_set, our_rows, real_rows

CREATE = Options(create=True)


def look(folder: Path) -> InstanceFiles:
    return choose(scan([folder]), [folder])


def databases(instance: InstanceFiles) -> list[str]:
    return [database.path.name for database in instance.databases]


def copies(instance: InstanceFiles) -> dict[str, str]:
    return {copy.path.name: copy.text for copy in instance.copies}


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A dirty instance that Microsoft's engine left, with copies of its database and of a log beside it."""
    folder = engine_set("midrollback-full-8k", tmp_path) / "input"
    shutil.copyfile(folder / "a.edb", folder / "a.edb.bak")
    shutil.copyfile(folder / "a.edb", folder / "Copy of a.edb")
    shutil.copyfile(folder / "a.edb", folder / "a")
    log = next(folder.glob("edb0*1.log"))
    shutil.copyfile(log, folder / f"{log.name}.old")
    return folder


def test_copies_of_a_real_database(real: Path, tmp_path: Path) -> None:
    """Neither the shortest name nor the first in order decides."""
    instance = look(real)
    assert databases(instance) == ["a.edb"]
    assert copies(instance).keys() == {"a", "a.edb.bak", "Copy of a.edb"} | {
        path.name for path in real.glob("*.old")
    }
    assert instance.problems == ()
    assert plan_full(instance).databases == instance.databases
    made = run_backup(AtRestSource([real]), LocalFolder(tmp_path / "to"), Kind.FULL, options=CREATE)
    assert "a.edb.bak" not in {file.name for file in made.files}
    assert verify_path(real).ok


def test_recovery_leaves_copies_alone(real: Path) -> None:
    left = {path: path.read_bytes() for path in real.iterdir() if path.name in copies(look(real))}
    done = run_recovery(InstanceChoice([real]))
    assert [database.path.name for database in done.databases] == ["a.edb"]
    assert our_rows(real / "a.edb") == real_rows(real.parent)
    assert {path: path.read_bytes() for path in left} == left


def test_a_copy_of_an_instance_of_our_own(tmp_path: Path) -> None:
    """Its newest log may be the first one: then its records alone name the database."""
    crash(tmp_path)
    for name in (f"{FILE}.bak", f"0{FILE}"):
        shutil.copyfile(tmp_path / FILE, tmp_path / name)
    assert databases(look(tmp_path)) == [FILE]
    assert copies(look(tmp_path)).keys() == {f"{FILE}.bak", f"0{FILE}"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_the_database(tmp_path: Path) -> None:
    write_small_instance(tmp_path)
    (tmp_path / "alias.edb").symlink_to(DATABASE)
    instance = look(tmp_path)
    assert databases(instance) == [DATABASE]
    assert copies(instance) == {"alias.edb": f"a link to {DATABASE}"}


def test_an_older_database_of_another_stream_beside_it(tmp_path: Path) -> None:
    """The same database from before the logs were made anew: not an instance of its own."""
    write_small_instance(tmp_path)
    (tmp_path / "before.edb").write_bytes(database_bytes(signature=OTHER_STREAM))
    (instance,) = scan([tmp_path]).instances
    assert (databases(instance), list(copies(instance))) == ([DATABASE], ["before.edb"])


def test_what_cannot_be_told_is_refused(tmp_path: Path) -> None:
    """Two files of one database, and logs that name neither."""
    write_small_instance(tmp_path, database="one.edb")
    (tmp_path / "two.edb").write_bytes((tmp_path / "one.edb").read_bytes())
    instance = look(tmp_path)
    assert [problem.kind for problem in instance.problems] == [ProblemKind.UNDECIDED_COPY]
    before = tree_of(tmp_path)
    with pytest.raises(JetError, match=r"one\.edb and .*two\.edb") as backup:
        plan_full(instance)
    assert "Move all but the right one" in backup.value.hint
    with pytest.raises(JetError, match=r"copies of one database"):
        run_recovery(InstanceChoice([tmp_path]))
    assert tree_of(tmp_path) == before


def test_a_copy_does_not_stand_in_for_a_database_that_was_lost(real: Path) -> None:
    (real / "a.edb").write_bytes(os.urandom(65536))
    instance = look(real)
    assert databases(instance) == []
    assert instance.state is State.DAMAGED
    assert "a.edb.bak" in copies(instance)
    with pytest.raises(JetError, match="encrypted or overwritten"):
        plan_full(instance)


def test_after_a_restore_in_place_all_is_as_before(tmp_path: Path) -> None:
    """What stepped aside is no database, no log, and no reason against the next backup."""
    folder = tmp_path / "sru"
    copy_of(dataset("srum-win10-clean"), folder)
    to = LocalFolder(tmp_path / "to")
    full = run_backup(AtRestSource([folder]), to, Kind.FULL, options=CREATE)
    before = look(folder)
    run_restore(full.chain, folder, in_place=True)
    (after,) = scan([folder]).instances
    assert (after.identity, after.state, after.problems) == (before.identity, before.state, ())
    assert databases(after) == ["SRUDB.dat"]
    assert {path.name for path in folder.glob("*.before-restore-*")} == copies(after).keys()
    assert len(set(copies(after).values())) == 1
    assert verify_path(folder).ok
    assert run_backup(AtRestSource([folder]), to, Kind.INCREMENTAL).nothing_new
    run_backup(AtRestSource([folder]), to, Kind.FULL)


def test_a_folder_with_nothing_but_what_stepped_aside(tmp_path: Path) -> None:
    write_small_instance(tmp_path)
    for path in list(tmp_path.iterdir()):
        path.rename(path.with_name(f"{path.name}.before-restore-0123abcd"))
    assert scan([tmp_path]).instances == ()
    with pytest.raises(JetError, match="displaced by a restore") as caught:
        look(tmp_path)
    assert caught.value.hint.startswith("Confirm that restore or take it back")
    one = next(tmp_path.glob(f"{DATABASE}*"))
    assert databases(look(one)) == [one.name], "named by hand it is a database like any other"
