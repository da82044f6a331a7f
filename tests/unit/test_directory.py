"""The directory that JetBackup writes into: its layouts, its refusals (docs/semantics.md#directories)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine import AtRestSource, BackupSet, Kind, Options, preview, read_manifest, run_backup
from engine.chain.directory import MAX_PATH, Directory
from engine.errors import JetError
from engine.files import LocalFileSystem
from tests.builders.jet_case import names, tree
from tests.builders.small_instance import grow_small_instance, write_small_instance

FILES = {"data.edb", "edb.chk", "edb.log", "edb00001.log", "edb00002.log"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "set"
    path.mkdir()
    return path


def backup(source: Path, folder: Path, kind: Kind = Kind.FULL, *, atomic: bool = False) -> BackupSet:
    return run_backup(
        AtRestSource([source]), Directory(folder, atomic=atomic), kind, options=Options(atomic=atomic)
    )


def refused(source: Path, folder: Path, kind: Kind = Kind.FULL, *, atomic: bool = False) -> int:
    """The number of the refusal, after which the folder is as it was."""
    before = tree(folder) if folder.is_dir() else None
    with pytest.raises(JetError) as caught:
        backup(source, folder, kind, atomic=atomic)
    assert (tree(folder) if folder.is_dir() else None) == before
    return int(caught.value.code)


def test_files_lie_in_the_directory_itself(source: Path, folder: Path) -> None:
    made = backup(source, folder)
    assert made.chain == folder
    assert names(folder) == FILES
    assert all(not file.stored for file in read_manifest(LocalFileSystem(), folder).files)


def test_an_incremental_adds_to_it(source: Path, folder: Path) -> None:
    backup(source, folder)
    grow_small_instance(source)
    assert backup(source, folder, Kind.INCREMENTAL).chain == folder
    assert names(folder) > FILES


def test_an_incremental_suffers_other_files_beside_it(source: Path, folder: Path) -> None:
    backup(source, folder)
    (folder / "notes.txt").write_bytes(b"mine")
    grow_small_instance(source)
    backup(source, folder, Kind.INCREMENTAL)
    assert (folder / "notes.txt").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["notes.txt", "temp", "new", "old"])
def test_a_full_takes_an_empty_directory(source: Path, folder: Path, name: str) -> None:
    (folder / name).mkdir()
    assert refused(source, folder) == -504


@pytest.mark.parametrize("name", ["new", "old"])
def test_an_incremental_goes_into_no_atomic_set(source: Path, folder: Path, name: str) -> None:
    backup(source, folder)
    (folder / name).mkdir()
    assert refused(source, folder, Kind.INCREMENTAL) == -504


def test_atomic_sets_lie_in_new(source: Path, folder: Path) -> None:
    assert backup(source, folder, atomic=True).chain == folder / "new"
    grow_small_instance(source)
    assert backup(source, folder, Kind.INCREMENTAL, atomic=True).chain == folder / "new"
    assert backup(source, folder, atomic=True).chain == folder / "new"
    assert {path.name for path in folder.iterdir()} == {"new"}


def test_an_atomic_incremental_goes_on_in_old_where_only_that_is_left(source: Path, folder: Path) -> None:
    backup(source, folder, atomic=True)
    (folder / "new").rename(folder / "old")
    grow_small_instance(source)
    assert backup(source, folder, Kind.INCREMENTAL, atomic=True).chain == folder / "old"
    assert backup(source, folder, atomic=True).chain == folder / "new"
    assert {path.name for path in folder.iterdir()} == {"new"}


def test_a_first_incremental_needs_a_full(source: Path, folder: Path) -> None:
    assert refused(source, folder, Kind.INCREMENTAL) == -560
    assert refused(source, folder, Kind.INCREMENTAL, atomic=True) == -560


def _nothing(folder: Path) -> None:
    folder.rmdir()


def _file(folder: Path) -> None:
    folder.rmdir()
    folder.write_bytes(b"")


@pytest.mark.parametrize("spoil", [_nothing, _file])
@pytest.mark.parametrize("atomic", [False, True])
def test_the_directory_must_be_one(
    source: Path, folder: Path, spoil: Callable[[Path], None], atomic: bool
) -> None:
    spoil(folder)
    assert refused(source, folder, atomic=atomic) == -1023


def test_a_path_has_an_end(source: Path, folder: Path) -> None:
    assert refused(source, Path(f"{folder}{'/x' * MAX_PATH}")) == -1023


def test_a_file_in_place_of_the_working_folder(source: Path, folder: Path) -> None:
    (folder / "temp").write_bytes(b"mine")
    assert refused(source, folder, atomic=True) == -525


@pytest.mark.parametrize("name", ["temp", "old"])
def test_a_folder_among_old_files_is_nobody_s_to_delete(source: Path, folder: Path, name: str) -> None:
    backup(source, folder, atomic=True)
    (folder / name / "photos").mkdir(parents=True)
    assert refused(source, folder, atomic=True) == -524


@pytest.mark.parametrize("name", ["temp", "old"])
def test_files_of_a_dead_run_are_swept(source: Path, folder: Path, name: str) -> None:
    backup(source, folder, atomic=True)
    (folder / name).mkdir()
    (folder / name / "data.edb").write_bytes(b"half")
    backup(source, folder, atomic=True)
    assert {path.name for path in folder.iterdir()} == {"new"}


def test_it_lies_apart_from_the_source(source: Path) -> None:
    inside = source / "set"
    inside.mkdir()
    assert refused(source, inside) == -1023


def test_looking_changes_nothing(source: Path, folder: Path) -> None:
    preview(AtRestSource([source]), Directory(folder), Kind.FULL)
    assert list(folder.iterdir()) == []
    backup(source, folder)
    before = tree(folder)
    with pytest.raises(JetError):
        preview(AtRestSource([source]), Directory(folder), Kind.FULL)
    assert tree(folder) == before
