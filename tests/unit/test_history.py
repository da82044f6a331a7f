"""The history: what is recorded is read back, paged, filtered; it survives crashes, damage and other programs."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.history.filter import EventFilter, IdRanges, RunFilter
from app.history.history import _GROUP_SECONDS, EVERYTHING, History
from app.history.runs import Failure, Figures, Run, RunOperation, RunState
from engine.error_codes import Code
from engine.errors import Cancelled
from engine.events import EventKind, EventLevel, LogEntry, entry
from engine.progress import Cancel
from tests.builders.history_entries import START, made_entry, never, texts

ROOT = Path(__file__).resolve().parents[2]
LEVELS = [EventLevel.ERROR, EventLevel.WARNING, *[EventLevel.INFORMATION] * 8]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.sqlite3"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    with History(path) as opened:
        yield opened


# ---- entries


def test_an_entry_is_read_back_as_it_was_recorded(history: History) -> None:
    run = history.begin_run("DHCP", RunOperation.BACKUP, "full")
    told = entry(EventKind.FileCopyStarted, instance="DHCP", run=run.id, path="/srv/ü\udc80.mdb", size=2**40)
    history.record(told)
    ((seq, read),) = history.window(EVERYTHING, 0, 10)
    assert read == told
    assert dict(read.fields) == dict(told.fields)
    assert seq == history.newest()


def test_information_is_grouped_and_errors_are_written_through(history: History, path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as other:

        def stored() -> int:
            return int(other.execute("SELECT count(*) FROM events").fetchone()[0])

        started = time.monotonic()
        history.record(made_entry(1))
        assert stored() == 0 or time.monotonic() > started + _GROUP_SECONDS, "it was written at once"
        deadline = time.monotonic() + 60
        while not stored() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert stored() == 1
        history.record(made_entry(2))
        history.record(made_entry(3, EventLevel.ERROR))
        assert stored() == 3


def test_an_entry_of_an_unknown_run_is_kept_without_it(history: History) -> None:
    history.record(entry(EventKind.FileCopyEnded, run="nobody", path="a"))
    assert history.window(EVERYTHING, 0, 1)[0].entry.run is None


def test_positions_stay_while_others_write(history: History) -> None:
    for number in range(50):
        history.record(made_entry(number))
    until = history.newest()
    for number in range(50, 60):
        history.record(made_entry(number))
    assert history.count(until=until) == 50
    assert history.count() == 60
    assert texts(history.window(EVERYTHING, 0, 2, until=until)) == ["Entry 49.", "Entry 48."]
    assert history.window(EVERYTHING, 50, 5, until=until) == []
    assert history.window(EVERYTHING, -1, 5) == history.window(EVERYTHING, 0, 0) == []


def test_an_empty_history_answers(history: History) -> None:
    assert (history.count(), history.newest(), history.window(EVERYTHING, 0, 5)) == (0, 0, [])
    assert list(history.events()) == []
    assert len(history.matching(EventFilter(text="x"))) == 0
    assert history.runs() == []
    assert history.clear(START) == 0


def test_paging_agrees_with_a_list_of_a_hundred_thousand(history: History) -> None:
    dice = random.Random(7)
    words = ["ntds", "DHCP", "100%", "a_b", "Größe", "\\x"]
    model = [
        made_entry(n, dice.choice(LEVELS), f"{dice.choice(words)} {n}", dice.choice(["A", "B"]))
        for n in range(100_000)
    ]
    for start in range(0, len(model), 10_000):
        for made in model[start : start + 10_000]:
            history.record(made)
        history.flush()
    model.reverse()
    filters: list[tuple[EventFilter, list[LogEntry]]] = [
        (EVERYTHING, model),
        (EventFilter(levels=frozenset({EventLevel.ERROR})), [e for e in model if e.level is EventLevel.ERROR]),
        (EventFilter(text="dHcP"), [e for e in model if "DHCP" in e.text]),
        (EventFilter(text="0%"), [e for e in model if "0%" in e.text]),
        (EventFilter(text="_b 9"), [e for e in model if "_b 9" in e.text]),
        (EventFilter(text="\\X"), [e for e in model if "\\x" in e.text]),
        (EventFilter(text="GRÖSSE 1"), [e for e in model if "Größe 1" in e.text]),
        (
            EventFilter(ids=IdRanges.parse("210-227,-225"), instance="B"),
            [e for e in model if 210 <= e.id <= 227 and e.id != 225 and e.instance == "B"],
        ),
        (
            EventFilter(since=START + timedelta(seconds=500), until=START + timedelta(seconds=70_000)),
            [e for e in model if 500 <= (e.moment - START).total_seconds() < 70_000],
        ),
    ]
    for wanted, expected in filters:
        assert expected
        assert history.count(wanted) == len(expected), wanted
        numbers = history.matching(wanted)
        assert len(numbers) == len(expected)
        for first in (0, 1, len(expected) // 2, len(expected) - 3, len(expected) + 5):
            page = expected[first : first + 200]
            assert [row.entry for row in history.window(wanted, first, 200)] == page
            assert [row.entry for row in history.at(numbers[first : first + 200])] == page


def test_a_scan_can_be_cancelled(history: History) -> None:
    history.record(made_entry(1))
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        history.matching(EventFilter(text="x"), cancel=cancel)


def test_clearing_removes_the_old_and_nothing_else(history: History) -> None:
    old = history.begin_run("DHCP", RunOperation.BACKUP)
    history.record(replace(made_entry(0), run=old.id))
    history.end_run(old, RunState.SUCCESS)
    alive = history.begin_run("DHCP", RunOperation.VERIFY)
    for number in range(1, 10):
        history.record(made_entry(number))
    highest = history.newest()
    assert history.clear(START + timedelta(seconds=5)) == 5
    found = [row.entry for row in history.events()]
    assert [e.text for e in found[1:]] == [f"Entry {n}." for n in range(9, 4, -1)]
    assert found[0].kind is EventKind.HistoryCleared
    assert history.count() == 6
    assert {run.id for run in history.runs()} == {old.id, alive.id}  # both began after that moment
    history.clear(datetime.now(UTC) + timedelta(days=1))
    assert [run.id for run in history.runs()] == [alive.id]
    history.record(made_entry(99))
    assert history.newest() > highest + 1
    assert history.count() == 2


# ---- runs


def test_a_run_is_read_back_with_figures_and_failure(history: History) -> None:
    run = history.begin_run("UAL", RunOperation.BACKUP, "incremental", source="/srv/ü", destination="/b\udcff")
    assert history.run(run.id) == run
    assert run.state is RunState.RUNNING
    figures = Figures(10, 5, 2, 1, 91, 92)
    ended = history.end_run(
        run, RunState.FAILED, figures, chain="/b/UAL/1", error=Code.DiskFull.error("No room in /b.")
    )
    assert history.run(run.id) == ended
    assert ended.figures == figures
    assert ended.chain == "/b/UAL/1"
    assert ended.failure == Failure("JET_errDiskFull", -1808, "No room in /b.", Code.DiskFull.hint)
    assert ended.seconds is not None
    assert ended.seconds >= 0
    assert history.run("nobody") is None


def test_a_run_has_one_terminal_state(history: History) -> None:
    run = history.begin_run("UAL", RunOperation.BACKUP)
    first = history.end_run(run, RunState.CANCELLED)
    assert history.end_run(run, RunState.SUCCESS) == first
    assert history.run(run.id) == first


def test_runs_are_filtered_and_paged_newest_first(history: History) -> None:
    made = [history.begin_run(name, RunOperation.BACKUP) for name in "ABABA"]
    history.end_run(made[0], RunState.SUCCESS)
    verify = history.begin_run("A", RunOperation.VERIFY)
    assert [r.id for r in history.runs()] == [r.id for r in (verify, *reversed(made))]
    assert [r.id for r in history.runs(first=1, count=2)] == [made[4].id, made[3].id]
    assert [r.id for r in history.runs(RunFilter(instance="B"))] == [made[3].id, made[1].id]
    assert [r.id for r in history.runs(RunFilter(operations=frozenset({RunOperation.VERIFY})))] == [verify.id]
    assert [r.id for r in history.runs(RunFilter(states=frozenset({RunState.SUCCESS})))] == [made[0].id]
    assert history.runs(RunFilter(until=made[0].started)) == []
    assert len(history.runs(RunFilter(since=made[0].started))) == 6


def test_end_of_run_brings_what_was_recorded_before(path: Path) -> None:
    with History(path) as history, History(path) as other:
        run = history.begin_run("A", RunOperation.BACKUP)
        history.record(entry(EventKind.BackupEnded, run=run.id))
        history.end_run(run, RunState.SUCCESS)
        assert other.count(EventFilter(run=run.id)) == 1


# ---- crashes and other programs

_CHILD = """
import os, sys, time
from pathlib import Path
from app.history.history import History
from app.history.runs import RunOperation
from engine.events import EventKind, entry
history = History(Path(sys.argv[1]))
run = history.begin_run("UAL", RunOperation.BACKUP, "full", destination="/b")
history.record(entry(EventKind.FullBackupStarted, instance="UAL", run=run.id))
history.record(entry(EventKind.ReadFailed, instance="UAL", run=run.id, path="p", offset=0, error=-1022))
print(run.id, flush=True)
time.sleep(60)
"""


@contextlib.contextmanager
def _child(code: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", code, *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as child:
        try:
            yield child
        finally:
            child.kill()


def _line(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def test_a_killed_run_is_found_interrupted_and_a_living_one_is_left_alone(history: History, path: Path) -> None:
    mine = history.begin_run("DHCP", RunOperation.BACKUP)
    with _child(_CHILD, str(path)) as child:
        run_id = _line(child)
        assert history.find_interrupted(never) == []
        os.kill(child.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        child.wait()
    (found,) = history.find_interrupted(never)
    assert (found.id, found.state, found.destination) == (run_id, RunState.INTERRUPTED, "/b")
    assert history.run(run_id) == found
    assert found.ended is not None
    kinds = [row.entry.kind for row in history.events(EventFilter(run=run_id))]
    assert kinds == [EventKind.RunInterrupted, EventKind.ReadFailed, EventKind.FullBackupStarted]
    assert history.find_interrupted(never) == []
    assert history.run(mine.id) == mine
    assert len(list((path.parent / "history.sqlite3.running").iterdir())) == 1  # mine alone


def test_a_run_that_the_manifest_lists_was_a_success(path: Path) -> None:
    with History(path) as left:
        run = left.begin_run("UAL", RunOperation.BACKUP)
    seen: list[str] = []

    def committed(asked: Run) -> bool:
        seen.append(asked.id)
        return True

    with History(path) as history:
        (found,) = history.find_interrupted(committed)
        assert seen == [run.id]
        assert found.state is RunState.SUCCESS
        assert history.window(EVERYTHING, 0, 1)[0].entry.kind is EventKind.RunFoundComplete


def test_a_destination_out_of_reach_counts_as_interrupted_and_is_said(path: Path) -> None:
    with History(path) as left:
        left.begin_run("UAL", RunOperation.BACKUP)

    def unreachable(asked: Run) -> bool:
        raise Code.InvalidPath.error("The destination is not there.")

    with History(path) as history, History(path) as second:
        (found,) = history.find_interrupted(unreachable)
        assert found.state is RunState.INTERRUPTED
        assert history.window(EVERYTHING, 0, 1)[0].entry.text.endswith("The destination is not there.")
        assert second.find_interrupted(unreachable) == []


def test_a_run_wrongly_called_interrupted_may_still_end(history: History, path: Path) -> None:
    run = history.begin_run("UAL", RunOperation.BACKUP)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE runs SET state = 'INTERRUPTED'")
    assert history.end_run(run, RunState.SUCCESS).state is RunState.SUCCESS
    stored = history.run(run.id)
    assert stored is not None
    assert stored.state is RunState.SUCCESS


_WRITER = """
import sys
from pathlib import Path
from app.history.history import History
from engine.events import EventKind, entry
with History(Path(sys.argv[1])) as history:
    sys.stdin.readline()
    for number in range(300):
        kind = EventKind.ReadFailed if number % 30 == 0 else EventKind.FileCopyEnded
        history.record(entry(kind, instance=sys.argv[2], path=str(number), offset=0, error=-1022))
"""


def test_two_programs_write_at_once(history: History, path: Path) -> None:
    with _child(_WRITER, str(path), "one") as one, _child(_WRITER, str(path), "two") as two:
        for child in (one, two):
            assert child.stdin is not None
            child.stdin.write("go\n")
            child.stdin.flush()
        assert (one.wait(60), two.wait(60)) == (0, 0)
    assert history.count() == 600
    for name in ("one", "two"):
        written = [row.entry.fields["path"] for row in history.events(EventFilter(instance=name))]
        assert written == [str(n) for n in range(299, -1, -1)]


def test_threads_write_and_read_at_once(history: History) -> None:
    def work(name: str) -> None:
        for number in range(200):
            history.record(made_entry(number, instance=name))
            if number % 50 == 0:
                history.count(EventFilter(instance=name))

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert history.count() == 800
    assert {history.count(EventFilter(instance=name)) for name in "abcd"} == {200}
