"""What is put in order when the window starts: runs that were interrupted, and entries that are too old."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject

from app.operations.runner import Runner, Settled
from app.operations.upkeep import clear_history
from ui.context import Context
from ui.format import plural, size

MAX_DAYS = 36_500
"""A hundred years of history are as good as for ever."""


class Housekeeping(QObject):
    """Works in the background, and says what it found."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def start(self) -> None:
        """Settle the runs whose programs have died, and clear what is older than the settings say; the history
        notes how many entries that were."""
        background, history = self._context.background, self._context.history
        self.settle()
        days = min(self._context.preferences.value.history_days, MAX_DAYS)
        if days > 0:
            before = datetime.now(UTC) - timedelta(days=days)
            background.ask("old entries", lambda _cancel: clear_history(history, before), self._tell_cleared)

    def settle(self) -> None:
        """Settle the runs whose programs have died."""
        runner = Runner(self._context.history)
        self._context.background.ask(
            "interrupted", lambda _cancel: runner.settle_interrupted(), self._tell_interrupted
        )

    def _tell_cleared(self, count: int) -> None:
        if count:
            self._context.changes.history.emit()

    def _tell_interrupted(self, settled: list[Settled]) -> None:
        if settled:
            self._context.changes.history.emit()
            ended = plural(len(settled), "{} earlier run was interrupted", "{} earlier runs were interrupted")
            left = sum(left.bytes for each in settled for left in each.left)
            words = (
                self.tr("{}, {} left on the disk. See the history.") if left else self.tr("{}. See the history.")
            )
            self._context.navigation.announce.emit(words.format(ended, size(left)))
