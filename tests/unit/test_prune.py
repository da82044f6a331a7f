"""Pruning a destination: what is looked at, what is removed, what is refused; and pins."""

from __future__ import annotations

import contextlib
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    Damage,
    Duration,
    Encode,
    Kind,
    Leases,
    ListedChains,
    LocalFileSystem,
    LocalFolder,
    Options,
    Pruned,
    Pruning,
    Retention,
    RunContext,
    chain_at,
    find_chains,
    pin_chain,
    plan_prune,
    run_backup,
    run_prune,
    verify_path,
)
from engine.chain.holds import leased
from engine.chain.manifest import MANIFEST_NAME
from engine.error_codes import Code
from engine.errors import Cancelled, JetError, MissingFile
from engine.events import LogEntry
from engine.files import ReadFile
from engine.progress import Cancel, Event, Stage
from tests.builders.encodings import TO_ALICE
from tests.builders.small_instance import OTHER_STREAM, write_small_instance
from tests.cli.conftest import tree
from tests.disk.fault_fs import Call, FaultFS

FS = LocalFileSystem()
NOW = datetime(2026, 6, 1, tzinfo=UTC)
ONE = Retention(last=1)
links = pytest.mark.skipif(sys.platform == "win32", reason="making symbolic links takes a privilege there")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


@pytest.fixture
def backups(tmp_path: Path, source: Path) -> Path:
    return three_backups(tmp_path, source)


def three_backups(tmp_path: Path, source: Path) -> Path:
    """A destination with three full backups of an instance."""
    folder = tmp_path / "backups"
    folder.mkdir()
    for _ in range(3):
        backup(source, folder)
    return folder


def backup(source: Path, folder: Path, *, atomic: bool = False) -> Path:
    options = Options(atomic=atomic)
    return run_backup(AtRestSource([source]), LocalFolder(folder), Kind.FULL, options=options).chain


def chains(folder: Path) -> list[Path]:
    return sorted(chain.path for chain in find_chains(FS, folder))


def removed(done: Pruned) -> list[str]:
    return sorted(chain.path.name for chain in done.remove)


def reason(done: Pruned, chain: Path) -> str:
    return next(each.reason for each in (*done.keep, *done.remove) if each.path == chain)


def refusal(folder: Path, retention: Retention = ONE, instance: str | None = None) -> JetError:
    """Why it is refused; nothing was removed."""
    before = tree(folder)
    with pytest.raises(JetError) as caught:
        run_prune(Pruning(folder, retention, instance=instance))
    assert tree(folder) == before
    return caught.value


# ---- what is removed


def test_what_no_rule_keeps_is_removed(backups: Path) -> None:
    first, second, third = chains(backups)
    done = run_prune(Pruning(backups, ONE))
    assert [(each.path, each.reason) for each in done.remove] == [
        (second, "no rule keeps it"),
        (first, "no rule keeps it"),
    ]
    assert [each.path for each in done.keep] == [third]
    assert list(third.parent.iterdir()) == [third]
    assert done.freed == sum(each.bytes for each in done.remove) > 200_000
    assert verify_path(third).findings == ()


def test_the_plan_is_what_is_done_and_changes_nothing(backups: Path) -> None:
    before = tree(backups)
    planned = plan_prune(Pruning(backups, ONE))
    assert tree(backups) == before
    done = run_prune(Pruning(backups, ONE))
    assert (planned.keep, planned.remove) == (done.keep, done.remove)
    assert run_prune(Pruning(backups, ONE)).remove == ()


def test_a_forecast_reads_no_manifest_and_no_file_again(backups: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run reads them, whatever was forecast."""
    opened: list[Path] = []
    real = LocalFileSystem.open_read

    def counted(self: LocalFileSystem, path: Path) -> ReadFile:
        opened.append(path)
        return real(self, path)

    monkeypatch.setattr(LocalFileSystem, "open_read", counted)
    plan = plan_prune(Pruning(backups, ONE))
    fresh = len(opened)
    found = find_chains(FS, backups)
    opened.clear()
    known = plan_prune(Pruning(backups, ONE), listed=ListedChains(found))
    assert removed(known) == removed(plan) and {each.path for each in known.keep} == {
        each.path for each in plan.keep
    }
    files = sum(len(chain.manifest.files) for chain in found if chain.manifest)
    assert fresh >= files
    assert not opened
    lost = {chains(backups)[-1]: "edb.edb is missing."}
    kept = plan_prune(Pruning(backups, ONE), listed=ListedChains(found, lost))
    assert removed(kept) == [chains(backups)[0].name], "the newest whole one stays, too"
    done = run_prune(Pruning(backups, ONE))
    assert removed(done) == removed(plan)
    gone = plan_prune(Pruning(backups, ONE), listed=ListedChains(found))
    assert len(gone.keep) + len(gone.remove) == len(found), "what is gone meanwhile is no error"


def test_the_folder_of_the_store_is_as_good(backups: Path) -> None:
    store = chains(backups)[0].parent
    assert len(removed(run_prune(Pruning(store, ONE)))) == 2


def test_only_the_chains_of_one_instance(tmp_path: Path, backups: Path) -> None:
    other = write_small_instance(tmp_path / "other", signature=OTHER_STREAM)
    theirs = [backup(other, backups) for _ in range(2)]
    name = theirs[0].parent.name
    assert removed(run_prune(Pruning(backups, ONE, instance=name))) == [theirs[0].name]
    assert len(chains(backups)) == 4
    assert len(removed(run_prune(Pruning(backups, ONE)))) == 2
    assert refusal(backups, instance="edb-00000000").code is Code.FileNotFound


def test_a_copy_of_the_instance_elsewhere_is_another_instance(tmp_path: Path, backups: Path) -> None:
    """It has the same name and log signature, and its chains are in the same store."""
    copy = write_small_instance(tmp_path / "copy")
    theirs = [backup(copy, backups) for _ in range(2)]
    own = chains(backups)[:3]
    assert [each.path for each in run_prune(Pruning(backups, ONE)).keep] == [theirs[1], own[2]]


def test_events_and_progress(backups: Path) -> None:
    entries: list[LogEntry] = []
    events: list[Event] = []
    done = run_prune(Pruning(backups, ONE), context=RunContext(events=entries.append, progress=events.append))
    assert [entry.id for entry in entries] == [9070, 9071, 9071, 9072]
    assert entries[1].text.endswith(" was removed. Reason: no rule keeps it.")
    assert entries[1].fields["path"] == str(done.remove[-1].path)  # the oldest goes first
    assert "2 chains removed" in entries[-1].text
    assert [event.stage for event in (events[0], events[-1])] == [Stage.BEGIN, Stage.COMPLETE]
    assert events[-1].done == events[-1].total == done.freed


def test_a_stop_between_two_chains(backups: Path) -> None:
    cancel, entries = Cancel(), list[LogEntry]()

    def stop(entry: LogEntry) -> None:
        entries.append(entry)
        if entry.id == 9071:
            cancel.request()

    with pytest.raises(Cancelled) as caught:
        run_prune(Pruning(backups, ONE), context=RunContext(events=stop, cancel=cancel))
    assert "remain removed" in caught.value.message
    assert len(chains(backups)) == 2
    assert entries[-1].id == 9002


# ---- what stays


def test_the_newest_chain_stays_if_it_lost_a_file_and_so_does_the_newest_whole_one(backups: Path) -> None:
    first, second, third = chains(backups)
    (third / "data.edb").unlink()
    done = run_prune(Pruning(backups, ONE))
    assert removed(done) == [first.name]
    assert "no newer chain can be restored" in reason(done, third)
    assert "newest that can be restored" in reason(done, second)


@pytest.mark.parametrize("name", ["data.edb", "edb00001.log"])
def test_a_file_that_is_another_one_is_noticed(backups: Path, name: str) -> None:
    second, third = chains(backups)[1:]
    file = third / name
    file.write_bytes(bytes(file.stat().st_size))
    assert "newest that can be restored" in reason(run_prune(Pruning(backups, ONE)), second)


def test_what_a_verification_found_damaged_is_not_the_newest_that_can_be_restored(backups: Path) -> None:
    second, third = chains(backups)[1:]
    now = datetime.now(UTC)
    done = run_prune(Pruning(backups, ONE, damaged={str(third.resolve()): Damage(now + timedelta(1), "page 4")}))
    assert "newest that can be restored" in reason(done, second)
    assert reason(done, third).endswith("damaged: page 4")


def test_damage_of_an_earlier_chain_in_the_same_folder_is_none_of_this_one(backups: Path) -> None:
    third = chains(backups)[2]
    done = run_prune(
        Pruning(backups, ONE, damaged={str(third.resolve()): Damage(NOW - timedelta(9999), "page 4")})
    )
    assert "newest that can be restored" in reason(done, third)


def test_a_damaged_manifest_keeps_its_chain(backups: Path) -> None:
    first, second, _ = chains(backups)
    (first / MANIFEST_NAME).write_bytes(b"{}")
    done = run_prune(Pruning(backups, ONE))
    assert removed(done) == [second.name]
    assert reason(done, first).startswith("cannot be read: The manifest of the chain is damaged")


def test_a_file_of_the_user_keeps_its_chain(backups: Path) -> None:
    first, second, _ = chains(backups)
    (first / "notes.txt").write_text("mine")
    done = run_prune(Pruning(backups, ONE))
    assert removed(done) == [second.name]
    assert reason(done, first) == "contains notes.txt, which is not part of it"


def test_a_chain_that_is_not_in_its_store_stays(backups: Path, tmp_path: Path) -> None:
    first = chains(backups)[0]
    moved = backups / "edb-00000000" / first.name
    moved.parent.mkdir()
    first.rename(moved)
    done = run_prune(Pruning(backups, ONE))
    assert "not in the folder of its instance, edb-1234ABCD" in reason(done, moved)
    assert len(removed(done)) == 1


def test_leased_chains_stay(backups: Path, tmp_path: Path) -> None:
    """What a running restore reads is not removed, whoever prunes and whatever the rules."""
    first, second, _ = chains(backups)
    leases = Leases(tmp_path / "leases")
    with leased(leases, chain_at(first, FS), "restore"):
        planned = plan_prune(Pruning(backups, ONE), context=RunContext(leases=leases))
        done = run_prune(Pruning(backups, ONE), context=RunContext(leases=leases))
    assert removed(done) == removed(planned) == [second.name]
    assert reason(done, first) == "in use"
    assert removed(run_prune(Pruning(backups, ONE), context=RunContext(leases=leases))) == [first.name]


def test_the_leases_of_the_user_are_looked_at_without_being_told(backups: Path) -> None:
    first, second, _ = chains(backups)
    with leased(Leases(), chain_at(first, FS), "restore"):
        assert removed(run_prune(Pruning(backups, ONE))) == [second.name]


def test_a_lease_or_pin_that_comes_last_keeps_the_chain(backups: Path, tmp_path: Path) -> None:
    """Both are looked for again when the chain is about to go: whoever comes later is told."""
    first, second, _ = chains(backups)
    leases = Leases(tmp_path / "leases")

    def look(call: Call) -> None:
        if call.verb == "rename" and call.path == second:
            pin_chain(FS, second, NOW, "audit")

    begun: list[Event] = []
    with contextlib.ExitStack() as held:

        def read(event: Event) -> None:
            if event.item == first.name and not begun:
                begun.append(event)
                held.enter_context(leased(leases, chain_at(first, FS), "restore"))

        context = RunContext(fs=FaultFS(FS, look), progress=read, leases=leases)
        done = run_prune(Pruning(backups, ONE), context=context)
    assert removed(done) == []
    assert "cannot be removed while it is in use by process" in reason(done, first)
    assert reason(done, second) == f"not removed: {second} is pinned: audit."
    assert verify_path(first).findings == verify_path(second).findings == ()


def test_an_atomic_backup_stays(source: Path, backups: Path) -> None:
    new = backup(source, backups, atomic=True)
    backup(source, backups)
    done = run_prune(Pruning(backups, ONE))
    assert new in [each.path for each in done.keep]
    assert len(removed(done)) == 3


def test_the_size_limit_yields_to_what_must_stay(backups: Path) -> None:
    done = run_prune(Pruning(backups, Retention(last=Retention.UNLIMITED, max_size=200_000)))
    assert len(removed(done)) == 2
    assert done.over == 0
    assert run_prune(Pruning(backups, Retention(last=1, max_size=1))).over == done.keep[0].bytes - 1


def test_young_chains_stay(backups: Path) -> None:
    rules = Retention(last=1, min_age=Duration(days=1))
    assert removed(run_prune(Pruning(backups, rules))) == []
    assert len(removed(run_prune(Pruning(backups, rules, now=datetime.now(UTC) + timedelta(days=2))))) == 2


# ---- what is refused


def test_while_a_backup_runs_nothing_is_removed(tmp_path: Path, backups: Path) -> None:
    other = write_small_instance(tmp_path / "other", signature=OTHER_STREAM)
    for _ in range(2):
        last = backup(other, backups)
    with FS.lock(last.parent):
        assert refusal(backups).code is Code.BackupInProgress
        assert len(removed(plan_prune(Pruning(backups, ONE)))) == 3
        assert len(removed(run_prune(Pruning(backups, ONE, instance=chains(backups)[0].parent.name)))) > 0


def test_no_rule_no_destination_no_chain(tmp_path: Path, backups: Path) -> None:
    assert refusal(backups, Retention()).code is Code.InvalidParameter
    assert refusal(chains(backups)[0]).code is Code.InvalidPath
    with pytest.raises(JetError, match="is not available") as caught:
        run_prune(Pruning(tmp_path / "nowhere", ONE))
    assert caught.value.code is Code.InvalidPath
    (tmp_path / "empty").mkdir()
    assert run_prune(Pruning(tmp_path / "empty", ONE)).keep == ()


def test_a_folder_that_is_no_backup(backups: Path) -> None:
    (backups / "photos").mkdir()
    assert refusal(backups).code is Code.BackupDirectoryNotEmpty


@links
def test_nothing_is_removed_through_a_link(tmp_path: Path, backups: Path) -> None:
    outside = tmp_path / "outside"
    first = chains(backups)[0]
    first.rename(outside)
    first.symlink_to(outside, target_is_directory=True)
    second = chains(backups)[0]
    (second / "data.edb").unlink()
    (second / "data.edb").symlink_to(outside / "data.edb")
    before = tree(outside)
    with pytest.raises(JetError):
        run_prune(Pruning(backups, ONE))
    first.unlink()
    assert removed(run_prune(Pruning(backups, ONE))) == [second.name]
    assert tree(outside) == before


def test_the_reader_of_a_chain_that_is_removed_is_told(backups: Path) -> None:
    first = chains(backups)[0]
    fs = FaultFS(FS)
    verify_path(first, context=RunContext(fs=fs))
    opened = [call for call in fs.calls if call.verb == "open_read" and call.path.name == "edb00002.log"]

    def look(call: Call) -> None:
        if call.index == opened[0].index:
            run_prune(Pruning(backups, ONE))

    with pytest.raises(MissingFile) as caught:
        verify_path(first, context=RunContext(fs=FaultFS(FS, look)))
    assert caught.value.code is Code.FileNotFound


def test_what_a_host_cannot_read_is_not_damage_to_it(source: Path, tmp_path: Path) -> None:
    """Pruning needs no identity: encrypted chains count by their lengths, and one that was cut does not."""
    folder = tmp_path / "backups"
    folder.mkdir()
    options = Options(encode=Encode(recipients=TO_ALICE))
    made = [
        run_backup(AtRestSource([source]), LocalFolder(folder), Kind.FULL, options=options).chain for _ in range(2)
    ]
    assert removed(plan_prune(Pruning(folder, ONE))) == [made[0].name]
    database = made[1] / "data.edb.age"
    database.write_bytes(database.read_bytes()[:-1])
    assert removed(plan_prune(Pruning(folder, ONE))) == []
