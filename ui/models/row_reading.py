"""Keeps a window of rows filled, off the window's thread: from the start, the end, a key, a text, a place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, SignalInstance

import engine
from app.tables.opening import OpenedSource
from app.tables.reading import (
    Found,
    Passed,
    Position,
    RowQuery,
    RowsRead,
    position_at,
    position_of_key,
    read_rows,
    rows_around,
    whole_row,
)
from engine.errors import JetError
from engine.progress import Cancel
from ui.models.row_window import RowWindow
from ui.models.seldom import seldom
from ui.worker import Background

PAGE = 200
"""Rows that are read at once."""
_ROWS, _COUNT, _ROW = "tables rows", "tables count", "tables row"

Work = Callable[[OpenedSource, RowQuery, Cancel, Passed, Found], RowsRead]


class RowReading(QObject):
    """Fills ``window`` with the rows of a query.

    ``started`` comes when reading begins, ``progressed`` with about the part (0 to 1) that was looked through,
    ``ended`` when it ends, in whatever way; ``failed`` with the error. ``landed`` carries a row of the window to
    go to, ``counted`` a :class:`~engine.tables.row_browser.RowCount`, ``nothing_found`` the text of a search.
    """

    started = Signal()
    progressed = Signal(float)
    ended = Signal()
    failed = Signal(object)
    landed = Signal(int)
    counted = Signal(object)
    nothing_found = Signal(str)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.window = RowWindow(self)
        self.window.wanted.connect(self.more)
        self._opened: OpenedSource | None = None
        self.query: RowQuery | None = None
        self._appending = 0

    # What to show.

    def open(self, opened: OpenedSource, query: RowQuery) -> None:
        """Show the rows of ``query`` from the first."""
        self._opened, self.query = opened, query
        self.first()

    def close(self) -> None:
        """Stop reading, and let go of what was open."""
        for slot in (_ROWS, _COUNT, _ROW):
            self._background.forget(slot)
        self._opened = self.query = None
        self.window.show_table(())

    @property
    def busy(self) -> bool:
        return self._background.is_busy(_ROWS)

    def first(self) -> None:
        """Go to the first row; of a filter, rows are shown as they are found."""
        self.window.show_rows(RowsRead((), True, False))
        self._ask(
            lambda opened, query, cancel, passed, part: read_rows(
                opened, query, PAGE, cancel=cancel, passed=passed, part=part
            ),
            self._take_first,
            parts=True,
        )

    def last(self) -> None:
        """Go to the last row."""
        self._ask(
            lambda opened, query, cancel, passed, _: read_rows(
                opened, query, PAGE, backwards=True, cancel=cancel, passed=passed
            ),
            self._take_last,
        )

    def more(self) -> None:
        """Read on after the last row of the window."""
        last = self.window.at(self.window.rowCount() - 1)
        if last is None or self.window.at_end or self.busy:
            return
        start = last.position
        self._ask(
            lambda opened, query, cancel, passed, part: read_rows(
                opened, query, PAGE, start, cancel=cancel, passed=passed, part=part
            ),
            self._take_more,
            parts=True,
        )

    def before(self) -> None:
        """Read what is before the first row of the window."""
        first = self.window.at(0)
        if first is None or self.window.at_start or self.busy:
            return
        start = first.position
        self._ask(
            lambda opened, query, cancel, passed, _: read_rows(
                opened, query, PAGE, start, backwards=True, cancel=cancel, passed=passed
            ),
            self.window.prepend,
        )

    def go_to(self, position: Position) -> None:
        """Go to an entry of the order."""
        at = self.window.row_of(position)
        if at >= 0:
            self._land(at)
            return
        self._ask_around(lambda _opened, _query, _cancel: position)

    def go_to_key(self, values: tuple[str, ...]) -> None:
        """Go to the first row whose key is not less than these values; to the last row if there is none."""
        self._ask_around(lambda opened, query, _cancel: position_of_key(opened, query, values))

    def go_to_share(self, share: float) -> None:
        """Go to about this part of the order, from 0 to 1."""
        self._ask_around(lambda opened, query, _cancel: position_at(opened, query, share))

    def find(self, text: str, start: Position | None, *, backwards: bool = False) -> None:
        """Go to the next row after ``start`` (before it) that contains a text; from the other end after the
        last one."""

        def look(opened: OpenedSource, query: RowQuery, cancel: Cancel, passed: Passed) -> Position | None:
            wanted = replace(query, find=text)
            for begin in (start, None) if start is not None else (None,):
                position = _next_hit(opened, wanted, begin, backwards, cancel, passed)
                if position is not None:
                    return position
            return None

        self._ask_around(look, text, tells=True)

    def cancel(self) -> None:
        """Stop what is being read; what was read stays."""
        if self.busy:
            self._background.forget(_ROWS)
            self._settle()
            self.window.give_up()

    def count(self) -> None:
        """Count the rows of the order, without its filter."""
        opened, query = self._opened, self.query
        if opened is None or query is None:
            return

        def work(cancel: Cancel) -> engine.RowCount:
            with opened.reader(query.database) as reader:
                return reader.browser(query.table, query.index).count(cancel)

        counted: SignalInstance = self.counted
        self._background.ask(_COUNT, work, counted.emit, self._fail)

    def stop_counting(self) -> None:
        self._background.forget(_COUNT)

    def whole_row(self, position: Position, done: Callable[[engine.ListedRow], None]) -> None:
        """Read a row with its long values whole, and hand it to ``done``."""
        opened, query = self._opened, self.query
        if opened is not None and query is not None:
            self._background.ask(_ROW, lambda _cancel: whole_row(opened, query, position), done, self._fail)

    # How it is read.

    def _ask(self, work: Work, done: Callable[[RowsRead], None], *, parts: bool = False) -> None:
        opened, query = self._opened, self.query
        if opened is None or query is None:
            return
        self._appending = 0

        def read(cancel: Cancel, tell: Callable[[object], None]) -> RowsRead:
            return work(opened, query, cancel, seldom(tell), tell if parts else _to_nobody)

        self._start()
        self._background.ask_in_parts(
            _ROWS, read, self._take_part, lambda found: self._end(done, found), self._fail
        )

    def _ask_around(
        self,
        find: Callable[..., Position | None],
        text: str = "",
        *,
        tells: bool = False,
    ) -> None:
        opened, query = self._opened, self.query
        if opened is None or query is None:
            return

        def read(cancel: Cancel, tell: Callable[[object], None]) -> tuple[RowsRead, Position] | RowsRead | None:
            given = (opened, query, cancel, seldom(tell)) if tells else (opened, query, cancel)
            position = find(*given)
            if position is not None:
                return rows_around(opened, query, PAGE, position, cancel=cancel), position
            return None if text else read_rows(opened, query, PAGE, backwards=True, cancel=cancel)

        self._start()
        self._background.ask_in_parts(
            _ROWS, read, self._take_part, lambda found: self._take_around(found, text), self._fail
        )

    def _start(self) -> None:
        started: SignalInstance = self.started
        started.emit()

    def _take_part(self, thing: object) -> None:
        if isinstance(thing, float):
            progressed: SignalInstance = self.progressed
            progressed.emit(thing)
        elif isinstance(thing, tuple):
            self._appending += len(thing)
            self.window.append(thing)

    def _end(self, done: Callable[[RowsRead], None], found: RowsRead) -> None:
        done(found)
        self._settle()

    def _settle(self) -> None:
        ended: SignalInstance = self.ended
        ended.emit()

    def _take_first(self, found: RowsRead) -> None:
        if self._appending:
            self._take_more(found)
            return
        self.window.show_rows(found)
        if found.rows:
            self._land(0)

    def _take_last(self, found: RowsRead) -> None:
        self.window.show_rows(found)
        if found.rows:
            self._land(len(found.rows) - 1)

    def _take_more(self, found: RowsRead) -> None:
        self.window.extend(replace(found, rows=found.rows[self._appending :]))

    def _take_around(self, found: tuple[RowsRead, Position] | RowsRead | None, text: str) -> None:
        if found is None:
            nothing: SignalInstance = self.nothing_found
            nothing.emit(text)
        elif isinstance(found, RowsRead):
            self._take_last(found)
        else:
            read, position = found
            self.window.show_rows(read)
            # With a filter, the entry itself need not be among the rows.
            self._land(max(self.window.row_of(position), 0))
        self._settle()

    def _land(self, row: int) -> None:
        landed: SignalInstance = self.landed
        landed.emit(row)

    def _fail(self, error: JetError) -> None:
        self.window.give_up()
        failed: SignalInstance = self.failed
        failed.emit(error)
        self._settle()


def _next_hit(
    opened: OpenedSource,
    query: RowQuery,
    start: Position | None,
    backwards: bool,
    cancel: Cancel,
    passed: Passed,
) -> Position | None:
    """The next row that contains the text; entries that cannot be read are passed over."""
    while True:
        found = read_rows(opened, query, 1, start, backwards=backwards, cancel=cancel, passed=passed)
        if not found.rows:
            return None
        listed = found.rows[0]
        if listed.row is not None:
            return listed.position
        start = listed.position


def _to_nobody(_rows: tuple[engine.ListedRow, ...]) -> None:
    """For reading that shows nothing before its end."""
