"""Whose files are to be kept as they are: an instance that a run found damaged, or could not read for damage."""

from __future__ import annotations

from collections.abc import Iterable

import engine
from app.operations.backup import BackupRequest
from app.operations.recover import RecoveryRequest
from app.operations.verify import VerifyRequest
from engine.errors import Corruption, MissingFile
from ui.live_run import LiveRun
from ui.models.outcomes.registry import outcome_of


def to_keep(run: LiveRun, instances: Iterable[engine.InstanceFiles]) -> engine.InstanceFiles | None:
    """The instance at rest whose files ``run`` found damaged, or not complete; ``None`` for none."""
    request = run.plan.request
    damaged = isinstance(run.error, Corruption | MissingFile)
    if isinstance(request, VerifyRequest):
        folder = request.place
        damaged = damaged or any(finding.is_damage for finding in outcome_of(run).findings)
    elif isinstance(request, BackupRequest | RecoveryRequest):
        folder = request.source.folder
        damaged = damaged and not (isinstance(request, BackupRequest) and request.kind is engine.Kind.AS_IS)
    else:
        return None
    found = (each for each in instances if each.directory == folder and not each.live and not each.is_backup_set)
    return next(found, None) if damaged and not run.running else None


def advises_restore(run: LiveRun) -> bool:
    """Whether a backup is to be restored, as the message of a run that found damage says."""
    request = run.plan.request
    if run.running or run.cancelled:
        return False
    if run.error is not None:
        return isinstance(run.error, Corruption) and isinstance(request, BackupRequest | RecoveryRequest)
    if isinstance(request, VerifyRequest):
        return outcome_of(run).is_bad
    return isinstance(request, RecoveryRequest) and run.result is not None and not run.result.ok
