"""Each page in both themes: what has the keyboard is framed, texts stand out from what they are on, and the
keyboard goes from the top left to the bottom right. Larger letters have room."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Theme
from tests.builders.small_instance import write_small_instance
from tests.share import Share, shares
from tests.ui.languages.visible import at_last, clipped
from tests.ui.perceived import disordered, pale, unframed
from tests.ui.reach import out_of_reach
from tests.ui.window import Window
from tests.ui.windows import PATIENCE_MS
from ui.widgets.text import ElidedLabel

SCALES = (1.25, 1.5, 2.0)
TITLE = 14.0
"""Points of the title of a page at letters of 9 points, and a little less."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """An instance with a backup."""
    folder = write_small_instance(tmp_path / "source", last=3)
    (tmp_path / "backups").mkdir()
    made = Window(qtbot, tmp_path / "home", [folder])
    made.back_up.choose(made.application.inventory.instances[0])
    made.plan(tmp_path / "backups")
    made.finish(made.start())
    yield made
    made.close()


@contextmanager
def letters(app: QApplication, scale: float) -> Iterator[None]:
    """The desktop chooses letters of another size while the window is open."""
    before = QFont(app.font())
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * scale)
    app.setFont(larger)
    yield
    app.setFont(before)


def has_grown(shell: QWidget, scale: float) -> bool:
    titles = [each for each in shell.findChildren(ElidedLabel) if each.property("role") == "title"]
    return max(each.font().pointSizeF() for each in titles) > scale * TITLE


@pytest.mark.parametrize("share", shares(), ids=str)
def test_every_page(window: Window, qtbot: QtBot, qapp: QApplication, share: Share) -> None:
    shell = window.application.window
    shell.resize(1280, 840)
    shell.activateWindow()
    window.until(shell.isActiveWindow)
    wrong: dict[str, set[str]] = {}
    for theme in (Theme.LIGHT, Theme.DARK):
        window.application.theme.set_theme(theme)
        for name in share.of(window.application.wayfinder.names):
            window.application.show_page(name)
            qtbot.wait(30)
            wrong[f"{name} {theme}"] = at_last(shell, qtbot, disordered, pale, unframed)
    for scale in SCALES:
        with letters(qapp, scale):
            qtbot.waitUntil(partial(has_grown, shell, scale), timeout=PATIENCE_MS)
            for name in share.of(window.application.wayfinder.names):
                window.application.show_page(name)
                qtbot.wait(30)
                wrong[f"{name} {scale:.0%}"] = at_last(shell, qtbot, clipped, out_of_reach)
    assert {name: sorted(each) for name, each in wrong.items() if each} == {}


def test_what_is_looked_for_is_found(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    lower, upper = QLineEdit("Lower", page), QPushButton("Upper", page)
    pale_label, plain = QLabel("Pale"), QLabel("Plain")
    for part in (upper, lower, pale_label, plain):
        column.addWidget(part)
    page.setStyleSheet("QWidget { background: white; color: black; } QPushButton { border: none; outline: none; }")
    pale_label.setStyleSheet("color: #999999;")
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert [each.split(" ")[0] for each in unframed(page)] == ["QPushButton"]
    assert [each.split("'")[-2] for each in pale(page)] == ["Pale"]
    assert len(disordered(page)) == 1
    column.removeWidget(upper)
    column.addWidget(upper)
    qtbot.waitUntil(lambda: not disordered(page))
