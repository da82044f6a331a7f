"""A report as a value: parts with facts, tables and lines of text. Each form (HTML, PDF, text) renders this and
nothing else, so that all show the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.history.runs import Run, RunState


class ReportTone(StrEnum):
    """How good something is: shown as a shape, a colour, and never by the colour alone."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    PLAIN = "plain"

    @property
    def shape(self) -> str:
        return {ReportTone.GOOD: "✓", ReportTone.WARNING: "▲", ReportTone.BAD: "✗", ReportTone.PLAIN: ""}[self]


@dataclass(frozen=True)
class ReportCell:
    """A cell with a tone."""

    text: str
    tone: ReportTone = ReportTone.PLAIN

    @property
    def shown(self) -> str:
        return f"{self.tone.shape} {self.text}".strip()


@dataclass(frozen=True)
class ReportTable:
    """``right``: the columns of numbers. ``widths``: of the columns to one another; without them, all the same."""

    headings: tuple[str, ...]
    rows: tuple[tuple[ReportCell, ...], ...]
    right: frozenset[int] = frozenset()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True)
class ReportPart:
    """A heading and what is below it: facts (name and value), then lines of text, then a table."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    lines: tuple[ReportCell, ...] = ()
    table: ReportTable | None = None


@dataclass(frozen=True)
class ReportDocument:
    """``verdict`` is what it comes to, in a sentence. ``made`` is when, ``about`` a line below the title.

    ``fields`` are the same for programs; ``runs`` those that a CSV file lists.
    """

    title: str
    about: str
    verdict: ReportCell
    made: datetime
    parts: tuple[ReportPart, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)
    runs: tuple[Run, ...] = ()


def cells(*texts: str | ReportCell) -> tuple[ReportCell, ...]:
    """A row; empty texts are cells, too."""
    return tuple(text if isinstance(text, ReportCell) else ReportCell(text) for text in texts)


def table(headings: Sequence[str], rows: Sequence[tuple[ReportCell, ...]], *, right: Sequence[int] = (),
          widths: Sequence[int] = ()) -> ReportTable | None:  # fmt: skip
    """None for a table without rows."""
    return ReportTable(tuple(headings), tuple(rows), frozenset(right), tuple(widths)) if rows else None


def counted(count: int, singular: str, plural: str = "") -> str:
    """``1 run``, ``2 runs``."""
    return f"{count:,} {singular if count == 1 else plural or f'{singular}s'}"


_TONES = {
    RunState.SUCCESS: ReportTone.GOOD,
    RunState.WARNING: ReportTone.WARNING,
    RunState.FAILED: ReportTone.BAD,
    RunState.INTERRUPTED: ReportTone.BAD,
}


def state_cell(run: Run) -> ReportCell:
    """How the run ended."""
    return ReportCell(run.state.value, _TONES.get(run.state, ReportTone.PLAIN))
