"""The header of a log file: its first 4096 bytes, written once and never changed.

Source: docs/formats/log-file.md#log-header. Fields carry their ESE names without type prefixes.
"""

from __future__ import annotations

from enum import IntFlag
from functools import lru_cache

from engine.error_codes import Code
from engine.formats.attachments import ATTACH_LIST, Attachment, parse_attachments
from engine.formats.checksum import header_is_valid
from engine.formats.dbms_params import DbmsParams
from engine.formats.layout import I32, U8, U16, U32, U64, Field, View, raw
from engine.formats.names import GENERATION_MAX
from engine.formats.stamps import LGPOS, LOGTIME, SIGNATURE, Buffer

SEGMENT_SIZE = 4096
HEADER_SIZE = 4096
FILE_TYPE_UNKNOWN = 0
FILE_TYPE_LOG = 3
MAJOR = 8
MINOR_CHAINED_CHECKSUM = 13
"""From this ``update_minor`` on, a header carries the checksum of the log before it."""
MIN_SECTORS = 3
LARGEST = 0xFFFF * SEGMENT_SIZE
"""Bytes of the largest log: a position has 16 bits for the segment."""
"""A header, one data segment and the place of its shadow."""


class LogFlags(IntFlag):
    """``flags`` of a log header."""

    FROM_RESERVE = 1
    CIRCULAR = 2
    CIRCULAR_EARLIER = 4


class LogHeader(View):
    """Every field of the header; sizes in bytes, ``*_sectors`` in segments of ``sector_size`` bytes."""

    __slots__ = ()

    SIZE = HEADER_SIZE
    WHAT = "log header"

    checksum = Field(0, U32, "XOR32 over the whole header")
    generation = Field(4, I32, "number of this log in its stream, from 1")
    sector_size = Field(8, U16, "bytes in a segment, 4096")
    header_sectors = Field(10, U16, "segments of the header, 1")
    file_sectors = Field(12, U16, "segments of the whole file")
    page_size = Field(14, U16, "bytes in a database page; 0 means 4096")
    created = Field(16, LOGTIME, "when this log was created")
    previous_created = Field(24, LOGTIME, "when the log before it was created; not set in the first one")
    major = Field(32, U32, "format version, 8")
    minor = Field(36, U32, "frozen at 4000")
    update_major = Field(40, U32, "revision of the format")
    signature = Field(44, SIGNATURE, "identity of the log stream")
    dbms_param = Field(72, raw(DbmsParams.SIZE), "settings of the instance")
    flags = Field(639, U8, "1 made from a reserve log, 2 circular logging, 4 circular logging earlier")
    lgpos_checkpoint = Field(640, LGPOS, "checkpoint when this log was created")
    update_minor = Field(648, U32, "minor revision of the format")
    disk_sector_mismatch = Field(652, U8, "0")
    checksum_previous = Field(653, U64, "XOR of the segment checksums of the log before it")
    efv_engine = Field(661, U32, "format number of the engine that wrote it; independent of the layout")
    reserved = Field(665, raw(2))
    file_type = Field(667, U32, "3 for a log, 0 in very old ones")
    attach_list = Field(671, ATTACH_LIST, "databases attached when this log was created")

    @classmethod
    def parse(cls, data: Buffer) -> LogHeader:
        """The header at the start of ``data``, proven: checksum, file type, version, sizes, generation.

        Raises ``Corruption``: JET_errLogReadVerifyFailure for a wrong checksum, JET_errLogFileCorrupt for all
        else that no engine writes. Raises ``Incompatible`` (JET_errBadLogVersion) for another major version.
        """
        if len(data) < HEADER_SIZE:
            raise Code.LogFileCorrupt.error(f"The log ends after {len(data)} bytes, inside its header.")
        page = bytes(data[:HEADER_SIZE])
        if not header_is_valid(page):
            raise Code.LogReadVerifyFailure.error("The header of the log fails its checksum.", segment=0)
        header = _KeptHeader(page)
        if header.file_type not in (FILE_TYPE_LOG, FILE_TYPE_UNKNOWN):
            raise Code.LogFileCorrupt.error(f"The file is of type {header.file_type}, not a log.")
        if header.major != MAJOR:
            raise Code.BadLogVersion.error(
                f"The log has version {header.major}, which is not supported. This program reads version {MAJOR}.",
                hint="Recover the instance with the engine that wrote it.",
            )
        header._check_sizes()
        return header

    def _check_sizes(self) -> None:
        if not 1 <= self.generation <= GENERATION_MAX:
            raise Code.LogFileCorrupt.error(f"{self.generation} is not a log generation.")
        if self.sector_size != SEGMENT_SIZE or self.header_sectors != 1 or self.file_sectors < MIN_SECTORS:
            raise Code.LogFileCorrupt.error(
                f"A log of {self.file_sectors} segments of {self.sector_size} bytes with "
                f"{self.header_sectors} header segments is not possible."
            )

    @property
    def version(self) -> tuple[int, int, int]:
        """Major, update major, update minor; it never falls within a stream."""
        return self.major, self.update_major, self.update_minor

    @property
    def file_size(self) -> int:
        """Bytes of the whole file."""
        return self.file_sectors * SEGMENT_SIZE

    @property
    def database_page_size(self) -> int:
        """Bytes in a database page."""
        return self.page_size or 4096

    @property
    def circular(self) -> bool:
        """Whether circular logging was on when this log was made."""
        return bool(self.flags & LogFlags.CIRCULAR)

    @property
    def has_chained_checksum(self) -> bool:
        """Whether ``checksum_previous`` is filled in."""
        return self.update_minor >= MINOR_CHAINED_CHECKSUM

    @property
    def params(self) -> DbmsParams:
        return DbmsParams(self.dbms_param)

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """Databases attached when this log was made. Raises JET_errLogFileCorrupt for a damaged list."""
        return parse_attachments(self.attach_list, Code.LogFileCorrupt)


class _KeptHeader(LogHeader):
    """A proven header as it is kept, one for each of a hundred thousand logs: what is the same in all headers of a
    stream is there once, and what is zero at the end is not there."""

    __slots__ = ("_own", "_rest", "_shared")

    def __init__(self, page: bytes) -> None:
        own, end = LogHeader.signature.offset, LogHeader.flags.offset
        self._own, self._shared, self._rest = page[:own], _shared(page[own:end]), page[end:].rstrip(b"\0")

    @property
    def buffer(self) -> bytes:  # type: ignore[override]
        return (self._own + self._shared + self._rest).ljust(HEADER_SIZE, b"\0")


@lru_cache(maxsize=64)
def _shared(part: bytes) -> bytes:
    """The first of all equal ones."""
    return part
