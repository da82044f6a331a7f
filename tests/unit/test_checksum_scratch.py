"""Long runs of pages are judged in arrays that are used again: they hold nothing over, nothing is made anew."""

from __future__ import annotations

import random
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from engine.formats.checksum import is_page_valid, seal_pages, verify_pages
from engine.formats.page_sizes import PAGE_SIZES

CHUNK = 4 << 20


def run_of_pages(size: int, count: int, seed: int = 1) -> bytearray:
    """Sealed pages of random bytes, numbered from 1, each with its number in it."""
    pages = bytearray(random.Random(seed).randbytes(size * count))
    for index in range(count):
        pages[index * size + 64 : index * size + 68] = (index + 1).to_bytes(4, "little")
    seal_pages(pages, size, 1)
    return pages


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_a_run_longer_than_the_arrays_is_judged_as_its_pages(size: int) -> None:
    count = 1100 if size <= 8192 else 280
    pages = run_of_pages(size, count)
    damaged = [0, 1, 63, 64, 127, 128, 129, 255, 256, count - 1] + [n for n in (511, 512, 1023, 1024) if n < count]
    for index in damaged:
        pages[index * size + 500] ^= 0x10
    found = verify_pages(pages, size, 1)
    assert list(found.damaged) == sorted(damaged)
    for index in (2, 65, *damaged):
        assert is_page_valid(bytes(pages[index * size : (index + 1) * size]), index + 1) is bool(found.ok[index])


def test_a_short_run_after_a_long_one_sees_nothing_of_it() -> None:
    long, short = run_of_pages(4096, 700), run_of_pages(4096, 3, seed=2)
    assert verify_pages(long, 4096, 1).ok.all()
    short[4096 + 100] ^= 1
    for _ in range(2):
        assert list(verify_pages(short, 4096, 1).ok) == [True, False, True]
        assert verify_pages(long, 4096, 1).ok.all()


def test_threads_do_not_share_them() -> None:
    """Each thread judges its own pages, good or bad at the same places, while others do the same."""
    runs = []
    for seed in range(4):
        pages = run_of_pages(4096, 600, seed)
        bad = sorted(random.Random(seed).sample(range(600), 5))
        for index in bad:
            pages[index * 4096 + 777] ^= 0x80
        runs.append((pages, bad))

    def judge(number: int) -> bool:
        pages, bad = runs[number % len(runs)]
        return list(verify_pages(pages, 4096, 1).damaged) == bad

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(judge, range(80)))


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_judging_a_chunk_again_takes_no_memory_to_speak_of(size: int) -> None:
    """What is given back to the system after each chunk costs a page fault for every 4 KiB of the next one."""
    pages = run_of_pages(size, CHUNK // size)
    assert verify_pages(pages, size, 1).ok.all()
    tracemalloc.start()
    try:
        for _ in range(3):
            verify_pages(pages, size, 1)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < CHUNK // 16


def test_arrays_of_one_thread_stay_small() -> None:
    """Half a MiB or so for each size of page that a thread meets, however long the run."""
    sizes = PAGE_SIZES

    def judge() -> int:
        blank = np.zeros(CHUNK, dtype=np.uint8).data
        tracemalloc.start()
        try:
            for size in sizes:
                verify_pages(blank, size, 1)
            return tracemalloc.get_traced_memory()[0]
        finally:
            tracemalloc.stop()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(judge).result() < len(sizes) << 20
