"""A chain and a database of this format version: kept, so that every later version proves that it reads them."""

from __future__ import annotations

import json
import lzma
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from engine import RestoreTarget, RunContext, run_drill, run_restore, verify_path
from engine.chain.manifest import VERSION, Kind
from engine.chain.stored import read_manifest
from engine.files import LocalFileSystem
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.structure import check_structure
from tests.builders.encodings import ALICES, TRUSTED
from tests.disk.crash_fs import tree_of
from tests.golden.make_sets import (
    ALL,
    DATABASE,
    FULL_AFTER,
    LONG,
    TABLE,
    Cells,
    long_row,
    make_chain,
    make_database,
    moment_of,
    rows_after,
)

SETS = Path(__file__).parent
FS = LocalFileSystem()


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    folder = tmp_path / "chain"
    with tarfile.open(SETS / "chain-4k.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    return folder


def rows_of(path: Path) -> dict[int, Cells]:
    """All rows of a clean database whose trees are sound; a NULL is left out, one value of many stands alone."""
    with ReadOnlyDatabase.open(FS.open_read(path)) as database:
        assert database.header.is_clean
        assert check_structure(database) == ()
        return {int(str(row["Number"])): told(dict(row)) for row in database.rows(TABLE)}


def told(cells: Cells) -> Cells:
    return {
        name: value[0] if isinstance(value, list) and len(value) == 1 else value
        for name, value in cells.items()
        if value not in (None, [])
    }


def told_all(rows: dict[int, Cells]) -> dict[int, Cells]:
    return {number: told(cells) for number, cells in rows.items()}


def test_the_chain_is_verified(chain: Path) -> None:
    assert json.loads((chain / "backup-manifest.json").read_text(encoding="utf-8"))["version"] <= VERSION
    assert [run.kind for run in read_manifest(FS, chain).runs] == [Kind.FULL, Kind.INCREMENTAL]
    found = verify_path(chain)
    assert found.ok and not found.findings


def test_the_chain_is_restored_and_its_instance_works_on(chain: Path, tmp_path: Path) -> None:
    before, target = tree_of(chain), tmp_path / "restored"
    run_restore(chain, target)
    assert tree_of(chain) == before
    assert rows_of(target / DATABASE) == told_all(rows_after(ALL))
    with Instance.open(Parameters(target, log_file_kib=64)) as instance:
        instance.attach(target / DATABASE)


def test_the_encoded_chain_is_verified_and_restored(tmp_path: Path) -> None:
    """Version 2 of the manifest: compressed, encrypted and signed."""
    folder, context = tmp_path / "chain", RunContext(keys=replace(ALICES, signers=TRUSTED.signers))
    with tarfile.open(SETS / "encoded-chain-4k.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    manifest = read_manifest(FS, folder)
    assert {file.encoding.value for file in manifest.files} == {"zstd+age"} and manifest.version == 2
    found = verify_path(folder, context=context)
    assert found.ok and not found.findings
    run_restore(folder, tmp_path / "restored", context=context)
    assert rows_of(tmp_path / "restored" / DATABASE) == told_all(rows_after(ALL))


@pytest.mark.parametrize("commit", [FULL_AFTER + 2, ALL - 1])
def test_the_chain_is_restored_to_a_moment(chain: Path, tmp_path: Path, commit: int) -> None:
    run_restore(chain, tmp_path / "restored", wanted=RestoreTarget(moment=moment_of(commit)))
    assert rows_of(tmp_path / "restored" / DATABASE) == told_all(rows_after(commit))


def test_a_drill_of_the_chain_passes(chain: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    certificate = run_drill(chain, scratch=scratch)
    assert certificate.findings == ()
    tables = {(table.database, table.name): table.rows for table in certificate.tables}
    assert tables == {(DATABASE, TABLE): len(rows_after(ALL))}


def test_the_database_is_read_with_its_long_values(tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    path.write_bytes(lzma.decompress((SETS / "long-values-4k.edb.xz").read_bytes()))
    assert verify_path(path).ok
    assert rows_of(path) == told_all({number: long_row(number) for number in range(len(LONG))})


def test_what_made_them_still_makes_what_holds_the_same(tmp_path: Path) -> None:
    """So that a version with another format can make its own."""
    made = make_chain()
    with tarfile.open(SETS / "chain-4k.tar.xz") as archive:
        assert set(archive.getnames()) == {name for name, entry in made.items() if entry is not None}
    path = tmp_path / DATABASE
    path.write_bytes(make_database())
    assert rows_of(path) == told_all({number: long_row(number) for number in range(len(LONG))})


def test_nothing_in_them_tells_of_a_machine(chain: Path) -> None:
    assert {(run.machine, run.place) for run in read_manifest(FS, chain).runs} == {("example", "/memory/live")}
    database = lzma.decompress((SETS / "long-values-4k.edb.xz").read_bytes())
    for data in (database, *(path.read_bytes() for path in chain.iterdir())):
        for place in (b"/home/", b"/root/", b"/tmp/", b"Users\\", "/home/".encode("utf-16-le")):
            assert place not in data
