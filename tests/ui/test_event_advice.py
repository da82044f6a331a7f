"""What the details of an event of the history advise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.history.runs import RunOperation, RunState
from engine.error_codes import Code
from engine.events import EventKind, EventLevel, entry
from tests.ui.lone_page import context_in
from tests.ui.recorded_history import shown_page, until
from ui.context import Context
from ui.models.event_advice import advice_on
from ui.theme import ThemeController


@pytest.fixture
def empty(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path, theme) as context:
        yield context


@pytest.mark.parametrize("kind", list(EventKind), ids=lambda kind: kind.name)
def test_an_event_that_warns_or_fails_says_what_to_do(kind: EventKind) -> None:
    advised = advice_on(entry(kind, instance="SRUM"), None)
    assert bool(advised) is (kind.level <= EventLevel.WARNING)


def test_a_failed_run_advises_what_its_error_did(qtbot: QtBot, empty: Context) -> None:
    run = empty.history.begin_run("SRUM", RunOperation.BACKUP, "full")
    error = Code.ReadVerifyFailure.error("Page 6 is damaged.", hint=engine.Remedy.RESTORE.value)
    told = entry(EventKind.BackupFailed, instance="SRUM", run=run.id, error=int(error.code), reason=error.message)
    empty.history.record(told)
    empty.history.end_run(run, RunState.FAILED, error=error)
    detail = shown_page(qtbot, empty).events.detail
    until(qtbot, lambda: f"What to do: {engine.Remedy.RESTORE.value}" in detail.as_text().splitlines())


def test_what_the_message_advises_is_not_said_twice(empty: Context) -> None:
    run = empty.history.begin_run("SRUM", RunOperation.VERIFY)
    hint = engine.Remedy.CHECK_DISK.value
    told = entry(EventKind.VerifyFoundDamage, run=run.id, path="/data", count=1, reason=f"It is damaged. {hint}")
    empty.history.end_run(run, RunState.FAILED, error=Code.ReadVerifyFailure.error("Damage.", hint=hint))
    ended = empty.history.run(run.id)
    assert ended is not None and ended.failure is not None and ended.failure.hint == hint
    assert advice_on(told, ended) == ""
    assert advice_on(told, None) != ""


def test_a_page_that_a_backup_corrected_is_no_lost_data(empty: Context) -> None:
    run = empty.history.begin_run("SRUM", RunOperation.BACKUP, "full")
    told = entry(EventKind.PageCorrected, path="/data", page=4, offset=0, length=2048, bit=1, run=run.id)
    assert advice_on(told, run) == engine.Remedy.KEEP_WATCH.value
