"""The tree of sets takes what is new of a thousand chains by itself: the other rows, and what is open, stay."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

import engine
from tests.builders.small_instance import grow_small_instance
from tests.counting import calls
from ui.models.changed_rows import MOST, row_steps
from ui.models.set_entries import SetEntry
from ui.models.sets_rows import SetsColumn
from ui.models.sets_tree import SetsModel
from ui.pages.sets.tree import SetsView

PLACE = Path("/backups")


@pytest.fixture
def manifest(source: Path, destination: Path) -> engine.Manifest:
    """Of a chain with two sets."""
    store = engine.LocalFolder(destination)
    engine.run_backup(engine.AtRestSource([source]), store, engine.Kind.FULL)
    grow_small_instance(source)
    made = engine.run_backup(engine.AtRestSource([source]), store, engine.Kind.INCREMENTAL)
    return made.manifest


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> SetsView:
    model = SetsModel()
    made = SetsView(model, QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat))
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def entry(manifest: engine.Manifest, instance: str, number: int, sets: int = 2, at: int | None = None) -> SetEntry:
    """Chain ``number``, of the day ``at`` or of its own."""
    day = f"2026-11-{(number if at is None else at) % 28 + 1:02}T12:00:00Z"
    runs = tuple(replace(run, started=day, ended=day) for run in manifest.runs[:sets])
    path = PLACE / instance / f"chain-{number:04}"
    return SetEntry(engine.FoundChain(path, replace(manifest, instance=instance, runs=runs)), PLACE)


def show(model: SetsModel, entries: Sequence[SetEntry]) -> None:
    """All of them at once."""
    for _ in model.take(entries):
        pass


def rows_of(model: SetsModel, parent: QModelIndex | None = None) -> list[object]:
    """All texts, as nested lists."""
    above = parent if parent is not None else QModelIndex()
    found: list[object] = []
    for row in range(model.rowCount(above)):
        texts = [model.index(row, column, above).data() for column in SetsColumn]
        found.append((texts, rows_of(model, model.index(row, 0, above))))
    return found


def told(model: SetsModel) -> list[str]:
    """What the model says from now on."""
    said: list[str] = []
    model.modelReset.connect(lambda: said.append("reset"))
    model.rowsInserted.connect(lambda _parent, first, last: said.append(f"+{last - first + 1}"))
    model.rowsRemoved.connect(lambda _parent, first, last: said.append(f"-{last - first + 1}"))
    model.rowsMoved.connect(lambda *_: said.append("moved"))
    model.dataChanged.connect(lambda first, last: said.append(f"{first.row()}-{last.row()}"))
    return said


def crowd(manifest: engine.Manifest) -> list[SetEntry]:
    """300 instances with three chains each."""
    return [entry(manifest, f"srv-{at % 300:03}", at) for at in range(900)]


def test_steps_lead_from_one_list_to_the_other() -> None:
    assert row_steps("abcd", "abcd") == []
    assert row_steps("abcd", "dabc") == [(3, 0)]
    assert row_steps("abcd", "acxd") == [(1, -1), (-1, 2)]
    assert row_steps("ab", "cd") is None and row_steps("", "a") is None
    many = [str(at) for at in range(MOST + 2)]
    assert row_steps(many[:1], many) is None and row_steps(many, many[:1]) is None
    assert row_steps(many[1:], many) == [(-1, 0)]


def test_a_new_chain_is_one_row(view: SetsView, manifest: engine.Manifest) -> None:
    """And what is open, chosen and scrolled to stays."""
    model, before = view.sets, crowd(manifest)
    show(model, before)
    view.expand(model.index(250, 0))
    view.choose(before[250].path)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    at, chosen = view.verticalScrollBar().value(), view.chosen()
    said = told(model)
    show(model, [*before, entry(manifest, "srv-250", 27 + 28 * 40), entry(manifest, "another", 1)])
    assert said == ["+1", "+1", "251-251"], "a group, a chain of another one, and what that group amounts to"
    assert view.isExpanded(model.index(251, 0)) and view.chosen() == chosen
    assert view.current_entry() is before[250]
    view.grab()  # lays it out
    assert at > 0 and view.verticalScrollBar().value() == at


def test_nothing_new_costs_little(view: SetsView, manifest: engine.Manifest) -> None:
    """Neither is sorted again nor told."""
    model, before = view.sets, crowd(manifest)
    show(model, before)
    said = told(model)
    again = calls(lambda: show(model, before))
    assert not said
    assert again < 8 * len(before), again


def test_a_new_set_of_an_open_chain_is_one_row(view: SetsView, manifest: engine.Manifest) -> None:
    model = view.sets
    old, other = entry(manifest, "srv", 1, sets=1), entry(manifest, "srv", 2)
    show(model, [old, other])
    view.choose(old.path, 0)
    view.expand(model.index_of(old.path))
    said = told(model)
    now = replace(old, chain=entry(manifest, "srv", 1).chain)
    show(model, [now, other])
    assert said == ["+1", "1-1", "0-0"]
    chain = model.index_of(old.path)
    assert model.rowCount(chain) == 2 and view.isExpanded(chain)
    assert view.current_entry() is now and view.current_set() == 0


def test_what_goes_is_neither_chosen_nor_its_neighbour(view: SetsView, manifest: engine.Manifest) -> None:
    """The page chooses what is shown then."""
    model, entries = view.sets, [entry(manifest, "srv", at) for at in range(5)]
    other = entry(manifest, "another", 1)
    for position in (None, 1):
        show(model, [*entries, other])
        view.choose(entries[2].path, position)
        said = told(model)
        show(model, [*entries[:2], *entries[3:], other])
        assert "reset" not in said and "-1" in said
        assert not view.currentIndex().isValid() and not view.chosen()


def test_what_was_open_is_open_when_it_comes_back(view: SetsView, manifest: engine.Manifest) -> None:
    model, entries = view.sets, [entry(manifest, f"srv-{at}", at) for at in range(5)]
    show(model, entries)
    view.expand(model.index(2, 0))
    show(model, [*entries[:2], *entries[3:]])
    show(model, entries)
    assert [view.isExpanded(model.index(row, 0)) for row in range(5)] == [False, False, True, False, False]


@pytest.mark.parametrize("column", [SetsColumn.NAME, SetsColumn.END])
def test_steps_show_what_a_new_list_would(view: SetsView, manifest: engine.Manifest, column: SetsColumn) -> None:
    """Whatever comes, goes, gets another name or another set."""
    model, order, chance = view.sets, Qt.SortOrder.DescendingOrder, random.Random(7)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.sort(column, order)
    entries: dict[int, SetEntry] = {}
    said = told(model)
    for _ in range(30):
        for _ in range(chance.randrange(4)):
            number = chance.randrange(16)
            if number in entries and chance.random() < 0.4:
                del entries[number]
            elif number in entries and chance.random() < 0.3:
                entries[number] = replace(entries[number], own_name=chance.choice("abc"))
            else:
                entries[number] = entry(
                    manifest, f"srv-{number % 5}", number, chance.randrange(1, 3), chance.randrange(28)
                )
        numbers = sorted(entries, key=lambda _: chance.random())
        show(model, [entries[number] for number in numbers])
        plain = SetsModel()
        plain.sort(column, order)
        show(plain, [entries[number] for number in numbers])
        assert rows_of(model) == rows_of(plain)
        _select_one(view, chance, list(entries.values()))
        chosen = view.chosen()
        assert all(any(each is one for one in entries.values()) for each in chosen)
    assert said.count("reset") < 8 and {"+1", "-1"} <= {*said}
    assert column is SetsColumn.NAME or "moved" in said


def _select_one(view: SetsView, chance: random.Random, entries: Sequence[SetEntry]) -> None:
    if entries and chance.random() < 0.3:
        index = view.sets.index_of(chance.choice(entries).path)
        flags = QItemSelectionModel.SelectionFlag
        view.selectionModel().select(index, flags.Select | flags.Rows)
        view.setExpanded(index, chance.random() < 0.5)


def known_anew(entries: Sequence[SetEntry]) -> list[SetEntry]:
    """Of each chain something else is known, as when its destination is back."""
    return [replace(each, finding="A file is missing.") for each in entries]


def test_what_changes_in_all_is_taken_in_steps(view: SetsView, manifest: engine.Manifest) -> None:
    model, before = view.sets, crowd(manifest)
    show(model, before)
    view.expand(model.index(1, 0))
    said = told(model)
    now = known_anew(before)
    whole = calls(lambda: show(model, now))
    steps = model.take(before)
    costs: list[int] = []
    done: list[int] = []
    while not costs or done:
        done.clear()
        costs.append(calls(lambda: done.extend(islice(steps, 1))))
    assert len(costs) > 300 and max(costs[1:]) < whole / 50 and costs[0] < whole / 3
    assert {id(each) for each in model.shown} == {id(each) for each in before}
    assert "reset" not in said and view.isExpanded(model.index(1, 0))


def test_an_order_that_is_asked_for_between_steps_holds(view: SetsView, manifest: engine.Manifest) -> None:
    """And so does a filter: what is new is in both at once."""
    model, before = view.sets, crowd(manifest)
    show(model, before)
    now = known_anew(before)
    steps = model.take(now)
    next(steps)
    model.sort(SetsColumn.NAME, Qt.SortOrder.DescendingOrder)
    assert next(steps, None) is None
    plain = SetsModel()
    plain.sort(SetsColumn.NAME, Qt.SortOrder.DescendingOrder)
    show(plain, now)
    assert rows_of(model) == rows_of(plain) and len(model.shown) == 900
    steps = model.take(before)
    next(steps)
    model.set_filter("srv-007", frozenset())
    assert next(steps, None) is None and {each.instance for each in model.shown} == {"srv-007"}
    assert all(any(each is one for one in before) for each in model.shown)


def test_expires_gives_way_first_where_nothing_expires(
    qtbot: QtBot, view: SetsView, manifest: engine.Manifest
) -> None:
    show(view.sets, [entry(manifest, "edb", number) for number in range(3)])
    view.expandAll()
    hidden: set[SetsColumn] = set()
    for width in range(1400, 600, -40):
        view.resize(width, 400)
        qtbot.wait(60)
        gone = {column for column in SetsColumn if view.isColumnHidden(column)} - {SetsColumn.KEPT}
        assert not gone or SetsColumn.EXPIRES in gone, width
        hidden |= gone
    assert len(hidden) > 1
