"""Webhooks: one JSON object by POST, signed with HMAC-SHA256 if there is a secret (docs/notifications.md)."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import time
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from app import __version__
from app.notify.channels.channel import LIMIT, Deadline, network_error, not_sent, tls_context
from app.notify.message import NoticeMessage
from app.notify.secrets import is_reference, read_secret
from app.notify.settings import WebhookSettings
from app.notify.web_address import origin_of
from engine.error_codes import Code
from engine.errors import JetError

SIGNATURE = "X-ESE-Backup-Signature"
_FIRST_PAUSE = 1.0  # seconds before the second try; it doubles
_MOST_REDIRECTS = 3
_LONGEST_ANSWER = 1 << 16  # bytes that are read of an answer
_ANSWER_SHOWN = 200  # characters


class _Answer(NamedTuple):
    status: int
    reason: str
    location: str
    body: bytes


class WebhookChannel:
    """Posts messages. ``limit``: seconds for all tries together; ``pause``: seconds before the second one."""

    def __init__(self, settings: WebhookSettings, limit: float = LIMIT, pause: float = _FIRST_PAUSE) -> None:
        self.name = settings.name
        self._settings = settings
        self._limit = limit
        self._pause = pause

    def send(self, message: NoticeMessage) -> None:
        url = self._settings.url
        url = read_secret(url) if is_reference(url) else url
        secret = read_secret(self._settings.secret) if self._settings.secret else ""
        body = json.dumps(payload(message), ensure_ascii=False).encode()
        until, pause = time.monotonic() + self._limit, self._pause
        while True:
            try:
                return self._post(url, body, secret, until)
            except _Passing as failed:
                if time.monotonic() + pause >= until:
                    raise failed.error from failed.__cause__
            time.sleep(pause)
            pause *= 2

    def _post(self, url: str, body: bytes, secret: str, until: float) -> None:
        """One try; raises ``_Passing`` for what may be better a moment later."""
        origin = origin_of(url)
        for _ in range(_MOST_REDIRECTS + 1):
            where = f"the webhook at {origin_of(url)}"
            answer = self._ask(url, where, body, secret, until)
            if 200 <= answer.status < 300:
                return
            if answer.status in (307, 308) and answer.location:
                url = urljoin(url, answer.location)
                if origin_of(url) != origin:
                    raise not_sent(
                        where,
                        f"it redirects to another server, {origin_of(url)}",
                        "Use that address, if it is right.",
                    )
                continue
            raise _refusal(where, answer, shown=not is_reference(self._settings.url))
        raise not_sent(where, "it redirects in a circle", "Check the address.")

    def _ask(self, url: str, where: str, body: bytes, secret: str, until: float) -> _Answer:
        parts = urlsplit(url)
        connection = self._connection(url, until)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        with Deadline(max(until - time.monotonic(), 0.01), lambda: connection.sock) as deadline:
            try:
                connection.request("POST", target, body, headers_of(body, secret, time.time()))
                answer = connection.getresponse()
                return _Answer(
                    answer.status,
                    answer.reason,
                    answer.getheader("Location", ""),
                    answer.read(_LONGEST_ANSWER),
                )
            except (OSError, http.client.HTTPException, ValueError) as error:
                failure = network_error(where, error, over=deadline.over)
                raise (_Passing(failure) if _may_pass(error, deadline) else failure) from error
            finally:
                connection.close()

    def _connection(self, url: str, until: float) -> http.client.HTTPConnection:
        parts, left = urlsplit(url), max(until - time.monotonic(), 0.01)
        host = parts.hostname or ""
        if parts.scheme == "https":
            context = tls_context(self._settings.ca)
            return http.client.HTTPSConnection(host, parts.port, timeout=left, context=context)
        return http.client.HTTPConnection(host, parts.port, timeout=left)


class _Passing(Exception):
    """What failed, and may be better when it is tried again."""

    def __init__(self, error: JetError) -> None:
        super().__init__(error)
        self.error = error


def payload(message: NoticeMessage) -> dict[str, object]:
    """The object that is posted. ``id`` and those of the notices are the same whenever the same is sent again."""
    return {
        "version": 1,
        "id": message.id,
        "purpose": message.purpose,
        "host": message.host,
        "moment": message.moment.isoformat(),
        "severity": message.severity.name.lower(),
        "subject": message.subject,
        "text": message.text,
        "notices": [
            {
                "id": notice.id,
                "type": notice.type,
                "problem": notice.problem.type,
                "severity": notice.problem.severity.name.lower(),
                "subject": notice.problem.subject,
                "text": notice.problem.text,
                "hint": notice.problem.hint,
                "since": notice.since.isoformat(),
                "until": notice.until.isoformat() if notice.until else None,
            }
            for notice in message.notices
        ],
    }


def headers_of(body: bytes, secret: str, seconds: float) -> dict[str, str]:
    """The headers of a post at that time, with its signature if there is a secret."""
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": f"ese-backup-manager/{__version__}",
        "Connection": "close",
    }
    if secret:
        headers[SIGNATURE] = f"t={int(seconds)},v1={signature(body, secret, int(seconds))}"
    return headers


def signature(body: bytes, secret: str, seconds: int) -> str:
    """HMAC-SHA256, in hexadecimal, of ``SECONDS.BODY`` with the secret as the key."""
    return hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()


def _may_pass(error: Exception, deadline: Deadline) -> bool:
    """Connections come back, certificates and names do not within seconds."""
    return not deadline.over and isinstance(error, ConnectionError | TimeoutError | http.client.IncompleteRead)


def _refusal(where: str, answer: _Answer, *, shown: bool) -> Exception:
    """``shown``: the text of the answer is in the error; it may repeat the address."""
    said = " ".join(answer.body.decode("utf-8", "replace").split())[:_ANSWER_SHOWN] if shown else ""
    reason = f"it answered {answer.status} {answer.reason}{f': {said}' if said else ''}"
    if answer.status >= 500 or answer.status == 429:
        error = not_sent(
            where,
            reason,
            "Look into the log of the server. Problems are reported again later.",
        )
        return _Passing(error)
    if 300 <= answer.status < 400:
        return not_sent(where, reason, "Use the address that the server redirects to.")
    code = Code.FileAccessDenied if answer.status in (401, 403) else Code.ServerFailed
    return not_sent(where, reason, "Check the address, and what the server expects.", code)


__all__ = ["SIGNATURE", "WebhookChannel", "payload", "signature"]
