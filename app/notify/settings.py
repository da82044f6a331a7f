"""What channels there are and how each is reached, as values; :mod:`app.notify.file` reads and writes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.utils import parseaddr
from enum import StrEnum
from typing import ClassVar

from app.notify.decide import Rules
from app.status.values import Severity
from engine.errors import JetError

DESKTOP = "desktop"
"""The channel of the window; no other one has this name."""


class Tls(StrEnum):
    """How a connection to a mail server is protected."""

    STARTTLS = "starttls"
    IMPLICIT = "implicit"
    NONE = "none"

    @property
    def port(self) -> int:
        return {Tls.STARTTLS: 587, Tls.IMPLICIT: 465, Tls.NONE: 25}[self]


@dataclass(frozen=True)
class ChannelBase:
    """What all channels have: a unique ``name``, the ``least`` severity that they are told, and whether they
    get the digest."""

    type: ClassVar[str]
    name: str
    least: Severity = field(default=Severity.WARNING, kw_only=True)
    digest: bool = field(default=True, kw_only=True)


@dataclass(frozen=True)
class MailSettings(ChannelBase):
    """A mail server. ``port`` 0 is that of ``tls``; ``password`` names a secret; ``ca`` is a file of certificates
    that are trusted instead of the system's."""

    type: ClassVar[str] = "mail"
    host: str
    sender: str
    to: tuple[str, ...]
    tls: Tls = Tls.STARTTLS
    port: int = 0
    user: str = ""
    password: str = ""
    ca: str = ""

    @property
    def sender_address(self) -> str:
        """The address alone, without a name."""
        return parseaddr(self.sender)[1]


@dataclass(frozen=True)
class WebhookSettings(ChannelBase):
    """A server that gets JSON. ``url`` may name a secret; ``secret`` names the one that signs, empty for none."""

    type: ClassVar[str] = "webhook"
    url: str
    secret: str = ""
    ca: str = ""


@dataclass(frozen=True)
class AppriseSettings(ChannelBase):
    """A service that apprise knows. ``url`` names a secret, since such an address contains its password."""

    type: ClassVar[str] = "apprise"
    url: str


@dataclass(frozen=True)
class SyslogSettings(ChannelBase):
    """The journal of systemd, or syslog where it does not run. ``socket`` is another one than the system's."""

    type: ClassVar[str] = "syslog"
    socket: str = ""


@dataclass(frozen=True)
class EventLogSettings(ChannelBase):
    """The Application log of Windows."""

    type: ClassVar[str] = "eventlog"


ChannelSettings = MailSettings | WebhookSettings | AppriseSettings | SyslogSettings | EventLogSettings
TYPES: tuple[type[ChannelSettings], ...] = (
    MailSettings,
    WebhookSettings,
    AppriseSettings,
    SyslogSettings,
    EventLogSettings,
)


@dataclass(frozen=True)
class WrongChannel:
    """A channel that the file describes wrongly: the others work."""

    name: str
    error: JetError = field(compare=False)


@dataclass(frozen=True)
class Notifications:
    """The contents of the file. ``desktop``: the window shows notifications of its own."""

    rules: Rules = field(default_factory=Rules)
    desktop: bool = True
    channels: tuple[ChannelSettings, ...] = ()
    wrong: tuple[WrongChannel, ...] = ()

    def named(self, name: str) -> ChannelSettings | None:
        return next((channel for channel in self.channels if channel.name == name), None)
