"""Databases that the logs of an instance refer to and that are missing; whether the logs can create them again.

A log that creates a database contains everything that is ever in it, so redo from there recreates it page by page.
Source: docs/formats/recovery.md#other-records, CreateDB; the vendor's engine does the same when it reads the
record in recovery.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PureWindowsPath

from engine.discovery.instance_files import generation_range
from engine.files import FileSystem
from engine.formats.log.records import AttachDB, CreateDB
from engine.formats.log.scan import scan
from engine.formats.log.tail import cut_at
from engine.formats.stamps import Signature
from engine.storage.log_stream import LogStream


@dataclass(frozen=True)
class LostDatabase:
    """A database, by its file name; ``why_not`` is empty when the logs hold its creation."""

    name: str
    why_not: str = ""


def lost_databases(fs: FileSystem, stream: LogStream, here: Collection[Signature]) -> tuple[LostDatabase, ...]:
    """The databases of a stream that are not ``here``, as its logs last leave them. Reads all logs.

    Raises as :meth:`LogStream.log`, and ``Corruption`` for a damaged log.
    """
    names: dict[str, Signature] = {}
    created: set[Signature] = set()
    for attachment in stream.header(stream.first).attachments:
        names[_name(attachment.path)] = attachment.sign_db
    for generation in range(stream.first, stream.last + 1):
        reading, hole = stream.read(fs, generation)
        for _, kind, body in scan(reading if hole is None else cut_at(reading, hole)):
            if kind == CreateDB.TYPE:
                made = CreateDB.decode(body)
                names[_name(made.path_text)] = made.sign_db
                created.add(made.sign_db)
            elif kind == AttachDB.TYPE:
                record = AttachDB.decode(body)
                names[_name(record.path_text)] = record.sign_db
    first = generation_range(stream.first, stream.first)
    why = f"the logs start with {first}, and the creation of the database is not in them"
    return tuple(
        LostDatabase(name, "" if sign in created else why) for name, sign in names.items() if sign not in here
    )


def _name(path: str) -> str:
    return PureWindowsPath(path).name
