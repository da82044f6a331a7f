"""A simulated year of retention: chains come as they did, and each day is pruned by the rules that prune has."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.chain.retention import ChainFacts, Duration, Retention, decide
from engine.chain.simulation import Simulation, simulate
from engine.error_codes import Code
from engine.errors import JetError

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def chains(count: int, every: timedelta = DAY, runs: int = 1, instance: str = "edb") -> list[ChainFacts]:
    """The newest is an hour old; each has an incremental every hour after its full backup."""
    found = []
    for number in range(1, count + 1):
        start = NOW - HOUR - (count - number) * every
        label = f"{number:08}"
        ends = tuple(start + run * HOUR for run in range(runs if number < count else 1))
        reach = (number, True, label)
        found.append(ChainFacts(f"{instance} {label}", instance, label, reach, ends, 100 + number))
    return found


def months(found: Simulation) -> list[str]:
    return sorted(f"{decision.chain.moment:%Y-%m-%d}" for decision in found.keep)


def test_a_year_of_daily_chains() -> None:
    found = simulate(chains(8, runs=3), Retention(daily=7, monthly=12), NOW)
    assert found.end == NOW + 365 * DAY
    (rhythm,) = found.rhythms
    assert (rhythm.every, rhythm.runs, rhythm.bytes) == (DAY, (0 * HOUR, HOUR, 2 * HOUR), 108)
    assert months(found) == [
        *("2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31"),
        *("2026-11-30", "2026-12-31", "2027-01-31"),
        *("2027-02-23", "2027-02-24", "2027-02-25", "2027-02-26", "2027-02-27", "2027-02-28", "2027-03-01"),
    ]
    assert len(found.to_come) == 17
    assert len(found.samples) == 366
    assert found.bytes == found.samples[-1].bytes == 17 * 108
    assert found.most_bytes >= found.bytes


def test_the_first_pruning_is_the_one_of_today() -> None:
    known, rules = chains(30), Retention(last=3, weekly=2)
    first = simulate(known, rules, NOW, days=1).samples[0]
    kept = [decision for decision in decide(known, rules, NOW) if decision.keep]
    assert (first.chains_before, first.chains) == (30, len(kept))
    assert first.bytes == sum(decision.chain.bytes for decision in kept)


def test_a_history_that_was_thinned_out_says_how_often_chains_are_started() -> None:
    """What a year of pruning left: seven days, and then a chain each month."""
    old = simulate(chains(8), Retention(daily=7, monthly=12), NOW)
    thinned = [decision.chain for decision in old.keep]
    (rhythm,) = simulate(thinned, Retention(last=1), old.end, days=1).rhythms
    assert rhythm.every == DAY


@pytest.mark.parametrize("known", [chains(1), chains(3, every=timedelta(0))])
def test_of_too_few_chains_nothing_is_assumed_but_what_is_given(known: list[ChainFacts]) -> None:
    found = simulate(known, Retention(last=9), NOW)
    assert found.rhythms == ()
    assert found.without_rhythm == (known[-1].name,)
    assert {decision.chain for decision in found.keep} == set(known)
    weekly = simulate(known, Retention(last=9), NOW, every=7 * DAY)
    assert [rhythm.every for rhythm in weekly.rhythms] == [7 * DAY]
    assert len(weekly.keep) == 9
    assert all(decision.chain.name in weekly.to_come for decision in weekly.keep)


def test_chains_within_minutes_of_each_other_do_not_go_on_like_that() -> None:
    (rhythm,) = simulate(chains(4, every=timedelta(seconds=20)), Retention(last=1), NOW, days=1).rhythms
    assert rhythm.every == HOUR


def test_the_chains_that_were_missed_are_not_made_up_for() -> None:
    old = chains(5)
    late = NOW + 40 * DAY
    found = simulate(old, Retention(last=Retention.UNLIMITED), late, days=2)
    assert [sample.chains for sample in found.samples] == [5, 6, 7]


def test_pins_stay_and_what_reads_a_chain_ends() -> None:
    known = chains(4)
    known[:2] = replace(known[0], pinned="audit"), replace(known[1], leased=True)
    found = simulate(known, Retention(last=2), NOW, days=30)
    assert known[0] in [decision.chain for decision in found.keep]
    assert [decision.chain.name in found.to_come for decision in found.keep].count(True) == 2
    assert len(found.keep) == 3


def test_copy_and_as_is_backups_are_no_part_of_the_rhythm() -> None:
    known = chains(4)
    evidence = replace(known[0], name="evidence", evidence=True)
    beside = replace(known[-1], name="copy", label="00000005", reach=(9, True, "00000005"), copy=True)
    found = simulate([*known, beside, evidence], Retention(last=1), NOW, days=30)
    assert [(rhythm.every, rhythm.newest) for rhythm in found.rhythms] == [(DAY, known[-1])]
    assert found.rhythms[0].generation == 9
    assert evidence in [decision.chain for decision in found.keep]
    assert len(found.to_come) == 1


def test_a_size_limit_is_one_for_all_instances() -> None:
    known = [*chains(5), *chains(5, every=7 * DAY, instance="other")]
    found = simulate(known, Retention(last=20, max_size=1000), NOW)
    assert found.bytes <= 1000
    assert {decision.chain.instance for decision in found.keep} == {"edb", "other"}
    assert found.most_bytes > 1000


def test_incrementals_arrive_one_by_one_and_count_with_their_times() -> None:
    known = chains(3, every=7 * DAY, runs=100)
    found = simulate(known, Retention(last=1, min_age=Duration(days=2)), NOW, days=13)
    ends = {decision.chain.name: decision.chain.ends for decision in found.keep}
    newest = max(ends.values(), key=max)
    assert max(newest) <= found.end
    assert len(newest) == 100  # the one before it went on for four days and is now older than two
    assert len(found.keep) == 1


def test_it_ends_when_it_is_told_to_and_refuses_what_prune_refuses() -> None:
    class Enough(Exception):
        pass

    days = []

    def check() -> None:
        days.append(1)
        if len(days) == 5:
            raise Enough

    with pytest.raises(Enough):
        simulate(chains(3), Retention(last=1), NOW, check=check)
    for rules, count in ((Retention(), 365), (Retention(last=1), 0)):
        with pytest.raises(JetError) as refused:
            simulate(chains(3), rules, NOW, days=count)
        assert refused.value.code is Code.InvalidParameter


@settings(max_examples=40, deadline=None)
@given(
    count=st.integers(2, 12),
    hours=st.integers(1, 400),
    last=st.integers(0, 4),
    daily=st.integers(0, 5),
    weekly=st.integers(0, 5),
    within=st.integers(1, 300),
    days=st.integers(1, 40),
)
def test_at_every_end_the_newest_chain_is_there_and_pruning_again_removes_nothing(
    count: int, hours: int, last: int, daily: int, weekly: int, within: int, days: int
) -> None:
    known = chains(count, every=hours * HOUR)
    rules = Retention(last, daily=daily, weekly=weekly, within=Duration(hours=within))
    found = simulate(known, rules, NOW, days=days)
    kept = [decision.chain for decision in found.keep]
    assert all(decision.keep for decision in decide(kept, rules, found.end))
    came = (days * 24 + 1) // hours - 1 // hours  # the newest is an hour old; one that is late does not come
    newest = max(kept, key=lambda chain: chain.reach)
    assert newest.reach[0] == count + came


def test_when_each_chain_of_today_is_removed() -> None:
    found = simulate(chains(4), Retention(last=3), NOW)
    gone = {name.split()[-1]: moment for name, moment in found.removed.items()}
    assert gone == {f"{number:08}": NOW + (number - 1) * DAY for number in range(1, 5)}
    assert simulate(chains(4), Retention(last=Retention.UNLIMITED), NOW).removed == {}
