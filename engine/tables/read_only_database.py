"""A database at rest, read-only: header, checked pages, tables and rows.

It reads through any ``read_at``, writes nothing and keeps only a few megabytes of pages. A dirty database can be
read as far as its pages are consistent; see ``header.is_clean``.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import cached_property

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import ReadFile
from engine.formats.backup_trailer import is_backup_copy
from engine.formats.catalog import Table, read_catalog
from engine.formats.checksum import Verdicts, correct_page, verify_pages
from engine.formats.db_header import (
    HEADER_READ,
    VERSION,
    DatabaseHeader,
    HeaderReading,
    page_offset,
    pages_in_file,
    read_header,
)
from engine.formats.long_value import ChunkSize, LongValues
from engine.formats.page import LARGEST_SMALL_PAGE, Node, Page, PageFlag
from engine.formats.record import RecordFormat, Row
from engine.formats.space import owned_extents, owned_pages
from engine.formats.tree import Tree
from engine.tables.row_count import LeafCount, NumberOfRows

ReadAt = Callable[[int, int], bytes]
"""``read_at(offset, length)``: up to ``length`` bytes, fewer only at the end of the file."""

_FIRST_LARGE_PAGE_REVISION = 0x11
_WINDOW_BYTES = 128 * 1024
_WINDOWS_KEPT = 32


class ReadOnlyDatabase:
    """A read-only view of a database with ``size`` bytes, read through ``read_at``.

    Raises on opening what :func:`~engine.formats.db_header.read_header` raises, and JET_errInvalidDatabaseVersion
    (-1209) for an unknown format. It must not be used by several threads at once.
    """

    def __init__(
        self, read_at: ReadAt, size: int, path: str = "", close: Callable[[], None] | None = None
    ) -> None:
        self._read_at = read_at
        self._close = close
        self.path = path
        self.corrects = False
        """Whether a page with a single wrong bit is read as a backup would copy it, corrected."""
        self.reading: HeaderReading = read_header(read_at(0, min(size, HEADER_READ)))
        self.page_size = self.reading.page_size
        self.page_count = pages_in_file(size, self.page_size)
        self._pages_in_window = _WINDOW_BYTES // self.page_size
        self._windows: OrderedDict[int, tuple[bytes, Verdicts]] = OrderedDict()
        self._check_version()

    @classmethod
    def open(cls, file: ReadFile) -> ReadOnlyDatabase:
        """The database in an open file, which it owns from now on: closing the one closes the other."""
        try:
            return cls(file.read_at, file.stat().size, str(file.path), file.close)
        except BaseException:
            file.close()
            raise

    def __enter__(self) -> ReadOnlyDatabase:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the pages, and of the file when it was given with :meth:`open`."""
        self._windows.clear()
        if self._close is not None:
            self._close()

    def _check_version(self) -> None:
        header = self.header
        if header.version != VERSION or (
            self.page_size > LARGEST_SMALL_PAGE and header.update_major < _FIRST_LARGE_PAGE_REVISION
        ):
            raise Code.InvalidDatabaseVersion.error(
                f"Format {header.version:#x} revision {header.update_major:#x} with a page size of "
                f"{self.page_size} bytes is not supported.",
                path=self.path,
            )

    @property
    def header(self) -> DatabaseHeader:
        """The header copy that was elected; ``reading`` tells which, and how the other one looks."""
        return self.reading.header

    @cached_property
    def owned_pages(self) -> int:
        """Last page of the database; the file may be longer (docs/formats/database-header.md#the-file)."""
        return owned_pages(self.read_page)

    def read_page(self, pgno: int) -> bytes:
        """One page, its checksum checked; an all-zero page is returned as it is.

        Raises ``Corruption``: JET_errReadVerifyFailure (-1018) with the page's number, JET_errFileIOBeyondEOF
        (-4001) for a page that the file does not hold, JET_errPageNotInitialized (-1019) for one that was still
        blank when a backup copied a database in use.
        """
        number, index = divmod(pgno - 1, self._pages_in_window)
        if not 1 <= pgno <= self.page_count:
            raise self._beyond_end(pgno)
        window = self._windows.get(number)
        if window is None:
            window = self._read_window(number)
        else:
            self._windows.move_to_end(number)
        data, verdicts = window
        if index >= len(verdicts.ok):
            raise self._beyond_end(pgno)
        if not (verdicts.ok[index] or verdicts.blank[index]):
            page = bytearray(data[index * self.page_size : (index + 1) * self.page_size])
            if self.corrects and correct_page(page, pgno) is not None:
                return bytes(page)
            raise Code.ReadVerifyFailure.error(f"Page {pgno} fails its checksum.", path=self.path, page=pgno)
        if verdicts.blank[index] and is_backup_copy(self.header):
            raise Code.PageNotInitialized.error(
                f"Page {pgno} was not yet on disk when the backup copied the database, which was in use.",
                hint="Restore the backup, or read the folder of the backup instead of this file "
                "(ese-backup rows FOLDER TABLE). Both replay its logs.",
                path=self.path,
                page=pgno,
            )
        return data[index * self.page_size : (index + 1) * self.page_size]

    def _read_window(self, number: int) -> tuple[bytes, Verdicts]:
        first = 1 + number * self._pages_in_window
        wanted = min(self._pages_in_window, self.page_count + 1 - first) * self.page_size
        data = self._read_at(page_offset(first, self.page_size), wanted)
        data = data[: len(data) // self.page_size * self.page_size]
        window = self._windows[number] = data, verify_pages(data, self.page_size, first)
        if len(self._windows) > _WINDOWS_KEPT:
            self._windows.popitem(last=False)
        return window

    def _beyond_end(self, pgno: int) -> JetError:
        return Code.FileIOBeyondEOF.error(
            f"Page {pgno} is outside the {self.page_count} pages of the file.", path=self.path, page=pgno
        )

    @cached_property
    def _catalog(self) -> tuple[Table, ...]:
        return tuple(read_catalog(self.read_page, self.page_size))

    def tables(self) -> tuple[Table, ...]:
        """Every table, the engine's own too (``table.system``), in the order of their object ids.

        Raises ``Corruption`` as :func:`~engine.formats.catalog.read_catalog` does.
        """
        return self._catalog

    def table(self, name: str) -> Table:
        """The table of that name, which ignores case when no name fits exactly; JET_errObjectNotFound (-1305)."""
        same = [table for table in self._catalog if table.name == name]
        same = same or [table for table in self._catalog if table.name.casefold() == name.casefold()]
        if not same:
            raise Code.ObjectNotFound.error(
                f"The table {name!r} does not exist.",
                hint="Choose one of the tables that ese-backup tables lists.",
                path=self.path,
                table=name,
            )
        return same[0]

    def rows(self, table: Table | str) -> Iterator[Row]:
        """The rows of a table in key order, as ``{column name: value}`` (values: see ``formats.values``).

        Raises ``Corruption`` when it meets damage, JET_errFeatureNotAvailable for records from before 2000.
        """
        table = self.table(table) if isinstance(table, str) else table
        decode = self.decoder(table)
        for page in self._record_pages(table):
            yield from map(decode, page.live_data())

    def decoder(self, table: Table) -> Callable[[bytes], Row]:
        """What makes a row of a record of a table; raises ``Corruption`` for a damaged one."""
        long_values = self.long_values(table)
        return RecordFormat(table.columns, self.page_size, long_values.load if long_values else None).row

    def nodes(self, table: Table, key: bytes = b"") -> Iterator[Node]:
        """The rows of a table as they are stored, from the first whose key is not less than ``key``."""
        return Tree(self.read_page, table.root, table.objid).nodes_from(key)

    def count_rows(self, table: Table | str) -> int:
        """Number of rows of a table, without decoding them."""
        table = self.table(table) if isinstance(table, str) else table
        count = LeafCount(self._read_at, self.page_size, self.page_count).of(table.root, table.objid)
        if count is None:  # whatever is wrong is found, and named, page by page
            count = sum(1 for page in self._record_pages(table) for _ in page.live_data())
        return count

    def about_rows(self, table: Table | str) -> NumberOfRows:
        """Number of rows of a table; of a large one an estimate, which says so, from some of its pages.

        Damage is found in what is read only.
        """
        table = self.table(table) if isinstance(table, str) else table
        about = LeafCount(self._read_at, self.page_size, self.page_count).about(table.root, table.objid)
        return about if about is not None else NumberOfRows(self.count_rows(table), True)

    def _record_pages(self, table: Table) -> Iterator[Page]:
        for page in Tree(self.read_page, table.root, table.objid).leaves():
            if not page.flags & PageFlag.NEW_RECORD_FORMAT:
                raise Code.FeatureNotAvailable.error(
                    f"Page {page.pgno} contains records in a format from before 2000.", path=self.path
                )
            yield page

    def long_values(self, table: Table) -> LongValues | None:
        """The long values of a table that are kept apart from its records, if it has any."""
        place = table.long_values
        if place is None:
            return None
        tree = Tree(self.read_page, place.root, place.objid)
        return LongValues(tree, ChunkSize.of_table(self.page_size, table.lv_chunk))

    def bytes_of(self, table: Table) -> int:
        """Bytes of the pages that a table owns, those of its indexes and long values included; raises as
        :func:`~engine.formats.space.owned_extents`."""
        return sum(extent.count for extent in owned_extents(self.read_page, table.root)) * self.page_size
