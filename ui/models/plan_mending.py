"""What mends a plan that is refused, as far as a choice of the page can. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication

import engine
from app.operations.backup import BackupRequest
from app.operations.destination import DestinationKind
from app.operations.refusals import cannot_be_recovered, is_another_destination, is_in_use, is_of_logs
from app.unattended.policy import needs_full
from engine.progress import Cancel
from ui.languages.sentences import shown
from ui.models.plan import Draft, Preview


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Plan", text)


class PlanMend(Enum):
    """One button beside the reason."""

    CREATE = "create"
    FULL = "full"
    REQUIRED_LOGS = "required-logs"
    EVIDENCE = "evidence"
    SNAPSHOT = "snapshot"
    DESTINATION = "destination"

    @property
    def words(self) -> str:
        match self:
            case PlanMend.CREATE:
                return tr("Create the folder")
            case PlanMend.FULL:
                return tr("Choose a full backup")
            case PlanMend.REQUIRED_LOGS:
                return tr("Take the required logs only")
            case PlanMend.EVIDENCE:
                return tr("Keep the files as evidence")
            case PlanMend.SNAPSHOT:
                return tr("Read from a snapshot")
            case PlanMend.DESTINATION:
                return tr("Show the destination")


def mend_of(found: Preview) -> PlanMend | None:
    """What mends it; None where that is not on the page."""
    request, refusal = found.request, found.refusal
    if refusal is None or not isinstance(request, BackupRequest):
        return None
    if found.place is DestinationKind.NEW and not request.options.create:
        return PlanMend.CREATE
    if is_another_destination(request.destination, found.place, request.identity, refusal):
        return PlanMend.DESTINATION
    if not request.kind.starts_chain and needs_full(refusal):
        return PlanMend.FULL
    at_rest = not request.source.is_running
    if refusal.hint in (engine.Remedy.MOVE_LOGS, engine.Remedy.KEEP_LOGS):
        return PlanMend.EVIDENCE
    all_logs = request.options.logs is engine.LogChoice.ALL
    if at_rest and all_logs and request.kind in (engine.Kind.FULL, engine.Kind.COPY) and is_of_logs(refusal):
        return PlanMend.REQUIRED_LOGS
    if request.kind is not engine.Kind.AS_IS and is_in_use(request.source, refusal):
        return PlanMend.SNAPSHOT
    if at_rest and request.kind is not engine.Kind.AS_IS and cannot_be_recovered(refusal):
        return PlanMend.EVIDENCE
    return None


def advice_of(found: Preview) -> str:
    """What to do about a refused plan, in words of the window."""
    error = found.refusal
    if error is None:
        return ""
    if mend_of(found) is PlanMend.DESTINATION:
        return tr(
            "Connect or mount the disk or share that contains it. If it was replaced or emptied on purpose, "
            "accept it on the page Destinations."
        )
    return shown(error.hint)


def refusals(drafts: Sequence[tuple[engine.Kind, Draft]], cancel: Cancel) -> dict[engine.Kind, str]:
    """Why each of ``drafts`` would be refused now; without those that would not. Blocks."""
    looks = ((kind, draft.look(cancel).refusal) for kind, draft in drafts)
    return {kind: shown(refusal.message) for kind, refusal in looks if refusal is not None}
