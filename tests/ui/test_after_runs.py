"""What is looked at again when a run has begun or ended: once, and only where it worked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from tests.ui.job_pages import until
from tests.ui.lone_page import context_in
from ui.after_runs import AfterRuns
from ui.context import Context
from ui.live_run import plan_of
from ui.theme import ThemeController


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


def test_only_the_destination_of_a_backup_is_listed_after_it(
    qtbot: QtBot, context: Context, source: Path, tmp_path: Path
) -> None:
    here, other = tmp_path / "here", tmp_path / "other"
    for place in (here, other):
        place.mkdir()
    context.preferences.change(lambda settings: replace(settings, destinations=(str(here), str(other))))
    until(qtbot, lambda: len(context.inventory.scanned.places) == 2)
    before = context.inventory.scanned.places
    told: list[None] = []
    context.changes.history.connect(lambda: told.append(None))
    after = AfterRuns(context)
    request = BackupRequest(FilesAtRest((source,)), here, engine.Kind.FULL)
    run = context.run_queue.start(plan_of(request, "mail", str(source)))
    until(qtbot, lambda: not run.running and len(context.inventory.chains) == 1)
    assert run.error is None
    assert context.inventory.scanned.places[other] is before[other]
    assert 1 <= len(told) <= 2, "once for both where they come together"
    after.close()


def test_nothing_is_asked_after_the_end(qtbot: QtBot, context: Context, source: Path, tmp_path: Path) -> None:
    told: list[None] = []
    context.changes.history.connect(lambda: told.append(None))
    after = AfterRuns(context)
    run = context.run_queue.start(plan_of(BackupRequest(FilesAtRest((source,)), tmp_path, engine.Kind.FULL)))
    told.clear()
    after.close()
    with qtbot.waitSignal(run.ended):
        pass
    qtbot.wait(400)
    assert told == []
