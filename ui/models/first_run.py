"""What the first run sets up: a draft that grows from step to step, the job that it means, and its words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, tzinfo
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.history.filter import EventFilter
from app.history.history import History
from app.history.runs import Run, RunState
from app.jobs.advice import next_runs
from app.jobs.job import BackupRule, Job, JobMode, Targets, Weekday, When
from app.schedulers.spec import SchedulerKind
from engine.errors import JetError, known
from engine.events import EventLevel
from ui.format import in_a_row, number, plural, when
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.scheduler import kind_words
from ui.models.when_draft import when_words
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("FirstRun", text)


class Pace(Enum):
    """How often is backed up."""

    DAILY = "daily"
    HOURLY = "hourly"


class Keeping(Enum):
    """How long backups are kept."""

    MONTH = "month"
    YEAR = "year"
    ALL = "all"


KEPT = {
    Keeping.MONTH: engine.Retention(weekly=5),
    Keeping.YEAR: engine.Retention(weekly=5, monthly=12),
    Keeping.ALL: engine.Retention(),
}
"""A chain begins each Sunday, so that weeks are counted."""
MOST_LINES = 4
"""Lines of a message that lists things."""
MAX_AGE = {Pace.DAILY: timedelta(hours=26), Pace.HOURLY: timedelta(hours=3)}
"""The target: a missed run shows, and one that takes long does not."""


@dataclass(frozen=True)
class FirstRunDraft:
    """``instances`` are the names of those in ``folders``; ``taken`` the names of other jobs."""

    folders: tuple[Path, ...] = ()
    instances: tuple[str, ...] = ()
    destination: Path | None = None
    seen: str = ""
    """What the test of the destination has shown."""
    beside: tuple[Path, ...] = ()
    """Which of ``folders`` are on the disk of the destination."""
    pace: Pace = Pace.DAILY
    at: time = time(2, 0)
    keeping: Keeping = Keeping.YEAR
    name: str = ""
    scheduler: SchedulerKind | None = None
    """What the operating system is to run the job with; None leaves that as it is."""
    taken: Collection[str] = field(default=())
    homes: tuple[Path, ...] = ()
    """The folder of each of the instances."""

    @property
    def job(self) -> Job:
        """The job that it means. Raises ``AssertionError`` while the destination is missing."""
        often = When(at=(self.at,)) if self.pace is Pace.DAILY else When(every=timedelta(hours=1))
        full = When(at=(self.at,), on=frozenset({Weekday.SUNDAY}))
        return Job(
            self.name,
            self.folders,
            known(self.destination, "destination"),
            rules=(BackupRule(often), BackupRule(full, JobMode.FULL)),
            retention=KEPT[self.keeping],
            targets=Targets(max_age=MAX_AGE[self.pace]),
        )


def risk_text(draft: FirstRunDraft) -> str:
    """That one disk has an instance and its backups, where that is known; else empty."""
    names = [name for name, home in zip(draft.instances, draft.homes, strict=True) if home in draft.beside]
    if not names:
        return ""
    text = tr("The destination is on the same disk as {}. If that disk fails, the backups are lost, too.")
    return text.format(in_a_row(names))


def instances_text(draft: FirstRunDraft) -> str:
    """Each by name, with its folder."""
    named = zip(draft.instances, draft.homes, strict=True)
    return "\n".join(tr("{} in {}").format(name, home) for name, home in named)


def free_name(pace: Pace, taken: Collection[str]) -> str:
    """A name that no other job has."""
    base = tr("Daily backup") if pace is Pace.DAILY else tr("Hourly backup")
    names = {name.casefold() for name in taken}
    tries = [base, *(f"{base} {number}" for number in range(2, len(names) + 3))]
    return next(name for name in tries if name.casefold() not in names)


def keeping_words(keeping: Keeping) -> str:
    return {
        Keeping.MONTH: tr("5 weeks"),
        Keeping.YEAR: tr("5 weeks, and of each month one for a year"),
        Keeping.ALL: tr("All backups"),
    }[keeping]


def summary_lines(draft: FirstRunDraft, now: datetime, zone: tzinfo) -> list[tuple[str, str]]:
    """What will be set up, as (name, text)."""
    job = draft.job
    rules = "\n".join(when_words(rule.when) for rule in job.rules[:1])
    runs = next_runs(job, now, zone, 1)
    if draft.scheduler is not None:
        who = tr("{}, for this user, also while this window is closed").format(kind_words(draft.scheduler))
    else:
        who = tr("This window, while it is open, unless something runs jobs already")
    return [
        (tr("Job"), job.name),
        (tr("Instances"), instances_text(draft)),
        (tr("Destination"), "\n".join(filter(None, (str(job.destination), draft.seen, risk_text(draft))))),
        (tr("Backups"), tr("{}; a full backup every Sunday, incremental ones in between").format(rules)),
        (tr("Kept"), keeping_words(draft.keeping)),
        (tr("Run by"), who),
        (tr("Next backup"), when(runs[0].moment) if runs else tr("never")),
    ]


def as_text(lines: Sequence[tuple[str, str]]) -> str:
    """The summary for a mail or a ticket."""
    return "\n".join(f"{name}: {text.replace(chr(10), ', ')}" for name, text in lines) + "\n"


def outcome_message(job: Job, runs: Sequence[Run], problems: Sequence[str], zone: tzinfo) -> Message:
    """What the first backup came to; where it succeeded, until when its target is met without another one."""
    failed = [run for run in runs if run.state not in (RunState.SUCCESS, RunState.WARNING)]
    ended = [run.ended for run in runs if run.ended is not None]
    if failed or not ended:
        what = tr("The first backup failed. The job is set up, and will try again at its next time.")
        if good := len(runs) - len(failed):
            what = tr("Backed up: {} of {} instances. The job is set up, and will try again at its next time.")
            what = what.format(number(good), number(len(runs)))
        errors = [f"{run.instance}: {run.failure.message}" for run in failed if run.failure is not None]
        hints = [shown(run.failure.hint) for run in failed if run.failure is not None and run.failure.hint]
        said = {each.rstrip("."): each for each in (*errors, *problems)}
        why = "\n".join(map(shown, said.values()))
        where = "" if errors else str(job.destination)  # each reason names its instance
        return Message(Level.ERROR, what, where, why, next(iter(hints), ""))
    until = min(ended) + known(job.targets.max_age, "target")
    what = tr("Protected until {}").format(when(until))
    place = str(job.destination)
    done = plural(len(runs), "{} instance was backed up to {}.", "{} instances were backed up to {}.", place)
    following = next_runs(job, max(ended), zone, 1)
    advice = tr("The next backup is on {}.").format(when(following[0].moment)) if following else ""
    level = Level.WARNING if any(run.state is RunState.WARNING for run in runs) else Level.SUCCESS
    return Message(level, what, "", done, advice)


def warnings_of(history: History, runs: Sequence[Run]) -> list[str]:
    """What the events of ``runs`` warn of, in English; reads the history."""
    warned = [run.id for run in runs if run.state is RunState.WARNING]
    levels = frozenset((EventLevel.WARNING,))
    found = (each for id_ in warned for each in history.events(EventFilter(levels=levels, run=id_)))
    return list(dict.fromkeys(each.entry.text for each in found))


def warnings_text(warnings: Sequence[str]) -> str:
    """The first few of them, a line each."""
    lines = [shown(text) for text in warnings[:MOST_LINES]]
    if len(warnings) > len(lines):
        lines.append(tr("and {} more").format(len(warnings) - len(lines)))
    return "\n".join(lines)


def unreadable_message(errors: Sequence[tuple[Path, JetError]], *, elevated: bool, windows: bool) -> Message:
    """Why places that may hold databases were not read, and what to do."""
    what = plural(len(errors), "{} place could not be read.", "{} places could not be read.")
    lines = [
        shown(error.message) if str(path) in error.message else f"{path}: {shown(error.message)}"
        for path, error in errors[:MOST_LINES]
    ]
    if len(errors) > len(lines):
        lines.append(tr("and {} more").format(len(errors) - len(lines)))
    if elevated:
        advice = shown(errors[0][1].hint)
    elif windows:
        advice = tr("Close this program, and start it again with “Run as administrator”.")
    else:
        advice = tr("Start this program as a user who may read these files, or give this user the permission.")
    return Message(Level.WARNING, what, why="\n".join(lines), advice=advice)
