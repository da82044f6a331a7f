"""What every source promises: one run at a time, files as they are, and proof that they stayed so.

One more source is one more entry in ``MAKERS``; each makes the source of an instance in a folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import JetError, MissingFile, WrongState
from engine.sources.at_rest import AtRestSource
from engine.sources.source import BackupSource
from tests.support.crash_fs import tree_of
from tests.support.small_instance import BASE, DATABASE, write_small_instance

MAKERS: dict[str, Callable[[Path], BackupSource]] = {
    "at rest": lambda folder: AtRestSource([folder]),
    "at rest, by its database": lambda folder: AtRestSource([folder / DATABASE, folder]),
}
LOG = f"{BASE}00002.log"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "instance")


@pytest.fixture(params=sorted(MAKERS))
def source(request: pytest.FixtureRequest, folder: Path) -> BackupSource:
    return MAKERS[request.param](folder)


def read(source: BackupSource, path: Path) -> bytes:
    with source.open(path) as file:
        return file.read_at(0, file.stat().size + 1)


def test_state_tells_what_there_is(source: BackupSource, folder: Path) -> None:
    with source.begin():
        instance = source.state()
    assert [database.path for database in instance.databases] == [folder / DATABASE]
    assert [log.generation for log in instance.logs] == [1, 2, 3]
    assert instance.checkpoint


def test_files_are_read_as_they_are(source: BackupSource, folder: Path) -> None:
    with source.begin():
        instance = source.state()
        for path in (instance.databases[0].path, *(log.path for log in instance.logs)):
            assert read(source, path) == path.read_bytes()
        source.confirm()


def test_reading_changes_nothing(source: BackupSource, folder: Path) -> None:
    before = tree_of(folder), {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    with source.begin():
        source.state()
        read(source, folder / DATABASE)
        source.confirm()
    assert (tree_of(folder), {path: path.stat().st_mtime_ns for path in folder.iterdir()}) == before


def test_one_run_at_a_time(source: BackupSource, folder: Path) -> None:
    with source.begin():
        for other in MAKERS.values():
            with pytest.raises(WrongState) as caught, other(folder).begin():
                pytest.fail("two runs own the instance")
            assert int(caught.value.code) == -505
        source.state()
    with source.begin():
        pass


def test_free_again_after_a_failure(source: BackupSource) -> None:
    with pytest.raises(ZeroDivisionError), source.begin():
        _ = 1 // 0
    with source.begin():
        pass


def _grown(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def _touched(path: Path) -> None:
    os.utime(path, ns=(1, 1))


def _replaced(path: Path) -> None:
    """By an equal file with an equal time: still another one."""
    time = path.stat().st_mtime_ns
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes())
    os.utime(copy, ns=(time, time))
    copy.replace(path)


@pytest.mark.parametrize("change", [_grown, _touched, _replaced])
@pytest.mark.parametrize("name", [DATABASE, LOG])
def test_a_file_that_changed_after_it_was_opened(
    source: BackupSource, folder: Path, name: str, change: Callable[[Path], None]
) -> None:
    with source.begin():
        read(source, folder / name)
        source.confirm()
        change(folder / name)
        with pytest.raises(WrongState, match=name) as caught:
            source.confirm()
        assert int(caught.value.code) == -1215


def test_a_file_that_went_away(source: BackupSource, folder: Path) -> None:
    with source.begin():
        read(source, folder / LOG)
        (folder / LOG).unlink()
        with pytest.raises(MissingFile, match=LOG):
            source.confirm()
        with pytest.raises(JetError):
            source.open(folder / LOG)


def test_a_run_answers_for_its_own_files_only(source: BackupSource, folder: Path) -> None:
    with source.begin():
        read(source, folder / LOG)
    _grown(folder / LOG)
    with source.begin():
        read(source, folder / DATABASE)
        source.confirm()


def test_what_is_new_meanwhile_does_not_matter(source: BackupSource, folder: Path) -> None:
    with source.begin():
        read(source, folder / DATABASE)
        (folder / "new.txt").write_bytes(b"new")
        source.confirm()


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    for make in MAKERS.values():
        with pytest.raises(MissingFile):
            make(tmp_path / "nowhere").state()
