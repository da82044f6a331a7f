"""How destinations are: there, absent, another one, read-only, short of room; what is counted of them."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import engine
from app.evidence.gathering import scan_chains
from app.history.runs import Figures, Run, RunOperation, RunState
from app.operations.destination import DestinationKind, place_at
from app.settings import Settings, SettingsFile
from app.status.destinations import (
    DestinationCondition,
    DestinationState,
    add_destination,
    forget_destination,
    look_at_destinations,
    next_full_bytes,
)
from engine.error_codes import Code
from engine.errors import JetError
from engine.progress import Cancel
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.disk.rights import modes_count

FS = engine.LocalFileSystem()
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """A destination with two chains of one instance, the second with an incremental."""
    source, folder = write_small_instance(tmp_path / "source"), tmp_path / "backups"
    folder.mkdir()
    for kind in (engine.Kind.FULL, engine.Kind.FULL):
        engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(folder), kind)
    engine.LocalFolder(folder).identify("2026-01-01T00:00:00Z")
    return folder


def look(place: Path, identity: str = "", runs: tuple[Run, ...] = ()) -> DestinationState:
    (state,) = look_at_destinations([place], {str(place): identity}, runs, NOW, limit=20, cancel=Cancel())
    return state


def identity_of(place: Path) -> str:
    return engine.destination_at(place, FS).identity()


def test_one_that_is_there(backups: Path) -> None:
    state = look(backups, identity_of(backups))
    assert (state.condition, state.why, state.chains, state.instances) == (
        DestinationCondition.AVAILABLE,
        "",
        2,
        1,
    )
    manifests = [chain.manifest for chain in engine.find_chains(FS, backups) if chain.manifest]
    assert state.used == sum(file.stored_bytes for each in manifests for file in each.files)
    assert state.needed == next_full_bytes(manifests) == state.used // 2
    assert state.known == state.found == identity_of(backups) != ""
    assert state.seconds is not None and 0 < state.seconds < 20
    assert state.free is not None and state.total is not None and 0 < state.free <= state.total
    assert (state.encrypted, state.plain, state.is_bucket, state.reached) == (0, 2, False, NOW)


def test_a_chain_whose_manifest_is_damaged_takes_space(backups: Path) -> None:
    used = look(backups).used
    for manifest in backups.rglob("backup-manifest.json"):
        manifest.write_bytes(b"{")
    found = look(backups)
    assert (found.chains, found.plain) == (2, 0)
    assert used <= found.used < used + (1 << 16)


def test_the_next_full_backups_need_what_the_newest_copied(tmp_path: Path) -> None:
    """All of it: an incremental replaces the current log of the full one."""
    source, place = write_small_instance(tmp_path / "source"), tmp_path / "store"
    place.mkdir()
    full = engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(place), engine.Kind.FULL)
    grow_small_instance(source, 6)
    engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(place), engine.Kind.INCREMENTAL)
    assert look(place).needed == full.manifest.runs[0].bytes


def test_one_that_is_not(backups: Path) -> None:
    known = identity_of(backups)
    shutil.rmtree(backups)
    assert look(backups, known).condition is DestinationCondition.ABSENT
    backups.mkdir()  # what an unmounted disk leaves
    gone = look(backups, known)
    assert gone.condition is DestinationCondition.ABSENT and "not at its path" in gone.why and gone.hint
    engine.LocalFolder(backups).identify("2026-01-01T00:00:00Z")
    changed = look(backups, known)
    assert changed.condition is DestinationCondition.OTHER
    assert (changed.known, changed.found) == (known, identity_of(backups)) and changed.found != known
    assert not changed.is_there and changed.reached is None


def test_one_that_a_run_will_create(tmp_path: Path) -> None:
    """Only where nothing was: what was seen before, or is a file, is missed."""
    place = tmp_path / "new"

    def condition(*unused: Path, seen: bool = False) -> DestinationCondition:
        reached = {place: NOW} if seen else {}
        found = look_at_destinations(
            *([place], {}, (), NOW), limit=20, cancel=Cancel(), unused=set(unused), reached=reached
        )
        return found[0].condition

    assert condition(place) is DestinationCondition.TO_COME
    assert condition() is condition(place, seen=True) is DestinationCondition.ABSENT
    place.write_text("a file")
    assert condition(place) is DestinationCondition.ABSENT


def test_an_address_that_cannot_be_opened() -> None:
    state = look(engine.parse_place("nfs://server/share"))
    assert state.condition is DestinationCondition.UNREADABLE and state.is_bucket and state.why


def test_read_only(backups: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write anywhere
    state = look(backups)
    assert state.condition is DestinationCondition.READ_ONLY and state.is_there and state.chains == 2
    assert state.hint.startswith("Its chains can be restored. Mount it")
    for folder in backups.iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)
    assert look(backups).hint.startswith("Mount it with write access"), "there is none"


def test_less_room_than_two_backups(backups: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needed = look(backups).needed
    for free, condition, word in (
        (needed - 1, DestinationCondition.SHORT, "no space for the next full"),
        (2 * needed - 1, DestinationCondition.SHORT, "only one more full"),
        (2 * needed, DestinationCondition.AVAILABLE, ""),
    ):
        monkeypatch.setattr("app.status.destinations._space", lambda _place, free=free: (free, 10 * free))
        state = look(backups)
        assert state.condition is condition and (word in state.why if word else not state.why)


def test_a_silent_one_does_not_hide_the_others(backups: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hung, stop = backups.with_name("hung"), Cancel()

    def slow(place: Path, known: tuple[str, ...] = ()) -> DestinationKind:
        while place == hung and not stop.requested:
            time.sleep(0.01)
        return place_at(place, known)

    monkeypatch.setattr("app.status.destinations.place_at", slow)
    states = look_at_destinations([hung, backups], {}, (), NOW, limit=0.5, cancel=Cancel())
    stop.request()
    assert [state.condition for state in states] == [DestinationCondition.SILENT, DestinationCondition.AVAILABLE]


def test_the_day_on_which_it_is_full(backups: Path) -> None:
    state = look(backups)
    assert state.free is not None and state.full_on is None
    each = state.free // 30
    runs = tuple(
        Run(
            str(day),
            "edb",
            RunOperation.BACKUP,
            "full",
            at,
            "",
            str(backups),
            "",
            RunState.SUCCESS,
            at,
            Figures(each),
        )
        for day in range(10)
        for at in (NOW - timedelta(days=day + 1),)
    )
    full = look(backups, runs=runs).full_on
    assert full is not None and timedelta(days=20) < full - NOW.date() < timedelta(days=40)


def test_known_and_forgotten(backups: Path, tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.save(Settings().with_destination(str(backups)).with_identity(str(backups), "an old one"))
    assert look(backups, file.load().identities[str(backups)]).condition is DestinationCondition.OTHER
    found = add_destination(file, backups)
    assert file.load().identities == {str(backups): found} and found == identity_of(backups)
    assert forget_destination(file, backups) and not forget_destination(file, backups)
    assert file.load().destinations == () and file.load().identities == {}
    with pytest.raises(JetError):
        add_destination(file, tmp_path / "nothing")


def test_folders_that_cannot_be_read_are_named(backups: Path) -> None:
    """The page said of a destination with a chain that nobody may read: available."""
    newest, older = (chain.path for chain in engine.find_chains(FS, backups))
    for mode in (0, 0o444):  # of the second, the names can be read
        newest.chmod(mode)
        try:
            with modes_count():
                state = look(backups, identity_of(backups))
        finally:
            newest.chmod(0o700)
        assert (state.condition, state.chains, state.unread) == (DestinationCondition.INCOMPLETE, 1, (newest,))
        assert state.why == f"Not all of its backups are known: Cannot access {newest}: Permission denied."
        assert state.hint.startswith("Check the permissions") and state.is_there
    error = Code.FileAccessDenied.error(f"Cannot list {older}.", path=str(older))
    scan = scan_chains([str(backups)], Cancel())
    known = replace(scan, unread=((backups, error), (backups, error)))
    (state,) = look_at_destinations([backups], {}, (), NOW, limit=20, cancel=Cancel(), listed=known)
    assert state.unread == (older, older) and "2 of its folders cannot be read" in state.why
