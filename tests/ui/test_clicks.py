"""What a click does: the selection stays, the focus harms nothing, what is said is so and goes when it is no
longer."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

import engine
from app.history.runs import RunOperation
from app.history.spare import SpareHistory
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.ui.window import Open, Window, flip, large_instance, patient
from ui.models.instances import identity
from ui.pages.history.filter import FilterPane
from ui.pages.restore.page import RestorePage
from ui.pages.settings.page import SettingsPage
from ui.questions import ask_to_cancel


def instance_in(window: Window, folder: Path) -> engine.InstanceFiles:
    return next(each for each in window.application.inventory.instances if each.directory == folder)


# ---- the selection


def test_the_selection_never_moves_to_another_instance_by_itself(open_window: Open, tmp_path: Path) -> None:
    folders = [write_small_instance(tmp_path / name, base=base) for name, base in (("a", "abc"), ("b", "xyz"))]
    window = open_window(*folders)
    page, back_up = window.instances, window.back_up
    gone = instance_in(window, folders[1])
    page.choose(identity(gone))
    back_up.choose(gone)
    shutil.move(folders[1], tmp_path / "away")
    window.application.inventory.refresh_instances()
    window.until(lambda: page.model.rowCount() == 1)
    assert not page.table.currentIndex().isValid() and identity(gone) in page._missing.accessibleName()
    assert back_up.request() is None and not back_up.start.isEnabled()
    window.until(lambda: "is not available" in back_up.plan._hint.text())
    shutil.move(tmp_path / "away", folders[1])
    window.application.inventory.refresh_instances()
    window.until(lambda: page.chosen is not None)
    assert identity(page.chosen) == identity(gone)  # type: ignore[arg-type]
    assert back_up.chosen is not None and identity(back_up.chosen) == identity(gone)


def test_what_start_acts_on_stands_beside_it(open_window: Open, source: Path, destination: Path) -> None:
    window = open_window(source)
    window.plan(destination)
    page = window.back_up
    said = page._acts_on.text()
    assert page.chosen is not None
    assert said == f"Full backup of {page.chosen.name}"
    page.destination.setEditText("")
    assert page._acts_on.text() == "Choose a destination."


# ---- path fields and destinations


def test_path_fields_complete_nothing(open_window: Open, source: Path, destination: Path) -> None:
    """A longer destination of before is not what was typed."""
    window = open_window(source)
    longer = destination.with_name("backups-old")
    window.application.preferences.change(lambda settings: settings.with_destination(str(longer)))
    page = window.back_up
    page.destination.setEditText("")
    edit = cast("QLineEdit", page.destination.lineEdit())
    QTest.keyClicks(edit, str(destination))
    assert page.destination.completer() is None
    assert page.destination.currentText() == str(destination)


def test_a_destination_is_remembered_once_a_backup_lies_there(
    open_window: Open, source: Path, tmp_path: Path
) -> None:
    flip(source / DATABASE, 2, (200, 4000))
    (tmp_path / "bad").mkdir()
    window = open_window(source)
    window.plan(tmp_path / "bad")
    patient(window.back_up, 0.0)
    assert window.finish(window.start()).error is not None
    assert not window.application.preferences.value.destinations
    flip(source / DATABASE, 2, (200, 4000))
    window.plan(tmp_path / "bad")
    assert window.finish(window.start()).error is None
    assert window.application.preferences.value.destinations == (str(tmp_path / "bad"),)


def test_an_absent_destination_is_not_offered_to_be_made(open_window: Open, source: Path, tmp_path: Path) -> None:
    window = open_window(source)
    away = tmp_path / "disk" / "backups"
    window.application.preferences.change(lambda settings: settings.with_destination(str(away)))
    window.plan(away)
    page = window.back_up
    message = page.plan.refusal.message
    assert page.may_create.isHidden() and not page.start.isEnabled()
    assert (
        message is not None and f"{away} is not available" in message.why and "Connect or mount" in message.advice
    )
    window.plan(tmp_path / "new")
    assert not page.may_create.isHidden()


def test_a_file_as_destination_has_one_message(open_window: Open, source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    window = open_window(source)
    window.plan(tmp_path / "file")
    page = window.back_up
    message = page.plan.refusal.message
    assert message is not None and "is not a folder" in message.why
    assert page.may_create.isHidden() and not page.choices.where_hint.text()


def test_what_is_said_of_a_destination_goes_when_it_is_back(
    open_window: Open, source: Path, destination: Path, tmp_path: Path
) -> None:
    """In the place of the list, or above it where there are chains at another one."""
    window = open_window(source)
    away, application = tmp_path / "away", window.application
    application.preferences.change(lambda settings: settings.with_destination(str(away)))
    chains = restore_page(window).what.chains
    window.until(lambda: str(away) in chains._gone.accessibleDescription() and chains._stack.currentIndex() == 2)
    assert not chains.notice.text()
    away.mkdir()
    application.inventory.refresh_chains()
    window.until(lambda: chains._stack.currentIndex() == 1)
    engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(destination), engine.Kind.FULL)
    application.preferences.change(lambda settings: settings.with_destination(str(destination)))
    window.until(lambda: chains._stack.currentIndex() == 0)
    away.rmdir()
    application.inventory.refresh_chains()
    window.until(lambda: str(away) in chains.notice.accessibleName())
    away.mkdir()
    application.inventory.refresh_chains()
    window.until(lambda: chains.notice.text() == "")


def restore_page(window: Window) -> RestorePage:
    widget = window.application.page("restore").widget
    assert isinstance(widget, RestorePage)
    return widget


def test_that_there_is_no_chain_is_said_after_the_destinations_were_read(
    open_window: Open, destination: Path
) -> None:
    window = open_window()
    chains = restore_page(window).what.chains
    window.until(lambda: window.application.inventory.stores.looked)
    assert chains._none.accessibleName() == "No backup chains found"
    window.application.inventory.stores = replace(window.application.inventory.stores, looked=False)
    window.application.preferences.change(lambda settings: settings.with_destination(str(destination)))
    chains._show_stack()
    assert chains._none.accessibleName() == "Looking for backup chains…"


# ---- focus and undo


def test_space_does_not_cancel_a_run(open_window: Open, tmp_path: Path, destination: Path) -> None:
    window = open_window(large_instance(tmp_path / "large", 512))
    window.plan(destination)
    run = window.start()
    window.until(lambda: run.last.total > 0)
    focused = QApplication.focusWidget()
    view = window.running.view
    assert focused is not view._buttons[view.cancel]
    if focused is not None:
        QTest.keyClick(focused, Qt.Key.Key_Space)
    assert not run.cancelling
    window.finish(run)
    assert not run.cancelled


def test_removing_a_folder_keeps_the_focus_in_its_list_and_can_be_undone(
    open_window: Open, tmp_path: Path
) -> None:
    folders = [tmp_path / name for name in ("a", "b", "c")]
    for folder in folders:
        folder.mkdir()
    window = open_window(*folders)
    window.application.show_page("settings")
    page = window.application.page("settings").widget
    assert isinstance(page, SettingsPage)
    before = window.application.preferences.value.folders
    for left in (2, 1, 0):
        page.folders.list.setCurrentRow(0)
        page.folders.list.setFocus()
        page.folders.remove_button.click()
        assert len(window.application.preferences.value.folders) == left
        assert page.folders.isAncestorOf(QApplication.focusWidget() or page)
    page.folders.undo_button.click()
    assert window.application.preferences.value.folders == (before[2],)
    assert page.folders.undo_line.isHidden()


def test_what_is_taken_back_stands_where_it_stood(open_window: Open, tmp_path: Path) -> None:
    names = [str(tmp_path / name) for name in "abc"]
    window = open_window()
    page = window.application.page("settings").widget
    assert isinstance(page, SettingsPage)
    window.application.preferences.change(lambda settings: replace(settings, destinations=tuple(names)))
    page.destinations.list.setCurrentRow(1)
    page.destinations.remove()
    page.destinations.undo()
    assert window.application.preferences.value.destinations == tuple(names)


def test_the_question_about_jobs_ends_with_the_last_job(
    open_window: Open, tmp_path: Path, destination: Path
) -> None:
    window = open_window(large_instance(tmp_path / "large", 256))
    window.plan(destination)
    run = window.start()
    seen: list[str] = []

    def read() -> None:
        boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
        seen.extend(each.text() for each in boxes)
        seen.extend(button.text() for each in boxes for button in each.buttons() if "close" in button.text())

    QTimer.singleShot(50, read)
    application = window.application
    assert ask_to_cancel(application.window, application.run_queue, application.job_runs) is False
    assert not run.running and not run.cancelled
    assert seen == ["1 run in progress. Closing the window cancels it.", "Cancel run and close"]


def test_the_cross_of_the_id_filter_goes_with_its_text(qtbot: QtBot) -> None:
    pane = FilterPane()
    qtbot.addWidget(pane)
    emptied: list[str] = []
    for field in (pane.ids, pane.text):
        field.setText("210-227")
        field.textChanged.connect(emptied.append)
    pane.clear()
    assert emptied == ["", ""], "the ✕ hangs on this signal"


# ---- the program's own folders


def test_a_folder_of_the_command_line_that_is_missing_is_told_and_not_kept(
    open_window: Open, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "gone")
    assert window.application.preferences.value.folders == ()
    window.until(lambda: "gone" in window.application.window.statusBar().currentMessage())


def test_a_data_folder_that_cannot_be_written_gives_a_window_that_says_so(
    open_window: Open, source: Path, destination: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    window = open_window(home=tmp_path / "file" / "home")
    history = window.application.history
    notice = window.application.window.notice.message
    assert isinstance(history, SpareHistory) and history.path.parent.exists()
    assert (
        notice is not None and "history cannot be saved" in notice.what and str(tmp_path / "file") in notice.where
    )
    window.application.inventory.folders = replace(
        window.application.inventory.folders, instances=engine.scan([source]).instances
    )
    run = history.begin_run("edb", RunOperation.BACKUP)
    assert history.run(run.id) is not None
    folder = history.path.parent
    window.application.close()
    assert not folder.exists()
