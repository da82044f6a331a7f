"""A channel as a table of the file, and back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from app.notify.secrets import is_reference
from app.notify.settings import TYPES, AppriseSettings, ChannelSettings, MailSettings, Tls, WebhookSettings
from app.notify.web_address import origin_of
from app.status.values import Severity
from engine.errors import JetError

_WRITTEN = {"sender": "from"}
"""Fields whose names in the file differ."""
_LEAST = {severity.name.lower(): severity for severity in (Severity.WARNING, Severity.UNKNOWN, Severity.CRITICAL)}
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def channel_from(name: str, table: object) -> ChannelSettings:
    """The channel; raises ``ValueError`` that says what is wrong with it."""
    if not isinstance(table, Mapping):
        raise ValueError("it is not a table")
    types = {each.type: each for each in TYPES}
    if table.get("type") not in types:
        raise ValueError(f"type is not one of {', '.join(types)}")
    kind = types[table["type"]]
    known = {_WRITTEN.get(field.name, field.name): field for field in fields(kind) if field.name != "name"}
    for key in table:
        if key != "type" and key not in known:
            raise ValueError(f"a {kind.type} channel has no {key!r}; it has {', '.join(known)}")
    values: dict[str, Any] = {}
    for key, field in known.items():
        if key in table:
            try:
                values[field.name] = _READERS[field.name](table[key])
            except (TypeError, KeyError) as error:
                raise ValueError(f"{key} = {table[key]!r} is not valid") from error
            except ValueError as error:
                raise ValueError(f"{key}: {error}") from error
        elif field.default is MISSING:
            raise ValueError(f"{key} is missing")
    channel = kind(name, **values)
    check_channel_settings(channel)
    return channel


def table_of(channel: ChannelSettings) -> dict[str, object]:
    """The table: what differs from the defaults."""
    table: dict[str, object] = {"type": channel.type}
    for field in fields(channel):
        value = getattr(channel, field.name)
        if field.name == "name" or value == field.default:
            continue
        table[_WRITTEN.get(field.name, field.name)] = _written(value)
    return table


def channel_body(channel: ChannelSettings) -> dict[str, object]:
    """The channel for programs: its name and its table with what is always told."""
    always = {"least": channel.least.name.lower(), "digest": channel.digest}
    return {"name": channel.name, **table_of(channel), **always}


def check_channel_settings(channel: ChannelSettings) -> None:
    """Raises ``ValueError`` for what does not fit together, or would give a secret away."""
    match channel:
        case MailSettings():
            if "@" not in channel.sender_address:
                raise ValueError(f"from: {channel.sender!r} is not an address")
            if channel.password and channel.tls is Tls.NONE and channel.host not in _LOOPBACK:
                raise ValueError("a password is not sent without TLS; use starttls or implicit")
            if channel.user and not channel.password:
                raise ValueError("there is a user and no password; write keyring:NAME or file:PATH")
            if channel.password and not channel.user:
                raise ValueError("there is a password and no user")
        case WebhookSettings() if not is_reference(channel.url):
            try:
                origin_of(channel.url)
            except JetError as error:
                raise ValueError(f"url: {error.message} {error.hint}") from error
        case AppriseSettings() if not is_reference(channel.url):
            raise ValueError("url: such an address contains a secret; write keyring:NAME or file:PATH")


def _written(value: object) -> object:
    if isinstance(value, Severity):
        return value.name.lower()
    if isinstance(value, Tls):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError("not a text")
    if any(unicodedata.category(character) == "Cc" for character in value):
        raise ValueError("it contains control characters")
    return str(value)


def _secret(value: object) -> str:
    text = _text(value)
    if not is_reference(text):
        raise ValueError("a secret is not written here; write keyring:NAME or file:PATH")
    return text


def _addresses(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise TypeError("not a list")
    found = tuple(map(_text, value))
    for address in found:
        if not all(address.rpartition("@")) or any(mark in address for mark in ' ,;<>"'):
            raise ValueError(f"{address!r} is not an address alone, as admin@example.org")
    return found


def _port(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 65535:
        raise TypeError("not a port")
    return int(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("not true or false")
    return value


def _absolute(value: object) -> str:
    text = _text(value)
    if not Path(text).is_absolute():
        raise ValueError("it is not an absolute path")
    return text


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "least": _LEAST.__getitem__,
    "digest": _flag,
    "host": _text,
    "sender": _text,
    "to": _addresses,
    "tls": Tls,
    "port": _port,
    "user": _text,
    "password": _secret,
    "ca": _absolute,
    "url": _text,
    "secret": _secret,
    "socket": _absolute,
}
FIELDS = frozenset({"type", *(_WRITTEN.get(name, name) for name in _READERS)})
"""All keys of the tables of channels."""
