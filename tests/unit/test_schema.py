"""Definitions of a running instance: seen when they are committed, rolled back, made over rows, refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.formats.column import ColumnType
from engine.tables.cursor import Cursor
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.open_tables import open_table, tables_of
from engine.tables.schema import add_column, create_index, create_table, delete_index, delete_table
from tests.builders.live_tables import NAME, NOTES, NUMBER, TAGS, LiveTables, live_tables, refused, simple
from tests.oracles.database_audit import audit, open_database

T = ColumnType


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveTables]:
    with live_tables(tmp_path) as running:
        yield running


def test_definitions_are_seen_when_they_are_committed(live: LiveTables) -> None:
    live.create(simple("One", NUMBER, NAME))
    other = live.instance.session()
    other.begin()
    reader = Cursor(other, open_table(other, live.database, "One"))
    create_index(live.session, live.database, "One", IndexDefinition("late", ("Name",)))
    create_table(live.session, live.database, simple("Two", NUMBER))
    assert tables_of(live.database).find(other, "Two") is None
    assert len(reader.table.indexes) == 1
    live.commit()
    assert len(reader.table.indexes) == 1
    other.rollback()
    other.begin(write=False)
    assert [opened.index.name for opened in reader.table.indexes] == ["primary", "late"]
    assert tables_of(live.database).find(other, "tWO") is not None
    other.close()


def test_definitions_are_rolled_back(live: LiveTables) -> None:
    live.create(simple("One", NUMBER, NAME))
    cursor = live.cursor("One")
    for number in range(300):
        cursor.insert({"Number": number, "Name": f"n{number % 7}"})
    live.commit()
    create_index(live.session, live.database, "One", IndexDefinition("late", ("Name",)))
    add_column(live.session, live.database, "One", NOTES)
    cursor.insert({"Number": 1000, "Notes": "x" * 2000})
    delete_table(live.session, live.database, "One")
    live.rollback()
    assert [opened.index.name for opened in cursor.table.indexes] == ["primary"]
    cursor.insert({"Number": 1000, "Name": "still here"})
    with refused(Code.ColumnNotFound):
        cursor.insert({"Number": 1001, "Notes": "x"})
    delete_table(live.session, live.database, "One")
    live.commit()
    live.create(simple("One", NUMBER))
    assert live.cursor("One").count() == 0
    data = live.close()
    assert [table.name for table in open_database(data).tables() if not table.system] == ["One"]
    # The pages of the index that was rolled back have no owner any more but the table that was deleted.
    assert [finding for finding in audit(data) if "held 0 times" not in finding and "objids" not in finding] == []


def test_an_index_is_made_over_rows_that_are_there(live: LiveTables) -> None:
    live.create(simple("Filled", NUMBER, NAME, TAGS))
    cursor = live.cursor("Filled")
    for number in range(400):
        cursor.insert({"Number": number, "Name": f"n{number % 200}", "Tags": [f"t{number % 3}", "all"]})
    live.commit()
    with refused(Code.KeyDuplicate):
        create_index(live.session, live.database, "Filled", IndexDefinition("u", ("Name",), unique=True))
    create_index(live.session, live.database, "Filled", IndexDefinition("tags", ("Tags", "-Number")))
    tags = live.cursor("Filled", "tags")
    assert tags.count() == 800
    assert tags.seek("ALL")
    assert tags.retrieve("Number") == 399
    with refused(Code.IndexDuplicate):
        create_index(live.session, live.database, "Filled", IndexDefinition("TAGS", ("Name",)))
    with refused(Code.IndexMustStay):
        delete_index(live.session, live.database, "Filled", "primary")
    live.commit()
    delete_index(live.session, live.database, "Filled", "tags")
    live.commit()
    with refused(Code.IndexNotFound):
        tags.first()
    create_index(live.session, live.database, "Filled", IndexDefinition("tags", ("Name",)))
    assert audit(live.close()) == []


WIDE = ColumnDefinition("Wide", T.BINARY, size=200, fixed=True)


@pytest.mark.parametrize(
    ("definition", "code"),
    [
        (simple("bad.name", NUMBER), Code.InvalidName),
        (simple("Twice", NUMBER, NUMBER), Code.ColumnDuplicate),
        (simple("Uni", NUMBER, NOTES, index="Notes"), Code.UnicodeTranslationFail),
        (simple("Lost", NUMBER, index="Name"), Code.ColumnNotFound),
        (simple("Wide", *(replace(WIDE, name=f"c{n}") for n in range(30))), Code.RecordTooBig),
        (simple("Many", *(ColumnDefinition(f"c{n}", T.LONG) for n in range(128))), Code.TooManyColumns),
        (simple("Auto", ColumnDefinition("c", T.TEXT, autoincrement=True)), Code.InvalidColumnType),
        (simple("Taken", NUMBER), Code.TableDuplicate),
    ],
    ids=lambda value: value.name,
)  # fmt: skip
def test_definitions_that_cannot_be_are_refused(live: LiveTables, definition: TableDefinition, code: Code) -> None:
    live.create(simple("taken", NUMBER))
    before = live.database.dbtime
    with refused(code):
        create_table(live.session, live.database, definition)
    assert live.database.dbtime == before
