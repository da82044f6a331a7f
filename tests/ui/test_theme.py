"""Colours that can be read, a theme that switches while it runs, icons that stay sharp."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import combinations

import numpy as np
import pytest
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QListWidget,
    QMenu,
    QMenuBar,
    QMessageBox,
    QPushButton,
    QStyle,
    QTabBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.settings import Theme
from engine.progress import PageState
from resources import icon_svg, resource
from tests.datasets import PROJECT
from ui import icons
from ui.icons import set_icon, themed_icon, tint_item, tint_tab
from ui.levels import Level
from ui.palette import DARK, LIGHT, Tokens, build_palette, tokens_for, tokens_of
from ui.theme import ThemeController, style_sheet
from ui.values.moments import Moments
from ui.values.swatch import Swatch
from ui.values.timeline_cells import Cell, CellKind, Stay, TimelineData
from ui.values.timeline_layout import TimelineIndex
from ui.values.timeline_marks import CHECKS, MarkKind, TimelineMark
from ui.widgets.legend import LegendEntry, paint_legend
from ui.widgets.page_raster import SWATCHES
from ui.widgets.swatch import paint_swatch
from ui.widgets.timeline_legend import entries_of, seen_of

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
TEXTS = ("text", "muted", "accent_text", "info", "success", "warning", "danger", "critical")
GROUNDS = ("background", "surface", "sunken")
ICONS = sorted(path.stem for path in (PROJECT / "resources" / "icons").iterdir())


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@BOTH
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_is_readable(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@BOTH
def test_text_on_coloured_grounds_is_readable(tokens: Tokens) -> None:
    for level in Level:
        assert contrast(level.color(tokens), level.soft(tokens)) >= 4.5, level
        assert contrast(tokens.text, level.soft(tokens)) >= 4.5, level
        assert contrast(tokens.muted, level.soft(tokens)) >= 4.5, level
    for ground in (tokens.accent, tokens.accent_hover):
        assert contrast(tokens.on_accent, ground) >= 4.5
    assert contrast(tokens.text, tokens.hover) >= 4.5


@BOTH
def test_edges_focus_and_figures_stand_out(tokens: Tokens) -> None:
    names = ("control", "focus", "full", "incremental", "required", "foreign", "bad", "page_verified", "page_bad")
    for name in names:
        assert contrast(getattr(tokens, name), tokens.surface) >= 3.0, name


@BOTH
def test_every_page_of_the_map_stands_out(tokens: Tokens) -> None:
    """By its fill, or by the line around it."""
    for state, swatch in SWATCHES.items():
        edge = swatch.line(tokens) or swatch.fill(tokens)
        assert contrast(edge.name(), tokens.surface) >= 3.0, state


def test_levels_differ_in_shape() -> None:
    shapes = {level: icon_svg(level.icon) for level in Level}
    assert len(set(shapes.values())) == len(Level)
    assert len({level.word for level in Level}) == len(Level)


@BOTH
def test_states_differ_without_colour(qapp: QApplication, tokens: Tokens) -> None:
    """In shades of grey, no two states of a picture are close to each other on average."""
    for swatches in ([SWATCHES[state] for state in PageState], [kind.swatch for kind in CellKind]):
        for one, other in combinations(swatches, 2):
            apart = np.abs(_grey(one, tokens) - _grey(other, tokens)).mean()
            assert apart > 8, (one, other)


@BOTH
def test_what_a_timeline_explains_differs_without_colour(qapp: QApplication, tokens: Tokens) -> None:
    """In its legend: commits, logs, sets, checks and the files of the folder."""
    kinds = [kind for kind in CellKind if kind is not CellKind.IN_SET]  # it alone: that of a set without a chain
    stays = {0: Stay.SAFE, 1: Stay.NEEDED}
    cells = tuple(Cell(at, kind, stay=stays.get(at, Stay.ABSENT)) for at, kind in enumerate(kinds))
    marks = [TimelineMark(kind, at, (0, 1)) for at, kind in enumerate(MarkKind)]
    sets, checks = ([each for each in marks if (each.kind in CHECKS) is is_check] for is_check in (False, True))
    data = TimelineData(
        cells, tuple(sets), tuple(checks), (0, "0x0"), (0, 1), moments=Moments((1, 2)), folder=True
    )
    entries = [replace(entry, text="") for entry in entries_of(TimelineIndex(data)) if entry.swatch]
    assert len(entries) == len(kinds) + len(MarkKind) + len(
        ("commits", "left out", *stays, "required", "checkpoint")
    )
    known = entries_of(TimelineIndex(data))
    assert "commits left out" in {entry.text for entry in seen_of(known, left_out=True)}
    assert "commits left out" not in {entry.text for entry in seen_of(known, left_out=False)}
    font = QApplication.font()
    pictures = [_painted(partial(_legend, entry, font, tokens), tokens) for entry in entries]
    for (one, picture), (other, beside) in combinations(zip(entries, pictures, strict=True), 2):
        assert np.abs(picture - beside).mean() > 3.5, (one, other)


def _legend(entry: LegendEntry, font: QFont, tokens: Tokens, painter: QPainter) -> None:
    painter.setFont(font)
    paint_legend(painter, QPointF(0, 0), 64, [entry], tokens)


def _grey(swatch: Swatch, tokens: Tokens) -> NDArray[np.float64]:
    return _painted(lambda painter: paint_swatch(painter, QRectF(0, 0, 24, 16), swatch, tokens), tokens)


def _painted(paint: Callable[[QPainter], None], tokens: Tokens) -> NDArray[np.float64]:
    image = QImage(24, 16, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return np.frombuffer(grey.constBits(), np.uint8).astype(np.float64)


@BOTH
def test_palette_leads_back_to_its_tokens(tokens: Tokens) -> None:
    palette = build_palette(tokens)
    assert tokens_for(palette) is tokens
    assert palette.color(QPalette.ColorRole.WindowText).name() == tokens.text


@BOTH
def test_style_sheet_is_filled(tokens: Tokens) -> None:
    sheet = style_sheet(tokens, 10.0)
    assert "$" not in sheet
    assert "font-size: 16.00pt" in sheet
    assert tokens.accent in sheet


def test_switch_reaches_widgets_at_once(qtbot: QtBot, theme: ThemeController) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    label.show()
    assert tokens_of(label) is LIGHT
    with qtbot.waitSignal(theme.changed):
        theme.set_theme(Theme.DARK)
    assert tokens_of(label) is DARK
    assert theme.tokens is DARK
    image = label.grab().toImage()
    assert image.pixelColor(label.width() - 1, 0).lightnessF() < 0.2


def test_widgets_may_outlive_a_style_sheet_and_end_under_the_next(qapp: QApplication) -> None:
    """Qt leaves its mark on what was measured and never shown: what is marked would be read after its end."""
    earlier = ThemeController(qapp, Theme.LIGHT)
    windows = [_measured() for _ in range(50)]
    assert all(_marked(window) for window in windows)
    later = ThemeController(qapp, Theme.DARK, styled=False)
    assert not any(_marked(window) for window in windows)
    later.refresh()
    for window in windows:
        _measure(window)
        shiboken6.delete(window)
    later.set_theme(Theme.LIGHT)
    later.set_theme(Theme.DARK)
    later.release()
    earlier.release()


def _measured() -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("Verify"))
    column.addWidget(QMenuBar())
    _measure(window)
    return window


def _measure(window: QWidget) -> None:
    """As a layout does before a window is shown."""
    for widget in (window, *window.findChildren(QWidget)):
        assert isinstance(widget, QWidget)
        widget.style().pixelMetric(QStyle.PixelMetric.PM_LayoutLeftMargin, None, widget)


def _marked(window: QWidget) -> bool:
    return window.testAttribute(Qt.WidgetAttribute.WA_StyleSheet)


def test_setting_the_same_theme_does_nothing(qtbot: QtBot, theme: ThemeController) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_theme(Theme.LIGHT)


def test_system_theme_follows_the_desktop(qtbot: QtBot, theme: ThemeController) -> None:
    theme.set_theme(Theme.SYSTEM)
    with qtbot.waitSignal(theme.changed):
        theme._scheme_changed(Qt.ColorScheme.Dark)
    theme.set_theme(Theme.DARK)
    with qtbot.assertNotEmitted(theme.changed):
        theme._scheme_changed(Qt.ColorScheme.Light)


def test_icons_are_tinted_again(qtbot: QtBot, theme: ThemeController) -> None:
    """Of buttons and actions, of a menu whose actions belong to no widget, and of what keeps icons in items."""
    button, menu, owner = QPushButton("Verify"), QMenu(), QObject()
    action, other = QAction("Verify", button), QAction("Verify", owner)
    button.addAction(action)
    menu.addAction(other)
    box, rows, tree, tabs = QComboBox(), QListWidget(), QTreeWidget(), QTabBar()
    for widget in (button, menu, box, rows, tree, tabs):
        qtbot.addWidget(widget)
    for thing in (button, action, other):
        set_icon(thing, "verify")
    box.addItem("Verify")
    rows.addItem("Verify")
    tree.addTopLevelItem(QTreeWidgetItem(["Verify"]))
    tabs.addTab("Verify")
    for view in (box, rows, tree):
        tint_item(view, 0, "verify", "text")
    tint_tab(tabs, 0, "verify", "text")

    def lightness() -> list[float]:
        icons = [thing.icon() for thing in (button, action, other)]
        icons += [box.itemIcon(0), rows.item(0).icon(), tree.topLevelItem(0).icon(0), tabs.tabIcon(0)]  # type: ignore[union-attr]
        images = [icon.pixmap(22, 16).toImage() for icon in icons]
        pixels = [[image.pixelColor(x, y) for x in range(16) for y in range(16)] for image in images]
        return [max(row, key=QColor.alpha).lightnessF() for row in pixels]

    light = lightness()
    theme.set_theme(Theme.DARK)
    dark = lightness()
    assert max(light) < 0.4 < 0.7 < min(dark)


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_paints_and_is_sharp_at_double_ratio(
    qapp: QApplication, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "currentColor" in icon_svg(name)
    monkeypatch.setattr(icons, "screen_ratio", lambda: 2.0)
    icon = themed_icon(name, "#000000")
    for size in (16, 20, 24, 32):
        pixmap = icon.pixmap(QSize(size, size), 2.0)
        assert pixmap.size() == QSize(2 * size, 2 * size)
        image = pixmap.toImage()
        assert any(image.pixelColor(x, y).alpha() > 200 for x in range(2 * size) for y in range(2 * size))


def test_a_resource_that_is_missing_is_told() -> None:
    with pytest.raises(FileNotFoundError, match="no-such"):
        resource("icons", "no-such.svg")


def test_another_theme_leaves_the_focus_where_it_was(qtbot: QtBot, theme: ThemeController) -> None:
    """Else Enter goes over from the button that keeps everything to the one that removes it."""
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    window.show()
    box = QMessageBox(window)
    remove = box.addButton("Remove", QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton("Keep", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.open()
    QApplication.processEvents()
    for name in (Theme.DARK, Theme.LIGHT):
        theme.set_theme(name)
        for _ in range(3):  # a style, the layout it asks for, and what follows that
            QApplication.processEvents()
        assert keep.isDefault() and not remove.isDefault() and box.focusWidget() is keep
    box.close()


def test_questions_have_our_icons(qtbot: QtBot, theme: ThemeController) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for name, tokens in ((Theme.DARK, DARK), (Theme.LIGHT, LIGHT)):
        theme.set_theme(name)
        theme.dress(window)
        box = QMessageBox(window)
        for icon, level in (
            (QMessageBox.Icon.Warning, Level.WARNING),
            (QMessageBox.Icon.Critical, Level.ERROR),
            (QMessageBox.Icon.Information, Level.INFO),
            (QMessageBox.Icon.Question, Level.RUNNING),
        ):
            box.setIcon(icon)
            box.open()
            QApplication.processEvents()
            image = box.iconPixmap().toImage()
            colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
            solid = {colour.name() for colour in colours if colour.alpha() == 255}
            assert level.color(tokens) in solid, (name, icon)
        box.close()


def test_a_chosen_row_does_not_paint_over_the_frame_of_the_focus(qtbot: QtBot, theme: ThemeController) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    listed = QListWidget(window)
    listed.resize(200, 120)
    window.resize(220, 140)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    listed.setFocus()
    qtbot.waitUntil(listed.hasFocus)
    corner = QRect(0, 0, 8, 8)
    before = listed.grab(corner).toImage()
    listed.addItems(["one", "two", "three"])
    listed.setCurrentRow(0)
    after = listed.grab(corner).toImage()
    inside = before.pixelColor(7, 7)
    frame = [(x, y) for x in range(8) for y in range(8) if before.pixelColor(x, y) != inside]
    assert len(frame) > 20 and before != after
    assert [at for at in frame if after.pixelColor(*at) != before.pixelColor(*at)] == []
