"""Restoring to a moment in the window: the wizard with a chain of a running instance."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import engine
from app.demo.workload import WorkloadState, read_state
from app.operations.drill import DrillRequest
from engine.files import LocalFileSystem
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.time_zones import in_zone
from tests.ui.live_instance import Live
from tests.ui.lone_page import context_in, nameless
from tests.ui.restore_walk import click, go_to_checks, shown_page, until
from ui.context import Context
from ui.format import exact
from ui.live_run import plan_of
from ui.pages.restore.page import AFTERWARDS, WHAT, WHERE, RestorePage
from ui.theme import ThemeController
from ui.values.moments import Moments, count_of, moment_of, tell
from ui.values.restore_from import RestoreFrom
from ui.values.timeline_cells import Cell, CellKind, TimelineData

SECOND = 1_000_000

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="running instances are not published there")


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test makes what each copies; a running instance is published in the home of a test."""
    return tmp_path_factory.mktemp("recorded")


@pytest.fixture
def chain(recorded: Path, tmp_path: Path) -> Path:
    """Full and incremental of an instance that ran meanwhile; its workload then stood at 60 commits."""
    if not (recorded / "store").exists():
        _record(recorded)
    shutil.copytree(recorded, tmp_path, dirs_exist_ok=True)
    (found,) = engine.find_chains(LocalFileSystem(), tmp_path / "store")
    return found.path


def _record(folder: Path) -> None:
    live = Live(folder / "live")
    try:
        live.work(20)
        (folder / "store").mkdir()
        for kind in (engine.Kind.FULL, engine.Kind.INCREMENTAL):
            source = engine.live_source(str(folder / "live"))
            engine.run_backup(source, engine.LocalFolder(folder / "store"), kind)
            if kind is engine.Kind.FULL:
                live.work(40)
    finally:
        live.close()


def opened(qtbot: QtBot, context: Context, chain: Path) -> RestorePage:
    page = shown_page(qtbot, context, chain.parent.parent)
    page.begin(chain)
    until(qtbot, lambda: page.what.moment.is_ready)
    return page


def moment(page: RestorePage) -> datetime | None:
    return page.draft.moment


def state_in(folder: Path) -> WorkloadState | None:
    with LocalFileSystem().open_read(folder / "live.edb") as file:
        return read_state(ReadOnlyDatabase.open(file))


def test_a_moment_that_was_chosen_is_what_is_restored(
    qtbot: QtBot, context: Context, chain: Path, tmp_path: Path
) -> None:
    page = opened(qtbot, context, chain)
    what = page.what
    slider = what.moment.slider
    assert len(slider.moments) >= 40 and moment(page) is None and not nameless(page)
    slider.setFocus()
    for _ in range(15):
        QTest.keyClick(slider, Qt.Key.Key_Left)
    assert what.up_to.currentText().startswith("Moment set") and moment(page) is not None
    assert "Leaves out 15 later commits, covering" in what.moment.says.text()
    go_to_checks(qtbot, page, chain, tmp_path / "target")
    until(qtbot, lambda: page.checks.is_ready)
    assert "up to the commit of" in page.checks.sentence.accessibleName()
    request = page.draft.request()
    assert "--time" in request.arguments()
    click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)
    state = state_in(tmp_path / "target")
    assert state is not None and state.commit == 45
    assert "Restored to: commit of" in page.afterwards.report()


def test_a_drill_goes_to_the_moment_that_was_chosen(qtbot: QtBot, context: Context, chain: Path) -> None:
    page = opened(qtbot, context, chain)
    slider = page.what.moment.slider
    slider.choose(slider.chosen - 15)
    wished: list[DrillRequest] = []
    context.navigation.drill.connect(wished.append)
    click(page.what.drill)
    (request,) = wished
    assert request.wanted is not None and request.wanted.moment == moment(page)
    assert request.arguments()[2] == "--time"
    run = context.run_queue.start(plan_of(request, "live"))
    until(qtbot, lambda: run.is_settled)
    assert isinstance(run.result, engine.Certificate) and run.result.reached is not None
    assert run.result.reached.time == moment(page)


def test_the_end_a_set_and_a_moment_take_turns(qtbot: QtBot, context: Context, chain: Path) -> None:
    page = opened(qtbot, context, chain)
    what, slider = page.what, page.what.moment.slider
    last = slider.chosen
    assert what.up_to.itemData(0) is None
    what.up_to.setCurrentIndex(1)
    assert moment(page) is None and isinstance(page.draft.generation, int)
    assert slider.chosen < last
    slider.choose(last - 3)
    assert moment(page) is not None
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert moment(page) is None and what.up_to.currentData() is None and what.up_to.currentIndex() == 0


def typed(page: RestorePage, text: str) -> str:
    """What the field says after ``text`` was typed into it."""
    field = page.what.moment
    field.exact.selectAll()
    QTest.keyClicks(field.exact, text)
    QTest.keyClick(field.exact, Qt.Key.Key_Return)
    return field.says.text()


def test_a_moment_that_is_typed(qtbot: QtBot, context: Context, chain: Path) -> None:
    page = opened(qtbot, context, chain)
    slider, last = page.what.moment.slider, page.what.moment.slider.chosen
    wanted = moment_of(slider.moments.times[10]).astimezone().replace(tzinfo=None)
    typed(page, wanted.isoformat(" ", "milliseconds"))
    assert slider.moments.times[slider.chosen] // 1000 == slider.moments.times[10] // 1000
    assert moment(page) is not None and page.what.moment.exact.property("invalid") == "false"
    typed(page, moment_of(slider.moments.times[last]).astimezone().isoformat())
    assert slider.chosen == last and moment(page) is None


def test_between_two_commits_it_is_said_which_one_is_taken(qtbot: QtBot, context: Context, chain: Path) -> None:
    page = opened(qtbot, context, chain)
    slider = page.what.moment.slider
    times = slider.moments.times
    at = next(at for at in range(5, 40) if times[at + 1] // 1000 - times[at] // 1000 > 1)
    between = moment_of(times[at + 1] - 1000)
    said = typed(page, between.astimezone().replace(tzinfo=None).isoformat(" "))
    assert slider.chosen == at and said.startswith(f"The last commit up to {exact(between)}. Leaves out ")
    slider.choose(at + 3)
    assert page.what.moment.says.text().startswith("Leaves out ")


def test_what_is_typed_counts_without_leaving_the_field(qtbot: QtBot, context: Context, chain: Path) -> None:
    """Alt+N goes on without taking the keyboard from the field."""
    page = opened(qtbot, context, chain)
    field, times = page.what.moment, page.what.moment.slider.moments.times
    field.exact.selectAll()
    QTest.keyClicks(field.exact, moment_of(times[9]).astimezone().replace(tzinfo=None).isoformat(" "))
    page.go_on()
    assert page.at == WHERE and page.draft.moment == moment_of(times[9])
    page.go_back()
    field.exact.selectAll()
    QTest.keyClicks(field.exact, "nonsense")
    page.go_on()
    assert (page.at, field.is_refused) == (WHAT, True)
    field.exact.clear()
    QTest.keyClick(field.exact, Qt.Key.Key_Space)
    QTest.keyClick(field.exact, Qt.Key.Key_Return)
    assert not field.is_refused and field.exact.text() and page.draft.moment == moment_of(times[9])


def test_the_picture_stays_where_it_is_when_the_chains_are_listed_again(
    qtbot: QtBot, context: Context, chain: Path
) -> None:
    page = opened(qtbot, context, chain)
    page.resize(1000, 820)
    slider = page.what.moment.slider

    def place() -> QRect:
        qtbot.waitUntil(lambda: not context.background._newest)
        qtbot.wait(50)
        return QRect(slider.mapTo(page, QPoint()), slider.size())

    before = place()
    slider.choose(3)
    assert place() == before
    page.what.chains.model.modelReset.emit()
    assert place() == before


def test_a_local_time_that_came_twice_or_never_is_refused_with_what_to_write(
    qtbot: QtBot, context: Context, chain: Path
) -> None:
    with in_zone("Europe/Berlin"):
        page = opened(qtbot, context, chain)
        assert "2026-10-25T02:30:00+01:00 for the second" in typed(page, "2026-10-25 02:30:00")
        assert "does not exist" in typed(page, "2026-03-29 02:30:00")
        assert page.what.moment.exact.property("invalid") == "true"
        assert "is ambiguous" not in typed(page, "2026-10-25 02:30:00+01:00")


def test_a_commit_in_the_hour_that_came_twice_is_written_with_its_zone(
    qtbot: QtBot, context: Context, chain: Path
) -> None:
    """So that what the field says can be read back."""
    with in_zone("Europe/Berlin"):
        field = opened(qtbot, context, chain).what.moment
        field.chosen.disconnect()  # these are no commits of the chain
        begin = count_of(datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC))
        times = [begin + at * SECOND for at in range(3)]
        cells = (Cell(1, CellKind.FULL, "", begin),)
        moments = Moments(times, ((1, begin),), (), times[-1])
        field.timeline.set_data(TimelineData(cells, moments=moments))
        for at, text in enumerate(("02:59:59.000+02:00", "02:00:00.000+01:00", "02:00:01.000+01:00")):
            field.slider.choose(at)
            assert field.exact.text() == f"2026-10-25 {text}"


def test_a_restore_begins_with_the_moment_or_the_log_that_it_was_led_to(
    qtbot: QtBot, context: Context, chain: Path
) -> None:
    page = opened(qtbot, context, chain)
    slider = page.what.moment.slider
    times = slider.moments.times
    page.begin(RestoreFrom(chain, moment_of(times[30] + 1)))
    assert slider.chosen == 30 and moment(page) == moment_of(times[30])
    log, _ = slider.moments.logs[slider.moments.log_of(20) or 0]
    page.begin(RestoreFrom(chain, None, log))
    assert page.draft.last_log == log and slider.moments.log_of(slider.chosen) == slider.moments.log_of(20)
    page.begin(RestoreFrom(chain, moment_of(times[0] - SECOND)))
    assert slider.chosen == 0, "nothing earlier can be reached"
    other = shown_page(qtbot, context, chain.parent.parent)
    other.begin(RestoreFrom(chain, moment_of(times[20])))
    until(qtbot, lambda: other.what.moment.is_ready)
    assert moment(other) == moment_of(times[20]) and other.what.up_to.currentText().startswith("Moment set")


def test_a_log_that_is_opened_is_restored_to_its_end(qtbot: QtBot, context: Context, chain: Path) -> None:
    page = opened(qtbot, context, chain)
    slider = page.what.moment.slider
    logs = [slider.bucket(at) for at in range(slider.element_count())]
    at, bucket = next((at, bucket) for at, bucket in enumerate(logs) if bucket and bucket.first > 2)
    slider.element_activated.emit(at)
    assert page.draft.last_log == bucket.last


def test_what_is_no_moment_or_out_of_reach_is_refused_with_the_reason(
    qtbot: QtBot, context: Context, chain: Path
) -> None:
    page = opened(qtbot, context, chain)
    assert "Use the format" in typed(page, "yesterday")
    assert page.what.moment.exact.property("invalid") == "true"
    assert page.hint.text() == "Correct the moment, or choose one in the timeline."
    assert not page.next_button.isEnabled()
    field = page.what.moment
    first, newest = (tell(field.slider.moments.times[at]) for at in (0, -1))
    before = "31 Dec 1999 12:00:00.000 is before the first moment that can be restored"
    assert typed(page, "1999-12-31 12:00") == f"{before}, {first}."
    after = "31 Dec 2099 12:00:00.000 is after the newest moment that can be restored"
    assert typed(page, "31 Dec 2099 12:00") == f"{after}, {newest}."
    before_the_backup = moment_of(field.slider.moments.times[0] - 1000).astimezone().replace(tzinfo=None)
    said = typed(page, before_the_backup.isoformat(" "))
    assert "cannot be restored: the databases were being copied" in said and said.endswith(f" is {first}.")
    field.slider.choose(3)
    assert page.next_button.isEnabled() and not field.is_refused
    assert "In UTC: " in field.exact.toolTip()
    field.slider.choose(len(field.slider.moments) - 1)
    assert moment(page) is None


def test_the_choice_outlasts_going_on_and_back(qtbot: QtBot, context: Context, chain: Path) -> None:
    page = opened(qtbot, context, chain)
    page.what.moment.slider.choose(5)
    chosen = page.draft.moment
    click(page.next_button)
    assert page.at == WHERE and not page.where.as_copied.isEnabled() and page.draft.recovering
    click(page.back_button)
    context.inventory.refresh_chains()
    qtbot.wait(300)
    assert page.draft.moment == chosen and page.what.moment.slider.chosen == 5
    assert page.what.up_to.currentText().startswith("Moment set")


def test_a_log_that_is_damaged_leaves_the_moments_before_it(
    qtbot: QtBot, context: Context, chain: Path, tmp_path: Path
) -> None:
    """The engine refuses the chain whole chain; the field says why there is nothing to choose."""
    log = sorted(path for path in chain.iterdir() if path.suffix == ".log")[-1]
    data = bytearray(log.read_bytes())
    data[5000] ^= 0xFF
    log.write_bytes(data)
    page = shown_page(qtbot, context, chain.parent.parent)
    page.begin(chain)
    until(qtbot, lambda: page.what.moment.is_ready or bool(page.what.moment.says.text()) or not page.what.is_ready)
    field = page.what.moment
    until(qtbot, lambda: field.is_ready or "No moment" in field.says.text())
    if field.is_ready:
        assert field.slider.moments.torn and log.name in field.slider.summary()
