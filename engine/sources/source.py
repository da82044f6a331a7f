"""What a backup reads from: the seam between the protocol of a backup and where the instance lives."""

from __future__ import annotations

from contextlib import AbstractContextManager
from enum import Flag, auto
from pathlib import Path
from typing import Protocol

from engine.files import ReadFile
from engine.sources.instance_files import InstanceFiles


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

    can: Can

    def begin(self) -> AbstractContextManager[None]: ...

    def state(self) -> InstanceFiles: ...

    def open(self, path: Path) -> ReadFile: ...

    def confirm(self) -> None:
        """Raises JET_errDatabaseSharingViolation (-1215) if files changed, JET_errFileNotFound if they went."""
        ...
