"""Lost writes: a page that is older than the flush map beside its database knows, on files of Windows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    FindingKind,
    Kind,
    LocalFileSystem,
    LocalFolder,
    RunContext,
    Verification,
    find_chains,
    run_backup,
    verify_path,
)
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import LogEntry
from engine.formats.checksum import seal_header, seal_pages
from engine.formats.db_header import DatabaseHeader, read_header
from engine.formats.flush_map import PAGE, read_flush_map
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.remedy import Remedy, remedy_of
from engine.tables.schema import create_table
from tests.builders.live_runs import definition
from tests.datasets import copy_of, dataset

CLEAN = ["srum-win10-clean", "srum-server2022-day1", "srum-server2022-day2"]
SIZE = 4096


def header_of(database: Path) -> DatabaseHeader:
    return read_header(database.read_bytes()[: 2 * SIZE]).header


def lost(folder: Path) -> list[int | None]:
    found = verify_path(folder)
    return [each.page for each in found.findings if each.kind is FindingKind.LOST_WRITE]


def put(database: Path, pgno: int, page: bytes) -> None:
    data = bytearray(database.read_bytes())
    data[(pgno + 1) * SIZE : (pgno + 2) * SIZE] = page
    database.write_bytes(data)


def page_of(database: Path, pgno: int) -> bytes:
    return database.read_bytes()[(pgno + 1) * SIZE : (pgno + 2) * SIZE]


def type_of(page: bytes) -> int:
    return int.from_bytes(page[36:40], "little") >> 15 & 3


@pytest.fixture(params=CLEAN)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return copy_of(dataset(request.param), tmp_path / "sru")


def test_the_map_of_windows_knows_each_page_of_its_database(folder: Path) -> None:
    database, data = folder / "SRUDB.dat", (folder / "SRUDB.jfm").read_bytes()
    flush_map = read_flush_map(data, header_of(database))
    assert flush_map is not None
    pages = memoryview(database.read_bytes())[2 * SIZE :]
    assert flush_map.lost(pages, SIZE, 1) == []
    written = [at for at in range(len(pages) // SIZE) if any(pages[at * SIZE : (at + 1) * SIZE])]
    nothing = bytes(len(pages))
    assert [pgno for pgno, *_ in flush_map.lost(memoryview(nothing), SIZE, 1)] == [at + 1 for at in written]


def test_a_database_as_it_is_has_no_lost_write(folder: Path) -> None:
    assert verify_path(folder).ok and verify_path(folder / "SRUDB.dat").ok


def test_an_older_image_of_a_page_is_found_although_its_checksum_is_good(tmp_path: Path) -> None:
    """The pages of the day before, one by one, in the database of the day after."""
    folder = copy_of(dataset("srum-server2022-day2"), tmp_path / "sru")
    database, before = folder / "SRUDB.dat", dataset("srum-server2022-day1", "SRUDB.dat")
    now = database.read_bytes()
    found = 0
    for pgno in range(1, len(before.read_bytes()) // SIZE - 1):
        old, new = page_of(before, pgno), page_of(database, pgno)
        if old == new or not any(old):
            continue
        put(database, pgno, old)
        assert lost(folder) == ([pgno] if type_of(old) != type_of(new) else []), pgno
        found += type_of(old) != type_of(new)
        database.write_bytes(now)
    assert found >= 10


def test_a_page_that_was_never_written_is_found_where_the_map_knows_it(folder: Path) -> None:
    put(folder / "SRUDB.dat", 12, bytes(SIZE))
    done = verify_path(folder / "SRUDB.dat")
    (finding,) = [each for each in done.findings if each.kind is FindingKind.LOST_WRITE]
    assert finding.page == 12 and finding.is_damage and code_of(done) == Code.ReadLostFlushVerifyFailure


def test_a_page_of_another_flush_type_is_damage(folder: Path) -> None:
    database = folder / "SRUDB.dat"
    page = bytearray(page_of(database, 5))
    page[36:40] = (int.from_bytes(page[36:40], "little") ^ 0x18000).to_bytes(4, "little")
    seal_pages(page, SIZE, 5)
    put(database, 5, bytes(page))
    assert lost(folder) == [5]
    assert not verify_path(folder).ok


def test_nothing_is_said_of_a_page_without_a_type_and_of_one_that_is_newer_than_the_map(folder: Path) -> None:
    """ESE takes the first for written by another program, the second for a lost write of the map."""
    database = folder / "SRUDB.dat"
    no_type = bytearray(page_of(database, 5))
    no_type[36:40] = (int.from_bytes(no_type[36:40], "little") & ~0x18000).to_bytes(4, "little")
    newer = bytearray(page_of(database, 5))
    newer[36:40] = (int.from_bytes(newer[36:40], "little") ^ 0x18000).to_bytes(4, "little")
    newer[8:16] = (1 << 40).to_bytes(8, "little")
    for page in (no_type, newer):
        seal_pages(page, SIZE, 5)
        put(database, 5, bytes(page))
        assert lost(folder) == []


def test_a_map_that_is_not_of_this_state_says_nothing(folder: Path) -> None:
    """Of another database, not closed, damaged, or cut short: an engine makes a new one then."""
    database, path = folder / "SRUDB.dat", folder / "SRUDB.jfm"
    put(database, 12, bytes(SIZE))
    data = path.read_bytes()

    def sealed(at: int, value: int) -> bytes:
        head = bytearray(data[:PAGE])
        head[at] ^= value
        seal_header(head)
        return bytes(head) + data[PAGE:]

    for changed in (sealed(116, 1), sealed(36, 1), sealed(667, 1), bytes(PAGE) + data[PAGE:], data[:PAGE], b""):
        path.write_bytes(changed)
        assert lost(folder) == []
    path.write_bytes(data[:PAGE] + data[PAGE : PAGE + 100] + b"X" + data[PAGE + 101 :])
    assert lost(folder) == [], "a page of the map that fails its checksum"
    path.write_bytes(data)
    assert lost(folder) == [12]
    path.unlink()
    assert lost(folder) == []


def test_what_windows_left_dirty_is_not_compared(tmp_path: Path) -> None:
    folder = copy_of(dataset("srum-win11-dirty"), tmp_path / "sru")
    assert lost(folder) == []
    shutil.copyfile(folder / "SRUDB.jfm", folder / "other.jfm")
    put(folder / "SRUDB.dat", 12, bytes(SIZE))
    assert lost(folder) == [], "the map of a database that is open is written later than its pages"


def test_what_our_engine_writes_is_no_lost_write(tmp_path: Path) -> None:
    """It keeps no map: from its first write on, that of Windows is not the one of the database."""
    folder = copy_of(dataset("srum-server2022-day2"), tmp_path / "sru")
    (logs := tmp_path / "logs").mkdir()
    parameters = Parameters(logs, page_size=SIZE)
    with Instance.open(parameters) as instance:
        database = instance.attach(folder / "SRUDB.dat")
        with instance.session() as session:
            for number in range(20):
                session.begin(write=True)
                create_table(session, database, definition(f"T{number}"))
                session.commit()
    header = header_of(folder / "SRUDB.dat")
    assert header.is_clean and not header.sign_flush_map_hdr_flush.is_set
    assert (folder / "SRUDB.jfm").exists() and lost(folder) == []


def code_of(done: Verification) -> int | None:
    return int(done.cause.code) if done.cause is not None else None


@pytest.mark.parametrize("change", ["none", "lost", "other map", "no map"])
def test_a_backup_refuses_a_page_that_is_older_than_the_map(tmp_path: Path, change: str) -> None:
    """The page came into the backup as a good one, and the only copy of the newer one was nowhere."""
    folder = copy_of(dataset("srum-server2022-day2"), tmp_path / "sru")
    database, to = folder / "SRUDB.dat", tmp_path / "to"
    to.mkdir()
    if change != "none":
        put(database, 12, bytes(SIZE))
    if change == "other map":
        shutil.copyfile(dataset("srum-server2022-day1", "SRUDB.jfm"), folder / "SRUDB.jfm")
    elif change == "no map":
        (folder / "SRUDB.jfm").unlink()
    events: list[LogEntry] = []

    def back_up() -> Path:
        context = RunContext(events=events.append)
        return run_backup(AtRestSource([folder]), LocalFolder(to), Kind.FULL, context=context).chain

    if change != "lost":
        assert back_up().is_dir()
        return
    with pytest.raises(JetError, match="Page 12 is not as the engine wrote it last") as refused:
        back_up()
    (told,) = [each for each in verify_path(folder).findings if each.kind is FindingKind.LOST_WRITE]
    assert (refused.value.code, refused.value.message) == (Code.ReadLostFlushVerifyFailure, told.text)
    assert remedy_of(int(refused.value.code), refused.value.hint) is Remedy.RESTORE
    assert any(told.text in each.text for each in events) and not find_chains(LocalFileSystem(), to)
