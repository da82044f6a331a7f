"""Chains are copied from store to store: whole or not at all, checked on the way, and gone on with after a cut."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    CopyState,
    Kind,
    Leases,
    LocalFileSystem,
    LocalFolder,
    Options,
    RunContext,
    find_chains,
    parse_place,
    pin_chain,
    read_manifest,
    read_pin,
    run_backup,
    run_copy,
    run_restore,
    verify_path,
)
from engine.chain import stores
from engine.chain.identity import read_identity
from engine.chain.manifest import MANIFEST_NAME
from engine.error_codes import Code
from engine.errors import Cancelled, Corruption, JetError, MissingFile, StorageFault, WrongUse
from engine.events import LogEntry
from engine.progress import Cancel, Event, Stage
from tests.builders.remote_store import at_addresses
from tests.builders.scenarios import QUICK
from tests.builders.small_instance import OTHER_STREAM, grow_small_instance, write_small_instance
from tests.cli.conftest import tree
from tests.disk.fault_fs import Call, Fault, FaultFS, Killed

FS = LocalFileSystem()


def back_up(source: Path, folder: Path, kind: Kind = Kind.FULL, *, atomic: bool = False) -> Path:
    options = Options(create=True, atomic=atomic, reread=QUICK)
    return run_backup(AtRestSource([source]), LocalFolder(folder), kind, options=options).chain


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


@pytest.fixture
def chain(source: Path, tmp_path: Path) -> Path:
    """A full and an incremental backup."""
    back_up(source, tmp_path / "backups")
    grow_small_instance(source)
    return back_up(source, tmp_path / "backups", Kind.INCREMENTAL)


@pytest.fixture
def to(tmp_path: Path) -> Path:
    (tmp_path / "copies").mkdir()
    return tmp_path / "copies"


def test_a_copy_is_the_same_to_the_last_byte(chain: Path, to: Path, tmp_path: Path) -> None:
    events, progress = list[LogEntry](), list[Event]()
    context = RunContext(events=events.append, progress=progress.append)
    done = run_copy(chain, to, context=context)
    (copied,) = done.chains
    assert (copied.source, copied.chain, copied.state) == (
        chain,
        to / chain.parent.name / chain.name,
        CopyState.COPIED,
    )
    assert tree(copied.chain) == tree(chain)
    assert done.bytes == copied.bytes == sum(file.bytes for file in read_manifest(FS, chain).files)
    assert [each.id for each in events] == [9074, 9075, 9077]
    assert [progress[0].stage, progress[-1].stage] == [Stage.BEGIN, Stage.COMPLETE]
    assert progress[-2].done == progress[-1].done == progress[0].total == 2 * done.bytes
    assert verify_path(copied.chain).ok
    run_restore(copied.chain, tmp_path / "target")


def test_what_is_there_is_not_copied_again_and_what_grew_is_continued(source: Path, chain: Path, to: Path) -> None:
    first = run_copy(chain, to).chains[0]
    before = tree(to)
    again = run_copy(chain, to)
    assert (again.chains[0].state, again.bytes, again.copied) == (CopyState.THERE, 0, ())
    assert tree(to) == before
    for last in (7, 9):
        grow_small_instance(source, last)
        back_up(source, chain.parents[1], Kind.INCREMENTAL)
    more = run_copy(chain, to).chains[0]
    assert more.state is CopyState.EXTENDED and 0 < more.bytes < first.bytes
    assert tree(more.chain) == tree(chain)
    assert run_copy(more.chain, chain.parents[1]).chains[0].state is CopyState.THERE


def test_an_older_copy_of_a_chain_is_not_put_over_a_newer_one(
    source: Path, chain: Path, to: Path, tmp_path: Path
) -> None:
    run_copy(chain, to)
    grow_small_instance(source, 9)
    back_up(source, chain.parents[1], Kind.INCREMENTAL)
    newer = run_copy(chain, tmp_path / "newest", create=True).chains[0].chain
    older = to / chain.parent.name / chain.name
    assert run_copy(older, tmp_path / "newest").chains[0].state is CopyState.THERE
    assert tree(newer) == tree(chain)


def test_all_chains_of_a_destination(source: Path, chain: Path, to: Path, tmp_path: Path) -> None:
    other = write_small_instance(tmp_path / "other", signature=OTHER_STREAM)
    others = [back_up(other, chain.parents[1]) for _ in range(2)]
    atomic = back_up(other, chain.parents[1], atomic=True)
    run_copy(others[0], to)
    done = run_copy(chain.parents[1], to)
    assert {each.source: each.state for each in done.chains} == {
        chain: CopyState.COPIED,
        others[0]: CopyState.THERE,
        others[1]: CopyState.COPIED,
        atomic: CopyState.COPIED,
    }
    assert len(find_chains(FS, to)) == 4
    assert all(verify_path(each.chain).ok for each in done.chains)
    assert run_copy(chain.parents[1], to).copied == ()


def test_a_damaged_chain_keeps_no_other_from_being_copied(source: Path, chain: Path, to: Path) -> None:
    damaged, broken = (back_up(source, chain.parents[1]) for _ in range(2))
    flip(damaged / "data.edb")
    (broken / MANIFEST_NAME).write_bytes(b"{}")
    done = run_copy(chain.parents[1], to)
    assert [each.source for each in done.chains] == [chain]
    assert {path for path, _ in done.failed} == {damaged, broken}
    assert all(isinstance(error, Corruption) for _, error in done.failed)
    assert [each.path for each in find_chains(FS, to)] == [done.chains[0].chain]
    for each in (damaged, broken):
        with pytest.raises(Corruption):
            run_copy(each, to)
    assert [path.name for path in (to / chain.parent.name).iterdir()] == [chain.name]


def test_a_chain_whose_files_cannot_be_read_keeps_no_other_from_being_copied(
    source: Path, chain: Path, to: Path
) -> None:
    other = back_up(source, chain.parents[1])
    bad_disk = FaultFS(FS).fail_at(0, Fault.INPUT_OUTPUT, "read", suffix="data.edb")
    done = run_copy(chain.parents[1], to, context=RunContext(fs=bad_disk))
    assert [each.source for each in done.chains] == [other]
    assert [(path, error.code) for path, error in done.failed] == [(chain, Code.DiskIO)]
    assert [path.name for path in (to / chain.parent.name).iterdir()] == [other.name]
    assert not run_copy(chain.parents[1], to).failed


def test_what_is_too_large_keeps_nothing_smaller_from_being_copied(chain: Path, to: Path, tmp_path: Path) -> None:
    smaller = back_up(write_small_instance(tmp_path / "other", signature=OTHER_STREAM), chain.parents[1])

    class NearlyFull(LocalFileSystem):
        def free_space(self, path: Path) -> int:
            return sum(file.bytes for file in read_manifest(FS, chain).files) - 1

    done = run_copy(chain.parents[1], to, context=RunContext(fs=NearlyFull()))
    assert [each.source for each in done.chains] == [smaller]
    assert [(path, error.code) for path, error in done.failed] == [(chain, Code.DiskFull)]
    with pytest.raises(StorageFault):
        run_copy(chain, to, context=RunContext(fs=NearlyFull()))


@pytest.mark.parametrize("harm", ["missing", "longer", "link"])
def test_a_file_that_is_not_what_was_backed_up(harm: str, chain: Path, to: Path) -> None:
    path = chain / "edb00001.log"
    if harm == "longer":
        path.write_bytes(path.read_bytes() + b"x")
    else:
        path.rename(chain.parent.parent / "elsewhere.log")
    if harm == "link":
        path.symlink_to(chain.parent.parent / "elsewhere.log")
    with pytest.raises(JetError):
        run_copy(chain, to)
    assert find_chains(FS, to) == []


def test_what_is_written_wrong_is_noticed_before_it_counts(chain: Path, to: Path) -> None:
    def flip_before_reading(call: Call) -> None:
        if call.verb == "open_read" and call.path.name == "data.edb" and to in call.path.parents:
            flip(call.path)

    fs = FaultFS(FS, flip_before_reading)
    with pytest.raises(Corruption) as caught:
        run_copy(chain, to, context=RunContext(fs=fs))
    assert "SHA-256 differs" in caught.value.message
    assert find_chains(FS, to) == []


@pytest.mark.parametrize("ending", ["cancelled", "killed", "failed"])
def test_an_interrupted_copy_is_gone_on_with(ending: str, chain: Path, to: Path) -> None:
    last = read_manifest(FS, chain).files[-1].name
    cancel = Cancel()

    def stop(call: Call) -> None:
        if ending == "cancelled" and call.verb == "create" and call.path.name == last:
            cancel.request()

    fs = FaultFS(FS, stop)
    if ending != "cancelled":
        fs = fs.fail_at(0, Fault.KILL if ending == "killed" else Fault.INPUT_OUTPUT, "create", suffix=last)
    with pytest.raises((Cancelled, Killed, StorageFault)):
        run_copy(chain, to, context=RunContext(fs=fs, cancel=cancel))
    assert find_chains(FS, to) == []
    counting = FaultFS(FS)
    done = run_copy(chain, to, context=RunContext(fs=counting))
    created = [call.path.name for call in counting.calls if call.verb == "create" and to in call.path.parents]
    assert "data.edb" not in created and last in created
    assert tree(done.chains[0].chain) == tree(chain)


def test_what_an_interrupted_copy_left_is_checked_and_removed_by_a_backup(
    source: Path, chain: Path, to: Path
) -> None:
    fs = FaultFS(FS).fail_at(0, Fault.KILL, "create", suffix="edb.chk")
    with pytest.raises(Killed):
        run_copy(chain, to, context=RunContext(fs=fs))
    (left,) = (to / chain.parent.name).iterdir()
    flip(left / "data.edb")
    (left / "stranger.txt").write_text("not of the chain")
    done = run_copy(chain, to)
    assert tree(done.chains[0].chain) == tree(chain)
    shutil.rmtree(done.chains[0].chain)
    fs = FaultFS(FS).fail_at(0, Fault.KILL, "create", suffix="edb.chk")
    with pytest.raises(Killed):
        run_copy(chain, to, context=RunContext(fs=fs))
    made = back_up(source, to)
    assert list(made.parent.iterdir()) == [made]


def test_another_chain_of_the_same_name_is_left_alone(source: Path, chain: Path, to: Path) -> None:
    theirs = back_up(source, to)
    other = theirs.with_name(chain.name)
    theirs.rename(other)
    manifest = (other / MANIFEST_NAME).read_bytes()
    with pytest.raises(JetError) as caught:
        run_copy(chain, to)
    assert caught.value.code is Code.BackupDirectoryNotEmpty
    assert (other / MANIFEST_NAME).read_bytes() == manifest


def test_a_pin_goes_along(chain: Path, to: Path) -> None:
    made = pin_chain(FS, chain, datetime(2026, 6, 1, tzinfo=UTC), "audit")
    assert read_pin(FS, run_copy(chain, to).chains[0].chain) == made


def test_no_chain_no_destination_no_space(chain: Path, to: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for nothing, kind in ((tmp_path / "empty", MissingFile), (tmp_path / "nowhere", WrongUse)):
        with pytest.raises(kind):
            run_copy(nothing, to)
    with pytest.raises(JetError) as caught:
        run_copy(chain, tmp_path / "nowhere")
    assert caught.value.code is Code.InvalidPath
    with FS.lock(back_up(write_small_instance(tmp_path / "second"), to).parent), pytest.raises(JetError) as caught:
        run_copy(chain, to)
    assert caught.value.code is Code.BackupInProgress


def test_the_chain_that_is_copied_is_not_removed(chain: Path, to: Path, tmp_path: Path) -> None:
    leases, refused = Leases(tmp_path / "leases"), list[JetError]()

    def step(event: Event) -> None:
        if event.item == "data.edb" and not refused:
            with (
                LocalFolder(chain.parents[1]).open(chain.parent.name, create=False, apart_from=()) as store,
                pytest.raises(JetError) as caught,
            ):
                store.remove(chain.name, leases)
            refused.append(caught.value)

    run_copy(chain, to, context=RunContext(progress=step, leases=leases))
    assert refused[0].code is Code.BackupInProgress and "(copy, since" in refused[0].message


def test_from_and_to_an_address(
    source: Path, chain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "_store_at", partial(at_addresses, tmp_path / "stores"))
    store = parse_place("s3://bucket/copies")
    there = run_copy(chain, store).chains[0].chain
    assert str(there) == f"s3://bucket/copies/{chain.parent.name}/{chain.name}"
    assert verify_path(there).ok
    back = run_copy(store, tmp_path / "back", create=True).chains[0].chain
    assert tree(back) == tree(chain)
    assert run_copy(chain.parents[1], store).copied == ()


def test_the_destination_of_a_copy_is_known_again(chain: Path, tmp_path: Path) -> None:
    to = tmp_path / "copies"
    done = run_copy(chain, to, create=True, identity="")
    assert done.identity == read_identity(FS, to) != ""
    assert run_copy(chain, to, identity=done.identity).identity == done.identity
    to.rename(tmp_path / "unmounted")
    to.mkdir()
    with pytest.raises(JetError, match="is not available"):
        run_copy(chain, to, identity=done.identity)
    assert list(to.iterdir()) == []


def test_a_backup_beside_it_is_copied_too_or_not_at_all(source: Path, chain: Path, to: Path) -> None:
    """The chain grows while it is copied: the copy is one of the two, and the next goes on with it."""
    grew: list[Path] = []

    def grow(call: Call) -> None:
        if call.verb == "create" and call.path.name == "edb.chk" and to in call.path.parents and not grew:
            grow_small_instance(source, 9)
            grew.append(back_up(source, chain.parents[1], Kind.INCREMENTAL))

    made = run_copy(chain, to, context=RunContext(fs=FaultFS(FS, grow))).chains[0].chain
    assert grew and verify_path(made).ok
    run_copy(chain, to)
    assert tree(made) == tree(chain)


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
