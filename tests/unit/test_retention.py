"""The rules of retention, one by one: restic's documented examples, and what stays whatever the rules are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from engine.chain.retention import ChainFacts, Decision, Duration, Retention, decide
from engine.error_codes import Code
from engine.errors import JetError

ALL = Retention.UNLIMITED
DAY = timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


NOW = at("2026-03-01T12:00")


def chain(name: str, end: datetime | str, number: int = 0, **facts: object) -> ChainFacts:
    """A chain whose logs reach to ``number``; its label says the same order."""
    moment = at(end) if isinstance(end, str) else end
    label = f"{number:08}"
    given: dict[str, object] = {"reach": (number, True, label), "label": label, "ends": (moment,), "bytes": 100}
    return ChainFacts(name, **(given | facts))  # type: ignore[arg-type]


def each(moments: Iterable[datetime | str]) -> list[ChainFacts]:
    """Chains that ended then, named after their day and hour; each reaches further than the one before."""
    found = [at(moment) if isinstance(moment, str) else moment for moment in moments]
    return [chain(f"{moment:%Y-%m-%dT%H}", moment, number + 1) for number, moment in enumerate(found)]


def kept(chains: Iterable[ChainFacts], retention: Retention, now: datetime = NOW) -> list[str]:
    return sorted(decision.chain.name for decision in decide(chains, retention, now) if decision.keep)


def decision_of(name: str, chains: Iterable[ChainFacts], retention: Retention, now: datetime = NOW) -> Decision:
    return next(each for each in decide(chains, retention, now) if each.chain.name == name)


# ---- restic's examples


SUNDAYS = each(at("2019-09-01T11:00") + week * 7 * DAY for week in range(12))
"""One backup every Sunday for 12 weeks (restic's documentation, "Removing snapshots according to a policy")."""


def test_the_last_four_days_that_have_a_chain_may_be_four_sundays() -> None:
    assert kept(SUNDAYS, Retention(daily=4)) == [
        "2019-10-27T11",
        "2019-11-03T11",
        "2019-11-10T11",
        "2019-11-17T11",
    ]


def test_a_hundred_years_of_daily_backups() -> None:
    """Restic's second example. 1 January is the last day, so that no weekly, monthly or yearly one is a daily one
    by chance."""
    first = at("1925-01-01T10:00")
    days = each(first + number * DAY for number in range((at("2025-01-01T10:00") - first).days + 1))
    found = kept(days, Retention(daily=7, weekly=5, monthly=12, yearly=75), days[-1].moment)
    daily = [f"{at('2024-12-26T10:00') + number * DAY:%Y-%m-%dT%H}" for number in range(7)]
    weekly = ["2024-12-08T10", "2024-12-15T10", "2024-12-22T10", "2024-12-29T10", "2025-01-01T10"]
    monthly = [f"{at(f'2024-{month:02}-01T10:00') - DAY:%Y-%m-%dT%H}" for month in range(3, 13)]
    yearly = [f"{year}-12-31T10" for year in range(1951, 2025)]
    assert found == sorted({*daily, *weekly, *monthly, *yearly, "2024-12-31T10"})


def test_a_week_starts_on_monday() -> None:
    chains = each(["2026-01-04T23:00", "2026-01-05T00:00", "2026-01-11T23:00"])
    assert kept(chains, Retention(weekly=2)) == ["2026-01-04T23", "2026-01-11T23"]


def test_weeks_are_those_of_iso_at_the_turn_of_a_year() -> None:
    chains = each(["2024-12-29T00:00", "2024-12-30T00:00", "2025-01-01T00:00"])
    assert kept(chains, Retention(weekly=2)) == ["2024-12-29T00", "2025-01-01T00"]


@pytest.mark.parametrize(
    ("retention", "names"),
    [
        (Retention(last=2), ["2026-01-03T05", "2026-01-03T06"]),
        (Retention(hourly=2), ["2026-01-03T05", "2026-01-03T06"]),
        (Retention(daily=2), ["2026-01-02T23", "2026-01-03T06"]),
        (Retention(daily=2, last=2), ["2026-01-02T23", "2026-01-03T05", "2026-01-03T06"]),
        (Retention(monthly=2), ["2025-12-31T12", "2026-01-03T06"]),
        (Retention(yearly=2), ["2025-12-31T12", "2026-01-03T06"]),
        (Retention(monthly=3), ["2025-12-31T11", "2025-12-31T12", "2026-01-03T06"]),
        (Retention(within=Duration(hours=1)), ["2026-01-03T06"]),
        (Retention(within=Duration(hours=2)), ["2026-01-03T05", "2026-01-03T06"]),
        (Retention(within=Duration(days=1)), ["2026-01-02T23", "2026-01-03T05", "2026-01-03T06"]),
        (Retention(last=ALL), [
            "2025-12-31T11", "2025-12-31T12", "2026-01-02T01", "2026-01-02T23", "2026-01-03T05", "2026-01-03T06",
        ]),
    ],
    ids=str,
)  # fmt: skip
def test_each_rule(retention: Retention, names: list[str]) -> None:
    chains = each(
        [
            *("2025-12-31T11:00", "2025-12-31T12:00", "2026-01-02T01:00"),
            *("2026-01-02T23:00", "2026-01-03T05:00", "2026-01-03T06:00"),
        ]
    )
    assert kept(chains, retention) == names


def test_the_oldest_is_kept_while_there_are_fewer_periods_than_asked_for() -> None:
    chains = each(["2026-01-01T01:00", "2026-01-01T02:00", "2026-01-02T01:00"])
    assert decision_of("2026-01-01T01", chains, Retention(daily=3)).reasons == ("oldest daily",)
    assert kept(chains, Retention(daily=2)) == ["2026-01-01T02", "2026-01-02T01"]


def test_nothing_gets_old_while_no_backup_is_made() -> None:
    """The time of keep-within ends at the newest chain and not now, as restic's does."""
    chains = each(["2026-01-01T00:00", "2026-01-20T00:00"])
    assert kept(chains, Retention(within=Duration(days=30)), at("2036-01-01T00:00")) == [c.name for c in chains]


def test_a_chain_counts_with_the_end_of_its_newest_run() -> None:
    long = chain("long", "2026-01-01T00:00", 1, ends=(at("2026-01-01T00:00"), at("2026-01-03T00:00")))
    chains = [long, chain("next", "2026-01-04T00:00", 2)]
    assert kept(chains, Retention(within=Duration(days=2))) == ["long", "next"]
    assert kept(chains, Retention(within=Duration(days=1))) == ["next"]


def test_without_a_keep_rule_nothing_is_decided() -> None:
    for retention in (Retention(), Retention(max_size=1), Retention(min_age=Duration(days=1))):
        with pytest.raises(JetError) as caught:
            decide(SUNDAYS, retention, NOW)
        assert caught.value.code is Code.InvalidParameter


def test_every_reason_is_given() -> None:
    found = decision_of(SUNDAYS[-1].name, SUNDAYS, Retention(last=1, daily=1, within=Duration(days=1)))
    assert found.reason == (
        "newest that can be restored, an incremental backup would continue it, last, daily, within 1d"
    )
    assert decision_of(SUNDAYS[0].name, SUNDAYS, Retention(last=1)).reason == "no rule keeps it"


# ---- what stays


def test_instances_are_judged_apart() -> None:
    chains = [chain(f"{who}{number}", NOW - 9 * DAY, number, instance=who) for who in "ab" for number in (1, 2)]
    assert kept(chains, Retention(last=1)) == ["a2", "b2"]


def test_the_newest_that_can_be_restored_stays_and_damaged_ones_after_it() -> None:
    chains = each(["2026-01-01T00:00", "2026-01-02T00:00"])
    broken = chain("broken", "2026-01-03T00:00", 3, damaged="page 4")
    lost = chain("lost", "2026-01-04T00:00", 4, lost="edb.log is missing")
    assert kept([*chains, broken, lost], Retention(last=1)) == ["2026-01-02T00", "broken", "lost"]
    found = decision_of("broken", [*chains, broken, lost], Retention(daily=1))
    assert found.reasons == ("no newer chain can be restored", "daily", "damaged: page 4")


def test_a_damaged_chain_takes_no_place_and_does_not_lose_its_own() -> None:
    broken = chain("broken", "2026-01-02T00:00", 2, damaged="page 4")
    chains = [chain("a", "2026-01-01T00:00", 1), broken, chain("c", "2026-01-03T00:00", 3)]
    assert kept(chains, Retention(last=2)) == ["a", "broken", "c"]
    assert decision_of("broken", chains, Retention(last=2)).reasons == ("last", "damaged: page 4")
    assert kept(chains, Retention(last=1)) == ["c"]
    assert decision_of("broken", chains, Retention(last=1)).reason == "no rule keeps it, damaged: page 4"
    assert kept(chains, Retention(last=1, within=Duration(days=2))) == ["broken", "c"]


def test_a_copy_takes_no_place_and_has_one_where_a_chain_would() -> None:
    chains = [chain(f"0{number}", f"2026-02-0{number}", number) for number in range(1, 5)]
    copies = [chain("copy", "2026-02-05", 5, copy=True), chain("old copy", "2026-02-02T12:00", 2, copy=True)]
    assert kept([*chains, *copies], Retention(last=1)) == ["04", "copy"]
    assert kept([*chains, *copies], Retention(last=2)) == ["03", "04", "copy"]
    assert kept([*chains, *copies], Retention(daily=3)) == ["02", "03", "04", "copy"]
    assert kept([*chains, *copies], Retention(daily=4)) == ["01", "02", "03", "04", "copy", "old copy"]
    assert decision_of("copy", [*chains, *copies], Retention(last=1)).reasons == (
        "newest that can be restored",
        "last",
    )
    assert decision_of("04", [*chains, *copies], Retention(last=1)).reasons == (
        "newest that can be restored",
        "an incremental backup would continue it",
        "last",
    )
    assert kept(copies, Retention(yearly=1)) == ["copy"]


def test_evidence_is_kept_or_judged_apart() -> None:
    chains = [chain(f"0{number}", f"2026-02-0{number}", number) for number in range(1, 4)]
    found = [
        chain(f"e{number}", f"2026-02-0{number}", reach=(0, False, ""), label=f"{number}", evidence=True)
        for number in range(1, 6)
    ]
    assert kept([*chains, *found], Retention(last=1)) == ["03", "e1", "e2", "e3", "e4", "e5"]
    assert kept([*chains, *found], Retention(last=2, evidence=True)) == ["02", "03", "e4", "e5"]
    assert kept(found, Retention(last=1, evidence=True, min_age=Duration(days=27))) == ["e3", "e4", "e5"]
    assert kept([replace(found[0], pinned="court"), *found[1:]], Retention(last=1, evidence=True)) == ["e1", "e5"]
    assert decision_of("e1", found, Retention(last=1)).reasons == ("evidence",)


def test_of_damaged_chains_only_all_stay() -> None:
    chains = [chain(name, NOW - 99 * DAY, number, lost="gone") for number, name in enumerate("abc", 1)]
    assert kept(chains, Retention(last=1)) == ["a", "b", "c"]


def test_pinned_leased_held_and_unreadable_chains_stay() -> None:
    chains = [
        chain("pinned", "2026-01-01T00:00", 1, pinned="audit"),
        chain("leased", "2026-01-02T00:00", 2, leased=True),
        chain("held", "2026-01-03T00:00", 3, held=("contains notes.txt",)),
        chain("plain", "2026-01-04T00:00", 4),
        chain("newest", "2026-01-05T00:00", 5),
        ChainFacts("unreadable", unknown="access denied"),
    ]
    decisions = {each.chain.name: each for each in decide(chains, Retention(last=1, max_size=0), NOW)}
    assert sorted(name for name, each in decisions.items() if not each.keep) == ["plain"]
    assert decisions["pinned"].reason == "pinned: audit"
    assert decisions["leased"].reason == "in use"
    assert decisions["held"].reason == "contains notes.txt"
    assert decisions["unreadable"].reason == "cannot be read: access denied"


def test_nothing_younger_than_the_minimum_age_goes() -> None:
    chains = [chain(f"{days:02}", NOW - days * DAY, 20 - days) for days in range(10)]
    found = kept(chains, Retention(last=1, min_age=Duration(days=3), max_size=0))
    assert found == ["00", "01", "02"]


# ---- clocks and instances that were set back


def test_the_clock_does_not_say_which_chain_is_newest() -> None:
    chains = [chain("future", "2031-01-01T00:00", 1), chain("a", "2026-01-01T00:00", 2)]
    assert kept(chains, Retention(last=1)) == ["a"]
    assert kept(chains, Retention(yearly=1)) == ["a"]


def test_a_chain_from_the_future_is_no_reason_to_call_others_old() -> None:
    chains = [chain("future", "2031-01-01T00:00", 1), *each(["2026-01-01T00:00", "2026-01-02T00:00"])[0:]]
    found = kept(chains, Retention(within=Duration(days=30)))
    assert found == ["2026-01-01T00", "2026-01-02T00", "future"]


def test_of_a_clock_that_was_set_back_within_a_chain_the_later_time_is_its_age() -> None:
    back = chain("back", NOW, 1, ends=(NOW - DAY, NOW - 90 * DAY))
    chains = [back, chain("next", NOW, 2)]
    assert kept(chains, Retention(last=1, min_age=Duration(days=2))) == ["back", "next"]


def test_after_an_instance_was_reset_both_ways_to_order_its_chains_count() -> None:
    """Chains 7 to 9 reach further, but those that were started later are the instance's own now."""
    old = [chain(f"old{n}", NOW - (40 - n) * DAY, n, label=f"{n:08}") for n in (7, 8, 9)]
    new = [chain(f"new{n}", NOW - (20 - n) * DAY, n, label=f"{n + 10:08}") for n in (3, 4, 5)]
    chains = [*old, *new]
    assert kept(chains, Retention(last=1)) == ["new5", "old9"]
    assert kept(chains, Retention(last=2)) == ["new4", "new5", "old8", "old9"]
    assert "an incremental backup would continue it" in decision_of("new5", chains, Retention(last=1)).reasons


def test_chains_without_logs_are_ordered_by_their_labels() -> None:
    chains = [chain(n, "2026-01-01T00:00", label=n, reach=(0, False, n)) for n in ("1", "2", "3")]
    assert kept(chains, Retention(last=2)) == ["2", "3"]
    assert "continue" not in decision_of("3", chains, Retention(last=2)).reason


# ---- the size


def test_the_oldest_goes_first_until_the_size_fits() -> None:
    found = decide(SUNDAYS, Retention(last=ALL, max_size=350), NOW)
    assert [each.chain.name for each in found if each.keep] == [c.name for c in reversed(SUNDAYS[-3:])]
    assert found[-1].reason == "above the size limit of 350 bytes"
    assert len(kept(SUNDAYS, Retention(last=ALL, max_size=1200))) == 12


def test_of_several_instances_the_oldest_chain_of_all_goes_first() -> None:
    chains = [chain(f"a{n}", NOW - (10 - n) * DAY, n, instance="a") for n in range(3)]
    chains += [chain(f"b{n}", NOW - (20 - n) * DAY, n, instance="b") for n in range(3)]
    assert kept(chains, Retention(last=ALL, max_size=400)) == ["a0", "a1", "a2", "b2"]
    assert kept(chains, Retention(last=ALL, max_size=300)) == ["a1", "a2", "b2"]
    assert kept(chains, Retention(last=ALL, max_size=0)) == ["a2", "b2"]


def test_what_the_rules_remove_does_not_count_for_the_size() -> None:
    assert len(kept(SUNDAYS, Retention(last=3, max_size=300))) == 3


# ---- durations


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("12h", "2026-03-01T00:00"),
        ("30d", "2026-01-30T12:00"),
        ("2w", "2026-02-15T12:00"),
        ("1m", "2026-02-01T12:00"),
        ("1y", "2025-03-01T12:00"),
        ("1y1m1w1d1h", "2025-01-24T11:00"),
    ],
)
def test_durations(text: str, before: str) -> None:
    assert Duration.parse(text).before(NOW) == at(before)
    assert str(Duration.parse(text)) == text
    assert Duration.parse(f" {text.upper()} ") == Duration.parse(text)


def test_of_a_shorter_month_it_is_the_last_day() -> None:
    assert Duration.parse("1m").before(at("2026-03-31T00:00")) == at("2026-02-28T00:00")
    assert Duration.parse("1y").before(at("2024-02-29T00:00")) == at("2023-02-28T00:00")


def test_no_calendar_goes_back_that_far() -> None:
    assert Duration.parse("9999y").before(NOW).year == 1
    assert Duration.parse("2025y9999d").before(NOW).year == 1


@pytest.mark.parametrize("text", ["", "0d", "30", "d", "3x", "1d1y", "-1d", "1.5d", "99999d", "1d 2h", "٣d"])
def test_other_texts_are_no_durations(text: str) -> None:
    with pytest.raises(ValueError, match="is not a duration"):
        Duration.parse(text)
