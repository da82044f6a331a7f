"""Which outcome belongs to which request: the one place where the window asks for the kind of an operation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.operations.backup import BackupRequest
from app.operations.copy import CopyRequest
from app.operations.drill import DrillRequest
from app.operations.export import ExportRequest
from app.operations.prune import PruneRequest
from app.operations.recover import RecoveryRequest
from app.operations.remove import RemoveRequest
from app.operations.request import Request
from app.operations.restore import RestoreRequest
from app.operations.truncate import TruncateRequest
from app.operations.verify import VerifyRequest
from ui.live_run import LiveRun
from ui.models.outcomes.backup import BackupOutcome
from ui.models.outcomes.copy import CopyOutcome
from ui.models.outcomes.drill import DrillOutcome
from ui.models.outcomes.export import ExportOutcome
from ui.models.outcomes.outcome import Outcome
from ui.models.outcomes.prune import PruneOutcome
from ui.models.outcomes.recover import RecoveryOutcome
from ui.models.outcomes.remove import RemoveOutcome
from ui.models.outcomes.restore import RestoreOutcome
from ui.models.outcomes.truncate import TruncateOutcome
from ui.models.outcomes.verify import VerifyOutcome
from ui.values.run_line import RunLine

OUTCOMES: Mapping[type[Request[Any]], type[Outcome[Any, Any]]] = {
    BackupRequest: BackupOutcome,
    TruncateRequest: TruncateOutcome,
    VerifyRequest: VerifyOutcome,
    DrillRequest: DrillOutcome,
    RestoreRequest: RestoreOutcome,
    RecoveryRequest: RecoveryOutcome,
    ExportRequest: ExportOutcome,
    PruneRequest: PruneOutcome,
    RemoveRequest: RemoveOutcome,
    CopyRequest: CopyOutcome,
}


def outcome_of(run: LiveRun) -> Outcome[Any, Any]:
    """The run in words."""
    return OUTCOMES[type(run.plan.request)](run)


def run_line(run: LiveRun) -> RunLine:
    """The run for the tray of runs."""
    last = run.last
    word = outcome_of(run).phase_title(last.phase)
    phase = outcome_of(run).reading_again() or (f"{word} · {last.item}" if last.item else word)
    return RunLine(
        run.id,
        run.plan.title,
        phase,
        last.done,
        last.total,
        run.pace.rate,
        run.pace.seconds_left,
        run.cancelling,
    )
