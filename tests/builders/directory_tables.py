"""A small directory as Active Directory stores one: its schema is in rows of the table that it describes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from engine.formats.column import ColumnType
from engine.formats.record import Row
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from tests.builders.live_tables import live_tables

SCHEMA, SERVER, USERS = 13, 16, 14
SARA, PC, STAFF, ALL, GONE, DUST, PHANTOM = 200, 201, 210, 211, 220, 221, 230
SARA_GUID = UUID("0fd6a6a4-6a57-4a6c-a2c5-6d9d5b7ab1f5")
CREATED = 13_300_000_000
"""Seconds since 1601: 2022-06-18T04:26:40Z."""
LOGON = 133_000_000_000_000_000
"""A FILETIME of the same moment."""
HASH = bytes.fromhex("deadbeef00112233445566778899aabb")
OWN_ID = -2147478988
"""The msDS-IntId of an attribute that was added: 0x80001234 as the signed number that is stored."""
OWN_COLUMN = f"ATTm{OWN_ID}"

_LETTERS = "abcdefghijklmnopqr"
_TYPES = {
    "b": ColumnType.LONG, "c": ColumnType.LONG, "i": ColumnType.LONG, "j": ColumnType.LONG,
    "k": ColumnType.LONG_BINARY, "l": ColumnType.CURRENCY, "m": ColumnType.LONG_TEXT, "q": ColumnType.CURRENCY,
    "r": ColumnType.LONG_BINARY,
}  # fmt: skip
ATTRIBUTES: Mapping[str, str] = {
    "objectClass": "ATTc0",
    "cn": "ATTm3",
    "description": "ATTm13",
    "instanceType": "ATTj131073",
    "whenCreated": "ATTl131074",
    "whenChanged": "ATTl131075",
    "governsID": "ATTc131094",
    "attributeID": "ATTc131102",
    "attributeSyntax": "ATTc131104",
    "isSingleValued": "ATTi131105",
    "dMDLocation": "ATTb131108",
    "isDeleted": "ATTi131120",
    "linkID": "ATTj131122",
    "oMObjectClass": "ATTk131290",
    "oMSyntax": "ATTj131303",
    "searchFlags": "ATTj131406",
    "lDAPDisplayName": "ATTm131532",
    "name": "ATTm589825",
    "objectGUID": "ATTk589826",
    "userAccountControl": "ATTj589832",
    "lastLogon": "ATTq589876",
    "unicodePwd": "ATTk589914",
    "pwdLastSet": "ATTq589920",
    "supplementalCredentials": "ATTk589949",
    "prefixMap": "ATTk589862",
    "objectSid": "ATTr589970",
    "accountExpires": "ATTq589983",
    "sAMAccountName": "ATTm590045",
    "sAMAccountType": "ATTj590126",
    "groupType": "ATTj590574",
    "lastKnownParent": "ATTb590605",
    "objectCategory": "ATTb590606",
    "msDS-IntId": "ATTj591540",
    "isRecycled": "ATTi591882",
    "dc": "ATTm1376281",
    "labCostCentre": OWN_COLUMN,
}
_LINKS = {"member": (131103, 2), "memberOf": (591926, 3)}
CLASSES = {
    "top": 0x10000, "dMD": 196617, "container": 196631, "user": 655369, "computer": 196638, "group": 655368,
    "domainDNS": 655427, "classSchema": 0x3000D, "attributeSchema": 0x3000E, "nTDSDSA": 1507375,
}  # fmt: skip
_MANY = {"objectClass", "description", "supplementalCredentials"}
DN_OF_USERS = "CN=Users,DC=lab,DC=local"

_LONG = ColumnType.LONG
DATA = TableDefinition(
    "datatable",
    (
        ColumnDefinition("DNT_col", _LONG, not_null=True),
        ColumnDefinition("PDNT_col", _LONG),
        ColumnDefinition("OBJ_col", ColumnType.UNSIGNED_BYTE),
        ColumnDefinition("RDNtyp_col", _LONG),
        *(
            ColumnDefinition(
                column, _TYPES[column[3]], code_page=1200, tagged=True, multivalued=name in _MANY
            )
            for name, column in ATTRIBUTES.items()
        ),
    ),
    (IndexDefinition("DNT_index", ("DNT_col",), primary=True), IndexDefinition("PDNT_index", ("PDNT_col",))),
)  # fmt: skip
LINKS = TableDefinition(
    "link_table",
    (
        ColumnDefinition("link_DNT", _LONG),
        ColumnDefinition("backlink_DNT", _LONG),
        ColumnDefinition("link_base", _LONG),
        ColumnDefinition("link_deltime", ColumnType.CURRENCY),
    ),
    (
        IndexDefinition("link_index", ("link_DNT", "link_base", "backlink_DNT"), primary=True),
        IndexDefinition("backlink_index", ("backlink_DNT", "link_base", "link_DNT")),
    ),
)
DESCRIPTORS = TableDefinition(
    "sd_table",
    (ColumnDefinition("sd_id", ColumnType.CURRENCY), ColumnDefinition("sd_value", ColumnType.LONG_BINARY)),
    (IndexDefinition("sd_id_index", ("sd_id",), primary=True),),
)
HIDDEN = TableDefinition("hiddentable", (ColumnDefinition("dsa_col", _LONG),), ())


def sid(rid: int) -> bytes:
    """The SID of an account of the domain S-1-5-21-1-2-3, as a directory stores it."""
    parts = b"".join(part.to_bytes(4, "little") for part in (21, 1, 2, 3))
    return bytes((1, 5)) + (5).to_bytes(6, "big") + parts + rid.to_bytes(4, "big")


def entry(number: int, parent: int, name: str, *classes: str, kind: int = 3, **attributes: object) -> Row:
    """A row of the table of objects. Its classes begin with the most special one."""
    row: dict[str, object] = {
        "DNT_col": number,
        "PDNT_col": parent,
        "OBJ_col": 1,
        "RDNtyp_col": kind,
        ATTRIBUTES["name"]: name,
        ATTRIBUTES["objectClass"]: [CLASSES[each] for each in (*classes, "top")],
    }
    row.update((ATTRIBUTES.get(attribute, attribute), value) for attribute, value in attributes.items())
    return row  # type: ignore[return-value]


def _schema() -> list[Row]:
    rows = []
    for number, (name, column) in enumerate(ATTRIBUTES.items(), 1000):
        own = int(column[4:])
        numbers = {"attributeID": 0x7FFF0001, "msDS-IntId": own} if own < 0 else {"attributeID": own}
        rows.append(_attribute(number, name, 0x80000 + _LETTERS.index(column[3]), **numbers))
    for number, (name, (own, link)) in enumerate(_LINKS.items(), 2000):
        rows.append(_attribute(number, name, 0x80001, attributeID=own, linkID=link))
    for number, (name, own) in enumerate(CLASSES.items(), 3000):
        rows.append(entry(number, SCHEMA, f"X-{name}", "classSchema", lDAPDisplayName=name, governsID=own))
    return rows


def _attribute(number: int, name: str, syntax: int, **numbers: int) -> Row:
    single = int(name not in _MANY and name not in _LINKS)
    described: dict[str, Any] = {
        "lDAPDisplayName": name,
        "attributeSyntax": syntax,
        "isSingleValued": single,
        **numbers,
    }
    return entry(number, SCHEMA, f"X-{name}", "attributeSchema", **described)


def _objects() -> list[Row]:
    dc = 0x150019
    account = {"whenCreated": CREATED, "whenChanged": CREATED + 1}
    return [
        {"DNT_col": 2, "PDNT_col": 0, "OBJ_col": 0, "RDNtyp_col": 3, ATTRIBUTES["name"]: "$ROOT_OBJECT$"},
        entry(10, 2, "local", "domainDNS", kind=dc, OBJ_col=0),
        entry(11, 10, "lab", "domainDNS", kind=dc),
        entry(12, 11, "Configuration", "container"),
        entry(SCHEMA, 12, "Schema", "dMD"),
        entry(USERS, 11, "Users", "container"),
        entry(SERVER, 12, "NTDS Settings", "nTDSDSA", dMDLocation=SCHEMA),
        entry(
            SARA, USERS, "Jones, Sara", "user", **account, sAMAccountName="sara", sAMAccountType=0x30000000,
            userAccountControl=0x10200, objectSid=sid(1104), objectGUID=SARA_GUID.bytes_le, lastLogon=LOGON,
            pwdLastSet=LOGON, accountExpires=(1 << 63) - 1, unicodePwd=HASH, supplementalCredentials=[HASH],
            description=["Buyer"], objectCategory=3002, labCostCentre="4711",
        ),
        entry(
            PC, USERS, "PC-7", "computer", "user", **account, sAMAccountName="PC-7$", sAMAccountType=0x30000001,
            userAccountControl=0x1002, objectSid=sid(1105), unicodePwd=HASH, accountExpires=0,
        ),
        entry(STAFF, USERS, "Staff", "group", **account, sAMAccountName="Staff", groupType=-2147483646),
        entry(ALL, USERS, "All", "group", **account, sAMAccountName="All", groupType=8),
        entry(GONE, USERS, "Old\nDEL:1", "user", **account, isDeleted=1, lastKnownParent=USERS),
        entry(DUST, USERS, "Dust", "user", isDeleted=1, isRecycled=1),
        entry(PHANTOM, 11, "Elsewhere", "container", OBJ_col=0),
    ]  # fmt: skip


_LINK_ROWS: Sequence[Row] = (
    {"link_DNT": STAFF, "backlink_DNT": SARA, "link_base": 1},
    {"link_DNT": STAFF, "backlink_DNT": PC, "link_base": 1},
    {"link_DNT": STAFF, "backlink_DNT": GONE, "link_base": 1, "link_deltime": CREATED},
    {"link_DNT": ALL, "backlink_DNT": STAFF, "link_base": 1},
    {"link_DNT": ALL, "backlink_DNT": 9999, "link_base": 700},
)


@dataclass
class DirectoryTables:
    """What to write: by default the small directory, with ``more`` rows of objects and links."""

    more: Sequence[Row] = ()
    more_links: Sequence[Row] = ()
    hidden: Sequence[Row] = field(default_factory=lambda: [{"dsa_col": SERVER}])
    links: Sequence[Row] = _LINK_ROWS
    schema: Sequence[Row] = field(default_factory=_schema)

    def write(self, folder: Path) -> Path:
        """The database, in a folder that is made."""
        folder.mkdir(parents=True)
        with live_tables(folder, page_size=8192) as live:
            for definition, rows in (
                (DATA, [*_objects(), *self.schema, *self.more]),
                (LINKS, [*self.links, *self.more_links]),
                (HIDDEN, self.hidden),
                (DESCRIPTORS, ()),
            ):
                live.create(definition)
                cursor = live.cursor(definition.name)
                for row in rows:
                    cursor.insert(row)
                live.commit()
            live.close()
        return live.path
