"""What recovery has to make of a killed instance, and how two databases are found to be the same."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, cast
from unittest.mock import patch

from engine.files import FileSystem, read_whole
from engine.formats.db_header import page_offset, read_header
from engine.formats.live_page import LivePage
from engine.formats.page import PageFlag
from engine.recovery.recover import Recovered, RecoveryOptions, recover
from engine.recovery.redo import Redo
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.finding import FindingKind
from engine.verify.structure import check_structure
from tests.builders.engine_shape import write_some
from tests.builders.live_runs import ROOT
from tests.oracles.killed_model import FILE, TABLE, Row, Rows

Cells = tuple[int, str, str, bytes | None]
_LARGEST = 1 << 26
_PATH = ROOT / FILE
_VOLATILE = int(PageFlag.ECC | PageFlag.FLUSH_LOW | PageFlag.FLUSH_HIGH)


def recovered(fs: FileSystem, cache_pages: int = 64) -> Recovered:
    """Recover the instance in place."""
    options = RecoveryOptions(cache_pages=cache_pages)
    return recover(fs, log_directory=ROOT, base="edb", databases=[_PATH], options=options)


@contextlib.contextmanager
def writing_pages(random: Random, share: float) -> Iterator[None]:
    """Redo brings pages to the disk in any order, as a cache in need of room may: behind this share of records."""

    def restless(step: Callable[..., None]) -> Callable[..., None]:
        def then_write(redo: Redo, *args: Any) -> None:
            step(redo, *args)
            if random.random() < share:
                write_some(redo.cache, random)

        return then_write

    with patch.object(Redo, "page", restless(Redo.page)), patch.object(Redo, "group", restless(Redo.group)):
        yield


def rows_of(fs: FileSystem) -> Rows:
    """All rows of a clean and sound database."""
    with ReadOnlyDatabase.open(fs.open_read(_PATH)) as database:
        assert database.header.is_clean
        # What open transactions had taken from the space, and what was flagged as deleted, stays.
        wrong = [found.detail for found in check_structure(database) if found.kind is not FindingKind.LEAKED]
        assert not wrong, wrong
        found = {
            int(str(row["Id"])): Row(*cast(Cells, tuple(row[name] for name in ("Count", "Name", "Text", "Body"))))
            for row in database.rows(TABLE)
        }
    for page in pages_of(fs):
        assert 0 <= page.uncommitted_free <= page.free, f"page {page.pgno}: {page.uncommitted_free} of {page.free}"
    return found


def pages_of(fs: FileSystem, path: Path = _PATH) -> list[LivePage]:
    """The pages that were ever written."""
    data = read_whole(fs, path, _LARGEST)
    size = read_header(data).header.page_size
    count = len(data) // size - 2
    images = [(pgno, data[page_offset(pgno, size) :][:size]) for pgno in range(1, count + 1)]
    return [LivePage.load(image, pgno) for pgno, image in images if any(image)]


def contents(fs: FileSystem) -> dict[int, tuple[object, ...]]:
    """What two recoveries of the same log have in common: all of every page but when it was changed last."""
    return {
        page.pgno: (
            page.objid, page.flags & ~_VOLATILE, page.prev, page.next, page.external, page.free,
            page.uncommitted_free, [page.node(line) for line in range(len(page.lines))],
        )
        for page in pages_of(fs)
    }  # fmt: skip
