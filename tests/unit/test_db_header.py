"""The database header: fields of real files, and which of two copies is believed."""

from __future__ import annotations

import pytest

from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.db_header import (
    HEADER_READ,
    DatabaseState,
    OtherCopy,
    page_offset,
    pages_in_file,
    read_header,
)
from engine.formats.page_sizes import PAGE_SIZES
from engine.formats.stamps import Lgpos
from tests.builders.pages import build_header
from tests.datasets import dataset


def test_dirty_database_tells_what_recovery_needs() -> None:
    header = read_header(dataset("srum-win11-dirty", "SRUDB.dat").read_bytes()[:HEADER_READ]).header
    assert (header.page_size, header.version, header.update_major) == (4096, 0x620, 0xC8)
    assert header.state is DatabaseState.DIRTY_SHUTDOWN
    assert not header.is_clean
    assert header.required == (92, 92)
    assert header.committed == 92
    assert header.lgpos_attach > header.lgpos_consistent
    assert not header.logtime_detach.is_set


def test_clean_database_needs_no_log() -> None:
    reading = read_header(dataset("srum-win10-clean", "SRUDB.dat").read_bytes()[:HEADER_READ])
    header = reading.header
    assert (header.update_major, header.update_minor, header.file_type) == (0x6E, 240, 1)
    assert header.is_clean
    assert header.required is None
    assert header.committed is None
    assert header.lgpos_detach == header.lgpos_consistent != Lgpos()
    assert (reading.used_shadow, reading.other) == (False, OtherCopy.IDENTICAL)


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_both_copies_good(size: int) -> None:
    page = build_header(size, gen_min_required=3, gen_max_required=5, gen_committed=6)
    reading = read_header(page + page)
    assert (reading.page_size, reading.data) == (size, page)
    assert (reading.used_shadow, reading.other) == (False, OtherCopy.IDENTICAL)
    assert (reading.header.required, reading.header.committed) == ((3, 5), 6)


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("damage", [0, 4, 236, 700])
def test_shadow_serves_when_the_primary_is_damaged(size: int, damage: int) -> None:
    page = build_header(size, objid_last=77)
    broken = bytearray(page)
    broken[damage] ^= 1
    reading = read_header(bytes(broken) + page)
    assert (reading.used_shadow, reading.other) == (True, OtherCopy.DAMAGED)
    assert (reading.page_size, reading.header.objid_last) == (size, 77)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (build_header(objid_last=1), OtherCopy.DIFFERENT),
        (bytes(4096), OtherCopy.DAMAGED),
        (b"", OtherCopy.MISSING),
        (build_header()[:-1], OtherCopy.MISSING),
        (build_header(2048) + bytes(2048), OtherCopy.DAMAGED),
    ],
)
def test_primary_serves_and_tells_of_the_other(second: bytes, expected: OtherCopy) -> None:
    reading = read_header(build_header() + second)
    assert (reading.used_shadow, reading.other) == (False, expected)


def test_page_size_zero_means_4096() -> None:
    page = build_header(4096, cb_page_size=0)
    assert read_header(page).page_size == 4096


def _flipped(data: bytes) -> bytes:
    return bytes((*data[:100], data[100] ^ 1, *data[101:]))


@pytest.mark.parametrize(
    "data",
    [
        _flipped(build_header()) * 2,
        build_header()[:748],
        build_header()[:20],
        build_header(4096, cb_page_size=1000) * 2,
        build_header(4096, cb_page_size=65536) * 20,
        build_header(4096, cb_page_size=8192) * 2,
    ],
)
def test_an_ese_database_without_a_whole_header_is_corrupted(data: bytes) -> None:
    with pytest.raises(Corruption) as caught:
        read_header(data)
    assert caught.value.code is Code.DatabaseCorrupted


@pytest.mark.parametrize("data", [b"", b"MZ" * 4000, bytes(65536)])
def test_another_file_is_no_database(data: bytes) -> None:
    with pytest.raises(Corruption) as caught:
        read_header(data)
    assert caught.value.code is Code.InvalidDatabase


def test_an_unknown_state_is_no_state() -> None:
    header = read_header(build_header(dbstate=9)).header
    assert (header.state, header.is_clean) == (None, False)


def test_page_numbers_and_offsets() -> None:
    assert pages_in_file(256 * 4096, 4096) == 254
    assert pages_in_file(256 * 4096 + 4095, 4096) == 254
    assert pages_in_file(4096, 4096) == 0
    assert page_offset(1, 8192) == 16384
