"""The steps of a run, as the phase bar shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ui.format import duration


class StepState(Enum):
    """Where a step stands, and the words for it."""

    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "not needed"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``seconds`` is how long it took or has taken so far."""

    title: str
    state: StepState = StepState.PENDING
    seconds: float | None = None

    @property
    def time(self) -> str:
        return "" if self.seconds is None else duration(self.seconds)
