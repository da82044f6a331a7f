"""Icons: the SVG files of ``resources`` in the colours of the palette, sharp at every scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QListWidget, QPushButton, QTabBar, QTreeWidget

from resources import icon_svg, window_icon_svg
from ui.palette import tokens_for

SIZES = (16, 20, 24, 32)
"""Sizes kept in an icon, in points; in pixels they are these, and their doubles where a screen needs them."""

WINDOW_SIZES = (16, 24, 32, 48, 64, 128, 256)
"""Pixels of the window's icon, for title bars, task bars and switchers."""

_NAME = "iconName"
_TINT = int(Qt.ItemDataRole.UserRole) + 90
"""Role of the name of an icon and of the token that is its colour, in lists whose items keep their icons."""


@lru_cache(maxsize=512)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(icon_svg(name).replace("currentColor", color).encode()))


def draw_icon(painter: QPainter, area: QRectF, name: str, color: str) -> None:
    """Paint icon ``name`` into ``area`` in ``color`` (``#rrggbb``)."""
    _renderer(name, color).render(painter, area)


@lru_cache(maxsize=1024)
def _pixmap(name: str, color: str, size: int, gap: int) -> QPixmap:
    pixmap = QPixmap(size + gap, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_icon(painter, QRectF(0, 0, size, size), name, color)
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def _icon(name: str, normal: str, disabled: str, selected: str, ratio: float, *, gap: bool = False) -> QIcon:
    icon = QIcon()
    for mode, color in (
        (QIcon.Mode.Normal, normal),
        (QIcon.Mode.Selected, selected),
        (QIcon.Mode.Disabled, disabled),
    ):
        for size in _pixel_sizes(ratio):
            icon.addPixmap(_pixmap(name, color, size, size * 3 // 8 if gap else 0), mode)
    return icon


def window_icon() -> QIcon:
    """The program's own icon, which no theme tints."""
    renderer = QSvgRenderer(QByteArray(window_icon_svg().encode()))
    icon = QIcon()
    for size in WINDOW_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def screen_ratio() -> float:
    """Device pixels a point of the finest screen there is now."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def _pixel_sizes(ratio: float) -> list[int]:
    """Ascending; without the doubles on screens of one device pixel a point."""
    return sorted({size * scale for size in SIZES for scale in ((1,) if ratio <= 1 else (1, 2))})


def themed_icon(name: str, color: str | None = None, *, gap: bool = False) -> QIcon:
    """Icon ``name`` in the text colours of the application's palette as it is now, or in ``color``.

    ``gap`` leaves room at the right, for buttons: the style sheet puts their text close to the icon.

    Good for a model's decoration role, which is asked anew at each repaint. Buttons and actions keep what
    they are given: use :func:`set_icon` for them.
    """
    palette = QGuiApplication.palette()
    role = QPalette.ColorRole
    normal = color or palette.color(role.WindowText).name()
    disabled = palette.color(QPalette.ColorGroup.Disabled, role.WindowText).name()
    return _icon(name, normal, disabled, normal, screen_ratio(), gap=gap)


def two_tone_icon(name: str, normal: str, selected: str) -> QIcon:
    """Icon ``name`` in ``normal``, and in ``selected`` on a selected row."""
    return _icon(name, normal, normal, selected, screen_ratio())


def set_icon(target: QAction | QAbstractButton, name: str, color_role: str = "") -> None:
    """Give ``target`` icon ``name`` and remember it, so that a change of theme can tint it again.

    ``color_role`` is "accent" for a button filled with the accent colour, or the name of a token; else the text
    colour is used.
    """
    target.setProperty(_NAME, f"{name}:{color_role}")
    retint(target)


def tint_item(view: QComboBox | QListWidget | QTreeWidget, row: int, name: str, token: str = "") -> None:
    """Give a row of ``view`` icon ``name`` in the colour of ``token``, again after a change of theme; without a
    name, none."""
    view.model().setData(view.model().index(row, 0), (name, token), _TINT)
    _tint_row(view, row)


def _tint_row(view: QComboBox | QListWidget | QTreeWidget, row: int) -> None:
    model = view.model()
    index = model.index(row, 0)
    if isinstance(known := index.data(_TINT), (tuple, list)):
        model.setData(index, _in_token(*known) if known[0] else None, Qt.ItemDataRole.DecorationRole)


def tint_tab(bar: QTabBar, at: int, name: str, token: str) -> None:
    """Give a tab icon ``name`` in the colour of ``token``, again after a change of theme."""
    bar.setTabData(at, (name, token))
    bar.setTabIcon(at, _in_token(name, token))


def _in_token(name: str, token: str) -> QIcon:
    tokens = tokens_for(QGuiApplication.palette())
    return themed_icon(name, str(getattr(tokens, token)) if token else None)


def retint_items(view: QComboBox | QListWidget | QTreeWidget | QTabBar) -> None:
    """Load the icons of :func:`tint_item` and :func:`tint_tab` again in today's colours."""
    if isinstance(view, QTabBar):
        for at in range(view.count()):
            if isinstance(tab := view.tabData(at), (tuple, list)):
                view.setTabIcon(at, _in_token(*tab))
        return
    for row in range(view.model().rowCount()):
        known = view.model().index(row, 0).data(_TINT)
        if isinstance(known, (tuple, list)) and known[0]:  # one without a name may have an icon of its owner's
            _tint_row(view, row)


def icon_name(target: QAction | QAbstractButton) -> str:
    """The name that :func:`set_icon` gave ``target``; empty where it gave none."""
    return str(target.property(_NAME) or "").partition(":")[0]


def retint(target: QAction | QAbstractButton) -> None:
    """Load the icon of ``target`` again in today's colours, if :func:`set_icon` gave it one."""
    known = target.property(_NAME)
    if not known:
        return
    name, _, role = str(known).partition(":")
    color = None
    if role == "accent":
        color = QGuiApplication.palette().color(QPalette.ColorRole.HighlightedText).name()
    elif role:
        color = getattr(tokens_for(QGuiApplication.palette()), role)
    if isinstance(target, QPushButton):
        target.setIcon(themed_icon(name, color, gap=True))
        target.setIconSize(QSize(22, 16))
    else:
        target.setIcon(themed_icon(name, color))
