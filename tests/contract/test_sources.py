"""What every source promises: one run at a time, files as they are, and proof that they stayed so.

One more source of files at rest is one more entry in ``MAKERS``, of a running instance one in ``LIVE_MAKERS``.
Each makes the source of an instance in a folder, or of one that runs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.chain.manifest import Kind
from engine.control.backup_control import LocalBackupControl
from engine.errors import JetError, MissingFile, WrongState
from engine.formats.db_header import page_offset
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.sources.at_rest import AtRestSource
from engine.sources.live import InProcessSource, LiveSource
from engine.sources.source import BackupSource, Can, LiveBackupSource, as_live
from tests.builders.small_instance import BASE, DATABASE, write_small_instance
from tests.disk.crash_fs import tree_of

MAKERS: dict[str, Callable[[Path], BackupSource]] = {
    "at rest": lambda folder: AtRestSource([folder]),
    "at rest, by its database": lambda folder: AtRestSource([folder / DATABASE, folder]),
}
LIVE_MAKERS: dict[str, Callable[[Instance], LiveBackupSource]] = {
    "in this process": InProcessSource,
    "by its owner": lambda instance: LiveSource(LocalBackupControl(instance)),
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


def test_files_at_rest_are_only_read(source: BackupSource) -> None:
    assert source.can == Can(0)
    assert as_live(source) is None


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


# running instances


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Instance]:
    (tmp_path / "running").mkdir()
    with Instance.open(Parameters(tmp_path / "running", log_file_kib=64)) as running:
        running.create_database(tmp_path / "running" / DATABASE)
        running.log.roll()
        yield running


@pytest.fixture(params=sorted(LIVE_MAKERS))
def live(request: pytest.FixtureRequest, instance: Instance) -> LiveBackupSource:
    return LIVE_MAKERS[request.param](instance)


def test_a_live_source_says_what_it_can(live: LiveBackupSource) -> None:
    assert live.can == Can.LIVE | Can.ROLL | Can.TRUNCATE | Can.HEADER
    assert as_live(live) is live


def test_a_live_state_has_databases_as_they_are_copied(live: LiveBackupSource, instance: Instance) -> None:
    with live.begin():
        state = live.state()
        (database,) = state.databases
        assert state.live
        assert database.reading.header.bkinfo_full_cur.gen_low == state.logs[0].generation
        with live.open(database.path) as file:
            pages = file.stat().size // database.page_size - 2
            assert database.size == (pages + 3) * database.page_size
            page = file.read_at(page_offset(1, database.page_size), database.page_size)
        assert page == database.path.read_bytes()[page_offset(1, database.page_size) :][: database.page_size]
        assert len(live.trailer(database)) == database.page_size


def test_a_live_source_allows_one_run_at_a_time(live: LiveBackupSource, instance: Instance) -> None:
    with live.begin():
        for make in LIVE_MAKERS.values():
            with pytest.raises(WrongState) as caught, make(instance).begin():
                pytest.fail("two runs own the instance")
            assert int(caught.value.code) == -505
        with pytest.raises(WrongState) as caught, live.begin():
            pytest.fail("two runs own the instance")
        live.state()
        live.confirm()
    with live.begin():
        pass


def test_a_live_source_is_free_again_after_a_failure(live: LiveBackupSource, instance: Instance) -> None:
    with pytest.raises(ZeroDivisionError), live.begin():
        _ = 1 // 0
    assert instance.backups.running is None
    with live.begin():
        pass


def test_the_steps_of_a_live_run(live: LiveBackupSource, instance: Instance) -> None:
    with live.begin():
        before = instance.log.generation
        for database in live.state().databases:
            live.trailer(database)
        rolled = live.roll()
        assert instance.log.generation == before + 1
        assert [log.generation for log in rolled.logs][-1] == before
        for log in rolled.logs:
            assert read(live, log.path) == log.path.read_bytes()
        cut = live.truncate()
        assert cut.deleted == len(range(cut.first, cut.last + 1))
        live.finish()
    assert instance.databases[0].file.header.bkinfo_full_prev.gen_high == before
    with live.begin(Kind.INCREMENTAL):
        assert live.roll().logs[-1].generation == before + 1


def test_a_live_source_stops_when_it_is_asked_to(live: LiveBackupSource, instance: Instance) -> None:
    with live.begin():
        path = live.state().databases[0].path
        with live.open(path) as file:
            instance.backups.stop()
            for step in (
                lambda: file.read_at(0, 1),
                live.confirm,
                live.roll,
                live.truncate,
                lambda: live.open(path),
            ):
                with pytest.raises(JetError) as caught:
                    step()
                assert int(caught.value.code) == -801
