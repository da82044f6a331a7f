"""The table of instances: verdict and file state by shape and word, age and target, headings of groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSettings, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui.icons import draw_icon
from ui.models.instance_filter import InstanceFilter
from ui.models.instance_rows import Grouping, InstanceColumn, InstanceRow
from ui.models.instance_table import InstanceRole, InstanceTable
from ui.models.verdicts import overdue_sample
from ui.palette import tokens_of
from ui.panels.kept_layout import KeptColumns
from ui.widgets.age_bar import paint_age
from ui.widgets.chip import paint_pill
from ui.widgets.own_choice import OwnChoice
from ui.widgets.sort_mark import SortMark

Index = QModelIndex | QPersistentModelIndex
ROW = 30
"""The height of a row with the fonts of a usual desktop; larger fonts get what they need."""
_SAMPLES = {
    InstanceColumn.NAME: "Exchange-DB01-001",
    InstanceColumn.STATE: "Clean, logs incomplete...",
    InstanceColumn.AGE: "40 days of 26 h..",
    InstanceColumn.NEXT: "28 Nov 00:00",
    InstanceColumn.PRODUCT: "System Resource Usage Monitor",
    InstanceColumn.SIZE: "999.99 MiB",
    InstanceColumn.LOGS: "10,000",
    InstanceColumn.TAGS: "prod, site-north",
    InstanceColumn.JOB: "nightly-servers",
    InstanceColumn.FOLDER: "/srv/…/instance",
}
_SPARE = (
    InstanceColumn.FOLDER,
    InstanceColumn.JOB,
    InstanceColumn.PRODUCT,
    InstanceColumn.TAGS,
    InstanceColumn.LOGS,
    InstanceColumn.SIZE,
    InstanceColumn.NEXT,
)
"""Columns that give way in a narrow window: what is wrong stays."""


class InstanceView(OwnChoice, QTreeView):
    """Several rows may be selected, one is current. ``opened`` comes when Enter or a double click wants to see the
    current one, ``chosen`` when another one is."""

    opened = Signal()
    chosen = Signal()

    def __init__(self, model: InstanceTable, state: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = model
        self.rows = InstanceFilter(model, self)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Instances"))
        self.setItemDelegate(_Delegate(self))
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(14)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setSortingEnabled(True)
        self._build_header(state)
        self.activated.connect(lambda _index: self.opened.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())
        self.rows.rowsInserted.connect(self._expand)
        self.rows.modelReset.connect(self.expandAll)

    def _build_header(self, state: QSettings) -> None:
        header = self.header()
        header.setAccessibleName(self.tr("Columns"))
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(True)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(InstanceColumn.NAME, Qt.SortOrder.AscendingOrder)
        SortMark(self)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        wide = InstanceColumn.PROTECTION
        samples = _SAMPLES | {wide: overdue_sample()}
        self._columns = KeptColumns(
            self, state, "instances/table", samples, _SPARE, wide, wide, (InstanceColumn.AGE,)
        )

    def _expand(self, parent: QModelIndex, first: int, last: int) -> None:
        """New groups are open."""
        if self._table.grouping is Grouping.NONE:
            return
        if not parent.isValid():
            for row in range(first, last + 1):
                self.expand(self.rows.index(row, 0, parent))
        elif first == 0:
            self.expand(parent)

    # What callers use.

    def prepare(self) -> None:
        """Measure the first rows before anybody sees them: that takes as long as it takes to show the table."""
        self.ensurePolished()
        self._columns.arrange()

    @property
    def current(self) -> InstanceRow | None:
        """The current row; None on a heading."""
        return self._row(self.currentIndex())

    def selected(self) -> list[InstanceRow]:
        """The selected rows, as they are shown from the top."""
        found = sorted(self.selectionModel().selectedRows(), key=lambda index: (index.parent().row(), index.row()))
        return [row for row in map(self._row, found) if row is not None]

    def select(self, identity: str) -> bool:
        """Make the row of that instance the current one; False where it is not shown."""
        index = self.rows.mapFromSource(self._table.index_of(identity))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def first(self) -> str:
        """The identity of the row that is shown first; empty where none is."""
        rows = (self._row(index) for index in self._all_shown())
        return next((row.identity for row in rows if row is not None), "")

    def select_none(self) -> None:
        """There is no current row."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def set_grouping(self, grouping: Grouping) -> None:
        """Group the rows so."""
        self._table.set_grouping(grouping)
        self.setRootIsDecorated(False)
        self.expandAll()

    def edit_name(self) -> None:
        """Type another name in the current row."""
        self._edit(InstanceColumn.NAME)

    def edit_tags(self) -> None:
        """Type other tags in the current row."""
        self._edit(InstanceColumn.TAGS)

    def _edit(self, column: InstanceColumn) -> None:
        index = self.currentIndex().siblingAtColumn(column)
        if self._row(index) is None:
            return
        self.setColumnHidden(column, False)
        self.scrollTo(index)
        self.edit(index)

    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard: tab-separated, with the titles."""
        rows = self.selected() or [row for row in map(self._row, self._all_shown()) if row is not None]
        lines = [self._table.titles(), *([row.text(column) for column in InstanceColumn] for row in rows)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines) + "\n")

    def copy_cell(self) -> None:
        """Put the current cell on the clipboard."""
        QGuiApplication.clipboard().setText(str(self.currentIndex().data() or ""))

    # What happens.

    def _row(self, index: Index) -> InstanceRow | None:
        row = index.data(InstanceRole.ROW) if index.isValid() else None
        return row if isinstance(row, InstanceRow) else None

    def _all_shown(self) -> Sequence[QModelIndex]:
        """The first cell of every row, as they are shown from the top."""
        tops = [self.rows.index(row, 0) for row in range(self.rows.rowCount())]
        if self._table.grouping is Grouping.NONE:
            return tops
        return [self.rows.index(row, 0, top) for top in tops for row in range(self.rows.rowCount(top))]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell = QKeySequence(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.Key.Key_C)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif QKeySequence(event.keyCombination()) == cell:
            self.copy_cell()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_F2:
            in_tags = self.currentIndex().column() == InstanceColumn.TAGS
            self._edit(InstanceColumn.TAGS if in_tags else InstanceColumn.NAME)
        else:
            super().keyPressEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading goes over all columns."""
        if self._row(index) is not None:
            super().drawRow(painter, option, index)
            return
        tokens, area = tokens_of(self), QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        painter.save()
        painter.fillRect(area, QColor(tokens.sunken))
        side = option.fontMetrics.height()
        arrow = "chevron-down" if self.isExpanded(self.rows.index(index.row(), 0)) else "chevron-right"
        mark = QRectF(6, area.center().y() - side / 2, side, side)
        draw_icon(painter, mark, arrow, tokens.muted)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        words = area.adjusted(side + 14, 0, -8, 0)
        shown = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a heading opens and closes it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._row(index) is None:
            self.setExpanded(index.siblingAtColumn(0), not self.isExpanded(index.siblingAtColumn(0)))


class _Delegate(QStyledItemDelegate):
    """The verdict as a chip, the age with a bar; everything else as text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column = index.column()
        if column not in (InstanceColumn.PROTECTION, InstanceColumn.AGE):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        view: QWidget = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        tokens, area = tokens_of(view), QRectF(option.rect)
        if column == InstanceColumn.AGE:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_age(painter, area.adjusted(8, 3, -10, -4), index.data(InstanceRole.AGE), option.font, tokens)
            painter.restore()
        elif text:
            level = index.data(InstanceRole.VERDICT_LEVEL)
            paint_pill(painter, area, level, text, option.fontMetrics, tokens)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        needed = option.fontMetrics.height()
        return QSize(super().sizeHint(option, index).width(), max(min(ROW, needed + 12), needed + 8))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        is_name = index.column() == InstanceColumn.NAME
        editor.setAccessibleName(self.tr("Own name") if is_name else self.tr("Tags, separated by commas"))
        editor.setStyleSheet("QLineEdit { border-radius: 0; padding: 0 4px; min-height: 0; }")
        return editor
