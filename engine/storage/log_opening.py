"""How a log stream is opened for writing: newly created, or continued where it ended.

Source: docs/formats/log-file.md#end-of-the-data, docs/formats/log-file.md#roll.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.error_codes import Code
from engine.files import UpdateFile, read_whole
from engine.formats.log.header import LARGEST, MIN_SECTORS, SEGMENT_SIZE, LogFlags, LogHeader
from engine.formats.log.segment_writer import StreamSettings, new_log_header, sealed_header
from engine.formats.log.segments import LogReading, verify_log
from engine.formats.log.tail import cut_torn_tail
from engine.formats.stamps import Lgpos, LogTime
from engine.storage.log_files import LogFiles


@dataclass(frozen=True)
class Opened:
    """A current log that is open for writing after segment ``last``; ``checksum`` is that of the data so far."""

    file: UpdateFile
    header: LogHeader
    last: int = 0
    checksum: int = 0
    space_low: bool = False


def open_new(files: LogFiles, stream: StreamSettings, created: LogTime, *, circular: bool) -> Opened:
    """Generation 1 of a new stream, and its reserve logs; see :meth:`engine.storage.log.Log.create`."""
    if stream.file_sectors < MIN_SECTORS:
        raise Code.InvalidParameter.error(f"A log must have at least {MIN_SECTORS} segments.")
    if not files.make_reserves(stream.file_size):
        raise Code.LogDiskFull.error(
            f"There is not enough space for the logs in {files.directory}.",
            hint="Free space on the log volume, then create the instance again.",
            path=str(files.directory),
        )
    files.remove_prepared()
    header = new_log_header(stream, 1, created, checkpoint=Lgpos(1, 1, 0).packed)
    header.flags = LogFlags.CIRCULAR if circular else 0
    from_reserve = files.make_temp(stream.file_size)
    return Opened(_put_in_place(files, header, from_reserve), header, space_low=from_reserve)


def open_again(files: LogFiles, following: Callable[[LogHeader], LogHeader], *, give_up: bool = False) -> Opened:
    """The newest log, repaired on disk, or, where a crash left none, the one after the newest closed one.

    ``following`` makes the latter's header. See :meth:`engine.storage.log.Log.reopen`.
    """
    newest = max(files.archives(), default=0)
    if files.has_current():
        reading, file = _take_up(files, newest, give_up=give_up)
        header, last, checksum = LogHeader(reading.data[: LogHeader.SIZE]), reading.last, reading.checksum
    else:
        older = _closed(files, newest)
        header, last, checksum = following(older.header), 0, 0
        header.checksum_previous = older.checksum
        file = _put_in_place(files, header, files.make_temp(header.file_size))
    try:
        files.remove_temp()
        files.remove_prepared()
        return Opened(file, header, last, checksum, space_low=not files.make_reserves(header.file_size))
    except BaseException:
        file.close()
        raise


def replace_current(files: LogFiles, older: LogHeader, header: LogHeader, from_reserve: bool) -> UpdateFile:
    """The current log, complete on disk and closed, becomes an archive, and the temp log the current one."""
    _write_header(files, header, from_reserve)
    files.archive_current(older.generation)
    return files.open_temp_as_current()


def _put_in_place(files: LogFiles, header: LogHeader, from_reserve: bool) -> UpdateFile:
    """The temp log becomes the current one where there is none."""
    _write_header(files, header, from_reserve)
    return files.open_temp_as_current()


def _write_header(files: LogFiles, header: LogHeader, from_reserve: bool) -> None:
    if from_reserve:
        header.flags |= LogFlags.FROM_RESERVE
    files.write_temp_header(sealed_header(header))


def _take_up(files: LogFiles, newest: int, *, give_up: bool) -> tuple[LogReading, UpdateFile]:
    data = read_whole(files.fs, files.current, LARGEST)
    reading = cut_torn_tail(verify_log(data), give_up=give_up)
    if newest >= reading.generation:
        raise Code.InvalidLogSequence.error(
            f"{files.current} has generation {reading.generation}, but there is a closed log {newest}.",
            path=str(files.current), generation=reading.generation,
        )  # fmt: skip
    file = files.fs.open_update(files.current)
    try:
        _write_repairs(file, data, reading.data)
    except BaseException:
        file.close()
        raise
    return reading, file


def _write_repairs(file: UpdateFile, found: bytes, repaired: bytes) -> None:
    """Bring what was repaired to disk, and with it whatever a process that was killed had not synced."""
    for at in range(0, len(found), SEGMENT_SIZE):
        segment = repaired[at : at + SEGMENT_SIZE]
        if found[at : at + SEGMENT_SIZE] != segment:
            file.write_at(at, segment)
    file.sync()


def _closed(files: LogFiles, generation: int) -> LogReading:
    """A closed log, whole: it was on disk before it got its number."""
    path = files.archives()[generation]
    reading = verify_log(read_whole(files.fs, path, LARGEST))
    if reading.fatal:
        raise Code.LogFileCorrupt.error(f"{path}: {reading.fatal}", path=str(path), segment=reading.fatal.segment)
    return reading
