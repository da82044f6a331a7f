"""Links between objects: members of groups, and every other pair of attributes that mirror each other.

Source: docs/meaning.md#active-directory. A link has a number; twice that is the link id of the attribute that is
stored, and one more that of the attribute that is computed from it (``member`` and ``memberOf``).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from app.meaning.cells import EMPTY, seconds, unknown
from app.meaning.directory.facts import (
    DATA_TABLE,
    LINK_BASE,
    LINK_DELETED,
    LINK_FROM,
    LINK_TABLE,
    LINK_TO,
    MEMBER_BASE,
)
from app.meaning.directory.names import Names
from app.meaning.directory.schema import read_schema
from app.meaning.directory.values import AttributeReader
from app.meaning.lookup import IndexedRows, picked
from app.meaning.view import OpenView, RowView, ValueKind, ViewCell, ViewColumn
from app.products import Product
from engine.formats.catalog import Table
from engine.formats.record import Row
from engine.formats.values import Single, Value
from engine.tables.read_only_database import ReadOnlyDatabase

LISTED_MOST = 1000
"""Members of a group that are listed in its row."""
_MORE = "… more, see ad-links"

_COLUMNS = (
    ViewColumn("Object", ValueKind.TEXT, "Distinguished name of the object with the link.", raw=LINK_FROM),
    ViewColumn("Attribute", ValueKind.TEXT, "Its attribute, such as member.", raw=LINK_BASE),
    ViewColumn("Linked object", ValueKind.TEXT, "Distinguished name of the object that it names.", raw=LINK_TO),
    ViewColumn("Back link", ValueKind.TEXT, "The attribute of that object, such as memberOf.", raw=LINK_BASE),
    ViewColumn("Removed", ValueKind.TIME, "When it was removed (UTC); empty: it is present.", raw=LINK_DELETED),
)


def link_views(tables: dict[str, Table]) -> Iterator[RowView]:
    """The view of links of a database with tables of objects and links."""
    table = tables[LINK_TABLE]
    yield RowView(
        "ad-links",
        Product.ACTIVE_DIRECTORY,
        "Links between objects, such as members of groups, with those that were removed.",
        table,
        _COLUMNS,
        lambda view, database, beside: _LinkView(view, database),
        (DATA_TABLE,),
        ("Membership by the primary group of an account is not a link.",),
    )


class _LinkView(OpenView):
    """The table of links."""

    def __init__(self, view: RowView, database: ReadOnlyDatabase) -> None:
        super().__init__(view, database)
        self._schema = read_schema(database)
        self._reader = AttributeReader(self._schema, Names(database, self._schema))

    def cells(self, row: Row) -> dict[str, ViewCell]:
        base = row.get(LINK_BASE)
        return {
            "Object": self._reader.reference(row.get(LINK_FROM)),
            "Attribute": self._attribute(base, 0),
            "Linked object": self._reader.reference(row.get(LINK_TO)),
            "Back link": self._attribute(base, 1),
            "Removed": seconds(row.get(LINK_DELETED)),
        }

    def _attribute(self, base: Value, side: int) -> ViewCell:
        if not isinstance(base, int):
            return unknown(base)
        name = self._schema.links.get(2 * base + side)
        if name is None and side:
            return EMPTY  # not every link has an attribute for its way back
        return ViewCell(name) if name is not None else unknown(base)


class Members:
    """The members of groups, and the groups of members, by the indexes of the table of links."""

    def __init__(self, database: ReadOnlyDatabase, names: Names) -> None:
        links = picked(database, database.table(LINK_TABLE))
        self._names = names
        self._by_side = {side: IndexedRows(links, side) for side in (LINK_FROM, LINK_TO)}

    def of_group(self, number: Value) -> ViewCell:
        """The distinguished names of the members that a group has now."""
        return self._linked(number, LINK_FROM, LINK_TO)

    def groups_of(self, number: Value) -> ViewCell:
        """The distinguished names of the groups that name an object as a member now."""
        return self._linked(number, LINK_TO, LINK_FROM)

    def _linked(self, number: Value, side: str, other: str) -> ViewCell:
        if not isinstance(number, int):
            return EMPTY
        found = (
            row.get(other)
            for row in self._by_side[side].having(number)
            if row.get(LINK_BASE) == MEMBER_BASE and not row.get(LINK_DELETED)
        )
        numbers = list(islice(found, LISTED_MOST + 1))
        shown: list[Single] = []
        not_known = False
        for each in numbers[:LISTED_MOST]:
            name = self._names.of(each)
            not_known = not_known or name is None
            shown.append(name if name is not None else str(each))
        return ViewCell([*shown, *([_MORE] if len(numbers) > LISTED_MOST else [])], not_known) if shown else EMPTY
