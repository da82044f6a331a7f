"""The tables page on real chains, instances and files: a lost row is found and exported; what cannot be read is
said; closing frees everything."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import engine
from app.cli.main import run
from app.operations.export import ExportKind
from app.operations.key_files import KeyFiles
from app.own_names import Naming
from app.tables.conditions import Comparison, Condition
from app.tables.opening import SourceKind
from engine.errors import WrongState
from tests.builders.exported_tables import Damaged, write_tables
from tests.builders.key_pair import write_identity
from tests.builders.lost_row import CHANGED, LOST, write_lost_row
from tests.builders.small_instance import write_small_instance
from tests.datasets import copy_of, dataset
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.format import exact, when
from ui.levels import Level
from ui.models.opened_tables import OpenState
from ui.models.table_sources import moment_choices
from ui.pages.tables.export_dialog import ExportDialog
from ui.pages.tables.page import CHOOSER, CONTENT, OPENING, TablesPage
from ui.panels.command_dialog import CommandDialog
from ui.theme import ThemeController
from ui.values.moments import count_of, moment_of
from ui.values.tables_target import TablesTarget
from ui.widgets.empty_words import EmptyWords

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def backups(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A destination with one chain. Two days ago row 417 was there; an hour ago it was deleted. Row 33 changed."""
    backups = tmp_path_factory.mktemp("backups")
    write_lost_row(tmp_path_factory.mktemp("live"), backups)
    return backups


@pytest.fixture
def chain(backups: Path) -> Path:
    (found,) = engine.find_chains(engine.LocalFileSystem(), backups)
    return found.path


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> TablesPage:
    made = TablesPage(context)
    qtbot.addWidget(made, before_close_func=partial(end, context, made))
    made.resize(1100, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def opened(qtbot: QtBot, page: TablesPage, target: TablesTarget) -> None:
    page.open(target)
    settled(qtbot, page)


def settled(qtbot: QtBot, page: TablesPage) -> None:
    """The source is open or refused, its tables are counted, and the rows are there."""
    works = page._context.background, page.reading, page.working
    slots = ("tables open", "tables list", "tables counts", "tables rows", "tables search", "tables row")
    qtbot.waitUntil(
        lambda: (
            page.tables.state is not OpenState.OPENING
            and not any(work.is_busy(slot) for work in works for slot in slots)
        ),
        timeout=PATIENCE_MS,
    )


def numbers(page: TablesPage) -> list[object]:
    window = page.content.rows.window_model
    found = [window.at(row) for row in range(window.rowCount())]
    return [each.row["Number"] for each in found if each is not None and each.row is not None]


def test_the_newest_state_has_lost_it(qtbot: QtBot, page: TablesPage, chain: Path) -> None:
    opened(qtbot, page, TablesTarget(chain))
    page.content.rows.filter.add_condition(Condition("Number", Comparison.AT_LEAST, str(LOST - 1)))
    settled(qtbot, page)
    assert numbers(page)[:3] == [LOST - 1, LOST + 1, LOST + 2]
    assert page.content.rows.filter.conditions
    page.content.rows.filter.remove_condition(page.content.rows.filter.conditions[0])
    settled(qtbot, page)
    assert numbers(page)[:3] == [0, 1, 2]
    page.content.rows.filter.add_condition(Condition("Number", Comparison.AT_MOST, "0"))
    settled(qtbot, page)
    assert numbers(page) == [0]
    page.content.rows.filter.add_condition(Condition("Number", Comparison.AT_LEAST, "9"))
    settled(qtbot, page)
    assert numbers(page) == [] and page.content.detail.row.rows.rowCount() == 0
    words = page.content.detail.row.findChild(EmptyWords)
    assert words is not None and words.text() == "Select a row in the table." and not words.isHidden()


def test_the_history_of_a_row(qtbot: QtBot, page: TablesPage, chain: Path) -> None:
    opened(qtbot, page, TablesTarget(chain, table="people"))
    page.content.rows.rows.go_to(CHANGED)
    detail = page.content.detail
    assert detail.show_history.isEnabled()
    detail.show_history.click()
    qtbot.waitUntil(lambda: detail.history.rows.rowCount() > 0, timeout=PATIENCE_MS)
    cells = [detail.history.model().index(0, column).data() for column in range(5)]
    assert cells[1:] == ["update", "Notes", "n" * 40, "changed"]
    table = detail.history
    for column in range(5):
        words = str(table.model().headerData(column, Qt.Orientation.Horizontal))
        assert table.columnWidth(column) > table.fontMetrics().horizontalAdvance(words), "no heading is cut"
    assert table.columnWidth(4) > table.fontMetrics().horizontalAdvance("changed")


def test_an_order_and_a_key(qtbot: QtBot, page: TablesPage, chain: Path) -> None:
    """Rows in the order of another index; in a row's value, in full, what the table shows."""
    opened(qtbot, page, TablesTarget(chain, table="People"))
    rows = page.content.rows
    assert rows.order.count() == 2
    rows.order.setCurrentIndex(1)
    rows.order.activated.emit(1)
    settled(qtbot, page)
    rows.key.setText("Person 0300")
    rows.key.returnPressed.emit()
    settled(qtbot, page)
    current = rows.current
    assert current is not None
    assert current.row is not None
    assert current.row["Number"] == 300
    rows.rows.view.setCurrentIndex(rows.window_model.index(rows.rows.row, 1))
    assert page.content.detail.shown_value() == "Person 0300"
    assert page.content.columns.rows.rowCount() == 3
    assert page.content.indexes.rows.rowCount() == 2


def test_closing_frees_the_chain(qtbot: QtBot, page: TablesPage, chain: Path, backups: Path) -> None:
    """While it is open nothing removes it; the page is as before it was opened."""
    held = partial(leased, chain)
    opened(qtbot, page, TablesTarget(chain))
    assert held()
    page.content.close_action.trigger()
    assert page._stack.currentIndex() == CHOOSER
    qtbot.waitUntil(lambda: not held(), timeout=PATIENCE_MS)
    assert numbers(page) == []


def test_the_end_of_the_window_frees_the_chain(qtbot: QtBot, page: TablesPage, chain: Path) -> None:
    opened(qtbot, page, TablesTarget(chain))
    page._context.background.close()
    assert not leased(chain)


def leased(chain: Path) -> bool:
    """Whether somebody reads the chain, as a removal sees it."""
    key = engine.chain_at(chain, engine.LocalFileSystem()).identity()
    try:
        with engine.Leases().removing(key, chain):
            return False
    except WrongState:
        return True


def test_what_cannot_be_opened_is_said(qtbot: QtBot, page: TablesPage, context: Context, tmp_path: Path) -> None:
    """No database, and an encrypted chain without its key, which leads to the settings."""
    (tmp_path / "text.edb").write_text("no database")
    opened(qtbot, page, TablesTarget(tmp_path / "text.edb"))
    assert page.trouble.message is not None
    assert "text.edb cannot be opened" in page.trouble.message.what
    assert page._stack.currentIndex() == CHOOSER
    recipient = write_identity(tmp_path / "key.txt")
    folder = write_small_instance(tmp_path / "instance", last=3)
    options = engine.Options(create=True, encode=engine.Encode(None, (recipient,)))
    chain = engine.run_backup(
        engine.AtRestSource([folder]), engine.LocalFolder(tmp_path / "to"), engine.Kind.FULL, options=options
    ).chain
    opened(qtbot, page, TablesTarget(chain))
    assert page.trouble.message.level is Level.WARNING
    assert "encrypted" in page.trouble.message.what
    with qtbot.waitSignal(context.navigation.show_settings, timeout=PATIENCE_MS):
        page.trouble.act_button.click()


def test_a_damaged_page_is_one_line_and_the_rest_is_there(qtbot: QtBot, page: TablesPage, tmp_path: Path) -> None:
    path = write_tables(tmp_path / "db")
    with engine.ReadOnlyDatabase.open(engine.LocalFileSystem().open_read(path)) as database:
        lost = next(engine.RowBrowser(database, database.table("Deep")).rows()).page
    Damaged(path).spoil(lost)
    opened(qtbot, page, TablesTarget(path, table="Deep"))
    window = page.content.rows.window_model
    assert f"page {lost} cannot be read" in window.index(0, 0).data()
    assert page.content.rows.rows.view.columnSpan(0, 0) == 2
    assert len(numbers(page)) > 100
    page.content.rows.count_rows.trigger()
    qtbot.waitUntil(lambda: page.content.rows.trouble.message is not None, timeout=PATIENCE_MS)


def test_a_database_is_opened_from_elsewhere(qtbot: QtBot, page: TablesPage, context: Context) -> None:
    """A dirty file, whose logs are replayed in memory, at one of its tables; its views say what rows mean."""
    path = dataset("srum-win11-dirty", "SRUDB.dat")
    context.navigation.open_tables.emit(TablesTarget(path, table="SruDbIdMapTable"))
    settled(qtbot, page)
    assert page._stack.currentIndex() == CONTENT
    assert page.tables.opened is not None
    assert page.tables.opened.kind is SourceKind.INSTANCE
    content = page.content
    assert content.list.table == "SruDbIdMapTable"
    views = [each.name for each in content.list.shown if each.view is not None]
    names = content.list.list
    assert names.columnSpan(0, 0) == 4, "the name of a view has the whole line"
    assert names.columnSpan(names.model().rowCount() - 1, 0) == 1
    content.list.filter.setText("srudbid")
    assert names.columnSpan(0, 0) == 1
    content.list.filter.clear()
    assert names.columnSpan(0, 0) == 4
    assert "srum-network-data" in views
    content.list.choose("srum-network-data")
    settled(qtbot, page)
    titles = [column.name for column in content.rows.window_model.columns]
    assert "Application" in titles
    assert content.rows.window_model.rowCount() > 0
    content.rows.raw_table.click()
    settled(qtbot, page)
    assert content.list.table.startswith("{")
    assert "AppId" in [column.name for column in content.rows.window_model.columns]


def test_opening_can_be_cancelled_and_what_is_dropped_is_opened(
    qtbot: QtBot, page: TablesPage, chain: Path, tmp_path: Path
) -> None:
    page.open(TablesTarget(chain))
    assert page._stack.currentIndex() == OPENING
    page.cancel_button.click()
    assert page._stack.currentIndex() == CHOOSER
    qtbot.waitUntil(lambda: not leased(chain), timeout=PATIENCE_MS)
    path = write_tables(tmp_path / "db")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(QPoint(5, 5), action, data, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), action, data, buttons, Qt.KeyboardModifier.NoModifier))
    settled(qtbot, page)
    assert page.content.title.text() == path.name
    assert next(each.name for each in page.content.list.shown if not each.table.system) == "Deep"


def test_a_search_of_all_tables_says_where(qtbot: QtBot, page: TablesPage) -> None:
    opened(qtbot, page, TablesTarget(dataset("srum-win11-dirty", "SRUDB.dat")))
    tables = page.content.list
    tables.search.setText("chrome")
    tables.start_search()
    settled(qtbot, page)
    assert tables.table == "SruDbIdMapTable"
    assert page.content.rows.window_model.rowCount() == 11
    assert "11 rows found" in tables.says.text()
    tables.search.clear()
    settled(qtbot, page)
    assert page.content.rows.window_model.rowCount() > 11


def test_own_names_in_the_list(
    qtbot: QtBot, page: TablesPage, context: Context, chain: Path, backups: Path
) -> None:
    context.preferences.change(lambda settings: settings.with_destination(str(backups)))
    context.inventory.refresh_chains()
    qtbot.waitUntil(lambda: page.chooser.source is not None, timeout=PATIENCE_MS)
    manifest = engine.read_manifest(engine.LocalFileSystem(), chain)
    identity = str(engine.Identity(manifest.instance, Path(manifest.runs[-1].place)))
    page.chooser.choose_path(chain)
    context.preferences.change(lambda settings: settings.with_naming(identity, Naming("Accounts")))
    source = page.chooser.source
    assert source is not None and source.path == chain
    assert page.chooser.list.currentIndex().siblingAtColumn(0).data() == "Accounts"


def test_an_instance_without_its_logs_is_opened_as_it_is(
    qtbot: QtBot, page: TablesPage, context: Context, tmp_path: Path
) -> None:
    """Logs that cannot be replayed: the message has the way to the file."""
    folder = tmp_path / "srum"
    copy_of(dataset("srum-win11-dirty"), folder)
    for log in folder.glob("SRU*.log"):
        log.chmod(0o644)
        log.write_bytes(log.read_bytes()[:4096] + b"damaged" + log.read_bytes()[4103:])
    context.preferences.change(lambda settings: settings.with_folder(str(folder)))
    qtbot.waitUntil(lambda: bool(context.inventory.instances), timeout=PATIENCE_MS)
    opened(qtbot, page, TablesTarget(folder))
    assert page.trouble.message is not None and page.trouble.message.level is Level.ERROR
    assert page.trouble.act_button.text() == "Open as it is"
    page.trouble.act_button.click()
    settled(qtbot, page)
    assert page.tables.opened is not None and page.tables.opened.kind is SourceKind.FILE
    assert page.content.title.text().startswith("SRUDB.dat")
    assert page.content.trouble.message is not None, "it is dirty"


def test_each_of_several_instances_in_one_folder(qtbot: QtBot, page: TablesPage, tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "several")
    shutil.copy(write_tables(tmp_path), folder)
    page.chooser.show_sources([], engine.scan([folder]).instances, KeyFiles(), {})
    for row in range(2):
        page.chooser.list.setCurrentIndex(page.chooser.list.shown_index(row))
        source = page.chooser.source
        QTest.mouseClick(page.chooser.open_button, LEFT)
        settled(qtbot, page)
        assert source is not None and page.trouble.message is None
        assert page.tables.opened is not None and page.tables.opened.names == source.databases
        page.content.close_action.trigger()


def test_an_empty_table_and_names(qtbot: QtBot, page: TablesPage, chain: Path) -> None:
    opened(qtbot, page, TablesTarget(chain, table="Empty"))
    assert page.content.rows.says.text() == "", "said in the table, not twice"
    words = page.content.rows.words
    assert words.isVisible() and words.accessibleName() == "This table has no rows."
    assert nameless(page) == []


def test_a_destination_that_is_missing_is_named(
    qtbot: QtBot, page: TablesPage, context: Context, tmp_path: Path
) -> None:
    shown: list[str] = []
    context.navigation.show_destination.connect(shown.append)
    gone = str(tmp_path / "gone")
    context.preferences.change(lambda settings: settings.with_destination(gone))
    qtbot.waitUntil(page.absent.isVisible, timeout=PATIENCE_MS)
    assert page.absent.message is not None and gone == page.absent.message.where
    page.absent.act_button.click()
    assert shown == [gone]
    context.preferences.change(lambda settings: settings.without_destination(gone))
    qtbot.waitUntil(page.absent.isHidden, timeout=PATIENCE_MS)


def exporting(qtbot: QtBot, page: TablesPage) -> ExportDialog:
    """The dialog, with a place proposed and looked at."""
    page.content.export()
    dialog = page.findChildren(ExportDialog)[-1]
    qtbot.waitUntil(dialog.export_button.isEnabled, timeout=PATIENCE_MS)
    return dialog


def test_the_dialog_says_why_it_cannot_export(qtbot: QtBot, page: TablesPage, chain: Path, tmp_path: Path) -> None:
    opened(qtbot, page, TablesTarget(chain, table="People"))
    dialog = exporting(qtbot, page)
    layout = dialog.layout()
    assert layout is not None and dialog.height() >= layout.totalHeightForWidth(dialog.width())
    assert dialog.focusWidget() is dialog.target, "another name can be typed at once"
    assert dialog.target.selectedText() == dialog.target.text()
    assert nameless(dialog) == []
    there = tmp_path / "there.csv"
    there.write_text("mine")
    for path, why in (
        (there, "already exists"),
        (tmp_path / "no" / "x.csv", "does not exist"),
        ("", "Choose where"),
    ):
        dialog.target.setText(str(path))
        dialog._take_edit()
        assert not dialog.export_button.isEnabled(), "not before it was looked at"
        qtbot.waitUntil(lambda why=why: why in dialog.hint.text(), timeout=PATIENCE_MS)  # type: ignore[misc]
        assert not dialog.export_button.isEnabled()
    dialog.target.setText(str(tmp_path / "new.csv"))
    dialog._take_edit()
    qtbot.waitUntil(dialog.export_button.isEnabled, timeout=PATIENCE_MS)
    dialog.reject()


@pytest.mark.parametrize("at_moment", [False, True])
def test_the_command_of_an_export_writes_the_same(
    qtbot: QtBot, page: TablesPage, chain: Path, tmp_path: Path, at_moment: bool
) -> None:
    moment = datetime.now(UTC) - timedelta(days=1) if at_moment else None
    opened(qtbot, page, TablesTarget(chain, moment, table="People"))
    page.content.rows.filter.add_condition(Condition("Number", Comparison.AT_LEAST, str(LOST - 1)))
    settled(qtbot, page)
    by_window, by_command = tmp_path / "window", tmp_path / "command"
    for text, kind in (("that the filter shows", ExportKind.CSV), ("All rows of People", ExportKind.JSON)):
        dialog = exporting(qtbot, page)
        dialog.choose(next(at for at, scope in enumerate(dialog._scopes) if scope.text.endswith(text)), kind)
        dialog.target.setText(str(by_command.with_suffix(f".{kind.value}")))
        dialog._take_edit()
        QTest.mouseClick(dialog.command_button, LEFT)
        (shown,) = dialog.findChildren(CommandDialog)
        program, *words = shlex.split(shown.line.toPlainText())
        assert program == "ese-backup" and run(words) == 0
        dialog.target.setText(str(by_window.with_suffix(f".{kind.value}")))
        dialog._take_edit()
        qtbot.waitUntil(dialog.export_button.isEnabled, timeout=PATIENCE_MS)
        dialog.accept()
        written = by_window.with_suffix(f".{kind.value}")
        qtbot.waitUntil(lambda written=written: written.exists(), timeout=PATIENCE_MS)  # type: ignore[misc]
        found = by_command.with_suffix(f".{kind.value}").read_bytes()
        assert found == written.read_bytes()
        assert (f"Person {LOST:04}".encode() in found) is at_moment
        qtbot.waitUntil(lambda: not page.findChildren(ExportDialog), timeout=PATIENCE_MS)
    page.content.rows.rows.view.setCurrentIndex(page.content.rows.window_model.index(0, 0))
    dialog = exporting(qtbot, page)
    chosen = next(at for at, scope in enumerate(dialog._scopes) if scope.selections[0].positions is not None)
    dialog.choose(chosen, ExportKind.CSV)
    assert not dialog.command_button.isEnabled() and "No command" in dialog.command_button.toolTip()
    dialog.reject()


def points_of(qtbot: QtBot, page: TablesPage, context: Context, chain: Path) -> engine.RestorePoints:
    """The moments of ``chain``, once its destination is known and they are shown."""
    context.preferences.change(lambda settings: settings.with_destination(str(chain.parent.parent)))
    chooser = page.chooser
    qtbot.waitUntil(lambda: chooser.source is not None and chooser._points is not None, timeout=PATIENCE_MS)
    assert chooser._points is not None
    return chooser._points


def test_a_moment_is_typed_as_the_window_writes_it(
    qtbot: QtBot, page: TablesPage, context: Context, chain: Path
) -> None:
    chooser, points = page.chooser, points_of(qtbot, page, context, chain)
    newest = moment_of(points.times[-1])
    local = newest.astimezone()
    for text in (exact(newest), f"{local:%H:%M:%S}.{local.microsecond // 1000:03}"):
        chooser.exact.clear()
        chooser.exact.setFocus()
        QTest.keyClicks(chooser.exact, text)
        QTest.keyClick(chooser.exact, Qt.Key.Key_Return)
        assert chooser.moment == newest.replace(microsecond=newest.microsecond // 1000 * 1000), text
    chooser.exact.clear()
    QTest.keyClicks(chooser.exact, "half past")
    QTest.keyClick(chooser.exact, Qt.Key.Key_Return)
    assert "or a time alone" in chooser.says.text()


def test_moments_that_the_backup_does_not_reach_are_not_offered(
    qtbot: QtBot, page: TablesPage, context: Context, chain: Path
) -> None:
    """Neither by a word nor typed, before its first state or after what it holds; each says why."""
    chooser, points = page.chooser, points_of(qtbot, page, context, chain)
    assert points.reachable is not None
    first, last = points.reachable
    newest, *ago = chooser.quick
    now = datetime.now(UTC)
    assert newest.isEnabled()
    for button, choice in zip(ago, moment_choices()[1:], strict=True):
        moment = choice.moment(now)
        assert moment is not None and button.isEnabled() is (first <= moment <= last), choice.text
    assert "first state of this backup" in ago[-1].toolTip() and exact(first) in ago[-1].toolTip()
    assert f"The first state of this backup is that of {exact(first)}." in chooser.says.text()
    for text, why in (("2001-01-01 00:00:00", exact(first)), ("2101-01-01 00:00:00", exact(last))):
        chooser.exact.clear()
        QTest.keyClicks(chooser.exact, text)
        QTest.keyClick(chooser.exact, Qt.Key.Key_Return)
        assert why in chooser.says.text() and chooser.moment is None, text
    shorter = replace(points, until=now - timedelta(days=2), times=[count_of(first), count_of(first) + 1])
    chooser._take_points(replace(shorter, positions=list(points.positions[:2])))
    assert not ago[0].isEnabled() and "holds nothing after" in ago[0].toolTip()
    for button in ago:
        assert button.isEnabled() or button.toolTip() in chooser.says.text(), "said, too, and not in a tip alone"


def test_the_list_says_when_its_sets_were_complete_and_where_they_are(
    qtbot: QtBot, page: TablesPage, context: Context, chain: Path
) -> None:
    context.preferences.change(lambda settings: settings.with_destination(str(chain.parent.parent)))
    qtbot.waitUntil(lambda: page.chooser.source is not None, timeout=PATIENCE_MS)
    row = page.chooser.list.rows
    manifest = engine.find_chains(engine.LocalFileSystem(), chain)[0].manifest
    assert manifest is not None
    said = {row.titles[column]: row.index(0, column).data() for column in range(row.columnCount())}
    ends = {run.id: when(datetime.fromisoformat(run.ended)) for run in manifest.runs}
    assert said["First set"] == ends[manifest.runs[0].id] and said["Newest set"] == ends[manifest.runs[-1].id]
    assert said["Place"] == str(chain.parent.parent) and said["Chain"] == chain.name
