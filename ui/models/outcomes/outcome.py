"""How a run stands and how it ended, in words: its state, its steps, its message. No widgets.

What all operations have in common. Each operation has a module beside this one; :mod:`ui.models.outcomes.registry`
finds the one of a run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Generic, TypeVar, cast

from PySide6.QtCore import QCoreApplication

import engine
from engine.errors import LEFT_BEHIND, Corruption, JetError
from engine.progress import Phase
from ui.format import number, page_number, plural
from ui.languages.sentences import shown
from ui.levels import Level
from ui.live_run import LiveRun
from ui.models.warned import MAX_NAMED
from ui.values.message import Message
from ui.values.steps import Step, StepState

RequestT = TypeVar("RequestT")
ResultT = TypeVar("ResultT")


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Outcome", text)


def phase_words(phase: Phase) -> str:
    """The name of a step of an operation that is not known further."""
    return {
        Phase.CHECKS: tr("Checks"),
        Phase.DATABASES: tr("Databases"),
        Phase.LOGS: tr("Logs"),
        Phase.PUBLISH: tr("Publish"),
        Phase.STAGING: tr("Copy"),
        Phase.ANALYSIS: tr("Read logs"),
        Phase.COMPLETE: tr("Complete"),
    }[phase]


class Outcome(Generic[RequestT, ResultT]):
    """A run as the window shows it. A subclass for each operation says what is particular to it."""

    phases: ClassVar[tuple[Phase, ...]] = (Phase.CHECKS, Phase.DATABASES, Phase.LOGS)
    """Its steps, in order."""
    replays: ClassVar[bool] = False
    """Whether its logs are replayed, and not copied or checked."""
    always_replays: ClassVar[bool] = False
    shows_pages: ClassVar[bool] = False
    """Whether a page map belongs to it from the start."""
    makes_target: ClassVar[bool] = False
    """Whether it makes or fills the folder that it is about: once done, it cannot be done there again."""
    is_verification: ClassVar[bool] = False
    """Whether its result is kept for the Verify page."""
    can_verify: ClassVar[bool] = False
    """Whether what it made can be verified."""

    def __init__(self, run: LiveRun) -> None:
        self.run = run

    # ---- what an operation says of itself

    @property
    def request(self) -> RequestT:
        return cast(RequestT, self.run.plan.request)

    @property
    def result(self) -> ResultT:
        """What it brought; only once it has ended without an error."""
        return cast(ResultT, self.run.result)

    @property
    def is_bad(self) -> bool:
        """Whether the result says that something is damaged."""
        return False

    @property
    def has_warnings(self) -> bool:
        return False

    @property
    def damaged_phases(self) -> frozenset[Phase]:
        """The steps that found damage."""
        return frozenset()

    def unchanged(self) -> str:
        """What is as it was before a run that failed."""
        raise NotImplementedError

    @property
    def left_something(self) -> bool:
        """Whether what a failed run had written may still be there, so that its place is not as it was."""
        return self.run.error is not None and LEFT_BEHIND in self.run.error.context

    def amounts(self) -> list[str]:
        """What the result amounts to."""
        raise NotImplementedError

    def summary(self) -> Message:
        """The message for the result."""
        raise NotImplementedError

    @property
    def findings(self) -> Sequence[engine.Finding]:
        return ()

    @property
    def certificate(self) -> engine.Certificate | None:
        return None

    @property
    def recovered(self) -> engine.Recovered | None:
        """What a recovery did that was a part of it."""
        return None

    @property
    def backup_set(self) -> engine.BackupSet | None:
        """What was added to a chain."""
        return None

    @property
    def can_restore(self) -> bool:
        """Whether what it wrote is there to be restored."""
        return False

    @property
    def written_to(self) -> tuple[Path, str] | None:
        """The destination that got chains, and its identity: it is known from now on."""
        return None

    @property
    def place(self) -> Path:
        """The chain, target or file that it is about."""
        return self.run.plan.request.place

    @property
    def pages_beside(self) -> int:
        """Pages of each file that are not in the page map: the headers."""
        return 2

    def repeat_text(self) -> str:
        """The button for another run like it."""
        return tr("Run again")

    # ---- how it stands

    @property
    def has_result(self) -> bool:
        return self.run.result is not None

    @property
    def is_good(self) -> bool:
        """Whether it has ended, and not by an error."""
        return not self.run.running and self.run.error is None and not self.run.crash

    @property
    def can_repeat(self) -> bool:
        """Whether the same run can succeed again."""
        return not (self.makes_target and self.has_result)

    def state(self) -> tuple[str, Level]:
        """Word and level of the run."""
        run = self.run
        if run.running:
            if run.cancelling:
                return tr("Stopping"), Level.WAITING
            return (tr("Paused"), Level.WAITING) if run.paused else (tr("Running"), Level.RUNNING)
        if run.cancelled:
            return tr("Cancelled"), Level.CANCELLED
        if run.crash:
            return tr("Failed"), Level.CRITICAL
        if run.error is not None or (self.has_result and self.is_bad):
            return tr("Failed"), Level.ERROR
        if self.has_result and self.has_warnings:
            return tr("Success with warnings"), Level.WARNING
        return tr("Success"), Level.SUCCESS

    @property
    def level(self) -> Level:
        return self.state()[1]

    @property
    def bar_level(self) -> str:
        """The level that its progress bar is coloured by; empty while it runs."""
        return "" if self.run.running else self.level.name.lower()

    def phase_title(self, phase: Phase) -> str:
        """The name of a step."""
        return tr("Replay") if self.replays and phase is Phase.LOGS else phase_words(phase)

    def steps(self) -> list[Step]:
        """The steps of the run with their durations so far."""
        run = self.run
        seconds: dict[Phase, float] = {}
        ends = [start for _, start in run.phases[1:]] + [run.elapsed]
        for (phase, start), end in zip(run.phases, ends, strict=True):
            seconds[phase] = seconds.get(phase, 0.0) + max(0.0, end - start)
        reached = [phase for phase, _ in run.phases if phase in self.phases]
        here = reached[-1] if reached else self.phases[0]
        return [Step(self.phase_title(p), self._step_state(p, here, seconds), seconds.get(p)) for p in self.phases]

    def _step_state(self, phase: Phase, here: Phase, seconds: Mapping[Phase, float]) -> StepState:
        run = self.run
        failed = not run.running and (run.error is not None or bool(run.crash))
        if self.has_result and phase in self.damaged_phases:
            return StepState.FAILED
        if phase is here:
            if run.running:
                return StepState.RUNNING
            ended = StepState.CANCELLED if run.cancelled else StepState.FAILED
            return ended if failed else StepState.DONE
        if phase in seconds:
            return StepState.DONE
        past = self.phases.index(phase) < self.phases.index(here)
        return StepState.SKIPPED if past or not (run.running or failed) else StepState.PENDING

    def reading_again(self) -> str:
        """Which page is being read again because it was bad, and for which time; empty when none is."""
        counts = self.run.last.counts
        if not self.run.running or "attempt" not in counts:
            return ""
        words = tr("Page {} of {} was bad; reading it again, attempt {} of {}")
        page, file = page_number(counts["again"]), self.run.last.item
        return words.format(page, file, counts["attempt"], counts["attempts"])

    def counts_text(self, *, mapped: bool = False, logs: bool = True) -> str:
        """Pages verified, blank and corrected, and ``logs``, so far; ``mapped``: a map of pages counts them."""
        counts = self.run.last.counts
        words = (("verified", tr("verified")), ("blank", tr("blank")), ("corrected", tr("corrected")))
        parts = [f"{number(counts[key])} {word}" for key, word in words if key in counts and not mapped]
        pages = tr("Pages: {}").format(", ".join(parts)) if parts else ""
        bad = self._bad_pages() if isinstance(self.run.error, Corruption) else ""
        damaged = tr("damaged: page {}").format(bad) if bad else ""
        read = counts.get("logs", 0) if "records" not in counts else 0  # replayed logs are in cards of their own
        log_words = plural(read, "{} log", "{} logs") if read and logs else ""
        return " · ".join(part for part in (pages, damaged, log_words) if part)

    def amounts_at_end(self) -> list[str]:
        """What the run amounted to; empty when it brought no result."""
        return self.amounts() if self.has_result else []

    def message(self) -> Message | None:
        """What is to be said about the end of the run; None while it goes on."""
        said, unrecorded = self._message(), self.run.unrecorded
        if said is None or unrecorded is None:
            return said
        noted = tr("The run is not in the history. {}").format(shown(unrecorded.message))
        return replace(said, why="\n".join(part for part in (said.why, noted) if part))

    def _message(self) -> Message | None:
        run = self.run
        if run.running:
            return None
        if run.crash:
            return Message(
                Level.CRITICAL,
                tr("{} failed because of an error in this program.").format(run.plan.title),
                str(run.plan.request.place),
                run.crash.strip().splitlines()[-1],
                tr("Please report this error; its details are in the history."),
            )
        if run.error is not None:
            return self._error_message(run.error)
        return self.summary() if self.has_result else None

    def _bad_pages(self) -> str:
        """The numbers of the pages that the run failed on, the first of them; empty if it did not."""
        context = self.run.error.context if self.run.error is not None else {}
        pages = context.get("pages") or ([context["page"]] if "page" in context else [])
        if not isinstance(pages, list) or not pages:
            return ""
        more = f" … ({number(len(pages))})" if len(pages) > MAX_NAMED else ""
        return ", ".join(map(page_number, pages[:MAX_NAMED])) + more

    def _error_message(self, error: JetError) -> Message:
        title, place = self.run.plan.title, str(self.run.plan.request.place)
        if self.run.cancelled:
            return Message(Level.CANCELLED, tr("{} was cancelled.").format(title), place, self.unchanged())
        where = str(error.context.get("path", "")) or place
        if self._bad_pages():
            where += tr(" · page {}").format(self._bad_pages())
        why = " ".join(part for part in (shown(error.message), self.unchanged()) if part)
        why = f"{why} ({error.name}, {int(error.code)})"
        return Message(Level.ERROR, tr("{} failed.").format(title), where, why, error.hint)
