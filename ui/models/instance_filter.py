"""What narrows and sorts the table of instances: a search, and facets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QSortFilterProxyModel

from ui.models.instance_rows import Facet, InstanceColumn, InstanceRow
from ui.models.instance_table import InstanceTable
from ui.models.instances import SORT, Index


class InstanceFilter(QSortFilterProxyModel):
    """The rows that a search and the chosen facets let through, sorted by raw values; of equal ones by name.

    A search is words that all have to occur, anywhere. Where no row has them, its characters are looked for in the
    names, in their order: ``d17`` finds ``DC17 NTDS``.
    """

    def __init__(self, model: InstanceTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = model
        self._words: tuple[str, ...] = ()
        self._letters = ""
        self._facets: frozenset[Facet] = frozenset()
        self.setRecursiveFilteringEnabled(True)
        self.setSortRole(SORT)
        self.setDynamicSortFilter(True)
        self.setSourceModel(model)
        model.rowsInserted.connect(self._look_again)
        model.modelReset.connect(self._look_again)

    def narrow(self, text: str, facets: Iterable[Facet] = ()) -> None:
        """Show the rows that ``text`` finds and that have one of ``facets``, if there are any."""
        words, chosen, letters = tuple(text.casefold().split()), frozenset(facets), ""
        if words and not any(_has_words(row, words) for row in self._table.rows()):
            letters = "".join(words)
        if (words, chosen, letters) != (self._words, self._facets, self._letters):
            self._words, self._facets, self._letters = words, chosen, letters
            self.invalidate()

    def best(self) -> str:
        """The identity of the row that the search means: whose name begins with it, then whose name has it, then
        the first that is shown; empty where there is none."""
        search = " ".join(self._words)
        rows = [row for row in self._table.rows() if self._accepts(row)]
        rows.sort(key=lambda row: (not row.name.casefold().startswith(search), search not in row.name.casefold()))
        return rows[0].identity if rows else ""

    def shown(self) -> int:
        """How many instances are let through."""
        return sum(self._accepts(row) for row in self._table.rows())

    def _look_again(self, *_: object) -> None:
        """The words that no row had may be in one that has come since."""
        if self._letters and any(_has_words(row, self._words) for row in self._table.rows()):
            self._letters = ""
            self.invalidate()

    def _accepts(self, row: InstanceRow) -> bool:
        if self._facets and not self._facets & row.facets:
            return False
        return _in_order(self._letters, row.name.casefold()) if self._letters else _has_words(row, self._words)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        found = self._table.row_at(self._table.index(row, 0, parent))
        return found is not None and self._accepts(found)  # a heading is there for its rows

    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = self._table.row_at(left), self._table.row_at(right)
        if one is None or other is None:  # headings
            a, b = (self._table.index(each.row(), 0).data(SORT) or "" for each in (left, right))
            return bool(a < b)
        column = InstanceColumn(left.column())
        return one.order(column) < other.order(column)


def _has_words(row: InstanceRow, words: Sequence[str]) -> bool:
    return all(word in row.haystack for word in words)


def _in_order(letters: str, text: str) -> bool:
    """Whether the characters occur in this order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)
