"""Databases at rest whose last write a power cut ended: the scan says so, a backup waits for recovery."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, run_backup, verify_path
from engine.discovery.files_found import FileKind, look_at
from engine.discovery.instance_files import ProblemKind
from engine.discovery.scan import scan
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.formats.db_header import page_offset
from engine.formats.names import DOUBLE_WRITE_EXTENSION, double_write_name
from engine.storage.database_file import OpenDatabaseFile
from tests.builders.attached import PAGE_SIZE, Attached, dbtime_of, image

FS = LocalFileSystem()


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """An instance left dirty, with pages 1 to 8 written."""
    folder = tmp_path / "instance"
    folder.mkdir()
    bench = Attached.create(folder)
    for pgno in range(1, 9):
        bench.put(pgno, 1)
    bench.cache.flush()
    bench.log.flush()
    bench.file.header.sign_log = bench.log.settings.signature
    bench.file.header.gen_min_required = 1
    bench.file.write_header()
    bench.cache.publish()
    for pgno in range(1, 9):
        bench.touch(pgno, 1)
    bench.cache.flush()
    bench.close()
    return folder


def mix(folder: Path, pgno: int) -> None:
    """Give a sector of a page the bytes that it had before, so that the page passes its checksum."""
    with FS.open_update(folder / "a.edb") as file:
        offset = page_offset(pgno, PAGE_SIZE)
        dbtime = dbtime_of(file.read_at(offset, PAGE_SIZE))
        file.write_at(offset + 1024, bytes(image(pgno, (dbtime or 0) + 1)[1024:1536]))


def test_a_whole_dirty_instance_is_as_it_was(crashed: Path) -> None:
    (instance,) = scan([crashed]).instances
    assert instance.problems == ()
    assert instance.databases[0].unfinished == ()
    kinds = {file.path.name: file.kind for file in scan([crashed]).others}
    assert kinds[double_write_name("a.edb")] is FileKind.DOUBLE_WRITE


def test_a_double_write_file_that_was_never_written_is_known(tmp_path: Path) -> None:
    for name, data in (("a", b""), ("b", bytes(10000))):
        path = tmp_path / (name + DOUBLE_WRITE_EXTENSION)
        path.write_bytes(data)
        assert look_at(FS, path).kind is FileKind.DOUBLE_WRITE
    path.write_bytes(b"something else" * 1000)
    assert look_at(FS, path).kind is FileKind.FOREIGN


def test_verifying_says_what_no_checksum_does(crashed: Path) -> None:
    assert not [finding for finding in verify_path(crashed).findings if finding.is_damage]
    mix(crashed, 3)
    (finding,) = [finding for finding in verify_path(crashed).findings if finding.is_damage]
    assert "incomplete" in finding.detail


def test_a_backup_waits_until_the_pages_are_whole(crashed: Path, tmp_path: Path) -> None:
    mix(crashed, 3)
    mix(crashed, 7)
    (instance,) = scan([crashed]).instances
    assert instance.databases[0].unfinished == (3, 7)
    (problem,) = instance.problems
    assert problem.kind is ProblemKind.UNFINISHED_WRITE
    assert "(pages: 3, 7)" in problem.text
    destination = tmp_path / "backups"
    destination.mkdir()
    with pytest.raises(JetError) as caught:
        run_backup(AtRestSource([crashed]), LocalFolder(destination), Kind.FULL)
    assert caught.value.code is Code.DatabaseDirtyShutdown
    assert "Recover" in caught.value.hint
    assert not list(destination.iterdir())
    with OpenDatabaseFile.open(FS, crashed / "a.edb") as database:
        database.settle()
    run_backup(AtRestSource([crashed]), LocalFolder(destination), Kind.FULL)
