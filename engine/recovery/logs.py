"""The valid logs of a recovery, read in order: where they end, and which parts are not read.

Source: docs/formats/log-file.md#end-of-the-data, docs/formats/recovery.md#checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from engine.error_codes import Code
from engine.events import EventKind
from engine.files import FileSystem
from engine.formats.log.record_sizes import ENDS_OF_RUN
from engine.formats.log.records import NOP, NOP2
from engine.formats.log.scan import scan
from engine.formats.log.segments import LogReading
from engine.formats.log.tail import Hole, cut_at
from engine.recovery.given_up import GivenUp
from engine.report import Report
from engine.storage.log_stream import LogStream

_FILL = (NOP.TYPE, NOP2.TYPE)


class RecoveryLogs:
    """The logs of ``stream`` before the packed position ``until``.

    The newest may end in what an unfinished write left. Of other damage the first ends the stream there when
    ``ignore_lost`` says so, and is told in ``given_up``.
    """

    def __init__(
        self, fs: FileSystem, stream: LogStream, report: Report, *, until: int, ignore_lost: bool
    ) -> None:
        self.stream = stream
        self.given_up: GivenUp | None = None
        self._fs = fs
        self._report = report
        self._until = until
        self._ignore_lost = ignore_lost
        self._torn: Hole | None = None

    def bytes(self, first: int, last: int) -> int:
        """Of these generations; 0 when the last is below the first."""
        return sum(self.stream.log(generation).size for generation in range(first, last + 1))

    def end_of_run(self) -> int:
        """Position of the record that ends a run, when it is the last one of the stream; else 0."""
        for generation in range(self.stream.last, self.stream.first - 1, -1):
            reading = self._read(generation)
            if not reading.is_empty:
                return _end_of_run(reading)
        return 0

    def readings(self, first: int, moved: Callable[[int], Path | None]) -> Iterator[LogReading]:
        """The logs from a generation on, each proven to follow the one before; who takes one says when it is done.

        Redo may go on in the newest log before it has come to it; ``moved`` says where that is then. Raises as
        :meth:`LogStream.log` and :meth:`LogStream.check_follows`, JET_errLogFileCorrupt (-501).
        """
        older: LogReading | None = None  # without its bytes, which the one who took it may forget
        generation = first
        while generation <= self.stream.last:
            log = self.stream.log(generation)
            self._report.item(log.path.name, log.size, generation)
            path = moved(generation)
            if path is not None:
                self.stream.logs[generation] = replace(log, path=path)
            reading = self._read(generation)
            if older is not None:
                self.stream.check_follows(older, reading)
            older = replace(reading, data=b"")
            yield reading
            del reading
            generation += 1

    def settle(self) -> None:
        """Before recovery goes on in the newest log: what is given up is removed."""
        if self.given_up is not None:
            path = self.given_up.settle(self._fs, self.stream, self._report)
            generation = self.stream.last
            self.stream.logs[generation] = replace(self.stream.logs[generation], path=path)

    def _read(self, generation: int) -> LogReading:
        """A log as far as it counts. Raises JET_errLogFileCorrupt (-501) where that loses what was on disk."""
        reading, hole = self.stream.read(self._fs, generation)
        if hole is None:
            return reading
        path = self.stream.logs[generation].path
        newest = generation == self.stream.last
        if newest and (not hole.is_loss or self._until <= hole.position.packed):
            if self._torn is None:
                self._report.entry(EventKind.LogTornTailRepaired, path=path, position=str(hole.position))
            self._torn = hole
        elif self._ignore_lost:
            if self.given_up is None or generation < self.given_up.hole.generation:
                self.given_up = GivenUp.at(self.stream, hole)
                self.stream = self.stream.up_to(generation)
        else:
            self._report.entry(
                EventKind.LogDamaged, path=path, segment=hole.segment,
                reason=Code.LogFileCorrupt.symbol, last_good=hole.segment - 1,
            )  # fmt: skip
            self._report.entry(EventKind.LogDamagedInRecovery, path=path, position=str(hole.position))
            raise hole.error(path.name, path=str(path))
        return cut_at(reading, hole)


def _end_of_run(reading: LogReading) -> int:
    last = 0
    for position, kind, _ in scan(reading):
        if kind not in _FILL:
            last = position if kind in ENDS_OF_RUN else 0
    return last
