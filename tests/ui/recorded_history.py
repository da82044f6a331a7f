"""Histories full of made entries, and what tests ask of a model or page over them."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from app.history.history import History
from app.history.rows import event_row
from app.history.runs import Figures, Run, RunOperation, RunState
from app.history.statements import INSERT_EVENT
from engine.error_codes import Code
from engine.events import EventKind, EventLevel, LogEntry, entry
from tests.ui.lone_page import end
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.models.event_rows import EventColumn
from ui.models.history import EventsModel
from ui.pages.history.events import EventsView
from ui.pages.history.page import HistoryPage

WRITTEN: list[RunState] = [state for state in RunState if state is not RunState.NOT_KNOWN]
"""What this version writes."""
INSTANCES = ("SRUM", "NTDS", "DHCP", "")


def made_entries(count: int, seed: int = 1, step: int = 30) -> list[LogEntry]:
    """``count`` entries ``step`` seconds apart, oldest first, the last one just now."""
    rng = random.Random(seed)
    kinds = [kind for kind in EventKind if kind.level is not EventLevel.VERBOSE]
    samples = [
        entry(kind, instance=name, path=f"C:/{name}/Datenbank é.edb", size=4096)
        for kind in kinds
        for name in INSTANCES
    ]
    verbose = [replace(sample, level=EventLevel.VERBOSE) for sample in samples[:20]]
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=step * count)
    return [
        replace(rng.choice(samples + verbose), moment=start + timedelta(seconds=step * at)) for at in range(count)
    ]


def fill(path: Path, entries: list[LogEntry]) -> None:
    """A history at ``path`` that holds ``entries``."""
    with History(path) as history:
        rows = [event_row(made) for made in entries]
        history._file.write(lambda connection: connection.executemany(INSERT_EVENT, rows))


class OffThread(History):
    """A history that must never be read on the thread of the window."""

    def _not_here(self, *_args: Any, **_keys: Any) -> Any:
        assert threading.current_thread() is not threading.main_thread(), "read on the thread of the window"

    def __getattribute__(self, name: str) -> Any:
        if name in {"newest", "count", "window", "matching", "at", "events", "run", "runs"}:
            object.__getattribute__(self, "_not_here")()
        return object.__getattribute__(self, name)


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)


def texts(qtbot: QtBot, model: EventsModel, row: int) -> list[str]:
    """The cells of ``row`` once they have come."""
    until(qtbot, lambda: model.entry_at(row) is not None)
    return [model.index(row, column).data() for column in EventColumn]


def numbers(model: EventsModel) -> list[int]:
    return [model.number_at(row) for row in range(model.rowCount())]


def expected(entries: list[LogEntry], holds: Callable[[LogEntry], bool]) -> list[int]:
    """Numbers of the entries (newest first) that match: the first one recorded is number 1."""
    return [len(entries) - at for at, made in enumerate(entries) if holds(made)]


def shown_page(qtbot: QtBot, context: Context, size: tuple[int, int] = (1000, 640)) -> HistoryPage:
    page = HistoryPage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    page.resize(*size)
    page.show()
    qtbot.waitExposed(page)
    until(qtbot, lambda: not page.events.model.is_querying)
    return page


def settle(qtbot: QtBot, view: EventsView) -> None:
    """Wait until the rows belong to the filter that is set."""
    until(qtbot, lambda: view.filter.wanted == view.model.filter and not view.model.is_querying)


def some_runs(history: History) -> dict[RunState, Run]:
    """A run in each terminal state, and one that goes on; each with an event."""
    runs = {}
    for at, state in enumerate(WRITTEN):
        run = history.begin_run(f"I{at}", RunOperation.BACKUP, "full")
        history.record(entry(EventKind.FullBackupStarted, instance=run.instance, run=run.id))
        error = Code.DiskFull.error("No room.") if state is RunState.FAILED else None
        if state is not RunState.RUNNING:
            run = history.end_run(run, state, Figures(1024 * at, 10 * at, first_log=3, last_log=9), error=error)
        runs[state] = run
    return runs
