"""What a recovery replays, as cards: logs, records, page changes; while it runs and afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.progress import Phase
from ui.live_run import LiveRun
from ui.models.outcomes.registry import outcome_of
from ui.models.recovery import figures
from ui.widgets.panel import Card, CardGrid
from ui.widgets.text import show_part


class ReplayCards(QWidget):
    """Shown for a recovery, and for a restore once it replays; hidden for every other run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.logs = Card(self.tr("Logs replayed"))
        self.records = Card(self.tr("Log records"))
        self.changes = Card(self.tr("Page changes redone"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(CardGrid([self.logs, self.records, self.changes]))
        show_part(self, False)

    def show_run(self, run: LiveRun) -> None:
        """Show how far ``run`` is, or what it did."""
        outcome = outcome_of(run)
        result = outcome.recovered
        replays = any(phase is Phase.ANALYSIS for phase, _ in run.phases)
        shown = result is not None or replays or (run.running and outcome.always_replays)
        show_part(self, shown)
        if shown:
            cards = (self.logs, self.records, self.changes)
            for card, (value, line) in zip(cards, figures(run.last.counts, result), strict=True):
                card.set_value(value, line)
