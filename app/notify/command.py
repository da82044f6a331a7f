"""The command line that adds a channel, for the window that has just made one."""

from __future__ import annotations

from collections.abc import Collection

from app.notify.secrets import FILE
from app.notify.settings import (
    AppriseSettings,
    ChannelSettings,
    EventLogSettings,
    MailSettings,
    SyslogSettings,
    Tls,
    WebhookSettings,
)
from app.operations.key_files import KEYRING
from app.status.values import Severity


def add_arguments(channel: ChannelSettings, asked: Collection[str] = ()) -> list[str]:
    """What follows ``ese-backup`` to add ``channel``. ``asked`` are the fields of secrets that the command is to
    ask for, since they are nowhere yet."""
    return [
        *("notify", "add", channel.type, channel.name),
        *_own(channel, asked),
        *(["--least", channel.least.name.lower()] if channel.least is not Severity.WARNING else []),
        *([] if channel.digest else ["--no-digest"]),
    ]


def _own(channel: ChannelSettings, asked: Collection[str]) -> list[str]:
    match channel:
        case MailSettings():
            return [
                *("--host", channel.host, "--from", channel.sender),
                *(word for address in channel.to for word in ("--to", address)),
                *(["--tls", channel.tls.value] if channel.tls is not Tls.STARTTLS else []),
                *(["--port", str(channel.port)] if channel.port else []),
                *_option("--user", channel.user),
                *([] if "password" in asked or not channel.user else _secret("password", channel.password)),
                *_option("--ca", channel.ca),
            ]
        case WebhookSettings():
            signs = ["--sign"] if "secret" in asked else _secret("secret", channel.secret)
            return [*_secret("url", channel.url), *signs, *_option("--ca", channel.ca)]
        case AppriseSettings():
            return [] if "url" in asked else _secret("url", channel.url)
        case SyslogSettings():
            return _option("--socket", channel.socket)
        case EventLogSettings():
            return []


def _option(name: str, value: str) -> list[str]:
    return [name, value] if value else []


def _secret(name: str, reference: str) -> list[str]:
    """Where the secret is; an address may be no secret."""
    if reference.startswith(KEYRING):
        return [f"--{name}-name", reference.removeprefix(KEYRING)]
    if reference.startswith(FILE):
        return [f"--{name}-file", reference.removeprefix(FILE)]
    return _option(f"--{name}", reference)
