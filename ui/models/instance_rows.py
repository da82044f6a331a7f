"""An instance as one row: what is known of it from its files, its backups, its jobs and the user. No widgets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, IntEnum
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.clocks import moment_of
from app.evidence.proofs import Evidence
from app.evidence.rule import Standing
from app.evidence.running import Running
from app.jobs.job import Job
from app.jobs.places import jobs_of
from app.own_names import Naming
from app.status.values import InstanceStatus, ProblemType
from engine.errors import JetError
from ui.format import age, generations, plural, size, when
from ui.levels import Level
from ui.models.ages import Age, age_of_nothing
from ui.models.instances import identity, identity_of
from ui.models.overview import SeenState, is_backed_up_now
from ui.models.promises import BADNESS, BrokenPromise, as_promised, job_to_run, told
from ui.models.protection import UNJUDGED, product_name, state_of
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Instances", text)


class InstanceColumn(IntEnum):
    NAME = 0
    PROTECTION = 1
    STATE = 2
    AGE = 3
    NEXT = 4
    PRODUCT = 5
    SIZE = 6
    LOGS = 7
    TAGS = 8
    JOB = 9
    FOLDER = 10


class Facet(Enum):
    """What rows can be narrowed to."""

    FAILED = "failed"
    OVERDUE = "overdue"
    NEVER = "never"
    RUNNING = "running"
    BACKING_UP = "backing-up"


JUDGED = frozenset({Facet.FAILED, Facet.OVERDUE, Facet.NEVER})
"""Those that say how well an instance is protected."""


class Grouping(Enum):
    """What rows are grouped by."""

    NONE = "none"
    PRODUCT = "product"
    STATE = "state"
    TAG = "tag"
    FOLDER = "folder"


_DIGITS = re.compile(r"\d+")
_FAILED = frozenset({Standing.DAMAGED, Standing.GONE, Standing.BACKUP_FAILED, Standing.CHECK_FAILED})
_NEVER = frozenset({Standing.NEVER, Standing.EVIDENCE})


def natural(text: str) -> str:
    """What ``text`` is sorted by: ``DC4`` before ``DC12``."""
    return _DIGITS.sub(lambda digits: digits[0].zfill(12), text.casefold())


@dataclass(frozen=True, eq=False)
class _Sources:
    """What a row was made from, so that it is not made again: texts of ages change with the minute."""

    evidence: Evidence
    statuses: tuple[InstanceStatus, ...]
    seen: SeenState | None
    values: tuple[object, ...]

    def same(self, other: _Sources | None) -> bool:
        """Whether ``other`` would give the same row."""
        if other is None or self.evidence is not other.evidence or self.seen is not other.seen:
            return False
        return self.values == other.values and self.statuses == other.statuses


@dataclass(frozen=True)
class InstanceRow:
    """Everything that a row shows. ``verdict`` is empty for the set of another program, which is a backup itself.
    ``next_run`` is None where no job has planned one; ``jobs`` are the names of its jobs."""

    instance: engine.InstanceFiles
    naming: Naming
    product: str
    state: tuple[str, Level, str]
    """Word, level and explanation of the state of its files."""
    verdict: tuple[str, Level, str]
    """Headline, level and explanation of how well it is protected."""
    age: Age
    restorable: datetime | None = None
    next_run: datetime | None = None
    jobs: tuple[str, ...] = ()
    facets: frozenset[Facet] = frozenset()
    place: str = ""
    """The folder, where another one has the same name and no own name."""
    promise: BrokenPromise | None = None
    """What a job does not keep and that decides the verdict, where it is worse than what is proven."""
    made_from: _Sources | None = field(default=None, compare=False, repr=False)
    at: datetime | None = field(default=None, compare=False)
    """The moment that its ages are of."""

    @cached_property
    def identity(self) -> str:
        return identity(self.instance)

    @property
    def statuses(self) -> tuple[InstanceStatus, ...]:
        """How it is in each of its jobs."""
        return self.made_from.statuses if self.made_from is not None else ()

    @property
    def job(self) -> str:
        """That by which it is backed up now."""
        return job_to_run(self.jobs, self.statuses)

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self.naming.name or self.instance.name

    def text(self, column: InstanceColumn) -> str:
        """What a cell says."""
        instance = self.instance
        match column:
            case InstanceColumn.NAME:
                return tr("{} · {}").format(self.name, self.place) if self.place else self.name
            case InstanceColumn.PROTECTION:
                return self.verdict[0]
            case InstanceColumn.STATE:
                return self.state[0]
            case InstanceColumn.AGE:
                return self.age.text
            case InstanceColumn.NEXT:
                if Facet.BACKING_UP in self.facets:
                    return tr("Running")
                return when(self.next_run, year=False) if self.next_run else "–"
            case InstanceColumn.PRODUCT:
                return self.product
            case InstanceColumn.SIZE:
                return size(instance.bytes)
            case InstanceColumn.LOGS:
                return str(len(instance.logs)) if instance.logs else "–"
            case InstanceColumn.TAGS:
                return ", ".join(self.naming.tags)
            case InstanceColumn.JOB:
                return ", ".join(self.jobs)
            case InstanceColumn.FOLDER:
                return str(instance.directory)

    def sort_value(self, column: InstanceColumn) -> str | float:
        """What a column is sorted by."""
        match column:
            case InstanceColumn.PROTECTION:
                return float(BADNESS.index(self.verdict[1]))
            case InstanceColumn.STATE:
                return float(BADNESS.index(self.state[1]))
            case InstanceColumn.AGE:
                return -self.age.seconds
            case InstanceColumn.NEXT:
                return self.next_run.timestamp() if self.next_run else float("inf")
            case InstanceColumn.SIZE:
                return float(self.instance.bytes)
            case InstanceColumn.LOGS:
                return float(len(self.instance.logs))
            case _:
                return natural(self.text(column))

    def tip(self, column: InstanceColumn) -> str:
        """What is said of a cell that cannot show all."""
        instance = self.instance
        match column:
            case InstanceColumn.NAME:
                return "\n".join(dict.fromkeys([self.name, instance.name, str(instance.directory)]))
            case InstanceColumn.PROTECTION:
                return "\n".join(part for part in (self.verdict[0], self.verdict[2]) if part)
            case InstanceColumn.STATE:
                return "\n".join(part for part in (self.state[0], self.state[2]) if part)
            case InstanceColumn.AGE:
                return (
                    tr("Can be restored to {}").format(when(self.restorable)) if self.restorable else self.age.text
                )
            case InstanceColumn.LOGS if instance.first is not None and instance.last is not None:
                return generations(instance.first, instance.last)
            case InstanceColumn.SIZE:
                return plural(instance.bytes, "{} byte", "{} bytes")
            case _:
                return self.text(column)

    def group(self, grouping: Grouping) -> str:
        """The group that it is in."""
        match grouping:
            case Grouping.PRODUCT:
                return self.product
            case Grouping.STATE:
                return self.state[0]
            case Grouping.TAG:
                return ", ".join(self.naming.tags) or tr("No tag")
            case Grouping.FOLDER:
                return str(self.instance.directory.parent)
            case Grouping.NONE:
                return ""

    def order(self, column: InstanceColumn) -> tuple[str | float, str, str]:
        """What rows are sorted by: the column, then the name."""
        if column not in self._orders:
            self._orders[column] = (self.sort_value(column), natural(self.name), self.identity)
        return self._orders[column]

    @cached_property
    def _orders(self) -> dict[InstanceColumn, tuple[str | float, str, str]]:
        return {}

    @cached_property
    def haystack(self) -> str:
        """What a search looks through."""
        instance = self.instance
        parts = (self.name, instance.name, self.product, self.state[0], self.verdict[0], *self.naming.tags)
        databases = (database.path.name for database in instance.databases)
        return "\n".join((*parts, *self.jobs, *databases, str(instance.directory))).casefold()


@dataclass(frozen=True)
class RowFacts:
    """What rows are made from, beside the files. ``working`` are the identities that a run of this window works
    on."""

    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    running: Mapping[str, Running] = field(default_factory=dict)
    names: Mapping[str, Naming] = field(default_factory=dict)
    statuses: Mapping[str, tuple[InstanceStatus, ...]] = field(default_factory=dict)
    jobs: tuple[Job, ...] = ()
    seen: SeenState | None = None
    working: frozenset[str] = frozenset()
    twins: frozenset[str] = frozenset()
    """Names that several instances have."""


def twins_of(instances: Iterable[engine.InstanceFiles]) -> frozenset[str]:
    """The names that several instances have."""
    counts = Counter(each.name for each in instances)
    return frozenset(name for name, count in counts.items() if count > 1)


def running_by_identity(running: Iterable[Running]) -> dict[str, Running]:
    return {identity_of(*each.place): each for each in running}


def statuses_by_identity(seen: SeenState | None) -> Mapping[str, tuple[InstanceStatus, ...]]:
    """The statuses of the instances of this host: one for each job of an instance."""
    return seen.by_identity if seen is not None else {}


def statuses_of(seen: SeenState | None, key: str) -> tuple[InstanceStatus, ...]:
    """Those of the instance with that identity."""
    return statuses_by_identity(seen).get(key, ())


def row_of(
    instance: engine.InstanceFiles, known: RowFacts, now: datetime, before: InstanceRow | None = None
) -> InstanceRow:
    """The row of one instance: ``before``, where nothing it is made from has changed; what only its files decide
    is that of ``before``, if that is of the same files."""
    key = before.identity if before is not None and before.instance is instance else identity(instance)
    statuses = known.statuses.get(key, ())
    is_set, naming = instance.is_backup_set, known.names.get(key, Naming())
    same = before is not None and before.instance is instance and not instance.live
    jobs, is_twin = tuple(job.name for job in jobs_of(instance, known.jobs)), instance.name in known.twins
    values = (naming, jobs, is_twin, key in known.working, now.replace(second=0, microsecond=0))
    sources = _Sources(known.evidence.get(key, UNJUDGED), statuses, known.seen, values)
    if before is not None and same and sources.same(before.made_from):
        return before
    evidence = as_promised(sources.evidence, statuses)
    verdict, promise = ("", Level.NEUTRAL, ""), None
    if statuses and known.seen is not None and (evidence.verdict.at or known.seen.now) <= known.seen.now:
        now = known.seen.now  # as its age is told: by one clock
    if not is_set:
        verdict, promise = told(evidence.verdict, statuses, known.seen, now)
    restorable, its_age = (None, Age("–", Level.NEUTRAL)) if is_set else _age(evidence, statuses, known.seen, now)
    row = InstanceRow(
        instance,
        naming,
        before.product if before and same else product_name(instance),
        before.state
        if before and same and before.made_from and before.made_from.evidence is sources.evidence
        else state_of(instance, known.running.get(key), evidence.files_damage),
        verdict,
        its_age,
        restorable,
        min((each.next_run for each in statuses if each.next_run), default=None),
        jobs,
        frozenset() if is_set else _facets(key, instance, evidence, statuses, known),
        instance.directory.name if is_twin and not naming.name else "",
        promise,
        sources,
        now,
    )
    vars(row)["identity"] = key  # as it would find out itself
    return row


def _age(
    evidence: Evidence, statuses: tuple[InstanceStatus, ...], seen: SeenState | None, now: datetime
) -> tuple[datetime | None, Age]:
    """The newest restorable moment, and its age against what the jobs promise."""
    if seen is not None and statuses:
        newest = max((each.restorable_to for each in statuses if each.restorable_to), default=None)
        return newest, seen.age_of(statuses[0])
    if evidence.verdict.standing is Standing.LOOKING:
        return None, Age("…", Level.NEUTRAL)
    ends = (moment_of(chain.manifest.runs[-1].ended) for chain in evidence.sound if chain.manifest)
    moment = next((each for each in ends if each), None)
    if moment is None:
        return None, age_of_nothing(evidence.verdict)
    return moment, Age(age(moment, now), Level.NEUTRAL, None, (now - moment).total_seconds())


def _facets(
    key: str,
    instance: engine.InstanceFiles,
    evidence: Evidence,
    statuses: tuple[InstanceStatus, ...],
    known: RowFacts,
) -> frozenset[Facet]:
    standing = evidence.verdict.standing
    types = {problem.type for each in statuses for problem in each.problems}
    seen = known.seen
    holds = {
        Facet.FAILED: standing in _FAILED or ProblemType.RUN_FAILED in types,
        Facet.OVERDUE: standing is Standing.OVERDUE or ProblemType.TOO_OLD in types,
        Facet.NEVER: standing in _NEVER,
        Facet.RUNNING: instance.live,
        Facet.BACKING_UP: key in known.working or any(is_backed_up_now(seen, each) for each in statuses),
    }
    return frozenset(facet for facet, is_so in holds.items() if is_so)


def folders_message(failed: Sequence[tuple[Path, JetError]]) -> Message | None:
    """That folders could not be searched; None where all could."""
    if not failed:
        return None
    error = failed[0][1]
    what = plural(len(failed), "{} folder could not be searched.", "{} folders could not be searched.")
    where = "\n".join(str(folder) for folder, _ in failed[:4])
    advice = error.hint or tr("Make the folder available again, or remove it in the settings.")
    return Message(Level.WARNING, what, where, str(error), advice)
