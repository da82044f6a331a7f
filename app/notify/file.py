"""``config/notify.toml``: the channels and the rules, edited by commands, the window and by hand.

A person's file: it is never set aside or written anew. A change keeps comments, order and what it does not know.
One channel that is described wrongly does not keep the others from working.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError

from app.audit.log import AuditLog
from app.audit.row import Deed
from app.jobs.job import QuietHours, Weekday
from app.jobs.texts import duration_of, duration_text, time_of
from app.jobs.zone import zone_named
from app.notify.channel_tables import FIELDS, channel_from, table_of
from app.notify.decide import DigestTime, Rules
from app.notify.settings import DESKTOP, ChannelSettings, Notifications, WrongChannel
from app.settings import Locations, alone
from app.status.values import ProblemType
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem, ensure_directory, read_whole, write_durably

_LARGEST = 1 << 20  # bytes
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_HEAD = "# Who is notified of problems, and how: see docs/notifications.md. Secrets are not in this file.\n\n"
_HINT = "Correct the file. docs/notifications.md has an example."


class NotifyFile:
    """The file. ``patience``: for how many seconds a change waits for another program that makes one.

    ``audit``: that of the user, if it is not named.
    """

    def __init__(
        self,
        path: Path,
        *,
        fs: FileSystem | None = None,
        patience: float = 5.0,
        audit: AuditLog | None = None,
    ) -> None:
        self.path = path
        self._audit = audit
        self._fs = fs or LocalFileSystem()
        self._patience = patience

    def load(self) -> Notifications:
        """The contents; the defaults if there is no file.

        Raises JET_errInvalidParameter (-1003) with the place in the file if it cannot be understood, and
        ``StorageFault`` if it cannot be read.
        """
        return self._understood(self._document())

    def change(
        self, how: Callable[[Notifications], Notifications], deed: str = "change of a channel", name: str = ""
    ) -> Notifications:
        """Load, change, save, one program at a time. What the file says beyond that stays as it is written.

        The audit log says first that ``deed`` is done, to the channel ``name``. Raises what :meth:`load` and the
        audit log raise, and JET_errInvalidName (-1002) for a name that cannot be used.
        """
        hint = "End it if it does not respond. Then change the channel again."
        with alone(self._fs, self.path, "the notification settings", hint, self._patience):
            document = self._document()
            before = self._understood(document)
            wanted = how(before)
            _put(document, before, wanted)
            self._understood(document)
            text = tomlkit.dumps(document)
            audit = self._audit or AuditLog(Locations.of().audit)
            with audit.destroying(Deed(deed, place=str(self.path), detail=name)):
                write_durably(self._fs, self.path, text.encode())
        return wanted

    def keep_copy(self, place: Path) -> None:
        """Keep the file as it is at ``place``, or nothing if there is none. Raises ``StorageFault``."""
        there = self._fs.exists(place)
        if not self._fs.exists(self.path):
            if there:
                self._fs.remove(place)
            return
        data = read_whole(self._fs, self.path, _LARGEST)
        if not there or read_whole(self._fs, place, _LARGEST) != data:
            ensure_directory(self._fs, place.parent)
            write_durably(self._fs, place, data)

    def add(self, channel: ChannelSettings) -> Notifications:
        """Add a channel. Raises JET_errInvalidName (-1002) if there is one of that name, or it cannot be one."""

        def added(now: Notifications) -> Notifications:
            check_name(channel.name)
            if now.named(channel.name) or any(wrong.name == channel.name for wrong in now.wrong):
                raise Code.InvalidName.error(
                    f"The channel {channel.name!r} already exists.",
                    hint="Choose another name, or remove that channel first.",
                )
            return replace(now, channels=(*now.channels, channel))

        return self.change(added, "new channel", channel.name)

    def remove(self, name: str) -> Notifications:
        """Remove a channel. Raises JET_errInvalidName (-1002) if there is none of that name."""

        def removed(now: Notifications) -> Notifications:
            channels = tuple(channel for channel in now.channels if channel.name != name)
            wrong = tuple(channel for channel in now.wrong if channel.name != name)
            if len(channels) + len(wrong) == len(now.channels) + len(now.wrong):
                names = ", ".join(channel.name for channel in (*now.channels, *now.wrong)) or "none"
                raise Code.InvalidName.error(f"There is no channel {name!r}.", hint=f"The channels are: {names}.")
            return replace(now, channels=channels, wrong=wrong)

        return self.change(removed, "removal of a channel", name)

    def _document(self) -> tomlkit.TOMLDocument:
        if not self._fs.exists(self.path):
            return tomlkit.parse(_HEAD)
        try:
            return tomlkit.parse(read_whole(self._fs, self.path, _LARGEST).decode())
        except ParseError as error:
            what = str(error).rpartition(" at line ")[0] or "is not TOML"
            raise _wrong(self.path, f"line {error.line}, column {error.col}", what) from error
        except UnicodeDecodeError as error:
            raise _wrong(self.path, f"byte {error.start}", "is not UTF-8") from error
        except TOMLKitError as error:
            raise _wrong(self.path, "the file", str(error)) from error

    def _understood(self, document: Mapping[str, Any]) -> Notifications:
        try:
            desktop = document.get("desktop", True)
            if not isinstance(desktop, bool):
                raise ValueError("desktop is not true or false")
            rules = _rules_from(_table(document, "rules"))
            tables = _table(document, "channel")
        except ValueError as error:
            raise _wrong(self.path, "", str(error)) from error
        channels: list[ChannelSettings] = []
        wrong: list[WrongChannel] = []
        for name, table in tables.items():
            try:
                check_name(name)
                channels.append(channel_from(name, table))
            except ValueError as error:
                wrong.append(WrongChannel(name, _wrong(self.path, f"[channel.{name}]", str(error))))
            except JetError as error:
                wrong.append(WrongChannel(name, error))
        return Notifications(rules, desktop, tuple(channels), tuple(wrong))


def check_name(name: str) -> None:
    """Raises JET_errInvalidName (-1002) for a name that no channel can have."""
    if not _NAME.fullmatch(name) or name == DESKTOP:
        raise Code.InvalidName.error(
            f"{name!r} cannot be the name of a channel.",
            hint=f"Use up to 40 letters, digits, - and _. {DESKTOP} is the name of the window's own channel.",
        )


def _put(document: tomlkit.TOMLDocument, before: Notifications, wanted: Notifications) -> None:
    """Change in the document what is different, and nothing else."""
    if before.desktop != wanted.desktop:
        document["desktop"] = wanted.desktop
    if before.rules != wanted.rules:
        _write(document, "rules", _changed(rules_table(wanted.rules), _DEFAULTS), _RULES.keys())
    kept = {channel.name for channel in (*wanted.channels, *wanted.wrong)}
    for gone in (channel for channel in (*before.channels, *before.wrong) if channel.name not in kept):
        del document["channel"][gone.name]
    if "channel" in document and not document["channel"]:
        del document["channel"]
    for channel in wanted.channels:
        if before.named(channel.name) != channel:
            if "channel" not in document:
                document["channel"] = tomlkit.table(is_super_table=True)
            _write(document["channel"], channel.name, table_of(channel), FIELDS)


def _write(parent: Any, name: str, values: Mapping[str, object], known: Any) -> None:
    if name not in parent:
        parent[name] = tomlkit.table()
    table = parent[name]
    for key in [key for key in table if key in known and key not in values]:
        del table[key]
    for key, value in values.items():
        if table.get(key) != value:
            table[key] = value


def _table(document: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = document.get(name, {})
    if not isinstance(table, Mapping):
        raise ValueError(f"[{name}] is not a table")
    return table


# ---- the rules


def _rules_from(table: Mapping[str, Any]) -> Rules:
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _RULES:
            raise ValueError(f"[rules] has no {key!r}; it has {', '.join(_RULES)}")
        try:
            values[key] = _RULES[key](value)
        except (ValueError, TypeError, AttributeError, OSError) as error:
            raise ValueError(f"[rules] {key} = {value!r}: {_EXAMPLES[key]}") from error
    return replace(Rules(), **values)


def rules_table(rules: Rules) -> dict[str, object]:
    """All rules as the file has them, None for what is not set."""
    quiet, digest = rules.quiet, rules.digest
    return {
        "remind": duration_text(rules.remind) if rules.remind is not None else None,
        "settle": duration_text(rules.settle),
        "quiet": f"{quiet.start:%H:%M}-{quiet.end:%H:%M}" if quiet is not None else None,
        "quiet_criticals": rules.quiet_criticals,
        "digest": f"{digest.day} {digest.at:%H:%M}" if digest is not None else None,
        "zone": rules.zone or None,
        "silent": sorted(map(str, rules.silent)),
    }


def changed_rules(rules: Rules, asked: Mapping[str, object]) -> Rules:
    """``rules`` with these, as the file has them; ``never``, ``none`` and ``system`` set nothing.

    Raises ``ValueError`` that says what is wrong with one.
    """
    table = {**rules_table(rules), **asked}
    return _rules_from({key: value for key, value in table.items() if value not in (None, *_UNSET)})


def _changed(table: Mapping[str, object], defaults: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in table.items() if value is not None and value != defaults[key]}


def quiet_of(text: str) -> QuietHours:
    """``22:00-07:00``. Raises ``ValueError``."""
    start, _, end = text.partition("-")
    hours = QuietHours(time_of(start), time_of(end))
    if hours.start == hours.end:
        raise ValueError("quiet hours that do not end")
    return hours


def digest_time_of(text: str) -> DigestTime:
    """``mon 08:00``. Raises ``ValueError``."""
    day, _, at = text.partition(" ")
    return DigestTime(Weekday(day), time_of(at))


def _zone(text: str) -> str:
    zone_named(text)
    return str(text)


def _remind(text: str) -> timedelta:
    span = duration_of(text)
    if span < timedelta(hours=1):
        raise ValueError("too often")
    return span


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("not true or false")
    return value


def _types(value: object) -> frozenset[ProblemType]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return frozenset(map(ProblemType, value))


_RULES: Mapping[str, Callable[[Any], Any]] = {
    "remind": _remind,
    "settle": duration_of,
    "quiet": quiet_of,
    "quiet_criticals": _flag,
    "digest": digest_time_of,
    "zone": _zone,
    "silent": _types,
}
_DEFAULTS = rules_table(Rules())
_UNSET = ("never", "none", "system")
_EXAMPLES = {
    "remind": 'it has the form "1d"; an hour is the shortest',
    "settle": 'it has the form "10m"',
    "quiet": 'it has the form "22:00-07:00"',
    "quiet_criticals": "it is true or false",
    "digest": 'it has the form "mon 08:00"',
    "zone": "it is no name of a time zone",
    "silent": f"it is a list of {', '.join(ProblemType)}",
}


def _wrong(path: Path, place: str, what: str) -> JetError:
    where = f"{path}, {place}" if place else str(path)
    return Code.InvalidParameter.error(f"{where}: {what}.", hint=_HINT, path=str(path))
