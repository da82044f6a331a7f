"""``FileSystem.beneath``: nothing below the root is reached through a link, by handles or by looking first."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem, make_directories, read_whole, remove_tree, write_durably
from tests.disk.crash_fs import CrashFS, tree_of
from tests.disk.fault_fs import FaultFS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="making symbolic links takes a privilege there")


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Path]:
    """A folder beside the root, which is found unchanged at the end."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "file").write_bytes(b"secret")
    (folder / "below").mkdir()
    before = tree_of(folder)
    yield folder
    assert tree_of(folder) == before


@pytest.fixture
def root(tmp_path: Path, outside: Path) -> Path:
    """With a link to the folder outside, one to a file there, and one to the folder beside them."""
    root = tmp_path / "root"
    (root / "folder").mkdir(parents=True)
    (root / "folder" / "file").write_bytes(b"ours")
    (root / "to folder").symlink_to(outside)
    (root / "to file").symlink_to(outside / "file")
    (root / "to own").symlink_to("folder")
    return root


@pytest.fixture(params=["handles", "looking first", "crash", "fault", "twice"])
def fs(request: pytest.FixtureRequest, root: Path, monkeypatch: pytest.MonkeyPatch) -> FileSystem:
    if request.param == "looking first":
        monkeypatch.setattr("engine.files.reach.has_handles", lambda: False)
    made: dict[str, Callable[[], FileSystem]] = {
        "crash": lambda: CrashFS(root),
        "fault": lambda: FaultFS(LocalFileSystem()),
        "twice": lambda: LocalFileSystem().beneath(root / "folder"),
    }
    return made.get(request.param, LocalFileSystem)().beneath(root)


def _refused(call: Callable[[], object], named: Path) -> None:
    with pytest.raises(JetError) as caught:
        call()
    assert caught.value.code is Code.InvalidPath
    assert "is a symbolic link" in caught.value.message
    assert caught.value.context["path"] == str(named)
    assert caught.value.hint


@pytest.mark.parametrize("link", ["to folder", "to own"])
def test_nothing_is_reached_behind_a_link(fs: FileSystem, root: Path, link: str) -> None:
    file, new = root / link / "file", root / link / "new"
    for look in (lambda: fs.open_read(file), lambda: fs.stat(file), lambda: fs.lock(file).__enter__()):
        _refused(look, file)
    if not isinstance(fs, CrashFS):  # which fails a test that only tries to change something outside
        for change in (
            lambda: fs.open_update(file),
            lambda: fs.remove(file),
            lambda: fs.rename(file, root / "new"),
        ):
            _refused(change, file)
        for make in (lambda: fs.create(new), lambda: fs.make_directory(new)):
            _refused(make, new)
        _refused(lambda: fs.rename(root / "folder", new), root / "folder")
    assert not fs.exists(file)
    assert not fs.is_link(file)
    assert (root / "folder" / "file").read_bytes() == b"ours"


def test_a_link_itself_is_not_followed(fs: FileSystem, root: Path) -> None:
    for name in ("to file", "to folder"):
        link = root / name
        assert fs.is_link(link)
        assert fs.exists(link)
        _refused(lambda link=link: fs.stat(link), link)  # type: ignore[misc]
        _refused(lambda link=link: fs.lock(link).__enter__(), link)  # type: ignore[misc]
    _refused(lambda: fs.open_read(root / "to file"), root / "to file")
    _refused(lambda: fs.list(root / "to folder"), root / "to folder")
    _refused(lambda: fs.sync_directory(root / "to folder"), root / "to folder")
    with pytest.raises(JetError):
        fs.remove_directory(root / "to folder")


def test_a_link_is_renamed_and_removed_as_such(fs: FileSystem, root: Path) -> None:
    fs.rename(root / "to file", root / "renamed")
    assert fs.is_link(root / "renamed")
    fs.remove(root / "renamed")
    fs.remove(root / "to folder")
    remove_tree(fs, root / "folder")
    assert fs.list(root) == [root / "to own"]


def test_what_is_no_link_is_as_ever(fs: FileSystem, root: Path) -> None:
    make_directories(fs, root / "a" / "b")
    write_durably(fs, root / "a" / "b" / "file", b"new")
    assert read_whole(fs, root / "a" / "b" / "file", 9) == b"new"
    assert fs.list(root / "a") == [root / "a" / "b"]
    assert fs.stat(root / "a" / "b").is_directory
    with fs.lock(root / "a"), fs.lock(root / "a" / "b" / "file"):
        pass


def test_up_is_no_way_out(fs: FileSystem, root: Path) -> None:
    with pytest.raises(JetError):
        fs.open_read(root / "folder" / ".." / ".." / "outside" / "file")


def test_the_root_may_be_reached_by_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "chosen").symlink_to(root)
    chosen = LocalFileSystem().beneath(tmp_path / "chosen")
    assert read_whole(chosen, tmp_path / "chosen" / "folder" / "file", 9) == b"ours"
    _refused(lambda: chosen.stat(tmp_path / "chosen" / "to file"), tmp_path / "chosen" / "to file")


def test_a_relative_path_is_guarded_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    fs = LocalFileSystem().beneath(Path("root"))
    _refused(lambda: fs.stat(root / "to file"), root / "to file")
    _refused(lambda: LocalFileSystem().beneath(root).stat(Path("root/to file")), Path("root/to file"))


def test_a_folder_that_is_swapped_for_a_link_leads_nowhere(root: Path, outside: Path) -> None:
    """What was looked at a moment ago may be something else by now: each call looks for itself."""
    fs = LocalFileSystem().beneath(root)
    assert fs.exists(root / "folder" / "file")
    (root / "folder").rename(root / "away")
    (root / "folder").symlink_to(outside)
    _refused(lambda: fs.remove(root / "folder" / "file"), root / "folder" / "file")
    _refused(lambda: fs.rename(root / "away" / "file", root / "folder" / "file"), root / "away" / "file")
