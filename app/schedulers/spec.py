"""What the operating system is to start, how often and as whom. Each scheduler writes it in its own form."""

from __future__ import annotations

import math
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from app.jobs.job import Jobs, When
from app.settings import HOME_VARIABLE
from engine.error_codes import Code
from engine.events import printable

COMMAND = "run-due"
NAME = "ese-backup"
"""What the entry of a scheduler is called, where that has no rules of its own for names."""
TITLE = "ESE Backup Manager"
MINUTES = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1440)
"""The intervals that every scheduler can keep: divisors of an hour, and whole hours that divide a day."""
USUAL = timedelta(minutes=5)


class SchedulerKind(StrEnum):
    """The schedulers of operating systems that this program knows; values as on the command line."""

    SYSTEMD = "systemd"
    CRON = "cron"
    TASK_SCHEDULER = "task-scheduler"
    LAUNCHD = "launchd"


@dataclass(frozen=True)
class Spec:
    """``program``: the words to start, of which the first is an absolute path. ``every``: one of ``MINUTES``,
    counted from midnight. ``system``: for all of the machine, as root or SYSTEM. ``home``: the value of
    ``$ESE_BACKUP_HOME``, None where it is not set.

    Raises JET_errInvalidParameter for another interval, and for words that a configuration file cannot hold.
    """

    program: tuple[str, ...]
    every: timedelta = USUAL
    system: bool = False
    home: Path | None = None

    def __post_init__(self) -> None:
        if self.every / timedelta(minutes=1) not in MINUTES:
            raise Code.InvalidParameter.error(
                f"An interval of {_minutes_text(self.every)} minutes is not supported.",
                hint=f"Use one of these, in minutes: {', '.join(map(str, MINUTES))}.",
            )
        for word in (*self.program, str(self.home or "")):
            if printable(word) != word:
                raise Code.InvalidParameter.error(
                    f"{printable(word)} contains characters that cannot be written to the files of a scheduler.",
                    hint="Move the program, or the folder that ESE_BACKUP_HOME names, to a path without them.",
                )

    @property
    def minutes(self) -> int:
        return self.every // timedelta(minutes=1)

    @classmethod
    def of(
        cls,
        every: timedelta | None = None,
        *,
        system: bool = False,
        environment: Mapping[str, str] = os.environ,
    ) -> Spec:
        """For this installation of the program and the environment that it runs in."""
        home = environment.get(HOME_VARIABLE)
        return cls(
            (*own_program(), COMMAND),
            every or USUAL,
            system,
            Path(home).expanduser().absolute() if home else None,
        )


def own_program() -> tuple[str, ...]:
    """The words that start this program: its entry point beside this interpreter, or the interpreter itself.

    Links are not resolved: the interpreter of a virtual environment is a link to one without the program.
    """
    python = Path(sys.executable)
    if getattr(sys, "frozen", False):  # a built program: its commands are beside whichever program this is
        return (str(python.with_name(f"{NAME}w.exe" if sys.platform == "win32" else NAME)),)
    if sys.platform == "win32":  # without a console, whose window would flash up at each look
        windowless = python.with_name("pythonw.exe")
        return (str(windowless if windowless.exists() else python), "-P", "-m", "app")
    entry = python.with_name(NAME)
    return (str(entry),) if entry.exists() else (str(python), "-P", "-m", "app")


def step_of(jobs: Jobs) -> timedelta:
    """The greatest of ``MINUTES`` that divides all schedules: a look that often, from midnight on, is never late.
    A day without any schedule."""
    whens = [rule.when for job in jobs.jobs for rule in job.rules] + [check.when for check in jobs.checks]
    step = math.gcd(24 * 60, *(minute for when in whens for minute in _minutes(when)))
    return timedelta(minutes=max(minutes for minutes in MINUTES if step % minutes == 0))


def fitting(step: timedelta) -> timedelta:
    """The usual interval, or a shorter one if schedules with this common step need it."""
    return timedelta(minutes=math.gcd(USUAL // timedelta(minutes=1), step // timedelta(minutes=1)))


def next_look(every: timedelta, now: datetime) -> datetime:
    """The first time later than ``now`` that is a multiple of ``every`` after local midnight."""
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + ((now - midnight) // every + 1) * every


def _minutes(when: When) -> Iterator[int]:
    """Minutes of the day whose common divisor meets every slot of a rule."""
    if when.every is not None:
        yield when.every // timedelta(minutes=1)
    for moment in when.at:
        yield moment.hour * 60 + moment.minute
        if moment.second:
            yield 1
    if when.cron:
        yield from _minutes_of_cron(when.cron.split())


def _minutes_of_cron(fields: Iterable[str]) -> Iterator[int]:
    """Of the field of minutes, in which a star or a range without a step means every minute."""
    yield 60
    for part in next(iter(fields), "*").split(","):
        start, _, step = part.partition("/")
        yield from map(int, re.findall(r"\d+", start))
        if step.isdecimal():
            yield int(step)
        elif "*" in start or "-" in start:
            yield 1


def _minutes_text(every: timedelta) -> str:
    return f"{every / timedelta(minutes=1):g}"
