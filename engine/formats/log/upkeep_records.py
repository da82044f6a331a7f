"""Log records of maintenance: scans, requested pages, backups and restores.

Source: docs/formats/log-records.md#databases, docs/formats/log-records.md#what-is-passed-over.
"""

from __future__ import annotations

from engine.formats.layout import I64, U8, U16, U32, raw
from engine.formats.log.life_records import path_text
from engine.formats.log.record_layout import LogRecord, field, length, length_of_rest, part, record
from engine.formats.stamps import BKINFO, BackupInfo


@record(70)
class ScanCheck(LogRecord):
    """What a database scan saw on a page, for a copy to compare."""

    cb = length_of_rest("rest", U32)
    dbid: int = field(U8)
    pgno: int = field(U32)
    dbtime_page: int = field(I64)
    dbtime_current: int = field(I64)
    dbtime_before: int = field(I64)
    dbtime_after: int = field(I64)
    checksum: int = field(U16)
    rest: bytes = part(default=b"")


@record(98)
class ScanCheck2(LogRecord):
    """The same; ``source`` holds flags in its upper bits."""

    dbid: int = field(U8)
    pgno: int = field(U32)
    source: int = field(U8)
    dbtime_page: int = field(I64)
    dbtime_current: int = field(I64)
    checksum: int = field(U32)


@record(66)
class PagePatchRequest(LogRecord):
    """Asks the copies for a page that is damaged here."""

    dbid: int = field(U8)
    pgno: int = field(U32)
    dbtime: int = field(I64)
    reserved: bytes = field(raw(32), default=bytes(32))


@record(60)
class Backup2(LogRecord):
    """A step of a backup; see docs/formats/log-records.md#databases for phase, type and scope."""

    phase: int = field(U8)
    backup_type: int = field(U32)
    scope: int = field(U8)
    dbid: int = field(U8)
    info: BackupInfo = field(BKINFO)
    reserved: int = field(U8, default=0)
    cb_path = length("path")
    path: bytes = part()

    @property
    def path_text(self) -> str:
        return path_text(self.path)


@record(46)
class Backup(LogRecord):
    """A backup, as it was logged long ago."""

    backup_type: int = field(U8)
    reserved: int = field(U8, default=0)
    cb_path = length("path")
    path: bytes = part()


@record(19)
class FullBackup(LogRecord):
    """A backup, as it was logged longer ago."""

    cb_path = length("path")
    path: bytes = part()


@record(20)
class IncBackup(FullBackup):
    """An incremental one."""


@record(45)
class ExtRestore(LogRecord):
    """A restore."""

    cb_info = length("info")
    info: bytes = part()


@record(59)
class ExtRestore2(ExtRestore):
    """A restore, its text in UTF-16."""
