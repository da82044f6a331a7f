"""Which rows ``ese-backup rows`` shows: those with a text, in the order of an index, from a key on."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from engine import ReadOnlyDatabase, RowBrowser
    from engine.errors import JetError
    from engine.formats.catalog import Table
    from engine.formats.record import Row
    from engine.progress import Cancel

Command = TypeVar("Command", bound=Callable[..., object])


@dataclass(frozen=True)
class RowOrder:
    """What the options say: rows with a text, in the order of an index, from a key on."""

    find: str = ""
    index: str | None = None
    from_key: str | None = None
    after: str | None = None

    @classmethod
    def of(
        cls, is_other: bool, *, find: str, index: str | None, from_key: str | None, after: str | None
    ) -> RowOrder:
        """What the options of :func:`order_options` say; ``is_other``: not the rows of a table are shown."""
        if is_other and (find or not index == from_key == after is None):
            raise click.UsageError("--find, --index, --from-key and --after are for the rows of a table.")
        if from_key is not None and after is not None:
            raise click.UsageError("--from-key and --after exclude each other.")
        return cls(find, index, from_key, after)

    def check(self, opened: ReadOnlyDatabase, table: Table) -> None:
        """Raise for an index or a key that cannot be, before anything is written."""
        from engine import RowBrowser

        self._start(RowBrowser(opened, table, self.index))

    def rows(self, opened: ReadOnlyDatabase, table: Table, cancel: Cancel) -> Iterator[Row]:
        """The rows; raises the error of the first one that cannot be read."""
        from app.tables.conditions import TextFinder
        from engine import RowBrowser

        if self == RowOrder():
            yield from opened.rows(table)
            return
        browser = RowBrowser(opened, table, self.index)
        finder = TextFinder(self.find) if self.find else None
        key = self._start(browser)
        start = browser.at_or_after(key) if key is not None else None
        if key is not None and start is None:
            return
        for listed in browser.rows(start, including=True, cancel=cancel):
            if listed.row is None:
                raise _error_of(listed.error)
            if finder is None or finder.in_row(listed.row):
                yield listed.row

    def _start(self, browser: RowBrowser) -> bytes | None:
        """The least key of a row that is meant; ``None`` for all of them."""
        from engine.formats.keys import beyond

        given = self.from_key if self.from_key is not None else self.after
        if given is None:
            return None
        key = browser.key_of(next(csv.reader([given]), []))
        return key if self.from_key is not None else beyond(key) or key


def order_options(command: Command) -> Command:
    """The options, which :meth:`RowOrder.of` takes together."""
    options = (
        click.option("--find", metavar="TEXT", default="", help="Show only rows with this text in any value."),
        click.option("--index", metavar="NAME", help="In the order of this index, as tables --json lists it."),
        click.option("--from-key", metavar="KEY", help="From the first row whose key in the order is not less."),
        click.option("--after", metavar="KEY", help="From the first row whose key in the order is greater."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _error_of(error: JetError | None) -> JetError:
    from engine.errors import known

    return known(error, "error of a row that cannot be read")
