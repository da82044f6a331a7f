"""Whatever comes, goes, gets worse, fails to be sent, or is looked at late: what a channel is told adds up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.jobs.job import QuietHours
from app.notify.decide import NOTHING_TOLD, Notice, NoticeType, Rules, Told, after, decide, is_quiet, observe
from app.status.values import ProblemType, Severity, StatusProblem

START = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)  # the night after it, clocks change in Europe
SUBJECTS = ("A", "B", "C")
LONG = timedelta(days=2)
severities = st.sampled_from([None, Severity.WARNING, Severity.UNKNOWN, Severity.CRITICAL])
rules_of = st.builds(
    Rules,
    least=st.sampled_from([Severity.WARNING, Severity.CRITICAL]),
    remind=st.sampled_from([None, timedelta(hours=6)]),
    settle=st.sampled_from([timedelta(0), timedelta(minutes=10), timedelta(hours=1)]),
    quiet=st.sampled_from([None, QuietHours(time(22), time(7)), QuietHours(time(9), time(17))]),
    quiet_criticals=st.booleans(),
    zone=st.sampled_from(["UTC", "Europe/Berlin"]),
)
looks_of = st.lists(
    st.tuples(
        st.integers(1, 300),  # minutes since the last look
        st.tuples(*[severities for _ in SUBJECTS]),
        st.booleans(),  # whether what is sent arrives
    ),
    max_size=40,
)


@dataclass
class Channel:
    """What arrived, for each subject in order; and since when a subject should have been told."""

    rules: Rules
    told: Told = field(default_factory=lambda: NOTHING_TOLD)
    arrived: dict[str, list[Notice]] = field(default_factory=lambda: {subject: [] for subject in SUBJECTS})

    def look(self, there: list[StatusProblem], now: datetime, arrives: bool) -> None:
        self.told = observe(there, self.told, self.rules, now)
        notices = decide(self.told, self.rules, now)
        assert len({notice.problem.key for notice in notices}) == len(notices)
        if arrives:
            self.told = after(self.told, notices, now)
            for notice in notices:
                self.arrived[notice.problem.subject].append(notice)

    def is_open(self, subject: str) -> bool:
        """Whether the last that arrived says that it is there."""
        return bool(self.arrived[subject]) and not self.arrived[subject][-1].type.is_over


def problems(states: tuple[Severity | None, ...]) -> list[StatusProblem]:
    return [
        StatusProblem(ProblemType.TOO_OLD, severity, subject, "It is too old.")
        for subject, severity in zip(SUBJECTS, states, strict=True)
        if severity is not None
    ]


@settings(max_examples=300, deadline=None)
@given(rules=rules_of, looks=looks_of)
def test_each_alarm_once_each_recovery_once_and_never_silence(
    rules: Rules, looks: list[tuple[int, tuple[Severity | None, ...], bool]]
) -> None:
    channel, now, relevant = Channel(rules), START, set[str]()
    for minutes, states, arrives in looks:
        now += timedelta(minutes=minutes)
        there = problems(states)
        channel.look(there, now, arrives)
        relevant |= {each.subject for each in there if each.severity.rank >= rules.least.rank}
        if arrives:
            waits = is_quiet(rules, now)
            for each in there:
                silent = waits and (rules.quiet_criticals or each.severity is not Severity.CRITICAL)
                if each.severity.rank >= rules.least.rank and not silent:
                    assert channel.is_open(each.subject), "a problem that is there was not told at this look"
    for _ in range(40):  # nothing is wrong any more, and two days pass
        now += timedelta(hours=2)
        channel.look([], now, True)
    assert not channel.told
    for subject in SUBJECTS:
        adds_up([notice.type for notice in channel.arrived[subject]], reminders=rules.remind is not None)
        assert bool(channel.arrived[subject]) == (subject in relevant), "lost, or told although too mild"


def adds_up(types: list[NoticeType], *, reminders: bool) -> None:
    """Alarm, then worse and reminders, then one recovery; or one that passed alone. And so on."""
    told = False
    for kind in types:
        match kind:
            case NoticeType.ALARM:
                assert not told
                told = True
            case NoticeType.PASSED:
                assert not told
            case NoticeType.WORSE:
                assert told
            case NoticeType.REMINDER:
                assert told and reminders
            case NoticeType.RECOVERY:
                assert told
                told = False
    assert not told


@settings(max_examples=100, deadline=None)
@given(minutes=st.lists(st.integers(1, 60), min_size=1, max_size=60), arrives=st.lists(st.booleans(), max_size=60))
def test_a_problem_that_lasts_is_told_once_and_reminded_of_in_time(
    minutes: list[int], arrives: list[bool]
) -> None:
    """Where everything arrives, nobody waits longer for a reminder than its time and that between two looks."""
    rules = Rules(remind=timedelta(hours=3))
    channel, now, last = Channel(rules), START, START
    for at, step in enumerate(minutes):
        now += timedelta(minutes=step)
        before = len(channel.arrived["A"])
        channel.look(problems((Severity.CRITICAL, None, None)), now, at >= len(arrives) or arrives[at])
        if len(channel.arrived["A"]) > before:
            last = now
        elif at >= len(arrives):
            assert now - last < timedelta(hours=3)
    types = [notice.type for notice in channel.arrived["A"]]
    assert types.count(NoticeType.ALARM) <= 1 and set(types) <= {NoticeType.ALARM, NoticeType.REMINDER}
    assert set(types[1:]) <= {NoticeType.REMINDER}
