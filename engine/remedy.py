"""What to do about damaged files of an instance: one sentence for each remedy, wherever it is advised."""

from __future__ import annotations

from enum import StrEnum

from engine.error_codes import Code


class Remedy(StrEnum):
    """What is to be done, as it is advised; what the worst damage calls for comes first."""

    RESTORE = "Restore it from its last good backup. Do not repair it first."
    KEEP_LOGS = (
        "Keep the files as evidence first, and do not move the logs: they have, or may have, changes that the "
        "databases lack. Put the damaged or missing log back, for example from a backup, or recover a copy of the "
        "instance, which reports what is lost with it."
    )
    MOVE_LOGS = (
        "Keep the files as evidence first. The databases were shut down cleanly and require no logs: move all "
        "logs and the checkpoint to another folder, then make a full backup."
    )
    REQUIRED_LOGS = (
        "Make a full backup with only the logs that the databases require. Incremental backups cannot continue "
        "past a damaged or missing log."
    )
    FULL_BACKUP = "Make a full backup, and check the memory and the disk of the machine."
    KEEP_WATCH = (
        "No data is lost: the backup has the corrected page. Check the memory and the disk of the machine, and "
        "verify the instance again later: its engine corrects the file when it next writes that page."
    )
    CHECK_DISK = "Check the disk and the permissions, then verify again."
    NEW_CHAIN = "Make a full backup. Keep the damaged chain until that backup is verified."
    UP_TO_LOG = (
        "Make a full backup. Keep the damaged chain until that backup is verified: it can be restored up to the "
        "log before the first one that is damaged or missing."
    )


OF_LOGS = frozenset({Code.LogReadVerifyFailure, Code.LogFileCorrupt, Code.LogFileSizeMismatch})
"""Codes of the errors of a damaged log."""
_OF_PAGES = frozenset(
    {Code.ReadVerifyFailure, Code.ReadLostFlushVerifyFailure, Code.DatabaseCorrupted, Code.FileIOBeyondEOF}
)


def damage_advice(remedy: Remedy | None, *, has_backup: bool) -> str:
    """What to do about damage that calls for ``remedy``; ``has_backup``: there is one to restore."""
    if remedy is None:
        return "Verify it again to see what is damaged."
    if remedy is Remedy.RESTORE and not has_backup:
        return NO_BACKUP
    return remedy.value


NO_BACKUP = "No backup to restore it from is known. Keep its files as evidence before anything is changed."


def remedy_of(code: int, hint: str) -> Remedy | None:
    """What an error of damaged files advises: its ``hint``, if that is a remedy, otherwise what its ``code`` calls
    for; None for one that calls for none of them."""
    if hint in list(Remedy):
        return Remedy(hint)
    if hint == NO_BACKUP:
        return Remedy.RESTORE
    if code in OF_LOGS:
        return Remedy.REQUIRED_LOGS
    return Remedy.RESTORE if code in _OF_PAGES else None
