"""Which chains of a destination are kept, and which are removed: a decision on facts, without access to the disk.

The keep rules are restic's (``forget``), applied to the chains of each instance in each folder that it was backed
up from. A chain counts with the end of its newest run; hours, days, weeks (ISO), months and years are those of
UTC, so that neither a change of the clocks nor another time zone moves a chain into another period. Periods
without a chain do not count.

Whatever the rules are, these stay: the newest chain that can be restored, the chain that an incremental backup
would continue, chains that are pinned or in use, and those of which too little is known. "Newest" is not left to
the clock: it is what reaches furthest (``Manifest.reach``), and what was started last, by its label. The two
differ after an instance was reset to an earlier state; every rule is then applied in both orders.

Damage never removes a chain, since it may be found by mistake: a damaged chain takes no other's place, and is kept
wherever it would be kept without the damage. Nor does a copy backup, which is made beside the chains: it takes no
chain's place, and is kept wherever it would be kept as one of them. As-is backups cannot be restored: they are
kept as evidence unless the rules are to apply to them, too, and then apart from the chains.
"""

from __future__ import annotations

import calendar
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from engine.error_codes import Code
from engine.events import size_text

_NUMBER = r"(\d{1,4})"
NEWEST = "newest that can be restored"
"""The reason to keep the chain that a restore would take."""
CONTINUED = "an incremental backup would continue it"
_DURATION = re.compile("".join(f"(?:{_NUMBER}{unit})?" for unit in "ymwdh"), re.ASCII)


@dataclass(frozen=True)
class Duration:
    """A duration in units of the calendar, as restic writes it: ``1y6m``, ``2w``, ``30d``, ``12h``."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Raises ``ValueError`` for other text, and for a duration of nothing."""
        found = _DURATION.fullmatch(text.strip().lower())
        numbers = [int(number or 0) for number in found.groups()] if found else []
        if not any(numbers):
            raise ValueError(f"{text!r} is not a duration such as 12h, 30d, 2w, 6m or 1y6m.")
        return cls(*numbers)

    def __str__(self) -> str:
        parts = (self.years, "y"), (self.months, "m"), (self.weeks, "w"), (self.days, "d"), (self.hours, "h")
        return "".join(f"{number}{unit}" for number, unit in parts if number)

    def before(self, moment: datetime) -> datetime:
        """The time that much earlier; of a shorter month the last day, of what no calendar has the first."""
        months = (moment.year - self.years) * 12 + moment.month - 1 - self.months
        year, month = months // 12, months % 12 + 1
        try:
            day = min(moment.day, calendar.monthrange(year, month)[1])
            there = moment.replace(year=year, month=month, day=day)
            return there - timedelta(weeks=self.weeks, days=self.days, hours=self.hours)
        except (ValueError, OverflowError):
            return datetime.min.replace(tzinfo=moment.tzinfo)


@dataclass(frozen=True)
class Retention:
    """What to keep. The numbers are numbers of chains, or of periods of which the newest chain is kept.

    ``within`` keeps everything that ended in that time before the newest chain. Nothing younger than ``min_age``
    is removed. ``max_size`` (bytes, all chains together) removes the oldest of what the rules keep. ``evidence``:
    the rules apply to as-is backups, too.
    """

    UNLIMITED: ClassVar[int] = sys.maxsize
    """As a number: all."""

    last: int = 0
    hourly: int = 0
    daily: int = 0
    weekly: int = 0
    monthly: int = 0
    yearly: int = 0
    within: Duration | None = None
    min_age: Duration | None = None
    max_size: int | None = None
    evidence: bool = False

    @property
    def keeps_something(self) -> bool:
        return any(count for count, _, _ in self.counts()) or self.within is not None

    def counts(self) -> Iterator[tuple[int, str, Callable[[ChainFacts], Hashable]]]:
        """How many, what they are called, and what two chains of one period have in common."""
        yield self.last, "last", lambda chain: chain.name
        yield self.hourly, "hourly", lambda chain: (chain.moment.date(), chain.moment.hour)
        yield self.daily, "daily", lambda chain: chain.moment.date()
        yield self.weekly, "weekly", lambda chain: chain.moment.isocalendar()[:2]
        yield self.monthly, "monthly", lambda chain: (chain.moment.year, chain.moment.month)
        yield self.yearly, "yearly", lambda chain: chain.moment.year


@dataclass(frozen=True)
class ChainFacts:
    """What is known of a chain.

    ``name`` is its own, and of no other chain. ``instance`` says whose it is: only chains that agree in it are
    compared. ``reach`` and ``label`` are those of its manifest; ``ends`` (UTC) when its runs ended, in order;
    ``bytes`` its size. ``unknown``: why nothing of this could be read. ``damaged`` and ``lost``: what was found
    damaged in it, and what keeps it from being restored. ``pinned``: why it must stay. ``leased``: it is being
    read. Of all these, an empty text means no. ``held``: further reasons why it must not be removed. ``copy``: it
    is a copy backup, which no other backup continues. ``evidence``: it is an as-is backup, which is not restored.
    """

    name: str
    instance: Hashable = ()
    label: str = ""
    reach: tuple[int, bool, str] = (0, False, "")
    ends: tuple[datetime, ...] = ()
    bytes: int = 0
    unknown: str = ""
    damaged: str = ""
    lost: str = ""
    pinned: str = ""
    leased: bool = False
    held: tuple[str, ...] = ()
    copy: bool = False
    evidence: bool = False

    @property
    def moment(self) -> datetime:
        """The time that the calendar rules go by."""
        return self.ends[-1]

    @property
    def youngest(self) -> datetime:
        """The time that ages are counted from: of a clock that was set back, the later one."""
        return max(self.ends)

    @property
    def has_own_name(self) -> bool:
        """Whether its folder has its name: a copy of it that someone made beside it has another."""
        return self.name.endswith(self.label)

    @property
    def is_sound(self) -> bool:
        """Whether it can be restored, as far as known."""
        return not (self.unknown or self.damaged or self.lost)

    @property
    def takes_a_place(self) -> bool:
        """Whether a rule that keeps it needs to keep no other chain."""
        return self.is_sound and not self.copy


@dataclass(frozen=True)
class Decision:
    """What becomes of a chain, and every reason for it."""

    chain: ChainFacts
    keep: bool
    reasons: tuple[str, ...]

    @property
    def reason(self) -> str:
        return ", ".join(self.reasons)


@dataclass
class _Reasons:
    """Why a chain is kept: because it must stay, or by rules that the size cap overrides."""

    firm: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    def add_rule(self, text: str) -> None:
        if text not in self.rules:
            self.rules.append(text)


def decide(chains: Iterable[ChainFacts], retention: Retention, now: datetime) -> list[Decision]:
    """Keep or remove, for each chain; those of one instance together, the one that reaches furthest first.

    ``now`` and the times of the chains are UTC. Raises JET_errInvalidParameter (-1003) if no rule keeps anything.
    """
    if not retention.keeps_something:
        raise Code.InvalidParameter.error(
            "No rule says which chains to keep.",
            hint="Specify at least one keep rule. To keep all chains up to a size, keep the last 'unlimited'.",
        )
    groups: dict[Hashable, list[ChainFacts]] = defaultdict(list)
    for chain in chains:
        kind = "evidence" if chain.evidence else ""
        groups[("?", chain.name) if chain.unknown else (kind, chain.instance)].append(chain)
    ordered = [sorted(group, key=_reach, reverse=True) for group in groups.values()]
    why: dict[str, _Reasons] = {}
    for group in ordered:
        why |= (_judged_evidence if group[0].evidence else _judged)(group, retention, now)
    over = _over_the_cap([chain for group in ordered for chain in group], why, retention.max_size)
    return [_decision(chain, why[chain.name], over, retention) for group in ordered for chain in group]


def _reach(chain: ChainFacts) -> tuple[tuple[int, bool, str], bool, str]:
    return chain.reach, chain.has_own_name, chain.name


def _label(chain: ChainFacts) -> tuple[str, bool, str]:
    return chain.label, chain.has_own_name, chain.name


def _judged(group: Sequence[ChainFacts], retention: Retention, now: datetime) -> dict[str, _Reasons]:
    """The reasons to keep each chain of one instance."""
    why = {chain.name: _Reasons() for chain in group}
    sound = [chain for chain in group if chain.is_sound]
    firm = [chain for chain in sound if chain.takes_a_place]
    for chain in group:
        why[chain.name].firm += _must_stay(chain, firm, retention, now)
    newest = {c.name: c for some in (firm, sound) if some for c in (max(some, key=_reach), max(some, key=_label))}
    for name in newest:
        why[name].firm.insert(0, NEWEST)
    for chain in _continued(group):
        why[chain.name].firm.append(CONTINUED)
    read = [chain for chain in group if not chain.unknown]
    copies = [chain for chain in sound if chain.copy]
    for order in (_reach, _label):
        for chain, text in _counted(sorted(firm, key=order, reverse=True), retention):
            why[chain.name].add_rule(text)
        for beside in (copies, *([chain] for chain in read if not chain.is_sound)):
            for chain, text in _counted(sorted([*firm, *beside], key=order, reverse=True), retention):
                if chain in beside:
                    why[chain.name].add_rule(text)
    _keep_within(read, retention.within, why, now)
    return why


def _judged_evidence(group: Sequence[ChainFacts], retention: Retention, now: datetime) -> dict[str, _Reasons]:
    """The reasons to keep each as-is backup of one instance: the rules, by the order in which they were made."""
    why = {chain.name: _Reasons(list(_held(chain, retention, now))) for chain in group}
    for reasons in why.values() if not retention.evidence else ():
        reasons.firm.append("evidence")
    for chain, text in _counted(sorted(group, key=_label, reverse=True), retention):
        why[chain.name].add_rule(text)
    _keep_within(group, retention.within, why, now)
    return why


def _continued(group: Sequence[ChainFacts]) -> Iterator[ChainFacts]:
    """The chains that an incremental backup may continue, each once."""
    chains = [chain for chain in group if not chain.copy]
    found = {chain.name: chain for order in (_reach, _label) if chains for chain in (max(chains, key=order),)}
    yield from (chain for chain in found.values() if chain.reach[0])


def _must_stay(
    chain: ChainFacts, sound: Sequence[ChainFacts], retention: Retention, now: datetime
) -> Iterator[str]:
    """Reasons of the chain alone, and of one that cannot be restored: that none could take its place."""
    if chain.unknown:
        yield f"cannot be read: {chain.unknown}"
        return
    if not chain.is_sound and not any(s.reach > chain.reach and s.label > chain.label for s in sound):
        yield "no newer chain can be restored"
    yield from _held(chain, retention, now)


def _held(chain: ChainFacts, retention: Retention, now: datetime) -> Iterator[str]:
    """Reasons of the chain alone, whether it can be restored or not."""
    if chain.pinned:
        yield f"pinned: {chain.pinned}"
    if chain.leased:
        yield "in use"
    yield from chain.held
    if retention.min_age is not None and chain.youngest > retention.min_age.before(now):
        yield f"younger than {retention.min_age}"


def _counted(ordered: Sequence[ChainFacts], retention: Retention) -> Iterator[tuple[ChainFacts, str]]:
    """The newest chain of each of the newest periods; also the oldest chain if there are fewer periods."""
    for count, word, period in retention.counts():
        seen: set[Hashable] = set()
        for chain in ordered:
            if len(seen) == count:
                break
            if period(chain) not in seen:
                seen.add(period(chain))
                yield chain, word
            elif chain is ordered[-1]:
                yield chain, f"oldest {word}"


def _keep_within(
    group: Sequence[ChainFacts], within: Duration | None, why: dict[str, _Reasons], now: datetime
) -> None:
    """Counted from the newest chain, so that nothing gets old while no backup is made. A time in the future is the
    work of a wrong clock: from it nothing is counted, and what has it is kept."""
    if within is None:
        return
    latest = max((chain.youngest for chain in group if chain.youngest <= now), default=now)
    for chain in group:
        if chain.youngest > within.before(latest):
            why[chain.name].add_rule(f"within {within}")


def _over_the_cap(chains: Sequence[ChainFacts], why: dict[str, _Reasons], cap: int | None) -> set[str]:
    """Names of the chains that the rules keep and the size cap does not; the oldest of an instance goes first."""
    kept = [chain for chain in chains if why[chain.name].firm or why[chain.name].rules]
    size, over = sum(chain.bytes for chain in kept), set[str]()
    if cap is None:
        return over
    queues: dict[Hashable, list[ChainFacts]] = defaultdict(list)
    for chain in sorted(kept, key=_label, reverse=True):
        if not why[chain.name].firm:
            queues[chain.instance].append(chain)
    while size > cap and any(queues.values()):
        oldest = min((queue for queue in queues.values() if queue), key=lambda queue: queue[-1].youngest).pop()
        over.add(oldest.name)
        size -= oldest.bytes
    return over


def _decision(chain: ChainFacts, why: _Reasons, over: set[str], retention: Retention) -> Decision:
    if chain.name in over and retention.max_size is not None:
        return Decision(chain, False, (f"above the size limit of {size_text(retention.max_size)}",))
    reasons = (*why.firm, *why.rules)
    found = chain.damaged or chain.lost
    also = (f"damaged: {found}",) if found else ()
    return Decision(chain, bool(reasons), (*(reasons or ("no rule keeps it",)), *also))
