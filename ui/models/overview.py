"""The overview in words, shapes and figures: what is worst, what mends it, how old what is, what is full when."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.own_files import has_no_backup, is_lost
from app.evidence.rule import Standing
from app.history.runs import Run, RunOperation, RunState
from app.jobs.job import Targets
from app.own_names import Namings, no_namings
from app.status.forecast import full_on
from app.status.values import (
    DestinationStatus,
    HostStatus,
    InstanceStatus,
    Overview,
    ProblemType,
    Severity,
    Statement,
    StatusProblem,
    by_instance,
    statements,
)
from ui.languages.marked import mark, marked
from ui.levels import Level
from ui.models.ages import Age, age_at, worst_age
from ui.models.own_names import own_name
from ui.models.run_days import Key, days_of, key_of, runs_by_instance, warned_of
from ui.models.whole_instances import whole_instances
from ui.values.strip_days import StripDay


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Overview", text)


@dataclass(frozen=True)
class SeenState:
    """What one look found. ``lines`` are the verdict sentences, ``days`` the last days, ``at_work`` the runs that
    work on an instance now; ``targets`` those of the jobs by name; ``full`` when a destination will be; ``hosts``
    those that post beside their chains, whose instances are among those of the overview."""

    overview: Overview
    lines: Mapping[Key, str] = field(default_factory=dict)
    days: Mapping[Key, tuple[StripDay, ...]] = field(default_factory=dict)
    at_work: Mapping[Key, tuple[Run, ...]] = field(default_factory=dict)
    warned: Mapping[Key, Run] = field(default_factory=dict)
    """The newest backup of those of which it ended with warnings."""
    targets: Mapping[str, Targets] = field(default_factory=dict)
    full: Mapping[Path, date] = field(default_factory=dict)
    hosts: tuple[HostStatus, ...] = ()
    own: Overview | None = None
    """That of this host alone, which its channels are told."""
    names: Namings = field(default_factory=no_namings)
    """What the user calls instances of this host."""

    def name_of(self, instance: InstanceStatus) -> str:
        """What the user calls it; on another host with the name of the host before it."""
        return self._names.get(key_of(instance)) or self._name(instance)

    def _name(self, instance: InstanceStatus) -> str:
        own = own_name(self.names, instance.name, instance.folder) or instance.name
        return own if self.is_here(instance) else f"{instance.host}/{instance.name}"

    @cached_property
    def _names(self) -> Mapping[Key, str]:
        return {key_of(row): self._name(row) for row in self.rows}

    def age_of(self, instance: InstanceStatus) -> Age:
        """How old what a restore of it brings back is, against its target."""
        return self._ages.get(key_of(instance)) or self._age(instance)

    def _age(self, instance: InstanceStatus) -> Age:
        return worst_age(age_at(self.now, each, self.target_of(each)) for each in self.of_jobs(instance))

    @cached_property
    def _ages(self) -> Mapping[Key, Age]:
        return {key_of(row): self._age(row) for row in self.rows}

    @property
    def now(self) -> datetime:
        return self.overview.now

    @cached_property
    def backing_up(self) -> Mapping[Key, frozenset[str]]:
        """The instances that a backup works on, and the destinations of these backups."""
        found: dict[Key, frozenset[str]] = {}
        for key, runs in self.at_work.items():
            if places := frozenset(run.destination for run in runs if run.operation is RunOperation.BACKUP):
                found[key] = places
        return found

    def without(self, over: Container[str]) -> SeenState:
        """What it is now that the runs with the ids ``over`` have ended: itself, where it saw none of them at
        work. What they amount to is found by the next look."""
        at_work = {key: tuple(run for run in runs if run.id not in over) for key, runs in self.at_work.items()}
        if at_work == self.at_work:
            return self
        made = replace(self, at_work={key: runs for key, runs in at_work.items() if runs})
        vars(made).update({name: found for name, found in vars(self).items() if name in _DERIVED})
        return made

    @cached_property
    def rows(self) -> tuple[InstanceStatus, ...]:
        """Each instance once, whatever number of jobs it has; the worst first."""
        return whole_instances(self.overview.instances)

    def derive(self) -> None:
        """Find out what follows from all rows: the first who asks would wait for it."""
        for name in _DERIVED:
            getattr(self, name)

    @cached_property
    def stated(self) -> Mapping[StatusProblem, Statement]:
        """Of each problem of an instance, as one of all of its jobs or of one of them, which of them say it."""
        found: dict[StatusProblem, Statement] = {}
        for of_jobs in self._by_job.values():
            for said in statements(of_jobs):
                found |= dict.fromkeys((said.as_one, *said.problems), said)
        return found

    @cached_property
    def _by_job(self) -> Mapping[Key, Sequence[InstanceStatus]]:
        return by_instance(self.overview.instances)

    def of_jobs(self, instance: InstanceStatus) -> Sequence[InstanceStatus]:
        """How ``instance`` is in each of its jobs."""
        return self._by_job.get(key_of(instance), (instance,))

    @cached_property
    def by_identity(self) -> Mapping[str, tuple[InstanceStatus, ...]]:
        """The statuses of the instances of this host: one for each job of an instance."""
        found: dict[str, list[InstanceStatus]] = {}
        for each in self.overview.instances:
            if self.is_here(each):
                found.setdefault(str(engine.Identity(each.name, each.folder)), []).append(each)
        return {key: tuple(each) for key, each in found.items()}

    def target_of(self, instance: InstanceStatus) -> timedelta | None:
        """How old its newest restorable moment may be."""
        promised = self.targets.get(instance.job)
        return promised.max_age if promised else None

    def is_here(self, instance: InstanceStatus) -> bool:
        """Whether it is on this machine, where something can be done for it."""
        return not instance.host or instance.host == self.overview.host


_DERIVED = ("rows", "_by_job", "by_identity", "stated", "_names", "_ages")
"""What follows from all but the runs at work."""


def seen_of(
    overview: Overview,
    lines: Mapping[Key, str],
    targets: Mapping[str, Targets],
    runs: Sequence[Run],
    hosts: tuple[HostStatus, ...] = (),
    own: Overview | None = None,
) -> SeenState:
    """``overview`` with what follows from ``runs``, those of the last weeks on this host."""
    here = [each for each in overview.instances if each.host in ("", overview.host)]
    now, by_key = overview.now, runs_by_instance(here, runs)
    at_work = {key: tuple(r for r in of_one if r.state is RunState.RUNNING) for key, of_one in by_key.items()}
    full = {each.place: full_on(each.place, each.free, runs, now) for each in overview.destinations}
    warned = {key: warned_of(of_one) for key, of_one in by_key.items()}
    return SeenState(
        overview,
        lines,
        {key: days_of(of_one, now) for key, of_one in by_key.items()},
        {key: of_one for key, of_one in at_work.items() if of_one},
        {key: run for key, run in warned.items() if run is not None},
        targets,
        {place: day for place, day in full.items() if day is not None},
        hosts,
        own,
    )


# ---- how bad

_LEVELS = {
    Severity.OK: Level.SUCCESS,
    Severity.WARNING: Level.WARNING,
    Severity.CRITICAL: Level.ERROR,
    Severity.UNKNOWN: Level.NEUTRAL,
}
_WORDS = {
    Severity.OK: mark("OK"),
    Severity.WARNING: mark("Warning"),
    Severity.CRITICAL: mark("Critical"),
    Severity.UNKNOWN: mark("Not known"),
}


def level_of(severity: Severity) -> Level:
    """Its shape and colour."""
    return _LEVELS[severity]


def word_of(severity: Severity) -> str:
    """Its word."""
    return marked(_WORDS[severity])


# ---- what mends it


class Mend(Enum):
    """What is offered for a problem: one button."""

    BACK_UP = mark("Back up now")
    VERIFY = mark("Verify now")
    DRILL = mark("Start a drill")
    RESTORE = mark("Restore…")
    OPEN_DESTINATION = mark("Show destination")
    SETTINGS = mark("Open settings")
    INSTALL_SCHEDULE = mark("Install schedule…")
    EDIT_JOB = mark("Edit job…")
    OPEN_JOBS = mark("Open jobs")
    SHOW_INSTANCE = mark("Show instance")
    SHOW_RUNS = mark("Show in history")
    SHOW_RUN = mark("Show run")
    SHOW_AUDIT = mark("Show audit log")
    SHOW_HOSTS = mark("Show hosts")
    DECIDE = mark("Decide…")

    @property
    def words(self) -> str:
        return marked(self.value)


_BY_TYPE = {
    ProblemType.FILES: Mend.SHOW_INSTANCE,
    ProblemType.MISSING: Mend.EDIT_JOB,
    ProblemType.FIRST_RUN: Mend.BACK_UP,
    ProblemType.TOO_OLD: Mend.BACK_UP,
    ProblemType.SET_BACK: Mend.BACK_UP,
    ProblemType.NOT_VERIFIED: Mend.VERIFY,
    ProblemType.NOT_DRILLED: Mend.DRILL,
    ProblemType.RUN_FAILED: Mend.BACK_UP,
    ProblemType.SLOT_MISSED: Mend.BACK_UP,
    ProblemType.SCHEDULER_SILENT: Mend.INSTALL_SCHEDULE,
    ProblemType.STALLED: Mend.SHOW_RUNS,
    ProblemType.PAUSED: Mend.EDIT_JOB,
    ProblemType.DESTINATION: Mend.OPEN_DESTINATION,
    ProblemType.HOST_SILENT: Mend.SHOW_HOSTS,
    ProblemType.POST: Mend.SHOW_HOSTS,
    ProblemType.CLOCK: Mend.SHOW_HOSTS,
    ProblemType.JOB_FILE: Mend.OPEN_JOBS,
    ProblemType.TARGETS: Mend.OPEN_JOBS,
    ProblemType.DECISION: Mend.DECIDE,
    ProblemType.AUDIT: Mend.SHOW_AUDIT,
    ProblemType.CHANNEL: Mend.SETTINGS,
    ProblemType.HISTORY: Mend.SETTINGS,
    ProblemType.SETTINGS: Mend.SETTINGS,
    ProblemType.NOTHING: Mend.OPEN_JOBS,
}
_BY_STANDING = {
    Standing.CHECK_FAILED: Mend.VERIFY,
    Standing.COPIED: Mend.VERIFY,
    Standing.NOT_REACHABLE: Mend.OPEN_DESTINATION,
    Standing.HIDDEN: Mend.SETTINGS,
    Standing.ELSEWHERE: Mend.SETTINGS,
    Standing.STRANGE: Mend.SHOW_INSTANCE,
    Standing.LOOKING: Mend.SHOW_INSTANCE,
}
_HERE_ONLY = frozenset(
    {Mend.BACK_UP, Mend.VERIFY, Mend.DRILL, Mend.RESTORE, Mend.SHOW_INSTANCE, Mend.OPEN_DESTINATION, Mend.EDIT_JOB}
)


def instance_of(seen: SeenState, problem: StatusProblem) -> InstanceStatus | None:
    """The instance whose problem it is."""
    said = seen.stated.get(problem)
    return said.of[0] if said is not None else None


def mend_of(seen: SeenState, problem: StatusProblem) -> Mend | None:
    """The one thing that mends ``problem``; None for what can only be mended on another host."""
    instance = instance_of(seen, problem)
    if instance is None:
        of_job = problem.type in (ProblemType.RUN_FAILED, ProblemType.SLOT_MISSED)
        return Mend.EDIT_JOB if of_job else _BY_TYPE.get(problem.type, Mend.SHOW_RUNS)
    mend = Mend.SHOW_RUN if is_mended_now(seen, problem) else wanted_mend(problem, instance)
    return None if mend in _HERE_ONLY and not seen.is_here(instance) else mend


def wanted_mend(problem: StatusProblem, instance: InstanceStatus) -> Mend:
    """What mends ``problem`` of ``instance``, wherever that is."""
    if problem.type is ProblemType.RUN_FAILED and instance.verdict.of_source:
        can_restore = is_lost(instance.verdict) and not has_no_backup(instance.verdict)
        return Mend.RESTORE if can_restore else Mend.SHOW_INSTANCE  # another backup like it would fail as well
    return _BY_TYPE.get(problem.type) or _BY_STANDING.get(instance.verdict.standing, Mend.BACK_UP)


def is_mended_now(seen: SeenState, problem: StatusProblem) -> bool:
    """Whether the backups that are wanted are made at this moment: that of another job goes somewhere else."""
    said = seen.stated.get(problem)
    return said is not None and all(
        wanted_mend(problem, each) is Mend.BACK_UP
        and is_backed_up_now(seen, each)
        and (not each.job or each.destination in seen.backing_up[key_of(each)])
        for each in said.of
    )


# ---- destinations and hosts


def hosts_of(seen: SeenState) -> list[HostStatus]:
    """The hosts of the fleet, silent ones first, then the worst; empty where there is only this one."""
    if {host.name for host in seen.hosts} <= {seen.overview.host}:
        return []
    return sorted(seen.hosts, key=lambda host: (not host.silent, -host.severity.rank, host.name.casefold()))


def is_empty(overview: Overview) -> bool:
    """Whether there is nothing to show: no instance is known, and nothing else is wrong."""
    return not overview.instances and all(each.type is ProblemType.NOTHING for each in overview.all_problems)


def destinations_of(overview: Overview) -> Sequence[DestinationStatus]:
    """The destinations, the worst first."""
    return sorted(overview.destinations, key=lambda each: (-each.severity.rank, str(each.place)))


def in_flight(seen: SeenState, instance: InstanceStatus) -> bool:
    """Whether a run works on ``instance`` now."""
    return key_of(instance) in seen.at_work


def is_backed_up_now(seen: SeenState | None, instance: InstanceStatus) -> bool:
    """Whether a backup works on ``instance`` now, of this window or of another program."""
    return seen is not None and key_of(instance) in seen.backing_up
