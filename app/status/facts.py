"""What was seen at one moment, and the facts about instances and destinations that follow from it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import engine
from app.evidence.clocks import moment_of, set_back
from app.evidence.gathering import FolderScan, place_of
from app.evidence.own_files import broken
from app.evidence.proofs import DestinationContents, Evidence, RunRecord
from app.evidence.rule import Facts, Standing, Verdict, Where, judge
from app.evidence.running import Running, merged
from app.history.runs import GOOD, Run, RunOperation
from app.jobs.job import Job, Jobs, Targets
from app.operations.vanished import vanished
from app.settings import Settings
from app.status.destination_facts import DestinationFacts
from app.status.destinations import next_full_bytes
from app.status.last_known import NONE_KNOWN, LastKnown, Searched, is_at, searched_by
from app.status.overview import InstanceFacts, JobFacts, OverviewFacts, ScheduleFacts
from app.status.values import ProblemType, Severity, StatusProblem
from engine.progress import Cancel


@dataclass(frozen=True)
class Observed:
    """What was seen. ``folders`` are those of the jobs and the watched ones that answered, ``silent`` the
    destinations that did not, which ``stores`` lists as absent; ``why`` says why others are absent. ``free`` is in
    bytes, by destination; ``read_only`` are those that take no files. ``next_runs`` are by job; ``new`` are the
    jobs of which no slot was due yet. ``others`` are problems of the look itself. ``last`` is what the jobs had,
    where their file cannot be used."""

    host: str
    settings: Settings = field(default_factory=Settings)
    jobs: Jobs = field(default_factory=Jobs)
    folders: Mapping[Searched, FolderScan] = field(default_factory=dict)
    running: tuple[Running, ...] = ()
    stores: DestinationContents = field(default_factory=DestinationContents)
    silent: tuple[Path, ...] = ()
    why: Mapping[Path, str] = field(default_factory=dict)
    free: Mapping[Path, int] = field(default_factory=dict)
    read_only: frozenset[Path] = frozenset()
    record: RunRecord = field(default_factory=RunRecord)
    job_facts: tuple[JobFacts, ...] = ()
    schedule: ScheduleFacts = field(default_factory=ScheduleFacts)
    next_runs: Mapping[str, datetime] = field(default_factory=dict)
    others: tuple[StatusProblem, ...] = ()
    new: frozenset[str] = frozenset()
    last: LastKnown = NONE_KNOWN
    unread: tuple[tuple[Path, str], ...] = ()
    """Destinations with a folder that cannot be read, and why."""
    damaged: Mapping[Path, int] = field(default_factory=dict)
    """The bytes of chains whose manifest cannot be read, by destination."""
    to_come: frozenset[Path] = frozenset()
    """Destinations that do not exist yet, as no run of their jobs has created them."""

    @property
    def destinations(self) -> tuple[Path, ...]:
        """Those of the jobs and of the settings, each once."""
        return destinations_of(self.jobs, self.settings, self.last)

    def is_used(self, place: str) -> bool:
        """Whether a job writes to it, or did when that was last known; a folder of a destination is part of it."""
        return any(
            _is_in(place, each) for each in (*(j.destination for j in self.jobs.jobs), *self.last.destinations)
        )

    def can_be_written(self, place: Path) -> bool:
        """Whether it is there and takes backups."""
        return place in self.stores.read and place not in self.read_only


def destinations_of(jobs: Jobs, settings: Settings, last: LastKnown = NONE_KNOWN) -> tuple[Path, ...]:
    """The destinations that are known, each once."""
    of_jobs = (*(job.destination for job in jobs.jobs), *last.destinations)
    places = (*of_jobs, *map(place_of, settings.destinations))
    return tuple({str(place): place for place in places}.values())


def folders_of(jobs: Jobs, settings: Settings, last: LastKnown = NONE_KNOWN) -> tuple[Searched, ...]:
    """The folders in which instances are looked for, each once."""
    watched = ((Path(folder), True) for folder in settings.folders)
    return tuple(dict.fromkeys((*searched_by(jobs), *last.folders, *watched)))


def max_age_of(
    instance: engine.InstanceFiles, jobs: Jobs, settings: Settings, last: LastKnown = NONE_KNOWN
) -> timedelta | None:
    """How old the newest set of an instance may be: the least that any of its jobs promises, None if they promise
    nothing or that is not known, and in no job the limit of the settings."""
    if last.covers(instance):
        return None
    places = {instance.directory, *(database.path.parent for database in instance.databases)}
    own = [j for j in jobs.jobs if any(is_at(place, f, j.below) for f in j.folders for place in places)]
    if not own:
        return timedelta(hours=settings.overdue_hours)
    return min((job.targets.max_age for job in own if job.targets.max_age), default=None)


def facts_of(
    known: Observed,
    now: datetime,
    *,
    max_age: timedelta | None = None,
    only: str = "",
    cancel: Cancel | None = None,
) -> OverviewFacts:
    """The facts. ``max_age`` replaces the target of every job; ``only``: of that job."""
    token = cancel or Cancel()
    instances = []
    for each in _Instances(known, now, max_age).all():
        token.check()
        instances.append(each)
    wanted = [job for job in known.jobs.jobs if not only or job.name == only]
    places = {str(job.destination) for job in wanted}
    return OverviewFacts(
        known.host,
        tuple(each for each in instances if not only or each.job == only),
        tuple(_destination(known, p) for p in known.destinations if not only or str(p) in places),
        tuple(facts for facts in known.job_facts if not only or facts.name == only),
        known.schedule,
        (*known.others, *_vanished(known, now, only)),
    )


def _vanished(known: Observed, now: datetime, only: str) -> Iterator[StatusProblem]:
    """For each job of a whole tree, the instances that it backed up and that are no longer found."""
    scans = {key: scan for key, scan in known.folders.items() if not scan.failed}
    found = {i.directory for scan in known.folders.values() for i in scan.instances}
    found |= {each.published.log_directory for each in known.running}
    for job in known.jobs.jobs:
        if (only and job.name != only) or any((folder, True) not in scans for folder in job.folders):
            continue  # what could not be looked at is told of otherwise
        gone = list(vanished(job, known.record.runs, lambda place: Path(place) in found, now))
        if gone:
            names = ", ".join(sorted(f"{run.instance} in {run.source}" for run in gone))
            hint = (
                "If they should be there, connect their disk. Their backups are unchanged. This is said until 30 "
                "days after the last backup."
            )
            since = min(run.ended for run in gone if run.ended)
            text = f"No longer found: {names}"
            yield StatusProblem(ProblemType.MISSING, Severity.WARNING, job.name, text, hint, since)


class _Instances:
    """The facts about each instance of each job, and about those that are watched and in no job."""

    def __init__(self, known: Observed, now: datetime, max_age: timedelta | None) -> None:
        self._known, self._now, self._max_age = known, now, max_age
        at_rest = {i.identity: i for scan in known.folders.values() for i in scan.instances}
        self._all = {i.identity: i for i in merged(at_rest.values(), known.running)}
        self._in_folder = Counter(i.directory for i in self._all.values())
        self._jobs_of = Counter(
            identity
            for job in known.jobs.jobs
            for identity in {i.identity for folder in job.folders for i in self._found_in(folder, job.below)}
        )

    def all(self) -> Iterator[InstanceFacts]:
        taken: set[engine.Identity] = set()
        for job in self._known.jobs.jobs:
            mine: set[engine.Identity] = set()
            for folder in job.folders:
                found = [i for i in self._found_in(folder, job.below) if i.identity not in mine]
                mine |= {i.identity for i in found}
                yield from (self._of(instance, job) for instance in found)
                if not self._found_in(folder, job.below):
                    yield self._unseen((folder, job.below), job)
            taken |= mine
        for searched in self._known.last.folders:
            there = self._found_in(*searched)
            lost = [i for i in there if i.identity not in taken]
            taken |= {i.identity for i in lost}
            yield from (self._of(instance, None, unread=True) for instance in lost)
            if not there:
                yield self._unseen(searched, None)
        for folder in map(Path, self._known.settings.folders):
            for instance in self._found_in(folder, below=True):
                if instance.identity not in taken:
                    taken.add(instance.identity)
                    yield self._of(instance, None)

    def _found_in(self, folder: Path, below: bool) -> list[engine.InstanceFiles]:
        """The instances there, running ones, too."""
        scan = self._known.folders.get((folder, below), FolderScan())
        there = {instance.identity for instance in scan.instances}
        return [
            instance
            for identity, instance in self._all.items()
            if identity in there or (instance.live and is_at(instance.directory, folder, below))
        ]

    def _targets(self, job: Job | None, *, unread: bool) -> Targets:
        if unread:
            return Targets(self._max_age)
        if job is None:
            return Targets(self._max_age or timedelta(hours=self._known.settings.overdue_hours))
        return replace(job.targets, max_age=self._max_age) if self._max_age else job.targets

    def _of(self, instance: engine.InstanceFiles, job: Job | None, *, unread: bool = False) -> InstanceFacts:
        known, targets = self._known, self._targets(job, unread=unread)
        record, stores = known.record, known.stores
        if job is not None and self._jobs_of[instance.identity] > 1:
            record, stores = _of_destination(record, stores, job.destination)
        alone = self._in_folder[instance.directory] == 1
        whole = (known.record, known.stores) if record is not known.record else None
        evidence = record.evidence(instance, stores, self._now, targets.max_age, alone=alone, whole=whole)
        restorable, verified, drilled = _proofs(record, evidence, self._now)
        return InstanceFacts(
            instance.name,
            instance.directory,
            _with_silence(evidence.verdict, [place for place in stores.absent if place in known.silent]),
            job.name if job else "",
            str(job.destination if job else _place_of_newest(evidence, known.destinations) or ""),
            restorable,
            verified,
            drilled,
            known.next_runs.get(job.name) if job and not job.paused else None,
            targets,
            promised=job is not None or self._max_age is not None,
            is_new=job is not None and job.name in known.new,
            begun=_begun(evidence, record.of(instance, alone=alone)),
            is_place_used=known.is_used(evidence.verdict.place),
            absent=_absent(evidence.verdict, stores, known.silent),
            can_be_written=job is not None and known.can_be_written(job.destination),
            unread=unread,
            damage=evidence.files_damage,
            broken=broken(instance, self._all.values()),
            set_back=set_back(evidence.chains, self._now),
        )

    def _unseen(self, searched: Searched, job: Job | None) -> InstanceFacts:
        """An instance whose files cannot be seen: what its chains say of it."""
        known, folder, scan = self._known, searched[0], self._known.folders.get(searched)
        failed = next((error.message for _, error in scan.failed), "") if scan else ""
        chains = engine.newest_first(c for c in known.stores.chains if _was_made_from(c, folder, known.host))
        damaged = {c.path for c in chains if known.record.damage(c) or c.path in known.stores.findings}
        sound = tuple(chain for chain in chains if chain.path not in damaged)
        evidence = Evidence(self._verdict(chains), tuple(chains))
        restorable, verified, drilled = _proofs(known.record, replace(evidence, chains=sound), self._now)
        name = next((chain.manifest.instance for chain in chains if chain.manifest), folder.name or str(folder))
        return InstanceFacts(
            name,
            folder,
            _with_silence(evidence.verdict, known.silent),
            job.name if job else "",
            str((job.destination if job else _place_of_newest(evidence, known.destinations)) or ""),
            restorable,
            verified,
            drilled,
            known.next_runs.get(job.name) if job and not job.paused else None,
            self._targets(job, unread=job is None),
            missing=failed or f"No instance was found in {folder}.",
            answered=scan is not None,
            is_place_used=known.is_used(evidence.verdict.place),
            absent=_absent(evidence.verdict, known.stores, known.silent),
            unread=job is None,
            set_back=set_back(chains, self._now),
        )

    def _verdict(self, chains: Sequence[engine.FoundChain]) -> Verdict:
        known = self._known
        if chains:
            facts, back = known.record.chain_facts(chains[0], known.stores, self._now), set_back(chains, self._now)
            return judge(replace(facts, copied=back.follows) if back else facts)
        return judge(Facts(self._now, Where.HIDDEN if known.stores.absent else Where.NOWHERE))


def _proofs(
    record: RunRecord, evidence: Evidence, now: datetime
) -> tuple[datetime | None, datetime | None, datetime | None]:
    """The newest restorable moment, and when a sound chain was last verified and drilled."""
    ends = (chain.manifest.runs[-1].ended for chain in evidence.sound if chain.manifest)
    restorable = next((moment for text in ends if (moment := moment_of(text))), None)
    if back := set_back(evidence.sound, now):
        restorable = back.follows
    proofs = [record.newest_proofs(chain) for chain in evidence.sound]
    verified = max((v for v, _ in proofs if v), default=None)
    return restorable, verified, max((d for _, d in proofs if d), default=None)


def _begun(evidence: Evidence, runs: Sequence[Run]) -> datetime | None:
    """When the first backup was made that the chains or the history know; older chains may have been pruned."""
    of_chains = [moment_of(chain.manifest.runs[0].ended) for chain in evidence.chains if chain.manifest]
    of_runs = [run.ended for run in runs if run.operation is RunOperation.BACKUP and run.state in GOOD]
    return min(filter(None, (*of_chains, *of_runs)), default=None)


def _with_silence(verdict: Verdict, silent: Sequence[Path]) -> Verdict:
    """Where a destination did not answer, its absence is not known, either."""
    away = verdict.standing is Standing.NOT_REACHABLE and verdict.place in map(str, silent)
    if away or (verdict.standing is Standing.HIDDEN and silent):
        return replace(verdict, standing=Standing.LOOKING, at=None)
    return verdict


def _absent(verdict: Verdict, stores: DestinationContents, silent: Sequence[Path]) -> tuple[str, ...]:
    """What keeps its newest backup and is absent; where that is not known, what did not answer, or all that is
    absent."""
    unheard = [place for place in stores.absent if place in silent]
    return (verdict.place,) if verdict.place else tuple(map(str, unheard or stores.absent))


def _of_destination(
    record: RunRecord, stores: DestinationContents, place: Path
) -> tuple[RunRecord, DestinationContents]:
    """What concerns this destination alone: an instance in several jobs has a verdict for each."""
    runs = [run for run in record.runs if any(_is_in(text, place) for text in (run.destination, run.source))]
    return record.of_runs(runs), replace(
        stores,
        chains=tuple(chain for chain in stores.chains if chain.path.is_relative_to(place)),
        read=tuple(each for each in stores.read if each == place),
        absent=tuple(each for each in stores.absent if each.is_relative_to(place)),
    )


def _is_in(text: str, place: Path) -> bool:
    return bool(text) and place_of(text).is_relative_to(place)


def _was_made_from(chain: engine.FoundChain, folder: Path, host: str) -> bool:
    newest = chain.manifest.runs[-1] if chain.manifest and not chain.manifest.is_evidence else None
    return newest is not None and newest.machine == host and newest.place == engine.place_text(folder)


def _place_of_newest(evidence: Evidence, destinations: Sequence[Path]) -> Path | None:
    newest = evidence.to_restore
    return next((d for d in destinations if newest and newest.path.is_relative_to(d)), None)


def _without(why: str, place: Path) -> str:
    """``why`` without what names ``place`` before it, or says that it is not available: both are said already."""
    said = f"The destination {place} is not available."
    if why.startswith(said):
        return why.removeprefix(said).strip()
    _, named, reason = why.partition(f"{place}: ")
    return reason if named else why


def _destination(known: Observed, place: Path) -> DestinationFacts:
    manifests = [c.manifest for c in known.stores.chains if c.manifest and c.path.is_relative_to(place)]
    available = None if place in known.silent else place in known.stores.read
    used = sum(file.stored_bytes for manifest in manifests for file in manifest.files)
    return DestinationFacts(
        place,
        available,
        _without(known.why.get(place, ""), place),
        None if available else known.record.last_reached(place, known.stores.reached),
        known.free.get(place),
        used + known.damaged.get(place, 0) if available else None,
        next_full_bytes(manifests),
        sum(chain.path.is_relative_to(place) for chain in known.stores.chains),
        known.is_used(str(place)),
        place in known.read_only,
        tuple(why for each, why in known.unread if each == place),
        place in known.to_come,
    )
