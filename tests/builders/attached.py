"""A database file and a log of their own, attached to a page cache: what tests of the layers above pages need.

A page's content is one number, its dbtime, which is the position of the log record that made it so.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.files import FileSystem, LocalFileSystem
from engine.formats.db_header import MAGIC, VERSION, DatabaseHeader, DatabaseState
from engine.formats.dbms_params import DbmsParams
from engine.formats.live_page import LivePage
from engine.formats.log.records import Trace
from engine.formats.log.segment_writer import StreamSettings
from engine.formats.stamps import Lgpos, LogTime, Signature
from engine.storage.cache import DatabasePages, PageCache
from engine.storage.database_file import OpenDatabaseFile
from engine.storage.log import Log, LogSettings

PAGE_SIZE = 4096
SIGN_DB = Signature(0x1234)
LEAF = 0x2802
STREAM = StreamSettings(Signature(0x5678), 16, PAGE_SIZE, bytes(DbmsParams.SIZE))


def dirty_header(page_size: int = PAGE_SIZE, dbtime: int = 0) -> DatabaseHeader:
    """The header of a database that is attached."""
    header = DatabaseHeader(bytearray(page_size))
    header.magic, header.version, header.update_major = MAGIC, VERSION, 0x14
    header.cb_page_size, header.file_type = page_size, 1
    header.dbstate, header.dbtime_dirtied = DatabaseState.DIRTY_SHUTDOWN, dbtime
    header.sign_db, header.lgpos_attach = SIGN_DB, Lgpos(1, 1, 0)
    return header


def image(pgno: int, dbtime: int, page_size: int = PAGE_SIZE) -> bytearray:
    """A page with a content of its own, not sealed; its bytes differ in every sector from those at other times."""
    page = LivePage(pgno, page_size, objid=7, flags=LEAF, dbtime=dbtime)
    page.insert(0, b"\x01\x00k" + dbtime.to_bytes(8, "little") * (page_size // 8 - 16), 0)
    return page.store()


def dbtime_of(page: bytes | None) -> int | None:
    """The content of a page as read from the file; ``None`` for a blank one."""
    return None if page is None else int.from_bytes(page[8:16], "little")


@dataclass
class Attached:
    """One database in a cache, with its log."""

    fs: FileSystem
    log: Log
    file: OpenDatabaseFile
    cache: PageCache
    pages: DatabasePages

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        pages: int = 40,
        capacity: int = 16,
        versions: int = 1000,
        fs: FileSystem | None = None,
    ) -> Attached:
        """A new one; every page is blank."""
        fs = fs or LocalFileSystem()
        log = Log.create(fs, folder, LogSettings("edb", STREAM), lambda: LogTime(b"\1" * 8))
        file = OpenDatabaseFile.create(fs, folder / "a.edb", dirty_header())
        file.extend(pages)
        cache = PageCache(capacity, log, versions)
        return cls(fs, log, file, cache, cache.attach(1, file))

    def record(self) -> int:
        """Log something; its position."""
        return self.log.append(Trace(procid=5, text=b"x" * 300 + b"\0").encode())

    def put(self, pgno: int, begin0: int) -> int:
        """A page defined anew; its dbtime."""
        position = self.record()
        self.pages.put(LivePage(pgno, PAGE_SIZE, objid=7, flags=LEAF, dbtime=position), position, begin0)
        return position

    def touch(self, pgno: int, begin0: int) -> int:
        """A page changed; its dbtime."""
        page = self.pages.current(pgno)
        position = self.record()
        self.pages.touch(page, position, begin0).dbtime = position
        return position

    def on_disk(self, pgno: int) -> int | None:
        return dbtime_of(self.file.read_page(pgno))

    def close(self) -> None:
        self.file.close()
        self.log.close()
