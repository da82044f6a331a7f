"""The schedulers of this system, and which of them is taken."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import datetime

from app.schedulers.cron import Cron
from app.schedulers.launchd import Launchd
from app.schedulers.scheduler import Installed, Scheduler
from app.schedulers.spec import SchedulerKind, Spec
from app.schedulers.systemd import Systemd
from app.schedulers.task_scheduler import TaskScheduler
from engine.error_codes import Code
from engine.errors import JetError

_ORDER: dict[str, tuple[SchedulerKind, ...]] = {
    "win32": (SchedulerKind.TASK_SCHEDULER,),
    "darwin": (SchedulerKind.LAUNCHD, SchedulerKind.CRON),
}
_ELSEWHERE = (SchedulerKind.SYSTEMD, SchedulerKind.CRON)


def all_schedulers() -> dict[SchedulerKind, Scheduler]:
    made: tuple[Scheduler, ...] = (Systemd(), Cron(), TaskScheduler(), Launchd())
    return {each.kind: each for each in made}


def available() -> tuple[Scheduler, ...]:
    """Those that this system has, the best first."""
    every = all_schedulers()
    return tuple(every[kind] for kind in _ORDER.get(sys.platform, _ELSEWHERE) if every[kind].available)


def scheduler_for(kind: SchedulerKind | None = None) -> Scheduler:
    """The one of this kind, or the best of this system. JET_errFeatureNotAvailable where there is none."""
    if kind is not None:
        return all_schedulers()[kind]
    found = available()
    if not found:
        raise Code.FeatureNotAvailable.error(
            "No supported scheduler was found on this system: neither systemd nor cron is available.",
            hint="Install cron, or let another program run 'ese-backup run-due' every 5 minutes.",
        )
    return found[0]


def find_installed(wanted: Spec, now: datetime) -> tuple[Installed, ...]:
    """Every entry in every scheduler of this system, of the user and of the machine. Blocks.

    What the user may not look at is left out.
    """
    found = []
    for scheduler in available():
        for system in (False, True):
            with suppress(JetError):
                scope = Spec(wanted.program, wanted.every, system, wanted.home)
                found.append(scheduler.installed(scope, now))
    return tuple(each for each in found if each is not None)
