"""Webhooks reach a real HTTP server: signed, tried again where that helps, and never sent to another server."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from app.notify.channels.apprise_service import AppriseChannel
from app.notify.channels.webhook import SIGNATURE, WebhookChannel
from app.notify.decide import Notice, NoticeType
from app.notify.message import NoticeMessage, check_message, problems_message
from app.notify.settings import AppriseSettings, WebhookSettings
from app.status.values import ProblemType, Severity, StatusProblem
from engine.error_codes import Code
from engine.errors import JetError
from tests.builders.certificates import make_certificates
from tests.servers.ports import dead_port
from tests.servers.receivers import Hook, hook, talking

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
WAIT = 60.0
SECRET = "s3cret of the hook"


@pytest.fixture
def server() -> Iterator[Hook]:
    with hook() as target:
        yield target


def private(path: Path, text: str) -> str:
    path.write_text(text)
    path.chmod(0o600)
    return f"file:{path}"


def alarm() -> NoticeMessage:
    problem = StatusProblem(ProblemType.TOO_OLD, Severity.CRITICAL, "DHCP", "It is 3 days old ✓.", "Back it up.")
    over = StatusProblem(ProblemType.DESTINATION, Severity.WARNING, "/backups", "It is not available.")
    notices = [
        Notice(NoticeType.ALARM, problem, NOW, None, "n1"),
        Notice(NoticeType.RECOVERY, over, NOW, NOW, "n2"),
    ]
    return problems_message(notices, "host1", "hook", NOW)


def channel(url: str, limit: float = 5.0, pause: float = 0.05, **more: str) -> WebhookChannel:
    return WebhookChannel(replace(WebhookSettings("hook", url), **more), limit=limit, pause=pause)  # type: ignore[arg-type]


def one_try(url: str) -> WebhookChannel:
    """What fails at once is not tried again, and has all the time that a busy machine needs."""
    return channel(url, limit=WAIT, pause=WAIT)


def refused(sender: WebhookChannel | AppriseChannel) -> JetError:
    with pytest.raises(JetError) as raised:
        sender.send(alarm())
    assert raised.value.hint
    return raised.value


def test_a_message_arrives_as_json(server: Hook) -> None:
    channel(f"{server.url}/hooks/x?y=1").send(alarm())
    (post,) = server.posts
    assert post.path == "/hooks/x?y=1" and post.headers["Content-Type"] == "application/json; charset=utf-8"
    assert SIGNATURE not in post.headers
    body = json.loads(post.body)
    assert (body["version"], body["purpose"], body["host"], body["severity"]) == (
        1,
        "problems",
        "host1",
        "critical",
    )
    assert body["subject"] == "[host1] Critical: 1 problem, 1 over: DHCP, /backups"
    assert body["notices"][0] == {
        "id": "n1",
        "type": "alarm",
        "problem": "too-old",
        "severity": "critical",
        "subject": "DHCP",
        "text": "It is 3 days old ✓.",
        "hint": "Back it up.",
        "since": NOW.isoformat(),
        "until": None,
    }
    assert body["notices"][1]["type"] == "recovery" and body["notices"][1]["until"] == NOW.isoformat()


def test_the_signature_can_be_checked_as_documented(server: Hook, tmp_path: Path) -> None:
    channel(server.url, secret=private(tmp_path / "secret", SECRET + "\n")).send(alarm())
    (post,) = server.posts
    fields = dict(part.split("=", 1) for part in post.headers[SIGNATURE].split(","))
    expected = hmac.new(SECRET.encode(), fields["t"].encode() + b"." + post.body, hashlib.sha256).hexdigest()
    assert hmac.compare_digest(fields["v1"], expected)
    assert abs(int(fields["t"]) - time.time()) < 60
    assert SECRET.encode() not in post.body


def test_an_address_that_is_a_secret_comes_from_its_file_and_is_in_no_error(server: Hook, tmp_path: Path) -> None:
    url = private(tmp_path / "url", f"{server.url}/services/T0/B0/hunter2")
    channel(url).send(check_message("host1", "hook", NOW))
    assert server.posts[0].path.endswith("hunter2") and json.loads(server.posts[0].body)["purpose"] == "test"
    server.answers = [(404, {})]
    error = refused(channel(url))
    assert "404" in error.message and "hunter2" not in str(error) + error.hint


def test_what_may_pass_is_tried_again_and_what_may_not_is_not(server: Hook) -> None:
    server.answers = [(500, {}), (503, {}), (200, {})]
    channel(server.url).send(alarm())
    assert len(server.posts) == 3 and len({json.loads(post.body)["id"] for post in server.posts}) == 1
    for status, code in ((400, Code.ServerFailed), (401, Code.FileAccessDenied), (403, Code.FileAccessDenied)):
        server.posts.clear()
        server.answers = [(status, {})]
        error = refused(channel(server.url))
        assert error.code is code and f"{status} " in error.message and error.message.endswith(": no /.")
        assert len(server.posts) == 1


def test_a_server_that_keeps_failing_ends_within_the_limit(server: Hook) -> None:
    server.answers = [(500, {})]
    began = time.monotonic()
    error = refused(channel(server.url, limit=3))
    assert "500" in error.message and len(server.posts) >= 3
    assert time.monotonic() - began < 30


def test_a_slow_server_ends_within_the_limit(server: Hook) -> None:
    server.wait = 60
    began = time.monotonic()
    assert "did not answer in time" in refused(channel(server.url, limit=0.4)).message
    assert time.monotonic() - began < 30


def test_redirects_stay_on_their_server(server: Hook) -> None:
    server.answers = [(307, {"Location": "/other"}), (200, {})]
    channel(server.url).send(alarm())
    assert [post.path for post in server.posts] == ["/", "/other"] and server.posts[0].body == server.posts[1].body
    with hook() as other:
        server.posts.clear()
        server.answers = [(308, {"Location": f"{other.url}/x"})]
        error = refused(channel(server.url))
        assert "redirects to another server" in error.message
        assert len(server.posts) == 1 and not other.posts
    for status, location in ((307, "/again"), (302, "/x")):
        server.posts.clear()
        server.answers = [(status, {"Location": location})]
        assert "redirects" in refused(channel(server.url)).message + refused(channel(server.url)).hint


def test_tls_is_checked(tmp_path: Path) -> None:
    certificates = make_certificates(tmp_path)
    with hook(certificates.good) as target:
        channel(target.url, ca=str(certificates.ca)).send(alarm())
        assert len(target.posts) == 1
        error = refused(channel(target.url))
        assert error.code is Code.ServerFailed and "certificate is not valid" in error.message
    with hook(certificates.other) as target:
        assert "certificate is not valid" in refused(channel(target.url, ca=str(certificates.ca))).message
        assert not target.posts


def babbles(connection: socket.socket, ended: threading.Event) -> None:
    connection.recv(1 << 16)
    connection.sendall(b"220 mail.example ESMTP\r\n")


def drips(connection: socket.socket, ended: threading.Event) -> None:
    connection.recv(1 << 16)
    for byte in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200:
        connection.sendall(bytes([byte]))
        if ended.wait(0.05):
            return


def leaves(connection: socket.socket, ended: threading.Event) -> None:
    connection.recv(1 << 16)


@pytest.mark.parametrize(
    ("say", "sender", "said"),
    [
        (babbles, one_try, "not HTTP"),
        (drips, partial(channel, limit=0.5), "in time"),
        (leaves, one_try, "connection was lost"),
    ],
)
def test_wrong_answers_are_failures(say: object, sender: Callable[[str], WebhookChannel], said: str) -> None:
    with talking(say) as port:  # type: ignore[arg-type]
        assert said in refused(sender(f"http://127.0.0.1:{port}/")).message


def test_nobody_there() -> None:
    with dead_port() as port:
        assert "the connection was refused" in refused(one_try(f"http://127.0.0.1:{port}/")).message


# ---- apprise


def test_apprise_delivers_and_says_why_it_does_not(server: Hook, tmp_path: Path) -> None:
    url = private(tmp_path / "url", server.url.replace("http://", "json://") + "/apprise")
    service = AppriseChannel(AppriseSettings("chat", url))
    service.send(alarm())
    (post,) = server.posts
    body = json.loads(post.body)
    assert body["title"].startswith("[host1] Critical") and "It is 3 days old" in body["message"]
    assert body["type"] == "failure"
    server.answers = [(500, {})]
    assert "500" in refused(service).message
    assert "in time" in refused(AppriseChannel(AppriseSettings("chat", url), limit=0.1)).message
    unknown = AppriseChannel(AppriseSettings("chat", private(tmp_path / "odd", "nothing://hunter2")))
    error = refused(unknown)
    assert "does not know the address" in error.message and "hunter2" not in str(error)
