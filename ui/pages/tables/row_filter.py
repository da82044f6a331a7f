"""Which rows are wanted: conditions on columns, and a text to find or to filter by."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

import engine
from app.tables.conditions import Comparison, Condition, keeping
from engine.errors import JetError
from ui.languages.sentences import shown
from ui.widgets.buttons import icon_button, push_button
from ui.widgets.flow import Flow
from ui.widgets.form import set_invalid
from ui.widgets.text import TextLabel, show_part


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Tables", text)


def comparison_words() -> list[tuple[Comparison, str]]:
    """The comparisons in words."""
    return [
        (Comparison.EQUAL, tr("is")),
        (Comparison.UNEQUAL, tr("is not")),
        (Comparison.CONTAINS, tr("contains")),
        (Comparison.LESS, tr("is less than")),
        (Comparison.AT_MOST, tr("is at most")),
        (Comparison.GREATER, tr("is greater than")),
        (Comparison.AT_LEAST, tr("is at least")),
        (Comparison.IS_NULL, tr("is NULL")),
        (Comparison.IS_NOT_NULL, tr("is not NULL")),
    ]


class RowFilter(QWidget):
    """``changed`` comes with other conditions or another text to filter by; ``find_wanted`` carries whether to
    look backwards."""

    changed = Signal()
    find_wanted = Signal(bool)
    text_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: engine.Table | None = None
        self.conditions: list[Condition] = []
        self._build_find()
        self._build_condition()
        self._chips = Flow()
        self._buttons: list[QPushButton] = []
        self.says = TextLabel("", "small", fold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._find_row)
        column.addWidget(self._condition_row)
        column.addWidget(self._chips)
        column.addWidget(self.says)
        self._condition_row.hide()
        self._chips.hide()

    def _build_find(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find in this table"))
        self.search.setAccessibleName(self.tr("Find in this table"))
        self.search.setToolTip(self.tr("Enter goes to the next row that contains the text in any column"))
        self.search.setClearButtonEnabled(True)
        self.search.returnPressed.connect(lambda: self._ask_find(False))
        self.search.textChanged.connect(self._take_text)
        self.keys: list[QAction] = []
        """F3 and Shift+F3, for the widget in which they are to work."""
        self.next = icon_button("chevron-down", self.tr("Find next (F3)"))
        self.previous = icon_button("chevron-up", self.tr("Find previous (Shift+F3)"))
        self.next.clicked.connect(lambda: self._ask_find(False))
        self.previous.clicked.connect(lambda: self._ask_find(True))
        for keys, backwards in (("F3", False), ("Shift+F3", True)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, backwards=backwards: self._ask_find(backwards))
            self.keys.append(action)
        self.only = QCheckBox(self.tr("Only these rows"))
        self.only.setAccessibleName(self.tr("Show only rows that contain the text"))
        self.only.setToolTip(self.tr("Show only rows that contain the text"))
        self.only.toggled.connect(lambda _on: self._tell())
        self.more = push_button(self.tr("Filter…"), "toggle", "filter")
        self.more.setCheckable(True)
        self.more.setToolTip(self.tr("Compare columns with values"))
        self._find_row = QHBoxLayout()
        self._find_row.addWidget(self.search, 1)
        for widget in (self.previous, self.next, self.only, self.more):
            self._find_row.addWidget(widget)

    def _build_condition(self) -> None:
        self.column = QComboBox()
        self.column.setAccessibleName(self.tr("Column"))
        self.column.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.column.setMinimumContentsLength(12)
        self.comparison = QComboBox()
        self.comparison.setAccessibleName(self.tr("Comparison"))
        self.comparison.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.comparison.setMinimumContentsLength(10)
        for comparison, text in comparison_words():
            self.comparison.addItem(text, comparison.value)
        self.comparison.currentIndexChanged.connect(lambda _at: self._show_value())
        self.value = QLineEdit()
        self.value.setAccessibleName(self.tr("Value"))
        self.value.setPlaceholderText(self.tr("Value"))
        self.value.returnPressed.connect(self._add)
        self.add = push_button(self.tr("Add"), icon="add")
        self.add.setToolTip(self.tr("Show only rows that meet this condition, too"))
        self.add.clicked.connect(self._add)
        self._condition_row = QWidget()
        row = QHBoxLayout(self._condition_row)
        row.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.column, 2), (self.comparison, 0), (self.value, 3), (self.add, 0)):
            row.addWidget(widget, stretch)
        self.more.toggled.connect(self._condition_row.setVisible)

    # What is wanted.

    @property
    def find_text(self) -> str:
        """What to look for; empty for nothing."""
        return self.search.text().strip()

    @property
    def filter_text(self) -> str:
        """What each row has to contain; empty for nothing."""
        return self.find_text if self.only.isChecked() else ""

    def show_table(self, table: engine.Table | None, find: str = "") -> None:
        """Start again with a table, and only its rows that contain a text, if there is one."""
        self._table = table
        self.conditions = []
        self.column.clear()
        self.value.clear()
        if table is not None:
            self.column.addItems([column.name for column in table.columns])
        for widget in (self.search, self.only):
            widget.blockSignals(True)
        self.search.setText(find)
        self.only.setChecked(bool(find))
        for widget in (self.search, self.only):
            widget.blockSignals(False)
        self._refuse("")
        self._show_chips()

    def add_condition(self, condition: Condition) -> None:
        """Ask for one thing more; what is no value of its column is said."""
        if self._table is None or condition in self.conditions:
            return
        try:
            keeping(self._table, [condition])
        except JetError as error:
            self._refuse(" ".join((shown(error.message), shown(error.hint))).strip())
            return
        self._refuse("")
        self.value.clear()
        self.conditions.append(condition)
        self._show_chips()
        self._tell()

    def remove_condition(self, condition: Condition) -> None:
        self.conditions.remove(condition)
        self._show_chips()
        self._tell()

    def _add(self) -> None:
        comparison = Comparison(self.comparison.currentData())
        if self.column.currentText():
            text = self.value.text() if comparison.takes_value else ""
            self.add_condition(Condition(self.column.currentText(), comparison, text))

    def _show_value(self) -> None:
        self.value.setEnabled(Comparison(self.comparison.currentData()).takes_value)

    def _refuse(self, why: str) -> None:
        set_invalid(self.value, bool(why))
        self.says.set_text(why)

    def _show_chips(self) -> None:
        for button in self._buttons:
            self._chips.take_out(button)
        words = dict(comparison_words())
        self._buttons = []
        for condition in self.conditions:
            text = self.tr("{} {} “{}”") if condition.text else self.tr("{} {}")
            text = text.format(condition.column, words[condition.comparison], condition.text)
            button = push_button(text.replace("&", "&&"), icon="cancel")
            button.setToolTip(self.tr("Remove this condition"))
            button.setAccessibleDescription(self.tr("Remove this condition"))
            button.clicked.connect(lambda _checked=False, condition=condition: self.remove_condition(condition))
            self._buttons.append(button)
            self._chips.add(button)
            button.show()
        show_part(self._chips, bool(self.conditions))

    def _take_text(self, text: str) -> None:
        changed: SignalInstance = self.text_changed
        changed.emit(text.strip())
        if not text and self.only.isChecked():
            self._tell()

    def _ask_find(self, backwards: bool) -> None:
        if not self.find_text:
            return
        if self.only.isChecked():
            self._tell()
            return
        wanted: SignalInstance = self.find_wanted
        wanted.emit(backwards)

    def _tell(self) -> None:
        changed: SignalInstance = self.changed
        changed.emit()
