"""Streams that a live log writes, for tests: settings, a clock that ticks, records of any size, reading back."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

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
from tests.builders.log_files import SIGNATURE

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
