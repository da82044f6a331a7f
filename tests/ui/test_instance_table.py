"""The table of instances: rows, groups, search, chips, names and tags; refreshing keeps what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

import engine
from app.evidence.proofs import Evidence
from app.evidence.rule import Standing, Verdict
from app.own_names import Naming
from app.status.values import InstanceStatus, Overview, ProblemType, Severity, StatusProblem
from tests.builders.log_files import SIGNATURE
from tests.builders.small_instance import write_small_instance
from ui.levels import Level
from ui.models.instance_filter import InstanceFilter
from ui.models.instance_rows import Facet, Grouping, InstanceColumn, InstanceRow, RowFacts, row_of
from ui.models.instance_table import InstanceRole, InstanceTable
from ui.models.instances import identity
from ui.models.overview import SeenState
from ui.models.promises import as_promised
from ui.models.verdicts import headline
from ui.pages.instances.table import InstanceView
from ui.theme import ThemeController

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def instances(tmp_path_factory: pytest.TempPathFactory) -> tuple[engine.InstanceFiles, ...]:
    """Six instances of streams of their own."""
    root = tmp_path_factory.mktemp("instances")
    for number in range(6):
        signature = replace(SIGNATURE, random=number + 1)
        folder = root / f"site-{number % 2}" / f"srv-{number}"
        write_small_instance(folder, last=number + 2, signature=signature, base="sru" if number == 5 else "edb")
    return engine.scan([root]).instances


def known_of(instances: tuple[engine.InstanceFiles, ...]) -> RowFacts:
    """The first failed, the second is overdue, the rest was never backed up; three have names."""
    standings = [Standing.BACKUP_FAILED, Standing.OVERDUE, *([Standing.NEVER] * 4)]
    evidence = {
        identity(each): Evidence(Verdict(standing)) for each, standing in zip(instances, standings, strict=True)
    }
    names = {
        identity(instances[0]): Naming("DC2 NTDS", ("prod",)),
        identity(instances[1]): Naming("DC12 NTDS", ("dc", "prod")),
        identity(instances[2]): Naming("Mail", ()),
    }
    return RowFacts(evidence=evidence, names=names)


def rows_of(instances: tuple[engine.InstanceFiles, ...], known: RowFacts | None = None) -> list[InstanceRow]:
    return [row_of(each, known or known_of(instances), NOW) for each in instances]


@pytest.fixture
def view(
    qtbot: QtBot, theme: ThemeController, tmp_path: Path, instances: tuple[engine.InstanceFiles, ...]
) -> Iterator[InstanceView]:
    model = InstanceTable()
    model.set_rows(rows_of(instances))
    found = InstanceView(model, QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(found)
    found.resize(1200, 400)
    found.show()
    yield found


def test_what_its_job_finds_too_old_is_overdue(
    instances: tuple[engine.InstanceFiles, ...],
) -> None:
    """The look of the jobs is newer than the verdict: both are said of one moment."""
    (found, *_), copied = instances, NOW - timedelta(minutes=3)
    evidence = Evidence(Verdict(Standing.COPIED, copied, copied=copied))
    text, since = "The newest moment is too old", copied + timedelta(seconds=1)
    problem = StatusProblem(ProblemType.TOO_OLD, Severity.CRITICAL, found.name, text, since=since)
    status = InstanceStatus(
        found.name, found.directory, evidence.verdict, problems=(problem,), restorable_to=copied
    )
    known = RowFacts(evidence={identity(found): evidence}, statuses={identity(found): (status,)})
    row = row_of(found, known, NOW)
    words = "Overdue: last backup 3 min ago, target 1 s"
    assert row.verdict[:2] == (words, Level.ERROR) and Facet.OVERDUE in row.facets
    verdict = as_promised(evidence, (status,)).verdict
    assert headline(verdict, copied + timedelta(seconds=5)) == "Overdue: last backup 5 s ago, target 1 s"
    assert as_promised(evidence, (replace(status, problems=()),)) is evidence
    damaged = Evidence(Verdict(Standing.DAMAGED, copied, copied=copied))
    assert as_promised(damaged, (status,)) is damaged, "what is worse stays"


def test_the_verdict_has_the_clock_of_the_age_beside_it(instances: tuple[engine.InstanceFiles, ...]) -> None:
    (found, *_), copied = instances, NOW - timedelta(minutes=9)
    evidence = Evidence(Verdict(Standing.COPIED, copied, copied=copied))
    status = InstanceStatus(found.name, found.directory, evidence.verdict, restorable_to=copied)
    seen = SeenState(Overview(NOW - timedelta(minutes=2), "", (status,)))
    known = RowFacts({identity(found): evidence}, statuses={identity(found): (status,)}, seen=seen)
    row = row_of(found, known, NOW)
    assert row.verdict[0] == "Copied 7 min ago" and row.age.text == "7 min" and row.at == seen.now
    newer = Evidence(replace(evidence.verdict, at=NOW, copied=NOW))
    assert row_of(found, replace(known, evidence={identity(found): newer}), NOW).at == NOW


def test_what_a_job_promises_and_does_not_keep_is_as_bad_as_on_the_overview(
    instances: tuple[engine.InstanceFiles, ...],
) -> None:
    (found, *_), copied = instances, NOW - timedelta(minutes=3)
    evidence = Evidence(Verdict(Standing.COPIED, copied, copied=copied))

    def told(severity: Severity) -> tuple[Level, str]:
        problem = StatusProblem(
            ProblemType.NOT_VERIFIED, severity, found.name, "Never verified; the target is 8 days"
        )
        status = InstanceStatus(found.name, found.directory, evidence.verdict, problems=(problem,))
        known = RowFacts(evidence={identity(found): evidence}, statuses={identity(found): (status,)})
        _word, level, tip = row_of(found, known, NOW).verdict
        return level, tip

    level, tip = told(Severity.WARNING)
    assert level is Level.WARNING and tip.endswith("Never verified; the target is 8 days")
    assert told(Severity.CRITICAL)[0] is Level.ERROR
    assert told(Severity.UNKNOWN)[0] is told(Severity.OK)[0] is Level.INFO, "what is not known is no reproach"


def test_a_row_is_made_again_only_when_something_has_changed(
    instances: tuple[engine.InstanceFiles, ...],
) -> None:
    found, known = instances[0], known_of(instances)
    row = row_of(found, known, NOW)
    assert row_of(found, known, NOW, row) is row
    minute = timedelta(minutes=1)
    named = replace(known, names={identity(found): Naming("Another")})
    judged = replace(known, evidence={identity(found): Evidence(Verdict(Standing.NEVER))})
    for changed, now in ((known, NOW + minute), (named, NOW), (judged, NOW)):
        assert row_of(found, changed, now, row) is not row


def test_hundreds_are_grouped_in_one_step_and_narrowed_once(
    view: InstanceView, instances: tuple[engine.InstanceFiles, ...]
) -> None:
    """A signal for each group, of which there may be one for each row, took a second and a half."""
    row = rows_of(instances)[0]
    folders = [Path(f"/srv/{number:03}/db") for number in range(300)]
    many = [replace(row, instance=replace(row.instance, log_directory=folder)) for folder in folders]
    model, told = table_of(view), list[str]()
    model.set_rows(many)
    model.rowsInserted.connect(lambda *_: told.append("inserted"))
    model.modelReset.connect(lambda: told.append("reset"))
    view.set_grouping(Grouping.FOLDER)
    assert told == ["reset"] and model.rowCount() == 300 and model.lines() == 600
    assert view.isExpanded(view.rows.index(299, 0))
    view.set_grouping(Grouping.NONE)
    view.rows.layoutChanged.connect(lambda *_: told.append("sorted"))
    view.rows.narrow("012")
    assert view.rows.rowCount() == 1
    count = len(told)
    view.rows.narrow("012")
    assert len(told) == count


def names(view: InstanceView) -> list[str]:
    return [str(index.data()) for index in view._all_shown()]


def table_of(view: InstanceView) -> InstanceTable:
    model = view.rows.sourceModel()
    assert isinstance(model, InstanceTable)
    return model


def test_models_keep_qts_rules_while_rows_come_go_and_are_grouped(
    qtmodeltester: ModelTester, instances: tuple[engine.InstanceFiles, ...]
) -> None:
    check = cast("Callable[[QAbstractItemModel], None]", qtmodeltester.check)
    model = InstanceTable()
    proxy = InstanceFilter(model)
    proxy.sort(InstanceColumn.SIZE, Qt.SortOrder.DescendingOrder)
    check(model)
    check(proxy)
    all_rows = rows_of(instances)
    for grouping in Grouping:
        model.set_grouping(grouping)
        for part in (all_rows, all_rows[2:4], [], all_rows[1:], all_rows):
            model.set_rows(part)
            assert {row.identity for row in model.rows()} == {row.identity for row in part}
            proxy.narrow("srv-1")
            proxy.narrow("srv-1", [Facet.NEVER])
            proxy.narrow("", [Facet.NEVER])
            proxy.narrow("")
        changed = replace(all_rows[0], naming=Naming("Other", ("new",)), product="Other product")
        model.change(changed)
        assert changed in list(model.rows()) and model.index_of(changed.identity).isValid()
        model.set_rows(all_rows)
        assert sum(model.rowCount(model.index(at)) for at in range(model.rowCount())) == (
            0 if grouping is Grouping.NONE else len(all_rows)
        )


def test_numbers_in_names_sort_as_numbers_and_sizes_by_bytes(view: InstanceView) -> None:
    assert [name for name in names(view) if name.startswith("DC")] == ["DC2 NTDS", "DC12 NTDS"]
    view.sortByColumn(InstanceColumn.LOGS, Qt.SortOrder.DescendingOrder)
    logs = [int(index.siblingAtColumn(InstanceColumn.LOGS).data()) for index in view._all_shown()]
    assert logs == sorted(logs, reverse=True) and len(set(logs)) == 6
    view.sortByColumn(InstanceColumn.PROTECTION, Qt.SortOrder.AscendingOrder)
    assert names(view)[0] == "DC2 NTDS"  # the one that failed


def test_any_instance_is_found_in_three_keystrokes(view: InstanceView) -> None:
    rows = view.rows
    for text, expected in (("d12", "DC12 NTDS"), ("mai", "Mail"), ("dc2", "DC2 NTDS")):
        rows.narrow(text)
        assert view.select(rows.best()) and view.current is not None and view.current.name == expected
    rows.narrow("prod dc")
    assert names(view) == ["DC2 NTDS", "DC12 NTDS"]  # a tag and a name
    rows.narrow("site-1 srv-3")
    assert [row.instance.directory.name for row in map(view._row, view._all_shown()) if row] == ["srv-3"]
    rows.narrow("nothing has this")
    assert names(view) == [] and rows.shown() == 0 and rows.best() == ""


def test_rows_that_come_later_are_found_by_words(view: InstanceView) -> None:
    table = table_of(view)
    all_rows = list(table.rows())
    table.set_rows([])
    view.rows.narrow("srv-3")  # in no name
    table.set_rows(all_rows)
    assert view.rows.shown() == len(names(view)) == 1


def test_chips_narrow_and_count(view: InstanceView) -> None:
    assert table_of(view).counts() == {Facet.FAILED: 1, Facet.OVERDUE: 1, Facet.NEVER: 4}
    view.rows.narrow("", [Facet.FAILED, Facet.OVERDUE])
    assert names(view) == ["DC2 NTDS", "DC12 NTDS"]
    view.rows.narrow("dc12", [Facet.FAILED, Facet.OVERDUE])
    assert names(view) == ["DC12 NTDS"]


def test_sorting_and_refreshing_keep_selection_and_current(
    view: InstanceView, instances: tuple[engine.InstanceFiles, ...]
) -> None:
    model = table_of(view)
    view.sortByColumn(InstanceColumn.SIZE, Qt.SortOrder.DescendingOrder)
    chosen = [identity(instances[4]), identity(instances[1])]
    view.select(chosen[0])
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().select(view.rows.mapFromSource(model.index_of(chosen[1])), flags)
    for standing in (Standing.DRILLED, Standing.DAMAGED):
        changed = {identity(each): Evidence(Verdict(standing)) for each in instances}
        model.set_rows(rows_of(instances, replace(known_of(instances), evidence=changed)))
        view.sortByColumn(InstanceColumn.PROTECTION, Qt.SortOrder.AscendingOrder)
        assert {row.identity for row in view.selected()} == set(chosen)
        assert view.current is not None and view.current.identity == chosen[0]
    model.set_rows(rows_of(instances)[1:])
    assert {row.identity for row in view.selected()} == set(chosen)
    level = model.index_of(chosen[0]).data(InstanceRole.VERDICT_LEVEL)
    assert level is Level.WARNING


def test_groups_have_headings_with_counts(view: InstanceView) -> None:
    view.set_grouping(Grouping.TAG)
    headings = [str(view.rows.index(row, 0).data()) for row in range(view.rows.rowCount())]
    assert headings == ["dc, prod (1)", "No tag (4)", "prod (1)"]
    assert all(view.isExpanded(view.rows.index(row, 0)) for row in range(3))
    view.set_grouping(Grouping.FOLDER)
    assert [str(view.rows.index(row, 0).data()).endswith(f"site-{row} (3)") for row in range(2)] == [True, True]
    view.setCurrentIndex(view.rows.index(0, 0))
    assert view.current is None
    view.selectAll()
    assert len(view.selected()) == 6
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.rows.index(0, 0)).center()
    )
    assert not view.isExpanded(view.rows.index(0, 0))


def test_rows_are_copied_with_headings(view: InstanceView, instances: tuple[engine.InstanceFiles, ...]) -> None:
    view.select(identity(instances[2]))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row = (line.split("\t") for line in QGuiApplication.clipboard().text().splitlines())
    assert head[:3] == ["Instance", "Protection", "Files"] and len(head) == len(row) == len(InstanceColumn)
    assert (row[0], row[1], row[-1]) == ("Mail", "Never backed up", str(instances[2].directory))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_C, both)
    assert QGuiApplication.clipboard().text() == "Mail"
    view.select_none()
    view.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 1 + len(instances)


def test_a_name_is_typed_in_place(
    qtbot: QtBot, view: InstanceView, instances: tuple[engine.InstanceFiles, ...]
) -> None:
    told: list[tuple[str, Naming]] = []
    table_of(view).renamed.connect(lambda key, naming: told.append((key, naming)))
    key = identity(instances[0])
    view.select(key)
    QTest.keyClick(view, Qt.Key.Key_F2)
    (editor,) = view.viewport().findChildren(QLineEdit)
    assert editor.text() == "DC2 NTDS" and editor.accessibleName() == "Own name"
    editor.setText("DC03")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told == [(key, Naming("DC03", ("prod",)))]
    index = table_of(view).index_of(key)
    assert table_of(view).setData(index.siblingAtColumn(InstanceColumn.TAGS), "b, a,B")
    assert told[-1] == (key, Naming("DC2 NTDS", ("a", "B")))
    assert not table_of(view).setData(index, "x" * 81) and len(told) == 2
    assert table_of(view).setData(index, instances[0].name)  # its own name is none
    assert told[-1] == (key, Naming("", ("prod",)))


def test_three_hundred_rows_are_low_and_change_alone(
    view: InstanceView, instances: tuple[engine.InstanceFiles, ...]
) -> None:
    row = rows_of(instances)[0]
    many = [
        replace(row, instance=replace(row.instance, log_directory=Path(f"/srv/{number:03}")), naming=Naming())
        for number in range(300)
    ]
    model = table_of(view)
    model.set_rows(many)
    assert view.rows.rowCount() == 300
    assert view.sizeHintForIndex(view.rows.index(0, 0)).height() <= 32
    told: list[int] = []
    model.dataChanged.connect(lambda first, last, *_: told.append(last.row() - first.row() + 1))
    model.set_rows(many)
    assert told == []
    model.set_rows([*many[:-1], replace(many[-1], product="Other")])
    assert told == [1]


def test_the_restorable_moment_has_an_age(instances: tuple[engine.InstanceFiles, ...], tmp_path: Path) -> None:
    to = tmp_path / "to"
    to.mkdir()
    engine.run_backup(engine.AtRestSource([instances[0].directory]), engine.LocalFolder(to), engine.Kind.FULL)
    chains = tuple(engine.find_chains(engine.LocalFileSystem(), to))
    evidence = {identity(instances[0]): Evidence(Verdict(Standing.COPIED), chains)}
    row = row_of(instances[0], RowFacts(evidence=evidence), datetime.now(UTC) + timedelta(hours=3))
    assert row.restorable is not None and row.text(InstanceColumn.AGE) == "3 h ago"
    assert row_of(instances[1], RowFacts(evidence=evidence), NOW).text(InstanceColumn.AGE) == "…"


def test_two_of_one_name_are_told_apart_by_their_folder(instances: tuple[engine.InstanceFiles, ...]) -> None:
    one = instances[3]
    row = row_of(one, RowFacts(twins=frozenset({one.name})), NOW)
    assert row.text(InstanceColumn.NAME) == f"{one.name} · {one.directory.name}"
    named = RowFacts(twins=frozenset({one.name}), names={identity(one): Naming("Mail")})
    assert row_of(one, named, NOW).text(InstanceColumn.NAME) == "Mail"
