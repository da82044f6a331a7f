"""The table of the overview: shape and word, sentence, age and last days of each instance, painted in its row."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSettings,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
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
    QTableView,
    QToolTip,
    QWidget,
)

from app.status.values import InstanceStatus, Severity
from ui.format import plain_tip
from ui.levels import Level
from ui.models.instances import SORT
from ui.models.overview import word_of
from ui.models.overview_rows import AGE, AT_WORK, DAYS, LEVEL, STATUS, OverviewColumn, OverviewModel
from ui.models.run_days import Key, key_of
from ui.palette import tokens_of
from ui.panels.kept_layout import KeptColumns
from ui.widgets.age_bar import paint_age
from ui.widgets.chip import paint_pill
from ui.widgets.day_strip import day_at, day_text, paint_strip
from ui.widgets.own_choice import OwnChoice
from ui.widgets.sort_mark import SortMark

Index = QModelIndex | QPersistentModelIndex
ROW = 32
"""The height of a row with the fonts of a usual desktop; larger fonts get what they need."""
_SAMPLES = {
    OverviewColumn.STATE: "Not known",
    OverviewColumn.INSTANCE: "Exchange-DB01-001",
    OverviewColumn.VERDICT: "Restorable to 14:32, verified 2 h ago",
    OverviewColumn.AGE: "40 days of 26 h....",
    OverviewColumn.DAYS: "Last 30 days in a row of cells....",
    OverviewColumn.NEXT: "28 Nov 00:00",
    OverviewColumn.JOB: "nightly-servers",
    OverviewColumn.HOST: "srv-files-01",
    OverviewColumn.FOLDER: "/srv/…/instance",
}
_SPARE = (
    OverviewColumn.FOLDER,
    OverviewColumn.HOST,
    OverviewColumn.JOB,
    OverviewColumn.DAYS,
    OverviewColumn.NEXT,
)
"""Columns that give way in a narrow window: what is wrong stays."""
_PAINTED = (OverviewColumn.STATE, OverviewColumn.AGE, OverviewColumn.DAYS)
"""Columns that show more than text."""


class OverviewTable(OwnChoice, QTableView):
    """One row is current. ``opened`` carries the :class:`~app.status.values.InstanceStatus` that Enter or a double
    click wants to see, ``chosen`` the current one or None."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: OverviewModel, state: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(model)
        self._sorted.setSortRole(SORT)
        self._sorted.setFilterKeyColumn(-1)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._wanted: Key | None = None
        self._is_chosen = False
        """Whether somebody chose a row; until then the worst one is the current one."""
        self._text = ""
        self._filling = False
        self.setModel(self._sorted)
        self.setAccessibleName(self.tr("Instances and how they are protected"))
        self.setItemDelegate(_Delegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._build_headers(state)
        self.activated.connect(self._open)
        self.selectionModel().currentRowChanged.connect(lambda *_: self._take_current())
        model.modelAboutToBeReset.connect(self._note_place)
        model.modelReset.connect(self._find_place)
        for signal in (model.rowsAboutToBeRemoved, model.rowsAboutToBeInserted, model.layoutAboutToBeChanged):
            signal.connect(lambda *_: self._note_place())
        model.exchanged.connect(self._keep_place)

    def _build_headers(self, state: QSettings) -> None:
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_row_height()
        header = self.horizontalHeader()
        header.setAccessibleName(self.tr("Columns"))
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(OverviewColumn.STATE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        SortMark(self)
        words = [*map(word_of, Severity), Level.RUNNING.word]
        samples = {**_SAMPLES, OverviewColumn.STATE: max(words, key=self.fontMetrics().horizontalAdvance) + "..."}
        state_column, verdict, painted = OverviewColumn.STATE, OverviewColumn.VERDICT, _PAINTED
        KeptColumns(self, state, "overview/instances", samples, _SPARE, state_column, verdict, painted)

    def _set_row_height(self) -> None:
        needed = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(max(min(ROW, needed + 13), needed + 9))

    # ---- what callers use

    @property
    def current(self) -> InstanceStatus | None:
        """The instance of the current row."""
        index = self.currentIndex()
        status = index.data(STATUS) if index.isValid() else None
        return status if isinstance(status, InstanceStatus) else None

    def set_filter(self, text: str) -> None:
        """Show the rows in which ``text`` occurs; the one whose name begins with it is the current one."""
        if text == self._text:
            return
        self._text, self._is_chosen = text, True
        self._sorted.setFilterFixedString(text)
        found = [self._sorted.index(row, OverviewColumn.INSTANCE) for row in range(self.shown_count())]
        if text and found:
            named = (index for index in found if str(index.data()).casefold().startswith(text.casefold()))
            self.setCurrentIndex(next(named, found[0]))

    def select(self, key: Key) -> None:
        """Make the row of that instance the current one."""
        self._wanted, self._is_chosen = key, True
        self._find_place()

    def shown_count(self) -> int:
        """How many rows the filter lets through."""
        return self._sorted.rowCount()

    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard: tab-separated, with the titles."""
        selected = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = ["\t".join(self._rows.titles())]
        for row in selected or range(self._sorted.rowCount()):
            cells = (self._sorted.index(row, column).data() for column in OverviewColumn)
            lines.append("\t".join(str(cell or "") for cell in cells))
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")

    # ---- what happens

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(STATUS))

    def _take_current(self) -> None:
        if not self._filling:
            self.chosen.emit(self.current)

    def _note_place(self) -> None:
        """A reset would choose nothing, and where the row goes another one is none that somebody chose."""
        if self._filling:
            return
        self._filling = True
        if self.current is not None and self._is_chosen:
            self._wanted = key_of(self.current)

    def _keep_place(self) -> None:
        """Where the row is still there, all that is selected stays so."""
        here = self.current
        if self._is_chosen and here is not None and key_of(here) == self._wanted:
            self._filling = False
            self._take_current()
        else:
            self._find_place()

    def _find_place(self) -> None:
        self._filling = False
        row = self._rows.row_of(self._wanted)
        index = self._sorted.mapFromSource(self._rows.index(row, 0)) if row >= 0 else QModelIndex()
        if not index.isValid() and self._sorted.rowCount():
            index = self._sorted.index(0, 0)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        self._take_current()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_chosen = True
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_chosen = True
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_row_height()
        super().changeEvent(event)


class _Delegate(QStyledItemDelegate):
    """The state as a chip, the age with a bar, the days as a strip; everything else as text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column = OverviewColumn(index.column())
        if column not in _PAINTED:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        view: QWidget = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        tokens, area = tokens_of(view), QRectF(option.rect)
        if column is OverviewColumn.STATE:
            level, works = index.data(LEVEL), index.data(AT_WORK)
            mark = Level.RUNNING if works and level is not Level.RUNNING else None
            paint_pill(painter, area, level, text, option.fontMetrics, tokens, mark)
            return
        painter.save()
        if column is OverviewColumn.AGE:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_age(painter, area.adjusted(8, 3, -10, -4), index.data(AGE), option.font, tokens)
        else:
            paint_strip(painter, area.adjusted(8, 0, -8, 0), index.data(DAYS), tokens)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A tooltip for each day of the strip."""
        if event.type() is QEvent.Type.ToolTip and index.isValid() and index.column() == OverviewColumn.DAYS:
            area = QRectF(option.rect).adjusted(8, 0, -8, 0)
            day = day_at(area, event.pos().x(), index.data(DAYS))
            if day is not None:
                QToolTip.showText(event.globalPos(), plain_tip(day_text(day)), view)
                return True
        return super().helpEvent(event, view, option, index)
