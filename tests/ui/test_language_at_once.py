"""Another language is chosen: the window is one in it at once, where it was, with what was typed and chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.language import Language
from app.operations.verify import VerifyRequest
from app.settings import Locations
from tests.builders.small_instance import write_small_instance
from tests.ui.window import large_instance
from tests.ui.windows import PATIENCE_MS
from ui.live_run import plan_of
from ui.pages.instances.page import InstancesPage
from ui.pages.settings.page import SettingsPage
from ui.session import WindowSession


@pytest.fixture
def session(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSession]:
    folders = [write_small_instance(tmp_path / name, last=2) for name in ("one", "two")]
    home = tmp_path / "home"
    made = WindowSession(qapp, Locations(home, home), folders)
    made.application.start()
    qtbot.waitUntil(lambda: made.application.inventory.looked, timeout=PATIENCE_MS)
    yield made
    made.close()
    window = made.application.window
    window.close()
    shiboken6.delete(window)


def settings_page(session: WindowSession) -> SettingsPage:
    session.application.show_page("settings")
    page = session.application.page("settings").widget
    assert isinstance(page, SettingsPage)
    return page


def instances_page(session: WindowSession) -> InstancesPage:
    page = session.application.page("instances").widget
    assert isinstance(page, InstancesPage)
    return page


def choose(page: SettingsPage, language: Language) -> None:
    page.language.setCurrentIndex(page.language.findData(language))
    page.language.activated.emit(page.language.currentIndex())


def titles(session: WindowSession) -> list[str]:
    return [action.text() for action in session.application.window.commands[:3]]


def test_the_window_is_in_it_where_it_was(session: WindowSession, qtbot: QtBot, tmp_path: Path) -> None:
    page = instances_page(session)
    page.bar.search.setText("two")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1, timeout=PATIENCE_MS)
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    before = session.application
    before.window.resize(790, 640)
    size, chosen = before.window.size(), page.chosen
    choose(settings_page(session), Language.FRENCH)
    qtbot.waitUntil(lambda: session.application is not before, timeout=PATIENCE_MS)
    assert titles(session)[1] == "Instances" and titles(session)[2] == "Sauvegarde"
    assert session.application.shown == "settings"
    assert session.application.window.isVisible()
    assert session.application.window.size() == size
    page = instances_page(session)
    assert page.bar.search.text() == "two"
    session.application.show_page("instances")
    qtbot.waitUntil(lambda: page.chosen is not None, timeout=PATIENCE_MS)
    assert page.chosen is not None and chosen is not None
    assert page.chosen.directory == chosen.directory
    assert QApplication.quitOnLastWindowClosed()
    assert settings_page(session).language.currentData() == Language.FRENCH

    after = session.application
    plan = plan_of(VerifyRequest(large_instance(tmp_path / "large", 2048)), "")
    run = after.run_queue.start(plan)
    choose(settings_page(session), Language.ENGLISH)
    qtbot.waitUntil(lambda: bool(after.window.statusBar().currentMessage()), timeout=PATIENCE_MS)
    assert session.application is after and run.running
    assert titles(session)[2] == "Sauvegarde"
