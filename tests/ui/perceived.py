"""What of a page is perceived: the frame of what has the keyboard, the contrast of texts, the order of keys."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QItemDelegate,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyledItemDelegate,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

Pixels = NDArray[np.uint32]
SHARP = 3
"""Pixels of a picture for one of the window, so that the strokes of letters reach their colour."""
READABLE, LARGE_READABLE, LARGE_POINTS = 4.5, 3.0, 18.0
"""Contrasts of WCAG AA, and the size from which a text counts as large."""
NOTICED = 12
"""Pixels that must differ for a frame to be seen."""
LEAST = 4
"""Pixels that a colour has, if it is one of a text."""
ROUNDING = 0.05
MOST_CELLS = 12


def visible(root: QWidget) -> list[QWidget]:
    """Widgets below ``root`` that are shown, those of another window apart."""
    found = cast("list[QWidget]", root.findChildren(QWidget))
    return [each for each in found if each.isVisible() and each.window() is root.window()]


def keyboard_stops(root: QWidget) -> list[QWidget]:
    """What Tab stops at, in its order."""
    found, start = [], root.window()
    each = start.nextInFocusChain()
    shown = set(visible(root))
    while each is not None and each is not start:
        tabs = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if each in shown and tabs and each.isEnabled() and each.focusProxy() is None:
            found.append(each)
        each = each.nextInFocusChain()
    return found


def disordered(root: QWidget) -> set[str]:
    """Steps of the keyboard that go up, or back to the left, among the parts of one group."""
    stops = keyboard_stops(root)
    found = set()
    for one, other in pairwise(stops):
        group, a, b = _apart(one, other)
        if group in (None, a, b) or _is_tabs(a) or _is_tabs(b):
            continue
        first, second = a.geometry(), b.geometry()
        is_above, is_below = second.bottom() < first.top(), second.top() > first.bottom()
        is_left = second.right() < first.left() and not is_below
        if is_above or is_left:
            found.add(f"{_where(one)} → {_where(other)} in {type(group).__name__}")
    return found


def unframed(root: QWidget) -> set[str]:
    """What looks the same with the keyboard and without."""
    found = set()
    for widget in keyboard_stops(root):
        if not isValid(widget):
            continue  # what had the keyboard before has made others
        _show(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if not widget.hasFocus():
            continue  # it hands the keyboard on
        frame = widget.window()
        area = QRect(widget.mapTo(frame, QPoint()), widget.size()).adjusted(-6, -6, 6, 6) & frame.rect()
        with_keys = _pixels(frame, area, 1)
        widget.clearFocus()
        without = _pixels(frame, area, 1)
        if int((with_keys != without).sum()) < NOTICED:
            found.add(_where(widget))
    return found


def pale(root: QWidget) -> set[str]:
    """Texts that do not stand out enough from what they are on; of what is disabled nothing is asked."""
    found = set()
    frame = root.window()
    picture = _pixels(frame, frame.rect(), SHARP)
    for widget in visible(root):
        if not isValid(widget) or not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        for text, area in _texts(widget):
            shown = area & widget.visibleRegion().boundingRect()
            if shown.width() < 8 or shown.height() < area.height() or not text.strip(" –…"):
                continue
            points = widget.font().pointSizeF()
            needed = LARGE_READABLE if points >= LARGE_POINTS else READABLE
            at = widget.mapTo(frame, shown.topLeft()) * SHARP
            size = shown.size() * SHARP
            ratio = _contrast(picture[at.y() : at.y() + size.height(), at.x() : at.x() + size.width()])
            if ratio < needed - ROUNDING:
                found.add(f"{_where(widget)} {text!r} has {ratio:.2f} of {needed}")
    return found


def _texts(widget: QWidget) -> Iterator[tuple[str, QRect]]:
    """Texts of ``widget`` and where each is."""
    if isinstance(widget, QLabel) and widget.text():
        yield widget.text(), widget.contentsRect()
    elif isinstance(widget, QAbstractButton) and widget.text():
        yield widget.text(), widget.rect().adjusted(8, 4, -8, -4)
    elif isinstance(widget, QComboBox) and widget.currentText() and not widget.isEditable():
        yield widget.currentText(), widget.rect().adjusted(6, 4, -30, -4)
    elif isinstance(widget, QLineEdit) and not isinstance(widget.parent(), QAbstractSpinBox):
        yield widget.text() or widget.placeholderText(), widget.rect().adjusted(6, 4, -24, -4)
    elif isinstance(widget, QTabBar):
        for at in range(widget.count()):
            yield widget.tabText(at), widget.tabRect(at).adjusted(6, 4, -6, -6)
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model():
        yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    model, count = view.model(), 0
    offset = view.viewport().pos()
    for row in range(min(model.rowCount(), MOST_CELLS)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            index = model.index(row, column)
            area = view.visualRect(index)
            is_painted = type(view.itemDelegateForIndex(index)) not in (QStyledItemDelegate, QItemDelegate)
            if area.isEmpty() or not index.data() or count >= MOST_CELLS or is_painted:
                continue
            count += 1
            yield str(index.data()), area.translated(offset).adjusted(4, 2, -4, -2)


def _contrast(pixels: Pixels) -> float:
    """Between the colour that most pixels have and the one that stands out most from it."""
    colours, counts = np.unique(pixels, return_counts=True)
    parts = np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255], axis=1) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    bright = linear @ np.array([0.2126, 0.7152, 0.0722]) + 0.05
    ground, own = bright[counts.argmax()], bright[counts >= LEAST]
    return float(max(own.max(initial=ground) / ground, ground / own.min(initial=ground)))


def _pixels(frame: QWidget, area: QRect, sharp: int) -> Pixels:
    """What a window shows in ``area``."""
    image = QImage(area.size() * sharp, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(sharp)
    painter = QPainter(image)
    frame.render(painter, QPoint(), QRegion(area))
    painter.end()
    pixels: Pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()).copy()
    return pixels


def _apart(one: QWidget, other: QWidget) -> tuple[QWidget | None, QWidget, QWidget]:
    """What both are in, and the parts of it that each is in."""
    above = [one, *_above(one)]
    below = other
    for each in (other, *_above(other)):
        if each in above:
            at = above.index(each)
            return each, above[at - 1] if at else one, below
        below = each
    return None, one, other


def _above(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def _is_tabs(widget: QWidget) -> bool:
    return isinstance(widget, QTabBar)


def _show(widget: QWidget) -> None:
    for above in _above(widget):
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
    QApplication.sendPostedEvents()


def _where(widget: QWidget) -> str:
    name = widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} {name!r} in {type(widget.parent()).__name__}"
