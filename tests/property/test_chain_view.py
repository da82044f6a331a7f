"""A chain read as of a commit shows what a restore to it brings and what the instance held; nothing is written."""

from __future__ import annotations

import contextlib
import tarfile
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from app.demo.workload import WorkloadState, read_state
from engine import ChainView, Kind, RestoreTarget, open_at, restore_points, run_restore
from engine.errors import Cancelled, JetError
from engine.files import FileSystem, LocalFileSystem, read_whole
from engine.formats.values import Value
from engine.progress import Cancel, Event, Stage
from engine.run_context import RunContext
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.finding import FindingKind
from engine.verify.structure import check_structure
from tests.builders.commit_history import NAME, SECOND, CommitHistory
from tests.builders.foreign_sets import PAGE, bare_set, grown_chain, overwrite
from tests.disk.crash_fs import tree_of
from tests.disk.fault_fs import CHANGING, Fault, FaultFS
from tests.golden.make_sets import ALL, FULL_AFTER, TABLE, moment_of
from tests.oracles.engine_sets import engine_set
from tests.share import Share, shared, shares

SETS = Path(__file__).parents[1] / "golden"
Rows = dict[str, list[dict[str, Value]]]


def rows_in(database: ReadOnlyDatabase) -> Rows:
    """Every row of every table but those of the catalog, in key order."""
    return {
        table.name: [dict(row) for row in database.rows(table)] for table in database.tables() if not table.system
    }


def rows_restored(fs: FileSystem, folder: Path) -> dict[str, Rows]:
    """By database, what a restore brought."""
    found = {}
    for path in fs.list(folder):
        if path.suffix == ".edb":
            with ReadOnlyDatabase.open(fs.open_read(path)) as database:
                found[path.name] = rows_in(database)
    return found


def rows_shown(view: ChainView) -> dict[str, Rows]:
    """By database, what a view shows; each is clean and sound."""
    found = {}
    for name in view.names:
        with view.open(name) as database:
            assert database.header.is_clean
            assert [f for f in check_structure(database) if f.kind is not FindingKind.LEAKED] == []
            found[name] = rows_in(database)
    return found


def state_shown(view: ChainView, name: str | None = None) -> WorkloadState | None:
    with view.open(name) as database:
        return read_state(database)


def backed_up(case: CommitHistory, commits: int, incrementals: int) -> Path:
    """A full, then so many commits with incrementals between and one at the end."""
    chain = case.run(Kind.FULL).chain
    for _ in range(incrementals):
        case.work(commits // incrementals)
        case.run(Kind.INCREMENTAL)
    return chain


def same_as_restored(case: CommitHistory, chain: Path, wanted: RestoreTarget) -> Rows:
    """The rows of the one database as of a state, from a view and from a restore; the disk is as before."""
    before = case.fs.tree()
    with open_at(chain, wanted, context=RunContext(fs=case.fs)) as view:
        shown, reached = rows_shown(view), view.reached
    assert case.fs.tree() == before
    done = run_restore(chain, case.target(), wanted=wanted, context=RunContext(fs=case.fs))
    assert shown == rows_restored(case.fs, done.target)
    assert reached == done.reached
    return shown[NAME]


@pytest.mark.parametrize("chapter", shared(range(5)))
def test_fifty_commits(chapter: int) -> None:
    """Five chapters of ten commits, each after all work before."""
    case = CommitHistory()
    case.work(20 * chapter)
    first = len(case.stamps) - 1
    chain = backed_up(case, 40, chapter % 4 + 1)
    for commit in sorted(Random(chapter).sample(range(first, first + 41), 10)):
        half = timedelta(milliseconds=500) * (commit % 2)
        rows = same_as_restored(case, chain, RestoreTarget(moment=case.stamps[commit] + half))
        assert rows["Progress"][0]["Commit"] == commit
        with open_at(chain, RestoreTarget(moment=case.stamps[commit]), context=RunContext(fs=case.fs)) as view:
            assert state_shown(view) == case.state(commit)
            assert view.reached is not None
            assert view.reached.time == case.stamps[commit]
    case.close()


def test_every_generation_and_the_end() -> None:
    case = CommitHistory()
    chain = backed_up(case, 30, 2)
    shown = 0
    for log in restore_points(chain, fs=case.fs).logs:
        wanted = RestoreTarget(log.generation)
        try:
            same_as_restored(case, chain, wanted)
        except JetError as error:
            with pytest.raises(JetError) as caught:
                case.restore(chain, wanted)
            assert (caught.value.code, caught.value.message) == (error.code, error.message)
            assert int(error.code) == -553, "the copy needs the logs up to its end"
        else:
            shown += 1
    assert shown > 3
    assert same_as_restored(case, chain, RestoreTarget())["Progress"][0]["Commit"] == 30
    case.close()


def test_of_several_databases_one_is_named() -> None:
    case = CommitHistory(names=("a.edb", "b.edb"))
    chain = backed_up(case, 12, 3)
    with open_at(chain, RestoreTarget(moment=case.stamps[7]), context=RunContext(fs=case.fs)) as view:
        assert view.names == ("a.edb", "b.edb")
        assert state_shown(view, "a.edb") == case.state(7, "a.edb")
        assert state_shown(view, "B.EDB") == case.state(7, "b.edb")
        with pytest.raises(JetError, match=r"several databases: a\.edb, b\.edb") as caught:
            view.open()
        assert int(caught.value.code) == -1003
        with pytest.raises(JetError, match=r"no database named 'c\.edb'") as caught:
            view.open("c.edb")
        assert int(caught.value.code) == -1203
    case.close()


def test_the_chain_of_an_earlier_version(tmp_path: Path) -> None:
    """At each of its commits that can be restored."""
    chain, disk = tmp_path / "chain", LocalFileSystem()
    with tarfile.open(SETS / "chain-4k.tar.xz") as archive:
        archive.extractall(chain, filter="data")
    before = tree_of(tmp_path)
    shown = {}
    for commit in range(FULL_AFTER + 1, ALL + 1):
        with open_at(chain, RestoreTarget(moment=moment_of(commit))) as view:
            shown[commit] = rows_shown(view)
    assert tree_of(tmp_path) == before
    assert len({len(str(rows)) for rows in shown.values()}) == len(shown), "each commit shows something else"
    for commit in (FULL_AFTER + 2, ALL):
        target = tmp_path / f"at {commit}"
        run_restore(chain, target, wanted=RestoreTarget(moment=moment_of(commit)))
        assert shown[commit] == rows_restored(disk, target)
    assert TABLE in next(iter(shown[ALL].values()))


# without writing


def test_no_call_changes_anything() -> None:
    case = CommitHistory()
    chain = backed_up(case, 20, 2)
    fs = FaultFS(case.fs)
    with open_at(chain, RestoreTarget(moment=case.stamps[11]), context=RunContext(fs=fs)) as view:
        assert state_shown(view) == case.state(11)
        assert view.recovered is not None
        assert view.recovered.applied, "there was something to replay"
    assert {call.verb for call in fs.calls} & (CHANGING | {"open_update", "lock"}) == set()
    assert {call.verb for call in fs.calls} >= {"open_read", "read"}
    case.close()


def test_no_file_stays_open_and_logs_are_let_go_at_once() -> None:
    case = CommitHistory()
    chain = backed_up(case, 10, 2)
    before = case.fs.open_files
    with open_at(chain, context=RunContext(fs=case.fs)) as view:
        assert case.fs.open_files == before + len(view.names)
        with view.open():
            pass
    with pytest.raises(JetError), open_at(chain, RestoreTarget(9999), context=RunContext(fs=case.fs)):
        pytest.fail("there is no such log")
    assert case.fs.open_files == before
    case.close()


@pytest.mark.parametrize("share", shares(), ids=str)
def test_whatever_fails_is_told_and_nothing_is_left(share: Share) -> None:
    case = CommitHistory()
    chain = backed_up(case, 10, 2)
    before, good = case.fs.tree(), FaultFS(case.fs)
    with open_at(chain, RestoreTarget(moment=case.stamps[6]), context=RunContext(fs=good)) as view:
        assert state_shown(view) == case.state(6)
    for call in share.of([call for call in good.calls if call.verb != "close"]):
        for fault in (Fault.INPUT_OUTPUT, *((Fault.BIT_FLIP, Fault.SHORT_READ) if call.verb == "read" else ())):
            fs, opened = FaultFS(case.fs), case.fs.open_files
            fs.fail_at(call.index, fault)
            wanted, context = RestoreTarget(moment=case.stamps[6]), RunContext(fs=fs)
            with contextlib.suppress(JetError), open_at(chain, wanted, context=context) as view:
                assert state_shown(view) == case.state(6), f"{call}: {fault}"
            assert case.fs.open_files == opened, f"{call}: {fault}"
            assert not {call.verb for call in fs.calls} & CHANGING
    assert case.fs.tree() == before
    case.close()


def test_memory_holds_what_the_logs_change_and_no_more() -> None:
    """The pages of a large database are neither kept nor read, but those that are asked for."""
    case = CommitHistory()
    case.work(1500)
    case.instance.log.roll()
    chain = case.run(Kind.FULL).chain
    case.work(4)
    case.run(Kind.INCREMENTAL)
    (path,) = (path for path in case.fs.list(chain) if path.name == NAME)
    size, fs = case.fs.stat(path).size, FaultFS(case.fs)
    with open_at(chain, context=RunContext(fs=fs)) as view:
        assert view.recovered is not None
        read = sum(call.length for call in fs.calls if call.verb == "read" and call.path == path)
        assert read < size / 2
        assert 0 < view.changed_bytes < size / 2
        changed = view.changed_bytes
        assert state_shown(view) is not None
        with view.open() as database:
            for table in database.tables():
                database.count_rows(table)
        assert view.changed_bytes == changed, "reading keeps nothing"
        largest = max(call.length for call in fs.calls if call.verb == "read" and call.path == path)
        assert largest <= 1 << 17
    case.close()


def test_progress_counts_the_logs_and_a_stop_is_noticed() -> None:
    case = CommitHistory()
    chain = backed_up(case, 20, 2)
    seen: list[Event] = []
    with open_at(chain, context=RunContext(fs=case.fs, progress=seen.append)) as view:
        assert view.recovered is not None
    assert (seen[0].stage, seen[-1].stage) == (Stage.BEGIN, Stage.COMPLETE)
    assert {event.total for event in seen} == {3 * view.plan.log_bytes}
    assert [event.done for event in seen] == sorted(event.done for event in seen)
    assert seen[-2].done == seen[-1].done, "nothing was left to be counted at the end"
    for stop_at in range(1, len(seen), 5):
        cancel = Cancel()
        told: list[Event] = []

        def stop(event: Event, at: int = stop_at, cancel: Cancel = cancel, told: list[Event] = told) -> None:
            told.append(event)
            if len(told) == at:
                cancel.request()

        context = RunContext(fs=case.fs, progress=stop, cancel=cancel)
        with pytest.raises(Cancelled), open_at(chain, context=context) as view, view.open() as database:
            database.tables()
        assert told[-1].stage in (Stage.FAIL, Stage.COMPLETE)
    case.close()


# what a restore refuses


def test_moments_out_of_reach_are_refused_alike() -> None:
    case = CommitHistory()
    case.work(4)
    chain = backed_up(case, 6, 2)
    for wanted in (
        RestoreTarget(moment=case.stamps[4] - SECOND),
        RestoreTarget(moment=case.stamps[-1].replace(year=2100)),
        RestoreTarget(9999),
        RestoreTarget(position=7),
    ):
        with pytest.raises(JetError) as caught, open_at(chain, wanted, context=RunContext(fs=case.fs)):
            pytest.fail("it was shown")
        with pytest.raises(JetError) as restored:
            case.restore(chain, wanted)
        assert (caught.value.code, caught.value.message) == (restored.value.code, restored.value.message)
        assert caught.value.hint == restored.value.hint
    with pytest.raises(JetError, match="without a restore"), open_at(chain, RestoreTarget(roll_forward=chain)):
        pytest.fail("it was shown")
    case.close()


@pytest.mark.parametrize("where", ["log", "missing log", "hash of a log", "manifest"])
def test_a_damaged_chain_is_refused_alike(where: str) -> None:
    case = CommitHistory()
    chain = backed_up(case, 20, 2)
    log = sorted(path for path in case.fs.list(chain) if path.suffix == ".log")[1]
    if where == "missing log":
        case.fs.remove(log)
    elif where == "manifest":
        overwrite(case.fs, chain / "backup-manifest.json", 40, b"\0\0\0")
    else:
        overwrite(case.fs, log, 9000 if where == "log" else 620, b"\x55\xaa")
    with pytest.raises(JetError) as caught, open_at(chain, context=RunContext(fs=case.fs)):
        pytest.fail("it was shown")
    with pytest.raises(JetError) as restored:
        case.restore(chain)
    assert (caught.value.code, caught.value.message) == (restored.value.code, restored.value.message)
    assert caught.value.hint == restored.value.hint != ""
    case.close()


def damaged(case: CommitHistory, chain: Path, pgno: int, data: bytes) -> None:
    overwrite(case.fs, chain / NAME, (pgno + 1) * PAGE + 100, data)


@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_damaged_page_is_refused_where_it_is_read(share: Share) -> None:
    """One that recovery needs, as a restore refuses it; another one when a row is on it."""
    case = CommitHistory()
    case.work(200)
    case.roll()
    chain = case.run(Kind.FULL).chain
    case.work(2)
    case.run(Kind.INCREMENTAL)
    original = read_whole(case.fs, chain / NAME, 1 << 26)
    refused = read_refused = 0
    used = [n for n in range(1, len(original) // PAGE - 2) if any(original[(n + 1) * PAGE : (n + 2) * PAGE])]
    for pgno in share.of(used):
        damaged(case, chain, pgno, b"\x01\x02\x03\x04\x05")
        try:
            with open_at(chain, context=RunContext(fs=case.fs)) as view:
                try:
                    assert state_shown(view) is not None
                except JetError as error:
                    assert error.message == f"Page {pgno} of {NAME} fails its checksum."
                    assert error.hint.startswith("Verify the backup set")
                    assert error.context["path"] == str(chain / NAME)
                    read_refused += 1
        except JetError as error:
            with pytest.raises(JetError) as restored:
                case.restore(chain)
            assert (error.code, error.message) == (restored.value.code, restored.value.message)
            assert error.hint.startswith("Verify the backup set")
            refused += 1
        overwrite(case.fs, chain / NAME, 0, original)
    assert refused
    assert read_refused
    case.close()


def test_a_chain_that_a_backup_continues_meanwhile() -> None:
    case = CommitHistory()
    chain = backed_up(case, 10, 2)
    with open_at(chain, context=RunContext(fs=case.fs)) as view:
        case.work(5)
        case.run(Kind.INCREMENTAL)
        assert state_shown(view) == case.state(10), "the view stays at its commit"
    with open_at(chain, context=RunContext(fs=case.fs)) as view:
        assert state_shown(view) == case.state(15)
    case.close()


# backup sets made by other programs


def test_a_set_without_hashes_and_a_flipped_bit() -> None:
    case = CommitHistory()
    case.work(100)
    case.instance.log.roll()
    case.work(1)
    folder = bare_set(case.fs, grown_chain(case))
    for commit in (104, 109, 118):
        with open_at(folder, RestoreTarget(moment=case.stamps[commit]), context=RunContext(fs=case.fs)) as view:
            assert state_shown(view) == case.state(commit)
    data = read_whole(case.fs, folder / NAME, 1 << 26)
    used = [pgno for pgno in range(1, len(data) // PAGE - 2) if any(data[(pgno + 1) * PAGE :][:PAGE])]
    for pgno in (used[3], used[-3]):
        flipped = bytes([data[(pgno + 1) * PAGE + 100] ^ 4])
        overwrite(case.fs, folder / NAME, (pgno + 1) * PAGE + 100, flipped)
    with open_at(folder, context=RunContext(fs=case.fs)) as view:
        assert state_shown(view) == case.state(118), "single bits are corrected, as in a restore"
    assert read_whole(case.fs, folder / NAME, 1 << 26) != data, "and not in the set"
    case.close()


@pytest.mark.parametrize("part", ["full", "at"])
def test_a_set_of_the_vendors_engine(part: str, tmp_path: Path) -> None:
    folder = engine_set("jetbackup-4k", tmp_path) / part
    before = tree_of(tmp_path)
    with open_at(folder) as view:
        shown = rows_shown(view)
    assert tree_of(tmp_path) == before
    run_restore(folder, tmp_path / "restored")
    assert shown == rows_restored(LocalFileSystem(), tmp_path / "restored")
    assert len(shown["a.edb"]["T"]) > 50
