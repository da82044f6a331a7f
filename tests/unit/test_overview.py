"""The overview: all combinations of a few ages, targets and verdicts, and the sentences on them."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.evidence.rule import CLOCKS_MAY_DIFFER, Proof, Standing, Tone, Verdict, Where
from app.jobs.job import Targets
from app.status.destination_facts import DestinationFacts
from app.status.overview import (
    SCHEDULER_MAY_BE_LATE,
    InstanceFacts,
    JobFacts,
    OverviewFacts,
    ScheduleFacts,
    overview,
)
from app.status.values import InstanceStatus, Overview, ProblemType, Severity, StatusProblem
from app.status.words import ago_text, line, moment_text, problem_text, span_text, summary
from tests.time_zones import in_zone

NOW = datetime(2026, 3, 3, 16, 0, tzinfo=UTC)  # a Tuesday
TARGET = timedelta(hours=26)
MOMENTS = {
    "never": None,
    "within the target": NOW - timedelta(hours=3),
    "over the target": NOW - timedelta(hours=40),
    "in the future": NOW + timedelta(hours=2),
}
WHERE = {
    Standing.LOOKING: Where.LOOKING,
    Standing.NEVER: Where.NOWHERE,
    Standing.HIDDEN: Where.HIDDEN,
    Standing.STRANGE: Where.STRANGE,
    Standing.ELSEWHERE: Where.ELSEWHERE,
    Standing.NOT_REACHABLE: Where.ABSENT,
    Standing.GONE: Where.GONE,
    Standing.EVIDENCE: Where.EVIDENCE,
}
GOOD = frozenset({Standing.COPIED, Standing.VERIFIED, Standing.DRILLED})
NOT_KNOWN = frozenset({Standing.LOOKING, Standing.HIDDEN, Standing.STRANGE, Standing.ELSEWHERE})
BAD = frozenset({Standing.DAMAGED, Standing.GONE, Standing.BACKUP_FAILED})
TIMELESS = frozenset({Standing.LOOKING, Standing.NEVER, Standing.HIDDEN})
NOTHING_TO_READ = frozenset({Standing.LOOKING, Standing.NEVER, Standing.EVIDENCE})
P, S = ProblemType, Severity


def sound(name: str = "a", standing: Standing = Standing.VERIFIED) -> InstanceFacts:
    return InstanceFacts(name, Path("/i"), verdict(standing, NOW), restorable_to=NOW - timedelta(hours=3))


def verdict(standing: Standing, at: datetime | None = None, why: str = "") -> Verdict:
    return Verdict(standing, at, why, Proof.NONE, None, at, WHERE.get(standing, Where.THERE))


def instance(facts: InstanceFacts, now: datetime = NOW) -> InstanceStatus:
    (found,) = overview(OverviewFacts("host", (facts,)), now).instances
    return found


def expected(standing: Standing, ages: tuple[str, ...], targets: tuple[bool, ...]) -> dict[ProblemType, Severity]:
    """From the table in docs/monitoring.md, written down a second time."""
    found: dict[ProblemType, Severity] = {}
    if standing in BAD:
        found[P.RUN_FAILED if standing is Standing.BACKUP_FAILED else P.VERDICT] = S.CRITICAL
    elif standing in (Standing.NEVER, Standing.EVIDENCE):
        found[P.VERDICT] = S.CRITICAL if targets[0] else S.WARNING
    elif standing in NOT_KNOWN:
        found[P.VERDICT] = S.UNKNOWN
    elif standing in (Standing.NOT_REACHABLE, Standing.CHECK_FAILED, Standing.FUTURE):
        found[P.VERDICT] = S.WARNING
    elif standing in GOOD and ages[0] == "never":
        found[P.VERDICT] = S.UNKNOWN
    if ages[0] == "in the future" and standing is not Standing.FUTURE:
        found[P.TOO_OLD] = S.WARNING
    elif ages[0] == "over the target" and targets[0]:
        found[P.TOO_OLD] = S.CRITICAL
    if standing is Standing.OVERDUE and P.TOO_OLD not in found:
        found[P.VERDICT] = S.WARNING
    if standing not in NOTHING_TO_READ:
        for kind, age, target in zip((P.NOT_VERIFIED, P.NOT_DRILLED), ages[1:], targets[1:], strict=True):
            if target and age != "within the target":
                found[kind] = S.WARNING
    return found


@pytest.mark.parametrize("standing", list(Standing), ids=lambda standing: standing.value)
def test_every_combination_of_ages_targets_and_verdicts(standing: Standing) -> None:
    for ages in itertools.product(MOMENTS, repeat=3):
        for set_targets in itertools.product((False, True), repeat=3):
            restorable, verified, drilled = (MOMENTS[age] for age in ages)
            targets = Targets(*(TARGET if is_set else None for is_set in set_targets))
            at = (
                None
                if standing in (Standing.LOOKING, Standing.NEVER, Standing.HIDDEN)
                else NOW - timedelta(hours=1)
            )
            facts = InstanceFacts(
                "SRU-1", Path("/i"), replace(verdict(standing, at), copied=None), "job", "/b",
                restorable, verified, drilled, None, targets,
            )  # fmt: skip
            found = instance(facts)
            combination = standing, ages, set_targets
            assert {p.type: p.severity for p in found.problems} == expected(*combination), combination
            _is_well_said(found)


def _is_well_said(found: InstanceStatus) -> None:
    """What holds for all of them: worst first, what to do, since when, and the sentence says the worst."""
    ranks = [problem.severity.rank for problem in found.problems]
    assert ranks == sorted(ranks, reverse=True)
    for problem in found.problems:
        assert problem.subject == "SRU-1" and problem.hint.endswith(".") and not problem.text.endswith(".")
        assert problem.since is None or problem.since <= NOW
    said = line(found, NOW)
    assert said and "  " not in said and ".," not in said
    if found.problems:
        assert said.startswith(problem_text(found.problems[0], NOW))
    else:
        assert found.severity is Severity.OK and found.verdict.standing in GOOD


def test_nothing_is_ok_that_is_not_known() -> None:
    for standing in NOT_KNOWN:
        assert instance(InstanceFacts("a", Path("/i"), verdict(standing))).severity is Severity.UNKNOWN


def test_severities_follow_the_tone_of_the_verdict() -> None:
    for standing in Standing:
        tone = verdict(standing).words.tone
        severity = instance(sound("a", standing)).severity
        assert (tone is Tone.ERROR) is (severity is Severity.CRITICAL), standing


def test_what_is_out_of_sight_counts_as_new_as_it_was_and_is_not_restorable() -> None:
    """A disk that is away for longer than the target breaks it; before that, it is not known to be broken."""
    gone = replace(verdict(Standing.NOT_REACHABLE, NOW), copied=NOW - timedelta(hours=3))
    facts = InstanceFacts("a", Path("/i"), gone, targets=Targets(TARGET))
    assert [p.type for p in instance(facts).problems] == [P.VERDICT]
    later = instance(facts, NOW + timedelta(hours=24))
    assert [(p.type, p.since) for p in later.problems] == [
        (P.TOO_OLD, NOW + timedelta(hours=23)),
        (P.VERDICT, NOW),
    ]
    assert later.restorable_to is None


def test_a_general_limit_only_warns_and_a_promise_is_critical() -> None:
    facts = InstanceFacts(
        "a", Path("/i"), verdict(Standing.OVERDUE), restorable_to=MOMENTS["over the target"],
        targets=Targets(TARGET), promised=False,
    )  # fmt: skip
    assert instance(facts).severity is Severity.WARNING
    promised = instance(replace(facts, promised=True))
    assert promised.severity is Severity.CRITICAL
    (problem,) = promised.problems
    assert problem.text == "The newest restorable moment is older than 26 h"
    assert problem.since == NOW - timedelta(hours=14)


def test_a_job_whose_first_slot_is_still_to_come_warns() -> None:
    facts = InstanceFacts("a", Path("/i"), verdict(Standing.NEVER), targets=Targets(TARGET))
    assert instance(facts).severity is Severity.CRITICAL
    new = instance(replace(facts, is_new=True))
    assert (new.severity, [problem.type for problem in new.problems]) == (
        Severity.WARNING,
        [ProblemType.FIRST_RUN],
    )
    failed = replace(facts, verdict=verdict(Standing.BACKUP_FAILED, NOW), is_new=True)
    assert instance(failed).severity is Severity.CRITICAL


@pytest.mark.parametrize("ago", [timedelta(), timedelta(days=8), timedelta(days=8, seconds=1)])
def test_what_was_never_drilled_has_the_time_of_its_target(ago: timedelta) -> None:
    """From its first backup on; a target that was broken is a problem from then."""
    target = timedelta(days=8)
    facts = replace(sound(), drilled=None, targets=Targets(drilled=target), begun=NOW - ago)
    problems = instance(facts).problems
    assert [problem.since for problem in problems] == ([NOW - ago + target] if ago > target else [])
    assert [problem.type for problem in problems] == ([ProblemType.NOT_DRILLED] if ago > target else [])


def test_an_instance_that_is_gone_is_critical_and_says_that_its_backups_are_not() -> None:
    facts = replace(sound(), missing="/i does not exist.")
    (problem,) = instance(facts).problems
    assert (problem.severity, problem.text) == (S.CRITICAL, "The instance cannot be found: /i does not exist")
    assert "backups are unchanged" in problem.hint


# ---- destinations, jobs, the schedule


def test_destinations() -> None:
    def problem(**said: object) -> tuple[Severity, str] | None:
        facts = DestinationFacts(Path("/b"), **said)  # type: ignore[arg-type]
        (found,) = overview(OverviewFacts("host", destinations=(facts,)), NOW).destinations
        assert found.severity is (found.problems[0].severity if found.problems else Severity.OK)
        assert found.available is (facts.available is True)
        return (found.severity, found.problems[0].text) if found.problems else None

    assert problem(available=True, free=200, needed=100) is None
    assert problem(available=True, free=None, needed=100) is None
    one = "Running full: there is space for only one more full backup of each instance"
    assert problem(available=True, free=199, needed=100) == (S.WARNING, one), "as the page Destinations says it"
    assert problem(available=True, free=100, needed=100) == (S.WARNING, one)
    full = "Running full: the next full backups need more space than is free"
    assert problem(available=True, free=99, needed=100) == (S.WARNING, full)
    assert problem(available=None) == (S.UNKNOWN, "Not known: the destination did not answer in time")
    assert problem(available=False, why="It is not at its path.") == (
        S.WARNING,
        "The destination is not available: It is not at its path",
    )
    assert problem(available=False, used_by_job=True) == (S.CRITICAL, "The destination is not available")
    read_only = "The destination is read-only: no backup can be written to it"
    assert problem(available=True, used_by_job=True, is_read_only=True) == (S.CRITICAL, read_only)
    unread = "Not all of its backups are known: Cannot access /b/a: Permission denied"
    why = ("Cannot access /b/a: Permission denied.", "Another.")
    assert problem(available=True, unread=why[:1]) == (S.WARNING, unread)
    unread = (
        "Not all of its backups are known, 2 of its folders cannot be read: Cannot access /b/a: Permission denied"
    )
    assert problem(available=True, free=100, needed=100, unread=why) == (S.WARNING, unread)
    assert problem(available=True, free=99, needed=100, unread=why) == (S.WARNING, full), "no backup can be made"
    assert problem(available=True, is_read_only=True) is None, "an archive, which only restores read"


def schedule(**said: object) -> list[StatusProblem]:
    facts = ScheduleFacts(**said)  # type: ignore[arg-type]
    return list(overview(OverviewFacts("host", (sound(),), schedule=facts), NOW).problems)


def test_whoever_looks_says_that_nothing_looked_for_due_jobs() -> None:
    """Every combination of a last look, a slot that was due after it, and whether there is a schedule."""
    late = SCHEDULER_MAY_BE_LATE
    looks = {"never": None, "long ago": NOW - timedelta(days=2), "in the future": NOW + timedelta(days=300)}
    slots = {
        "none": None,
        "just now": NOW - late,
        "missed": NOW - late - timedelta(minutes=1),
        "later": NOW + late,
    }
    for (looked, look), (slot, due) in itertools.product(looks.items(), slots.items()):
        assert schedule(scheduled=False, looked=look, due=due) == []
        found = schedule(scheduled=True, looked=look, due=due)
        if looked == "never":
            assert [(p.severity, p.since) for p in found] == [(S.WARNING, None)]
            assert "schedule install" in found[0].hint
        elif looked == "in the future":
            assert [p.severity for p in found] == [S.UNKNOWN]
            assert "in the future" in found[0].text
        elif slot == "missed":
            assert [(p.type, p.severity, p.since) for p in found] == [(P.SCHEDULER_SILENT, S.CRITICAL, look)]
            assert "run-due" in found[0].hint
        else:
            assert found == []


def test_a_failed_run_of_a_job_is_said_once() -> None:
    job = JobFacts("nightly", failed=NOW - timedelta(hours=1), failed_why="The disk is full.")
    broken = InstanceFacts("a", Path("/i"), verdict(Standing.BACKUP_FAILED, NOW, "The disk is full."), "nightly")
    told = overview(OverviewFacts("host", (broken,), jobs=(job,)), NOW)
    assert [(p.type, p.subject, p.text) for p in told.all_problems] == [
        (P.RUN_FAILED, "a", "Backup failed: The disk is full")
    ]
    well = replace(sound(), job="nightly")
    told = overview(OverviewFacts("host", (well,), jobs=(job,)), NOW)
    assert [(p.type, p.subject, p.severity) for p in told.all_problems] == [(P.RUN_FAILED, "nightly", S.CRITICAL)]


def test_a_failed_backup_says_what_its_error_advises() -> None:
    plain = verdict(Standing.BACKUP_FAILED, NOW, "Page 21 of a.edb fails its checksum.")
    known = replace(plain, advice="Check the disk, and restore the database from its last good backup.")
    hints = [
        told.hint
        for each in (plain, known)
        for told in overview(OverviewFacts("host", (InstanceFacts("a", Path("/i"), each),)), NOW).all_problems
        if told.type is P.RUN_FAILED
    ]
    assert hints == ["Correct the cause, then back up again. Earlier backups are unchanged.", known.advice]


def test_a_pause_and_a_skipped_slot_warn() -> None:
    job = JobFacts("nightly", paused="moving house", missed=NOW - timedelta(days=1), missed_why="It was off.")
    told = overview(OverviewFacts("host", (sound(),), jobs=(job,)), NOW).problems
    assert {p.type: (p.severity, p.text) for p in told} == {
        P.PAUSED: (S.WARNING, "The job is paused: moving house"),
        P.SLOT_MISSED: (S.WARNING, "A slot was skipped: It was off"),
    }


def test_the_worst_comes_first_everywhere() -> None:
    standings = [Standing.VERIFIED, Standing.CHECK_FAILED, Standing.HIDDEN, Standing.DAMAGED]
    facts = tuple(sound(f"i{n}", standing) for n, standing in enumerate(standings))
    places = (DestinationFacts(Path("/a"), True), DestinationFacts(Path("/b"), None))
    told = overview(OverviewFacts("host", facts, places), NOW)
    assert [i.name for i in told.instances] == ["i3", "i2", "i1", "i0"]
    assert [d.place for d in told.destinations] == [Path("/b"), Path("/a")]
    ranks = [problem.severity.rank for problem in told.all_problems]
    assert ranks == sorted(ranks, reverse=True) and len(ranks) == 4
    assert told.severity is Severity.CRITICAL


# ---- words


@pytest.fixture
def berlin() -> object:
    with in_zone("Europe/Berlin"):
        yield


@pytest.mark.usefixtures("berlin")
def test_times_are_said_as_people_say_them() -> None:
    def at(text: str) -> datetime:
        return datetime.fromisoformat(text).astimezone(UTC)

    now = at("2026-03-03T17:00+01:00")
    said = {
        "2026-03-03T14:32+01:00": ("14:32", "2 h ago"),
        "2026-03-03T16:59:30+01:00": ("16:59", "just now"),
        "2026-03-03T16:34+01:00": ("16:34", "26 min ago"),
        "2026-03-03T00:10+01:00": ("00:10", "16 h ago"),
        "2026-03-02T23:30+01:00": ("yesterday 23:30", "yesterday"),
        "2026-03-02T00:00+01:00": ("yesterday 00:00", "yesterday"),
        "2026-03-01T09:00+01:00": ("Sunday 09:00", "Sunday"),
        "2026-02-25T09:00+01:00": ("Wednesday 09:00", "Wednesday"),
        "2026-02-24T09:00+01:00": ("24 February 09:00", "24 February"),
        "2025-03-03T09:00+01:00": ("3 March 2025 09:00", "3 March 2025"),
        "2026-03-04T02:00+01:00": ("tomorrow 02:00", "in the future (tomorrow 02:00)"),
        "2026-03-08T02:00+01:00": ("8 March 02:00", "in the future (8 March 02:00)"),
    }
    for moment, (when, ago) in said.items():
        assert (moment_text(at(moment), now), ago_text(at(moment), now)) == (when, ago), moment
    night = at("2026-03-03T01:00+01:00")
    assert ago_text(at("2026-03-02T23:00+01:00"), night) == "2 h ago"
    assert ago_text(now + CLOCKS_MAY_DIFFER, now) == "just now"


@pytest.mark.usefixtures("berlin")
def test_an_hour_that_comes_twice_has_the_name_of_its_zone() -> None:
    now = datetime(2026, 10, 25, 12, 0, tzinfo=UTC)
    assert moment_text(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), now) == "02:30 CEST"
    assert moment_text(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), now) == "02:30 CET"


def test_spans() -> None:
    minutes = {45: "45 min", 60: "1 h", 90: "90 min", 150: "2 h", 26 * 60: "26 h", 24 * 60: "1 day"}
    for count, text in {**minutes, 7 * 24 * 60: "7 days", 0: "0 s"}.items():
        assert span_text(timedelta(minutes=count)) == text
    assert span_text(timedelta(seconds=1)) == "1 s"


@pytest.mark.usefixtures("berlin")
def test_the_sentence_on_an_instance() -> None:
    facts = InstanceFacts(
        "SRU-1",
        Path("/i"),
        verdict(Standing.DRILLED, NOW),
        restorable_to=datetime(2026, 3, 3, 13, 32, tzinfo=UTC),
        verified=NOW - timedelta(hours=2),
        drilled=NOW - timedelta(days=2),
    )
    assert line(instance(facts), NOW) == "Restorable to 14:32, verified 2 h ago, drilled Sunday"
    failed = replace(facts, verdict=verdict(Standing.BACKUP_FAILED, NOW - timedelta(days=1), "The disk is full."))
    assert line(instance(replace(failed, drilled=None)), NOW) == (
        "Backup failed: The disk is full, since yesterday 17:00. "
        "Restorable to 14:32, verified 2 h ago, never drilled"
    )
    assert line(instance(failed), NOW, of_jobs=True).endswith(
        "yesterday 17:00. The instance is restorable to 14:32, verified 2 h ago, drilled Sunday"
    ), "the job failed, and another one of the instance may be what can be restored"
    never = InstanceFacts("SRU-1", Path("/i"), verdict(Standing.NEVER))
    assert line(instance(never), NOW) == "Never backed up"


@pytest.mark.usefixtures("berlin")
def test_the_first_line_is_that_of_a_nagios_plugin() -> None:
    good = sound()
    bad = InstanceFacts("b", Path("/j"), verdict(Standing.GONE, NOW - timedelta(hours=2)))

    def first(*facts: InstanceFacts) -> str:
        return summary(overview(OverviewFacts("host", facts), NOW))

    nothing = "UNKNOWN - host: No instance is known: there are no jobs and no watched folders; 0 instances"
    assert first() == nothing
    assert first(good) == "OK - 1 instance protected"
    assert first(good, bad) == "CRITICAL - b: Backup missing, since 15:00; 2 instances"
    worse = replace(bad, targets=Targets(verified=TARGET))
    assert first(good, worse) == "CRITICAL - b: Backup missing, since 15:00 (and 1 more problem); 2 instances"
    assert summary(Overview(NOW, "host", problems=(StatusProblem(P.PAUSED, S.WARNING, "j", "Off|x"),))) == (
        "WARNING - j: Off/x; 0 instances"
    )
