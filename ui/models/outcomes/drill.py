"""A drill in words."""

from __future__ import annotations

from typing import ClassVar

import engine
from app.operations.drill import DrillRequest
from engine.progress import Phase
from ui.format import duration, plural, size
from ui.models.outcomes.findings import FindingsOutcome, finding_lines
from ui.models.outcomes.outcome import tr
from ui.values.message import Message


class DrillOutcome(FindingsOutcome[DrillRequest, "engine.Certificate"]):
    """A chain was restored, read to the last row and deleted again."""

    phases: ClassVar[tuple[Phase, ...]] = (
        *(Phase.CHECKS, Phase.STAGING, Phase.ANALYSIS, Phase.LOGS),
        Phase.DATABASES,
    )
    replays: ClassVar[bool] = True

    @property
    def certificate(self) -> engine.Certificate | None:
        return self.result

    @property
    def damaged_phases(self) -> frozenset[Phase]:
        return frozenset() if self.result.ok else frozenset({Phase.DATABASES})

    def unchanged(self) -> str:
        if self.left_something:
            return tr("The chain was only read.")
        return tr("The chain was only read; the restored files were deleted.")

    def amounts(self) -> list[str]:
        done = self.result
        return [size(done.bytes), *self._read(), duration(self.run.seconds)]

    def _read(self) -> tuple[str, str]:
        done = self.result
        return plural(len(done.tables), "{} table", "{} tables"), plural(done.rows, "{} row", "{} rows")

    def summary(self) -> Message:
        done, title = self.result, self.run.plan.title
        if not done.ok:
            what, why = tr("{}: the restored files are damaged."), finding_lines(done.findings)
            advice = tr("Make a full backup of the instance and run the drill on it.")
            return Message(self.level, what.format(title), str(done.chain), why, advice)
        what = tr("{} passed: {} and {} were read from the restored databases.").format(title, *self._read())
        note = tr("The restored files were deleted; the history keeps the result.")
        return Message(self.level, what, str(done.chain), note=note)
