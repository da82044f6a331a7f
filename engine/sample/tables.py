"""What the sample database holds: a small company's servers, what they reported, their certificates, settings.

Made from a random generator alone, so that one seed gives one content. Every column type that readers commonly
meet is there, values long enough to be kept apart, secondary indexes of four kinds, and some NULLs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from engine.formats.catalog import Index, IndexColumn, Table
from engine.formats.catalog_rows import PLAIN_KEY, UNIQUE_KEY
from engine.formats.column import FIRST_TAGGED, FIRST_VARIABLE, SIZES, Column, ColumnFlag, ColumnType
from engine.formats.record_writer import Cells

SERVERS, EVENTS, CERTIFICATES = 240, 2400, 400
LATIN, UNICODE = 1252, 1200

_UNIQUE_SECONDARY = PLAIN_KEY | 1
_SITES = ("Åre", "Zürich", "København", "Kraków", "München", "São Paulo", "Ōsaka", "Dublin")
_PLACES = ("are", "zrh", "cph", "krk", "muc", "sao", "osa", "dub")
_ROLES = ("dc", "file", "mail", "web", "db", "print", "backup", "dhcp")
_SOURCES = {
    "DHCP": ((1010, 3, "Scope {n} is {p} percent full."), (1020, 4, "Lease for 10.{p}.{n}.17 renewed.")),
    "CertSvc": ((53, 2, "Request {n} was denied by policy {p}."), (58, 4, "Certificate {n} was issued.")),
    "ESENT": ((102, 4, "The database engine started instance {p}."), (213, 4, "Backup of {n} pages ended.")),
    "Disk": ((7, 2, "Bad block {n} on drive {p}."), (51, 3, "Paging took {n} ms on drive {p}.")),
}
_SETTINGS = {
    "backup.retention.days": "35",
    "backup.window": "22:00-04:00",
    "mail.operators": "operators@example.org",
    "report.footer": "Prepared by the operations team. " * 40,
    "ui.language": "en",
}


def _table(name: str, columns: list[Column], *indexes: Index) -> Table:
    """A definition; object ids, roots and offsets are given when it is written."""
    return Table(0, name, 0, 0, tuple(columns), indexes, initial_pages=1)


def _index(name: str, flags: int, *parts: IndexColumn) -> Index:
    return Index(0, name, 0, flags, parts, lcmap_flags=0x30401)


def _columns(**kinds: tuple[ColumnType, int] | ColumnType) -> list[Column]:
    """Columns in order: those with a size of their own become fixed, others variable, long ones tagged."""
    next_id = {"fixed": 1, "variable": FIRST_VARIABLE, "tagged": FIRST_TAGGED}
    columns = []
    for name, kind in kinds.items():
        type_, detail = kind if isinstance(kind, tuple) else (kind, 0)
        long = type_ in (ColumnType.LONG_BINARY, ColumnType.LONG_TEXT)
        area = "tagged" if long else "fixed" if type_ in SIZES else "variable"
        size = SIZES.get(type_, 0 if long else 255)
        text = type_ in (ColumnType.TEXT, ColumnType.LONG_TEXT)
        flags = 0 if text else detail
        columns.append(Column(next_id[area], name, type_, flags, size, detail if text else 0))
        next_id[area] += 1
    return columns


T = ColumnType
_NUMBERED = ColumnFlag.NOT_NULL | ColumnFlag.AUTOINCREMENT

SERVERS_TABLE = _table(
    "Servers",
    _columns(
        Id=(T.LONG, _NUMBERED), Machine=T.GUID, Cores=T.UNSIGNED_BYTE, MemoryMB=T.UNSIGNED_LONG,
        Load=T.IEEE_DOUBLE, Price=T.CURRENCY, LastSeen=T.DATE_TIME, Online=T.BIT, Uptime=T.UNSIGNED_LONG,
        Name=(T.TEXT, LATIN), Site=(T.TEXT, UNICODE), Address=T.BINARY, Notes=(T.LONG_TEXT, UNICODE),
    ),
    _index("ById", UNIQUE_KEY, IndexColumn(1)),
    _index("ByName", _UNIQUE_SECONDARY, IndexColumn(FIRST_VARIABLE)),
    _index("ByAddress", PLAIN_KEY, IndexColumn(FIRST_VARIABLE + 2)),
)  # fmt: skip
EVENTS_TABLE = _table(
    "Events",
    _columns(
        Id=(T.LONG_LONG, _NUMBERED), Time=T.DATE_TIME, ServerId=T.LONG, Level=T.UNSIGNED_BYTE,
        Code=T.UNSIGNED_SHORT, Seconds=T.IEEE_SINGLE, Offset=T.SHORT,
        Source=(T.TEXT, LATIN), Message=(T.LONG_TEXT, UNICODE), Payload=T.LONG_BINARY,
    ),
    _index("ById", UNIQUE_KEY, IndexColumn(1)),
    _index("ByTime", PLAIN_KEY, IndexColumn(2)),
    _index("ByServer", PLAIN_KEY, IndexColumn(3), IndexColumn(2, descending=True)),
)  # fmt: skip
CERTIFICATES_TABLE = _table(
    "Certificates",
    _columns(
        Request=(T.GUID, ColumnFlag.NOT_NULL), NotBefore=T.DATE_TIME, NotAfter=T.DATE_TIME,
        KeyBits=T.UNSIGNED_SHORT, Revoked=T.BIT, ServerId=T.LONG,
        Serial=T.BINARY, Subject=(T.TEXT, UNICODE), Encoded=T.LONG_BINARY,
    ),
    _index("ByRequest", UNIQUE_KEY, IndexColumn(1)),
    _index("BySerial", _UNIQUE_SECONDARY, IndexColumn(FIRST_VARIABLE)),
    _index("ByExpiry", PLAIN_KEY, IndexColumn(3)),
)  # fmt: skip
SETTINGS_TABLE = _table(
    "Settings",
    _columns(Name=(T.TEXT, LATIN), Value=(T.LONG_TEXT, UNICODE)),
    _index("ByName", UNIQUE_KEY, IndexColumn(FIRST_VARIABLE)),
)


@dataclass(frozen=True)
class Content:
    """One table to load: its definition, its rows, and how full its pages get; the rest is for later work."""

    table: Table
    rows: Callable[[Random, datetime], Iterator[Cells]]
    fill: float


def servers(random: Random, now: datetime) -> Iterator[Cells]:
    """The rows of Servers as of ``now``."""
    for id_ in range(1, SERVERS + 1):
        site, role = random.randrange(len(_SITES)), random.choice(_ROLES)
        yield {
            "Id": id_, "Machine": UUID(int=random.getrandbits(128)), "Cores": random.choice((2, 4, 8, 16)),
            "MemoryMB": 1024 << random.randrange(8), "Load": 0.0, "Price": random.randrange(10**9, 10**11),
            "LastSeen": now, "Online": True, "Uptime": 0,
            "Name": f"{_PLACES[site]}-{role}{id_:03}", "Site": _SITES[site],
            "Address": random.randbytes(16 if id_ % 5 == 0 else 4),
            "Notes": f"{role} server, moved here in {random.randrange(2011, 2024)}" if id_ % 3 == 0 else None,
        }  # fmt: skip


def events(random: Random, now: datetime) -> Iterator[Cells]:
    """The rows of Events, the last one at ``now``."""
    time = now - timedelta(seconds=90 * EVENTS)
    for id_ in range(1, EVENTS + 1):
        source = random.choice(list(_SOURCES))
        code, level, text = random.choice(_SOURCES[source])
        time += timedelta(seconds=random.randrange(1, 180))
        yield {
            "Id": id_, "Time": time, "ServerId": random.randrange(1, SERVERS + 1), "Level": level, "Code": code,
            "Seconds": random.randrange(1, 400) / 4, "Offset": random.choice((-480, 0, 60, 540)), "Source": source,
            "Message": text.format(n=random.randrange(10_000), p=random.randrange(100)),
            "Payload": random.randbytes(random.randrange(16, 120)) if level < 4 else None,
        }  # fmt: skip


def certificates(random: Random, now: datetime) -> Iterator[Cells]:
    """The rows of Certificates, most of them long enough that their encoding is kept apart."""
    for _ in range(CERTIFICATES):
        yield certificate(random, now, random.randrange(700, 6000))


def certificate(random: Random, now: datetime, size: int) -> Cells:
    """One row of Certificates, issued within a year before ``now``, whose encoding has ``size`` bytes."""
    issued = now.replace(microsecond=0) - timedelta(hours=random.randrange(365 * 24))
    server = random.randrange(1, SERVERS + 1)
    return {
        "Request": UUID(int=random.getrandbits(128)), "NotBefore": issued,
        "NotAfter": issued + timedelta(days=random.choice((90, 365, 730))),
        "KeyBits": random.choice((2048, 3072, 4096)), "Revoked": random.random() < 0.05,
        "ServerId": server, "Serial": random.randbytes(10), "Subject": f"CN=server {server}, O=Ærø Data, C=DK",
        "Encoded": b"\x30\x82" + (size - 4).to_bytes(2, "big") + random.randbytes(size - 4),
    }  # fmt: skip


def settings(random: Random, now: datetime) -> Iterator[Cells]:
    """The rows of Settings."""
    for name, value in _SETTINGS.items():
        yield {"Name": name, "Value": value}


CONTENTS = (
    Content(SERVERS_TABLE, servers, 0.9),
    Content(EVENTS_TABLE, events, 0.9),
    Content(CERTIFICATES_TABLE, certificates, 0.4),
    Content(SETTINGS_TABLE, settings, 0.9),
)
