"""The crash model itself: it shows every loss that careless code risks, and none that careful code rules out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import JetError
from engine.files import FileSystem, remove_tree, write_durably
from tests.counting import calls
from tests.disk.crash_fs import CrashFS, tree_of
from tests.disk.crash_model import Blob, Entry, Link, spread

OLD, NEW = b"old " * 300, b"new text " * 300


def _bytes(entry: Entry) -> bytes | None:
    return entry.data if isinstance(entry, Blob) else None


def _contents(fs: CrashFS, name: str, marks: tuple[str, ...] = ()) -> set[bytes | None]:
    """What the file may hold (``None``: not there) after any cut with at least these marks."""
    return {_bytes(state.tree.get(name)) for state in fs.crash_states() if set(marks) <= set(state.marks)}


def _plain(fs: FileSystem, path: Path, data: bytes, *, sync: bool = True, sync_folder: bool = True) -> None:
    temporary = path.with_name("temporary")
    with fs.create(temporary) as file:
        file.write_at(0, data)
        if sync:
            file.sync()
    fs.rename(temporary, path)
    if sync_folder:
        fs.sync_directory(path.parent)


@pytest.fixture
def fs(tmp_path: Path) -> CrashFS:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "file").write_bytes(OLD)
    return CrashFS(tmp_path / "disk")


def test_write_durably_leaves_old_or_new_and_new_once_it_came_back(fs: CrashFS) -> None:
    write_durably(fs, fs.root / "file", NEW)
    fs.mark("promised")
    assert _contents(fs, "file") == {OLD, NEW}
    assert _contents(fs, "file", ("promised",)) == {NEW}


def test_without_sync_the_new_name_may_stand_for_nothing(fs: CrashFS) -> None:
    _plain(fs, fs.root / "file", NEW, sync=False)
    fs.mark("promised")
    found = _contents(fs, "file")
    assert {OLD, NEW, b"", bytes(len(NEW)), NEW[:512], NEW[:1024]} <= found | {
        _bytes(state.tree.get("temporary")) for state in fs.crash_states()
    }
    assert {NEW, b"", bytes(len(NEW))} <= _contents(fs, "file", ("promised",))


def test_without_sync_of_the_folder_the_promise_is_lost(fs: CrashFS) -> None:
    _plain(fs, fs.root / "file", NEW, sync_folder=False)
    fs.mark("promised")
    assert _contents(fs, "file", ("promised",)) == {OLD, NEW}


def test_the_sync_of_a_file_does_not_keep_its_name(tmp_path: Path) -> None:
    fs = CrashFS(tmp_path / "disk")
    with fs.create(fs.root / "file") as file:
        file.write_at(0, NEW)
        file.sync()
    assert _contents(fs, "file") == {None, b"", NEW} | {NEW[:n] for n in range(512, len(NEW), 512)} | {
        bytes(len(NEW)),
        bytes(1536) + NEW[1536:],
    }
    fs.sync_directory(fs.root)
    fs.mark("promised")
    assert _contents(fs, "file", ("promised",)) == {NEW}


def test_the_sync_of_a_new_folder_does_not_keep_the_folder(tmp_path: Path) -> None:
    fs = CrashFS(tmp_path / "disk")
    folder = fs.root / "set"
    fs.make_directory(folder)
    _plain(fs, folder / "file", NEW)
    fs.mark("synced within")
    assert _contents(fs, "set/file", ("synced within",)) == {None, NEW}
    fs.sync_directory(fs.root)
    fs.mark("synced above")
    assert _contents(fs, "set/file", ("synced above",)) == {NEW}


def test_a_staged_folder_appears_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    fs = CrashFS(tmp_path / "disk")
    staging, final = fs.root / "staging", fs.root / "set"
    fs.make_directory(staging)
    for name in ("one", "two"):
        _plain(fs, staging / name, NEW)
    fs.rename(staging, final)
    fs.sync_directory(fs.root)
    fs.mark("promised")
    for state in fs.crash_states():
        whole = [_bytes(state.tree.get(f"set/{name}")) for name in ("one", "two")] == [NEW, NEW]
        assert whole or "set" not in state.tree, state
        assert whole or not state.marks, state


def test_a_removed_name_may_come_back_until_the_folder_is_synced(fs: CrashFS) -> None:
    fs.remove(fs.root / "file")
    fs.mark("removed")
    assert _contents(fs, "file", ("removed",)) == {OLD, None}
    fs.sync_directory(fs.root)
    fs.mark("synced")
    assert _contents(fs, "file", ("synced",)) == {None}


def test_a_move_between_folders_lasts_when_both_are_synced(fs: CrashFS) -> None:
    fs.make_directory(fs.root / "there")
    fs.sync_directory(fs.root)
    fs.rename(fs.root / "file", fs.root / "there" / "file")
    start = len(fs.operations)
    fs.sync_directory(fs.root / "there")
    both = {(s.tree.get("file"), s.tree.get("there/file")) for s in fs.crash_states(start=start)}
    assert both == {(Blob(OLD), None), (None, Blob(OLD))}
    fs.sync_directory(fs.root)
    fs.mark("done")
    assert _contents(fs, "there/file", ("done",)) == {OLD}


def test_a_write_is_torn_at_every_sector_boundary(tmp_path: Path) -> None:
    fs = CrashFS(tmp_path / "disk")
    with fs.create(fs.root / "file") as file:
        fs.sync_directory(fs.root)
        file.write_at(100, bytes([1]) * 2000)
    found = {data.rstrip(b"\0").count(1) for data in _contents(fs, "file") if data}
    assert {412, 924, 1436, 1948, 2000} <= found


def test_a_change_in_place_may_be_lost_or_torn_until_the_sync(fs: CrashFS) -> None:
    with fs.open_update(fs.root / "file") as file:
        file.write_at(256, b"n" * 700)
        file.sync()
        fs.mark("promised")
    new = OLD[:256] + b"n" * 700 + OLD[956:]
    assert _contents(fs, "file", ("promised",)) == {new}
    assert _contents(fs, "file") == {
        OLD, new, new[:512] + OLD[512:], OLD[:512] + new[512:],
    }  # fmt: skip
    assert fs.trace() == ["write file 256+700", "sync file", "promised"]


def test_states_are_all_different_and_carry_what_was_promised(fs: CrashFS) -> None:
    for n in range(3):
        write_durably(fs, fs.root / "file", bytes([n]) * 700)
        fs.mark(f"promised {n}")
    states = list(fs.crash_states())
    assert len({(state.key, state.marks) for state in states}) == len(states)
    for state in states:
        lasting = OLD if not state.marks else bytes([len(state.marks) - 1]) * 700
        following = bytes([len(state.marks)]) * 700
        assert _bytes(state.tree["file"]) in (lasting, following), state


def test_pairs_lose_two_at_once(fs: CrashFS) -> None:
    for name in "abcd":
        fs.create(fs.root / name).close()

    def kept(pairs: bool) -> set[frozenset[str]]:
        return {frozenset(state.tree) - {"file"} for state in fs.crash_states(pairs=pairs)}

    assert frozenset("ad") not in kept(pairs=False)
    assert len(kept(pairs=True)) == 16


def test_restored_states_share_large_files_and_notice_writes_in_place(tmp_path: Path) -> None:
    fs = CrashFS(tmp_path / "disk", blobs=tmp_path / "blobs")
    _plain(fs, fs.root / "large", bytes(range(256)) * 256)
    *_, last = fs.crash_states()
    for name in ("one", "two"):
        last.restore_to(tmp_path / name)
    assert (tmp_path / "one" / "large").samefile(tmp_path / "two" / "large")
    (tmp_path / "one" / "large").write_bytes(b"changed")
    with pytest.raises(AssertionError, match="written in place"):
        last.restore_to(tmp_path / "three")


def test_links_are_kept_and_changes_elsewhere_refused(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "link").symlink_to("nowhere")
    fs = CrashFS(tmp_path / "disk")
    fs.create(fs.root / "file").close()
    for state in fs.crash_states():
        state.restore_to(tmp_path / "copy")
        assert tree_of(tmp_path / "copy")["link"] == Link("nowhere")
    with pytest.raises(AssertionError, match="outside"):
        fs.create(tmp_path / "file")


def test_what_others_put_there_counts_as_lasting(fs: CrashFS) -> None:
    fs.make_directory(fs.root / "folder")
    fs.sync_directory(fs.root)
    (fs.root / "folder" / "foreign").write_bytes(NEW)
    fs.rename(fs.root / "folder" / "foreign", fs.root / "file")
    left = {(_bytes(s.tree.get("folder/foreign")), _bytes(s.tree["file"])) for s in fs.crash_states(start=3)}
    assert left == {(NEW, OLD), (None, NEW)}


def test_the_trace_tells_the_order(fs: CrashFS) -> None:
    write_durably(fs, fs.root / "file", b"x" * 10)
    assert fs.trace() == [
        "create .file.tmp",
        "write .file.tmp 0+10",
        "sync .file.tmp",
        "rename .file.tmp to file",
        "sync folder .",
    ]


def test_spread_keeps_both_ends() -> None:
    assert spread(range(3), 5) == [0, 1, 2]
    assert spread(range(100), 5) == [0, 25, 50, 74, 99]


NAMES = st.sampled_from(["a", "b", "d", "d/a", "d/e", "d/e/b"])
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["write", "folder", "rename", "remove", "sync folder"]), NAMES, NAMES, st.booleans()
    ),
    max_size=25,
)


def _step(fs: CrashFS, verb: str, path: Path, other: Path, sync: bool) -> None:
    actions: dict[str, Callable[[], object]] = {
        "folder": lambda: fs.make_directory(path),
        "rename": lambda: fs.rename(path, other),
        "remove": lambda: remove_tree(fs, path) if path.is_dir() else fs.remove(path),
        "sync folder": lambda: fs.sync_directory(path.parent),
    }
    if verb != "write":
        actions[verb]()
        return
    with fs.create(path) as file:
        file.write_at(0, b"1" * 600)
        file.write_at(600, b"2")
        if sync:
            file.sync()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_history(steps: list[tuple[str, str, str, bool]], tmp_path: Path) -> None:
    """The model follows the real disk; what a cut leaves is made of what was there; all synced means all kept."""
    shutil.rmtree(tmp_path / "disk", ignore_errors=True)
    fs = CrashFS(tmp_path / "disk")
    real = {0: tree_of(fs.root)}
    for verb, path, other, sync in steps:
        try:
            _step(fs, verb, fs.root / path, fs.root / other, sync)
        except JetError:
            continue
        real[len(fs.operations)] = tree_of(fs.root)
    for folder in sorted({fs.root, *(p for p in fs.root.rglob("*") if p.is_dir())}):
        fs.sync_directory(folder)
    before_syncs = len(real)
    for state in fs.crash_states():
        if state.what == "all applied" and state.after in real:
            assert state.tree == real[state.after]
        assert all("/" not in path or path.rpartition("/")[0] in state.tree for path in state.tree), state
    names = [tree.keys() for tree in real.values()][before_syncs - 1]
    assert all(set(state.tree) == set(names) for state in fs.crash_states(start=len(fs.operations)))


def test_twenty_thousand_states_are_cheap(tmp_path: Path) -> None:
    """Small files: working a state out and restoring it takes some 160 calls for each of its files."""
    fs = CrashFS(tmp_path / "disk", blobs=tmp_path / "blobs")
    for n in range(12):
        folder = fs.root / f"set{n}"
        fs.make_directory(folder)
        for name in ("database", "log", "manifest"):
            _plain(fs, folder / name, bytes([n]) * 20000, sync_folder=False)
    files = 0

    def restored() -> None:
        nonlocal files
        states = list(islice(fs.crash_states(), 1000))
        assert len(states) == 1000
        for state in states:
            state.restore_to(tmp_path / "state")
            files += len(state.tree)

    count = calls(restored)
    print(f"{count / 1000:.0f} calls a state, {count / files:.0f} a file of one")
    assert count / files < 320
