"""What the refusal of a backup says of its instance, as far as another choice can go on with it."""

from __future__ import annotations

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
