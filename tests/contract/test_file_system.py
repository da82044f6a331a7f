"""What every FileSystem keeps to; a new one adds a line to ``SYSTEMS``."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import JetError, MissingFile, StorageFault, WrongState, WrongUse
from engine.files import (
    FileSystem,
    LocalFileSystem,
    OverlayFileSystem,
    make_directories,
    read_whole,
    remove_quietly,
    remove_tree,
    write_durably,
)
from engine.images.file_system import HostFileSystem
from tests.disk.crash_fs import CrashFS
from tests.disk.fault_fs import FaultFS
from tests.disk.memory_fs import MemoryFS

SYSTEMS: dict[str, Callable[[Path], FileSystem]] = {
    "local": lambda root: LocalFileSystem(),
    "crash": lambda root: CrashFS(root),
    "fault": lambda root: FaultFS(LocalFileSystem()),
    "memory": MemoryFS,
    "crash over memory": lambda root: CrashFS(root, inner=MemoryFS(root)),
    "changes in memory": lambda root: OverlayFileSystem(LocalFileSystem()),
    "of the host": lambda root: HostFileSystem(),
    "changes in memory over memory": lambda root: OverlayFileSystem(MemoryFS(root)),
    "local beneath": lambda root: LocalFileSystem().beneath(root),
    "crash beneath": lambda root: CrashFS(root).beneath(root),
    "fault beneath": lambda root: FaultFS(LocalFileSystem()).beneath(root),
}

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX names and modes")
on_disk = pytest.mark.usefixtures("real_folder")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "disk"
    root.mkdir()
    return root


@pytest.fixture(params=SYSTEMS)
def fs(request: pytest.FixtureRequest, root: Path) -> FileSystem:
    return SYSTEMS[request.param](root)


@pytest.fixture
def real_folder(request: pytest.FixtureRequest, fs: FileSystem) -> None:
    """For links, pipes, modes and odd names, which a file system in memory does not know."""
    if "memory" in request.node.callspec.params["fs"]:
        pytest.skip("needs a real folder")


def _create(fs: FileSystem, path: Path, data: bytes = b"some bytes") -> Path:
    with fs.create(path) as file:
        file.write_at(0, data)
        file.sync()
    return path


def _refused(call: Callable[[], object]) -> JetError:
    with pytest.raises(JetError) as caught:
        call()
    assert caught.value.context["path"]
    return caught.value


# files


def test_what_is_written_is_read(fs: FileSystem, root: Path) -> None:
    with fs.create(root / "file") as file:
        file.write_at(0, b"0123456789")
        file.write_at(4, bytearray(b"abc"))
        file.write_at(10, memoryview(b"end"))
        file.start_writeback(0, 13)
        file.sync()
        assert file.path == root / "file"
    with fs.open_read(root / "file") as read:
        assert read.path == root / "file"
        assert read.read_at(0, 100) == b"0123abc789end"
        assert read.read_at(3, 4) == b"3abc"
        assert read.read_at(13, 5) == b""
        buffer = bytearray(6)
        assert read.read_into(memoryview(buffer), 10) == 3
        assert buffer == b"end\0\0\0"
        assert read.read_into(memoryview(buffer)[:2], 0) == 2
        assert buffer == b"01d\0\0\0"
        assert read.stat().size == 13
    assert read_whole(fs, root / "file", 13) == b"0123abc789end"


def test_a_gap_reads_as_zeros(fs: FileSystem, root: Path) -> None:
    with fs.create(root / "file") as file:
        file.write_at(5000, b"x")
    assert read_whole(fs, root / "file", 5001) == bytes(5000) + b"x"


def test_writing_words_writes_their_bytes(fs: FileSystem, root: Path) -> None:
    _create(fs, root / "file", memoryview(bytes(range(16))).cast("Q").tobytes())
    with fs.create(root / "words") as file:
        file.write_at(0, memoryview(bytes(range(16))).cast("Q"))
    assert read_whole(fs, root / "words", 16) == bytes(range(16))


def test_an_empty_file(fs: FileSystem, root: Path) -> None:
    with fs.create(root / "empty") as file:
        file.write_at(0, b"")
        file.sync()
    with fs.open_read(root / "empty") as read:
        assert read.read_at(0, 10) == b""
    assert fs.stat(root / "empty").size == 0


def test_create_never_opens_what_is_there(fs: FileSystem, root: Path) -> None:
    _create(fs, root / "file", b"first")
    assert _refused(lambda: fs.create(root / "file")).code is Code.FileAlreadyExists
    assert read_whole(fs, root / "file", 5) == b"first"


@posix
@on_disk
def test_create_does_not_follow_a_dangling_link(fs: FileSystem, root: Path) -> None:
    (root / "link").symlink_to(root / "elsewhere")
    assert isinstance(_refused(lambda: fs.create(root / "link")), (StorageFault, WrongUse))
    assert not (root / "elsewhere").exists()


def test_closing_twice_is_closing_once(fs: FileSystem, root: Path) -> None:
    file = fs.create(root / "file")
    file.close()
    file.close()
    read = fs.open_read(root / "file")
    read.close()
    read.close()


def test_a_closed_file_refuses(fs: FileSystem, root: Path) -> None:
    with fs.create(root / "file") as file:
        file.write_at(0, b"x")
    _refused(lambda: file.write_at(0, b"y"))
    _refused(file.sync)
    with fs.open_read(root / "file") as read:
        assert read.read_at(0, 1) == b"x"
    _refused(lambda: read.read_at(0, 1))


def test_only_regular_files_are_read(fs: FileSystem, root: Path) -> None:
    assert _refused(lambda: fs.open_read(root)).code in (Code.InvalidPath, Code.FileAccessDenied)


@posix
@on_disk
def test_a_pipe_is_refused_at_once(fs: FileSystem, root: Path) -> None:
    os.mkfifo(root / "pipe")
    assert _refused(lambda: fs.open_read(root / "pipe")).code is Code.InvalidPath
    assert _refused(lambda: read_whole(fs, root / "pipe", 10)).code is Code.InvalidPath


def test_a_file_is_changed_in_place(fs: FileSystem, root: Path) -> None:
    before = fs.stat(_create(fs, root / "file", b"0123456789"))
    with fs.open_update(root / "file") as file:
        assert file.path == root / "file"
        assert file.read_at(0, 100) == b"0123456789"
        file.write_at(2, b"ab")
        file.write_at(10, memoryview(b"end"))
        file.start_writeback(0, 13)
        file.sync()
        buffer = bytearray(4)
        assert file.read_into(memoryview(buffer), 1) == 4
        assert buffer == b"1ab4"
        assert file.stat().size == 13
    assert read_whole(fs, root / "file", 13) == b"01ab456789end"
    assert fs.stat(root / "file").same_file(before)
    file.close()
    _refused(lambda: file.write_at(0, b"y"))
    _refused(lambda: file.read_at(0, 1))
    _refused(file.sync)


@posix
def test_a_change_in_place_follows_a_renamed_file(fs: FileSystem, root: Path) -> None:
    _create(fs, root / "file", b"0123456789")
    with fs.open_update(root / "file") as file:
        fs.rename(root / "file", root / "other")
        file.write_at(0, b"X")
        file.sync()
    assert read_whole(fs, root / "other", 10) == b"X123456789"


def test_only_a_regular_file_that_is_there_is_changed(fs: FileSystem, root: Path) -> None:
    assert isinstance(_refused(lambda: fs.open_update(root / "missing")), MissingFile)
    assert isinstance(_refused(lambda: fs.open_update(root / "missing" / "below")), MissingFile)
    fs.make_directory(root / "folder")
    assert _refused(lambda: fs.open_update(root / "folder")).code in (Code.InvalidPath, Code.FileAccessDenied)
    assert not fs.exists(root / "missing")


@posix
@on_disk
def test_a_change_in_place_goes_through_no_link(fs: FileSystem, root: Path) -> None:
    _create(fs, root / "file", b"first")
    (root / "link").symlink_to("file")
    os.mkfifo(root / "pipe")
    assert _refused(lambda: fs.open_update(root / "link")).code is Code.InvalidPath
    assert _refused(lambda: fs.open_update(root / "pipe")).code is Code.InvalidPath
    assert read_whole(fs, root / "file", 5) == b"first"


@posix
def test_an_open_file_outlives_its_name(fs: FileSystem, root: Path) -> None:
    _create(fs, root / "file")
    with fs.open_read(root / "file") as read:
        fs.remove(root / "file")
        assert read.read_at(0, 4) == b"some"


# names


def test_missing_names(fs: FileSystem, root: Path) -> None:
    missing = root / "missing"
    assert not fs.exists(missing)
    assert not fs.exists(missing / "below")
    assert not fs.is_link(missing)
    for call in (
        lambda: fs.open_read(missing),
        lambda: fs.stat(missing),
        lambda: fs.list(missing),
        lambda: fs.remove(missing),
        lambda: fs.remove_directory(missing),
        lambda: fs.rename(missing, root / "new"),
        lambda: fs.sync_directory(missing),
        lambda: fs.create(missing / "file"),
        lambda: fs.make_directory(missing / "folder"),
        lambda: fs.lock(missing).__enter__(),
    ):
        error = _refused(call)
        assert (type(error), error.code) == (MissingFile, Code.FileNotFound)
        assert str(root) in error.message


def test_a_file_is_no_folder_and_a_folder_no_file(fs: FileSystem, root: Path) -> None:
    file = _create(fs, root / "file")
    fs.make_directory(root / "folder")
    assert isinstance(_refused(lambda: fs.list(file)), WrongUse)
    assert isinstance(_refused(lambda: fs.remove_directory(file)), WrongUse)
    assert isinstance(_refused(lambda: fs.create(file / "below")), WrongUse)
    assert isinstance(_refused(lambda: fs.stat(file / "below")), WrongUse)
    assert not fs.exists(file / "below")
    assert isinstance(_refused(lambda: fs.remove(root / "folder")), (WrongUse, StorageFault))
    assert fs.exists(file)
    assert fs.exists(root / "folder")


def test_listing_is_sorted_and_complete(fs: FileSystem, root: Path) -> None:
    for name in ("b", "a", "C", ".hidden"):
        _create(fs, root / name)
    fs.make_directory(root / "aa")
    assert fs.list(root) == sorted(root / name for name in ("b", "a", "C", ".hidden", "aa"))


def test_folders(fs: FileSystem, root: Path) -> None:
    folder = root / "folder"
    fs.make_directory(folder)
    assert fs.list(folder) == []
    assert fs.stat(folder).is_directory
    assert not fs.stat(folder).is_file
    assert _refused(lambda: fs.make_directory(folder)).code is Code.FileAlreadyExists
    _create(fs, folder / "file")
    assert isinstance(_refused(lambda: fs.remove_directory(folder)), StorageFault)
    fs.remove(folder / "file")
    fs.remove_directory(folder)
    assert not fs.exists(folder)


def test_rename_replaces_a_file(fs: FileSystem, root: Path) -> None:
    _create(fs, root / "new", b"new")
    _create(fs, root / "file", b"old")
    fs.rename(root / "new", root / "file")
    assert fs.list(root) == [root / "file"]
    assert read_whole(fs, root / "file", 3) == b"new"


def test_rename_moves_folders_with_all_in_them(fs: FileSystem, root: Path) -> None:
    fs.make_directory(root / "staging")
    _create(fs, root / "staging" / "file")
    fs.make_directory(root / "empty")
    fs.rename(root / "staging", root / "empty")
    assert fs.list(root) == [root / "empty"]
    assert fs.list(root / "empty") == [root / "empty" / "file"]
    fs.rename(root / "empty" / "file", root / "file")
    assert fs.stat(root / "file").is_file


def test_rename_never_replaces_a_folder_in_use(fs: FileSystem, root: Path) -> None:
    for name in ("one", "two"):
        fs.make_directory(root / name)
        _create(fs, root / name / "file")
    assert isinstance(_refused(lambda: fs.rename(root / "one", root / "two")), StorageFault)
    assert fs.exists(root / "one" / "file")
    assert fs.exists(root / "two" / "file")


@posix
def test_a_folder_does_not_go_into_itself(fs: FileSystem, root: Path) -> None:
    fs.make_directory(root / "folder")
    assert isinstance(_refused(lambda: fs.rename(root / "folder", root / "folder" / "below")), WrongUse)


@posix
@on_disk
def test_links(fs: FileSystem, root: Path, request: pytest.FixtureRequest) -> None:
    _create(fs, root / "file", b"12345")
    (root / "link").symlink_to("file")
    (root / "dangling").symlink_to("nowhere")
    (root / "loop").symlink_to("loop")
    assert [fs.is_link(root / name) for name in ("file", "link", "dangling")] == [False, True, True]
    assert fs.exists(root / "dangling")
    assert _refused(lambda: fs.open_read(root / "loop")).code is Code.InvalidPath
    if "beneath" not in request.node.callspec.params["fs"]:  # there: test_beneath.py
        assert fs.stat(root / "link").size == 5
        assert fs.stat(root / "link").same_file(fs.stat(root / "file"))
        assert isinstance(_refused(lambda: fs.stat(root / "dangling")), MissingFile)


def test_stat_tells_files_apart(fs: FileSystem, root: Path) -> None:
    _create(fs, root / "one", b"1")
    _create(fs, root / "two", b"22")
    one, two = fs.stat(root / "one"), fs.stat(root / "two")
    assert (one.size, two.size, one.is_file, one.is_directory) == (1, 2, True, False)
    assert not one.same_file(two)
    assert one.same_file(fs.stat(root / "one"))
    assert one.modified > 1_500_000_000_000_000_000
    fs.rename(root / "one", root / "three")
    assert one.same_file(fs.stat(root / "three"))


@pytest.mark.parametrize("name", ["ä ö ü", "日本語.edb", "with\nnewline", "quote'\"", "e\u0301", "👍", "-rf", " "])
@posix
def test_any_name_will_do(fs: FileSystem, root: Path, name: str) -> None:
    fs.make_directory(root / name)
    _create(fs, root / name / name)
    assert fs.list(root / name) == [root / name / name]
    write_durably(fs, root / name / name, b"new")
    assert read_whole(fs, root / name / name, 3) == b"new"
    remove_tree(fs, root / name)
    assert fs.list(root) == []


@posix
def test_names_that_are_not_utf8(fs: FileSystem, root: Path) -> None:
    path = root / os.fsdecode(b"caf\xe9.log")
    _create(fs, path)
    assert fs.list(root) == [path]
    fs.remove(path)
    assert isinstance(_refused(lambda: fs.stat(path)), MissingFile)


@pytest.mark.parametrize(
    "name", ["nul\0byte", "x" * 300, "lone \ud800 surrogate"], ids=["nul", "long", "surrogate"]
)
@posix
@on_disk
def test_impossible_names_are_refused(fs: FileSystem, root: Path, name: str) -> None:
    path = root / name
    (root / "file").write_bytes(b"")
    for call in (
        lambda: fs.open_read(path),
        lambda: fs.open_update(path),
        lambda: fs.create(path),
        lambda: fs.stat(path),
        lambda: fs.list(path),
        lambda: fs.make_directory(path),
        lambda: fs.rename(root / "file", path),
        lambda: fs.remove(path),
        lambda: fs.remove_directory(path),
        lambda: fs.sync_directory(path),
        lambda: fs.lock(path).__enter__(),
        lambda: fs.free_space(path),
    ):
        assert _refused(call).code is Code.InvalidPath
    assert fs.list(root) == [root / "file"]


def test_entries_are_what_is_listed(fs: FileSystem, root: Path) -> None:
    _create(fs, root / "file", b"12345")
    fs.make_directory(root / "folder")
    found = {entry.name: entry for entry in fs.entries(root)}
    assert found.keys() == {path.name for path in fs.list(root)}
    assert (found["file"].size, found["file"].is_directory, found["file"].is_link) == (5, False, False)
    assert found["folder"].is_directory
    assert _refused(lambda: list(fs.entries(root / "nowhere"))).code is Code.FileNotFound


@posix
@on_disk
def test_entries_say_where_links_lead(fs: FileSystem, root: Path) -> None:
    (root / "file").write_bytes(b"12345")
    (root / "folder").mkdir()
    for name in ("file", "folder", "nowhere"):
        (root / f"to {name}").symlink_to(root / name)
    found = {entry.name: entry for entry in fs.entries(root)}
    assert (found["to file"].size, found["to file"].is_link) == (5, True)
    assert (found["to folder"].is_directory, found["to folder"].is_link) == (True, True)
    assert (found["to nowhere"].size, found["to nowhere"].is_link) == (-1, True)


@posix
@on_disk
def test_a_name_that_no_file_can_have_is_absent(fs: FileSystem, root: Path) -> None:
    assert not fs.exists(root / ("x" * 300))


def test_space_is_counted(fs: FileSystem, root: Path) -> None:
    assert fs.free_space(root) > 0


def test_syncs_of_folders(fs: FileSystem, root: Path) -> None:
    fs.sync_directory(root)
    fs.make_directory(root / "folder")
    fs.sync_directory(root / "folder")


# modes


@posix
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
@on_disk
def test_nobody_else_may_look(fs: FileSystem, root: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        fs.make_directory(root / "folder")
        _create(fs, root / "folder" / "file")
        write_durably(fs, root / "durable", b"x")
        make_directories(fs, root / "one" / "two")
    finally:
        os.umask(before)

    def mode(name: str) -> int:
        return stat.S_IMODE((root / name).stat().st_mode)

    assert [mode(name) for name in ("folder", "one", "one/two")] == [0o700] * 3
    assert [mode(name) for name in ("folder/file", "durable")] == [0o600] * 2


# locks


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_one_owner_at_a_time(fs: FileSystem, root: Path, kind: str) -> None:
    path = _create(fs, root / "file") if kind == "file" else root
    before = fs.list(root)
    with fs.lock(path):
        with pytest.raises(WrongState) as caught, fs.lock(path):
            pytest.fail("owned twice")
        assert caught.value.code is Code.BackupInProgress
        assert caught.value.hint
        assert fs.list(root) == before
    with fs.lock(path):
        pass


@on_disk
def test_an_owner_is_one_for_every_file_system(fs: FileSystem, root: Path) -> None:
    for path in (_create(fs, root / "file"), root):
        with fs.lock(path), pytest.raises(WrongState), LocalFileSystem().lock(path):
            pytest.fail("owned twice")


def test_an_error_frees_the_lock(fs: FileSystem, root: Path) -> None:
    with pytest.raises(KeyError), fs.lock(root):
        raise KeyError
    with fs.lock(root):
        pass


def test_locks_of_different_names_do_not_meet(fs: FileSystem, root: Path) -> None:
    fs.make_directory(root / "folder")
    with fs.lock(root), fs.lock(root / "folder"):
        pass


# what is built on it


def test_make_directories_says_what_it_made(fs: FileSystem, root: Path) -> None:
    assert make_directories(fs, root / "a" / "b" / "c") == [root / "a", root / "a/b", root / "a/b/c"]
    assert make_directories(fs, root / "a" / "b" / "d") == [root / "a/b/d"]
    assert make_directories(fs, root / "a") == []
    _create(fs, root / "file")
    assert isinstance(_refused(lambda: make_directories(fs, root / "file" / "x" / "y")), WrongUse)


def test_write_durably_replaces(fs: FileSystem, root: Path) -> None:
    for data in (b"first", b"", b"third " * 10000):
        write_durably(fs, root / "file", data)
        assert read_whole(fs, root / "file", 100_000) == data
        assert fs.list(root) == [root / "file"]


def test_write_durably_takes_the_place_of_a_leftover(fs: FileSystem, root: Path) -> None:
    _create(fs, root / ".file.tmp", b"half of somethi")
    write_durably(fs, root / "file", b"whole")
    assert fs.list(root) == [root / "file"]


def test_read_whole_is_bounded(fs: FileSystem, root: Path) -> None:
    _create(fs, root / "file", bytes(100))
    assert len(read_whole(fs, root / "file", 100)) == 100
    assert _refused(lambda: read_whole(fs, root / "file", 99)).code is Code.InvalidParameter


@posix
@on_disk
def test_remove_tree_never_follows_links(fs: FileSystem, root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_bytes(b"x")
    tree = root / "tree"
    fs.make_directory(tree)
    fs.make_directory(tree / "below")
    _create(fs, tree / "below" / "file")
    (tree / "to folder").symlink_to(outside)
    (tree / "below" / "to file").symlink_to(outside / "precious")
    (tree / "dangling").symlink_to(tree / "nowhere")
    (tree / "up").symlink_to("..")
    remove_tree(fs, tree)
    assert fs.list(root) == []
    assert (outside / "precious").read_bytes() == b"x"


@posix
def test_remove_quietly_removes_what_it_can(fs: FileSystem, root: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    fs.make_directory(root / "folder")
    _create(fs, root / "folder" / "file")
    _create(fs, root / "file")
    (root / "link").symlink_to(tmp_path / "outside")
    remove_quietly(fs, [root / "missing", root / "link", root / "x" / "y", root / "folder", root / "file"])
    assert fs.list(root) == []
    assert (tmp_path / "outside").exists()


# one in memory only


def test_a_full_volume_stores_what_fits(tmp_path: Path) -> None:
    fs = MemoryFS(tmp_path, capacity=100)
    _create(fs, tmp_path / "one", bytes(60))
    with fs.create(tmp_path / "two") as file:
        file.write_at(0, bytes(30))
        assert _refused(lambda: file.write_at(30, b"x" * 30)).code is Code.DiskFull
        file.write_at(10, b"y" * 20)
        assert file.stat().size == 40
        assert fs.free_space(tmp_path) == 0
        fs.remove(tmp_path / "one")
        file.write_at(40, b"z" * 60)
    assert fs.open_files == 0
    assert MemoryFS(tmp_path, fs.tree()).tree() == fs.tree()
    assert read_whole(fs, tmp_path / "two", 100) == bytes(10) + b"y" * 20 + b"x" * 10 + b"z" * 60
