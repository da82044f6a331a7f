"""Instances made on the spot by the engine itself: small ones at once, and a large database for benchmarks.

A large database is streamed. Its used part is a small database; the rest of the space that it owns is free, and
its pages look as if deleted tables had left them: whole leaves of random bytes under right checksums.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import numpy as np

from engine.formats.checksum import seal_pages
from engine.formats.column import ColumnType
from engine.formats.db_header import DatabaseHeader, page_offset
from engine.formats.live_page import LivePage
from engine.formats.page import LARGEST_SMALL_PAGE, LargePageHeader, PageFlag
from engine.formats.space import DATABASE_ROOT, Extent, SpaceHeader, available_extents
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.cursor import Cursor
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.open_tables import open_table
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.tables.schema import create_table
from tests.builders.sealing import seal_page
from tests.disk.crash_model import Blob
from tests.disk.memory_fs import MemoryFS

BASE, DATABASE = "TST", "test.edb"
ROWS = 60
"""Rows of the one table, Items."""
CREATED = datetime(2024, 5, 17, 8, 30, tzinfo=UTC)

_OWN_EXTENTS, _FREE_EXTENTS = 2, 3
_CHUNK = 2 << 20
_LEAF = PageFlag.LEAF | PageFlag.NEW_RECORD_FORMAT | PageFlag.ECC
_MARK = b"\xf0\x9f\x93\xa6"
_ITEMS = TableDefinition(
    "Items",
    (
        ColumnDefinition("Id", ColumnType.LONG, not_null=True),
        ColumnDefinition("Changed", ColumnType.LONG),
        ColumnDefinition("Data", ColumnType.BINARY),
    ),
    (IndexDefinition("ById", ("Id",), primary=True),),
)


@dataclass(frozen=True)
class Place:
    """An instance with one database: its directory, base name and the database's file name."""

    directory: Path
    base: str
    database: str


class MadeInstance:
    """A running instance of the one table Items, in memory until :meth:`write` puts its files in their place."""

    def __init__(self, place: Place, *, page_size: int = 4096, log_kib: int = 128) -> None:
        self.place = place
        there = place.directory.iterdir() if place.directory.exists() else []
        self.fs = MemoryFS(place.directory, {path.name: Blob(path.read_bytes()) for path in there})
        parameters = Parameters(
            place.directory, base=place.base, page_size=page_size, log_file_kib=log_kib, growth_pages=32
        )
        path = place.directory / place.database
        is_new = not self.fs.exists(path)
        self._moment = CREATED if is_new else self._left_at(path)
        self.instance = Instance.open(parameters, fs=self.fs, clock=self._now)
        database = self.instance.create_database(path) if is_new else self.instance.attach(path)
        self._session = session = self.instance.session()
        session.begin(write=is_new)
        self._items = create_table(session, database, _ITEMS) if is_new else open_table(session, database, "Items")
        if is_new:
            for n in range(ROWS):
                self._items.insert(session, {"Id": n, "Changed": 0, "Data": bytes([n]) * 200})
        session.commit()
        self._numbers = count(self.instance.log.generation << 8)

    def _left_at(self, path: Path) -> datetime:
        with ReadOnlyDatabase.open(self.fs.open_read(path)) as database:
            return database.header.logtime_detach.moment or CREATED

    def _now(self) -> datetime:
        self._moment += timedelta(milliseconds=20)
        return self._moment

    def work(self) -> None:
        """A transaction that changes two rows."""
        number, session = next(self._numbers), self._session
        session.begin(write=True)
        cursor = Cursor(session, self._items)
        for row in (number % ROWS, number * 7 % ROWS):
            cursor.seek(row)
            cursor.update({"Changed": number, "Data": number.to_bytes(4, "little") * 50})
        session.commit()

    def work_until(self, generation: int) -> None:
        """Work until the current log has this number, a few transactions in each."""
        while self.instance.log.generation < generation:
            self.work()
            self.instance.log.roll()
            self._moment += timedelta(seconds=1)
        self.work()

    def forget_before(self, generation: int) -> None:
        """Bring all changes to the database, and delete the logs below, as a backup does."""
        self.instance.checkpoint()
        self.instance.log.delete_below(generation)

    def write(self) -> None:
        """Put the files, as they are, into the directory."""
        self.place.directory.mkdir(parents=True, exist_ok=True)
        for name, entry in self.fs.tree().items():
            assert isinstance(entry, Blob)
            (self.place.directory / name).write_bytes(entry.data)


def write_instance(
    directory: Path,
    *,
    base: str = BASE,
    page_size: int = 4096,
    generations: range = range(1, 6),
    dirty: bool = False,
    required: tuple[int, int] | None = None,
) -> Place:
    """Write a small instance: the logs ``generations``, the last of them the current one, database, checkpoint.

    With ``dirty`` (or ``required``) it was cut off: the log does not end with Term2, the database needs the logs
    ``required`` (by default the last two), the checkpoint lies in the first of them, and replaying them is enough.
    """
    place = Place(directory.absolute(), base, DATABASE)
    first, last = generations[0], generations[-1]
    made = MadeInstance(place, page_size=page_size)
    made.work_until(first)
    made.forget_before(first)
    if dirty or required:
        since, last = required or (max(first, last - 1), last)
        made.work_until(since)
        made.instance.checkpoint()
        made.work()
        made.work_until(last)
        made.instance.abandon()
    else:
        made.work_until(last)
        made.instance.close()
    made.write()
    return place


def grow(directory: Path, generations: int = 2, *, base: str = BASE) -> Place:
    """Let a clean instance of :func:`write_instance` run on: its current log is closed, ``generations`` follow."""
    place = Place(directory.absolute(), base, DATABASE)
    made = MadeInstance(place)
    made.work_until(made.instance.log.generation + generations)
    made.instance.close()
    made.write()
    return place


def write_big_database(path: Path, gib: float, page_size: int = 4096, fill: float = 1.0, *, logs: int = 0) -> int:
    """Stream a clean database of ``gib`` GiB; returns its pages. ``fill`` is the part of its free pages that hold
    old bytes, the rest being blank. ``logs`` 1 MiB logs and a checkpoint are written beside it.
    """
    pages = max(int(gib * 2**30) // page_size - 2, 64)
    path.parent.mkdir(parents=True, exist_ok=True)
    made = MadeInstance(Place(path.parent.absolute(), BASE, path.name), page_size=page_size, log_kib=1024)
    made.work_until(max(logs, 1))
    made.instance.close()
    with made.fs.open_read(path.absolute()) as file:
        image = bytearray(file.read_at(0, file.stat().size))
    if logs:
        made.write()
    used = _widen(image, page_size, pages)
    with path.open("wb") as out:
        out.write(memoryview(image)[: (used + 2) * page_size])
        for chunk in _old_leaves(image, used + 1, used + int((pages - used) * fill)):
            out.write(chunk)
        out.truncate((pages + 2) * page_size)
    return pages


def _reader(image: bytearray, size: int) -> Callable[[int], bytes]:
    return lambda pgno: bytes(image[page_offset(pgno, size) : page_offset(pgno + 1, size)])


def _widen(image: bytearray, size: int, pages: int) -> int:
    """Make pages 1 to 3 say that the database owns ``pages`` pages; the last one that is in use."""
    read = _reader(image, size)
    *free, tail = available_extents(read, DATABASE_ROOT)
    assert tail.last == len(image) // size - 2, "the end of the database is free"
    root = LivePage.load(read(DATABASE_ROOT), DATABASE_ROOT)
    space = SpaceHeader(bytearray(root.external))
    space.cpg_primary = pages
    root.set_external(bytes(space.buffer))
    own, available = (LivePage.load(read(pgno), pgno) for pgno in (_OWN_EXTENTS, _FREE_EXTENTS))
    for page, extents in (own, [Extent(1, pages)]), (available, [*free, Extent(tail.first, pages)]):
        while page.lines:
            page.remove(0)
        for line, extent in enumerate(extents):
            page.insert(line, *page.pack(extent.last.to_bytes(4, "big"), extent.count.to_bytes(4, "little")))
    for page in (root, own, available):
        stored = page.store()
        seal_page(stored, page.pgno)
        image[page_offset(page.pgno, size) : page_offset(page.pgno + 1, size)] = stored
    return tail.first - 1


def _old_leaves(image: bytearray, first: int, last: int) -> Iterator[memoryview]:
    """The pages ``first`` to ``last`` as runs of leaves with one node of random bytes each, sealed.

    One run's worth of random words is drawn; each page mixes another one into its share of them.
    """
    header = DatabaseHeader(image)
    size = header.page_size
    page = LivePage(1, size, objid=header.objid_last, flags=_LEAF, dbtime=header.dbtime_dirtied)
    page.insert(0, *page.pack(_MARK, b""))
    page.set_data(0, bytes(page.free))
    leaf = bytes(page.store())
    key = leaf.index(_MARK)
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
