"""Views of the objects of a directory: all of them, accounts, groups. Source: docs/meaning.md#active-directory."""

from __future__ import annotations

from collections.abc import Iterator

from app.meaning.cells import EMPTY, Read, filetime, guid, number, seconds, shown, text, unknown
from app.meaning.directory import facts
from app.meaning.directory.facts import DATA_TABLE, DNT, LINK_TABLE
from app.meaning.directory.links import LISTED_MOST, Members, link_views
from app.meaning.directory.names import Names
from app.meaning.directory.schema import read_schema
from app.meaning.directory.values import (
    AttributeReader,
    account_control,
    account_type,
    every,
    group_type,
    secret,
    sid,
    truth,
)
from app.meaning.fields import ViewField, columns_of, field
from app.meaning.view import Beside, OpenView, RowView, ValueKind, ViewCell, ViewColumn
from app.products import Product
from engine.formats.catalog import Table
from engine.formats.record import Row
from engine.formats.values import Single, Value
from engine.tables.read_only_database import ReadOnlyDatabase

_NEEDED = {DNT, facts.PARENT, facts.OBJECT_CLASS, facts.NAME}
_LINKS_NEEDED = {facts.LINK_FROM, facts.LINK_TO, facts.LINK_BASE}

_NAME = ViewColumn("Distinguished name", ValueKind.TEXT, "Where the object is in the directory.", raw=DNT)
_CLASS = ViewColumn("Class", ValueKind.TEXT, "Class of the object.", raw=facts.OBJECT_CLASS)
_STATE = ViewColumn(
    "State", ValueKind.TEXT, "present, deleted, recycled, or phantom: only a name that others refer to."
)
_PARENT = ViewColumn(
    "Last parent", ValueKind.TEXT, "Where a deleted object was.", raw=facts.LAST_PARENT
)  # fmt: skip
_OTHERS = ViewColumn(
    "Other attributes", ValueKind.TEXT, "Attributes without a column of their own, as NAME: VALUE.", several=True
)
_ENABLED = ViewColumn("Enabled", ValueKind.TRUTH, "Whether the account can be used.", raw=facts.ACCOUNT_CONTROL)
_MEMBERS = ViewColumn("Members", ValueKind.TEXT, "Members that are present.", several=True)
_GROUPS = ViewColumn("Member of", ValueKind.TEXT, "Groups that name the object as a member.", several=True)


def _field(raw: str, name: str, kind: ValueKind, about: str, read: Read, *, several: bool = False) -> ViewField:
    return field(raw, name, kind, about, read=every(read), several=several)


_ACCOUNT_NAME = _field(facts.SAM_NAME, "Account name", ValueKind.TEXT, "sAMAccountName.", text)
_DESCRIPTION = _field(facts.DESCRIPTION, "Description", ValueKind.TEXT, "description.", text, several=True)
_SID = _field(facts.SID, "SID", ValueKind.TEXT, "Security identifier.", sid)
_TIMES = (
    _field(facts.CREATED, "Created", ValueKind.TIME, "whenCreated (UTC).", seconds),
    _field(facts.CHANGED, "Changed", ValueKind.TIME, "whenChanged (UTC), on this domain controller.", seconds),
)
_OBJECT_FIELDS = (
    _field(facts.NAME, "Name", ValueKind.TEXT, "Name of the object below its parent.", text),
    _ACCOUNT_NAME,
    _SID,
    _field(facts.GUID, "GUID", ValueKind.GUID, "objectGUID.", guid),
    *_TIMES,
)
_ACCOUNT_FIELDS = (
    _ACCOUNT_NAME,
    _field(facts.PRINCIPAL_NAME, "Principal name", ValueKind.TEXT, "userPrincipalName.", text),
    _field(facts.ACCOUNT_TYPE, "Type", ValueKind.TEXT, "sAMAccountType.", account_type),
    _field(
        facts.ACCOUNT_CONTROL,
        "Account control",
        ValueKind.TEXT,
        "userAccountControl.",
        account_control,
        several=True,
    ),
    _SID,
    *_TIMES,
    _field("ATTq591520", "Last logon", ValueKind.TIME, "lastLogonTimestamp (UTC); up to 14 days old.", filetime),
    _field("ATTq589876", "Last logon here", ValueKind.TIME, "lastLogon (UTC), at this controller.", filetime),
    _field("ATTq589920", "Password set", ValueKind.TIME, "pwdLastSet (UTC).", filetime),
    _field("ATTq589983", "Expires", ValueKind.TIME, "accountExpires (UTC); empty: never.", filetime),
    _field("ATTq589873", "Bad password", ValueKind.TIME, "badPasswordTime (UTC), at this controller.", filetime),
    _field("ATTj589993", "Logons here", ValueKind.INTEGER, "logonCount, at this controller.", number),
    _field("ATTj589922", "Primary group", ValueKind.INTEGER, "primaryGroupID: last part of its SID.", number),
    _field("ATTm590443", "Host name", ValueKind.TEXT, "dNSHostName.", text),
    _field("ATTm590187", "System", ValueKind.TEXT, "operatingSystem.", text),
    _field(facts.PASSWORD, "Password", ValueKind.TEXT, "Whether there is one.", secret),
)
_GROUP_FIELDS = (
    _ACCOUNT_NAME,
    _field(facts.GROUP_TYPE, "Type", ValueKind.TEXT, "groupType.", group_type, several=True),
    _SID,
    _DESCRIPTION,
    *_TIMES,
)


def directory_views(database: ReadOnlyDatabase) -> Iterator[RowView]:
    """The views of a database with the tables of objects and links of Active Directory."""
    tables = {table.name: table for table in database.tables()}
    data, links = tables.get(DATA_TABLE), tables.get(LINK_TABLE)
    if data is None or not {column.name for column in data.columns} >= _NEEDED:
        return
    has_links = links is not None and {column.name for column in links.columns} >= _LINKS_NEEDED
    yield _view(_ObjectsView, data, (DATA_TABLE,))
    if has_links:
        yield _view(_AccountsView, data, (DATA_TABLE, LINK_TABLE))
        yield _view(_GroupsView, data, (DATA_TABLE, LINK_TABLE))
        yield from link_views(tables)


def _view(kind: type[_ObjectsView], table: Table, also_reads: tuple[str, ...]) -> RowView:
    def opened(view: RowView, database: ReadOnlyDatabase, beside: Beside) -> OpenView:
        return kind(view, database)

    return RowView(
        kind.name, Product.ACTIVE_DIRECTORY, kind.about, table, kind.columns(), opened, also_reads, kind.limits
    )


class _ObjectsView(OpenView):
    """All objects. The attributes that have no column of their own are in one list."""

    name = "ad-objects"
    about = "All objects of the directory, with deleted ones and names of objects elsewhere."
    fields: tuple[ViewField, ...] = _OBJECT_FIELDS
    limits: tuple[str, ...] = (
        "Passwords, keys and their hashes are never shown.",
        "Security descriptors are numbers of another table.",
    )

    @classmethod
    def columns(cls) -> tuple[ViewColumn, ...]:
        return (_NAME, _CLASS, _STATE, *columns_of(cls.fields), _PARENT, _OTHERS)

    def __init__(self, view: RowView, database: ReadOnlyDatabase) -> None:
        super().__init__(view, database)
        schema = read_schema(database)
        self._names = Names(database, schema)
        self._reader = AttributeReader(schema, self._names)
        self._own = [(each.raw, each.columns[0].name, each.read) for each in self.fields]
        own = {raw for raw, _, _ in self._own} | {facts.OBJECT_CLASS, facts.IS_DELETED, facts.IS_RECYCLED}
        self._others = {
            column.name: self._reader.reader(column.name)
            for column in view.table.columns
            if column.name.startswith("ATT") and column.name not in own | {facts.LAST_PARENT}
        }

    def cells(self, row: Row) -> dict[str, ViewCell]:
        return {
            **self._common(row),
            _PARENT.name: self._parent(row),
            _OTHERS.name: self._other_attributes(row),
        }

    def _common(self, row: Row) -> dict[str, ViewCell]:
        cells = {_NAME.name: self._name(row), _CLASS.name: self._class(row), _STATE.name: _state(row)}
        for raw, name, read in self._own:
            cells[name] = read(row.get(raw))[0]
        return cells

    def _name(self, row: Row) -> ViewCell:
        found = self._names.of_row(row)
        if found is not None:
            return ViewCell(found)
        return EMPTY if row.get(facts.PARENT) in (None, 0) else unknown(row.get(DNT))

    def _class(self, row: Row) -> ViewCell:
        classes = row.get(facts.OBJECT_CLASS)
        return self._reader.identifier(classes[0] if isinstance(classes, list) and classes else classes or None)

    def _parent(self, row: Row) -> ViewCell:
        return every(self._reader.reference)(row.get(facts.LAST_PARENT))

    def _other_attributes(self, row: Row) -> ViewCell:
        found: list[Single] = []
        not_known = False
        for column, value in row.items():
            if value is None or column not in self._others:
                continue
            name, read = self._others[column]
            cell = read(value)
            not_known = not_known or cell.not_known
            values = cell.value if isinstance(cell.value, list) else [cell.value]
            found += [f"{name or column}: {shown(single)}" for single in values if single is not None]
        return ViewCell(found, not_known) if found else EMPTY


class _AccountsView(_ObjectsView):
    """Users, computers and trusts."""

    name = "ad-accounts"
    about = "Accounts of users, computers and trusts, with their state, times and groups."
    fields: tuple[ViewField, ...] = _ACCOUNT_FIELDS
    limits = (
        "Passwords and their hashes are never shown.",
        f"At most {LISTED_MOST:,} groups are listed. The primary group is not among them.",
    )

    @classmethod
    def columns(cls) -> tuple[ViewColumn, ...]:
        return (_NAME, _CLASS, _STATE, _ENABLED, *columns_of(cls.fields), _GROUPS)

    def __init__(self, view: RowView, database: ReadOnlyDatabase) -> None:
        super().__init__(view, database)
        self._members = Members(database, self._names)

    def includes(self, row: Row) -> bool:
        return row.get(facts.ACCOUNT_CONTROL) is not None

    def cells(self, row: Row) -> dict[str, ViewCell]:
        common = self._common(row)
        cells = {name: common.pop(name) for name in (_NAME.name, _CLASS.name, _STATE.name)}
        cells[_ENABLED.name] = _enabled(row.get(facts.ACCOUNT_CONTROL))
        return {**cells, **common, _GROUPS.name: self._members.groups_of(row.get(DNT))}


class _GroupsView(_AccountsView):
    """Groups."""

    name = "ad-groups"
    about = "Groups with their members."
    fields: tuple[ViewField, ...] = _GROUP_FIELDS
    limits = (
        f"At most {LISTED_MOST:,} members are listed; ad-links has all.",
        "Accounts whose primary group it is are not among the members.",
    )

    @classmethod
    def columns(cls) -> tuple[ViewColumn, ...]:
        return (_NAME, _CLASS, _STATE, *columns_of(cls.fields), _MEMBERS, _GROUPS)

    def includes(self, row: Row) -> bool:
        return row.get(facts.GROUP_TYPE) is not None

    def cells(self, row: Row) -> dict[str, ViewCell]:
        number = row.get(DNT)
        return {
            **self._common(row),
            _MEMBERS.name: self._members.of_group(number),
            _GROUPS.name: self._members.groups_of(number),
        }


def _state(row: Row) -> ViewCell:
    kind = row.get(facts.IS_OBJECT)
    if kind is not None and not truth(kind).value:
        return ViewCell("phantom") if truth(kind).value is False else unknown(kind)
    for column, word in ((facts.IS_RECYCLED, "recycled"), (facts.IS_DELETED, "deleted")):
        if row.get(column) == 1:
            return ViewCell(word)
    return ViewCell("present")


def _enabled(value: Value) -> ViewCell:
    if not isinstance(value, int) or isinstance(value, bool):
        return unknown(value)
    return ViewCell(not value & facts.DISABLED)
