"""The database header: its 748 bytes, the state that it describes, and which of its two copies is valid.

Source: docs/formats/database-header.md. Fields have their ESE names without type prefixes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from engine.error_codes import Code
from engine.formats.checksum import header_is_valid
from engine.formats.layout import I32, U8, U32, U64, Field, View, raw
from engine.formats.page_sizes import PAGE_SIZES
from engine.formats.stamps import BKINFO, LGPOS, LOGTIME, SIGNATURE

MAGIC = 0x89ABCDEF
VERSION = 0x620
FILE_TYPE_DATABASE = 1
HEADER_READ = 2 * PAGE_SIZES[-1]
"""Bytes from the start of a file that hold both header copies at every page size."""


class DatabaseState(IntEnum):
    """``dbstate``: how the file was left (docs/formats/database-header.md#states)."""

    JUST_CREATED = 1
    DIRTY_SHUTDOWN = 2
    CLEAN_SHUTDOWN = 3
    BEING_CONVERTED = 4
    FORCE_DETACH = 5
    INCREMENTAL_RESEED = 6
    DIRTY_AND_PATCHED = 7
    REVERT_IN_PROGRESS = 8


class DatabaseHeader(View):
    """Every field of the header, at any page size; generations, pages and counts are plain numbers."""

    SIZE = 748
    WHAT = "database header"

    checksum = Field(0, U32, "XOR32 over the whole header page")
    magic = Field(4, U32, "0x89ABCDEF")
    version = Field(8, U32, "format version, 0x620 since 1997")
    attrib = Field(12, U32, "0 for a database")
    dbtime_dirtied = Field(16, U64, "highest page dbtime given out")
    sign_db = Field(24, SIGNATURE, "identity of the database, random at creation")
    dbstate = Field(52, U32, "how the file was left; 3 is a clean shutdown")
    lgpos_consistent = Field(56, LGPOS, "log position of the last clean detach")
    logtime_consistent = Field(64, LOGTIME, "time of the last clean detach")
    logtime_attach = Field(72, LOGTIME, "time of the last attach")
    lgpos_attach = Field(80, LGPOS, "log position of the last attach")
    logtime_detach = Field(88, LOGTIME, "time of the last detach; zero while attached")
    lgpos_detach = Field(96, LGPOS, "log position of the last detach")
    dbid = Field(104, U32, "1 for the first user database, 0 for a temporary one")
    sign_log = Field(108, SIGNATURE, "identity of the log stream; none when attached without logging")
    bkinfo_full_prev = Field(136, BKINFO, "last full backup")
    bkinfo_inc_prev = Field(160, BKINFO, "last incremental backup; reset by a full one")
    bkinfo_full_cur = Field(184, BKINFO, "backup in progress, or: this file is a backup copy")
    db_flags = Field(208, U32, "bit 0: the shadow catalog is disabled")
    objid_last = Field(212, U32, "highest object id assigned")
    os_major = Field(216, U32, "Windows version that last attached")
    os_minor = Field(220, U32)
    os_build = Field(224, U32)
    os_service_pack = Field(228, U32)
    update_major = Field(232, U32, "revision of the format")
    cb_page_size = Field(236, U32, "bytes in a page; 0 means 4096")
    repair_count = Field(240, U32, "runs of a destructive repair")
    logtime_repair = Field(244, LOGTIME, "time of the last repair")
    sign_slv = Field(252, raw(28), "obsolete")
    dbtime_last_scrub = Field(280, U64, "dbtime of the last scrub")
    logtime_scrub = Field(288, LOGTIME, "time of the last scrub")
    gen_min_required = Field(296, I32, "first log generation that recovery needs; 0 when clean")
    gen_max_required = Field(300, I32, "last log generation that recovery needs; 0 when clean")
    cpg_upgrade_55_format = Field(304, U32, "obsolete")
    cpg_upgrade_free_pages = Field(308, U32, "obsolete")
    cpg_upgrade_space_map_pages = Field(312, U32, "obsolete")
    bkinfo_snapshot_cur = Field(316, BKINFO, "snapshot in progress")
    create_version = Field(340, U32, "format version at creation")
    create_update = Field(344, U32, "revision at creation")
    logtime_gen_max_create = Field(348, LOGTIME, "creation time of log gen_max_required")
    type_full_prev = Field(356, U32, "0 streaming, 1 volume snapshot, 2 snapshot, 3 surrogate")
    type_inc_prev = Field(360, U32, "kind of the last incremental backup")
    repair_count_old = Field(364, U32, "repairs before the last defragmentation")
    ecc_fix_success = Field(368, U32, "single-bit corrections that gave a good page")
    logtime_ecc_fix_success = Field(372, LOGTIME)
    ecc_fix_success_old = Field(380, U32)
    ecc_fix_fail = Field(384, U32, "single-bit corrections that failed")
    logtime_ecc_fix_fail = Field(388, LOGTIME)
    ecc_fix_fail_old = Field(396, U32)
    bad_checksum = Field(400, U32, "checksum errors that could not be corrected")
    logtime_bad_checksum = Field(404, LOGTIME)
    bad_checksum_old = Field(412, U32)
    gen_committed = Field(416, I32, "last log generation with committed work; 0 when clean")
    bkinfo_copy_prev = Field(420, BKINFO, "last copy backup")
    bkinfo_diff_prev = Field(444, BKINFO, "last differential backup; reset by a full one")
    type_copy_prev = Field(468, U32, "kind of the last copy backup")
    type_diff_prev = Field(472, U32, "kind of the last differential backup")
    incremental_reseed_count = Field(476, U32)
    logtime_incremental_reseed = Field(480, LOGTIME)
    incremental_reseed_count_old = Field(488, U32)
    page_patch_count = Field(492, U32)
    logtime_page_patch = Field(496, LOGTIME)
    page_patch_count_old = Field(504, U32)
    sort_version = Field(508, U64, "all ones: versions of localised indexes live in MSysLocales")
    logtime_dbscan_prev = Field(516, LOGTIME, "end of the last checksum scan")
    logtime_dbscan_start = Field(524, LOGTIME, "start of the running checksum scan")
    pgno_dbscan_highest_continuous = Field(532, U32)
    gen_recovering = Field(536, I32, "log generation that redo is working on")
    extend_count = Field(540, U32)
    logtime_last_extend = Field(544, LOGTIME)
    shrink_count = Field(552, U32)
    logtime_last_shrink = Field(556, LOGTIME)
    logtime_last_reattach = Field(564, LOGTIME)
    lgpos_last_reattach = Field(572, LGPOS)
    trim_count = Field(580, U32)
    sign_db_hdr_flush = Field(584, SIGNATURE, "new at each write of the header; pairs with the flush map")
    sign_flush_map_hdr_flush = Field(612, SIGNATURE, "signature of the flush map")
    gen_min_consistent = Field(640, I32, "first log generation that makes the file clean; 0 when clean")
    update_minor = Field(644, U32, "minor revision of the format")
    efv_max_bin_attach = Field(648, U32, "highest engine format version that attached the file")
    pgno_dbscan_highest = Field(652, U32)
    lgpos_last_resize = Field(656, LGPOS, "revision >= 0x6e: log position of the last resize")
    reserved = Field(664, raw(3))
    file_type = Field(667, U32, "1 for a database; unaligned")
    reserved_2 = Field(671, U8)
    logtime_gen_max_required = Field(672, LOGTIME, "revision >= 0x96: creation time of log gen_max_required")
    gen_pre_redo_min_consistent = Field(680, I32)
    gen_pre_redo_min_required = Field(684, I32)
    sign_rbs_hdr_flush = Field(688, SIGNATURE, "signature of the revert snapshot")
    revert_count = Field(716, U32)
    logtime_revert_from = Field(720, LOGTIME)
    logtime_revert_to = Field(728, LOGTIME)
    revert_page_count = Field(736, U32)
    lgpos_commit_before_revert = Field(740, LGPOS)

    @property
    def page_size(self) -> int:
        """Bytes in a page: the stored number, or 4096 where the file says 0."""
        return self.cb_page_size or 4096

    @property
    def state(self) -> DatabaseState | None:
        """``dbstate`` as a known state, ``None`` for a number that no engine writes."""
        return DatabaseState(self.dbstate) if 1 <= self.dbstate <= 8 else None

    @property
    def is_clean(self) -> bool:
        """Whether the file needs no log (docs/formats/database-header.md#clean-and-dirty)."""
        return self.dbstate == DatabaseState.CLEAN_SHUTDOWN

    @property
    def required(self) -> tuple[int, int] | None:
        """First and last log generation that recovery needs, ``None`` when it needs none."""
        low, high = self.gen_min_required, self.gen_max_required
        return (low, high) if low or high else None

    @property
    def committed(self) -> int | None:
        """Last log generation with work that was promised to a client, ``None`` when nothing is open."""
        return self.gen_committed or None


class OtherCopy(Enum):
    """What the header copy that was not used looks like."""

    IDENTICAL = "identical"
    DIFFERENT = "different"
    DAMAGED = "damaged"
    MISSING = "missing"
    FOREIGN = "that of another database"


@dataclass(frozen=True)
class HeaderReading:
    """The elected header and how it was found."""

    header: DatabaseHeader
    data: bytes
    """The whole header page of the copy that was used, ``page_size`` bytes."""
    used_shadow: bool
    other: OtherCopy

    @property
    def page_size(self) -> int:
        return len(self.data)


def read_header(data: bytes) -> HeaderReading:
    """Elect the header: the primary copy when its checksum is right, else the shadow.

    See docs/formats/database-header.md#which-copy-counts.
    ``data`` is the first :data:`HEADER_READ` bytes of the file, or all of a shorter one.
    Raises ``Corruption``: JET_errDatabaseCorrupted when neither copy is whole,
    JET_errInvalidDatabase when nothing in it says that it is an ESE database.
    """
    primary = _copy_at(data, 0)
    if primary is not None:
        return HeaderReading(DatabaseHeader(primary), primary, False, _compare(primary, data))
    for offset in PAGE_SIZES:
        shadow = _copy_at(data, offset)
        if shadow is not None and len(shadow) == offset:
            return HeaderReading(DatabaseHeader(shadow), shadow, True, OtherCopy.DAMAGED)
    if _has_magic(data, 0) and len(data) >= DatabaseHeader.SIZE:
        size = DatabaseHeader(data).page_size
        if size in PAGE_SIZES and len(data) < size:
            raise Code.DatabaseCorrupted.error(
                f"The file was truncated: it ends after {len(data):,} bytes, inside its header of {size:,} bytes."
            )
    if any(_has_magic(data, offset) for offset in (0, *PAGE_SIZES)):
        raise Code.DatabaseCorrupted.error("Both copies of the database header are damaged.")
    raise Code.InvalidDatabase.error("The file does not begin with an ESE database header.")


def pages_in_file(size: int, page_size: int) -> int:
    """Pages that a file of ``size`` bytes holds after its two headers; a part of a page does not count."""
    return max(size // page_size - 2, 0)


def page_offset(pgno: int, page_size: int) -> int:
    """Byte offset of page ``pgno`` (the first is 1) in its file."""
    return (pgno + 1) * page_size


def _has_magic(data: bytes, offset: int) -> bool:
    return data[offset + 4 : offset + 8] == MAGIC.to_bytes(4, "little")


def _copy_at(data: bytes, offset: int) -> bytes | None:
    """The whole header page at ``offset``, or ``None`` when there is no valid one."""
    if not _has_magic(data, offset) or len(data) < offset + DatabaseHeader.SIZE:
        return None
    size = DatabaseHeader(memoryview(data)[offset:]).page_size
    page = bytes(data[offset : offset + size])
    if size not in PAGE_SIZES or len(page) != size:
        return None
    return page if header_is_valid(page) else None


def _compare(primary: bytes, data: bytes) -> OtherCopy:
    size = len(primary)
    shadow = data[size : 2 * size]
    if shadow == primary:
        return OtherCopy.IDENTICAL
    if len(shadow) < size:
        return OtherCopy.MISSING
    whole = _copy_at(data, size)
    if whole is None or len(whole) != size:
        return OtherCopy.DAMAGED
    same = DatabaseHeader(whole).sign_db == DatabaseHeader(primary).sign_db
    return OtherCopy.DIFFERENT if same else OtherCopy.FOREIGN
