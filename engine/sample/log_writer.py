"""A log stream as the engine writes it: records into segments, segments into generations, nothing replaced.

Source: reference, log and recovery 2, 3 and 4, and 10.3 for the roll. Format 8.60.140.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.error_codes import Code
from engine.formats.attachments import LIST_SIZE
from engine.formats.checksum import seal_header, seal_page
from engine.formats.dbms_params import DbmsParams
from engine.formats.log_header import FILE_TYPE_LOG, HEADER_SIZE, SEGMENT_SIZE, LogHeader
from engine.formats.log_record_types import RecordType
from engine.formats.log_segments import SEGMENT_HEADER, verify_log
from engine.formats.stamps import LGPOS, LOGTIME, Lgpos, LogTime, Signature
from engine.sample import log_entries

MAJOR, MINOR, UPDATE_MAJOR, UPDATE_MINOR, ENGINE = 8, 4000, 60, 140, 9180

_FRAGMENT_LEAST = 32
"""A record is split only where so many bytes remain."""
_WHOLE = SEGMENT_SIZE - SEGMENT_HEADER
_FRAGMENT_BEGIN = struct.Struct("<BIH")
_FRAGMENT = struct.Struct("<BH")


@dataclass(frozen=True)
class StreamSettings:
    """What stays the same in all logs of a stream: identity, size in segments, page size, parameter block."""

    signature: Signature
    file_sectors: int
    page_size: int
    params: bytes

    @classmethod
    def of(cls, header: LogHeader) -> StreamSettings:
        return cls(header.signature, header.file_sectors, header.page_size, header.dbms_param)


def parameters(directory: Path, file_sectors: int) -> bytes:
    """A parameter block: paths as Windows code page text, and limits of a small instance."""
    params = DbmsParams(bytearray(DbmsParams.SIZE))
    path = f"{directory}/".encode("cp1252", "replace")[:260]
    params.system_path_bytes = params.log_path_bytes = path
    params.sessions_max, params.open_tables_max, params.version_pages_max = 64, 1024, 1024
    params.cursors_max, params.log_buffers, params.log_file_segments = 4096, 16, file_sectors
    params.cache_size_max = 512
    return bytes(params.buffer)


class LogWriter:
    """Appends records; closed logs are in ``closed`` (generation to bytes), the current one is :meth:`current`.

    ``attachments`` gives the list for the header of the next log, ``checkpoint`` stands in it as well.
    """

    _header: bytes
    _segments: list[bytes]
    _open: bytearray
    """Records of the segment that is being filled; ``_opened`` is the time of the first."""
    _opened: LogTime
    _checksum: int

    def __init__(self, settings: StreamSettings, generation: int, moment: LogTime) -> None:
        self.settings = settings
        self.closed: dict[int, bytes] = {}
        self.attachments: Callable[[], bytes] = bytes
        self.checkpoint = Lgpos(generation, 1, 0)
        self._create(generation, moment, LogTime(), 0)

    @classmethod
    def resume(cls, data: bytes) -> LogWriter:
        """Go on in a log that was closed normally, behind its last segment.

        Raises ``Corruption`` for a damaged log, ``WrongState`` (-550) for one whose instance did not end.
        """
        reading = verify_log(data)
        if reading.findings or not reading.closed_normally:
            raise Code.DatabaseDirtyShutdown.error("The sample's last log does not end with a normal end.")
        header = reading.header
        writer = cls(StreamSettings.of(header), header.generation, header.created)
        writer._header = bytes(header.buffer[:HEADER_SIZE])
        writer._segments = [bytes(reading.segment(index)) for index in range(1, reading.last + 1)]
        writer._checksum = reading.checksum
        return writer

    @property
    def generation(self) -> int:
        """The current log's number."""
        return LogHeader(self._header).generation

    @property
    def created(self) -> LogTime:
        """When the current log was made."""
        return LogHeader(self._header).created

    @property
    def position(self) -> Lgpos:
        """End of what was written; a full segment ends where the next begins (reference 3.4)."""
        return Lgpos(
            self.generation, len(self._segments) + 1, len(self._open) and SEGMENT_HEADER + len(self._open)
        )

    def add(self, record: bytes, moment: LogTime) -> Lgpos:
        """Append a record, rolling the log first when it would reach into the last segment."""
        if not self._fits(len(record)):
            self.roll(moment)
        place = self.position
        if len(record) > self._room and self._room < _FRAGMENT_LEAST:
            self.end_segment()
        if len(record) <= self._room:
            self._append(record, moment)
        else:
            self._append_fragments(record, moment)
        return place

    def flush(self, moment: LogTime) -> None:
        """What a commit does: fill the segment with NOP2 so that it is written once (reference 4)."""
        if not self._open:
            return
        in_last = len(self._segments) + 1 == self._last_segment
        if self._room >= log_entries.FILL_LEAST and not in_last:
            self._append(log_entries.fill(self._room), moment)
        else:
            self.end_segment()

    def end_segment(self) -> None:
        """Leave the rest of the segment zero, which reads as NOP: what happens behind Term2 and before a roll."""
        if self._open:
            segment = self._sealed()
            self._segments.append(segment)
            self._checksum ^= int.from_bytes(segment[:8], "little")
            self._open = bytearray()

    def roll(self, moment: LogTime) -> None:
        """Close the current log and begin the next."""
        self.end_segment()
        generation, created = self.generation, self.created
        self.closed[generation] = self._file(self._segments)
        self._create(generation + 1, moment, created, self._checksum)

    def current(self) -> bytes:
        """The current log's file; a segment not yet full stands twice, at its place and as its shadow."""
        if not self._open:
            return self._file(self._segments)
        segment = self._sealed()
        return self._file([*self._segments, segment, segment])

    def _create(self, generation: int, moment: LogTime, previous: LogTime, checksum: int) -> None:
        header = LogHeader(bytearray(HEADER_SIZE))
        settings = self.settings
        header.generation, header.file_type = generation, FILE_TYPE_LOG
        header.sector_size, header.header_sectors = SEGMENT_SIZE, 1
        header.file_sectors, header.page_size = settings.file_sectors, settings.page_size
        header.created, header.previous_created = moment, previous
        header.major, header.minor = MAJOR, MINOR
        header.update_major, header.update_minor, header.efv_engine = UPDATE_MAJOR, UPDATE_MINOR, ENGINE
        header.signature, header.dbms_param = settings.signature, settings.params
        header.lgpos_checkpoint, header.checksum_previous = self.checkpoint, checksum
        header.attach_list = self.attachments().ljust(LIST_SIZE, b"\0")
        page = bytearray(header.buffer)
        seal_header(page)
        self._header = bytes(page)
        self._segments = []
        self._open = bytearray()
        self._opened = LogTime()
        self._checksum = 0

    @property
    def _last_segment(self) -> int:
        """The last segment that may carry data; the one behind it is kept for a shadow."""
        return self.settings.file_sectors - 2

    @property
    def _room(self) -> int:
        return _WHOLE - len(self._open)

    def _fits(self, size: int) -> bool:
        """Whether a record can end before the end of the last segment, headers of fragments included."""
        segment, room = len(self._segments) + 1, self._room
        if size > room and room < _FRAGMENT_LEAST:
            segment, room = segment + 1, _WHOLE
        if size > room:
            size -= room - _FRAGMENT_BEGIN.size
            segment, room = segment + 1, _WHOLE
            while size + _FRAGMENT.size > room:
                size, segment = size - room + _FRAGMENT.size, segment + 1
            size += _FRAGMENT.size
        return segment < self._last_segment or (segment == self._last_segment and size < room)

    def _append(self, data: bytes, moment: LogTime) -> None:
        if not self._open:
            self._opened = moment
        self._open += data
        if not self._room:
            self.end_segment()

    def _append_fragments(self, record: bytes, moment: LogTime) -> None:
        here = self._room - _FRAGMENT_BEGIN.size
        head = _FRAGMENT_BEGIN.pack(RecordType.FragmentBegin, len(record), here)
        self._append(head + record[:here], moment)
        while here < len(record):
            part = record[here : here + self._room - _FRAGMENT.size]
            self._append(_FRAGMENT.pack(RecordType.Fragment, len(part)) + part, moment)
            here += len(part)

    def _sealed(self) -> bytes:
        index = len(self._segments) + 1
        segment = bytearray(SEGMENT_SIZE)
        LGPOS.write(segment, 8, Lgpos(self.generation, index, 0))
        LOGTIME.write(segment, 16, self._opened)
        segment[SEGMENT_HEADER : SEGMENT_HEADER + len(self._open)] = self._open
        seal_page(segment, index)
        return bytes(segment)

    def _file(self, segments: list[bytes]) -> bytes:
        return b"".join((self._header, *segments)).ljust(self.settings.file_sectors * SEGMENT_SIZE, b"\0")
