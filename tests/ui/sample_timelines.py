"""Timelines as the gallery and the tests of pictures show them: sets, checks, gaps, thousands of logs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from ui.values.moments import count_of
from ui.values.timeline_cells import Cell, CellKind, Stay, TimelineData
from ui.values.timeline_marks import MarkKind, TimelineMark
from ui.values.timeline_scale import SECOND

START = datetime(2025, 11, 22, 2, 0, tzinfo=UTC)
FROM, HOUR = 1_800_000_000 * SECOND, 3600 * SECOND
"""A moment and an hour, in microseconds."""


def timeline_data(*, torn: bool = False) -> TimelineData:
    """A full backup, two incrementals and logs not backed up yet; ``torn``: with a gap and bad logs."""
    kinds = dict.fromkeys(range(0x47, 0x4F), CellKind.FULL)
    kinds |= dict.fromkeys(range(0x4F, 0x5B), CellKind.INCREMENTAL)
    kinds |= dict.fromkeys(range(0x5B, 0x5D), CellKind.NOT_BACKED_UP)
    kinds |= dict.fromkeys(range(0x5D, 0x61), CellKind.REQUIRED)
    kinds[0x61] = CellKind.CURRENT
    details = {}
    if torn:
        kinds |= {0x57: CellKind.MISSING, 0x58: CellKind.MISSING, 0x5C: CellKind.DAMAGED, 0x5F: CellKind.FOREIGN}
        details = {0x57: "deleted by hand", 0x58: "deleted by hand", 0x5C: "segment 14: checksum mismatch"}
        details[0x5F] = "its signature is of another log sequence"
    sets = (
        _set(MarkKind.FULL, 0, (0x47, 0x4E), "Full"),
        _set(MarkKind.INCREMENTAL, 12, (0x4F, 0x54), "Incr. 14:00"),
        _set(MarkKind.INCREMENTAL, 24, (0x55, 0x5A), "Incr. 02:00"),
    )
    checks = (
        _set(MarkKind.VERIFICATION, 13, (0x47, 0x54), ""),
        TimelineMark(MarkKind.DRILL, _at(25), (0x47, 0x5A), "", "page 31 is damaged" if torn else ""),
    )
    stays = dict.fromkeys(range(0x4B, 0x57), Stay.SAFE) | dict.fromkeys(range(0x57, 0x62), Stay.NEEDED)
    cells = tuple(
        Cell(gen, kind, details.get(gen, ""), _at(-8 + (gen - 0x47) * 1.5), stays.get(gen, Stay.ABSENT))
        for gen, kind in kinds.items()
    )
    return TimelineData(cells, sets, checks, (0x5D, "0x5D:01C4:0012"), (0x5D, 0x61), folder=True)


def _at(hours: float) -> int:
    """Microseconds, ``hours`` after 22 Nov 02:00."""
    return count_of(START + timedelta(hours=hours))


def _set(kind: MarkKind, hours: float, logs: tuple[int, int], short: str) -> TimelineMark:
    return TimelineMark(kind, _at(hours), logs, short)


@cache
def long_timeline_data() -> TimelineData:
    """Six thousand generations with one missing, in sixty-one sets."""
    kinds = (CellKind.FULL, CellKind.INCREMENTAL, CellKind.NOT_BACKED_UP)
    cells = tuple(
        Cell(gen, kinds[(gen >= 2000) + (gen >= 5000)], "", _at(gen / 4)) for gen in range(1, 6001) if gen != 3210
    )
    sets = [_set(MarkKind.FULL, 500, (1, 1999), "Full")]
    for number in range(60):
        first = 2000 + number * 50
        sets.append(_set(MarkKind.INCREMENTAL, first / 4 + 13, (first, first + 49), "Incr."))
    return TimelineData(cells, tuple(sets), (), (5990, "0x1766:0001:0000"), (5990, 6000))


def held(chain: Path) -> TimelineData:
    """An instance with a full backup, an incremental one and two logs that are not backed up."""
    kinds = [*[CellKind.FULL] * 4, *[CellKind.INCREMENTAL] * 4, CellKind.NOT_BACKED_UP, CellKind.CURRENT]
    cells = tuple(Cell(at + 1, kind, "", FROM + at * HOUR) for at, kind in enumerate(kinds))
    sets = (
        TimelineMark(MarkKind.FULL, FROM + 4 * HOUR, (1, 4), "Full", "", chain),
        TimelineMark(MarkKind.INCREMENTAL, FROM + 8 * HOUR, (5, 8), "Incr.", "", chain),
    )
    drill = TimelineMark(MarkKind.DRILL, FROM + 9 * HOUR, (1, 8), "", "", chain)
    return TimelineData(cells, sets, (drill,))
