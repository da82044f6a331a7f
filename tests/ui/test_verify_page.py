"""The Verify page on real files: the map down to one page, whose it is, a good copy of it, and what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

import engine
from app.operations.drill import DrillRequest
from app.operations.verification_record import VerificationRecord
from app.operations.verify import VerifyRequest
from engine.formats.page import PageFlag
from engine.progress import PageState
from engine.remedy import NO_BACKUP, Remedy
from tests.builders.dated_chains import write_dated_chains
from tests.builders.exported_tables import write_tables
from tests.builders.small_instance import DATABASE, PAGE_SIZE, flip_bits, write_small_instance
from tests.ui.languages.pseudo import pseudo_language
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.levels import Level
from ui.models.instances import SORT
from ui.models.verification import flag_words
from ui.pages.verify.inspector import BYTES
from ui.pages.verify.page import VerifyPage
from ui.pages.verify.result import BAD, EARLIER, FINDINGS
from ui.pages.verify.target import Depth
from ui.panels import report_saving
from ui.theme import ThemeController
from ui.values.tables_target import TablesTarget
from ui.widgets.text import unfolded

TABLE_PAGE = 31


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "R&D <source>") / DATABASE


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> VerifyPage:
    made = VerifyPage(context)
    qtbot.addWidget(made, before_close_func=partial(end, context, made))
    made.resize(1100, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def verified(qtbot: QtBot, page: VerifyPage, path: Path, depth: Depth = Depth.CHECKSUMS) -> None:
    """Choose ``path``, press Verify, and wait for the record."""
    page.target.set_target(path)
    page.target.depth_box.setCurrentIndex(page.target.depth_box.findData(depth))
    qtbot.waitUntil(lambda: page.target.request is not None, timeout=PATIENCE_MS)
    before = page.result.kept
    page.target.verify_button.click()
    qtbot.waitUntil(lambda: page.result.kept not in (None, before), timeout=PATIENCE_MS)
    states = page.result.view.map
    qtbot.waitUntil(lambda: states.count(PageState.UNREAD) == 0, timeout=PATIENCE_MS)


def record_of_page(page: VerifyPage) -> VerificationRecord:
    record = page.result.record
    assert record is not None
    return record


def show(qtbot: QtBot, page: VerifyPage, number: int) -> engine.PageDescription:
    page.result.view.map.show_page(number)
    inspector = page.result.inspector
    qtbot.waitUntil(lambda: inspector.page is not None and inspector.page.number == number, timeout=PATIENCE_MS)
    assert inspector.page is not None
    return inspector.page


def test_a_good_database_and_one_page_of_it(qtbot: QtBot, page: VerifyPage, database: Path) -> None:
    assert not page.target.verify_button.isEnabled()
    assert page.target.says.text() == "Choose what to verify."
    assert not page.save_button.isEnabled() and page.save_button.toolTip()
    verified(qtbot, page, database)
    record = page.result.record
    assert record is not None and record.ok
    assert page.result.coverage.text().startswith(f"{record.total} of {record.total} pages, 100%")
    assert page.result.banner.message is not None
    assert page.result.banner.message.level is Level.SUCCESS
    assert page.save_button.isEnabled() and page.print_button.isEnabled()
    found = show(qtbot, page, TABLE_PAGE)
    assert found.owner is not None and found.owner.table
    inspector = page.result.inspector
    assert f"table {found.owner.table}, object {found.owner.objid}" in inspector.as_text()
    opened: list[TablesTarget] = []
    page._context.navigation.open_tables.connect(opened.append)
    inspector.table_button.click()
    assert opened == [TablesTarget(database, table=found.owner.table)]
    assert inspector.lines.rows.rowCount() == len(found.lines) > 0
    assert inspector.bytes.toPlainText() == "", "bytes are written out when they are looked at"
    inspector.tabs.setCurrentIndex(BYTES)
    assert inspector.bytes.toPlainText().startswith(f"{found.offset:08x}")
    for width, wide in ((900, 16), (320, 8)):
        inspector.bytes.resize(width, 300)
        first, second = inspector.bytes.toPlainText().splitlines()[:2]
        assert int(second[:8], 16) - int(first[:8], 16) == wide
        assert inspector.bytes.fontMetrics().horizontalAdvance(first) < width
    QTest.keyClick(page.result.view.map, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: inspector.number == TABLE_PAGE + 1 and inspector.page is not None, timeout=PATIENCE_MS)
    inspector.before.click()
    qtbot.waitUntil(
        lambda: inspector.page is not None and inspector.page.number == TABLE_PAGE, timeout=PATIENCE_MS
    )
    assert nameless(page) == []


def test_damage_is_looked_into_and_a_good_copy_is_found(
    qtbot: QtBot,
    page: VerifyPage,
    context: Context,
    database: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ESE_BACKUP_HOME", str(context.locations.config))  # the settings of this window
    (destination := tmp_path / "R&D backups").mkdir()
    now = datetime.now(UTC)
    chains = write_dated_chains(database.parent, destination, [now - timedelta(days=n) for n in (1, 2)])
    context.preferences.change(lambda settings: settings.with_destination(str(destination)))
    context.inventory.refresh_chains()
    qtbot.waitUntil(lambda: len(context.inventory.chains) == 2, timeout=PATIENCE_MS)
    flip_bits(database, TABLE_PAGE, 2400)
    verified(qtbot, page, database)
    message = page.result.banner.message
    assert message is not None and message.level is Level.WARNING
    assert message.advice == Remedy.FULL_BACKUP

    flip_bits(database, 4, 2400, 2500, 2600)
    flip_bits(chains[1] / DATABASE, 4, 2400, 2500, 2600)
    verified(qtbot, page, database, Depth.STRUCTURE)
    message = page.result.banner.message
    assert message is not None and message.level is Level.ERROR
    assert message.advice.startswith(f"{Remedy.RESTORE} To see whether a chain has a good copy")
    result = page.result
    assert result.tabs.tabText(BAD) == "Bad pages (2)"
    assert result.tabs.tabText(FINDINGS).startswith("Findings (")
    rows = [result.bad.model().index(row, 0) for row in range(2)]
    row = next(index for index in rows if index.data(SORT) == 4)
    assert row.siblingAtColumn(3).data() == "table MSysObjects (as the damaged page says)"
    assert row.siblingAtColumn(7).data() == "no"
    assert row.siblingAtColumn(5).data() != row.siblingAtColumn(6).data()
    result.tabs.setCurrentIndex(BAD)
    result.bad.setCurrentIndex(row)
    inspector = result.inspector
    qtbot.waitUntil(lambda: inspector.page is not None and inspector.page.number == 4, timeout=PATIENCE_MS)
    assert inspector.chip.text == "Damaged"
    (wrong,) = inspector.page.checksums if inspector.page is not None else ()
    assert f"{wrong.stored:016x} stored, {wrong.expected:016x} expected" in inspector.as_text()
    inspector.find_button.click()
    qtbot.waitUntil(inspector.find_button.isEnabled, timeout=PATIENCE_MS)
    copies = inspector.copies.rows
    words = {copies.index(at, 2).data(): copies.index(at, 0).data() for at in range(copies.rowCount())}
    assert words == {chains[0].name: "Good", chains[1].name: "Damaged"}
    assert not inspector.restore_button.isVisibleTo(inspector)
    restored: list[object] = []
    context.navigation.restore.connect(restored.append)
    model = inspector.copies.model()
    at = next(row for row in range(model.rowCount()) if model.index(row, 2).data() == chains[0].name)
    inspector.copies.setCurrentIndex(model.index(at, 0))
    inspector.restore_button.click()
    assert restored == [chains[0]]
    assert chains[0].name in unfolded(inspector._found.text())


def test_results_stay_with_their_runs(
    qtbot: QtBot, page: VerifyPage, context: Context, database: Path, tmp_path: Path
) -> None:
    verified(qtbot, page, database)
    good = page.result.kept
    flip_bits(database, TABLE_PAGE, 2400, 2500, 2600)
    verified(qtbot, page, database)
    assert not record_of_page(page).ok
    context.changes.history.emit()
    qtbot.waitUntil(lambda: page.earlier.rows.rowCount() == 2, timeout=PATIENCE_MS)
    assert page.result.tabs.tabText(EARLIER) == "Earlier (2)"
    assert good is not None
    rows = [page.earlier.model().index(row, 0) for row in range(2)]
    page.earlier.activated.emit(next(index for index in rows if index.data(SORT) == good.id))
    qtbot.waitUntil(lambda: page.result.kept == good, timeout=PATIENCE_MS)
    assert record_of_page(page).ok
    qtbot.waitUntil(lambda: page.result.view.map.count(PageState.BAD) == 0, timeout=PATIENCE_MS)

    later = VerifyPage(context)
    qtbot.addWidget(later, before_close_func=partial(end, context, later))
    context.navigation.verify_page.emit(database)
    qtbot.waitUntil(lambda: later.result.record is not None, timeout=PATIENCE_MS)
    assert later.result.record is not None and not later.result.record.ok, "the newest result of the place"
    assert later.target.path == database
    qtbot.waitUntil(lambda: later.result.view.map.count(PageState.BAD) == 1, timeout=PATIENCE_MS)


def test_a_single_bit_is_no_damage(qtbot: QtBot, page: VerifyPage, database: Path) -> None:
    flip_bits(database, TABLE_PAGE, 2400)
    verified(qtbot, page, database)
    result, states = page.result, page.result.view.map
    qtbot.waitUntil(lambda: states.count(PageState.CORRECTED) == 1, timeout=PATIENCE_MS)
    assert states.count(PageState.BAD) == 0 and "1 correctable" in states.summary()
    assert result.chip.text == "Single-bit error" and result.bar.property("level") == "warning"
    assert result.banner.message is not None and result.banner.message.level is Level.WARNING


def test_a_single_bit_is_no_damage_for_the_structure_either(
    qtbot: QtBot, page: VerifyPage, tmp_path: Path
) -> None:
    """The structure is checked as a backup would copy it, with that bit corrected."""
    path = write_tables(tmp_path / "db")
    with engine.ReadOnlyDatabase.open(engine.LocalFileSystem().open_read(path)) as database:
        leaf = next(engine.RowBrowser(database, database.table("Deep")).rows()).page
        flip_bits(path, leaf, 2400, page_size=database.page_size)
    verified(qtbot, page, path, Depth.STRUCTURE)
    record = record_of_page(page)
    assert record.structure and [(each.kind, each.page) for each in record.findings] == [("one-bit", leaf)]
    message = page.result.banner.message
    assert message is not None and message.level is Level.WARNING
    assert message.what == "1 page has a single-bit error."


def test_a_page_that_was_lost_is_a_finding_to_select(qtbot: QtBot, page: VerifyPage, database: Path) -> None:
    """Zeros pass as a page that was never written; only the trees miss it. There is no bad page to select."""
    with database.open("r+b") as file:
        file.seek((TABLE_PAGE + 1) * PAGE_SIZE)
        file.write(bytes(PAGE_SIZE))
    verified(qtbot, page, database, Depth.STRUCTURE)
    message = page.result.banner.message
    assert message is not None and message.level is Level.ERROR
    assert message.advice == f"{NO_BACKUP} To see whether a chain has a good copy of a page, select its finding."
    assert page.result.tabs.tabText(BAD) == "Bad pages"
    findings = page.result.findings
    page.result.tabs.setCurrentIndex(FINDINGS)
    findings.activated.emit(findings.model().index(0, 0))
    inspector = page.result.inspector
    qtbot.waitUntil(lambda: inspector.page is not None, timeout=PATIENCE_MS)
    assert inspector.chip.text == "Blank" and inspector.number == TABLE_PAGE


def test_a_file_that_was_cut_short_has_no_page_to_select(qtbot: QtBot, page: VerifyPage, database: Path) -> None:
    with database.open("r+b") as file:
        file.truncate(PAGE_SIZE // 2)
    verified(qtbot, page, database)
    message = page.result.banner.message
    assert message is not None
    assert message.advice == NO_BACKUP


def test_the_certificate_is_saved_and_printed(
    qtbot: QtBot, page: VerifyPage, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flip_bits(database, TABLE_PAGE, 2400)
    verified(qtbot, page, database)
    target = tmp_path / "certificate.html"
    monkeypatch.setattr(report_saving, "choose_report_file", lambda *_: target)
    page.save_button.click()
    qtbot.waitUntil(target.exists, timeout=PATIENCE_MS)
    saved = target.read_text(encoding="utf-8")
    assert "Verification certificate" in saved and "pages (100%)" in saved

    def dialogs() -> list[QPrintDialog]:
        return [each for each in page.findChildren(QDialog) if isinstance(each, QPrintDialog)]

    page.print_button.click()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in dialogs()), timeout=PATIENCE_MS)
    (dialog,) = dialogs()
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.accepted.emit(printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()


def test_every_flag_of_a_page_has_words(qapp: QCoreApplication) -> None:
    """In the language of the window: those of the format and those of lines; a bit without a name is a number."""
    names = [flag.name.lower().replace("_", " ") for flag in PageFlag if flag.name]
    with pseudo_language(qapp):
        for name in [*names, "versioned", "deleted", "prefixed", "damaged"]:
            assert flag_words([name]).startswith("⟦") or name == "ecc", name
        assert flag_words(["0x8000000"]) == "0x8000000"


def test_a_change_of_the_style_does_not_measure_every_choice(page: VerifyPage) -> None:
    """As when the page comes into the window: words of a thousand choices are made when they are seen."""
    said: list[int] = []

    def words(number: int) -> str:
        said.append(number)
        return f"Choice {number}"

    page.target._choices.set_choices([(partial(words, number), str(number)) for number in range(500)])
    QApplication.processEvents()
    said.clear()
    page.setStyleSheet("QWidget { padding: 1px }")
    QApplication.processEvents()
    assert len(set(said)) < 50


def test_what_is_dropped_is_verified(qtbot: QtBot, page: VerifyPage, database: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(database))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)
    qtbot.waitUntil(lambda: page.result.record is not None, timeout=PATIENCE_MS)
    assert page.result.record is not None and page.result.record.path == database


def test_what_cannot_be_verified_says_why(
    qtbot: QtBot, page: VerifyPage, context: Context, database: Path, tmp_path: Path
) -> None:
    target = page.target
    target.set_target(tmp_path / "nothing")
    qtbot.waitUntil(lambda: target.says.text() == "There is nothing at this path.", timeout=PATIENCE_MS)
    target.set_target(database)
    target.depth_box.setCurrentIndex(target.depth_box.findData(Depth.DRILL))
    qtbot.waitUntil(lambda: target.says.text().startswith("A drill needs a chain."), timeout=PATIENCE_MS)
    assert not target.verify_button.isEnabled()
    (destination := tmp_path / "backups").mkdir()
    (chain,) = write_dated_chains(database.parent, destination, [datetime.now(UTC)])
    target.set_target(chain)
    qtbot.waitUntil(lambda: target.request is not None, timeout=PATIENCE_MS)
    assert target.request == DrillRequest(chain)
    drilled: list[object] = []
    context.navigation.drill.connect(drilled.append)
    target.verify_button.click()
    assert drilled == [DrillRequest(chain)]
    target.depth_box.setCurrentIndex(target.depth_box.findData(Depth.STRUCTURE))
    wanted: object = VerifyRequest(chain, structure=True)
    assert page.target.request == wanted
