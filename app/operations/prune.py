"""Pruning: the chains at a destination that no retention rule keeps are removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import engine
from app.evidence.proofs import RunRecord
from app.history.runs import Figures, RunOperation, RunState
from app.operations.request import Done, Request, RunStart
from app.retention import rule_words


@dataclass(frozen=True)
class PruneRequest(Request["engine.Pruned"]):
    """Which destination to prune, by which rules; ``instance``: only the chains of that one.

    ``of``: only chains that were made of these, as the retention of a job wants it.
    """

    command: ClassVar[str] = "prune"

    destination: Path
    retention: engine.Retention
    instance: str | None = None
    of: frozenset[engine.ChainSource] | None = field(default=None, compare=False)

    def title(self, instance: str) -> str:
        return f"Pruning of {instance or self.destination.name or self.destination}"

    @property
    def place(self) -> Path:
        return self.destination

    @property
    def destroys(self) -> bool:
        return True

    def arguments(self) -> list[str]:
        return [
            *(self.command, str(self.destination)),
            *(("--instance", self.instance) if self.instance else ()),
            *rule_words(self.retention),
        ]

    def preview(self, record: RunRecord | None = None) -> engine.Pruned:
        """What would be removed now; raises as the run would. Changes nothing."""
        return engine.plan_prune(self._wanted(record or RunRecord()))

    def start(self) -> RunStart:
        return RunStart(
            self.instance or self.destination.name, RunOperation.PRUNE, destination=str(self.destination)
        )

    def run(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[engine.Pruned]:
        done = engine.run_prune(self._wanted(record()), context=context)
        return Done(done, RunState.WARNING if done.over else RunState.SUCCESS, Figures(bytes=done.freed))

    def _wanted(self, record: RunRecord) -> engine.Pruning:
        """Chains that checks found damaged take no other's place: which these are must be known."""
        if (unread := record.unread) is not None:
            text = f"Nothing was removed: which chains were found damaged is not known. {unread.message}"
            raise unread.code.error(text, hint=unread.hint, **unread.context)
        damaged = {str(path): engine.Damage(check.ended, check.why) for path, check in record.damaged.items()}
        return engine.Pruning(self.destination, self.retention, self.instance, damaged, of=self.of)
