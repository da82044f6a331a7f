"""The instances page on real and made files: what is listed, said, drawn and counted."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QObject,
    QPointF,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester

import engine
from app.evidence.proofs import Evidence
from app.evidence.rule import Standing, Verdict, Where
from app.history.runs import Run
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from engine.progress import Cancel
from tests.builders.log_files import SIGNATURE
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.ui.window import Open
from ui.levels import Level
from ui.models.instance_rows import Facet
from ui.models.instances import FILE_TITLES, RowsModel, file_rows, identity
from ui.models.protection import Protection, messages, state_of
from ui.models.timelines import timeline
from ui.pages.instances.tabs import FILES, HEADER, LOGS, SUMMARY, TABLES
from ui.pages.tables.page import TablesPage
from ui.slices import AT_ONCE
from ui.values.timeline_cells import CellKind, TimelineData
from ui.widgets.buttons import ActionButton


def scanned(*folders: Path) -> tuple[engine.InstanceFiles, ...]:
    return engine.scan(folders).instances


def test_real_instances_are_listed_with_product_and_state(open_window: Open, datasets: Path) -> None:
    page = open_window(datasets).instances
    names = {row.instance.directory.name for row in page.model.rows()}
    assert {"srum-win10-clean", "srum-win11-dirty", "sum-win2012r2"} <= names
    page.choose(identity(scanned(datasets / "srum-win11-dirty")[0]))
    assert page.chosen is not None and page.chosen.directory.name == "srum-win11-dirty"
    assert page.detail.facts is not None
    assert state_of(page.detail.facts.instance)[:2] == ("Dirty shutdown", Level.WARNING)


def test_many_instances_come_in_one_turn_and_are_shown_in_another(open_window: Open, tmp_path: Path) -> None:
    first = write_small_instance(tmp_path / "watched" / "db000")
    for number in range(1, AT_ONCE + 4):
        shutil.copytree(first, first.with_name(f"db{number:03}"))
    window = open_window(tmp_path / "watched")
    page, told = window.instances, list[str]()
    assert not page.model.rowCount(), "they are still being made"

    def came() -> None:
        told.append("came")
        QTimer.singleShot(0, page, lambda: told.append("a turn later"))

    page.model.rowsInserted.connect(came)
    watch = Watch(page.table, lambda: told.append("shown"))
    window.application.show_page("instances")
    window.until(lambda: "shown" in told and page.detail.facts is not None)
    assert told == ["came", "a turn later", "shown"]
    assert page.chosen is not None and page.chosen.directory == first
    assert page.detail.facts is not None and page.detail.facts.instance == page.chosen
    page.table.removeEventFilter(watch)


class Watch(QObject):
    """Tells when ``widget`` is shown."""

    def __init__(self, widget: QWidget, shown: Callable[[], None]) -> None:
        super().__init__(widget)
        self._shown = shown
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._shown()
        return super().eventFilter(watched, event)


def test_a_database_that_cannot_be_recovered_says_why_and_what_to_do(datasets: Path) -> None:
    (instance,) = scanned(datasets / "sum-win2012r2")
    worst = messages(instance)[0]
    assert worst.level is Level.ERROR and "Current.mdb" in worst.what and "cannot be recovered" in worst.what
    assert "0x1 (1)" in worst.why and worst.advice
    (cell,) = timeline(Protection(instance)).cells
    assert (cell.generation, cell.kind) == (1, CellKind.MISSING)


def test_the_timeline_tells_backed_up_pending_and_missing_apart(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "source", last=3)
    destination = tmp_path / "to"
    destination.mkdir()
    engine.run_backup(engine.AtRestSource([folder]), engine.LocalFolder(destination), engine.Kind.FULL)
    grow_small_instance(folder, 7)
    (folder / "edb00005.log").unlink()
    (instance,) = scanned(folder)
    chains = tuple(engine.find_chains(engine.LocalFileSystem(), destination))
    facts = Protection(instance, Evidence(Verdict(Standing.COPIED, where=Where.THERE), chains))
    kinds = {cell.generation: cell.kind for cell in timeline(facts).cells}
    full, pending = CellKind.FULL, CellKind.NOT_BACKED_UP
    assert kinds == {1: full, 2: full, 3: full, 4: pending, 6: pending, 7: CellKind.CURRENT}
    assert [log.generation for log in facts.not_backed_up] == [4, 6, 7]
    gap = next(message for message in messages(instance) if "missing from the middle" in message.what)
    assert "0x5 (5)" in gap.what and gap.level is Level.ERROR


def test_tables_are_counted_in_the_background(open_window: Open, datasets: Path) -> None:
    window = open_window(datasets / "srum-win10-clean")
    tabs = window.instances.detail.tabs
    tabs.setCurrentIndex(TABLES)
    model = tabs.tables.rows
    window.until(lambda: model.rowCount() > 5)
    window.until(lambda: all(model.index(row, 1).data() != "…" for row in range(model.rowCount())))
    counts = {model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())}
    with engine.ReadOnlyDatabase.open(
        engine.LocalFileSystem().open_read(datasets / "srum-win10-clean" / "SRUDB.dat")
    ) as database:
        assert counts["SruDbIdMapTable"].replace(",", "") == str(database.count_rows("SruDbIdMapTable"))
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == "SruDbIdMapTable")
    tabs.tables.activated.emit(tabs.tables.shown_index(row))  # a table leads to its rows
    assert window.application.shown == "tables"
    shown = window.application.page("tables").widget
    assert isinstance(shown, TablesPage)
    window.until(lambda: shown.content.list.table == "SruDbIdMapTable")


def test_header_and_files_are_shown_and_copied(open_window: Open, tmp_path: Path) -> None:
    window = open_window(write_small_instance(tmp_path / "source"))
    tabs = window.instances.detail.tabs
    tabs.setCurrentIndex(FILES)
    window.until(lambda: tabs.files.rows.rowCount() == 5)
    tabs.setCurrentIndex(HEADER)
    window.until(lambda: tabs.header.rows.rowCount() > 20)
    rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    tabs.files.selectionModel().select(tabs.files.model().index(0, 0), rows)  # selectRow heeds keys held before
    assert window.instances.chosen is not None
    tabs.files.rows.set_rows(file_rows(window.instances.chosen, (), Cancel()))  # as a rescan may at any time
    tabs.files.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Name", "Kind"] and len(lines) == 2


def test_without_folders_the_page_says_how_to_begin(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    page = window.instances
    assert page.model.rowCount() == 0
    folder = write_small_instance(tmp_path / "dropped")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "data.edb"))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    window.until(lambda: page.model.rowCount() == 1)
    assert window.application.preferences.value.folders == (str(folder),)


def test_a_folder_that_is_gone_is_told_and_hides_no_other(open_window: Open, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    window = open_window(tmp_path / "gone", write_small_instance(tmp_path / "here"))
    (tmp_path / "gone").rmdir()
    window.application.inventory.refresh_instances()
    window.until(lambda: bool(window.application.inventory.folders.failed))
    assert window.instances.model.rowCount() == 1
    failed = window.application.inventory.folders.failed
    assert [path.name for path, _ in failed] == ["gone"]


def test_changes_in_a_watched_folder_reach_the_page(open_window: Open, tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "source", last=3)
    window = open_window(folder)
    window.until(lambda: not window.application.background.is_busy("watch"))
    grow_small_instance(folder, 6)
    window.until(lambda: bool(window.instances.chosen and window.instances.chosen.last == 6))


def test_a_copy_in_another_folder_is_an_instance_of_its_own(open_window: Open, tmp_path: Path) -> None:
    """Same name, same signature: chosen, planned and run by the folder."""
    original = write_small_instance(tmp_path / "one" / "db", last=3)
    copy = tmp_path / "two" / "db"
    shutil.copytree(original, copy)
    (tmp_path / "to").mkdir()
    window = open_window(tmp_path / "one", tmp_path / "two")
    first, second = sorted(window.application.inventory.instances, key=lambda each: each.directory)
    assert first.name == second.name
    for found in (second, first, second):
        window.application.context.navigation.show_instance.emit(identity(found))
        assert window.instances.chosen == found
    window.instances.detail.back_up.trigger()
    assert window.back_up.chosen == second
    labels = [window.back_up.instance.itemText(at) for at in range(2)]
    assert labels == [f"{first.name} · {original}", f"{second.name} · {copy}"]
    window.plan(tmp_path / "to")
    run = window.start()
    assert window.application.run_queue.in_flight_for(identity(first)) is None
    window.finish(run)
    assert run.plan.key == identity(second)
    request = run.plan.request
    assert isinstance(request, BackupRequest) and isinstance(request.source, FilesAtRest)
    assert request.source.folders == (copy,)


def test_the_sample_can_be_opened(open_window: Open) -> None:
    window = open_window()
    window.instances.open_sample.trigger()
    window.until(lambda: window.instances.chosen is not None)
    assert window.instances.chosen is not None
    assert window.instances.chosen.directory == window.application.context.locations.sample


def test_the_rows_of_the_tabs_keep_qts_rules(qtmodeltester: ModelTester, tmp_path: Path) -> None:
    check = cast("Callable[[QAbstractItemModel], None]", qtmodeltester.check)
    one = scanned(write_small_instance(tmp_path / "one"))
    two = scanned(write_small_instance(tmp_path / "two", base="abc"))
    rows = RowsModel(FILE_TITLES, (2,))
    rows.set_rows(file_rows(one[0], (), Cancel()))
    rows.append(file_rows(two[0], (), Cancel()))
    check(rows)


def test_what_cannot_be_recovered_is_kept_as_evidence(open_window: Open, datasets: Path, tmp_path: Path) -> None:
    """No primary button invites to a backup of it; what is offered leads to the copy of its files as they are."""
    window = open_window(datasets / "sum-win2012r2")
    page = window.instances
    window.application.show_page("instances")
    assert page.chosen is not None and state_of(page.chosen)[0] == "Not recoverable"
    shown = {
        button.accessibleName(): button.property("kind")
        for button in page.detail.findChildren(ActionButton)
        if button.isVisible()
    }
    assert "Keep as evidence" in shown and "primary" not in shown.values()
    assert not any(name.startswith("Back up") for name in shown)
    page.detail.evidence.trigger()
    assert window.back_up.chosen == page.chosen and window.back_up.as_is.isChecked()


def test_names_search_and_choice_on_the_page(open_window: Open, tmp_path: Path) -> None:
    """A name is kept, shown, found and taken back; what is searched for is chosen, and shown again when led to."""
    for number in range(3):
        signature = replace(SIGNATURE, random=number + 1)
        write_small_instance(tmp_path / "srv" / f"host-{number}", signature=signature)
    window = open_window(tmp_path / "srv")
    page = window.instances
    window.application.show_page("instances")
    first = page.chosen or page.model.at(0)
    assert first is not None
    page.model.setData(page.model.index_of(identity(first)), "DC01 NTDS")
    assert window.application.preferences.value.names[identity(first)].name == "DC01 NTDS"
    assert page.detail._title.text() == "DC01 NTDS" and "DC01 NTDS" in page.undo._text.text()
    page.focus_filter()
    assert page.bar.search.hasFocus()
    page.bar.search.setText("host-2")
    assert str(page.chosen and page.chosen.directory.name) == "host-2"
    assert page.bar.count.text() == "1 of 3"
    page.bar.search.setText("no such instance")
    assert not page.chosen and page._nothing.isVisible()
    page.choose(identity(first))  # as a link from another page does
    assert page.chosen == first and page.bar.search.text() == ""
    page.undo.undo()
    assert identity(first) not in window.application.preferences.value.names
    assert page.detail._title.text() == first.name
    page.bar.chips[Facet.NEVER].setChecked(True)
    page.bar.chips[Facet.NEVER].setChecked(False)
    assert page.table.rows.shown() == 3


def test_a_timeline_that_nobody_sees_is_made_when_its_tab_is_shown(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def note(facts: Protection, runs: Sequence[Run] = ()) -> TimelineData:
        made.append(facts.instance.directory.name)
        return timeline(facts, runs)

    monkeypatch.setattr("ui.pages.instances.detail.timeline", note)
    for number in range(2):
        signature = replace(SIGNATURE, random=number + 1)
        write_small_instance(tmp_path / f"srv-{number}", last=number + 2, signature=signature)
    window = open_window(tmp_path)
    page = window.instances
    window.application.show_page("instances")
    page.choose(identity(scanned(tmp_path / "srv-0")[0]))
    page.detail.tabs.setCurrentIndex(LOGS)
    before = page.detail.timeline.picture.as_text()
    assert made[-1] == "srv-0" and before
    page.detail.tabs.setCurrentIndex(SUMMARY)
    made.clear()
    page.choose(identity(scanned(tmp_path / "srv-1")[0]))
    assert not made
    page.detail.tabs.setCurrentIndex(LOGS)
    assert made == ["srv-1"] and page.detail.timeline.picture.as_text() != before
