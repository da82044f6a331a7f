"""Forms: a label, its field, a hint below; the label names the field for the keyboard and screen readers."""

from __future__ import annotations

from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.text import TextLabel

S = TypeVar("S", bound=QAbstractSpinBox)
_INDENT = 8
BELOW_TICK = 29
"""Pixels before what is said below a check box or a round button: its text begins there."""
_PAST_LABEL = 8
"""Pixels before a text in a field, as in the style sheet, whose padding Qt does not give to numbers and times."""


def padded(field: S) -> S:
    """``field`` with its text as far from its edge as that of any other."""
    for line in cast("list[QLineEdit]", field.findChildren(QLineEdit)):
        line.setTextMargins(_INDENT, 0, 0, 0)
    return field


class Form(QFormLayout):
    """Rows of label and field; in a narrow window the field goes below its label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(12)

    def add(self, label: str, field: QWidget, hint: str = "") -> QLabel:
        """Add a row; ``label`` may have a mnemonic (&). Returns the label of the hint, to change it later."""
        name = QLabel(label)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setBuddy(field)
        # Qt puts a label above the middle of a field with padding, and cuts the last letter of a short one
        name.setContentsMargins(0, 2, 3, 0)
        name.setMinimumWidth(name.fontMetrics().horizontalAdvance(label.replace("&", "")) + _PAST_LABEL)
        below = TextLabel(hint, "small", fold=True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # a hint that folds needs its lines
        below.setSizePolicy(policy)
        box = QVBoxLayout()
        box.setSpacing(3)
        grows = field.sizePolicy().expandingDirections() & Qt.Orientation.Horizontal
        box.addWidget(field, 0, Qt.AlignmentFlag(0) if grows else Qt.AlignmentFlag.AlignLeft)
        box.addWidget(below)
        self.addRow(name, box)
        field.setAccessibleName(label.replace("&", "").rstrip(":"))
        field.setAccessibleDescription(hint)
        return below


def fit_height(dialog: QDialog) -> None:
    """Make a dialog as high as its texts need at its width, also when more is said later. Call it when it is
    shown: not before does it know its style sheet."""
    column = dialog.layout()
    if column is not None:
        for part in cast("list[QWidget]", dialog.findChildren(QWidget)):
            part.ensurePolished()
        column.invalidate()
        column.activate()
        needed = max(column.totalHeightForWidth(dialog.width()), column.totalSizeHint().height())
        dialog.resize(dialog.width(), max(dialog.height(), needed))
        (dialog.findChild(_Growth) or _Growth(dialog)).begin()


class _Growth(QObject):
    """Lets a dialog grow with what it scrolls, as long as no one has given it another height."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._height = 0
        self._later = QTimer(self, singleShot=True, interval=0)  # all of it is laid out then
        self._later.timeout.connect(self._grow)
        for area in self._areas():
            area.verticalScrollBar().rangeChanged.connect(lambda *_: self._later.start())

    def begin(self) -> None:
        """From the height that it has now."""
        self._height = self._dialog.height()
        self._grow()

    def _areas(self) -> list[QScrollArea]:
        return cast("list[QScrollArea]", self._dialog.findChildren(QScrollArea))

    def _grow(self) -> None:
        dialog = self._dialog
        hidden = sum(area.verticalScrollBar().maximum() for area in self._areas() if area.isVisible())
        if hidden and dialog.isVisible() and dialog.height() == self._height:
            dialog.resize(dialog.width(), dialog.height() + hidden)
            self._height = dialog.height()


def set_invalid(field: QWidget, invalid: bool) -> None:
    """Frame ``field`` as wrong, or not; say beside it what is wrong, the frame alone tells nobody."""
    field.setProperty("invalid", "true" if invalid else "false")
    field.style().unpolish(field)
    field.style().polish(field)


def show_path(box: QComboBox, path: str) -> None:
    """Put ``path`` into an editable box, and show its start if it is longer than the box."""
    line = box.lineEdit()
    is_other = box.currentText() != path
    box.setEditText(path)
    if line is not None and (is_other or not line.hasFocus()):
        line.setCursorPosition(0)
