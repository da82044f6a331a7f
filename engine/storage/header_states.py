"""The header of a database when the database is attached, in use, and shut down cleanly.

Source: docs/formats/database-header.md#clean-and-dirty, docs/formats/checkpoint-and-double-write.md#write-ahead.
These functions change the header in memory; the caller writes it.
"""

from __future__ import annotations

from engine.formats.db_header import FILE_TYPE_DATABASE, MAGIC, VERSION, DatabaseHeader, DatabaseState
from engine.formats.stamps import BackupInfo, Lgpos, LogTime, Signature

RESIZE_REVISION = 0x6E
"""From this revision on, the header knows the position of the last resize."""
REQUIRED_TIME_REVISION = 0x96
"""From this revision on, the header knows when its highest required log was made."""
RESERVED_TAGS_REVISION = 0x10E
"""From this revision on, pages say how many of their tags are reserved."""

REVISION = 0x14
"""The revision of a new database: what every engine since Windows 8 gives one."""
FIRST_DBTIME = 0x40
_ALL_ONES = (1 << 64) - 1


def new_header(page_size: int, signature: Signature) -> DatabaseHeader:
    """The header of a database that is being made: nothing in it yet, state "just created"."""
    header = DatabaseHeader(bytearray(page_size))
    header.magic, header.version, header.create_version = MAGIC, VERSION, VERSION
    header.update_major = header.create_update = REVISION
    header.cb_page_size = page_size
    header.dbtime_dirtied = FIRST_DBTIME
    header.sign_db = signature
    header.dbstate = DatabaseState.JUST_CREATED
    header.sort_version = _ALL_ONES
    header.file_type = FILE_TYPE_DATABASE
    return header


def mark_attached(
    header: DatabaseHeader, position: Lgpos, moment: LogTime, stream: Signature, log_created: LogTime
) -> None:
    """Attached by the record at ``position``: dirty from now on, and in need of the log that holds it.

    In a new stream, no earlier backup can be continued (docs/semantics.md#header-fields).
    """
    header.dbstate = DatabaseState.DIRTY_SHUTDOWN
    if header.sign_log != stream:
        forget_backups(header)
    header.sign_log = stream
    header.lgpos_attach, header.logtime_attach = position, moment
    header.lgpos_detach, header.logtime_detach = Lgpos(), LogTime()
    if header.update_major >= RESIZE_REVISION:
        header.lgpos_last_resize = position
    header.gen_min_required = header.gen_min_consistent = position.generation
    require(header, position.generation, log_created)


def note_resize(header: DatabaseHeader, position: int) -> bool:
    """The file was resized by the record at a packed position; whether the header, not yet written, has to be.

    How often that was counts for users only: redo may count it twice, as the vendor's does.
    """
    if header.update_major < RESIZE_REVISION or header.lgpos_last_resize.packed >= position:
        return False
    header.lgpos_last_resize = Lgpos.unpack(position)
    return True


def require(header: DatabaseHeader, generation: int, log_created: LogTime) -> None:
    """Pages may now carry changes of log ``generation``, and commits in it be promised."""
    header.gen_max_required = header.gen_committed = generation
    header.logtime_gen_max_create = log_created
    if header.update_major >= REQUIRED_TIME_REVISION:
        header.logtime_gen_max_required = log_created


def mark_clean(header: DatabaseHeader, position: Lgpos, moment: LogTime) -> None:
    """Every page is on disk as of ``position`` (ShutDownMark or DetachDB): no log is needed any more."""
    header.dbstate = DatabaseState.CLEAN_SHUTDOWN
    header.lgpos_consistent = header.lgpos_detach = position
    header.logtime_consistent = header.logtime_detach = moment
    if header.update_major >= RESIZE_REVISION:
        header.lgpos_last_resize = position
    header.gen_min_required = header.gen_max_required = header.gen_committed = header.gen_min_consistent = 0
    header.gen_recovering = header.gen_pre_redo_min_consistent = header.gen_pre_redo_min_required = 0
    header.logtime_gen_max_create = header.logtime_gen_max_required = LogTime()


_BACKUPS = {1: "full", 2: "inc", 5: "copy", 6: "diff"}
"""The fields of each scope of a backup."""


def note_backup(header: DatabaseHeader, scope: int, info: BackupInfo, kind: int) -> None:
    """A backup ended normally (docs/semantics.md#header-fields). A full one starts a new chain.

    An older one never replaces a newer: redo may tell of it again.
    """
    name = _BACKUPS.get(scope)
    if name is None or getattr(header, f"bkinfo_{name}_prev").mark > info.mark:
        return
    setattr(header, f"bkinfo_{name}_prev", info)
    setattr(header, f"type_{name}_prev", kind)
    if name == "full":
        header.bkinfo_inc_prev = header.bkinfo_diff_prev = BackupInfo()


def forget_backups(header: DatabaseHeader) -> None:
    """Start from scratch: the next backup has to be a full one."""
    header.bkinfo_full_prev = header.bkinfo_inc_prev = header.bkinfo_full_cur = BackupInfo()
    header.bkinfo_copy_prev = header.bkinfo_diff_prev = BackupInfo()


def begin_stream(header: DatabaseHeader, stream: Signature, moment: LogTime) -> None:
    """A clean database goes on in another stream: it is at the start of that, and has no backup."""
    begin = Lgpos(1, 1, 0)
    header.sign_log = stream
    header.lgpos_attach, header.logtime_attach = begin, moment
    mark_clean(header, begin, moment)
    forget_backups(header)
