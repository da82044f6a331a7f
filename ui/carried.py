"""What was typed and chosen on a page, for the page of the same kind that takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QLineEdit,
    QTableView,
    QTabWidget,
    QTreeView,
    QWidget,
)

from ui.page import PageContent, ShellPage

W = TypeVar("W", bound=QWidget)
V = TypeVar("V")
_NONE = (-1, "")


@dataclass(frozen=True)
class Carried:
    """By the order in which a page makes its parts: the texts of its fields, its tabs, and the chosen row of each
    table, with the text of its first cell.
    """

    texts: tuple[str, ...]
    tabs: tuple[int, ...]
    rows: tuple[tuple[int, str], ...]


def carried_from(page: QWidget) -> Carried:
    """What ``page`` says now."""
    return Carried(
        tuple(field.text() for field in _fields(page)),
        tuple(tabs.currentIndex() for tabs in _parts(page, QTabWidget)),
        tuple(_row(view) for view in _views(page)),
    )


def with_carried(page: ShellPage, what: Carried | None) -> ShellPage:
    """``page``, in which that is put when it is made."""
    if what is None:
        return page

    def made() -> PageContent:
        content = page.make()
        carry(what, content.widget)
        return content

    return replace(page, make=made)


def carry(what: Carried, page: QWidget) -> None:
    """Put it into ``page``, as a person would; a part that differs in number is left as it is."""
    for tabs, at in _pairs(_parts(page, QTabWidget), what.tabs):
        tabs.setCurrentIndex(at)
    for field, text in _pairs(_fields(page), what.texts):
        if field.text() != text and field.isEnabled():
            field.selectAll()
            field.insert(text)  # is heard as typing
            field.editingFinished.emit()
    for view, row in _pairs(_views(page), what.rows):
        if row != _NONE:
            _RowWanted(view, *row)


class _RowWanted(QObject):
    """Chooses the row whose first cell says ``text``, as soon as it is there: of several, the one at ``at``."""

    def __init__(self, view: QAbstractItemView, at: int, text: str) -> None:
        super().__init__(view)
        self._view, self._at, self._text = view, at, text
        view.model().rowsInserted.connect(self._look)
        view.model().modelReset.connect(self._look)
        self._look()

    def _look(self, *_: object) -> None:
        model = self._view.model()
        found = [row for row in range(model.rowCount()) if _text(model.index(row, 0)) == self._text]
        if len(found) > 1:
            found = [row for row in found if row == self._at]
        if found:
            model.rowsInserted.disconnect(self._look)
            model.modelReset.disconnect(self._look)
            self._view.setCurrentIndex(model.index(found[0], 0))


def _row(view: QAbstractItemView) -> tuple[int, str]:
    index = view.currentIndex()
    if not index.isValid() or index.parent().isValid():
        return _NONE
    return index.row(), _text(index.siblingAtColumn(0))


def _text(index: QModelIndex) -> str:
    return str(index.data() or "")


def _views(page: QWidget) -> list[QAbstractItemView]:
    """Tables and trees that have a model."""
    found = _parts(page, QAbstractItemView)
    return [each for each in found if isinstance(each, (QTableView, QTreeView)) and each.model() is not None]


def _fields(page: QWidget) -> list[QLineEdit]:
    return [
        field
        for field in _parts(page, QLineEdit)
        if not field.isReadOnly() and not isinstance(field.parent(), QAbstractSpinBox)
    ]


def _parts(page: QWidget, kind: type[W]) -> list[W]:
    return cast("list[W]", page.findChildren(kind))


def _pairs(parts: Sequence[W], values: Sequence[V]) -> Sequence[tuple[W, V]]:
    return list(zip(parts, values, strict=True)) if len(parts) == len(values) else []
