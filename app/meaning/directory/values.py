"""Values of attributes by their syntax. Source: docs/meaning.md#active-directory."""

from __future__ import annotations

from collections.abc import Callable

from app.meaning.cells import EMPTY, Read, as_is, filetime, flags, guid, number, one_of, seconds, unknown
from app.meaning.directory.facts import (
    ACCOUNT_TYPES,
    CONTROL_FLAGS,
    FILE_TIMES,
    GROUP_FLAGS,
    GUIDS,
    SECRET_COLUMNS,
    SECRETS,
)
from app.meaning.directory.names import Names
from app.meaning.directory.schema import COLUMN, Schema
from app.meaning.sids import sid_text
from app.meaning.view import HIDDEN, ViewCell
from engine.formats.values import Single, Value

account_control: Read = flags(CONTROL_FLAGS)
account_type: Read = one_of(ACCOUNT_TYPES)
group_type: Read = flags(GROUP_FLAGS)


def is_secret(column: str, name: str | None) -> bool:
    """Whether a column, with the name of its attribute if that is known, has passwords, keys or hashes."""
    return column in SECRET_COLUMNS or (name or "").casefold() in SECRETS


def secret(value: Value) -> ViewCell:
    """What is shown of a secret: that there is one."""
    return EMPTY if value is None else ViewCell(HIDDEN)


def truth(value: Value) -> ViewCell:
    """A truth value, which is stored as a number."""
    if isinstance(value, (bool, int)) and value in (0, 1):
        return ViewCell(bool(value))
    return unknown(value)


def sid(value: Value) -> ViewCell:
    """A SID as a directory stores it."""
    text = sid_text(value, last_is_big_endian=True) if isinstance(value, bytes) else None
    return ViewCell(text) if text is not None else unknown(value)


class AttributeReader:
    """Makes cells of the values of attributes: references become names."""

    def __init__(self, schema: Schema, names: Names) -> None:
        self._schema, self._names = schema, names
        self._by_syntax: dict[str, Read] = {
            "b": self.reference,
            "c": self.identifier,
            "i": truth,
            "j": number,
            "l": seconds,
            "q": number,
            "r": sid,
        }

    def reader(self, column: str) -> tuple[str | None, Read]:
        """The name of the attribute in a column, ``None`` if the schema has none, and what reads its values."""
        name = self._schema.attributes.get(column)
        if is_secret(column, name):
            return name, secret
        match = COLUMN.fullmatch(column)
        read = self._by_syntax.get(match[1], as_is) if match else as_is
        if name is None:
            return None, every(unknown)
        return name, every(_BY_NAME.get(name) or read)

    def reference(self, value: Value) -> ViewCell:
        """The number of an object: its distinguished name."""
        found = self._names.of(value)
        return ViewCell(found) if found is not None else unknown(value)

    def identifier(self, value: Value) -> ViewCell:
        """The number of an attribute or class: its LDAP name."""
        found = self._schema.name(value)
        return ViewCell(found) if found is not None else unknown(value)


_BY_NAME: dict[str, Read] = {
    **dict.fromkeys(FILE_TIMES, filetime),
    **dict.fromkeys(GUIDS, guid),
    "groupType": group_type,
    "sAMAccountType": account_type,
    "userAccountControl": account_control,
}


def every(read: Callable[[Value], ViewCell]) -> Read:
    """Reads each of several values."""

    def of_all(value: Value) -> ViewCell:
        if not isinstance(value, list):
            return read(value)
        cells = [read(single) for single in value]
        flat: list[Single] = []
        for cell in cells:
            flat.extend(cell.value if isinstance(cell.value, list) else [cell.value])
        return ViewCell(flat, any(cell.not_known for cell in cells))

    return of_all
