"""Files planted by somebody who can write where we do: nothing outside is moved, read or deleted on their word."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    Options,
    read_manifest,
    run_backup,
    run_drill,
    run_restore,
    verify_path,
)
from engine.chain.destination import Destination
from engine.chain.directory import Directory
from engine.chain.manifest import MANIFEST_NAME, SUMS_NAMES, Manifest
from engine.chain.stores import find_chains
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.restore import displaced as aside
from engine.run_context import RunContext
from tests.builders.small_instance import DATABASE, grow_small_instance, log_bytes, write_small_instance
from tests.disk.crash_fs import tree_of
from tests.disk.fault_fs import Call, FaultFS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="making symbolic links takes a privilege there")

WAITING = ".run-0badcafe"
SECRET = b"a key that only its owner may read"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder that has nothing to do with backups."""
    folder = tmp_path / "outside"
    folder.mkdir()
    for name in ("edb.log", "edb00003.log", "secret", DATABASE):
        (folder / name).write_bytes(SECRET)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "destination"
    path.mkdir()
    return path


@pytest.fixture
def chain(source: Path, folder: Path) -> Path:
    """A full backup; its instance has gone on since."""
    made = run_backup(AtRestSource([source]), LocalFolder(folder), Kind.FULL).chain
    grow_small_instance(source)
    return made


def rewrite(chain: Path, change: Callable[[Manifest], Manifest]) -> None:
    """A manifest that is sealed rightly and says something else."""
    manifest = change(read_manifest(LocalFileSystem(), chain))
    (chain / MANIFEST_NAME).write_bytes(manifest.to_bytes())


def waits(name: str, **changes: object) -> Callable[[Manifest], Manifest]:
    """The manifest says that ``name`` waits in a run's folder."""

    def change(manifest: Manifest) -> Manifest:
        return replace(
            manifest,
            files=tuple(
                replace(f, stored=f"{WAITING}/{name}", **changes) if f.name == name else f  # type: ignore[arg-type]
                for f in manifest.files
            ),
        )

    return change


def incremental(source: Path, folder: Path) -> None:
    run_backup(AtRestSource([source]), LocalFolder(folder), Kind.INCREMENTAL)


def plant_link_to_folder(chain: Path, outside: Path) -> None:
    (chain / "edb.log").unlink()
    (chain / WAITING).symlink_to(outside)
    rewrite(chain, waits("edb.log", bytes=len(SECRET)))


def plant_link_in_folder(chain: Path, outside: Path) -> None:
    (chain / "edb.log").unlink()
    (chain / WAITING).mkdir()
    (chain / WAITING / "edb.log").symlink_to(outside / "edb.log")
    rewrite(chain, waits("edb.log", bytes=len(SECRET)))


def plant_database(chain: Path, outside: Path) -> None:
    (chain / DATABASE).rename(outside / DATABASE)
    (chain / DATABASE).symlink_to(outside / DATABASE)


def plant_log(chain: Path, outside: Path) -> None:
    (chain / "edb.log").rename(outside / "edb.log")
    (chain / "edb.log").symlink_to(outside / "edb.log")


def plant_manifest(chain: Path, outside: Path) -> None:
    (chain / MANIFEST_NAME).rename(outside / MANIFEST_NAME)
    (chain / MANIFEST_NAME).symlink_to(outside / MANIFEST_NAME)


PLANTED = (plant_link_to_folder, plant_link_in_folder, plant_database, plant_log, plant_manifest)


@pytest.mark.parametrize("plant", PLANTED)
def test_nothing_is_read_or_moved_through_a_link(
    source: Path, folder: Path, chain: Path, outside: Path, tmp_path: Path, plant: Callable[[Path, Path], None]
) -> None:
    plant(chain, outside)
    before, was = tree_of(outside), tree_of(chain)
    with pytest.raises(JetError) as caught:
        incremental(source, folder)
    assert caught.value.message
    assert tree_of(outside) == before
    assert tree_of(chain) == was, "a chain with a planted file is verification's to judge, and left alone"
    with pytest.raises(JetError):
        run_restore(chain, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()
    assert not verify_path(chain).ok


@pytest.mark.parametrize("plant", PLANTED)
def test_a_planted_chain_stops_no_new_full(
    source: Path, folder: Path, chain: Path, outside: Path, plant: Callable[[Path, Path], None]
) -> None:
    plant(chain, outside)
    before, was = tree_of(outside), tree_of(chain)
    made = run_backup(AtRestSource([source]), LocalFolder(folder), Kind.FULL)
    assert verify_path(made.chain).ok
    assert (tree_of(outside), tree_of(chain)) == (before, was)


def test_what_waits_is_moved_only_when_it_is_what_was_backed_up(source: Path, folder: Path, chain: Path) -> None:
    """Else a bad file would take the place of a good one."""
    good = (chain / "edb.log").read_bytes()
    (chain / WAITING).mkdir()
    (chain / WAITING / "edb.log").write_bytes(good[:-1] + b"!")
    rewrite(chain, waits("edb.log"))
    with pytest.raises(JetError, match=r"edb\.log"):
        incremental(source, folder)
    assert (chain / "edb.log").read_bytes() == good
    assert (chain / WAITING / "edb.log").exists()
    assert not verify_path(chain).ok


def _replacing(*names: str) -> Callable[[Manifest], Manifest]:
    return lambda manifest: replace(
        manifest, runs=(*manifest.runs[:-1], replace(manifest.runs[-1], replaced=names))
    )


@pytest.mark.parametrize("name", ["letter.txt", "edb00009.log", "other00001.log", "edb.chk", "edb00002.log.bak"])
def test_only_what_a_log_of_the_chain_replaced_is_deleted(
    source: Path, folder: Path, chain: Path, name: str
) -> None:
    """``replaced`` names what a newer copy made superfluous, and nothing else."""
    content = log_bytes(9) if name.endswith("9.log") else b"precious"
    if not (chain / name).exists():
        (chain / name).write_bytes(content)
    rewrite(chain, _replacing(name))
    try:
        incremental(source, folder)
    except JetError as error:
        assert error.message
    assert (chain / name).exists()


def test_a_replaced_log_that_a_crash_left_goes(source: Path, folder: Path, chain: Path) -> None:
    incremental(source, folder)
    (chain / "edb00009.log").write_bytes(log_bytes(3, 1))
    rewrite(chain, _replacing("edb00009.log"))
    incremental(source, folder)
    assert not (chain / "edb00009.log").exists()


@pytest.mark.parametrize("options", [Options(), Options(atomic=True)], ids=["plain", "atomic"])
def test_a_set_of_jetbackup_reads_nothing_through_a_link(
    source: Path, folder: Path, outside: Path, options: Options
) -> None:
    def place() -> Destination:
        return Directory(folder, atomic=options.atomic)

    made = run_backup(AtRestSource([source]), place(), Kind.FULL, options=options).chain
    grow_small_instance(source)
    plant_link_to_folder(made, outside)
    before = tree_of(outside)
    with pytest.raises(JetError):
        run_backup(AtRestSource([source]), place(), Kind.INCREMENTAL, options=options)
    assert tree_of(outside) == before


def test_a_list_of_checksums_that_is_a_link_is_not_read(chain: Path, outside: Path) -> None:
    (chain / SUMS_NAMES[0]).rename(outside / SUMS_NAMES[0])
    (chain / SUMS_NAMES[0]).symlink_to(outside / SUMS_NAMES[0])
    assert [f.file.name for f in verify_path(chain).findings] == [SUMS_NAMES[0]]


def test_a_folder_of_chains_that_is_a_link_is_none(folder: Path, chain: Path, tmp_path: Path) -> None:
    """Neither where chains are looked for nor where one is added."""
    store = chain.parent
    store.rename(tmp_path / "moved")
    store.symlink_to(tmp_path / "moved")
    assert find_chains(LocalFileSystem(), folder) == []


def test_the_destination_itself_may_be_a_link(source: Path, folder: Path, chain: Path, tmp_path: Path) -> None:
    """Whoever chose it chose where it leads."""
    link = tmp_path / "link"
    link.symlink_to(folder)
    incremental(source, link)
    assert verify_path(chain).ok
    assert run_restore(link / chain.relative_to(folder), tmp_path / "restored").plan.refusal is None


# restore


@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_restore_in_place_puts_no_link_back(chain: Path, source: Path, outside: Path, what: str) -> None:
    """A link under the name of a file that stepped aside is no file of ours."""
    target = outside if what == "folder" else outside / "secret"
    (source / f"{DATABASE}.before-restore-0badcafe").symlink_to(target)
    before, was = tree_of(outside), tree_of(source)
    fs = LocalFileSystem()
    with pytest.raises(JetError):
        aside.take_back(fs, source)
    assert (tree_of(outside), tree_of(source)) == (before, was)


@pytest.mark.parametrize(
    ("act", "swapped"),
    [("restore", ".ese-restore-*"), ("drill", "ese-drill-*"), ("drill", "ese-drill-*/.ese-restore-*")],
)
def test_a_staging_folder_that_is_swapped_for_a_link_is_not_followed(
    chain: Path, outside: Path, tmp_path: Path, act: str, swapped: str
) -> None:
    """Who can write to the folder above may take ours away at any moment and leave a link in its place."""
    place = tmp_path / "shared"
    place.mkdir()
    before = tree_of(outside)

    def swap(call: Call) -> None:
        for staging in place.glob(swapped):
            if call.verb == "sync" and not staging.is_symlink():
                staging.rename(place / "taken")
                staging.symlink_to(outside)

    fs = FaultFS(LocalFileSystem(), swap)
    with pytest.raises(JetError):
        if act == "restore":
            run_restore(chain, place / "restored", context=RunContext(fs=fs))
        else:
            run_drill(chain, scratch=place, context=RunContext(fs=fs))
    assert tree_of(outside) == before
    assert (place / "taken").exists(), "the swap never happened"


# the lock's stand-in


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system on which nothing can be locked; files of the temporary folder can."""
    import errno
    import fcntl

    real = fcntl.flock

    def flock(descriptor: int, operation: int) -> None:
        if not str(Path(f"/proc/self/fd/{descriptor}").readlink()).endswith(".lock"):
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
        real(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", flock)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder where everybody may write."""
    place = tmp_path / "tmp"
    place.mkdir()
    place.chmod(0o1777)
    monkeypatch.setenv("TMPDIR", str(place))
    return place


@pytest.mark.usefixtures("no_locks")
def test_the_stand_in_of_a_lock_lies_where_nobody_else_can_write(source: Path, temporary: Path) -> None:
    with LocalFileSystem().lock(source):
        (folder,) = temporary.iterdir()
        assert folder.is_dir()
        assert folder.stat().st_mode & 0o777 == 0o700
        with pytest.raises(JetError) as caught, LocalFileSystem().lock(source):
            pytest.fail("owned twice")
        assert int(caught.value.code) == -505
    with LocalFileSystem().lock(source):
        pass


@pytest.mark.usefixtures("no_locks")
@pytest.mark.parametrize("planted", ["link", "file", "open folder"])
def test_a_planted_place_for_stand_ins_is_refused(
    source: Path, temporary: Path, outside: Path, planted: str
) -> None:
    with LocalFileSystem().lock(source):
        pass
    (place,) = temporary.iterdir()
    for path in place.iterdir():
        path.unlink()
    place.rmdir()
    if planted == "link":
        place.symlink_to(outside)
    elif planted == "file":
        place.write_bytes(b"")
    else:
        place.mkdir()
        place.chmod(0o777)
    before = tree_of(outside)
    with pytest.raises(JetError) as caught, LocalFileSystem().lock(source):
        pytest.fail("locked by the word of somebody else")
    assert str(place) in caught.value.message
    assert caught.value.hint
    assert tree_of(outside) == before


@pytest.mark.usefixtures("no_locks")
def test_a_planted_stand_in_is_not_followed(source: Path, temporary: Path, outside: Path) -> None:
    with LocalFileSystem().lock(source):
        (place,) = temporary.iterdir()
        (stand_in,) = place.iterdir()
    stand_in.unlink()
    stand_in.symlink_to(outside / "new")
    with pytest.raises(JetError), LocalFileSystem().lock(source):
        pytest.fail("locked through a link")
    assert not (outside / "new").exists()
