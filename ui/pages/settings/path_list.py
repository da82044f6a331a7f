"""A list of folders or files that can be added to and removed from, each with what can be said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.format import plain_tip
from ui.icons import set_icon, tint_item
from ui.levels import Level
from ui.widgets.buttons import push_button
from ui.widgets.text import TextLabel

_PATH = Qt.ItemDataRole.UserRole
_LEVEL = Qt.ItemDataRole.UserRole + 1
_MAX_ROWS = 5


@dataclass(frozen=True)
class PathLine:
    """A folder and its state: ``words`` at ``level``, ``tip`` for the rest. ``held`` says why it cannot be
    removed from the list."""

    path: str
    words: str = ""
    level: Level = Level.NEUTRAL
    tip: str = ""
    held: str = ""
    advice: str = ""
    """What to do about it, which is said below the list, with the path."""


class PathList(QWidget):
    """``added`` and ``removed`` carry a path, ``restored`` one and the place it had; the owner of the list then
    calls :meth:`set_lines`."""

    added = Signal(str)
    removed = Signal(str)
    restored = Signal(str, int)

    def __init__(
        self, name: str, empty: str, dialog_title: str, parent: QWidget | None = None, *, of_files: bool = False
    ) -> None:
        super().__init__(parent)
        self._dialog_title = dialog_title
        self._of_files = of_files
        self._lines: tuple[PathLine, ...] = ()
        self._taken: tuple[str, int] | None = None
        """The path that was removed last, and where it stood."""
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(16, 16))
        self.list.installEventFilter(self)
        self.empty = TextLabel(empty, "muted", fold=True)
        self.add_button = push_button(self.tr("Add…"), icon="add")
        self.add_button.setAccessibleName(self.tr("Add to {}").format(name))
        self.remove_button = push_button(self.tr("Remove"), icon="remove")
        self.remove_button.setAccessibleName(self.tr("Remove from {}").format(name))
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        texts = QVBoxLayout()
        texts.setContentsMargins(0, 0, 0, 0)
        texts.addWidget(self.empty)
        texts.addWidget(self.list)
        self.advice = TextLabel("", "muted", fold=True)
        texts.addWidget(self.advice)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addLayout(texts, 1)
        line.addLayout(buttons)
        self.undo_line = QWidget()
        self._undo_text = TextLabel("", "muted", fold=True)
        self.undo_button = push_button(self.tr("Undo"), icon="refresh")
        undo = QHBoxLayout(self.undo_line)
        undo.setContentsMargins(0, 0, 0, 0)
        undo.addWidget(self._undo_text, 1)
        undo.addWidget(self.undo_button)
        texts.addWidget(self.undo_line)
        texts.addStretch(1)
        self.undo_line.hide()
        self.undo_button.clicked.connect(self.undo)
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.list.currentRowChanged.connect(lambda _row: self._follow())
        self._add_menu()
        self.set_lines(())

    def _add_menu(self) -> None:
        """What the buttons do, and the path to paste elsewhere."""
        self.remove_action, self.copy_action = (
            QAction(self.tr("Remove"), self),
            QAction(self.tr("Copy path"), self),
        )
        for action, icon, do in (
            (self.remove_action, "remove", self.remove),
            (self.copy_action, "copy", self.copy),
        ):
            set_icon(action, icon)
            action.triggered.connect(do)
        self.copy_action.setShortcut(QKeySequence.StandardKey.Copy)
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.list.addActions([self.copy_action, self.remove_action])
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def set_lines(self, lines: Sequence[PathLine]) -> None:
        """Show ``lines``; the row that was current stays."""
        row = self.list.currentRow()
        self._lines = tuple(lines)
        self.list.clear()
        for line in lines:
            text = "   ·   ".join(part for part in (line.path, line.words, line.held) if part)
            item = QListWidgetItem(text, self.list)
            item.setData(_PATH, line.path)
            item.setData(_LEVEL, line.level)
            texts = line.path, line.tip or line.words, line.advice, line.held
            item.setToolTip(plain_tip("\n".join(text for text in texts if text)))
        self.list.setCurrentRow(min(row, len(lines) - 1))
        if self._taken is not None and any(line.path == self._taken[0] for line in lines):
            self._taken = None
            self.undo_line.hide()
        words = self.tr("{}: {}")
        self.advice.set_text("\n".join(words.format(line.path, line.advice) for line in lines if line.advice))
        self.empty.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self._fit()
        self._tint()
        self._follow()

    def add(self) -> None:
        """Ask for a folder or a file."""
        if self._of_files:
            chosen, _filter = QFileDialog.getOpenFileName(self, self._dialog_title)
        else:
            chosen = QFileDialog.getExistingDirectory(self, self._dialog_title)
        if chosen:
            self.added.emit(str(Path(chosen)))

    def remove(self) -> None:
        """Take the current folder off the list."""
        item = self.list.currentItem()
        if item and self.remove_button.isEnabled():
            path = item.data(_PATH)
            self._taken = path, self.list.currentRow()
            self.removed.emit(path)
            self._undo_text.set_text(self.tr("{} was removed from the list.").format(path))
            self.undo_button.setAccessibleName(self.tr("Put {} back on the list").format(path))
            self.undo_line.show()
            self._keep_focus()

    def copy(self) -> None:
        """Put the current path on the clipboard, without what is said about it."""
        if item := self.list.currentItem():
            QGuiApplication.clipboard().setText(item.data(_PATH))

    def undo(self) -> None:
        """Put back what was removed last, where it stood."""
        if self._taken is not None:
            taken, self._taken = self._taken, None
            self.restored.emit(*taken)
            self.undo_line.hide()
            self._keep_focus()

    def _keep_focus(self) -> None:
        """The keyboard stays in this list: on its row, or on what fills it, never on the next one."""
        (self.list if self.list.count() else self.add_button).setFocus()

    def _follow(self) -> None:
        row = self.list.currentRow()
        held = self._lines[row].held if 0 <= row < len(self._lines) else ""
        self.copy_action.setEnabled(row >= 0)
        for part in (self.remove_button, self.remove_action):
            part.setEnabled(row >= 0 and not held)
        tip = held or self.tr("Remove from this list; nothing on the disk is deleted (Del)")
        if row < 0:
            tip = self.tr("Select a line of the list.")
        self.remove_button.setToolTip(tip)
        self.remove_button.setStatusTip(tip)

    def _tint(self) -> None:
        for row, line in enumerate(self._lines):
            icon = "open-folder" if line.level is Level.NEUTRAL else line.level.icon
            tint_item(self.list, row, icon, line.level.token)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and (event.type(), event.key()) == (
            QEvent.Type.KeyPress,
            Qt.Key.Key_Delete,
        ):
            self.remove()
            return True
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        height = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + 10)
        self.list.setFixedHeight(height * max(2, min(self.list.count(), _MAX_ROWS)) + 16)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)
