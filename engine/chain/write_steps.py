"""The live test of a destination: a small file goes the whole way of a backup, one step after the other.

Permissions, mounts, quotas and the rules of a bucket do not show completely what will be refused. So a file is
written, synced, renamed, read back and deleted, and each step says how it went. Nothing else is touched; what a
kill leaves has a hidden name that no backup takes for its own.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from engine.chain.absence import not_available
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, is_gone, remove_quietly
from engine.progress import Cancel
from engine.write_test import name_of_test

TEST_BYTES = 1 << 16
"""What the test file holds: more than a file system keeps beside the name."""


class WriteStepKind(StrEnum):
    """The steps, in their order."""

    REACH = "reach"
    WRITE = "write"
    SYNC = "sync"
    RENAME = "rename"
    READ = "read"
    DELETE = "delete"


class StepOutcome(StrEnum):
    """How a step went. ``limited``: refused, and backups work all the same."""

    DONE = "done"
    FAILED = "failed"
    LIMITED = "limited"
    NOT_NEEDED = "not-needed"
    NOT_REACHED = "not-reached"


@dataclass(frozen=True, slots=True)
class WriteStep:
    """One step. ``seconds`` is how long it took; ``error`` why it was refused; ``free`` the bytes that the volume
    takes, known after the first step of a folder."""

    kind: WriteStepKind
    outcome: StepOutcome
    seconds: float = 0.0
    error: JetError | None = None
    free: int | None = None


TellStep = Callable[[WriteStep], None]


@dataclass
class StepList:
    """The steps of one test as they are done: after one that failed, the others are not reached."""

    tell: TellStep
    cancel: Cancel
    known: bool = False
    """Whether the destination has to be there."""
    steps: list[WriteStep] = field(default_factory=list)
    failed: bool = False

    def step(self, kind: WriteStepKind, work: Callable[[], int | None], *, needed: bool = True) -> None:
        """Do it and tell; where permission is missing for a step that is not ``needed``, that is a limit. ``work``
        may return the free bytes."""
        if self.failed:
            self._add(WriteStep(kind, StepOutcome.NOT_REACHED))
            return
        self.cancel.check()
        start = time.monotonic()
        try:
            free = work()
        except JetError as error:
            self.cancel.check()
            limited = not needed and error.code is Code.FileAccessDenied
            refused = StepOutcome.LIMITED if limited else StepOutcome.FAILED
            self._add(WriteStep(kind, refused, time.monotonic() - start, error))
            self.failed = not limited
        else:
            self._add(WriteStep(kind, StepOutcome.DONE, time.monotonic() - start, free=free))

    def leave_out(self, kind: WriteStepKind) -> None:
        """A step that this kind of store does not have."""
        self._add(WriteStep(kind, StepOutcome.NOT_REACHED if self.failed else StepOutcome.NOT_NEEDED))

    def _add(self, step: WriteStep) -> None:
        self.steps.append(step)
        self.tell(step)


def steps_in_folder(fs: FileSystem, folder: Path, suffix: str, steps: StepList) -> None:
    """The steps in a folder; a new one that does not exist yet is tested in the folder that it will be made in.

    The name of the test file ends in ``suffix``, by which a later run removes it from a store. If one
    beside this test does so, the step is done once more with a new one.
    """
    data = os.urandom(TEST_BYTES)
    name = name_of_test("")
    place = folder

    def reach() -> int | None:
        nonlocal place
        place = folder.absolute()
        if steps.known and not fs.exists(place):
            raise not_available(place)
        while not fs.exists(place):
            place = place.parent
        if not fs.stat(place).is_directory:
            raise Code.InvalidPath.error(
                f"{place} is a file, not a folder.", hint="Choose a folder.", path=str(place)
            )
        return _free(fs, place)

    def write() -> None:
        with fs.create(place / f"{name}{suffix}") as file:
            file.write_at(0, data)

    def sync() -> None:
        with fs.open_update(place / f"{name}{suffix}") as file:
            file.sync()
        fs.sync_directory(place)

    def rename() -> None:
        fs.rename(place / f"{name}{suffix}", place / f"{name}-2{suffix}")

    def read() -> None:
        with fs.open_read(place / f"{name}-2{suffix}") as file:
            check_read_back(file.read_at(0, TEST_BYTES + 1), data, place)

    def remove() -> None:
        fs.remove(place / f"{name}-2{suffix}")

    kinds = WriteStepKind
    try:
        steps.step(kinds.REACH, reach)
        steps.step(kinds.WRITE, write)
        steps.step(kinds.SYNC, _unswept(fs, sync, write))
        steps.step(kinds.RENAME, _unswept(fs, rename, write))
        steps.step(kinds.READ, _unswept(fs, read, write, rename))
        steps.step(kinds.DELETE, _unswept(fs, remove, write, rename))
    finally:
        remove_quietly(fs, [place / f"{name}{suffix}", place / f"{name}-2{suffix}"])


def _unswept(fs: FileSystem, step: Callable[[], None], *before: Callable[[], None]) -> Callable[[], None]:
    """``step``, done once more after what comes ``before`` it if its file has gone."""

    def done() -> None:
        try:
            step()
        except JetError as error:
            if not is_gone(fs, Path(str(error.context["path"])), error):
                raise
            for again in (*before, step):
                again()

    return done


def check_read_back(found: bytes, written: bytes, place: Path) -> None:
    """Raise JET_errDiskIO (-1022) unless what was read is what was written."""
    if found != written:
        raise Code.DiskIO.error(
            f"What was read back from {place} is not what was written.",
            hint="Do not back up to it. Check the disk, the cable and the server, then test it again.",
            path=str(place),
        )


def _free(fs: FileSystem, place: Path) -> int | None:
    try:
        return fs.free_space(place)
    except JetError:
        return None
