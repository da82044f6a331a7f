"""The protection timeline of an instance, as its picture takes it. No widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.timeline import LogState, TimelineLog, TimelineSet, state_in, timeline_of
from app.history.runs import Run
from ui.format import generation, size, when
from ui.languages.marked import mark, marked
from ui.models.protection import Protection, aware
from ui.values.timeline_cells import Bracket, Cell, CellKind, TimelineData


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Protection", text)


def timeline(facts: Protection, runs: Sequence[Run] = ()) -> TimelineData:
    """All logs here and in its sound chains, the sets, and what was read back of them by ``runs``."""
    found = timeline_of(facts.instance, facts.evidence, facts.running, runs)
    checkpoint = found.checkpoint
    if checkpoint is not None:
        checkpoint = checkpoint[0], checkpoint[1] or generation(checkpoint[0])
    current = None
    if found.current is not None:
        current = found.current, tr("being written") if found.is_live else CellKind.CURRENT.words
    brackets = tuple(_bracket(each, each.logs) for each in found.sets if each.logs)
    return TimelineData(tuple(map(_cell, found.logs)), brackets, checkpoint, found.required, current)


def _cell(log: TimelineLog) -> Cell:
    detail = log.note
    if log.state in (LogState.CURRENT, LogState.NOT_BACKED_UP, LogState.NOT_KNOWN, LogState.REQUIRED) and log.name:
        detail = f"{log.name}, {size(log.bytes)}"
        if log.created is not None:
            detail = f"{detail}, {when(aware(log.created))}"
    return Cell(log.generation, CellKind[log.state.name], detail)


def _bracket(each: TimelineSet, logs: tuple[int, int]) -> Bracket:
    word, short = _SET_WORDS[each.kind]
    kind = CellKind[state_in(each.kind).name]
    return Bracket(f"{marked(word)} {when(each.ended, year=False)}", *logs, kind, marked(short))


_SET_WORDS = {
    engine.Kind.FULL: (mark("Full"), mark("Full")),
    engine.Kind.INCREMENTAL: (mark("Incremental"), mark("Incr.")),
    engine.Kind.DIFFERENTIAL: (mark("Differential"), mark("Diff.")),
    engine.Kind.COPY: (mark("Copy"), mark("Copy")),
    engine.Kind.AS_IS: (mark("As is"), mark("As is")),
}
