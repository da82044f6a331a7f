"""A box that offers hundreds of entries: its list has a search, and is never higher than the screen."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.palette import tokens_of
from ui.widgets.elided import ElidedBox
from ui.widgets.text import show_part

Index = QModelIndex | QPersistentModelIndex
MOST = 0.6
"""Of the height of the screen."""
DETAIL = int(Qt.ItemDataRole.UserRole) + 60
"""Role of a text that the list has at the right of an entry."""
FEW = 8
"""Up to so many entries a search would only be in the way."""


class Picker(ElidedBox):
    """A combo box whose list can be searched: every word that is typed has to occur in the text or the tooltip of
    an entry. Typing while the list is closed opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self._list: PickerList | None = None

    def minimumSizeHint(self) -> QSize:
        """As narrow as the contents may be: a long placeholder is shortened like any entry."""
        few = self.fontMetrics().averageCharWidth() * self.minimumContentsLength() + 60
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), few), hint.height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint().expandedTo(QSize(0, super().sizeHint().height()))

    def showPopup(self) -> None:
        """Open the list below the box, or above it where there is more room."""
        self.open_with("")

    def open_with(self, search: str) -> PickerList:
        """Open the list, ``search`` typed already."""
        self.hidePopup()
        found = self._list = PickerList(self)
        found.place()
        found.search.setText(search)
        found.show()
        found.search.setFocus()
        return found

    def hidePopup(self) -> None:
        if self._list is not None and shiboken6.isValid(self._list):  # a click beside it has ended it
            self._list.close()
        self._list = None
        super().hidePopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if self.count() > FEW and text.strip() and text.isprintable():
            self.open_with(text)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A page is scrolled past the box; nothing else is chosen by that."""
        event.ignore()


class PickerList(QFrame):
    """The open list of ``box``."""

    def __init__(self, box: Picker) -> None:
        super().__init__(box, Qt.WindowType.Popup)
        self._box = box
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "panel")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.rows = _Found(self)
        self.rows.setSourceModel(box.model())
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setItemDelegate(_Entry(self.list))
        self.list.setProperty("frame", "none")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setAccessibleName(box.accessibleName() or self.tr("Entries"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = QLabel(self.tr("Nothing matches"))
        self._none.setProperty("role", "muted")
        self._none.setContentsMargins(8, 4, 8, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self._none)
        show_part(self._none, False)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._narrow)
        self.list.clicked.connect(self._take)
        self._narrow("")

    def place(self) -> None:
        """Beside the box, within its screen."""
        box, room = self._box, self._box.screen().availableGeometry()
        rows = min(self.rows.rowCount(), 14)
        row = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + 10)
        wanted = rows * row + self.search.sizeHint().height() + 30
        details = (str(self.rows.index(row, 0).data(DETAIL) or "") for row in range(self.rows.rowCount()))
        detail = max(map(self.fontMetrics().horizontalAdvance, details), default=0)
        hint = self.list.sizeHintForColumn(0) + detail + 70
        width = min(max(box.width(), hint), room.width() - 20)
        height = min(wanted, int(room.height() * MOST))
        below = box.mapToGlobal(QPoint(0, box.height()))
        top = below.y() if below.y() + height <= room.bottom() else below.y() - box.height() - height
        left = min(below.x(), room.right() - width)
        self.setGeometry(max(left, room.left()), max(top, room.top()), width, height)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height())

    def _narrow(self, text: str) -> None:
        self.rows.set_search(text)
        is_any = self.rows.rowCount() > 0
        show_part(self._none, not is_any)
        current = self.rows.mapFromSource(
            self._box.model().index(self._box.currentIndex(), self._box.modelColumn())
        )
        self._go_to(current if current.isValid() and not text else self.rows.index(0, 0))

    def _go_to(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self.search.setAccessibleDescription(str(index.data() or ""))

    def _take(self, index: QModelIndex) -> None:
        """Choose the entry."""
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        row, box = self.rows.mapToSource(index).row(), self._box
        box.hidePopup()
        box.setCurrentIndex(row)
        box.activated.emit(row)
        box.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move in the list or end it; all others go into the search."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        at, last = self.list.currentIndex().row(), self.rows.rowCount() - 1
        page = max(1, self.list.viewport().height() // max(1, self.list.sizeHintForRow(0)) - 1)
        steps = {
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_PageDown: at + page,
            Qt.Key.Key_PageUp: at - page,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._go_to(self.rows.index(max(0, min(last, steps[key])), 0))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            self._box.hidePopup()
            self._box.setFocus()
            return True
        return super().eventFilter(watched, event)


class _Entry(QStyledItemDelegate):
    """An entry, and its detail at the right where there is room for it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        detail = str(index.data(DETAIL) or "")
        used = option.fontMetrics.horizontalAdvance(str(index.data() or "")) + 44
        room = option.rect.adjusted(used, 0, -10, 0)
        if detail and room.width() >= option.fontMetrics.horizontalAdvance(detail):
            painter.save()
            painter.setPen(QColor(tokens_of(option.widget).muted))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), detail)
            painter.restore()


class _Found(QSortFilterProxyModel):
    """The entries in their order, as far as they have all words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def set_search(self, text: str) -> None:
        self._words = tuple(text.casefold().split())
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        index = self.sourceModel().index(row, 0, parent)
        parts = (index.data(), index.data(Qt.ItemDataRole.ToolTipRole), index.data(DETAIL))
        text = "\n".join(str(part) for part in parts if part).casefold()
        return all(word in text for word in self._words)
