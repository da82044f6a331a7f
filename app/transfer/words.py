"""Changes in words, as the command line and the window list them."""

from __future__ import annotations

from collections.abc import Mapping

from app.transfer.items import Item
from app.transfer.taking import Change


def what_of(item: Item) -> str:
    """``destination /backups``"""
    return f"{item.kind} {item.name}".strip()


def values_of(change: Change) -> tuple[str, str]:
    """Before and after as text, empty for none and for an entry of a list; of two tables, what differs."""
    before, after = change.before, change.after
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        different = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        before, after = ({key: table[key] for key in different if key in table} for table in (before, after))
    listed = bool(change.item.name) and (before is True or after is True)
    return ("", "") if listed else (text_of(before), text_of(after))


def text_of(value: object) -> str:
    """A plain value in one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{key} = {_inside(each)}" for key, each in value.items())
    return _inside(value)


def _inside(value: object) -> str:
    if isinstance(value, Mapping):
        return f"({text_of(value)})"
    if isinstance(value, list):
        return ", ".join(map(_inside, value)) or "none"
    return text_of(value) if value is None or isinstance(value, bool) else str(value)
