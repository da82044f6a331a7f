"""Views of SRUM on real databases of Windows 10, 11 and Server 2022, against values decoded by hand."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.meaning import view_named, views_of
from app.meaning.srum_tables import PROVIDERS
from app.products import Product
from engine.error_codes import Code
from tests.builders.live_tables import refused
from tests.builders.srum_tables import write_srum
from tests.datasets import dataset
from tests.meaning.views import opened, rows_of, view_on


def test_windows_10_has_a_view_for_each_of_its_providers() -> None:
    with opened(dataset("srum-win10-clean", "SRUDB.dat")) as database:
        views = views_of(database)
        tables = {table.name for table in database.tables() if not table.system}
    assert [view.name for view in views] == [
        "srum-resources",
        "srum-network-data",
        "srum-network-connectivity",
        "srum-timeline",
        "srum-vfu",
        "srum-ids",
    ]
    assert {view.table.name for view in views} == tables - {"SruDbCheckpointTable"}
    assert {view.product for view in views} == {Product.SRUM}
    assert all(view.about and view.columns and view.limits for view in views)


def test_ids_become_names_and_luids_interfaces() -> None:
    rows = rows_of(dataset("srum-win10-clean", "SRUDB.dat"), "srum-network-data")
    assert len(rows) == 23
    assert rows[1].raw["AppId"] == 159
    assert rows[1].values == {
        "Record": 2,
        "Recorded": datetime(2022, 2, 5, 22, 19, tzinfo=UTC),
        "Application": "wuauserv",
        "Application is a": "service",
        "User": None,
        "User SID": "S-1-5-21-2290304894-658537038-505560459-1000",
        "Interface": "Ethernet",
        "Interface number": 32769,
        "Network profile": 0,
        "Network profile flags": 0,
        "Bytes sent": 7909,
        "Bytes received": 90089,
    }
    assert rows[0].values["User"] == "Local Service"
    assert rows[0].values["User SID"] == "S-1-5-19"
    assert not any(row.not_known for row in rows)


def test_file_times_are_utc() -> None:
    (row,) = rows_of(dataset("srum-win10-clean", "SRUDB.dat"), "srum-network-connectivity")
    assert row.values["Connected since"] == datetime(2022, 2, 5, 22, 18, 49, 336199, tzinfo=UTC)
    assert row.values["Application"] is None  # entry 1 of the map is empty: it is of no application
    first = rows_of(dataset("srum-win11-repaired", "SRUDB.dat"), "srum-energy")[0].values
    assert first["Happened"] == datetime(2022, 3, 5, 13, 32, 57, 691618, tzinfo=UTC)


def test_what_is_not_public_stays_raw_and_is_marked() -> None:
    with view_on(dataset("srum-server2022-day2", "SRUDB.dat"), "srum-server-volumes") as view:
        raw = [column.name for column in view.view.columns if not column.is_known]
        row = next(view.rows())
    assert raw == ["Total", "Used"]
    assert row.values["Total"] == 64078475264
    assert row.not_known == ("Application is a",)
    assert row.values["Application is a"] == 4  # a type of entry that no public source explains


@pytest.mark.parametrize("name", ["win10-clean", "win11-repaired", "win11-dirty", "server2022-day1"])
def test_every_row_of_every_view_is_the_row_of_its_table(name: str) -> None:
    with opened(dataset(f"srum-{name}", "SRUDB.dat")) as database:
        for view in views_of(database):
            rows = list(view.open(database).rows())
            assert [row.raw for row in rows] == list(database.rows(view.table))
            assert all(list(row.cells) == [column.name for column in view.columns] for row in rows)
            assert len({row.key for row in rows}) == len(rows)


def test_all_applications_and_users_are_found() -> None:
    """In the files as Windows left them, only the types of entries that nothing explains are not known."""
    marked: Counter[str] = Counter()
    for name in ("srum-win10-clean", "srum-server2022-day1", "srum-server2022-day2"):
        with opened(dataset(name, "SRUDB.dat")) as database:
            for view in views_of(database):
                marked.update(column for row in view.open(database).rows() for column in row.not_known)
    assert set(marked) == {"Application is a", "Is a"}


def test_rows_go_on_after_a_key() -> None:
    with view_on(dataset("srum-win10-clean", "SRUDB.dat"), "srum-timeline") as view:
        every = list(view.rows())
        first = list(view.rows(limit=50))
        rest = list(view.rows(after=first[-1].key))
    assert len(every) == 163
    assert first + rest == every


def test_a_row_is_resolved_without_its_view_being_read() -> None:
    with opened(dataset("srum-win10-clean", "SRUDB.dat")) as database:
        view = view_named(database, "SRUM-Network-Data").open(database)
        raw = list(database.rows(view.view.table))[1]
        assert view.resolve(raw).values["Application"] == "wuauserv"
        with refused(Code.ObjectNotFound):
            view_named(database, "ual-clients")


def test_all_providers_have_a_view(tmp_path: Path) -> None:
    """Also those that the real files do not have; a column of a newer Windows is shown as it is."""
    with opened(write_srum(tmp_path / "srum")) as database:
        views = views_of(database)
        rows = {view.name: next(view.open(database).rows()) for view in views}
    assert len(views) == len(PROVIDERS) + 1
    for view in views[:-1]:
        row = rows[view.name]
        assert (row.values["Application"], row.values["User"]) == ("app.exe", "Local System")
        assert row.values["NewInANewerWindows"] == 5
        assert [column.is_known for column in view.columns if column.name == "NewInANewerWindows"] == [False]
        assert (row.values["Interface"], row.not_known) == (None, ())


def test_other_databases_have_no_views() -> None:
    with opened(dataset("small-edb", "basic.edb")) as database:
        assert views_of(database) == ()
