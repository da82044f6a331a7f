"""The week of the jobs: quiet hours are a hatched band with its entry in the legend, in each theme and in grey."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.palette import DARK, LIGHT, Tokens, build_palette
from ui.values.week import SlotKind, WeekCell
from ui.widgets.week_calendar import QUIET, WeekCalendar, spans

MONDAY = date(2025, 11, 17)


def grey(picture: QImage, area: QRectF) -> NDArray[np.float64]:
    part = picture.copy(QRect(area.toRect())).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(part.constBits(), np.uint8).reshape(part.height(), part.bytesPerLine())
    return rows[:, : part.width()].astype(np.float64)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_quiet_hours_are_a_band(qtbot: QtBot, tokens: Tokens) -> None:
    view = WeekCalendar("Week", "Nothing")
    qtbot.addWidget(view)
    view.setPalette(build_palette(tokens))
    slot = WeekCell(MONDAY, 3, SlotKind.FULL, ("03:00 Mail",))
    view.set_week(MONDAY, [slot], None, frozenset({22, 23, 0, 1}))
    view.resize(900, view.heightForWidth(900))
    picture = QImage(view.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor(tokens.surface))
    view.render(picture)
    quiet, other = (grey(picture, view._cell(3, hour).adjusted(2, 2, -2, -2)) for hour in (23, 12))
    assert quiet.std() > 12, "lines on the ground, also without colour"
    assert other.std() < 2
    assert [entry.swatch for entry in view._legend()][-1] is QUIET
    assert "quiet hours: 22:00–24:00" in view.summary() and "quiet hours: 00:00–02:00" in view.summary()
    view.set_week(MONDAY, [slot])
    assert QUIET not in [entry.swatch for entry in view._legend()]


def test_hours_that_follow_each_other() -> None:
    assert spans(frozenset({0, 1, 22, 23})) == [(0, 1), (22, 23)]
    assert spans(frozenset()) == []
