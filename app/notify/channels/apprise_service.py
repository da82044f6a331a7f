"""Any service that apprise knows, by its address (https://github.com/caronc/apprise/wiki)."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from io import StringIO

from app.notify.channels.channel import LIMIT, not_sent
from app.notify.message import Message
from app.notify.secrets import read_secret
from app.notify.settings import AppriseSettings
from app.status.values import Severity
from engine.error_codes import Code

_ANSWER_SHOWN = 200  # characters


class AppriseChannel:
    """Hands messages to apprise. ``limit``: seconds to wait for it."""

    def __init__(self, settings: AppriseSettings, limit: float = LIMIT) -> None:
        self.name = settings.name
        self._settings = settings
        self._limit = limit

    def send(self, message: Message) -> None:
        try:
            import apprise
        except ImportError as error:
            raise Code.FeatureNotAvailable.error(
                "This channel needs the Python package apprise, which is not installed.",
                hint="Install it: pip install 'ese-backup-manager[notify]'.",
            ) from error
        service = apprise.Apprise()
        where = f"the service of the channel {self.name}"
        if not service.add(read_secret(self._settings.url)):
            raise Code.InvalidParameter.error(
                f"apprise does not know the address of the channel {self.name}.",
                hint="Store the address again. apprise's documentation lists the services and their addresses.",
            )
        kind = {Severity.CRITICAL: apprise.NotifyType.FAILURE, Severity.OK: apprise.NotifyType.SUCCESS}.get(
            message.severity, apprise.NotifyType.WARNING
        )
        pool = ThreadPoolExecutor(1, thread_name_prefix="apprise")
        try:
            with apprise.LogCapture(level=logging.WARNING, fmt="%(message)s") as said:  # type: ignore[no-untyped-call]
                sent = pool.submit(
                    service.notify,
                    title=message.subject,
                    body=message.text,
                    notify_type=kind,
                    body_format=apprise.NotifyFormat.TEXT,
                ).result(self._limit)
                why = said.getvalue() if isinstance(said, StringIO) else ""
        except NotInTime as error:
            raise not_sent(where, "it did not answer in time", "Check the network. It is tried again.") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        if not sent:
            reason = " ".join(why.split())[:_ANSWER_SHOWN] or "apprise gives no reason"
            raise not_sent(where, reason, "Check the address. It is tried again, with growing pauses.")
