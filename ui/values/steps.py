"""The steps of a run, as the phase bar shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from ui.format import duration
from ui.languages.marked import mark, marked


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Steps", text)


class StepState(Enum):
    """Where a step stands, and the words for it."""

    PENDING = mark("pending")
    RUNNING = mark("running")
    DONE = mark("done")
    SKIPPED = mark("not needed")
    FAILED = mark("failed")
    CANCELLED = mark("cancelled")

    @property
    def words(self) -> str:
        return marked(self.value)


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``seconds`` is how long it took or has taken so far."""

    title: str
    state: StepState = StepState.PENDING
    seconds: float | None = None

    @property
    def time(self) -> str:
        return "" if self.seconds is None else duration(self.seconds)
