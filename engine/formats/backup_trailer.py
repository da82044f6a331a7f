"""The page after the last one of a database that was copied while an engine had it open.

It has the layout of an empty page whose data describe the logs that the copy requires, and a checksum like a
database header. Source: docs/semantics.md#copies-of-running-databases.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.error_codes import Code
from engine.formats.checksum import header_is_valid
from engine.formats.db_header import DatabaseHeader
from engine.formats.layout import U32, Field, View, raw
from engine.formats.page import PageHeader
from engine.formats.stamps import BKINFO, LOGTIME, SIGNATURE, LogTime


class BackupTrailer(View):
    """Every field; the rest of the page is zero."""

    SIZE = 148
    WHAT = "trailer page of a backup copy"

    page_header = Field(0, raw(PageHeader.SIZE), "the checksum in the first word, the rest zero")
    bkinfo = Field(40, BKINFO, "mark of the backup; lowest log of the set, log that was current at the copy's end")
    sign_db = Field(64, SIGNATURE, "identity of the database")
    sign_log = Field(92, SIGNATURE, "identity of the log stream")
    gen_min_required = Field(120, U32, "first log that recovery needed at the copy's end; 0 in older formats")
    gen_max_required = Field(124, U32, "last log that recovery needed then")
    gen_committed = Field(128, U32, "last log with committed work then")
    logtime_gen_max_required = Field(132, LOGTIME, "creation time of log gen_max_required")
    logtime_gen_committed = Field(140, LOGTIME, "creation time of log gen_committed")


@dataclass(frozen=True)
class BackupCopy:
    """What the last page of a copy says. Generations; ``bytes`` is the length without that page."""

    bytes: int
    low: int
    """The first log that the copy needs."""
    high: int
    """The log that was current when the copy ended: it needs those up to this one."""
    required: int
    """The last log whose changes the copied pages may show."""
    required_created: LogTime
    committed: int
    committed_created: LogTime


def is_backup_copy(header: DatabaseHeader) -> bool:
    """Whether a file with this header was copied while an engine had it open, and not restored since."""
    return bool(header.bkinfo_full_cur.gen_low) and not header.bkinfo_full_cur.gen_high


def read_trailer(page: bytes, header: DatabaseHeader) -> BackupTrailer:
    """The last page of a copy, proven to belong to its header.

    Raises JET_errBadPatchPage (-535) for a damaged one, JET_errDatabasePatchFileMismatch (-552) for one of another
    database, log stream or backup.
    """
    if len(page) < BackupTrailer.SIZE or not header_is_valid(page):
        raise Code.BadPatchPage.error("The trailer page of the backup copy is damaged.")
    trailer = BackupTrailer(page)
    mine = trailer.sign_db, trailer.sign_log, trailer.bkinfo.mark
    if mine != (header.sign_db, header.sign_log, header.bkinfo_full_cur.mark):
        raise Code.DatabasePatchFileMismatch.error(
            "The header and the trailer page of the copy do not belong together."
        )
    return trailer


def read_copy(page: bytes, header: DatabaseHeader, size: int) -> BackupCopy:
    """What the last page of a copy says, after ``size`` bytes of it. Raises as :func:`read_trailer`.

    Older formats say the log that was current only.
    """
    trailer = read_trailer(page, header)
    high = trailer.bkinfo.gen_high
    required, committed = trailer.gen_max_required, trailer.gen_committed
    return BackupCopy(
        size,
        header.bkinfo_full_cur.gen_low,
        high,
        required or high,
        trailer.logtime_gen_max_required if required else LogTime(),
        committed or high,
        trailer.logtime_gen_committed if committed else LogTime(),
    )
