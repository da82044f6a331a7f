"""Each error that JetBackup's description lists is shown by the window: what failed, name and number, what to do.

A running instance answers the window's backup with the error; it goes through the socket, the job and the history.
How each comes about in the engine is shown by ``tests/requirements/test_errors.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import engine
from app.history.runs import RunState
from app.operations.backup import BackupRequest
from app.operations.instance_source import RunningInstance
from engine.error_codes import Code
from engine.instance.online_backup import BackupScope
from tests.requirements.test_conditions import ERRORS
from tests.ui.live_instance import Live
from tests.ui.window import Window
from ui.levels import Level
from ui.live_run import plan_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="running instances are not published there")
LISTED = [Code.of(number) for number in ERRORS.values() if number]


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    made = Live(tmp_path / "live")
    made.work(5)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = Window(qtbot, tmp_path / "home", [])
    yield made
    made.close()


def test_every_error_of_the_list_is_shown_with_its_hint(
    window: Window, live: Live, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = live.instance.parameters.log_directory
    (tmp_path / "store").mkdir()
    request = BackupRequest(RunningInstance(folder, "live"), tmp_path / "store", engine.Kind.FULL)
    for code in LISTED:

        def refuse(_scope: BackupScope, code: Code = code) -> NoReturn:
            raise code.error()

        monkeypatch.setattr(live.instance.backups, "begin", refuse)
        run = window.application.run_queue.start(plan_of(request, "live", "live"))
        window.application.context.navigation.show_run.emit(run)
        window.finish(run)
        view = window.running.view
        message = view.banner.message
        assert message is not None and message.level is Level.ERROR, code
        assert f"({code.symbol}, {int(code)})" in message.why and code.text in message.why
        assert code.hint and message.advice == code.hint
        shown = [label.accessibleName() for label in view.banner.findChildren(QLabel) if label.isVisible()]
        assert any(code.symbol in text for text in shown) and code.hint in shown
        view.banner.copy()
        assert code.hint in QGuiApplication.clipboard().text()
        (kept, *_) = window.application.history.runs()
        assert kept.state is RunState.FAILED and kept.failure is not None and kept.failure.code == int(code)
    assert list((tmp_path / "store").iterdir()) == []
