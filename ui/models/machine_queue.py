"""The runs of this machine that go on or wait, of all programs, as rows."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.history.runs import Run, RunOperation, RunState
from app.history.slots import SlotOutcome, SlotRecord
from engine.progress import Event
from ui.format import duration, percent, when, when_utc
from ui.languages.marked import mark
from ui.languages.sentences import shown
from ui.levels import Level
from ui.live_run import LiveRun, RateWindow, WaitingRun
from ui.models.instances import CellValue
from ui.models.outcomes.outcome import phase_words
from ui.models.outcomes.registry import run_line
from ui.models.own_names import UNNAMED, RecordedNames
from ui.values.run_line import RunLine


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("MachineQueue", text)


QUEUE_TITLES = (mark("Run"), mark("Job"), mark("State"), mark("Progress"), mark("Started"), mark("Program"))


@dataclass(frozen=True)
class QueueEntry:
    """A run that goes on, or a slot that was begun and waits for its first run. ``live``: the run is of this
    window, which sees its progress."""

    id: str
    title: str
    job: str = ""
    started: datetime | None = None
    pid: int = 0
    is_paused: bool = False
    live: LiveRun | None = None
    event: Event | None = None
    """The newest progress of a job's run in this window."""
    is_own: bool = False
    """It waits for other runs of this window."""

    @property
    def is_waiting(self) -> bool:
        return not self.pid and self.live is None


def queue_of(
    live: Sequence[LiveRun],
    runs: Iterable[Run],
    records: Iterable[SlotRecord],
    events: Mapping[str, Event],
    waiting: Iterable[WaitingRun] = (),
    *,
    ended: Collection[str] = (),
    names: RecordedNames = UNNAMED,
) -> list[QueueEntry]:
    """What goes on, the oldest first, and what waits. ``runs`` are those of the history, of every program;
    ``events`` is the newest progress of those that jobs make in this window, by the id of the run; ``waiting`` are
    runs of this window that wait for others. ``ended``: the ids of runs that have ended since the history was
    read."""
    known = {run.run.id: run for run in live if run.run is not None}
    going = [run for run in runs if run.state is RunState.RUNNING and run.id not in ended]
    entries = [
        QueueEntry(
            run.id,
            known[run.id].plan.title if run.id in known else run_title(run, names),
            run.job,
            run.started,
            run.pid,
            run.paused,
            known.get(run.id),
            events.get(run.id),
        )
        for run in going
    ]
    there = {run.id for run in going}
    entries += [
        QueueEntry(each.id, each.plan.title, started=each.started, pid=os.getpid(), live=each)
        for each in live
        if each.run is None or each.run.id not in there
    ]
    entries.sort(key=lambda entry: (entry.started.timestamp() if entry.started else 0.0, entry.id))
    busy = {run.job for run in going}
    entries += [
        QueueEntry(f"{each.job}\n{each.rule}", tr("Waiting for its turn"), each.job, each.begun)
        for each in records
        if each.outcome is SlotOutcome.BEGUN and each.job not in busy
    ]
    entries += [QueueEntry(each.id, each.plan.title, each.plan.job, is_own=True) for each in waiting]
    return entries


def state_words() -> tuple[str, ...]:
    """What a row may say of its state."""
    return tr("Running"), tr("Waiting"), tr("Paused"), tr("Stopping")


def queue_row(entry: QueueEntry, now: datetime) -> tuple[CellValue, ...]:
    """The cells of an entry, as :data:`QUEUE_TITLES` names them; the first one sorts by the id."""
    state, level = tr("Running"), Level.RUNNING
    if entry.is_waiting:
        state, level = tr("Waiting"), Level.WAITING
    elif entry.is_paused:
        state, level = tr("Paused"), Level.WAITING
    elif entry.live is not None and entry.live.cancelling:
        state = tr("Stopping")
    started = CellValue("–", 0.0)
    if entry.started is not None:
        seconds = max(0.0, (now - entry.started).total_seconds())
        text = tr("{}, {} ago").format(when(entry.started, year=False), duration(seconds))
        started = CellValue(text, entry.started.timestamp(), when_utc(entry.started))
    return (
        CellValue(entry.title, entry.id),
        CellValue(entry.job or "–"),
        CellValue(state, level=level),
        CellValue(_progress(entry)),
        started,
        CellValue(_program(entry)),
    )


def run_title(run: Run, names: RecordedNames = UNNAMED) -> str:
    """A run of the history by the name that it has where it is started."""
    name = names.of_run(run)
    if run.operation is RunOperation.BACKUP and run.kind and not run.is_truncation:
        return shown(f"{run.kind.split()[0].capitalize()} backup of {name}")
    return tr("{} of {}").format(shown(run.what[:1].upper() + run.what[1:]), name)


def queue_line(entry: QueueEntry, pace: RateWindow | None = None, *, stopping: bool = False) -> RunLine:
    """An entry for the tray of runs; ``pace``: how fast it goes, where that is known."""
    if entry.live is not None:
        line = run_line(entry.live)
        if not entry.is_paused:
            return line
        return replace(line, phase=f"{tr('Paused')} · {line.phase}", paused=True, level=Level.WAITING)
    if entry.is_waiting:
        return RunLine(entry.id, entry.title, tr("Waiting for other runs"), waiting=True, level=Level.WAITING)
    event = entry.event
    steps = [tr("Job {}").format(entry.job)] if entry.job else []
    steps += [tr("Paused")] if entry.is_paused else []
    steps.append(phase_words(event.phase) if event is not None else _program(entry))
    level = Level.WAITING if entry.is_paused else Level.RUNNING
    line = RunLine(
        entry.id, entry.title, " · ".join(steps), cancelling=stopping, paused=entry.is_paused, level=level
    )
    if event is None:
        return line
    return replace(
        line,
        done=event.done,
        total=event.total,
        bytes_per_second=pace.rate if pace else None,
        seconds_left=pace.seconds_left if pace else None,
    )


def _progress(entry: QueueEntry) -> str:
    if entry.live is not None:
        line = run_line(entry.live)
        return f"{line.phase} · {percent(line.done, line.total)}" if line.total else line.phase
    if entry.event is not None:
        phase = phase_words(entry.event.phase)
        return f"{phase} · {percent(entry.event.done, entry.event.total)}" if entry.event.total else phase
    return "–" if entry.is_waiting or entry.pid == os.getpid() else tr("known only to its program")


def _program(entry: QueueEntry) -> str:
    if entry.is_waiting and not entry.is_own:
        return "–"
    if entry.is_own or entry.live is not None or entry.pid == os.getpid():
        return tr("This window")
    return tr("Process {}").format(entry.pid)
