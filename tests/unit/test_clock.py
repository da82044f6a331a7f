"""A clock that is wrong, or set back: labels go on growing, steps back are noted, no run suffers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine import AtRestSource, BackupSet, Kind, LocalFolder, find_chains, run_backup, run_restore, verify_path
from engine.backup import clock
from engine.backup.clock import Clock
from engine.files import LocalFileSystem
from tests.builders.live_backup import LiveCase
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.disk.fault_fs import Call, FaultFS

NOW = datetime(2026, 5, 1, 12, 0, 0, tzinfo=UTC)


class Moments:
    """The clock of the machine, as the tests set it."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.mark.parametrize(
    ("chains", "label", "noted"),
    [
        ([], "20260501T120000Z", False),
        (["20260430T120000Z-00000000"], "20260501T120000Z", False),
        (["20260501T120000Z-ffffffff"], "20260501T120001Z", False),
        (["20260501T120030Z-ffffffff"], "20260501T120031Z", False),
        (["20260503T115959Z-ffffffff", "20260430T120000Z-00000000"], "20260503T120000Z", True),
        (["20261399T999999Z-ffffffff", "new", "old", "backup"], "20260501T120000Z", False),
    ],
)
def test_a_new_label_is_above_all_that_are_there(chains: list[str], label: str, noted: bool) -> None:
    read = Clock.read(chains, None, NOW)
    assert read.label == label
    assert bool(read.notes) == noted
    assert all("set back" in note for note in read.notes)


def _backup(source: Path, folder: Path, kind: Kind = Kind.FULL) -> BackupSet:
    return run_backup(AtRestSource([source]), LocalFolder(folder), kind)


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch) -> Moments:
    moments = Moments()
    monkeypatch.setattr(clock, "utc_now", moments.now)
    return moments


def test_one_full_with_the_clock_two_days_ahead_harms_nothing(tmp_path: Path, ahead: Moments) -> None:
    source, folder = write_small_instance(tmp_path / "source"), tmp_path / "destination"
    folder.mkdir()
    ahead.ahead = timedelta(days=2)
    early = _backup(source, folder)
    ahead.ahead = timedelta()
    labels = [early.chain.name]
    for last in (5, 7):
        grow_small_instance(source, last)
        made = _backup(source, folder)
        assert any("The clock was set back" in note for note in made.run.notes)
        labels.append(made.chain.name)
    assert labels == sorted(labels)
    for path in source.glob("edb0000[1-6].log"):
        path.unlink()
    grow = write_small_instance(source, first=7, last=9)
    follows = _backup(grow, folder, Kind.INCREMENTAL)
    assert follows.chain == made.chain
    assert find_chains(LocalFileSystem(), folder)[0].path == made.chain
    assert verify_path(follows.chain).ok


def test_an_incremental_notes_that_the_clock_was_set_back(tmp_path: Path, ahead: Moments) -> None:
    source, folder = write_small_instance(tmp_path / "source"), tmp_path / "destination"
    folder.mkdir()
    ahead.ahead = timedelta(days=2)
    full = _backup(source, folder)
    ahead.ahead = timedelta()
    grow_small_instance(source)
    made = _backup(source, folder, Kind.INCREMENTAL)
    assert made.chain == full.chain
    assert [note for note in made.run.notes if "the end of the previous run" in note]
    assert run_restore(made.chain, tmp_path / "restored").plan.refusal is None


def test_logs_are_truncated_only_when_the_chain_that_goes_on_holds_them(ahead: Moments) -> None:
    """A running instance: the fulls behind the wrong one truncate, and their chain is the one that is extended."""
    case = LiveCase()
    case.step(60)
    ahead.ahead = timedelta(days=2)
    case.run()
    ahead.ahead = timedelta()
    for _ in range(2):
        case.step(60)
        full = case.run()
    assert full.truncated
    case.step(30)
    made = case.run(Kind.INCREMENTAL)
    assert made.chain == full.chain
    assert case.restored(made.chain) == case.now
    case.close()


@pytest.mark.parametrize(("jump", "noted"), [(timedelta(days=-2), True), (timedelta(days=400), False)])
def test_a_clock_that_jumps_meanwhile(tmp_path: Path, ahead: Moments, jump: timedelta, noted: bool) -> None:
    """While the backup runs: the chain is whole, goes on growing, and says what happened."""
    source, folder = write_small_instance(tmp_path / "source"), tmp_path / "destination"
    folder.mkdir()

    def jumps(call: Call) -> None:
        if call.verb == "write":
            ahead.ahead = jump

    fs = FaultFS(LocalFileSystem(), jumps)
    made = run_backup(AtRestSource([source]), LocalFolder(folder, fs), Kind.FULL)
    assert bool([note for note in made.run.notes if "set back during the backup" in note]) == noted
    assert (made.run.ended < made.run.started) == noted
    ahead.ahead = timedelta()
    grow_small_instance(source)
    follows = _backup(source, folder, Kind.INCREMENTAL)
    assert follows.chain == made.chain
    assert bool([note for note in follows.run.notes if "was set back" in note]) != noted
    assert verify_path(made.chain).ok
