"""A file system whose changes stay in memory: it acts like one that is changed, and the one below never is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem, OverlayFileSystem, read_whole, remove_tree
from engine.files.overlay_file import BLOCK
from tests.disk.crash_fs import tree_of
from tests.disk.crash_model import Blob, Tree
from tests.disk.fault_fs import FaultFS
from tests.disk.memory_fs import MemoryFS

ROOT = Path("/memory").absolute()
NAMES = ("a", "b", "folder", "folder/a", "folder/c", "folder/deep", "folder/deep/d", "e")
LARGEST = 1 << 20


def start() -> Tree:
    random = Random(7)
    return {
        "a": Blob(random.randbytes(3 * BLOCK + 100)),
        "b": Blob(b""),
        "folder": None,
        "folder/a": Blob(random.randbytes(BLOCK)),
        "folder/deep": None,
        "folder/deep/d": Blob(random.randbytes(10)),
    }


def laid_out(folder: Path) -> Path:
    """A new folder on disk with what is there at the start."""
    folder.mkdir()
    for name, entry in start().items():
        if isinstance(entry, Blob):
            (folder / name).write_bytes(entry.data)
        else:
            (folder / name).mkdir()
    return folder


def shown(fs: FileSystem, root: Path, folder: Path | None = None) -> Tree:
    """All that a file system shows below a folder."""
    folder, found = folder or root, Tree()
    for path in fs.list(folder):
        name = path.relative_to(root).as_posix()
        if fs.stat(path).is_directory:
            found |= {name: None, **shown(fs, root, path)}
        else:
            found[name] = Blob(read_whole(fs, path, LARGEST))
    for entry in fs.entries(folder):
        stat = fs.stat(folder / entry.name)
        if not stat.is_directory:
            assert (entry.size, entry.is_directory) == (stat.size, False)
    return found


Step = Callable[[FileSystem, Path], None]


def written(random: Random) -> Step:
    name, at = random.choice(NAMES), random.randrange(5 * BLOCK)
    length = random.choice((0, 1, 700, BLOCK, 2 * BLOCK + 9))
    data = random.choice((bytes(length), random.randbytes(length)))
    cut = random.randrange(4 * BLOCK) if random.random() < 0.3 else None

    def act(fs: FileSystem, root: Path) -> None:
        with fs.open_update(root / name) as file:
            file.write_at(at, data)
            if cut is not None:
                file.truncate(cut)

    return act


def step(random: Random) -> Step:
    one, other = (random.choice(NAMES) for _ in range(2))

    def create(fs: FileSystem, root: Path) -> None:
        with fs.create(root / one) as file:
            file.write_at(0, b"new")

    acts: list[Step] = [
        create,
        lambda fs, root: fs.remove(root / one),
        lambda fs, root: fs.remove_directory(root / one),
        lambda fs, root: remove_tree(fs, root / one),
        lambda fs, root: fs.make_directory(root / one),
        lambda fs, root: fs.rename(root / one, root / other),
        written(random),
        written(random),
    ]
    return random.choice(acts)


def outcome(act: Step, fs: FileSystem, root: Path) -> Code | None:
    try:
        act(fs, root)
    except JetError as error:
        return error.code
    return None


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX says which error comes first")
@pytest.mark.parametrize("seed", range(60))
def test_it_is_like_a_file_system_that_is_changed(seed: int, tmp_path: Path) -> None:
    """Forty random steps, each with the same outcome as on disk, be it an error."""
    random, disk = Random(seed), LocalFileSystem()
    below, real = laid_out(tmp_path / "below"), laid_out(tmp_path / "real")
    with OverlayFileSystem(disk) as fs:
        for _ in range(40):
            act = step(random)
            assert outcome(act, fs, below) is outcome(act, disk, real)
            assert shown(fs, below) == shown(disk, real)
    assert shown(disk, below) == start()


def test_nothing_on_disk_changes(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "disk")
    before, random = tree_of(folder), Random(3)
    with OverlayFileSystem(LocalFileSystem()) as fs:
        remove_tree(fs, folder / "folder")
        fs.rename(folder / "b", folder / "c")
        with fs.open_update(folder / "a") as file:
            file.write_at(10, random.randbytes(5000))
            file.sync()
        fs.make_directory(folder / "new")
        fs.sync_directory(folder / "new")
        fs.rename(folder / "a", folder / "new" / "a")
        assert [path.name for path in fs.list(folder)] == ["c", "new"]
        assert tree_of(folder) == before
    assert tree_of(folder) == before


def test_what_is_lent_is_shown_up_to_its_length() -> None:
    below = MemoryFS(ROOT, start())
    data = read_whole(below, ROOT / "a", LARGEST)
    with OverlayFileSystem(below) as fs:
        fs.lend(ROOT / "all", below.open_read(ROOT / "a"))
        fs.lend(ROOT / "part", below.open_read(ROOT / "a"), BLOCK + 5)
        assert read_whole(fs, ROOT / "all", LARGEST) == data
        assert read_whole(fs, ROOT / "part", LARGEST) == data[: BLOCK + 5]
        with fs.open_update(ROOT / "part") as file:
            file.write_at(BLOCK + 10, b"x")
        assert read_whole(fs, ROOT / "part", LARGEST) == data[: BLOCK + 5] + bytes(5) + b"x"
        assert not fs.stat(ROOT / "all").same_file(fs.stat(ROOT / "part"))
        with pytest.raises(JetError):
            fs.lend(ROOT / "a", below.open_read(ROOT / "a"))
    assert below.open_files == 0
    assert below.tree() == dict(sorted(start().items()))


def test_memory_is_what_was_written() -> None:
    below = MemoryFS(ROOT, {"large": Blob(bytes(range(256)) * 4096)})
    with OverlayFileSystem(below) as fs:
        with fs.open_update(ROOT / "large") as file:
            read = file.read_at(0, LARGEST)
            assert fs.changed_bytes == 0
            file.write_at(5 * BLOCK, b"x" * BLOCK)
            assert fs.changed_bytes == BLOCK
            file.write_at(5 * BLOCK, b"y" * BLOCK)
            file.write_at(7 * BLOCK - 1, b"z")
            assert fs.changed_bytes == 2 * BLOCK
            file.write_at(LARGEST, bytes(50 * BLOCK))
            assert fs.changed_bytes == 2 * BLOCK, "zeros need no memory"
            assert file.stat().size == LARGEST + 50 * BLOCK
            expected = bytearray(read)
            expected[5 * BLOCK : 6 * BLOCK] = b"y" * BLOCK
            expected[7 * BLOCK - 1] = ord("z")
            assert file.read_at(0, 2 * LARGEST) == expected + bytes(50 * BLOCK)
        fs.remove(ROOT / "large")
        assert fs.changed_bytes == 0


def test_only_what_was_not_written_is_read_below() -> None:
    below = FaultFS(MemoryFS(ROOT, {"file": Blob(b"1" * (4 * BLOCK))}))
    with OverlayFileSystem(below) as fs, fs.open_update(ROOT / "file") as file:
        before = len(below.calls)
        file.write_at(BLOCK, b"2" * BLOCK)
        assert len(below.calls) == before, "a whole block needs none of what was there"
        file.read_at(0, 4 * BLOCK)
        reads = [(call.offset, call.length) for call in below.calls[before:] if call.verb == "read"]
        assert reads == [(0, BLOCK), (2 * BLOCK, 2 * BLOCK)]
