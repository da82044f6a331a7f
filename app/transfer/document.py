"""The exported file: all settings in TOML that a person can read, without secrets, and the way back.

docs/settings.md describes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from app.jobs.fields import FieldError, jobs_from
from app.jobs.file import field_text
from app.jobs.secrets import check_text
from app.jobs.toml_source import TomlSource
from app.jobs.toml_text import located, rendered
from app.notify.channel_tables import channel_from
from app.notify.decide import Rules
from app.notify.file import changed_rules, check_name
from app.notify.secrets import is_reference
from app.notify.settings import Notifications
from app.settings import Settings
from app.transfer.items import (
    LISTS,
    SINGLE,
    Item,
    SettingsPart,
    Values,
    job_items,
    notifications_with,
    settings_with,
)
from engine.errors import JetError

FORMAT = 1
"""The format of the file that this version writes, and the newest that it reads."""
KIND = "ese-backup-settings"
LARGEST = 4 << 20
"""Bytes of an exported file."""
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_TOP = ("format", "kind", "host", "exported", "preferences", "destination", "name", "notifications")
_JOBS = ("job", "check", "limits")
_LISTED = ((SettingsPart.DESTINATIONS, "destination", "place"), (SettingsPart.NAMES, "name", "instance"))
"""Lists of tables: part, name, and the field that says which one."""
_SECRETS = ("identity_files", "identities", "sign", "password", "secret", "url")
"""Fields that name a secret, which is elsewhere."""


@dataclass(frozen=True)
class ExportedSettings:
    """A file of settings: its ``text``, and in sentences what it does not contain."""

    text: str
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class SettingsDocument:
    """What a file of settings says. ``unknown``: sentences about fields that have no effect."""

    values: Values
    host: str = ""
    exported: str = ""
    unknown: tuple[str, ...] = ()


def written(values: Values, host: str, moment: datetime, left_out: Sequence[str] = ()) -> ExportedSettings:
    """The file with these values; ``left_out``: what is known to be missing from them."""
    notes = list(left_out)
    kept = dict(_without_secrets(values, notes))
    notes += sorted(f"Not in this file, but named in it: {each}" for each in set(_named(kept)))
    body: dict[str, Any] = {"format": FORMAT, "kind": KIND, "host": host}
    body["exported"] = moment.isoformat(timespec="seconds")
    body["preferences"] = _preferences(kept)
    for part, kind, key in _LISTED:
        body[kind] = [{key: item.name, **_table(value)} for item, value in kept.items() if item.part is part]
    body["notifications"] = _notifications(kept)
    body["job"] = [value for item, value in kept.items() if item.kind == "job"]
    body |= {item.kind: value for item, value in kept.items() if item.part is SettingsPart.JOBS and not item.name}
    head = (
        "# All settings of ESE Backup Manager. “ese-backup settings import” takes them; docs/settings.md has more."
    )
    lines = [head, *(f"# {note}" for note in notes)]
    text = rendered({name: value for name, value in body.items() if value not in ([], {})})
    return ExportedSettings("\n".join(lines) + f"\n\n{text}", tuple(notes))


def understood(data: bytes, path: Path) -> SettingsDocument:
    """What the bytes of the file at ``path`` say.

    Raises JET_errInvalidParameter (-1003) with ``path``, ``line``, ``column`` and ``field`` for a file that cannot
    be understood or contains a secret, and JET_errInvalidDatabaseVersion (-1209) for one of a newer version.
    """
    source = TomlSource(
        path, "Correct the file in a text editor, or export the settings again. Nothing was changed."
    )
    text = source.decoded(data).removeprefix(_BOM).replace("\r\n", "\n")
    body = source.body(text)
    if body.get("kind") != KIND:
        hint = "Create one with “ese-backup settings export”. To import a job file, use “ese-backup jobs import”."
        raise source.wrong(f"This is not a file of settings: kind is not {KIND!r}.", (1, 1), hint=hint)
    source.check_format(text, body, FORMAT)
    _refuse_secrets(text, source)
    reader = _Reader(source, text, body)
    values = dict(reader.values())
    host, exported = (str(body.get(name, "")) for name in ("host", "exported"))
    return SettingsDocument(values, host, exported, tuple(reader.unknown))


# ---- writing


def _without_secrets(values: Values, notes: list[str]) -> Iterator[tuple[Item, object]]:
    """``values`` without what contains a secret or cannot be text; why is added to ``notes``."""
    for item, value in values.items():
        what = f"{item.kind} {item.name}".strip()
        if item.kind == "channel" and isinstance(value, Mapping):
            url = str(value.get("url", ""))
            if url and not is_reference(url):  # whoever has the address of a webhook can send to it
                value = {name: each for name, each in value.items() if name != "url"}
                notes.append(f"Left out: the address of the channel {item.name}, which is a secret.")
        try:
            f"{item.name}{value}".encode()
            check_text(item.name)
            check_text(repr(value))
        except UnicodeEncodeError:
            notes.append(f"Left out: {what!a}, whose name is not text.")
        except ValueError:
            notes.append(f"Left out: one entry of {item.kind}, which contains a secret.")
        else:
            yield item, value


def _named(values: object, field: str = "") -> Iterator[str]:
    """The secrets that are named: files of keys, and names in the keyring."""
    if isinstance(values, Mapping):
        for name, value in values.items():
            if isinstance(name, Item) and name.kind == "identity_files":
                yield name.name
            yield from _named(value, name if isinstance(name, str) else "")
    elif isinstance(values, list):
        for each in values:
            yield from _named(each, field)
    elif isinstance(values, str) and values and field in _SECRETS:
        yield values


def _preferences(values: Values) -> dict[str, object]:
    own = {item.kind: value for item, value in values.items() if item.kind in SINGLE}
    for kind in LISTS:
        if entries := [item.name for item in values if item.kind == kind]:
            own[kind] = entries
    return own


def _notifications(values: Values) -> dict[str, object]:
    own: dict[str, object] = {item.kind: value for item, value in values.items() if item.kind == "desktop"}
    own["rules"] = {item.name: value for item, value in values.items() if item.kind == "rules"}
    own["channel"] = [
        {"name": item.name, **_table(value)} for item, value in values.items() if item.kind == "channel"
    ]
    return {name: value for name, value in own.items() if value not in ([], {})}


def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


# ---- reading


def _refuse_secrets(text: str, source: TomlSource) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        try:
            check_text(line)
        except ValueError as error:
            hint = "Remove it. Keep it in a file that only you can read, or in the keyring, and name that."
            raise source.wrong("This line contains a secret.", (number, 1), hint=hint) from error


class _Reader:
    """The values of the tables of a file, each checked, with the place of what is wrong."""

    def __init__(self, source: TomlSource, text: str, body: Mapping[str, Any]) -> None:
        self._source = source
        self._text = text
        self._body = body
        self.unknown: list[str] = []

    def values(self) -> Iterator[tuple[Item, object]]:
        yield from self._preferences()
        for part, kind, key in _LISTED:
            for at, table in enumerate(self._tables((kind,))):
                name = self._named(table, (kind, at), key)
                value = {each: inside for each, inside in table.items() if each != key}
                yield from self._checked(Item(part, kind, name), value, (kind, at))
        yield from self._notifications()
        yield from self._jobs()
        self._note_unknown((), self._body, (*_TOP, *_JOBS))

    def _preferences(self) -> Iterator[tuple[Item, object]]:
        table = self._table(("preferences",))
        self._note_unknown(("preferences",), table, (*SINGLE, *LISTS))
        for kind in (*SINGLE, *LISTS):
            if kind not in table:
                continue
            place, value = ("preferences", kind), table[kind]
            if kind in SINGLE:
                yield from self._checked(Item(SettingsPart.PREFERENCES, kind), value, place)
            elif not isinstance(value, list) or not all(isinstance(entry, str) and entry for entry in value):
                raise self._wrong(place, "This is a list of paths.")
            else:
                yield from ((Item(SettingsPart.PREFERENCES, kind, entry), True) for entry in value)

    def _checked(self, item: Item, value: object, place: Sequence[str | int]) -> Iterator[tuple[Item, object]]:
        try:
            settings_with(Settings(), {item: value})
        except (TypeError, ValueError) as error:
            raise self._wrong(place, f"{value!r} is not valid: {error}.") from error
        yield item, value

    def _notifications(self) -> Iterator[tuple[Item, object]]:
        top = ("notifications",)
        table = self._table(top)
        self._note_unknown(top, table, ("desktop", "rules", "channel"))
        if "desktop" in table:
            item = Item(SettingsPart.NOTIFICATIONS, "desktop")
            try:
                notifications_with(Notifications(), {item: table["desktop"]})
            except ValueError as error:
                raise self._wrong((*top, "desktop"), "This is true or false.") from error
            yield item, table["desktop"]
        for name, value in self._table((*top, "rules")).items():
            try:
                changed_rules(Rules(), {name: value})
            except ValueError as error:
                raise self._wrong((*top, "rules", name), f"{error}.") from error
            yield Item(SettingsPart.NOTIFICATIONS, "rules", name), value
        for at, channel in enumerate(self._tables((*top, "channel"))):
            yield self._channel(channel, (*top, "channel", at))

    def _channel(self, table: Mapping[str, Any], place: Sequence[str | int]) -> tuple[Item, object]:
        name = self._named(table, place, "name")
        value = {key: inside for key, inside in table.items() if key != "name"}
        try:
            check_name(name)
            channel_from(name, {**value, **missing_address(value)})
        except ValueError as error:
            raise self._wrong(place, f"{error}.") from error
        except JetError as error:
            raise self._wrong(place, error.message) from error
        return Item(SettingsPart.NOTIFICATIONS, "channel", name), value

    def _jobs(self) -> Iterator[tuple[Item, object]]:
        body = {name: self._body[name] for name in _JOBS if name in self._body}
        try:
            jobs, unknown = jobs_from(body)
        except FieldError as error:
            field = field_text(body, error.path)
            raise self._source.wrong(error.text, self._where(error.path), field=field) from error
        self.unknown += [self._no_field(path, field_text(body, path)) for path in unknown]
        yield from job_items(jobs).items()

    def _table(self, path: tuple[str, ...]) -> Mapping[str, Any]:
        table: Mapping[str, Any] = self._body
        for name in path:
            table = table.get(name, {})
            if not isinstance(table, Mapping):
                raise self._wrong(path, "This is a table of fields.")
        return table

    def _tables(self, path: tuple[str, ...]) -> list[Mapping[str, Any]]:
        listed = self._table(path[:-1]).get(path[-1], [])
        if not isinstance(listed, list) or not all(isinstance(table, Mapping) for table in listed):
            raise self._wrong(path, f"This is a list of tables: [[{'.'.join(path)}]].")
        return listed

    def _named(self, table: Mapping[str, Any], place: Sequence[str | int], key: str) -> str:
        name = table.get(key)
        if not isinstance(name, str) or not name:
            raise self._wrong((*place, key), f"The field {key!r} is missing, or no text.")
        return name

    def _note_unknown(self, path: tuple[str, ...], table: Mapping[str, Any], known: Sequence[str]) -> None:
        self.unknown += [
            self._no_field((*path, name), ".".join((*path, name))) for name in table if name not in known
        ]

    def _no_field(self, path: Sequence[str | int], field: str) -> str:
        return f"Line {self._where(path)[0]}: {field!r} is not a field of this version and has no effect."

    def _where(self, path: Sequence[str | int]) -> tuple[int, int]:
        return located(self._text, tuple(path)) or (1, 1)

    def _wrong(self, path: Sequence[str | int], text: str) -> JetError:
        field = ".".join(f"{part + 1}" if isinstance(part, int) else part for part in path)
        return self._source.wrong(text, self._where(path), field=field)


def missing_address(channel: Mapping[str, Any]) -> Mapping[str, str]:
    """A reference in the place of the address that an export left out of a webhook."""
    return {"url": "keyring:left-out"} if channel.get("type") == "webhook" and "url" not in channel else {}
