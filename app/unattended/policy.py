"""Which backup a slot makes: the kind that its rule names, or a full one where only that goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace

import engine
from app.evidence.proofs import RunRecord
from app.jobs.job import JobMode
from app.operations.backup import BackupRequest
from engine.error_codes import Code
from engine.errors import Corruption, JetError

KINDS = {
    JobMode.FULL: "full",
    JobMode.INCREMENTAL: "incremental",
    JobMode.AUTO: "incremental",
    JobMode.DIFFERENTIAL: "differential",
    JobMode.COPY: "copy",
}
_NEEDS_FULL = frozenset(
    {
        Code.MissingFullBackup,
        Code.MissingFileToBackup,
        Code.GivenLogFileIsNotContiguous,
        Code.GivenLogFileHasBadSignature,
        Code.LoggingDisabled,
        Code.InvalidBackup,
    }
)
"""With these the engine refuses to go on with a chain, and a new one is what mends it."""


@dataclass(frozen=True)
class Choice:
    """What to run, and why it is a full backup where the rule wants to continue a chain."""

    request: BackupRequest
    reason: str = ""


def choose(request: BackupRequest, mode: JobMode, record: RunRecord, keys: engine.Keys) -> Choice:
    """``request`` continues a chain; a full one if that is refused now and ``mode`` allows it.

    The refusal is that of the plan: nothing was started. Any other error is left to the run, which records it.
    """
    if mode is not JobMode.AUTO:
        return Choice(request)
    try:
        request.preview(record, keys)
    except JetError as refusal:
        if needs_full(refusal) or isinstance(refusal, Corruption):
            return full_instead(request, refusal)
    return Choice(request)


def needs_full(refusal: JetError) -> bool:
    """Whether an incremental backup that ended with this is made good by a full one."""
    return refusal.code in _NEEDS_FULL


def full_instead(request: BackupRequest, refusal: JetError) -> Choice:
    return Choice(replace(request, kind=engine.Kind.FULL), refusal.message)
