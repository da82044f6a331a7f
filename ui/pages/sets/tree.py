"""The tree of sets: opens what is chosen, remembers what was open, takes folders that are dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import (
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QSettings,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from ui.icons import set_icon
from ui.models.chains import sets_sample
from ui.models.set_entries import SetEntry
from ui.models.sets_rows import SetsColumn, chain_cell, column_titles
from ui.models.sets_tree import SetsModel
from ui.models.verdicts import verdict_sample
from ui.panels.copy_cell import CopyCell
from ui.panels.kept_layout import KeptColumns
from ui.widgets.own_choice import OwnChoice
from ui.widgets.sort_mark import SortMark

_SAMPLES = {
    SetsColumn.NAME: f"{'':10}20250101T120000Z-0123abcd",  # below its instance
    SetsColumn.START: "28 Nov 2026 00:00",
    SetsColumn.END: "28 Nov 2026 00:00",
    SetsColumn.LOGS: "0x59–0x5C (89–92)",
    SetsColumn.SIZE: "999.99 MiB",
    SetsColumn.RATIO: "100%",
    SetsColumn.KEPT: "     Pinned: audit 2026",
    SetsColumn.EXPIRES: "28 Nov 2026",
    SetsColumn.PLACE: "/srv/…/backups",
}
_SPARE = (
    *(SetsColumn.PLACE, SetsColumn.RATIO, SetsColumn.LOGS, SetsColumn.START, SetsColumn.KEPT),
    *(SetsColumn.TYPE, SetsColumn.SIZE, SetsColumn.EXPIRES),
)
"""Columns that give way in a narrow window, the first one first; before them those without a value."""


class SetsView(OwnChoice, QTreeView):
    """``chosen_changed`` comes when other rows are selected; ``dropped`` carries folders."""

    chosen_changed = Signal()
    dropped = Signal(object)

    def __init__(self, model: SetsModel, state: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sets = model
        self._open: set[str] = set()
        self._kept: tuple[list[str], Path | None, int | None] = ([], None, None)
        model.rowsAboutToBeRemoved.connect(self._lose)  # before Qt chooses the row beside it
        self.setModel(model)
        self.setAccessibleName(self.tr("Backup sets"))
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setSortingEnabled(True)
        SortMark(self)
        self.sortByColumn(SetsColumn.END, Qt.SortOrder.DescendingOrder)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setMinimumHeight(120)
        self.header().setAccessibleName(self.tr("Columns"))
        self.header().setStretchLastSection(True)
        samples = _SAMPLES | {SetsColumn.TYPE: sets_sample(), SetsColumn.PROOF: verdict_sample(timedelta())}
        columns = "sets/columns"
        KeptColumns(self, state, columns, samples, _SPARE, icon=SetsColumn.PROOF, wide=SetsColumn.NAME)
        copy = QAction(self.tr("Copy rows"), self)
        set_icon(copy, "copy")
        copy.setStatusTip(self.tr("Copy the selected chains, or all, with headings"))
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.copy_action = copy
        self.copy_cell_action = CopyCell(self)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._bring_back)
        model.rowsInserted.connect(self._open_again)
        self.expanded.connect(lambda index: self._open.add(model.key_of(index)))
        self.collapsed.connect(lambda index: self._open.discard(model.key_of(index)))
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())

    # ---- what is chosen

    def chosen(self) -> list[SetEntry]:
        """The chains of the selected rows, each once; of an instance, all of it."""
        found: dict[Path, SetEntry] = {}
        for index in self._selected():
            entry = self.sets.entry_at(index)
            if entry is not None:
                found[entry.path] = entry
                continue
            for row in range(self.sets.rowCount(index)):
                below = self.sets.entry_at(self.sets.index(row, 0, index))
                if below is not None:
                    found[below.path] = below
        return list(found.values())

    def _selected(self) -> Iterator[QModelIndex]:
        """The selected rows. Qt's own list of them asks for the flags of every cell."""
        spans: Iterable[QItemSelectionRange] = cast(Any, self.selectionModel().selection())
        for span in spans:
            for row in range(span.top(), span.bottom() + 1):
                yield self.sets.index(row, 0, span.parent())

    def current_entry(self) -> SetEntry | None:
        """The chain whose picture is shown."""
        here = self.sets.entry_at(self.currentIndex())
        if here is not None:
            return here
        chosen = self.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def current_set(self) -> int:
        """The position of the chosen backup set in its chain, -1 for none."""
        at = self.sets.set_at(self.currentIndex())
        return -1 if at is None else at

    def choose(self, path: Path, position: int | None = None) -> bool:
        """Select the chain at ``path``, or one of its sets; whether it is shown."""
        index = self.sets.index_of(path)
        if not index.isValid():
            return False
        self.expand(index.parent())
        if position is not None:
            self.expand(index)
            index = self.sets.index(position, 0, index)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def choose_first(self) -> None:
        """Select the chain that is listed first."""
        entry = self.sets.entry_at(self.sets.index(0, 0, self.sets.index(0, 0)))
        if entry is not None:
            self.choose(entry.path)

    def offer(self, *groups: Sequence[QAction]) -> None:
        """Put ``groups`` of actions into the context menu, copying last."""
        for group in groups:
            line = QAction(self)
            line.setSeparator(True)
            self.addActions([*group, line])
        self.addActions([self.copy_action, self.copy_cell_action])

    def copy(self) -> None:
        """The selected chains, or all that are shown, as tab-separated text."""
        entries: Sequence[SetEntry] = self.chosen() or self.sets.shown
        lines = ["\t".join((self.tr("Instance"), *column_titles()))]  # the tree has it as the row above
        lines += ["\t".join((entry.instance, *(chain_cell(entry, at) for at in SetsColumn))) for entry in entries]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def open_few(self) -> None:
        """Open the instances while there are few: a list of closed ones says little."""
        if self.sets.rowCount() <= 3 and not self._open:
            for row in range(self.sets.rowCount()):
                self.expand(self.sets.index(row, 0))

    # ---- what stays through a reset

    def _keep(self) -> None:
        model = self.sets
        keys = [model.key_of(index) for index in self._selected()]
        here = self.currentIndex()
        entry = model.entry_at(here)
        self._kept = [key for key in keys if key], entry.path if entry else None, model.set_at(here)

    def _bring_back(self) -> None:
        model, (keys, current, position) = self.sets, self._kept
        if current is not None:
            self.choose(current, position)  # first, because this selects nothing else
        for row in range(model.rowCount()):
            group = model.index(row, 0)
            name = model.key_of(group)
            if name in self._open:
                self.expand(group)
            if name in keys:
                self._select(group)
        for key in {*self._open, *keys}:  # and not each of a thousand chains
            index = model.index_of(Path(key))
            if index.isValid() and key in self._open:
                self.expand(index)
            if index.isValid() and key in keys:
                self._select(index)
        self.open_few()
        self._tell()

    def _open_again(self, parent: QModelIndex, first: int, last: int) -> None:
        """What was open when it went is so when it comes back."""
        for row in range(first, last + 1):
            index = self.sets.index(row, 0, parent)
            if self.sets.key_of(index) in self._open:
                self.expand(index)

    def _lose(self, parent: QModelIndex, first: int, last: int) -> None:
        """The row beside one that goes is not what somebody chose."""
        here = self.currentIndex()
        while here.isValid() and here.parent() != parent:
            here = here.parent()
        if here.isValid() and first <= here.row() <= last:
            self.selectionModel().clearCurrentIndex()

    def _select(self, index: QModelIndex) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(index, flags)

    def _tell(self) -> None:
        changed: SignalInstance = self.chosen_changed
        changed.emit()

    # ---- folders that are dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _folders(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if _folders(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        folders = _folders(event)
        if folders and event.source() is not self:
            event.acceptProposedAction()
            dropped: SignalInstance = self.dropped
            dropped.emit(folders)


def _folders(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
