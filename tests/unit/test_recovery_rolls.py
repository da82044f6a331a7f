"""Recovery with a tiny cache: redo brings pages to the disk whose changes are open, and logs what undoes them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.files import LocalFileSystem
from engine.formats.column import ColumnType
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.tables.schema import create_table
from engine.verify.structure import check_structure

_ROWS = 120
_TABLE = TableDefinition(
    "Rows",
    (ColumnDefinition("Id", ColumnType.LONG, autoincrement=True), ColumnDefinition("Text", ColumnType.LONG_TEXT)),
    (IndexDefinition("ById", ("Id",), primary=True),),
)


@pytest.mark.parametrize("circular", [False, True])
@pytest.mark.parametrize("changed", (120, 150, 240))
def test_the_newest_log_rolls_before_redo_has_read_it(tmp_path: Path, changed: int, circular: bool) -> None:
    """Recovery has less memory than the instance had, so that redo itself has to write pages."""
    parameters = Parameters(tmp_path, log_file_kib=64, cache_pages=512, circular=circular, growth_pages=64)
    instance = Instance.open(parameters)
    database = instance.create_database(tmp_path / "rows.edb")
    session = instance.session()
    session.begin()
    table = create_table(session, database, _TABLE)
    keys = [table.insert(session, {"Text": "a" * 1000}).key for _ in range(_ROWS)]
    session.commit()
    session.begin()
    for number, key in enumerate((keys * 2)[:changed]):
        table.update(session, key, {"Text": chr(98 + number % 20) * 1000})
    instance.log.flush()
    instance.abandon()
    Instance.open(replace(parameters, cache_pages=16)).close()
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(tmp_path / "rows.edb")) as recovered:
        assert {row["Text"] for row in recovered.rows("Rows")} == {"a" * 1000}
        assert not any(finding.is_damage for finding in check_structure(recovered))
