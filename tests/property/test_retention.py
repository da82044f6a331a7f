"""Whatever happens to a destination, retention leaves every instance what can be restored, and comes to rest."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from engine import (
    AtRestSource,
    Duration,
    Kind,
    LocalFolder,
    Pruning,
    Retention,
    find_chains,
    pin_chain,
    run_backup,
    run_prune,
    run_restore,
    unpin_chain,
    verify_path,
)
from engine.chain.retention import ChainFacts, decide
from engine.run_context import RunContext
from tests.builders.small_instance import write_small_instance
from tests.disk.crash_fs import tree_of
from tests.disk.crash_model import Blob, Tree
from tests.disk.memory_fs import MemoryFS
from tests.share import examples

START = datetime(2026, 1, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

counts = st.sampled_from([0, 0, 1, 2, 3, 7, Retention.UNLIMITED])
spans = st.none() | st.builds(Duration, days=st.integers(1, 40)) | st.builds(Duration, hours=st.integers(1, 60))
rules = st.builds(
    Retention,
    *[counts] * 6,
    within=spans,
    min_age=spans,
    max_size=st.none() | st.integers(0, 2000),
    evidence=st.booleans(),
).filter(lambda retention: retention.keeps_something)
rarely = st.integers(0, 9).map(lambda number: number == 0)


@st.composite
def stores(draw: st.DrawFn) -> list[ChainFacts]:
    """Chains of up to three instances, one after the other by clocks that jump, of engines that are reset."""
    chains: list[ChainFacts] = []
    for instance in range(draw(st.integers(1, 3))):
        moment, generation = START, 1
        for number in range(draw(st.integers(0, 12))):
            ends = []
            for _ in range(draw(st.integers(1, 3))):
                moment += draw(st.sampled_from([HOUR, 5 * HOUR, DAY, 9 * DAY, -DAY, -400 * DAY, 400 * DAY]))
                generation = max(1, generation + draw(st.sampled_from([0, 1, 1, 1, 3, -2])))
                ends.append(moment)
            label = f"{number:04}" if draw(st.integers(0, 5)) else draw(st.sampled_from(["0000a", "9999"]))
            chains.append(
                ChainFacts(
                    f"{instance}/{number}",
                    instance,
                    label,
                    (generation, draw(st.booleans()), label),
                    tuple(ends),
                    draw(st.integers(0, 500)),
                    damaged="a page" if draw(rarely) else "",
                    lost="a log" if draw(rarely) else "",
                    pinned="audit" if draw(rarely) else "",
                    leased=draw(rarely),
                    copy=draw(rarely),
                    evidence=draw(rarely),
                )
            )
    chains = [unread(chain) if draw(rarely) else chain for chain in chains]
    return draw(st.permutations(chains))


def unread(chain: ChainFacts) -> ChainFacts:
    return ChainFacts(chain.name, bytes=chain.bytes, unknown="denied")


def by_instance(chains: Sequence[ChainFacts]) -> dict[object, list[ChainFacts]]:
    found: dict[object, list[ChainFacts]] = defaultdict(list)
    for chain in chains:
        if not chain.unknown and not chain.evidence:
            found[chain.instance].append(chain)
    return found


@examples(250)
@given(stores(), rules, st.integers(-500, 500).map(lambda days: START + days * DAY))
def test_what_must_stay_stays(chains: list[ChainFacts], retention: Retention, now: datetime) -> None:
    decisions = decide(chains, retention, now)
    assert sorted(each.chain.name for each in decisions) == sorted(chain.name for chain in chains)
    assert all(each.reasons for each in decisions)
    keep = {each.chain.name for each in decisions if each.keep}
    for chain in chains:
        if (
            chain.unknown
            or chain.pinned
            or chain.leased
            or (chain.evidence and not retention.evidence)
            or (retention.min_age is not None and max(chain.ends) > retention.min_age.before(now))
        ):
            assert chain.name in keep
    for group in by_instance(chains).values():
        sound = [chain for chain in group if chain.is_sound]
        continued = [chain for chain in group if not chain.copy]
        for pool in (continued, sound, [chain for chain in sound if not chain.copy]):
            if pool and (pool is not continued or max(pool, key=lambda c: (c.reach, c.name)).reach[0]):
                assert max(pool, key=lambda chain: (chain.reach, chain.name)).name in keep
                assert max(pool, key=lambda chain: (chain.label, chain.name)).name in keep
        if not sound:
            assert all(chain.name in keep for chain in group)


@examples(250)
@given(stores(), rules, st.integers(-500, 500).map(lambda days: START + days * DAY))
def test_a_second_time_changes_nothing(chains: list[ChainFacts], retention: Retention, now: datetime) -> None:
    once = [each.chain for each in decide(chains, retention, now) if each.keep]
    again = decide(once, retention, now)
    assert [each.chain for each in again if not each.keep] == []


@examples(60)
@given(stores(), rules, st.randoms(use_true_random=False))
def test_the_order_of_the_listing_does_not_matter(
    chains: list[ChainFacts], retention: Retention, random: object
) -> None:
    def outcome(listed: Sequence[ChainFacts]) -> dict[str, tuple[bool, tuple[str, ...]]]:
        return {each.chain.name: (each.keep, each.reasons) for each in decide(listed, retention, START)}

    shuffled = list(chains)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert outcome(chains) == outcome(shuffled)


@examples(100)
@given(stores(), rules, st.data())
def test_damage_that_is_found_by_mistake_removes_nothing(
    chains: list[ChainFacts], retention: Retention, data: st.DataObject
) -> None:
    def kept(facts: Sequence[ChainFacts]) -> set[str]:
        found = decide(facts, replace(retention, max_size=None), START)
        return {each.chain.name for each in found if each.keep}

    doubted = [replace(chain, lost="a log") if data.draw(st.booleans()) else chain for chain in chains]
    assert kept(chains) <= kept(doubted)
    assert kept(chains) <= kept([unread(chain) if data.draw(rarely) else chain for chain in chains])


# ---- a year


def test_a_year_of_hourly_incrementals_with_daily_fulls_keeps_what_was_promised() -> None:
    """Pruned every day, and by a clock in UTC: each period that is asked for has its last chain."""
    retention = Retention(last=3, daily=7, weekly=5, monthly=12, yearly=3)
    there: list[ChainFacts] = []
    made: list[ChainFacts] = []
    for day in range(365):
        begun, first = START + day * DAY, 1 + 24 * day
        hours = tuple(begun + hour * HOUR for hour in range(24))
        label = f"{begun:%Y%m%dT%H%M%SZ}"
        chain = ChainFacts(label, 0, label, (first + 23, True, label), hours, 1)
        for hour in (0, 12, 23):  # also while the chain of the day is being continued
            growing = replace(chain, ends=hours[: hour + 1], reach=(first + hour, True, label))
            now = hours[hour] + HOUR / 2
            kept = [each.chain for each in decide([*there, growing], retention, now) if each.keep]
            assert growing in kept
            there = [each for each in kept if each is not growing]
        there.append(chain)
        made.append(chain)
    left = {chain.label for chain in there}
    newest: dict[tuple[int, ...], str] = {}
    for chain in made:
        moment = chain.ends[-1]
        newest[(1, moment.toordinal())] = chain.label
        newest[(2, *moment.isocalendar()[:2])] = chain.label
        newest[(3, moment.year, moment.month)] = chain.label
        newest[(4, moment.year)] = chain.label
    for kind, count in ((1, 7), (2, 5), (3, 12), (4, 3)):
        promised = [newest[period] for period in sorted(newest) if period[0] == kind][-count:]
        assert set(promised) <= left, kind
    assert len(left) <= 3 + 7 + 5 + 12 + 3


# ---- real chains


ROOT = Path("/disk")
SOURCE, BACKUPS = ROOT / "source", ROOT / "backups"
steps = st.lists(
    st.sampled_from(
        ["full", "full", "incremental", "incremental", "copy", "damage", "pin", "unpin", "prune", "prune"]
    ),
    min_size=3,
    max_size=9,
)
few_rules = st.builds(
    Retention,
    last=st.integers(0, 2),
    daily=st.integers(0, 2),
    within=st.none() | st.just(Duration(hours=1)),
    max_size=st.none() | st.integers(0, 600_000),
).filter(lambda retention: retention.keeps_something)


@cache
def source_at(last: int) -> Tree:
    """The files of a small instance whose newest log is ``last``."""
    with tempfile.TemporaryDirectory() as folder:
        return tree_of(write_small_instance(Path(folder), last=last, stamp=last))


def grow(fs: MemoryFS, last: int) -> None:
    """The instance's files at a later time."""
    for path in fs.list(SOURCE):
        fs.remove(path)
    for name, entry in source_at(last).items():
        assert isinstance(entry, Blob)
        with fs.create(SOURCE / name) as file:
            file.write_at(0, entry.data)


@examples(25)
@given(steps, few_rules, st.randoms(use_true_random=False))
def test_real_chains_that_are_kept_can_be_restored(does: list[str], retention: Retention, random: object) -> None:
    pick = random.choice  # type: ignore[attr-defined]
    fs = MemoryFS(Path("/"), {"disk": None, "disk/source": None, "disk/backups": None})
    last, damaged = 3, set[Path]()

    def chains() -> list[Path]:
        return sorted(chain.path for chain in find_chains(fs, BACKUPS))

    def backup(kind: Kind) -> None:
        run_backup(AtRestSource([SOURCE], fs=fs), LocalFolder(BACKUPS, fs), kind)

    grow(fs, last)
    backup(Kind.FULL)
    for step in (*does, "prune"):
        last += 1
        grow(fs, last)
        sound = [path for path in chains() if path not in damaged]
        if step == "full":
            backup(Kind.FULL)
        elif step == "copy":
            backup(Kind.COPY)
        elif step == "incremental" and damaged.isdisjoint(chains()):
            backup(Kind.INCREMENTAL)
        elif step == "damage" and len(sound) > 1:
            damaged.add(path := pick(sound))
            fs.remove(path / "data.edb")
        elif step == "pin":
            pin_chain(fs, pick(chains()), START, "audit")
        elif step == "unpin":
            unpin_chain(fs, pick(chains()))
        elif step == "prune":
            pinned = {path for path in chains() if fs.exists(path / "backup-pin.json")}
            done = run_prune(Pruning(BACKUPS, retention), context=RunContext(fs=fs))
            assert chains() == sorted(chain.path for chain in done.keep)
            assert pinned <= set(chains())
            again = run_prune(Pruning(BACKUPS, retention), context=RunContext(fs=fs))
            assert (again.remove, {c.path for c in again.keep}) == ((), {c.path for c in done.keep})
    sound = [path for path in chains() if path not in damaged]
    assert sound
    for number, path in enumerate(sound):
        assert verify_path(path, context=RunContext(fs=fs)).findings == ()
        run_restore(path, ROOT / f"restored{number}", context=RunContext(fs=fs))
