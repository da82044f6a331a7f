"""A recovery in words."""

from __future__ import annotations

from typing import ClassVar

import engine
from app.operations.recover import RecoveryRequest
from engine.progress import Phase
from ui.format import duration, plural, size
from ui.levels import Level
from ui.models.outcomes.outcome import Outcome, tr
from ui.values.message import Message

MAX_DAMAGE = 5
"""Of the damage in a recovered database so many findings are shown at once; the events list all."""


class RecoveryOutcome(Outcome[RecoveryRequest, "engine.Recovered"]):
    """An instance, or a copy of it, was brought to a clean shutdown by its logs."""

    phases: ClassVar[tuple[Phase, ...]] = (
        *(Phase.CHECKS, Phase.STAGING, Phase.ANALYSIS, Phase.LOGS),
        Phase.PUBLISH,
    )
    replays: ClassVar[bool] = True
    always_replays: ClassVar[bool] = True
    makes_target: ClassVar[bool] = True
    can_verify: ClassVar[bool] = True

    @property
    def has_warnings(self) -> bool:
        return bool(self.result.warnings) or not self.result.ok or bool(self._dirty())

    def _dirty(self) -> list[str]:
        return [d.path.name for d in self.result.databases if d.state != engine.State.CLEAN.value]

    @property
    def recovered(self) -> engine.Recovered | None:
        return self.result

    @property
    def is_in_place(self) -> bool:
        return self.request.to is None

    def unchanged(self) -> str:
        if self.is_in_place:
            return tr(
                "If the logs were already being replayed, recover the instance again: the recovery continues "
                "where it ended. Otherwise nothing was changed."
            )
        if self.left_something:
            return tr("The instance was only read.")
        return tr("The target is unchanged; the instance was only read.")

    def amounts(self) -> list[str]:
        done = self.result
        return [
            plural(len(done.databases), "{} database", "{} databases"),
            size(self.run.last.total),
            duration(self.run.seconds),
        ]

    def summary(self) -> Message:
        done, title = self.result, self.run.plan.title
        where = "\n".join(f"{database.path}: {database.state}" for database in done.databases)
        if dirty := self._dirty():
            what = tr("{} is complete, but {} is not clean.").format(title, ", ".join(dirty))
            return Message(Level.WARNING, what, where, note=tr("The events below list what was left out."))
        if not done.ok:
            what = tr("{} is complete, but the structure of its databases is damaged.").format(title)
            found = [f"{database.path.name}: {text}" for database in done.databases for text in database.damage]
            advice = tr("Restore the last good backup. Use this copy only to look at what it holds.")
            if self.is_in_place:
                advice = tr("Restore the last good backup. Do not start the program that owns these files.")
            return Message(Level.WARNING, what, where, "\n".join(found[:MAX_DAMAGE]), advice)
        if done.warnings:
            what = tr("{} completed with warnings.").format(title)
            advice = tr("Check the copy before you put it in place of anything. Prefer a backup if you have one.")
            if self.is_in_place:
                advice = tr("Check the databases before you start the program that owns them.")
            return Message(Level.WARNING, what, where, "\n".join(done.warnings), advice)
        if not done.changed:
            what = tr("{}: the databases were clean; nothing had to be changed.").format(title)
            return Message(
                Level.SUCCESS, what, where, "", tr("Their pages were not checked. Verify them to be sure.")
            )
        what = tr("{} is complete: its databases are clean and can be opened.").format(title)
        if self.is_in_place:
            advice = tr("Check the databases, start the program that owns them, and make a full backup.")
            return Message(Level.SUCCESS, what, where, advice=advice)
        advice = tr("Check the copy before you put it in place of anything.")
        return Message(Level.SUCCESS, what, where, advice=advice, note=tr("The instance is unchanged."))
