"""The file of an attached database: header in two copies, checked pages, and page writes without torn pages.

One object owns the open file. It does not enforce the order against the log; the page cache does (write-ahead).
"""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError, SpaceExhausted, StorageFault
from engine.files import FileSystem, UpdateFile
from engine.formats.checksum import correct_page, is_page_valid, seal_header, seal_scattered
from engine.formats.db_header import (
    HEADER_READ,
    VERSION,
    DatabaseHeader,
    OtherCopy,
    page_offset,
    pages_in_file,
    read_header,
)
from engine.formats.double_write import BATCH_PAGES, owner_of, unfinished_pages
from engine.formats.stamps import LogTime, Signature
from engine.storage.double_write import DoubleWrite, read_batch

_ZEROS = 1 << 20


class OpenDatabaseFile:
    """A database open for changes. Reading is safe from every thread; so is each writing call as a whole.

    ``header`` is the whole header page, to be changed in place and written with :meth:`write_header`.
    Opening changes nothing on disk: a header copy that differs and pages whose write a cut ended are mended by
    :meth:`settle`, or by the first write; until then :meth:`read_page` gives those pages as they were meant.

    The first error of a write or sync is raised as it is; after it every call raises JET_errInstanceUnavailable
    (-1090), since no one knows any more what is on disk. A volume too full to :meth:`extend` is no such error.
    """

    def __init__(self, fs: FileSystem, file: UpdateFile, header: DatabaseHeader, page_count: int) -> None:
        self.path = file.path
        self.header = header
        self.page_size = header.page_size
        self.page_count = page_count
        self.failed: JetError | None = None
        self.corrected = 0
        """Pages so far of which one bit was wrong on disk and was corrected on reading."""
        self._fs = fs
        self._file = file
        self._double_write = DoubleWrite(fs, file.path, self.page_size)
        self._unfinished: dict[int, bytes] = {}
        self._unsettled = False
        self._stale_copy: int | None = None
        self._left_clean = False
        self._blank = bytes(self.page_size)
        self._reading = threading.Lock()
        self._writing = threading.RLock()

    # opening and closing

    @classmethod
    def create(cls, fs: FileSystem, path: Path, header: DatabaseHeader) -> OpenDatabaseFile:
        """A new file that holds the header, twice, and no pages yet; its name lasts when this returns.

        Raises JET_errFileAlreadyExists (-1814), or what the file system says; nothing is left then.
        """
        size = header.page_size
        header.buffer = bytearray(bytes(header.buffer).ljust(size, b"\0"))
        _stamp_flush(header)
        page = _sealed(header)
        made = fs.create(path)
        try:
            with made:
                for offset in (0, size):
                    made.write_at(offset, page)
                    made.sync()
            fs.sync_directory(path.parent)
        except JetError:
            with contextlib.suppress(JetError):
                fs.remove(path)
            raise
        return cls(fs, fs.open_update(path), header, 0)

    @classmethod
    def open(cls, fs: FileSystem, path: Path) -> OpenDatabaseFile:
        """The database at ``path``, in whatever state it was left.

        Raises what :func:`~engine.formats.db_header.read_header` raises, JET_errInvalidDatabaseVersion (-1209).
        """
        with contextlib.ExitStack() as opened:
            file = opened.enter_context(fs.open_update(path))
            reading = read_header(file.read_at(0, HEADER_READ))
            header = DatabaseHeader(bytearray(reading.data))
            if header.version != VERSION:
                raise Code.InvalidDatabaseVersion.error(
                    f"Format {header.version:#x} of {path} is not supported.", path=str(path)
                )
            database = cls(fs, file, header, pages_in_file(file.stat().size, reading.page_size))
            if reading.used_shadow:
                database._stale_copy = 0
            elif reading.other is not OtherCopy.IDENTICAL:
                database._stale_copy = reading.page_size
            batch = read_batch(fs, path)
            database._unfinished = unfinished_pages(batch, header, database.page_count, file.read_at)
            database._unsettled = bool(database._unfinished) or database._stale_copy is not None
            opened.pop_all()
            return database

    @property
    def unfinished(self) -> tuple[int, ...]:
        """Pages whose last write a power cut ended, perhaps in the middle, and that :meth:`settle` will write."""
        return tuple(sorted(self._unfinished))

    def settle(self) -> None:
        """Mend what the last cut left: pages from the double-write file, the header copy that differs."""
        with self._writing:
            self._check()
            if not self._unsettled:
                return
            with self._fatal():
                self._write_in_place(sorted(self._unfinished.items()))
                if self._stale_copy is not None:
                    # Before the good copy is ever written again: a cut in that write must leave this one.
                    self._file.write_at(self._stale_copy, _sealed(self.header))
                    self._file.sync()
            self._unfinished, self._stale_copy, self._unsettled = {}, None, False

    def close(self) -> None:
        """Let go of the file; the double-write file of a database that was left clean goes away."""
        with self._writing:
            try:
                if self._left_clean and self.failed is None:
                    with contextlib.suppress(StorageFault):  # of no use any more, and of no harm
                        self._double_write.remove()
                self._double_write.close()
            finally:
                self._file.close()

    def __enter__(self) -> OpenDatabaseFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    # reading

    def read_page(self, pgno: int) -> bytes | None:
        """One page; ``None`` when it is blank or beyond the end of the file. A single wrong bit is corrected.

        Raises JET_errReadVerifyFailure (-1018) for a page that fails its checksum.
        """
        self._check()
        if not 1 <= pgno <= self.page_count:
            return None
        if self._unfinished and (whole := self._unfinished.get(pgno)) is not None:
            return whole
        with self._reading:
            data = self._file.read_at(page_offset(pgno, self.page_size), self.page_size)
        if len(data) == self.page_size:
            if data == self._blank:
                return None
            if is_page_valid(data, pgno):
                return data
            mended = bytearray(data)
            if correct_page(mended, pgno) is not None:
                self.corrected += 1
                return bytes(mended)
        raise Code.ReadVerifyFailure.error(
            f"Page {pgno} of {self.path.name} fails its checksum.", path=str(self.path), page=pgno
        )

    # writing

    def write_pages(self, pages: Sequence[tuple[int, bytes | bytearray]]) -> None:
        """Seal and write pages; when this returns they are on the medium. None is ever left torn (double write).

        More than a batch (64) is written batch by batch. Pages beyond the end must have been made by
        :meth:`extend`.
        """
        with self._writing:
            self._check()
            self.settle()
            ordered = sorted(pages)
            for start in range(0, len(ordered), BATCH_PAGES):
                self._write_batch(ordered[start : start + BATCH_PAGES])

    def _write_batch(self, pages: Sequence[tuple[int, bytes | bytearray]]) -> None:
        size = self.page_size
        pgnos = [pgno for pgno, _ in pages]
        if not 1 <= pgnos[0] <= pgnos[-1] <= self.page_count or any(len(page) != size for _, page in pages):
            raise Code.FileIOBeyondEOF.error(
                f"Pages {pgnos[0]} to {pgnos[-1]} cannot be written to a file of {self.page_count} pages of "
                f"{size} bytes.",
                path=str(self.path),
            )
        sealed = bytearray().join(page for _, page in pages)
        seal_scattered(sealed, size, pgnos)
        with self._fatal():
            self._double_write.write(owner_of(self.header), pgnos, sealed)
            view = memoryview(sealed)
            self._write_in_place([(pgno, view[i * size : (i + 1) * size]) for i, pgno in enumerate(pgnos)])

    def _write_in_place(self, pages: Sequence[tuple[int, bytes | memoryview]]) -> None:
        """Write sealed pages, ascending, neighbours together, and sync."""
        if not pages:
            return
        for first, run in _runs(pages):
            with self._reading:
                self._file.write_at(page_offset(first, self.page_size), run)
        self._file.sync()

    def extend(self, pgno_last: int) -> None:
        """Grow the file with blank pages so that ``pgno_last`` is its last; never shrinks. Synced on return.

        A full volume raises JET_errDiskFull (-1808) and leaves the database unchanged.
        """
        with self._writing:
            self._check()
            self.settle()
            if pgno_last <= self.page_count:
                return
            full: SpaceExhausted | None = None
            with self._fatal():
                try:
                    self._write_zeros(self.page_count + 1, pgno_last)
                except SpaceExhausted as error:
                    full = error
                self._file.sync()
            if full is not None:
                raise full
            self.page_count = pgno_last

    def truncate(self, pgno_last: int) -> None:
        """Cut the file so that ``pgno_last`` is its last page; never grows. Synced on return.

        What the double-write file still holds of the pages that go must not come back, should they be created
        again.
        """
        with self._writing:
            self._check()
            self.settle()
            if pgno_last >= self.page_count:
                return
            with self._fatal():
                self._double_write.remove()
                self._file.truncate(page_offset(pgno_last + 1, self.page_size))
                self._file.sync()
            self.page_count = pgno_last

    def _write_zeros(self, first: int, last: int) -> None:
        position, end = (page_offset(pgno, self.page_size) for pgno in (first, last + 1))
        zeros = memoryview(bytes(min(_ZEROS, end - position)))
        while position < end:
            count = min(len(zeros), end - position)
            self._file.write_at(position, zeros[:count])
            position += count

    def write_header(self) -> None:
        """Write both copies under a new ``sign_db_hdr_flush``, each synced before the next step."""
        with self._writing:
            self._check()
            self.settle()
            _stamp_flush(self.header)
            page = _sealed(self.header)
            with self._fatal():
                for offset in (0, self.page_size):
                    self._file.write_at(offset, page)
                    self._file.sync()
            self._left_clean = self.header.is_clean

    def require_log(self, generation: int, created: LogTime) -> bool:
        """Say in the header that recovery needs the logs up to this one, which is the current one.

        ``created`` is its creation time. Returns whether the header, not yet written, changed
        (docs/formats/checkpoint-and-double-write.md#write-ahead).
        """
        with self.whole_header() as header:
            if header.gen_max_required >= generation:
                return False
            header.gen_max_required = generation
            header.gen_committed = max(header.gen_committed, generation)
            header.logtime_gen_max_create = header.logtime_gen_max_required = created
            return True

    @contextlib.contextmanager
    def whole_header(self) -> Iterator[DatabaseHeader]:
        """The header, for changes of fields that belong together: meanwhile no one else does so, or writes it."""
        with self._writing:
            yield self.header

    # what failed

    def _check(self) -> None:
        if self.failed is not None:
            raise Code.InstanceUnavailable.error(
                f"{self.path.name} was closed because of an error: {self.failed.message}", path=str(self.path)
            )

    @contextlib.contextmanager
    def _fatal(self) -> Iterator[None]:
        """The first error ends all use of the file: after a failed sync no one knows what is on disk."""
        try:
            yield
        except BaseException as error:
            self.failed = error if isinstance(error, JetError) else Code.DiskIO.error()
            raise


def _runs(pages: Sequence[tuple[int, bytes | memoryview]]) -> Iterator[tuple[int, bytes]]:
    """Neighbouring pages joined: the first one's number and the bytes of all."""
    start = 0
    for index in range(1, len(pages) + 1):
        if index == len(pages) or pages[index][0] != pages[index - 1][0] + 1:
            yield pages[start][0], b"".join(page for _, page in pages[start:index])
            start = index


def _stamp_flush(header: DatabaseHeader) -> None:
    """The random signature of this header write. No flush map is kept here; one that another engine left would fit
    by either of its signatures, and what is written from here on would count as lost."""
    header.sign_flush_map_hdr_flush = Signature()
    header.sign_db_hdr_flush = Signature(secrets.randbits(32), LogTime.of(datetime.now(UTC)))


def _sealed(header: DatabaseHeader) -> bytes:
    page = bytearray(header.buffer)
    seal_header(page)
    return bytes(page)
