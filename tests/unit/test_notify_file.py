"""The file of the channels: read strictly, changed without touching what a person wrote, and without secrets."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.audit.log import AuditLog
from app.jobs.job import QuietHours, Weekday
from app.notify.decide import DigestTime, Rules
from app.notify.file import NotifyFile
from app.notify.secrets import is_reference, read_secret
from app.notify.settings import (
    AppriseSettings,
    ChannelSettings,
    EventLogSettings,
    MailSettings,
    Notifications,
    SyslogSettings,
    Tls,
    WebhookSettings,
)
from app.status.values import ProblemType, Severity
from engine.error_codes import Code
from engine.errors import JetError

WRITTEN = """\
# who is told
desktop = false   # the machine has no display

[rules]
quiet = "22:00-07:00"  # people sleep
remind = "1d"
digest = "mon 08:00"
zone = "Europe/Berlin"

# the team
[channel.team]
type = "mail"
host = "mail.example.org"
from = "Backup <backup@example.org>"
to = ["a@example.org", "b@example.org"]
user = "backup"
password = "keyring:team"

[channel.hook]   # the hook
type = "webhook"
url = "https://hook.example.org/x?y=1"
secret = "file:/etc/hook.secret"
least = "critical"
"""
EVERY: tuple[ChannelSettings, ...] = (
    MailSettings("m", "h", "a@b.c", ("d@e.f",), Tls.IMPLICIT, 4650, "u", "keyring:p", "/ca.pem", digest=False),
    MailSettings("plain", "localhost", "a@b.c", ("d@e.f", "g@h.i"), Tls.NONE, least=Severity.UNKNOWN),
    WebhookSettings("w", "http://[::1]:8080/x", "file:/s", "/ca.pem", least=Severity.CRITICAL),
    WebhookSettings("ws", "keyring:hook"),
    AppriseSettings("a", "file:/url"),
    SyslogSettings("s"),
    SyslogSettings("s2", "/dev/log2"),
    EventLogSettings("e", digest=False),
)


@pytest.fixture
def file(tmp_path: Path) -> NotifyFile:
    return NotifyFile(tmp_path / "notify.toml")


def written(file: NotifyFile, text: str) -> NotifyFile:
    file.path.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_the_defaults_hold(file: NotifyFile) -> None:
    assert file.load() == Notifications() and not file.path.exists()


def test_what_a_person_wrote_is_understood(file: NotifyFile) -> None:
    found = written(file, WRITTEN).load()
    assert not found.desktop and not found.wrong
    assert found.rules == Rules(
        remind=timedelta(days=1),
        quiet=QuietHours(dt.time(22), dt.time(7)),
        digest=DigestTime(Weekday.MONDAY, dt.time(8)),
        zone="Europe/Berlin",
    )
    to = ("a@example.org", "b@example.org")
    sender = "Backup <backup@example.org>"
    assert found.channels == (
        MailSettings("team", "mail.example.org", sender, to, user="backup", password="keyring:team"),
        WebhookSettings(
            "hook", "https://hook.example.org/x?y=1", "file:/etc/hook.secret", least=Severity.CRITICAL
        ),
    )


def test_every_channel_and_every_rule_comes_back_as_it_was(file: NotifyFile) -> None:
    rules = Rules(
        remind=timedelta(hours=6),
        settle=timedelta(minutes=90),
        quiet=QuietHours(dt.time(9, 30), dt.time(17)),
        quiet_criticals=True,
        digest=DigestTime(Weekday.SUNDAY, dt.time(23, 59)),
        zone="America/New_York",
        silent=frozenset({ProblemType.PAUSED, ProblemType.NOT_DRILLED}),
    )
    wanted = Notifications(rules, False, EVERY)
    assert {type(each) for each in EVERY} == set(ChannelSettings.__args__)
    told = {field.name for field in dataclasses.fields(Rules)} - {"least"}
    assert all(getattr(rules, name) != getattr(Rules(), name) for name in told)
    assert file.change(lambda _: wanted) == wanted
    assert file.load() == wanted
    assert file.change(lambda now: replace(now, rules=Rules())).rules == Rules()
    assert file.load() == Notifications(Rules(), False, EVERY)


def test_a_change_keeps_comments_order_and_what_is_unchanged(file: NotifyFile) -> None:
    written(file, WRITTEN)
    file.add(SyslogSettings("log"))
    assert file.path.read_text().startswith(WRITTEN.rstrip())
    file.remove("log")
    assert file.path.read_text().rstrip() == WRITTEN.rstrip()

    def moved(now: Notifications) -> Notifications:
        channels = tuple(replace(each, least=Severity.WARNING) for each in now.channels)
        return replace(now, rules=replace(now.rules, remind=None), channels=channels)

    file.change(moved)
    expected = WRITTEN.replace('remind = "1d"\n', "").replace('least = "critical"\n', "")
    assert file.path.read_text().rstrip() == expected.rstrip()
    file.remove("team")
    assert [channel.name for channel in file.load().channels] == ["hook"]
    assert "# people sleep" in file.path.read_text()


def test_two_changes_at_once_lose_nothing(file: NotifyFile) -> None:
    threads = [threading.Thread(target=file.add, args=(SyslogSettings(f"log{n}"),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {channel.name for channel in file.load().channels} == {f"log{n}" for n in range(8)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[rules]\nquiet = "22:00\n', "line 2, column"),
        ("[rules]\nquiet = 22\n", "[rules] quiet"),
        ('[rules]\nquiet = "07:00-07:00"\n', "[rules] quiet"),
        ('[rules]\nremind = "5m"\n', "an hour is the shortest"),
        ('[rules]\nzone = "Middle/Earth"\n', "[rules] zone"),
        ('[rules]\nzone = "/etc/passwd"\n', "[rules] zone"),
        ('[rules]\nsilent = ["noise"]\n', "[rules] silent"),
        ('[rules]\nremnid = "1d"\n', "'remnid'"),
        ("desktop = 1\n", "desktop"),
        ("channel = 3\n", "[channel]"),
        ("[[channel]]\n", "[channel]"),
    ],
)
def test_what_is_wrong_is_named_with_its_place_and_stays(file: NotifyFile, text: str, place: str) -> None:
    written(file, text)
    attempts: tuple[Callable[[], object], ...] = (file.load, lambda: file.add(SyslogSettings("log")))
    for attempt in attempts:
        with pytest.raises(JetError) as raised:
            attempt()
        assert raised.value.code is Code.InvalidParameter
        assert str(file.path) in raised.value.message and place in raised.value.message
        assert raised.value.hint
    assert file.path.read_text() == text


MAIL = '[channel.x]\ntype = "mail"\nhost = "h"\nfrom = "a@b"\nto = ["c@d"]\n'
HOOK = '[channel.x]\ntype = "webhook"\nurl = "{}"\n'


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("[channel.x]\n", "type is not one of mail, webhook, apprise, syslog, eventlog"),
        ('[channel.x]\ntype = "mail"\n', "host is missing"),
        ("[channel]\nx = 3\n", "not a table"),
        (MAIL + "prot = 25\n", "no 'prot'"),
        (MAIL + 'port = "25"\n', "port = '25'"),
        (MAIL + 'password = "hunter2"\n', "a secret is not written here"),
        (MAIL + 'user = "u"\n', "no password"),
        (MAIL + 'user = "u"\npassword = "keyring:p"\ntls = "none"\n', "not sent without TLS"),
        (MAIL.replace("c@d", "c@d, e@f"), "not an address alone"),
        (MAIL.replace("a@b", "a@b\\r\\nBcc: x@y"), "control characters"),
        (MAIL.replace("a@b", "backup"), "not an address"),
        (MAIL + 'ca = "ca.pem"\n', "not an absolute path"),
        (MAIL + 'least = "loud"\n', "least = 'loud'"),
        (HOOK.format("https://u:p@h/x"), "without a user name"),
        (HOOK.format("ftp://h/x"), "web server"),
        (HOOK.format("https://h:99999/"), "web server"),
        ('[channel.x]\ntype = "apprise"\nurl = "slack://A/B/C"\n', "contains a secret"),
        ('[channel.desktop]\ntype = "syslog"\n', "cannot be the name"),
        ('[channel."a b"]\ntype = "syslog"\n', "cannot be the name"),
    ],
)
def test_one_wrong_channel_is_named_and_does_not_stop_the_others(file: NotifyFile, table: str, said: str) -> None:
    good = '[channel.log]\ntype = "syslog"\n'
    found = written(file, table + ("" if "[channel]" in table else good)).load()
    assert len(found.wrong) == 1 and said in found.wrong[0].error.message + found.wrong[0].error.hint
    assert [channel.name for channel in found.channels] == ([] if "[channel]" in table else ["log"])
    file.remove(found.wrong[0].name)
    assert not file.load().wrong


@pytest.mark.parametrize("name", ["", "a b", "desktop", "x" * 41, "-x", "a.b", "ä"])
def test_names_that_cannot_be_used_are_refused(file: NotifyFile, name: str) -> None:
    with pytest.raises(JetError) as raised:
        file.add(SyslogSettings(name))
    assert raised.value.code is Code.InvalidName
    assert not file.path.exists()


def test_a_name_is_used_once_and_an_unknown_one_is_not_removed(file: NotifyFile) -> None:
    file.add(SyslogSettings("log"))
    attempts: tuple[Callable[[], object], ...] = (
        lambda: file.add(EventLogSettings("log")),
        lambda: file.remove("gol"),
    )
    for attempt in attempts:
        with pytest.raises(JetError) as raised:
            attempt()
        assert raised.value.code is Code.InvalidName
    assert file.load().channels == (SyslogSettings("log"),)


def test_the_audit_log_says_what_is_done_before_it_is(tmp_path: Path) -> None:
    audit = AuditLog(tmp_path / "audit.jsonl")
    file = NotifyFile(tmp_path / "notify.toml", audit=audit)
    file.add(SyslogSettings("log"))
    file.change(lambda now: replace(now, desktop=False))
    file.remove("log")
    deeds = [
        (entry.phase.value, entry.deed, entry.detail) for entry in audit.entries() if entry.phase.value == "before"
    ]
    assert deeds == [
        ("before", "new channel", "log"),
        ("before", "change of a channel", ""),
        ("before", "removal of a channel", "log"),
    ]
    refusing = NotifyFile(tmp_path / "notify.toml", audit=AuditLog(tmp_path / "notify.toml" / "audit.jsonl"))
    before = file.path.read_text()
    with pytest.raises(JetError):
        refusing.add(SyslogSettings("other"))
    assert file.path.read_text() == before


# ---- secrets


def test_a_secret_in_a_private_file(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("hunter2\n")
    path.chmod(0o640)
    with pytest.raises(JetError) as raised:
        read_secret(f"file:{path}")
    assert raised.value.code is Code.FileAccessDenied and "chmod 600" in raised.value.hint
    path.chmod(0o600)
    assert read_secret(f"file:{path}") == "hunter2"
    path.write_text("\n")
    with pytest.raises(JetError, match="contains no secret"):
        read_secret(f"file:{path}")
    path.unlink()
    with pytest.raises(JetError) as raised:
        read_secret(f"file:{path}")
    assert raised.value.code is Code.FileNotFound
    with pytest.raises(JetError, match="is not a file"):
        read_secret("file:/dev/null")


def test_what_names_a_secret() -> None:
    assert is_reference("keyring:a") and is_reference("file:/a")
    assert not any(map(is_reference, ["keyring:", "file:", "hunter2", "", "env:X"]))
    with pytest.raises(JetError, match="written out"):
        read_secret("hunter2")
