"""A restore, from the checks to the rename (design section 8).

Everything is checked first, then copied to a folder beside the target while its hashes are compared, then the
folder gets the target's name. Until then the target is untouched; nothing is written anywhere else. The folder
is locked while it is worked on, so the next restore to the same place can tell and remove what a dead one left.
"""

from __future__ import annotations

import contextlib
import re
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

from engine.chain.manifest import FileRole, StoredFile
from engine.chain.stored import locate
from engine.digest import CHUNK, ParallelDigest
from engine.error_codes import Code
from engine.errors import Cancelled, JetError, WrongState
from engine.events import EventKind, EventSink
from engine.events import silent as no_events
from engine.files import (
    FileSystem,
    LocalFileSystem,
    make_directories,
    remove_empty,
    remove_quietly,
)
from engine.progress import Cancel, Operation, Phase, Progress
from engine.progress import silent as no_progress
from engine.report import Report
from engine.restore.examine import RestorePlan, differs, examine

_STAGING, _PARTIAL = ".ese-restore-", ".partial"
_IS_STAGING = re.compile(re.escape(_STAGING) + "[0-9a-f]{8}" + re.escape(_PARTIAL))


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
            make_directories(fs, target.parent, made)
        _sweep(fs, target.parent)
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
    except MemoryError as error:
        failure = Code.OutOfMemory.error()
        _undo(fs, made, target, report)
        report.entry(EventKind.RestoreFailed, error=int(failure.code), reason=failure.message)
        raise failure from error
    _tell(plan, report)
    return Restored(plan, time.monotonic() - started)


def _bring(fs: FileSystem, plan: RestorePlan, report: Report, cancel: Cancel) -> None:
    """Copy to a folder beside the target, then give it the target's name."""
    staging = plan.target.with_name(f"{_STAGING}{uuid.uuid4().hex[:8]}{_PARTIAL}")
    try:
        fs.make_directory(staging)
        with fs.lock(staging):
            report.phase(Phase.STAGING)
            with ParallelDigest() as digest:
                for file in plan.files:
                    _copy(fs, plan.chain, staging, file, digest, report, cancel)
            fs.sync_directory(staging)
            cancel.check()
            report.phase(Phase.PUBLISH)
            _appear(fs, staging, plan.target)
    finally:
        remove_quietly(fs, [staging])


def _appear(fs: FileSystem, staging: Path, target: Path) -> None:
    """Give the complete folder the target's name; taken back if that fails or cannot be made durable."""
    was_there = fs.exists(target)
    try:
        fs.rename(staging, target)
        fs.sync_directory(target.parent)
    except BaseException:
        if not fs.exists(staging):
            fs.rename(target, staging)
            if was_there:
                fs.make_directory(target)
        raise


def _sweep(fs: FileSystem, folder: Path) -> None:
    """Remove what restores into this folder left that were killed; a running one holds the lock of its own."""
    with contextlib.suppress(JetError):
        for entry in fs.list(folder):
            if _IS_STAGING.fullmatch(entry.name) and not fs.is_link(entry):
                with contextlib.suppress(WrongState), fs.lock(entry):
                    remove_quietly(fs, [entry])


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
    remove_empty(fs, made)
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
