"""What the background is asked for, and how it came out."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from engine.errors import JetError


@dataclass(frozen=True, slots=True)
class TaskResult:
    value: Any


@dataclass(frozen=True, slots=True)
class TaskRefusal:
    value: JetError


@dataclass(frozen=True, slots=True)
class TaskCrash:
    value: str


@dataclass(frozen=True, slots=True)
class TaskPart:
    value: Any


TaskOutcome = TaskResult | TaskRefusal | TaskCrash


def outcome_of(work: Callable[[], Any]) -> TaskOutcome:
    try:
        return TaskResult(work())
    except JetError as error:
        return TaskRefusal(error)
    except BaseException:
        return TaskCrash(traceback.format_exc())


@dataclass(slots=True, eq=False)
class TaskOrder:
    """What was asked for, and what became of it.

    The thread that works at it holds nothing else of it: what it is made of, which may be all that keeps a dialog
    or a model, is let go of in the thread of the window, where what is Qt's may end.
    """

    slot: str
    generation: int
    work: Callable[[], Any] | None
    done: Callable[[Any], None] | None
    failed: Callable[[JetError], None] | None = None
    part: Callable[[Any], None] | None = None
    asked: float = field(default_factory=time.monotonic)
    began: float | None = None
    outcome: TaskOutcome | None = None

    def run(self) -> None:
        """In the other thread."""
        self.began = time.monotonic()
        if self.work is not None:
            self.outcome = outcome_of(self.work)

    def let_go(self) -> None:
        """In the thread of the window, once nobody works at it."""
        self.work = self.done = self.failed = self.part = self.outcome = None
