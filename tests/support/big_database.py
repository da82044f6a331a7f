"""Instances made on the spot: large databases for benchmarks, small instances for sweeps. Every one is valid.

A large database is streamed. Its used part is a small real database; the rest of the space that it owns is free,
and its pages look as if deleted tables had left them: whole leaves of random bytes under right checksums.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import numpy as np

from engine.files import LocalFileSystem
from engine.formats.catalog import Index, IndexColumn, Table
from engine.formats.catalog_rows import UNIQUE_KEY
from engine.formats.checksum import seal_pages
from engine.formats.column import FIRST_VARIABLE, Column, ColumnType
from engine.formats.log_segment_writer import StreamSettings
from engine.formats.page import LARGEST_SMALL_PAGE, SPLIT_BUFFER_SIZE, LargePageHeader, Node, Page, PageFlag
from engine.formats.record_writer import Cells
from engine.formats.space import DATABASE_ROOT, Extent, SpaceHeader, available_extents
from engine.formats.stamps import LogTime, Signature
from engine.sample.database_writer import DATABASE_OBJID, DatabaseImage, DatabaseWriter
from engine.sample.log_writer import LogWriter, parameters
from engine.sample.page_writer import KEY_LENGTH_SIZE, PageStamp, capacity, header_size, node_cost, write_page
from engine.sample.place import Place
from engine.sample.session import Session, checkpoint_file

BASE, DATABASE = "TST", "test.edb"
SECTORS = 6
"""Segments of a made log: its header, four of data, the place of a shadow."""
ROWS = 60
"""Rows of the one table, Items."""
CREATED = datetime(2024, 5, 17, 8, 30, tzinfo=UTC)
SIGN_DB = Signature(0x7E57DB01, LogTime.of(CREATED))
SIGN_LOG = Signature(0x7E57106A, LogTime.of(CREATED))

_OWN_EXTENTS, _FREE_EXTENTS = 2, 3
_CHUNK = 2 << 20
_ITEMS = Table(
    0, "Items", 0, 0,
    (
        Column(1, "Id", ColumnType.LONG, 1, 4),
        Column(2, "Changed", ColumnType.LONG, 0, 4),
        Column(FIRST_VARIABLE, "Data", ColumnType.BINARY, 0, 255),
    ),
    (Index(0, "ById", 0, UNIQUE_KEY, (IndexColumn(1),)),),
)  # fmt: skip


class MadeInstance:
    """An instance of the one table Items at work: each :meth:`work` is a transaction that changes some rows."""

    def __init__(self, place: Place, image: DatabaseImage, log: LogWriter) -> None:
        self.place, self.image, self.log = place, image, log
        started = image.header.logtime_detach.moment or CREATED
        self._moments = (LogTime.of(started + timedelta(seconds=n)) for n in count())
        self._numbers = count(log.generation << 8)
        self.session = Session(image, log, place.path, next(self._moments))

    @classmethod
    def new(
        cls, place: Place, *, page_size: int, pages: int, first: int = 1, sectors: int = SECTORS
    ) -> MadeInstance:
        """A new database, and a stream whose first log is generation ``first``."""
        created = LogTime.of(CREATED)
        writer = DatabaseWriter(page_size, SIGN_DB)
        writer.add_table(
            _ITEMS, ({"Id": n, "Changed": 0, "Data": bytes([n]) * 200} for n in range(ROWS)), fill=0.8
        )
        image = writer.finish(created, pages=pages)
        settings = StreamSettings(SIGN_LOG, sectors, page_size, parameters(place.directory, sectors))
        return cls(place, image, LogWriter(settings, first, created))

    def work(self) -> None:
        number = next(self._numbers)
        with self.session.transaction(next(self._moments)) as transaction:
            for row in (number % ROWS, number * 7 % ROWS):
                changes: Cells = {"Changed": number, "Data": number.to_bytes(4, "little") * 50}
                transaction.update(self.session.tables["Items"], {"Id": row}, changes)

    def work_until(self, generation: int) -> None:
        """Work until the current log has this number."""
        while self.log.generation < generation:
            self.work()

    def close(self) -> bytes:
        """End normally; the checkpoint file."""
        checkpoint = checkpoint_file(self.log.settings, self.session.close(next(self._moments)))
        self.image.seal()
        return checkpoint

    def crash(self, flushed: DatabaseImage, first: int) -> None:
        """Leave the database as a power cut does: every other page as in ``flushed``, the header dirty and in need
        of the logs from ``first`` on.
        """
        self.session.note_required(first)
        for pgno in range(1, _owned(self.image) + 1, 2):
            self.image.put(pgno, flushed.page(pgno))
        self.image.seal()


def write_instance(
    directory: Path,
    *,
    base: str = BASE,
    page_size: int = 4096,
    pages: int = 64,
    generations: range = range(1, 6),
    dirty: bool = False,
    required: tuple[int, int] | None = None,
    sectors: int = SECTORS,
) -> Place:
    """Write a small instance: the logs ``generations``, the last of them the current one, database, checkpoint.

    With ``dirty`` (or ``required``) it was cut off: the log does not end with Term2, the database needs the logs
    ``required`` (by default the last two), the checkpoint lies in the first of them, and replaying them is enough.
    """
    place = Place(directory.absolute(), base, DATABASE)
    last = generations[-1]
    made = MadeInstance.new(place, page_size=page_size, pages=pages, first=generations[0], sectors=sectors)
    if dirty or required:
        first, last = required or (max(generations[0], last - 1), last)
        made.work_until(first)
        flushed = DatabaseImage(bytearray(made.image.data))
        position, attached = made.log.position, made.session.attachment_list()
        made.work_until(last)
        made.work()
        made.crash(flushed, first)
        checkpoint = checkpoint_file(made.log.settings, position, attached)
    else:
        made.work_until(last)
        checkpoint = made.close()
    directory.mkdir(parents=True, exist_ok=True)
    _write(place.files(made.image, made.log, checkpoint))
    return place


def grow(directory: Path, generations: int = 2, *, base: str = BASE) -> Place:
    """Let a clean instance of :func:`write_instance` run on: its current log is closed, ``generations`` follow."""
    place = Place(directory.absolute(), base, DATABASE)
    made = MadeInstance(place, *place.read(LocalFileSystem()))
    made.work_until(made.log.generation + generations)
    checkpoint = made.close()
    _write(place.files(made.image, made.log, checkpoint))
    return place


def write_big_database(path: Path, gib: float, page_size: int = 4096, fill: float = 1.0, *, logs: int = 0) -> int:
    """Stream a clean database of ``gib`` GiB; returns its pages. ``fill`` is the part of its free pages that hold
    old bytes, the rest being blank. ``logs`` 1 MiB logs and a checkpoint are written beside it.
    """
    pages = max(int(gib * 2**30) // page_size - 2, 64)
    place = Place(path.parent.absolute(), BASE, path.name)
    made = MadeInstance.new(place, page_size=page_size, pages=0, sectors=256)
    made.work_until(max(logs, 1))
    files = place.files(made.image, made.log, made.close())
    image = made.image
    used = _widen(image, pages)
    if logs:
        _write({name: data for name, data in files.items() if name.name != path.name})
    with path.open("wb") as file:
        file.write(memoryview(image.data)[: (used + 2) * page_size])
        for chunk in _old_leaves(image, used + 1, used + int((pages - used) * fill)):
            file.write(chunk)
        file.truncate((pages + 2) * page_size)
    return pages


def _owned(image: DatabaseImage) -> int:
    return len(image.data) // image.page_size - 2


def _widen(image: DatabaseImage, pages: int) -> int:
    """Make pages 1 to 3 say that the database owns ``pages`` pages; the last one that is in use."""
    *free, tail = available_extents(image.page)
    space = SpaceHeader(bytearray(Page(image.page(DATABASE_ROOT), DATABASE_ROOT).external_header))
    space.cpg_primary = pages
    split_buffer = bytes(SPLIT_BUFFER_SIZE)
    for pgno, external, extents in (
        (DATABASE_ROOT, bytes(space.buffer), []),
        (_OWN_EXTENTS, split_buffer, [Extent(1, pages)]),
        (_FREE_EXTENTS, split_buffer, [*free, Extent(tail.first, pages)]),
    ):
        header = Page(image.page(pgno), pgno).header
        stamp = PageStamp(DATABASE_OBJID, header.flags, header.dbtime_dirtied)
        nodes = [Node(e.last.to_bytes(4, "big"), e.count.to_bytes(4, "little"), 0) for e in extents]
        image.put(pgno, write_page(image.page_size, pgno, stamp, external, nodes))
    return tail.first - 1


def _old_leaves(image: DatabaseImage, first: int, last: int) -> Iterator[memoryview]:
    """The pages ``first`` to ``last`` as runs of leaves with one node of random bytes each, sealed.

    One run's worth of random words is drawn; each page mixes another one into its share of them.
    """
    size = image.page_size
    stamp = PageStamp(image.header.objid_last, PageFlag.LEAF, image.header.dbtime_dirtied)
    empty = Node(bytes(4), b"", 0)
    leaf = write_page(size, 1, stamp, b"", [empty._replace(data=bytes(capacity(size) - node_cost(empty)))])
    key = header_size(size) + KEY_LENGTH_SIZE
    area = slice((key + 4) // 8 + 1, size // 8 - 1)
    chunk = np.tile(np.frombuffer(leaf, dtype=np.uint8), (_CHUNK // size, 1))
    random = np.random.Generator(np.random.SFC64(first))
    pool = random.integers(0, 1 << 63, (len(chunk), area.stop - area.start), dtype=np.uint64)
    for start in range(first, last + 1, len(chunk)):
        pages = chunk[: last + 1 - start]
        pgnos = np.arange(start, start + len(pages), dtype=np.uint32)
        mixed = random.integers(0, 1 << 63, (len(pages), 1), dtype=np.uint64)
        np.bitwise_xor(pool[: len(pages)], mixed, out=pages.view("<u8")[:, area])
        pages[:, key : key + 4] = pgnos.astype(">u4").view(np.uint8).reshape(-1, 4)
        if size > LARGEST_SMALL_PAGE:
            at = LargePageHeader.pgno.offset
            pages[:, at : at + 4] = pgnos.astype("<u4").view(np.uint8).reshape(-1, 4)
        run = pages.data.cast("B")
        seal_pages(run, size, start)
        yield run


def _write(files: Mapping[Path, bytes]) -> None:
    for path, data in files.items():
        path.write_bytes(data)
