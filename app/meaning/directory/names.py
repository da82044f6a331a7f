"""Distinguished names, which a directory stores as a number of the parent and the name below it.

Source: docs/meaning.md#active-directory; escaping as in RFC 4514.
"""

from __future__ import annotations

from collections import OrderedDict

from app.meaning.directory.facts import DATA_TABLE, DNT, NAME, PARENT, RDN_NAMES, RDN_TYPE
from app.meaning.directory.schema import Schema
from app.meaning.lookup import Lookup, picked
from engine.formats.record import Row
from engine.formats.values import Value
from engine.tables.read_only_database import ReadOnlyDatabase

_KEPT = 8192
_DEEPEST = 128
_TOPS = (0, 2)
"""The numbers above the first names: none, and the root of all."""
_OLD_NAME = "RDN_col"
_SPECIAL = set(',+"\\<>;=')


class Names:
    """Distinguished names by the number of the object (DNT); a bounded number of them is remembered."""

    def __init__(self, database: ReadOnlyDatabase, schema: Schema) -> None:
        table = database.table(DATA_TABLE)
        rows = picked(database, table, (DNT, PARENT, RDN_TYPE, NAME, _OLD_NAME))
        self._schema = schema
        self._lookup = Lookup(rows, DNT)
        self._known: OrderedDict[int, str] = OrderedDict()

    def of(self, number: Value) -> str | None:
        """The distinguished name of an object, ``None`` if it or an object above it cannot be found."""
        if not isinstance(number, int) or isinstance(number, bool):
            return None
        row = self._lookup.row(number)
        return None if row is None else self.of_row(row)

    def of_row(self, row: Row) -> str | None:
        """The distinguished name of the object in a row."""
        below: list[tuple[int, str]] = []
        above = ""
        while True:
            number, parent, part = row.get(DNT), row.get(PARENT), self._part(row)
            if not isinstance(number, int) or not isinstance(parent, int) or part is None:
                return None
            if number in _TOPS:
                break
            below.append((number, part))
            if parent in _TOPS:
                break
            known = self._known.get(parent)
            if known is not None:
                self._known.move_to_end(parent)
                above = known
                break
            found = self._lookup.row(parent)
            if found is None or len(below) >= _DEEPEST:
                return None
            row = found
        for number, part in reversed(below):
            above = f"{part},{above}" if above else part
            self._keep(number, above)
        return above or None

    def _keep(self, number: int, name: str) -> None:
        self._known[number] = name
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)

    def _part(self, row: Row) -> str | None:
        """The relative name of an object: ``CN=Users``."""
        name = row.get(NAME) or row.get(_OLD_NAME)
        kind = row.get(RDN_TYPE)
        if not isinstance(name, str):
            return "" if row.get(DNT) in _TOPS else None
        if not isinstance(kind, int):
            return None
        attribute = RDN_NAMES.get(kind) or self._schema.name(kind)
        return None if attribute is None else f"{attribute.upper()}={escaped(name)}"


def escaped(name: str) -> str:
    """A name as it is written in a distinguished name."""
    last = len(name) - 1
    return "".join(_escape(char, at == 0, at == last) for at, char in enumerate(name))


def _escape(char: str, is_first: bool, is_last: bool) -> str:
    if ord(char) < 0x20:
        return f"\\{ord(char):02X}"
    edge = (is_first and char in "# ") or (is_last and char == " ")
    return f"\\{char}" if edge or char in _SPECIAL else char
