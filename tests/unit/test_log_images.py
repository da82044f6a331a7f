"""Page images in split and merge records: the real ones, and made ones without their free space."""

from __future__ import annotations

import pytest

from engine.errors import Corruption
from engine.formats.log.record import records
from engine.formats.log.records import Merge2, Split2, image_bytes
from engine.formats.page import Page, PageHeader
from tests.builders.log_files import LOGS, WIN10, real_file

PAGE_SIZE = 4096


@pytest.mark.parametrize("name", LOGS)
def test_page_images_of_real_splits_are_whole_pages(name: str) -> None:
    for record in records(real_file(name)):
        change = record.decoded
        if isinstance(change, Split2 | Merge2) and change.image:
            image = image_bytes(change, PAGE_SIZE)
            page = Page(image, change.pgno)
            assert page.header.dbtime_dirtied == change.dbtime
            assert page.header.objid_fdp == change.objid_fdp
            assert len(list(page.nodes())) >= change.clines - 1  # type: ignore[union-attr]


def real_image() -> tuple[Split2, bytes]:
    for record in records(real_file(f"{WIN10}/SRU00004.log")):
        change = record.decoded
        if isinstance(change, Split2) and change.image:
            return change, image_bytes(change, PAGE_SIZE)
    raise AssertionError("no split with an image")


def dehydrated(page: bytes, missing: int) -> bytes:
    """The page without ``missing`` bytes between its data and its tags."""
    header = PageHeader(bytearray(page))
    header.cb_free -= missing
    middle = PAGE_SIZE - 4 * (header.itag_state & 0xFFF)
    assert missing <= middle - header.SIZE - header.ib_mic_free
    return bytes(header.buffer[: middle - missing]) + page[middle:]


def test_free_space_that_was_cut_out_is_put_back() -> None:
    record, page = real_image()
    header = PageHeader(page)
    room = PAGE_SIZE - 4 * (header.itag_state & 0xFFF) - header.SIZE - header.ib_mic_free
    free = bytearray(page)
    at = header.SIZE + header.ib_mic_free
    free[at : at + room] = bytes(room)
    for missing in {1, 2, room} if room > 1 else {room}:
        record.image, record.image_flags = dehydrated(bytes(free), missing), 1
        assert image_bytes(record, PAGE_SIZE) == free
    record.image = dehydrated(bytes(free), room)
    with pytest.raises(Corruption):
        image_bytes(record, len(record.image) - 1)


def test_an_image_of_another_size_is_damage() -> None:
    record, page = real_image()
    with pytest.raises(Corruption):
        image_bytes(record, 2 * PAGE_SIZE)
    record.image, record.image_flags = page, 0
    assert image_bytes(record, PAGE_SIZE) == page
    record.image = b""
    with pytest.raises(Corruption):
        image_bytes(record, PAGE_SIZE)
