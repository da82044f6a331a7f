"""The Settings page: what is changed holds at once, is on the disk, and comes back with the next start."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.language import Language
from app.settings import SettingsFile, Theme
from engine.events import EventKind, entry
from tests.builders.big_database import write_instance
from tests.ui.job_pages import a_job, write_jobs
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.pages.settings.page import SettingsPage
from ui.palette import DARK, LIGHT, tokens_of
from ui.theme import ThemeController


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown_page(qtbot: QtBot, context: Context) -> SettingsPage:
    page = SettingsPage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    page.resize(900, 900)
    page.show()
    qtbot.waitExposed(page)
    return page


def saved(context: Context) -> dict[str, object]:
    path = context.locations.settings
    found = json.loads(path.read_text()) if path.exists() else {}
    assert isinstance(found, dict)
    return found


def choose(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


def test_a_destination_of_a_job_stays(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    job = a_job("Mail", tmp_path, tmp_path / "backups")
    write_jobs(context, job)
    context.jobs.refresh()
    until(qtbot, lambda: bool(context.jobs.value.jobs))
    context.inventory.take_jobs(context.jobs.value)
    page = shown_page(qtbot, context)
    places = page.destinations
    assert places.list.item(0).text().startswith(str(job.destination)) and "Mail" in places.list.item(0).text()
    until(qtbot, lambda: places.advice.isVisible())
    said = "Connect or mount the disk or share that contains it."
    assert places.advice.accessibleName() == f"{job.destination}: {said}"
    (tmp_path / "backups").mkdir()
    context.inventory.refresh()
    until(qtbot, lambda: not places.advice.isVisible())
    places.list.setCurrentRow(0)
    assert not places.remove_button.isEnabled() and "Mail" in places.remove_button.toolTip()
    QTest.keyClick(places.list, Qt.Key.Key_Delete)
    assert places.list.count() == 1 and places.undo_line.isHidden()


def test_folders_and_destinations_are_kept(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_instance(tmp_path / "data")
    page = shown_page(qtbot, context)
    assert page.folders.empty.isVisible()
    choose(monkeypatch, tmp_path / "data")
    click(page.folders.add_button)
    choose(monkeypatch, tmp_path / "gone")
    click(page.destinations.add_button)
    until(qtbot, lambda: saved(context).get("destinations") == [str(tmp_path / "gone")])
    assert saved(context)["folders"] == [str(tmp_path / "data")]
    until(qtbot, lambda: "1 instance" in page.folders.list.item(0).text())
    until(qtbot, lambda: "not found" in page.destinations.list.item(0).text())
    page.folders.list.setCurrentRow(0)
    assert page.folders.list.actions() == [page.folders.copy_action, page.folders.remove_action]
    page.folders.list.setFocus()
    QTest.keyClick(page.folders.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == str(tmp_path / "data")
    QTest.keyClick(page.folders.list, Qt.Key.Key_Delete)
    page.destinations.list.setCurrentRow(0)
    click(page.destinations.remove_button)
    until(qtbot, lambda: saved(context)["folders"] == saved(context)["destinations"] == [])
    assert page.folders.list.count() == 0
    assert SettingsFile(context.locations.settings).load().folders == ()


@pytest.mark.parametrize(("theme_name", "tokens"), [(Theme.DARK, DARK), (Theme.LIGHT, LIGHT)])
def test_the_theme_applies_at_once_and_is_kept(
    qtbot: QtBot, context: Context, theme_name: Theme, tokens: object
) -> None:
    page = shown_page(qtbot, context)
    page.theme.setCurrentIndex(page.theme.findData(theme_name))
    page.theme.activated.emit(page.theme.currentIndex())
    assert tokens_of(page) is tokens
    if theme_name is Theme.DARK:
        until(qtbot, lambda: saved(context).get("theme") == "dark")


def test_a_theme_chosen_in_the_menu_is_shown(qtbot: QtBot, context: Context) -> None:
    page = shown_page(qtbot, context)
    context.theme.changed.connect(context.changes.theme)
    context.theme.set_theme(Theme.DARK)
    assert page.theme.currentData() == Theme.DARK


def test_what_cannot_be_saved_is_told(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    page = shown_page(qtbot, context)
    context.locations.settings.mkdir(parents=True)
    page.folders.added.emit(str(tmp_path))
    until(qtbot, lambda: page.banner.message is not None)
    assert page.banner.message is not None
    assert str(context.locations.settings) in page.banner.message.as_text()
    assert context.preferences.value.folders == (str(tmp_path),)


def old_and_new(context: Context) -> None:
    old = datetime.now(UTC) - timedelta(days=200)
    for moment in (old, old + timedelta(hours=1), None):
        context.history.record(entry(EventKind.BackupEnded, instance="SRUM", moment=moment))


def answer(qtbot: QtBot, page: SettingsPage, words: str) -> None:
    """Press the button ``words`` of the question that is asked."""
    click(page.history.clear_button)
    boxes = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox)]
    (box,) = [found for found in boxes if found.isVisible()]
    assert box.defaultButton() is not None and box.defaultButton().text() == "Keep everything"
    click(next(button for button in box.buttons() if button.text() == words))
    until(qtbot, lambda: not any(found.isVisible() for found in boxes))


def test_the_history_is_cleared_after_an_export(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_and_new(context)
    page = shown_page(qtbot, context)
    until(qtbot, lambda: page.history.entries.text() == "3 entries")
    assert str(context.history.path) == page.history.path.accessibleName()
    answer(qtbot, page, "Keep everything")
    assert context.history.count() == 3
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "old.json"), ""))
    answer(qtbot, page, "Export, then clear")
    until(qtbot, lambda: context.history.count() == 2)  # the new one, and that two were cleared
    assert len(json.loads((tmp_path / "old.json").read_bytes())) == 2
    until(qtbot, lambda: page.history.entries.text() == "2 entries")


def test_an_export_that_fails_keeps_the_history(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_and_new(context)
    page = shown_page(qtbot, context)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "old.csv"), ""))
    answer(qtbot, page, "Export, then clear")
    until(qtbot, lambda: page.history.banner.message is not None)
    assert context.history.count() == 3


def test_clearing_without_an_export(qtbot: QtBot, context: Context) -> None:
    old_and_new(context)
    page = shown_page(qtbot, context)
    page.history.days.setValue(199)
    answer(qtbot, page, "Clear without exporting")
    until(qtbot, lambda: context.history.count() == 2)


def test_days_to_keep_are_saved(qtbot: QtBot, context: Context) -> None:
    page = shown_page(qtbot, context)
    page.history.keep.setValue(30)
    page.history.keep.editingFinished.emit()
    until(qtbot, lambda: saved(context).get("history_days") == 30)


def test_the_layout_is_forgotten(qtbot: QtBot, context: Context) -> None:
    context.state.setValue("history/events", "something")
    window = QWidget()
    qtbot.addWidget(window, before_close_func=partial(end, context, window))
    page = SettingsPage(context, window)
    window.resize(400, 300)
    window.show()
    with qtbot.waitSignal(context.navigation.announce, timeout=PATIENCE_MS):
        click(page.reset_button)
    assert not context.state.allKeys()
    assert window.width() == 1280


def test_the_language_is_saved_for_the_next_start(qtbot: QtBot, context: Context) -> None:
    page = shown_page(qtbot, context)
    assert page.language.currentData() == Language.SYSTEM
    page.language.setCurrentIndex(page.language.findData(Language.FRENCH))
    page.language.activated.emit(page.language.currentIndex())
    assert page.language.currentText() == "Français"
    wait_until_saved = SettingsFile(context.locations.settings)
    qtbot.waitUntil(lambda: wait_until_saved.load().language is Language.FRENCH, timeout=PATIENCE_MS)


def test_everything_has_a_name_and_fits(qtbot: QtBot, context: Context) -> None:
    page = shown_page(qtbot, context)
    assert nameless(page) == []
    assert page.minimumSizeHint().width() <= 715


def test_when_a_backup_is_overdue_and_what_follows_it(qtbot: QtBot, context: Context) -> None:
    page = shown_page(qtbot, context)
    assert page.overdue.value() == context.preferences.value.overdue_hours and page.overdue.accessibleName()
    page.overdue.setValue(48)
    page.overdue.editingFinished.emit()
    page.verify_after.click()
    assert (context.preferences.value.overdue_hours, context.preferences.value.verify_after) == (48, True)
