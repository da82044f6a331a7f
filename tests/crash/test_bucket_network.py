"""The network and the gateway go wrong during a run into a bucket.

What passes is repeated and the run succeeds; what does not ends the run with an error that says what to do, and
the store as it was. The next run, with everything in order again, leaves nothing of the one that failed.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, Options, run_backup, run_restore, verify_path
from engine.chain.address import StoreAddress
from engine.chain.objects import ObjectDestination
from engine.chain.objects.bucket import ObjectBucket
from engine.chain.objects.cloud import CloudBucket, Retries
from engine.chain.stored_chain import StoredChain
from engine.errors import JetError, StorageFault
from tests.builders.jet_case import tree
from tests.builders.scenarios import INSTANCE, QUICK
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.disk.fault_bucket import FaultBucket, T
from tests.servers.ceph import Ceph
from tests.servers.proxy import Proxy, Trouble
from tests.servers.s3 import S3

OPTIONS = Options(reread=QUICK)
BRIEF = Retries(3, 0.05, 0.2, 2.0)
PATIENT = Retries(8, 0.25, 2.0, 20.0)


class Store:
    """A bucket of its own, reached by any gateway or proxy."""

    def __init__(self, ceph: Ceph, source: Path) -> None:
        self.ceph, self.source = ceph, source
        self.server = S3(ceph.environment)
        self.bucket = self.server.new_bucket()
        write_small_instance(source)

    def objects(self, port: int | None = None, retries: Retries = BRIEF) -> ObjectBucket:
        environment = dict(self.ceph.environment)
        if port is not None:
            environment["AWS_ENDPOINT_URL"] = f"http://127.0.0.1:{port}"
        return CloudBucket("s3", self.bucket, environment, retries)

    def destination(self, objects: ObjectBucket | None = None) -> ObjectDestination:
        address = StoreAddress("s3:", self.bucket)
        return ObjectDestination(
            address, objects or self.objects(), f"s3://{self.bucket}", "", on_its_way=timedelta()
        )

    def back_up(self, kind: Kind = Kind.FULL, objects: ObjectBucket | None = None) -> None:
        run_backup(AtRestSource([self.source]), self.destination(objects), kind, options=OPTIONS)

    def chains(self, objects: ObjectBucket | None = None) -> list[StoredChain]:
        store = self.destination(objects).peek(INSTANCE, create=False, apart_from=())
        return [store.chain(name) for name in store.chains()]

    def prove_whole_and_tidy(self, runs: int) -> None:
        chains = self.chains()
        assert sum(len(chain.manifest().runs) for chain in chains) == runs
        assert all(verify_path(chain).ok for chain in chains)
        listed = {f"{c.label}/{file.place.split('/')[0]}" for c in chains for file in c.manifest().files}
        for key in self.server.keys(self.bucket):
            kind, *rest = key.removeprefix(f"{INSTANCE}/").split("/")
            assert kind == "manifests" or len(rest) == 1 or f"{kind}/{rest[0]}" in listed, key
            assert kind != "runs", key


@pytest.fixture
def store(ceph: Ceph, tmp_path: Path) -> Store:
    return Store(ceph, tmp_path / "source")


@pytest.mark.parametrize("trouble", [Trouble.RESET, Trouble.STALL, Trouble.TRUNCATE], ids=lambda each: each.name)
def test_a_network_that_recovers(store: Store, trouble: Trouble) -> None:
    """Some connections break, at a request, in a file or in an answer; all is repeated."""
    with Proxy(store.ceph.gateway) as proxy:
        proxy.troubles.extend((trouble, after) for after in (0, 200, 1_500, 20_000))
        store.back_up(objects=store.objects(proxy.port))
        assert proxy.met >= 2
    store.prove_whole_and_tidy(1)


@pytest.mark.parametrize("trouble", [Trouble.RESET, Trouble.STALL, Trouble.TRUNCATE], ids=lambda each: each.name)
def test_a_network_that_does_not(store: Store, trouble: Trouble) -> None:
    """From some moment on nothing gets through. The error comes in time, and names what could not be done."""
    store.back_up()
    grow_small_instance(store.source)
    with Proxy(store.ceph.gateway) as proxy:
        proxy.troubles.append((trouble, 20_000 if trouble is not Trouble.TRUNCATE else 3_000))
        proxy.always = (trouble, 0)
        retries = Retries(1, 0.01, 0.01, 0.5)
        started = time.monotonic()
        with pytest.raises(StorageFault) as caught:
            store.back_up(objects=store.objects(proxy.port, retries))
        assert time.monotonic() - started < 60
        assert f"s3://{store.bucket}/" in caught.value.message
        assert caught.value.hint
    assert [len(chain.manifest().runs) for chain in store.chains()] == [1]
    store.back_up(Kind.INCREMENTAL)
    store.prove_whole_and_tidy(2)


def test_requests_that_arrive_twice(store: Store) -> None:
    """Late copies of requests change nothing that counts; a mark that comes back is swept by the next run."""
    with Proxy(store.ceph.gateway, always=(Trouble.DUPLICATE, 0)) as proxy:
        store.back_up(objects=store.objects(proxy.port))
        grow_small_instance(store.source)
        store.back_up(Kind.INCREMENTAL, store.objects(proxy.port))
    assert proxy.met
    grow_small_instance(store.source, 8)
    store.back_up(Kind.INCREMENTAL)
    store.prove_whole_and_tidy(3)


def test_a_restore_over_a_network_that_breaks(store: Store, tmp_path: Path) -> None:
    store.back_up()
    run_restore(store.chains()[0], tmp_path / "expected")
    with Proxy(store.ceph.gateway) as proxy:
        proxy.troubles.extend((each, after) for each in (Trouble.RESET, Trouble.TRUNCATE) for after in (0, 1_000))
        run_restore(store.chains(store.objects(proxy.port))[0], tmp_path / "restored")
        assert proxy.met >= 2
    assert tree(tmp_path / "restored") == tree(tmp_path / "expected")


def at_write(objects: ObjectBucket, act: Callable[[], None]) -> ObjectBucket:
    """The same bucket; when a file is being written to it, ``act`` comes first, once."""
    return _Acting(objects, act)


class _Acting(FaultBucket):
    def __init__(self, objects: ObjectBucket, act: Callable[[], None]) -> None:
        super().__init__(objects)
        self._act: Callable[[], None] | None = act

    def _call(self, verb: str, act: Callable[[], T]) -> T:
        if verb == "finish" and self._act is not None:
            first, self._act = self._act, None
            first()
        return super()._call(verb, act)


def test_a_gateway_that_is_killed_and_comes_back(store: Store) -> None:
    gateway = store.ceph.another_gateway()
    try:

        def kill_for_a_while() -> None:
            gateway.kill_gateway()
            timer.start()

        timer = threading.Timer(0.5, gateway.start_gateway)
        objects = at_write(store.objects(gateway.gateway, PATIENT), kill_for_a_while)
        store.back_up(objects=objects)
        timer.join()
    finally:
        gateway.end()
    store.prove_whole_and_tidy(1)


def test_a_gateway_that_is_killed_for_good(store: Store) -> None:
    gateway = store.ceph.another_gateway()
    try:
        objects = at_write(store.objects(gateway.gateway, Retries(1, 0.01, 0.01, 5.0)), gateway.kill_gateway)
        with pytest.raises(JetError) as caught:
            store.back_up(objects=objects)
        assert "cannot be reached" in caught.value.message
        assert "AWS_ENDPOINT_URL" in caught.value.hint
    finally:
        gateway.end()
    assert store.chains() == []
    store.back_up()
    store.prove_whole_and_tidy(1)


def test_a_part_that_cannot_be_sent_is_named(store: Store) -> None:
    with Proxy(store.ceph.gateway) as proxy:
        upload = store.objects(proxy.port, Retries(1, 0.01, 0.01, 5.0)).upload("a/data.edb", 0)
        proxy.troubles.append((Trouble.RESET, 0))
        proxy.always = (Trouble.RESET, 1 << 20)
        with pytest.raises(StorageFault, match=r"part \d+ of s3://.*/a/data\.edb"):
            for _ in range(20):
                upload.write(os.urandom(8 << 20))
            upload.finish()
