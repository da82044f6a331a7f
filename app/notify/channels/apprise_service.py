"""Any service that apprise knows, by its address (https://github.com/caronc/apprise/wiki).

apprise runs in a process of its own: it can be ended at the time limit, and what it logs, which may contain the
address, goes nowhere.
"""

from __future__ import annotations

import importlib.util
import json
import logging
import subprocess
import sys
from io import StringIO
from typing import Any

from app.notify.channels.channel import LIMIT, not_sent
from app.notify.message import NoticeMessage
from app.notify.secrets import read_secret
from app.notify.settings import AppriseSettings
from app.status.values import Severity
from engine.error_codes import Code
from engine.libraries import how_to_install

_ANSWER_SHOWN = 200  # characters
_KINDS = {Severity.CRITICAL: "failure", Severity.OK: "success"}


class AppriseChannel:
    """Hands messages to apprise. ``limit``: seconds until it is ended."""

    def __init__(self, settings: AppriseSettings, limit: float = LIMIT) -> None:
        self.name = settings.name
        self._settings = settings
        self._limit = limit

    def send(self, message: NoticeMessage) -> None:
        if importlib.util.find_spec("apprise") is None:
            raise Code.FeatureNotAvailable.error(
                "This channel needs the Python package apprise, which is not installed.",
                hint=how_to_install("notify"),
            )
        where = f"the service of the channel {self.name}"
        given = {
            "url": read_secret(self._settings.url),
            "title": message.subject,
            "body": message.text,
            "kind": _KINDS.get(message.severity, "warning"),
        }
        try:
            ended = subprocess.run(
                [sys.executable, "-m", __name__],
                input=json.dumps(given).encode(),
                capture_output=True,
                timeout=self._limit,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise not_sent(where, "it did not answer in time", "Check the network. It is tried again.") from error
        answer: dict[str, Any] = {"known": True, "sent": False, "why": ""}
        if ended.returncode == 0:
            answer = json.loads(ended.stdout)
        if not answer["known"]:
            raise Code.InvalidParameter.error(
                f"apprise does not know the address of the channel {self.name}.",
                hint="Store the address again. apprise's documentation lists the services and their addresses.",
            )
        if not answer["sent"]:
            reason = " ".join(answer["why"].split())[:_ANSWER_SHOWN] or "apprise gives no reason"
            raise not_sent(
                where,
                reason,
                "Check the address. Problems are reported again later.",
            )


def _deliver(given: dict[str, str]) -> dict[str, object]:
    """In the process of its own: what came of it, for :meth:`AppriseChannel.send`."""
    import apprise

    said = StringIO()
    logging.basicConfig(stream=said, level=logging.WARNING, format="%(message)s")
    service = apprise.Apprise()
    if not service.add(given["url"]):
        return {"known": False, "sent": False, "why": ""}
    sent = service.notify(
        title=given["title"],
        body=given["body"],
        notify_type=apprise.NotifyType(given["kind"]),
        body_format=apprise.NotifyFormat.TEXT,
    )
    return {"known": True, "sent": bool(sent), "why": said.getvalue()}


if __name__ == "__main__":
    print(json.dumps(_deliver(json.load(sys.stdin))))
