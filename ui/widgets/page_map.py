"""The page map: a whole database file as a grid that fills while its pages are read and checked."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.progress import PageState
from ui.format import number, page_number, pages, percent, plural
from ui.languages.marked import mark, marked
from ui.palette import Tokens
from ui.values.page_states import PageSpan, PageStates, States
from ui.widgets.legend import LegendEntry, legend_height, paint_legend
from ui.widgets.page_raster import SWATCHES, PageRaster
from ui.widgets.picture import Picture

REPAINT_MS = 100
STEP = 8
"""How many times as many pages are shown at the next step of looking from further away."""
MIN_SIDE = 8
MAX_SIDE = 16
RUNS_IN_TABLE = 1000
PAD = 4
"""Room around the grid for the focus ring."""

WORDS = {
    PageState.UNREAD: mark("not read yet"),
    PageState.BLANK: mark("blank"),
    PageState.VERIFIED: mark("verified"),
    PageState.UNOWNED: mark("unowned, not judged"),
    PageState.CORRECTED: mark("corrected"),
    PageState.BAD: mark("damaged"),
}


def counted(state: PageState, count: int, *, corrects: bool = True) -> str:
    """``3 damaged``, of pages; ``corrects``: those with a single wrong bit are corrected in a copy."""
    if state is PageState.CORRECTED and not corrects:
        return plural(count, "{} correctable", "{} correctable")
    match state:
        case PageState.UNREAD:
            return plural(count, "{} not read yet", "{} not read yet")
        case PageState.BLANK:
            return plural(count, "{} blank", "{} blank")
        case PageState.VERIFIED:
            return plural(count, "{} verified", "{} verified")
        case PageState.UNOWNED:
            return plural(count, "{} unowned, not judged", "{} unowned, not judged")
        case PageState.CORRECTED:
            return plural(count, "{} corrected", "{} corrected")
        case PageState.BAD:
            return plural(count, "{} damaged", "{} damaged")


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("PageMap", text)


class PageMap(Picture):
    """One cell is one page or, in a large file, several: then the worst state among them shows.

    :meth:`mark` is cheap and may be called as often as pages arrive; the picture follows ten times a second while
    it is seen. Enter, a double click or + looks closer, down to one page a cell; − and Esc look from further away.
    ``page_chosen`` carries the number of the page that a person chose: of several, the first of the worst.
    """

    page_chosen = Signal(int)
    span_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, corrects: bool = True) -> None:
        super().__init__(tr("Page map"), tr("No pages yet. The map fills as a file is read."), parent)
        self._corrects = corrects
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._states = PageStates(0)
        self._span = PageSpan.whole(0)
        self._page = 0
        self._name = ""
        self._side, self._columns, self._rows, self._each, self._cells = MIN_SIDE, 1, 1, 1, 0
        self._worst: States = np.zeros(0, np.uint8)
        self._raster: PageRaster | None = None
        self._legend_room = 0.0
        self._counted: tuple[tuple[int, ...], list[LegendEntry]] = ((), [])
        """What the legend was made of, and the legend."""
        self._dirty: tuple[int, int] | None = None
        self._timer = QTimer(self, singleShot=True, interval=REPAINT_MS)
        self._timer.timeout.connect(self.flush)
        self.current_changed.connect(self._choose_cell)
        self.element_activated.connect(lambda _index: self.zoom_in())

    @property
    def span(self) -> PageSpan:
        """What is shown."""
        return self._span

    @property
    def pages_a_cell(self) -> int:
        return self._each

    def reset(self, total_pages: int, name: str) -> None:
        """Start anew with the file ``name`` of ``total_pages`` pages, none of them read."""
        self._states = PageStates(total_pages)
        self._name = name
        self._dirty = None
        self._page = 0
        self._current = -1
        self._show_span(PageSpan.whole(total_pages))

    def mark(self, first_pgno: int, states: bytes) -> None:
        """Take the states (one :class:`PageState` byte a page) of the pages from ``first_pgno`` on."""
        start, end = self._states.mark(first_pgno, states)
        if start == end:
            return
        low, high = self._dirty or (start, end)
        self._dirty = (min(low, start), max(high, end))
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def count(self, state: PageState) -> int:
        """How many pages are in ``state``."""
        return self._states.count(state)

    @property
    def closest(self) -> int:
        """How many pages a cell has at least: one, but in a huge file."""
        return self._states.group

    @property
    def count_read(self) -> int:
        """How many pages have a state."""
        return self._states.read

    def page_range(self, index: int) -> tuple[int, int]:
        """First and last page number of cell ``index``."""
        start = self._span.start
        return start + index * self._each + 1, min(start + (index + 1) * self._each, self._span.end)

    def page_of(self, index: int) -> int:
        """The page that cell ``index`` stands for: the first in its worst state if that is bad, else the first."""
        first, last = self.page_range(index)
        worst = self._states.counts_between(first - 1, last)[0][0]
        found = self._states.first_with(worst, first - 1, last) if worst >= PageState.CORRECTED else None
        return found or first

    # Looking closer.

    def zoom_in(self) -> None:
        """Show an eighth of the pages, around the chosen cell."""
        if self._each > self._states.group or self._span.count > self.least:
            self._show_span(self._span.zoomed(1 / STEP, self._middle(), self.least))

    def zoom_out(self) -> None:
        """Show eight times as many pages."""
        if not self._span.is_whole:
            self._show_span(self._span.zoomed(STEP, self._middle(), self.least))

    def show_all(self) -> None:
        """Show the whole file."""
        self._show_span(PageSpan.whole(self._states.total))

    def show_from(self, index: int) -> None:
        """Show as many pages as now, from ``index`` (page number less one) on."""
        self._show_span(self._span.moved(index - self._span.start))

    def show_page(self, pgno: int) -> None:
        """Choose page ``pgno``, and look so close that it is a cell of its own."""
        index = min(max(1, pgno), self._states.total) - 1
        if index < 0:
            return
        self._page = index + 1
        self._show_span(self._span.around(index, self.least))
        self._tell_page()

    @property
    def least(self) -> int:
        """How many pages fill the picture with the largest cells."""
        width, height = self._room()
        return max(1, width // MAX_SIDE) * max(1, int(height) // MAX_SIDE) * self._states.group

    def _middle(self) -> int:
        return self._page - 1 if self._page else self._span.start + self._span.count // 2

    def _show_span(self, span: PageSpan) -> None:
        ahead = span.start % self._states.group  # pages that share a state are shown together
        self._span = replace(span, start=span.start - ahead, count=span.count + ahead)
        self.data_changed()
        changed: SignalInstance = self.span_changed
        changed.emit()

    def _choose_cell(self, index: int) -> None:
        if index >= 0:
            self._page = self.page_of(index)
            self._tell_page()

    def _tell_page(self) -> None:
        chosen: SignalInstance = self.page_chosen
        chosen.emit(self._page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_Escape if not self._span.is_whole:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.show_all()
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp if not self._span.is_whole:
                way = 1 if event.key() == Qt.Key.Key_PageDown else -1
                self._show_span(self._span.moved(way * self._span.count))
            case Qt.Key.Key_Down if self._current + self._columns >= self._cells and self._has_more:
                self._scroll_rows(1)
            case Qt.Key.Key_Up if self._current < self._columns and self._span.start > 0:
                self._scroll_rows(-1)
            case _:
                super().keyPressEvent(event)

    @property
    def _has_more(self) -> bool:
        return self._span.end < self._span.total

    def _scroll_rows(self, way: int) -> None:
        """The cursor goes on to a row that is not shown yet."""
        by = way * self._columns * self._each
        self._page = min(max(1, self._page + by), self._states.total)
        self._show_span(self._span.moved(by))
        self._tell_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        changed: SignalInstance = self.span_changed
        changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.flush()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it looks closer or from further away at what is under the pointer; else it scrolls."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            index = self.element_at(event.position())
            around = self.page_range(index)[0] - 1 if index >= 0 else self._middle()
            factor = STEP ** (-0.5 if turned > 0 else 0.5)
            self._show_span(self._span.zoomed(factor, around, self.least))
        elif not self._span.is_whole and turned:
            rows = -3 if turned > 0 else 3
            self._show_span(self._span.moved(rows * self._columns * self._each))
        else:
            super().wheelEvent(event)

    def flush(self) -> None:
        """Show now what has been marked; the timer does this by itself."""
        if self._dirty is None:
            return
        if self._legend_height(self.width() - 2 * PAD) > self._legend_room:  # numbers grew into another line
            self.data_changed()
            return
        low, high = (min(max(0, at - self._span.start), self._span.count) for at in self._dirty)
        first, last, self._dirty = low // self._each, -(-high // self._each), None
        self._worst[first:last] = self._states.worst(self._each, first, last, self._span)
        if self._raster and first < last:
            self._raster.draw(self._worst, first // self._columns, (last - 1) // self._columns + 1)
        self._describe()
        self.update()

    # What is where.

    def sizeHint(self) -> QSize:
        return QSize(640, int(9 * MIN_SIDE + self._legend_height(632) + self.metrics().height() + 12))

    def minimumSizeHint(self) -> QSize:
        width = max(200, self.width())
        return QSize(200, int(4 * MIN_SIDE + self._legend_height(width - 2 * PAD) + self.metrics().height() + 12))

    def _legend_height(self, width: int) -> float:
        return legend_height(self._legend(), width, self.metrics())

    def _grid_top(self) -> float:
        return self.metrics().height() + 6

    def _room(self) -> tuple[int, float]:
        """Width and height of the grid."""
        width = self.width() - 2 * PAD
        return width, max(MIN_SIDE, self.height() - self._grid_top() - self._legend_height(width) - 6)

    def arrange(self) -> None:
        total = self._span.count
        width, height = self._room()
        self._legend_room = self._legend_height(width)
        ideal = math.sqrt(width * height / total) if total and width > 0 else MIN_SIDE
        self._side = max(MIN_SIDE, min(MAX_SIDE, int(ideal)))
        self._columns = max(1, width // self._side)
        self._rows = max(1, int(height) // self._side)
        group = self._states.group
        self._each = max(1, -(-total // (self._columns * self._rows * group))) * group
        self._cells = -(-total // self._each)
        self._worst = self._states.worst(self._each, 0, self._cells, self._span)
        self._dirty = None
        self._raster = None
        at = (self._page - 1 - self._span.start) // self._each if self._page else -1
        self._current = at if 0 <= at < self._cells else -1  # its cell is another one from now on

    def element_count(self) -> int:
        return self._cells

    def element_area(self, index: int) -> QRectF:
        row, column = divmod(index, self._columns)
        left, top = PAD + column * self._side, self._grid_top() + row * self._side
        return QRectF(left, top, self._side - 1, self._side - 1)

    def element_at(self, point: QPointF) -> int:
        column, row = int((point.x() - PAD) // self._side), int((point.y() - self._grid_top()) // self._side)
        index = row * self._columns + column
        inside = 0 <= column < self._columns and row >= 0 and index < self._cells
        return index if inside else -1

    def stride(self) -> int:
        return self._columns

    def element_text(self, index: int) -> str:
        first, last = self.page_range(index)
        counts = self._states.counts_between(first - 1, last)
        where = pages(first, last).capitalize()
        if first == last:
            return f"{where}: {self._word(counts[0][0])}"
        said = f"{where}: " + ", ".join(self._counted_in_words(state, count) for state, count in counts)
        worst = counts[0][0]
        if worst >= PageState.CORRECTED:
            pgno = self._states.first_with(worst, first - 1, last)
            correct = tr("First corrected page: {}") if self._corrects else tr("First correctable page: {}")
            text = correct if worst is PageState.CORRECTED else tr("First damaged page: {}")
            said += "\n" + text.format(page_number(pgno or first))
        return said

    def _word(self, state: PageState) -> str:
        return marked(WORDS[state]) if self._corrects or state is not PageState.CORRECTED else tr("correctable")

    def _counted_in_words(self, state: PageState, count: int) -> str:
        return counted(state, count, corrects=self._corrects)

    def summary(self) -> str:
        states, total = self._states, self._states.total
        every = plural(total, "{} page", "{} pages")
        done = tr("{} of {} read ({})").format(number(states.read), every, percent(states.read, total))
        found = [self._counted_in_words(state, count) for state, count in states.counts_between(0, total) if state]
        return f"{self._name}: {done}" + (f"; {', '.join(found)}" if found else "")

    def table(self) -> list[tuple[str, ...]]:
        rows: list[tuple[str, ...]] = [(tr("First page"), tr("Last page"), tr("State"))]
        rows += [
            (page_number(first), page_number(last), self._word(state))
            for first, last, state in self._states.runs(PageState.CORRECTED, RUNS_IN_TABLE)
        ]
        return rows

    def _legend(self) -> list[LegendEntry]:
        """Every state that occurs; the usual ones always, so that the legend does not jump while it fills."""
        usual = (PageState.UNREAD, PageState.BLANK, PageState.VERIFIED, PageState.CORRECTED, PageState.BAD)
        counts = (self._each, *map(self._states.count, PageState))
        if self._counted[0] == counts:
            return self._counted[1]
        found = [
            LegendEntry(self._counted_in_words(state, self._states.count(state)), SWATCHES[state])
            for state in PageState
            if state in usual or self._states.count(state)
        ]
        entries = [*found, LegendEntry(plural(self._each, "{} page per cell", "{} pages per cell"))]
        self._counted = counts, entries
        return entries

    # Painting.

    def paint_picture(self, painter: QPainter, tokens: Tokens) -> None:
        if self._raster is None or not self._raster.fits(self.devicePixelRatioF(), tokens):
            self._raster = PageRaster(self._columns, self._cells, self._side, self.devicePixelRatioF(), tokens)
            self._raster.draw(self._worst, 0, self._raster.rows)
        self._paint_heading(painter, tokens)
        painter.drawImage(QPointF(PAD, self._grid_top()), self._raster.image)
        if self._current >= 0 and not self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.text), 1.6))
            painter.drawRect(self.element_area(self._current).adjusted(-1, -1, 1, 1))
        top = self._grid_top() + self._raster.rows * self._side + 6
        paint_legend(painter, QPointF(PAD, top), self.width() - 2 * PAD, self._legend(), tokens)

    def _paint_heading(self, painter: QPainter, tokens: Tokens) -> None:
        metrics = self.metrics()
        done = plural(self._states.total, "{1} of {0} page", "{1} of {0} pages", number(self._states.read))
        room = self.width() - 2 * PAD - metrics.horizontalAdvance(f" · {done}")
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, max(room, 0.0))
        painter.setPen(QColor(tokens.muted))
        line = QRectF(PAD, 0, self.width() - 2 * PAD, metrics.height())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), f"{name} · {done}" if name else done)
