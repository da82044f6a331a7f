"""A table that was opened before its definition changed: what is done through it goes by the new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.change.live_database import LiveDatabase
from engine.errors import MissingFile
from engine.files import LocalFileSystem
from engine.formats.column import ColumnType
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.instance.session import Session
from engine.tables.cursor import Cursor
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.open_tables import open_table
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.tables.schema import create_index, create_table, delete_index, delete_table
from engine.tables.table import OpenTable
from engine.verify.structure import check_structure

_TABLE = TableDefinition(
    "Rows",
    (ColumnDefinition("Id", ColumnType.LONG, autoincrement=True), ColumnDefinition("Text", ColumnType.LONG_TEXT)),
    (IndexDefinition("ById", ("Id",), primary=True),),
)
_BY_TEXT = IndexDefinition("ByText", ("Text",))


@dataclass
class Opened:
    session: Session
    database: LiveDatabase
    table: OpenTable


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """A table in a transaction; afterwards all is committed and sound."""
    path = tmp_path / "rows.edb"
    with Instance.open(Parameters(tmp_path)) as instance, instance.session() as session:
        database = instance.create_database(path)
        session.begin()
        create_table(session, database, _TABLE)
        session.commit()
        session.begin()
        yield Opened(session, database, open_table(session, database, "Rows"))
        session.commit()
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(path)) as found:
        assert not [finding for finding in check_structure(found) if finding.is_damage]
        for table in found.tables():
            assert len(list(found.rows(table))) == found.count_rows(table)


def test_a_tree_of_long_values_that_was_rolled_back(opened: Opened) -> None:
    session, table = opened.session, opened.table
    session.begin()
    table.insert(session, {"Text": "a" * 5000})
    session.rollback()
    key = table.insert(session, {"Text": "b" * 5000}).key
    cursor = Cursor(session, table)
    assert cursor.goto(key)
    assert cursor.row()["Text"] == "b" * 5000
    assert cursor.count() == 1


def test_an_index_that_came_and_went(opened: Opened) -> None:
    session, table = opened.session, opened.table
    create_index(session, opened.database, "Rows", _BY_TEXT)
    keys = [table.insert(session, {"Text": text}).key for text in "bca"]
    table.update(session, keys[0], {"Text": "d"})
    with_index = open_table(session, opened.database, "Rows")
    cursor = Cursor(session, with_index, "ByText")
    assert [row["Text"] for row in cursor.rows()] == ["a", "c", "d"]
    delete_index(session, opened.database, "Rows", "ByText")
    with_index.delete(session, keys[1])
    assert [row["Text"] for row in Cursor(session, table).rows()] == ["d", "a"]


def test_a_table_that_is_gone(opened: Opened) -> None:
    session, table = opened.session, opened.table
    key = table.insert(session, {"Text": "a"}).key
    delete_table(session, opened.database, "Rows")
    for change in (
        lambda: table.insert(session, {"Text": "b"}),
        lambda: table.update(session, key, {"Text": "b"}),
        lambda: table.delete(session, key),
    ):
        with pytest.raises(MissingFile, match="-1305"):
            change()
