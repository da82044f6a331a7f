"""Cursors: seeks of every kind, ranges, steps among changes, several sessions, and positions that are gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.column import ColumnType
from engine.formats.values import Single
from engine.tables.cursor import Cursor, Seek
from engine.tables.definitions import ColumnDefinition, IndexDefinition, Nulls, TableDefinition
from engine.tables.open_tables import open_table
from tests.builders.live_tables import BLOB, NAME, NUMBER, TAGS, LiveTables, live_tables, simple

GROUP = ColumnDefinition("Group", ColumnType.SHORT)
TABLE = TableDefinition(
    "T",
    (NUMBER, GROUP, NAME, TAGS),
    (
        IndexDefinition("primary", ("Number",), primary=True),
        IndexDefinition("groups", ("Group", "-Number")),
        IndexDefinition("names", ("Name",), unique=True, nulls=Nulls.LEAVE_OUT_ANY),
        IndexDefinition("tags", ("Tags",), nulls=Nulls.LEAVE_OUT_ANY),
    ),
)
COUNT = 300


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveTables]:
    """Numbers 0, 10, 20, … in five groups, every third without a name."""
    with live_tables(tmp_path) as running:
        running.create(TABLE)
        cursor = running.cursor("T")
        for n in range(COUNT):
            name = None if n % 3 == 0 else f"name {n:04}"
            tags: list[Single] = [f"t{n % 4}", "even" if n % 2 == 0 else "odd"]
            cursor.insert({"Number": n * 10, "Group": n % 5 or None, "Name": name, "Tags": tags})
        running.commit()
        yield running


@pytest.mark.parametrize(
    ("mode", "sought", "found"),
    [
        (Seek.EQUAL, 100, 100), (Seek.EQUAL, 101, None), (Seek.AT_LEAST, 101, 110), (Seek.AT_LEAST, 110, 110),
        (Seek.GREATER, 110, 120), (Seek.GREATER, 2990, None), (Seek.MAX_AT, 109, 100), (Seek.MAX_AT, 110, 110),
        (Seek.LESS, 110, 100), (Seek.LESS, 0, None), (Seek.AT_LEAST, -5, 0), (Seek.MAX_AT, 99999, 2990),
    ],
)  # fmt: skip
def test_seeks(live: LiveTables, mode: Seek, sought: int, found: int | None) -> None:
    cursor = live.cursor("T")
    assert cursor.seek(sought, mode=mode) == (found is not None)
    if found is not None:
        assert cursor.retrieve("Number") == found
        assert cursor.bookmark == cursor.key == cursor.make_key(found)
    else:
        with pytest.raises(JetError) as caught:
            cursor.row()
        assert caught.value.code is Code.NoCurrentRecord


def test_keys_of_fewer_columns_stand_for_all_that_begin_so(live: LiveTables) -> None:
    cursor = live.cursor("T", "groups")
    assert cursor.seek(2)
    assert cursor.retrieve("Number") == (COUNT - 3) * 10
    assert cursor.seek(2, mode=Seek.MAX_AT)
    assert cursor.retrieve("Number") == 20
    assert cursor.seek(2, mode=Seek.LESS)
    assert cursor.retrieve("Group") == 1
    assert cursor.seek(2, mode=Seek.GREATER)
    assert cursor.retrieve("Group") == 3
    assert cursor.seek(None)
    assert cursor.retrieve("Group") is None
    assert not cursor.seek(4, 5)


def test_ranges(live: LiveTables) -> None:
    cursor = live.cursor("T", "groups")
    assert cursor.set_range((1,), (2,))
    assert cursor.count() == 2 * COUNT // 5
    assert cursor.set_range((1,), (2,), low_excluded=True)
    assert {row["Group"] for row in cursor.rows()} == {2}
    assert cursor.set_range((1,), (2,), high_excluded=True)
    assert {row["Group"] for row in cursor.rows()} == {1}
    assert cursor.set_range((2, 500), (2, 100))
    assert [row["Number"] for row in cursor.rows()] == [470, 420, 370, 320, 270, 220, 170, 120]
    assert cursor.last()
    assert cursor.retrieve("Number") == 120
    assert not cursor.next()
    assert cursor.previous()
    assert cursor.retrieve("Number") == 120
    assert not cursor.set_range((7,), (9,))
    cursor.clear_range()
    assert cursor.count() == COUNT
    names = live.cursor("T", "names")
    assert names.count() == COUNT - COUNT // 3
    tags = live.cursor("T", "tags")
    assert tags.set_range(("even",), ("even",))
    assert tags.count() == COUNT // 2


def test_steps(live: LiveTables) -> None:
    cursor = live.cursor("T")
    assert not cursor.previous()
    assert cursor.next()
    assert cursor.retrieve("Number") == 0
    assert cursor.move(10)
    assert cursor.retrieve("Number") == 100
    assert cursor.move(-4)
    assert cursor.retrieve("Number") == 60
    assert not cursor.move(COUNT)
    assert not cursor.next()
    assert cursor.previous()
    assert cursor.retrieve("Number") == (COUNT - 1) * 10
    assert not cursor.move(-COUNT)
    assert cursor.next()
    numbers = [row["Number"] for row in cursor.rows()]
    assert numbers == [n * 10 for n in range(COUNT)]
    downwards = []
    found = cursor.last()
    while found:
        downwards.append(cursor.retrieve("Number"))
        found = cursor.previous()
    assert downwards == numbers[::-1]


def test_a_cursor_walks_on_while_rows_come_and_go(live: LiveTables) -> None:
    cursor = live.cursor("T")
    seen = []
    found = cursor.first()
    while found:
        number = cursor.retrieve("Number")
        assert isinstance(number, int)
        seen.append(number)
        if number % 20 == 0:
            cursor.delete()
        elif number % 10 == 0:
            cursor.insert({"Number": number + 5})
        found = cursor.next()
    assert seen == sorted([n * 10 for n in range(COUNT)] + [n * 10 + 5 for n in range(1, COUNT, 2)])
    assert cursor.count() == COUNT


def test_a_deleted_row_is_said_to_be_gone(live: LiveTables) -> None:
    cursor, other = live.cursor("T", "groups"), live.cursor("T")
    cursor.seek(3)
    other.goto(cursor.bookmark)
    other.delete()
    with pytest.raises(JetError) as caught:
        cursor.row()
    assert caught.value.code is Code.RecordDeleted
    with pytest.raises(JetError) as caught:
        other.update({"Name": "x"})
    assert caught.value.code is Code.RecordNotFound
    assert cursor.next()
    assert cursor.retrieve("Group") == 3


def test_bookmarks_lead_back_from_every_index(live: LiveTables) -> None:
    cursor = live.cursor("T")
    cursor.seek(70)
    bookmark = cursor.bookmark
    for index in ("groups", "names", "tags"):
        other = live.cursor("T", index)
        assert other.goto(bookmark)
        assert other.retrieve("Number") == 70
    cursor.seek(90)
    assert not live.cursor("T", "names").goto(cursor.bookmark)
    assert not cursor.goto(b"\x7f\x90\x00\x00\x00")


def test_readers_keep_seeing_what_they_saw_first(live: LiveTables) -> None:
    reader_session = live.instance.session()
    reader_session.begin()
    reader = Cursor(reader_session, open_table(reader_session, live.database, "T"))
    before = list(reader.rows())
    writer = live.cursor("T")
    for n in range(0, COUNT, 2):
        writer.seek(n * 10)
        writer.delete()
    for n in range(500):
        writer.insert({"Number": n * 10 + 1, "Name": f"other {n}"})
    assert list(reader.rows()) == before
    live.commit()
    assert list(reader.rows()) == before
    with pytest.raises(JetError) as caught:
        reader.delete()
    assert caught.value.code in (Code.WriteConflict, Code.NoCurrentRecord)
    reader.first()
    live.session.commit()
    with pytest.raises(JetError) as caught:
        reader.update({"Name": "late"})
    assert caught.value.code is Code.WriteConflict
    reader_session.rollback()
    reader_session.begin()
    assert reader.count() == COUNT // 2 + 500
    reader_session.close()


def test_cursors_need_a_transaction_and_an_index(live: LiveTables) -> None:
    cursor = live.cursor("T")
    with pytest.raises(JetError) as caught:
        live.cursor("T", "nothing")
    assert caught.value.code is Code.IndexNotFound
    live.session.commit()
    with pytest.raises(JetError) as caught:
        cursor.first()
    assert caught.value.code is Code.NotInTransaction
    with pytest.raises(JetError) as caught:
        open_table(live.session, live.database, "T")
    assert caught.value.code is Code.NotInTransaction
    live.session.begin()
    with pytest.raises(JetError) as caught:
        live.cursor("Nobody")
    assert caught.value.code is Code.ObjectNotFound


def test_one_column_is_read_without_the_others(live: LiveTables) -> None:
    live.create(simple("Long", NUMBER, NAME, BLOB))
    cursor = live.cursor("Long")
    cursor.insert({"Number": 1, "Name": "one", "Blob": bytes(50000)})
    cursor.first()
    assert cursor.retrieve("Name") == "one"
    assert cursor.retrieve("Blob") == bytes(50000)
    with pytest.raises(JetError) as caught:
        cursor.retrieve("Nothing")
    assert caught.value.code is Code.ColumnNotFound
