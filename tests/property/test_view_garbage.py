"""No garbage in the cells of a row keeps a view from showing it: what cannot be named is shown as it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.meaning import views_of
from app.meaning.view import OpenView
from engine.files import LocalFileSystem
from engine.formats.record import Row
from engine.formats.values import Unreadable
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.builders.directory_tables import SARA, STAFF, DirectoryTables
from tests.builders.srum_tables import write_srum
from tests.builders.ual_tables import OWN_ROLE, client, write_ual

NUMBERS = st.one_of(
    st.integers(),
    st.integers(-(1 << 63), (1 << 64) - 1),
    st.sampled_from([0, 1, 2, SARA, STAFF, -1, (1 << 31) - 1, (1 << 63) - 1]),
)
ODD = (b"\x01\x0f" + bytes(66), b"\xd8\x00", "20200917100320.485021-999")
"""A SID, UTF-16 and a date of WMI that look right and are not."""
SINGLE = st.one_of(
    st.none(),
    st.booleans(),
    NUMBERS,
    st.floats(),
    st.text(max_size=20),
    st.binary(max_size=40),
    st.uuids(),
    st.datetimes(timezones=st.none() | st.just(UTC)),
    st.builds(Unreadable, st.text(max_size=5), st.binary(max_size=5)),
    st.sampled_from(ODD),
)
GARBAGE = st.one_of(SINGLE, st.lists(SINGLE, max_size=3))


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[OpenView]]:
    """Every view of three products, on databases that stay open."""
    folder = tmp_path_factory.mktemp("views")
    (folder / "ual").mkdir()
    paths: list[Path] = [
        DirectoryTables().write(folder / "ad"),
        write_ual(folder / "ual", [client(Day1=1)], [{"RoleGuid": OWN_ROLE, "RoleName": "Own\0"}]),
        folder / "ual" / "SystemIdentity.mdb",
        write_srum(folder / "srum"),
    ]
    opened = [ReadOnlyDatabase.open(LocalFileSystem().open_read(path)) for path in paths]
    yield [view.open(database) for database in opened for view in views_of(database)]
    for database in opened:
        database.close()


@settings(max_examples=300)
@given(data=st.data())
def test_no_garbage_raises(views: list[OpenView], data: st.DataObject) -> None:
    view = views[data.draw(st.integers(0, len(views) - 1), "view")]
    names = [column.name for column in view.view.table.columns]
    row: Row = dict.fromkeys(names)
    row.update(data.draw(st.dictionaries(st.sampled_from(names), GARBAGE, max_size=12)))
    resolved = view.resolve(row)
    assert list(resolved.cells) == [column.name for column in view.view.columns]
    view.includes(row)
    for column in view.view.columns:
        cell = resolved.cells[column.name]
        if cell.not_known and column.raw in row and not isinstance(cell.value, (list, str)):
            raw = row[column.raw]
            singles = raw if isinstance(raw, list) else []
            assert repr(cell.value) in {repr(raw), *map(repr, singles)}
