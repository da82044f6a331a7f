"""Columns and splitters that look the next time as they were left, and as they are meant to after a reset."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QMenu, QSplitter, QTableView, QTreeView, QWidget
from shiboken6 import isValid

from ui.panels.column_contents import ICON, MARGINS, ColumnContents
from ui.panels.column_room import ColumnNeed, share_room
from ui.panels.folded_rows import FoldedCell
from ui.slices import NEXT_TURN_MS
from ui.widgets.sort_mark import BESIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAVE_MS = 300
HEADING = 19
"""Pixels around a heading: its padding on both sides, and a little."""

Column = TypeVar("Column", bound=int)


def fit_columns(table: QTableView, samples: Mapping[Column, str], icon: int = 0) -> None:
    """Make columns wide enough for these texts and for their headings; column ``icon`` has an icon, too."""
    for column, width in column_widths(table, samples, icon).items():
        table.setColumnWidth(column, width)


def header_of(table: QTableView | QTreeView) -> QHeaderView:
    """The headings above the columns."""
    return table.header() if isinstance(table, QTreeView) else table.horizontalHeader()


def column_widths(table: QTableView | QTreeView, samples: Mapping[Column, str], icon: int = 0) -> dict[int, int]:
    """Pixels that each column needs for its sample and its heading."""
    needs = column_needs(table, samples, {icon})
    return {column: max(need.heading, need.sample) for column, need in needs.items()}


def column_needs(
    table: QTableView | QTreeView, samples: Mapping[Column, str], icons: Collection[int]
) -> dict[int, ColumnNeed]:
    """Pixels of headings and samples; columns ``icons`` have icons beside their text."""
    bold = QFont(table.font())
    bold.setBold(True)
    model, text, heading = table.model(), table.fontMetrics(), QFontMetrics(bold)
    beside = HEADING + (BESIDE if table.isSortingEnabled() else 0)
    needs = {}
    for column, sample in samples.items():
        title = str(model.headerData(column, Qt.Orientation.Horizontal))
        wide = text.horizontalAdvance(sample) + MARGINS + (ICON if column in icons else 0)
        needs[int(column)] = ColumnNeed(heading.horizontalAdvance(title) + beside, wide)
    return needs


class KeptLayout(QObject):
    """A part of the window whose layout is kept in ``state`` under ``key``; :meth:`reset` forgets it at once."""

    def __init__(self, owner: QWidget, state: QSettings, key: str) -> None:
        super().__init__(owner)
        self._state = state
        self._key = key
        self._saver = QTimer(self, interval=_SAVE_MS, singleShot=True)
        self._saver.timeout.connect(self._save)

    def reset(self) -> None:
        """Look as if never touched."""
        self._saver.stop()
        self._state.remove(self._key)
        self._default()

    def _save(self) -> None:
        raise NotImplementedError

    def _default(self) -> None:
        raise NotImplementedError


LATER_MS = 40
"""Columns that were fitted once follow what changed in a turn of their own, after it was painted."""


class KeptColumns(KeptLayout):
    """Order, widths, visibility and sorting of the columns of ``table``.

    Until a person changes them, columns are as wide as their samples, and as their contents where there is room;
    those in ``spare`` give way, first those of which no row has a value, then the first one first, only if the
    real contents of the others do not fit, or as much of them as a sample has. Column ``wide`` takes what is left
    then, and gives what is missing. Columns ``painted`` show more than their text, as those with a delegate of
    their own do: they need their sample. That of a path is short: one that is cut in its middle says enough. One
    that folds (:mod:`ui.panels.folded_rows`) needs half of its sample. A menu on the headings shows
    and hides columns.
    """

    def __init__(
        self,
        table: QTableView | QTreeView,
        state: QSettings,
        key: str,
        samples: Mapping[Column, str],
        spare: Sequence[Column] = (),
        icon: int = 0,
        wide: Column | None = None,
        painted: Sequence[Column] = (),
    ) -> None:
        super().__init__(table, state, key)
        self._table = table
        self._header = header_of(table)
        self._viewport = table.viewport()
        self._samples = {int(column): text for column, text in samples.items()}
        self._spare = tuple(int(column) for column in spare)
        self._contents = ColumnContents(table, self._samples, {int(column) for column in painted}, int(icon))
        self._wide = None if wide is None else int(wide)
        self._arranging = False
        self._changed = False
        """Whether a person chose the columns."""
        self._held = False
        """Whether the mouse holds a heading: Qt resizes columns for reasons of its own, too."""
        self._first = self._header.saveState()
        self._restore()
        self._header.sectionResized.connect(self._take_width)
        self._header.sectionHandleDoubleClicked.connect(lambda *_: self._take_change())
        self._header.sectionMoved.connect(lambda *_: self._take_change())
        self._header.sortIndicatorChanged.connect(lambda *_: self._saver.start())
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._ask)
        self._viewport.installEventFilter(self)
        self._header.viewport().installEventFilter(self)
        self._filled = QTimer(self, singleShot=True)
        self._filled.timeout.connect(self.arrange)
        model = table.model()
        model.modelReset.connect(self._contents.forget)
        model.modelReset.connect(lambda *_: self._contents.note_all())
        model.rowsInserted.connect(self._contents.note_inserted)
        model.layoutChanged.connect(lambda *_: self._contents.note_order())
        model.dataChanged.connect(lambda first, last, *_: self._contents.note(first, last))
        for signal in (model.modelReset, model.rowsInserted, model.layoutChanged, model.dataChanged):
            signal.connect(lambda *_: self._follow_contents())
        if isinstance(table, QTreeView):
            table.expanded.connect(lambda _index: self._contents.note_all())

    def _follow_contents(self) -> None:
        if not self._changed and self._table.isVisible():
            self._filled.start(LATER_MS if self._contents.widest else 0)

    def _restore(self) -> None:
        saved = self._state.value(f"{self._key}/state")
        if isinstance(saved, QByteArray) and self._header.restoreState(saved):
            self._changed = self._state.value(f"{self._key}/changed", False, bool) is True
        self.arrange()

    def _save(self) -> None:
        self._state.setValue(f"{self._key}/state", self._header.saveState())
        self._state.setValue(f"{self._key}/changed", self._changed)

    def _default(self) -> None:
        self._changed = False
        self._contents.forget()
        with self._arranged():
            self._header.restoreState(self._first)
        self.arrange()

    def arrange(self) -> None:
        """Fit the columns to the room there is, unless a person chose them."""
        if self._changed or not isValid(self._header):  # Qt resizes a table that it takes apart, too
            return
        self._contents.measure(self._spare)
        self._share()

    def _share(self) -> None:
        """As :meth:`arrange`, by what is known of the contents; what is not is looked at in another turn."""
        needs = {
            column: replace(
                need,
                contents=self._contents.widest.get(column),
                is_empty=self._contents.is_empty(column),
                folds=isinstance(self._table.itemDelegateForColumn(column), FoldedCell),
            )
            for column, need in column_needs(self._table, self._samples, self._contents.icons).items()
        }
        widths = share_room(needs, self._table.viewport().width(), self._spare, self._wide)
        with self._arranged():
            for column in self._spare:
                self._header.setSectionHidden(column, column not in widths)
            for column, width in widths.items():
                self._header.resizeSection(column, width)
        if self._contents.is_behind and not self._filled.isActive():
            self._filled.start(NEXT_TURN_MS if self._contents.is_new else LATER_MS)

    @contextmanager
    def _arranged(self) -> Iterator[None]:
        self._arranging = True
        yield
        self._arranging = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._viewport:
            if event.type() is QEvent.Type.Resize:
                self._resized()
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            self._held = event.type() is QEvent.Type.MouseButtonPress
        return super().eventFilter(watched, event)

    def _resized(self) -> None:
        """Several times in one turn when a page is laid out."""
        if not self._contents.widest:
            self.arrange()
        elif not self._changed and isValid(self._header):
            self._share()

    def _take_width(self, _column: int, _before: int, _now: int) -> None:
        if self._held:
            self._take_change()

    def _take_change(self) -> None:
        if not self._arranging:
            self._changed = True
            self._saver.start()

    def _ask(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(at))

    def menu(self) -> QMenu:
        """A menu that shows and hides columns; one always stays."""
        menu = QMenu(self._table)
        hidden = [self._header.isSectionHidden(column) for column in range(self._header.count())]
        for column, is_hidden in enumerate(hidden):
            title = str(self._table.model().headerData(column, Qt.Orientation.Horizontal))
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(not is_hidden)
            action.setEnabled(is_hidden or hidden.count(False) > 1)
            action.toggled.connect(lambda on, column=column: self._show(column, on))
        menu.addSeparator()
        menu.addAction(self.tr("Reset columns")).triggered.connect(self.reset)
        return menu

    def _show(self, column: int, visible: bool) -> None:
        with self._arranged():
            self._header.setSectionHidden(column, not visible)
        self._take_change()


class KeptSplitter(KeptLayout):
    """The parts of ``splitter``, ``sizes`` at first."""

    def __init__(self, splitter: QSplitter, state: QSettings, key: str, sizes: Sequence[int]) -> None:
        super().__init__(splitter, state, key)
        self._splitter = splitter
        self._sizes = list(sizes)
        splitter.setSizes(self._sizes)
        saved = state.value(key)
        if isinstance(saved, QByteArray):
            splitter.restoreState(saved)
        splitter.splitterMoved.connect(lambda *_: self._saver.start())

    def _save(self) -> None:
        self._state.setValue(self._key, self._splitter.saveState())

    def _default(self) -> None:
        self._splitter.setSizes(self._sizes)
