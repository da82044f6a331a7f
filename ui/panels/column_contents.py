"""What the cells of a table hold, as far as the widths of its columns follow from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView, QTreeView

from ui.panels.folded_rows import FoldedCell
from ui.widgets.elided import PathCell

MARGINS = 26
ICON = 26
ROWS = 40
"""How many rows are measured: those that one sees first."""
AT_ONCE = 12
"""How many of these are measured in one turn: a cell is asked for its text and its sign, and each is made."""
MOST_ROWS = 500
"""How many rows are looked through for a value in a column that seems to have none."""
TOO_WIDE = 40
"""So many pixels more than its contents need, a column is made narrower: what it was made for is gone."""
NO_VALUE = ("", "–")
"""What a cell without a value says."""


def first_rows(table: QTableView | QTreeView, most: int = ROWS) -> Iterator[tuple[QModelIndex, int]]:
    """The first cell of the first ``most`` rows that can be seen, and how deep it is in a tree."""
    model = table.model()

    def below(parent: QModelIndex, depth: int) -> Iterator[tuple[QModelIndex, int]]:
        for row in range(min(model.rowCount(parent), most)):
            index = model.index(row, 0, parent)
            yield index, depth
            if isinstance(table, QTreeView) and table.isExpanded(index):
                yield from below(index, depth + 1)

    return islice(below(QModelIndex(), 0), most)


class ColumnContents:
    """The widest texts of the first rows, and which columns have values. A row that changes is measured alone: a
    table of 300 instances, of which one commits all the time, would be measured whole at each of its changes.

    Columns ``painted`` and those with delegates of their own show more than their text, and are not measured.
    """

    def __init__(
        self, table: QTableView | QTreeView, columns: Iterable[int], painted: set[int], icon: int
    ) -> None:
        self._table = table
        self._columns = tuple(columns)
        self._painted = painted
        self._icon = icon
        """The column that has an icon beside each text, also one that its delegate paints."""
        self.icons = {icon}
        """Columns with icons."""
        self.widest: dict[int, int] = {}
        """Pixels of the widest text of each column of these rows so far: columns do not follow each change of a
        number, but a text that is gone, as one that said what was not known yet, leaves no gap."""
        self._widest_at: dict[int, QPersistentModelIndex] = {}
        """The cell with that text."""
        self._values: dict[int, QPersistentModelIndex] = {}
        """A cell with a value of each column that has one."""
        self._unsure: set[int] = set()
        """Columns that have no value in the rows that were looked at; in the others they may."""
        self._rest: list[QPersistentModelIndex] = []
        """These others."""
        self._empty: set[int] = set()
        """Columns that had no value when that was last known."""
        self.is_new = True
        """Whether it is not known yet which columns have no value: until then those seem to have none that have
        none in the rows that were looked at."""
        self._is_sorted_anew = False
        self._measured = ""
        """The font in which the first rows were measured; empty when they may have changed since."""
        self._first: list[tuple[QPersistentModelIndex, int]] = []
        """Of the first rows those that are still to be measured, and how deep they are."""
        self._changed: list[QPersistentModelIndex] = []
        """The first cells of rows that have changed since, as far as they were not looked at."""

    def forget(self) -> None:
        """There are other rows."""
        self.widest.clear()
        self._widest_at.clear()
        self.note_all()

    def note_all(self) -> None:
        """There are more rows, or all may have changed."""
        self._measured = ""
        self._first.clear()
        self._changed.clear()
        self._rest.clear()

    def note_order(self) -> None:
        """Other rows may be the first: each of them is one of those that were there."""
        self._is_sorted_anew = True

    def note_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        """These rows have come: they alone are measured, those that they moved down were."""
        model = self._table.model()
        self.note(model.index(first, 0, parent), model.index(last, 0, parent))

    def note(self, first: QModelIndex, last: QModelIndex) -> None:
        """These rows have changed."""
        rows = range(first.row(), last.row() + 1)
        if len(rows) + len(self._changed) > MOST_ROWS:
            self.note_all()
        else:
            self._changed += [QPersistentModelIndex(first.siblingAtColumn(0).siblingAtRow(row)) for row in rows]

    @property
    def is_behind(self) -> bool:
        """Whether there is something that :meth:`measure` would look at."""
        if self._measured != self._table.font().key():
            return True
        return bool(self._first or self._changed or self._rest or self._is_sorted_anew)

    def is_empty(self, column: int) -> bool:
        """Whether no row has a value there, as far as that is known; false while there are no rows."""
        known = column in self.widest and column not in self._values
        return known and (column not in self._unsure or column in self._empty)

    def measure(self, spare: Iterable[int]) -> None:
        """Look at what may have changed, but at no more than :data:`AT_ONCE` of the first rows and :data:`ROWS` of
        those that have: with all of 300 the window would stop. In columns ``spare``, which go when they have no
        value, look for one in more rows."""
        font, columns = self._table.font().key(), set(spare)
        if self._measured != font:
            self._measured = font
            self._changed.clear()
            self._values.clear()
            self._rest = []
            if self.is_new:
                self._empty = set(columns)
            self._begin()
        elif self._is_sorted_anew:
            self._begin()
        if self._first:
            self._go_on(columns)
            return
        some, self._changed = self._changed[:ROWS], self._changed[ROWS:]
        changed = [_now(row) for row in some if row.isValid()]
        if changed and (lost := self._forget_lost() & columns):
            self._look_further(self._unsure | lost)
        self._measure((first, _depth_of(first)) for first in changed if first.row() < ROWS)
        self._find_values(self._without_value(columns), changed)
        self._search()
        self._note_empty(columns)

    def _begin(self) -> None:
        """Other rows are the first."""
        self._is_sorted_anew = False
        self._first = [(QPersistentModelIndex(first), depth) for first, depth in first_rows(self._table)]

    def _go_on(self, columns: set[int]) -> None:
        """Measure some of the first rows; after the last of them look for values in others."""
        some, self._first = self._first[:AT_ONCE], self._first[AT_ONCE:]
        self._measure((_now(row), depth) for row, depth in some if row.isValid())
        if self._first:
            self._unsure = self._without_value(columns)
        else:
            self._look_further(self._without_value(columns))
        self._note_empty(columns)

    def _look_further(self, columns: set[int]) -> None:
        """Look for a value of ``columns`` in the other rows, some at a time; until that is known they are as they
        were."""
        more = islice(first_rows(self._table, MOST_ROWS), ROWS, None) if columns else ()
        self._rest = [QPersistentModelIndex(first) for first, _ in more]
        self._unsure = columns if self._rest else set()

    def _note_empty(self, columns: set[int]) -> None:
        self._empty = {column for column in columns if self.is_empty(column)}
        self.is_new = self.is_new and (self.is_behind or not self.widest)

    def _search(self) -> None:
        """Look for the values that may be in other rows than the first, in some of these."""
        some, self._rest = self._rest[:ROWS], self._rest[ROWS:]
        self._unsure = self._without_value(self._unsure)
        self._find_values(set(self._unsure), (_now(row) for row in some if row.isValid()))
        self._unsure = self._without_value(self._unsure)
        if not (self._rest and self._unsure):
            self._rest, self._unsure = [], set()

    def _without_value(self, columns: set[int]) -> set[int]:
        return {column for column in columns if column in self.widest and column not in self._values}

    def _forget_lost(self) -> set[int]:
        """Columns whose cell with a value has none any more; others may have one."""
        lost = {column for column, cell in self._values.items() if not (cell.isValid() and _has_value(_now(cell)))}
        for column in lost:
            del self._values[column]
        return lost

    def _find_values(self, columns: set[int], rows: Iterable[QModelIndex]) -> None:
        for first in rows:
            if not columns:
                return
            for column in tuple(columns):
                index = first.siblingAtColumn(column)
                if _has_value(index):
                    self._values[column] = QPersistentModelIndex(index)
                    columns.discard(column)

    def _measure(self, rows: Iterable[tuple[QModelIndex, int]], only: Collection[int] = ()) -> None:
        table, text = self._table, self._table.fontMetrics()
        delegates = {column: table.itemDelegateForColumn(column) for column in self._columns}
        own = {at for at, each in delegates.items() if each and not isinstance(each, (PathCell, FoldedCell))}
        columns = [column for column in only or self._columns if column not in self._painted | own]
        model, decoration, too_wide = table.model(), Qt.ItemDataRole.DecorationRole, set[int]()
        for first, depth in rows:
            row, parent = first.row(), first.parent()  # asked once: a tree looks for its parent in Python
            for column in columns:
                index = model.index(row, column, parent)
                has_icon = model.data(index, decoration) is not None
                if has_icon:
                    self.icons.add(column)
                words = str(model.data(index) or "")
                if column not in self._values and words not in NO_VALUE:
                    self._values[column] = QPersistentModelIndex(index)
                wide = text.horizontalAdvance(words) + MARGINS
                wide += ICON if has_icon or column == self._icon else 0
                if isinstance(table, QTreeView) and column == 0:
                    wide += (depth + table.rootIsDecorated()) * table.indentation()
                before = self.widest.get(column, 0)
                if wide > before or column not in self.widest:
                    self.widest[column], self._widest_at[column] = wide, QPersistentModelIndex(index)
                elif before - wide > TOO_WIDE and self._widest_at[column] == index:
                    too_wide.add(column)
        if too_wide:
            for column in too_wide:
                del self.widest[column], self._widest_at[column]
            self._measure(first_rows(table), too_wide)


def _now(cell: QPersistentModelIndex) -> QModelIndex:
    return cell.model().index(cell.row(), cell.column(), cell.parent())


def _has_value(index: QModelIndex) -> bool:
    return str(index.data() or "") not in NO_VALUE


def _depth_of(index: QModelIndex) -> int:
    depth, above = 0, index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    return depth
