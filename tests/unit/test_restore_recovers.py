"""A restore of files at rest: the logs of the set are replayed on the copy, and it ends clean."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.demo.workload import Workload
from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    RestoreTarget,
    read_manifest,
    restore_points,
    run_backup,
    run_recovery,
    run_restore,
)
from engine.discovery.choosing import InstanceChoice
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.finding import FindingKind
from engine.verify.structure import check_structure
from tests.datasets import copy_of, dataset
from tests.oracles.redo import PagesInMemory, differences

DATABASE = "SRUDB.dat"


def run(source: Path, root: Path, kind: Kind) -> Path:
    (root / "backups").mkdir(exist_ok=True)
    return run_backup(AtRestSource([source]), LocalFolder(root / "backups"), kind).chain


@pytest.fixture
def two_days(tmp_path: Path) -> Path:
    """A chain: day 1 of a server in full, the logs of day 2 as an incremental."""
    source = tmp_path / "source"
    copy_of(dataset("srum-server2022-day1"), source)
    run(source, tmp_path, Kind.FULL)
    for path in dataset("srum-server2022-day2").glob("*.log"):
        shutil.copyfile(path, source / path.name)
    return run(source, tmp_path, Kind.INCREMENTAL)


def test_a_real_dirty_one(tmp_path: Path) -> None:
    chain = run(dataset("srum-win11-dirty"), tmp_path, Kind.FULL)
    done = run_restore(chain, tmp_path / "as it was", recovering=False)
    assert [database.state for database in done.plan.databases] == ["dirty"]
    for path in (tmp_path / "as it was").iterdir():
        assert path.read_bytes() == (dataset("srum-win11-dirty") / path.name).read_bytes()
    done = run_restore(chain, tmp_path / "recovered")
    assert done.recovered is not None
    assert [database.state for database in done.recovered.databases] == ["clean"]
    assert run_recovery(InstanceChoice([tmp_path / "recovered"])).changed is False


def test_a_day_of_windows_replayed(two_days: Path, tmp_path: Path) -> None:
    """The database of one day and the logs of the next give that day's database, page by page."""
    done = run_restore(two_days, tmp_path / "target")
    assert done.recovered is not None
    assert done.recovered.logs == (1, 5)
    assert (done.recovered.applied, done.recovered.skipped, done.recovered.undone) == (1118, 357, 0)
    ours, theirs = (
        PagesInMemory.of((folder / DATABASE).read_bytes())
        for folder in (tmp_path / "target", dataset("srum-server2022-day2"))
    )
    assert len(theirs.pages) == 73
    assert differences(ours, theirs) == []
    assert run_recovery(InstanceChoice([tmp_path / "target"])).changed is False


@pytest.mark.parametrize("generation", [2, 3, 4])
def test_a_day_replayed_in_part(two_days: Path, tmp_path: Path, generation: int) -> None:
    """The log may end in the middle of transactions and splits; what was open is undone, and it ends clean."""
    done = run_restore(two_days, tmp_path / "target", wanted=RestoreTarget(generation))
    assert done.recovered is not None
    assert [database.state for database in done.recovered.databases] == ["clean"]
    with LocalFileSystem().open_read(tmp_path / "target" / DATABASE) as file:
        found = check_structure(ReadOnlyDatabase.open(file))
    assert {finding.kind for finding in found} <= {FindingKind.LEAKED}, "space that was taken is not given back"
    assert run_recovery(InstanceChoice([tmp_path / "target"])).changed is False
    assert read_manifest(LocalFileSystem(), two_days).log_range == (1, 5)


def test_moments_of_windows(two_days: Path, tmp_path: Path) -> None:
    """The logs of Windows tell the time of each segment; every moment between gives a sound database."""
    points = restore_points(two_days)
    assert points.whole
    assert list(points.times) == sorted(points.times)
    assert [log.generation for log in points.logs] == [1, 2, 3, 4, 5]
    assert sum(log.commits for log in points.logs) > len(points) > 10
    assert points.unreachable, "the database of day 1 shows what was committed before it was shut down"
    assert points.reachable is not None
    first, last = points.reachable
    rows = []
    for number, moment in enumerate((first, first + (last - first) / 3, first + (last - first) / 2, last)):
        done = run_restore(two_days, tmp_path / f"{number}", wanted=RestoreTarget(moment=moment))
        assert done.recovered is not None
        assert done.reached is not None
        assert done.reached.time is not None
        assert done.reached.time <= moment
        with LocalFileSystem().open_read(tmp_path / f"{number}" / DATABASE) as file:
            database = ReadOnlyDatabase.open(file)
            assert database.header.is_clean
            assert {finding.kind for finding in check_structure(database)} <= {FindingKind.LEAKED}
            rows.append(sum(database.count_rows(table) for table in database.tables() if not table.system))
    assert rows[0] < rows[-1]
    folders = tmp_path / "3", dataset("srum-server2022-day2")
    ours, theirs = (PagesInMemory.of((folder / DATABASE).read_bytes()) for folder in folders)
    assert differences(ours, theirs) == []


def test_two_histories_from_one_restore(tmp_path: Path) -> None:
    """A chain at rest, restored to its end, keeps its log stream, and goes on with one only."""
    source, target = tmp_path / "source", tmp_path / "restored"
    _work(source)
    chain = run(source, tmp_path, Kind.FULL)
    run_restore(chain, target)
    before = {path.name: path.read_bytes() for path in source.iterdir() if path.suffix in (".edb", ".log")}
    assert {name: (target / name).read_bytes() for name in before} == before
    _work(source)
    _work(target)
    assert run(source, tmp_path, Kind.INCREMENTAL) == chain
    held = read_manifest(LocalFileSystem(), chain)
    with pytest.raises(JetError) as caught:
        run(target, tmp_path, Kind.INCREMENTAL)
    assert caught.value.code is Code.MissingFullBackup, "the other one is still there"
    source.rename(tmp_path / "moved")
    with pytest.raises(JetError) as caught:
        run(target, tmp_path, Kind.INCREMENTAL)
    assert caught.value.code is Code.GivenLogFileIsNotContiguous
    assert read_manifest(LocalFileSystem(), chain) == held


def _work(folder: Path) -> None:
    """Some transactions of a workload, over several logs, then a normal end."""
    folder.mkdir(exist_ok=True)
    path = folder / "work.edb"
    with Instance.open(Parameters(folder, log_file_kib=64)) as instance:
        there = path.exists()
        workload = Workload(instance, instance.attach(path) if there else instance.create_database(path))
        for _ in range(40):
            workload.step()
        workload.close()
