"""A backup as a whole: what it reports while it runs, what it says afterwards, and what the set is good for."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    BackupSet,
    Kind,
    LocalFileSystem,
    LocalFolder,
    LogChoice,
    Options,
    ReadOnlyDatabase,
    find_chains,
    preview,
    read_manifest,
    run_backup,
    run_restore,
    verify_path,
)
from engine.backup.copying import Reread
from engine.errors import Cancelled, JetError
from engine.events import EventKind, LogEntry
from engine.progress import Cancel, Event, Operation, Phase, Stage
from engine.run_context import RunContext
from tests.builders.log_files import DAY1, DAY2, WIN10, WIN11
from tests.builders.small_instance import (
    DATABASE,
    OTHER_DB,
    database_bytes,
    grow_small_instance,
    log_bytes,
    write_small_instance,
)
from tests.datasets import copy_of, dataset


class Case:
    """A source, a destination, and what was reported."""

    def __init__(self, root: Path) -> None:
        self.source = root / "source"
        self.destination = root / "destination"
        self.destination.mkdir()
        self.events: list[LogEntry] = []
        self.progress: list[Event] = []
        self.runs = 0

    def run(self, kind: Kind = Kind.FULL, options: Options | None = None) -> BackupSet:
        self.events.clear()
        self.progress.clear()
        self.runs += 1
        return run_backup(
            AtRestSource([self.source]),
            LocalFolder(self.destination),
            kind,
            options=options,
            context=RunContext(
                run_id=f"{self.runs:032x}", progress=self.progress.append, events=self.events.append
            ),
        )

    @property
    def kinds(self) -> list[int]:
        return [entry.id for entry in self.events]

    def copy(self, name: str) -> None:
        """Replace the source by a copy of a data set."""
        shutil.rmtree(self.source, ignore_errors=True)
        copy_of(dataset(name), self.source)
        for path in (self.source, *self.source.iterdir()):
            path.chmod(0o700)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = Case(tmp_path)
    write_small_instance(made.source)
    return made


def test_progress_keeps_its_promises(case: Case) -> None:
    made = case.run()
    plan = preview(AtRestSource([case.source]), LocalFolder(case.destination), Kind.FULL)
    stages = [event.stage for event in case.progress]
    assert (stages[0], stages[-1]) == (Stage.BEGIN, Stage.COMPLETE)
    assert set(stages[1:-1]) == {Stage.PROGRESS}
    assert {event.total for event in case.progress} == {plan.bytes}
    done = [event.done for event in case.progress]
    assert done == sorted(done)
    assert done[-1] == plan.bytes
    assert {event.operation for event in case.progress} == {Operation.BACKUP}
    phases = list(dict.fromkeys(event.phase for event in case.progress))
    assert phases == [Phase.CHECKS, Phase.DATABASES, Phase.LOGS, Phase.PUBLISH, Phase.COMPLETE]
    assert case.progress[-1].counts["verified"] == made.run.pages.verified
    assert case.progress[-1].counts["logs"] == 3


def test_a_stop_asked_for_when_all_is_copied_still_counts(case: Case) -> None:
    cancel = Cancel()

    def ask(event: Event) -> None:
        if event.done == event.total and event.phase is Phase.LOGS:
            cancel.request()

    source, destination = AtRestSource([case.source]), LocalFolder(case.destination)
    with pytest.raises(Cancelled):
        run_backup(source, destination, Kind.FULL, context=RunContext(progress=ask, cancel=cancel))
    assert list(case.destination.iterdir()) == []


def test_the_events_of_a_full(case: Case) -> None:
    case.run()
    assert case.kinds == [
        EventKind.FullBackupStarted,
        EventKind.FileCopyStarted,
        EventKind.FileCopyEnded,
        EventKind.LogCopyStarted,
        EventKind.LogsKeptAtRest,
        EventKind.BackupPublished,
        EventKind.BackupEnded,
    ]
    assert [int(kind) for kind in case.kinds[:4]] == [210, 220, 221, 223]
    assert case.kinds[-1] == 213
    assert {(entry.instance, entry.run) for entry in case.events} == {("edb-1234ABCD", f"{1:032x}")}


def test_the_events_of_an_incremental(case: Case) -> None:
    case.run()
    case.run(Kind.INCREMENTAL)
    assert (case.kinds[0], int(EventKind.IncrementalStarted)) == (EventKind.IncrementalStarted, 211)
    assert EventKind.NothingNew in case.kinds


def test_the_events_of_a_failure(case: Case) -> None:
    (case.source / "edb00002.log").write_bytes(log_bytes(2)[:5000] + b"x" + log_bytes(2)[5001:])
    with pytest.raises(JetError):
        case.run()
    assert case.kinds[-3:] == [EventKind.LogDamaged, EventKind.LogCopyFailed, EventKind.BackupFailed]
    assert case.events[-1].fields["error"] == -612
    assert case.progress[-1].stage is Stage.FAIL


def test_the_manifest_tells_the_run(case: Case) -> None:
    made = case.run()
    manifest = read_manifest(LocalFileSystem(), made.chain)
    assert manifest == made.manifest
    run = manifest.runs[0]
    assert (run.id, run.kind, run.logs, run.atomic) == (f"{1:032x}", Kind.FULL, (1, 3), False)
    assert run.started <= run.ended
    assert run.started.endswith("Z")
    assert run.bytes == sum(path.stat().st_size for path in case.source.iterdir())
    for file in manifest.files:
        data = (made.chain / file.name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file.bytes, file.checksum)
    assert [(file.name, file.current) for file in manifest.logs][-1] == ("edb.log", True)
    assert manifest.databases.keys() == {DATABASE}


def test_several_databases_of_one_stream(case: Case) -> None:
    (case.source / "more.edb").write_bytes(database_bytes(sign_db=OTHER_DB))
    made = case.run()
    assert made.manifest.databases.keys() == {DATABASE, "more.edb"}
    assert made.run.pages.total == 80
    assert verify_path(made.chain).ok


def test_a_full_of_the_needed_logs(case: Case) -> None:
    write_small_instance(case.source, last=6)
    made = case.run(options=Options(logs=LogChoice.NEEDED))
    assert made.run.logs == (1, 6), "the checkpoint lies in log 1"
    (case.source / "edb.chk").unlink()
    made = case.run(options=Options(logs=LogChoice.NEEDED))
    assert made.run.logs == (6, 6)
    assert made.run.notes


def test_chains_of_every_depth(case: Case, tmp_path: Path) -> None:
    """A full and five incrementals, with every shape of the current log between; the chain is whole each time."""
    steps: list[Callable[[], object]] = [
        lambda: grow_small_instance(case.source, 4),
        lambda: (case.source / "edb.log").write_bytes(log_bytes(4, 2)),
        lambda: write_small_instance(case.source, first=4, last=6, current=False),
        lambda: None,
        lambda: write_small_instance(case.source, first=7, last=9),
    ]
    chain = case.run().chain
    original = (case.source / DATABASE).read_bytes()
    for depth, step in enumerate(steps, start=1):
        step()
        made = case.run(Kind.INCREMENTAL)
        assert made.chain == chain
        assert len(made.manifest.runs) == depth + 1
        result = verify_path(chain)
        assert result.findings == (), depth
        target = tmp_path / f"restored-{depth}"
        run_restore(chain, target)
        assert (target / DATABASE).read_bytes() == original
        numbers = [log.generation for log in made.manifest.logs]
        assert numbers == list(range(1, len(numbers) + 1))
        for log in case.source.glob("*.log"):
            assert (target / log.name).read_bytes() == log.read_bytes()
    assert made.manifest.log_range == (1, 9)


def test_two_fulls_are_two_chains(case: Case) -> None:
    first, second = case.run(), case.run()
    assert first.chain != second.chain
    assert [chain.path for chain in find_chains(LocalFileSystem(), case.destination)] == [
        second.chain,
        first.chain,
    ]


def test_what_runs_out_of_memory_says_so(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("engine.backup.manner.DatabaseCopy.run", nothing)
    with pytest.raises(JetError) as caught:
        case.run()
    assert int(caught.value.code) == -1011
    assert case.kinds[-1] == EventKind.BackupFailed
    assert list(case.destination.iterdir()) == []


# real files


def test_the_server_a_day_later(case: Case, tmp_path: Path) -> None:
    """Day 1 in full, day 2 as an incremental: generations 2 to 5, day 1's half-filled 2 replaced."""
    case.copy(DAY1)
    day1 = (case.source / "SRUDB.dat").read_bytes()
    full = case.run()
    assert full.run.logs == (1, 2)
    case.copy(DAY2)
    made = case.run(Kind.INCREMENTAL)
    assert made.chain == full.chain
    assert made.run.logs == (2, 5)
    assert [file.name for file in made.files] == ["SRU00002.log", "SRU00003.log", "SRU00004.log", "SRU.log"]
    assert verify_path(made.chain).findings == ()
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=made.chain, capture_output=True, check=False)
    assert checked.returncode == 0
    run_restore(made.chain, tmp_path / "restored", recovering=False)
    restored = tmp_path / "restored" / "SRUDB.dat"
    assert restored.read_bytes() == day1
    with LocalFileSystem().open_read(restored) as file:
        assert len(ReadOnlyDatabase.open(file).tables()) > 5


def test_a_real_clean_instance_with_nothing_new(case: Case) -> None:
    case.copy(WIN10)
    assert case.run().run.logs == (3, 9)
    again = case.run(Kind.INCREMENTAL)
    assert again.nothing_new
    assert verify_path(again.chain).findings == ()


def test_a_real_dirty_instance(case: Case) -> None:
    case.copy(WIN11)
    made = case.run(options=Options(reread=Reread(pause=0)))
    assert made.run.logs == (0x59, 0x5C)
    assert any("needs recovery" in note for note in made.run.notes)
    assert verify_path(made.chain).ok
