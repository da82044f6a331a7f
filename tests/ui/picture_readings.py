"""The pages of tables and of verifications in what has to be brought about first: a row with a history, views,
a verification at work, its certificate on paper. See :mod:`tests.ui.picture_scenes`."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

import engine
from app.operations.export import ExportKind
from app.reports.save import report_of_run
from app.tables.conditions import Comparison, Condition
from engine.progress import Cancel, Event, Progress
from tests.builders.big_database import write_big_database
from tests.builders.directory_tables import DirectoryTables
from tests.builders.exported_tables import Damaged, write_tables
from tests.builders.lost_row import CHANGED, write_lost_row
from tests.builders.small_instance import DATABASE, flip_bits
from tests.builders.srum_tables import write_srum
from tests.builders.ual_tables import client, write_ual
from tests.ui.monkey_hands import live
from tests.ui.monkey_world import World
from tests.ui.picture_walk import until
from ui.application import Application
from ui.live_run import LiveRun
from ui.models.opened_tables import OpenState
from ui.pages.tables.page import TablesPage
from ui.pages.verify.page import VerifyPage
from ui.panels.report_paper import report_on_paper
from ui.values.tables_target import TablesTarget

Scene = Callable[[Application, World], QWidget]
ROW, HISTORY = 1, 2
PAPER = QSizeF(794, 1123)
"""A4 in pixels of 96 dpi."""


# ---- tables


def _page(program: Application) -> TablesPage:
    program.show_page("tables")
    page = program.page("tables").widget
    assert isinstance(page, TablesPage)
    live(100)
    return page


def _opened(program: Application, target: TablesTarget) -> TablesPage:
    page = _page(program)
    page.open(target)
    until(lambda: page.tables.state is not OpenState.OPENING)
    rows = page.content.rows
    if target.table:
        until(lambda: rows.query is not None and rows.query.table == target.table and rows.stop.isHidden())
    live(800)
    return page


def _of_people(world: World) -> Path:
    """A chain with a table in which one row was changed and another deleted."""
    backups, live_folder = world.folder / "people", world.folder / "elsewhere" / "people"
    if not backups.exists():
        for folder in (backups, live_folder):
            folder.mkdir()
        write_lost_row(live_folder, backups)
    (found,) = engine.find_chains(engine.LocalFileSystem(), backups)
    return found.path


def _history(row: int, program: Application, world: World) -> QWidget:
    """What each commit made of a row; of one that no commit changed, too."""
    page = _opened(program, TablesTarget(_of_people(world), table="People"))
    page.content.rows.rows.go_to(row)
    detail = page.content.detail
    detail.setCurrentIndex(HISTORY)
    until(detail.show_history.isEnabled)
    detail.show_history.click()
    until(detail.show_history.isEnabled)
    live(300)
    return program.window


def _no_history(program: Application, world: World) -> QWidget:
    """Of an instance at rest, whose logs are not read for it."""
    page = _opened(program, TablesTarget(world.folders[0]))
    page.content.rows.rows.go_to(0)
    page.content.detail.setCurrentIndex(HISTORY)
    live(300)
    return program.window


def _row(program: Application, world: World) -> QWidget:
    page = _opened(program, TablesTarget(_sorts(world), table="Sorts"))
    page.content.rows.rows.go_to(2)
    page.content.detail.setCurrentIndex(ROW)
    live(300)
    return program.window


def _sorts(world: World) -> Path:
    folder = world.folder / "sorts"
    return next(folder.glob("*.edb")) if folder.exists() else write_tables(folder)


def _filtered(text: str, program: Application, world: World) -> QWidget:
    """A condition that some rows meet, or none."""
    page = _opened(program, TablesTarget(_of_people(world), table="People"))
    rows = page.content.rows
    rows.filter.add_condition(Condition("Name", Comparison.CONTAINS, text))
    until(lambda: rows.query is not None and not rows.query.is_everything and rows.stop.isHidden())
    live(300)
    return program.window


def _empty_table(program: Application, world: World) -> QWidget:
    _opened(program, TablesTarget(_of_people(world), table="Empty"))
    return program.window


def _sought(text: str, program: Application, world: World) -> QWidget:
    page = _opened(program, TablesTarget(_of_people(world), table="People"))
    page.content.list.look_for(text)
    live(1200)
    return program.window


def _view(name: str, program: Application, world: World) -> QWidget:
    """What the rows of a product mean."""
    folder = world.folder / name
    if name == "srum":
        path = write_srum(folder) if not folder.exists() else next(folder.glob("*.edb"))
    elif name == "ual":
        people = [client(AuthenticatedUserName=f"lab\\person{at}\0", TotalAccesses=at) for at in range(1, 9)]
        path = write_ual(folder, people) if not folder.exists() else folder / "Current.mdb"
    else:
        path = DirectoryTables().write(folder) if not folder.exists() else next(folder.glob("*.edb"))
    page = _opened(program, TablesTarget(path))
    views = [each.name for each in page.content.list.shown if each.view is not None]
    page.content.list.choose(views[0])
    live(800)
    page.content.rows.rows.go_to(0)
    live(300)
    return program.window


def _opening(program: Application, world: World) -> QWidget:
    """A chain whose logs are replayed."""
    page = _page(program)
    held = threading.Event()

    def wait(_cancel: Cancel) -> None:
        held.wait(8)

    for slot in range(8):
        page.working.ask(f"held {slot}", wait, lambda _none: None)
    page.open(TablesTarget(_of_people(world)))
    live(500)
    return program.window


def _unreadable(program: Application, world: World) -> QWidget:
    """What is no database."""
    path = world.folder / "elsewhere" / "letter.edb"
    path.write_bytes(b"Dear administrator, " * 2000)
    _opened(program, TablesTarget(path))
    return program.window


def _bad_rows(program: Application, world: World) -> QWidget:
    """A table with pages that are damaged."""
    path = _sorts(world)
    with engine.ReadOnlyDatabase.open(engine.LocalFileSystem().open_read(path)) as database:
        listed = list(engine.RowBrowser(database, database.table("Deep")).rows())
    Damaged(path).spoil(listed[100].page)
    page = _opened(program, TablesTarget(path, table="Deep"))
    page.content.rows.rows.go_to(90)
    live(500)
    return program.window


def _written(program: Application, world: World) -> QWidget:
    """Rows were exported."""
    page = _opened(program, TablesTarget(_of_people(world), table="People"))
    scope = page.content.scopes()[-1]
    opened = page.tables.opened
    assert opened is not None
    target = world.folder / "elsewhere" / f"people-{time.monotonic_ns()}.sqlite"
    page.content.strip.start(opened, scope.selections, ExportKind.SQLITE, target)
    until(lambda: page.content.trouble.message is not None)
    return program.window


# ---- verify


def _verify(program: Application) -> VerifyPage:
    program.show_page("verify")
    page = program.page("verify").widget
    assert isinstance(page, VerifyPage)
    run = page.result.run
    if run is not None and run.running:
        run.cancel()
        until(lambda: run.is_settled)
    live(100)
    return page


def _ended(program: Application, path: Path, at: int = 0) -> VerifyPage:
    page = _verify(program)
    page.target.target.setEditText(str(path))
    until(page.target.verify_button.isEnabled)
    before = page.result.record
    page.target.verify_button.click()
    until(lambda: page.result.record is not None and page.result.record is not before)
    page.result.tabs.setCurrentIndex(at)
    live(300)
    return page


def _good(at: int, program: Application, world: World) -> QWidget:
    """A chain, all of it good."""
    chain = next(each.path for each in program.inventory.chains if each.path.parent.name.startswith("edb"))
    _ended(program, chain, at)
    return program.window


def _corrected(at: int, program: Application, world: World) -> QWidget:
    """A database with a single bit that is wrong."""
    path = _lone(world, "corrected.edb")
    flip_bits(path, 4, 2400)
    _ended(program, path, at)
    return program.window


def _lone(world: World, name: str) -> Path:
    path = world.folder / "elsewhere" / name
    path.write_bytes((world.folders[0] / DATABASE).read_bytes())
    return path


def _slowly(
    work: Callable[[LiveRun, Progress, Cancel], Any], run: LiveRun, progress: Progress, cancel: Cancel
) -> Any:
    def heard(event: Event) -> None:
        progress(event)
        time.sleep(0.5)

    return work(run, heard, cancel)


def _at_work(program: Application, world: World) -> QWidget:
    """A database of 64 MiB that is read slowly."""
    path = world.folder / "elsewhere" / "large" / "large.edb"
    if not path.exists():
        write_big_database(path, 1 / 16)
    work = LiveRun._work
    slow = partial(_slowly, work)
    LiveRun._work = lambda run, progress, cancel: slow(run, progress, cancel)  # type: ignore[assignment,method-assign]
    page = _verify(program)
    page.target.target.setEditText(str(path))
    until(page.target.verify_button.isEnabled)
    page.target.verify_button.click()
    until(lambda: page.result.run is not None and page.result.run.last.done > 2 << 20)
    LiveRun._work = work  # type: ignore[method-assign]
    return program.window


def _one_page(at: int, program: Application, world: World) -> QWidget:
    """A bad page: its header, lines, bytes, and where a good copy is."""
    page = _ended(program, world.folders[1])
    record = page.result.record
    assert record is not None
    page.result.inspector.show_page(world.folders[1] / DATABASE, 6)
    until(lambda: page.result.inspector.page is not None)
    if at == 3:
        page.result.inspector.find_copies()
        until(page.result.inspector.find_button.isEnabled)
    page.result.inspector.tabs.setCurrentIndex(at)
    live(400)
    return program.window


def _refused(program: Application, world: World) -> QWidget:
    page = _verify(program)
    page.target.target.setEditText(str(world.folder / "nowhere"))
    live(1200)
    return program.window


def _certificate(program: Application, world: World) -> QWidget:
    """The report on a verification, as it is printed."""
    page = _ended(program, world.folders[1])
    kept = page.result.kept
    assert kept is not None
    return _on_paper(program, kept.id)


def _on_paper(program: Application, run: str) -> QWidget:
    """As a printer lays it out, with margins of 15 mm."""
    document = report_on_paper(report_of_run(program.context.locations, run, datetime.now(UTC)))
    document.setDocumentMargin(57)
    document.setPageSize(PAPER)
    shown = QLabel(program.window, Qt.WindowType.Window)
    ratio = shown.devicePixelRatio()
    picture = QPixmap(int(PAPER.width() * ratio), int(PAPER.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    document.drawContents(painter)
    painter.end()
    shown.setPixmap(picture)
    shown.setMinimumSize(PAPER.toSize())
    shown.show()
    return shown


READINGS: dict[str, Scene] = {
    "tables.history": partial(_history, CHANGED),
    "tables.unchanged": partial(_history, 7),
    "tables.no_history": _no_history,
    "tables.row": _row,
    "tables.filtered": partial(_filtered, "person 01"),
    "tables.nothing": partial(_filtered, "nobody"),
    "tables.none": _empty_table,
    "tables.sought": partial(_sought, "person 0123"),
    "tables.missed": partial(_sought, "nobody"),
    "tables.srum": partial(_view, "srum"),
    "tables.ual": partial(_view, "ual"),
    "tables.directory": partial(_view, "directory"),
    "tables.opening": _opening,
    "tables.unreadable": _unreadable,
    "tables.bad_rows": _bad_rows,
    "tables.written": _written,
    "verify.good": partial(_good, 0),
    "verify.no_findings": partial(_good, 2),
    "verify.earlier": partial(_good, 3),
    "verify.corrected": partial(_corrected, 0),
    "verify.corrected_list": partial(_corrected, 1),
    "verify.at_work": _at_work,
    "verify.page": partial(_one_page, 0),
    "verify.lines": partial(_one_page, 1),
    "verify.bytes": partial(_one_page, 2),
    "verify.copies": partial(_one_page, 3),
    "verify.refused": _refused,
    "verify.certificate": _certificate,
}
"""``page.scene``, as in :data:`tests.ui.picture_scenes.SCENES`."""
