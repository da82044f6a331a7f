"""Chains of real Windows files and of instances that Microsoft's engine left: shown as a restore brings them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    RestoreTarget,
    open_at,
    read_manifest,
    run_backup,
    run_restore,
)
from engine.files import LocalFileSystem
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.datasets import copy_of, dataset
from tests.disk.crash_fs import tree_of
from tests.oracles.engine_sets import engine_set

DISK = LocalFileSystem()
Digest = dict[str, list[str]]


def run(source: Path, root: Path, kind: Kind = Kind.FULL) -> Path:
    (root / "backups").mkdir(exist_ok=True)
    return run_backup(AtRestSource([source]), LocalFolder(root / "backups"), kind).chain


def rows_in(database: ReadOnlyDatabase) -> Digest:
    """Every row of every table, the catalog's too."""
    assert database.header.is_clean
    return {table.name: [repr(row) for row in database.rows(table)] for table in database.tables()}


def compared(chain: Path, target: Path, wanted: RestoreTarget | None = None) -> int:
    """Compare a view with a restore; how many rows there are."""
    before, count = tree_of(chain), 0
    with open_at(chain, wanted) as view:
        shown = {}
        for name in view.names:
            with view.open(name) as database:
                shown[name] = rows_in(database)
        reached = view.reached
    assert tree_of(chain) == before
    done = run_restore(chain, target, wanted=wanted)
    assert done.reached == reached
    for name, tables in shown.items():
        with ReadOnlyDatabase.open(DISK.open_read(target / name)) as database:
            assert rows_in(database) == tables
        count += sum(map(len, tables.values()))
    return count


@pytest.mark.parametrize("name", ["srum-win10-clean", "srum-win11-dirty", "srum-server2022-day1"])
def test_an_instance_at_rest(name: str, tmp_path: Path) -> None:
    assert compared(run(dataset(name), tmp_path), tmp_path / "restored") > 100


def test_two_days_of_a_server_at_each_generation(tmp_path: Path) -> None:
    source = tmp_path / "source"
    copy_of(dataset("srum-server2022-day1"), source)
    run(source, tmp_path)
    for path in dataset("srum-server2022-day2").glob("*.log"):
        shutil.copyfile(path, source / path.name)
    chain = run(source, tmp_path, Kind.INCREMENTAL)
    first, last = read_manifest(DISK, chain).log_range or (0, 0)
    counts = [
        compared(chain, tmp_path / f"to {generation}", RestoreTarget(generation))
        for generation in range(first + 1, last + 1)
    ]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


@pytest.mark.parametrize("name", ["multi-db-8k", "midrollback-full-8k", "lv-32k", "merge-empty-4k"])
def test_an_instance_that_was_killed(name: str, tmp_path: Path) -> None:
    folder = engine_set(name, tmp_path) / "input"
    assert compared(run(folder, tmp_path), tmp_path / "restored") > 10
