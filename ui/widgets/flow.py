"""Widgets side by side that go to the next line where the width ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP = 8


class Flow(QWidget):
    """Lays out its children in lines, each at its own width; hidden ones take no room. ``even``: the lines are
    about as long as one another, so that none stands alone in the last one. ``centred``: each line is in the
    middle."""

    def __init__(
        self,
        widgets: Sequence[QWidget] = (),
        parent: QWidget | None = None,
        *,
        even: bool = False,
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self._even, self._centred = even, centred
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._widgets: list[QWidget] = []
        self._at_end: QWidget | None = None
        self._known: list[tuple[QWidget, QSize, int]] | None = None
        """The children that are shown, the size that each would like to have and its least width. They are asked
        once for each change: a layout above asks several times for each of its own."""
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget, *, at_end: bool = False) -> None:
        """Put ``widget`` after the others; ``at_end``: at the right end of its line."""
        if at_end:
            self._at_end = widget
        self._known = None
        widget.setParent(self)
        widget.installEventFilter(self)
        self._widgets.append(widget)

    def take_out(self, widget: QWidget) -> None:
        """Delete ``widget``, which nothing may ask for its size any more."""
        self._known = None
        self._widgets.remove(widget)
        self._known = None
        widget.removeEventFilter(self)
        widget.hide()
        widget.deleteLater()

    def heightForWidth(self, width: int) -> int:
        return self._arranged(width, move=False)

    def sizeHint(self) -> QSize:
        hints = [hint for _, hint, _ in self._shown()]
        width = sum(hint.width() + GAP for hint in hints)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        least = max((least for _, _, least in self._shown()), default=0)
        return QSize(least, self.heightForWidth(max(self.width(), least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arranged(self.width(), move=True)
        self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed its size while the page was not shown has asked nobody for room."""
        super().showEvent(event)
        self._known = None
        self._arranged(self.width(), move=True)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._known = None
            self._arranged(self.width(), move=True)
            self.updateGeometry()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._known = None
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        self._known = None
        super().changeEvent(event)

    def _shown(self) -> list[tuple[QWidget, QSize, int]]:
        if self._known is not None:
            return self._known
        found = [(w, _wanted(w), w.minimumSizeHint().width()) for w in self._widgets if not w.isHidden()]
        if self.isVisible():  # else nobody is told when one of them changes
            self._known = found
        return found

    def _arranged(self, width: int, *, move: bool) -> int:
        shown = self._shown()
        sizes = [(min(hint.width(), max(width, least)), hint.height()) for _, hint, least in shown]
        lines = _lines([wide for wide, _ in sizes], width)
        if self._even and len(lines) > 1:
            lines = _even_lines([wide for wide, _ in sizes], width, len(lines))
        y = 0
        for line in lines:
            x = max(0, width - sum(sizes[at][0] + GAP for at in line) + GAP) // 2 if self._centred else 0
            for at in line:
                if move:
                    widget = shown[at][0]
                    left = width - sizes[at][0] if widget is self._at_end else x
                    widget.setGeometry(max(x, left), y, *sizes[at])
                x += sizes[at][0] + GAP
            y += max(sizes[at][1] for at in line) + GAP
        return max(0, y - GAP)


def _wanted(widget: QWidget) -> QSize:
    """The size it would like to have, within what it was given at least and at most."""
    return widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def _lines(widths: Sequence[int], room: int) -> list[list[int]]:
    """The numbers of the widgets in each line, as many in a line as fit."""
    lines: list[list[int]] = []
    used = 0
    for at, width in enumerate(widths):
        if not lines or used + GAP + width > room:
            lines.append([])
            used = -GAP
        lines[-1].append(at)
        used += GAP + width
    return lines


def _even_lines(widths: Sequence[int], room: int, count: int) -> list[list[int]]:
    """No more lines than ``count``, with the longest as short as can be."""
    low, high = max(widths), room
    while low < high:
        middle = (low + high) // 2
        if len(_lines(widths, middle)) <= count:
            high = middle
        else:
            low = middle + 1
    return _lines(widths, low)
