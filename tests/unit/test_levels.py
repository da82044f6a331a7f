"""In the innermost level that a client may begin, every operation still has room for levels of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import WrongState
from engine.formats.column import ColumnType
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.instance.session import MAX_LEVELS
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.schema import add_column, create_index, create_table, delete_index, delete_table

_TABLE = TableDefinition(
    "Rows",
    (ColumnDefinition("Id", ColumnType.LONG, autoincrement=True), ColumnDefinition("Text", ColumnType.LONG_TEXT)),
    (IndexDefinition("ById", ("Id",), primary=True),),
)


def test_every_operation_in_the_last_level(tmp_path: Path) -> None:
    with Instance.open(Parameters(tmp_path)) as instance, instance.session() as session:
        database = instance.create_database(tmp_path / "rows.edb")
        for _ in range(MAX_LEVELS):
            session.begin()
        with pytest.raises(WrongState) as refused:
            session.begin()
        assert refused.value.code == Code.TransTooDeep
        table = create_table(session, database, _TABLE)
        key = table.insert(session, {"Text": "makes the tree of long values " * 100}).key
        table.update(session, key, {"Text": "short"})
        create_index(session, database, "Rows", IndexDefinition("ByText", ("Text",)))
        table = add_column(session, database, "Rows", ColumnDefinition("New", ColumnType.LONG))
        table.update(session, key, {"Text": "long again " * 1000, "New": 1})
        delete_index(session, database, "Rows", "ByText").delete(session, key)
        delete_table(session, database, "Rows")
        for _ in range(MAX_LEVELS):
            session.commit()
        assert session.level == 0
