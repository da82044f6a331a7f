"""A restore, from the checks to the rename (design section 8).

Everything is checked first, then copied to a folder beside the target while its hashes are compared, then the
folder gets the target's name. Until then the target is untouched; nothing is written anywhere else.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from pathlib import Path

from engine.chain.manifest import FileRole, StoredFile
from engine.chain.stored import locate
from engine.digest import CHUNK, ParallelDigest
from engine.errors import Cancelled, JetError
from engine.events import EventKind, EventSink
from engine.events import silent as no_events
from engine.files import FileSystem, LocalFileSystem, make_directories, remove_quietly
from engine.progress import Cancel, Operation, Phase, Progress
from engine.progress import silent as no_progress
from engine.report import Report
from engine.restore.examine import RestorePlan, differs, examine


@dataclass(frozen=True)
class Restored:
    """What a restore brought back: ``plan`` says which files and in which state the databases are."""

    plan: RestorePlan
    seconds: float

    @property
    def target(self) -> Path:
        return self.plan.target


def run(
    chain: Path,
    target: Path,
    *,
    generation: int | None = None,
    create: bool = False,
    run_id: str | None = None,
    fs: FileSystem | None = None,
    progress: Progress = no_progress,
    events: EventSink = no_events,
    cancel: Cancel | None = None,
) -> Restored:
    """Restore a chain to a new or empty folder, logs up to ``generation`` only if given.

    ``create`` makes missing folders above the target. Raises the refusal of
    :func:`engine.restore.examine.examine`, ``Corruption`` when a file is not what was backed up,
    ``StorageFault``, ``Cancelled``; then the target is as it was.
    """
    fs, cancel, started = fs or LocalFileSystem(), cancel or Cancel(), time.monotonic()
    chain, target = chain.absolute(), target.absolute()
    report = Report(Operation.RESTORE, progress, events, instance=chain.parent.name, run=run_id)
    report.entry(EventKind.RestoreStarted, path=chain, target=target)
    made: list[Path] = []
    try:
        if create:
            made = make_directories(fs, target.parent)
        plan = examine(fs, chain, target, generation=generation)
        if plan.refusal is not None:
            raise plan.refusal
        assert plan.manifest is not None
        report.instance = plan.manifest.instance
        report.begin(plan.bytes)
        _bring(fs, plan, report, cancel)
    except Cancelled as stop:
        _undo(fs, made, target, report)
        report.entry(EventKind.RunCancelled, operation="restore", reason=stop.message)
        raise
    except JetError as error:
        _undo(fs, made, target, report)
        report.entry(EventKind.RestoreFailed, error=int(error.code), reason=error.message)
        raise
    _tell(plan, report)
    return Restored(plan, time.monotonic() - started)


def _bring(fs: FileSystem, plan: RestorePlan, report: Report, cancel: Cancel) -> None:
    """Copy to a folder beside the target, then give it the target's name."""
    staging = plan.target.with_name(f".{plan.target.name[:200]}-{uuid.uuid4().hex[:8]}.partial")
    fs.make_directory(staging)
    try:
        report.phase(Phase.STAGING)
        with ParallelDigest() as digest:
            for file in plan.files:
                _copy(fs, plan.chain, staging, file, digest, report, cancel)
        fs.sync_directory(staging)
        cancel.check()
        report.phase(Phase.PUBLISH)
        fs.rename(staging, plan.target)
        fs.sync_directory(plan.target.parent)
    finally:
        remove_quietly(fs, [staging])


def _copy(
    fs: FileSystem,
    chain: Path,
    staging: Path,
    file: StoredFile,
    digest: ParallelDigest,
    report: Report,
    cancel: Cancel,
) -> None:
    place = locate(fs, chain, file)
    report.item(file.name, file.bytes)
    with fs.open_read(place) as source, fs.create(staging / file.name) as target:
        done = 0
        while done < file.bytes:
            cancel.check()
            buffer = digest.buffer()
            view = memoryview(buffer)[: min(CHUNK, file.bytes - done)]
            if source.read_into(view, done) != len(view):
                raise differs(file, place, f"{file.name} is shorter than what was backed up.")
            digest.submit(buffer, len(view))
            target.write_at(done, view)
            target.start_writeback(done, len(view))
            report.advance(len(view))
            done += len(view)
        if digest.finish() != file.sha256:
            raise differs(file, place, f"{file.name} is not what was backed up: its SHA-256 differs.")
        target.sync()


def _undo(fs: FileSystem, made: list[Path], target: Path, report: Report) -> None:
    for directory in reversed(made):
        try:
            fs.remove_directory(directory)
        except JetError:
            break
    report.entry(EventKind.RestoreTargetUntouched, target=target)
    report.fail()


def _tell(plan: RestorePlan, report: Report) -> None:
    for file in plan.files:
        if file.role is FileRole.DATABASE:
            report.entry(EventKind.RestoreCopied, path=file.name, target=plan.target / file.name, size=file.bytes)
    for database in plan.databases:
        path = plan.target / database.name
        if database.clean:
            report.entry(EventKind.RestoreClean, path=path)
        else:
            low, high = database.required or (0, 0)
            report.entry(EventKind.RestoreNeedsRecovery, path=path, first=low, last=high)
    report.entry(EventKind.RestoreEnded, target=plan.target)
    report.complete()
