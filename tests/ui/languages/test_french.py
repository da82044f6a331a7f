"""The window in French: on real files, at the smallest size that is promised, with what a run says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from app.history.filter import EventFilter
from app.language import Language
from app.settings import Settings, SettingsFile
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.datasets import PROJECT
from tests.ui.languages.visible import at_last, clipped
from tests.ui.window import Window, flip, patient
from ui.format import when
from ui.languages.sentences import shown

SIZES = ((900, 600), (1280, 840))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """An instance with a backup, and one whose backup failed, in French."""
    home = tmp_path / "home"
    home.mkdir()
    SettingsFile(home / "settings.json").save(Settings(language=Language.FRENCH))
    folders = [write_small_instance(tmp_path / name, base=name) for name in ("abc", "bad")]
    (tmp_path / "backups").mkdir()
    made = Window(qtbot, home, folders)
    for found in sorted(made.application.inventory.instances, key=lambda each: each.directory):
        made.back_up.choose(found)
        made.plan(tmp_path / "backups")
        if found.directory.name == "bad":
            flip(found.directory / DATABASE, 6, (3, 77, 1000))
            patient(made.back_up, 0.0)
        made.finish(made.start())
    yield made
    made.close()
    assert shown("The file is empty.") == "The file is empty."
    assert QLocale() == QLocale.system()


def test_every_page_fits_and_every_event_is_french(window: Window, qtbot: QtBot) -> None:
    shell = window.application.window
    assert shell.windowTitle()
    assert any(action.text() == "&Fichier" for action in shell.menuBar().actions())
    wrong = []
    for name in window.application.wayfinder.names:
        window.application.show_page(name)
        qtbot.wait(30)
        for width, height in SIZES:
            shell.resize(width, height)
            if shell.width() > width:
                wrong.append(f"{name} needs {shell.width()}")
            wrong += [f"{name} {width}×{height} {each}" for each in at_last(shell, qtbot, clipped)]
    assert not wrong
    events = [stored.entry for stored in window.application.history.events(EventFilter())]
    english = [entry.text for entry in events if shown(entry.text) == entry.text]
    assert len(events) > 8
    assert not english
    assert any("La sauvegarde de" in shown(entry.text) for entry in events)
    moment = events[0].moment
    assert QLocale().monthName(moment.month, QLocale.FormatType.ShortFormat) in when(moment)


@pytest.mark.parametrize("name", ["window", "engine"])
def test_french_has_its_own_apostrophe(name: str) -> None:
    text = (PROJECT / "resources" / "translations" / f"{name}_fr.ts").read_text(encoding="utf-8")
    french = re.findall(r"<(?:translation|numerusform)[^>]*>([^<]*)", text)
    assert len(french) > 3000
    assert [each for each in french if re.search(r"[^\W\d_]'(?:&amp;)?[^\W\d_]", each)] == []


def test_dates_are_in_the_language_that_the_desktop_asks_for() -> None:
    """Also where its locale has no language, as that of a container."""
    words = """
from PySide6.QtCore import QCoreApplication, QLocale
from app.language import Language
from ui.languages.installed import InstalledLanguage
InstalledLanguage(QCoreApplication([]), Language.SYSTEM)
print(QLocale().monthName(2), QLocale().toString(1.5))
"""
    said = {}
    for language in ("fr", "de"):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
        kept |= {"LANG": "C.UTF-8", "LANGUAGE": language}
        done = subprocess.run([sys.executable, "-c", words], env=kept, capture_output=True, check=True, text=True)
        said[language] = done.stdout.split()
    assert said == {"fr": ["février", "1,5"], "de": ["February", "1.5"]}
