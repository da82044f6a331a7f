"""Columns and splitters that look the next time as they were left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QSplitter, QTableView

_SAVE_MS = 300

Column = TypeVar("Column", bound=int)


def fit_columns(table: QTableView, samples: Mapping[Column, str], icon: int = 0) -> None:
    """Make columns wide enough for these texts and for their headings; column ``icon`` has an icon, too."""
    bold = QFont(table.font())
    bold.setBold(True)
    model, text, heading = table.model(), table.fontMetrics(), QFontMetrics(bold)
    for column, sample in samples.items():
        title = str(model.headerData(column, Qt.Orientation.Horizontal))
        wide = text.horizontalAdvance(sample) + 26 + (26 if column == icon else 0)
        table.setColumnWidth(column, max(wide, heading.horizontalAdvance(title) + 22))


def keep_header(header: QHeaderView, state: QSettings, key: str) -> None:
    """Restore order, widths and sorting of ``header`` from ``state``, and save them whenever they change."""
    saved = state.value(key)
    if isinstance(saved, QByteArray):
        header.restoreState(saved)
    saver = _saver(header, lambda: state.setValue(key, header.saveState()))
    header.sectionResized.connect(lambda *_: saver.start())
    header.sectionMoved.connect(lambda *_: saver.start())
    header.sortIndicatorChanged.connect(lambda *_: saver.start())


def keep_splitter(splitter: QSplitter, state: QSettings, key: str) -> None:
    """As :func:`keep_header`, for the parts of ``splitter``."""
    saved = state.value(key)
    if isinstance(saved, QByteArray):
        splitter.restoreState(saved)
    saver = _saver(splitter, lambda: state.setValue(key, splitter.saveState()))
    splitter.splitterMoved.connect(lambda *_: saver.start())


def _saver(owner: QHeaderView | QSplitter, save: object) -> QTimer:
    timer = QTimer(owner, interval=_SAVE_MS, singleShot=True)
    timer.timeout.connect(save)
    return timer
