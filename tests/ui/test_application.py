"""The wiring: what is remembered, what a second start does, and that nothing is left behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.history.filter import EventFilter
from app.history.history import History
from app.settings import Locations, Settings, SettingsFile, Theme
from engine.events import EventKind, entry
from tests.builders.small_instance import write_small_instance
from tests.counting import calls
from tests.ui.picture_walk import end
from tests.ui.window import Window
from ui.application import Application
from ui.models.instances import identity
from ui.pages.overview.page import OverviewPage
from ui.single_window import SingleWindow
from ui.widgets.text import unfolded


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = Window(qtbot, tmp_path / "home", [write_small_instance(tmp_path / "source")])
    yield made
    made.close()


def test_every_page_can_be_reached_and_fits_a_small_window(window: Window, qtbot: QtBot) -> None:
    shell = window.application.window
    shell.resize(QSize(900, 600))
    for name in window.application.wayfinder.names:
        window.application.show_page(name)
        window.until(window.application.page(name).widget.isVisible)


def test_theme_and_folders_are_saved(window: Window, tmp_path: Path) -> None:
    window.application.theme.set_theme(Theme.DARK)
    window.application.window.theme_chosen.emit(Theme.DARK)
    window.application.close()
    saved = SettingsFile(Locations(tmp_path / "home", tmp_path / "home").settings).load()
    assert saved.theme.value == "dark"
    assert saved.folders == (str(tmp_path / "source"),)


def test_the_chosen_instance_and_the_window_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    folders = [write_small_instance(tmp_path / name, base=name) for name in ("aaa", "bbb")]
    first = Window(qtbot, tmp_path / "home", folders)
    first.instances.choose(identity(first.application.inventory.instances[1]))
    chosen = first.instances.chosen
    assert chosen is not None
    first.application.window.resize(1000, 700)
    first.close()
    second = Window(qtbot, tmp_path / "home", [])
    try:
        second.until(lambda: second.instances.chosen is not None)
        assert second.instances.chosen is not None and second.instances.chosen.name == chosen.name
    finally:
        second.close()


def test_nothing_comes_back_of_the_folder_of_a_program_that_has_ended(qtbot: QtBot, tmp_path: Path) -> None:
    """Qt would write what is kept of the window when that is deleted, and make its folder anew."""
    app, home = QApplication.instance(), tmp_path / "home"
    assert isinstance(app, QApplication)
    program = Application(app, Locations(home, home), ())
    program.start()
    end(program)
    assert (home / "window.ini").exists()
    shutil.rmtree(home)
    shiboken6.delete(program.window)
    shiboken6.delete(program.context.state)
    assert not home.exists()


@pytest.mark.parametrize("name", [b"home", b"hom\xe9"])
def test_a_second_start_hands_its_folders_to_the_first(qtbot: QtBot, tmp_path: Path, name: bytes) -> None:
    data = tmp_path / os.fsdecode(name)
    first, second = SingleWindow(data), SingleWindow(data)
    assert not first.hand_over([], sample=False)
    first.listen()
    with qtbot.waitSignal(first.asked) as asked:
        assert second.hand_over(["/somewhere"], sample=True)
    assert asked.args == [["/somewhere"], True]
    first.close()


def test_runs_of_a_program_that_died_are_told_at_the_start(qtbot: QtBot, tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from app.history.history import History;"
        "from app.history.runs import RunOperation;"
        "h = History(Path(sys.argv[1]));"
        "h.begin_run('edb', RunOperation.BACKUP, 'full', source='/s', destination='/nowhere'); os._exit(1)"
    )
    home = tmp_path / "home"
    places = Locations(home, home)
    home.mkdir()
    subprocess.run([sys.executable, "-c", script, str(places.history)], check=False, timeout=60)
    window = Window(qtbot, home, [])
    try:
        window.until(lambda: window.application.history.runs()[0].state.value == "interrupted")
    finally:
        window.close()


def overview(window: Window) -> OverviewPage:
    widget = window.application.page("overview").widget
    assert isinstance(widget, OverviewPage)
    return widget


def test_what_a_killed_restore_left_is_told_at_the_start(qtbot: QtBot, tmp_path: Path) -> None:
    home, left = tmp_path / "home", tmp_path / ".ese-restore-0123abcd.partial"
    left.mkdir()
    (left / "edb.dat").write_bytes(bytes(3 << 20))
    script = (
        "import os, sys; from pathlib import Path; from app.history.history import History;"
        "from app.history.runs import RunOperation;"
        "h = History(Path(sys.argv[1]));"
        "h.begin_run('edb', RunOperation.RESTORE, source='/s', destination=sys.argv[2]); os._exit(1)"
    )
    home.mkdir()
    words = [str(Locations(home, home).history), str(tmp_path / "edb")]
    subprocess.run([sys.executable, "-c", script, *words], check=False, timeout=60)
    window = Window(qtbot, home, [])
    try:
        bar = window.application.window.statusBar()
        window.until(lambda: "3.0 MiB left on the disk" in bar.currentMessage())
        texts = [row.entry.text for row in window.application.history.events(EventFilter())]
        assert any(f"left {left} (3.0 MiB)" in text for text in texts)
    finally:
        window.close()
    window = Window(qtbot, home, [])  # it is not said again, and can still be found
    try:
        page = overview(window)
        window.until(lambda: len(page.left.rows) == 1 and page.left.isVisible())
        (row,) = page.left.rows
        assert f"left {left} (3.0 MiB)" in unfolded(row.text.text())
        with qtbot.waitSignal(window.application.context.navigation.show_history) as told:
            row.history.click()
        assert told.args == [window.application.history.runs()[0].id]
        shutil.rmtree(left)
        page.left.look()
        window.until(lambda: page.left.isHidden())
        left.mkdir()
        page.left.look()
        window.until(lambda: len(page.left.rows) == 1)
        page.left.rows[0].dismiss.click()
        assert page.left.isHidden()
    finally:
        window.close()
    window = Window(qtbot, home, [])
    try:
        window.until(lambda: len(overview(window).left._found) == 1)
        assert overview(window).left.isHidden() and not overview(window).left.rows
    finally:
        window.close()


def test_the_first_paint_comes_before_any_folder_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    """And takes few calls, the modules that the first start loads aside."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    begun: list[Application] = []

    def start() -> None:
        begun.append(Application(app, Locations(tmp_path, tmp_path), [tmp_path / "slow"]))
        begun[-1].window.show()

    counts = []
    for _ in range(2):
        counts.append(calls(start))
        assert not begun[-1].inventory.looked
        begun[-1].close()
        begun[-1].window.close()
        shiboken6.delete(begun[-1].window)
    print(counts)
    assert counts[1] < 20_000


@pytest.mark.parametrize("module", ["numpy", "PySide6.QtDBus", "engine.images.file_system"])
def test_the_first_paint_does_without_what_takes_long_to_load(module: str) -> None:
    code = f"import sys, ui.application; sys.exit({module!r} in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_modules_of_the_pages_are_loaded_before_they_are_opened(tmp_path: Path) -> None:
    """In the thread of the window, which makes classes of Qt's; what the first paint needs comes before."""
    code = f"""
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.settings import Locations
from ui import application, preload
app = QApplication([])
window = application.Application(app, Locations(Path({str(tmp_path)!r}), Path({str(tmp_path)!r})))
wanted = {{"ui.pages.sets.compare_window", "ui.pages.settings.page", "app.export.names"}}
assert not wanted & sys.modules.keys()
threads = set()
def load(name, before=preload.import_module):
    if name.startswith("ui.pages."):
        threads.add(threading.current_thread())
    return before(name)
preload.import_module = load
look = QTimer(interval=20)
look.timeout.connect(lambda: app.quit() if wanted <= sys.modules.keys() else None)
window.start()
look.start()
QTimer.singleShot(60_000, lambda: app.exit(1))
failed = app.exec()
window.close()
sys.exit(failed or threads != {{threading.main_thread()}})
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


@pytest.mark.parametrize(("days", "left"), [(30, 2), (0, 2), (365, 2)])
def test_entries_older_than_the_settings_say_are_cleared_at_start(
    qtbot: QtBot, tmp_path: Path, days: int, left: int
) -> None:
    """The old one goes and an entry about that comes; with 0, or when it is not that old, nothing happens."""
    locations = Locations(tmp_path / "home", tmp_path / "home")
    SettingsFile(locations.settings).save(replace(Settings(), history_days=days))
    with History(locations.history) as history:
        for moment in (datetime.now(UTC) - timedelta(days=200), None):
            history.record(entry(EventKind.BackupEnded, instance="DHCP", moment=moment))
    window = Window(qtbot, tmp_path / "home", [])
    try:
        window.until(lambda: not window.application.background.is_busy("old entries"))
        entries = [stored.entry for stored in window.application.history.events()]
        assert len(entries) == left
        cleared = [each for each in entries if each.kind is EventKind.HistoryCleared]
        assert [each.fields["count"] for each in cleared] == ([1] if days == 30 else [])
    finally:
        window.close()


@pytest.mark.parametrize(
    ("saved", "says"),
    [
        ("{", "The settings file was damaged. It was renamed to"),
        ('{"trusted_keys": 5}', "The value of trusted_keys in"),
    ],
)
def test_settings_that_are_not_in_use_are_said_at_the_top(
    qtbot: QtBot, tmp_path: Path, saved: str, says: str
) -> None:
    locations = Locations(tmp_path / "home", tmp_path / "home")
    locations.config.mkdir()
    locations.settings.write_text(saved)
    window = Window(qtbot, tmp_path / "home", [])
    try:
        notice = window.application.window.notice.message
        assert notice is not None and notice.what.startswith(says) and "again" in notice.advice
    finally:
        window.close()
