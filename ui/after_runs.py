"""What is looked at again when a run has begun or ended."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ui.context import Context
from ui.live_run import LiveRun

AFTER_MS = 250
"""First the window shows that a run has begun or ended: what is looked at would take the interpreter from it."""


class AfterRuns(QObject):
    """Asks the history, the destinations and the folders of instances again, as far as a run changed them."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._listed: list[str] = []
        """The destinations that were written to."""
        self._all_are_due = self._instances_are_due = self._closed = False
        self._timer = QTimer(self, interval=AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self._look)
        context.run_queue.run_started.connect(lambda _run: self._wait())
        context.run_queue.run_ended.connect(self._take)

    def close(self) -> None:
        """Nothing is asked any more."""
        self._closed = True
        self._timer.stop()

    def _take(self, run: LiveRun) -> None:
        from ui.models.outcomes.registry import outcome_of  # the first paint can do without the operations

        outcome = outcome_of(run)
        if outcome.written_to is not None:
            self._listed.append(str(outcome.written_to[0]))
        else:
            self._all_are_due = True
        self._instances_are_due |= outcome.makes_target and outcome.has_result
        self._wait()

    def _wait(self) -> None:
        if not (self._closed or self._timer.isActive()):
            self._timer.start()

    def _look(self) -> None:
        inventory = self._context.inventory
        self._context.changes.history.emit()
        if self._listed or self._all_are_due:
            inventory.refresh_chains(None if self._all_are_due else self._listed)
        if self._instances_are_due:
            inventory.refresh_instances()
        self._listed, self._all_are_due, self._instances_are_due = [], False, False
