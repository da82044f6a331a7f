"""An export in words."""

from __future__ import annotations

from typing import ClassVar

import engine
from app.operations.export import ExportRequest
from engine.progress import Phase
from ui.format import duration, generations, plural, size
from ui.languages.sentences import shown
from ui.models.outcomes.outcome import Outcome, tr
from ui.models.warned import MAX_NAMED, bullets
from ui.values.message import Message


class ExportOutcome(Outcome[ExportRequest, "engine.Exported"]):
    """The tables of a database were written as files."""

    phases: ClassVar[tuple[Phase, ...]] = (Phase.CHECKS, Phase.DATABASES, Phase.PUBLISH)
    makes_target: ClassVar[bool] = True

    @property
    def has_warnings(self) -> bool:
        return not self.result.ok or self.result.open_logs is not None

    @property
    def damaged_phases(self) -> frozenset[Phase]:
        return frozenset() if self.result.ok else frozenset({Phase.DATABASES})

    def unchanged(self) -> str:
        if self.left_something:
            return tr("The database was only read.")
        return tr("The database was only read; nothing was written.")

    def amounts(self) -> list[str]:
        done = self.result
        return [size(done.bytes), *self._written(), duration(self.run.seconds)]

    def _written(self) -> tuple[str, str]:
        done: engine.Exported = self.result
        return plural(len(done.tables), "{} table", "{} tables"), plural(done.rows, "{} row", "{} rows")

    def summary(self) -> Message:
        done, title = self.result, self.run.plan.title
        what = tr("{} is complete: {} and {}.") if done.ok else tr("{} is incomplete: {} and {} could be read.")
        lost = [shown(finding.detail) for finding in done.findings if finding.lost][:MAX_NAMED]
        note = ""
        if done.open_logs is not None:
            note = tr("Committed changes may still be in the logs {}.").format(generations(*done.open_logs))
        text = what.format(title, *self._written())
        return Message(self.level, text, str(done.target), "\n".join(bullets(lost)), note=note)
