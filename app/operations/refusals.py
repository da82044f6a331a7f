"""What the refusal of a backup says of its instance, as far as another choice can go on with it."""

from __future__ import annotations

from pathlib import Path

from app.operations.destination import DestinationKind
from app.operations.instance_source import FilesAtRest, InstanceSource
from engine.error_codes import Code
from engine.errors import JetError

_LOST = frozenset({Code.RequiredLogFilesMissing, Code.DatabaseDirtyShutdown, Code.DatabaseCorrupted})
_LOGS = frozenset(
    {
        Code.MissingFileToBackup,
        Code.LogReadVerifyFailure,
        Code.LogGenerationMismatch,
        Code.GivenLogFileHasBadSignature,
        Code.InvalidLogSequence,
        Code.LogFileCorrupt,
    }
)


def cannot_be_recovered(refusal: JetError) -> bool:
    """Whether no backup could bring the instance back, so that only its files are worth keeping, as evidence."""
    return refusal.code in _LOST


def is_of_logs(refusal: JetError) -> bool:
    """Whether logs are in the way that recovery may not require."""
    return refusal.code in _LOGS


def is_in_use(source: InstanceSource, refusal: JetError) -> bool:
    """Whether a file of an instance at rest may not be read, or changes: a snapshot of its volume may help."""
    if not isinstance(source, FilesAtRest) or source.snapshot:
        return False
    if refusal.code is Code.DatabaseSharingViolation:
        return True
    path = Path(str(refusal.context.get("path", "")))
    is_theirs = any(path.is_relative_to(folder) for folder in source.folders)
    return refusal.code is Code.FileAccessDenied and is_theirs


def is_another_destination(place: Path, kind: DestinationKind, identity: str, refusal: JetError) -> bool:
    """Whether ``place``, of that ``kind``, is there and is not the destination that was known by ``identity``."""
    is_of_it = refusal.code is Code.InvalidPath and refusal.context.get("path") == str(place)
    return bool(identity) and is_of_it and kind is DestinationKind.FOLDER
