"""What a backup reads from: the seam between the protocol of a backup and where the instance lives."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Flag, auto
from pathlib import Path
from typing import Protocol, cast

from engine.chain.manifest import Kind
from engine.files import ReadFile
from engine.sources.instance_files import DatabaseFile, InstanceFiles, gaps_in


class Can(Flag):
    """What a source is able to do beyond being read."""

    LIVE = auto()
    ROLL = auto()
    TRUNCATE = auto()
    HEADER = auto()


class BackupSource(Protocol):
    """An instance that can be backed up.

    ``begin`` owns the instance for one run: a second one gets JET_errBackupInProgress (-505). Within it ``state``
    says what there is, ``open`` reads it, and ``confirm`` proves that what was read is still what is there.
    """

    @property
    def can(self) -> Can: ...

    def begin(self, kind: Kind = Kind.FULL) -> AbstractContextManager[None]: ...

    def state(self) -> InstanceFiles: ...

    def open(self, path: Path) -> ReadFile: ...

    def confirm(self) -> None:
        """Raises JET_errDatabaseSharingViolation (-1215) if files changed, JET_errFileNotFound if they went."""
        ...


@dataclass(frozen=True)
class Truncation:
    """Logs that an instance was made to remove: those from ``first`` to ``last``; empty when there were none.

    ``gone`` are the ranges of them (both ends included) that were missing already.
    """

    first: int = 0
    last: int = -1
    gone: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, wanted: range, deleted: Sequence[int]) -> Truncation:
        """From the generations that were to be removed and, ascending, those that were."""
        numbers = [wanted.start - 1, *deleted, wanted.stop]
        return cls(wanted.start, wanted.stop - 1, gaps_in(numbers)) if wanted else cls()

    @property
    def removed(self) -> tuple[tuple[int, int], ...]:
        """The ranges that were removed, both ends included."""
        starts = [self.first, *(last + 1 for _, last in self.gone)]
        stops = [*(first for first, _ in self.gone), self.last + 1]
        return tuple((start, stop - 1) for start, stop in zip(starts, stops, strict=True) if start < stop)

    @property
    def missing(self) -> int:
        """How many were missing already."""
        return sum(last - first + 1 for first, last in self.gone)

    @property
    def deleted(self) -> int:
        """How many were removed."""
        return self.last - self.first + 1 - self.missing

    def __bool__(self) -> bool:
        return self.first <= self.last


class LiveBackupSource(BackupSource, Protocol):
    """An instance that an engine has open and changes while it is copied; what ``Can.LIVE`` promises.

    In the order of a run, within ``begin``. ``state`` gives each database as its copy will be, with the header
    page that the copy gets; ``open`` and every read raise JET_errBackupAbortByServer (-801) once the backup was
    asked to stop, JET_errTermInProgress (-1000) when the instance ends. Leaving ``begin`` without ``finish``
    breaks the backup off: the instance keeps all logs, and its headers.
    """

    def trailer(self, database: DatabaseFile) -> bytes:
        """The last page of a database's copy, sealed; called when all others have been read."""
        ...

    def foresee(self, kind: Kind) -> InstanceFiles:
        """What a backup of this kind would find if it began now, the log that is being filled among it."""
        ...

    def roll(self) -> InstanceFiles:
        """End the current log; the state with the closed logs that the pages read so far need.

        Raises JET_errMissingFileToBackup (-569) for one that is not there.
        """
        ...

    def truncate(self) -> Truncation:
        """Delete the logs that neither the published set nor the instance needs."""
        ...

    def finish(self) -> None:
        """End normally: headers name the backup, if :meth:`truncate` was called."""
        ...


def as_live(source: BackupSource) -> LiveBackupSource | None:
    """The source with what ``Can.LIVE`` promises, ``None`` for one of files at rest."""
    return cast(LiveBackupSource, source) if Can.LIVE in source.can else None
