"""What the tables page has open: the source, its tables with their sizes, rows and hits. All off its thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance

import engine
from app.meaning import RowView, views_of
from app.operations.key_files import KeyFiles
from app.tables.opening import OpenedSource, TableSource, open_source
from app.tables.reading import TableHits, search_table
from engine.errors import Cancelled, JetError
from engine.progress import Cancel, Event
from ui.models.keys import readable
from ui.models.seldom import seldom
from ui.worker import Background

_OPEN, _TABLES, _COUNTS, _SEARCH = "tables open", "tables list", "tables counts", "tables search"
COUNTED_BYTES = 8 << 20
"""Tables up to this size are counted by themselves; for larger ones, somebody has to ask."""


class OpenState(Enum):
    """Whether something is open."""

    CLOSED = auto()
    OPENING = auto()
    OPEN = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class ListedTable:
    """A table of the database: ``bytes`` is None where its space cannot be read. With ``view``, it is a view that
    says what the rows of a table mean, and ``table`` looks like one with its columns."""

    table: engine.Table
    bytes: int | None
    view: RowView | None = None

    @property
    def name(self) -> str:
        return self.table.name


class OpenedTables(QObject):
    """One source at a time. ``changed`` comes when its state does, ``progressed`` while logs are replayed.

    ``tables_changed`` comes with the tables of a database; ``counted`` carries a table's name and its RowCount,
    ``hit`` a TableHits, ``search_ended`` whether the search of all tables was complete.
    """

    changed = Signal()
    progressed = Signal(object)
    tables_changed = Signal()
    tables_failed = Signal(object)
    counted = Signal(str, object)
    hit = Signal(object)
    searching = Signal(str, float)
    search_ended = Signal(bool)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.state = OpenState.CLOSED
        self.source: TableSource | None = None
        self.opened: OpenedSource | None = None
        self.error: JetError | None = None
        self.database = ""
        self.tables: tuple[ListedTable, ...] = ()
        self.counts: dict[str, engine.RowCount] = {}
        """Those of the tables that were counted."""
        self._made: list[OpenedSource] = []
        """What was opened and is not closed yet."""
        background.when_closed(self._let_go)

    def open(self, source: TableSource, keys: KeyFiles) -> None:
        """Open a source in place of the one before."""
        self.close()
        self.source, self.state = source, OpenState.OPENING
        made = self._made

        def work(cancel: Cancel, tell: Callable[[Event], None]) -> OpenedSource:
            opened = open_source(source, readable(keys), seldom(tell), cancel)
            made.append(opened)
            if cancel.requested:  # nobody takes it any more
                opened.close()
            return opened

        self._background.ask_in_parts(_OPEN, work, self._tell_progress, self._take, self._fail)
        self._tell()

    def cancel(self) -> None:
        """Stop opening."""
        if self.state is OpenState.OPENING:
            self.close()

    def close(self) -> None:
        """Close what is open: files and leases are free as soon as nothing reads any more."""
        for slot in (_OPEN, _TABLES, _COUNTS, _SEARCH):
            self._background.forget(slot)
        self.opened = self.error = None
        for opened in self._made:
            self._background.write(opened.close)
        self._made.clear()
        self.database, self.tables, self.counts = "", (), {}
        self.state = OpenState.CLOSED
        self._tell()

    def choose(self, database: str) -> None:
        """Read the tables of one of the databases."""
        opened = self.opened
        if opened is None:
            return
        self.database, self.tables, self.counts = database, (), {}
        for slot in (_COUNTS, _SEARCH):
            self._background.forget(slot)
        self._background.ask(
            _TABLES, lambda _cancel: _listed(opened, database), self._take_tables, self._fail_tables
        )

    def listed(self, name: str) -> ListedTable | None:
        """The table or view of that name."""
        return next((each for each in self.tables if each.name == name), None)

    def count(self, names: list[str]) -> None:
        """Count the rows of these tables, one after the other."""
        opened, database = self.opened, self.database
        if opened is None:
            return

        def work(cancel: Cancel, tell: Callable[[tuple[str, engine.RowCount]], None]) -> None:
            with opened.reader(database) as reader:
                for name in names:
                    tell((name, reader.browser(name).count(cancel)))

        self._background.ask_in_parts(_COUNTS, work, self._take_count, lambda _done: None, self._fail_tables)

    def search(self, text: str, names: list[str]) -> None:
        """Look for a text in these tables, one after the other."""
        opened, database = self.opened, self.database
        if opened is None:
            return

        def work(cancel: Cancel, tell: Callable[[object], None]) -> None:
            for name in names:
                tell((name, 0.0))
                passed = seldom(partial(_tell_share, tell, name))
                tell(search_table(opened, database, name, text, cancel, passed))

        self._background.ask_in_parts(
            _SEARCH, work, self._take_found, lambda _done: self._end_search(True), self._fail_search
        )

    def stop_search(self) -> None:
        if self._background.is_busy(_SEARCH):
            self._background.forget(_SEARCH)
            self._end_search(False)

    # What comes back.

    def _take(self, opened: OpenedSource) -> None:
        self.opened, self.state = opened, OpenState.OPEN
        self._tell()
        wanted = self.source.database if self.source is not None else ""
        same = (name for name in opened.names if name.casefold() == wanted.casefold())
        first = next(same, opened.names[0] if opened.names else "")
        if first:
            self.choose(first)

    def _fail(self, error: JetError) -> None:
        self.state = OpenState.CLOSED if isinstance(error, Cancelled) else OpenState.FAILED
        self.error = error
        self._tell()

    def _take_tables(self, tables: tuple[ListedTable, ...]) -> None:
        self.tables = tables
        changed: SignalInstance = self.tables_changed
        changed.emit()
        small = (each for each in tables if each.view is None and (each.bytes or 0) <= COUNTED_BYTES)
        self.count([each.name for each in small])

    def _fail_tables(self, error: JetError) -> None:
        failed: SignalInstance = self.tables_failed
        failed.emit(error)

    def _take_count(self, told: tuple[str, engine.RowCount]) -> None:
        self.counts[told[0]] = told[1]
        counted: SignalInstance = self.counted
        counted.emit(*told)

    def _take_found(self, thing: object) -> None:
        if isinstance(thing, TableHits):
            hit: SignalInstance = self.hit
            hit.emit(thing)
        elif isinstance(thing, tuple):
            searching: SignalInstance = self.searching
            searching.emit(*thing)

    def _fail_search(self, error: JetError) -> None:
        self._fail_tables(error)
        self._end_search(False)

    def _end_search(self, complete: bool) -> None:
        ended: SignalInstance = self.search_ended
        ended.emit(complete)

    def _tell_progress(self, event: Event) -> None:
        progressed: SignalInstance = self.progressed
        progressed.emit(event)

    def _tell(self) -> None:
        changed: SignalInstance = self.changed
        changed.emit()

    def _let_go(self) -> None:
        """The window ends: no thread reads any more."""
        for opened in self._made:
            opened.close()


def _tell_share(tell: Callable[[object], None], name: str, share: float) -> None:
    tell((name, share))


def _listed(opened: OpenedSource, database: str) -> tuple[ListedTable, ...]:
    with opened.reader(database) as reader:
        views = [ListedTable(view.shape, None, view) for view in views_of(reader.database)]
        tables = (ListedTable(table, _bytes_of(reader.database, table)) for table in reader.database.tables())
        return (*views, *tables)


def _bytes_of(database: engine.ReadOnlyDatabase, table: engine.Table) -> int | None:
    try:
        return database.bytes_of(table)
    except Cancelled:
        raise
    except JetError:
        return None
