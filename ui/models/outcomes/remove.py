"""A removal of chains in words."""

from __future__ import annotations

from typing import ClassVar

import engine
from app.operations.remove import RemoveRequest
from engine.progress import Phase
from ui.format import duration, plural, size
from ui.levels import Level
from ui.models.outcomes.outcome import Outcome, tr
from ui.models.warned import bullets
from ui.values.message import Message


class RemoveOutcome(Outcome[RemoveRequest, "engine.Removed"]):
    """Chains that a user chose were removed."""

    phases: ClassVar[tuple[Phase, ...]] = (Phase.CHECKS, Phase.PUBLISH)

    @property
    def can_repeat(self) -> bool:
        return not self.has_result

    def phase_title(self, phase: Phase) -> str:
        return tr("Removal") if phase is Phase.PUBLISH else super().phase_title(phase)

    def unchanged(self) -> str:
        return tr("The chains that are still listed are complete.")

    def amounts(self) -> list[str]:
        gone = plural(len(self.result.chains), "{} chain removed", "{} chains removed")
        return [gone, tr("{} freed").format(size(self.result.freed)), duration(self.run.seconds)]

    def summary(self) -> Message:
        done: engine.Removed = self.result
        what = plural(
            len(done.chains), "{} chain removed, {} freed.", "{} chains removed, {} freed.", size(done.freed)
        )
        why = "\n".join(bullets([str(chain.path) for chain in done.chains]))
        continued = any(chain.is_continued for chain in done.chains)
        note = tr("The next backup of the instance must be a full one.") if continued else ""
        return Message(Level.SUCCESS, what, str(self.place.parent), why, note=note)
