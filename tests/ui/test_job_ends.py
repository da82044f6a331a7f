"""How jobs last ran: all runs of that time, what they warn of, and what the Jobs page says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.history.history import History
from app.history.runs import Figures, Run, RunOperation, RunState
from app.history.slots import SlotOutcome, SlotRecord, Slots
from app.jobs.job import Jobs
from app.status.values import ProblemType, Severity, StatusProblem
from engine.events import EventKind, entry
from tests.ui.job_pages import a_job, cells, click, hide_schedulers, names, shown_page, until, write_jobs
from tests.ui.lone_page import context_in
from ui.context import Context
from ui.levels import Level
from ui.models.job_ends import JobLook, last_runs, look_at_jobs, trouble_of
from ui.models.jobs import job_row
from ui.pages.jobs.job_list import JobColumn
from ui.theme import ThemeController

NOW = datetime(2026, 3, 25, 12, tzinfo=UTC)


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    hide_schedulers(monkeypatch, tmp_path / "bin")
    with context_in(tmp_path / "home", theme) as made:
        yield made


def a_run(number: int, state: RunState, minutes: float, instance: str = "edb") -> Run:
    """One of the job Night that took half a minute and ended so many minutes ago."""
    ended = NOW - timedelta(minutes=minutes)
    started = ended - timedelta(seconds=30)
    return Run(
        str(number),
        instance,
        RunOperation.BACKUP,
        "full",
        started,
        source=f"/{instance}",
        state=state,
        ended=ended,
        job="Night",
    )


def test_the_worst_of_all_runs_of_that_time_is_what_is_said(source: Path, destination: Path) -> None:
    """The newest run alone was looked at: that of the instance that came last, or of what was removed after it."""
    newest, failed = a_run(3, RunState.SUCCESS, 1), a_run(2, RunState.FAILED, 2, "ntd")
    attempt, before = a_run(1, RunState.FAILED, 2.6), a_run(0, RunState.INTERRUPTED, 60, "gone")
    runs = [newest, failed, attempt, before]
    assert last_runs(runs) == [newest, failed], "an attempt that was made good, and another time, are not of it"
    slot = SlotRecord("Night", "r", NOW, SlotOutcome.FAILED, ("3", "0"))
    assert last_runs(runs, [slot]) == [newest, before], "the slot knows"
    jobs = Jobs((a_job("Night", source, destination),))
    (look,) = look_at_jobs(jobs, runs, NOW, UTC)
    assert look.last is failed
    assert job_row(look, NOW)[JobColumn.LAST].level is Level.ERROR


def test_a_slot_that_failed_without_a_run_is_a_failure(source: Path, destination: Path) -> None:
    jobs = Jobs((a_job("Night", source, destination),))
    good = a_run(1, RunState.SUCCESS, 60)
    slot = SlotRecord("Night", "r", NOW, SlotOutcome.FAILED, (), "The program before the job failed.", NOW, NOW)
    (look,) = look_at_jobs(jobs, [good], NOW, UTC, [slot])
    cell = job_row(look, NOW)[JobColumn.LAST]
    assert cell.text == "Failed · just now" and cell.tip is not None and "before the job" in cell.tip
    trouble = trouble_of([look])
    assert trouble is not None and trouble.can_repeat and trouble.message.why == slot.reason
    later = replace(a_run(2, RunState.SUCCESS, -5), started=NOW + timedelta(minutes=4))
    (look,) = look_at_jobs(jobs, [later, good], NOW + timedelta(minutes=6), UTC, [slot])
    assert look.slot is None and trouble_of([look]) is None


def test_an_instance_that_is_missing_is_a_warning_of_the_job(source: Path, destination: Path) -> None:
    look = JobLook(a_job("Night", source, destination), None, a_run(1, RunState.SUCCESS, 2))
    assert job_row(look, NOW)[JobColumn.LAST].text == "Success · 2 min ago" and trouble_of([look]) is None
    text = "No longer found: ntd in /gone"
    gone = StatusProblem(ProblemType.MISSING, Severity.WARNING, "Night", text, "Connect its disk.")
    cell = job_row(look, NOW, missing=gone)[JobColumn.LAST]
    assert (cell.text, cell.level) == ("Warnings · 2 min ago", Level.WARNING)
    assert cell.tip is not None and text in cell.tip
    trouble = trouble_of([look], missing={"Night": gone})
    assert trouble is not None and trouble.run is look.last
    assert (trouble.message.why, trouble.message.advice) == (text, "Connect its disk.")


def _warned(history: History, source: Path, job: str) -> Run:
    run = history.begin_run("edb", RunOperation.BACKUP, "full", source=str(source), job=job)
    path, kind = str(source / "data.edb"), EventKind.PageCorrected
    history.record(
        entry(
            kind,
            instance="edb",
            run=run.id,
            path=path,
            page=4,
            offset=10240,
            bytes=2048,
            bit=7,
        )
    )
    return history.end_run(run, RunState.WARNING, Figures(pages_corrected=1))


def test_a_job_that_warns_says_of_what_and_leads_to_its_run(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    """Its row said "Warnings", and nothing else did."""
    write_jobs(context, a_job("Night", source, destination))
    run = _warned(context.history, source, "Night")
    page = shown_page(qtbot, context)
    until(qtbot, lambda: page.list.trouble.isVisible())
    message = page.list.trouble.message
    assert message is not None and message.level is Level.WARNING
    assert "job Night ended with warnings" in message.what and "can be restored" in message.what
    assert "Page 4" in message.why and "Check the disk" in message.advice
    assert page.list.trouble.act_button.text() == "Show run"
    with qtbot.waitSignal(context.navigation.show_history) as shown:
        click(page.list.trouble.act_button)
    assert shown.args == [run.id]
    assert cells(page, "Night")[JobColumn.LAST] == "Warnings · just now"
    again = context.history.begin_run("edb", RunOperation.BACKUP, "full", source=str(source), job="Night")
    context.history.end_run(again, RunState.SUCCESS)
    context.jobs.refresh()
    until(qtbot, lambda: not page.list.trouble.isVisible())
    assert names(page) == ["Night"] and Slots(context.history).records() == []
