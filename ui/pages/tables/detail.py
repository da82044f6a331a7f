"""One value in full, every column of its row, and what the logs know of the row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

import engine
from app.export.values import as_text, readable
from app.tables.showing import Reading, hex_dump, readings, value_text
from engine.errors import JetError
from ui.format import exact, number, plural, size
from ui.languages.sentences import shown
from ui.models.instances import CellValue, RowsModel, plain
from ui.models.table_definitions import type_name
from ui.panels.folded_rows import FoldedRows
from ui.panels.kept_layout import KeptColumns
from ui.panels.sorted_table import SortedTable
from ui.widgets.buttons import push_button
from ui.widgets.empty_words import EmptyWords
from ui.widgets.text import TextLabel

_DUMP = "dump"
_DUMP_MOST = 64 << 10
"""Bytes of a value that are shown as offsets, hexadecimal and text."""
_TEXT_MOST = 256 << 10
"""Characters of a value that are shown; copying takes all of them."""


class Detail(QTabWidget):
    """``history_wanted`` comes when the history of the row is asked for."""

    history_wanted = Signal()

    def __init__(self, state: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column: engine.Column | None = None
        self._listed: engine.ListedRow | None = None
        self.setAccessibleName(self.tr("Details of the row"))
        self.tabBar().setAccessibleName(self.tr("Details of the row"))
        self.addTab(self._build_value(), self.tr("Value"))
        titles = self.tr("Column"), self.tr("Value"), self.tr("Type")
        self.row = SortedTable(RowsModel(titles), self.tr("Columns of the row"))
        samples = {0: "SruDbIdMapTable", 1: "a value", 2: "UnsignedLongLong"}
        KeptColumns(self.row, state, "tables/row", samples, (2,), icon=-1, wide=1)
        self._no_row = EmptyWords(self.row)
        self.addTab(self.row, self.tr("Row"))
        self.addTab(self._build_history(state), self.tr("History"))

    def _build_value(self) -> QWidget:
        self.about = TextLabel("", "muted", fold=True)
        self.reading = QComboBox()
        self.reading.setAccessibleName(self.tr("Read the value as"))
        self.reading.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.reading.activated.connect(lambda _at: self._show_text())
        self.copy = push_button(self.tr("Copy value"), icon="copy")
        self.copy.setToolTip(self.tr("Copy the whole value as it is shown here"))
        self.copy.clicked.connect(self._copy)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Value"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setTabChangesFocus(True)
        head = QHBoxLayout()
        head.addWidget(self.about, 1)
        head.addWidget(self.reading)
        head.addWidget(self.copy)
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        return frame

    def _build_history(self, state: QSettings) -> QWidget:
        self.show_history = push_button(self.tr("Read the history of this row"), icon="history")
        self.show_history.clicked.connect(self.history_wanted)
        self.history_says = TextLabel("", "small", fold=True)
        titles = (
            *(self.tr("Time"), self.tr("Change"), self.tr("Column")),
            *(self.tr("Before"), self.tr("After"), self.tr("Transaction")),
        )
        self.history = SortedTable(RowsModel(titles), self.tr("Changes of the row"))
        samples = (
            "28 Nov 2026 00:00:00.000",
            "escrow update",
            "a column",
            "a value before",
            "a value after it",
            "0x5C:1:2 session 3",
        )
        FoldedRows(self.history, (3, 4))
        KeptColumns(self.history, state, "tables/history", dict(enumerate(samples)), (5,), icon=-1, wide=4)
        self._no_changes = EmptyWords(self.history)
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 6, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.history_says, 1)
        head.addWidget(self.show_history)
        column.addLayout(head)
        column.addWidget(self.history, 1)
        return frame

    # The value and the row.

    def clear(self) -> None:
        """No row is chosen."""
        self._listed = self._column = None
        self.about.set_text(self.tr("Select a value in the table."))
        self.reading.clear()
        self.reading.setEnabled(False)
        self.copy.setEnabled(False)
        self.text.clear()
        self.row.rows.set_rows([])
        self._no_row.set_text(self.tr("Select a row in the table."))
        self.show_no_history(self.tr("Select a row in the table."), possible=False)

    def show_row(self, table: engine.Table, listed: engine.ListedRow, column: engine.Column | None) -> None:
        """Show a row that was read whole, and its value in ``column``."""
        self._listed, self._column = listed, column
        row = listed.row
        if row is None:
            self.clear()
            self.about.set_text(shown(str(listed.error or "")))
            return
        self.row.rows.set_rows(
            [(plain(each.name), _cell(row.get(each.name)), plain(type_name(each))) for each in table.columns]
        )
        self._show_value()

    def _show_value(self) -> None:
        listed, column = self._listed, self._column
        if listed is None or listed.row is None or column is None:
            return
        value = listed.row.get(column.name)
        values = value if isinstance(value, list) else [value]
        parts = [column.name, type_name(column), self._amount(value)]
        self.about.set_text(" · ".join(part for part in parts if part))
        self._fill_readings(next((each for each in values if each is not None), None))
        self.reading.setEnabled(self.reading.count() > 1)
        self.copy.setEnabled(value is not None)
        self._show_text()

    def _amount(self, value: object) -> str:
        if isinstance(value, list):
            return plural(len(value), "{} value", "{} values")
        if isinstance(value, bytes):
            return size(len(value))
        if isinstance(value, str):
            return plural(len(value), "{} character", "{} characters")
        return self.tr("NULL") if value is None else ""

    def _fill_readings(self, first: Any) -> None:
        """The ways to read a value; of several, the first that is not NULL."""
        words = {
            Reading.PLAIN: self.tr("As stored"),
            Reading.TEXT: self.tr("Text"),
            Reading.HEXADECIMAL: self.tr("Hexadecimal"),
            Reading.GUID: "GUID",
            Reading.SID: self.tr("Security identifier"),
            Reading.FILETIME: self.tr("Time (FILETIME)"),
            Reading.UNIX_TIME: self.tr("Time (Unix)"),
            Reading.INTEGER: self.tr("Integer"),
        }
        before = self.reading.currentText()
        self.reading.clear()
        if first is None:
            return
        self.reading.addItem(self.tr("Automatic"), Reading.AUTOMATIC.value)
        for reading, _ in readings(first):
            self.reading.addItem(words[reading], reading.value)
        if isinstance(first, bytes):
            self.reading.addItem(self.tr("Bytes with offsets"), _DUMP)
        self.reading.setCurrentIndex(max(0, self.reading.findText(before)))

    def shown_value(self) -> str:
        """The whole value in the chosen reading."""
        listed, column = self._listed, self._column
        if listed is None or listed.row is None or column is None:
            return ""
        value = listed.row.get(column.name)
        values = value if isinstance(value, list) else [value]
        reading = self.reading.currentData()
        if reading != _DUMP:
            return "\n".join(value_text(each, Reading(reading or Reading.AUTOMATIC)) for each in values)
        return "\n\n".join(hex_dump(each, _DUMP_MOST) for each in values if isinstance(each, bytes))

    def _show_text(self) -> None:
        text = self.shown_value()
        cut = text[:_TEXT_MOST]
        if len(cut) < len(text):
            more = self.tr("Only the first {} characters are shown. Copy value takes all.")
            cut = f"{cut}\n{more.format(number(_TEXT_MOST))}"
        self.text.setPlainText(cut)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.shown_value())

    # The history.

    def show_no_history(self, why: str, *, possible: bool) -> None:
        """No history is shown, and why; ``possible``: it can be read."""
        self.history.rows.set_rows([])
        self.history_says.set_text(why)
        self._no_changes.set_text("")
        self.show_history.setEnabled(possible)

    def show_changes(self, history: engine.RowHistory) -> None:
        """What each commit made of the row, the newest first."""
        self.show_history.setEnabled(True)
        rows = [cells for change in reversed(history.changes) for cells in _change_rows(change)]
        self.history.rows.set_rows(rows)
        lines = [
            plural(
                len(history.changes),
                "{} change in the logs of this backup.",
                "{} changes in the logs of this backup.",
            )
        ]
        self._no_changes.set_text(self.tr("No changes."))
        if not history.changes:
            lines = [self.tr("The row has not changed in the logs of this backup.")]
        if history.omitted:
            lines.append(self.tr("Older changes are not shown: {}.").format(number(history.omitted)))
        if history.rolled_back:
            lines.append(self.tr("Transactions that were rolled back: {}.").format(number(history.rolled_back)))
        self.history_says.set_text(" ".join(lines))

    def show_history_error(self, error: JetError) -> None:
        self.show_no_history(" ".join((shown(str(error)), shown(error.hint))).strip(), possible=True)


def _cell(value: Any) -> CellValue:
    text = "NULL" if value is None else value_text(value)
    return CellValue(" ".join(text[:400].splitlines()), text[:400].casefold(), text[:1500])


def _value(value: Any) -> CellValue:
    text = as_text(readable(value))[:1500]
    return CellValue(" ".join(text[:400].splitlines()), text[:400].casefold(), text)


def _change_rows(change: engine.RowChange) -> list[tuple[CellValue, ...]]:
    """A line for each column that changed."""
    before, after = change.before or {}, change.after or {}
    time = exact(change.time) if change.time is not None else ""
    sort = change.time.timestamp() if change.time is not None else 0.0
    where = f"{change.lgpos} · {change.transaction}"
    return [
        (
            CellValue(time, sort, "" if change.is_exact else time),
            plain(shown(change.kind.value)),
            plain(name),
            _value(before.get(name)),
            _value(after.get(name)),
            plain(where),
        )
        for name in change.columns
    ]
