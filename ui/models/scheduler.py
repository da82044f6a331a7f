"""Who runs the jobs of this machine: the scheduler of the operating system, this window, or nobody; in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.history.slots import Look
from app.jobs.job import Jobs
from app.schedulers.spec import SchedulerKind, Spec, fitting, step_of
from engine.errors import JetError
from ui.format import age, plural, when
from ui.languages.sentences import shown
from ui.levels import Level
from ui.values.message import Message

if TYPE_CHECKING:
    from app.schedulers.scheduler import Installed, Scheduler

WINDOW = "window"
"""The name under which this window looks for what is due."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Scheduler", text)


@dataclass(frozen=True)
class SchedulerLook:
    """What was found: the entries of this user and of the machine, the looks of all programs, newest first."""

    moment: datetime
    installed: tuple[Installed, ...] = ()
    looks: tuple[Look, ...] = ()
    kinds: tuple[SchedulerKind, ...] = ()
    """The schedulers that this system has, the best first."""

    @property
    def active(self) -> Installed | None:
        """The entry that looks most often, of those that run."""
        running = [each for each in self.installed if each.runs and each.every is not None]
        return min(running, key=_step, default=None)

    @property
    def shown(self) -> Installed | None:
        """The active one, or else any that is there."""
        return self.active or next(iter(self.installed), None)

    @property
    def last_look(self) -> Look | None:
        """The newest look of a program that is no window."""
        return next((look for look in self.looks if look.by != WINDOW), None)

    @property
    def is_silent(self) -> bool:
        """Whether the active entry has not looked for longer than twice its step."""
        active, last = self.active, self.last_look
        return active is not None and (last is None or self.moment - last.moment > 2 * _step(active))

    @property
    def window_runs(self) -> bool:
        """Whether this window has to run the jobs itself: nothing else does."""
        return self.active is None or self.is_silent


def _step(installed: Installed) -> timedelta:
    return installed.every or timedelta(days=1)


def wanted_spec(jobs: Jobs, *, system: bool = False) -> Spec:
    """What should be installed for ``jobs``: this program, as often as their slots need it."""
    return Spec.of(fitting(step_of(jobs)), system=system)


def needed_spec(jobs: Jobs) -> Spec:
    """The least that ``jobs`` need: one that looks less often serves some slots late."""
    return Spec.of(step_of(jobs))


def look_at_scheduler(jobs: Jobs, looks: Sequence[Look], now: datetime) -> SchedulerLook:
    """Ask the schedulers of this system. Blocks."""
    from app.schedulers.choice import available, find_installed  # the first paint can do without them

    kinds = tuple(each.kind for each in available())
    return SchedulerLook(now, find_installed(needed_spec(jobs), now), tuple(looks), kinds)


def files_of(kind: SchedulerKind, spec: Spec) -> Mapping[Path, bytes]:
    """What an installation would write. Blocks; raises ``JetError``."""
    return _scheduler(kind).files(spec)


def install(kind: SchedulerKind, spec: Spec) -> None:
    """Write it and start it. Blocks; raises ``JetError``."""
    _scheduler(kind).install(spec)


def remove(installed: Installed) -> bool:
    """Stop and remove it; whether there was one. Blocks; raises ``JetError``."""
    return _scheduler(installed.kind).remove(system=installed.system)


def _scheduler(kind: SchedulerKind) -> Scheduler:
    from app.schedulers.choice import scheduler_for

    return scheduler_for(kind)


# ---- words


def kind_words(kind: SchedulerKind) -> str:
    """The name of a scheduler."""
    return {
        SchedulerKind.SYSTEMD: "systemd",
        SchedulerKind.CRON: "cron",
        SchedulerKind.TASK_SCHEDULER: tr("Task Scheduler"),
        SchedulerKind.LAUNCHD: "launchd",
    }[kind]


def entry_words(installed: Installed) -> str:
    """``systemd, for this user, every 5 minutes``."""
    scope = tr("for this machine") if installed.system else tr("for this user")
    often = ""
    if installed.every is not None:
        often = tr(", every {}").format(step_text(installed.every))
    return f"{kind_words(installed.kind)}, {scope}{often}"


def step_text(step: timedelta) -> str:
    """``5 minutes``, ``2 hours``."""
    minutes = step // timedelta(minutes=1)
    if minutes % 60:
        return plural(minutes, "{} minute", "{} minutes")
    return plural(minutes // 60, "{} hour", "{} hours")


def summary(look: SchedulerLook | None, now: datetime, *, has_jobs: bool) -> tuple[str, Level]:
    """Who runs the jobs, in one sentence."""
    if look is None:
        return tr("Looking for the scheduler of this system…"), Level.NEUTRAL
    active, last = look.active, look.last_look
    if active is None:
        text = tr("No scheduler is installed.")
        if look.installed:
            text = tr("The scheduler's entry is there, but it does not run: {}.").format(
                entry_words(look.installed[0])
            )
        more = [tr("This window runs the jobs while it is open.")] if has_jobs else []
        if has_jobs:
            more.append(tr("To have them run without it, see the tab Scheduler."))
        return " ".join([text, *more]), Level.WARNING if has_jobs else Level.NEUTRAL
    if look.is_silent:
        since = tr("has not looked for due jobs yet")
        if last is not None:
            since = tr("last looked for due jobs {}").format(age(last.moment, now))
        text = tr("The scheduler is installed ({}), but {}. This window runs the jobs while it is open.")
        return text.format(entry_words(active), since), Level.WARNING
    said = age(last.moment, now) if last is not None else tr("never")
    text = tr("Jobs are run by {}. Last look: {}.").format(entry_words(active), said)
    return text, Level.WARNING if active.drift else Level.SUCCESS


def details(look: SchedulerLook) -> list[tuple[str, str]]:
    """Further facts, each with its name."""
    last, shown = look.last_look, look.shown
    rows = [(tr("Last look"), when(last.moment) if last else tr("never"))]
    if shown is not None:
        rows += [
            (tr("Next look"), when(shown.next_look) if shown.next_look else tr("never")),
            (tr("Starts"), " ".join(shown.program) or tr("unknown")),
        ]
        if shown.files:
            rows.append((tr("Files"), ", ".join(map(str, shown.files))))
    return rows


def drift_message(installed: Installed) -> Message | None:
    """In what an entry differs from what it should be."""
    if not installed.drift:
        return None
    level = Level.WARNING if installed.runs else Level.ERROR
    what = tr("The entry of {} differs from what this program would write.").format(kind_words(installed.kind))
    why = "\n".join(shown(each.text) for each in installed.drift)
    return Message(level, what, why=why, advice=tr("Use Repair. It shows first what will be written."))


def failure_message(what: str, error: JetError) -> Message:
    """That something could not be done to the scheduler."""
    return Message(Level.ERROR, what, str(error.context.get("path", "")), str(error), error.hint)


def preview_text(files: Mapping[Path, bytes]) -> str:
    """The files of an installation, one after the other."""
    return "\n\n".join(f"# {path}\n{data.decode('utf-8', 'replace').rstrip()}" for path, data in files.items())
