"""A verification in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import engine
from app.operations.verify import VerifyRequest
from engine.progress import Phase
from ui.format import counted, duration, number
from ui.models.outcomes.outcome import Outcome, finding_lines, tr
from ui.values.message import Message

_PHASE_OF = {
    **dict.fromkeys(("log", "log-gap", "log-tail", "log-chain"), Phase.LOGS),
    **dict.fromkeys(("manifest", "sums", "missing", "unreadable", "not-recoverable"), Phase.CHECKS),
}
"""The step that finds a kind of finding; all others are found in the databases."""


class VerifyOutcome(Outcome[VerifyRequest, "engine.Verification"]):
    """A chain, an instance or a file was read and checked."""

    shows_pages: ClassVar[bool] = True

    @property
    def is_bad(self) -> bool:
        return not self.result.ok

    @property
    def has_warnings(self) -> bool:
        return bool(self.result.findings)

    @property
    def findings(self) -> Sequence[engine.Finding]:
        return self.result.findings if self.has_result else ()

    @property
    def damaged_phases(self) -> frozenset[Phase]:
        damage = (finding for finding in self.result.findings if finding.is_damage)
        return frozenset(_PHASE_OF.get(finding.kind.value, Phase.DATABASES) for finding in damage)

    def unchanged(self) -> str:
        return tr("Nothing was changed.")

    def amounts(self) -> list[str]:
        done, pages = self.result, self.result.pages.total
        good = tr("{} of {} good").format(number(pages), counted(pages + done.bad_pages, tr("page")))
        files, logs = counted(done.files, tr("file")), counted(done.logs, tr("log"))
        return [tr("{} read").format(files), good, logs, duration(self.run.seconds)]

    def summary(self) -> Message:
        done, title = self.result, self.run.plan.title
        why = finding_lines(done.findings)
        if done.ok:
            what = tr("{}: all data is intact.") if done.findings else tr("{}: every page and log is good.")
            return Message(self.level, what.format(title), str(done.path), why)
        advice = tr("Restore another chain that passes verification, or make a new backup. Do not repair first.")
        return Message(self.level, tr("{}: damage was found.").format(title), str(done.path), why, advice)
