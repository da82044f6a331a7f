"""Mail arrives at a real SMTP server, or says why not; nothing is sent without the TLS that was chosen."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from app.notify.channels.channel import Deadline
from app.notify.channels.mail import MailChannel, composed
from app.notify.decide import Notice, NoticeType
from app.notify.message import NoticeMessage, check_message, problems_message
from app.notify.settings import MailSettings, Tls
from app.status.values import ProblemType, Severity, StatusProblem
from engine.error_codes import Code
from engine.errors import JetError
from tests.builders.certificates import Certificates, make_certificates
from tests.servers.ports import dead_port
from tests.servers.receivers import PASSWORD, USER, Mailbox, mailbox, talking

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
WAIT = 60.0
SENDER, TO = "Sicherung Küche <backup@example.org>", ("a@example.org", "b@example.org")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def plain() -> Iterator[Mailbox]:
    with mailbox() as box:
        yield box


@pytest.fixture
def secret(tmp_path: Path) -> str:
    path = tmp_path / "password"
    path.write_text(PASSWORD)
    path.chmod(0o600)
    return f"file:{path}"


def settings(port: int, tls: Tls = Tls.NONE, **more: object) -> MailSettings:
    return replace(MailSettings("team", "127.0.0.1", SENDER, TO, tls, port), **more)  # type: ignore[arg-type]


def alarm(text: str = "The newest backup is 3 days old.", subject: str = "DHCP") -> NoticeMessage:
    problem = StatusProblem(ProblemType.TOO_OLD, Severity.CRITICAL, subject, text, "Back it up.")
    return problems_message([Notice(NoticeType.ALARM, problem, NOW, None, "n1")], "host1", "team", NOW)


def refused(channel: MailChannel, message: NoticeMessage | None = None) -> JetError:
    with pytest.raises(JetError) as raised:
        channel.send(message or alarm())
    assert raised.value.hint and "127.0.0.1" in raised.value.message
    return raised.value


def test_a_mail_arrives_with_its_headers_and_both_bodies(plain: Mailbox) -> None:
    plain.mails.clear()
    MailChannel(settings(plain.port)).send(alarm("<b>7 > 5</b> ✓"))
    (mail,) = plain.mails
    assert plain.recipients[-1] == list(TO)
    assert mail["From"] == SENDER and mail["To"] == ", ".join(TO)
    assert mail["Subject"] == "[host1] Critical: DHCP: <b>7 > 5</b> ✓"
    assert parsedate_to_datetime(mail["Date"]) == NOW
    assert mail["Message-ID"].endswith(".team@example.org>") and mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-ESE-Backup-Severity"] == "critical"
    assert mail.get_content_type() == "multipart/alternative"
    text, html = (part.get_content() for part in mail.iter_parts())
    assert "Critical: DHCP" in text and "What to do: Back it up." in text and "<b>7 > 5</b> ✓" in text
    assert "&lt;b&gt;7 &gt; 5&lt;/b&gt; ✓" in html and "<b>7" not in html


def test_the_same_message_has_the_same_id_and_another_one_another(plain: Mailbox) -> None:
    ids = [composed(message, settings(1))["Message-ID"] for message in (alarm(), alarm(), check(0), check(1))]
    assert ids[0] == ids[1] and len(set(ids)) == 3


def check(second: int) -> NoticeMessage:
    return check_message("host1", "team", NOW.replace(second=second))


def test_no_name_adds_a_header_or_a_recipient(plain: Mailbox) -> None:
    plain.mails.clear()
    evil = "x\r\nBcc: victim@example.org\r\n\r\n.\r\nMAIL FROM:<evil@example.org>\r\n"
    MailChannel(settings(plain.port)).send(alarm(evil, evil))
    (mail,) = plain.mails
    assert plain.recipients[-1] == list(TO)
    assert mail["Bcc"] is None and "\\r\\nBcc: victim" in mail["Subject"]
    assert sorted(set(mail.keys())) == sorted(
        {
            *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Mailer"),
            *("X-ESE-Backup-Severity", "MIME-Version", "Content-Type", "X-Peer", "X-MailFrom", "X-RcptTo"),
        }
        & set(mail.keys())
    )


@pytest.mark.expect_error_logs("SMTP session exception")  # of the server, when the client leaves
@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # TLS is there from the start
@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.IMPLICIT])
def test_tls_with_a_password_and_a_certificate_of_our_own(
    certificates: Certificates, secret: str, tls: Tls
) -> None:
    with mailbox(certificates.good, implicit=tls is Tls.IMPLICIT, password=True) as box:
        good = settings(box.port, tls, user=USER, password=secret, ca=str(certificates.ca))
        MailChannel(good).send(alarm())
        assert box.secure == [True]
        unknown = refused(MailChannel(replace(good, ca="")))
        assert unknown.code is Code.ServerFailed and "certificate is not valid" in unknown.message
        denied = refused(MailChannel(replace(good, user="other")))
        assert denied.code is Code.FileAccessDenied and "user name or the password" in denied.message
        assert PASSWORD not in str(denied) + denied.hint
        assert len(box.mails) == 1


@pytest.mark.expect_error_logs("SMTP session exception")  # of the server, when the client leaves
@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.IMPLICIT])
def test_a_certificate_for_another_name_is_refused(certificates: Certificates, tls: Tls) -> None:
    with mailbox(certificates.other, implicit=tls is Tls.IMPLICIT) as box:
        error = refused(MailChannel(settings(box.port, tls, ca=str(certificates.ca))))
        assert "certificate is not valid" in error.message and "127.0.0.1" in error.message
        assert not box.mails


def test_nothing_is_sent_without_the_tls_that_was_chosen(plain: Mailbox) -> None:
    plain.mails.clear()
    stripped = refused(MailChannel(settings(plain.port, Tls.STARTTLS)))
    assert "STARTTLS" in stripped.message
    assert "TLS" in refused(MailChannel(settings(plain.port, Tls.IMPLICIT), limit=WAIT)).message
    assert not plain.mails


def test_all_recipients_refused_is_a_failure_and_some_are_a_warning(plain: Mailbox) -> None:
    plain.mails.clear()
    try:
        plain.refuse = set(TO)
        error = refused(MailChannel(settings(plain.port)))
        assert "There is no such mailbox" in error.message and not error.context.get("delivered")
        plain.refuse = {TO[0]}
        partly = refused(MailChannel(settings(plain.port)))
        assert partly.context["delivered"] and TO[0] in partly.message and TO[1] not in partly.message
        assert plain.recipients[-1] == [TO[1]]
    finally:
        plain.refuse = set()


def test_a_mail_that_is_not_taken_says_what_the_server_said(plain: Mailbox) -> None:
    try:
        plain.answer = "452 4.3.1 Insufficient system storage"
        assert "452 4.3.1 Insufficient system storage" in refused(MailChannel(settings(plain.port))).message
    finally:
        plain.answer = "250 OK"


def test_a_server_that_is_slow_has_its_limit(plain: Mailbox) -> None:
    try:
        plain.wait = 60
        began = time.monotonic()
        error = refused(MailChannel(settings(plain.port), limit=0.3))
        assert "did not answer in time" in error.message and time.monotonic() - began < 30
    finally:
        plain.wait = 0.0


def test_a_limit_is_over_when_its_time_has_passed() -> None:
    """Whether or not its own thread has noticed: a timeout of the socket may come first."""
    assert Deadline(0, lambda: None).over
    assert not Deadline(60, lambda: None).over


def drips(connection: socket.socket, ended: threading.Event) -> None:
    """A greeting that never ends, a byte at a time: no timeout of a socket notices."""
    for byte in b"220-" + b"x" * 200:
        connection.sendall(bytes([byte]))
        if ended.wait(0.3):
            return


def drops_in_data(connection: socket.socket, ended: threading.Event) -> None:
    connection.sendall(b"220 hello\r\n")
    heard = b""
    while b"\r\ndata\r\n" not in heard:
        heard += connection.recv(4096)
        connection.sendall(b"354 go on\r\n" if b"\r\ndata\r\n" in heard else b"250 OK\r\n")
    connection.recv(10)


def babbles(connection: socket.socket, ended: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def test_a_server_that_drips_has_its_limit() -> None:
    with talking(drips) as port:
        began = time.monotonic()
        assert "did not answer in time" in refused(MailChannel(settings(port), limit=0.5)).message
        assert time.monotonic() - began < 30


def test_a_connection_lost_in_the_data_is_a_failure() -> None:
    with talking(drops_in_data) as port:
        assert "connection was lost" in refused(MailChannel(settings(port), limit=WAIT)).message


def test_what_is_no_mail_server_is_a_failure() -> None:
    with talking(babbles) as port:
        refused(MailChannel(settings(port), limit=WAIT))
    with dead_port() as port:
        assert "refused" in refused(MailChannel(settings(port), limit=WAIT)).message


def test_a_name_that_is_not_known_and_a_file_that_is_no_certificate(tmp_path: Path) -> None:
    with pytest.raises(JetError, match="name of the server is not known"):
        MailChannel(replace(settings(25), host="mail.invalid"), limit=WAIT).send(alarm())
    (tmp_path / "ca.pem").write_text("nothing")
    with pytest.raises(JetError, match=r"ca\.pem contains no certificate"):
        MailChannel(settings(1, Tls.IMPLICIT, ca=str(tmp_path / "ca.pem"))).send(alarm())
