"""A copy of chains in words."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import engine
from app.operations.copy import CopyRequest
from engine.progress import Phase
from ui.format import duration, plural, size
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.outcomes.outcome import Outcome, tr
from ui.models.warned import MAX_NAMED, bullets
from ui.values.message import Message


class CopyOutcome(Outcome[CopyRequest, "engine.Copied"]):
    """Chains were copied to another destination."""

    phases: ClassVar[tuple[Phase, ...]] = (Phase.CHECKS, Phase.STAGING)

    @property
    def has_warnings(self) -> bool:
        return bool(self.result.failed)

    @property
    def written_to(self) -> tuple[Path, str] | None:
        return (self.result.destination, self.result.identity) if self.has_result else None

    def unchanged(self) -> str:
        return tr("The chains were only read. All chains that are listed at the new destination are complete.")

    def amounts(self) -> list[str]:
        done: engine.Copied = self.result
        return [plural(len(done.copied), "{} chain", "{} chains"), size(done.bytes), duration(self.run.seconds)]

    def summary(self) -> Message:
        done: engine.Copied = self.result
        what = plural(len(done.copied), "{} chain copied, {}.", "{} chains copied, {}.", size(done.bytes))
        if not done.copied:
            what = tr("No chain was copied: all are there already.")
        if not done.failed:
            return Message(Level.SUCCESS, what, str(done.destination))
        why = bullets([f"{path.name}: {shown(error.message)}" for path, error in done.failed[:MAX_NAMED]])
        what = plural(len(done.copied), "{} chain copied, {} not.", "{} chains copied, {} not.", len(done.failed))
        advice = tr("Verify the chains that could not be copied.")
        return Message(Level.WARNING, what, str(done.destination), "\n".join(why), advice)
