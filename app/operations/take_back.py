"""After a restore in place: it is taken back, and the displaced files are again what they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import engine
from app.evidence.proofs import RunRecord
from app.history.runs import TAKE_BACK
from app.operations.confirm import Displaced, done_in, start_in
from app.operations.request import Done, Request, RunStart


@dataclass(frozen=True)
class TakeBackRequest(Request["Displaced"]):
    """The folder whose restore is to be taken back."""

    command: ClassVar[str] = "restored"

    folder: Path

    def title(self, instance: str) -> str:
        return f"Take-back of the restore of {instance or self.folder.name}"

    @property
    def place(self) -> Path:
        return self.folder

    @property
    def destroys(self) -> bool:
        return True

    def arguments(self) -> list[str]:
        return [self.command, str(self.folder), "--take-back"]

    def start(self) -> RunStart:
        return start_in(self.folder, TAKE_BACK)

    def run(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[Displaced]:
        return done_in(self.folder, engine.take_back_restore(self.folder, context=context))
