"""The runs and chains that concern an instance: the facts that :mod:`app.evidence.rule` judges.

A chain belongs to an instance if its manifest or the history says that it was made from the folder of the
instance. A clone, or a copy in another folder, has the same name and log signature, but its backups say nothing
about the instance.
"""

from __future__ import annotations

import platform
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from functools import cached_property
from pathlib import Path

import engine
from app.evidence.clocks import is_dated, moment_of, set_back
from app.evidence.corrected_bits import Documents, no_documents, watched
from app.evidence.newest import begun_later, furthest, in_order, is_listed
from app.evidence.own_files import files_damage, of_present_files, resolved_in, source_damage
from app.evidence.rule import Facts, Proof, ReadBack, RunEnd, Verdict, Where, damage_in, damage_of, judge
from app.evidence.single_runs import attempt_of, check_of
from app.history.runs import GOOD, Run, RunOperation
from engine.errors import JetError, known
from engine.events import printable

READ_BACK = frozenset({RunOperation.VERIFY, RunOperation.RESTORE})
"""Operations that read a chain back."""


class Whose(Enum):
    """The instance to which a chain belongs, as seen by one with the same name and signature."""

    OWN = auto()
    ANOTHERS = auto()
    NOT_KNOWN = auto()


@dataclass(frozen=True)
class DestinationContents:
    """The contents of the destinations. ``read`` could be listed and ``absent`` could not; ``looked``: whether
    they were read at all.

    ``findings`` contains, by folder, what is wrong with the files of a chain; ``reached`` is when a destination
    was last seen.
    """

    chains: tuple[engine.FoundChain, ...] = ()
    read: tuple[Path, ...] = ()
    absent: tuple[Path, ...] = ()
    findings: Mapping[Path, str] = field(default_factory=dict)
    reached: Mapping[Path, datetime] = field(default_factory=dict)
    looked: bool = True

    @cached_property
    def by_instance(self) -> Mapping[tuple[str, str], Sequence[engine.FoundChain]]:
        """The chains that can be read, by the name of their instance and the text of its signature."""
        found: dict[tuple[str, str], list[engine.FoundChain]] = defaultdict(list)
        for chain in self.chains:
            if chain.manifest is not None:
                found[chain.manifest.instance, chain.manifest.signature].append(chain)
        return found


@dataclass(frozen=True)
class Evidence:
    """The verdict on an instance, its own chains and those without a recorded folder, each newest first."""

    verdict: Verdict
    chains: tuple[engine.FoundChain, ...] = ()
    strange: tuple[engine.FoundChain, ...] = ()
    damaged: Mapping[Path, ReadBack] = field(default_factory=dict)
    """What is wrong with which of these chains."""
    files_damage: ReadBack | None = None
    """What last found the files of the instance itself damaged, unless they were read and found good since."""

    @property
    def sound(self) -> tuple[engine.FoundChain, ...]:
        """Own chains without a finding."""
        return tuple(chain for chain in self.chains if chain.path not in self.damaged)

    @property
    def to_restore(self) -> engine.FoundChain | None:
        """The chain offered for a restore: the newest sound one, otherwise the newest one."""
        return next(iter((*self.sound, *self.chains, *self.strange)), None)


class RunRecord:
    """The runs of the history, indexed by what they concern; ``runs`` are newest first.

    ``resolve`` gives the key that all names of a place share, by default :func:`engine.resolved`; a caller that
    must not wait for a dead share has one that does not touch it. It is asked once for each place. ``documents``
    gives what was kept with a run, by its id. ``now``: checks that are dated later, by a clock that was ahead,
    prove nothing, but damage that they found stays.
    """

    def __init__(
        self,
        runs: Sequence[Run] = (),
        resolve: Callable[[Path], str] | None = None,
        unread: JetError | None = None,
        documents: Documents = no_documents,
        whole: Callable[[], Sequence[Run]] | None = None,
        now: datetime | None = None,
    ) -> None:
        self.runs = tuple(runs)
        self.unread = unread
        """Why the history could not be read, so that its runs are not known."""
        self._resolve = resolve
        self._now = now
        self._documents = documents
        self._whole = whole
        self._known_places: dict[str, str] = {}
        self._folders: dict[tuple[Path, ...], frozenset[str]] = {}
        self._from: dict[str, list[Run]] = defaultdict(list)
        self._by_id: dict[str, Run] = {}
        places = {source: self._real(source) for source in {run.source for run in runs if run.source}}
        for run in runs:
            self._by_id[run.id] = run
            if run.source:
                self._from[places[run.source]].append(run)

    def of_runs(self, runs: Sequence[Run]) -> RunRecord:
        """The record of these runs alone."""
        return RunRecord(runs, self._resolve, documents=self._documents, now=self._now)

    def whole(self) -> RunRecord:
        """The record of all runs, where this is one of some."""
        if self._whole is None:
            return self
        return RunRecord(self._whole(), self._resolve, self.unread, self._documents, now=self._now)

    # ---- chains

    def checks(self, chain: Path) -> tuple[ReadBack, ...]:
        """What verifications, drills and restores have found of the chain in that folder."""
        runs = [run for run in self._from.get(self._real(chain), ()) if run.operation in READ_BACK]
        return tuple(check for check in map(check_of, runs) if check is not None and is_dated(check, self._now))

    def damage(self, chain: engine.FoundChain) -> ReadBack | None:
        """The check that found the chain damaged, unless it was corrected since, or another chain was in the
        folder then."""
        begun = moment_of(chain.manifest.runs[0].started) if chain.manifest else None
        return damage_of(self.checks(chain.path), begun)

    def newest_proofs(self, chain: engine.FoundChain) -> tuple[datetime | None, datetime | None]:
        """When the chain was last verified and last drilled with a good result; a drill verifies it, too.

        What was found good before damage was found counts no more.
        """
        begun = moment_of(chain.manifest.runs[0].started) if chain.manifest else None
        checks = [check for check in self.checks(chain.path) if begun is None or check.started >= begun]
        bad = max((check.ended for check in checks if check.outcome is RunEnd.DAMAGED), default=None)
        good = [c for c in checks if c.outcome is RunEnd.GOOD and (bad is None or c.ended > bad)]
        verified = max((check.ended for check in good if check.proof >= Proof.VERIFIED), default=None)
        return verified, max((check.ended for check in good if check.proof is Proof.DRILLED), default=None)

    @cached_property
    def damaged(self) -> dict[Path, ReadBack]:
        """Folders of chains in which damage was found, by the check that found it."""
        found = {(path := engine.parse_place(place)): damage_of(self.checks(path)) for place in self._from}
        return {place: check for place, check in found.items() if check is not None}

    @cached_property
    def destinations(self) -> frozenset[str]:
        """The destinations of successful backups in this history."""
        return frozenset(
            run.destination
            for run in self.runs
            if run.operation is RunOperation.BACKUP and run.state in GOOD and run.destination
        )

    def whose(self, chain: engine.FoundChain, instance: engine.InstanceFiles) -> Whose:
        """Whether the chain, or its newest set, was made from the folder of that instance.

        The manifest contains the folder; for chains of earlier versions the history does.
        """
        manifest = chain.manifest
        newest = manifest.runs[-1] if manifest else None
        if newest is not None and newest.place:
            here = newest.machine == platform.node() and self._real(newest.place) in self._places_of(instance)
            return Whose.OWN if here else Whose.ANOTHERS
        known = [self._by_id[each.id] for each in manifest.runs if each.id in self._by_id] if manifest else []
        sources = [run.source for run in known if run.source]
        if not sources:
            return Whose.NOT_KNOWN
        return Whose.OWN if self._real(sources[-1]) in self._places_of(instance) else Whose.ANOTHERS

    def chain_facts(self, chain: engine.FoundChain, stores: DestinationContents, now: datetime) -> Facts:
        """The facts about one chain, whichever instance it belongs to. When a set was made while the clock was set
        back is not known, so no check is known to be newer."""
        runs = chain.manifest.runs if chain.manifest else ()
        ended = [moment_of(run.ended) for run in runs]
        brought = [moment_of(run.ended) for run in runs if run.bytes]
        back = set_back((chain,), now)
        evidence = chain.manifest is not None and chain.manifest.is_evidence
        return Facts(
            now,
            Where.EVIDENCE if evidence else Where.THERE,
            copied=back.follows if back else ended[-1] if ended else None,
            changed=now if back else brought[-1] if brought else None,
            begun=moment_of(runs[0].started) if runs else None,
            checks=self.checks(chain.path),
            finding=str(chain.error) if chain.error else stores.findings.get(chain.path, ""),
        )

    # ---- instances

    def of(self, instance: engine.InstanceFiles, *, alone: bool = True) -> tuple[Run, ...]:
        """The runs of this instance, newest first: those of its folder and of the chains made from it.

        ``alone``: there is no other instance in the folder, so runs named after the folder belong to this one.
        """
        names = {
            printable(name) for name in (instance.name, instance.base, *_loose_names(instance, alone)) if name
        }
        own = [
            run
            for place in self._places_of(instance)
            for run in self._from.get(place, ())
            if run.instance in names
        ]
        chains = {self._real(run.chain) for run in own if run.chain and run.operation is RunOperation.BACKUP}
        own += [run for place in chains for run in self._from.get(place, ()) if run.operation in READ_BACK]
        return _newest_first(own)

    def evidence(
        self,
        instance: engine.InstanceFiles,
        stores: DestinationContents,
        now: datetime,
        target: timedelta | None,
        *,
        alone: bool = True,
        whole: tuple[RunRecord, DestinationContents] | None = None,
    ) -> Evidence:
        """What speaks of the instance, and the verdict. ``whole``: the record and the contents that these are
        a part of; what was found in the files of the instance itself is the same for each of its jobs."""
        named = stores.by_instance.get((instance.name, str(instance.signature)), ())
        alike = [c for c in named if c.manifest and not c.manifest.is_evidence]
        own = in_order(instance, [c for c in alike if self.whose(c, instance) is Whose.OWN])
        strange = in_order(instance, [c for c in alike if self.whose(c, instance) is Whose.NOT_KNOWN])
        facts = [(chain.path, self.chain_facts(chain, stores, now)) for chain in (*own, *strange)]
        damaged = {path: check for path, each in facts if (check := damage_in(each)) is not None}
        runs = self.of(instance, alone=alone)
        backups = [run for run in runs if run.operation is RunOperation.BACKUP and not run.is_truncation]
        regular = [run for run in backups if not run.is_beside]
        made = regular or [run for run in backups if run.kind != engine.Kind.AS_IS]
        found = self._newest(instance.name, own, strange, furthest(instance, made), stores, now)
        if found.where in (Where.NOWHERE, Where.HIDDEN):
            evidence = [c for c in named if c not in alike and self.whose(c, instance) is Whose.OWN]
            found = next((self.chain_facts(c, stores, now) for c in engine.newest_first(evidence)), found)
        record, contents = whole or (self, stores)
        told = record.of(instance, alone=alone) if whole else runs
        failed, damage = record._of_files(instance, told, lambda: record._sound(instance, contents, now))
        own_failed = attempt_of([run for run in backups if run == failed])
        verdict = judge(replace(found, attempt=attempt_of(regular), source_damage=own_failed, target=target))
        return Evidence(verdict, own, strange, damaged, damage)

    def _of_files(
        self,
        instance: engine.InstanceFiles,
        runs: tuple[Run, ...],
        sound: Callable[[], Iterable[engine.FoundChain]],
    ) -> tuple[Run | None, ReadBack | None]:
        """The backup that found its files damaged, if they still are, and what was found in them last. ``sound``:
        its chains without a finding."""
        places = self._places_of(instance)

        def is_here(place: str) -> bool:
            return self._real(place) in places

        checks = self._checks_of_files(instance)
        told = of_present_files(_newest_first((*runs, *checks)) if checks else runs, is_here, self._now)
        single = {run.id: self._real(run.source) for run in checks}
        databases = resolved_in(database.path for database in instance.databases) if checks else frozenset()

        def advised(check: ReadBack) -> ReadBack:
            return watched(check, self._documents, instance, sound)

        return source_damage(told, is_here), files_damage(told, is_here, single, databases, advised)

    def _sound(
        self, instance: engine.InstanceFiles, stores: DestinationContents, now: datetime
    ) -> Iterator[engine.FoundChain]:
        """Its own chains in which nothing wrong is known."""
        for chain in stores.by_instance.get((instance.name, str(instance.signature)), ()):
            if self.whose(chain, instance) is not Whose.OWN or known(chain.manifest, "manifest").is_evidence:
                continue
            if damage_in(self.chain_facts(chain, stores, now)) is None:
                yield chain

    @cached_property
    def _by_folder(self) -> dict[str, list[Run]]:
        """The verifications of what is in a folder, by that folder."""
        found: dict[str, list[Run]] = defaultdict(list)
        for run in self.runs:
            if run.operation is RunOperation.VERIFY and run.source:
                found[str(Path(self._real(run.source)).parent)].append(run)
        return found

    def _checks_of_files(self, instance: engine.InstanceFiles) -> list[Run]:
        """The verifications of one of the files of the instance alone."""
        there = [run for place in self._places_of(instance) for run in self._by_folder.get(place, ())]
        if not there:
            return []
        own = resolved_in(instance.paths)
        return [run for run in there if self._real(run.source) in own]

    def _newest(
        self,
        name: str,
        own: tuple[engine.FoundChain, ...],
        strange: tuple[engine.FoundChain, ...],
        told: Run | None,
        stores: DestinationContents,
        now: datetime,
    ) -> Facts:
        """The newest set of the instance: one that is there, or one that only the history has ``told`` of."""
        if not stores.looked:
            return Facts(now, Where.LOOKING)
        there = self.chain_facts(own[0], stores, now) if own else None
        if there is not None and (back := set_back(own, now)):
            there = replace(there, copied=back.follows)
        unseen = told is not None and told.ended is not None and not is_listed(told, stores.chains)
        if told is not None and unseen and (not own or _is_newer(told, own[0])):
            return self._out_of_sight(told, stores, now)
        if later := begun_later(name, own[0] if own else None, stores.absent):
            return Facts(now, Where.ABSENT, min(later[1], now), begun=later[1], place=str(later[0]))
        if there is not None:
            return there
        if strange:
            return Facts(now, Where.STRANGE, copied=self.chain_facts(strange[0], stores, now).copied)
        return Facts(now, Where.HIDDEN if stores.absent else Where.NOWHERE)

    def _out_of_sight(self, told: Run, stores: DestinationContents, now: datetime) -> Facts:
        """A set that the history knows and no destination shows: its disk is absent, it is damaged, or it is
        gone."""
        chain = engine.parse_place(told.chain)
        facts = Facts(now, Where.ELSEWHERE, told.ended, begun=None, checks=self.checks(chain))
        broken = next((each for each in stores.chains if each.path == chain and each.manifest is None), None)
        if broken is not None:
            return replace(facts, where=Where.THERE, finding=str(broken.error or ""))
        absent = next((place for place in stores.absent if chain.is_relative_to(place)), None)
        if absent is not None:
            reached = self.last_reached(absent, stores.reached)
            return replace(facts, where=Where.ABSENT, reached=reached, place=str(absent))
        if any(chain.is_relative_to(place) for place in stores.read):
            return replace(facts, where=Where.GONE)
        return facts

    def last_reached(self, destination: Path, seen: Mapping[Path, datetime]) -> datetime | None:
        """When the destination was last known to be there: seen by this program, or used by a run that ended
        well."""
        good = [run for run in self.runs if run.state in GOOD and run.chain]
        moments = [
            run.ended for run in good if run.ended and engine.parse_place(run.chain).is_relative_to(destination)
        ]
        return max((*moments, *([seen[destination]] if destination in seen else [])), default=None)

    def _real(self, path: str | Path) -> str:
        text = str(path)
        found = self._known_places.get(text)
        if found is None:
            place = path if isinstance(path, Path) else engine.parse_place(path)
            found = self._known_places[text] = self._resolve(place) if self._resolve else engine.resolved(place)
        return found

    def _places_of(self, instance: engine.InstanceFiles) -> frozenset[str]:
        """The folders that a run of this instance may name as its source."""
        folders = (instance.directory, *(database.path.parent for database in instance.databases))
        if folders not in self._folders:
            self._folders[folders] = frozenset(map(engine.resolved, folders))
        return self._folders[folders]


def _newest_first(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Each of the runs once, by their starts."""
    found = {run.id: run for run in runs}
    return tuple(sorted(found.values(), key=lambda run: (run.started, run.id), reverse=True))


def _loose_names(instance: engine.InstanceFiles, alone: bool) -> list[str]:
    """How a run is named that was given a folder and no name."""
    folders = [instance.directory, *(database.path.parent for database in instance.databases)]
    return [name for folder in folders for name in (str(folder), folder.name)] if alone else []


def _is_newer(run: Run, chain: engine.FoundChain) -> bool:
    """Whether a run reached further than the chain; where both end in one log, whether it was made later."""
    manifest, run_ended = known(chain.manifest, "manifest of the chain"), known(run.ended, "end of the run")
    last, reach = run.figures.last_log, manifest.log_range
    if last is not None and reach is not None and last != reach[1]:
        return last > reach[1]
    ended = moment_of(manifest.runs[-1].ended)
    return ended is None or run_ended > ended
