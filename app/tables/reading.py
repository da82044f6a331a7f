"""Rows of an open source, a few at a time: those of a table in an order, only those that are wanted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from app.tables.conditions import Condition, Keep, keeping
from app.tables.opening import OpenedSource, Reader
from engine.error_codes import Code
from engine.formats.values import Value
from engine.progress import Cancel
from engine.tables.row_browser import ListedRow

Position = tuple[int, ...]
NotKnown = dict[Position, tuple[str, ...]]
PREVIEW = 4096
"""Bytes of a separated long value that a list of rows reads."""


@dataclass(frozen=True, slots=True)
class RowQuery:
    """The rows of a table in the order of ``index`` (``None``: its own) that meet ``conditions`` and contain
    ``find``; as the view of that name shows them, if there is one."""

    database: str
    table: str
    index: str | None = None
    conditions: tuple[Condition, ...] = ()
    find: str = ""
    view: str = ""

    @property
    def is_everything(self) -> bool:
        return not self.conditions and not self.find


@dataclass(frozen=True, slots=True)
class RowsRead:
    """Consecutive rows in their order. ``at_start`` and ``at_end``: there are none before, none after them.

    ``low`` and ``high`` are about where in the whole order they begin and end, from 0 to 1. ``not_known`` are the
    columns of a view whose value in a row has no meaning that is public.
    """

    rows: tuple[ListedRow, ...]
    at_start: bool
    at_end: bool
    low: float = 0.0
    high: float = 1.0
    not_known: NotKnown = field(default_factory=dict)


Passed = Callable[[float], None]
"""Is given about which part of the order has been looked through, from 0 to 1."""
Found = Callable[[tuple[ListedRow, ...]], None]
"""Is given rows as they are found, before all that were asked for are."""

_PART_SECONDS = 0.25
HITS_MOST = 1000
"""Rows that a search of all tables counts in one."""


def read_rows(
    opened: OpenedSource,
    query: RowQuery,
    count: int,
    start: Position | None = None,
    *,
    backwards: bool = False,
    including: bool = False,
    cancel: Cancel,
    passed: Passed | None = None,
    part: Found | None = None,
) -> RowsRead:
    """Up to ``count`` rows after ``start`` (before it if ``backwards``), from the first (the last) without one.

    Long values are cut after :data:`PREVIEW` bytes. Rows and pages that cannot be read are among the rows, with
    their errors, also where a filter is set: what they hold is not known. Raises as
    :meth:`OpenedSource.reader` and :func:`app.tables.conditions.keeping`, ``Cancelled``, and ``WrongState``
    (JET_errNoCurrentRecord) if the file was changed.
    """
    with opened.reader(query.database) as reader:
        found: list[ListedRow] = []
        not_known: NotKnown = {}
        ended, told, last = True, 0, time.monotonic()
        for listed in wanted_rows(reader, query, start, backwards, including, cancel, passed, not_known=not_known):
            if len(found) == count:
                ended = False
                break
            found.append(listed)
            if part is not None and time.monotonic() - last > _PART_SECONDS:
                part(tuple(found[told:]))
                told, last = len(found), time.monotonic()
        if backwards:
            found.reverse()
        browser = reader.browser(query.table, query.index, PREVIEW)
        low = browser.share_of(found[0].position) if found else 0.0
        high = browser.share_of(found[-1].position) if found else 1.0
        if backwards:
            return RowsRead(tuple(found), ended, start is None, low, 1.0 if start is None else high, not_known)
        at_start = start is None
        low, high = 0.0 if at_start else low, 1.0 if ended else high
        return RowsRead(tuple(found), at_start, ended, low, high, not_known)


def wanted_rows(
    reader: Reader,
    query: RowQuery,
    start: Position | None,
    backwards: bool,
    including: bool,
    cancel: Cancel,
    passed: Passed | None,
    long_most: int | None = PREVIEW,
    not_known: NotKnown | None = None,
) -> Iterator[ListedRow]:
    """The rows of a query, those that cannot be read among them; to find something, and for a view, long values
    are read whole. What a view does not know of a row is added to ``not_known``."""
    if query.view:
        yield from _view_rows(reader, query, start, backwards, including, cancel, passed, not_known)
        return
    browser = reader.browser(query.table, query.index, long_most)
    keep = keeping(browser.table, query.conditions, query.find)
    if keep is None:
        yield from browser.rows(start, backwards=backwards, including=including, cancel=cancel, passed=passed)
        return
    whole = reader.browser(query.table, query.index)
    rows = whole.rows(start, backwards=backwards, including=including, cancel=cancel, passed=passed)
    for listed in _kept(rows, keep, cancel):
        yield listed if long_most is None else browser.row(listed.position)


def _view_rows(
    reader: Reader,
    query: RowQuery,
    start: Position | None,
    backwards: bool,
    including: bool,
    cancel: Cancel,
    passed: Passed | None,
    not_known: NotKnown | None,
) -> Iterator[ListedRow]:
    opened = reader.view(query.view)
    keep = keeping(opened.view.shape, query.conditions, query.find)
    browser = reader.browser(query.table, query.index)
    for listed in browser.rows(start, backwards=backwards, including=including, cancel=cancel, passed=passed):
        if cancel.requested:
            cancel.check()
        if listed.row is None:
            yield listed
        elif opened.includes(listed.row):
            shown = opened.resolve(listed.row, listed.key)
            values = shown.values
            if keep is None or keep(values):
                if not_known is not None and shown.not_known:
                    not_known[listed.position] = shown.not_known
                yield replace(listed, row=values)


def _kept(rows: Iterator[ListedRow], keep: Keep, cancel: Cancel) -> Iterator[ListedRow]:
    for listed in rows:
        if cancel.requested:
            cancel.check()
        if listed.row is None or keep(listed.row):
            yield listed


def rows_around(
    opened: OpenedSource, query: RowQuery, count: int, position: Position, *, cancel: Cancel
) -> RowsRead:
    """About ``count`` rows with the one at ``position`` among them; raises as :func:`read_rows`."""
    later = read_rows(opened, query, count // 2, position, including=True, cancel=cancel)
    earlier = read_rows(opened, query, count // 2, position, backwards=True, cancel=cancel)
    rows = (*earlier.rows, *later.rows)
    low = later.low if earlier.at_start and not earlier.rows else earlier.low
    not_known = {**earlier.not_known, **later.not_known}
    return RowsRead(rows, earlier.at_start, later.at_end, low, later.high, not_known)


@dataclass(frozen=True, slots=True)
class TableHits:
    """What a search found in a table: the rows that contain the text, at most :data:`HITS_MOST`, and what could
    not be read."""

    table: str
    rows: int
    unread: int


def search_table(
    opened: OpenedSource, database: str, table: str, text: str, cancel: Cancel, passed: Passed | None = None
) -> TableHits:
    """Look for a text in every value of a table; raises as :func:`read_rows`."""
    query = RowQuery(database, table, find=text)
    rows = unread = 0
    with opened.reader(database) as reader:
        for listed in wanted_rows(reader, query, None, False, False, cancel, passed, None):
            rows += listed.row is not None
            unread += listed.row is None
            if rows == HITS_MOST:
                break
    return TableHits(table, rows, unread)


def whole_row(opened: OpenedSource, query: RowQuery, position: Position) -> ListedRow:
    """One row with its long values whole; raises as :func:`read_rows`."""
    with opened.reader(query.database) as reader:
        listed = reader.browser(query.table, query.index).row(position)
        if not query.view or listed.row is None:
            return listed
        return replace(listed, row=reader.view(query.view).resolve(listed.row, listed.key).values)


def row_key(opened: OpenedSource, query: RowQuery, position: Position) -> list[Value]:
    """The primary key of the row at a position, as :func:`engine.row_history` takes it.

    Raises as :func:`whole_row`, and the error of a row that cannot be read.
    """
    with opened.reader(query.database) as reader:
        browser = reader.browser(query.table, query.index)
        listed = browser.row(position)
        if listed.row is None:
            raise listed.error or Code.NoCurrentRecord.error()
        row, table = listed.row, browser.table
        names = {column.id: column.name for column in table.columns}
        primary = next((index for index in table.indexes if index.is_primary), None)
        if primary is None:
            return [int.from_bytes(listed.key, "big")]
        return [row[names[part.column_id]] for part in primary.columns]


def position_of_key(opened: OpenedSource, query: RowQuery, values: tuple[str, ...]) -> Position | None:
    """The first row whose key in the order is not less than the one with these values; ``None`` after the last.

    Raises as :meth:`engine.tables.row_browser.RowBrowser.key_of`.
    """
    with opened.reader(query.database) as reader:
        browser = reader.browser(query.table, query.index, PREVIEW)
        return browser.at_or_after(browser.key_of(values))


def position_at(opened: OpenedSource, query: RowQuery, share: float) -> Position | None:
    """A row at about this part of the order, from 0 to 1."""
    with opened.reader(query.database) as reader:
        return reader.browser(query.table, query.index, PREVIEW).at_share(share)
