"""The Sets page on real chains: the tree and its filter, the picture of a chain, its actions, imports."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

import engine
from app.history.runs import Run, RunOperation, RunState
from app.operations.command_line import command_line
from app.own_names import Naming
from engine.chain.manifest import MANIFEST_NAME
from tests.builders.dated_chains import write_dated_chains
from tests.builders.small_instance import grow_small_instance
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.format import size
from ui.live_run import LiveRun
from ui.models.set_entries import SetFilter
from ui.models.sets_rows import SetsColumn
from ui.pages.sets.page import SetsPage
from ui.panels.command_dialog import CommandDialog
from ui.panels.picture_saving import PictureActions
from ui.theme import ThemeController
from ui.values.restore_from import RestoreFrom
from ui.values.tables_target import TablesTarget
from ui.widgets.text import unfolded

FS = engine.LocalFileSystem()
DAY = timedelta(days=1)


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def chains(source: Path, destination: Path) -> list[Path]:
    """Three of the last days, then one with all kinds of sets; oldest first."""
    newest = datetime.now(UTC).replace(microsecond=0) - DAY
    found = write_dated_chains(source, destination, [newest - number * DAY for number in range(3)])
    for kind in (engine.Kind.FULL, engine.Kind.INCREMENTAL, engine.Kind.DIFFERENTIAL, engine.Kind.INCREMENTAL):
        made = engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(destination), kind)
        grow_small_instance(source)
    return [*found, made.chain]


@pytest.fixture
def page(qtbot: QtBot, context: Context, chains: list[Path], destination: Path) -> SetsPage:
    rules = engine.Retention(daily=3)
    context.preferences.change(
        lambda settings: settings.with_destination(str(destination)).with_retention(str(destination), rules)
    )
    made = SetsPage(context)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    qtbot.addWidget(made, before_close_func=partial(end, context, made))
    made.resize(1100, 800)
    made.show()
    qtbot.waitExposed(made)
    look(qtbot, made)
    return made


def look(qtbot: QtBot, page: SetsPage) -> None:
    """Read the destinations, and wait for all that follows from that."""
    context = page._context
    context.inventory.refresh_chains()
    slots = ("chains", "evidence", "sets-keeps", "sets-expiry", "sets-chain", "sets-removal")
    qtbot.waitUntil(lambda: not any(map(context.background.is_busy, slots)), timeout=PATIENCE_MS)


def texts(page: SetsPage, column: SetsColumn) -> list[str]:
    """The cells of the chains that are shown."""
    model = page.model
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    return [
        str(model.index(row, column, group).data()) for group in groups for row in range(model.rowCount(group))
    ]


def started(context: Context) -> list[LiveRun]:
    found: list[LiveRun] = []
    context.run_queue.run_started.connect(found.append)
    return found


def test_every_chain_with_its_sets_and_files(page: SetsPage, chains: list[Path]) -> None:
    assert texts(page, SetsColumn.NAME) == [chain.name for chain in reversed(chains)]
    assert texts(page, SetsColumn.TYPE)[0] == "Full + 2 incrementals + 1 differential"
    assert set(texts(page, SetsColumn.PROOF)) == {"Not verified"}
    assert texts(page, SetsColumn.EXPIRES)[-1] not in ("", "–")
    model, newest = page.model, page.model.index_of(chains[-1])
    listed = [str(model.index(row, 0, newest).data()) for row in range(model.rowCount(newest))]
    assert listed == ["Full", "Incremental 1", "Differential 2", "Incremental 3"]
    full = model.index(0, 0, newest)
    manifest = engine.read_manifest(FS, chains[-1])
    below = {str(model.index(row, 0, full).data()) for row in range(model.rowCount(full))}
    assert below == {file.name for file in manifest.files if file.run == manifest.runs[0].id}
    stored = size(sum(entry.stored_bytes for entry in model.entries))
    assert page.count.text() == f"4 chains of 1 instance, {stored} stored"
    assert nameless(page) == []


def test_filter_and_chips(qtbot: QtBot, page: SetsPage, chains: list[Path]) -> None:
    page.search.setText("differential")
    page.search.returnPressed.emit()
    assert texts(page, SetsColumn.NAME) == [chains[-1].name]
    page.search.setText("nothing has this")
    page.search.returnPressed.emit()
    assert texts(page, SetsColumn.NAME) == [] and page._stack.currentIndex() == 1
    page.search.clear()
    page.chips[SetFilter.KEPT].setChecked(True)
    assert texts(page, SetsColumn.NAME) == []
    engine.pin_chain(FS, chains[0], datetime.now(UTC), "audit")
    look(qtbot, page)
    assert texts(page, SetsColumn.KEPT) == ["Pinned: audit"]
    page.chips[SetFilter.EXPIRING].setChecked(True)  # one of the two
    assert chains[1].name in texts(page, SetsColumn.NAME)
    page.choose(chains[-1])
    assert not page.chips[SetFilter.KEPT].isChecked() and len(texts(page, SetsColumn.NAME)) == 4


def test_a_set_lights_the_files_that_its_restore_reads(qtbot: QtBot, page: SetsPage, chains: list[Path]) -> None:
    page.choose(chains[-1])
    look(qtbot, page)
    strip = page.detail.strip
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    strip.set_current(2)  # the differential
    assert strip.lit == 2
    run = engine.read_manifest(FS, chains[-1]).runs[2]
    assert run.logs is not None
    chain, wanted = engine.chain_at(chains[-1], FS), engine.RestoreTarget(run.logs[1])
    plan = engine.plan_restore(FS, chain, Path("/not-there"), wanted=wanted)
    model, top = page.model, page.model.index_of(chains[-1])
    lit = set()
    for row in range(model.rowCount(top)):
        group = model.index(row, 0, top)
        files = [model.index(at, 0, group) for at in range(model.rowCount(group))]
        lit |= {str(each.data()) for each in files if each.data(Qt.ItemDataRole.FontRole) is not None}
    assert lit == {file.name for file in plan.files}
    with qtbot.assertNotEmitted(model.dataChanged):  # the same again
        model.set_lit(chains[-1], frozenset(lit))
    assert f"A restore reads {len(plan.files)} files" in unfolded(page.detail.files.text())
    strip.element_activated.emit(1)
    assert page.view.current_set() == 1


def test_a_lost_file_breaks_its_set_and_blocks_those_after(
    qtbot: QtBot, page: SetsPage, chains: list[Path]
) -> None:
    manifest = engine.read_manifest(FS, chains[-1])
    lost = next(file for file in manifest.logs if file.run == manifest.runs[2].id)
    (chains[-1] / lost.place).unlink()
    look(qtbot, page)
    page.choose(chains[-1])
    look(qtbot, page)
    nodes = page.detail._nodes
    assert [bool(node.broken) for node in nodes] == [False, False, True, False]
    assert lost.name in nodes[3].blocked and "Diff" in nodes[3].blocked
    assert texts(page, SetsColumn.PROOF)[0].startswith("Damaged") and "put it back" in page.detail.why.text()
    page.chips[SetFilter.BAD].setChecked(True)
    assert texts(page, SetsColumn.NAME) == [chains[-1].name]


def test_a_chain_that_cannot_be_read_says_so_and_nothing_of_another_one(
    qtbot: QtBot, page: SetsPage, chains: list[Path]
) -> None:
    (chains[0] / MANIFEST_NAME).write_bytes(b"{")
    look(qtbot, page)
    page.choose(chains[-1])
    assert page.detail.files.text().startswith("A restore reads")
    page.choose(chains[0])
    assert "manifest" in page.detail.why.text() and page.detail.files.text() == ""


def test_what_a_check_found_is_said(qtbot: QtBot, context: Context, page: SetsPage, chains: list[Path]) -> None:
    log = next(chains[-1].glob("*.log"))
    data = log.read_bytes()
    log.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))  # as long as it was
    runs = started(context)
    page.choose(chains[-1])
    page.actions_.verify.trigger()
    qtbot.waitUntil(lambda: bool(runs) and not runs[0].running, timeout=PATIENCE_MS)
    context.changes.history.emit()
    context.ledger.refresh()
    look(qtbot, page)
    qtbot.waitUntil(lambda: "SHA-256 differs" in page.detail.why.text(), timeout=PATIENCE_MS)
    assert page.detail.run_button.isVisible() and runs[0].run is not None
    with qtbot.waitSignal(context.navigation.show_history, check_params_cb=runs[0].run.id.__eq__):
        page.detail.run_button.click()


def test_chains_are_copied_as_text_with_their_instance(page: SetsPage, chains: list[Path]) -> None:
    page.choose(chains[-1])
    page.view.copy()
    titles, row = (line.split("\t") for line in QGuiApplication.clipboard().text().split("\n"))
    assert titles[:2] == ["Instance", "Name"] and row[:2] == [chains[-1].parent.name, chains[-1].name]
    page.view.setCurrentIndex(page.model.index_of(chains[-1]).siblingAtColumn(SetsColumn.TYPE))
    page.view.copy_cell_action.trigger()
    assert QGuiApplication.clipboard().text() == "Full + 2 incrementals + 1 differential"


def test_the_picture_is_saved(qtbot: QtBot, page: SetsPage, chains: list[Path], tmp_path: Path) -> None:
    page.choose(chains[-1])
    actions = PictureActions(page.detail.strip)
    actions.save_as(tmp_path / "chain.svg")
    actions.save_as(tmp_path / "chain.png")
    assert (tmp_path / "chain.svg").read_bytes().startswith(b"<?xml")
    assert (tmp_path / "chain.png").read_bytes().startswith(b"\x89PNG")
    rows = page.detail.strip.table()
    assert [row[6] for row in rows[1:]] == ["", "Full", "Full", "Diff. 2"]


def test_removal_with_its_plan(qtbot: QtBot, context: Context, page: SetsPage, chains: list[Path]) -> None:
    runs = started(context)
    page.view.choose(chains[0])
    page.view.selectionModel().select(
        page.model.index_of(chains[1]),
        page.view.selectionModel().SelectionFlag.Select | page.view.selectionModel().SelectionFlag.Rows,
    )
    assert "single chain" in page.detail.why.text()
    said: list[str] = []
    context.navigation.announce.connect(said.append)
    page.actions_.remove.trigger()
    qtbot.waitUntil(lambda: page.question is not None, timeout=PATIENCE_MS)
    question = page.question
    assert question is not None and question.headline.text().startswith("Remove 2 chains")
    assert said == ["Planning the removal…", ""]
    assert question.remove_button.isEnabled() and not question.names
    question.command_button.click()
    (dialog,) = question.findChildren(CommandDialog)
    assert dialog.line.toPlainText() == command_line(question.request)
    dialog.close()
    question.remove_button.click()
    qtbot.waitUntil(lambda: bool(runs) and not runs[0].running, timeout=PATIENCE_MS)
    assert runs[0].run is not None and runs[0].run.state is RunState.SUCCESS
    assert [chain.exists() for chain in chains] == [False, False, True, True]


def test_the_newest_needs_its_name(qtbot: QtBot, context: Context, page: SetsPage, chains: list[Path]) -> None:
    page.choose(chains[-1])
    page.actions_.remove.trigger()
    qtbot.waitUntil(lambda: page.question is not None, timeout=PATIENCE_MS)
    question = page.question
    assert question is not None and not question.remove_button.isEnabled()
    assert page.detail.strip._going == frozenset(range(4))
    (field,) = question.names.values()
    QTest.keyClicks(field, chains[-1].parent.name)
    assert question.remove_button.isEnabled() and nameless(question) == []
    question.reject()
    assert page.detail.strip._going == frozenset() and chains[-1].exists()
    engine.pin_chain(FS, chains[0], datetime.now(UTC), "audit")
    page.choose(chains[0])
    page.actions_.remove.trigger()
    qtbot.waitUntil(lambda: page.question is not None, timeout=PATIENCE_MS)
    assert page.question is not None and not page.question.remove_button.isEnabled()
    assert page.question.banner.message is not None and "audit" in page.question.banner.message.why


def test_where_the_actions_lead(context: Context, page: SetsPage, chains: list[Path], qtbot: QtBot) -> None:
    heard: list[Any] = []
    context.navigation.restore.connect(heard.append)
    context.navigation.open_tables.connect(heard.append)
    page.choose(chains[1])
    page.actions_.restore.trigger()
    page.actions_.tables.trigger()
    assert heard == [chains[1], TablesTarget(chains[1])]
    page.view.choose(chains[-1], 0)
    page.actions_.restore.trigger()
    page.actions_.tables.trigger()
    logs = engine.read_manifest(FS, chains[-1]).runs[0].logs
    assert logs is not None
    assert heard[2:] == [RestoreFrom(chains[-1], generation=logs[1]), TablesTarget(chains[-1], logs[1])]
    page.choose(chains[1])
    runs = started(context)
    page.actions_.verify.trigger()
    qtbot.waitUntil(lambda: bool(runs) and not runs[0].running, timeout=PATIENCE_MS)
    context.ledger.refresh()
    look(qtbot, page)
    assert any(text.startswith("Verified ") for text in texts(page, SetsColumn.PROOF))
    page.view.copy()
    assert chains[1].name in QGuiApplication.clipboard().text()


def test_the_list_is_exported(qtbot: QtBot, context: Context, page: SetsPage, tmp_path: Path) -> None:
    said: list[str] = []
    context.navigation.announce.connect(said.append)
    for name in ("list.csv", "list.json"):
        page.export_to(tmp_path / name)
        qtbot.waitUntil(lambda: not context.background.is_busy("sets-export"), timeout=PATIENCE_MS)
    rows = list(csv.DictReader((tmp_path / "list.csv").read_text("utf-8-sig").splitlines()))
    found = json.loads((tmp_path / "list.json").read_text())
    assert [row["chain"] for row in rows] == [each["chain"] for each in found]
    assert len(found) == 4 and found[0]["sets"] == 4 and "4 chains written" in said[-1]


def test_folders_are_imported(
    qtbot: QtBot, context: Context, page: SetsPage, source: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    made = engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(other), engine.Kind.FULL).chain
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    point, nothing = QPoint(20, 60), Qt.MouseButton.NoButton
    drop = QDropEvent(point, Qt.DropAction.CopyAction, data, nothing, Qt.KeyboardModifier.NoModifier)
    page.view.dropEvent(drop)
    qtbot.waitUntil(lambda: page.banner.message is not None, timeout=PATIENCE_MS)
    assert made.name in texts(page, SetsColumn.NAME) and len(texts(page, SetsColumn.NAME)) == 5
    page.banner.act_button.click()
    assert str(other) in context.preferences.value.destinations
    page.listing.import_from(source)
    qtbot.waitUntil(lambda: page.banner.message is not None, timeout=PATIENCE_MS)
    assert page.banner.message is not None and page.banner.message.what.startswith("There is no backup in")


def test_the_selection_stays_when_chains_change(
    qtbot: QtBot, page: SetsPage, chains: list[Path], source: Path, destination: Path
) -> None:
    page.view.choose(chains[-1], 1)
    engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(destination), engine.Kind.INCREMENTAL)
    look(qtbot, page)
    assert page.model.rowCount(page.model.index_of(chains[-1])) == 5
    engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(destination), engine.Kind.COPY)
    look(qtbot, page)
    entry = page.view.current_entry()
    assert entry is not None and entry.path == chains[-1] and len(texts(page, SetsColumn.NAME)) == 5


def test_chains_are_copied(
    qtbot: QtBot, context: Context, page: SetsPage, chains: list[Path], destination: Path, tmp_path: Path
) -> None:
    runs, shown = started(context), list[LiveRun]()
    context.navigation.show_run.connect(shown.append)
    select = page.view.selectionModel()
    flags = select.SelectionFlag.Select | select.SelectionFlag.Rows
    page.view.choose(chains[0])
    select.select(page.model.index_of(chains[1]), flags)
    page.actions_.copy_to.trigger()
    question = page.copies.question
    assert question is not None and nameless(question) == [] and not question.accept_button.isEnabled()
    assert question.summary.text().startswith("2 chains of ")

    def typed(place: Path | str) -> str:
        assert question is not None
        question.place.setEditText(str(place))
        question.look()
        qtbot.waitUntil(lambda: not context.background.is_busy("sets-copy-target"), timeout=PATIENCE_MS)
        return question.problem.text()

    assert "already at this destination" in typed(destination)
    assert "folder of a chain" in typed(chains[0] / "inside")
    (tmp_path / "note.txt").write_text("not a folder")
    assert "is a file" in typed(tmp_path / "note.txt")
    assert typed(tmp_path / "other").startswith("This folder does not exist.") and not question.requests
    assert "nowhere addresses are not supported" in typed("nowhere://bucket") and not question.requests
    typed(tmp_path / "other")
    question.create_box.setChecked(True)
    assert question.accept_button.isEnabled() and "other" in question.summary.text()
    assert [request.source for request in question.requests] == chains[:2]
    question.accept_button.click()
    qtbot.waitUntil(lambda: len(runs) == 2 and not any(run.running for run in runs), timeout=PATIENCE_MS)
    assert shown == runs[:1] and page.copies.question is None
    copied = sorted(found.path.name for found in engine.find_chains(FS, tmp_path / "other"))
    assert copied == sorted(chain.name for chain in chains[:2])


def test_what_is_being_written_is_called_as_in_the_list(context: Context, page: SetsPage, source: Path) -> None:
    run = Run("1", "folder", RunOperation.BACKUP, "full", datetime.now(UTC), source=str(source), destination="/b")
    assert page._name(run) == "folder", "of an instance that is not known here"
    identity = str(engine.Identity("folder", source))
    context.preferences.change(lambda settings: settings.with_naming(identity, Naming("DC01 NTDS")))
    assert page._name(run) == "DC01 NTDS"


def test_own_names_of_instances(context: Context, page: SetsPage, chains: list[Path]) -> None:
    run = engine.read_manifest(FS, chains[-1]).runs[-1]
    name = chains[-1].parent.name
    identity = str(engine.Identity(name, Path(run.place)))
    assert page.model.index(0, 0).data() == name
    context.preferences.change(lambda settings: settings.with_naming(identity, Naming("DC01 NTDS")))
    top = page.model.index(0, 0)
    assert top.data() == "DC01 NTDS" and name in str(top.data(Qt.ItemDataRole.ToolTipRole))
    page.search.setText("dc01")
    page.search.returnPressed.emit()
    assert len(texts(page, SetsColumn.NAME)) == 4
