"""All settings as items, each with a plain value: what an export writes, and an import changes one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.jobs.bodies import jobs_body
from app.jobs.fields import jobs_from
from app.jobs.job import Jobs
from app.notify.channel_tables import channel_from, table_of
from app.notify.file import changed_rules, rules_table
from app.notify.settings import Notifications
from app.own_names import Naming, name_of, tags_of
from app.retention import rules_body, rules_from
from app.settings import READERS, Settings, Storing
from app.settings_values import flag, paths
from engine.chain.retention import Retention
from engine.hashing import HashKind


class SettingsPart(StrEnum):
    """What belongs together, for whoever takes a part only."""

    PREFERENCES = "preferences"
    DESTINATIONS = "destinations"
    NAMES = "names"
    NOTIFICATIONS = "notifications"
    JOBS = "jobs"


@dataclass(frozen=True, slots=True)
class Item:
    """``kind`` is the field or table of an exported file; ``name`` says which one of a list, empty otherwise."""

    part: SettingsPart
    kind: str
    name: str = ""


Values = Mapping[Item, object]
"""Plain values as TOML and JSON have them; None where there is nothing."""

SINGLE = (
    *("theme", "language", "last_mode", "last_atomic", "overdue_hours", "history_days"),
    *("keep_in_tray", "verify_after"),
)
"""Preferences with one value."""
LISTS = ("folders", "identity_files", "trusted_keys")
"""Preferences that are lists, of which each entry is an item."""
_DESTINATION = frozenset({"identity", "keep", "store", "listed"})
_STORE = frozenset({"compress", "encrypt", "sign", "hash"})


def settings_items(settings: Settings) -> dict[Item, object]:
    """Of preferences, destinations and own names."""
    found: dict[Item, object] = {}
    for kind in SINGLE:
        value = getattr(settings, kind)
        found[Item(SettingsPart.PREFERENCES, kind)] = str(value) if isinstance(value, StrEnum) else value
    for kind in LISTS:
        found |= {Item(SettingsPart.PREFERENCES, kind, entry): True for entry in getattr(settings, kind)}
    places = [*settings.destinations, *settings.identities, *settings.retention, *settings.storing]
    for place in dict.fromkeys(places):
        found[Item(SettingsPart.DESTINATIONS, "destination", place)] = _destination_body(settings, place)
    for identity, naming in settings.names.items():
        found[Item(SettingsPart.NAMES, "name", identity)] = {"name": naming.name, "tags": list(naming.tags)}
    return found


def notification_items(notifications: Notifications) -> dict[Item, object]:
    """Of the desktop, the rules and the channels that are described rightly."""
    found: dict[Item, object] = {Item(SettingsPart.NOTIFICATIONS, "desktop"): notifications.desktop}
    for name, value in rules_table(notifications.rules).items():
        if value is not None:
            found[Item(SettingsPart.NOTIFICATIONS, "rules", name)] = value
    for channel in notifications.channels:
        found[Item(SettingsPart.NOTIFICATIONS, "channel", channel.name)] = table_of(channel)
    return found


def job_items(jobs: Jobs) -> dict[Item, object]:
    """Of the jobs, the checks as one item, and the limits."""
    body: dict[str, Any] = jobs_body(jobs)
    found: dict[Item, object] = {Item(SettingsPart.JOBS, "job", job["name"]): job for job in body.get("job", ())}
    for kind in ("check", "limits"):
        if kind in body:
            found[Item(SettingsPart.JOBS, kind)] = body[kind]
    return found


def settings_with(settings: Settings, values: Values) -> Settings:
    """``settings`` with these values instead. Raises ``ValueError`` or ``TypeError`` for what is not one."""
    for item, value in values.items():
        if item.kind in SINGLE:
            settings = replace(settings, **{item.kind: READERS[item.kind](value)})
        elif item.kind in LISTS:
            there: tuple[str, ...] = getattr(settings, item.kind)
            kept = [entry for entry in there if entry != item.name]
            changes: dict[str, Any] = {item.kind: paths(kept if value is None else [*there, item.name])}
            settings = replace(settings, **changes)
        elif item.kind == "destination":
            settings = _with_destination(settings, item.name, value)
        elif item.kind == "name":
            settings = settings.with_naming(item.name, naming_from(value))
    return settings


def notifications_with(notifications: Notifications, values: Values) -> Notifications:
    """``notifications`` with these values instead. Raises as :func:`settings_with`."""
    rules = {item.name: value for item, value in values.items() if item.kind == "rules"}
    if rules:
        unset = {name: "none" if value is None else value for name, value in rules.items()}
        notifications = replace(notifications, rules=changed_rules(notifications.rules, unset))
    for item, value in values.items():
        if item.kind == "desktop":
            notifications = replace(notifications, desktop=flag(value))
        elif item.kind == "channel":
            channels = {channel.name: channel for channel in notifications.channels}
            channels.pop(item.name) if value is None else channels.update(
                {item.name: channel_from(item.name, value)}
            )
            notifications = replace(notifications, channels=tuple(channels.values()))
    return notifications


def jobs_with(jobs: Jobs, values: Values) -> Jobs:
    """``jobs`` with these values instead. Raises :class:`~app.jobs.fields.FieldError` for what is not one."""
    body: dict[str, Any] = jobs_body(jobs)
    listed: dict[str, object] = {job["name"]: job for job in body.get("job", ())}
    for item, value in values.items():
        if item.part is not SettingsPart.JOBS:
            continue
        into, key = (listed, item.name) if item.kind == "job" else (body, item.kind)
        into.pop(key, None) if value is None else into.update({key: value})
    return jobs_from({**body, "job": list(listed.values())})[0]


def naming_from(value: object) -> Naming:
    """An own name and tags; None is neither. Raises ``ValueError``."""
    if value is None:
        return Naming()
    if not isinstance(value, Mapping) or not value.keys() <= {"name", "tags"}:
        raise ValueError("not a name and tags")
    name, tags = value.get("name", ""), value.get("tags", [])
    if not isinstance(name, str) or not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise ValueError("not a name and tags")
    return Naming(name_of(name), tags_of(tags))


def _destination_body(settings: Settings, place: str) -> dict[str, object]:
    body: dict[str, object] = {}
    if place not in settings.destinations:
        body["listed"] = False
    if place in settings.identities:
        body["identity"] = settings.identities[place]
    if place in settings.retention:
        body["keep"] = dict(rules_body(settings.retention[place]))
    if settings.storing.get(place, Storing()) != Storing():
        body["store"] = _store_body(settings.storing[place])
    return body


def _store_body(storing: Storing) -> dict[str, object]:
    level = {} if storing.level is None else {"compress": storing.level}
    recipients = {"encrypt": list(storing.recipients)} if storing.recipients else {}
    kind = {"hash": storing.hash.value} if storing.hash is not HashKind.SHA256 else {}
    return {**level, **recipients, **({"sign": storing.signing} if storing.signing else {}), **kind}


def _with_destination(settings: Settings, place: str, value: object) -> Settings:
    if value is not None and (not isinstance(value, Mapping) or not value.keys() <= _DESTINATION):
        raise ValueError(f"not {', '.join(sorted(_DESTINATION))} of a destination")
    body: Mapping[str, Any] = {"listed": False} if value is None else value
    is_known = flag(body.get("listed", True))
    known = [each for each in settings.destinations if each != place or is_known]
    settings = replace(
        settings,
        destinations=paths([*known, *([place] if is_known and place not in known else [])]),
        identities={name: each for name, each in settings.identities.items() if name != place},
        storing=MappingProxyType({name: each for name, each in settings.storing.items() if name != place}),
    ).with_retention(place, Retention())
    if "identity" in body:
        if not isinstance(body["identity"], str):
            raise ValueError("identity is not a text")
        settings = settings.with_identity(place, body["identity"])
    if "keep" in body:
        settings = settings.with_retention(place, _retention(body["keep"]))
    return settings.with_storing(place, _storing(body["store"])) if "store" in body else settings


def _retention(value: object) -> Retention:
    if not isinstance(value, Mapping):
        raise ValueError("keep is not a table of rules")
    return rules_from(value)


def _storing(value: object) -> Storing:
    if not isinstance(value, Mapping) or not value.keys() <= _STORE:
        raise ValueError(f"store has {', '.join(sorted(_STORE))}, and nothing else")
    body = {
        "level": value.get("compress"),
        "recipients": value.get("encrypt", []),
        "signing": value.get("sign", ""),
        "hash": value.get("hash", HashKind.SHA256),
    }
    read: Callable[[object], Mapping[str, Storing]] = READERS["storing"]
    return read({"": body})[""]
