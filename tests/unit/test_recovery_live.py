"""Recovery of instances of our own that died in the middle of their work."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.files import LocalFileSystem
from engine.instance.instance import Instance
from engine.recovery.recover import Recovered, RecoveryOptions, recover
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.structure import check_structure
from tests.builders.dirty_instances import COMMITTED, crash, parameters
from tests.builders.live_tables import FILE, NAME, NUMBER
from tests.builders.record_counts import count_types

FS = LocalFileSystem()


def recovered(folder: Path, cache_pages: int = 4096) -> Recovered:
    options = RecoveryOptions(cache_pages=cache_pages)
    return recover(FS, log_directory=folder, base="edb", databases=[folder / FILE], options=options)


def rows(folder: Path) -> dict[object, object]:
    with FS.open_read(folder / FILE) as file:
        database = ReadOnlyDatabase.open(file)
        assert database.header.is_clean
        assert check_structure(database) == ()
        return {row[NUMBER.name]: row[NAME.name] for row in database.rows("t")}


@pytest.mark.parametrize("page_size", [4096, 8192, 16384, 32768])
def test_what_was_committed_is_there_and_nothing_else(page_size: int, tmp_path: Path) -> None:
    crash(tmp_path, page_size)
    done = recovered(tmp_path)
    assert rows(tmp_path) == COMMITTED
    assert done.undone > 100
    assert recovered(tmp_path).changed is False
    with Instance.open(parameters(tmp_path, page_size)) as instance:
        instance.attach(tmp_path / FILE)
    assert rows(tmp_path) == COMMITTED


def test_the_size_of_the_cache_makes_no_difference(tmp_path: Path) -> None:
    """Pages written in the middle of redo owe the log what would undo them."""
    (tmp_path / "crashed").mkdir()
    crash(tmp_path / "crashed")
    counts = []
    for cache_pages in (16, 40, 4096):
        folder = Path(shutil.copytree(tmp_path / "crashed", tmp_path / str(cache_pages)))
        done = recovered(folder, cache_pages)
        counts.append((done.applied, done.skipped, done.undone))
        assert rows(folder) == COMMITTED
    assert len(set(counts)) == 1


def test_the_log_tells_of_it(tmp_path: Path) -> None:
    crash(tmp_path)
    done = recovered(tmp_path)
    types: dict[str, int] = {}
    for path in tmp_path.glob("edb*.log"):
        for name, count in count_types(path.read_bytes()).items():
            types[name] = types.get(name, 0) + count
    assert (types["RecoveryUndo2"], types["Rollback"], types["RecoveryQuit2"]) == (1, 1, 1)
    assert types["Undo"] <= done.undone
    assert types["ShutDownMark"] == 1


def test_without_the_database_the_log_makes_it_again(tmp_path: Path) -> None:
    crash(tmp_path)
    (tmp_path / FILE).unlink()
    for path in tmp_path.glob("*.chk"):
        path.unlink()
    done = recovered(tmp_path)
    assert rows(tmp_path) == COMMITTED
    assert done.skipped == 0
