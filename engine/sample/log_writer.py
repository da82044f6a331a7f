"""A log stream made in memory: what an instance would have written, a file's bytes for each generation.

Source: reference, log and recovery 2, 3 and 4, and 10.3 for the roll. Format 8.60.140.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.error_codes import Code
from engine.formats.checksum import seal_page
from engine.formats.dbms_params import DbmsParams
from engine.formats.log_header import HEADER_SIZE, SEGMENT_SIZE, LogHeader
from engine.formats.log_segment_writer import (
    NO_ROOM,
    LogBody,
    StreamSettings,
    new_log_header,
    seal_segments,
    sealed_header,
)
from engine.formats.log_segments import verify_log
from engine.formats.stamps import Lgpos, LogTime


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
    _body: LogBody
    _written: bytearray
    """The whole segments, sealed; ``_checksum`` is the XOR of theirs."""
    _checksum: int

    def __init__(self, settings: StreamSettings, generation: int, moment: LogTime) -> None:
        self.settings = settings
        self.closed: dict[int, bytes] = {}
        self.attachments: Callable[[], bytes] = bytes
        self.checkpoint = Lgpos(generation, 1, 0)
        self._moment = moment
        self._create(generation, LogTime(), 0)

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
        writer._begin(header.generation, reading.last + 1)
        writer._written = bytearray(reading.data[SEGMENT_SIZE : reading.end.segment * SEGMENT_SIZE])
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
        return Lgpos.unpack(self._body.tip)

    def add(self, record: bytes, moment: LogTime) -> Lgpos:
        """Append a record, rolling the log first when it would reach into the last segment."""
        self._moment = moment
        place = self._body.append(record)
        if place == NO_ROOM:
            self.roll(moment)
            place = self._body.append(record)
        self._keep()
        return Lgpos.unpack(place)

    def flush(self, moment: LogTime) -> None:
        """What a commit does: fill the segment with NOP2 so that it is written once (reference 4)."""
        self._moment = moment
        self._body.fill()
        self._keep()

    def end_segment(self) -> None:
        """Leave the rest of the segment zero, which reads as NOP: what happens behind Term2 and before a roll."""
        self._body.end_segment()
        self._keep()

    def roll(self, moment: LogTime) -> None:
        """Close the current log and begin the next."""
        self.end_segment()
        generation, created = self.generation, self.created
        self.closed[generation] = self.current()
        self._moment = moment
        self._create(generation + 1, created, self._checksum)

    def current(self) -> bytes:
        """The current log's file; a segment not yet full stands twice, at its place and as its shadow."""
        segment = self._body.open_segment()
        if segment:
            seal_page(segment, len(self._written) // SEGMENT_SIZE + 1)
        return b"".join((self._header, self._written, segment, segment)).ljust(self.settings.file_size, b"\0")

    def _create(self, generation: int, previous: LogTime, checksum: int) -> None:
        header = new_log_header(
            self.settings, generation, self._moment,
            previous_created=previous, checkpoint=self.checkpoint.packed, attachments=self.attachments(),
        )  # fmt: skip
        header.checksum_previous = checksum
        self._header = sealed_header(header)
        self._begin(generation, 1)
        self._written = bytearray()
        self._checksum = 0

    def _begin(self, generation: int, segment: int) -> None:
        self._body = LogBody(generation, self.settings.file_sectors, lambda: self._moment, segment)

    def _keep(self) -> None:
        """Seal the segments that became whole."""
        first, segments = self._body.take()
        self._checksum ^= seal_segments(segments, first)
        self._written += segments
