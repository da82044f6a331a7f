"""The tree of all sets: instance, chain, backup set, file. What is below a chain is made when it is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, QUrl
from PySide6.QtGui import QGuiApplication

import engine
from ui.format import plain_tip
from ui.icons import themed_icon
from ui.models.changed_rows import MOST, Step, changed_rows, row_steps
from ui.models.set_entries import SetEntry, SetFilter, matches, tr
from ui.models.sets_nodes import ChainRow, FileRow, InstanceNode, RunRow, TreeNode, shown_name
from ui.models.sets_rows import (
    SetsColumn,
    alignment_of,
    cell_text,
    column_titles,
    icon_of,
    sort_key,
    tip_of,
)
from ui.palette import tokens_for

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_DRAGGED = _PLAIN | Qt.ItemFlag.ItemIsDragEnabled
"""Chains in folders can be dragged to a file manager."""
ENTRY = int(Qt.ItemDataRole.UserRole)
"""Role of the :class:`SetEntry` of a chain and of what is below it."""
_TOLD = frozenset(
    {
        *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole),
        *(Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.FontRole, ENTRY),
    }
)
"""Roles with an answer: a view that paints a cell asks for as many others."""


_OF_A_CHAIN = (ChainRow, RunRow, FileRow)


@dataclass(frozen=True)
class _Wanted:
    words: tuple[str, ...] = ()
    chips: frozenset[SetFilter] = frozenset()


@dataclass(frozen=True, slots=True)
class _Steps:
    """What happens to the groups, and to the chains of those that are others."""

    groups: list[Step]
    below: list[tuple[InstanceNode, list[Step]]]


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Chains of one name as they were ``taken``, and in their order; ``key`` orders the name among the others."""

    taken: list[SetEntry]
    entries: list[SetEntry]
    key: str


class SetsModel(QAbstractItemModel):
    """Shows the chains that the filter takes; :meth:`sort` orders them within each instance."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[Path, SetEntry] = {}
        self._root = TreeNode(None, 0)
        self._groups: list[InstanceNode] = []
        self._rows: dict[Path, ChainRow] = {}
        self._wanted = _Wanted()
        self._order = (SetsColumn.END, Qt.SortOrder.DescendingOrder)
        self._lit: tuple[Path | None, frozenset[str]] = (None, frozenset())
        self._round = 0
        """Grows with what is to be shown."""
        self._sorted: dict[str, _Sorted] = {}
        """Of each name, as last shown: to sort them takes longer than to see that they are the same."""

    # ---- what callers use

    @property
    def entries(self) -> Sequence[SetEntry]:
        """All, whatever the filter takes."""
        return list(self._entries.values())

    @property
    def shown(self) -> list[SetEntry]:
        """Those that the filter takes, in order."""
        return [entry for group in self._groups for entry in group.entries]

    def take(self, entries: Iterable[SetEntry]) -> Iterator[int]:
        """Show these, each path once, in steps: of each group that is another, how many chains it has. Where few
        rows come, go or move, the others stay: a view would lay out each group anew, and measure it. A filter or
        an order that is asked for between two steps shows all that is new at once."""
        self._entries = {entry.path: entry for entry in entries}
        self._round += 1
        groups, round_ = self._groups_now(), self._round
        steps = self._steps(groups)
        if steps is None:
            self._reset(groups)
            return
        for done in self._exchange(groups, steps):
            yield done
            if self._round != round_:
                return

    def set_filter(self, text: str, chips: frozenset[SetFilter]) -> None:
        """Only chains that contain every word of ``text`` and that one of ``chips`` takes."""
        wanted = _Wanted(tuple(text.casefold().split()), chips)
        if wanted != self._wanted:
            self._wanted = wanted
            self._show()

    def set_lit(self, path: Path | None, names: frozenset[str]) -> None:
        """Mark these files of the chain at ``path``."""
        if (path, names) == self._lit:
            return
        before, self._lit = self._lit[0], (path, names)
        for each in {before, path} - {None}:
            row = self._rows.get(each) if each is not None else None
            for run in row.made if row is not None else ():
                if "children" in vars(run) and run.children:
                    index = self._index(run)
                    last = self.index(len(run.children) - 1, SetsColumn.NAME, index)
                    self.dataChanged.emit(self.index(0, SetsColumn.NAME, index), last)

    def index_of(self, path: Path) -> QModelIndex:
        """The row of the chain at ``path``; not valid where it is not shown."""
        row = self._rows.get(path)
        return self._index(row) if row is not None else QModelIndex()

    def entry_at(self, index: Index) -> SetEntry | None:
        """The chain of a row."""
        node = self._node(index)
        return node.entry if isinstance(node, _OF_A_CHAIN) else None

    def set_at(self, index: Index) -> int | None:
        """The position of the backup set of a row in its chain; ``None`` for a row above sets."""
        node = self._node(index)
        of_set = node.parent if isinstance(node, FileRow) else node
        return of_set.row if isinstance(of_set, RunRow) else None

    def key_of(self, index: Index) -> str:
        """What a row of an instance or a chain is called, whatever its place; empty for others."""
        node = self._node(index)
        if isinstance(node, InstanceNode):
            return node.name
        return str(node.entry.path) if isinstance(node, ChainRow) else ""

    # ---- how it is made

    def _show(self) -> None:
        """In another order, or what another filter takes."""
        self._round += 1
        groups = self._groups_now()
        steps = self._steps(groups, most=0)
        if steps is None:
            self._reset(groups)
        else:
            for _ in self._exchange(groups, steps):
                pass

    def _reset(self, groups: dict[str, list[SetEntry]]) -> None:
        self.beginResetModel()
        self._groups = [InstanceNode(self._root, at, name, groups[name]) for at, name in enumerate(groups)]
        self._rows = {row.entry.path: row for group in self._groups for row in group.rows}
        self.endResetModel()

    def _groups_now(self) -> dict[str, list[SetEntry]]:
        """What is to be shown, in order."""
        words, chips = self._wanted.words, self._wanted.chips
        taken = self._entries.values()
        groups: dict[str, list[SetEntry]] = {}
        for entry in [e for e in taken if matches(e, words, chips)] if words or chips else taken:
            groups.setdefault(entry.instance, []).append(entry)
        column, order = self._order
        reverse = order is Qt.SortOrder.DescendingOrder
        before, self._sorted = self._sorted, {}
        for name, entries in groups.items():
            known = before.get(name)
            if known is None or known.taken != entries:  # entries are compared by what they are
                ordered = sorted(entries, key=lambda entry: sort_key(entry, column), reverse=reverse)
                known = _Sorted(entries, ordered, shown_name(name, entries).casefold())
            self._sorted[name] = known
        names = sorted(
            groups,
            key=lambda name: (self._sorted[name].key, name),
            reverse=reverse and column is SetsColumn.NAME,
        )
        return {name: self._sorted[name].entries for name in names}

    def _steps(self, groups: dict[str, list[SetEntry]], most: int = MOST) -> _Steps | None:
        """What leads to ``groups``; None where that is more than ``most``."""
        steps = row_steps([group.name for group in self._groups], list(groups))
        others = [(g, groups[g.name]) for g in self._groups if groups.get(g.name, g.entries) != g.entries]
        below = [(group, row_steps(_paths(group.entries), _paths(now))) for group, now in others]
        if steps is None or len(steps) + sum(most + 1 if of is None else len(of) for _, of in below) > most:
            return None
        if not all(self._keeps(entry, most) for _, now in others for entry in now):
            return None
        return _Steps(steps, [(group, of or []) for group, of in below])

    def _exchange(self, groups: dict[str, list[SetEntry]], steps: _Steps) -> Iterator[int]:
        """Show ``groups`` by single steps; how many chains each group has that is another."""
        names = list(groups)
        self._walk(
            _TOP,
            self._groups,
            steps.groups,
            lambda at: InstanceNode(self._root, at, names[at], groups[names[at]]),
        )
        for group, of_group in steps.below:
            self._change(group, groups[group.name], of_group)
            yield len(group.entries)
        changed = {group.name for group, _ in steps.below}
        for first, last in changed_rows([False] * len(names), [name in changed for name in names]):
            self._tell(_TOP, first, last)

    def _keeps(self, entry: SetEntry, most: int) -> bool:
        row = self._rows.get(entry.path)
        return row is None or (row.keeps(entry) if most else row.entry.sets == entry.sets)

    def _change(self, group: InstanceNode, now: list[SetEntry], steps: Sequence[Step]) -> None:
        """Show ``now`` in a group."""
        group.entries = list(now)
        self._walk(self._index(group), group.rows, steps, lambda at: ChainRow(group, at, now[at]))
        before = [row.entry for row in group.rows]
        for row, entry in zip(group.rows, now, strict=True):
            if row.entry is entry:
                continue
            come = row.more(entry)
            if come:
                self.beginInsertRows(self._index(row), come[0].row, come[-1].row)
                row.children.extend(come)
            row.take(entry)
            if come:
                self.endInsertRows()
        for first, last in changed_rows(before, now):
            self._tell(self._index(group), first, last)

    def _walk(
        self, parent: QModelIndex, rows: list[Any], steps: Sequence[Step], make: Callable[[int], TreeNode]
    ) -> None:
        """Do the steps of :func:`row_steps` with the ``rows`` below ``parent``."""
        for start, at in steps:
            if at < 0:
                self.beginRemoveRows(parent, start, start)
                gone = rows.pop(start)  # until no index points to it
                self._forget(gone)
                end = self.endRemoveRows
            elif start < 0:
                row = make(at)
                self.beginInsertRows(parent, at, at)
                rows.insert(at, row)
                self._rows |= {each.entry.path: each for each in _chains(row)}
                end = self.endInsertRows
            else:
                self.beginMoveRows(parent, start, start, parent, at)
                rows.insert(at, rows.pop(start))
                end = self.endMoveRows
            for position, each in enumerate(rows):
                each.row = position
            end()

    def _forget(self, gone: TreeNode) -> None:
        for each in _chains(gone):
            if self._rows.get(each.entry.path) is each:
                del self._rows[each.entry.path]

    def _tell(self, parent: QModelIndex, first: int, last: int) -> None:
        """These rows below ``parent`` say something else."""
        end = self.index(last, len(SetsColumn) - 1, parent)
        self.dataChanged.emit(self.index(first, 0, parent), end)

    # ---- Qt's

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(SetsColumn):
            self._order = (SetsColumn(column), order)
            self._sorted = {}
            self._show()

    def _node(self, index: Index) -> TreeNode:
        node = index.internalPointer() if index.isValid() else None
        return node if isinstance(node, TreeNode) else self._root

    def _children(self, node: TreeNode) -> Sequence[TreeNode]:
        return self._groups if node is self._root else node.children

    def _index(self, node: TreeNode) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node)

    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        children = self._children(self._node(parent)) if parent.column() <= 0 else ()
        if 0 <= row < len(children) and 0 <= column < len(SetsColumn):
            return self.createIndex(row, column, children[row])
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        node = self._node(index)
        return self._index(node.parent) if node.parent is not None else QModelIndex()

    def rowCount(self, parent: Index = _TOP) -> int:
        return len(self._children(self._node(parent))) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = _TOP) -> int:
        return len(SetsColumn)

    def hasChildren(self, parent: Index = _TOP) -> bool:
        """Without making them."""
        node = self._node(parent)
        if parent.column() > 0:
            return False
        return bool(self._groups) if node is self._root else node.has_children

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry_at(index)
        if entry is not None and not isinstance(entry.path, engine.StoreAddress):
            return _DRAGGED
        return _PLAIN if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Folders of chains, for a file manager to copy."""
        paths = {entry.path: None for index in indexes if (entry := self.entry_at(index)) is not None}
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(SetsColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column_titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment_of(SetsColumn(section))
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role not in _TOLD or not index.isValid():
            return None
        node, column = self._node(index), SetsColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(node, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                text = cell_text(node, column)
                return tr("{}, read by the restore").format(text) if self._is_lit(node, column) else text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(tip_of(node, column))
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment_of(column)
            case Qt.ItemDataRole.DecorationRole if self._is_lit(node, column):
                return themed_icon("success", tokens_for(QGuiApplication.palette()).accent_text)
            case Qt.ItemDataRole.DecorationRole:
                return icon_of(node, column)
            case Qt.ItemDataRole.FontRole if self._is_lit(node, column):
                bold = QGuiApplication.font()
                bold.setBold(True)
                return bold
        return self.entry_at(index) if role == ENTRY else None

    def _is_lit(self, node: TreeNode, column: SetsColumn) -> bool:
        """Whether it is the name of a file that the restore reads whose set is chosen."""
        path, names = self._lit
        return (
            column is SetsColumn.NAME
            and isinstance(node, FileRow)
            and path == node.entry.path
            and node.file.name in names
        )


def _paths(entries: Sequence[SetEntry]) -> list[Path]:
    return [entry.path for entry in entries]


def _chains(node: TreeNode) -> list[ChainRow]:
    """The chains of a row."""
    return node.rows if isinstance(node, InstanceNode) else [node] if isinstance(node, ChainRow) else []
