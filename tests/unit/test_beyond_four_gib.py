"""A database larger than 4 GiB, nearly all of it blank: every offset behind 2^32 is that of the right page."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine import AtRestSource, Kind, LocalFolder, run_backup, run_restore, verify_path
from engine.files import FileSystem, LocalFileSystem, Writable, WriteFile
from engine.formats.db_header import page_offset
from engine.run_context import RunContext
from engine.verify import FindingKind
from tests.builders.big_database import write_big_database
from tests.builders.sealing import seal_page
from tests.share import VARIABLE, turn

pytestmark = pytest.mark.skipif(not turn(2), reason=f"reads 4 GiB many times: only with {VARIABLE}=2/6 or all")

PAGE_SIZE = 32768
BORDER = (1 << 32) // PAGE_SIZE - 1
"""The page that begins at 2^32."""
_NEEDED = 1 << 30
_MEMORY = Path("/dev/shm")


class _Sparse(LocalFileSystem):
    """Leaves holes where nothing but zeros is written, so that a copy takes no more room than the original."""

    def create(self, path: Path) -> WriteFile:
        file = super().create(path)
        write_at, end = file.write_at, 0

        def write(offset: int, data: Writable) -> None:
            nonlocal end
            view = memoryview(data).cast("B")
            if view.nbytes < PAGE_SIZE or np.asarray(view).any():
                write_at(offset, view)
            else:
                write_at(offset + view.nbytes - 1, view[-1:])

        file.write_at = write  # type: ignore[method-assign]
        return file


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """In memory where the system has such a place: the holes of a file are read there in a quarter of the time."""
    if not (_MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _NEEDED):
        yield tmp_path_factory.mktemp("big")
        return
    with tempfile.TemporaryDirectory(dir=_MEMORY) as folder:
        yield Path(folder).resolve()


@pytest.fixture(scope="module")
def source(root: Path) -> Path:
    """The database ``big.edb``, with pages in use before, at and behind 2^32, and at its end."""
    if sys.platform == "win32" or shutil.disk_usage(root).free < _NEEDED:
        pytest.skip("takes sparse files, and room")
    path = root / "source" / "big.edb"
    last = write_big_database(path, 4.02, PAGE_SIZE, fill=0.0)
    if path.stat().st_blocks * 512 > _NEEDED:
        pytest.skip("this file system has no sparse files")
    assert path.stat().st_size > 1 << 32
    with path.open("r+b") as file:
        file.seek(page_offset(2, PAGE_SIZE))
        like = file.read(PAGE_SIZE)
        for pgno in _used(last):
            file.seek(page_offset(pgno, PAGE_SIZE))
            file.write(_page(like, pgno))
    return path.parent


def _used(last: int) -> tuple[int, ...]:
    return BORDER - 1, BORDER, BORDER + 1, last


def _page(like: bytes, pgno: int) -> bytes:
    page = bytearray(like)
    page[64:72] = pgno.to_bytes(8, "little")
    seal_page(page, pgno)
    return bytes(page)


def _last(source: Path) -> int:
    return (source / "big.edb").stat().st_size // PAGE_SIZE - 2


def _flip(path: Path, pgno: int, *bits: int) -> None:
    with path.open("r+b") as file:
        for bit in bits:
            file.seek(page_offset(pgno, PAGE_SIZE) + bit // 8)
            (byte,) = file.read(1)
            file.seek(-1, os.SEEK_CUR)
            file.write(bytes((byte ^ 1 << bit % 8,)))


def _pages(path: Path, pgnos: tuple[int, ...]) -> list[bytes]:
    with path.open("rb") as file:
        return [os.pread(file.fileno(), PAGE_SIZE, page_offset(pgno, PAGE_SIZE)) for pgno in pgnos]


def test_backup_verify_and_restore(source: Path, root: Path) -> None:
    """A single wrong bit at 2^32 is corrected in the copy; all else comes back as it is."""
    fs: FileSystem = _Sparse()
    used = _used(_last(source))
    whole = _pages(source / "big.edb", used)
    _flip(source / "big.edb", BORDER, 4567)
    try:
        (root / "backups").mkdir()
        made = run_backup(AtRestSource([source]), LocalFolder(root / "backups", fs), Kind.FULL)
    finally:
        _flip(source / "big.edb", BORDER, 4567)
    assert [(c.page, c.bit) for c in made.run.corrections] == [(BORDER, 4567)]
    assert made.run.pages.total == _last(source)
    run_restore(made.chain, root / "target", recovering=False, context=RunContext(fs=fs))
    assert _pages(root / "target" / "big.edb", used) == whole
    assert (root / "target" / "big.edb").stat().st_size == (source / "big.edb").stat().st_size


def test_damage_behind_the_border_is_told_where_it_is(source: Path) -> None:
    path, last = source / "big.edb", _last(source)
    _flip(path, last, 5000, 5001, 7000)
    _flip(path, BORDER + 1, 900)
    try:
        result = verify_path(path)
    finally:
        _flip(path, last, 5000, 5001, 7000)
        _flip(path, BORDER + 1, 900)
    told = [(finding.kind, finding.page) for finding in result.findings]
    assert told == [(FindingKind.ONE_BIT, BORDER + 1), (FindingKind.CHECKSUM, last)]
    assert result.pages.total + result.bad_pages == last
