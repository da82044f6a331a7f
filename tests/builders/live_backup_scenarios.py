"""The runs of a live instance and its backups that the crash and fault sweeps go through, call by call.

The instance and the destination lie on one volume. Between the reads of a backup the instance commits, and its log
rolls. For every run the content at the roll of its log is written down: that is what its chain has to restore.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from itertools import count

from engine.backup.copying import Reread
from engine.backup.job import Options
from engine.backup.job import run as run_backup
from engine.backup.truncation import run_truncate
from engine.chain.local_folder import LocalFolder
from engine.chain.manifest import Kind
from engine.control.backup_control import LocalBackupControl
from engine.control.truncation import Truncation
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem
from engine.run_context import RunContext
from engine.sources.live import LiveSource
from tests.builders.live_backup import LIVE, SHELF, Action, InterleavedSource, RootedFS, nothing
from tests.builders.live_runs import ROOT as RUNS_ROOT
from tests.builders.live_runs import Content, Run
from tests.disk.crash_model import Tree

assert LIVE == RUNS_ROOT
NO_FULL = frozenset((Code.MissingFullBackup,))
LOG_GONE = frozenset((Code.MissingFileToBackup,))
FULL, NEXT = "full-before", "the-run"
COMMIT_EVERY = 12
"""Reads of a page between two commits."""

Restorable = dict[str, Content]
"""By the id of a chain's last run, what the chain restores."""


class BackupRun(Run):
    """An instance at work that is backed up. ``restorable`` is what chains hold whose last run has that id."""

    def __init__(
        self,
        fs: FileSystem,
        mark: Callable[[str], None],
        content: Content | None = None,
        restorable: Restorable | None = None,
    ) -> None:
        super().__init__(fs, mark, content)
        self.restorable = dict(restorable or {})
        self.atomic = False
        self._mark_done = mark
        self.truncated = Truncation()
        """Of the last run."""
        self.errors: list[JetError] = []
        """Of the writer and of the backups."""

    def begin(self) -> None:
        """Start the instance where it was left."""
        self.open()
        for name in self.content:
            self.attach(name)

    def fill(self, steps: int) -> None:
        """So many commits, of some log each."""
        for _ in range(steps):
            self.step(rows=6, size=1200)

    def backup(self, kind: Kind, id_: str, action: Action | None = None) -> None:
        """A backup to the store, with an action before each read of a page; commits of a writer unless given."""
        made = run_backup(
            InterleavedSource(self.instance, action or self.writer(), partial(self._rolls, id_)),
            LocalFolder(SHELF, self.fs),
            kind,
            options=Options(atomic=self.atomic, reread=Reread(pause=0)),
            context=RunContext(run_id=id_),
        )
        self._mark_done(f"made {id_}")
        self.truncated = made.truncated

    def truncate(self) -> None:
        """Only let go of logs."""
        self.truncated = run_truncate(LiveSource(LocalBackupControl(self.instance), self.fs, rest=0))

    def writer(self) -> Action:
        """Commits now and then."""
        return self.writes(lambda: self.step(size=600))

    def writes(self, change: Callable[[], object]) -> Action:
        """A change now and then. A failure is the writer's own concern, not that of whom he interrupts."""
        reads = count(1)

        def act() -> None:
            if next(reads) % COMMIT_EVERY == 0:
                try:
                    change()
                except JetError as error:
                    self.errors.append(error)

        return act

    def _rolls(self, id_: str) -> None:
        self.restorable[id_] = copy.deepcopy(self.content)


Act = Callable[[BackupRun], None]


@dataclass(frozen=True)
class Start:
    """A volume, what its databases hold, or will after recovery, and what its chains restore."""

    tree: Tree
    content: Content
    restorable: Restorable


@dataclass(frozen=True)
class BackupScenario:
    """``before`` makes the volume that ``act`` begins with; the instance runs at the beginning of both.

    ``makes`` tells whether there is a new run at the end, ``truncates`` whether logs go. ``refusals``: an
    incremental after a cut may be refused with one of these.
    """

    name: str
    act: Act
    before: Callable[[], Start]
    makes: bool = True
    truncates: bool = True
    refusals: frozenset[Code] = frozenset()

    def __str__(self) -> str:
        return self.name

    def disk(self) -> RootedFS:
        return RootedFS(self.before().tree)

    def begin(self, fs: FileSystem, mark: Callable[[str], None]) -> BackupRun:
        """The run, its instance started, to be acted with; ``fs`` is, or wraps, such a :meth:`disk`."""
        start = self.before()
        run = BackupRun(fs, mark, start.content, start.restorable)
        run.begin()
        return run


def _start(act: Act, *, atomic: bool = False) -> Callable[[], Start]:
    @cache
    def made() -> Start:
        fs = RootedFS()
        run = BackupRun(fs, lambda label: None)
        run.atomic = atomic
        run.open()
        run.create()
        with run.transaction() as work:
            work.create_table()
        run.fill(6)
        act(run)
        run.abandon()
        return Start(fs.tree(), run.content, run.restorable)

    return made


def _full_before(run: BackupRun) -> None:
    run.backup(Kind.FULL, FULL, nothing)
    run.fill(6)


def _chain_before(run: BackupRun) -> None:
    _full_before(run)
    run.backup(Kind.INCREMENTAL, "incremental-before", nothing)


def _chain_and_new_work(run: BackupRun) -> None:
    _chain_before(run)
    run.fill(4)


def _left_clean(run: BackupRun) -> None:
    _chain_and_new_work(run)
    run.close()


def _nothing(run: BackupRun) -> None:
    """No backup yet."""


def _full(run: BackupRun) -> None:
    run.backup(Kind.FULL, NEXT)
    run.step()


def _differential(run: BackupRun) -> None:
    run.backup(Kind.DIFFERENTIAL, NEXT)
    run.step()


def _copy(run: BackupRun) -> None:
    run.backup(Kind.COPY, NEXT)
    run.step()


def _atomic(run: BackupRun) -> None:
    run.atomic = True
    _full(run)


def _incremental(run: BackupRun) -> None:
    """A transaction is open all the time, and at the roll half done."""
    with run.transaction() as work:
        run.backup(Kind.INCREMENTAL, NEXT, run.writes(lambda: work.insert(400)))
        if run.errors:
            work.rollback()
    run.step()


def _truncate(run: BackupRun) -> None:
    """With the checkpoint some logs behind."""
    run.fill(6)
    run.truncate()
    run.step()


CLEAN = _start(_left_clean)
"""A full and an incremental backup, and the instance at rest, some commits later."""

SCENARIOS = (
    BackupScenario("full", _full, _start(_nothing), refusals=NO_FULL),
    BackupScenario("full-second", _full, _start(_chain_and_new_work)),
    BackupScenario("atomic-second", _atomic, _start(_full_before, atomic=True)),
    BackupScenario("incremental", _incremental, _start(_full_before)),
    BackupScenario("incremental-second", _incremental, _start(_chain_and_new_work)),
    BackupScenario("differential", _differential, _start(_full_before), truncates=False),
    BackupScenario("copy", _copy, _start(_chain_and_new_work), truncates=False),
    BackupScenario("truncate", _truncate, _start(_chain_and_new_work), makes=False, refusals=LOG_GONE),
)
