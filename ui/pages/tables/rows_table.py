"""The rows of a table with a scroll bar for all of them, of which only a window is read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QMenu, QScrollBar, QTableView, QWidget

from app.tables.showing import Reading
from ui.models.row_window import RowWindow
from ui.widgets.own_choice import OwnChoice

STEPS = 10_000
"""Places of the scroll bar that stands for the whole table."""
_WIDEST = 40
"""Digits that a column takes at most by itself: a GUID is shown whole."""
_SAMPLED = 40
"""Rows by which columns are made wide enough."""


class RowsTable(QWidget):
    """``before_wanted`` asks for rows before the window, ``share_wanted`` carries where to go, from 0 to 1.

    ``current_changed`` comes with another cell; ``first_wanted`` and ``last_wanted`` with Ctrl+Home and Ctrl+End.
    """

    before_wanted = Signal()
    share_wanted = Signal(float)
    first_wanted = Signal()
    last_wanted = Signal()
    current_changed = Signal()

    def __init__(self, window: RowWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self.view = _View(window)
        self.view.setAccessibleName(self.tr("Rows"))
        self.whole = QScrollBar(Qt.Orientation.Vertical)
        self.whole.setRange(0, STEPS)
        self.whole.setPageStep(STEPS // 20)
        self.whole.setAccessibleName(self.tr("Place in the table"))
        self.whole.setToolTip(self.tr("The whole table: drag to go to another part of it"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.whole)
        self._moving = False
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.whole.sliderReleased.connect(lambda: self._ask_share(self.whole.value()))
        self.whole.actionTriggered.connect(self._take_action)
        window.rowsInserted.connect(self._keep_place_inserted)
        window.rowsRemoved.connect(self._keep_place_removed)
        window.modelReset.connect(self._reset)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._tell_current())
        self._build_menus()

    def _build_menus(self) -> None:
        self.copy_rows = QAction(self.tr("Copy rows"), self)
        self.copy_rows.setShortcut(QKeySequence.StandardKey.Copy)
        self.copy_rows.setStatusTip(self.tr("Copy the selected rows with headings, separated by tabs"))
        self.copy_cell = QAction(self.tr("Copy value"), self)
        self.copy_cell.setShortcut(QKeySequence("Ctrl+Shift+C"))
        self.copy_cell.setStatusTip(self.tr("Copy the value of the current cell as it is shown"))
        for action in (self.copy_rows, self.copy_cell):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.view.addAction(action)
        self.copy_rows.triggered.connect(self.copy)
        self.copy_cell.triggered.connect(self._copy_cell)
        self.only_value = QAction(self.tr("Show only rows with this value"), self)
        self.only_value.setStatusTip(self.tr("Add a condition on this column to the filter"))
        self.without_value = QAction(self.tr("Hide rows with this value"), self)
        self.without_value.setStatusTip(self.tr("Add a condition on this column to the filter"))
        self.view.addActions([self.only_value, self.without_value])
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        header = self.view.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_reading)

    # What is selected.

    @property
    def row(self) -> int:
        """The current row of the window, -1 for none."""
        return self.view.currentIndex().row()

    @property
    def column(self) -> int:
        return self.view.currentIndex().column()

    def selected_rows(self) -> list[int]:
        """The selected rows of the window, ascending."""
        return sorted({index.row() for index in self.view.selectionModel().selectedRows()})

    def go_to(self, row: int, column: int = -1) -> None:
        """Make a row the current one and show it; the current column stays unless another one is given."""
        index = self._window.index(row, column if column >= 0 else max(self.column, 0))
        self.view.setCurrentIndex(index)
        hint = QAbstractItemView.ScrollHint.PositionAtCenter
        if row == 0 and self._window.at_start:
            hint = QAbstractItemView.ScrollHint.PositionAtTop
        self.view.scrollTo(index, hint)
        self._show_place()

    def copy(self) -> None:
        """Put the selected rows on the clipboard, with the headings."""
        columns = range(self._window.columnCount())
        lines = ["\t".join(column.name for column in self._window.columns)]
        lines += [
            "\t".join(str(self._window.index(row, column).data() or "") for column in columns)
            for row in self.selected_rows()
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _copy_cell(self) -> None:
        text = self.view.currentIndex().data()
        if text:
            QGuiApplication.clipboard().setText(str(text))

    def _tell_current(self) -> None:
        changed: SignalInstance = self.current_changed
        changed.emit()

    # How values are read.

    def _ask_reading(self, place: QPoint) -> None:
        header = self.view.horizontalHeader()
        column = header.logicalIndexAt(place)
        if not 0 <= column < len(self._window.columns):
            return
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Show values as"))
        for reading, text in reading_words():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(self._window.reading(column) is reading)
            action.triggered.connect(
                lambda _checked=False, reading=reading: self._window.set_reading(column, reading)
            )
        menu.addSeparator()
        hide = menu.addAction(self.tr("Hide this column"))
        hide.triggered.connect(lambda: self.view.setColumnHidden(column, True))
        show = menu.addAction(self.tr("Show all columns"))
        show.triggered.connect(self._show_all)
        menu.exec(header.mapToGlobal(place))
        menu.deleteLater()

    def _show_all(self) -> None:
        for column in range(self._window.columnCount()):
            self.view.setColumnHidden(column, False)

    # Where in the table.

    def _reset(self) -> None:
        self._show_spans()
        self._show_place()

    def fit_columns(self) -> None:
        """Make each column as wide as the values that are there, within reason."""
        metrics = self.view.fontMetrics()
        widest = metrics.horizontalAdvance("0") * _WIDEST + 26
        header = self.view.horizontalHeader()
        for column in range(self._window.columnCount()):
            texts = (
                str(self._window.index(row, column).data() or "")
                for row in range(min(_SAMPLED, self._window.rowCount()))
                if not self.view.columnSpan(row, 0) > 1
            )
            wide = max((metrics.horizontalAdvance(text[:_WIDEST]) for text in texts), default=0)
            self.view.setColumnWidth(column, max(min(wide + 26, widest), header.sectionSizeHint(column)))

    def _keep_place_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Rows that come before those that are seen do not move them."""
        self._show_spans()
        if first == 0 and last + 1 < self._window.rowCount():
            self._shift((last - first + 1) * self.view.row_height)
        self._show_place()

    def _keep_place_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._show_spans()
        if first == 0:
            self._shift(-(last - first + 1) * self.view.row_height)
        self._show_place()

    def _shift(self, pixels: int) -> None:
        bar = self.view.verticalScrollBar()
        wanted = bar.value() + pixels
        self.view.measure()
        self._moving = True
        bar.setValue(wanted)
        self._moving = False

    def _show_spans(self) -> None:
        """An entry that cannot be read takes the whole line."""
        columns = self._window.columnCount()
        self.view.clearSpans()
        if columns > 1:
            for row in range(self._window.rowCount()):
                listed = self._window.at(row)
                if listed is not None and listed.row is None:
                    self.view.setSpan(row, 0, 1, columns)

    def _scrolled(self, value: int) -> None:
        if self._moving:
            return
        self._show_place()
        if value <= self.view.row_height * 10 and not self._window.at_start:
            wanted: SignalInstance = self.before_wanted
            wanted.emit()

    def _show_place(self) -> None:
        """The large scroll bar is there where the window does not hold all rows."""
        whole = self._window.is_whole
        self.whole.setVisible(not whole)
        self.view.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if whole else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if not self.whole.isSliderDown():
            top = max(self.view.rowAt(0), 0)
            bar = self.view.verticalScrollBar()
            at_end = self._window.at_end and bar.value() == bar.maximum()
            self.whole.blockSignals(True)
            self.whole.setValue(STEPS if at_end else int(self._window.share(top) * STEPS))
            self.whole.blockSignals(False)

    def _take_action(self, action: int) -> None:
        """Clicks beside the handle and on its ends; dragging asks when it ends."""
        if action == int(QScrollBar.SliderAction.SliderMove.value) and self.whole.isSliderDown():
            return
        self._ask_share(self.whole.sliderPosition())

    def _ask_share(self, value: int) -> None:
        wanted: SignalInstance = self.share_wanted
        if value <= 0:
            first: SignalInstance = self.first_wanted
            first.emit()
        elif value >= STEPS:
            last: SignalInstance = self.last_wanted
            last.emit()
        else:
            wanted.emit(value / STEPS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_Home:
            first: SignalInstance = self.first_wanted
            first.emit()
        elif control and event.key() == Qt.Key.Key_End:
            last: SignalInstance = self.last_wanted
            last.emit()
        else:
            super().keyPressEvent(event)


class _View(OwnChoice, QTableView):
    """A table without a model of its own; all rows are of one height, so that none has to be measured."""

    def __init__(self, window: RowWindow) -> None:
        super().__init__()
        self.row_height = round(self.fontMetrics().height() * 1.75)
        self.setModel(window)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(self.row_height * 4)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsMovable(True)
        self.horizontalHeader().setMinimumSectionSize(48)
        self.horizontalHeader().setStretchLastSection(True)

    def measure(self) -> None:
        """Let the scroll bars know at once of rows that came or went."""
        self.updateGeometries()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Home and Ctrl+End go to the ends of the table, not of the window: see :class:`RowsTable`."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()
            return
        super().keyPressEvent(event)


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Tables", text)


def reading_words() -> list[tuple[Reading, str]]:
    """The ways to read a value, in words."""
    return [
        (Reading.AUTOMATIC, tr("Show automatically")),
        (Reading.PLAIN, tr("Show as stored")),
        (Reading.TEXT, tr("Show as text")),
        (Reading.HEXADECIMAL, tr("Show in hexadecimal")),
        (Reading.GUID, tr("Show as GUID")),
        (Reading.SID, tr("Show as security identifier (SID)")),
        (Reading.FILETIME, tr("Show as time (FILETIME)")),
        (Reading.UNIX_TIME, tr("Show as time (Unix)")),
        (Reading.INTEGER, tr("Show as integer")),
    ]
