"""The protection timeline of an instance or a chain, as its picture takes it. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.clocks import moment_of
from app.evidence.rule import Proof, ReadBack, RunEnd
from app.evidence.timeline import (
    LogState,
    ProtectionTimeline,
    TimelineLog,
    TimelineProof,
    TimelineSet,
    state_in,
    timeline_of,
)
from app.history.runs import Run
from app.operations.key_files import KeyFiles
from engine.errors import JetError, known
from engine.progress import Cancel
from ui.format import generation, size
from ui.languages.marked import mark, marked
from ui.languages.sentences import shown
from ui.models.keys import readable
from ui.models.protection import Protection, aware
from ui.models.restore_moments import moments_of
from ui.values.moments import Moments, count_of
from ui.values.timeline_cells import Cell, CellKind, Stay, TimelineData
from ui.values.timeline_marks import MarkKind, TimelineMark

_UNPROVEN = (LogState.CURRENT, LogState.NOT_BACKED_UP, LogState.NOT_KNOWN, LogState.REQUIRED)


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Timeline", text)


def timeline(facts: Protection, runs: Sequence[Run] = ()) -> TimelineData:
    """All logs here and in its sound chains, the sets, and what was read back of them by ``runs``."""
    found = timeline_of(facts.instance, facts.evidence, facts.running, runs)
    checkpoint = found.checkpoint
    if checkpoint is not None:
        checkpoint = checkpoint[0], checkpoint[1] or generation(checkpoint[0])
    current = None
    if found.current is not None:
        current = found.current, tr("being written") if found.is_live else CellKind.CURRENT.words
    return TimelineData(
        tuple(map(_cell, found.logs)),
        tuple(map(_set, found.sets)),
        tuple(_check(each, found) for each in found.proofs),
        checkpoint,
        found.required,
        current,
        found.begins,
        folder=not facts.instance.is_backup_set,
        whose=str(facts.instance.directory),
    )


@dataclass(frozen=True)
class ReadCommits:
    """The commits of ``chain``, and of the newer logs in ``newer``."""

    moments: Moments
    chain: Path
    newer: Path | None


def read_commits(facts: Protection, keys: KeyFiles, cancel: Cancel) -> ReadCommits:
    """The commits of what the instance is restored from, and of its newer logs where they continue the chain and
    it is not running. Raises ``JetError`` for what cannot be read, keys included."""
    chain = known(facts.to_restore, "chain to restore")
    opened = engine.chain_at(chain, engine.LocalFileSystem(), readable(keys))
    if not facts.instance.live:
        folder = facts.instance.directory
        with suppress(JetError):
            points = engine.restore_points(opened, roll_forward=folder, cancel=cancel)
            return ReadCommits(moments_of(points, to_now=True), chain, folder)
        cancel.check()
    return ReadCommits(moments_of(engine.restore_points(opened, cancel=cancel), to_now=True), chain, None)


def with_commits(data: TimelineData, read: ReadCommits) -> TimelineData:
    """The timeline of an instance with its commits."""
    return replace(data, moments=read.moments, chain=read.chain, newer=read.newer)


def chain_timeline(
    manifest: engine.Manifest | None,
    points: engine.RestorePoints,
    checks: Sequence[ReadBack] = (),
    *,
    rolls: bool = False,
) -> TimelineData:
    """The logs and sets of a chain and the commits in them; without its ``manifest``, the logs alone. ``rolls``:
    with the newer logs of the instance."""
    moments = moments_of(points, to_now=rolls)
    kinds = {run.id: run.kind for run in manifest.runs} if manifest else {}
    brought = {file.generation: file for file in manifest.logs} if manifest else {}
    cells = []
    for log in points.logs:
        file = brought.get(log.generation)
        kind = CellKind.NOT_BACKED_UP if manifest else CellKind.IN_SET
        if file:
            kind = CellKind[state_in(kinds[file.run]).name]
        begin = log.made or log.first
        cells.append(Cell(log.generation, kind, log.path.name, count_of(begin) if begin else None))
    known = {cell.generation for cell in cells}
    reason = next((torn.reason for torn in moments.torn if not torn.is_before), "")
    cells += [Cell(g or 0, CellKind.DAMAGED, reason) for g in brought if g not in known]
    sets = tuple(
        TimelineMark(MarkKind[run.kind.name], count_of(ended), run.logs, marked(_SHORT[run.kind]))
        for run in (manifest.runs if manifest else ())
        if (ended := moment_of(run.ended)) is not None
    )
    marks = tuple(
        TimelineMark(
            MarkKind.DRILL if each.proof is Proof.DRILLED else MarkKind.VERIFICATION, count_of(each.ended), None
        )
        for each in checks
        if each.outcome is RunEnd.GOOD
    )
    whose = str(points.logs[0].path.parent) if points.logs else ""
    if manifest and manifest.runs:
        whose = manifest.runs[0].id
    return TimelineData(tuple(cells), sets, marks, moments=moments, whose=whose)


def _cell(log: TimelineLog) -> Cell:
    detail = shown(log.note)
    if log.state in _UNPROVEN and log.name:
        detail = f"{log.name}, {size(log.bytes)}"
    begin = count_of(aware(log.created)) if log.created is not None else None
    stay = Stay.ABSENT if not log.is_here else Stay.SAFE if log.is_safe else Stay.NEEDED
    return Cell(log.generation, CellKind[log.state.name], detail, begin, stay)


def _set(each: TimelineSet) -> TimelineMark:
    short = marked(_SHORT[each.kind])
    return TimelineMark(
        MarkKind[each.kind.name], count_of(each.ended), each.logs, short, shown(each.damage), each.chain
    )


_SHORT = {
    engine.Kind.FULL: mark("Full"),
    engine.Kind.INCREMENTAL: mark("Incr."),
    engine.Kind.DIFFERENTIAL: mark("Diff."),
    engine.Kind.COPY: mark("Copy"),
    engine.Kind.AS_IS: mark("As is"),
}


def _check(each: TimelineProof, found: ProtectionTimeline) -> TimelineMark:
    kind = MarkKind.DRILL if each.is_drill else MarkKind.VERIFICATION
    bad = {
        RunEnd.GOOD: "",
        RunEnd.DAMAGED: shown(each.why) or tr("damage was found"),
        RunEnd.FAILED: shown(each.why) or tr("not completed"),
        RunEnd.CANCELLED: tr("cancelled"),
    }[each.outcome]
    logs = None
    if each.generation is not None:
        first = min((s.logs[0] for s in found.sets if s.chain == each.chain and s.logs), default=each.generation)
        logs = first, each.generation
    return TimelineMark(kind, count_of(each.ended), logs, "", bad, each.chain)
