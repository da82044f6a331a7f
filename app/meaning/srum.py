"""Views of the System Resource Usage Monitor: what applications used, of whom, and when.

Source: docs/meaning.md#srum. The tables are named by the GUIDs of their providers; applications and users are
numbers of SruDbIdMapTable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.meaning.cells import as_is, moment, number, unknown, wide_text
from app.meaning.fields import FieldView, ViewField, columns_of, field, fields_in
from app.meaning.lookup import Lookup, picked
from app.meaning.sids import sid_name, sid_text
from app.meaning.srum_tables import PROVIDERS, Provider
from app.meaning.view import Beside, OpenView, RowView, ValueKind, ViewCell, ViewColumn
from app.products import Product
from engine.formats.catalog import Table
from engine.formats.values import Value
from engine.tables.read_only_database import ReadOnlyDatabase

ID_MAP = "SruDbIdMapTable"
_ID_COLUMNS = {"IdType", "IdIndex", "IdBlob"}
_ROW_COLUMNS = {"AutoIncId", "TimeStamp", "AppId", "UserId"}
_USER = 3
_KINDS = {0: "program", 1: "service", 2: "package", _USER: "user"}

_LINKS = {
    6: "Ethernet",
    23: "PPP",
    24: "loopback",
    53: "virtual",
    71: "Wi-Fi",
    131: "tunnel",
    243: "mobile broadband (GSM)",
    244: "mobile broadband (CDMA)",
}
"""Interface types of IANA that Windows uses, by number."""


def srum_views(database: ReadOnlyDatabase) -> Iterator[RowView]:
    """The views of a database that has the map of ids and tables of providers."""
    tables = {table.name.upper(): table for table in database.tables()}
    ids = tables.get(ID_MAP.upper())
    if ids is None or not {column.name for column in ids.columns} >= _ID_COLUMNS:
        return
    for guid, provider in PROVIDERS.items():
        table = tables.get(guid)
        if table is not None and {column.name for column in table.columns} >= _ROW_COLUMNS:
            yield RowView(
                provider.name,
                Product.SRUM,
                provider.about,
                table,
                columns_of(_fields(table, provider, None)),
                _opened,
                (ids.name,),
                (*provider.limits, *_LIMITS),
            )
    yield RowView(
        "srum-ids",
        Product.SRUM,
        "The applications and users that the other tables refer to by number.",
        ids,
        _ID_MAP_COLUMNS,
        lambda view, database, beside: _IdView(view, database),
        (),
        ("Names of accounts are not in the database; only SIDs that are the same everywhere have a name.",),
    )


_LIMITS = (
    "Names of accounts and wireless networks are in the registry, not in the database.",
    "Columns that are not explained have no meaning that is public.",
)


def _opened(view: RowView, database: ReadOnlyDatabase, beside: Beside) -> OpenView:
    provider = next(provider for provider in PROVIDERS.values() if provider.name == view.name)
    ids = IdMap(Lookup(picked(database, database.table(ID_MAP)), "IdIndex"))
    return FieldView(view, database, _fields(view.table, provider, ids))


def _fields(table: Table, provider: Provider, ids: IdMap | None) -> tuple[ViewField, ...]:
    return fields_in(table, (*_common(ids), *provider.fields))


def _common(ids: IdMap | None) -> Iterator[ViewField]:
    """The columns that all providers have."""
    yield field("AutoIncId", "Record", ValueKind.INTEGER, "Number of the record in its table.", read=number)
    yield field("TimeStamp", "Recorded", ValueKind.TIME, "When the record was written (UTC).", read=moment)
    yield ViewField("AppId", _APPLICATION, lambda value: _application(ids, value))
    yield ViewField("UserId", _ACCOUNT, lambda value: _account(ids, value))
    yield ViewField("InterfaceLuid", _INTERFACE, _interface)
    yield field(
        "L2ProfileId", "Network profile", ValueKind.INTEGER,
        "Number of the wireless profile in the registry of this computer; 0: none.",
    )  # fmt: skip


_APPLICATION = (
    ViewColumn(
        "Application",
        ValueKind.TEXT,
        "Path of a program, or name of a service or package.",
        raw="AppId",
    ),
    ViewColumn("Application is a", ValueKind.TEXT, "program, service or package.", raw="AppId"),
)
_ACCOUNT = (
    ViewColumn("User", ValueKind.TEXT, "Name of the account, if it is the same on all computers.", raw="UserId"),
    ViewColumn("User SID", ValueKind.TEXT, "Security identifier of the account.", raw="UserId"),
)
_INTERFACE = (
    ViewColumn("Interface", ValueKind.TEXT, "Type of the network interface.", raw="InterfaceLuid"),
    ViewColumn("Interface number", ValueKind.INTEGER, "Its number among those of its type.", raw="InterfaceLuid"),
)


@dataclass(frozen=True)
class Id:
    """An entry of the map of ids: its type, and its text or SID; ``None`` for an entry without content."""

    type: int
    text: ViewCell
    sid: str | None


class IdMap:
    """Applications and users by their numbers."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def get(self, value: Value) -> Id | None:
        """The entry with this number, ``None`` if there is none."""
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        row = self._lookup.row(value)
        return None if row is None else _id(row.get("IdType"), row.get("IdBlob"))


def _id(kind: Value, blob: Value) -> Id | None:
    if not isinstance(kind, int):
        return None
    if kind == _USER:
        sid = sid_text(blob) if isinstance(blob, bytes) else None
        return Id(kind, ViewCell(sid) if sid is not None or not blob else unknown(blob), sid)
    return Id(kind, wide_text(blob) if blob else ViewCell(None), None)


def _application(ids: IdMap | None, value: Value) -> Sequence[ViewCell]:
    found = ids.get(value) if ids is not None else None
    if found is None or found.type == _USER:
        return unknown(value), ViewCell(None)
    if found.text.value is None:
        return ViewCell(None), ViewCell(None)
    name = _KINDS.get(found.type)
    return found.text, ViewCell(name if name is not None else found.type, not_known=name is None)


def _account(ids: IdMap | None, value: Value) -> Sequence[ViewCell]:
    found = ids.get(value) if ids is not None else None
    if found is None or found.type != _USER:
        return ViewCell(None), unknown(value)
    return ViewCell(sid_name(found.sid) if found.sid is not None else None), found.text


def _interface(value: Value) -> Sequence[ViewCell]:
    """A LUID: the type of the interface in the upper 16 bits, its number in the 24 bits after them."""
    if not isinstance(value, int) or isinstance(value, bool) or not value:
        return unknown(value or None), ViewCell(None)
    bits = value & (1 << 64) - 1
    kind, index = bits >> 48, bits >> 24 & 0xFFFFFF
    link = _LINKS.get(kind)
    return ViewCell(link if link is not None else f"type {kind}", not_known=link is None), ViewCell(index)


_ID_MAP_COLUMNS = (
    ViewColumn("Number", ValueKind.INTEGER, "What AppId and UserId of the other tables refer to.", raw="IdIndex"),
    ViewColumn("Is a", ValueKind.TEXT, "program, service, package or user.", raw="IdType"),
    ViewColumn("Text", ValueKind.TEXT, "Path, name or SID.", raw="IdBlob"),
    ViewColumn("User", ValueKind.TEXT, "Name of the account, if it is the same on all computers.", raw="IdBlob"),
)


class _IdView(OpenView):
    """The map of ids itself."""

    def cells(self, row: dict[str, Value]) -> dict[str, ViewCell]:
        kind = row.get("IdType")
        found = _id(kind, row.get("IdBlob"))
        name = _KINDS.get(kind) if isinstance(kind, int) else None
        return {
            "Number": as_is(row.get("IdIndex")),
            "Is a": ViewCell(name) if name is not None else unknown(kind),
            "Text": found.text if found is not None else unknown(row.get("IdBlob")),
            "User": ViewCell(sid_name(found.sid) if found is not None and found.sid is not None else None),
        }
