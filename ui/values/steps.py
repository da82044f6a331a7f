"""The steps of a run, as the phase bar shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from ui.format import duration


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Steps", text)


class StepState(Enum):
    """Where a step stands, and the words for it."""

    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "not needed"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def words(self) -> str:
        return tr(self.value)


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``seconds`` is how long it took or has taken so far."""

    title: str
    state: StepState = StepState.PENDING
    seconds: float | None = None

    @property
    def time(self) -> str:
        return "" if self.seconds is None else duration(self.seconds)
