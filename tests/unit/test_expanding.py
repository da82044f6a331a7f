"""The instances of a job: one, several, all below a folder, at rest and running."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.jobs.job import Job
from app.operations.expanding import Expanded, expand
from app.operations.instance_source import FilesAtRest, InstanceSource, RunningInstance
from engine import Kind, LocalFileSystem, LocalFolder, run_backup
from engine.error_codes import Code
from engine.formats.stamps import Signature
from tests.builders.log_files import SIGNATURE
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.builders.wire_client import running


def signed(number: int) -> Signature:
    return Signature(number, SIGNATURE.created, SIGNATURE.computer)


def job(*folders: Path, below: bool = False) -> Job:
    return Job("j", folders, Path("/backups"), below)


@pytest.fixture
def runtime() -> Iterator[Path]:
    """Where running instances of the test appear; sockets fit in."""
    with tempfile.TemporaryDirectory(prefix="t") as made:
        (Path(made) / "run").mkdir(mode=0o700)
        yield Path(made) / "run"


def names(found: Expanded) -> list[str]:
    return [source.label for source in found.instances]


def found_by(source: InstanceSource) -> str:
    """The name of what a backup of the source would read."""
    assert isinstance(source, FilesAtRest)
    return source.choice.find(LocalFileSystem()).name


def codes(found: Expanded) -> list[Code]:
    return [error.code for error in found.problems]


def test_one_instance_in_two_folders(tmp_path: Path, runtime: Path) -> None:
    database = write_small_instance(tmp_path / "db")
    logs = tmp_path / "logs"
    logs.mkdir()
    for file in [*database.glob("*.log"), *database.glob("*.chk")]:
        shutil.move(file, logs / file.name)
    found = expand(job(database, logs), runtime=runtime)
    assert found.problems == ()
    (source,) = found.instances
    assert isinstance(source, FilesAtRest)
    assert source.folders == (logs, database), "first the one that stands for the instance"
    assert found_by(source) == source.label


def test_one_of_several_whose_database_lost_its_header(tmp_path: Path, runtime: Path) -> None:
    for name in ("good", "lost"):
        write_small_instance(tmp_path / name)
    database = tmp_path / "lost" / DATABASE
    database.write_bytes(bytes(8192) + database.read_bytes()[8192:])
    found = expand(job(tmp_path, below=True), runtime=runtime)
    assert [source.folder for source in found.instances] == [tmp_path / "good"]
    (problem,) = found.problems
    assert problem.code is Code.DatabaseCorrupted and problem.context["path"] == str(database)
    assert problem.message.startswith(f"{database} cannot be read as a database")

    database.unlink()
    (tmp_path / "lost" / "notes.txt").write_text("of another program")
    assert expand(job(tmp_path, below=True), runtime=runtime).problems == (), "logs that an engine left are none"


def test_several_instances_in_folders_of_their_own_or_in_one(tmp_path: Path, runtime: Path) -> None:
    write_small_instance(tmp_path / "b", signature=signed(2), base="bbb")
    write_small_instance(tmp_path / "a", signature=signed(1), base="aaa")
    found = expand(job(tmp_path / "b", tmp_path / "a"), runtime=runtime)
    assert [name[:3] for name in names(found)] == ["aaa", "bbb"]
    write_small_instance(tmp_path / "a", signature=signed(2), base="bbb", database="other.edb")
    found = expand(job(tmp_path / "a"), runtime=runtime)
    assert [name[:3] for name in names(found)] == ["aaa", "bbb"]
    for source in found.instances:
        assert found_by(source) == source.label


def test_all_below_also_those_that_come_later(tmp_path: Path, runtime: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    assert expand(job(root, below=True), runtime=runtime) == Expanded(())
    assert codes(expand(job(root), runtime=runtime)) == [Code.DatabaseNotFound]
    write_small_instance(root / "x" / "one", signature=signed(1))
    first = names(expand(job(root, below=True), runtime=runtime))
    assert names(expand(job(root), runtime=runtime)) == first
    write_small_instance(root / "y" / "two", signature=signed(2))
    (one,) = expand(job(root / "x" / "one"), runtime=runtime).instances
    (root / "backups").mkdir()
    run_backup(one.open(), LocalFolder(root / "backups"), Kind.FULL)
    found = expand(job(root, below=True), runtime=runtime)
    assert len(found.instances) == 2
    assert first[0] in names(found)
    for source in found.instances:
        assert found_by(source) == source.label
    several = expand(job(root), runtime=runtime)
    assert codes(several) == [Code.InvalidParameter]
    assert "--below" in several.problems[0].hint


def test_what_is_missing_or_lost_is_told(tmp_path: Path, runtime: Path) -> None:
    gone = tmp_path / "gone"
    assert codes(expand(job(gone), runtime=runtime)) == [Code.FileNotFound]
    here = write_small_instance(tmp_path / "here")
    both = expand(job(here, gone), runtime=runtime)
    assert codes(both) == [Code.FileNotFound]
    assert len(both.instances) == 1
    (here / DATABASE).write_bytes(bytes(100))
    assert len(expand(job(here, below=True), runtime=runtime).instances) == 1
    (here / DATABASE).unlink()
    left = expand(job(here, below=True), runtime=runtime)
    assert left.problems == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no local sockets here")
def test_a_running_instance_is_backed_up_as_one(tmp_path: Path, runtime: Path) -> None:
    folder = tmp_path / "root" / "live"
    folder.mkdir(parents=True)
    write_small_instance(tmp_path / "root" / "rest", signature=signed(1))
    with running(folder, place=runtime) as (_, published):
        for found in (
            expand(job(tmp_path / "root", below=True), runtime=runtime),
            expand(job(folder, tmp_path / "root" / "rest"), runtime=runtime),
        ):
            assert RunningInstance(folder, published.name) in found.instances
            assert len(found.instances) == 2
        name = published.name
        assert expand(job(tmp_path / "root" / "rest"), runtime=runtime).instances[0].is_running is False
    stopped = expand(job(folder), runtime=runtime)
    assert names(stopped) == [name]
    assert not stopped.instances[0].is_running


def test_a_folder_without_an_instance_beside_one_with_one_is_a_problem(tmp_path: Path, runtime: Path) -> None:
    good, empty = write_small_instance(tmp_path / "good"), tmp_path / "empty"
    empty.mkdir()
    found = expand(job(good, empty), runtime=runtime)
    assert len(found.instances) == 1
    assert codes(found) == [Code.DatabaseNotFound]
    assert str(empty) in found.problems[0].message


def test_two_instances_of_one_name_are_two(tmp_path: Path, runtime: Path) -> None:
    first = write_small_instance(tmp_path / "first")
    second = Path(shutil.copytree(first, tmp_path / "second"))
    found = expand(job(first, second), runtime=runtime)
    assert [source.folder for source in found.instances] == [first, second]
    assert {found_by(source) for source in found.instances} == set(names(found))
