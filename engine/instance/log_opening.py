"""How a log stream is opened for writing: made anew, or taken up where it ended.

Source: reference, log and recovery 3.6, 7.10 step 1 and 10.3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.error_codes import Code
from engine.files import UpdateFile, read_whole
from engine.formats.log_header import MIN_SECTORS, SEGMENT_SIZE, LogFlags
from engine.formats.log_segment_writer import StreamSettings, new_log_header
from engine.formats.log_segments import LogReading, verify_log
from engine.formats.log_tail import cut_torn_tail
from engine.formats.stamps import Lgpos, LogTime
from engine.instance.log_files import LogFiles

_LARGEST = 0xFFFF * SEGMENT_SIZE


@dataclass
class Opened:
    """A current log that is open for writing behind segment ``last``, and what its stream is like."""

    file: UpdateFile
    stream: StreamSettings
    generation: int
    created: LogTime
    last: int = 0
    checksum: int = 0
    circular: bool = False
    was_circular: bool = False
    is_older_format: bool = False
    space_low: bool = False
    attachments: Callable[[], bytes] = bytes
    checkpoint: Callable[[], int] = int

    @classmethod
    def first(cls, files: LogFiles, stream: StreamSettings, created: LogTime, circular: bool) -> Opened:
        """Generation 1 of a new stream."""
        if stream.file_sectors < MIN_SECTORS:
            raise Code.InvalidParameter.error(f"A log has {MIN_SECTORS} segments at least.")
        if not files.make_reserves(stream.file_size):
            raise Code.LogDiskFull.error(f"There is no room for reserve logs in {files.directory}.")
        files.make_temp(stream.file_size)
        flags = LogFlags.CIRCULAR if circular else LogFlags(0)
        files.write_temp_header(new_log_header(stream, 1, created, checkpoint=Lgpos(1, 1, 0).packed, flags=flags))
        return cls(files.open_temp_as_current(), stream, 1, created, circular=circular, was_circular=circular)


def open_again(
    files: LogFiles,
    moment: LogTime,
    attachments: Callable[[], bytes],
    checkpoint: Callable[[], int],
    circular: bool | None,
) -> Opened:
    """See :meth:`engine.instance.log.Log.reopen`."""
    newest = max(files.archives(), default=0)
    if files.fs.exists(files.current):
        reading, opened = _take_up(files, newest)
        flags = LogFlags(reading.header.flags & 0xFF)
        opened.circular = reading.header.circular if circular is None else circular
    else:
        flags, opened = _replace_missing(files, newest, moment, attachments, checkpoint, circular)
    opened.was_circular = bool(flags & (LogFlags.CIRCULAR | LogFlags.CIRCULAR_EARLIER))
    opened.attachments, opened.checkpoint = attachments, checkpoint
    files.remove_temp()
    opened.space_low = not files.make_reserves(opened.stream.file_size)
    return opened


def _take_up(files: LogFiles, newest: int) -> tuple[LogReading, Opened]:
    """The current log, repaired on the disk."""
    data = read_whole(files.fs, files.current, _LARGEST)
    reading = cut_torn_tail(verify_log(data))
    header = reading.header
    if newest >= header.generation:
        raise Code.InvalidLogSequence.error(
            f"{files.current} is log {header.generation}, but there is a closed log {newest}.",
            path=str(files.current), generation=header.generation,
        )  # fmt: skip
    file = files.fs.open_update(files.current)
    try:
        _write_repairs(file, data, reading.data)
    except BaseException:
        file.close()
        raise
    stream = StreamSettings.of(header)
    older = (header.update_major, header.update_minor) < stream.update
    return reading, Opened(
        file, stream, header.generation, header.created, reading.last, reading.checksum, is_older_format=older
    )


def _write_repairs(file: UpdateFile, found: bytes, repaired: bytes) -> None:
    changed = [
        at for at in range(0, len(found), SEGMENT_SIZE)
        if found[at : at + SEGMENT_SIZE] != repaired[at : at + SEGMENT_SIZE]
    ]  # fmt: skip
    for at in changed:
        file.write_at(at, repaired[at : at + SEGMENT_SIZE])
    file.sync()


def _replace_missing(
    files: LogFiles,
    newest: int,
    moment: LogTime,
    attachments: Callable[[], bytes],
    checkpoint: Callable[[], int],
    circular: bool | None,
) -> tuple[LogFlags, Opened]:
    """The log after the newest closed one, for a stream that a crash in a roll left without a current log."""
    older = _closed(files, newest)
    stream, flags = StreamSettings.of(older.header), LogFlags(older.header.flags & 0xFF)
    now_circular = older.header.circular if circular is None else circular
    kept = LogFlags.CIRCULAR if now_circular else LogFlags(0)
    if not now_circular and flags & (LogFlags.CIRCULAR | LogFlags.CIRCULAR_EARLIER):
        kept = LogFlags.CIRCULAR_EARLIER
    if files.make_temp(stream.file_size):
        kept |= LogFlags.FROM_RESERVE
    header = new_log_header(
        stream, older.generation + 1, moment,
        previous_created=older.header.created, checksum_previous=older.checksum,
        checkpoint=checkpoint(), attachments=attachments(), flags=kept,
    )  # fmt: skip
    files.write_temp_header(header)
    file = files.open_temp_as_current()
    return flags, Opened(file, stream, older.generation + 1, moment, circular=now_circular)


def _closed(files: LogFiles, generation: int) -> LogReading:
    """A closed log, whole: it was on the disk before it got its number."""
    path = files.archives()[generation]
    reading = verify_log(read_whole(files.fs, path, _LARGEST))
    if reading.fatal:
        raise Code.LogFileCorrupt.error(f"{path}: {reading.fatal}", path=str(path), segment=reading.fatal.segment)
    return reading
