"""Removal of logs: a running instance deletes those that it no longer needs, and nothing is copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import engine
from app.evidence.proofs import RunRecord
from app.history.runs import TRUNCATE, RunOperation
from app.operations.instance_source import InstanceSource
from app.operations.live_checks import check_backup
from app.operations.request import Done, Request, RunStart
from engine.error_codes import Code


@dataclass(frozen=True)
class TruncateRequest(Request["engine.Truncation"]):
    """Which instance is to remove logs. Files at rest are refused: no engine reports which logs it needs."""

    command: ClassVar[str] = "backup"

    source: InstanceSource

    def title(self, instance: str) -> str:
        return f"Log removal of {instance or self.source.label}"

    @property
    def place(self) -> Path:
        return self.source.folder

    @property
    def destroys(self) -> bool:
        return True

    def arguments(self) -> list[str]:
        return [self.command, "--instance", str(self.source.folder), "--mode", "truncate"]

    def preview(self) -> tuple[int, int] | None:
        """At most which generations would be removed now, both included; None if none.

        Raises what it would be refused with.
        """
        if not self.source.is_running:
            raise Code.FeatureNotAvailable.error(
                "Logs of files at rest are not truncated: no engine reports which of them it needs.",
                hint="Only the engine that owns the logs can determine which of them it needs. Truncate them with "
                "that engine.",
            )
        state = check_backup(str(self.source.folder), engine.Kind.FULL)
        first = self.source.open().state().first or state.generation
        last = state.checkpoint - 1
        return None if state.circular or first > last else (first, last)

    def start(self) -> RunStart:
        return RunStart(self.source.label, RunOperation.BACKUP, TRUNCATE, str(self.source.folder))

    def run(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[engine.Truncation]:
        return Done(engine.run_truncate(self.source.open(), context=context))
