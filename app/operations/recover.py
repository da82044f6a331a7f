"""A soft recovery of an instance at rest: in place, or of a copy of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import engine
from app.evidence.proofs import RunRecord
from app.history.runs import Figures, RunOperation, RunState
from app.operations.instance_source import FilesAtRest
from app.operations.request import Done, Request, RunStart, flags


@dataclass(frozen=True)
class RecoveryRequest(Request["engine.Recovered"]):
    """Which instance to recover: in place, or with ``to`` a copy of it there."""

    command: ClassVar[str] = "recover"

    source: FilesAtRest
    to: Path | None = None
    options: engine.RecoveryOptions = field(default_factory=lambda: engine.RecoveryOptions())

    def title(self, instance: str) -> str:
        return f"Recovery of a copy of {instance}" if self.to else f"Recovery of {instance}"

    @property
    def place(self) -> Path:
        return self.to or self.source.folder

    @property
    def destroys(self) -> bool:
        return self.to is None

    def arguments(self) -> list[str]:
        options = self.options
        return [
            self.command,
            *map(str, self.source.folders),
            *self.source.names(),
            *(("--to", str(self.to)) if self.to else ()),
            *flags(ignore_lost_logs=options.ignore_lost_logs, ignore_missing=options.ignore_missing),
        ]

    def preview(self, context: engine.RunContext) -> engine.RecoveryPlan:
        """What there is to recover, the target not looked at. Raises as :func:`engine.plan_recovery`."""
        return engine.plan_recovery(self.source.choice, options=self.options, context=context)

    def start(self) -> RunStart:
        source = self.source
        return RunStart(source.label, RunOperation.RECOVER, "", str(source.folder), str(self.to or ""))

    def run(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[engine.Recovered]:
        done = engine.run_recovery(self.source.choice, to=self.to, options=self.options, context=context)
        low, high = done.logs or (None, None)
        state = RunState.SUCCESS if done.ok and not done.warnings else RunState.WARNING
        figures, source = Figures(first_log=low, last_log=high), str(done.place or "")
        return Done(done, state, figures, instance=done.instance, source=source)
