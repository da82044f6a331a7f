"""Power cuts at every step of a log: nothing promised is lost, the tail is clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.files import LocalFileSystem
from tests.builders.log_streams import (
    CREATED,
    RECOVERY_UNDO,
    SECTORS,
    Placed,
    first_run,
    new_log,
    nobody,
    opened_again,
    read_back,
    readings,
    reopen,
    second_run,
    work,
)
from tests.disk.crash_fs import CrashFS, CrashState
from tests.share import Share, shares

WHOLE = Share(1, 1)


def sweep(fs: CrashFS, at: Path, placed: Placed, share: Share = WHOLE) -> int:
    states = 0
    for state in share.of(fs.crash_states(at_most=24, tears=16)):
        state.restore_to(at)
        try:
            opened_again(at, state.marks, placed)
        except BaseException as error:
            error.add_note(str(state))
            raise
        states += 1
    return states


@pytest.mark.parametrize("share", shares(), ids=str)
def test_nothing_promised_is_lost_at_any_cut(quick_path: Path, share: Share) -> None:
    fs, placed = CrashFS(quick_path / "disk"), Placed()
    first_run(fs, fs.root, placed, fs.mark)
    assert read_back(fs.root) == [pair for pair in placed if pair[0] >> 32 > 1]
    assert len(readings(fs.root)) > 2
    count = sweep(fs, quick_path / "cut", placed, share)
    print(f"{count} states")
    assert count >= share.at_least(200)


@pytest.mark.parametrize("share", shares(), ids=str)
def test_nor_in_a_stream_that_is_taken_up(quick_path: Path, share: Share) -> None:
    root, placed = quick_path / "disk", Placed()
    root.mkdir()
    first_run(LocalFileSystem(), root, placed, nobody)
    done = len(placed)
    fs = CrashFS(root)
    fs.mark(CREATED)
    fs.mark(str(done))
    second_run(fs, fs.root, placed, fs.mark)
    assert sweep(fs, quick_path / "cut", placed, share) >= share.at_least(100)


def _torn(quick_path: Path) -> tuple[list[CrashState], Placed]:
    """States whose last write was cut, of a run with long unfinished writes and rolls."""
    fs, placed = CrashFS(quick_path / "disk"), Placed()
    first_run(fs, fs.root, placed, fs.mark)
    states = [s for s in fs.crash_states(tears=3) if CREATED in s.marks]
    wanted = ("torn", "without its first", "only rename", "unsynced names lost")
    return [s for s in states if any(w in s.what for w in wanted)], placed


@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_cut_while_it_is_taken_up_loses_nothing_either(quick_path: Path, share: Share) -> None:
    """Every cut of the opening after a cut."""
    states, placed = _torn(quick_path)
    assert len(states) > 20
    cuts = 0
    for number, state in enumerate(share.of(states)):
        root = quick_path / f"again{number}"
        state.restore_to(root)
        fs = CrashFS(root)
        reopen(root, fs).close()
        for cut in fs.crash_states(at_most=6, tears=2):
            cut.restore_to(quick_path / "cut")
            opened_again(quick_path / "cut", state.marks, placed)
            cuts += 1
    assert cuts >= share.at_least(100)


def test_what_an_unfinished_write_left_never_comes_back(quick_path: Path) -> None:
    """Segments behind a hole, and what is written into the hole: a cut must not join the two."""
    root, placed = quick_path / "disk", Placed()
    root.mkdir()
    log = new_log(root, SECTORS)
    work(log, placed, nobody, [(100, True), (9000, True)])
    log.close()
    path = root / "edb.log"
    data = bytearray(path.read_bytes())
    data[2 * 4096 : 3 * 4096] = bytes(4096)
    path.write_bytes(data)
    del placed[1:]
    fs = CrashFS(root)
    for mark in (CREATED, "1"):
        fs.mark(mark)
    log = reopen(root, fs)
    placed.append((log.append(RECOVERY_UNDO), RECOVERY_UNDO))
    log.flush()
    fs.mark("2")
    log.close()
    assert sweep(fs, quick_path / "cut", placed) > 5
