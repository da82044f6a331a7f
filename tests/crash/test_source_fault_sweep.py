"""The source or the destination changes under a running backup: at every call, every sort of change.

The run fails with a JET error and the destination is as it was, or it succeeds with files that were there, whole.
"""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from engine import Kind
from engine.errors import JetError
from engine.files import LocalFileSystem
from tests.builders.scenarios import SCENARIOS, Oracle, Place, Scenario
from tests.builders.small_instance import BASE, DATABASE
from tests.disk.crash_fs import tree_of
from tests.disk.crash_model import Blob, Tree
from tests.disk.fault_fs import Call, Fault, FaultFS
from tests.share import Share, shares

FILES = (DATABASE, f"{BASE}00002.log", f"{BASE}.log", f"{BASE}.chk")


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(bytes(4096))


def overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"something else")


def remove(path: Path) -> None:
    path.unlink()


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


CHANGES: tuple[Callable[[Path], None], ...] = (truncate, empty, grow, overwrite, remove, replace_by_folder)
CASES = tuple(itertools.product(CHANGES, FILES))
TRIED = 330
"""Changes tried in all shares, spread over the calls; every sort, of every file, gets its turn many times."""


def run_with(scenario: Scenario, place: Place, at: int, change: Callable[[], None]) -> FaultFS | None:
    """Back up while ``change`` happens before call ``at``; ``None`` when the run was refused."""

    def hook(call: Call) -> None:
        if call.index == at:
            change()

    fs = FaultFS(LocalFileSystem(), hook)
    try:
        scenario.act(place, fs)
    except JetError as error:
        assert error.message
        assert fs.open_files == 0
        return None
    assert fs.open_files == 0
    return fs


def put(folder: Path, tree: Tree) -> None:
    """Let a folder hold this tree again."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, entry in tree.items():
        if isinstance(entry, Blob):
            (folder / name).write_bytes(entry.data)
        else:
            (folder / name).mkdir()


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("scenario", [SCENARIOS[0], SCENARIOS[5]], ids=str)
def test_source_files_change_at_every_call(scenario: Scenario, share: Share, quick_path: Path) -> None:
    place = scenario.prepare(quick_path)
    oracle = Oracle(place, restores=False)
    disk, source = tree_of(place.disk), tree_of(place.source)
    counted = FaultFS(LocalFileSystem())
    scenario.act(place, counted)
    put(place.disk, disk)
    calls = len(counted.calls)
    succeeded = 0
    tried = share.of(list(zip(range(TRIED), itertools.cycle(CASES), strict=False)))
    for number, (change, name) in tried:
        at = number * calls // TRIED
        changed = f"{change.__name__} {name} at {counted.calls[at]}"
        if run_with(scenario, place, at, partial(change, place.source / name)):
            succeeded += 1
            now = tree_of(place.source)
            stored = {p.rpartition("/")[2]: e for p, e in tree_of(place.disk).items()}
            if scenario.kind is Kind.FULL:
                assert all(stored.get(n) in (None, source[n], now.get(n)) for n in FILES), changed
                assert stored[DATABASE], changed
            oracle.listing()
            put(place.disk, disk)
        else:
            assert tree_of(place.disk) == disk, changed
        put(place.source, source)
    print(f"{scenario}: {len(tried)} changes, {succeeded} too early or too late to matter")
    assert 0 < succeeded < len(tried)


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("scenario", SCENARIOS[::2], ids=str)
@pytest.mark.parametrize("what", ["destination", "store"])
def test_the_destination_vanishes_at_every_call(
    scenario: Scenario, share: Share, quick_path: Path, what: str
) -> None:
    place = scenario.prepare(quick_path)
    folder: Path = getattr(place, what)
    disk, source = tree_of(place.disk), tree_of(place.source)
    counted = FaultFS(LocalFileSystem())
    scenario.act(place, counted)
    put(place.disk, disk)
    refused = 0
    for at in share.of(range(0, len(counted.calls), 2)):
        if run_with(scenario, place, at, lambda: shutil.rmtree(folder, ignore_errors=True)) is None:
            refused += 1
            left = {path: entry for path, entry in tree_of(place.disk).items() if isinstance(entry, Blob)}
            assert left.items() <= disk.items(), f"something new at {counted.calls[at]}"
        else:
            Oracle(place, restores=False).listing()
        put(place.disk, disk)
    assert tree_of(place.source) == source
    assert refused


@pytest.mark.parametrize("name", FILES)
def test_a_source_file_that_cannot_be_opened(quick_path: Path, name: str) -> None:
    """-1032 for what a backup needs; a checkpoint is left out, and the run says so."""
    place = SCENARIOS[0].prepare(quick_path)
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.NO_ACCESS, "open_read", suffix=f"source/{name}", times=None)
    if name.endswith(".chk"):
        made = SCENARIOS[0].act(place, fs)
        assert any(name in note for note in made.run.notes)
        assert name not in {file.name for file in made.files}
        return
    with pytest.raises(JetError) as caught:
        SCENARIOS[0].act(place, fs)
    assert int(caught.value.code) == -1032
    assert name in str(caught.value.context["path"])
    assert list(place.destination.iterdir()) == []
