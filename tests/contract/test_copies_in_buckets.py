"""Chains are copied to a bucket and back, by its address, and a copy that was interrupted goes on there, too."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    CopyState,
    Kind,
    LocalFileSystem,
    LocalFolder,
    Options,
    Pruning,
    Retention,
    RunContext,
    destination_at,
    find_chains,
    parse_place,
    pin_chain,
    read_manifest,
    read_pin,
    run_backup,
    run_copy,
    run_prune,
    run_restore,
    verify_path,
)
from engine.chain.objects.staging import ObjectStaging
from engine.chain.objects.writing import ObjectWriteFile
from engine.errors import Cancelled, JetError
from engine.progress import Cancel, Event
from tests.builders.scenarios import QUICK
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.cli.conftest import tree
from tests.servers.s3 import S3

FS = LocalFileSystem()


@pytest.fixture(params=["ceph", "rclone_server"])
def bucket(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The address of an empty bucket on a real server."""
    server = S3(request.getfixturevalue(request.param).environment)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    return parse_place(f"s3://{server.new_bucket()}/backups")


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    """A full and an incremental backup in a folder."""
    source = write_small_instance(tmp_path / "source")
    for kind in (Kind.FULL, Kind.INCREMENTAL):
        options = Options(create=True, reread=QUICK)
        made = run_backup(AtRestSource([source]), LocalFolder(tmp_path / "backups"), kind, options=options)
        grow_small_instance(source)
    return made.chain


def grow(tmp_path: Path, last: int) -> None:
    grow_small_instance(tmp_path / "source", last)
    source = AtRestSource([tmp_path / "source"])
    run_backup(source, LocalFolder(tmp_path / "backups"), Kind.INCREMENTAL, options=Options(reread=QUICK))


def test_a_chain_goes_there_and_back(bucket: Path, chain: Path, tmp_path: Path) -> None:
    pin = pin_chain(FS, chain, datetime(2026, 6, 1, tzinfo=UTC), "audit")
    there = run_copy(chain, bucket).chains[0]
    assert (str(there.chain), there.state) == (f"{bucket}/{chain.parent.name}/{chain.name}", CopyState.COPIED)
    assert verify_path(there.chain).ok and read_pin(FS, there.chain) == pin
    assert verify_path(there.chain / "data.edb").what == "database"
    run_restore(there.chain, tmp_path / "target")
    grow(tmp_path, 9)
    assert run_copy(chain, bucket).chains[0].state is CopyState.EXTENDED
    assert run_copy(chain.parents[1], bucket).copied == ()
    assert verify_path(there.chain).ok
    back = run_copy(bucket, tmp_path / "back", create=True).chains[0].chain
    assert tree(back).keys() - {"backup-manifest.json"} == tree(chain).keys() - {"backup-manifest.json"}
    assert read_manifest(FS, back).runs == read_manifest(FS, chain).runs
    assert verify_path(back).ok


def test_a_copy_there_goes_on(bucket: Path, chain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last, cancel = read_manifest(FS, chain).files[-1].name, Cancel()

    def stop(event: Event) -> None:
        if event.item == last:
            cancel.request()

    with pytest.raises(Cancelled):
        run_copy(chain, bucket, context=RunContext(progress=stop, cancel=cancel))
    assert find_chains(FS, bucket) == []
    created: list[str] = []
    create = ObjectStaging.create

    def told(self: ObjectStaging, name: str, size: int = 0) -> ObjectWriteFile:
        created.append(name)
        return create(self, name, size)

    monkeypatch.setattr(ObjectStaging, "create", told)
    done = run_copy(chain, bucket)
    assert created == [last]
    assert verify_path(done.chains[0].chain).ok


def test_what_an_interrupted_copy_left_there_is_swept(bucket: Path, chain: Path, tmp_path: Path) -> None:
    cancel = Cancel()

    def stop(event: Event) -> None:
        if event.item == "edb.chk":
            cancel.request()

    with pytest.raises(Cancelled):
        run_copy(chain, bucket, context=RunContext(progress=stop, cancel=cancel))
    source = AtRestSource([tmp_path / "source"])
    server_keys = bucket_keys(bucket)
    assert any(key.endswith("/data.edb") for key in server_keys)
    made = run_backup(source, destination_at(bucket), Kind.FULL, options=Options(reread=QUICK))
    assert not [key for key in bucket_keys(bucket) if chain.name in key]
    assert [each.path for each in find_chains(FS, bucket)] == [made.chain]


def bucket_keys(bucket: Path) -> list[str]:
    name = str(bucket).split("/")[2]
    return S3(dict(os.environ)).keys(name)


def test_a_store_of_copies_is_pruned(bucket: Path, chain: Path, tmp_path: Path) -> None:
    source = AtRestSource([tmp_path / "source"])
    for _ in range(2):
        run_backup(source, LocalFolder(tmp_path / "backups"), Kind.FULL, options=Options(reread=QUICK))
    done = run_copy(chain.parents[1], bucket)
    assert len(done.copied) == 3
    pruned = run_prune(Pruning(bucket, Retention(last=1)))
    assert len(pruned.remove) == 2
    assert [each.path for each in find_chains(FS, bucket)] == [each.path for each in pruned.keep]
    with pytest.raises(JetError):
        verify_path(pruned.remove[0].path)
