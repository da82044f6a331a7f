"""A backup in words."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import engine
from app.operations.backup import BackupRequest
from engine.progress import Phase
from ui.format import duration, generations, plural, size
from ui.levels import Level
from ui.models.outcomes.outcome import Outcome, tr
from ui.models.warned import bullets, corrected, disk_advice, is_warned, warnings_of
from ui.values.message import Message


class BackupOutcome(Outcome[BackupRequest, "engine.BackupSet"]):
    """A full or an incremental backup."""

    phases: ClassVar[tuple[Phase, ...]] = (Phase.CHECKS, Phase.DATABASES, Phase.LOGS, Phase.PUBLISH)
    shows_pages: ClassVar[bool] = True
    can_verify: ClassVar[bool] = True

    @property
    def has_warnings(self) -> bool:
        return is_warned(self.result.run)

    @property
    def backup_set(self) -> engine.BackupSet | None:
        return self.result

    @property
    def can_restore(self) -> bool:
        return self.has_result and not self.result.manifest.is_evidence

    @property
    def written_to(self) -> tuple[Path, str] | None:
        return (self.request.destination, self.result.identity) if self.has_result else None

    @property
    def place(self) -> Path:
        return self.result.chain if self.has_result else self.request.destination

    @property
    def pages_beside(self) -> int:
        """A copy of a running instance also has a trailer."""
        return 3 if self.request.source.is_running else 2

    def repeat_text(self) -> str:
        return tr("Back up again")

    def unchanged(self) -> str:
        if self.left_something:
            running = self.request.source.is_running
            return tr("The instance keeps running.") if running else tr("The source was only read.")
        if self.request.source.is_running:
            return tr("The instance keeps running; the chains are unchanged.")
        return tr("The destination is unchanged; the source was only read.")

    def amounts(self) -> list[str]:
        done = self.result
        parts = [size(done.run.bytes if done.files else 0), plural(len(done.files), "{} file", "{} files")]
        if done.run.logs and done.files:
            parts.append(tr("logs {}").format(generations(*done.run.logs)))
        return [*parts, duration(self.run.seconds)]

    def summary(self) -> Message:
        done, title = self.result, self.run.plan.title
        if done.nothing_new:
            what = tr("There is nothing new since the last backup set; the chain is unchanged.")
            return Message(Level.SUCCESS, what, str(done.chain))
        if done.manifest.is_evidence:
            what = tr("{} is complete. It is evidence, and cannot be restored.")
        elif self.has_warnings:
            what = tr("{} completed with warnings and can be restored.")
        else:
            what = tr("{} is complete and can be restored.")
        return Message(
            self.level,
            what.format(title),
            str(done.chain),
            "\n".join(bullets(warnings_of(done.run))),
            disk_advice() if corrected(done.run) else "",
        )
