"""The instances as a table, grouped or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication

import engine
from app.own_names import Naming, name_of, tags_of
from ui.format import plain_tip
from ui.icons import themed_icon
from ui.levels import Level
from ui.models.changed_rows import changed_rows
from ui.models.instance_rows import JUDGED, Facet, Grouping, InstanceColumn, InstanceRow, natural, tr
from ui.models.instances import NO_INDEX, SORT, Index
from ui.models.promises import BADNESS
from ui.palette import tokens_for

_RIGHT = frozenset({InstanceColumn.SIZE, InstanceColumn.LOGS})
_AT_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_AT_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_EDITED = frozenset({InstanceColumn.NAME, InstanceColumn.TAGS})
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TYPED = _READ | Qt.ItemFlag.ItemIsEditable
_COLUMNS = tuple(InstanceColumn)


class InstanceRole(IntEnum):
    """What is asked of a row besides its texts."""

    INSTANCE = SORT + 1
    ROW = SORT + 2
    STATE = SORT + 3
    LEVEL = SORT + 4
    VERDICT = SORT + 5
    VERDICT_LEVEL = SORT + 6
    AGE = SORT + 7


_ANSWERED = {
    *map(int, InstanceRole),
    *map(int, (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole)),
    *map(int, (Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.AccessibleTextRole)),
    *(int(Qt.ItemDataRole.DecorationRole), SORT),
}
"""Each cell that is painted is asked for a dozen roles, most of which no cell has."""


@dataclass(eq=False)
class _Group:
    """Rows below one heading; ``number`` tells it from others as long as it is there."""

    number: int
    title: str
    rows: list[InstanceRow] = field(default_factory=list)


class InstanceTable(QAbstractItemModel):
    """The rows, below the headings of their groups where they are grouped. New rows keep those that are there, so
    that what is selected stays selected.

    ``renamed`` carries the identity of an instance and the :class:`~app.own_names.Naming` that was typed for it.
    """

    renamed = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grouping = Grouping.NONE
        self._flat = _Group(0, "")
        self._groups: list[_Group] = []
        self._position: dict[int, int] = {}
        """Of each group, by its number."""
        self._count = 0

    # What callers use.

    def set_rows(self, rows: Iterable[InstanceRow]) -> None:
        """Show ``rows``: those that are new come at the end, those that are gone go, the others change if they
        differ."""
        wanted = {row.identity: row for row in rows}
        for group in list(self._all_groups()):
            self._remove_from(
                group, [at for at, row in enumerate(group.rows) if self._has_left(group, row, wanted)]
            )
        for group in self._all_groups():
            self._change_all(group, [wanted.pop(row.identity) for row in group.rows])
        self._add_all([wanted[key] for key in sorted(wanted)])

    def change(self, row: InstanceRow) -> None:
        """Show what has changed of one instance, without a look at the others."""
        for group in self._all_groups():
            for at, before in enumerate(group.rows):
                if before.identity == row.identity:
                    if row.group(self.grouping) == group.title:
                        self._change(group, at, row)
                    else:
                        self._remove_from(group, [at])
                        self._add_all([row])
                    return

    def set_grouping(self, grouping: Grouping) -> None:
        """Group the rows so from now on."""
        if grouping is self.grouping:
            return
        rows = sorted(self.rows(), key=lambda row: row.identity)
        self.beginResetModel()  # and not a signal for each group: there may be one for each row
        self.grouping = grouping
        self._flat = _Group(0, "")
        by_title: dict[str, list[InstanceRow]] = {}
        for row in rows:
            by_title.setdefault(row.group(grouping), []).append(row)
        if grouping is Grouping.NONE:
            self._flat.rows, self._groups = rows, []
        else:
            self._groups = [_Group(self._number(), title, found) for title, found in by_title.items()]
        self._note_positions()
        self.endResetModel()

    def rows(self) -> Iterable[InstanceRow]:
        """All rows, in no order that means anything."""
        return (row for group in self._all_groups() for row in group.rows)

    def lines(self) -> int:
        """How many rows and headings there are."""
        return sum(len(group.rows) for group in self._all_groups()) + len(self._groups)

    def row_at(self, index: Index) -> InstanceRow | None:
        """The row of ``index``; None for a heading."""
        if not index.isValid():
            return None
        group = self._group_above(index)
        if group is None or index.row() >= len(group.rows):
            return None
        return group.rows[index.row()]

    def at(self, row: int) -> engine.InstanceFiles | None:
        """The instance of ``row`` while nothing is grouped."""
        return self._flat.rows[row].instance if 0 <= row < len(self._flat.rows) else None

    def index_of(self, wanted: str) -> QModelIndex:
        """Where the instance with that identity is; an invalid one if it is not there."""
        for group in self._all_groups():
            for at, row in enumerate(group.rows):
                if row.identity == wanted:
                    return self.index(at, 0, self._index_of_group(group))
        return QModelIndex()

    def counts(self) -> Counter[Facet]:
        """How many rows have each facet."""
        return Counter(facet for row in self.rows() for facet in row.facets)

    def levels(self) -> dict[Facet, Level]:
        """How bad the worst of the rows with each facet is that says how well they are protected."""
        found: dict[Facet, Level] = {}
        for row in self.rows():
            for facet in row.facets & JUDGED:
                found[facet] = min(found.get(facet, row.verdict[1]), row.verdict[1], key=BADNESS.index)
        return found

    # The groups.

    def _all_groups(self) -> Sequence[_Group]:
        return [self._flat] if self.grouping is Grouping.NONE else self._groups

    def _has_left(self, group: _Group, row: InstanceRow, wanted: Mapping[str, InstanceRow]) -> bool:
        """Whether the row is gone, or belongs below another heading now."""
        now = wanted.get(row.identity)
        return now is None or now.group(self.grouping) != group.title

    def _index_of_group(self, group: _Group) -> QModelIndex:
        return QModelIndex() if group is self._flat else self.createIndex(self._position[group.number], 0, 0)

    def _group_above(self, index: Index) -> _Group | None:
        """The group that the row of ``index`` is in; None for a heading."""
        if self.grouping is Grouping.NONE:
            return self._flat
        at = self._position.get(index.internalId())
        return None if at is None else self._groups[at]

    def _change(self, group: _Group, at: int, row: InstanceRow) -> None:
        if group.rows[at] != row:
            group.rows[at] = row
            self._tell(group, at, at)

    def _change_all(self, group: _Group, rows: list[InstanceRow]) -> None:
        """The same rows as they are now."""
        before, group.rows = group.rows, rows
        for first, last in changed_rows(before, rows):
            self._tell(group, first, last)

    def _tell(self, group: _Group, first: int, last: int) -> None:
        parent = self._index_of_group(group)
        self.dataChanged.emit(self.index(first, 0, parent), self.index(last, len(InstanceColumn) - 1, parent))

    def _remove_from(self, group: _Group, gone: Sequence[int]) -> None:
        if group is not self._flat and gone and len(gone) == len(group.rows):
            at = self._position[group.number]
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._groups[at]
            self._note_positions()
            self.endRemoveRows()
            return
        for at in reversed(gone):
            self.beginRemoveRows(self._index_of_group(group), at, at)
            del group.rows[at]
            self.endRemoveRows()

    def _note_positions(self) -> None:
        self._position = {group.number: at for at, group in enumerate(self._groups)}

    def _add_all(self, rows: Sequence[InstanceRow]) -> None:
        """At the end of their groups, those of one group at once."""
        by_title: dict[str, list[InstanceRow]] = {}
        for row in rows:
            by_title.setdefault(row.group(self.grouping), []).append(row)
        for title, new in by_title.items():
            group = self._flat
            if self.grouping is not Grouping.NONE:
                found = next((each for each in self._groups if each.title == title), None)
                group = found or self._new_group(title)
            at = len(group.rows)
            self.beginInsertRows(self._index_of_group(group), at, at + len(new) - 1)
            group.rows.extend(new)
            self.endInsertRows()

    def _number(self) -> int:
        self._count += 1
        return self._count

    def _new_group(self, title: str) -> _Group:
        group, at = _Group(self._number(), title), len(self._groups)
        self.beginInsertRows(QModelIndex(), at, at)
        self._groups.append(group)
        self._note_positions()
        self.endInsertRows()
        return group

    # What Qt asks.

    def index(self, row: int, column: int = 0, parent: Index = NO_INDEX) -> QModelIndex:
        if not 0 <= column < len(InstanceColumn) or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        number = self._groups[parent.row()].number if parent.isValid() else 0
        return self.createIndex(row, column, number)

    def parent(self, index: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        at = self._position.get(index.internalId()) if index.isValid() else None
        return QModelIndex() if at is None else self.createIndex(at, 0, 0)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        if not parent.isValid():
            return len(self._flat.rows) if self.grouping is Grouping.NONE else len(self._groups)
        is_heading = self.grouping is not Grouping.NONE and not parent.internalId() and parent.column() == 0
        return len(self._groups[parent.row()].rows) if is_heading else 0

    def columnCount(self, _parent: Index = NO_INDEX) -> int:
        return len(InstanceColumn)

    def hasChildren(self, parent: Index = NO_INDEX) -> bool:
        return self.rowCount(parent) > 0

    def titles(self) -> list[str]:
        """The headings of all columns."""
        return [
            tr("Instance"),
            tr("Protection"),
            tr("Files"),
            tr("Age and target"),
            tr("Next run"),
            tr("Product"),
            tr("Size"),
            tr("Logs"),
            tr("Tags"),
            tr("Job"),
            tr("Folder"),
        ]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(InstanceColumn):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(InstanceColumn(section))
        return self.titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.row_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return _TYPED if index.column() in _EDITED else _READ

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        row, column = self.row_at(index), _COLUMNS[index.column()]
        return self._heading(index, role) if row is None else _field(row, column, role)

    def _heading(self, index: Index, role: int) -> Any:
        if index.column() or index.row() >= len(self._groups):
            return None
        group = self._groups[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return tr("{} ({})").format(group.title, len(group.rows))
            case _ if role == SORT:
                return natural(group.title)
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """What was typed for the name or the tags; it is shown when the settings have it."""
        row = self.row_at(index)
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        try:
            is_name = index.column() == InstanceColumn.NAME
            typed = name_of(str(value))
            name = ("" if typed == row.instance.name else typed) if is_name else row.naming.name
            naming = Naming(name, row.naming.tags if is_name else tags_of([str(value)]))
        except ValueError:
            return False
        if naming != row.naming:
            self.renamed.emit(row.identity, naming)
        return True


def _alignment(column: InstanceColumn) -> int:
    return _AT_RIGHT if column in _RIGHT else _AT_LEFT


def _field(row: InstanceRow, column: InstanceColumn, role: int) -> Any:
    if role >= SORT:
        return _own_role(row, column, role)
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return row.text(column)
        case Qt.ItemDataRole.EditRole:
            return ", ".join(row.naming.tags) if column is InstanceColumn.TAGS else row.name
        case Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.tip(column))
        case Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        case Qt.ItemDataRole.AccessibleTextRole:
            if column is not InstanceColumn.NAME:
                return row.text(column)
            told = (row.name, row.product, row.verdict[0], row.state[0], str(row.instance.directory))
            return ", ".join(part for part in told if part)
        case Qt.ItemDataRole.DecorationRole if column is InstanceColumn.STATE:
            return themed_icon(row.state[1].icon, row.state[1].color(tokens_for(QGuiApplication.palette())))
    return None


def _own_role(row: InstanceRow, column: InstanceColumn, role: int) -> Any:
    if role == SORT:
        return row.sort_value(column)
    match role:
        case InstanceRole.ROW:
            return row
        case InstanceRole.INSTANCE:
            return row.instance
        case InstanceRole.STATE:
            return row.state[0]
        case InstanceRole.LEVEL:
            return row.state[1]
        case InstanceRole.VERDICT:
            return row.verdict[0]
        case InstanceRole.VERDICT_LEVEL:
            return row.verdict[1]
        case InstanceRole.AGE:
            return row.age
    return None
