"""Where running instances are found: a folder of the user alone; nothing of others is trusted or touched."""

from __future__ import annotations

import json
import os
import socket
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.control import published as module
from engine.control import runtime_folder
from engine.control.local_sockets import MAX_SOCKET_PATH
from engine.control.published import (
    Publication,
    PublishedInstance,
    choose,
    find_published,
)
from engine.control.remote import live_state
from engine.control.runtime_folder import PLACE, runtime_directory
from engine.error_codes import Code
from engine.errors import JetError, StorageFault, Unsupported, WrongState, WrongUse
from engine.files import LocalFileSystem
from tests.builders.wire_client import refuses, running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no local sockets here")
FS = LocalFileSystem()


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder with a short name, which that of a test's own folder need not be."""
    with tempfile.TemporaryDirectory(prefix="t") as made:
        yield Path(made)


@pytest.fixture
def place(short: Path) -> Path:
    """The folder of this test's instances; sockets fit in."""
    folder = short / "run"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def one(place: Path) -> Iterator[Publication]:
    """An instance that is published and listens, though it answers nothing."""
    publication = Publication(place)
    publication.announce(described(publication))
    yield publication
    publication.withdraw()
    publication.listener.close()
    publication.remove()


def described(publication: Publication, name: str = "edb-1234ABCD", folder: str = "/live") -> PublishedInstance:
    return PublishedInstance(
        id=publication.id,
        name=name,
        pid=os.getpid(),
        base=name[:3],
        log_directory=Path(folder),
        system_directory=Path(folder),
        databases=(Path(folder) / "a.edb",),
        socket=publication.socket,
        place=publication.place,
    )


def leave_dead(place: Path) -> Path:
    """What a killed process leaves behind; its description."""
    publication = Publication(place)
    publication.announce(described(publication))
    publication.listener.close()
    publication._held.close()
    return place / f"{publication.id}.json"


def names(place: Path) -> list[str]:
    return sorted(path.suffix for path in place.iterdir())


# the folder


def test_the_folder_is_that_of_the_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert runtime_directory() == tmp_path / "ese-backup"
    monkeypatch.setenv(PLACE, str(tmp_path / "mine"))
    assert runtime_directory() == tmp_path / "mine"
    monkeypatch.delenv(PLACE)
    monkeypatch.setattr(runtime_folder, "_is_ours", lambda path: path == Path(f"/run/user/{os.geteuid()}"))
    assert runtime_directory() == Path(f"/run/user/{os.geteuid()}/ese-backup")
    monkeypatch.setattr(runtime_folder, "_is_ours", lambda path: False)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    assert runtime_directory() == tmp_path / "tmp" / f"ese-backup-{os.geteuid()}"


def test_no_folder_is_no_instance(place: Path) -> None:
    assert find_published(place / "none") == []
    assert not (place / "none").exists()


def test_a_folder_that_is_missing_is_made_closed_to_others(tmp_path: Path) -> None:
    publication = Publication(tmp_path / "new" / "run")
    publication.listener.close()
    publication.remove()
    for folder in (tmp_path / "new", tmp_path / "new" / "run"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert names(tmp_path / "new" / "run") == []


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o701])
def test_a_folder_that_is_open_to_others_is_refused(place: Path, mode: int) -> None:
    place.chmod(mode)
    for use in (lambda: Publication(place), lambda: find_published(place)):
        with pytest.raises(StorageFault, match="accessible to other users") as caught:
            use()
        assert caught.value.code is Code.FileAccessDenied
    assert names(place) == []


def test_a_link_in_place_of_the_folder_is_refused(place: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(place)
    for use in (lambda: Publication(link), lambda: find_published(link)):
        with pytest.raises(StorageFault) as caught:
            use()
        assert caught.value.code is Code.FileAccessDenied


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a folder away")
def test_a_folder_of_another_user_is_refused(place: Path) -> None:
    os.chown(place, 65534, 65534)
    with pytest.raises(StorageFault):
        find_published(place)


def test_a_folder_that_cannot_be_listed_is_not_an_empty_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(fs: LocalFileSystem, path: Path) -> list[Path]:
        raise Code.DiskIO.error("no")

    monkeypatch.setattr(LocalFileSystem, "list", refuse)
    with pytest.raises(StorageFault):
        find_published(place)


# what lies in it


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_nothing_is_open_to_others_for_a_moment(place: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        publication = Publication(place)
        publication.announce(described(publication))
        for path in place.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
        publication.withdraw()
        publication.listener.close()
        publication.remove()
    assert names(place) == []


def test_a_running_instance_is_found_with_what_it_told(one: Publication, place: Path) -> None:
    assert find_published(place) == [described(one)]
    assert find_published(place)[0].token() == one.token
    assert names(place) == [".json", ".sock", ".token"]
    one.withdraw()
    assert find_published(place) == []
    assert names(place) == [".sock", ".token"]


def test_the_remains_of_a_killed_one_are_removed(one: Publication, place: Path) -> None:
    leave_dead(place)
    assert len(names(place)) == 6
    assert find_published(place) == [described(one)]
    assert names(place) == [".json", ".sock", ".token"]


@pytest.mark.parametrize("gone", [".sock", ".token"])
def test_remains_that_are_not_whole(place: Path, gone: str) -> None:
    leave_dead(place).with_suffix(gone).unlink()
    assert find_published(place) == []
    assert names(place) == []


def test_one_that_lives_but_does_not_listen_is_left_alone(one: Publication, place: Path) -> None:
    one.listener.close()
    assert find_published(place) == []
    assert names(place) == [".json", ".sock", ".token"]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"{" * 5000,
        b'{"name":1}',
        b"x" * (module.MAX_DESCRIPTION + 1),
    ],
)
def test_a_description_that_is_none_is_ignored_and_stays(one: Publication, place: Path, text: bytes) -> None:
    strange = place / "0123456789ab.json"
    strange.write_bytes(text)
    assert find_published(place) == [described(one)]
    assert strange.read_bytes() == text


def test_names_that_are_not_ours_are_ignored(one: Publication, place: Path) -> None:
    text = (place / f"{one.id}.json").read_bytes()
    for name in ("x.json", ".0123456789ab.json.tmp", "0123456789AB.json", "0123456789abc.json"):
        (place / name).write_bytes(text)
    (place / "0123456789ac.json").symlink_to(place / f"{one.id}.json")
    (place / "0123456789ad.json").mkdir()
    assert [found.id for found in find_published(place)] == [one.id]


def test_a_description_cannot_lead_elsewhere(place: Path, tmp_path: Path) -> None:
    """Neither another socket nor a file of another kind is connected to, or removed as if it were ours."""
    elsewhere = tmp_path / "open"
    elsewhere.mkdir(mode=0o755)
    elsewhere.chmod(0o755)
    description = leave_dead(place)
    victim = elsewhere / f"{description.stem}.sock"
    victim.write_bytes(b"precious")
    told = json.loads(description.read_bytes())
    for path in (victim, elsewhere / "other.sock", Path("relative.sock")):
        description.write_text(json.dumps({**told, "socket": str(path)}))
        assert find_published(place) == []
        assert victim.read_bytes() == b"precious"
    elsewhere.chmod(0o700)
    description.write_text(json.dumps({**told, "socket": str(victim)}))
    assert find_published(place) == []
    assert victim.read_bytes() == b"precious"


def test_a_long_path_gets_a_socket_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, short: Path) -> None:
    monkeypatch.setenv("TMPDIR", str(short))
    place = tmp_path / ("long" * 30)
    with running(tmp_path / "live", place=place) as (_, published):
        assert len(os.fsencode(published.socket)) <= MAX_SOCKET_PATH
        assert published.socket.parent == short / f"ese-backup-{os.geteuid()}"
        assert stat.S_IMODE(published.socket.parent.stat().st_mode) == 0o700
        assert find_published(place) == [published]
        assert live_state(published).generation == 1
        published.socket.parent.chmod(0o755)
        assert find_published(place) == []
        published.socket.parent.chmod(0o700)
    assert refuses(published.socket)
    assert names(published.socket.parent) == names(place) == []


def test_a_path_that_is_too_long_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / ("t" * 100)))
    with pytest.raises(WrongUse):
        Publication(tmp_path / ("p" * 100))


def test_a_system_without_local_sockets(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(socket, "AF_UNIX")
    with pytest.raises(Unsupported):
        Publication(place)
    assert find_published(place) == []


# by name


@pytest.fixture
def three(place: Path) -> Iterator[Path]:
    """Two instances of the same base, one of another."""
    publications = []
    for name, folder in (("edb-1234ABCD", "/a"), ("edb-12FF0000", "/b"), ("SRU-00000001", "/c")):
        publication = Publication(place)
        publication.announce(described(publication, name, folder))
        publications.append(publication)
    yield place
    for publication in publications:
        publication.withdraw()
        publication.listener.close()
        publication.remove()


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("edb-1234ABCD", "edb-1234ABCD"),
        ("EDB-1234abcd", "edb-1234ABCD"),
        ("sru", "SRU-00000001"),
        ("S", "SRU-00000001"),
        ("edb-123", "edb-1234ABCD"),
        ("/b", "edb-12FF0000"),
    ],
)
def test_an_instance_by_its_name(three: Path, wanted: str, name: str) -> None:
    assert choose(wanted, three).name == name


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("edb", Code.InvalidParameter),
        ("edb-12", Code.InvalidParameter),
        ("", Code.NotInitialized),
        ("x", Code.NotInitialized),
        ("edb-1234ABCD0", Code.NotInitialized),
    ],
)
def test_a_name_that_fits_none_or_several(three: Path, wanted: str, code: Code) -> None:
    with pytest.raises(JetError) as caught:
        choose(wanted, three)
    assert caught.value.code is code
    assert isinstance(caught.value, WrongUse if code is Code.InvalidParameter else WrongState)
