"""Page checksums: agreement with a second implementation and with real files, and what damage they find."""

from __future__ import annotations

import random
import struct
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.errors import Corruption
from engine.formats.checksum import (
    Buffer,
    correct_page,
    header_checksum,
    header_is_valid,
    is_page_valid,
    misplaced_from,
    page_checksums,
    seal_header,
    seal_pages,
    verify_pages,
)
from engine.formats.page_sizes import PAGE_SIZES
from tests.builders.sealing import seal_page
from tests.datasets import dataset
from tests.oracles.slow_checksum import slow_checksums, slow_xor

PGNO = 0x1234
FLAG_BIT = 36 * 8 + 13
"""The format flag 0x2000 of a page: which checksum it has. A flip of it looks like total damage."""
UNCORRECTABLE = frozenset((*range(64), FLAG_BIT))
SMALL, LARGE = (2048, 4096, 8192), (16384, 32768)


def random_page(size: int, pgno: int = PGNO, seed: int = 1) -> bytearray:
    page = bytearray(random.Random(seed).randbytes(size))
    page[64:68] = struct.pack("<I", pgno)
    seal_page(page, pgno)
    return page


def old_page(size: int, pgno: int = PGNO) -> bytearray:
    """A page as engines before Windows Vista wrote it: XOR only, its number in the second word."""
    page = bytearray(random.Random(2).randbytes(size))
    page[37] &= ~0x20
    page[4:8] = struct.pack("<I", pgno)
    page[:4] = struct.pack("<I", slow_xor(page))
    return page


def flipped(page: Buffer, *bits: int) -> bytearray:
    copy = bytearray(page)
    for bit in bits:
        copy[bit // 8] ^= 1 << bit % 8
    return copy


def copies(page: Buffer, count: int) -> NDArray[np.uint8]:
    """``count`` copies of a valid page, the i-th made to be page ``PGNO + i``: the number is XORed into word 0."""
    found = np.tile(np.frombuffer(page, dtype=np.uint8), (count, 1))
    numbers = np.arange(PGNO, PGNO + count, dtype=np.uint32)
    found.view("<u4")[:, 0] ^= numbers ^ np.uint32(PGNO)
    if not page[37] & 0x20:  # an old page has its number in word 1, too
        found.view("<u4")[:, 1] = numbers
    return found


def with_each_bit_flipped(page: Buffer, bits: range) -> bytearray:
    """Copies of a page, the i-th with ``bits[i]`` flipped."""
    pages = copies(page, len(bits))
    which = np.asarray(bits)
    pages[np.arange(len(bits)), which // 8] ^= (1 << which % 8).astype(np.uint8)
    return bytearray(pages.tobytes())


def located(buffer: bytearray, page_size: int) -> NDArray[np.int64]:
    """For each page of a damaged run, the bit that the difference of the checksums points at, or -1."""
    sealed = bytearray(buffer)
    seal_pages(sealed, page_size, PGNO)
    stored, computed = (np.frombuffer(b, dtype="<u8").reshape(-1, page_size // 8)[:, 0] for b in (buffer, sealed))
    difference = stored ^ computed
    ecc, xor = difference >> np.uint64(32), difference & np.uint64(0xFFFFFFFF)
    mask = np.uint64(8 * page_size - 1)
    one_bit = (np.bitwise_count(xor) == 1) & ((ecc >> np.uint64(16) ^ ecc) & mask == mask)
    return np.where(one_bit, ecc & np.uint64(0xFFFF), -1).astype(np.int64)


# agreement


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_agrees_with_the_description(size: int) -> None:
    for seed in range(12):
        page = bytes(random_page(size, seed=seed))
        expected = slow_checksums(page, PGNO)
        assert page_checksums(page, PGNO) == (expected, expected)
        assert page_checksums(page, 0)[1] == tuple(value ^ PGNO for value in expected)


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_agrees_on_single_bits(size: int) -> None:
    """Each bit alone: a linear code that agrees on these and on zero agrees on everything of its parity."""
    bits = [64, 65, FLAG_BIT + 1, 8 * size - 1, *(1 << n for n in range(7, (8 * size).bit_length() - 1))]
    for bit in bits:
        page = flipped(bytes(size), bit, FLAG_BIT)
        assert page_checksums(page, PGNO)[1] == slow_checksums(bytes(page), PGNO)


def test_xor_of_headers_agrees_with_the_description() -> None:
    header = bytearray(random.Random(3).randbytes(4096))
    assert header_checksum(header) == slow_xor(header)
    assert not header_is_valid(header)
    seal_header(header)
    assert header_is_valid(header)


# every flipped bit


@pytest.mark.parametrize("size", [2048, 4096])
def test_every_bit_is_found_and_located(size: int) -> None:
    page = random_page(size)
    for start in range(0, 8 * size, 4096):
        bits = range(start, start + 4096)
        damaged = with_each_bit_flipped(page, bits)
        verdicts = verify_pages(damaged, size, PGNO)
        assert not verdicts.ok.any()
        assert not verdicts.blank.any()
        assert len(verdicts.damaged) == 4096
        wanted = np.array([-1 if bit in UNCORRECTABLE else bit for bit in bits])
        assert (located(damaged, size) == wanted)[wanted >= 0].all()


@pytest.mark.parametrize("size", [8192, 16384, 32768])
def test_bits_of_larger_pages_are_found(size: int) -> None:
    page = random_page(size)
    step = 8 * size // 4096 + 1  # odd, so that every position within a word comes up
    verdicts = verify_pages(with_each_bit_flipped(page, range(0, 8 * size, step)), size, PGNO)
    assert not verdicts.ok.any()
    assert not verdicts.blank.any()


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_one_bit_is_put_back(size: int) -> None:
    page = random_page(size)
    pick = random.Random(4)
    edges = [64, 8 * size - 1, *(8 * size // 4 * n - 1 for n in (1, 2, 3)), *(2 * size * n for n in (1, 2, 3))]
    for bit in {*edges, *(pick.randrange(64, 8 * size) for _ in range(150))} - UNCORRECTABLE:
        if size in LARGE and 512 <= bit < 544:
            continue  # the page number, which has to be right by itself
        work = flipped(page, bit)
        assert correct_page(work, PGNO) == bit
        assert work == page


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_the_checksum_and_the_flag_are_never_put_back(size: int) -> None:
    page = random_page(size)
    for bit in sorted(UNCORRECTABLE):
        damaged = flipped(page, bit)
        work = bytearray(damaged)
        assert not is_page_valid(work, PGNO)
        assert correct_page(work, PGNO) is None
        assert work == damaged


@pytest.mark.parametrize("size", LARGE)
def test_stored_checksums_of_large_pages(size: int) -> None:
    """Bytes 40 to 63 hold the checksums of blocks 1 to 3, and block 0 covers them."""
    page = random_page(size)
    for bit in range(40 * 8, 64 * 8):
        work = flipped(page, bit)
        assert not is_page_valid(work, PGNO)
        assert correct_page(work, PGNO) == bit
        assert work == page


def test_a_right_page_needs_no_correction() -> None:
    page = random_page(4096)
    work = bytearray(page)
    assert correct_page(work, PGNO) is None
    assert work == page


# more than one bit


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_two_bits_are_found(size: int) -> None:
    page = random_page(size)
    pick = random.Random(5)
    block = 8 * (size if size in SMALL else size // 4)
    pairs = [tuple(pick.sample(range(8 * size), 2)) for _ in range(400)]
    for _ in range(400):  # the same bit of two words of a block: the XOR alone does not see these
        one, other = pick.sample(range(block // 32), 2)
        pairs.append((32 * one + 7, 32 * other + 7))
    buffer = copies(page, len(pairs))
    for line, (one, other) in zip(buffer, pairs, strict=True):
        line[one // 8] ^= 1 << one % 8
        line[other // 8] ^= 1 << other % 8
    assert not verify_pages(buffer.tobytes(), size, PGNO).ok.any()


def test_every_two_bits_of_a_window_are_found() -> None:
    page = random_page(4096)
    pairs = list(combinations(range(512, 512 + 100), 2))
    buffer = copies(page, len(pairs))
    for line, (one, other) in zip(buffer, pairs, strict=True):
        line[one // 8] ^= 1 << one % 8
        line[other // 8] ^= 1 << other % 8
    assert not verify_pages(buffer.tobytes(), 4096, PGNO).ok.any()


@pytest.mark.parametrize("size", SMALL)
def test_two_bits_are_never_put_back(size: int) -> None:
    page = random_page(size)
    pick = random.Random(6)
    for _ in range(100):
        damaged = flipped(page, *pick.sample(range(8 * size), 2))
        work = bytearray(damaged)
        assert correct_page(work, PGNO) is None
        assert work == damaged


def test_what_the_checksum_cannot_see() -> None:
    """Why files also carry SHA-256: four bits at the corners of a rectangle leave the checksum as it was."""
    page = random_page(4096)
    rows, columns = (0x200, 0x220), (3, 9)
    work = flipped(page, *(8 * row + column for row in rows for column in columns))
    assert work != page
    assert is_page_valid(work, PGNO)


# other pages


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_blank_pages_are_neither_right_nor_damaged(size: int) -> None:
    run = bytearray(random_page(size)) + bytearray(size) + flipped(bytes(size), 8 * size - 1) + bytearray(size)
    verdicts = verify_pages(run, size, PGNO)
    assert verdicts.ok.tolist() == [True, False, False, False]
    assert verdicts.blank.tolist() == [False, True, False, True]
    assert verdicts.damaged.tolist() == [2]


@pytest.mark.parametrize("size", SMALL)
def test_old_pages(size: int) -> None:
    page = old_page(size)
    assert is_page_valid(page, PGNO)
    assert not is_page_valid(page, PGNO + 1)
    for start in range(0, 8 * size, 4096):
        damaged = with_each_bit_flipped(page, range(start, start + 4096))
        assert not verify_pages(damaged, size, PGNO).ok.any()
    work = flipped(page, 5000)
    assert correct_page(work, PGNO) is None, "there is no ECC to locate it with"
    assert work == flipped(page, 5000)
    seal_page(page, PGNO)
    assert page[37] & 0x20
    assert is_page_valid(page, PGNO)


def test_old_and_new_pages_in_one_run() -> None:
    run = random_page(4096) + old_page(4096, PGNO + 1) + random_page(4096, PGNO + 2, seed=7) + bytes(4096)
    assert verify_pages(run, 4096, PGNO).ok.tolist() == [True, True, True, False]


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_pages_at_the_wrong_place(size: int) -> None:
    page = random_page(size)
    for place in (PGNO ^ 3, PGNO + 1000, 0, 0xFFFFFFFE):
        assert not is_page_valid(page, place)
        assert misplaced_from(page, place) == PGNO
        work = bytearray(page)
        assert correct_page(work, place) is None, "a misplaced page must not be made to fit"
        assert work == page
    assert misplaced_from(page, PGNO) is None
    assert misplaced_from(page, PGNO ^ 8) is None, "one bit may as well be one of the checksum's"
    assert misplaced_from(flipped(page, 4000), PGNO ^ 3) is None


@pytest.mark.parametrize("size", LARGE)
def test_large_pages_carry_their_number(size: int) -> None:
    page = bytearray(random.Random(8).randbytes(size))
    page[64:68] = struct.pack("<I", PGNO + 1)
    seal_page(page, PGNO)
    assert not is_page_valid(page, PGNO)


@pytest.mark.parametrize(
    ("length", "size"), [(4095, 4096), (4097, 4096), (6144, 4096), (4096, 1024), (0, 0), (5, 5)]
)
def test_no_whole_pages_is_corruption(length: int, size: int) -> None:
    with pytest.raises(Corruption):
        verify_pages(bytes(length), size, 1)


def test_no_pages_are_no_pages() -> None:
    assert len(verify_pages(b"", 4096, 1).ok) == 0


@settings(max_examples=60, deadline=None)
@given(
    size=st.sampled_from(PAGE_SIZES),
    count=st.integers(1, 5),
    first=st.integers(0, 2**32 - 6),
    seed=st.integers(0, 2**32),
    bit=st.integers(0),
)
def test_what_is_sealed_is_right_and_one_flip_is_not(
    size: int, count: int, first: int, seed: int, bit: int
) -> None:
    run = bytearray(random.Random(seed).randbytes(size * count))
    for n in range(count):
        run[size * n + 64 : size * n + 68] = struct.pack("<I", first + n)
    content = bytes(run)
    seal_pages(run, size, first)
    verdicts = verify_pages(memoryview(run), size, first)
    assert verdicts.ok.all()
    covered = slice(64, None) if size in LARGE else slice(38, None)
    for n in range(count):
        page = run[size * n : size * (n + 1)]
        assert page[covered] == content[size * n : size * (n + 1)][covered], "only checksums and the flag change"
        assert page_checksums(page, first + n)[0] == slow_checksums(bytes(page), first + n)
    bit %= 8 * len(run)
    wrong = verify_pages(flipped(run, bit), size, first)
    assert wrong.damaged.tolist() == [bit // (8 * size)]


# real files

COUNTS = {
    # file: pages, right, blank (counted by other code; the two of Server 2022 counted here first)
    "small-edb/basic.edb": (254, 23, 231),
    "small-edb/binary.edb": (254, 25, 229),
    "small-edb/default.edb": (254, 23, 231),
    "small-edb/index.edb": (254, 47, 207),
    "small-edb/multi.edb": (254, 34, 220),
    "small-edb/text.edb": (254, 32, 222),
    "srum-server2022-day1/SRUDB.dat": (46, 30, 16),
    "srum-server2022-day2/SRUDB.dat": (158, 73, 85),
    "srum-win10-clean/SRUDB.dat": (190, 104, 86),
    "srum-win11-dirty/SRUDB.dat": (606, 482, 124),
    "srum-win11-repaired/SRUDB.dat": (606, 482, 124),
    "sum-win2012r2/Current.mdb": (256, 89, 167),
    "sum-win2012r2/SystemIdentity.mdb": (256, 36, 220),
}


@pytest.mark.parametrize("name", COUNTS)
def test_pages_of_real_databases(name: str) -> None:
    data = dataset(name).read_bytes()
    assert header_is_valid(data[:4096])
    assert header_is_valid(data[4096:8192])
    verdicts = verify_pages(memoryview(data)[8192:], 4096, 1)
    assert (len(verdicts.ok), verdicts.ok.sum(), verdicts.blank.sum()) == COUNTS[name]
    assert not len(verdicts.damaged)
    pgno = int(np.flatnonzero(verdicts.ok)[-1]) + 1
    page = data[4096 * (pgno + 1) : 4096 * (pgno + 2)]
    assert page_checksums(page, pgno) == (slow_checksums(page, pgno),) * 2


def _real_logs() -> list[Path]:
    return sorted(dataset().glob("*/*.log"))


def test_segments_of_real_logs() -> None:
    """Each is right at its place, never written, or a shadow (docs/formats/log-file.md#end-of-the-data)."""
    kinds = {"right": 0, "blank": 0, "shadow": 0}
    for log in _real_logs():
        data = log.read_bytes()
        assert header_is_valid(data[:4096])
        verdicts = verify_pages(memoryview(data)[4096:], 4096, 1)
        kinds["right"] += int(verdicts.ok.sum())
        kinds["blank"] += int(verdicts.blank.sum())
        for place in map(int, verdicts.damaged + 1):
            segment = data[4096 * place : 4096 * (place + 1)]
            assert is_page_valid(segment, place - 1), f"{log.name} segment {place}"
            kinds["shadow"] += 1
    assert kinds == {"right": 220, "blank": 40, "shadow": 10}


def test_resealing_a_real_page_gives_the_same_bytes() -> None:
    data = dataset("srum-win10-clean", "SRUDB.dat").read_bytes()
    right = np.flatnonzero(verify_pages(data[8192:], 4096, 1).ok)
    for pgno in map(int, right + 1):
        page = data[4096 * (pgno + 1) : 4096 * (pgno + 2)]
        work = bytearray(page)
        work[:8] = bytes(8)
        seal_page(work, pgno)
        assert work == page
