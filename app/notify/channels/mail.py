"""Mail, by SMTP: with TLS from the start or by STARTTLS, never without it where that was not asked for."""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import NoReturn

from app.notify.channels.channel import LIMIT, Deadline, network_error, not_sent, tls_context
from app.notify.message import PROGRAM, NoticeMessage
from app.notify.secrets import read_secret
from app.notify.settings import MailSettings, Tls
from engine.error_codes import Code
from engine.errors import JetError

_AT_SERVER = "Look into the log of the mail server, and check the addresses. Problems are reported again later."


class MailChannel:
    """Sends messages to all recipients in one mail. ``limit``: seconds for all of it."""

    def __init__(self, settings: MailSettings, limit: float = LIMIT) -> None:
        self.name = settings.name
        self._settings = settings
        self._limit = limit
        self._where = f"{settings.host}:{settings.port or settings.tls.port}"

    def send(self, message: NoticeMessage) -> None:
        mail = composed(message, self._settings)
        password = read_secret(self._settings.password) if self._settings.password else ""
        client = self._client()
        with Deadline(self._limit, lambda: client.sock) as deadline:
            try:
                refused = self._talk(client, mail, password, deadline)
            except (OSError, smtplib.SMTPException, EOFError, ValueError) as error:
                self._failed(error, over=deadline.over)
            finally:
                client.close()
        if refused:
            who = ", ".join(f"{address} ({_said(answer)})" for address, answer in refused.items())
            raise Code.FileAccessDenied.error(
                f"{self._where} refused some of the recipients: {who}. The others got the message.",
                hint="Correct these addresses, or remove them.",
                delivered=True,
            )

    def _client(self) -> smtplib.SMTP:
        own = socket.gethostname() or "localhost"
        if self._settings.tls is Tls.IMPLICIT:
            context = tls_context(self._settings.ca)
            return smtplib.SMTP_SSL(timeout=self._limit, local_hostname=own, context=context)
        return smtplib.SMTP(timeout=self._limit, local_hostname=own)

    def _talk(
        self, client: smtplib.SMTP, mail: EmailMessage, password: str, deadline: Deadline
    ) -> dict[str, tuple[int, bytes]]:
        settings = self._settings
        client._host = settings.host  # type: ignore[attr-defined]  # whose certificate is checked: only the constructor sets it
        code, answer = client.connect(settings.host, settings.port or settings.tls.port)
        if code != 220:
            raise smtplib.SMTPConnectError(code, answer)
        _ = deadline.left
        if settings.tls is Tls.STARTTLS:
            client.starttls(context=tls_context(settings.ca))
        if settings.user:
            client.login(settings.user, password)
        refused = client.send_message(mail, settings.sender_address, list(settings.to))
        with contextlib.suppress(OSError, smtplib.SMTPException):
            client.quit()  # the message was accepted
        return refused

    def _failed(self, error: Exception, *, over: bool) -> NoReturn:
        where, raised = self._where, _refusal(self._where, error)
        raise (network_error(where, error, over=over) if over or raised is None else raised) from error


def composed(message: NoticeMessage, settings: MailSettings) -> EmailMessage:
    """The mail. Nothing in a message can add a header: lines end where the policy of SMTP puts their ends."""
    mail = EmailMessage(SMTP)
    mail["From"] = settings.sender
    mail["To"] = ", ".join(settings.to)
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(message.moment)
    domain = settings.sender_address.rpartition("@")[2]
    mail["Message-ID"] = f"<{message.id}.{settings.name}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Mailer"] = PROGRAM
    mail["X-ESE-Backup-Severity"] = message.severity.name.lower()
    mail.set_content(message.text)
    mail.add_alternative(message.html, subtype="html")
    return mail


def _refusal(where: str, error: Exception) -> JetError | None:
    """What the server answered, or could not be asked; None where the connection is what failed."""
    match error:
        case ssl.SSLError():  # one of certificates is a ValueError, too
            return None
        case smtplib.SMTPAuthenticationError():
            return Code.FileAccessDenied.error(
                f"The message was not sent to {where}: it refused the user name or the password.",
                hint="Correct the user name, or store the password again.",
            )
        case smtplib.SMTPNotSupportedError():
            reason = f"it does not offer what is needed: {error}"
            return not_sent(
                where, reason, "Check the port and tls. Nothing is sent without the TLS that was chosen."
            )
        case smtplib.SMTPRecipientsRefused():
            who = ", ".join(f"{address} ({_said(answer)})" for address, answer in error.recipients.items())
            return not_sent(where, f"it refused all recipients: {who}", _AT_SERVER, Code.FileAccessDenied)
        case smtplib.SMTPResponseException():
            reason = f"it answered {error.smtp_code} {_text(error.smtp_error)}".rstrip()
            return not_sent(where, reason, _AT_SERVER)
        case UnicodeError() | ValueError():
            return Code.InvalidParameter.error(
                f"The message was not sent to {where}: {error}.", hint="Correct the addresses of the channel."
            )
    return None


def _said(answer: tuple[int, bytes]) -> str:
    return f"{answer[0]} {_text(answer[1])}".rstrip()


def _text(answer: bytes | str) -> str:
    return (answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer).replace("\n", " ")[:200]
