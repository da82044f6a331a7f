"""A clean database whose file lacks pages that it owns is told by the scan; a file that is whole never is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine import AtRestSource, FileSystem, Kind, LocalFolder, run_backup, verify_path
from engine.discovery.instance_files import Problem, ProblemKind, State
from engine.discovery.scan import scan
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.formats.db_header import page_offset
from engine.instance.instance import Instance
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify import FindingKind
from tests.builders.dirty_instances import crash, parameters
from tests.builders.live_tables import FILE
from tests.builders.log_files import flip
from tests.datasets import copy_of, dataset
from tests.disk.fault_fs import Fault, FaultFS

PAGE_SIZES = [4096, 8192, 16384, 32768]


def closed(folder: Path, page_size: int = 4096) -> Path:
    """The database of an instance of this program's own engine, shut down cleanly."""
    folder.mkdir()
    crash(folder, page_size)
    Instance.open(parameters(folder, page_size)).close()
    return folder / FILE


def said(folder: Path, fs: FileSystem | None = None) -> list[Problem]:
    return [problem for instance in scan([folder], fs=fs).instances for problem in instance.problems]


@pytest.mark.parametrize("page_size", PAGE_SIZES)
def test_one_that_lacks_its_last_pages(tmp_path: Path, page_size: int) -> None:
    database = closed(tmp_path / "own", page_size)
    assert said(database.parent) == []
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(database)) as opened:
        pages = opened.owned_pages
    with database.open("ab") as file:
        file.truncate(database.stat().st_size + 7 * page_size + 99)
    assert said(database.parent) == [], "what comes after the owned space means nothing"
    os.truncate(database, page_offset(pages, page_size))
    (problem,) = said(database.parent)
    assert problem.kind is ProblemKind.DAMAGED_FILE
    assert problem.text == (
        f"{FILE}: The file was truncated. It ends after page {pages - 1}, but the database owns {pages} pages."
    )


def test_it_is_found_once_and_refused_with_its_cause(tmp_path: Path) -> None:
    folder = copy_of(dataset("srum-win10-clean"), tmp_path / "srum")
    os.truncate(folder / "SRUDB.dat", 400_000)
    (instance,) = scan([folder]).instances
    assert instance.state is State.DAMAGED
    (finding,) = verify_path(folder).findings
    assert (finding.kind, finding.detail) == (
        FindingKind.CUT_SHORT, "The file was truncated. It ends after page 95, but the database owns 174 pages.",
    )  # fmt: skip
    (tmp_path / "to").mkdir()
    with pytest.raises(JetError) as refused:
        run_backup(AtRestSource([folder]), LocalFolder(tmp_path / "to"), Kind.FULL)
    assert refused.value.code is Code.FileIOBeyondEOF


@pytest.mark.parametrize("name", ["srum-win10-clean", "srum-win11-dirty", "srum-win11-repaired", "small-edb"])
def test_the_real_ones_are_whole(tmp_path: Path, name: str) -> None:
    """A sparse copy, too: its holes are as good as zeros."""
    folder = copy_of(dataset(name), tmp_path / "copy")
    for path in folder.iterdir():
        data, size = path.read_bytes(), path.stat().st_size
        path.write_bytes(data.rstrip(b"\0"))
        os.truncate(path, size)
    assert [p for p in said(folder) if p.kind is ProblemKind.DAMAGED_FILE] == []


def test_one_that_is_being_written_or_was_when_its_engine_died(tmp_path: Path) -> None:
    """Its logs may hold what its file lacks, so nothing is said of a dirty one."""
    path = tmp_path / FILE
    crash(tmp_path)
    os.truncate(path, page_offset(8, 4096))
    assert said(path.parent) == []


def test_damage_in_the_space_itself_says_nothing_of_the_size(tmp_path: Path) -> None:
    database = closed(tmp_path / "own")
    data = database.read_bytes()
    for bit in (777, 1234):
        data = flip(data, page_offset(1, 4096) * 8 + bit)
    database.write_bytes(data)
    assert said(database.parent) == []
    assert [finding.kind for finding in verify_path(database.parent).findings] == [FindingKind.CHECKSUM]


def test_space_that_cannot_be_read_is_no_clean_bill(tmp_path: Path) -> None:
    database = closed(tmp_path / "own")
    counted = FaultFS(LocalFileSystem())
    assert said(database.parent, counted) == []
    root = page_offset(1, 4096)
    (at,) = (c.index for c in counted.calls if c.verb == "read" and c.path == database and c.offset == root)
    (problem,) = said(database.parent, FaultFS(LocalFileSystem()).fail_at(at, Fault.INPUT_OUTPUT))
    assert (problem.kind, problem.path) == (ProblemKind.UNREADABLE, database)
