"""A page that carries another number, told apart from one whose number or checksum was damaged."""

from __future__ import annotations

from engine.formats.checksum import misplaced_from
from tests.unit.test_checksum import PGNO, old_page


def test_pages_without_ecc_store_their_number() -> None:
    page = old_page(4096, PGNO)
    assert misplaced_from(page, PGNO + 1) == PGNO
    assert misplaced_from(page, PGNO) is None
    wrong = bytearray(page)
    wrong[5] ^= 0x41
    assert misplaced_from(wrong, PGNO) is None, "a flipped byte of the number leaves the XOR wrong"
