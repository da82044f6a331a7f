"""A newer look at 300 instances changes the rows that look another way, and no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.counting import calls
from tests.ui import sample_overview as sample
from ui.models.changed_rows import MOST, changed_rows, exchanged_rows
from ui.models.instances import CellValue, RowsModel, plain
from ui.models.kept_state import kept_state
from ui.models.overview import SeenState, seen_of
from ui.models.overview_rows import OverviewModel, counts_of
from ui.models.run_days import key_of


def later(seen: SeenState, by: timedelta) -> SeenState:
    """What another look finds, of which nothing is the same object."""
    instances = tuple(replace(each) for each in seen.overview.instances)
    days = {key: tuple(replace(day) for day in of_one) for key, of_one in seen.days.items()}
    overview = replace(seen.overview, now=seen.now + by, instances=instances)
    return replace(seen, overview=overview, days=days)


def told(model: OverviewModel, seen: SeenState) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: found.append((first.row(), last.row())))
    model.set_seen(seen)
    model.dataChanged.disconnect()
    return found


def test_parts_are_told_one_by_one_and_many_as_one() -> None:
    before = [0] * 100
    now = [*before]
    now[3] = now[4] = now[50] = 1
    assert changed_rows(before, now) == [(3, 4), (50, 50)]
    assert changed_rows(before, before) == []
    now = [row % 2 for row in range(100)]
    assert sum(now) > MOST and changed_rows(before, now) == [(1, 99)]


def test_what_is_equal_stays_the_same_object() -> None:
    before = kept_state(sample.crowd(), None, {})
    now = kept_state(later(before, timedelta(0)), before, {})
    assert all(one is other for one, other in zip(before.rows, now.rows, strict=True))
    assert all(now.days[key] is days for key, days in before.days.items())


def test_only_rows_that_look_another_way_change(qtbot: QtBot) -> None:
    before = kept_state(sample.crowd(), None, {})
    model = OverviewModel()
    model.set_seen(before)
    assert told(model, kept_state(later(before, timedelta(0)), before, {})) == []
    at, row = next((at, row) for at, row in enumerate(before.rows) if key_of(row) not in before.at_work)
    running = sample.at_work(later(before, timedelta(0)), row)
    assert told(model, kept_state(running, before, {})) == [(at, at)]
    tomorrow = kept_state(later(before, timedelta(days=1)), before, {})
    assert told(model, tomorrow), "all ages are others"
    index = model.index(7, 3)
    assert index.data() == tomorrow.age_of(tomorrow.rows[7]).text


def test_a_table_of_few_columns_tells_the_same(qtbot: QtBot) -> None:
    model = RowsModel(("Name", "Value"))
    model.set_rows([(plain(str(at)), plain("a")) for at in range(300)])
    found: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: found.append((first.row(), last.row())))
    model.set_rows([(plain(str(at)), plain("b" if at == 200 else "a")) for at in range(300)])
    assert found == [(200, 200)] and model.index(200, 1).data() == "b"


def test_the_look_itself_finds_what_is_derived() -> None:
    made = kept_state(seen_of(sample.crowd().overview, {}, {}, []), None, {})
    assert {"rows", "_by_job", "by_identity", "stated", "_names", "_ages"} <= set(vars(made))


def cells(*names: str) -> list[tuple[CellValue, ...]]:
    return [(plain(name), plain(name)) for name in names]


def test_a_row_that_comes_or_goes_leaves_the_others(qtbot: QtBot) -> None:
    """A backup adds one chain to a list of a thousand: no view looks at the others."""
    model = RowsModel(("Name", "Value"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_rows(cells("a", "b", "c", "d"))
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    chosen = QPersistentModelIndex(model.index(2, 0))
    for names in ("xabcd", "xacd", "acd", "acde", "ayzcde", "aycde", "aycd", "ycd", "yc", "c"):
        model.set_rows(cells(*names))
        assert [model.index(row, 1).data() for row in range(model.rowCount())] == list(names)
        assert chosen.isValid() and chosen.data() == "c" and not resets, names
    model.set_rows(cells("p", "q"))
    assert resets == [True] and not chosen.isValid(), "nothing stays"
    model.set_rows([])
    assert model.rowCount() == 0


def test_rows_in_another_order_are_the_same_rows(qtbot: QtBot) -> None:
    model = RowsModel(("Name", "Value"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_rows(cells(*"abcd"))
    chosen = QPersistentModelIndex(model.index(2, 1))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.rowsRemoved):
        for names in ("cabd", "abdc", "dcba"):
            model.set_rows(cells(*names))
            assert [model.index(row, 0).data() for row in range(4)] == list(names)
            assert (chosen.row(), chosen.column(), chosen.data()) == (names.index("c"), 1, "c")


def test_a_look_that_finds_nothing_else_costs_the_window_little(qtbot: QtBot) -> None:
    """How old all is and what it is called was found out where the look is."""
    before = kept_state(sample.crowd(), None, {})
    model = OverviewModel()
    model.set_seen(before)
    now = kept_state(later(before, timedelta(seconds=1)), before, {})
    assert calls(lambda: model.set_seen(now)) < 4 * len(now.rows)
    assert calls(lambda: counts_of(now)) < len(now.rows), "how many are how well, too"
    assert counts_of(now) == counts_of(before)


def test_what_belongs_to_an_instance_is_found_without_comparing_paths() -> None:
    """Each look makes its own ones, and each cell that is painted asks for what belongs to its row."""
    before = kept_state(sample.crowd(), None, {})
    seen = later(before, timedelta(0))
    seen = replace(seen, lines={(*key[:2], Path(str(key[2]))): line for key, line in seen.lines.items()})
    now = kept_state(seen, before, {})
    folders = {row.folder: row.folder for row in now.rows}
    assert now.lines == before.lines
    assert all(key[2] is folders[key[2]] for kept in (now.lines, now.days, now.at_work) for key in kept)


def test_where_rows_come_and_go() -> None:
    assert exchanged_rows("abc", "abc") == (3, 0, 0)
    assert exchanged_rows("", "") == (0, 0, 0)
    assert exchanged_rows("aab", "ab") == (1, 1, 0)
    assert exchanged_rows("abc", "axc") == (1, 1, 1)
    assert exchanged_rows("", "abc") is None
    assert exchanged_rows("a", "a" + "b" * (MOST + 1)) is None


def test_what_is_derived_outlives_the_end_of_a_run() -> None:
    seen = kept_state(sample.crowd(), None, {})
    ended = seen.without({run.id for runs in seen.at_work.values() for run in runs})
    assert not ended.at_work and ended.rows is seen.rows and ended.by_identity is seen.by_identity
