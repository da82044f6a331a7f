"""A chain that is in no folder is verified, restored and drilled like any other: readers need no path of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    RestoreTarget,
    StoredChain,
    instance_of,
    open_at,
    plan_restore,
    restore_points,
    run_backup,
    run_drill,
    run_restore,
    verify_path,
)
from engine.chain.local_chain import LocalChain
from engine.errors import Corruption, JetError
from engine.files import LocalFileSystem
from tests.builders.remote_store import RemoteChain
from tests.builders.small_instance import grow_small_instance, write_small_instance

FS = LocalFileSystem()
AWAY = Path("bucket:/edb-1234ABCD/chain")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Of a chain with an incremental."""
    source, destination = write_small_instance(tmp_path / "source"), tmp_path / "backups"
    destination.mkdir()
    run_backup(AtRestSource([source]), LocalFolder(destination), Kind.FULL)
    grow_small_instance(source)
    return run_backup(AtRestSource([source]), LocalFolder(destination), Kind.INCREMENTAL).chain


@pytest.fixture
def chain(folder: Path) -> StoredChain:
    return RemoteChain(LocalChain.at(FS, folder), AWAY)


def test_it_is_verified(chain: StoredChain, folder: Path) -> None:
    done, same = verify_path(chain, structure=True), verify_path(folder, structure=True)
    assert done.path == AWAY
    here = tuple(replace(each, file=folder / each.file.name) for each in done.databases)
    there = replace(same, findings=done.findings, long_values=done.long_values)
    assert replace(done, path=folder, databases=here) == there
    assert [each.file for each in done.long_values] == [AWAY / each.file.name for each in same.long_values]
    assert [finding.file for finding in done.findings] == [AWAY / finding.file.name for finding in same.findings]


def test_it_is_restored(chain: StoredChain, folder: Path, tmp_path: Path) -> None:
    plan = plan_restore(FS, chain, tmp_path / "target")
    assert (plan.refusal, plan.chain) == (None, AWAY)
    assert instance_of(FS, chain) == "edb-1234ABCD"
    done = run_restore(chain, tmp_path / "target")
    run_restore(folder, tmp_path / "same")
    assert done.plan.chain == AWAY
    for path in (tmp_path / "same").iterdir():
        assert (tmp_path / "target" / path.name).stat().st_size == path.stat().st_size


def test_its_points_in_time(chain: StoredChain, folder: Path) -> None:
    found, same = restore_points(chain), restore_points(folder)
    assert list(found.positions) == list(same.positions)
    assert [log.path for log in found.logs] == [AWAY / log.path.name for log in same.logs]


def test_it_is_drilled(chain: StoredChain, folder: Path, tmp_path: Path) -> None:
    done, same = run_drill(chain, scratch=tmp_path), run_drill(folder, scratch=tmp_path)
    assert (done.chain, done.ok, done.tables) == (AWAY, same.ok, same.tables)
    early = run_drill(chain, scratch=tmp_path, wanted=RestoreTarget(generation=3))
    assert early.chain == AWAY


def test_it_is_read_without_a_restore(chain: StoredChain, folder: Path) -> None:
    with open_at(chain) as view, open_at(folder) as same:
        assert (view.plan.chain, view.reached, view.names) == (AWAY, same.reached, same.names)
        with view.open() as database, same.open() as expected:
            assert [table.name for table in database.tables()] == [table.name for table in expected.tables()]
            for table in database.tables():
                assert list(database.rows(table)) == list(expected.rows(table.name))


@pytest.mark.parametrize("name", ["edb00001.log", "data.edb"])
def test_its_damage_is_found(name: str, chain: StoredChain, folder: Path, tmp_path: Path) -> None:
    path = folder / name
    data = bytearray(path.read_bytes())
    data[4096 * 2 + 100] ^= 1
    path.write_bytes(data)
    findings = [finding for finding in verify_path(chain).findings if finding.is_damage]
    assert {finding.file for finding in findings} == {AWAY / name}
    with pytest.raises(Corruption) as caught:
        run_restore(chain, tmp_path / "target")
    assert str(caught.value.context["path"]) == str(AWAY / name)
    assert not (tmp_path / "target").exists()


def test_without_its_manifest_it_is_none(chain: StoredChain, folder: Path, tmp_path: Path) -> None:
    (folder / "backup-manifest.json").unlink()
    (finding,) = [finding for finding in verify_path(chain).findings if finding.is_damage]
    assert finding.file == AWAY / "backup-manifest.json"
    with pytest.raises(JetError) as caught:
        run_restore(chain, tmp_path / "target")
    assert int(caught.value.code) == -1811
