"""The content of the sample database: the servers of a small company, their reports, certificates and settings.

It is generated only by a random generator, so that a seed always gives the same content. It contains all column
types that readers commonly find, values long enough to be stored separately, secondary indexes of four kinds, and
some NULLs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from engine.formats.column import ColumnType
from engine.formats.record_writer import Cells
from engine.formats.values import UNICODE
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition

SERVERS = 240

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

_PLAIN = bytes(byte | 0x80 for byte in range(256))
"""Some readers take a chunk of a long value for compressed if its first byte, below 0x80, could begin one."""

T = ColumnType

SERVERS_TABLE = TableDefinition(
    "Servers",
    (
        ColumnDefinition("Id", T.LONG, autoincrement=True),
        ColumnDefinition("Machine", T.GUID),
        ColumnDefinition("Cores", T.UNSIGNED_BYTE),
        ColumnDefinition("MemoryMB", T.UNSIGNED_LONG),
        ColumnDefinition("Load", T.IEEE_DOUBLE),
        ColumnDefinition("Price", T.CURRENCY),
        ColumnDefinition("LastSeen", T.DATE_TIME),
        ColumnDefinition("Online", T.BIT),
        ColumnDefinition("Uptime", T.UNSIGNED_LONG),
        ColumnDefinition("Name", T.TEXT),
        ColumnDefinition("Site", T.TEXT, code_page=UNICODE),
        ColumnDefinition("Address", T.BINARY),
        ColumnDefinition("Notes", T.LONG_TEXT, code_page=UNICODE),
    ),
    (
        IndexDefinition("ById", ("Id",), primary=True),
        IndexDefinition("ByName", ("Name",), unique=True),
        IndexDefinition("ByAddress", ("Address",)),
    ),
)
EVENTS_TABLE = TableDefinition(
    "Events",
    (
        ColumnDefinition("Id", T.LONG_LONG, autoincrement=True),
        ColumnDefinition("Time", T.DATE_TIME),
        ColumnDefinition("ServerId", T.LONG),
        ColumnDefinition("Level", T.UNSIGNED_BYTE),
        ColumnDefinition("Code", T.UNSIGNED_SHORT),
        ColumnDefinition("Seconds", T.IEEE_SINGLE),
        ColumnDefinition("Offset", T.SHORT),
        ColumnDefinition("Source", T.TEXT),
        ColumnDefinition("Message", T.LONG_TEXT, code_page=UNICODE),
        ColumnDefinition("Payload", T.LONG_BINARY),
    ),
    (
        IndexDefinition("ById", ("Id",), primary=True),
        IndexDefinition("ByTime", ("Time",)),
        IndexDefinition("ByServer", ("ServerId", "-Time")),
    ),
)
CERTIFICATES_TABLE = TableDefinition(
    "Certificates",
    (
        ColumnDefinition("Request", T.GUID, not_null=True),
        ColumnDefinition("NotBefore", T.DATE_TIME),
        ColumnDefinition("NotAfter", T.DATE_TIME),
        ColumnDefinition("KeyBits", T.UNSIGNED_SHORT),
        ColumnDefinition("Revoked", T.BIT),
        ColumnDefinition("ServerId", T.LONG),
        ColumnDefinition("Serial", T.BINARY),
        ColumnDefinition("Subject", T.TEXT, code_page=UNICODE),
        ColumnDefinition("Encoded", T.LONG_BINARY),
    ),
    (
        IndexDefinition("ByRequest", ("Request",), primary=True),
        IndexDefinition("BySerial", ("Serial",), unique=True),
        IndexDefinition("ByExpiry", ("NotAfter",)),
    ),
)
SETTINGS_TABLE = TableDefinition(
    "Settings",
    (
        ColumnDefinition("Name", T.TEXT),
        ColumnDefinition("Value", T.LONG_TEXT, code_page=UNICODE),
    ),
    (IndexDefinition("ByName", ("Name",), primary=True),),
)
TABLES = (SERVERS_TABLE, EVENTS_TABLE, CERTIFICATES_TABLE, SETTINGS_TABLE)


def servers(random: Random, now: datetime) -> Iterator[Cells]:
    """The rows of Servers as of ``now``."""
    for number in range(1, SERVERS + 1):
        site, role = random.randrange(len(_SITES)), random.choice(_ROLES)
        yield {
            "Machine": UUID(int=random.getrandbits(128)), "Cores": random.choice((2, 4, 8, 16)),
            "MemoryMB": 1024 << random.randrange(8), "Load": 0.0, "Price": random.randrange(10**9, 10**11),
            "LastSeen": now, "Online": True, "Uptime": 0,
            "Name": f"{_PLACES[site]}-{role}{number:03}", "Site": _SITES[site],
            "Address": random.randbytes(16 if number % 5 == 0 else 4),
            "Notes": f"{role} server, moved here in {random.randrange(2011, 2024)}" if number % 3 == 0 else None,
        }  # fmt: skip


def report(random: Random, now: datetime) -> Cells:
    """What a server says of itself at ``now``: changes of its row."""
    return {
        "Load": random.randrange(1000) / 10, "LastSeen": now, "Online": random.random() < 0.95,
        "Uptime": random.randrange(10**7),
    }  # fmt: skip


def event(random: Random, time: datetime) -> Cells:
    """One row of Events."""
    source = random.choice(list(_SOURCES))
    code, level, text = random.choice(_SOURCES[source])
    return {
        "Time": time, "ServerId": random.randrange(1, SERVERS + 1), "Level": level, "Code": code,
        "Seconds": random.randrange(1, 400) / 4, "Offset": random.choice((-480, 0, 60, 540)), "Source": source,
        "Message": text.format(n=random.randrange(10_000), p=random.randrange(100)),
        "Payload": random.randbytes(random.randrange(16, 120)) if level < 4 else None,
    }  # fmt: skip


def certificate(random: Random, now: datetime, size: int) -> Cells:
    """One row of Certificates, issued within a year before ``now``, whose encoding has ``size`` bytes."""
    issued = now.replace(microsecond=0) - timedelta(hours=random.randrange(365 * 24))
    server = random.randrange(1, SERVERS + 1)
    return {
        "Request": UUID(int=random.getrandbits(128)), "NotBefore": issued,
        "NotAfter": issued + timedelta(days=random.choice((90, 365, 730))),
        "KeyBits": random.choice((2048, 3072, 4096)), "Revoked": random.random() < 0.05,
        "ServerId": server, "Serial": random.randbytes(10), "Subject": f"CN=server {server}, O=Ærø Data, C=DK",
        "Encoded": b"\x30\x82" + (size - 4).to_bytes(2, "big") + random.randbytes(size - 4).translate(_PLAIN),
    }  # fmt: skip


def settings() -> Iterator[Cells]:
    """The rows of Settings."""
    for name, value in _SETTINGS.items():
        yield {"Name": name, "Value": value}
