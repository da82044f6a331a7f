"""The overview page: what is worst and its button, the rows, the days, what is below, and its other states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip
from pytestqt.qtbot import QtBot

from app.evidence.rule import Standing
from app.status.values import DestinationStatus, Overview, ProblemType, Severity
from engine.error_codes import Code
from tests.counting import calls
from tests.ui import sample_overview as sample
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.models.instances import identity_of
from ui.models.overview import SeenState
from ui.models.overview_rows import DAYS, OverviewColumn
from ui.models.run_days import key_of
from ui.pages.overview.page import EMPTY, FAILED, LOOKING, SHOWN, OverviewPage
from ui.panels.command_dialog import CommandDialog
from ui.theme import ThemeController
from ui.values.strip_days import DayResult


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> OverviewPage:
    made = OverviewPage(context)
    qtbot.addWidget(made, before_close_func=partial(end, context, made))
    made.resize(1100, 760)
    made.show()
    qtbot.waitExposed(made)
    return made


def show(context: Context, seen: SeenState | None, page: OverviewPage | None = None) -> None:
    """As if a look had found ``seen``; with many instances ``page`` shows it in several turns."""
    context.outlook.seen, context.outlook.error = seen, None
    context.outlook.changed.emit()
    if page is not None:
        page.showing.finish()


def column(page: OverviewPage, at: OverviewColumn) -> list[str]:
    """What the rows show, from top to bottom."""
    model = page.table.model()
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


# ---- the worst, and its button


@pytest.mark.parametrize(
    ("kind", "standing", "job", "signal", "carries"),
    [
        (ProblemType.TOO_OLD, Standing.OVERDUE, "nightly", "run_job", ["nightly"]),
        (ProblemType.VERDICT, Standing.NEVER, "", "back_up", [None]),
        (ProblemType.PAUSED, Standing.DRILLED, "nightly", "edit_job", ["nightly"]),
        (ProblemType.VERDICT, Standing.ELSEWHERE, "nightly", "show_settings", []),
        (ProblemType.STALLED, Standing.DRILLED, "nightly", "show_history", [""]),
    ],
)
def test_the_button_of_the_banner_leads_to_what_mends_it(
    qtbot: QtBot,
    context: Context,
    page: OverviewPage,
    kind: ProblemType,
    standing: Standing,
    job: str,
    signal: str,
    carries: list[object],
) -> None:
    wrong = sample.problem(kind, Severity.CRITICAL, "NTDS", "It is bad", "Mend it.")
    show(context, sample.seen_of((sample.status("NTDS", "/srv/a", 50, wrong, job=job, standing=standing),)))
    assert page.banner.message is not None and page.banner.message.what == "It is bad"
    assert page.banner.isVisible() and page.banner.act_button.isVisible()
    with qtbot.waitSignal(getattr(context.navigation, signal)) as told:
        QTest.mouseClick(page.banner.act_button, Qt.MouseButton.LeftButton)
    assert told.args == carries


@pytest.mark.parametrize(
    ("kind", "signal"),
    [
        (ProblemType.SCHEDULER_SILENT, "show_schedule"),
        (ProblemType.JOB_FILE, "edit_job"),
        (ProblemType.AUDIT, "show_audit"),
        (ProblemType.SLOT_MISSED, "edit_job"),
    ],
)
def test_what_is_wrong_with_no_instance_is_mended_too(
    qtbot: QtBot, context: Context, page: OverviewPage, kind: ProblemType, signal: str
) -> None:
    wrong = sample.problem(kind, Severity.CRITICAL, "nightly", "It is bad")
    show(context, sample.seen_of(sample.good(2), (wrong,)))
    with qtbot.waitSignal(getattr(context.navigation, signal)):
        QTest.mouseClick(page.banner.act_button, Qt.MouseButton.LeftButton)


def test_a_destination_that_is_gone_is_said_and_the_settings_are_shown(
    qtbot: QtBot, context: Context, page: OverviewPage, tmp_path: Path
) -> None:
    wrong = sample.problem(ProblemType.DESTINATION, Severity.CRITICAL, str(tmp_path / "gone"), "It is gone")
    show(context, sample.seen_of(sample.good(2), (wrong,)))
    with qtbot.waitSignals([context.navigation.announce, context.navigation.show_settings], timeout=PATIENCE_MS):
        QTest.mouseClick(page.banner.act_button, Qt.MouseButton.LeftButton)


def test_a_destination_leads_to_its_page(context: Context, page: OverviewPage) -> None:
    wanted: list[str] = []
    context.navigation.show_destination.connect(wanted.append)
    seen = sample.seen_of(sample.good(2))
    places = tuple(DestinationStatus(Path(each), True) for each in ("/backups", "/disk"))
    show(context, replace(seen, overview=replace(seen.overview, destinations=places)))
    table = page.below.destinations
    page.below.setCurrentWidget(table)
    index = next(table.model().index(row, 0) for row in range(2) if table.model().index(row, 0).data() == "/disk")
    table.setCurrentIndex(index)
    table.activated.emit(index)
    assert wanted == ["/disk"] and page.below.open_folder.isEnabled()
    assert page.below.show_destination in table.actions()


def test_what_only_another_host_can_mend_has_no_button(context: Context, page: OverviewPage) -> None:
    wrong = sample.problem(ProblemType.TOO_OLD, Severity.CRITICAL, "srv-web/NTDS", "It is old")
    show(context, sample.seen_of((sample.status("NTDS", "/srv/a", 50, wrong, host="srv-web"),)))
    assert page.banner.message is not None and not page.banner.act_button.isVisible()
    assert not page.back_up.isEnabled() and not page.open_instance.isEnabled()


def test_when_all_is_well_it_says_so(context: Context, page: OverviewPage) -> None:
    show(context, sample.seen_of(sample.good(6)))
    assert page.banner.message is not None
    assert page.banner.message.what == "6 instances have no problems."
    assert not page.banner.act_button.isVisible()


# ---- the rows


def test_the_worst_is_on_top_in_words_and_shape(context: Context, page: OverviewPage) -> None:
    show(context, sample.mixed())
    words = column(page, OverviewColumn.STATE)
    assert words == ["Critical"] * 3 + ["Not known", "Warning", "Running", "OK", "OK"]
    assert "srv-web/ADLDS" in column(page, OverviewColumn.INSTANCE)
    assert [chip.text for chip in page.chips] == ["Critical 3", "Not known 1", "Warning 1", "Running 1", "OK 2"]
    assert column(page, OverviewColumn.AGE)[1] == "never"
    assert page.table.rowHeight(0) <= 32


def test_enter_opens_the_instance_and_keys_copy_the_rows(
    qtbot: QtBot, context: Context, page: OverviewPage
) -> None:
    show(context, sample.mixed())
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    chosen = page.table.current
    assert chosen is not None and chosen.name == "UAL"
    with qtbot.waitSignal(context.navigation.show_instance) as told:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == [identity_of("UAL", Path("/srv/data/ual"))]
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    titles, row = QGuiApplication.clipboard().text().rstrip("\n").split("\n")
    assert titles.split("\t")[:3] == ["State", "Instance", "Protection"]
    assert row.split("\t")[:3] == ["Critical", "UAL", "Never backed up"]


def test_the_menu_of_a_row_does_what_can_be_done(qtbot: QtBot, context: Context, page: OverviewPage) -> None:
    show(context, sample.mixed())
    page.select((sample.HERE, "DHCP", Path("/srv/data/dhcp")))
    assert page.table.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    offered = [action.text().replace("&", "") for action in page.table.actions()]
    assert offered[:2] == ["Show instance", "Back up now"] and "Edit job…" in offered
    assert not page.verify.isEnabled()  # none of its chains is listed here
    with qtbot.waitSignal(context.navigation.run_job) as told:
        page.back_up.trigger()
    assert told.args == ["nightly"]
    with qtbot.waitSignal(context.navigation.edit_job) as told:
        page.edit_job.trigger()
    assert told.args == ["nightly"]
    page.select((sample.HERE, "CertSrv", Path("/srv/data/certsrv")))
    assert not page.edit_job.isEnabled()


def test_a_newer_look_keeps_the_choice_and_the_filter(context: Context, page: OverviewPage) -> None:
    show(context, sample.mixed())
    page.select((sample.HERE, "DHCP", Path("/srv/data/dhcp")))
    show(context, sample.crowd(), page)
    assert page.table.current is not None and page.table.current.name == "DHCP"
    page.focus_filter()
    QTest.keyClicks(page.filter, "search-0")
    names = column(page, OverviewColumn.INSTANCE)
    assert names and all("Search-0" in name for name in names)
    show(context, sample.crowd(), page)
    assert column(page, OverviewColumn.INSTANCE) == names
    QTest.keyClicks(page.filter, "nothing")
    assert page.table.shown_count() == 0 and page.none_match.isVisible()
    page.filter.clear()
    assert page.table.shown_count() == 300 and not page.none_match.isVisible()


def test_three_hundred_rows_scroll_with_few_calls(context: Context, page: OverviewPage) -> None:
    """A step takes what the rows in sight take, a newer look what all do: counted, not timed."""
    show(context, sample.crowd(), page)
    bar, viewport = page.table.verticalScrollBar(), page.table.viewport()
    page.table.grab()

    def scroll() -> None:
        for step in range(15):
            bar.setValue(bar.maximum() * step // 15)
            viewport.repaint()

    rows = viewport.height() // page.table.visualRect(page.table.currentIndex()).height() + 2
    painted, looked = calls(scroll) / (15 * rows), calls(partial(show, context, sample.crowd(), page)) / 300
    print(f"{painted:.0f} calls a row that is painted, {looked:.0f} a row of a newer look")
    assert painted < 2000 and looked < 220


def test_the_days_of_the_chosen_instance_can_be_walked(qtbot: QtBot, context: Context, page: OverviewPage) -> None:
    show(context, sample.failing())
    page.select((sample.HERE, "NTDS", Path("/srv/data/ntds")))
    strip = page.below.days.strip
    assert len(strip.days) == 30
    assert strip.days[-1].result is DayResult.FAILED
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert strip.current == 29 and "failed" in strip.accessibleDescription()
    assert "Backup (incremental): Failed" in strip.element_text(29)
    with qtbot.waitSignal(context.navigation.show_history) as told:
        QTest.keyClick(strip, Qt.Key.Key_Return)
    assert told.args == [strip.days[-1].runs[-1]]
    QTest.keyClick(strip, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 31
    assert strip.heightForWidth(300) >= strip.heightForWidth(1000)


def test_each_day_in_a_row_has_its_tooltip(context: Context, page: OverviewPage) -> None:
    show(context, sample.failing())
    index = page.table.model().index(0, OverviewColumn.DAYS)
    page.table.setColumnHidden(OverviewColumn.DAYS, False)
    page.table.setColumnWidth(OverviewColumn.DAYS, 300)
    page.table.scrollTo(index)
    area = page.table.visualRect(index)
    failed = [at for at, day in enumerate(index.data(DAYS)) if day.result is DayResult.FAILED]
    for at in (*failed, 0):
        place = QPoint(round(area.left() + 8 + 9 * at + 4), area.center().y())
        event = QHelpEvent(QHelpEvent.Type.ToolTip, place, page.table.viewport().mapToGlobal(place))
        QApplication.sendEvent(page.table.viewport(), event)
        assert ("failed" in QToolTip.text()) is (at in failed)


# ---- what is below


def test_every_problem_is_listed_with_what_mends_it(qtbot: QtBot, context: Context, page: OverviewPage) -> None:
    show(context, sample.mixed())
    below = page.below
    assert [below.tabText(at) for at in range(4)] == [
        "&Days",
        "&Problems (8)",
        "D&estinations (2)",
        "&Hosts (3)",
    ]
    below.setCurrentIndex(1)
    assert below.mend_button.isVisible() and below.mend_button.isEnabled()
    assert below.mend.text() == "Install schedule…"
    with qtbot.waitSignal(context.navigation.show_schedule):
        QTest.keyClick(below.problems, Qt.Key.Key_Return)
    silent = next(each for each in sample.mixed().overview.problems if each.type is ProblemType.HOST_SILENT)
    page.mender.mend(silent)
    assert below.currentIndex() == 3


def test_without_a_fleet_there_are_no_hosts(context: Context, page: OverviewPage) -> None:
    show(context, sample.seen_of(sample.good(3), (), sample.DESTINATIONS[:1]))
    shown = [page.below.isTabVisible(at) for at in range(4)]
    assert shown == [True, False, True, False]


# ---- other states


def test_each_state_is_told_from_the_others(qtbot: QtBot, context: Context, page: OverviewPage) -> None:
    assert page.at == LOOKING and not page.banner.isVisible()
    error = Code.FileAccessDenied.error(path="/home/history.sqlite3")
    context.outlook.error = error
    context.outlook.changed.emit()
    assert page.at == FAILED
    nothing = sample.problem(ProblemType.NOTHING, Severity.UNKNOWN, sample.HERE, "No instance is known")
    show(context, SeenState(Overview(sample.NOW, sample.HERE, problems=(nothing,))))
    assert page.at == EMPTY and not page.banner.isVisible()
    show(context, sample.mixed())
    assert page.at == SHOWN
    context.outlook.error = error  # a later look fails: what is known stays, and is said to be old
    context.outlook.changed.emit()
    assert page.at == SHOWN and page.banner.message is not None
    assert "out of date" in page.banner.message.what and page.banner.act_button.text() == "Try again"


def test_with_nothing_it_leads_to_a_job_a_scan_or_the_sample(
    qtbot: QtBot, context: Context, page: OverviewPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(context, SeenState(Overview(sample.NOW, sample.HERE)))
    with qtbot.waitSignal(context.navigation.edit_job) as told:
        page.create_job.trigger()
    assert told.args == [""]
    with qtbot.waitSignal(context.navigation.open_sample):
        page.open_sample.trigger()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page.add_folder.trigger()
    assert context.preferences.value.folders == (str(tmp_path),)


def test_the_command_that_prints_the_same_is_shown(context: Context, page: OverviewPage) -> None:
    dialog = page.show_command()
    assert dialog.line.toPlainText().splitlines() == [
        "ese-backup status",
        "ese-backup report week --to week.html",
    ]
    dialog.close()
    show(context, sample.mixed())
    page.select((sample.HERE, "DHCP", Path("/srv/data/dhcp")))
    page.show_line.trigger()
    shown = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, CommandDialog) and each.isVisible()
    ]
    assert [each.line.toPlainText() for each in shown] == ["ese-backup jobs run nightly"]
    shown[0].close()


def test_everything_has_a_name_and_fits_a_small_window(context: Context, page: OverviewPage) -> None:
    for seen in (sample.mixed(), sample.seen_of(sample.good(1))):
        show(context, seen)
        for at in range(page.below.count()):
            page.below.setCurrentIndex(at)
            assert nameless(page) == []
    assert nameless(page.tools) == []
    assert page.minimumSizeHint().width() <= 715
    assert page.minimumSizeHint().height() <= 520


def test_the_list_is_as_high_as_its_rows_and_nothing_of_it_is_cut(context: Context, page: OverviewPage) -> None:
    for width, height in ((1000, 760), (620, 480), (1000, 760)):
        page.resize(width, height)
        show(context, sample.seen_of(sample.good(2)))
        assert page.table.rowViewportPosition(1) + page.table.rowHeight(1) <= page.table.viewport().height()
        assert page.table.geometry().bottom() < page._splitter.sizes()[0]
    show(context, sample.seen_of(sample.good(40)), page)
    assert page.table.viewport().height() > 5 * page.table.rowHeight(0)


def test_what_a_theme_changes_is_painted_anew(context: Context, page: OverviewPage) -> None:
    show(context, sample.mixed())
    light = page.table.grab().toImage()
    context.theme.changed.connect(context.changes.theme)
    context.theme.set_theme(type(context.theme.theme)("dark"))
    assert page.table.grab().toImage() != light


def test_a_row_of_the_same_name_elsewhere_is_another_one(context: Context, page: OverviewPage) -> None:
    one, other = sample.status("NTDS", "/srv/a"), sample.status("NTDS", "/srv/b", 4)
    show(context, sample.seen_of((one, other)))
    page.select(key_of(other))
    assert page.table.current == other
    show(context, sample.seen_of((replace(one, job=""), replace(other, job=""))))
    assert page.table.current is not None and page.table.current.folder == Path("/srv/b")


def test_the_weekly_report_is_saved(
    qtbot: QtBot, context: Context, page: OverviewPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "week.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(context.navigation.announce, timeout=PATIENCE_MS):
        QTest.mouseClick(page.report, Qt.MouseButton.LeftButton)
    assert "<html" in target.read_text(encoding="utf-8")


def test_a_notification_leads_to_what_it_was_about(context: Context, page: OverviewPage) -> None:
    show(context, sample.mixed())
    context.navigation.show_overview.emit("SRUM")
    assert page.table.current is not None and page.table.current.name == "SRUM"
    context.navigation.show_overview.emit(sample.HERE)
    assert page.below.currentIndex() == 1 and page.below.mend.text() == "Install schedule…"
