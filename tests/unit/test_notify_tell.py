"""Each alarm and each silence, seen at real receivers; what fails is tried again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

import pytest

from app.jobs.job import QuietHours, Weekday
from app.notify.decide import DigestTime
from app.notify.message import NoticeMessage, check_message
from app.notify.settings import DESKTOP, MailSettings, SyslogSettings, Tls, WebhookSettings
from app.notify.state import StateFile
from app.notify.tell import check_channel, results, send_now, tell
from app.status.values import ProblemType, Severity
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, LogEntry
from tests.builders.overviews import NOW, overview_of, problem, with_channels
from tests.servers.receivers import Hook, Mailbox, hook, mailbox

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture(scope="module")
def box() -> Iterator[Mailbox]:
    with mailbox() as found:
        yield found


@pytest.fixture
def server() -> Iterator[Hook]:
    with hook() as target:
        yield target


def mail(box: Mailbox, name: str = "team") -> MailSettings:
    return MailSettings(name, "127.0.0.1", "backup@example.org", ("a@example.org",), Tls.NONE, box.port)


def subjects(server: Hook) -> list[str]:
    return [json.loads(post.body)["subject"].removeprefix("[host1] ") for post in server.posts]


def test_alarm_silence_and_recovery_at_a_mail_and_a_web_server(tmp_path: Path, box: Mailbox, server: Hook) -> None:
    box.mails.clear()
    home = with_channels(tmp_path, mail(box), WebhookSettings("hook", server.url))
    counts = []
    for minutes in range(0, 90, 15):
        there = [problem()] if 15 <= minutes < 60 else []
        report = tell(overview_of(*there), home, now=NOW + minutes * MINUTE)
        counts.append(len(report.sent))
        assert all(result.ok for result in report.sent)
    assert counts == [0, 2, 0, 0, 0, 2]
    said = [
        "Critical: DHCP: The newest backup of DHCP is 3 days old.",
        "Over: DHCP: The newest backup of DHCP is…",
    ]
    assert [subject[:26] for subject in subjects(server)] == [text[:26] for text in said]
    assert [str(mail["Subject"]).removeprefix("[host1] ")[:26] for mail in box.mails] == [
        text[:26] for text in said
    ]
    assert {name: (result.ok, result.failures) for name, result in results(home).items()} == {
        "team": (True, 0),
        "hook": (True, 0),
    }


def test_every_sort_of_problem_arrives_except_those_for_the_overview_alone(
    tmp_path: Path, box: Mailbox, server: Hook
) -> None:
    box.mails.clear()
    home = with_channels(tmp_path, mail(box), WebhookSettings("hook", server.url))
    told = []
    for number, kind in enumerate(ProblemType):
        severity = list(Severity)[1 + number % 3]
        before = len(box.mails), len(server.posts)
        for day, there in ((0, [problem(kind.value, severity, kind)]), (1, []), (2, [])):
            tell(overview_of(*there), home, now=NOW + (3 * number + day) * DAY)
        assert (len(box.mails) - before[0], len(server.posts) - before[1]) in ((2, 2), (0, 0))
        if len(box.mails) > before[0]:
            told.append(kind)
            assert kind.value in str(box.mails[-2]["Subject"]) and "Over" in str(box.mails[-1]["Subject"])
    kept = {ProblemType.PAUSED, ProblemType.NOTHING, ProblemType.FIRST_RUN, ProblemType.TARGETS}
    assert set(ProblemType) - set(told) == kept


def test_a_year_in_which_three_things_went_wrong(tmp_path: Path, box: Mailbox) -> None:
    """Six messages besides the digests: nothing else is said in a year."""
    box.mails.clear()
    home = with_channels(tmp_path, mail(box), digest=DigestTime(Weekday.MONDAY, time(8)), zone="UTC")
    wrong = {40: 3, 150: 1, 300: 20}  # the day, and for how many days
    for half in range(2 * 365):
        day = half // 2
        there = [problem() for first, days in wrong.items() if first <= day < first + days]
        now = NOW + half * DAY / 2
        tell(overview_of(*there, now=now), home, now=now)
    said = [str(mail["Subject"]) for mail in box.mails]
    digests = [subject for subject in said if "Week" in subject]
    assert len(digests) == 52
    assert [subject.split()[1] for subject in said if "Week" not in subject] == ["Critical:", "Over:"] * 3


def test_many_problems_are_one_message_and_pauses_are_none(tmp_path: Path, server: Hook) -> None:
    home = with_channels(tmp_path, WebhookSettings("hook", server.url))
    many = [problem(f"DB{number}") for number in range(50)]
    paused = problem("nightly", Severity.WARNING, ProblemType.PAUSED)
    tell(overview_of(*many, paused), home, now=NOW)
    assert subjects(server) == ["Critical: 50 problems: DB0, DB1, DB10, and 47 more"]
    assert len(json.loads(server.posts[0].body)["notices"]) == 50
    tell(overview_of(*many, paused), home, now=NOW + DAY)
    assert len(server.posts) == 1


def test_each_channel_is_told_what_it_is_for(tmp_path: Path, box: Mailbox, server: Hook) -> None:
    box.mails.clear()
    home = with_channels(tmp_path, mail(box), WebhookSettings("hook", server.url, least=Severity.CRITICAL))
    tell(overview_of(problem("A", Severity.WARNING), problem("B")), home, now=NOW)
    assert len(json.loads(server.posts[0].body)["notices"]) == 1
    assert "2 problems" in str(box.mails[0]["Subject"])


def test_quiet_hours_are_silent_and_lose_nothing(tmp_path: Path, server: Hook) -> None:
    quiet = QuietHours(time(22), time(7))
    home = with_channels(tmp_path, WebhookSettings("hook", server.url), quiet=quiet, zone="UTC")
    night = NOW.replace(hour=23)
    tell(overview_of(problem("A", Severity.WARNING), problem("B", Severity.WARNING)), home, now=night)
    tell(overview_of(problem("A", Severity.WARNING)), home, now=night + 3 * HOUR)
    assert not server.posts
    tell(overview_of(problem("A", Severity.WARNING), problem("C")), home, now=night + 4 * HOUR)
    assert [subject.partition(": The")[0] for subject in subjects(server)] == ["Critical: C"]
    tell(overview_of(problem("A", Severity.WARNING), problem("C")), home, now=night + 8 * HOUR)
    notices = json.loads(server.posts[1].body)["notices"]
    assert [(notice["type"], notice["subject"]) for notice in notices] == [("alarm", "A"), ("passed", "B")]


def test_what_fails_is_tried_again_later_and_told_once(tmp_path: Path, server: Hook) -> None:
    recorded: list[LogEntry] = []
    home = with_channels(tmp_path, WebhookSettings("hook", server.url))
    server.answers = [(404, {})]
    tries = []
    for minute in range(300):
        report = tell(overview_of(problem()), home, now=NOW + minute * MINUTE, record=recorded.append)
        if report.sent:
            tries.append(minute)
    assert tries == [0, 1, 3, 7, 15, 31, 63, 123, 183, 243]
    assert [entry.id for entry in recorded] == [EventKind.NotificationFailed]
    result = results(home)["hook"]
    assert (result.failures, result.failing_since) == (10, NOW) and "404" in result.error and result.hint
    server.posts.clear()
    server.answers = [(200, {})]
    for minute in range(303, 400):
        tell(overview_of(problem()), home, now=NOW + minute * MINUTE)
    assert len(server.posts) == 1 and results(home)["hook"].ok


def test_a_clock_that_is_set_back_does_not_stop_the_next_try(tmp_path: Path, server: Hook) -> None:
    home = with_channels(tmp_path, WebhookSettings("hook", server.url))
    server.answers = [(404, {}), (200, {})]
    tell(overview_of(problem()), home, now=NOW)
    assert tell(overview_of(problem()), home, now=NOW - 365 * DAY).sent[0].ok


def test_one_that_fails_does_not_hold_up_the_others_and_they_say_so(
    tmp_path: Path, box: Mailbox, server: Hook
) -> None:
    box.mails.clear()
    home = with_channels(tmp_path, WebhookSettings("hook", server.url), mail(box))
    server.answers = [(404, {})]
    for minute in range(0, 180, 5):
        tell(overview_of(problem()), home, now=NOW + minute * MINUTE)
    assert [str(mail["Subject"]).removeprefix("[host1] ")[:15] for mail in box.mails] == [
        "Critical: DHCP:",
        "Warning: hook: ",
    ]
    server.answers = [(200, {})]
    for minute in range(180, 300, 5):
        tell(overview_of(problem()), home, now=NOW + minute * MINUTE)
    assert str(box.mails[-1]["Subject"]).startswith("[host1] Over: hook") and len(box.mails) == 3


def test_a_channel_that_is_described_wrongly_is_a_result(tmp_path: Path, server: Hook) -> None:
    home = with_channels(tmp_path, WebhookSettings("hook", server.url))
    with home.notify.open("a") as file:
        file.write('[channel.odd]\ntype = "mail"\nhots = "x"\n')
    sent = {result.channel: result for result in tell(overview_of(problem()), home, now=NOW).sent}
    assert sent["hook"].ok and "hots" in sent["odd"].error
    assert not check_channel(home, "odd", now=NOW, host="host1").ok


def test_a_mail_that_not_everyone_got_is_not_sent_again(tmp_path: Path, box: Mailbox) -> None:
    box.mails.clear()
    settings = MailSettings("team", "127.0.0.1", "b@c.d", ("a@b.c", "x@b.c"), Tls.NONE, box.port)
    home = with_channels(tmp_path, settings)
    box.refuse = {"x@b.c"}
    try:
        (result,) = tell(overview_of(problem()), home, now=NOW).sent
    finally:
        box.refuse = set()
    assert not result.ok and "x@b.c" in result.error and result.failures == 0
    assert tell(overview_of(problem()), home, now=NOW + HOUR).sent == ()
    assert len(box.mails) == 1


def test_the_digest_comes_once_a_week_with_what_was_done(tmp_path: Path, box: Mailbox, server: Hook) -> None:
    box.mails.clear()
    digest = DigestTime(Weekday.MONDAY, time(8))
    hook_without = WebhookSettings("hook", server.url, digest=False)
    home = with_channels(tmp_path, mail(box), hook_without, digest=digest, zone="UTC")
    for hour in range(0, 24 * 21, 6):
        tell(overview_of(now=NOW + hour * HOUR), home, now=NOW + hour * HOUR)
    assert len(box.mails) == 2 and not server.posts
    assert all("nothing is open" in str(mail["Subject"]) for mail in box.mails)


def test_a_test_message_is_sent_at_once_and_noted(tmp_path: Path, server: Hook) -> None:
    home = with_channels(tmp_path, WebhookSettings("hook", server.url))
    assert check_channel(home, "hook", now=NOW, host="host1").ok
    assert subjects(server) == ["Test message"] and results(home)["hook"].at == NOW
    server.answers = [(404, {})]
    with pytest.raises(JetError) as raised:
        check_channel(home, "other", now=NOW, host="host1")
    assert raised.value.code is Code.InvalidName and "hook" in raised.value.hint
    assert [result.ok for result in send_now(home, check_message("host1", "hook", NOW), now=NOW, name="hook")] == [
        False
    ]


class Window:
    """The window's channel, which keeps what it shows."""

    name = DESKTOP

    def __init__(self) -> None:
        self.shown: list[NoticeMessage] = []

    def send(self, message: NoticeMessage) -> None:
        self.shown.append(message)


def test_the_desktop_is_told_by_the_window_alone_and_only_if_wanted(tmp_path: Path) -> None:
    window, home = Window(), with_channels(tmp_path, desktop=True)
    assert tell(overview_of(problem()), home, now=NOW).sent == ()
    assert len(tell(overview_of(problem()), home, now=NOW, desktop=window).sent) == 1
    tell(overview_of(problem()), home, now=NOW + MINUTE)
    tell(overview_of(problem()), home, now=NOW + HOUR, desktop=window)
    assert len(window.shown) == 1
    home = with_channels(tmp_path / "other", desktop=False)
    assert tell(overview_of(problem()), home, now=NOW, desktop=window).sent == ()


def test_what_was_told_on_a_removed_channel_is_forgotten(tmp_path: Path, server: Hook) -> None:
    hook_settings = WebhookSettings("hook", server.url)
    home = with_channels(tmp_path, hook_settings)
    tell(overview_of(problem()), home, now=NOW)
    with_channels(tmp_path)
    tell(overview_of(problem()), home, now=NOW)
    assert StateFile(home.notify_state).load() == {}
    with_channels(tmp_path, hook_settings)
    tell(overview_of(problem()), home, now=NOW)
    assert len(server.posts) == 2


def test_the_desktop_is_tested_in_the_window(tmp_path: Path) -> None:
    with pytest.raises(JetError, match="shown by the window"):
        check_channel(with_channels(tmp_path, desktop=True), DESKTOP, now=NOW, host="host1")


def test_syslog_is_a_channel_like_the_others(tmp_path: Path) -> None:
    home = with_channels(tmp_path, SyslogSettings("log", str(tmp_path / "nowhere")))
    (result,) = tell(overview_of(problem()), home, now=NOW).sent
    assert "There is no socket of a system log" in result.error
