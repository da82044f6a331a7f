"""The style sheet of a window: of its pages, dialogs, menus and tool tips, and not of the application."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QTimeEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from app.settings import Theme
from tests.ui.window import Open
from ui.pages.verify.page import VerifyPage
from ui.panels.retention_rules import CountBox
from ui.theme import ThemeController
from ui.widgets.buttons import push_button
from ui.widgets.elided import take_paths

MARKED = "#123456"


def test_all_of_a_window_is_dressed(open_window: Open, source: Path, qapp: QApplication) -> None:
    program = open_window(source).application
    window, theme = program.window, program.theme
    assert not qapp.styleSheet()
    light = window.styleSheet()
    assert light
    verify = program.page("verify").widget
    assert isinstance(verify, VerifyPage)
    completer = verify.target.target.completer()
    offered = completer.popup() if completer else None
    assert offered is not None and offered.styleSheet() == light
    theme.set_theme(Theme.DARK)
    assert window.styleSheet() != light
    assert offered.styleSheet() == window.styleSheet()
    theme.set_theme(Theme.LIGHT)
    assert window.styleSheet() == light


def test_what_belongs_to_a_window_looks_like_it(qapp: QApplication) -> None:
    """Qt passes a style sheet on to dialogs, menus, lists and tool tips of what it was given to."""
    theme = ThemeController(qapp, Theme.LIGHT, styled=False)
    window = QWidget()
    theme.dress(window)
    theme.refresh()
    window.setStyleSheet(f"* {{ color: {MARKED}; }}")
    dialog, menu, box = QDialog(window), QMenu(window), QComboBox(window)
    box.addItem("one")
    label, page = QLabel("late"), QWidget()
    QVBoxLayout(page).addWidget(label)
    for late in (dialog, menu, box.view(), page):
        late.ensurePolished()
    assert label.palette().text().color().name() != MARKED
    page.setParent(window)
    for widget in (dialog, menu, box.view(), label):
        widget.ensurePolished()
        assert widget.palette().text().color().name() == MARKED, widget
    QToolTip.showText(QPoint(0, 0), "tip", window)
    (tip,) = (each for each in qapp.topLevelWidgets() if each.inherits("QTipLabel"))
    assert tip.palette().toolTipText().color().name() == MARKED or tip.palette().text().color().name() == MARKED
    QToolTip.hideText()
    theme.release()
    window.deleteLater()


def test_fields_are_as_high_as_buttons(qapp: QApplication) -> None:
    """So that they stand in one row."""
    theme = ThemeController(qapp, Theme.LIGHT, styled=False)
    window = QWidget()
    theme.dress(window)
    theme.refresh()
    box = QComboBox()
    take_paths(box)
    fields = [QLineEdit(), QComboBox(), box, QSpinBox(), CountBox(), QDateTimeEdit(), QTimeEdit(), QDateEdit()]
    parts = [*fields, push_button("Go"), push_button("Go", "primary", "show"), push_button("Go", "toggle")]
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    window.resize(400, 900)
    window.show()
    qapp.processEvents()
    assert {type(part).__name__: part.height() for part in parts if part.height() != parts[-1].height()} == {}
    theme.release()
    window.deleteLater()


def test_a_button_that_destroys_looks_disabled_when_it_is(qapp: QApplication) -> None:
    theme = ThemeController(qapp, Theme.LIGHT, styled=False)
    window = QWidget()
    theme.dress(window)
    theme.refresh()
    buttons = [push_button("Remove", kind) for kind in ("", "danger")]
    column = QVBoxLayout(window)
    for button in buttons:
        column.addWidget(button)
    window.show()
    qapp.processEvents()
    plain, danger = (button.grab().toImage() for button in buttons)
    assert plain != danger, "else this test proves nothing"
    for button in buttons:
        button.setEnabled(False)
    qapp.processEvents()
    plain, danger = (button.grab().toImage() for button in buttons)
    assert plain == danger
    theme.release()
    window.deleteLater()
