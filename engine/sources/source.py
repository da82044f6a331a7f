"""What a backup reads from: the seam between the backup protocol and the instance."""

from __future__ import annotations

from contextlib import AbstractContextManager
from enum import Flag, auto
from pathlib import Path
from typing import Protocol, cast

from engine.chain.manifest import Kind
from engine.control.truncation import Truncation
from engine.discovery.instance_files import DatabaseFile, InstanceFiles
from engine.files import ReadFile


class Can(Flag):
    """What a source is able to do beyond being read."""

    LIVE = auto()
    ROLL = auto()
    TRUNCATE = auto()
    HEADER = auto()


class BackupSource(Protocol):
    """An instance that can be backed up.

    ``begin`` locks the instance for one run: a second one gets JET_errBackupInProgress (-505). During it,
    ``state`` describes the instance, ``open`` reads a file, and ``confirm`` checks that what was read has not
    changed since.
    """

    @property
    def can(self) -> Can: ...

    def begin(self, kind: Kind = Kind.FULL) -> AbstractContextManager[None]: ...

    def state(self) -> InstanceFiles: ...

    def open(self, path: Path) -> ReadFile: ...

    def confirm(self) -> None:
        """Raises JET_errDatabaseSharingViolation (-1215) if files changed, JET_errFileNotFound if they went."""
        ...


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
        """What a backup of this kind would find if it started now, the log that is being filled among it."""
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
