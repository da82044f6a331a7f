"""What jobs promise of an instance and do not keep, beside what is proven of its backups. No widgets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.evidence.proofs import Evidence
from app.evidence.rule import WORDS, Standing, Verdict
from app.status.values import InstanceStatus, ProblemType, Severity, Statement, StatusProblem, statements, worst
from ui.languages.marked import mark, marked
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.overview import Mend, SeenState, wanted_mend
from ui.models.overview import level_of as level_of_severity
from ui.models.overview_words import of_jobs_text
from ui.models.verdicts import detail, headline, level_of

BADNESS = (
    Level.CRITICAL,
    Level.ERROR,
    Level.INTERRUPTED,
    Level.WARNING,
    Level.CANCELLED,
    Level.NEUTRAL,
    Level.WAITING,
    Level.INFO,
    Level.RUNNING,
    Level.SUCCESS,
)
"""Levels, the worst first."""
_WORDS = {
    ProblemType.NOT_VERIFIED: mark("Not verified"),
    ProblemType.NOT_DRILLED: mark("Not drilled"),
    ProblemType.MISSING: mark("Not found"),
    ProblemType.FILES: mark("Files damaged"),
    ProblemType.TARGETS: mark("Targets not known"),
}


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Instances", text)


def job_to_run(jobs: Sequence[str], statuses: Iterable[InstanceStatus]) -> str:
    """Of the jobs of an instance, the one whose backup is missed the most, or the first; empty where there is
    none."""
    missed = {
        each.job: max((p.severity.rank for p in each.problems if wanted_mend(p, each) is Mend.BACK_UP), default=0)
        for each in statuses
    }
    return max(jobs, key=lambda name: missed.get(name, 0), default="")


@dataclass(frozen=True)
class BrokenPromise:
    """One that is broken: the worst problem of the jobs."""

    said: Statement

    @property
    def problem(self) -> StatusProblem:
        return self.said.problem

    @property
    def status(self) -> InstanceStatus:
        return self.said.of[0]

    @property
    def headline(self) -> str:
        return of_jobs_text(self.said.jobs, shown(self.problem.text))

    @property
    def word(self) -> str:
        """The same in a word or two."""
        return of_jobs_text(self.said.jobs, self._word)

    @property
    def _word(self) -> str:
        if self.problem.type in _WORDS:
            return marked(_WORDS[self.problem.type])
        standing = Standing.OVERDUE if self.problem.type is ProblemType.TOO_OLD else self.status.verdict.standing
        return shown(WORDS[standing].word)

    def line(self, proven: str) -> str:
        """What :attr:`word` leaves out, then what is ``proven`` of the newest chain all the same."""
        text = shown(self.problem.text)
        chain = tr("Newest chain: {}").format(f"{proven[:1].lower()}{proven[1:]}") if proven else ""
        return " · ".join(part for part in ("" if text == self._word else text, chain) if part)


def told(
    verdict: Verdict, statuses: Sequence[InstanceStatus], seen: SeenState | None, now: datetime
) -> tuple[tuple[str, Level, str], BrokenPromise | None]:
    """Headline, level and explanation, and the problem that decides them, if one does. What a job promises and
    does not keep is as bad here as on the overview, unless the verdict is of something newer than that."""
    level, tip = level_of(verdict), detail(verdict, now)
    problems = tuple(problem for each in statuses for problem in each.problems)
    severity = worst(problems)
    as_seen = level_of_severity(severity)
    is_older = seen is not None and verdict.at is not None and seen.now < verdict.at
    unread = any(problem.type is ProblemType.TARGETS for problem in problems)
    if (
        not is_older
        and (severity in (Severity.WARNING, Severity.CRITICAL) or unread)
        and BADNESS.index(as_seen) < BADNESS.index(level)
    ):
        reasons = (shown(problem.text) for problem in problems if problem.severity is severity)
        level, tip = as_seen, "\n".join(dict.fromkeys([*tip.splitlines(), *reasons]))
        broken = BrokenPromise(next(s for s in statements(statuses) if s.problem.severity is severity))
        return (broken.headline if verdict.is_good else headline(verdict, now), level, tip), broken
    return (headline(verdict, now), level, tip), None


def as_promised(evidence: Evidence, statuses: Sequence[InstanceStatus]) -> Evidence:
    """``evidence`` judged by what the jobs promise: time passes, and the newest look at that is newer."""
    verdict = evidence.verdict
    too_old = [(each, p) for each in statuses for p in each.problems if p.type is ProblemType.TOO_OLD]
    if not too_old or not verdict.is_good or verdict.copied is None:
        return evidence
    allowed = [p.since - each.restorable_to for each, p in too_old if p.since and each.restorable_to]
    target = min(allowed, default=verdict.target)
    return replace(evidence, verdict=replace(verdict, standing=Standing.OVERDUE, at=verdict.copied, target=target))
