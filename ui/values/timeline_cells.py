"""Log generations as cells, buckets and runs: what a timeline shows of them, without painting."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ui.format import generation, generations, in_a_row, plural, when
from ui.languages.marked import mark, marked
from ui.values.moments import Moments, moment_of
from ui.values.swatch import Pattern, Swatch
from ui.values.timeline_marks import TimelineMark


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("LogTimeline", text)


class CellKind(Enum):
    """State of a generation, from the most harmless to the worst: in a bucket the worst one shows."""

    BEFORE = (mark("not kept, before the full backup"), Swatch("border"))
    FULL = (mark("in the full backup"), Swatch("full"))
    INCREMENTAL = (mark("in an incremental backup"), Swatch("incremental", Pattern.BAR))
    DIFFERENTIAL = (mark("in a differential backup"), Swatch("incremental", Pattern.BARS))
    IN_SET = (mark("in this backup set"), Swatch("full", Pattern.BAR))
    NOT_KNOWN = (mark("not known whether backed up"), Swatch("muted", Pattern.RING))
    CURRENT = (mark("the current log"), Swatch("pending", Pattern.DASHED))
    NOT_BACKED_UP = (mark("not backed up"), Swatch("pending", Pattern.DOT))
    REQUIRED = (mark("not backed up, required for recovery"), Swatch("required", Pattern.POST))
    FOREIGN = (mark("not part of this log stream"), Swatch("foreign", Pattern.SLASH))
    DAMAGED = (mark("damaged"), Swatch("bad", Pattern.CROSS))
    MISSING = (mark("missing"), Swatch("bad", Pattern.TORN))

    def __init__(self, words: str, swatch: Swatch) -> None:
        self._words = words
        self.swatch = swatch
        self.severity = len(type(self).__members__)

    @property
    def words(self) -> str:
        return marked(self._words)


_KINDS = tuple(CellKind)
_HELD = frozenset({CellKind.FULL, CellKind.INCREMENTAL, CellKind.DIFFERENTIAL})
"""States of a log that several sets may have: the current log of one is whole in the next."""


class Stay(Enum):
    """Whether a log is in the live folder, and whether it can be moved; in a bucket the later one shows, unless a
    log is missing there."""

    ABSENT = mark("not in the log folder")
    SAFE = mark("in the log folder, safe to move")
    NEEDED = mark("in the log folder, must stay")

    @property
    def words(self) -> str:
        return marked(self.value)


_STAYS = tuple(Stay)


@dataclass(frozen=True, slots=True)
class Cell:
    """One generation. ``detail`` says more in the tooltip: size, or why it is bad. ``begin`` is when the log was
    started (microseconds since 1970, UTC)."""

    generation: int
    kind: CellKind
    detail: str = ""
    begin: int | None = None
    stay: Stay = Stay.ABSENT


@dataclass(frozen=True, slots=True)
class TimelineData:
    """All that a timeline shows. Generations between the lowest and the highest that have no cell are missing, and
    below ``begins`` were not kept.

    ``checkpoint`` is a generation and the words beside its marker; ``required`` is the range the database header
    asks for, both ends included; ``current`` is the generation of the log that is filled last, and the word for
    it. ``sets`` and ``checks`` (verifications and drills) are in the order of time. ``moments``: the commits, one
    of which is chosen; they are those of ``chain``, and of the newer logs in ``newer``. ``folder``: whether the
    cells tell what is in the live folder. ``whose``: what it is a timeline of, so that the same is known again.
    """

    cells: tuple[Cell, ...] = ()
    sets: tuple[TimelineMark, ...] = ()
    checks: tuple[TimelineMark, ...] = ()
    checkpoint: tuple[int, str] | None = None
    required: tuple[int, int] | None = None
    current: tuple[int, str] | None = None
    begins: int = 0
    moments: Moments | None = None
    folder: bool = False
    chain: Path | None = None
    newer: Path | None = None
    whose: str = ""


@dataclass(frozen=True, slots=True)
class CellRun:
    """Neighbouring generations in the same state for the same reason."""

    first: int
    last: int
    kind: CellKind
    detail: str = ""
    stay: Stay = Stay.ABSENT

    @property
    def count(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Bucket:
    """What one cell of the picture stands for: a range of generations, the worst kind in it."""

    first: int
    last: int
    kind: CellKind
    stay: Stay = Stay.ABSENT


DETAILS_SHOWN = 4
"""How many details of a bucket its tooltip gives."""


class Logs:
    """The cells, looked up by generation; what it costs grows with the number of cells, not with their range."""

    def __init__(self, cells: Iterable[Cell], begins: int = 0) -> None:
        self._known = _worst_by_generation(cells)
        self.runs = _runs(self._known, begins)
        self._firsts = [run.first for run in self.runs]
        self._severities = [run.kind.severity for run in self.runs]
        self._stays = [_STAYS.index(run.stay) for run in self.runs]

    def __bool__(self) -> bool:
        return bool(self.runs)

    @property
    def span(self) -> tuple[int, int]:
        """The lowest and the highest generation."""
        return self.runs[0].first, self.runs[-1].last

    @property
    def begun(self) -> list[tuple[int, int]]:
        """Generations whose begin is known, with it."""
        return [(g, cell.begin) for g, cell in sorted(self._known.items()) if cell.begin is not None]

    def bucket(self, first: int, last: int) -> Bucket:
        """What the generations from ``first`` to ``last`` amount to."""
        low, high = self._among(first, last)
        kind = _KINDS[max(self._severities[low:high])]
        stay = Stay.ABSENT if kind is CellKind.MISSING else _STAYS[max(self._stays[low:high])]
        return Bucket(first, last, kind, stay)

    def begin_of(self, bucket: Bucket) -> int:
        """The first generation of the range that gives ``bucket`` its kind, which may be before it."""
        at = self._severities.index(bucket.kind.severity, *self._among(bucket.first, bucket.last))
        while at and self.runs[at - 1].kind is bucket.kind:
            at -= 1
        return self.runs[at].first

    def counts(self, first: int, last: int) -> list[tuple[CellKind, int]]:
        """How many generations are in which state, the worst first."""
        low, high = self._among(first, last)
        found: Counter[CellKind] = Counter()
        for run in self.runs[low:high]:
            found[run.kind] += min(last, run.last) - max(first, run.first) + 1
        return sorted(found.items(), key=lambda item: -item[0].severity)

    def totals(self, sets: Iterable[TimelineMark]) -> list[tuple[CellKind, int]]:
        """How many generations there are of each state, the worst first; one that several of ``sets`` have counts
        for each."""
        low, high = self.span
        found = Counter(dict(self.counts(low, high)))
        spans = [(mark.kind.name, *mark.logs) for mark in sets if mark.logs is not None]
        for kind in _HELD & set(found):
            after = low  # what is before was counted
            for first, last in sorted((first, last) for name, first, last in spans if name == kind.name):
                inside = self.counts(max(first, after), min(last, high)) if max(first, after) <= high else []
                found[kind] += sum(count for other, count in inside if other in _HELD and other is not kind)
                after = max(after, last + 1)
        return sorted(found.items(), key=lambda item: -item[0].severity)

    def missing(self, first: int, last: int) -> tuple[int, int, int]:
        """The lowest and the highest generation that is missing between these, and how many are; one must be."""
        low, high = self._among(first, last)
        gone = [run for run in self.runs[low:high] if run.kind is CellKind.MISSING]
        lowest, highest = max(first, gone[0].first), min(last, gone[-1].last)
        return lowest, highest, dict(self.counts(first, last))[CellKind.MISSING]

    def text(self, bucket: Bucket) -> str:
        """The range in hexadecimal and decimal, how many generations are in which state, and why."""
        if bucket.first == bucket.last:
            return self._text_of_one(bucket)
        parts = ", ".join(f"{count} {kind.words}" for kind, count in self.counts(bucket.first, bucket.last))
        said = tr("Generations {}: {}").format(generations(bucket.first, bucket.last), parts)
        low, high = self._among(bucket.first, bucket.last)
        bad = [
            f"{generation(run.first)}: {run.detail}"
            for run in self.runs[low:high]
            if run.detail and run.kind.severity >= CellKind.FOREIGN.severity
        ]
        details = bad[:DETAILS_SHOWN]
        if len(bad) > DETAILS_SHOWN:
            details.append(tr("and {} more").format(len(bad) - DETAILS_SHOWN))
        return "\n".join((said, *details))

    def _text_of_one(self, bucket: Bucket) -> str:
        said = tr("Generation {}: {}").format(generation(bucket.first), bucket.kind.words)
        cell = self._known.get(bucket.first)
        if cell is None:
            return said
        begun = (
            tr("started {}").format(when(moment_of(cell.begin), seconds=True)) if cell.begin is not None else ""
        )
        return "\n".join(part for part in (said, cell.detail, begun) if part)

    def _among(self, first: int, last: int) -> tuple[int, int]:
        """The runs from the one that holds ``first`` to the one that holds ``last``, that one included."""
        return max(0, bisect_right(self._firsts, first) - 1), max(1, bisect_right(self._firsts, last))


def _worst_by_generation(cells: Iterable[Cell]) -> dict[int, Cell]:
    known: dict[int, Cell] = {}
    for cell in cells:
        other = known.get(cell.generation)
        if other is None or cell.kind.severity > other.kind.severity:
            known[cell.generation] = cell
    return known


def _runs(known: dict[int, Cell], begins: int) -> list[CellRun]:
    """Generations in order, neighbours of one kind, detail and place joined, holes as runs of their own."""
    found: list[CellRun] = []
    first, after, same = 0, 0, None
    for number in sorted(known):
        cell = known[number]
        detail = cell.detail if cell.kind.severity >= CellKind.FOREIGN.severity else ""
        what = cell.kind, detail, Stay.ABSENT if cell.kind is CellKind.MISSING else cell.stay
        if number == after and what == same:
            after = number + 1
            continue
        if same is not None:
            found.append(CellRun(first, after - 1, *same))
            found += _holes(after, number - 1, begins)
        first, after, same = number, number + 1, what
    if same is not None:
        found.append(CellRun(first, after - 1, *same))
    return _joined(found)


def _holes(first: int, last: int, begins: int) -> list[CellRun]:
    """What is between two logs: below ``begins`` not kept, else missing."""
    middle = min(max(first, begins), last + 1)
    holes = CellRun(first, middle - 1, CellKind.BEFORE), CellRun(middle, last, CellKind.MISSING)
    return [hole for hole in holes if hole.count > 0]


def _joined(runs: list[CellRun]) -> list[CellRun]:
    """A log that is known to be missing and the hole beside it are one."""
    found: list[CellRun] = []
    for run in runs:
        last = found[-1] if found else None
        if last is not None and (last.kind, last.detail, last.stay) == (run.kind, run.detail, run.stay):
            found[-1] = CellRun(last.first, run.last, run.kind, run.detail, run.stay)
        else:
            found.append(run)
    return found


def ranges_of(runs: Sequence[CellRun], stay: Stay) -> list[tuple[int, int]]:
    """Ranges of the generations with that place, neighbours joined whatever their state."""
    found: list[tuple[int, int]] = []
    for run in runs:
        if run.stay is stay:
            if found and found[-1][1] == run.first - 1:
                found[-1] = found[-1][0], run.last
            else:
                found.append((run.first, run.last))
    return found


def summary(logs: Logs, data: TimelineData) -> str:
    """The timeline in words: range, counts, gaps, required range, checkpoint, what is safe to move."""
    low, high = logs.span
    counts = logs.totals(data.sets)
    parts = [tr("Log generations {}").format(generations(low, high))]
    parts += [f"{count} {kind.words}" for kind, count in counts]
    gaps = [generations(run.first, run.last) for run in logs.runs if run.kind is CellKind.MISSING]
    if gaps:
        parts.append(f"{plural(len(gaps), '{} gap', '{} gaps')}: {', '.join(gaps[:DETAILS_SHOWN])}")
    if data.required:
        parts.append(tr("required for recovery: {}").format(generations(*data.required)))
    if data.current and CellKind.CURRENT not in dict(counts):
        parts.append(tr("{} is {}").format(generation(data.current[0]), data.current[1]))
    if data.checkpoint:
        parts.append(tr("checkpoint in {}").format(generation(data.checkpoint[0])))
    if data.folder:
        parts.append(safe_text(logs))
    return in_a_row(parts)


def safe_text(logs: Logs) -> str:
    """Which logs in the folder are safe to move."""
    safe = [generations(*span) for span in ranges_of(logs.runs, Stay.SAFE)]
    if not safe:
        return tr("safe to move: none")
    more = tr("and {} more").format(len(safe) - DETAILS_SHOWN) if len(safe) > DETAILS_SHOWN else ""
    return tr("safe to move: {}").format(", ".join([*safe[:DETAILS_SHOWN], *([more] if more else [])]))
