"""The channels: a class each with ``send``.

Whoever is not one of them imports this package, never a part of it: while one thread loads the package and another
a part, Python ends the deadlock by handing one of them a module that is half made.
"""

from __future__ import annotations

from app.notify.channels.channel import LIMIT, Channel, not_sent
from app.notify.settings import (
    AppriseSettings,
    ChannelSettings,
    EventLogSettings,
    MailSettings,
    SyslogSettings,
    WebhookSettings,
)

__all__ = ["LIMIT", "Channel", "channel_of", "not_sent"]


def channel_of(settings: ChannelSettings) -> Channel:
    """The channel that they describe; nothing is opened yet. Only its module is loaded."""
    match settings:
        case MailSettings():
            from app.notify.channels.mail import MailChannel

            return MailChannel(settings)
        case WebhookSettings():
            from app.notify.channels.webhook import WebhookChannel

            return WebhookChannel(settings)
        case AppriseSettings():
            from app.notify.channels.apprise_service import AppriseChannel

            return AppriseChannel(settings)
        case SyslogSettings():
            from app.notify.channels.syslog import SyslogChannel

            return SyslogChannel(settings)
        case EventLogSettings():
            from app.notify.channels.windows_event_log import EventLogChannel

            return EventLogChannel(settings)
