"""A window of the rows of a table: as many as fit, read by their keys, and dropped at the far end again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QColor, QGuiApplication

import engine
from app.tables.conditions import TextFinder
from app.tables.reading import PREVIEW, NotKnown, Position, RowsRead
from app.tables.showing import Reading, value_text
from ui.format import plain_tip
from ui.icons import themed_icon
from ui.languages.sentences import shown
from ui.levels import Level
from ui.palette import tokens_for

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
MOST = 1200
"""Rows that are held; reading on drops as many at the other end."""
_CELL_MOST, _TIP_MOST = 240, 1500
"""Characters of a value that a cell and its tool tip show."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Tables", text)


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column as it is headed: its name, what the tool tip says of it, and whether it holds numbers."""

    name: str
    about: str = ""
    is_number: bool = False


class RowWindow(QAbstractTableModel):
    """Consecutive rows of one order. ``wanted`` asks for those after the last one."""

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[ColumnView, ...] = ()
        self._rows: list[engine.ListedRow] = []
        self.at_start = self.at_end = True
        self.low, self.high = 0.0, 1.0
        self._asked = False
        self._readings: dict[str, Reading] = {}
        self._finder: TextFinder | None = None
        self._not_known: NotKnown = {}

    # What is shown.

    def show_table(self, columns: Sequence[ColumnView], readings: Mapping[str, Reading] | None = None) -> None:
        """Show no rows, under these headings, with these readings of columns."""
        self.beginResetModel()
        self.columns, self._rows = tuple(columns), []
        self._readings = dict(readings or {})
        self.at_start = self.at_end = True
        self.low, self.high = 0.0, 1.0
        self._asked = False
        self.endResetModel()

    def show_rows(self, read: RowsRead) -> None:
        """Show these rows and no others."""
        self.beginResetModel()
        self._rows = list(read.rows)
        self._not_known = dict(read.not_known)
        self.at_start, self.at_end = read.at_start, read.at_end
        self.low, self.high = read.low, read.high
        self._asked = False
        self.endResetModel()

    def append(self, rows: Sequence[engine.ListedRow]) -> None:
        """Add rows at the end, of which more may follow."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def extend(self, read: RowsRead) -> None:
        """Add rows after the last; as many are dropped at the start as are too many."""
        self._learn(read)
        self.append(read.rows)
        self.at_end, self.high = read.at_end, read.high
        self._asked = False
        surplus = len(self._rows) - MOST
        if surplus > 0:
            self.beginRemoveRows(QModelIndex(), 0, surplus - 1)
            self.low += (self.high - self.low) * surplus / len(self._rows)
            del self._rows[:surplus]
            self.at_start = False
            self.endRemoveRows()

    def prepend(self, read: RowsRead) -> None:
        """Add rows before the first; as many are dropped at the end as are too many."""
        self._learn(read)
        if read.rows:
            self.beginInsertRows(QModelIndex(), 0, len(read.rows) - 1)
            self._rows[:0] = read.rows
            self.endInsertRows()
        self.at_start, self.low = read.at_start, read.low
        surplus = len(self._rows) - MOST
        if surplus > 0:
            kept = len(self._rows) - surplus
            self.beginRemoveRows(QModelIndex(), kept, len(self._rows) - 1)
            self.high -= (self.high - self.low) * surplus / len(self._rows)
            del self._rows[kept:]
            self.at_end, self._asked = False, False
            self.endRemoveRows()

    def _learn(self, read: RowsRead) -> None:
        """What a view does not know of the rows that come; of those that went it is forgotten some time."""
        if len(self._not_known) > 3 * MOST:
            held = {each.position for each in self._rows}
            self._not_known = {at: names for at, names in self._not_known.items() if at in held}
        self._not_known |= read.not_known

    def give_up(self) -> None:
        """No more rows are coming after all; they may be asked for again."""
        self._asked = False

    def set_reading(self, column: int, reading: Reading) -> None:
        """Read the values of a column in this way."""
        self._readings[self.columns[column].name] = reading
        self._repaint()

    def reading(self, column: int) -> Reading:
        return self._readings.get(self.columns[column].name, Reading.AUTOMATIC)

    @property
    def readings(self) -> Mapping[str, Reading]:
        return self._readings

    def set_found(self, text: str) -> None:
        """Mark the cells that contain a text; empty for none."""
        self._finder = TextFinder(text) if text else None
        self._repaint()

    def found_column(self, row: int) -> int:
        """The first column of a row with the text that is marked, -1 for none."""
        listed, finder = self.at(row), self._finder
        if listed is None or listed.row is None or finder is None:
            return -1
        names = finder.columns(listed.row)
        return next((at for at, column in enumerate(self.columns) if column.name in names), -1)

    def _repaint(self) -> None:
        if self._rows and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    def at(self, row: int) -> engine.ListedRow | None:
        """The entry of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, position: Position) -> int:
        """The row of an entry, -1 if it is not in the window."""
        return next((at for at, each in enumerate(self._rows) if each.position == position), -1)

    def share(self, row: int) -> float:
        """About where in the whole order a row is, from 0 to 1."""
        return self.low + (self.high - self.low) * row / max(len(self._rows) - 1, 1)

    @property
    def is_whole(self) -> bool:
        """Whether the window holds every row of its order."""
        return self.at_start and self.at_end

    # As Qt asks.

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and bool(self._rows) and not self.at_end and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            wanted: SignalInstance = self.wanted
            wanted.emit()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.name
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(column.about)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        listed = self.at(index.row()) if index.isValid() else None
        if listed is None or index.column() >= len(self.columns):
            return None
        if listed.row is None:
            return self._unread(listed, index.column(), role)
        column = self.columns[index.column()]
        value = listed.row.get(column.name)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(listed, column, _CELL_MOST)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._tip(listed, column))
            case Qt.ItemDataRole.FontRole if column.name in self._not_known.get(listed.position, ()):
                font = QGuiApplication.font()
                font.setItalic(True)
                return font
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ForegroundRole if value is None:
                return QColor(tokens_for(QGuiApplication.palette()).muted)
            case Qt.ItemDataRole.BackgroundRole if self._finder is not None and self._finder.in_value(value):
                return QColor(tokens_for(QGuiApplication.palette()).warning_soft)
        return None

    def _text(self, listed: engine.ListedRow, column: ColumnView, most: int) -> str:
        value = (listed.row or {}).get(column.name)
        if value is None:
            return "NULL"
        text = value_text(value, self._readings.get(column.name, Reading.AUTOMATIC))
        cut = not listed.is_whole and isinstance(value, (str, bytes)) and len(value) * 2 >= PREVIEW
        flat = " ".join(text[: most + 1].splitlines()) if most == _CELL_MOST else text
        return f"{flat[:most]}…" if cut or len(text) > most else flat

    def _tip(self, listed: engine.ListedRow, column: ColumnView) -> str:
        text = self._text(listed, column, _TIP_MOST)
        if column.name in self._not_known.get(listed.position, ()):
            return "\n".join((text, tr("What this value means is not public. It is shown as it is stored.")))
        return text

    def _unread(self, listed: engine.ListedRow, column: int, role: int) -> Any:
        """An entry that is damaged: its first cell, over which the view draws the others, says so."""
        error = listed.error
        if column or error is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                if not listed.key:
                    return tr("The rows of page {} cannot be read: {}").format(listed.page, shown(error.message))
                return tr("This row cannot be read: {}").format(shown(error.message))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(shown(str(error)))
            case Qt.ItemDataRole.DecorationRole:
                level = Level.ERROR
                return themed_icon(level.icon, level.color(tokens_for(QGuiApplication.palette())))
        return None


def _alignment(column: ColumnView) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
