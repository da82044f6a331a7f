"""A restore in words."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import engine
from app.operations.restore import RestoreRequest
from engine.progress import Phase
from ui.format import duration, generations, plural, size
from ui.models.outcomes.outcome import Outcome, tr
from ui.values.message import Message


class RestoreOutcome(Outcome[RestoreRequest, "engine.Restored"]):
    """A chain was restored to a folder."""

    phases: ClassVar[tuple[Phase, ...]] = (
        *(Phase.CHECKS, Phase.STAGING, Phase.ANALYSIS, Phase.LOGS),
        Phase.PUBLISH,
    )
    replays: ClassVar[bool] = True
    makes_target: ClassVar[bool] = True
    can_verify: ClassVar[bool] = True

    @property
    def has_warnings(self) -> bool:
        return bool(self._dirty()) and self.result.recovered is None

    def _dirty(self) -> list[str]:
        return [database.name for database in self.result.plan.databases if not database.clean]

    @property
    def recovered(self) -> engine.Recovered | None:
        return self.result.recovered if self.has_result else None

    @property
    def place(self) -> Path:
        return self.result.target if self.has_result else self.request.target

    def unchanged(self) -> str:
        if self.left_something:
            return tr("The chain was only read.")
        if self.request.in_place:
            return tr("The folder is unchanged; the chain was only read.")
        return tr("The target is unchanged; the chain was only read.")

    def amounts(self) -> list[str]:
        done = self.result
        parts = [plural(len(done.plan.files), "{} file", "{} files"), size(done.plan.bytes)]
        if done.recovered is not None and done.recovered.logs:
            parts.append(tr("logs {} replayed").format(generations(*done.recovered.logs)))
        return [*parts, duration(self.run.seconds)]

    def summary(self) -> Message:
        done, title = self.result, self.run.plan.title
        what = tr("{} is complete; the files are as they were backed up.")
        if done.recovered is not None:
            what = tr("{} is complete; its databases are clean.")
        advice = tr("Follow the product's steps before you start the service.")
        if self.has_warnings:
            words = tr("{} must be recovered with the logs beside it before it can be used.")
            advice = words.format(", ".join(self._dirty()))
        return Message(self.level, what.format(title), str(done.target), "", advice)
