"""A verification in words."""

from __future__ import annotations

from typing import ClassVar

import engine
from app.operations.verify import VerifyRequest
from engine.progress import Phase
from ui.format import duration, number, plural
from ui.languages.sentences import shown
from ui.models.outcomes.findings import FindingsOutcome, finding_lines
from ui.models.outcomes.outcome import tr
from ui.values.message import Message


def _phase_of(kind: engine.FindingKind) -> Phase:
    """The step that finds a kind of finding; all but these are found in the databases."""
    kinds = engine.FindingKind
    if kind in (kinds.LOG, kinds.LOG_GAP, kinds.LOG_TAIL, kinds.LOG_CHAIN):
        return Phase.LOGS
    if kind in (
        kinds.MANIFEST,
        kinds.SUMS,
        kinds.MISSING,
        kinds.UNREADABLE,
        kinds.NOT_READ,
        kinds.NOT_RECOVERABLE,
    ):
        return Phase.CHECKS
    return Phase.DATABASES


class VerifyOutcome(FindingsOutcome[VerifyRequest, "engine.Verification"]):
    """A chain, an instance or a file was read and checked."""

    shows_pages: ClassVar[bool] = True
    is_verification: ClassVar[bool] = True

    @property
    def damaged_phases(self) -> frozenset[Phase]:
        damage = (finding for finding in self.result.findings if finding.is_damage)
        return frozenset(_phase_of(finding.kind) for finding in damage)

    def unchanged(self) -> str:
        return tr("Nothing was changed.")

    def amounts(self) -> list[str]:
        done, pages = self.result, self.result.pages.total
        good = plural(pages + done.bad_pages, "{1} of {0} page good", "{1} of {0} pages good", number(pages))
        files, logs = plural(done.files, "{} file", "{} files"), plural(done.logs, "{} log", "{} logs")
        return [tr("{} read").format(files), good, logs, duration(self.run.seconds)]

    def summary(self) -> Message:
        done, title = self.result, self.run.plan.title
        why = finding_lines(done.findings)
        if done.ok:
            what = tr("{}: all data is intact.") if done.findings else tr("{}: every page and log is good.")
            return Message(self.level, what.format(title), str(done.path), why)
        if done.result == "incomplete":
            what = tr("{}: no damage was found, but not everything could be checked.")
        else:
            what = tr("{}: damage was found.")
        return Message(self.level, what.format(title), str(done.path), why, shown(done.advice))
