"""What every store of chains promises, whatever it is made of: one more is one more entry in ``MAKERS``.

Nothing staged is listed; ``publish`` shows all or nothing; what was published is read back as it was written;
``discard`` leaves no trace; one run at a time; what is removed is gone at once, and nothing else is.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from engine.chain.destination import ChainStore, Destination, Staging
from engine.chain.holds import leased
from engine.chain.manifest import Manifest, StoredFile
from engine.chain.pins import Pin
from engine.errors import JetError, MissingFile, WrongState
from engine.files import LocalFileSystem
from engine.hashing import HashKind
from engine.leases import Leases
from tests.contract.stores import INSTANCE, MAKERS, Disk, Maker, Objects, Place
from tests.disk.memory_fs import MemoryFS
from tests.servers.s3 import S3
from tests.unit.test_manifest import DATABASE, MANIFEST, RUN, log

CHAIN = "20260101T000000Z-00000001"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every destination in each of its places, in each mode that it knows where the test asks for one."""
    found = [(name, maker, where) for name, maker in sorted(MAKERS.items()) for where in maker.places]
    if "atomic" in metafunc.fixturenames:
        cases = [(*case, mode) for case in found for mode in case[1].modes]
        ids = [f"{name}-{where}-{'atomic' if mode else 'plain'}" for name, _, where, mode in cases]
        metafunc.parametrize(("maker", "where", "atomic"), [case[1:] for case in cases], ids=ids)
    else:
        ids = [f"{name}-{where}" for name, _, where in found]
        metafunc.parametrize(("maker", "where"), [case[1:] for case in found], ids=ids)


@pytest.fixture
def disk(where: str, request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if where == "real":
        return Disk(LocalFileSystem(), tmp_path)
    if where == "memory":
        return Disk(MemoryFS(Path("/in-memory")), Path("/in-memory"))
    server = S3(request.getfixturevalue("ceph" if where == "ceph" else "rclone_server").environment)
    return Objects(server, server.new_bucket())


@pytest.fixture
def destination(maker: Maker, disk: Place) -> Destination:
    return maker.make(disk)


def listing(destination: Destination) -> Sequence[str]:
    return destination.peek(INSTANCE, create=True, apart_from=()).chains()


def put(staging: Staging, name: str, data: bytes) -> None:
    with staging.create(name) as file:
        file.write_at(0, data)
        file.sync()


def manifest_of(*files: StoredFile) -> Manifest:
    """Of one database, whose bytes do not matter here, and ``files``."""
    return replace(MANIFEST, chain=CHAIN, runs=(RUN,), files=(DATABASE, *files))


def contents(store: ChainStore, chain: str, name: str, place: str = "") -> bytes:
    """Of a file, from its place if that is given, else from where the manifest lists it."""
    stored = store.chain(chain)
    listed = next((file for file in stored.manifest().files if file.name == name), log(1, name))
    return stored.file(replace(listed, stored="" if place == name else place or listed.stored)).whole(1 << 20)


def staged(staging: Staging, generation: int, name: str) -> StoredFile:
    """A staged log as the manifest lists it: where it lies right after the publication."""
    return log(generation, name).stored_at(staging.stored(name))


def published(destination: Destination, *, atomic: bool, data: bytes = b"first", chain: str = CHAIN) -> str:
    with destination.open(INSTANCE, create=True, apart_from=()) as store:
        staging = store.stage_new(chain, atomic=atomic)
        put(staging, "edb.log", data)
        staging.publish(manifest_of(staged(staging, 1, "edb.log")).to_bytes())
        staging.discard()
        staging.settle()
        return staging.name


def test_nothing_is_listed_before_publish(destination: Destination, atomic: bool) -> None:
    with destination.open(INSTANCE, create=True, apart_from=()) as store:
        assert list(store.chains()) == []
        staging = store.stage_new(CHAIN, atomic=atomic)
        put(staging, "edb.log", b"first")
        assert list(store.chains()) == list(listing(destination)) == []
        staging.publish(manifest_of(staged(staging, 1, "edb.log")).to_bytes())
        assert list(store.chains()) == list(listing(destination)) == [staging.name]
        assert contents(store, staging.name, "edb.log", staging.stored("edb.log").place) == b"first"


def test_what_was_published_is_read_back(destination: Destination, atomic: bool) -> None:
    chain = published(destination, atomic=atomic)
    store = destination.peek(INSTANCE, create=False, apart_from=())
    assert contents(store, chain, "edb.log") == b"first"
    listed = store.chain(chain).manifest().files[-1]
    assert store.chain(chain).length(listed) == 5
    assert store.chain(chain).manifest() == manifest_of(replace(log(1, "edb.log"), stored=listed.stored))


def test_discard_leaves_no_trace(destination: Destination, atomic: bool, disk: Place) -> None:
    with destination.open(INSTANCE, create=True, apart_from=()) as store:
        before = disk.everything()
        staging = store.stage_new(CHAIN, atomic=atomic)
        put(staging, "edb.log", b"first")
        staging.discard()
        assert list(store.chains()) == []
        assert disk.everything() == before
        store.stage_new(CHAIN, atomic=atomic).discard()


def test_what_is_staged_can_be_read_back(destination: Destination, atomic: bool) -> None:
    with destination.open(INSTANCE, create=True, apart_from=()) as store:
        staging = store.stage_new(CHAIN, atomic=atomic)
        assert staging.left("edb.log") is None
        put(staging, "edb.log", b"first")
        left = staging.left("edb.log")
        assert left is not None and left.whole(100) == b"first"
        staging.discard()


def test_a_copy_goes_on_with_what_an_interrupted_one_left(maker: Maker, destination: Destination) -> None:
    if not maker.holds_many:
        pytest.skip("holds one set")
    with destination.open(INSTANCE, create=True, apart_from=(), resumes=CHAIN) as store:
        cut = store.stage_copy(CHAIN, ["edb.log", "edb00001.log"])
        for name in ("edb.log", "edb00001.log", "other.log"):
            put(cut, name, b"first")
    assert list(listing(destination)) == []
    with destination.open(INSTANCE, create=True, apart_from=(), resumes=CHAIN) as store:
        staging = store.stage_copy(CHAIN, ["edb.log", "edb00001.log"])
        left = staging.left("edb00001.log")
        assert left is not None and left.whole(100) == b"first"
        assert staging.left("other.log") is None
        put(staging, "edb.log", b"second")
        files = staged(staging, 1, "edb00001.log"), staged(staging, 2, "edb.log")
        staging.publish(manifest_of(*files).to_bytes())
        staging.settle()
        assert contents(store, CHAIN, "edb.log") == b"second"
        assert contents(store, CHAIN, "edb00001.log") == b"first"
        assert not store.chain(CHAIN).unlisted(store.chain(CHAIN).manifest())


def test_any_other_run_removes_what_a_copy_left(maker: Maker, destination: Destination, disk: Place) -> None:
    if not maker.holds_many:
        pytest.skip("holds one set")
    with destination.open(INSTANCE, create=True, apart_from=()):
        before = disk.everything()
    with destination.open(INSTANCE, create=True, apart_from=(), resumes=CHAIN) as store:
        put(store.stage_copy(CHAIN, ["edb.log"]), "edb.log", b"first")
    with destination.open(INSTANCE, create=True, apart_from=(), resumes=f"{CHAIN[:-1]}2"):
        assert disk.everything() == before


def test_a_destination_keeps_its_identity(maker: Maker, destination: Destination, disk: Place) -> None:
    """If it can have one: a set in a directory and a bucket have none."""
    assert destination.identity() == ""
    with destination.open(INSTANCE, create=True, apart_from=()):
        made = destination.identify("2026-01-01T00:00:00Z")
        assert destination.identify("2026-01-02T00:00:00Z") == destination.identity() == made
    assert maker.make(disk).identity() == made


def test_an_atomic_set_replaces_the_one_before_it(maker: Maker, destination: Destination) -> None:
    if True not in maker.modes:
        pytest.skip("no atomic sets here")
    chain = published(destination, atomic=True)
    assert published(destination, atomic=True, data=b"second") == chain
    store = destination.peek(INSTANCE, create=False, apart_from=())
    assert list(store.chains()) == [chain]
    assert contents(store, chain, "edb.log") == b"second"


def test_files_join_a_chain_with_its_manifest(destination: Destination, atomic: bool) -> None:
    """At their place at once, at their name after ``settle``; readers find them in between by either."""
    chain = published(destination, atomic=atomic)
    with destination.open(INSTANCE, create=False, apart_from=()) as store:
        staging = store.stage_into(chain, "run-1")
        put(staging, "edb00001.log", b"closed")
        put(staging, "edb.log", b"next")
        assert contents(store, chain, "edb.log") == b"first"
        assert "edb00001.log" not in [file.name for file in store.chain(chain).manifest().files]
        files = (staged(staging, 1, "edb00001.log"), staged(staging, 2, "edb.log"))
        staging.publish(manifest_of(*files).to_bytes())
        staging.discard()
        for name, data in (("edb00001.log", b"closed"), ("edb.log", b"next")):
            assert contents(store, chain, name, staging.stored(name).place) == data
        staging.settle()
        for name, data in (("edb00001.log", b"closed"), ("edb.log", b"next")):
            assert contents(store, chain, name) == contents(store, chain, name, staging.stored(name).place) == data
        assert store.chain(chain).manifest() == manifest_of(*files).settled()


def test_discarded_files_do_not_join(destination: Destination, atomic: bool) -> None:
    chain = published(destination, atomic=atomic)
    with destination.open(INSTANCE, create=False, apart_from=()) as store:
        before = store.chain(chain).manifest()
        staging = store.stage_into(chain, "run-1")
        put(staging, "edb.log", b"next")
        staging.discard()
        assert store.chain(chain).manifest() == before
        assert contents(store, chain, "edb.log") == b"first"
        if store.capabilities.rename:
            place = staging.stored("edb.log").place
            assert contents(store, chain, "edb.log", place) == b"first", "the place is gone"
        store.stage_into(chain, "run-1").discard()


def test_a_file_is_created_once(destination: Destination, atomic: bool) -> None:
    with destination.open(INSTANCE, create=True, apart_from=()) as store:
        staging = store.stage_new(CHAIN, atomic=atomic)
        put(staging, "edb.log", b"first")
        with pytest.raises(JetError):
            staging.create("edb.log")


def test_one_run_at_a_time(destination: Destination) -> None:
    with destination.open(INSTANCE, create=True, apart_from=()):
        with pytest.raises(WrongState) as caught, destination.open(INSTANCE, create=True, apart_from=()):
            pytest.fail("two runs own the store")
        assert int(caught.value.code) == -505
        assert list(listing(destination)) == [], "looking is always possible"
    with destination.open(INSTANCE, create=True, apart_from=()):
        pass


def test_leftovers_of_a_dead_run_are_removed(maker: Maker, destination: Destination, disk: Place) -> None:
    chain = published(destination, atomic=maker.modes[0])
    again = maker.modes if maker.holds_many else maker.modes[1:]
    before = disk.everything()
    with destination.open(INSTANCE, create=False, apart_from=()) as store:
        for staging in dead_or_alive(store, chain, again):
            put(staging, "edb.log", b"dead")
        assert disk.everything() != before
    with destination.open(INSTANCE, create=False, apart_from=()) as store:
        assert list(store.chains()) == [chain]
        assert disk.everything() == before
        for staging in dead_or_alive(store, chain, again):
            put(staging, "edb.log", b"alive")
            staging.discard()


def dead_or_alive(store: ChainStore, chain: str, modes: Sequence[bool]) -> list[Staging]:
    """A run of every sort."""
    return [store.stage_into(chain, "run-2"), *(store.stage_new(f"{CHAIN}-2", atomic=mode) for mode in modes)]


def test_a_first_run_that_died_is_forgotten(destination: Destination, atomic: bool, disk: Place) -> None:
    with destination.open(INSTANCE, create=True, apart_from=()) as store:
        put(store.stage_new(CHAIN, atomic=atomic), "edb.log", b"dead")
    chain = published(destination, atomic=atomic, data=b"alive")
    store = destination.peek(INSTANCE, create=False, apart_from=())
    assert list(store.chains()) == [chain]
    assert contents(store, chain, "edb.log") == b"alive"
    assert b"dead" not in disk.everything().values()


def test_a_failed_run_leaves_no_new_folders(destination: Destination, disk: Place) -> None:
    with pytest.raises(ZeroDivisionError), destination.open(INSTANCE, create=True, apart_from=()):
        _ = 1 // 0
    assert disk.everything() == {}


def test_many_chains_side_by_side(maker: Maker, destination: Destination) -> None:
    names = [f"20260101T00000{n}Z-0000000{n}" for n in range(5)]
    if not maker.holds_many:
        pytest.skip("holds one set")
    for name in names:
        published(destination, atomic=False, chain=name, data=name.encode())
    store = destination.peek(INSTANCE, create=False, apart_from=())
    assert sorted(store.chains()) == names
    assert [contents(store, name, "edb.log") for name in names] == [name.encode() for name in names]


def test_one_set_only(maker: Maker, destination: Destination) -> None:
    if maker.holds_many or True in maker.modes:
        pytest.skip("holds many, or replaces the one")
    published(destination, atomic=False)
    with destination.open(INSTANCE, create=True, apart_from=()) as store:
        for begin in (store.check_new, lambda: store.stage_new("20260102T000000Z-00000002", atomic=False)):
            with pytest.raises(JetError) as caught:
                begin()
            assert int(caught.value.code) == -504


def test_a_damaged_manifest_is_listed_and_says_so(destination: Destination, atomic: bool, disk: Place) -> None:
    chain = published(destination, atomic=atomic)
    store = destination.peek(INSTANCE, create=False, apart_from=())
    disk.damage(store.chain(chain))
    assert list(store.chains()) == [chain]
    with pytest.raises(JetError):
        store.chain(chain).manifest()
    with destination.open(INSTANCE, create=False, apart_from=()) as again:
        assert list(again.chains()) == [chain], "sweeping makes nothing worse"


def test_what_a_store_says_of_itself(destination: Destination, atomic: bool) -> None:
    assert list(destination.instances()) == []
    published(destination, atomic=atomic)
    store = destination.peek(INSTANCE, create=False, apart_from=())
    assert [name.partition("-")[0] for name in destination.instances()] == ["edb"]
    assert store.title
    assert not store.capabilities.free_space or store.free_space() > 0


def test_a_part_of_a_file_is_read_by_itself(destination: Destination, atomic: bool) -> None:
    chain = published(destination, atomic=atomic, data=b"0123456789")
    found = destination.peek(INSTANCE, create=False, apart_from=()).chain(chain)
    stored = found.file(found.manifest().files[-1])
    with stored.open() as file:
        assert file.path == stored.path
        assert (file.read_at(3, 4), file.read_at(8, 4), file.stat().size) == (b"3456", b"89", 10)


def test_a_chain_tells_what_is_there(destination: Destination, atomic: bool, disk: Place) -> None:
    chain = published(destination, atomic=atomic)
    stored = destination.peek(INSTANCE, create=False, apart_from=()).chain(chain)
    listed = stored.manifest().files[-1]
    own = {listed.place, stored.manifest_file.path.name, stored.sums_file(HashKind.SHA256).path.name}
    assert set(stored.names()) == set(stored.files()) == own
    assert stored.sums_file(HashKind.SHA256).whole(1 << 20) == stored.manifest().sums()
    assert list(stored.unlisted(stored.manifest())) == []
    disk.put(stored.file("note.txt").path, b"")
    assert list(stored.unlisted(stored.manifest())) == ["note.txt"]
    assert not stored.is_link(listed)


def test_what_is_not_there(destination: Destination, atomic: bool) -> None:
    chain = published(destination, atomic=atomic)
    stored = destination.peek(INSTANCE, create=False, apart_from=()).chain(chain)
    for act in (stored.file("edb00009.log").open, lambda: stored.length("edb00009.log")):
        with pytest.raises(MissingFile):
            act()


def test_a_removed_chain_is_gone(destination: Destination, atomic: bool, disk: Place) -> None:
    with destination.open(INSTANCE, create=True, apart_from=()):
        empty = disk.everything()
    chain = published(destination, atomic=atomic)
    with destination.open(INSTANCE, create=True, apart_from=()) as store:
        assert store.remove(chain)
        assert list(store.chains()) == list(listing(destination)) == []
        with pytest.raises(MissingFile):
            store.chain(chain).manifest()
        assert not store.remove(chain), "once is enough"
    assert disk.everything() == empty
    assert published(destination, atomic=atomic, data=b"next") == chain


def test_other_chains_stay(maker: Maker, destination: Destination, disk: Place) -> None:
    if not maker.holds_many:
        pytest.skip("holds one set")
    kept = published(destination, atomic=False, chain=CHAIN)
    before = disk.everything()
    second = published(destination, atomic=False, chain="20260102T000000Z-00000002")
    with destination.open(INSTANCE, create=False, apart_from=()) as store:
        assert store.remove(second)
        assert list(store.chains()) == [kept]
    assert disk.everything() == before


def test_a_chain_with_files_that_wait_is_removed(destination: Destination, atomic: bool) -> None:
    chain = published(destination, atomic=atomic)
    with destination.open(INSTANCE, create=False, apart_from=()) as store:
        staging = store.stage_into(chain, "run-1")
        put(staging, "edb00001.log", b"closed")
        staging.publish(manifest_of(staged(staging, 1, "edb00001.log"), log(2, "edb.log")).to_bytes())
        assert store.remove(chain)
        assert list(store.chains()) == []


def test_nothing_else_is_removed(destination: Destination, atomic: bool, disk: Place) -> None:
    """A file that the manifest does not list keeps its folder; a name that leads elsewhere is no chain."""
    chain = published(destination, atomic=atomic)
    with destination.open(INSTANCE, create=False, apart_from=()) as store:
        put_beside = store.chain(chain).file("note.txt").path
        disk.put(put_beside, b"")
        before = disk.everything()
        with pytest.raises(JetError) as caught:
            store.remove(chain)
        assert int(caught.value.code) == -524
        assert "note.txt" in caught.value.message
        for name in ("", ".", "..", f"../{chain}", f"{chain}/..", ".run-1"):
            with pytest.raises(JetError) as caught:
                store.remove(name)
            assert int(caught.value.code) == -1003
        assert disk.everything() == before


def test_a_chain_that_is_read_is_not_removed(destination: Destination, atomic: bool, tmp_path: Path) -> None:
    chain, leases = published(destination, atomic=atomic), Leases(tmp_path / "leases")
    with destination.open(INSTANCE, create=False, apart_from=()) as store:
        with leased(leases, store.chain(chain), "restore drill"), leased(leases, store.chain(chain), "restore"):
            with pytest.raises(WrongState) as caught:
                store.remove(chain, leases)
            assert int(caught.value.code) == -505
            assert str(os.getpid()) in caught.value.message
            assert "restore" in caught.value.message
            assert list(store.chains()) == [chain]
        assert store.remove(chain, leases)
    assert list((tmp_path / "leases").iterdir()) == []


def test_who_continues_a_chain_that_has_gone_on_is_refused(destination: Destination, disk: Place) -> None:
    """By another machine, whose lock is not seen here; on a folder, a lock is seen by all."""
    chain = published(destination, atomic=False) if isinstance(disk, Objects) else ""
    if not chain:
        pytest.skip("a folder is owned by one run")
    with destination.open(INSTANCE, create=False, apart_from=()) as store:
        stagings = [store.stage_into(chain, run) for run in ("run-1", "run-2")]
        for staging in stagings:
            put(staging, "edb.log", b"next")
        stagings[0].publish(manifest_of(staged(stagings[0], 1, "edb.log")).to_bytes())
        with pytest.raises(WrongState) as caught:
            stagings[1].publish(manifest_of(staged(stagings[1], 1, "edb.log")).to_bytes())
        assert int(caught.value.code) == -505
        stagings[1].discard()
        stagings[0].settle()
        assert contents(store, chain, "edb.log") == b"next"
    assert not [key for key in disk.everything() if "run-2" in key]


def test_a_pin_is_kept_and_keeps_the_chain(destination: Destination, atomic: bool) -> None:
    chain = published(destination, atomic=atomic)
    with destination.open(INSTANCE, create=False, apart_from=()) as store:
        stored = store.chain(chain)
        assert stored.pin() is None
        assert not stored.set_pin(Pin("the last good one", "2026-01-01T00:00:00Z"))
        assert stored.pin() == Pin("the last good one", "2026-01-01T00:00:00Z")
        with pytest.raises(JetError, match="the last good one"):
            store.remove(chain)
        assert list(store.chains()) == [chain]
        assert stored.set_pin(None)
        assert stored.pin() is None
        assert store.remove(chain)
