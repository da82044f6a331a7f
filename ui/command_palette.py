"""Ctrl+K: whatever the window can do or show, found by typing a part of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.format import plural
from ui.icons import tint_item
from ui.palette import tokens_of
from ui.values.command import Command, matching
from ui.widgets.dialog import Dialog
from ui.widgets.text import TextLabel

_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class _Detail(QStyledItemDelegate):
    """A text that is less important."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        muted = QColor(tokens_of(option.widget).muted)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, muted)


class CommandPalette(Dialog):
    """Offers ``commands``. Typing narrows them down, Enter or a click does the chosen one, Esc closes."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = tuple(commands)
        self._shown: list[Command] = []
        self.setWindowTitle(self.tr("Find a command"))
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Command, page or instance"))
        self.field.setPlaceholderText(self.tr("Type a command, a page or an instance"))
        self.field.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.count = TextLabel("", "muted")
        self._build_list()
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._do_chosen)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item, _column: self._do_chosen())
        self._narrow("")
        room = parent.size() if parent else QSize(900, 600)
        self.resize(min(680, room.width() - 40), min(460, room.height() - 80))

    def _build_list(self) -> None:
        self.list.setAccessibleName(self.tr("Matching commands"))
        self.list.setColumnCount(3)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegateForColumn(1, _Detail(self.list))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys move in the list while the field keeps the focus."""
        is_key = watched is self.field and event.type() is QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        self._shown = matching(self._commands, typed)
        self.list.clear()
        for at, each in enumerate(self._shown):
            row = QTreeWidgetItem([each.text, each.detail, each.keys])
            row.setToolTip(1, each.detail)
            row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(row)
            tint_item(self.list, at, each.icon, "muted")
        if first := self.list.topLevelItem(0):
            self.list.setCurrentItem(first)
            self.count.set_text(plural(len(self._shown), "{} command", "{} commands"))
        else:
            self.count.set_text(self.tr("Nothing matches."))

    def _do_chosen(self) -> None:
        at = self.list.currentIndex().row()
        if at >= 0:
            self.accept()
            self._shown[at].run()
