"""After a restore in place: the displaced files are deleted or put back, and this is logged.

The work itself is done by :mod:`engine.restore.displaced`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from engine.discovery.scan import scan
from engine.errors import JetError
from engine.events import EventKind
from engine.files import FileSystem
from engine.progress import Operation
from engine.restore.displaced import DisplacedFiles, confirm, find_displaced, take_back
from engine.run_context import RunContext


def run_confirm(target: Path, *, context: RunContext | None = None) -> list[DisplacedFiles]:
    """Delete what stepped aside in ``target``; what that was.

    Raises as :func:`engine.restore.displaced.confirm`."""
    context = context or RunContext()
    fs = context.fs
    report = context.report(Operation.RESTORE, instance_in(fs, target))
    with report.ending("confirmation of the restore"), _counting(fs, target, "deleted") as count:
        found = confirm(fs, target)
    kind = EventKind.RestoreConfirmed if found else EventKind.NothingKept
    report.entry(kind, target=target, count=count())
    report.complete()
    return found


def run_take_back(target: Path, *, context: RunContext | None = None) -> list[DisplacedFiles]:
    """Bring back what stepped aside in ``target``; what that was. After a failure the same call goes on.

    Raises as :func:`engine.restore.displaced.take_back`.
    """
    context = context or RunContext()
    fs = context.fs
    report = context.report(Operation.RESTORE, instance_in(fs, target))
    there = len(fs.list(target)) if fs.exists(target) else 0
    with report.ending("take-back of the restore"), _counting(fs, target, "put back") as count:
        found = take_back(fs, target)
    report.instance = instance_in(fs, target)
    if found:
        gone = max(there - len(fs.list(target)), 0)
        report.entry(EventKind.RestoreTakenBack, target=target, count=count(), gone=gone)
    else:
        report.entry(EventKind.NothingKept, target=target)
    report.complete()
    return found


def instance_in(fs: FileSystem, folder: Path) -> str:
    """The name of the instance whose files are directly in ``folder``, otherwise the name of the folder."""
    try:
        here = [i for i in scan([folder], fs=fs).instances if i.directory == folder]
    except JetError:
        here = []
    return here[0].name if len(here) == 1 else folder.name


@contextmanager
def _counting(fs: FileSystem, target: Path, done: str) -> Iterator[Callable[[], int]]:
    """How many of the kept files were dealt with; a failure halfway says so."""
    before = _files(find_displaced(fs, target) if fs.exists(target) else [])
    try:
        yield lambda: before - _files(find_displaced(fs, target))
    except JetError as error:
        count = before - _files(find_displaced(fs, target) if fs.exists(target) else [])
        if count:
            error.message += f" {count:,} of {before:,} files had been {done} before that."
        raise


def _files(kept: Sequence[DisplacedFiles]) -> int:
    return sum(len(each.files) for each in kept)
