"""A pruning in words."""

from __future__ import annotations

from typing import ClassVar

import engine
from app.operations.prune import PruneRequest
from engine.progress import Phase
from ui.format import duration, plural, size
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.outcomes.outcome import Outcome, tr
from ui.models.warned import bullets
from ui.values.message import Message


class PruneOutcome(Outcome[PruneRequest, "engine.Pruned"]):
    """Chains that no retention rule keeps were removed."""

    phases: ClassVar[tuple[Phase, ...]] = (Phase.CHECKS, Phase.PUBLISH)

    @property
    def has_warnings(self) -> bool:
        return bool(self.result.over)

    def phase_title(self, phase: Phase) -> str:
        return tr("Removal") if phase is Phase.PUBLISH else super().phase_title(phase)

    def unchanged(self) -> str:
        return tr("The chains that are still listed are complete.")

    def amounts(self) -> list[str]:
        gone = plural(len(self.result.remove), "{} chain removed", "{} chains removed")
        return [gone, tr("{} freed").format(size(self.result.freed)), duration(self.run.seconds)]

    def summary(self) -> Message:
        done: engine.Pruned = self.result
        where = str(self.place)
        why = "\n".join(bullets([f"{chain.path.name}: {shown(chain.reason)}" for chain in done.remove]))
        if not done.remove:
            what = tr("No chain was removed: all are kept.")
        else:
            what = plural(
                len(done.remove), "{} chain removed, {} freed.", "{} chains removed, {} freed.", size(done.freed)
            )
        if not done.over:
            return Message(Level.SUCCESS, what, where, why)
        note = tr("The chains that must be kept exceed the size limit by {}.").format(size(done.over))
        return Message(Level.WARNING, what, where, why, tr("Raise the limit, or keep fewer chains."), note)
