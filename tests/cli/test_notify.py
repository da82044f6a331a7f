"""``notify``: channels are added without a secret on the command line, tested, listed and removed."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keyring
import keyring.backend
import pytest

from app.notify.command import add_arguments
from app.notify.file import NotifyFile
from app.notify.secrets import read_secret
from app.notify.settings import (
    AppriseSettings,
    ChannelSettings,
    EventLogSettings,
    MailSettings,
    SyslogSettings,
    Tls,
    WebhookSettings,
)
from app.settings import Locations
from app.status.values import Severity
from engine.error_codes import Code
from tests.cli.conftest import Cli
from tests.servers.receivers import Hook, Mailbox, hook, mailbox

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ESE_BACKUP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mailbox() as found:
        yield found


@pytest.fixture
def server() -> Iterator[Hook]:
    with hook() as found:
        yield found


def add_mail(box: Mailbox, *more: object) -> list[object]:
    words = ["notify", "add", "mail", "team", "--host", "127.0.0.1", "--port", box.port, "--tls", "none"]
    return [*words, "--from", "backup@example.org", "--to", "a@example.org", *more]


def test_add_test_list_and_remove(ask: Ask, cli: Cli, box: Mailbox, server: Hook, home: Path) -> None:
    assert ask("notify", "list")["channels"] == []
    added = ask(*add_mail(box, "--to", "b@example.org", "--least", "critical"))
    assert added["channel"] == {
        "name": "team",
        "type": "mail",
        "host": "127.0.0.1",
        "from": "backup@example.org",
        "to": ["a@example.org", "b@example.org"],
        "tls": "none",
        "port": box.port,
        "least": "critical",
        "digest": True,
    }
    ask("notify", "add", "webhook", "hook", "--url", server.url, "--no-digest")
    assert [ask("notify", "test", name)["ok"] for name in ("team", "hook")] == [True, True]
    assert "Test message" in str(box.mails[0]["Subject"])
    assert json.loads(server.posts[0].body)["purpose"] == "test"
    listed = ask("notify", "list")
    assert [(each["name"], each["last"]["ok"]) for each in listed["channels"]] == [("team", True), ("hook", True)]
    shown = cli("notify", "list")
    assert shown.code == 0 and "team" in shown.out and "arrived" in shown.out
    assert ask("notify", "remove", "team")["removed"] == "team"
    assert [each["name"] for each in ask("notify", "list")["channels"]] == ["hook"]


@pytest.mark.parametrize(
    "channel",
    [
        MailSettings("a", "smtp.example.org", "from@example.org", ("b@example.org", "c@example.org")),
        MailSettings(
            *("a", "smtp.example.org", "from@example.org", ("b@example.org",), Tls.IMPLICIT, 2525, "user"),
            *("keyring:mine", "/etc/ca.pem"),
            least=Severity.CRITICAL,
            digest=False,
        ),
        WebhookSettings("a", "https://chat.example.org/hook", "file:/etc/key", "/etc/ca.pem"),
        WebhookSettings("a", "keyring:hook", least=Severity.UNKNOWN),
        AppriseSettings("a", "file:/etc/url"),
        SyslogSettings("a", "/dev/other", digest=False),
        EventLogSettings("a"),
    ],
)
def test_the_command_of_the_window_adds_the_same_channel(ask: Ask, channel: ChannelSettings) -> None:
    ask(*add_arguments(channel))
    assert NotifyFile(Locations.of().notify).load().channels == (channel,)


def test_the_command_of_the_window_asks_for_what_was_typed_there() -> None:
    mail = MailSettings(
        "a", "smtp.example.org", "from@example.org", ("b@example.org",), user="user", password="keyring:x"
    )
    assert add_arguments(mail)[-2:] == ["--password-name", "x"]
    assert add_arguments(mail, ["password"])[-2:] == ["--user", "user"]
    signed = WebhookSettings("a", "https://chat.example.org/hook", "keyring:x")
    assert add_arguments(signed, ["secret"])[-1] == "--sign"
    assert add_arguments(AppriseSettings("a", "keyring:x"), ["url"]) == ["notify", "add", "apprise", "a"]


def test_a_test_that_fails_says_why_and_stays_in_the_list(cli: Cli, server: Hook) -> None:
    cli("notify", "add", "webhook", "hook", "--url", server.url)
    server.answers = [(403, {})]
    failed = cli("notify", "test", "hook", "--json")
    assert failed.code == 1 and "403" in failed.json["error"] and failed.json["hint"]
    shown = cli("notify", "test", "hook")
    assert shown.code == 1 and "403 Forbidden" in shown.out
    assert cli("notify", "list").code == 1


def test_errors(refused: Ask, cli: Cli, box: Mailbox, home: Path) -> None:
    assert refused("notify", "test", "nobody")["code"] == Code.InvalidName
    assert refused("notify", "remove", "nobody")["code"] == Code.InvalidName
    cli("notify", "add", "syslog", "log")
    assert refused("notify", "add", "eventlog", "log")["code"] == Code.InvalidName
    assert refused("notify", "add", "syslog", "desktop")["code"] == Code.InvalidName
    (home / "notify.toml").write_text("[rules\n")
    assert refused("notify", "list")["code"] == Code.InvalidParameter


@pytest.mark.parametrize(
    "arguments",
    [
        ["mail", "x", "--host", "h", "--from", "nobody", "--to", "a@b"],
        ["mail", "x", "--host", "h", "--from", "a@b"],
        ["mail", "x", "--host", "h", "--from", "a@b", "--to", "a@b", "--password", "hunter2"],
        ["mail", "x", "--host", "h", "--from", "a@b", "--to", "a@b", "--user", "u"],
        ["webhook", "x", "--url", "https://user:hunter2@host/"],
        ["webhook", "x"],
        ["apprise", "x", "--url", "slack://hunter2"],
        ["apprise", "x", "--url-file", "/a", "--url-name", "b"],
        ["syslog", "x", "--least", "loud"],
    ],
)
def test_usage_errors_add_nothing(cli: Cli, home: Path, arguments: list[str]) -> None:
    ended = cli("notify", "add", *arguments)
    assert ended.code == 2, ended
    assert not (home / "notify.toml").exists()


class Ring(keyring.backend.KeyringBackend):
    """A keyring for a test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError


@pytest.fixture
def ring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(Ring())
    yield
    keyring.set_keyring(before)


def test_a_secret_is_asked_for_and_kept_in_the_keyring(
    ask: Ask, ring: None, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda prompt: "hunter2")
    server = ["--host", "mail.example.org", "--from", "a@b.c", "--to", "d@e.f"]
    added = ask("notify", "add", "mail", "team", *server, "--user", "backup")
    assert added["channel"]["password"] == "keyring:notify-team"
    assert read_secret("keyring:notify-team") == "hunter2"
    ask("notify", "add", "webhook", "hook", "--sign")
    ask("notify", "add", "apprise", "chat")
    assert {read_secret(f"keyring:notify-{name}") for name in ("hook", "hook-url", "chat")} == {"hunter2"}
    assert "hunter2" not in (home / "notify.toml").read_text()


def test_secrets_in_files_and_under_other_names(ask: Ask, home: Path, tmp_path: Path) -> None:
    server = ["--host", "mail.example.org", "--from", "a@b.c", "--to", "d@e.f", "--user", "u"]
    added = ask("notify", "add", "mail", "team", *server, "--password-file", tmp_path / "p")
    assert added["channel"]["password"] == f"file:{tmp_path / 'p'}"
    hooked = ask("notify", "add", "webhook", "hook", "--url-file", tmp_path / "u", "--secret-name", "s")
    assert (hooked["channel"]["url"], hooked["channel"]["secret"]) == (f"file:{tmp_path / 'u'}", "keyring:s")
    assert ask("notify", "add", "apprise", "chat", "--url-name", "c")["channel"]["url"] == "keyring:c"


def test_rules_are_shown_and_changed(ask: Ask, cli: Cli) -> None:
    before = ask("notify", "rules")
    assert before["desktop"] and before["rules"]["settle"] == "10m" and before["rules"]["quiet"] is None
    changed = ["--quiet", "22:00-07:00", "--digest", "mon 08:00", "--remind", "1d", "--zone", "Europe/Berlin"]
    after = ask("notify", "rules", *changed, "--no-desktop", "--quiet-criticals")
    assert after == ask("notify", "rules")
    assert not after["desktop"] and after["rules"]["quiet_criticals"]
    assert [after["rules"][name] for name in ("quiet", "digest", "remind", "zone")] == changed[1::2]
    off = ["--quiet", "none", "--digest", "never", "--remind", "never", "--zone", "system", "--no-quiet-criticals"]
    assert ask("notify", "rules", *off, "--desktop") == before
    for wrong in (["--quiet", "22"], ["--remind", "5m"], ["--digest", "someday"], ["--zone", "Middle/Earth"]):
        assert cli("notify", "rules", *wrong).code == 2
    assert "22:00" not in cli("notify", "rules").out


def test_now_tells_what_is_due_once(ask: Ask, cli: Cli, server: Hook, home: Path, tmp_path: Path) -> None:
    """A job that was never backed up is a problem; it is told once."""
    cli("notify", "add", "webhook", "hook", "--url", server.url)
    settings = {"folders": [], "destinations": [str(tmp_path / "nowhere")]}
    home.joinpath("settings.json").write_text(json.dumps(settings))
    first = ask("notify", "now")
    assert [result["ok"] for result in first["sent"]] == [True]
    notices = json.loads(server.posts[0].body)["notices"]
    assert {notice["problem"] for notice in notices} == {"destination"}
    assert ask("notify", "now")["sent"] == [] and len(server.posts) == 1
    assert "nothing to tell" in cli("notify", "now").out


def test_the_digest_is_shown_and_sent(ask: Ask, cli: Cli, box: Mailbox, server: Hook) -> None:
    shown = ask("notify", "digest")
    assert shown["sent"] == [] and "Backed up: nothing" in shown["text"]
    assert "Backed up: nothing" in cli("notify", "digest").out
    assert cli("notify", "digest", "--html").out.startswith("<!DOCTYPE html>")
    assert "No channel gets digests" in cli("notify", "digest", "--now").out
    cli(*add_mail(box))
    cli("notify", "add", "webhook", "hook", "--url", server.url, "--no-digest")
    assert [result["channel"] for result in ask("notify", "digest", "--now")["sent"]] == ["team"]
    assert [result["channel"] for result in ask("notify", "digest", "--now", "--to", "hook")["sent"]] == ["hook"]
    assert len(box.mails) == len(server.posts) == 1
    assert cli("notify", "digest", "--to", "hook").code == 2


def test_a_process_that_is_killed_before_the_answer_loses_nothing(
    cli: Cli, ask: Ask, server: Hook, home: Path, tmp_path: Path, started: Callable[..., subprocess.Popen[str]]
) -> None:
    """What the server got without being able to answer is sent again, with the same id, and then no more."""
    cli("notify", "add", "webhook", "hook", "--url", server.url)
    home.joinpath("settings.json").write_text(json.dumps({"destinations": [str(tmp_path / "nowhere")]}))
    server.wait = 60
    process = started("notify", "now")
    deadline = time.monotonic() + 60
    while not server.posts and time.monotonic() < deadline:
        time.sleep(0.02)
    process.kill()
    process.wait(60)
    server.ended.set()
    assert [result["ok"] for result in ask("notify", "now")["sent"]] == [True]
    assert ask("notify", "now")["sent"] == []
    first, second = (json.loads(post.body) for post in server.posts)
    assert first["id"] == second["id"] and first["notices"] == second["notices"]
