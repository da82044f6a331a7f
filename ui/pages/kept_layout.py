"""Columns and splitters that look the next time as they were left."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtWidgets import QHeaderView, QSplitter

_SAVE_MS = 300


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
