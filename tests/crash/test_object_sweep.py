"""Every call of a run into a bucket fails once, in every way that it can, or is the last of a client that dies.

At night on Ceph's gateway, too. Whatever happens, the store lists what it listed before, or that and a complete
run; the next run works, and leaves nothing of the one that failed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, Options, run_backup, run_restore, verify_path
from engine.chain.address import StoreAddress
from engine.chain.objects import ObjectDestination
from engine.chain.objects.bucket import ObjectBucket
from engine.chain.objects.cloud import CloudBucket, Retries
from engine.chain.stored_chain import StoredChain
from engine.errors import JetError
from tests.builders.jet_case import tree
from tests.builders.scenarios import INSTANCE, QUICK
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.disk.fault_bucket import BucketFault, FaultBucket, faults_of
from tests.disk.fault_fs import Killed
from tests.servers.s3 import S3
from tests.share import NIGHTLY, Share, shares

OPTIONS = Options(reread=QUICK)


@dataclass
class Store:
    """A store in a bucket of its own, which is set back by moving on to another prefix."""

    server: S3
    bucket: str
    source: Path
    saved: dict[str, bytes] = field(default_factory=dict)
    number: int = 0

    @property
    def root(self) -> str:
        return f"case-{self.number}/"

    def destination(self, fault: FaultBucket | None = None) -> ObjectDestination:
        address = StoreAddress("s3:", self.bucket, self.root.strip("/"))
        return ObjectDestination(
            address, fault or self.objects(), f"s3://{self.bucket}", self.root, on_its_way=timedelta()
        )

    def objects(self) -> ObjectBucket:
        return CloudBucket("s3", self.bucket, self.server.environment, Retries(1, 0.01, 0.01, 20.0))

    def back_up(self, kind: Kind, fault: FaultBucket | None = None) -> None:
        run_backup(AtRestSource([self.source]), self.destination(fault), kind, options=OPTIONS)

    def save(self) -> None:
        self.saved = {key.removeprefix(self.root): self.server.get(self.bucket, key) for key in self.keys()}

    def set_back(self) -> None:
        self.number += 1
        for key, data in self.saved.items():
            self.server.put(self.bucket, self.root + key, data)

    def keys(self) -> list[str]:
        return self.server.keys(self.bucket, self.root)

    def chains(self) -> list[StoredChain]:
        store = self.destination().peek(INSTANCE, create=False, apart_from=())
        return [store.chain(name) for name in store.chains()]

    def runs(self) -> set[str]:
        """Of all chains."""
        return {run.id for chain in self.chains() for run in chain.manifest().runs}

    def whole_runs(self) -> set[str]:
        """Of all chains, each of which is whole."""
        for chain in self.chains():
            assert verify_path(chain).ok, chain.path
        return self.runs()

    def prove_tidy(self) -> None:
        """There is nothing that no chain accounts for."""
        root = f"{self.root}{INSTANCE}/"
        left = [key for key in self.keys() if not key.startswith(f"{root}manifests/")]
        for chain in self.chains():
            start = f"{root}{chain.label}/"
            folders = {file.place.split("/")[0] for file in chain.manifest().files}
            assert {f"{start}SHA256SUMS", f"{start}backup-manifest.json"} <= set(left)
            own = {"SHA256SUMS", "backup-manifest.json", *folders}
            left = [key for key in left if key.removeprefix(start).split("/")[0] not in own]
        assert left == []


@pytest.fixture(params=["quick", *(["ceph"] if NIGHTLY else [])])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "quick":
        server = request.getfixturevalue("quick_server")
    else:
        server = S3(request.getfixturevalue("ceph").environment)
    write_small_instance(tmp_path / "source")
    return Store(server, server.new_bucket(), tmp_path / "source")


def cases(calls: list[str]) -> Iterator[tuple[int, BucketFault]]:
    for at, verb in enumerate(calls):
        yield from ((at, fault) for fault in faults_of(verb))


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("kind", [Kind.FULL, Kind.INCREMENTAL], ids=str)
def test_a_backup_meets_a_fault_at_every_call(store: Store, kind: Kind, share: Share) -> None:
    if kind is Kind.INCREMENTAL:
        store.back_up(Kind.FULL)
        grow_small_instance(store.source)
        store.save()
    counting, before = FaultBucket(store.objects()), store.runs()
    store.back_up(kind, counting)
    count = succeeded = 0
    for at, fault in share.of(cases(counting.calls)):
        store.set_back()
        bucket = FaultBucket(store.objects(), at, fault)
        where, count = f"{fault.name} at {at}: {counting.calls[at]}", count + 1
        try:
            store.back_up(kind, bucket)
        except Killed:
            assert len(store.whole_runs() - before) <= 1, where
        except JetError as error:
            assert error.message and error.hint, where
            assert store.runs() == before, f"{where}: {error}"
        else:
            succeeded += 1
            assert len(store.whole_runs() - before) == 1, where
        store.back_up(kind)
        assert store.runs() > before, where
        store.prove_tidy()
    print(f"{kind}: {count} faults, {succeeded} of them without harm")
    assert 0 < succeeded < count


@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_removal_meets_a_fault_at_every_call(store: Store, share: Share) -> None:
    """The chain is whole, or it is gone; the next run deletes what was left of it."""
    store.back_up(Kind.FULL)
    grow_small_instance(store.source)
    store.back_up(Kind.INCREMENTAL)
    name = store.chains()[0].label
    store.save()

    def remove(bucket: FaultBucket | None = None) -> None:
        with store.destination(bucket).open(INSTANCE, create=False, apart_from=()) as opened:
            opened.remove(name)

    counting = FaultBucket(store.objects())
    remove(counting)
    assert store.keys() == []
    for at, fault in share.of(cases(counting.calls)):
        store.set_back()
        where = f"{fault.name} at {at}: {counting.calls[at]}"
        try:
            remove(FaultBucket(store.objects(), at, fault))
        except (Killed, JetError):
            assert len(store.whole_runs()) in (0, 2), where
        else:
            assert store.chains() == [], where
        remove()
        assert store.keys() == [], where


@pytest.mark.parametrize("share", shares(), ids=str)
def test_reading_meets_a_fault_at_every_call(store: Store, share: Share, tmp_path: Path) -> None:
    """A restore ends with the error and leaves nothing, or has restored everything."""
    store.back_up(Kind.FULL)
    name = store.chains()[0].label

    def restore(bucket: FaultBucket, target: Path) -> None:
        chain = store.destination(bucket).peek(INSTANCE, create=False, apart_from=()).chain(name)
        run_restore(chain, target)

    counting = FaultBucket(store.objects())
    restore(counting, tmp_path / "all")
    expected, failed = tree(tmp_path / "all"), 0
    for at, fault in share.of(cases(counting.calls)):
        if fault in (BucketFault.FAILS, BucketFault.DENIED):
            target = tmp_path / f"target-{at}"
            try:
                restore(FaultBucket(store.objects(), at, fault), target)
            except JetError as error:
                assert error.message and error.hint
                assert not target.exists()
                failed += 1
            else:
                assert tree(target) == expected
                shutil.rmtree(target)
    assert failed
