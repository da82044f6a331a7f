"""Boxes and fields that shorten a long text in its middle; the tool tip then has all of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionViewItem,
    QStylePainter,
    QToolTip,
    QWidget,
)

from ui.format import plain_tip

_CURSOR = 4
"""Pixels that a field keeps beside its text."""


class ElidedBox(QComboBox):
    """A combo box without a field."""

    def cut_text(self) -> str:
        """What is shown at the present width."""
        return self._option().currentText

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        area = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        room = area.width() - (0 if option.currentIcon.isNull() else option.iconSize.width() + 8)
        middle = Qt.TextElideMode.ElideMiddle
        option.currentText = option.fontMetrics.elidedText(option.currentText, middle, room)
        return option

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.currentIndex() < 0 or self.isEditable():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), self._option()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def event(self, event: QEvent) -> bool:
        text = self.currentText()
        return _tell(self, event, text if text != self.cut_text() else "") or super().event(event)


class PathField(QLineEdit):
    """A field for a path. While it is not edited, a long one is shortened."""

    def cut_text(self) -> str:
        """What is shown while it has no focus."""
        room = self.contentsRect().width() - 2 * _CURSOR
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.hasSelectedText() and self.selectedText() == self.text():
            self.setSelection(len(self.text()), -len(self.text()))  # Qt shows the end, with the start cut
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.cut_text()
        if self.hasFocus() or text == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        contents = QStyle.SubElement.SE_LineEditContents
        area = self.style().subElementRect(contents, option, self).adjusted(2, 0, 0, 0)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()

    def event(self, event: QEvent) -> bool:
        text = self.text()
        return _tell(self, event, text if text != self.cut_text() else "") or super().event(event)


class PathCell(QStyledItemDelegate):
    """A column of paths in a table of sentences, which end in dots themselves; ``mode`` is where one is cut."""

    def __init__(
        self, parent: QWidget | None = None, mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle
    ) -> None:
        super().__init__(parent)
        self._mode = mode

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = self._mode


def take_paths(box: QComboBox) -> PathField:
    """Let a path be typed into ``box``, which offers others. Gives its field."""
    box.setEditable(True)
    line = PathField()
    box.setLineEdit(line)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    return line


def _tell(widget: QWidget, event: QEvent, text: str) -> bool:
    """All of the text, where it is cut; whether that was told."""
    if not text or event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
        return False
    own = widget.toolTip()
    QToolTip.showText(event.globalPos(), plain_tip(f"{text}\n{own}" if own else text), widget)
    return True
