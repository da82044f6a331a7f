"""After a restore in place: the displaced files are deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeAlias

import engine
from app.evidence.proofs import RunRecord
from app.history.runs import CONFIRM, RunOperation
from app.operations.request import Done, Request, RunStart

Displaced: TypeAlias = "list[engine.DisplacedFiles]"


@dataclass(frozen=True)
class ConfirmRequest(Request["Displaced"]):
    """The folder whose displaced files are to be deleted."""

    command: ClassVar[str] = "restored"

    folder: Path

    def title(self, instance: str) -> str:
        return f"Confirmation of the restore of {instance or self.folder.name}"

    @property
    def place(self) -> Path:
        return self.folder

    @property
    def destroys(self) -> bool:
        return True

    def arguments(self) -> list[str]:
        return [self.command, str(self.folder), "--confirm"]

    def start(self) -> RunStart:
        return start_in(self.folder, CONFIRM)

    def run(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[Displaced]:
        return done_in(self.folder, engine.confirm_restore(self.folder, context=context))


def start_in(folder: Path, kind: str) -> RunStart:
    """The start of what is done to the displaced files in ``folder``."""
    instance = engine.instance_in(engine.LocalFileSystem(), folder)
    return RunStart(instance, RunOperation.RESTORE, kind, str(folder), str(folder))


def done_in(folder: Path, found: Displaced) -> Done[Displaced]:
    """Its end: another instance may be in ``folder`` than at the start."""
    return Done(found, instance=engine.instance_in(engine.LocalFileSystem(), folder))
