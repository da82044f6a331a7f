"""The contract of a file system, as far as it is about reading, for the files in an image."""

from __future__ import annotations

import gc
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import make_directories, read_whole
from engine.images.address import image_place, rooted, with_slashes
from engine.images.file_system import HostFileSystem
from tests.datasets import dataset
from tests.images.conftest import LAID_OUT, PIECE, ServerDisk, in_pieces


@pytest.fixture(params=["vhdx", "raw"])
def root(request: pytest.FixtureRequest, server_disk: ServerDisk) -> Path:
    image = server_disk.raw if request.param == "raw" else server_disk.as_kind("vhdx")
    return rooted(image, 3)


@pytest.fixture
def fs() -> HostFileSystem:
    return HostFileSystem()


def test_addresses() -> None:
    found = image_place(Path("/vm/disk.vhdx::3@2/Windows/NTDS"))
    assert found is not None
    assert (found.image, found.partition, found.shadow) == (Path("/vm/disk.vhdx"), 3, 2)
    assert (found.root, found.names) == (Path("/vm/disk.vhdx::3@2"), ("Windows", "NTDS"))
    plain = image_place(Path("/vm/disk.vhdx::/a"))
    assert plain is not None and (plain.partition, plain.shadow) == (None, None)
    for other in ("/vm/disk.vhdx", "/vm/a::b/c", "/vm/::/c", "/vm/x::1234"):
        assert image_place(Path(other)) is None
    assert rooted(Path("/vm/disk"), 1, 2) == Path("/vm/disk::1@2")
    assert with_slashes("C:\\vm\\disk.vhdx::2\\Windows\\NTDS") == "C:\\vm\\disk.vhdx::2/Windows/NTDS"
    assert with_slashes("a\\b") == "a\\b"


def test_a_folder_with_such_a_name_is_one(fs: HostFileSystem, tmp_path: Path) -> None:
    (tmp_path / "disk.vhdx::").mkdir()
    (tmp_path / "disk.vhdx::" / "file").write_bytes(b"ours")
    assert read_whole(fs, tmp_path / "disk.vhdx::" / "file", 10) == b"ours"


def test_every_file_is_as_on_disk(fs: HostFileSystem, root: Path) -> None:
    for name, place in LAID_OUT.items():
        for path in dataset(name).iterdir():
            assert read_whole(fs, root / place / path.name, 1 << 30) == path.read_bytes()


def test_a_file_in_pieces(fs: HostFileSystem, root: Path) -> None:
    expected = in_pieces()
    with fs.open_read(root / "files" / "pieces.bin") as file:
        assert file.stat().size == len(expected)
        assert file.read_at(0, 1 << 30) == expected
        for at, length in ((PIECE - 3, 6), (3 * PIECE - 1, 2 * PIECE + 2), (len(expected) - 2, 100)):
            assert file.read_at(at, length) == expected[at : at + length]
        buffer = bytearray(b"?" * 10)
        assert file.read_into(memoryview(buffer), len(expected) - 4) == 4
        assert buffer == bytes([12]) * 4 + b"?" * 6
        assert file.read_at(len(expected) + 5, 10) == b""


def test_several_threads_read_one_image(fs: HostFileSystem, root: Path) -> None:
    places = [root / place / path.name for name, place in LAID_OUT.items() for path in dataset(name).iterdir()]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda place: read_whole(fs, place, 1 << 30), places * 2))
    expected = [path.read_bytes() for name in LAID_OUT for path in dataset(name).iterdir()]
    assert found == expected * 2


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are counted in /proc")
def test_images_that_nobody_reads_are_closed(fs: HostFileSystem, server_disk: ServerDisk, tmp_path: Path) -> None:
    def are_open() -> int:
        links = [path.readlink() for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]
        return sum(tmp_path in link.parents for link in links)

    for each in range(8):
        disk = tmp_path / f"{each}.raw"
        disk.symlink_to(server_disk.raw)
        assert fs.exists(rooted(disk, 3) / "files")
        copy = tmp_path / f"{each}.copy"
        shutil.copy(server_disk.volume, copy)
        assert fs.exists(rooted(copy) / "files")
    gc.collect()
    assert 0 < are_open() <= 4


def test_small_and_empty_files(fs: HostFileSystem, root: Path) -> None:
    assert read_whole(fs, root / "files" / "small.txt", 100) == b"in its own record"
    with fs.open_read(root / "files" / "small.txt") as file:
        assert file.read_at(3, 3) == b"its" and file.read_at(15, 100) == b"rd"
    assert read_whole(fs, root / "files" / "empty", 100) == b""


def test_names(fs: HostFileSystem, root: Path) -> None:
    names = {path.name for path in fs.list(root)}
    assert names == {"Windows", "ProgramData", "files", "many", "Größe"}
    assert [path.name for path in fs.list(root / "many")] == [f"file {each:03}" for each in range(200)]
    entries = {entry.name: entry for entry in fs.entries(root / "files")}
    assert entries["small.txt"].size == 17 and not entries["small.txt"].is_directory
    assert read_whole(fs, root / "GRÖSSE".replace("SS", "ß") / "übung.TXT", 100) == b"letters"
    assert fs.stat(root / "windows" / "ntds").is_directory
    assert not fs.is_link(root / "Windows") and not fs.is_link(root / "none")


def test_what_is_not_there(fs: HostFileSystem, root: Path) -> None:
    for absent in (root / "none", root / "none" / "file", root / "files" / "small.txt" / "x"):
        assert not fs.exists(absent)
        with pytest.raises(JetError) as caught:
            fs.stat(absent)
        assert caught.value.code in (Code.FileNotFound, Code.InvalidPath)
    for call in (fs.list, fs.open_read, fs.stat):
        with pytest.raises(JetError) as caught:
            call(root / "none")
        assert caught.value.code is Code.FileNotFound
    with pytest.raises(JetError, match="is a folder"):
        fs.open_read(root / "files")
    with pytest.raises(JetError) as caught:
        fs.list(root / "files" / "small.txt")
    assert caught.value.code is Code.InvalidPath
    assert not fs.exists(root.parent / "absent.vhdx::" / "Windows")


def test_the_same_file_is_one_by_all_its_addresses(fs: HostFileSystem, root: Path) -> None:
    one, other = fs.stat(root / "files" / "small.txt"), fs.stat(root / "FILES" / "Small.txt")
    assert one.same_file(other) and one.is_untouched(other)
    without_number = Path(f"{str(root).removesuffix('3')}/files/small.txt")
    assert fs.stat(without_number).size == one.size
    assert not one.same_file(fs.stat(root / "files" / "pieces.bin"))
    with fs.open_read(root / "files" / "small.txt") as file:
        assert file.stat().is_untouched(one)
    assert 0 < one.modified <= time.time_ns()


def test_nothing_can_be_changed(fs: HostFileSystem, root: Path, tmp_path: Path) -> None:
    file, outside = root / "files" / "small.txt", tmp_path / "file"
    outside.write_bytes(b"ours")
    for call in (
        lambda: fs.open_update(file),
        lambda: fs.create(root / "new"),
        lambda: fs.make_directory(root / "new"),
        lambda: fs.rename(file, tmp_path / "out"),
        lambda: fs.rename(outside, root / "in"),
        lambda: fs.remove(file),
        lambda: fs.remove_directory(root / "files"),
        lambda: fs.sync_directory(root),
        lambda: fs.copy_attributes(outside, file),
        lambda: make_directories(fs, root / "a" / "b"),
    ):
        with pytest.raises(JetError) as caught:
            call()
        assert caught.value.code is Code.FileAccessDenied
        assert "disk images are only read" in caught.value.message and caught.value.hint
    assert fs.free_space(root) == 0 and fs.copy_attributes(file, outside) == ()
    assert fs.is_mount_point(root) and not fs.is_mount_point(root / "files")
    assert fs.beneath(root).stat(file) == fs.stat(file)
