"""Settings of an exported file in the words of the pages that have them, for the preview of an import."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.transfer.items import Item
from app.transfer.taking import Change
from ui.languages.marked import mark, marked

KINDS = {
    "theme": mark("Theme"),
    "language": mark("Language"),
    "last_mode": mark("Mode of the page Back up"),
    "last_atomic": mark("Keep only one set (atomic)"),
    "overdue_hours": mark("Overdue after (hours)"),
    "history_days": mark("Days that the history is kept"),
    "keep_in_tray": mark("Keep running in the tray"),
    "verify_after": mark("Verify after a backup"),
    "folders": mark("Watched folder"),
    "identity_files": mark("Identity"),
    "trusted_keys": mark("Trusted key"),
    "destination": mark("Destination"),
    "name": mark("Own name"),
    "desktop": mark("Notifications on this desktop"),
    "channel": mark("Channel"),
    "job": mark("Job"),
    "check": mark("Checks"),
    "limits": mark("Limits"),
}
RULES = {
    "remind": mark("Repeat lasting problems"),
    "settle": mark("Wait before the first message"),
    "quiet": mark("Quiet hours"),
    "quiet_criticals": mark("Critical problems wait, too"),
    "digest": mark("Weekly digest"),
    "zone": mark("Time zone"),
    "silent": mark("Problems that are not sent"),
}
KEYS = {
    "listed": mark("in the list"),
    "identity": mark("identity"),
    "keep": mark("retention"),
    "store": mark("storing"),
    "compress": mark("compression"),
    "encrypt": mark("recipients"),
    "sign": mark("signing key"),
    "hash": mark("hash"),
    "last": mark("keep last"),
    "hourly": mark("keep hourly"),
    "daily": mark("keep daily"),
    "weekly": mark("keep weekly"),
    "monthly": mark("keep monthly"),
    "yearly": mark("keep yearly"),
    "within": mark("everything within"),
    "min_age": mark("minimum age"),
    "max_size": mark("size limit"),
    "evidence": mark("as-is backups, too"),
    "name": mark("name"),
    "tags": mark("tags"),
    "paused": mark("paused"),
    "hosts": mark("hosts"),
    "from": mark("from"),
    "below": mark("all instances below"),
    "to": mark("to"),
    "identities": mark("identities"),
    "backup": mark("backups"),
    "targets": mark("targets"),
    "before": mark("command before"),
    "after": mark("command after"),
    "mode": mark("mode"),
    "kind": mark("kind"),
    "at": mark("at"),
    "every": mark("every"),
    "on": mark("on"),
    "zone": mark("time zone"),
    "cron": mark("times (cron)"),
    "digest": mark("weekly digest"),
    "grace": mark("grace"),
    "budget": mark("time limit"),
    "run": mark("command"),
    "limit": mark("time limit"),
    "runs": mark("runs at once"),
    "runs_for_each_destination": mark("runs at once for each destination"),
    "rate": mark("rate"),
    "stall": mark("stalled after"),
    "quiet": mark("quiet hours"),
    "start": mark("start"),
    "end": mark("end"),
    "type": mark("kind"),
    "least": mark("lowest severity"),
    "host": mark("server"),
    "port": mark("port"),
    "user": mark("user"),
    "password": mark("password"),
    "tls": mark("protection"),
    "ca": mark("certificates"),
    "url": mark("address"),
    "key": mark("key"),
    "socket": mark("socket"),
}
"""Fields of the tables of a file; a name that is not here stands for itself."""
VALUES = {"system": mark("Use system setting"), "light": mark("Light"), "dark": mark("Dark")}


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("SettingWords", text)


def setting_words(item: Item) -> str:
    """``Destination: /backups``"""
    if item.kind == "rules":
        return marked(RULES[item.name]) if item.name in RULES else item.name
    word = marked(KINDS[item.kind]) if item.kind in KINDS else item.kind
    return tr("{}: {}").format(word, item.name) if item.name else word


def change_words(change: Change) -> tuple[str, str]:
    """Before and after, empty for none and for an entry of a list; of two tables, what differs."""
    before, after = change.before, change.after
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        different = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        before, after = ({key: table[key] for key in different if key in table} for table in (before, after))
    if change.item.name and (before is True or after is True):
        return "", ""
    return _words(before, change.item.kind), _words(after, change.item.kind)


def _words(value: object, kind: str = "") -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, Mapping):
        return ", ".join(tr("{}: {}").format(_key(str(key)), _inside(each)) for key, each in value.items())
    if kind in ("theme", "language") and value in VALUES:
        return marked(VALUES[str(value)])
    return _inside(value)


def _inside(value: object) -> str:
    if isinstance(value, Mapping):
        return f"({_words(value)})"
    if isinstance(value, list):
        return ", ".join(map(_inside, value)) or tr("none")
    return _words(value) if value is None or isinstance(value, bool) else str(value)


def _key(name: str) -> str:
    return marked(KEYS[name]) if name in KEYS else name
