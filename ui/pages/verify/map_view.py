"""The page map of a database with what it takes to look closer: buttons, a scroll bar, a page number to go to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QScrollBar, QSpinBox, QVBoxLayout, QWidget

from ui.format import page_number
from ui.widgets.buttons import allow, icon_button, push_button
from ui.widgets.form import padded
from ui.widgets.page_map import PageMap
from ui.widgets.text import TextLabel

_MOST = 2**31 - 1
"""What a spin box and a scroll bar can count to."""


class MapView(QWidget):
    """A :class:`~ui.widgets.page_map.PageMap`, and above it the database that it is of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = PageMap(corrects=False)
        self.map.setMinimumHeight(self.fontMetrics().height() * 12)
        self.database = QComboBox()
        self.database.setAccessibleName(self.tr("Database"))
        self.database.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.database.setMinimumContentsLength(14)
        self.database.hide()
        self.closer = icon_button("add", self.tr("Zoom in (+)"))
        self.further = icon_button("remove", self.tr("Zoom out (-)"))
        self.whole = push_button(self.tr("&Whole file"))
        self.shown = TextLabel("", "muted")
        self.go = padded(QSpinBox(minimum=1, maximum=1))
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.setAccessibleName(self.tr("Pages that are shown"))
        self._lay_out()
        self._connect()
        self._follow()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Go &to page"))
        label.setBuddy(self.go)
        self.go.setAccessibleName(self.tr("Go to page"))
        self.go.setGroupSeparatorShown(True)
        self.go.setKeyboardTracking(False)
        tools = QHBoxLayout()
        tools.setSpacing(6)
        for part in (self.database, self.further, self.closer, self.whole, label, self.go):
            tools.addWidget(part)
        tools.addWidget(self.shown)
        tools.addStretch(1)
        picture = QHBoxLayout()
        picture.setSpacing(4)
        picture.addWidget(self.map, 1)
        picture.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addLayout(picture, 1)

    def _connect(self) -> None:
        self.closer.clicked.connect(self.map.zoom_in)
        self.further.clicked.connect(self.map.zoom_out)
        self.whole.clicked.connect(self.map.show_all)
        self.go.editingFinished.connect(self._go)
        self.map.span_changed.connect(self._follow)
        self.map.page_chosen.connect(self._take_page)
        self.bar.valueChanged.connect(self._scroll)

    def _go(self) -> None:
        if self.go.hasFocus() and self.map.span.total:
            self.map.show_page(self.go.value())

    def _take_page(self, pgno: int) -> None:
        self.go.blockSignals(True)
        self.go.setValue(min(pgno, _MOST))
        self.go.blockSignals(False)

    def _scroll(self, value: int) -> None:
        """A step of the bar is a row of the picture."""
        self.map.show_from(value * self._row())

    def _row(self) -> int:
        return max(1, self.map.stride() * self.map.pages_a_cell)

    def _follow(self) -> None:
        """The tools are those of what the map shows now."""
        span, each = self.map.span, self.map.pages_a_cell
        there = span.total > 0
        nearer = there and (each > self.map.closest or span.count > self.map.least)
        allow(self.closer, nearer, self.tr("The pages are shown as near as possible."))
        for part in (self.further, self.whole):
            allow(part, not span.is_whole, self.tr("The whole file is shown."))
        self.go.setEnabled(there)
        self.go.setMaximum(max(1, min(span.total, _MOST)))
        text = (
            self.tr("pages {} to {}").format(page_number(span.start + 1), page_number(span.end)) if there else ""
        )
        self.shown.set_text("" if span.is_whole else text)
        rows = max(0, -(-(span.total - span.count) // self._row()))
        self.bar.blockSignals(True)
        self.bar.setRange(0, min(rows, _MOST))
        self.bar.setPageStep(max(1, span.count // self._row()))
        self.bar.setValue(min(-(-span.start // self._row()), _MOST))
        self.bar.blockSignals(False)
        self.bar.setVisible(not span.is_whole)

    def set_databases(self, names: list[str]) -> None:
        """Those whose maps can be shown; the choice is offered if there are several."""
        self.database.blockSignals(True)
        self.database.clear()
        self.database.addItems(names)
        self.database.blockSignals(False)
        self.database.setVisible(len(names) > 1)
