"""A restore drill: a chain is restored, checked to the last row, and deleted.

Only a restore proves that a backup is usable. The chain is restored to a scratch folder like in a normal restore,
every tree of every database is checked and every row of every table is read. The result is a certificate.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from engine.chain.holds import leased
from engine.chain.manifest import FileRole, Manifest
from engine.chain.parts import StoredFile
from engine.chain.stored_chain import StoredChain
from engine.chain.stores import chain_at
from engine.chain.swap import patiently
from engine.errors import JetError
from engine.events import EventKind, EventSink, LogEntry, entry
from engine.files import FileSystem, make_directories, remove_quietly
from engine.leftovers import drill_folder, sweep_drills
from engine.progress import Cancel, Event, Operation, Phase, Progress, Stage
from engine.remedy import Remedy
from engine.report import Report
from engine.restore.job import run as restore
from engine.restore.plan import RestoreTarget
from engine.restore.points import Point
from engine.run_context import RunContext
from engine.sources.foreign_set import instance_of, read_set
from engine.staging import check_new_folder, sweep
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.finding import Finding, cause_of
from engine.verify.structure import check_structure

_CANCEL_EVERY = 1024
_RESTORED = "restored"


@dataclass(frozen=True)
class DrilledTable:
    """A table that was read completely."""

    database: str
    name: str
    rows: int


@dataclass(frozen=True)
class Certificate:
    """The result of a drill. ``findings`` name files as the chain does; ``reached`` as in a restore.

    ``tables`` are those of the application; those of the catalog were read, too.
    """

    chain: Path
    instance: str
    databases: tuple[str, ...]
    tables: tuple[DrilledTable, ...]
    findings: tuple[Finding, ...]
    reached: Point | None
    bytes: int
    seconds: float
    files: tuple[StoredFile, ...] = ()
    """Those that were restored, with the checksums that they were compared with."""
    logs: tuple[int, int] | None = None
    """The first and the last generation that was replayed."""

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)

    @property
    def ok(self) -> bool:
        """Whether everything that was restored is sound."""
        return not any(finding.is_damage for finding in self.findings)

    @property
    def cause(self) -> JetError | None:
        """Why it is not, as of a verification."""
        return None if self.ok else cause_of(self.findings, Remedy.NEW_CHAIN)


def run_drill(
    chain: Path | StoredChain,
    *,
    scratch: Path,
    wanted: RestoreTarget | None = None,
    context: RunContext | None = None,
) -> Certificate:
    """Restore a chain to a new folder in ``scratch`` and check it.

    Raises what :func:`engine.restore.job.run` raises, and ``Corruption`` if a table cannot be read completely;
    damage in the structure is a finding. The restored files are deleted in any case.
    """
    context, started = context or RunContext(), time.monotonic()
    fs, cancel = context.fs, context.cancel
    source, own = chain_at(chain, fs, context.keys), fs.beneath(scratch)
    walk = _Walk(own, context.progress, cancel)
    instance = instance_of(fs, source)
    report = replace(context, progress=walk.end).report(Operation.RESTORE, instance)
    report.entry(EventKind.DrillStarted, path=source.path)
    folder = drill_folder(scratch.absolute(), context.run_id)
    target = folder / _RESTORED
    with (
        report.ending("restore drill", EventKind.DrillFailed, path=source.path),
        leased(context.leases, source, "restore drill"),
        _own_folder(own, folder),
    ):
        found = patiently(cancel, partial(read_set, fs, source), waits=source.is_replaced_whole)
        source = found.chain
        walk.expect(found.manifest)
        step = partial(_tell_step, context.events, target, source.path)
        inner = replace(context, progress=walk.forward, events=step, fs=own)
        done = restore(source, target, wanted=wanted, context=inner)
        names = tuple(database.name for database in done.plan.databases)
        for name in names:
            walk.database(target / name)
    places = {file.name: source.stored(file).path for file in found.manifest.files}
    certificate = Certificate(
        source.path,
        instance,
        names,
        tuple(walk.tables),
        tuple(replace(finding, file=places.get(finding.file.name, finding.file)) for finding in walk.findings),
        done.reached,
        done.plan.bytes,
        time.monotonic() - started,
        done.plan.files,
        done.plan.log_range,
    )
    _tell(certificate, report)
    report.complete()
    return certificate


@contextmanager
def _own_folder(fs: FileSystem, folder: Path) -> Iterator[None]:
    """A new folder that is locked until it is deleted; those of drills that were killed are deleted first."""
    check_new_folder(fs, folder)
    sweep_drills(fs, folder.parent)
    sweep(fs, folder.parent)
    make_directories(fs, folder, lasts=False)
    try:
        with fs.lock(folder):
            yield
    finally:
        remove_quietly(fs, [folder])


class _Walk:
    """Reads what was restored, and carries the restore's progress on to the end of that."""

    def __init__(self, fs: FileSystem, progress: Progress, cancel: Cancel) -> None:
        self.tables: list[DrilledTable] = []
        self.findings: list[Finding] = []
        self._fs = fs
        self._progress = progress
        self._cancel = cancel
        self._left = self._extra = 0
        self._last: Event | None = None

    def expect(self, manifest: Manifest) -> None:
        """What the databases of this chain add to the restore's progress."""
        self._left = sum(file.bytes for file in manifest.files if file.role is FileRole.DATABASE)
        self._extra = self._left

    def forward(self, event: Event) -> None:
        """The restore's progress as a part of the drill's, whose end is not the restore's."""
        if event.stage is Stage.FAIL:
            return
        stage = Stage.PROGRESS if event.stage is Stage.COMPLETE else event.stage
        phase = Phase.DATABASES if event.stage is Stage.COMPLETE else event.phase
        self._last = replace(event, stage=stage, phase=phase, total=event.total + self._extra)
        self._progress(self._last)

    def database(self, path: Path) -> None:
        """Check one database's structure and read all its rows."""
        with self._fs.open_read(path) as file:
            size = file.stat().size
            database = ReadOnlyDatabase.open(file)
            self.findings += check_structure(database, self._cancel)
            tables = database.tables()
            for number, table in enumerate(tables):
                rows = 0
                for rows, _ in enumerate(database.rows(table), 1):
                    if not rows % _CANCEL_EVERY:
                        self._cancel.check()
                if not table.system:
                    self.tables.append(DrilledTable(path.name, table.name, rows))
                self._advance(size * (number + 1) // len(tables) - size * number // len(tables), table.name)

    def end(self, event: Event) -> None:
        """How the drill ended, well or not."""
        if self._last is not None:
            done = self._last.total if event.stage is Stage.COMPLETE else self._last.done
            self._progress(replace(self._last, stage=event.stage, phase=event.phase, done=done))

    def _advance(self, count: int, item: str) -> None:
        self._cancel.check()
        count = min(count, self._left)
        self._left -= count
        if self._last is not None:
            self._last = replace(self._last, done=self._last.done + count, item=item, item_done=0, item_total=0)
            self._progress(self._last)


_OF_THE_RESTORE = frozenset(
    {
        EventKind.RestoreStarted,
        EventKind.RestoreEnded,
        EventKind.RestoreFailed,
        EventKind.RestoreCopied,
        EventKind.RestoreClean,
        EventKind.RestoreNeedsRecovery,
        EventKind.RestoreTargetUntouched,
        EventKind.RunCancelled,
    }
)


def _tell_step(events: EventSink, folder: Path, chain: Path, happened: LogEntry) -> None:
    """What happens on the way, files by their names in the chain: where they were restored to is discarded."""
    if happened.kind is None or happened.kind in _OF_THE_RESTORE:
        return
    fields = {
        name: value.replace(str(folder), str(chain)) if isinstance(value, str) else value
        for name, value in happened.fields.items()
    }
    events(entry(happened.kind, instance=happened.instance, run=happened.run, moment=happened.moment, **fields))


def _tell(certificate: Certificate, report: Report) -> None:
    damage: Sequence[Finding] = [finding for finding in certificate.findings if finding.is_damage]
    if damage:
        report.entry(
            EventKind.DrillFoundDamage, path=certificate.chain, count=len(damage), reason=damage[0].detail
        )
    else:
        report.entry(
            EventKind.DrillPassed, path=certificate.chain, count=len(certificate.tables), rows=certificate.rows
        )
