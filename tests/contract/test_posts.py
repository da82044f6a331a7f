"""What every destination promises of the posts of hosts: they are as they were posted, and no part of a chain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.chain.destination import Destination
from engine.chain.directory import Directory
from engine.chain.identity import IDENTITY_NAME
from engine.chain.local_folder import LocalFolder
from engine.chain.nesting import is_store
from engine.chain.posts import POST_LIMIT
from engine.chain.stores import find_chains
from engine.errors import JetError, MissingFile
from engine.files import LocalFileSystem
from tests.contract.stores import INSTANCE, MAKERS, Disk, Maker, Objects, Place
from tests.contract.test_buckets import at
from tests.contract.test_stores import listing, published
from tests.disk.memory_fs import MemoryFS
from tests.servers.ceph import OWNER, Ceph
from tests.servers.s3 import S3

HOST = "db-1.example-0a1b2c3d"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every destination that is not a set itself, in each of its places."""
    if "maker" in metafunc.fixturenames:
        found = [(n, m, where) for n, m in sorted(MAKERS.items()) if m.holds_many for where in m.places]
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
    """One that holds a chain."""
    made = maker.make(disk)
    published(made, atomic=maker.modes[0])
    return made


def test_a_post_is_read_back_and_replaced_as_a_whole(destination: Destination) -> None:
    assert list(destination.posts()) == []
    with pytest.raises(MissingFile):
        destination.read_post(HOST)
    before = datetime.now(UTC)
    destination.post(HOST, b"first " * 100)
    destination.post("other", b"")
    first, other = destination.posts()
    assert (first.name, first.size, other.name, other.size) == (HOST, 600, "other", 0)
    assert destination.read_post(HOST) == b"first " * 100 and destination.read_post("other") == b""
    assert abs(first.modified - before) < timedelta(minutes=1)
    destination.post(HOST, b"then")
    (then, same) = destination.posts()
    assert destination.read_post(HOST) == b"then" and then.size == 4
    assert then.version != first.version and same == other
    assert then.version == destination.posts()[0].version


def test_posts_are_no_chains_and_are_in_no_ones_way(destination: Destination, maker: Maker, disk: Place) -> None:
    before = disk.everything()
    instances, chains = destination.instances(), listing(destination)
    destination.post(HOST, b"posted")
    posts = destination.posts()
    assert disk.everything().items() >= before.items()
    assert len(disk.everything()) == len(before) + 1
    assert (destination.instances(), listing(destination)) == (instances, chains)
    if isinstance(disk, Disk):
        found = find_chains(disk.fs, destination.place)
        assert [chain.path.name for chain in found] == list(chains)
    again = published(destination, atomic=maker.modes[0], chain="20260102T000000Z-00000002")
    assert again in listing(destination)
    with destination.open(INSTANCE, create=False, apart_from=()) as store:
        assert store.remove(again)
    assert list(destination.posts()) == list(posts) and destination.read_post(HOST) == b"posted"


def test_names_and_lengths_that_no_post_has_are_refused(destination: Destination) -> None:
    for name in ("", ".", "..", "../up", "a/b", "a\\b", ".hidden", "x" * 101, "ü", "a:b", "end.", "a.json", "a b"):
        with pytest.raises(JetError) as caught:
            destination.post(name, b"")
        assert int(caught.value.code) == -1003, name
        with pytest.raises(JetError):
            destination.read_post(name)
    destination.post("x" * 100, bytes(POST_LIMIT))
    assert len(destination.read_post("x" * 100)) == POST_LIMIT
    with pytest.raises(JetError):
        destination.post("y", bytes(POST_LIMIT + 1))


def test_what_someone_else_put_there_is_no_post(destination: Destination, disk: Place) -> None:
    destination.post(HOST, b"")
    (path,) = [key for key in disk.everything() if HOST in key]
    for odd in ("not a name", ".x", "a.tmp"):
        other = path.replace(HOST, odd)
        if isinstance(disk, Objects):
            disk.server.put(disk.bucket, other, b"?")
        else:
            disk.put(Path(other), b"?")
    assert [post.name for post in destination.posts()] in ([HOST], ["a.tmp", HOST])
    if isinstance(disk, Objects):
        disk.server.put(disk.bucket, path.replace(HOST, "long"), bytes(POST_LIMIT + 1))
    else:
        disk.put(Path(path.replace(HOST, "long")), bytes(POST_LIMIT + 1))
    with pytest.raises(JetError) as caught:
        destination.read_post("long")
    assert int(caught.value.code) == -1003


def test_beside_a_set_nothing_is_posted(tmp_path: Path) -> None:
    folder = Directory(tmp_path / "set")
    published(folder, atomic=False)
    for place in (folder, LocalFolder(tmp_path / "set")):
        with pytest.raises(JetError) as caught:
            place.post(HOST, b"")
        assert int(caught.value.code) == -1001
        assert list(place.posts()) == []
    with pytest.raises(JetError) as caught:
        LocalFolder(tmp_path / "none").post(HOST, b"")
    assert int(caught.value.code) == -1023
    assert LocalFolder(tmp_path / "none").posts() == [] and not (tmp_path / "none").exists()


def test_an_empty_store_with_posts_stays_one(tmp_path: Path) -> None:
    store = tmp_path / INSTANCE
    store.mkdir()
    (store / IDENTITY_NAME).write_text("{}")
    LocalFolder(store).post(HOST, b"")
    assert is_store(LocalFileSystem(), store)


def test_a_link_is_no_post(tmp_path: Path) -> None:
    LocalFolder(tmp_path).post(HOST, b"")
    (path,) = tmp_path.iterdir()
    (tmp_path / "elsewhere").write_bytes(b"secret")
    link = path.with_name(path.name.replace(HOST, "link"))
    try:
        link.symlink_to(tmp_path / "elsewhere")
    except OSError:
        pytest.skip("no links here")
    assert [post.name for post in LocalFolder(tmp_path).posts()] == [HOST]
    with pytest.raises(JetError):
        LocalFolder(tmp_path).read_post("link")
    LocalFolder(tmp_path).post("link", b"posted")
    assert (tmp_path / "elsewhere").read_bytes() == b"secret" and not link.is_symlink()


def test_a_host_posts_with_the_permission_to_write_alone(ceph: Ceph) -> None:
    server = S3(ceph.environment)
    bucket = server.new_bucket()
    name, access = ceph.new_user()
    server.allow(bucket, {name: {"PutObject": ["backups/*"]}, OWNER: {"GetObject": ["*"]}})
    host, owner = at(bucket, access), at(bucket, ceph.environment)
    host.post(HOST, b"first")
    host.post(HOST, b"second")
    for refused in (host.posts, host.instances):
        with pytest.raises(JetError) as caught:
            refused()
        assert int(caught.value.code) == -1032
    assert [post.name for post in owner.posts()] == [HOST] and owner.read_post(HOST) == b"second"
    assert owner.instances() == []
