"""The model of the events over real history files, against a plain list of what was recorded."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.events import EventKind, EventLevel, LogEntry, entry
from tests.ui.lone_page import context_in
from tests.ui.recorded_history import OffThread, fill, made_entries, numbers, texts, until
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.format import when_utc
from ui.models.event_rows import EventColumn, Order, cell_text
from ui.models.history import PLACEHOLDER, EventsModel
from ui.theme import ThemeController

COUNT = 100_000


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[LogEntry]]:
    path = tmp_path_factory.mktemp("history") / "history.sqlite3"
    entries = made_entries(COUNT)
    fill(path, entries)
    return path, entries


@pytest.fixture
def large(
    recorded: tuple[Path, list[LogEntry]], tmp_path: Path, theme: ThemeController
) -> Iterator[tuple[Context, list[LogEntry]]]:
    """A context whose history holds the entries, newest first."""
    shutil.copy(recorded[0], tmp_path / "history.sqlite3")
    with context_in(tmp_path, theme, OffThread(tmp_path / "history.sqlite3")) as context:
        yield context, recorded[1][::-1]


@pytest.fixture
def empty(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path, theme) as context:
        yield context


# --- the model ---------------------------------------------------------------------------------------------------


def test_every_page_shows_what_was_recorded(qtbot: QtBot, large: tuple[Context, list[LogEntry]]) -> None:
    context, entries = large
    model = EventsModel(context.history, context.background)
    model.reload()
    until(qtbot, lambda: model.rowCount() == COUNT)
    rng = random.Random(7)
    for row in [0, 1, COUNT - 1, *rng.sample(range(COUNT), 30)]:
        assert texts(qtbot, model, row) == [cell_text(entries[row], column) for column in EventColumn]
    assert numbers(model) == list(range(COUNT, 0, -1))
    texts(qtbot, model, 5)
    assert model.index(5, EventColumn.MOMENT).data(Qt.ItemDataRole.ToolTipRole) == when_utc(entries[5].moment)


def test_a_row_far_away_shows_a_placeholder_first(qtbot: QtBot, large: tuple[Context, list[LogEntry]]) -> None:
    context, _ = large
    model = EventsModel(context.history, context.background)
    model.reload()
    until(qtbot, lambda: model.rowCount() == COUNT)
    assert model.index(COUNT // 2, EventColumn.MESSAGE).data() == PLACEHOLDER
    with qtbot.waitSignal(model.dataChanged, timeout=PATIENCE_MS):
        pass
    assert model.index(COUNT // 2, EventColumn.MESSAGE).data() != PLACEHOLDER


@pytest.mark.parametrize("descending", [True, False])
def test_order_by_time_and_by_level(qtbot: QtBot, large: tuple[Context, list[LogEntry]], descending: bool) -> None:
    context, entries = large
    model = EventsModel(context.history, context.background)
    model.set_order(Order(EventColumn.LEVEL, descending))
    until(qtbot, lambda: model.rowCount() == COUNT)
    ranked = sorted(range(COUNT), key=lambda at: (-1 if descending else 1) * entries[at].level)
    assert numbers(model) == [COUNT - at for at in ranked]
    model.set_order(Order(EventColumn.MOMENT, descending))
    until(qtbot, lambda: not model.is_querying)
    assert numbers(model) == sorted(range(1, COUNT + 1), reverse=descending)


@pytest.mark.parametrize("descending", [True, False])
def test_newer_entries_join_at_their_end(qtbot: QtBot, empty: Context, descending: bool) -> None:
    for made in made_entries(50):
        empty.history.record(made)
    model = EventsModel(empty.history, empty.background)
    model.set_order(Order(EventColumn.MOMENT, descending))
    model.reload()
    until(qtbot, lambda: model.rowCount() == 50)
    for made in made_entries(7, seed=2):
        empty.history.record(made)
    model.look_for_newer()
    until(qtbot, lambda: model.rowCount() == 57)
    assert numbers(model) == sorted(range(1, 58), reverse=descending)


def test_only_matching_newer_entries_join(qtbot: QtBot, empty: Context) -> None:
    model = EventsModel(empty.history, empty.background)
    model.set_filter(replace(model.filter, levels=frozenset({EventLevel.ERROR})))
    until(qtbot, lambda: not model.is_querying)
    for kind in (EventKind.BackupFailed, EventKind.BackupEnded, EventKind.BackupFailed):
        empty.history.record(entry(kind, instance="SRUM"))
    model.look_for_newer()
    until(qtbot, lambda: model.rowCount() == 2)
    assert numbers(model) == [3, 1]


def test_a_cleared_history_is_read_anew(qtbot: QtBot, empty: Context) -> None:
    for made in made_entries(50):
        empty.history.record(made)
    model = EventsModel(empty.history, empty.background)
    model.reload()
    until(qtbot, lambda: model.rowCount() == 50)
    empty.history.clear(datetime.now(UTC))
    model.look_for_newer()
    until(qtbot, lambda: model.rowCount() == 1)
    assert "from the history" in texts(qtbot, model, 0)[EventColumn.MESSAGE]
