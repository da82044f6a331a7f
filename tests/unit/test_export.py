"""Exports: every row that can be read, in each format; damage takes what it hits and nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.demo.sample_instance import write_sample
from app.evidence.proofs import RunRecord
from app.operations.export import ExportKind, ExportRequest
from engine.errors import Corruption
from engine.events import EventKind, LogEntry
from engine.files import LocalFileSystem
from engine.formats.catalog import CATALOG_OBJID, CATALOG_ROOT, SHADOW_OBJID, SHADOW_ROOT, TreeRoot
from engine.formats.db_header import page_offset
from engine.formats.page import PageHeader
from engine.run_context import RunContext
from engine.salvage.exported import Exported, ExportedTable
from engine.salvage.findings import LossKind, SalvageFinding
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.builders.exported_tables import (
    DEEP_ROWS,
    LONG_ROWS,
    Damaged,
    check_whole,
    expected,
    export,
    read_again,
    rows_of,
    write_tables,
)
from tests.builders.sealing import seal_page
from tests.datasets import dataset
from tests.disk.fault_fs import Fault, FaultFS

KINDS = ("csv", "json", "sqlite")
REAL = (
    "small-edb/basic.edb",
    "small-edb/binary.edb",
    "small-edb/default.edb",
    "small-edb/multi.edb",
    "small-edb/text.edb",
    "srum-server2022-day1/SRUDB.dat",
    "srum-win10-clean/SRUDB.dat",
    "srum-win11-dirty/SRUDB.dat",
    "srum-win11-repaired/SRUDB.dat",
    "sum-win2012r2/Current.mdb",
    "sum-win2012r2/SystemIdentity.mdb",
    "qmgr-win10/qmgr.db",
)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


@pytest.fixture
def damaged(tables: Path, tmp_path: Path) -> Damaged:
    copy = tmp_path / "damaged.edb"
    shutil.copyfile(tables, copy)
    return Damaged(copy)


def by_name(done: Exported, name: str) -> ExportedTable:
    (found,) = [table for table in done.tables if table.name == name]
    return found


def losses(done: Exported) -> list[SalvageFinding]:
    return [finding for finding in done.findings if finding.lost]


def notes(done: Exported) -> list[LossKind]:
    return [finding.kind for finding in done.findings if not finding.lost]


@pytest.mark.parametrize("kind", KINDS)
def test_each_format_holds_the_rows_of_our_reader(tables: Path, tmp_path: Path, kind: str) -> None:
    done = export(tables, tmp_path / "out", kind)
    assert (done.ok, done.findings, done.open_logs) == (True, (), None)
    assert done.rows == DEEP_ROWS + LONG_ROWS + 4
    check_whole(done, tables, kind)
    beside = "out.export-report.json" if kind == "sqlite" else "out/export-report.json"
    report = json.loads((tmp_path / beside).read_text(encoding="ascii"))
    assert report["result"] == "complete"
    assert [table["rows"] for table in report["tables"]] == [table.rows for table in done.tables]
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"out", "out.export-report.json"} if kind == "sqlite" else {"out"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder, LocalFileSystem())
    return folder / "sample.edb"


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample(sample: Path, tmp_path: Path, kind: str) -> None:
    done = export(sample, tmp_path / "out", kind)
    assert done.ok
    check_whole(done, sample, kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", REAL)
def test_real_databases(name: str, kind: str, tmp_path: Path) -> None:
    source = dataset(*name.split("/"))
    done = export(source, tmp_path / "out", kind)
    assert done.losses == 0
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(source)) as database:
        counts = {table.name: database.count_rows(table) for table in database.tables() if not table.system}
        assert (done.open_logs is None) == database.header.is_clean
    assert {table.name: table.rows for table in done.tables} == counts
    for table in done.tables:
        assert len(read_again(done.target, table.output, kind)) == counts[table.name]


def test_a_damaged_leaf_takes_its_rows_and_no_others(damaged: Damaged, tables: Path, tmp_path: Path) -> None:
    leaf = damaged.leaves(damaged.database.table("Deep"))[3]
    gone = leaf.tag_count - leaf.first_node
    first = next(i for i, row in enumerate(rows_of(tables, "Deep")) if str(row["Name"]).encode() in leaf.data)
    damaged.spoil(leaf.pgno)
    done = export(damaged.path, tmp_path / "out")
    (loss,) = losses(done)
    assert (loss.kind, loss.table, loss.page) == (LossKind.PAGE, "Deep", leaf.pgno)
    table = by_name(done, "Deep")
    assert (table.rows, table.lost_pages, table.salvaged) == (DEEP_ROWS - gone, 1, False)
    whole = rows_of(tables, "Deep")
    kept = whole[:first] + whole[first + gone :]
    assert read_again(done.target, table.output, "json") == expected(kept, "json")
    check_whole(done, tables, "json", besides=("Deep",))


@pytest.mark.parametrize("which", ["root", "middle", "all"])
def test_damaged_inner_pages_lose_nothing(damaged: Damaged, tables: Path, tmp_path: Path, which: str) -> None:
    root, *middle = [page.pgno for page in damaged.inner(damaged.database.table("Deep"))]
    assert len(middle) > 1
    damaged.spoil(*{"root": [root], "middle": middle[1:2], "all": [root, *middle]}[which])
    done = export(damaged.path, tmp_path / "out")
    assert (losses(done), by_name(done, "Deep").salvaged, by_name(done, "Long").salvaged) == ([], True, False)
    assert set(notes(done)) == {LossKind.INNER_PAGE}
    check_whole(done, tables, "json")


def test_a_leaf_below_a_damaged_inner_page(damaged: Damaged, tables: Path, tmp_path: Path) -> None:
    table = damaged.database.table("Deep")
    leaves = damaged.leaves(table)
    hit = [leaves[0], leaves[7], leaves[-1]]
    damaged.spoil(damaged.inner(table)[1].pgno, *(leaf.pgno for leaf in hit))
    done = export(damaged.path, tmp_path / "out")
    assert [finding.page for finding in losses(done)] == [leaf.pgno for leaf in hit]
    assert by_name(done, "Deep").rows == DEEP_ROWS - sum(leaf.tag_count - leaf.first_node for leaf in hit)


def test_an_old_copy_of_a_leaf_is_left_out(damaged: Damaged, tables: Path, tmp_path: Path) -> None:
    """A free page keeps what it held: its rows were moved, and must not come back."""
    table = damaged.database.table("Deep")
    leaf = damaged.leaves(table)[5]
    blank = next(n for n in range(damaged.database.owned_pages, 0, -1) if not any(damaged.database.read_page(n)))
    page = bytearray(leaf.data)
    PageHeader(page).dbtime_dirtied -= 1
    seal_page(page, blank)
    start = page_offset(blank, damaged.size)
    damaged.data[start : start + damaged.size] = page
    damaged.spoil(damaged.inner(table)[1].pgno)
    done = export(damaged.path, tmp_path / "out")
    assert (losses(done), sorted(set(notes(done)))) == ([], [LossKind.INNER_PAGE, LossKind.OLD_COPY])
    check_whole(done, tables, "json")


def test_one_flipped_bit_is_corrected(damaged: Damaged, tables: Path, tmp_path: Path) -> None:
    leaf = damaged.leaves(damaged.database.table("Deep"))[2]
    damaged.data[page_offset(leaf.pgno, damaged.size) + 900] ^= 4
    damaged.save()
    done = export(damaged.path, tmp_path / "out")
    assert (losses(done), [(f.kind, f.page) for f in done.findings]) == ([], [(LossKind.CORRECTED, leaf.pgno)])
    check_whole(done, tables, "json")


def test_pages_beside_a_bad_sector_are_read(tables: Path, tmp_path: Path) -> None:
    """The disk fails for a whole window of pages; those that it can read alone are exported."""
    fs = FaultFS(LocalFileSystem())
    fs.fail_at(1, Fault.INPUT_OUTPUT, "read", suffix=tables.name, times=1)
    done = export(tables, tmp_path / "out", fs=fs)
    assert (len(fs.struck), done.losses) == (1, 0)
    check_whole(done, tables, "json")


CATALOGS = TreeRoot(CATALOG_OBJID, CATALOG_ROOT), TreeRoot(SHADOW_OBJID, SHADOW_ROOT)


def test_the_shadow_replaces_a_damaged_catalog(damaged: Damaged, tables: Path, tmp_path: Path) -> None:
    page = damaged.leaves(CATALOGS[0])[-1].pgno
    damaged.spoil(page)
    done = export(damaged.path, tmp_path / "out")
    assert [(f.kind, f.page, f.lost) for f in done.findings] == [(LossKind.CATALOG, page, False)]
    check_whole(done, tables, "json")


def test_both_catalogs_damaged_at_different_places(damaged: Damaged, tables: Path, tmp_path: Path) -> None:
    """The rows of the two are merged; that nothing is missing cannot be known."""
    damaged.spoil(damaged.leaves(CATALOGS[0])[0].pgno, damaged.leaves(CATALOGS[1])[-1].pgno)
    done = export(damaged.path, tmp_path / "out")
    assert [(f.kind, f.lost) for f in done.findings] == [(LossKind.CATALOG, False), (LossKind.CATALOG, True)]
    check_whole(done, tables, "json")


def test_tables_that_neither_catalog_describes_are_listed(damaged: Damaged, tmp_path: Path) -> None:
    gone = damaged.database.tables()
    damaged.spoil(*(damaged.leaves(tree)[-1].pgno for tree in CATALOGS))
    request = ExportRequest(damaged.path, tmp_path / "out", ExportKind.JSON, system=True)
    done = request.run(RunContext(), RunRecord).result
    names = [table.name for table in done.tables]
    assert "MSysObjects" in names
    lost = [table for table in gone if table.name not in names]
    assert "Deep" in [table.name for table in lost]
    told = [finding.page for finding in losses(done) if finding.kind is LossKind.TABLE]
    assert len(told) == len(lost)
    leaves = [page.pgno for table in lost for page in damaged.leaves(table)]
    assert set(told) <= set(leaves)


def test_a_damaged_chunk_takes_its_long_values(damaged: Damaged, tables: Path, tmp_path: Path) -> None:
    place = damaged.database.table("Long").long_values
    assert place is not None
    leaf = damaged.leaves(place)[8]
    damaged.spoil(leaf.pgno)
    done = export(damaged.path, tmp_path / "out")
    table = by_name(done, "Long")
    lost = [finding.row for finding in losses(done)]
    assert (table.rows, table.lost_values, table.lost_rows) == (LONG_ROWS, len(lost), 0)
    assert {(finding.kind, finding.page) for finding in losses(done)} == {(LossKind.LONG_VALUE, leaf.pgno)}
    assert 0 < len(lost) < 10
    rows = rows_of(tables, "Long")
    for number in lost:
        assert number is not None
        rows[number - 1]["Blob"] = None
    assert read_again(done.target, table.output, "json") == expected(rows, "json")


def test_long_values_below_a_damaged_inner_page_are_whole(damaged: Damaged, tables: Path, tmp_path: Path) -> None:
    place = damaged.database.table("Long").long_values
    assert place is not None
    damaged.spoil(damaged.inner(place)[0].pgno)
    done = export(damaged.path, tmp_path / "out")
    assert losses(done) == []
    check_whole(done, tables, "json")


def test_the_shadow_header(damaged: Damaged, tables: Path, tmp_path: Path) -> None:
    damaged.data[:64] = bytes(64)
    damaged.save()
    done = export(damaged.path, tmp_path / "out")
    assert (done.used_shadow_header, done.ok, notes(done)) == (True, True, [LossKind.HEADER])
    check_whole(done, tables, "json")
    damaged.data[: 2 * damaged.size] = bytes(2 * damaged.size)
    damaged.save()
    with pytest.raises(Corruption):
        export(damaged.path, tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_a_dirty_database_names_its_logs(tmp_path: Path) -> None:
    source = write_tables(tmp_path / "crashed", crash=True)
    events: list[LogEntry] = []
    done = export(source, tmp_path / "out", events=events.append)
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(source)) as database:
        required = database.header.required
    assert required is not None
    assert done.open_logs is not None
    assert (done.is_clean, done.open_logs[0]) == (False, required[0])
    told = [entry for entry in events if entry.kind is EventKind.ExportWithoutLogs]
    assert [(entry.fields["first"], entry.fields["last"]) for entry in told] == [done.open_logs]


def test_a_file_cut_short(damaged: Damaged, tmp_path: Path) -> None:
    del damaged.data[page_offset(damaged.leaves(damaged.database.table("Long"))[0].pgno, damaged.size) :]
    damaged.save()
    done = export(damaged.path, tmp_path / "out")
    assert not done.ok
    assert all(finding.page is not None or finding.kind is LossKind.CATALOG for finding in losses(done))
