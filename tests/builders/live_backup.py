"""A running instance with a workload, its backups, and what their chains are worth: restored and held against it.

Everything lies in a file system in memory, so that a schedule of hundreds of interleaved steps takes a moment.
What happens between two reads of a page is up to the schedule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest

from app.demo.workload import Workload, WorkloadState, read_state
from engine.backup.copying import Reread
from engine.backup.job import BackupSet, Options, run
from engine.chain.local_folder import LocalFolder
from engine.chain.manifest import FileRole, Kind
from engine.chain.stored import read_manifest
from engine.change.live_database import LiveDatabase
from engine.control.backup_control import LocalBackupControl
from engine.discovery.instance_files import InstanceFiles
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import LogEntry
from engine.files import FileStat, FileSystem, ReadFile
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.progress import Cancel, Event
from engine.recovery.recover import RecoveryOptions, recover
from engine.run_context import RunContext
from engine.sources.live import LiveSource
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.finding import FindingKind
from engine.verify.structure import check_structure
from tests.disk.crash_model import Tree
from tests.disk.memory_fs import MemoryFS

ROOT = Path("/memory").absolute()
LIVE, SHELF = ROOT / "live", ROOT / "backups"
SMALL_LOG_KIB = 64

Action = Callable[[], None]


def nothing() -> None:
    """Between two reads nothing happens."""


class RootedFS(MemoryFS):
    """A memory file system whose root has parents, as every folder of a machine does."""

    def __init__(self, tree: Tree | None = None) -> None:
        super().__init__(ROOT, tree)
        for folder in (LIVE, SHELF):
            if not self.exists(folder):
                self.make_directory(folder)

    def stat(self, path: Path) -> FileStat:
        if path in self.root.parents:
            return FileStat(0, 0, 0, len(path.parts), False, True)
        return super().stat(path)


class BetweenReads:
    """A file that is read page by page, with an action before each of them."""

    def __init__(self, file: ReadFile, piece: int, action: Action) -> None:
        self.path = file.path
        self._file, self._piece, self._action = file, piece, action

    def read_at(self, offset: int, length: int) -> bytes:
        self._action()
        return self._file.read_at(offset, length)

    def read_into(self, buffer: memoryview, offset: int) -> int:
        done = 0
        while done < len(buffer):
            self._action()
            piece = buffer[done : done + self._piece]
            got = self._file.read_into(piece, offset + done)
            done += got
            if got != len(piece):
                break
        return done

    def stat(self) -> FileStat:
        return self._file.stat()

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> BetweenReads:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class InterleavedSource(LiveSource):
    """The instance as a source, with an action before every page read and around the roll."""

    def __init__(self, instance: Instance, action: Action = nothing, before_roll: Action = nothing) -> None:
        super().__init__(LocalBackupControl(instance), instance.fs, rest=0)
        self.action, self.before_roll = action, before_roll
        self._piece = instance.parameters.page_size

    def open(self, path: Path) -> ReadFile:
        self.action()
        return BetweenReads(super().open(path), self._piece, self.action)

    def roll(self) -> InstanceFiles:
        self.before_roll()
        return super().roll()


class LiveCase:
    """An instance with databases, each with a workload whose every state is remembered."""

    def __init__(self, parameters: Parameters | None = None, *, names: Sequence[str] = ("w.edb",)) -> None:
        self.fs = RootedFS()
        self.instance = Instance.open(parameters or small(), fs=self.fs)
        self.workloads: dict[str, Workload] = {}
        self.states: dict[str, dict[int, WorkloadState]] = {}
        for name in names:
            self.add(name)
        self.events: list[LogEntry] = []
        self.progress: list[Event] = []
        self._restored = 0

    def add(self, name: str, seed: int = 1) -> LiveDatabase:
        """One more database with a workload."""
        database = self.instance.create_database(LIVE / name)
        workload = self.workloads[name] = Workload(self.instance, database, seed=seed)
        self.states[name] = {0: workload.state}
        return database

    def step(self, count: int = 1) -> None:
        """So many transactions in every database."""
        for _ in range(count):
            for name, workload in self.workloads.items():
                state = workload.step()
                self.states[name][state.commit] = state

    @property
    def now(self) -> dict[str, WorkloadState]:
        """What each database holds."""
        return {name: workload.state for name, workload in self.workloads.items()}

    def logs(self) -> list[int]:
        """Closed logs in the instance's folder."""
        return list(self.instance.log.files.archives())

    def roll(self) -> None:
        """A log roll with all that the writer does at its next safe point."""
        self.instance.log.roll()
        self.step()

    def run(
        self,
        kind: Kind = Kind.FULL,
        source: LiveSource | None = None,
        *,
        options: Options | None = None,
        cancel: Cancel | None = None,
        run_id: str | None = None,
    ) -> BackupSet:
        """A backup to the store; its events and progress are kept."""
        self.events.clear()
        self.progress.clear()
        return run(
            source or InterleavedSource(self.instance),
            LocalFolder(SHELF, self.fs),
            kind,
            options=options or Options(reread=Reread(pause=0)),
            context=RunContext(
                run_id=run_id or uuid4().hex,
                progress=self.progress.append,
                events=self.events.append,
                cancel=cancel or Cancel(),
            ),
        )

    @property
    def ids(self) -> list[int]:
        """Ids of the last run's events that the vendor's engine has, too."""
        return [entry.id for entry in self.events if entry.id < 9000]

    def restored(self, chain: Path) -> dict[str, WorkloadState | None]:
        """What a copy of a chain holds once it is recovered, every tree of it checked."""
        return restored(self.fs, chain, self._next_folder())

    def after_a_crash(self) -> dict[str, WorkloadState | None]:
        """What the databases would hold if the machine stopped now and the instance started again."""
        fs = MemoryFS(ROOT, self.fs.tree())
        databases = [database.path for database in self.instance.databases]
        recover(fs, log_directory=LIVE, base=self.instance.parameters.base, databases=databases)
        return {path.name: contents(fs, path) for path in databases}

    def close(self) -> None:
        """End normally."""
        for workload in self.workloads.values():
            workload.close()
        self.instance.close()

    def _next_folder(self) -> Path:
        self._restored += 1
        return ROOT / f"restored-{self._restored}"


def small(
    *,
    page_size: int = 4096,
    circular: bool = False,
    cache_pages: int = 64,
    depth_logs: int = 2,
    growth: int = 8,
    log_kib: int = SMALL_LOG_KIB,
) -> Parameters:
    """Small logs, a small cache, a checkpoint that is never far behind."""
    return Parameters(
        LIVE,
        page_size=page_size,
        log_file_kib=log_kib,
        circular=circular,
        checkpoint_depth=depth_logs * log_kib * 1024,
        cache_pages=cache_pages,
        growth_pages=growth,
        writer_wait=1.0,
    )


def copy_chain(fs: FileSystem, chain: Path, to: Path) -> list[Path]:
    """Copy what a chain's manifest lists into a new folder; its databases there."""
    fs.make_directory(to)
    databases = []
    for file in read_manifest(fs, chain).files:
        with fs.open_read(chain / file.place) as source, fs.create(to / file.name) as target:
            target.write_at(0, source.read_at(0, file.bytes))
        if file.role is FileRole.DATABASE:
            databases.append(to / file.name)
    return databases


def restored(fs: FileSystem, chain: Path, to: Path) -> dict[str, WorkloadState | None]:
    """Copy, replay, undo; what each database holds then."""
    databases = copy_chain(fs, chain, to)
    base = read_manifest(fs, chain).base
    assert base is not None
    options = RecoveryOptions(backup_copy=True, whole_set=True)
    recover(fs, log_directory=to, base=base, databases=databases, options=options)
    return {path.name: contents(fs, path) for path in databases}


def contents(fs: FileSystem, path: Path) -> WorkloadState | None:
    """What a clean database holds, once all that can be checked in it was."""
    with ReadOnlyDatabase.open(fs.open_read(path)) as database:
        assert database.header.is_clean
        findings = [found for found in check_structure(database) if found.kind is not FindingKind.LEAKED]
        assert not findings, [finding.detail for finding in findings]
        return read_state(database)


def store(case: LiveCase) -> Tree:
    """All that lies at the destination."""
    return {name: entry for name, entry in case.fs.tree().items() if name.startswith(f"{SHELF.name}/")}


def refused(code: Code, call: Callable[[], object]) -> JetError:
    """The error of a call that has to fail with this one."""
    with pytest.raises(JetError) as caught:
        call()
    assert caught.value.code is code, caught.value
    return caught.value


def chosen(random: Random, actions: Sequence[tuple[float, Action]]) -> Action:
    """An action that does each of these with its probability."""

    def act() -> None:
        for probability, action in actions:
            if random.random() < probability:
                action()

    return act
