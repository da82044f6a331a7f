"""Redo inserts a node straight from the bytes of its record: as the edit of the record would, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.change.apply_node import insert, insert_at_once
from engine.errors import Corruption
from engine.formats.live_page import LivePage
from engine.formats.log.records import Insert, decode
from engine.formats.page import PageFlag

EXTERNAL = b"shared prefix"
KEYS = (b"", b"k", b"key of some length", bytes(0x2000))
PREFIXES = (b"", b"shar", EXTERNAL, b"other")
DATA = (b"", b"data", bytes(300))


def page(size: int, lines: int, *, full: bool = False, announced: bool = False) -> LivePage:
    made = LivePage(7, size, flags=int(PageFlag.LEAF), external=b"" if announced else EXTERNAL)
    made.has_tags = not announced
    for number in range(lines):
        made.insert(number, b"\1\0" + bytes([number]) + b"data", 0)
    if full:
        made.insert(lines, b"\0\0" + bytes(made.free - 4 - 2 - 200), 0)
    made.uncommitted_free = made.free // 2
    return made


def pages() -> Iterator[LivePage]:
    for size in (4096, 32768):
        yield page(size, 0)
        yield page(size, 5)
        yield page(size, 5, full=True)
        yield page(size, 0, announced=True)


def records() -> Iterator[Insert]:
    for key in KEYS:
        for prefix in PREFIXES:
            for data in DATA:
                for line in (0, 3, 5, 9):
                    yield Insert(
                        pgno=7, pgno_fdp=7, objid_fdp=3, dbtime=9, iline=line, flags=len(data) & 5,
                        prefix=prefix, suffix=key, data=data,
                    )  # fmt: skip


def test_it_does_what_the_edit_does_and_nothing_where_that_would_refuse() -> None:
    done = refused = 0
    for before in pages():
        for record in records():
            slow, quick = before.copy(), before.copy()
            body = record.encode()
            try:
                change, arguments = insert(record, slow)
                change(slow, *arguments)
                expected: int | None = record.flags
                done += 1
            except Corruption:
                expected = None
                refused += 1
            assert insert_at_once(body, quick) == expected
            for slot in LivePage.__slots__:
                assert getattr(quick, slot) == getattr(slow, slot), slot
    assert done > 200
    assert refused > 200


def test_keys_that_were_looked_up_stay_right() -> None:
    target = page(4096, 5)
    for _ in range(5):
        target.find(b"\3")
    record = Insert(pgno=7, pgno_fdp=7, objid_fdp=3, iline=0, prefix=b"", suffix=b"\0", data=b"x")
    assert insert_at_once(record.encode(), target) == 0
    assert target.find(b"\3") == 4


@pytest.mark.parametrize("extra", [b"", b"x", b"more than that"])
def test_lengths_that_do_not_add_up_are_left_to_the_decoder(extra: bytes) -> None:
    record = Insert(pgno=7, pgno_fdp=7, objid_fdp=3, iline=0, prefix=b"", suffix=b"k", data=b"data")
    body = record.encode()
    body = body + extra if extra else body[:-1]
    target = page(4096, 0)
    assert insert_at_once(body, target) is None
    assert not target.lines
    with pytest.raises(Corruption):
        decode(body)
