"""What is true of buckets only: permissions, refusals with their hints, two writers, locks, marks."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine import (
    AsIsSource,
    AtRestSource,
    ChainRemoval,
    Kind,
    Options,
    Retention,
    plan_prune,
    plan_removal,
    preview,
    run_as_is,
    run_backup,
    run_prune,
    run_removal,
    run_restore,
    verify_path,
)
from engine.chain.address import StoreAddress
from engine.chain.objects import ObjectDestination, destination
from engine.chain.objects.cloud import Retries
from engine.chain.objects.marks import machine
from engine.errors import JetError, MissingFile, StorageFault, WrongState
from engine.prune import Pruning
from tests.builders.scenarios import INSTANCE, QUICK
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.contract.test_stores import CHAIN, manifest_of, put, staged
from tests.servers.ceph import OWNER, Ceph
from tests.servers.ports import dead_port
from tests.servers.s3 import S3

OPTIONS = Options(reread=QUICK)
SHORT = Retries(1, 0.01, 0.05, 20.0)


@pytest.fixture
def server(ceph: Ceph) -> S3:
    return S3(ceph.environment)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    write_small_instance(tmp_path / "source")
    return tmp_path / "source"


def at(bucket: str, environment: Mapping[str, str], prefix: str = "backups") -> ObjectDestination:
    return destination(StoreAddress("s3:", bucket, prefix), environment=environment, retries=SHORT)


def back_up(source: Path, place: ObjectDestination, kind: Kind = Kind.FULL) -> str:
    return run_backup(AtRestSource([source]), place, kind, options=OPTIONS).chain.name


def host_of(ceph: Ceph, server: S3, bucket: str) -> Mapping[str, str]:
    """The access of a user with the permissions that docs/stores.md gives a host."""
    name, access = ceph.new_user()
    rights = {
        "ListBucket": [""],
        "PutObject": ["backups/*"],
        "AbortMultipartUpload": ["backups/*"],
        "GetObject": ["backups/*/manifests/*"],
    }
    server.allow(bucket, {name: rights, OWNER: {"GetObject": ["*"]}})
    return access


def test_every_kind_of_backup(ceph: Ceph, server: S3, source: Path, tmp_path: Path) -> None:
    """Made by a host that cannot read what is there; a differential leaves what it replaces to the removal."""
    bucket = server.new_bucket()
    full = back_up(source, at(bucket, ceph.environment))
    host = at(bucket, host_of(ceph, server, bucket))
    for last, kind in ((5, Kind.INCREMENTAL), (6, Kind.DIFFERENTIAL), (7, Kind.INCREMENTAL)):
        grow_small_instance(source, last)
        assert back_up(source, host, kind) == full
    others = [
        back_up(source, host, Kind.COPY),
        run_as_is(AsIsSource([source]), host, options=OPTIONS).chain.name,
    ]
    store = at(bucket, ceph.environment).peek(INSTANCE, create=False, apart_from=())
    assert sorted(store.chains()) == sorted([full, *others])
    assert [run.kind for run in store.chain(full).manifest().runs][2:] == [Kind.DIFFERENTIAL, Kind.INCREMENTAL]
    for number, name in enumerate((full, others[0])):
        assert verify_path(store.chain(name)).ok
        done = run_restore(store.chain(name), tmp_path / f"restored-{number}")
        assert done.plan.log_range == (1, 7)
    assert verify_path(store.chain(others[1])).ok
    with pytest.raises(JetError) as caught:
        run_restore(store.chain(others[1]), tmp_path / "evidence")
    assert int(caught.value.code) == -615
    with at(bucket, ceph.environment).open(INSTANCE, create=False, apart_from=()) as owned:
        assert owned.remove(full)
    assert not [key for key in server.keys(bucket) if f"/{full}/" in key]


def test_a_host_adds_to_what_it_can_neither_read_nor_delete(
    ceph: Ceph, server: S3, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ceph lets a user read what that same user has put; so the chain begins as another one's."""
    bucket = server.new_bucket()
    chain = back_up(source, at(bucket, ceph.environment))
    files = at(bucket, ceph.environment).peek(INSTANCE, create=False, apart_from=()).chain(chain).manifest().files
    host = host_of(ceph, server, bucket)
    grow_small_instance(source)
    assert back_up(source, at(bucket, host), Kind.INCREMENTAL) == chain
    stored = at(bucket, host).peek(INSTANCE, create=False, apart_from=()).chain(chain)
    assert len(stored.manifest().runs) == 2
    for file in files:
        with pytest.raises(JetError) as caught:
            stored.file(file).open()
        assert int(caught.value.code) == -1032
        assert "permissions" in caught.value.hint
    with at(bucket, host).open(INSTANCE, create=False, apart_from=()) as opened, pytest.raises(JetError):
        opened.remove(chain)
    before = server.keys(bucket)
    for key in before:
        with pytest.raises(OSError, match="403"):
            S3(host).delete(bucket, key)
    assert server.keys(bucket) == before
    assert [key for key in before if "/runs/" in key], "left to one who may delete"
    owner = at(bucket, ceph.environment).peek(INSTANCE, create=False, apart_from=()).chain(chain)
    assert verify_path(owner).ok
    run_restore(owner, tmp_path / "restored")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "of-another-machine"))
    with at(bucket, ceph.environment).open(INSTANCE, create=False, apart_from=()) as opened:
        assert opened.remove(chain), "the marks are those of runs that are complete"
    assert server.keys(bucket) == []


def test_a_host_that_may_not_write_is_told_so(ceph: Ceph, server: S3, source: Path) -> None:
    bucket, (name, reader) = server.new_bucket(), ceph.new_user()
    server.allow(bucket, {name: {"ListBucket": [""]}})
    with pytest.raises(JetError) as caught:
        back_up(source, at(bucket, reader))
    assert int(caught.value.code) == -1032
    assert server.keys(bucket) == []


@pytest.mark.parametrize(
    ("change", "code", "message", "hint"),
    [
        ({}, -1023, "the bucket does not exist", "create the bucket"),
        ({"AWS_SECRET_ACCESS_KEY": "wrong"}, -1032, "the secret key is wrong", "AWS_SECRET_ACCESS_KEY"),
        ({"AWS_ACCESS_KEY_ID": "NOBODY"}, -1032, "does not know the access key", "AWS_ACCESS_KEY_ID"),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:{port}"}, -60001, "cannot be reached", "AWS_ENDPOINT_URL"),
        ({"AWS_ENDPOINT_URL": "http://no-such-host.invalid"}, -60001, "", "AWS_ENDPOINT_URL"),
    ],
)
def test_a_bucket_that_cannot_be_opened(
    ceph: Ceph, source: Path, change: Mapping[str, str], code: int, message: str, hint: str
) -> None:
    for act in ("list", "back up"):
        with dead_port() as port, pytest.raises(JetError) as caught:
            wrong = {name: value.format(port=port) for name, value in change.items()}
            place = at("no-such-bucket", {**ceph.environment, **wrong})
            place.instances() if act == "list" else back_up(source, place)
        assert int(caught.value.code) == code
        assert message in caught.value.message
        assert "s3://no-such-bucket" in caught.value.message
        assert hint in caught.value.hint
        secrets = {value for name, value in ceph.environment.items() if "KEY" in name}
        assert not any(secret in f"{caught.value!r} {caught.value.hint}" for secret in secrets)


def test_a_bucket_that_is_full(ceph: Ceph, server: S3, source: Path) -> None:
    name, small = ceph.new_user()
    bucket = S3(small).new_bucket()
    for switch in (("set", "--max-objects", "3"), ("enable",)):
        ceph.administer("quota", *switch, "--quota-scope", "bucket", "--uid", name)
    with pytest.raises(StorageFault) as caught:
        back_up(source, at(bucket, small))
    assert int(caught.value.code) == -1808
    assert "quota" in caught.value.message
    assert "Prune" in caught.value.hint
    assert at(bucket, small).instances() == []


def test_an_object_that_changes_under_its_reader(ceph: Ceph, server: S3) -> None:
    bucket = server.new_bucket()
    key = f"backups/{INSTANCE}/{CHAIN}/run-1/data.edb"
    server.put(bucket, key, os.urandom(1 << 20))
    chain = at(bucket, ceph.environment).peek(INSTANCE, create=False, apart_from=()).chain(CHAIN)
    with chain.file("run-1/data.edb").open() as file:
        assert len(file.read_at(0, 4096)) == 4096
        server.put(bucket, key, os.urandom(1 << 20))
        with pytest.raises(StorageFault, match="was replaced while it was being read"):
            file.read_at(1 << 19, 4096)
    with chain.file("run-1/data.edb").open() as file:
        server.delete(bucket, key)
        with pytest.raises(MissingFile):
            file.read_at(1 << 19, 4096)


def test_two_machines_add_to_one_chain_and_one_wins(
    ceph: Ceph, server: S3, source: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bucket = server.new_bucket()
    chain = back_up(source, at(bucket, ceph.environment))
    before = at(bucket, ceph.environment).peek(INSTANCE, create=False, apart_from=()).chain(chain).manifest()
    with at(bucket, ceph.environment).open(INSTANCE, create=False, apart_from=()) as one:
        first = one.stage_into(chain, "1")
        monkeypatch.setenv("TMPDIR", str(tmp_path / "of-another-machine"))
        with at(bucket, ceph.environment).open(INSTANCE, create=False, apart_from=()) as other:
            second = other.stage_into(chain, "2")
            for staging in (first, second):
                put(staging, "edb.log", b"next")
            with pytest.raises(WrongState, match="adds to it"):
                other.remove(chain)
            first.publish(manifest_of(staged(first, 1, "edb.log")).to_bytes())
            with pytest.raises(WrongState) as caught:
                second.publish(manifest_of(staged(second, 1, "edb.log")).to_bytes())
            assert int(caught.value.code) == -505
            second.discard()
            first.settle()
            stored = other.chain(chain)
            assert stored.manifest().files != before.files
            assert stored.file(stored.manifest().files[-1]).whole(100) == b"next"
    assert not [key for key in server.keys(bucket) if "/run-2/" in key or "/runs/" in key]


def test_a_bucket_whose_objects_are_locked(
    ceph: Ceph, server: S3, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run needs no permission to delete; a removal says until when the chain is locked, and changes nothing."""
    bucket = server.new_bucket(lock=True)
    server.lock_by_default(bucket, days=3)
    place = at(bucket, ceph.environment)
    chain = back_up(source, place)
    grow_small_instance(source)
    back_up(source, place, Kind.INCREMENTAL)
    stored = place.peek(INSTANCE, create=False, apart_from=()).chain(chain)
    assert verify_path(stored).ok
    until = stored.locked_until()
    assert until is not None
    assert timedelta(days=2, hours=23) < until - datetime.now(UTC) < timedelta(days=3, hours=1)
    before = server.keys(bucket)
    with place.open(INSTANCE, create=False, apart_from=()) as opened, pytest.raises(JetError) as caught:
        opened.remove(chain)
    assert int(caught.value.code) == -524
    assert f"locked by the bucket until {until:%Y-%m-%d %H:%M} UTC" in caught.value.message
    assert server.keys(bucket) == before
    newer = back_up(source, place)
    for name, value in ceph.environment.items():
        monkeypatch.setenv(name, value)
    wanted = Pruning(StoreAddress("s3:", bucket, "backups"), Retention(last=1))
    for done in (plan_prune(wanted), run_prune(wanted)):
        assert done.remove == ()
        reasons = {each.path.name: each.reason for each in done.keep}
        assert "locked by the bucket until" in reasons[chain]
        assert newer in reasons
    address = StoreAddress("s3:", bucket, "backups", INSTANCE)
    (planned,) = plan_removal(ChainRemoval((address / chain,))).chains
    assert "locked by the bucket until" in planned.refusal and not planned.is_newest


def test_chains_are_removed_by_their_addresses(
    ceph: Ceph, server: S3, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket = server.new_bucket()
    place = at(bucket, ceph.environment)
    first, second = back_up(source, place), back_up(source, place)
    for name, value in ceph.environment.items():
        monkeypatch.setenv(name, value)
    store = StoreAddress("s3:", bucket, "backups", INSTANCE)
    plan = plan_removal(ChainRemoval((store / first, store / second)))
    assert plan.must_be_named == (INSTANCE,) and not plan.refused
    assert [each.is_newest for each in plan.chains] == [False, True]
    run_removal(ChainRemoval((store / first,)))
    with pytest.raises(JetError, match="newest chain"):
        run_removal(ChainRemoval((store / second,)))
    run_removal(ChainRemoval((store / second,), frozenset({INSTANCE})))
    assert not [key for key in server.keys(bucket) if "/manifests/" in key]


def test_a_chain_that_another_machine_reads_is_not_removed(ceph: Ceph, server: S3, source: Path) -> None:
    bucket = server.new_bucket()
    place = at(bucket, ceph.environment)
    chain = back_up(source, place)
    with place.open(INSTANCE, create=False, apart_from=()) as opened:
        with opened.chain(chain).held("restore drill"):
            with pytest.raises(WrongState, match=r"in use by .* \(restore drill\)"):
                opened.remove(chain)
            assert opened.chains() == [chain]
        assert not [key for key in server.keys(bucket) if "/leases/" in key]
        lease = f"backups/{INSTANCE}/leases/{chain}/0.json"
        server.put(bucket, lease, b'{"reader": "restore", "machine": "m", "until": "2026-01-01T00:00:00Z"}')
        assert opened.remove(chain), "that reader is dead"
        assert server.keys(bucket) == []
        removal = f"backups/{INSTANCE}/runs/{chain}.removal.json"
        server.put(bucket, removal, b"{}")
        with pytest.raises(WrongState, match="is being removed"), opened.chain(chain).held("restore"):
            pytest.fail("it is read while it is being removed")


def test_the_address_of_a_store_is_that_of_its_instance(ceph: Ceph, server: S3, source: Path) -> None:
    bucket = server.new_bucket()
    for prefix, root in ((INSTANCE, INSTANCE), (f"my{INSTANCE}", f"my{INSTANCE}/{INSTANCE}")):
        chain = back_up(source, at(bucket, ceph.environment, prefix))
        assert [key for key in server.keys(bucket) if key.startswith(f"{root}/manifests/{chain}/")]
        assert at(bucket, ceph.environment, prefix).instances() == [INSTANCE]


def test_a_mark_cannot_make_others_objects_go(ceph: Ceph, server: S3, source: Path) -> None:
    """Whoever may put objects could put marks, too, and the sweep of another one deletes what marks say."""
    bucket = server.new_bucket()
    place = at(bucket, ceph.environment)
    chain = back_up(source, place)
    before = server.keys(bucket)
    root = f"backups/{INSTANCE}"
    run = f"run-{chain.rpartition('-')[2]}"
    for number, (named, folder) in enumerate(
        [("manifests", chain), ("manifests", ""), (f"manifests/{chain}", ""), (chain, run), (chain, ""),
         ("..", run), (f"{chain}/{run}", "run-"), ("", run)]
    ):  # fmt: skip
        mark = {"chain": named, "folder": folder, "machine": machine(), "started": "", "publishing": False}
        server.put(bucket, f"{root}/runs/{machine()}.{number}.json", json.dumps(mark).encode())
        server.put(bucket, f"{root}/runs/{number}.removal.json", json.dumps(mark).encode())
    with place.open(INSTANCE, create=False, apart_from=()) as opened:
        assert opened.chains() == [chain]
    assert [key for key in server.keys(bucket) if "/runs/" not in key] == before


def test_a_dry_run_finds_out_whether_it_may_write(ceph: Ceph, server: S3, source: Path) -> None:
    bucket, (name, reader) = server.new_bucket(), ceph.new_user()
    server.allow(bucket, {name: {"ListBucket": [""]}})
    preview(AtRestSource([source]), at(bucket, ceph.environment), Kind.FULL)
    with pytest.raises(JetError) as caught:
        preview(AtRestSource([source]), at(bucket, reader), Kind.FULL)
    assert int(caught.value.code) == -1032
    assert server.keys(bucket) == []
