"""Which instance is meant: a stream and a place; copies of a stream are never mistaken for one another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, Options, Scope, run_backup, run_recovery, verify_path
from engine.backup.plan import plan_full
from engine.chain.manifest import Manifest
from engine.discovery.choosing import InstanceChoice, choose
from engine.discovery.instance_files import Identity, InstanceFiles, ProblemKind
from engine.discovery.scan import scan
from engine.errors import JetError, MissingFile
from tests.builders.dirty_instances import crash
from tests.builders.small_instance import (
    DATABASE,
    OTHER_STREAM,
    database_bytes,
    write_small_instance,
)
from tests.datasets import copy_of, dataset
from tests.disk.crash_fs import tree_of

CREATE = Options(create=True)


def chosen(*folders: Path, scope: Scope | None = None) -> InstanceFiles:
    return choose(scan(folders, scope=scope), folders)


@pytest.fixture
def nested(tmp_path: Path) -> Path:
    """A server's folder with a copy of all of it further down, as a DHCP server keeps one."""
    folder = write_small_instance(tmp_path / "dhcp", last=5)
    write_small_instance(folder / "backup" / "new", last=4)
    return folder


def test_a_folder_means_what_lies_in_it(nested: Path, tmp_path: Path) -> None:
    copy = nested / "backup" / "new"
    assert (chosen(nested).directory, chosen(nested).last) == (nested, 5)
    assert (chosen(copy).directory, chosen(copy).last) == (copy, 4)
    with pytest.raises(JetError, match="Several") as caught:
        chosen(tmp_path)
    assert str(nested) in caught.value.message
    assert str(copy) in caught.value.message
    assert "exclude" in caught.value.hint


def test_an_instance_is_its_stream_and_its_place(nested: Path, tmp_path: Path) -> None:
    instances = scan([tmp_path]).instances
    names = {instance.name for instance in instances}
    assert len(names) == 1
    (name,) = names
    assert {instance.identity for instance in instances} == {
        Identity(name, nested),
        Identity(name, nested / "backup" / "new"),
    }
    notes = {instance.directory: instance.twin_notes for instance in instances}
    copy = nested / "backup" / "new"
    assert notes == {
        nested: (f"A copy of its log stream is inside its folder: {copy}.",),
        copy: (f"It is a copy inside {nested}, which contains the same log stream.",),
    }


def test_copies_side_by_side_say_so(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_small_instance(tmp_path / name)
    (note,) = scan([tmp_path]).instances[0].twin_notes
    assert "one of the two is a copy" in note


def test_folders_are_left_out(nested: Path, tmp_path: Path) -> None:
    assert chosen(tmp_path, scope=Scope((nested / "backup",))).directory == nested
    assert chosen(nested, scope=Scope(subfolders=False)).directory == nested
    assert scan([nested], scope=Scope(subfolders=False)).instances[0].twins == ()
    assert scan([tmp_path], scope=Scope(subfolders=False)).instances == ()
    with pytest.raises(MissingFile):
        scan([tmp_path], scope=Scope((tmp_path / "absent",)))


def test_such_a_folder_is_backed_up_and_verified(nested: Path, tmp_path: Path) -> None:
    to = LocalFolder(tmp_path / "to")
    full = run_backup(AtRestSource([nested]), to, Kind.FULL, options=CREATE)
    assert full.run.logs == (1, 5)
    write_small_instance(nested, last=7, database=None)
    more = run_backup(AtRestSource([nested]), to, Kind.INCREMENTAL)
    assert more.run.logs == (5, 7)
    assert verify_path(full.chain).ok
    assert verify_path(nested).ok


def test_recovery_to_a_folder_inside_and_again(tmp_path: Path) -> None:
    """What is recovered lies inside the source from then on, under the same name and signature."""
    folder = tmp_path / "instance"
    folder.mkdir()
    crash(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for name in ("inside", "again"):
        done = run_recovery(InstanceChoice([folder]), to=folder / name)
        assert [database.state for database in done.databases] == ["clean"]
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert chosen(folder).directory == folder
    run_recovery(InstanceChoice([folder]))
    assert [d.reading.header.is_clean for d in chosen(folder).databases] == [True]


def test_databases_of_their_own_folder_go_to_the_logs_given_by_hand(tmp_path: Path) -> None:
    logs = write_small_instance(tmp_path / "logs", database=None, last=5)
    write_small_instance(logs / "old", database=None)
    databases = tmp_path / "databases"
    databases.mkdir()
    (databases / DATABASE).write_bytes(database_bytes())
    instance = chosen(databases, logs)
    assert (instance.directory, instance.last) == (logs, 5)
    assert [database.path for database in instance.databases] == [databases / DATABASE]


def test_a_run_says_whose_it_was(tmp_path: Path) -> None:
    """A clone has the name and the signature; the machine and the folder tell it apart."""
    for name in ("a", "b"):
        write_small_instance(tmp_path / name)
    made = run_backup(AtRestSource([tmp_path / "a"]), LocalFolder(tmp_path / "to"), Kind.FULL, options=CREATE)
    manifest = Manifest.from_bytes((made.chain / "backup-manifest.json").read_bytes())
    assert manifest.runs[-1].machine
    assert manifest.runs[-1].place == str(tmp_path / "a")


def test_databases_and_logs_that_merely_lie_together_say_so(tmp_path: Path) -> None:
    """The database of one machine beside the logs of another."""
    folder = tmp_path / "found"
    copy_of(dataset("srum-win10-clean"), folder)
    shutil.copyfile(dataset("srum-win11-dirty", "SRUDB.dat"), folder / "SRUDB.dat")
    told = [p for i in scan([folder]).instances for p in i.problems if p.kind is ProblemKind.OTHER_STREAM]
    assert len(told) == 2
    assert all("another machine" in problem.text for problem in told)
    logs = next(instance for instance in scan([folder]).instances if instance.logs)
    assert ProblemKind.OTHER_DATABASE in [problem.kind for problem in logs.problems]
    assert not verify_path(folder).ok


def test_a_clean_database_beside_foreign_logs_is_backed_up_with_a_word(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "found", database=None, signature=OTHER_STREAM)
    (folder / DATABASE).write_bytes(database_bytes())
    before = tree_of(folder)
    plan = plan_full(chosen(folder))
    assert plan.logs == ()
    assert any("another machine" in note for note in plan.notes)
    assert tree_of(folder) == before
