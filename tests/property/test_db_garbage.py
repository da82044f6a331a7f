"""Garbage and damaged pages in every parser of the database file: only ``Corruption``, and always an end.

``Unsupported`` is allowed where a page says that its records are of an old format, or a value names a scheme
that this version cannot unpack.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import Corruption, Unsupported
from engine.formats.catalog import read_catalog
from engine.formats.checksum import seal_header
from engine.formats.column import Column, ColumnFlag, ColumnType
from engine.formats.compression import Scheme, decompress
from engine.formats.db_header import read_header
from engine.formats.long_value import ChunkSize, LongValues
from engine.formats.page import Page, page_findings
from engine.formats.page_sizes import PAGE_SIZES
from engine.formats.record import RecordFormat
from engine.formats.space import available_extents, owned_extents, root_info
from engine.formats.tree import Tree
from engine.formats.values import decoder, text_decoder
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.builders.pages import build_header
from tests.builders.sealing import seal_page
from tests.builders.small_instance import example_database
from tests.datasets import datasets_root

TYPES = [t for t in ColumnType if t is not ColumnType.NIL]
COLUMNS = [
    *(
        Column(i + 1, f"fixed {t.name}", t, offset=4 + 16 * i, size=16, code_page=1200)
        for i, t in enumerate(TYPES)
    ),
    *(Column(128 + i, f"variable {t.name}", t, code_page=1252) for i, t in enumerate(TYPES)),
    *(
        Column(256 + i, f"tagged {t.name}", t, ColumnFlag.MULTIVALUED * (i % 2), code_page=1200)
        for i, t in enumerate(TYPES)
    ),
]
REAL = ("small-edb/multi.edb", "small-edb/text.edb", "srum-win10-clean/SRUDB.dat")
fuzz = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def only_corruption(parse: Callable[[], object]) -> None:
    with suppress(Corruption):
        parse()


@functools.cache
def database_files() -> list[tuple[int, bytes]]:
    """Page size and bytes of whole databases: made ones, and real ones where they are at hand."""
    files = [(size, example_database(size)) for size in PAGE_SIZES]
    root = datasets_root()
    real = [root / name for name in REAL] if root else []
    return files + [(4096, path.read_bytes()) for path in real if Path(path).exists()]


def damaged(data: bytes, page_size: int, seed: int) -> bytes:
    """A few pages with a few bytes changed, each sealed again, so that only the structure is wrong."""
    random = Random(seed)
    work = bytearray(data)
    count = len(work) // page_size - 2
    used = [n for n in range(1, count + 1) if any(work[(n + 1) * page_size : (n + 1) * page_size + 40])]
    for pgno in random.sample(used, min(len(used), random.choice((1, 2, 5)))):
        page = work[(pgno + 1) * page_size : (pgno + 2) * page_size]
        for _ in range(random.choice((1, 3, 30))):
            # half of the changes hit the header, the tag array or the first lines, where structure lives
            at = random.choice(
                (random.randrange(page_size), 16 + random.randrange(120), page_size - 1 - random.randrange(200))
            )
            page[at] = random.choice(
                (0, 1, 0x7F, 0x80, 0xFF, random.randrange(256), page[at] ^ 1 << random.randrange(8))
            )
        seal_page(page, pgno)
        work[(pgno + 1) * page_size : (pgno + 2) * page_size] = page
    return bytes(work)


@fuzz
@given(st.binary(max_size=5000), st.integers(0, 2**32))
def test_headers(noise: bytes, seed: int) -> None:
    only_corruption(lambda: read_header(noise))
    header = bytearray(build_header(4096))
    random = Random(seed)
    for _ in range(random.randrange(1, 9)):
        header[random.randrange(8, 748)] = random.randrange(256)
    seal_header(header)
    only_corruption(lambda: [dict(read_header(bytes(header) * copies).header.items()) for copies in (1, 2)])


@fuzz
@given(st.sampled_from(PAGE_SIZES), st.integers(0, 2**32), st.integers(0, 0x7FFF), st.integers(0, 2**20))
def test_pages_of_noise(size: int, seed: int, tags: int, flags: int) -> None:
    data = bytearray(Random(seed).randbytes(size))
    struct.pack_into("<HI", data, 34, tags, flags)
    page_findings(bytes(data), 7)

    def parse() -> None:
        page = Page(bytes(data), 7)
        only_corruption(lambda: root_info(page))
        only_corruption(lambda: list(page.live_data()))
        list(page.nodes())

    only_corruption(parse)


@fuzz
@given(st.integers(0, 2**32), st.sampled_from(PAGE_SIZES))
def test_trees_of_noise(seed: int, size: int) -> None:
    """Every page number leads to some page of a made database: cycles, foreign pages and leaves in any order."""
    random = Random(seed)
    data = damaged(example_database(size), size, seed)
    pages = [data[i : i + size] for i in range(2 * size, len(data), size)]

    def read_page(pgno: int) -> bytes:
        return pages[random.randrange(len(pages))] if random.random() < 0.3 else pages[pgno % len(pages)]

    only_corruption(lambda: list(Tree(read_page, random.choice((1, 2, 4, 31, 32))).nodes()))
    only_corruption(lambda: owned_extents(read_page))
    only_corruption(lambda: available_extents(read_page, random.choice((1, 31))))
    only_corruption(lambda: read_catalog(read_page, size))
    with suppress(Corruption, Unsupported):
        LongValues(Tree(read_page, 32), ChunkSize(100, 4014)).load(b"\1\0\0\0")


@fuzz
@given(st.binary(max_size=400), st.sampled_from(PAGE_SIZES), st.integers(0, 20), st.integers(120, 160))
def test_records(noise: bytes, size: int, last_fixed: int, last_variable: int) -> None:
    decode = RecordFormat(COLUMNS, size, lambda lid: lid * 3).row
    only_corruption(lambda: decode(noise))
    fixed = 16 * last_fixed + (last_fixed + 7) // 8
    framed = struct.pack("<BBH", last_fixed, last_variable, 4 + fixed) + noise.ljust(fixed + 60, b"\x5a")
    only_corruption(lambda: decode(framed))
    tagged = struct.pack("<BBH", 0, 127, 4) + struct.pack("<HHHH", 256, 8, 260, 8 + len(noise) // 2) + noise
    only_corruption(lambda: decode(tagged))


@fuzz
@given(st.sampled_from(TYPES), st.binary(max_size=40), st.sampled_from((0, 1200, 1252, 65001, 932)))
def test_values(coltyp: ColumnType, raw: bytes, code_page: int) -> None:
    only_corruption(lambda: decoder(Column(256, "c", coltyp, code_page=code_page))(raw))
    assert isinstance(text_decoder(code_page)(raw), str)


@fuzz
@given(st.sampled_from((*Scheme, 0, 31)), st.integers(0, 7), st.binary(max_size=300))
def test_compressed_values(scheme: int, low: int, noise: bytes) -> None:
    try:
        plain = decompress(bytes((scheme << 3 | low,)) + noise)
    except (Corruption, Unsupported):
        return
    assert len(plain) <= 0xFFFF


@pytest.mark.timeout(600)
@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32), st.integers(0, 7))
def test_whole_databases(seed: int, which: int) -> None:
    files = database_files()
    size, data = files[which % len(files)]
    broken = damaged(data, size, seed)
    database = ReadOnlyDatabase(lambda offset, length: broken[offset : offset + length], len(broken))
    only_corruption(lambda: database.owned_pages)
    try:
        tables = database.tables()
    except Corruption:
        return
    for table in tables:
        with suppress(Corruption, Unsupported):
            assert sum(1 for _ in database.rows(table)) == database.count_rows(table)
