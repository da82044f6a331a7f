"""The rows of one table, as far as they can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.formats.catalog import Table
from engine.formats.page import DELETED, Page, PageFlag
from engine.formats.record import RecordFormat
from engine.formats.values import Unreadable, Value
from engine.salvage.findings import LossKind, page_of
from engine.salvage.leaves import LeafList
from engine.salvage.long_values import DAMAGED, loader
from engine.salvage.pages import SalvagePages

_NOTED = frozenset({list, Unreadable})
"""Types of values of a row that may be, or hold, what cannot be decoded."""


@dataclass
class TableRows:
    """Reads one table; what cannot be read goes to the findings of ``pages``.

    ``unreadable`` counts, by reason, the values that are there but cannot be decoded.
    """

    pages: SalvagePages
    table: Table
    leaves: LeafList
    rows: int = 0
    unreadable: Counter[str] = field(default_factory=Counter)

    def read(self, page_done: Callable[[], None]) -> Iterator[list[Sequence[Value]]]:
        """The rows in key order, those of a leaf at a time; ``page_done`` is called after each leaf. Where
        there are long values, which may be of any size, rows come one by one. Raises ``Cancelled``.

        Each value that cannot be decoded is an :class:`~engine.formats.values.Unreadable` in its row.
        """
        for kind, pgno, text, lost in self.leaves.damage:
            self._found(kind, text, page=pgno, lost=lost)
        try:
            long_values = loader(self.pages, self.table, self._lost_value)
            form = RecordFormat(self.table.columns, self.pages.page_size, long_values)
        except JetError as error:
            self._found(LossKind.TABLE, error.message)
            return
        for pgno in self.leaves.pages:
            self.pages.cancel.check()
            page = self._page(pgno)
            if page is not None:
                records = self._records(page)
                for some in [records] if long_values is None else ([record] for record in records):
                    yield self._rows_of(some, pgno, form)
            page_done()

    def _page(self, pgno: int) -> Page | None:
        try:
            page = self.pages.leaf(pgno, self.table.objid)
            if not page.flags & PageFlag.NEW_RECORD_FORMAT:
                raise Code.FeatureNotAvailable.error(
                    f"Page {pgno} contains records in a format from before 2000.", page=pgno
                )
        except JetError as error:
            self._found(LossKind.PAGE, f"{error.message} Its rows are lost.", page=pgno)
            return None
        return page

    def _rows_of(self, records: Sequence[bytes], pgno: int, form: RecordFormat) -> list[Sequence[Value]]:
        self.pages.cancel.check()
        rows = self._decoded(records, pgno, form)
        self.rows += len(rows)
        if any(column.is_tagged for column in self.table.columns):
            for row in rows:
                if not _NOTED.isdisjoint(map(type, row)):
                    self._count(row)
        return rows

    def _decoded(self, records: Sequence[bytes], pgno: int, form: RecordFormat) -> list[Sequence[Value]]:
        """Rows of records, together where that works: it does not say which one is damaged."""
        if len(records) > 1:
            try:
                return form.rows(records)
            except Cancelled:
                raise
            except JetError:
                pass
        rows: list[Sequence[Value]] = []
        for data in records:
            try:
                rows.append(form.values(data))
            except Cancelled:
                raise
            except JetError as error:
                self._found(LossKind.ROW, error.message, page=pgno)
        return rows

    def _records(self, page: Page) -> list[bytes]:
        """The records of a page; one whose node is damaged is lost, the others are not."""
        try:
            return list(page.live_data(whole_keys=True))
        except JetError:
            return list(self._sound_records(page))

    def _sound_records(self, page: Page) -> Iterator[bytes]:
        for tag in range(page.first_node, page.tag_count):
            if page.node_flags(tag) & DELETED:
                continue
            try:
                yield page.node(tag).data
            except JetError as error:
                self._found(LossKind.ROW, error.message, page=page.pgno)

    def _count(self, row: Sequence[Value]) -> None:
        for value in row:
            for single in value if isinstance(value, list) else (value,):
                if isinstance(single, Unreadable) and single.reason != DAMAGED:
                    self.unreadable[single.reason] += 1

    def _lost_value(self, error: JetError) -> None:
        page = page_of(error.context.get("page"))
        self._found(LossKind.LONG_VALUE, error.message, page=page, row=self.rows + 1)

    def _found(
        self, kind: LossKind, text: str, *, page: int | None = None, row: int | None = None, lost: bool = True
    ) -> None:
        self.pages.findings.add(kind, text, lost=lost, table=self.table.name, page=page, row=row)
