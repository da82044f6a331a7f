"""What is due next, the week hour by hour, missed slots, checks and limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.history.slots import SlotOutcome, SlotRecord, Slots
from app.jobs.job import BackupRule, CheckKind, CheckRule, Job, JobMode, Jobs, Limits, QuietHours, Weekday, When
from tests.ui.job_pages import HOURLY, NIGHT, a_job, click, hide_schedulers, names, shown_page, until, write_jobs
from tests.ui.lone_page import context_in, nameless
from ui.context import Context
from ui.levels import Level
from ui.models.agenda import agenda, missed_rows, quiet_hours
from ui.pages.jobs.check_dialog import CheckDialog
from ui.theme import ThemeController
from ui.values.week import SlotKind

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 25, 12, 30, tzinfo=UTC)
"""A Wednesday; the clocks are set forward on the Sunday after it."""
MONDAY = date(2026, 3, 23)


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    hide_schedulers(monkeypatch, tmp_path / "bin")
    with context_in(tmp_path / "home", theme) as made:
        yield made


def job(name: str, mode: JobMode, when: When) -> Job:
    return Job(name, (Path("/srv") / name,), Path("/backups"), rules=(BackupRule(when, mode),))


def test_the_week_of_all_jobs() -> None:
    drill = CheckRule(CheckKind.DRILL, When(at=(time(2, 30),), on=frozenset({Weekday.SUNDAY})))
    jobs = Jobs(
        (
            job("mail", JobMode.FULL, NIGHT),
            job("index", JobMode.INCREMENTAL, When(at=(time(2, 15), time(14, 0)))),
            replace(job("old", JobMode.FULL, HOURLY), paused="moved"),
        ),
        (drill,),
        Limits(quiet=QuietHours(time(22), time(1, 30))),
    )
    records = (
        SlotRecord(
            "mail", "r", datetime(2026, 3, 24, 1, tzinfo=UTC), SlotOutcome.FAILED, reason="The disk is full."
        ),
        SlotRecord("index", "r", datetime(2026, 3, 24, 1, 15, tzinfo=UTC), SlotOutcome.SERVED),
        SlotRecord("index", "r", datetime(2026, 3, 23, 13, tzinfo=UTC), SlotOutcome.SKIPPED, reason="Paused: x"),
        SlotRecord("mail", "r", datetime(2026, 3, 23, 1, tzinfo=UTC), SlotOutcome.FIRST),
        SlotRecord("mail", "r", datetime(2026, 3, 25, 1, tzinfo=UTC), SlotOutcome.WARNING, reason="It is gone."),
    )
    found = agenda(jobs, records, NOW, BERLIN, MONDAY)
    assert found.now == (date(2026, 3, 25), 13)
    assert found.quiet == {22, 23, 0, 1}
    by_hour = {(cell.day.day, cell.hour): cell for cell in found.cells}
    assert by_hour[24, 2].kind is SlotKind.FAILED
    assert by_hour[24, 2].lines == ("02:00 mail: Failed The disk is full.", "02:15 index: Done")
    assert by_hour[25, 2].kind is SlotKind.WARNING and by_hour[25, 2].lines == ("02:00 mail: Warning It is gone.",)
    missed = missed_rows(records)
    assert [(row[1].text, row[2].text, row[2].level) for row in missed if row[2].level is Level.WARNING] == [
        ("index", "Skipped", Level.WARNING),
        ("mail", "Warning", Level.WARNING),
    ]
    assert by_hour[23, 14].kind is SlotKind.SKIPPED and (23, 2) not in by_hour
    assert by_hour[25, 14].kind is SlotKind.LATER and by_hour[26, 2].kind is SlotKind.FULL
    assert by_hour[29, 3].kind is SlotKind.FULL, "02:00 does not exist on the day that the clocks are set forward"
    assert sum("Restore drill" in line for line in by_hour[29, 3].lines) == 1
    words = [tuple(cell.text for cell in row[1:3]) for row in found.coming[:3]]
    assert words == [("index", "Incremental"), ("mail", "Full"), ("index", "Incremental")]
    assert len(found.coming) == 10
    later = agenda(jobs, records, NOW, BERLIN, MONDAY + timedelta(days=7))
    assert {cell.kind for cell in later.cells} == {SlotKind.FULL, SlotKind.LATER}
    assert later.next_day == date(2026, 3, 25), "of all slots"


def test_quiet_hours_across_midnight() -> None:
    assert quiet_hours(None) == frozenset()
    assert quiet_hours(QuietHours(time(8), time(18))) == set(range(8, 18))


def test_the_page_shows_them(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    write_jobs(context, a_job("Night", source, destination, JobMode.FULL))
    slots, now = Slots(context.history), datetime.now(UTC)
    slots.skip("Night", "r", (now - timedelta(minutes=90),), "A newer slot was run instead.")
    page = shown_page(qtbot, context)
    until(qtbot, lambda: page.agenda.next.model().rowCount() == 10)
    assert nameless(page) == []
    calendar = page.agenda.week
    click(page.agenda.after_button)
    until(qtbot, page.agenda.today_button.isEnabled)  # on a Monday before two this week has as many
    hours = [cell.hour for cell in calendar.cells]
    assert len(hours) == 7 and hours.count(2) >= 6 and {*hours} <= {2, 3}, (
        "where clocks go forward, one night is 3"
    )
    QTest.keyClick(calendar, Qt.Key.Key_Home)
    assert "full backup" in calendar.accessibleDescription()
    assert calendar.table()[1][1:3] == ("02:00", "full backup")
    click(page.agenda.today_button)
    until(qtbot, lambda: not page.agenda.today_button.isEnabled())
    page.tabs.setCurrentWidget(page.missed)
    model = page.missed.table.model()
    assert [model.index(0, column).data() for column in (1, 2, 3)] == [
        "Night",
        "Skipped",
        "A newer slot was run instead.",
    ]


def test_an_empty_week_gives_way_to_that_of_the_next_slot(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    yearly = BackupRule(When(cron="0 2 15 6 *"), JobMode.FULL)
    write_jobs(context, replace(a_job("Night", source, destination), rules=(yearly,)))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: bool(page.agenda.week.cells))
    assert page.agenda.week.cells[0].day.month == 6
    click(page.agenda.today_button)
    until(qtbot, lambda: not page.agenda.today_button.isEnabled())


def test_checks_and_limits_are_written_at_once(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    file = write_jobs(context, a_job("Night", source, destination))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: names(page) == ["Night"])
    page.tabs.setCurrentWidget(page.checks)
    checks = page.checks
    assert nameless(page) == []
    click(checks.add_button)
    dialog = page.window().findChild(CheckDialog)
    assert isinstance(dialog, CheckDialog) and nameless(dialog) == []
    dialog.kind.setCurrentIndex(dialog.kind.findData(CheckKind.DRILL))
    dialog.budget.setText("")
    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()
    dialog.budget.setText("90m")
    dialog.accept()
    until(qtbot, lambda: bool(file.load().checks))
    expected = CheckRule(CheckKind.DRILL, When(at=(time(3, 0),)), timedelta(minutes=90))
    assert file.load().checks == (expected,)
    until(qtbot, lambda: checks.table.model().rowCount() == 1)
    checks.limits.runs.setValue(5)
    until(qtbot, lambda: context.jobs.value.limits.runs == 5)
    checks.limits.rate.setText("fast")
    QTest.keyClick(checks.limits.rate, Qt.Key.Key_Return)
    assert checks.limits.rate_fault.isVisible() and file.load().limits.rate is None
    checks.limits.rate.setText("50M")
    QTest.keyClick(checks.limits.rate, Qt.Key.Key_Return)
    until(qtbot, lambda: context.jobs.value.limits.rate == 50 << 20)
    click(checks.limits.quiet)
    until(qtbot, lambda: context.jobs.value.limits.quiet == QuietHours(time(8), time(18)))
    checks.limits.end.setText("08:00")
    QTest.keyClick(checks.limits.end, Qt.Key.Key_Return)
    assert checks.limits.quiet_fault.isVisible()
    checks.table.selectRow(0)
    assert checks.remove_button.mapTo(checks, QPoint()).y() < checks.table.mapTo(checks, QPoint()).y()
    click(checks.remove_button)
    until(qtbot, lambda: file.load().checks == ())


def test_limits_of_another_program_are_not_overwritten(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    file = write_jobs(context, a_job("Night", source, destination))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: names(page) == ["Night"])
    file.change(lambda jobs: replace(jobs, limits=Limits(runs=7)))
    page.checks.limits.runs.setValue(3)
    until(qtbot, lambda: page.banner.message is not None)
    assert file.load().limits.runs == 7
    until(qtbot, lambda: page.checks.limits.runs.value() == 7)
