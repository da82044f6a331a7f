"""Views in which several rows can be selected, and the program chooses one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    _View = object


class OwnChoice(_View):
    """Before the class of a view: what the program makes the current row is alone selected, whatever keys are held
    down meanwhile. Qt would add it to the selection, or take it out, for a person who holds Ctrl for something
    else."""

    def setCurrentIndex(self, index: QModelIndex | QPersistentModelIndex) -> None:
        flags = QItemSelectionModel.SelectionFlag
        is_by_rows = self.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows
        self.selectionModel().setCurrentIndex(
            index, flags.ClearAndSelect | (flags.Rows if is_by_rows else flags.NoUpdate)
        )
