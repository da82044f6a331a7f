"""A removal of logs in words."""

from __future__ import annotations

from typing import ClassVar

import engine
from app.operations.truncate import TruncateRequest
from engine.progress import Phase
from ui.format import duration, generations, plural
from ui.levels import Level
from ui.models.outcomes.outcome import Outcome, tr
from ui.values.message import Message


class TruncateOutcome(Outcome[TruncateRequest, "engine.Truncation"]):
    """A running instance deletes logs that it no longer needs."""

    phases: ClassVar[tuple[Phase, ...]] = (Phase.CHECKS, Phase.DATABASES, Phase.LOGS, Phase.PUBLISH)

    def unchanged(self) -> str:
        return tr("The instance keeps running; the chains are unchanged.")

    def amounts(self) -> list[str]:
        return [plural(self.result.deleted, "{} log removed", "{} logs removed"), duration(self.run.seconds)]

    def summary(self) -> Message:
        done: engine.Truncation = self.result
        where = str(self.place)
        if not done.removed:
            return Message(Level.SUCCESS, tr("No log was removed: all are needed."), where)
        spans = ", ".join(generations(*span) for span in done.removed)
        what = plural(done.deleted, "{} log removed: {}.", "{} logs removed: {}.", spans)
        return Message(Level.SUCCESS, what, where, "", tr("Make a full backup unless a chain has these logs."))
