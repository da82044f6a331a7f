"""The queue of the Jobs page: runs of every program of this machine, stopped and held from here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.history.history import History
from app.history.run_requests import RunRequest
from app.history.runs import RunOperation, RunState
from app.history.slots import Slots
from app.operations.verify import VerifyRequest
from tests.ui.job_pages import a_job, click, hide_schedulers, names, shown_page, until, write_jobs
from tests.ui.lone_page import context_in, nameless
from ui.context import Context
from ui.live_run import LiveRun, RunPlan, WaitingRun
from ui.models.machine_queue import queue_of, queue_row
from ui.pages.jobs.page import JobsPage
from ui.theme import ThemeController
from ui.widgets.buttons import ActionButton


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    hide_schedulers(monkeypatch, tmp_path / "bin")
    with context_in(tmp_path / "home", theme) as made:
        context_changes(made)
        yield made


def context_changes(context: Context) -> None:
    """As the application does: what changes the history is read again."""
    context.changes.history.connect(context.jobs.refresh)


def rows(page: JobsPage) -> list[list[str]]:
    model = page.queue.table.model()
    count = model.columnCount()
    return [[str(model.index(row, column).data()) for column in range(count)] for row in range(model.rowCount())]


def button(page: JobsPage, text: str) -> ActionButton:
    return next(each for each in page.queue.findChildren(ActionButton) if each.text().replace("&", "") == text)


def test_a_run_of_another_program_is_held_and_stopped(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    write_jobs(context, a_job("Night", source, destination))
    with History(context.locations.history) as other:
        run = other.begin_run("mail", RunOperation.BACKUP, "full", job="Night")
        page = shown_page(qtbot, context)
        until(qtbot, lambda: names(page) == ["Night"])
        page.tabs.setCurrentWidget(page.queue)
        assert page.tabs.tabText(1) == "Queue (1)" and nameless(page) == []
        ((title, job, state, progress, started, _program),) = rows(page)
        assert (title, job, state) == ("Full backup of mail", "Night", "Running")
        assert progress == "–" and started.endswith("ago")
        assert not page.queue.cancel.isEnabled()
        page.queue.table.selectRow(0)
        assert not page.queue.resume.isEnabled()
        until(qtbot, lambda: page.queue.show_run.isEnabled() and button(page, "Show").isVisible())
        with qtbot.waitSignal(context.navigation.show_history) as shown:
            page.queue.show_run.trigger()
        assert shown.args == [run.id]
        click(button(page, "Pause run"))
        until(qtbot, lambda: rows(page)[0][2] == "Paused")
        assert other.requests.of(run.id) is RunRequest.PAUSE
        click(button(page, "Resume run"))
        until(qtbot, lambda: rows(page)[0][2] == "Running")
        assert other.requests.of(run.id) is None
        click(button(page, "Cancel run"))
        until(qtbot, lambda: other.requests.of(run.id) is RunRequest.CANCEL)
        other.end_run(run, RunState.CANCELLED)
        context.changes.history.emit()
        until(qtbot, lambda: rows(page) == [] and page.tabs.tabText(1) == "Queue")


def test_what_waits_in_this_window_is_in_the_queue() -> None:
    plan = RunPlan(VerifyRequest(Path("chain")), "Verification of mail", "mail")
    (entry,) = queue_of([], [], [], {}, [WaitingRun("waiting-1", plan)])
    cells = [cell.text for cell in queue_row(entry, datetime.now(UTC))]
    assert cells == ["Verification of mail", "–", "Waiting", "–", "–", "This window"]


def test_a_run_of_this_window_has_one_name(tmp_path: Path) -> None:
    plan = RunPlan(VerifyRequest(Path("chain")), "Verification of Mail of DC01", "mail")
    with History(tmp_path / "history.sqlite") as history:
        live = LiveRun(1, plan, history)
        live.run = history.begin_run("mail", RunOperation.VERIFY, "")
        (entry,) = queue_of([live], history.runs(), [], {})
    assert entry.title == plan.title and entry.live is live


def test_a_request_that_comes_too_late_is_told(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    write_jobs(context, a_job("Night", source, destination))
    with History(context.locations.history) as other:
        run = other.begin_run("mail", RunOperation.BACKUP, "full")
        page = shown_page(qtbot, context)
        page.tabs.setCurrentWidget(page.queue)
        until(qtbot, lambda: len(rows(page)) == 1)
        page.queue.table.selectRow(0)
        other.end_run(run, RunState.SUCCESS)
        click(button(page, "Cancel run"))
        until(qtbot, lambda: page.banner.message is not None)
        assert page.banner.message is not None and "has ended" in page.banner.message.why


def test_what_waits_is_shown(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    write_jobs(context, a_job("Night", source, destination))
    with History(context.locations.history) as other:
        assert Slots(other).begin("Night", "rule", datetime.now(UTC)) is not None
        page = shown_page(qtbot, context)
        page.tabs.setCurrentWidget(page.queue)
        until(qtbot, lambda: len(rows(page)) == 1)
        assert rows(page)[0][:3] == ["Waiting for its turn", "Night", "Waiting"]
        page.queue.table.selectRow(0)
        assert not page.queue.cancel.isEnabled() and not page.queue.pause.isEnabled()
