"""Removal of chains that a user names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import engine
from app.evidence.proofs import RunRecord
from app.history.runs import REMOVE, Figures, RunOperation, RunState
from app.operations.request import Done, Request, RunStart
from engine.errors import JetError


@dataclass(frozen=True)
class RemoveRequest(Request["engine.Removed"]):
    """Which chains to remove. ``newest_of``: the instances whose newest chain that can be restored may go, too."""

    command: ClassVar[str] = "remove"

    chains: tuple[Path, ...]
    newest_of: tuple[str, ...] = ()

    def title(self, instance: str) -> str:
        return f"Removal of {instance or self.place.name or self.place}"

    @property
    def place(self) -> Path:
        return self.chains[0]

    @property
    def read_chain(self) -> Path | None:
        return self.chains[0] if len(self.chains) == 1 else None

    @property
    def destroys(self) -> bool:
        return True

    def arguments(self) -> list[str]:
        named = [word for instance in self.newest_of for word in ("--newest", instance)]
        return [self.command, *map(str, self.chains), *named]

    def preview(self, record: RunRecord | None = None) -> engine.Removed:
        """What would be removed now, and why it would not. Changes nothing."""
        return engine.plan_removal(self._wanted(record or RunRecord()))

    def start(self) -> RunStart:
        destination = str(self.chains[0].parent.parent)
        return RunStart(_instance_of(self.chains[0]), RunOperation.PRUNE, REMOVE, destination=destination)

    def run(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[engine.Removed]:
        done = engine.run_removal(self._wanted(record()), context=context)
        return Done(done, RunState.SUCCESS, Figures(bytes=done.freed))

    def _wanted(self, record: RunRecord) -> engine.ChainRemoval:
        damaged = {str(path): engine.Damage(check.ended, check.why) for path, check in record.damaged.items()}
        return engine.ChainRemoval(self.chains, frozenset(self.newest_of), damaged)


def _instance_of(chain: Path) -> str:
    try:
        return engine.chain_at(chain, engine.LocalFileSystem()).manifest().instance
    except JetError:
        return chain.parent.name
