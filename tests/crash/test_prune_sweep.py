"""A power cut, a failing call or a kill at any moment of a pruning: each chain is there as a whole or not at all.

What the rules keep is there in any case, and the next run ends what was begun and leaves nothing else behind.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    Pruning,
    Retention,
    pin_chain,
    run_backup,
    run_prune,
    unpin_chain,
)
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem
from engine.run_context import RunContext
from tests.builders.scenarios import Listing, Oracle, Place
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.disk.crash_fs import CrashFS, CrashState, tree_of
from tests.disk.fault_fs import Fault, FaultFS, Killed, faults_for
from tests.share import Share, twelfths

DONE = "reported as done"
KEEP_ONE = Retention(last=1)


@pytest.fixture
def place(quick_path: Path) -> Place:
    """Three chains; the second has an incremental that a cut left in its folder."""
    place = Place(quick_path)
    write_small_instance(place.source)
    place.destination.mkdir(parents=True)
    for last in (3, 5, 6):
        write_small_instance(place.source, last=last, stamp=last)
        run_backup(AtRestSource([place.source]), LocalFolder(place.destination), Kind.FULL)
        if last == 5:
            grow_small_instance(place.source, 6)
            run_backup(AtRestSource([place.source]), LocalFolder(place.destination), Kind.INCREMENTAL)
    return place


def prune(place: Place, fs: FileSystem | None = None) -> None:
    run_prune(Pruning(place.destination, KEEP_ONE), context=RunContext(fs=fs or LocalFileSystem()))


def allowed(before: Listing, after: Listing, found: Listing) -> bool:
    """Whole chains may be missing, but not those that are kept."""
    return after <= found <= before


def check(state: CrashState, oracle: Oracle, before: Listing, after: Listing) -> None:
    state.restore_to(oracle.place.disk)
    found = oracle.listing(state.tree)
    assert allowed(before, after, found), state
    assert DONE not in state.marks or found == after, state


@pytest.mark.parametrize("share", twelfths(), ids=str)
def test_a_cut_at_any_moment(place: Place, share: Share) -> None:
    oracle = Oracle(place)
    before = oracle.listing()
    fs = CrashFS(place.disk, blobs=place.root / "blobs")
    prune(place, fs)
    fs.mark(DONE)
    after = oracle.listing()
    assert (len(before), len(after)) == (3, 1)
    shapes: set[frozenset[str]] = set()
    states = share.of(fs.crash_states())
    for state in states:
        check(state, oracle, before, after)
        if frozenset(state.tree) not in shapes:
            shapes.add(frozenset(state.tree))
            prune(place)
            assert oracle.listing() == after
            oracle.prove_tidy()
    assert len(states) >= share.at_least(60)
    assert len(shapes) >= share.at_least(15)


@pytest.mark.parametrize("share", twelfths(), ids=str)
def test_the_next_backup_removes_what_a_cut_left(place: Place, share: Share) -> None:
    oracle = Oracle(place)
    fs = CrashFS(place.disk, blobs=place.root / "blobs")
    prune(place, fs)
    shapes = {frozenset(state.tree): state for state in fs.crash_states()}
    for state in share.of(shapes.values()):
        state.restore_to(place.disk)
        chains = len(oracle.listing(state.tree))
        run_backup(AtRestSource([place.source]), LocalFolder(place.destination), Kind.FULL)
        assert len(oracle.listing()) == chains + 1
        oracle.prove_tidy()


@pytest.mark.parametrize("share", twelfths(), ids=str)
def test_every_call_fails_in_every_way(place: Place, share: Share) -> None:
    oracle = Oracle(place)
    before, saved, tree = oracle.listing(), place.root / "saved", tree_of(place.disk)
    shutil.copytree(place.disk, saved)
    counting = FaultFS(LocalFileSystem())
    prune(place, counting)
    after = oracle.listing()
    cases = [(call, fault) for call in counting.calls for fault in (*faults_for(call.verb), Fault.KILL)]
    failed = 0
    for call, fault in share.of(cases):
        if tree_of(place.disk) != tree:
            shutil.rmtree(place.disk)
            shutil.copytree(saved, place.disk)
        fs = FaultFS(LocalFileSystem()).fail_at(call.index, fault)
        try:
            prune(place, fs)
        except (JetError, Killed):
            failed += 1
        assert fault is Fault.KILL or fs.open_files == 0, f"{fault.name} at {call}"
        assert allowed(before, after, oracle.listing()), f"{fault.name} at {call}"
        prune(place)
        assert oracle.listing() == after, f"{fault.name} at {call}"
        oracle.prove_tidy()
    assert failed >= share.at_least(300)


def test_a_pin_is_there_as_a_whole_or_not_at_all(place: Place) -> None:
    chain = sorted(place.store.iterdir())[0]
    oracle = Oracle(place)
    listing = oracle.listing()
    now = datetime(2026, 1, 1, tzinfo=UTC)
    acts: tuple[Callable[[FileSystem], object], ...] = (
        lambda fs: pin_chain(fs, chain, now, "audit"),
        lambda fs: pin_chain(fs, chain, now, "another audit"),
        lambda fs: unpin_chain(fs, chain),
    )
    for act in acts:
        fs = CrashFS(place.disk, blobs=place.root / "blobs")
        before = tree_of(chain)
        act(fs)
        fs.mark(DONE)
        after = tree_of(chain)
        for state in fs.crash_states():
            state.restore_to(place.disk)
            found = {name: entry for name, entry in tree_of(chain).items() if not name.endswith(".tmp")}
            assert found == after or (found == before and DONE not in state.marks), state
        shutil.rmtree(place.root / "blobs", ignore_errors=True)
    assert oracle.listing() == listing
