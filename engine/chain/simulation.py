"""What retention leaves in the long run: backups that go on as they did, pruned by the same rules every day.

Pure, as :mod:`engine.chain.retention` is. What is assumed is a :class:`Rhythm` for each instance: chains are
started as often as the newest ones were, have the runs of the newest complete one, and its size. Copy and as-is
backups are made by hand and come no more. Databases that grow, runs that fail and changes of the schedule are not
foreseen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median_low

from engine.chain.retention import ChainFacts, Decision, Retention, decide
from engine.error_codes import Code

_RECENT = 3
"""So many intervals of the newest chains say how often one is started: older ones were thinned by retention."""
_SHORTEST = timedelta(hours=1)
"""Chains started by hand within minutes of each other are not how backups go on."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Rhythm:
    """How the backups of an instance go on. ``newest`` is its newest chain; the first one to come is started
    ``every`` after ``since``. The runs of each end ``runs`` after its first one, and it has ``bytes`` in all.
    ``generation`` is the last one of the logs that there are in chains, 0 for none.
    """

    newest: ChainFacts
    since: datetime
    every: timedelta
    runs: tuple[timedelta, ...]
    bytes: int
    generation: int

    def chain(self, number: int) -> ChainFacts:
        """The chain ``number``, from 1, of those to come."""
        start = self.since + number * self.every
        label = f"~{number:08}"  # after the labels of all chains there are
        reach = (self.generation + number, True, label) if self.generation else (0, False, label)
        ends = tuple(start + run for run in self.runs)
        return ChainFacts(f"{label} {self.newest.name}", self.newest.instance, label, reach, ends, self.bytes)


@dataclass(frozen=True)
class Sample:
    """One day: how many chains and bytes there were before it was pruned, and after."""

    moment: datetime
    chains_before: int
    bytes_before: int
    chains: int
    bytes: int


@dataclass(frozen=True)
class Simulation:
    """``keep`` is what there is at the end, by the decisions of the last pruning; ``to_come`` are the names of
    those chains that do not exist today. ``samples`` has one for each day. ``rhythms`` is what was assumed;
    ``without_rhythm`` names the newest chain of each instance of which too little is known to assume anything.
    ``removed`` says of the chains that exist today, by name, on which day they are removed.
    """

    end: datetime
    keep: tuple[Decision, ...]
    to_come: frozenset[str]
    samples: tuple[Sample, ...]
    rhythms: tuple[Rhythm, ...]
    without_rhythm: tuple[str, ...]
    removed: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        return sum(decision.chain.bytes for decision in self.keep)

    @property
    def most_bytes(self) -> int:
        """The largest size at any time: before the pruning of a day, when its new chains are there, too."""
        return max(sample.bytes_before for sample in self.samples)


def simulate(
    chains: Sequence[ChainFacts],
    retention: Retention,
    now: datetime,
    *,
    days: int = 365,
    every: timedelta | None = None,
    check: Callable[[], None] = lambda: None,
) -> Simulation:
    """Prune at ``now`` and on each of ``days`` after it, with the chains that come meanwhile.

    ``every``: assume a chain of each instance that often, whatever was. ``check`` is called before each day; what
    it raises ends the simulation. Raises JET_errInvalidParameter (-1003) as
    :func:`engine.chain.retention.decide`, and for less than one day.
    """
    if days < 1:
        raise Code.InvalidParameter.error("A simulation needs at least one day.")
    known = [replace(chain, leased=False) for chain in chains]
    rhythms, without = _rhythms(known, now, every)
    coming = [_Coming(rhythm) for rhythm in rhythms]
    kept, samples = {chain.name: chain for chain in known}, list[Sample]()
    decisions: list[Decision] = []
    today, removed = frozenset(kept), dict[str, datetime]()
    for day in range(days + 1):
        check()
        moment = now + day * _DAY
        for each in coming:
            each.arrive(kept, moment)
        decisions = decide(kept.values(), retention, moment)
        before = len(kept), _size(kept.values())
        gone = (decision.chain.name for decision in decisions if not decision.keep)
        removed |= {name: moment for name in gone if name in today}
        kept = {decision.chain.name: decision.chain for decision in decisions if decision.keep}
        samples.append(Sample(moment, *before, len(kept), _size(kept.values())))
    return Simulation(
        now + days * _DAY,
        tuple(decision for decision in decisions if decision.keep),
        frozenset(kept) - today,
        tuple(samples),
        tuple(rhythms),
        tuple(without),
        removed,
    )


class _Coming:
    """The chains of one rhythm, as they arrive."""

    def __init__(self, rhythm: Rhythm) -> None:
        self._rhythm = rhythm
        self._number = 0
        self._growing: ChainFacts | None = None

    def arrive(self, kept: dict[str, ChainFacts], moment: datetime) -> None:
        """Put the chains that were started until ``moment`` into ``kept``, with the runs that ended until then."""
        growing = self._growing
        if growing is not None and growing.name in kept:
            kept[growing.name] = _until(growing, moment)
        while (following := self._rhythm.chain(self._number + 1)).ends[0] <= moment:
            self._number += 1
            self._growing = following
            kept[following.name] = _until(following, moment)


def _until(chain: ChainFacts, moment: datetime) -> ChainFacts:
    return replace(chain, ends=tuple(end for end in chain.ends if end <= moment))


def _size(chains: Iterable[ChainFacts]) -> int:
    return sum(chain.bytes for chain in chains)


def _rhythms(
    chains: Iterable[ChainFacts], now: datetime, every: timedelta | None
) -> tuple[list[Rhythm], list[str]]:
    """The rhythm of each instance, and the newest chains of those that have none."""
    groups: dict[Hashable, list[ChainFacts]] = defaultdict(list)
    for chain in chains:
        if not chain.unknown and not chain.evidence:
            groups[chain.instance].append(chain)
    found, without = list[Rhythm](), list[str]()
    for group in groups.values():
        chains_only = [chain for chain in group if not chain.copy] or group
        ordered = sorted(chains_only, key=lambda chain: (chain.label, chain.name))
        step = every or _usual_interval([chain.ends[0] for chain in ordered])
        if step is None:
            without.append(ordered[-1].name)
        else:
            generation = max(chain.reach[0] for chain in group)
            found.append(_rhythm(ordered, max(step, _SHORTEST), now, generation))
    return found, without


def _usual_interval(starts: Sequence[datetime]) -> timedelta | None:
    """How long after each other the newest chains were started; None if there are not two with a time between."""
    newest = sorted(starts)[-_RECENT - 1 :]
    between = [later - earlier for earlier, later in pairwise(newest) if later > earlier]
    return median_low(between) if between else None


def _rhythm(ordered: Sequence[ChainFacts], every: timedelta, now: datetime, generation: int) -> Rhythm:
    """As the newest chain that is complete: the last one may still get incrementals. If it is longer ago than one
    interval, those that are missing are not made up for."""
    newest, pattern = ordered[-1], ordered[-2] if len(ordered) > 1 else ordered[-1]
    runs = (end - pattern.ends[0] for end in pattern.ends)
    since = min(newest.ends[0], now)
    return Rhythm(
        newest,
        since + (now - since) // every * every,
        every,
        tuple(run for run in runs if timedelta(0) <= run < every),
        max(newest.bytes, pattern.bytes),
        generation,
    )
