"""What is told and what is not: every combination, and the table of ``docs/notifications.md``, made from it.

``python -m tests.unit.test_notify_decide`` updates the document.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from app.jobs.job import QuietHours, Weekday
from app.notify.decide import (
    NOTHING_TOLD,
    DigestTime,
    Notice,
    NoticeStep,
    NoticeType,
    Rules,
    ToldProblem,
    after,
    decide,
    digest_due,
    is_quiet,
    observe,
    step_of,
)
from app.status.values import ProblemType, Severity, StatusProblem

DOCUMENT = Path(__file__).parents[2] / "docs" / "notifications.md"
BEGIN, END = "<!-- table, generated -->\n", "<!-- end of the table -->\n"
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NIGHT = QuietHours(time(22), time(7))
ANY = "any"
SEVERITIES = (Severity.WARNING, Severity.UNKNOWN, Severity.CRITICAL)

PRESENCE = {"there": None, "gone for a moment": MINUTE, "gone": HOUR}
TOLD_AS = (None, *SEVERITIES)
QUIET = {"outside": (False, False), "inside": (True, False), "inside, and criticals wait, too": (True, True)}
LAST_TOLD = {"less than a reminder ago": HOUR, "a reminder ago": 25 * HOUR}
EVERY = tuple(itertools.product(PRESENCE, TOLD_AS, SEVERITIES, SEVERITIES, QUIET, LAST_TOLD))
"""Presence, severity told, severity now, the least severity of the channel, quiet hours, when last told."""


class Row(NamedTuple):
    """A row of the table: conditions, one or several words or ANY each, and what is done then."""

    presence: str
    told: str
    level: str | tuple[str, ...]
    quiet: str | tuple[str, ...]
    last_told: str
    step: NoticeStep


MILD, SOME, BAD = "milder than the channel is told", "warning or unknown", "critical"
IN, OUT, ALL = "inside", "outside", "inside, and criticals wait, too"
NO, YES, WORSE = "no", "yes", "yes, as milder"
DUE = "a reminder ago"
RULE = (
    Row(ANY, NO, MILD, ANY, ANY, NoticeStep.NOTHING),
    Row("gone for a moment", ANY, ANY, ANY, ANY, NoticeStep.WAIT),
    Row("there", YES, MILD, ANY, ANY, NoticeStep.NOTHING),
    Row("there", WORSE, MILD, ANY, ANY, NoticeStep.NOTHING),
    Row("there", NO, BAD, (OUT, IN), ANY, NoticeStep.ALARM),
    Row("there", NO, SOME, OUT, ANY, NoticeStep.ALARM),
    Row("there", NO, ANY, ANY, ANY, NoticeStep.WAIT),
    Row("there", WORSE, BAD, (OUT, IN), ANY, NoticeStep.WORSE),
    Row("there", WORSE, SOME, OUT, ANY, NoticeStep.WORSE),
    Row("there", WORSE, ANY, ANY, ANY, NoticeStep.WAIT),
    Row("there", YES, BAD, (OUT, IN), DUE, NoticeStep.REMINDER),
    Row("there", YES, SOME, OUT, DUE, NoticeStep.REMINDER),
    Row("there", YES, ANY, ANY, DUE, NoticeStep.WAIT),
    Row("there", YES, ANY, ANY, ANY, NoticeStep.NOTHING),
    Row("gone", NO, BAD, (OUT, IN), ANY, NoticeStep.PASSED),
    Row("gone", NO, SOME, OUT, ANY, NoticeStep.PASSED),
    Row("gone", NO, ANY, ANY, ANY, NoticeStep.WAIT),
    Row("gone", ANY, BAD, (OUT, IN), ANY, NoticeStep.RECOVERY),
    Row("gone", ANY, (SOME, MILD), OUT, ANY, NoticeStep.RECOVERY),
    Row("gone", ANY, ANY, ANY, ANY, NoticeStep.WAIT),
)
"""Read from the top: the first row that fits says it."""


def words_of(
    presence: str, told_as: Severity | None, severity: Severity, least: Severity, quiet: str, last_told: str
) -> tuple[str, ...]:
    """The facts in the words of the table. Of what is gone, the severity that was told counts."""
    counts = told_as if presence != "there" and told_as is not None else severity
    rank = {Severity.WARNING: 1, Severity.UNKNOWN: 2, Severity.CRITICAL: 3}
    level = MILD if rank[counts] < rank[least] else BAD if counts is Severity.CRITICAL else SOME
    told = NO if told_as is None else WORSE if rank[severity] > rank[told_as] else YES
    return presence, told, level, quiet, last_told


def fits(row: Row, words: tuple[str, ...]) -> bool:
    return all(
        want == ANY or said == want or (isinstance(want, tuple) and said in want)
        for want, said in zip(row[:-1], words, strict=True)
    )


def row_of(combination: tuple[str, Severity | None, Severity, Severity, str, str]) -> Row:
    words = words_of(*combination)
    return next(row for row in RULE if fits(row, words))


def problem(
    severity: Severity = Severity.CRITICAL, subject: str = "DHCP", kind: ProblemType = ProblemType.TOO_OLD
) -> StatusProblem:
    return StatusProblem(kind, severity, subject, f"{subject} is too old.", "Back it up.")


@pytest.mark.parametrize("presence", PRESENCE)
def test_every_combination_is_decided_as_the_table_says(presence: str) -> None:
    for combination in (each for each in EVERY if each[0] == presence):
        _, told_as, severity, least, quiet, last_told = combination
        gone, (inside, everything) = PRESENCE[presence], QUIET[quiet]
        known = ToldProblem(
            problem(severity),
            NOW - 30 * HOUR,
            severity,
            told_as,
            NOW - LAST_TOLD[last_told] if told_as else None,
            gone=NOW - gone if gone else None,
        )
        rules = Rules(least, remind=DAY, quiet_criticals=everything)
        assert step_of(known, rules, NOW, quiet=inside) is row_of(combination).step, combination


def test_every_row_of_the_table_is_needed() -> None:
    assert {RULE.index(row_of(each)) for each in EVERY} == set(range(len(RULE)))


def looked(told: object, rules: Rules, now: datetime, *there: StatusProblem) -> tuple[dict, list[Notice]]:  # type: ignore[type-arg]
    """One look whose notices all arrive."""
    seen = observe(there, told, rules, now)  # type: ignore[arg-type]
    notices = decide(seen, rules, now)
    return dict(after(seen, notices, now)), list(notices)


def kinds(notices: list[Notice]) -> list[NoticeType]:
    return [notice.type for notice in notices]


def test_an_alarm_once_and_its_recovery_once() -> None:
    rules, told = Rules(), dict(NOTHING_TOLD)
    said = []
    for minute in range(0, 120, 5):
        there = (problem(),) if minute < 60 else ()
        told, notices = looked(told, rules, NOW + minute * MINUTE, *there)
        said += [(minute, kind) for kind in kinds(notices)]
    assert said == [(0, NoticeType.ALARM), (70, NoticeType.RECOVERY)]
    assert told == {}


def test_what_flaps_is_told_once() -> None:
    rules, told = Rules(), dict(NOTHING_TOLD)
    said = []
    for minute in range(0, 300, 5):
        there = (problem(),) if minute < 200 and minute % 10 == 0 else ()
        told, notices = looked(told, rules, NOW + minute * MINUTE, *there)
        said += kinds(notices)
    assert said == [NoticeType.ALARM, NoticeType.RECOVERY]


def test_a_night_delays_warnings_and_loses_none() -> None:
    """One that lasts is told in the morning; one that passed as well, as over; a critical one at once."""
    rules, told = Rules(quiet=NIGHT, zone="UTC"), dict(NOTHING_TOLD)
    lasts, passes, bad = problem(Severity.WARNING, "A"), problem(Severity.WARNING, "B"), problem(subject="C")
    night = datetime(2026, 3, 1, 23, tzinfo=UTC)
    told, first = looked(told, rules, night, lasts, passes, bad)
    assert [(notice.type, notice.problem.subject) for notice in first] == [(NoticeType.ALARM, "C")]
    told, second = looked(told, rules, night + 2 * HOUR, lasts, bad)
    assert second == []
    told, morning = looked(told, rules, night + 8 * HOUR, lasts, bad)
    assert [(notice.type, notice.problem.subject) for notice in morning] == [
        (NoticeType.ALARM, "A"),
        (NoticeType.PASSED, "B"),
    ]
    assert (morning[1].since, morning[1].until) == (night, night + 2 * HOUR)
    _, later = looked(told, rules, night + 9 * HOUR, lasts, bad)
    assert later == []


def test_what_gets_worse_is_told_again_and_what_eases_is_not() -> None:
    rules, told = Rules(), dict(NOTHING_TOLD)
    course = [Severity.WARNING, Severity.CRITICAL, Severity.WARNING, Severity.CRITICAL, Severity.WARNING]
    said = []
    for step, severity in enumerate(course):
        told, notices = looked(told, rules, NOW + step * MINUTE, problem(severity))
        said += kinds(notices)
    assert said == [NoticeType.ALARM, NoticeType.WORSE]
    for minutes, severity in ((20, Severity.WARNING), (25, Severity.CRITICAL)):
        told, notices = looked(told, rules, NOW + minutes * MINUTE, problem(severity))
        said += kinds(notices)
    assert said[2:] == [NoticeType.WORSE], "it was mild for long enough to be a new alarm"


def test_a_problem_that_was_worse_before_it_could_be_told_is_not_lost() -> None:
    rules = Rules(least=Severity.CRITICAL)
    seen = observe([problem()], NOTHING_TOLD, rules, NOW)  # and the channel fails
    seen = observe([problem(Severity.WARNING)], seen, rules, NOW + HOUR)
    assert kinds(list(decide(seen, rules, NOW + HOUR))) == [NoticeType.ALARM]
    seen = observe([], seen, rules, NOW + 2 * HOUR)
    assert decide(seen, rules, NOW + 2 * HOUR) == ()
    assert kinds(list(decide(seen, rules, NOW + 3 * HOUR))) == [NoticeType.PASSED]


def test_a_reminder_comes_only_where_it_is_wanted() -> None:
    for remind, expected in ((None, 1), (DAY, 4)):
        rules, told, count = Rules(remind=remind), dict(NOTHING_TOLD), 0
        for hour in range(0, 80, 2):
            told, notices = looked(told, rules, NOW + hour * HOUR, problem())
            count += len(notices)
        assert count == expected


def test_pauses_are_no_alarms_and_two_problems_with_one_key_are_one() -> None:
    paused = problem(Severity.WARNING, "nightly", ProblemType.PAUSED)
    _, notices = looked(NOTHING_TOLD, Rules(), NOW, paused, problem(Severity.WARNING), problem())
    assert [notice.problem.severity for notice in notices] == [Severity.CRITICAL]


@pytest.mark.parametrize("blind", [ProblemType.JOB_FILE, ProblemType.HISTORY])
def test_what_cannot_be_seen_is_not_over(blind: ProblemType) -> None:
    """Without the job file there are no targets; that they are met is not what this means."""
    rules, told = Rules(), dict(NOTHING_TOLD)
    told, _ = looked(told, rules, NOW, problem())
    told, notices = looked(told, rules, NOW + HOUR, problem(subject="jobs.toml", kind=blind))
    assert kinds(notices) == [NoticeType.ALARM]
    told, notices = looked(told, rules, NOW + 5 * HOUR, problem(subject="jobs.toml", kind=blind))
    assert notices == []
    told, _ = looked(told, rules, NOW + 6 * HOUR, problem())
    _, notices = looked(told, rules, NOW + 7 * HOUR, problem())
    assert [(notice.type, notice.problem.subject) for notice in notices] == [(NoticeType.RECOVERY, "jobs.toml")]


def test_a_clock_that_is_set_back_a_year_holds_nothing_up() -> None:
    rules = Rules(remind=DAY)
    told, _ = looked(NOTHING_TOLD, rules, NOW, problem(), problem(subject="B"))
    back = NOW - 365 * DAY
    told, notices = looked(told, rules, back, problem())
    assert notices == []
    told, notices = looked(told, rules, back + HOUR, problem())
    assert [(notice.type, notice.problem.subject) for notice in notices] == [(NoticeType.RECOVERY, "B")]
    _, notices = looked(told, rules, back + 25 * HOUR, problem())
    assert kinds(notices) == [NoticeType.REMINDER]


def test_the_same_notice_has_the_same_id_and_another_one_another() -> None:
    seen = observe([problem(), problem(subject="B")], NOTHING_TOLD, Rules(), NOW)
    first = decide(seen, Rules(), NOW)
    again = decide(observe([problem(), problem(subject="B")], seen, Rules(), NOW + HOUR), Rules(), NOW + HOUR)
    assert [notice.id for notice in first] == [notice.id for notice in again]
    assert len({notice.id for notice in first}) == 2
    told = after(seen, first, NOW)
    gone = observe([], told, Rules(), NOW + HOUR)
    over = decide(gone, Rules(), NOW + 2 * HOUR)
    assert not {notice.id for notice in over} & {notice.id for notice in first}


@pytest.mark.parametrize(
    ("quiet", "hour", "inside"),
    [
        (NIGHT, 21, False),
        (NIGHT, 22, True),
        (NIGHT, 3, True),
        (NIGHT, 7, False),
        (QuietHours(time(9), time(12)), 9, True),
        (QuietHours(time(9), time(12)), 12, False),
        (None, 3, False),
    ],
)
def test_quiet_hours_span_midnight_and_end_on_time(quiet: QuietHours | None, hour: int, inside: bool) -> None:
    rules = Rules(quiet=quiet, zone="Europe/Berlin")
    assert is_quiet(rules, datetime(2026, 1, 15, (hour - 1) % 24, tzinfo=UTC)) is inside


def test_a_digest_is_due_once_a_week_and_once_after_a_month_off() -> None:
    rules = Rules(digest=DigestTime(Weekday.MONDAY, time(8)), zone="Europe/Berlin")
    last, sent = NOW, []
    for hour in range(0, 24 * 28, 3):
        now = NOW + hour * HOUR
        if digest_due(last, rules, now):
            sent.append(now)
            last = now
    assert len(sent) == 4
    assert all((moment.weekday(), moment.hour) == (0, 9) for moment in sent)  # the first look after 07:00 UTC
    assert digest_due(last, rules, last + 33 * DAY) and not digest_due(last + 33 * DAY, rules, last + 33 * DAY)
    assert not digest_due(last, replace(rules, digest=None), last + 33 * DAY)


def test_the_document_has_the_table() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text == with_table(text), "python -m tests.unit.test_notify_decide updates it"


# ---- docs/notifications.md

SAID = {
    NoticeStep.NOTHING: "nothing",
    NoticeStep.WAIT: "nothing yet, it waits",
    NoticeStep.ALARM: "**alarm**",
    NoticeStep.WORSE: "**worse**",
    NoticeStep.REMINDER: "**reminder**",
    NoticeStep.RECOVERY: "**over**",
    NoticeStep.PASSED: "**was there, and is over**",
}


def with_table(text: str) -> str:
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return head + BEGIN + table() + END + tail


def table() -> str:
    shown = [
        "",
        "| problem | told before | severity | quiet hours | last told | what is told |",
        "|---|---|---|---|---|---|",
    ]
    for row in RULE:
        cells = ["; or ".join(part) if isinstance(part, tuple) else part for part in row[:-1]]
        shown.append(f"| {' | '.join(cells)} | {SAID[row.step]} |")
    shown += [
        "",
        "Read it from the top: the first row that matches decides. Generated from the test of the rule "
        f"(`tests/unit/test_notify_decide.py`), which compares it with each of {len(EVERY):,} combinations.",
        "",
    ]
    return "\n".join(shown) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(with_table(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
