"""Streams that a live log writes: settings, a clock that ticks, records of any size, reading back; and two runs.

The runs promise what is durable. What the next start must find after any end of them: the stream is opened again,
as recovery does it, written further and read back whole.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

from engine.error_codes import Code
from engine.errors import MissingFile
from engine.files import FileSystem, LocalFileSystem
from engine.formats.log.chain import check_follows
from engine.formats.log.records import (
    IGNORED,
    NOP,
    NOP2,
    Commit,
    ForceWriteLog,
    RecoveryUndo2,
    ShutDownMark,
    SignalAttachDb,
)
from engine.formats.log.scan import scan
from engine.formats.log.segment_writer import StreamSettings
from engine.formats.log.segments import LogReading, verify_log
from engine.formats.names import Family
from engine.formats.stamps import LogTime
from engine.storage.log import Log, LogSettings
from engine.storage.log_files import LogFiles
from tests.builders.log_files import SIGNATURE, term2

Placed = list[tuple[int, bytes]]
"""Packed positions and records."""

RECOVERY_UNDO = bytes((RecoveryUndo2.TYPE,)) + bytes(8)
_SMALL = {
    1: bytes((ShutDownMark.TYPE,)),
    2: bytes((SignalAttachDb.TYPE, 1)),
    3: bytes((ForceWriteLog.TYPE, 5, 0)),
    4: bytes((Commit.TYPE, 5, 0, 0)),
}


class Clock:
    """A second later at each look."""

    def __init__(self) -> None:
        self.seconds = 0

    def __call__(self) -> LogTime:
        self.seconds += 1
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        return LogTime(bytes((seconds, minutes, hours % 24, 1 + hours // 24, 1, 125, 1, 0)))


def settings(
    sectors: int = 8, *, family: Family = Family.LOG, digits: int = 8, circular: bool = False
) -> LogSettings:
    stream = StreamSettings(SIGNATURE, sectors, 4096, bytes(567))
    return LogSettings("edb", stream, family, digits, circular)


def record(size: int, seed: int = 0) -> bytes:
    """A record of exactly ``size`` bytes; its text is noise, for the checksums are linear."""
    if size in _SMALL:
        return _SMALL[size]
    noise = random.Random(size * 1000 + seed).randbytes(size - 5)
    return struct.pack("<BI", IGNORED[-1].TYPE, size - 5) + noise


def readings(directory: Path, base: str = "edb") -> list[LogReading]:
    """All logs of the stream, oldest first, whole and chained without a break."""
    files = LogFiles.found(LocalFileSystem(), directory, base)
    found = [verify_log(path.read_bytes()) for path in (*files.archives().values(), files.current)]
    for reading in found:
        assert not reading.findings, [str(finding) for finding in reading.findings]
    for older, newer in pairwise(found):
        check_follows(older, newer)
    return found


def records_of(logs: Iterable[LogReading]) -> Placed:
    """What the logs hold but fill."""
    fill = (NOP.TYPE, NOP2.TYPE)
    return [(place, body) for log in logs for place, kind, body in scan(log) if kind not in fill]


def read_back(directory: Path) -> Placed:
    return records_of(readings(directory))


def new_log(directory: Path, sectors: int = 8, fs: FileSystem | None = None) -> Log:
    return Log.create(fs or LocalFileSystem(), directory, settings(sectors), Clock())


def reopen(directory: Path, fs: FileSystem | None = None) -> Log:
    return Log.reopen(fs or LocalFileSystem(), directory, "edb", Clock())


SECTORS = 6
CREATED, ENDED = "created", "ended"
Acknowledge = Callable[[str], None]


def nobody(label: str) -> None:
    """Promises that nobody writes down."""


def work(log: Log, placed: Placed, acknowledge: Acknowledge, sizes: list[tuple[int, bool]]) -> None:
    """Append records; after each flush acknowledge how many are durable."""
    for number, (size, flush) in enumerate(sizes):
        body = record(size, number)
        placed.append((log.append(body), body))
        if flush:
            log.flush(placed[-1][0])
            acknowledge(str(len(placed)))


def finish(log: Log, placed: Placed, acknowledge: Acknowledge) -> None:
    body = term2(log.generation)
    placed.append((log.append(body), body))
    log.flush()
    acknowledge(str(len(placed)))
    acknowledge(ENDED)
    log.close()


FIRST_RUN = [(100, True), (9000, True), (300, False), (5000, False), (4000, True), (7000, True), (12000, True)]
SECOND_RUN = [(50, True), (9500, False), (200, True), (6000, True)]


def first_run(fs: FileSystem, directory: Path, placed: Placed, acknowledge: Acknowledge) -> None:
    log = new_log(directory, SECTORS, fs)
    try:
        acknowledge(CREATED)
        work(log, placed, acknowledge, FIRST_RUN)
        log.delete_below(2)
        finish(log, placed, acknowledge)
    finally:
        log.close()


def second_run(fs: FileSystem, directory: Path, placed: Placed, acknowledge: Acknowledge) -> None:
    log = reopen(directory, fs)
    try:
        placed.append((log.append(RECOVERY_UNDO), RECOVERY_UNDO))
        work(log, placed, acknowledge, SECOND_RUN)
        finish(log, placed, acknowledge)
    finally:
        log.close()


def opened_again(directory: Path, marks: tuple[str, ...], placed: Placed) -> Placed:
    """What the next start finds; checks it against what was promised, and that the stream can be carried on."""
    promised = max((int(mark) for mark in marks if mark.isdigit()), default=0)
    try:
        log = reopen(directory)
    except MissingFile as error:
        assert error.code is Code.MissingLogFile
        assert CREATED not in marks
        log = new_log(directory, SECTORS)
    at = log.append(RECOVERY_UNDO)
    log.append(record(3000))
    log.roll()
    log.append(record(200))
    log.close()
    logs = readings(directory)
    found = records_of(logs)
    assert [body for _, body in found[-3:]] == [RECOVERY_UNDO, record(3000), record(200)]
    assert found[-3][0] == at
    kept = found[:-3]
    expected = [pair for pair in placed if pair[0] >> 32 >= logs[0].generation]
    assert kept == expected[: len(kept)]
    assert len(kept) + len(placed) - len(expected) >= promised
    assert sorted(path.name for path in directory.iterdir() if path.suffix == ".jrs") == [
        "edbres00001.jrs",
        "edbres00002.jrs",
    ]
    return kept
