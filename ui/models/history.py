"""The events of the history as a table: a million rows, of which only those in sight are ever read.

Rows are numbers of entries; the entries themselves are fetched in the background as the view asks for them,
and a row shows a placeholder until its entry has come. Nothing here waits for the disk.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from app.history.filter import EventFilter
from app.history.history import EVERYTHING, History
from app.history.rows import StoredEntry
from engine.errors import JetError
from engine.events import LogEntry
from ui.format import plain_tip, when_utc
from ui.icons import themed_icon
from ui.models.event_rows import (
    LOOKS,
    EventColumn,
    Numbers,
    Order,
    QueryResult,
    cell_text,
    joined,
    newer,
    query,
    read,
)
from ui.models.own_names import UNNAMED, RecordedNames, both
from ui.palette import tokens_for
from ui.worker import Background

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()

ENTRY = Qt.ItemDataRole.UserRole
"""Role of the :class:`~engine.events.LogEntry` itself, None while it is being fetched."""

PLACEHOLDER = "…"
_MARGIN = 100  # rows read before and after those in sight
_KEPT = 4000  # entries in memory
_POLL_MS = 1000


class EventsModel(QAbstractTableModel):
    """Events that match a filter; call :meth:`start` once a view shows it.

    ``counted`` carries how many rows there are and how many entries the history holds. ``failed`` carries the
    ``JetError`` that kept the history from being read; the rows stay as they were, and ``counted`` comes again
    when it can be read.
    """

    counted = Signal(int, int)
    querying = Signal(bool)
    failed = Signal(object)

    def __init__(self, history: History, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._background = background
        self._filter = EVERYTHING
        self._order = Order()
        self._numbers: Numbers = range(0)
        self._entries: OrderedDict[int, LogEntry | None] = OrderedDict()
        self.names = UNNAMED
        self._newest = 0
        self._total = 0
        self._failing = False
        self._wanted: tuple[int, int] | None = None
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self.look_for_newer)
        self._fetch = QTimer(self, interval=0, singleShot=True)
        self._fetch.timeout.connect(self._fetch_wanted)

    # ---- what is shown

    @property
    def filter(self) -> EventFilter:
        return self._filter

    @property
    def order(self) -> Order:
        return self._order

    @property
    def is_querying(self) -> bool:
        """Whether the rows do not yet belong to the filter."""
        return self._background.is_busy(self._slot("query"))

    @property
    def total(self) -> int:
        """How many entries the history holds, filtered or not."""
        return self._total

    def start(self) -> None:
        """Read for the first time, and look for newer entries from now on."""
        self.reload()
        self._poll.start()

    def watch(self) -> None:
        """Go on looking after :meth:`stop`."""
        self.look_for_newer()
        self._poll.start()

    def stop(self) -> None:
        """Look for nothing any more."""
        self._poll.stop()

    def set_filter(self, wanted: EventFilter) -> None:
        """Show what matches ``wanted``."""
        if wanted != self._filter:
            self._filter = wanted
            self.reload()

    def set_names(self, names: RecordedNames) -> None:
        """Show the instances by these own names."""
        if names != self.names:
            self.names = names
            if self._numbers:
                column = EventColumn.INSTANCE
                self.dataChanged.emit(self.index(0, column), self.index(len(self._numbers) - 1, column))

    def set_order(self, order: Order) -> None:
        if order != self._order:
            self._order = order
            self.reload()

    def reload(self) -> None:
        """Read anew; the rows change when the answer has come."""
        wanted, order, history = self._filter, self._order, self._history
        self._background.forget(self._slot("newer"))
        self._background.ask(
            self._slot("query"), lambda cancel: query(history, wanted, order, cancel), self._show, self._fail
        )
        self.querying.emit(True)

    def look_for_newer(self) -> None:
        """See whether entries came (or were cleared) since."""
        if self.is_querying or self._background.is_busy(self._slot("newer")):
            return
        wanted, known, total, history = self._filter, self._newest, self._total, self._history
        self._background.ask(
            self._slot("newer"),
            lambda cancel: newer(history, wanted, known, total, cancel),
            self._add,
            self._fail_to_read,
        )

    def number_at(self, row: int) -> int:
        """The entry's number in the history file."""
        return self._numbers[row]

    def entry_at(self, row: int) -> LogEntry | None:
        """The entry of ``row``; None asks for it, and ``dataChanged`` tells when it has come."""
        if not 0 <= row < len(self._numbers):
            return None
        number = self._numbers[row]
        if number in self._entries:
            self._entries.move_to_end(number)
            return self._entries[number]
        low, high = self._wanted or (row, row)
        # far from what was wanted before: the view has jumped, and what it left needs no reading
        near = low - _MARGIN <= row <= high + _MARGIN
        self._wanted = (min(low, row), max(high, row)) if near else (row, row)
        if not self._fetch.isActive():
            self._fetch.start()
        return None

    # ---- answers from the background

    def _show(self, answer: QueryResult) -> None:
        self._failing = False
        self.beginResetModel()
        self._numbers, self._newest, self._total = answer.numbers, answer.newest, answer.total
        self._entries.clear()
        self._wanted = None
        self._keep(answer.entries)
        self.endResetModel()
        self.querying.emit(False)
        self.counted.emit(len(self._numbers), self._total)

    def _fail(self, error: JetError) -> None:
        self.querying.emit(False)
        self._fail_to_read(error)

    def _fail_to_read(self, error: JetError) -> None:
        self._failing = True
        self.failed.emit(error)

    def _add(self, answer: QueryResult | None) -> None:
        """Newer entries at their place. None: the history is no longer the one that was read."""
        if answer is None or (len(answer.numbers) and self._order.column is not EventColumn.MOMENT):
            self.reload()
            return
        came = len(answer.numbers)
        if came:
            at = 0 if self._order.descending else len(self._numbers)
            self.beginInsertRows(QModelIndex(), at, at + came - 1)
            self._keep(answer.entries)
            self._numbers = joined(answer.numbers, self._numbers, self._order.descending)
            self.endInsertRows()
        changed = self._failing or (self._newest, self._total) != (answer.newest, answer.total)
        if self._failing:
            self._failing = False
            self._ask_again()
        self._newest, self._total = answer.newest, answer.total
        if changed:
            self.counted.emit(len(self._numbers), self._total)

    def _fetch_wanted(self) -> None:
        if self._wanted is None or self._background.is_busy(self._slot("rows")):
            return  # the answer that is on its way comes back here
        low, high = self._wanted
        self._wanted = None
        low, high = max(0, low - _MARGIN), min(len(self._numbers), high + _MARGIN + 1)
        numbers = [number for number in self._numbers[low:high] if number not in self._entries]
        history = self._history
        self._background.ask(
            self._slot("rows"), lambda _cancel: read(history, numbers), self._take, self._fail_to_read
        )

    def _take(self, found: dict[int, LogEntry | None]) -> None:
        self._entries.update(found)
        self._forget_oldest()
        self._ask_again()
        if self._wanted is not None:
            self._fetch.start()

    def _ask_again(self) -> None:
        """Let views ask for what they show: it may have come, or can be read again."""
        if self._numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._numbers) - 1, len(EventColumn) - 1))

    def _keep(self, entries: Sequence[StoredEntry]) -> None:
        self._entries.update((stored.seq, stored.entry) for stored in entries)
        self._forget_oldest()

    def _forget_oldest(self) -> None:
        while len(self._entries) > _KEPT:
            self._entries.popitem(last=False)

    def _slot(self, name: str) -> str:
        return f"events-{name}-{id(self)}"

    # ---- Qt's model

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(EventColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.title(EventColumn(section))
        return None

    def title(self, column: EventColumn) -> str:
        """The heading of ``column``."""
        return {
            EventColumn.LEVEL: self.tr("Level"),
            EventColumn.MOMENT: self.tr("Date and time"),
            EventColumn.SOURCE: self.tr("Source"),
            EventColumn.ID: self.tr("ID"),
            EventColumn.CATEGORY: self.tr("Category"),
            EventColumn.INSTANCE: self.tr("Instance"),
            EventColumn.MESSAGE: self.tr("Message"),
        }[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entry_at(index.row())
        column = EventColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return cell_text(entry, column, self.names) if entry else PLACEHOLDER
            case Qt.ItemDataRole.DecorationRole if entry and column is EventColumn.LEVEL:
                look = LOOKS[entry.level]
                return themed_icon(look.icon, look.color(tokens_for(QGuiApplication.palette())))
            case Qt.ItemDataRole.ToolTipRole if entry and column is EventColumn.MOMENT:
                return when_utc(entry.moment)
            case Qt.ItemDataRole.ToolTipRole if entry and column in (EventColumn.MESSAGE, EventColumn.CATEGORY):
                return plain_tip(cell_text(entry, column, self.names))
            case Qt.ItemDataRole.ToolTipRole if entry and column is EventColumn.INSTANCE:
                return plain_tip(both(entry.instance, self.names.of(entry.instance)))
            case _ if role == ENTRY:
                return entry
        return None
