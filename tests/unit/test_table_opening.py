"""What is open: files, instances recovered in memory, chains at any moment; and what closing frees."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import engine
from app.demo.sample_instance import write_sample
from app.tables.opening import OpenedSource, SourceKind, TableSource, open_source
from app.tables.reading import RowQuery, read_rows
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.files import ReadFile
from engine.progress import Cancel
from tests.builders.exported_tables import write_tables
from tests.builders.key_pair import write_identity
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.datasets import dataset

NOW = Cancel()
Opened = Callable[[Path], OpenedSource]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


@pytest.fixture
def opened() -> Iterator[Opened]:
    made: list[OpenedSource] = []

    def open_it(path: Path) -> OpenedSource:
        made.append(open_source(TableSource(path)))
        return made[-1]

    yield open_it
    for each in made:
        each.close()


def test_a_file(tables: Path, opened: Opened) -> None:
    source = opened(tables)
    assert (source.kind, source.names, source.is_clean) == (SourceKind.FILE, (tables.name,), True)


def test_a_dirty_file_with_its_logs_is_recovered_in_memory(opened: Opened) -> None:
    """The same rows by the file and by its folder, and nothing is written."""
    folder = dataset("srum-win11-dirty")
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    counts = []
    for path in (folder / "SRUDB.dat", folder):
        source = opened(path)
        assert (source.kind, source.names) == (SourceKind.INSTANCE, ("SRUDB.dat",))
        with source.reader("SRUDB.dat") as reader:
            assert reader.database.header.is_clean
            counts.append({table.name: reader.browser(table.name).count() for table in reader.database.tables()})
    assert counts[0] == counts[1]
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_each_of_several_instances_in_one_folder(tables: Path, tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "several")
    shutil.copy(tables, folder)
    found = engine.scan([folder]).instances
    assert len(found) == 2
    for each in found:
        opened = open_source(TableSource(folder, instance=each.name))
        assert (opened.kind, opened.names) == (SourceKind.INSTANCE, (each.databases[0].path.name,))
        opened.close()
    with pytest.raises(JetError, match="Several instances"):
        open_source(TableSource(folder))


def test_it_is_what_recovery_leaves(opened: Opened, tmp_path: Path) -> None:
    """A recovery of a copy has the same rows."""
    folder = dataset("srum-win11-dirty")
    engine.run_recovery(engine.InstanceChoice([folder]), to=tmp_path / "copy")
    with opened(folder).reader("SRUDB.dat") as shown, opened(tmp_path / "copy").reader("SRUDB.dat") as copied:
        for table in copied.database.tables():
            assert list(shown.database.rows(table.name)) == list(copied.database.rows(table))


def test_a_dirty_file_without_logs_is_read_as_it_is(opened: Opened) -> None:
    source = opened(dataset("sum-win2012r2", "Current.mdb"))
    assert (source.kind, source.is_clean) == (SourceKind.FILE, False)


def test_files_that_change_are_refused(tmp_path: Path) -> None:
    """An engine that starts while they are read is noticed."""
    folder = write_small_instance(tmp_path / "instance", last=3)

    class Touching(engine.LocalFileSystem):
        def open_read(self, path: Path) -> ReadFile:
            if path.name == DATABASE:
                (folder / DATABASE).touch()
            return super().open_read(path)

    context = engine.RunContext(fs=Touching())
    with (
        pytest.raises(JetError) as refused,
        engine.open_recovered(engine.InstanceChoice([folder]), context=context),
    ):
        pass
    assert refused.value.code is Code.FileAccessDenied


def full_backup(folder: Path, backups: Path, encode: engine.Encode | None = None) -> Path:
    options = engine.Options(create=True, encode=encode or engine.Encode())
    source, destination = engine.AtRestSource([folder]), engine.LocalFolder(backups)
    return engine.run_backup(source, destination, engine.Kind.FULL, options=options).chain


def remove(chain: Path) -> bool:
    destination = engine.LocalFolder(chain.parents[1])
    with destination.open(chain.parent.name, create=False, apart_from=()) as store:
        return store.remove(chain.name, engine.Leases())


def test_a_chain_at_each_generation(tmp_path: Path) -> None:
    """The rows of a view of the chain there."""
    write_sample(tmp_path / "sample", engine.LocalFileSystem())
    chain = full_backup(tmp_path / "sample", tmp_path / "backups")
    for generation in (None, 6, 7):
        with engine.open_at(chain, engine.RestoreTarget(generation)) as view, view.open() as database:
            expected = {table.name: list(database.rows(table)) for table in database.tables()}
            reached = view.reached
        source = open_source(TableSource(chain, generation))
        assert (source.kind, source.names, source.reached) == (SourceKind.CHAIN, ("sample.edb",), reached)
        for name, rows in expected.items():
            query = RowQuery("sample.edb", name)
            read = read_rows(source, query, len(rows) + 1, cancel=NOW)
            with source.reader("sample.edb") as reader:
                assert [each.row for each in reader.browser(name).rows()] == rows
            assert len(read.rows) == len(rows)
        source.close()


def test_a_chain_is_leased_until_it_is_closed(tmp_path: Path) -> None:
    """It cannot be removed meanwhile, and can be afterwards."""
    folder = write_small_instance(tmp_path / "instance", last=3)
    chain = full_backup(folder, tmp_path / "backups")
    source = open_source(TableSource(chain))
    assert (source.kind, source.names) == (SourceKind.CHAIN, (DATABASE,))
    with pytest.raises(JetError) as refused:
        remove(chain)
    assert "view" in refused.value.message
    source.close()
    source.close()
    with pytest.raises(Cancelled), source.reader(DATABASE):
        pass
    assert remove(chain)


def test_closing_waits_for_those_who_read(tables: Path) -> None:
    source = open_source(TableSource(tables))
    borrowed, done = threading.Event(), threading.Event()

    def read() -> None:
        with pytest.raises(Cancelled), source.reader(tables.name) as reader:
            borrowed.set()
            while True:
                list(reader.browser("Deep").rows())
        done.set()

    thread = threading.Thread(target=read)
    thread.start()
    borrowed.wait(60)
    source.close()
    thread.join(60)
    assert done.is_set()


def test_an_encrypted_chain_without_its_key(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "instance", last=3)
    recipient = write_identity(tmp_path / "key.txt")
    chain = full_backup(folder, tmp_path / "backups", engine.Encode(None, (recipient,)))
    with pytest.raises(JetError) as refused:
        open_source(TableSource(chain))
    assert refused.value.code.name == "DecryptionFailed"
    keys = engine.Keys(identities=engine.read_identities(tmp_path / "key.txt"))
    source = open_source(TableSource(chain), keys)
    assert source.names == (DATABASE,)
    source.close()


def test_opening_can_be_cancelled() -> None:
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        open_source(TableSource(dataset("srum-win11-dirty")), cancel=cancel)
