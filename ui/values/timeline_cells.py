"""Log generations as cells, buckets and runs: the arithmetic of the log timeline, without painting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QCoreApplication

from ui.format import generation, generations, plural
from ui.languages.marked import mark, marked
from ui.values.swatch import Pattern, Swatch


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("LogTimeline", text)


class CellKind(Enum):
    """State of a generation, from the most harmless to the worst: in a bucket the worst one shows."""

    BEFORE = (mark("not kept, before the full backup"), Swatch("border"))
    FULL = (mark("in the full backup"), Swatch("full"))
    INCREMENTAL = (mark("in an incremental backup"), Swatch("incremental", Pattern.BAR))
    DIFFERENTIAL = (mark("in a differential backup"), Swatch("incremental"))
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

    @property
    def words(self) -> str:
        return marked(self._words)

    @property
    def severity(self) -> int:
        return _ORDER[self]


_ORDER = {kind: at for at, kind in enumerate(CellKind)}


@dataclass(frozen=True, slots=True)
class Cell:
    """One generation. ``detail`` says more in the tooltip: times, size, or why it is bad."""

    generation: int
    kind: CellKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Bracket:
    """The generations one backup set holds, both ends included; ``short`` is used where room is scarce."""

    label: str
    first: int
    last: int
    kind: CellKind
    short: str = ""


@dataclass(frozen=True, slots=True)
class TimelineData:
    """All the timeline shows. Generations between the lowest and the highest that have no cell are missing.

    ``checkpoint`` is a generation and the words beside its marker; ``required`` is the range the database
    header asks for, both ends included; ``current`` is the generation of the log that is filled last, and the word
    for it, to be told whatever else its cell has to say.
    """

    cells: tuple[Cell, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    checkpoint: tuple[int, str] | None = None
    required: tuple[int, int] | None = None
    current: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Bucket:
    """What one cell of the picture stands for: a range of generations, the worst kind in it, all counts."""

    first: int
    last: int
    kind: CellKind
    counts: tuple[tuple[CellKind, int], ...]
    details: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The range in hexadecimal and decimal, and how many generations are in which state."""
        if self.first == self.last:
            said = tr("Generation {}: {}").format(generation(self.first), self.kind.words)
        else:
            parts = ", ".join(f"{count} {kind.words}" for kind, count in self.counts)
            said = tr("Generations {}: {}").format(generations(self.first, self.last), parts)
        return "\n".join((said, *self.details))


@dataclass(frozen=True, slots=True)
class CellRun:
    """Neighbouring generations in the same state for the same reason."""

    first: int
    last: int
    kind: CellKind
    detail: str = ""

    @property
    def count(self) -> int:
        return self.last - self.first + 1


@dataclass(slots=True)
class _Filling:
    counts: Counter[CellKind] = field(default_factory=Counter)
    details: list[str] = field(default_factory=list)


DETAILS_SHOWN = 4
"""How many details of a bucket its tooltip gives."""


def buckets(cells: Iterable[Cell], columns: int) -> list[Bucket]:
    """Cells in at most ``columns`` buckets of equal width, holes counted as missing.

    Work grows with the number of cells and columns, not with the range they span. Of two cells for one
    generation the worse one counts.
    """
    known = _worst_by_generation(cells)
    if not known:
        return []
    first, last = min(known), max(known)
    width = -(-(last - first + 1) // max(1, columns))
    filling: dict[int, _Filling] = {}
    for number, cell in known.items():
        found = filling.setdefault((number - first) // width, _Filling())
        found.counts[cell.kind] += 1
        if cell.detail and (cell.kind.severity >= CellKind.FOREIGN.severity or width == 1):
            found.details.append(f"{generation(number)}: {cell.detail}" if width > 1 else cell.detail)
    return [
        _bucket(first + at * width, min(first + (at + 1) * width - 1, last), filling.get(at, _Filling()))
        for at in range(-(-(last - first + 1) // width))
    ]


def _worst_by_generation(cells: Iterable[Cell]) -> dict[int, Cell]:
    known: dict[int, Cell] = {}
    for cell in cells:
        other = known.get(cell.generation)
        if other is None or cell.kind.severity > other.kind.severity:
            known[cell.generation] = cell
    return known


def _bucket(first: int, last: int, filling: _Filling) -> Bucket:
    counts = Counter(filling.counts)
    holes = last - first + 1 - counts.total()
    if holes:
        counts[CellKind.MISSING] += holes
    ordered = tuple(sorted(counts.items(), key=lambda item: -item[0].severity))
    details = filling.details[:DETAILS_SHOWN]
    if len(filling.details) > DETAILS_SHOWN:
        details.append(tr("and {} more").format(len(filling.details) - DETAILS_SHOWN))
    return Bucket(first, last, ordered[0][0], ordered, tuple(details))


def runs(cells: Iterable[Cell]) -> list[CellRun]:
    """Generations in order, neighbours of one kind and detail joined, holes as runs of missing ones."""
    known = _worst_by_generation(cells)
    found: list[CellRun] = []
    for number in sorted(known):
        cell = known[number]
        if found and number > found[-1].last + 1:
            _join(found, CellRun(found[-1].last + 1, number - 1, CellKind.MISSING))
        detail = cell.detail if cell.kind.severity >= CellKind.FOREIGN.severity else ""
        _join(found, CellRun(number, number, cell.kind, detail))
    return found


def _join(found: list[CellRun], run: CellRun) -> None:
    if found and (found[-1].kind, found[-1].detail) == (run.kind, run.detail):
        found[-1] = CellRun(found[-1].first, run.last, run.kind, run.detail)
    else:
        found.append(run)


def summary(found: Sequence[CellRun], data: TimelineData) -> str:
    """The timeline in words: range, counts, gaps, required range, checkpoint."""
    counts: Counter[CellKind] = Counter()
    for run in found:
        counts[run.kind] += run.count
    parts = [tr("Log generations {}").format(generations(found[0].first, found[-1].last))]
    parts += [
        f"{count} {kind.words}" for kind, count in sorted(counts.items(), key=lambda item: -item[0].severity)
    ]
    gaps = [generations(run.first, run.last) for run in found if run.kind is CellKind.MISSING]
    if gaps:
        parts.append(f"{plural(len(gaps), '{} gap', '{} gaps')}: {', '.join(gaps[:DETAILS_SHOWN])}")
    if data.required:
        parts.append(tr("required for recovery: {}").format(generations(*data.required)))
    if data.current and not counts[CellKind.CURRENT]:
        parts.append(tr("{} is {}").format(generation(data.current[0]), data.current[1]))
    if data.checkpoint:
        parts.append(tr("checkpoint in {}").format(generation(data.checkpoint[0])))
    return "; ".join(parts)
