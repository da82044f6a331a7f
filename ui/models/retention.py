"""A retention at a destination in words, rows and days: what is kept and removed, and what is there in a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.proofs import RunRecord
from app.operations.prune import PruneRequest
from app.retention import store_names
from engine.progress import Cancel
from ui.format import every, on_day, plural, size, when, when_utc
from ui.languages.marked import mark
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue, plain
from ui.models.protection import utc_now
from ui.values.calendar_days import Day, DayKind
from ui.values.message import Message

KEEP_ALL = engine.Retention(last=engine.Retention.UNLIMITED)
"""What is looked at while no rule is chosen: nothing is removed."""
PLAN_TITLES = (mark("Decision"), mark("Instance"), mark("Newest set"), mark("Size"), mark("Chain"), mark("Reason"))
MAX_NAMED = 8
"""Instances that the confirmation names one by one."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Retention", text)


@dataclass(frozen=True)
class RetentionPlan:
    """What pruning ``request`` would do now. ``has_rules``: whether any rule was chosen; if not, all is kept."""

    request: PruneRequest
    result: engine.Pruned
    has_rules: bool

    @property
    def chains(self) -> tuple[engine.PrunedChain, ...]:
        return (*self.result.keep, *self.result.remove)

    @cached_property
    def stores(self) -> list[str]:
        """The names of the stores that have chains."""
        return sorted({chain.path.parent.name for chain in self.chains})

    @cached_property
    def kept_bytes(self) -> int:
        return sum(chain.bytes for chain in self.result.keep)

    @cached_property
    def by_folder(self) -> dict[str, engine.PrunedChain]:
        return {str(chain.path): chain for chain in self.chains}

    @cached_property
    def rows(self) -> list[tuple[CellValue, ...]]:
        """A row for each chain; the first field sorts what goes before what stays and ends with the folder."""
        gone = {chain.path for chain in self.result.remove}
        return [_plan_row(self, chain, is_kept=chain.path not in gone) for chain in self.chains]

    @cached_property
    def days(self) -> list[Day]:
        """The days on which the chains there are ended their newest run, and what becomes of them."""
        return _days_now(self)

    def make_ready(self, before: RetentionPlan | None) -> None:
        """Compute what is shown, in the thread that calls this. Rows that are as in ``before`` are the same
        objects, so that nobody compares them again."""
        known = {row[0].sort: row for row in before.rows} if before is not None else {}
        rows = [old if (old := known.get(row[0].sort)) == row else row for row in self.rows]
        vars(self).update(rows=rows)
        _ready = self.by_folder, self.days, self.stores, self.kept_bytes


@dataclass(frozen=True)
class RetentionYear:
    """The simulated year, in words and days."""

    result: engine.Simulation
    text: str
    days: list[Day]


@dataclass(frozen=True)
class Wish:
    """What is to be planned, whether any rule was chosen for it, and how often the simulation assumes a chain;
    None for as often as before."""

    request: PruneRequest
    has_rules: bool
    every: timedelta | None = None


def look(
    wish: Wish,
    record: RunRecord,
    before: RetentionPlan | None,
    cancel: Cancel,
    tell: Callable[[RetentionPlan], None],
) -> RetentionYear | None:
    """The plan first, told as soon as it is there, then the simulated year, where there is anything to simulate.

    Reads the chains, and makes ready what is shown of them, after ``before``: there may be thousands. Raises as
    the pruning would.
    """
    plan = RetentionPlan(wish.request, wish.request.preview(record), wish.has_rules)
    cancel.check()
    plan.make_ready(before)
    tell(plan)
    if not wish.has_rules or not plan.chains:
        return None
    facts = [chain.facts for chain in plan.chains]
    rules = wish.request.retention
    year = engine.simulate_retention(facts, rules, utc_now(), every=wish.every, check=cancel.check)
    return RetentionYear(year, _year_text(plan, year), _days_in_a_year(plan, year))


# ---- the table


def _plan_row(plan: RetentionPlan, chain: engine.PrunedChain, *, is_kept: bool) -> tuple[CellValue, ...]:
    word, level = (tr("Keep"), Level.SUCCESS) if is_kept else (tr("Remove"), Level.CANCELLED)
    if is_kept and chain.facts.pinned:
        word = tr("Keep, pinned")
    if is_kept and not chain.facts.is_sound:
        level = Level.WARNING
    reason = chain.reason
    if not plan.has_rules:  # what was looked at keeps all as the last
        reason = tr("no rules are set") if reason == "last" else reason.removesuffix(", last")
    ended = chain.facts.moment if chain.facts.ends else None
    return (
        CellValue(word, f"{int(is_kept)}\n{chain.facts.label}\n{chain.path}", level=level),
        plain(chain.path.parent.name),
        CellValue(when(ended) if ended else "–", ended.timestamp() if ended else 0.0, when_utc(ended)),
        CellValue(size(chain.bytes), chain.bytes),
        CellValue(chain.path.name, chain.path.name, str(chain.path)),
        CellValue(words := short_words(reason), words.casefold(), reason_words(reason)),
    )


def reason_words(reason: str) -> str:
    """Why a chain stays or goes, each reason in the language of the window."""
    return ", ".join(shown(each) for each in reason.split(", "))


def short_words(reason: str) -> str:
    """The same for where space is scarce."""
    short = {engine.KEPT_AS_NEWEST: tr("newest"), engine.KEPT_TO_CONTINUE: tr("to be continued")}
    return ", ".join(short.get(each) or shown(each) for each in reason.split(", "))


def folder_in(sort_key: object) -> str:
    """The folder of the chain in the first field of a row."""
    return str(sort_key).rpartition("\n")[2]


# ---- the calendars


def _days_now(plan: RetentionPlan) -> list[Day]:
    days: dict[date, list[tuple[DayKind, str]]] = defaultdict(list)
    for kind, chains in ((DayKind.KEPT, plan.result.keep), (DayKind.REMOVED, plan.result.remove)):
        for chain in chains:
            if chain.facts.ends:
                what = DayKind.PINNED if chain.facts.pinned else kind
                name = f"{chain.path.parent.name} {when_utc(chain.facts.moment)}"
                days[chain.facts.moment.date()].append(
                    (what, f"{name}: {_fate(kind)}, {reason_words(chain.reason)}")
                )
    return _days(days)


def _days_in_a_year(plan: RetentionPlan, year: engine.Simulation) -> list[Day]:
    """The days on which the chains that there are then will have ended their newest run."""
    store = store_names(plan.result)
    days: dict[date, list[tuple[DayKind, str]]] = defaultdict(list)
    for decision in year.keep:
        chain = decision.chain
        if chain.ends:
            kind = DayKind.TO_COME if chain.name in year.to_come else DayKind.KEPT
            what = DayKind.PINNED if chain.pinned else kind
            name = f"{store(chain)} {when_utc(chain.moment)}"
            days[chain.moment.date()].append((what, f"{name}: {reason_words(decision.reason)}"))
    return _days(days)


def _fate(kind: DayKind) -> str:
    return tr("kept") if kind is DayKind.KEPT else tr("removed")


def _days(found: dict[date, list[tuple[DayKind, str]]]) -> list[Day]:
    return [
        Day(day, _kind_of([kind for kind, _ in all_]), tuple(line for _, line in all_))
        for day, all_ in sorted(found.items())
    ]


def _kind_of(kinds: Sequence[DayKind]) -> DayKind:
    """A pin is shown above all, then that some of several are removed."""
    for kind in (DayKind.PINNED, DayKind.TO_COME):
        if kind in kinds:
            return kind
    return kinds[0] if len(set(kinds)) == 1 else DayKind.PART


# ---- words


def notice(plan: RetentionPlan) -> Message | None:
    """What is to be said of the plan before it is carried out."""
    if not plan.has_rules:
        what = tr("No rules are set for this destination. Nothing would be removed.")
        return Message(Level.INFO, what, advice=tr("Choose at least one rule that keeps chains."))
    if plan.result.over:
        what = tr("The chains that must be kept exceed the size limit by {}.").format(size(plan.result.over))
        return Message(
            Level.WARNING, what, advice=tr("See the reasons in the list. Unpin chains, or raise the limit.")
        )
    return None


def _year_text(plan: RetentionPlan, year: engine.Simulation) -> str:
    """What the simulation comes to, and what it assumes."""
    store = store_names(plan.result)
    most = tr("at most {} at one time").format(size(year.most_bytes))
    what = plural(
        len(year.keep),
        "On {1}: {0} chain, {2}, {3}.",
        "On {1}: {0} chains, {2}, {3}.",
        on_day(year.end.date()),
        size(year.bytes),
        most,
    )
    steps = [f"{store(rhythm.newest)} {every(rhythm.every)}" for rhythm in year.rhythms[:MAX_NAMED]]
    if len(year.rhythms) > MAX_NAMED:
        steps.append(tr("and {} more").format(len(year.rhythms) - MAX_NAMED))
    assumed = tr("Assumed are chains of {}, as large as today's.").format(", ".join(steps)) if steps else ""
    missing = ""
    if year.without_rhythm:
        missing = plural(
            len(year.without_rhythm),
            "{} instance has too few chains to assume more.",
            "{} instances have too few chains to assume more.",
        )
    return " ".join(part for part in (what, assumed, missing) if part)


def removal_question(plan: RetentionPlan) -> str:
    """How many chains go, how much is freed, and from where."""
    return plural(
        len(plan.result.remove),
        "Remove {} chain, {}, from {}?",
        "Remove {} chains, {}, from {}?",
        size(plan.result.freed),
        plan.result.destination,
    )


def removal_details(plan: RetentionPlan) -> str:
    """Of each instance, how many chains go, from when to when, and how many stay."""
    lines = []
    for store in plan.stores:
        gone = [chain for chain in plan.result.remove if chain.path.parent.name == store]
        kept = sum(chain.path.parent.name == store for chain in plan.result.keep)
        if gone:
            going = plural(len(gone), "{} chain", "{} chains")
            lines.append(
                tr("{}: {} ({}), {}").format(store, going, _span(gone), plural(kept, "{} remains", "{} remain"))
            )
    if len(lines) > MAX_NAMED:
        lines = [
            *lines[:MAX_NAMED],
            plural(len(lines) - MAX_NAMED, "and {} instance more", "and {} instances more"),
        ]
    return "\n".join([*lines, "", tr("This cannot be undone.")])


def removal_list(plan: RetentionPlan) -> str:
    """Every chain that goes, a line each."""
    return "\n".join(
        f"{chain.path}  {size(chain.bytes)}  {reason_words(chain.reason)}" for chain in plan.result.remove
    )


def _span(chains: Iterable[engine.PrunedChain]) -> str:
    moments: list[datetime] = sorted(chain.facts.moment for chain in chains if chain.facts.ends)
    if not moments:
        return tr("unknown date")
    first, last = on_day(moments[0].date()), on_day(moments[-1].date())
    return first if first == last else f"{first} – {last}"
