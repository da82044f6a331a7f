"""Restores in place that nobody has decided about yet: looked for in the background, the same for every page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance

from app.evidence.bounded import bounded
from app.history.filter import RunFilter
from app.history.history import History
from app.history.runs import Run, RunOperation
from app.operations.pending import PendingDecision, pending_decisions
from app.status.values import ProblemType, StatusProblem
from engine.errors import JetError
from engine.progress import Cancel
from ui.inventory import Inventory
from ui.worker import Background

_SLOT = "decisions"
MAX_RUNS = 500
LIMIT = 20.0
"""Seconds after which folders that give no sign of life are left out."""


class Decisions(QObject):
    """The newest :attr:`pending` ones, the oldest first; ``changed`` tells when there are others."""

    changed = Signal()

    def __init__(
        self, history: History, inventory: Inventory, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._history, self._inventory, self._background = history, inventory, background
        self.pending: tuple[PendingDecision, ...] = ()
        inventory.instances_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Look again, in the background."""
        history, known = self._history, self.pending
        folders = [each.directory for each in self._inventory.instances if not each.live]

        def work(cancel: Cancel) -> tuple[PendingDecision, ...]:
            """A folder on a share that is gone keeps nobody waiting, and what was known of it stays."""
            runs = _restores(history)
            found = bounded({_SLOT: lambda token: pending_decisions(folders, runs, token)}, LIMIT, cancel)
            return tuple(found.get(_SLOT, known))

        self._background.ask(_SLOT, work, self._take)

    def of(self, folder: Path) -> PendingDecision | None:
        """What is pending in ``folder``."""
        return next((each for each in self.pending if each.folder == folder), None)

    def told_by(self, problem: StatusProblem) -> PendingDecision | None:
        """The one that ``problem`` of this host is about."""
        if problem.type is not ProblemType.DECISION:
            return None
        about = (problem.subject, problem.since)
        return next((each for each in self.pending if (each.instance, each.since) == about), None)

    def _take(self, found: tuple[PendingDecision, ...]) -> None:
        if found != self.pending:
            self.pending = found
            changed: SignalInstance = self.changed
            changed.emit()


def _restores(history: History) -> list[Run]:
    """Without a history, the folders of the instances are looked at."""
    try:
        return history.runs(RunFilter(operations=frozenset({RunOperation.RESTORE})), count=MAX_RUNS)
    except JetError:
        return []
