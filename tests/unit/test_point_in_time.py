"""What a restore of a running instance's backup refuses, how it rolls forward, and how it works in place."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import Kind, RestoreTarget, plan_restore, restore_points, run_restore
from engine.chain.stored import read_manifest
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, LogEntry
from engine.formats.checksum import seal_header
from engine.formats.db_header import DatabaseHeader, read_header
from engine.formats.log.header import LogHeader
from engine.formats.stamps import BackupInfo, Lgpos, LogTime
from engine.instance.instance import Instance
from engine.recovery.recover import RecoveryOptions
from engine.restore.displaced import confirm, find_displaced, take_back
from engine.run_context import RunContext
from engine.storage.log_stream import find_stream
from engine.verify import FindingKind, verify
from tests.builders.commit_history import NAME, SECOND, CommitHistory, contents, database_bytes, rewrite
from tests.builders.live_backup import LIVE, ROOT, RootedFS
from tests.disk.crash_model import Tree
from tests.disk.memory_fs import MemoryFS

TARGET = ROOT / "target"


@pytest.fixture
def case() -> Iterator[CommitHistory]:
    made = CommitHistory()
    made.work(3)
    yield made
    if made.instance.failure is None:
        made.close()


@pytest.fixture
def chain(case: CommitHistory) -> Path:
    """A full behind commit 3, incrementals behind 10 and 20."""
    chain = case.run(Kind.FULL).chain
    for count in (7, 10):
        case.work(count)
        case.run(Kind.INCREMENTAL)
    return chain


def refused(
    case: CommitHistory, chain: Path, wanted: RestoreTarget | None = None, *, in_place: bool = False
) -> JetError:
    """Refused by the plan and by the restore alike, with nothing changed anywhere."""
    before, target = case.fs.tree(), LIVE if in_place else TARGET
    plan = plan_restore(case.fs, chain, target, wanted=wanted, in_place=in_place)
    with pytest.raises(JetError) as caught:
        run_restore(chain, target, wanted=wanted, in_place=in_place, context=RunContext(fs=case.fs))
    assert case.fs.tree() == before
    assert plan.refusal is not None
    assert plan.refusal.code is caught.value.code
    return caught.value


# the set


def test_the_mark_of_a_copy_is_for_others(case: CommitHistory, chain: Path) -> None:
    """The copy says itself what it is; only Microsoft's JetRestore, which goes by the mark, refuses (-538)."""
    rewrite(case.fs, chain, {"w.pat": None})
    run_restore(chain, TARGET, context=RunContext(fs=case.fs))
    assert contents(case.fs, TARGET) == {NAME: case.state(20)}
    found = verify(chain, context=RunContext(fs=case.fs))
    assert found.ok
    assert FindingKind.PLACE in {finding.kind for finding in found.findings}


def test_a_damaged_last_page(case: CommitHistory, chain: Path) -> None:
    data = bytearray(database_bytes(case.fs, chain))
    data[-100] ^= 1
    rewrite(case.fs, chain, {NAME: bytes(data)})
    assert int(refused(case, chain).code) == -535


def test_the_last_page_of_another_backup(case: CommitHistory, chain: Path) -> None:
    data = database_bytes(case.fs, chain)
    other = database_bytes(case.fs, case.run(Kind.FULL).chain)
    rewrite(case.fs, chain, {NAME: data[:-4096] + other[-4096:]})
    assert int(refused(case, chain).code) == -552


def test_a_database_that_is_no_copy(case: CommitHistory, chain: Path) -> None:
    data = bytearray(database_bytes(case.fs, chain))
    header = DatabaseHeader(bytearray(data[:4096]))
    header.bkinfo_full_cur = BackupInfo()
    page = bytearray(header.buffer)
    seal_header(page)
    data[:8192] = page * 2
    rewrite(case.fs, chain, {NAME: bytes(data)})
    assert int(refused(case, chain).code) == -615


def test_a_log_missing_at_either_end_or_between(case: CommitHistory, chain: Path) -> None:
    logs = read_manifest(case.fs, chain).logs
    copy = plan_restore(case.fs, chain, TARGET).databases[0].copy
    assert copy is not None
    assert logs[0].generation == copy.low < copy.high < (logs[-3].generation or 0)
    assert int(refused(case, chain, RestoreTarget(copy.high - 1)).code) == -553
    rewrite(case.fs, chain, {logs[-3].name: None})
    assert int(refused(case, chain).code) == -557
    with pytest.raises(JetError, match="missing from the chain"):
        restore_points(chain, fs=case.fs)
    rewrite(case.fs, chain, {log.name: None for log in logs[1:] if log != logs[-3]})
    assert int(refused(case, chain).code) == -553


def test_the_first_log_missing(case: CommitHistory, chain: Path) -> None:
    rewrite(case.fs, chain, {read_manifest(case.fs, chain).logs[0].name: None})
    assert int(refused(case, chain).code) == -554


def test_a_log_of_another_stream(case: CommitHistory, chain: Path) -> None:
    """Found when its turn comes, at the latest; then nothing is left behind."""
    last = read_manifest(case.fs, chain).logs[-1]
    other = CommitHistory()
    while other.instance.log.generation <= (last.generation or 0):
        other.work(10)
    foreign = other.fs.open_read(other.instance.log.files.archive(last.generation or 0)).read_at(0, 1 << 20)
    other.close()
    rewrite(case.fs, chain, {last.name: foreign})
    before = case.fs.tree()
    with pytest.raises(JetError) as caught:
        run_restore(chain, TARGET, context=RunContext(fs=case.fs))
    assert caught.value.message
    assert case.fs.tree() == before
    points = restore_points(chain, fs=case.fs)
    assert not points.whole
    assert "belongs to another stream" in points.unreachable[-1].reason
    found, _ = case.restore(chain, RestoreTarget(position=points.positions[-1]))
    assert found[NAME] in case.states[NAME].values(), "what lies before it can be reached"


def test_a_target_that_is_not_empty(case: CommitHistory, chain: Path) -> None:
    case.fs.make_directory(TARGET)
    case.fs.create(TARGET / "mine.txt").close()
    assert int(refused(case, chain, RestoreTarget(moment=case.stamps[7])).code) == -504


def test_only_copies_leave_their_stream() -> None:
    for options in ({"until": 1 << 32}, {"new_stream": True}, {"until": 1 << 32, "is_copy": True}):
        with pytest.raises(JetError, match="possible only for a copy"):
            RecoveryOptions(**options)


def test_the_header_afterwards(case: CommitHistory, chain: Path) -> None:
    live = case.instance.databases[0].file.header
    assert live.bkinfo_full_prev.gen_high
    _, done = case.restore(chain, RestoreTarget(moment=case.stamps[12]))
    with case.fs.open_read(done.target / NAME) as file:
        header = read_header(file.read_at(0, 1 << 16)).header
        assert file.stat().size % 4096 == 0
    assert header.is_clean
    assert header.sign_db == live.sign_db
    assert header.sign_log != live.sign_log
    none = BackupInfo()
    assert header.bkinfo_full_cur == header.bkinfo_full_prev == header.bkinfo_inc_prev == none
    assert header.lgpos_consistent == header.lgpos_attach == Lgpos(1, 1, 0)


# rolling forward


def test_rolling_forward_with_the_logs_of_the_instance(case: CommitHistory, chain: Path) -> None:
    case.work(9)
    case.close()
    found, done = case.restore(chain, RestoreTarget(roll_forward=LIVE))
    assert found == {NAME: case.state(29)}
    assert done.plan.newer is not None
    found, _ = case.restore(chain, RestoreTarget(moment=case.stamps[25], roll_forward=LIVE))
    assert found == {NAME: case.state(25)}
    assert case.restore(chain)[0] == {NAME: case.state(20)}, "not unless it is asked for"
    points = restore_points(chain, roll_forward=LIVE, fs=case.fs)
    assert points.end.time == case.stamps[29]


def test_rolling_forward_while_the_instance_runs(case: CommitHistory, chain: Path) -> None:
    assert int(refused(case, chain, RestoreTarget(roll_forward=LIVE)).code) == -505


def test_rolling_forward_over_a_gap(case: CommitHistory, chain: Path) -> None:
    case.work(30)
    archives = case.instance.log.files.archives()
    case.close()
    last = read_manifest(case.fs, chain).logs[-1].generation or 0
    case.fs.remove(archives[last + 2])
    error = refused(case, chain, RestoreTarget(roll_forward=LIVE))
    assert (int(error.code), error.context["generation"]) == (-565, last + 2)


def test_rolling_forward_from_before_the_end_of_the_chain(case: CommitHistory, chain: Path) -> None:
    """It is refused by the checks, not found while replaying; the chain's last generation is its end."""
    case.work(9)
    case.close()
    last = read_manifest(case.fs, chain).logs[-1].generation or 0
    assert int(refused(case, chain, RestoreTarget(last - 1, roll_forward=LIVE)).code) == -1003
    assert case.restore(chain, RestoreTarget(last, roll_forward=LIVE))[0] == {NAME: case.state(29)}


def test_rolling_forward_with_another_stream(case: CommitHistory, chain: Path) -> None:
    case.close()
    for path in case.fs.list(LIVE):
        case.fs.remove(path)
    Instance.open(case.instance.parameters, fs=case.fs).close()
    assert int(refused(case, chain, RestoreTarget(roll_forward=LIVE)).code) == -610


def test_rolling_forward_with_another_history(case: CommitHistory, chain: Path) -> None:
    """A log of the right stream and number that follows another one than the chain's last."""
    case.work(9)
    case.close()
    last = read_manifest(case.fs, chain).logs[-1].generation or 0
    path = next(log.path for log in find_stream(case.fs, LIVE, "edb").logs.values() if log.generation == last + 1)
    with case.fs.open_update(path) as file:
        header = LogHeader(bytearray(file.read_at(0, 4096)))
        header.previous_created = LogTime.of(case.stamps[0])
        page = bytearray(header.buffer)
        seal_header(page)
        file.write_at(0, page)
    assert int(refused(case, chain, RestoreTarget(roll_forward=LIVE)).code) == -611


# in place


def test_in_place_and_taken_back(case: CommitHistory, chain: Path) -> None:
    case.work(4)
    case.close()
    before = case.fs.tree()
    events: list[LogEntry] = []
    wanted = RestoreTarget(moment=case.stamps[8])
    done = run_restore(
        chain, LIVE, wanted=wanted, in_place=True, context=RunContext(fs=case.fs, events=events.append)
    )
    assert contents(case.fs, LIVE) == {NAME: case.state(8)}
    assert done.kept is not None
    assert EventKind.RestoreDisplaced in [entry.id for entry in events]
    assert {own for _, own in done.kept.files} >= {NAME, "edb.log", "edb.chk"}
    assert refused(case, chain, in_place=True).hint.startswith("Confirm that restore")
    take_back(case.fs, LIVE)
    assert case.fs.tree() == before


def test_in_place_and_confirmed(case: CommitHistory, chain: Path) -> None:
    case.close()
    done = run_restore(
        chain, LIVE, wanted=RestoreTarget(moment=case.stamps[8]), in_place=True, context=RunContext(fs=case.fs)
    )
    (kept,) = find_displaced(case.fs, LIVE)
    assert kept.id == (done.kept.id if done.kept else "")
    case.workloads.clear()
    case.moment += SECOND
    case.reopened_with(NAME)
    assert case.workloads[NAME].state == case.state(8)
    case.work(2)
    confirm(case.fs, LIVE)
    assert find_displaced(case.fs, LIVE) == []
    assert not any("before-restore" in path.name for path in case.fs.list(LIVE))


class Failing(RootedFS):
    """Fails at one of its renames, counted from when it is told to."""

    def __init__(self, tree: Tree) -> None:
        MemoryFS.__init__(self, ROOT, tree)
        self.left = -1

    def rename(self, source: Path, target: Path) -> None:
        self.left -= 1
        if not self.left:
            raise Code.DiskIO.error("The disk is gone.", path=str(source))
        super().rename(source, target)


def test_in_place_with_a_failure_at_every_rename(case: CommitHistory, chain: Path) -> None:
    case.close()
    before, seen = case.fs.tree(), 0
    failing = Failing(before)
    while True:
        failing.left = seen + 1
        try:
            run_restore(
                chain,
                LIVE,
                wanted=RestoreTarget(moment=case.stamps[8]),
                in_place=True,
                context=RunContext(fs=failing),
            )
        except JetError:
            seen += 1
            failing.left = -1
            assert failing.tree() == before
        else:
            break
    assert seen > 5
    assert contents(failing, LIVE) == {NAME: case.state(8)}


class Killed(Failing):
    """At one of its renames the process ends: nothing is renamed after."""

    def rename(self, source: Path, target: Path) -> None:
        if self.left < 0:
            raise Code.DiskIO.error("Nobody is there.", path=str(source))
        super().rename(source, target)


def test_in_place_killed_at_every_rename(case: CommitHistory, chain: Path) -> None:
    """What is left can be taken back; nothing of it is deleted on a confirmation."""
    case.close()
    before = case.fs.tree()
    for count in itertools.count(1):
        killed = Killed(before)
        killed.left = count
        try:
            run_restore(
                chain,
                LIVE,
                wanted=RestoreTarget(moment=case.stamps[8]),
                in_place=True,
                context=RunContext(fs=killed),
            )
        except JetError:
            killed.left = 1 << 30
        else:
            break
        if find_displaced(killed, LIVE):
            with pytest.raises(JetError, match=r"^The restore to .* It contains only the displaced files"):
                confirm(killed, LIVE)
        take_back(killed, LIVE)
        assert killed.tree() == before
    assert count > 5
    restored = killed.tree()
    for count in itertools.count(1):
        killed = Killed(restored)
        killed.left = count
        try:
            take_back(killed, LIVE)
        except JetError:
            killed.left = 1 << 30
        else:
            break
        take_back(killed, LIVE)
        assert killed.tree() == before
    assert count > 3


def test_in_place_while_the_instance_runs(case: CommitHistory, chain: Path) -> None:
    assert int(refused(case, chain, in_place=True).code) == -505
