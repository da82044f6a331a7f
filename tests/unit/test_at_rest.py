"""The source of files at rest: which of several instances is meant, and what is said when none is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, run_backup
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem
from engine.sources.source import Can
from tests.builders.small_instance import (
    DATABASE,
    OTHER_STREAM,
    database_bytes,
    log_bytes,
    write_small_instance,
)
from tests.disk.fault_fs import Fault, FaultFS


def chosen(*folders: Path, base: str | None = None, name: str | None = None) -> str:
    return AtRestSource(folders, base=base, name=name).state().name


def refused(
    folders: Sequence[Path], base: str | None = None, name: str | None = None, fs: FileSystem | None = None
) -> JetError:
    with pytest.raises(JetError) as caught:
        AtRestSource(folders, base=base, name=name, fs=fs).state()
    assert caught.value.message
    return caught.value


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Two streams in one folder."""
    write_small_instance(tmp_path)
    return write_small_instance(tmp_path, base="xyz", signature=OTHER_STREAM, database="other.edb")


def test_it_can_only_be_read(tmp_path: Path) -> None:
    assert AtRestSource([tmp_path]).can == Can(0)


def test_the_only_one(tmp_path: Path) -> None:
    assert chosen(write_small_instance(tmp_path)) == "edb-1234ABCD"


def test_by_base_name_in_any_case_or_by_name(two: Path) -> None:
    assert chosen(two, base="XYZ") == chosen(two, base="xyz") == "xyz-5EED5EED"
    assert chosen(two, name="edb-1234ABCD") == "edb-1234ABCD"


def test_never_a_guess_between_two(two: Path) -> None:
    error = refused([two])
    assert int(error.code) == -1003
    assert "edb-1234ABCD" in error.message
    assert "xyz-5EED5EED" in error.message


def test_two_copies_of_one_instance(tmp_path: Path) -> None:
    """Base and name are the same: only the folder tells them apart."""
    for name in ("a", "b"):
        write_small_instance(tmp_path / name)
    error = refused([tmp_path], name="edb-1234ABCD")
    assert str(tmp_path / "a") in error.message
    assert "Specify the folder" in error.hint
    assert chosen(tmp_path / "b") == "edb-1234ABCD"


def test_logs_without_a_database_are_not_in_the_way(tmp_path: Path) -> None:
    write_small_instance(tmp_path / "a")
    write_small_instance(tmp_path / "b", database=None)
    assert AtRestSource([tmp_path]).state().directory == tmp_path / "a"


def test_an_instance_with_a_damaged_database_is_not_passed_over(tmp_path: Path) -> None:
    """Else the other one would be taken for the one that is meant."""
    write_small_instance(tmp_path / "a")
    write_small_instance(tmp_path / "b", database=None, base="xyz", signature=OTHER_STREAM)
    (tmp_path / "b" / "bad.edb").write_bytes(b"\0" * 4 + b"\xef\xcd\xab\x89" + b"\1" * 8192)
    assert int(refused([tmp_path]).code) == -1003


@pytest.mark.parametrize(("base", "name"), [("abc", None), (None, "edb-00000000"), ("edb", "xyz-5EED5EED")])
def test_one_that_is_not_there(two: Path, base: str | None, name: str | None) -> None:
    error = refused([two], base=base, name=name)
    assert int(error.code) == -1003
    assert "edb" in error.message


def test_nothing_at_all(tmp_path: Path) -> None:
    error = refused([tmp_path])
    assert int(error.code) == -1203
    assert str(tmp_path) in error.message


def test_no_such_folder(tmp_path: Path) -> None:
    assert int(refused([tmp_path / "nowhere"]).code) == -1811


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(b"Dear administrator")
    error = refused([tmp_path / "letter.txt"])
    assert int(error.code) == -1028
    assert "does not belong to the Extensible Storage Engine" in error.message


def test_only_a_damaged_database(tmp_path: Path) -> None:
    data = bytearray(database_bytes())
    data[100] ^= 1
    data[2148] ^= 1
    (tmp_path / DATABASE).write_bytes(data)
    error = refused([tmp_path])
    assert int(error.code) == -1206
    assert DATABASE in error.message


def test_only_a_damaged_log(tmp_path: Path) -> None:
    data = bytearray(log_bytes(1))
    data[100] ^= 1
    (tmp_path / "edb00001.log").write_bytes(data)
    assert int(refused([tmp_path]).code) == -612


def test_only_an_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(database_bytes())
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.NO_ACCESS, "open_read", times=None)
    assert int(refused([tmp_path], fs=fs).code) == -1032


def test_an_unreadable_folder(tmp_path: Path) -> None:
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.NO_ACCESS, "list", times=None)
    assert int(refused([tmp_path], fs=fs).code) == -1032


def test_a_single_database_file_and_its_logs(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "logs", database=None)
    (tmp_path / DATABASE).write_bytes(database_bytes())
    instance = AtRestSource([tmp_path / DATABASE, folder]).state()
    assert (instance.last, len(instance.databases)) == (3, 1)


def test_a_relative_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_small_instance(tmp_path / "source")
    (tmp_path / "destination").mkdir()
    monkeypatch.chdir(tmp_path)
    made = run_backup(AtRestSource([Path("source")]), LocalFolder(Path("destination")), Kind.FULL)
    assert len(made.files) == 5
    assert (made.chain / DATABASE).is_file()


def test_a_run_on_a_copy_is_not_in_the_way(tmp_path: Path) -> None:
    """The lock is on the files, not on the instance's name."""
    for name in ("a", "b"):
        write_small_instance(tmp_path / name)
    with AtRestSource([tmp_path / "a"]).begin(), AtRestSource([tmp_path / "b"]).begin():
        pass


def test_a_run_on_the_same_files_by_another_path(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "source")
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    with AtRestSource([folder]).begin():
        with pytest.raises(JetError) as caught, AtRestSource([tmp_path / "link"]).begin():
            pytest.fail("two runs own the instance")
        assert int(caught.value.code) == -505
