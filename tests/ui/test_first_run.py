"""The first run: from an empty start to a first scheduled backup, in a few clicks; and what can be in its way."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import engine
from app.history.filter import EventFilter
from app.history.runs import Failure, Run, RunOperation, RunState
from app.jobs.same_disk import on_disk_of
from app.usual_folders import usual_folders
from engine.error_codes import Code
from engine.events import EventKind, EventLevel
from tests.builders.dirty_instances import write_unfinished_instance
from tests.builders.small_instance import DATABASE, flip_bits, write_small_instance
from tests.ui.job_pages import hide_schedulers
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.test_ways import Hand
from tests.ui.window import Open
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.first_run import discover
from ui.first_run.dialog import COMMIT, FirstRun
from ui.levels import Level
from ui.models.first_run import FirstRunDraft, Keeping, outcome_message, unreadable_message
from ui.pages.jobs.page import JobsPage
from ui.theme import ThemeController
from ui.widgets.text import unfolded

MOST_CLICKS = 7


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    hide_schedulers(monkeypatch, tmp_path / "bin")
    monkeypatch.setattr(discover, "usual_folders", lambda: iter(()))
    monkeypatch.setenv("ESE_BACKUP_HOME", str(tmp_path / "home"))
    with context_in(tmp_path / "home", theme) as made:
        made.jobs.refresh()
        yield made


@pytest.fixture
def wizard(qtbot: QtBot, context: Context) -> FirstRun:
    made = FirstRun(context)
    qtbot.addWidget(made, before_close_func=partial(end, context, made))
    made.show()
    qtbot.waitExposed(made)
    return made


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)


def found(qtbot: QtBot, wizard: FirstRun, count: int) -> None:
    """The search is over, and so many instances are listed."""
    until(qtbot, lambda: not wizard.discover._is_looking and wizard.discover.list.count() == count)


def to_the_summary(qtbot: QtBot, wizard: FirstRun, destination: Path) -> None:
    until(qtbot, wizard.next_button.isEnabled)
    wizard.next_button.click()
    wizard.place.destination.setEditText(str(destination))
    wizard.place.test()
    until(qtbot, wizard.next_button.isEnabled)
    wizard.next_button.click()
    until(qtbot, lambda: wizard.schedule._look is not None and wizard.next_button.isEnabled())
    wizard.next_button.click()
    assert wizard.at == COMMIT


def test_from_nothing_to_a_first_backup_in_a_few_clicks(
    qtbot: QtBot, wizard: FirstRun, context: Context, source: Path, tmp_path: Path
) -> None:
    """With the mouse alone: paths are typed, and no key ends them. A folder and a destination of one's own, every
    hour."""
    hand = Hand()
    hand.clicks = 1  # "Set up backups…"
    found(qtbot, wizard, 0)
    assert wizard.discover._stack.currentIndex() == 1, "No databases found here"
    assert not wizard.next_button.isEnabled() and "Enter a folder" in wizard._reason.text()
    assert nameless(wizard) == []
    assert wizard.focusWidget() is wizard.discover.path, "no click is needed"
    QTest.keyClicks(wizard.discover.path, str(source))
    until(qtbot, wizard.next_button.isEnabled)
    hand.click(wizard.next_button)
    assert nameless(wizard) == []
    destination = tmp_path / "backups"
    destination.mkdir()
    edit = wizard.place.destination.lineEdit()
    assert edit is not None and wizard.focusWidget() in (edit, wizard.place.destination), "no click is needed"
    QTest.keyClicks(edit, str(destination))
    qtbot.wait(50)
    assert wizard.place.test_list.place is None, "half a path is not tested"
    hand.click(wizard.next_button)
    until(qtbot, lambda: wizard.at == 2)
    assert list(destination.iterdir()) == [], "the test has left nothing"
    until(qtbot, lambda: wizard.schedule._look is not None)
    assert "No supported scheduler" in wizard.schedule.says.text()
    assert nameless(wizard) == []
    hand.click(wizard.schedule.hourly, QPoint(12, wizard.schedule.hourly.height() // 2))
    hand.click(wizard.next_button)
    text = wizard.summary.as_text()
    assert f"{destination}, Can be written to." in text and "Every hour" in text
    command = wizard.summary.command_lines()
    assert command.startswith("ese-backup jobs add 'Hourly backup' --from ")
    assert not context.jobs.value.jobs, "nothing is written before the last button"
    hand.click(wizard.next_button)
    until(qtbot, lambda: wizard.outcome.is_done)
    assert wizard.outcome.message is not None
    assert wizard.outcome.message.level is Level.SUCCESS
    assert wizard.outcome.message.what.startswith("Protected until ")
    assert hand.clicks <= MOST_CLICKS
    (job,) = context.jobs.value.jobs
    assert job.destination == destination and job.targets.max_age is not None and job.folders == (source,)
    assert [len(chain.manifest.runs) for chain in engine.find_chains(engine.LocalFileSystem(), destination)
            if chain.manifest] == [1]  # fmt: skip
    assert "The next backup is on" in wizard.outcome.figures.text()
    assert not wizard.back_button.isEnabled()
    assert not wizard.cancel_button.isVisible(), "one button is enough to end"
    assert nameless(wizard) == []
    hand.click(wizard.next_button)
    assert not wizard.isVisible()


def test_the_sample_is_tried_in_as_few_clicks(
    qtbot: QtBot, wizard: FirstRun, context: Context, tmp_path: Path
) -> None:
    hand = Hand()
    hand.clicks = 1  # "Set up backups…"
    found(qtbot, wizard, 0)
    hand.click(wizard.discover.sample_button)
    found(qtbot, wizard, 1)
    hand.click(wizard.next_button)
    edit = wizard.place.destination.lineEdit()
    assert edit is not None
    QTest.keyClicks(edit, str(tmp_path / "backups"))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    until(qtbot, lambda: wizard.at == 2 and wizard.schedule._look is not None)
    hand.click(wizard.next_button)
    assert "Will be created by the first backup." in wizard.summary.as_text()
    hand.click(wizard.next_button)
    until(qtbot, lambda: wizard.outcome.is_done)
    assert wizard.outcome.message is not None
    assert wizard.outcome.message.what.startswith("Protected until ")
    assert hand.clicks <= MOST_CLICKS


def test_what_is_half_typed_leaves_nothing_in_the_list(
    qtbot: QtBot, wizard: FirstRun, source: Path, tmp_path: Path
) -> None:
    """A pause in the middle of a path finds what is there; that goes again with the next letter."""
    step = wizard.discover
    write_small_instance(source / "inner", base="inn")
    found(qtbot, wizard, 0)
    QTest.keyClicks(step.path, str(source))
    found(qtbot, wizard, 2)
    until(qtbot, wizard.next_button.isEnabled)
    QTest.keyClicks(step.path, "/inner")
    assert step.list.count() == 0 and not wizard.next_button.isEnabled()
    assert wizard._reason.text() == "Searching…"
    found(qtbot, wizard, 1)
    assert [each.directory for each in step.chosen] == [source / "inner"]
    QTest.keyClicks(step.path, "x")
    until(qtbot, lambda: step.reason == f"{source / 'innerx'} does not exist.")
    assert not wizard.next_button.isEnabled()
    step.path.setText(str(tmp_path / "home"))
    until(qtbot, lambda: step.reason == f"No databases were found in {tmp_path / 'home'}.")
    step.path.setText(str(source / "inner"))
    until(qtbot, wizard.next_button.isEnabled)
    wizard.next_button.click()
    wizard.back_button.click()
    assert step.path.text() == "" and step.list.count() == 1, "another folder can be typed"
    QTest.keyClicks(step.path, str(source))
    found(qtbot, wizard, 2)
    until(qtbot, wizard.next_button.isEnabled)
    assert {each.directory for each in step.chosen} == {source, source / "inner"}


def test_each_instance_has_its_state_and_what_cannot_be_backed_up_no_tick(
    qtbot: QtBot, wizard: FirstRun, source: Path, tmp_path: Path
) -> None:
    step = wizard.discover
    broken = write_small_instance(tmp_path / "broken", base="brk")
    database = bytearray((broken / DATABASE).read_bytes())
    (broken / DATABASE).write_bytes(b"\0" * len(database))
    write_unfinished_instance(tmp_path / "dirty")
    for folder in (source, broken, tmp_path / "dirty"):
        step.add(str(folder))
    found(qtbot, wizard, 3)
    said = {Path(text.splitlines()[-1]): text for text in (step.list.item(row).text() for row in range(3))}
    assert said[source].splitlines()[1] == "Clean shutdown"
    assert said[tmp_path / "dirty"].splitlines()[1] == "Dirty shutdown"
    assert said[broken].splitlines()[1].endswith(". It cannot be backed up:")
    assert {each.directory for each in step.chosen} == {source, tmp_path / "dirty"}
    assert step.says.text() == "3 instances found. 1 cannot be backed up."
    (row,) = (row for row in range(3) if step.list.item(row).text() == said[broken])
    item = step.list.item(row)
    assert item.data(Qt.ItemDataRole.CheckStateRole) is None, "no box that a click would not tick"
    step.list.setFocus()
    step.list.setCurrentRow(row)
    QTest.keyClick(step.list, Qt.Key.Key_Space)
    assert {each.directory for each in step.chosen} == {source, tmp_path / "dirty"}
    face = QAccessible.queryAccessibleInterface(step.list).child(row)
    assert face is not None and "cannot be backed up:, " in face.text(QAccessible.Text.Name)
    (broken / DATABASE).write_bytes(database)
    step.again_button.click()
    until(qtbot, lambda: step.says.text() == "3 instances found.")
    assert len(step.chosen) == 3


def test_two_copies_of_one_log_stream_say_so_and_stay_ticked(
    qtbot: QtBot, wizard: FirstRun, source: Path, tmp_path: Path
) -> None:
    step = wizard.discover
    step.add(str(source))
    found(qtbot, wizard, 1)
    assert "log stream" not in step.list.item(0).text()
    shutil.copytree(source, tmp_path / "copy")
    QTest.keyClicks(step.path, str(tmp_path / "copy"))
    found(qtbot, wizard, 2)
    for row, other in ((0, tmp_path / "copy"), (1, source)):
        item = step.list.item(row)
        assert f"The same log stream as in {other}" in item.text().splitlines()
        assert f"The same log stream as in {other}" in item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert {each.directory for each in step.chosen} == {source, tmp_path / "copy"}
    QTest.keyClicks(step.path, "x")
    assert step.list.count() == 1 and "log stream" not in step.list.item(0).text()


def test_one_disk_for_an_instance_and_its_backups_is_said(
    qtbot: QtBot, wizard: FirstRun, source: Path, tmp_path: Path
) -> None:
    wizard.discover.add(str(source))
    found(qtbot, wizard, 1)
    (name,) = (each.name for each in wizard.discover.chosen)
    to_the_summary(qtbot, wizard, tmp_path / "backups")
    said = f"The destination is on the same disk as {name}. If that disk fails, the backups are lost, too."
    assert wizard.place.says.text() == said and wizard.place.says.property("level") == "warning"
    assert said in wizard.summary.as_text()
    assert f"{name} in {source}" in wizard.summary.as_text(), "instances by name"
    other = Path("/dev/shm") if source.stat().st_dev != Path("/dev/shm").stat().st_dev else Path.cwd()
    assert on_disk_of(tmp_path / "not" / "there", [source, other]) == (source,)
    assert on_disk_of(tmp_path, [tmp_path / "gone"]) == (), "not known"


def test_where_nothing_can_be_backed_up_the_wizard_says_so(qtbot: QtBot, wizard: FirstRun, source: Path) -> None:
    (source / DATABASE).unlink()
    QTest.keyClicks(wizard.discover.path, str(source))
    found(qtbot, wizard, 1)
    until(qtbot, lambda: "can be backed up" in wizard._reason.text())
    assert not wizard.next_button.isEnabled()


def test_a_destination_that_fails_its_test_is_not_left(
    qtbot: QtBot, wizard: FirstRun, source: Path, tmp_path: Path
) -> None:
    wizard.discover.add(str(source))
    found(qtbot, wizard, 1)
    wizard.next_button.click()
    place = wizard.place
    (tmp_path / "file").write_bytes(b"")
    place.destination.setEditText(str(tmp_path / "file"))
    wizard.next_button.click()
    until(qtbot, lambda: wizard._reason.text() == "Backups cannot be written there.")
    assert wizard.at == 1
    place.destination.setEditText(str(tmp_path / "good"))
    place.test()
    until(qtbot, lambda: place._passed is not None)
    qtbot.wait(50)
    assert wizard.at == 1, "only Next goes on"
    assert not (tmp_path / "good").exists()


def test_back_loses_nothing_and_names_are_free(
    qtbot: QtBot, context: Context, wizard: FirstRun, source: Path, tmp_path: Path
) -> None:
    wizard.discover.add(str(source))
    found(qtbot, wizard, 1)
    to_the_summary(qtbot, wizard, tmp_path / "new" / "place")
    wizard.back_button.click()
    wizard.schedule.hourly.setChecked(True)
    wizard.schedule.keep.setCurrentIndex(wizard.schedule.keep.findData(Keeping.MONTH))
    assert wizard.schedule.name.text() == "Hourly backup"
    wizard.back_button.click()
    wizard.back_button.click()
    assert [each.directory for each in wizard.discover.chosen] == [source]
    item = wizard.discover.list.item(0)
    item.setCheckState(Qt.CheckState.Unchecked)
    assert not wizard.next_button.isEnabled()
    item.setCheckState(Qt.CheckState.Checked)
    for _ in range(3):
        until(qtbot, wizard.next_button.isEnabled)
        wizard.next_button.click()
    job = wizard.draft.job
    assert (job.name, job.folders, job.retention.weekly) == ("Hourly backup", (source,), 5)
    assert "--rule 'auto every 1h'" in wizard.summary.command_lines()
    assert not (tmp_path / "new").exists(), "a test creates no destination"


def test_destinations_that_will_not_do(qtbot: QtBot, wizard: FirstRun, source: Path, tmp_path: Path) -> None:
    wizard.discover.add(str(source))
    found(qtbot, wizard, 1)
    wizard.next_button.click()
    place = wizard.place
    place.destination.setEditText(str(source / "backups"))
    place.test()
    assert "is inside the folder to be backed up" in unfolded(place.says.text())
    assert not wizard.next_button.isEnabled()
    file = tmp_path / "file"
    file.write_bytes(b"")
    place.destination.setEditText(str(file))
    place.test()
    until(qtbot, lambda: wizard._reason.text() == "Backups cannot be written there.")
    strange = tmp_path / "strange"
    (strange / "photos" / "2019").mkdir(parents=True)
    place.destination.setEditText(str(strange))
    place.test()
    until(qtbot, lambda: "not a backup" in place.says.text())
    assert not wizard.next_button.isEnabled(), "files can be written there, but it is no place for backups"


def test_a_first_backup_that_fails_is_tried_again(
    qtbot: QtBot, wizard: FirstRun, context: Context, source: Path, tmp_path: Path
) -> None:
    kept = (source / DATABASE).read_bytes()
    flip_bits(source / DATABASE, 2, 200, 4000)
    wizard.discover.add(str(source))
    found(qtbot, wizard, 1)
    (destination := tmp_path / "backups").mkdir()
    to_the_summary(qtbot, wizard, destination)
    wizard.next_button.click()
    until(qtbot, lambda: wizard.outcome.is_done)
    message = wizard.outcome.message
    assert message is not None and message.level is Level.ERROR
    assert message.what.startswith("The first backup failed. The job is set up")
    assert "Page 2" in message.why or "page 2" in message.why
    (source / DATABASE).write_bytes(kept)
    wizard.outcome.again_button.click()
    until(qtbot, lambda: wizard.outcome.is_done)
    message = wizard.outcome.message
    assert message is not None and message.level is Level.SUCCESS


def test_a_reason_is_said_once_however_many_say_it(tmp_path: Path) -> None:
    failure = Failure("JET_errReadVerifyFailure", -1018, "Page 6 fails its checksum.", "Check it.")
    draft = FirstRunDraft((tmp_path,), ("ntd",), tmp_path / "store", name="Daily")
    start = datetime(2026, 11, 29, 15, tzinfo=UTC)
    run = Run("1", "ntd", RunOperation.BACKUP, "full", start, state=RunState.FAILED, ended=start, failure=failure)
    said = ["ntd: Page 6 fails its checksum", "Nothing looked for due jobs."]
    told = outcome_message(draft.job, [run, run], said, UTC)
    assert told.why.split("\n") == ["ntd: Page 6 fails its checksum", "Nothing looked for due jobs."]
    assert (told.advice, told.where) == ("Check it.", "")
    good = replace(run, state=RunState.SUCCESS, failure=None)
    half = outcome_message(draft.job, [run, good], said, UTC)
    assert half.level is Level.ERROR and half.what.startswith("Backed up: 1 of 2 instances. The job is set up")


def test_a_first_backup_with_a_warning_says_of_what(
    qtbot: QtBot, wizard: FirstRun, context: Context, tmp_path: Path
) -> None:
    write_unfinished_instance(tmp_path / "dirty")
    wizard.discover.add(str(tmp_path / "dirty"))
    found(qtbot, wizard, 1)
    to_the_summary(qtbot, wizard, tmp_path / "backups")
    wizard.next_button.click()
    until(qtbot, lambda: bool(wizard.outcome.banner.message and wizard.outcome.banner.message.why))
    message = wizard.outcome.banner.message
    assert message is not None and message.level is Level.WARNING and message.what.startswith("Protected until ")
    assert "was not shut down cleanly" in message.why
    (entry,) = context.history.events(EventFilter(levels=frozenset((EventLevel.WARNING,))))
    assert entry.entry.kind is EventKind.BackupNoted


def test_what_cannot_be_read_says_why(qtbot: QtBot, wizard: FirstRun, tmp_path: Path) -> None:
    wizard.discover.add(str(tmp_path / "gone"))
    found(qtbot, wizard, 0)
    until(qtbot, lambda: wizard.discover.banner.message is not None)
    message = wizard.discover.banner.message
    assert message is not None and message.level is Level.WARNING
    assert message.what == "1 place could not be read." and str(tmp_path / "gone") in message.why
    denied = [(tmp_path / "NTDS", Code.FileAccessDenied.error(f"{tmp_path / 'NTDS'} may not be read."))]
    assert "Run as administrator" in unreadable_message(denied, elevated=False, windows=True).advice
    assert "as a user who may read" in unreadable_message(denied, elevated=False, windows=False).advice
    assert unreadable_message(denied, elevated=True, windows=True).advice == denied[0][1].hint


def test_usual_folders_are_found_whatever_their_capitals(tmp_path: Path) -> None:
    sru = tmp_path / "volume" / "WINDOWS" / "system32" / "SRU"
    sru.mkdir(parents=True)
    (tmp_path / "volume" / "Windows.old").mkdir()
    caches = [
        tmp_path / "volume" / "Users" / name / "AppData" / "Local" / "Microsoft" / "Windows" / "WebCache"
        for name in ("a", "b")
    ]
    for cache in caches:
        cache.mkdir(parents=True)
    write_small_instance(tmp_path / "volume" / "WINDOWS" / "NTDS")
    assert list(usual_folders([tmp_path / "volume", tmp_path / "none"])) == [
        sru,
        tmp_path / "volume" / "WINDOWS" / "NTDS",
        *caches,
    ]


def test_the_window_leads_there(open_window: Open) -> None:
    window = open_window()
    application = window.application
    application.context.navigation.first_run.emit()
    dialogs = [each for each in application.window.findChildren(QWidget) if isinstance(each, FirstRun)]
    assert len(dialogs) == 1 and dialogs[0].isVisible()
    dialogs[0].reject()
    application.window.action("new_job").trigger()
    assert application.shown == "jobs"
    page = application.page("jobs").widget
    assert isinstance(page, JobsPage)
    window.until(lambda: page.editor is not None)
    assert page.editor is not None
    page.editor.reject()
