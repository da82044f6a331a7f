"""The view of a run while another page is shown: it says nothing that nobody reads, and misses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.operations.verify import VerifyRequest
from tests.builders.small_instance import write_small_instance
from tests.ui.lone_page import context_in, end
from tests.ui.restore_walk import until
from ui.context import Context
from ui.live_run import plan_of
from ui.pages.running.run_view import RunView
from ui.theme import ThemeController
from ui.worker import TimedEvent


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


def test_what_a_hidden_run_says_is_there_when_it_is_shown(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    write_small_instance(tmp_path / "source", last=3)
    run = context.run_queue.start(plan_of(VerifyRequest(tmp_path / "source")))
    until(qtbot, lambda: run.is_settled)
    view = RunView(context)
    qtbot.addWidget(view, before_close_func=partial(end, context, view))
    view.show()
    view.show_run(run)
    whole = view.bar.value()
    for is_hidden, done in ((True, 250), (True, 500), (False, 750)):
        view.setVisible(not is_hidden)
        before = view.bar.value()
        run.last = replace(run.last, done=done, total=1000)
        run.progressed.emit((TimedEvent(1.0, run.last),))
        assert view.bar.value() == (before if is_hidden else done)
        if is_hidden:
            view.show()
            assert view.bar.value() == done != whole
