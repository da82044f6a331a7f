"""What is said of runs and of what they prove: steps, bars, maps, and one verdict on every page."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.evidence.proofs import Evidence, RunRecord
from app.evidence.rule import Standing, Verdict, Where
from app.jobs.file import JobFile
from app.jobs.job import Job, Targets
from engine.progress import PageState
from tests.builders.small_instance import DATABASE, grow_small_instance
from tests.ui.window import Open, Window, flip, patient
from ui.levels import Level
from ui.live_run import LiveRun
from ui.models.chains import summarise
from ui.models.outcomes.registry import outcome_of
from ui.models.protection import Protection
from ui.models.timelines import timeline
from ui.models.verdicts import headline
from ui.pages.back_up.drafting import held_by_chains
from ui.pages.restore.page import RestorePage
from ui.pages.restore.step import home_of
from ui.values.steps import StepState
from ui.values.timeline_cells import Cell, CellKind, TimelineData
from ui.widgets.timeline_picture import TimelinePicture


def instance_in(window: Window, folder: Path) -> engine.InstanceFiles:
    return next(each for each in window.application.inventory.instances if each.directory == folder)


def restore_page(window: Window) -> RestorePage:
    widget = window.application.page("restore").widget
    assert isinstance(widget, RestorePage)
    return widget


# ---- runs


def test_a_failed_run_keeps_its_map_and_colours_its_bar(before_a_bad_page: Window) -> None:
    window = before_a_bad_page
    patient(window.back_up, 0.0)
    run = window.finish(window.start())
    view = window.running.view
    assert run.error is not None
    assert not view.map.isHidden() and view.map.count(PageState.BAD) == 1
    assert view.bar.property("level") == "error"
    assert run.last.counts["verified"] == view.map.count(PageState.VERIFIED) > 0
    assert "damaged: page 2" in view._counts.text()


def test_a_page_that_is_read_again_is_told(before_a_bad_page: Window) -> None:
    window = before_a_bad_page
    patient(window.back_up, 0.6)
    run = window.start()
    window.until(lambda: bool(outcome_of(run).reading_again()))
    window.until(lambda: "reading it again" in window.running.view._item.text())
    assert f"Page 2 of {DATABASE} was bad; reading it again, attempt 1 of 2" in outcome_of(run).reading_again()
    window.finish(run)
    assert outcome_of(run).reading_again() == ""


def test_a_cancelled_bar_has_its_colour(at_work: tuple[Window, LiveRun]) -> None:
    window, run = at_work
    window.until(lambda: run.last.done > 0)
    window.running.view.cancel.trigger()
    window.finish(run)
    assert window.running.view.bar.property("level") == "cancelled"


@pytest.mark.parametrize(("name", "failed"), [(DATABASE, "Databases"), ("edb00002.log", "Logs")])
def test_a_verification_shows_damage_in_its_steps(open_window: Open, source: Path, name: str, failed: str) -> None:
    data = bytearray((source / name).read_bytes())
    data[6000] ^= 0x24
    (source / name).write_bytes(data)
    window = open_window(source)
    window.instances.detail.verify.trigger()
    run = window.finish(window.application.run_queue.runs[-1])
    states = {step.title: step.state for step in outcome_of(run).steps()}
    assert {title for title, state in states.items() if state is StepState.FAILED} == {failed}
    assert outcome_of(run).level is Level.ERROR


def test_a_finished_restore_offers_nothing_that_cannot_succeed(
    open_window: Open, source: Path, destination: Path, tmp_path: Path
) -> None:
    """Its folder is full now. One that was refused says that the target is as it was, not that it is empty."""
    from app.operations.restore import RestoreRequest
    from ui.live_run import plan_of

    window = open_window(source)
    window.plan(destination)
    chain = window.finish(window.start()).result.chain
    plan = plan_of(RestoreRequest(chain, tmp_path / "back"))
    done = window.finish(window.application.run_queue.start(plan))
    assert done.result is not None and not outcome_of(done).can_repeat
    window.running.show_run(done)
    assert window.running.view.again.isVisible() is False
    again = window.finish(window.application.run_queue.start(plan))
    message = outcome_of(again).message()
    assert again.error is not None and message is not None
    assert "The target is unchanged" in message.why and "no file" not in message.why


# ---- one verdict on every page


def test_every_page_shows_the_same_verdict(open_window: Open, source: Path, destination: Path) -> None:
    window = open_window(source)
    application = window.application
    ledger = application.ledger
    window.until(lambda: ledger.of(instance_in(window, source)).verdict.standing is Standing.NEVER)
    window.plan(destination)
    chain = window.finish(window.start()).result.chain
    application.context.navigation.verify.emit(chain)
    window.finish(application.run_queue.runs[-1])
    window.until(lambda: ledger.of(instance_in(window, source)).verdict.standing is Standing.VERIFIED)
    page = restore_page(window)
    page.begin(chain)
    window.until(lambda: page.draft.chain is not None and page.draft.chain.path == chain)
    at = ledger.of(instance_in(window, source)).verdict.at
    assert at is not None and headline(ledger.chain(chain), at) == "Verified just now"
    pages: dict[str, Callable[[], str]] = {
        "instances": lambda: window.instances.detail._verdict._value.text() + " just now",
        "back_up": lambda: window.back_up.verdict.label.text(),
        "restore": lambda: page.what.verdict.label.text(),
        "running": lambda: window.running.view.verdict.label.text().removeprefix("The chain: ").capitalize(),
    }
    for name, words in pages.items():
        application.show_page(name)  # what is hidden is brought up to date when it is shown
        window.until(partial(_is_verified, words))
    from ui.models.instance_table import InstanceRole

    assert window.instances.model.index(0).data(InstanceRole.VERDICT_LEVEL) is Level.SUCCESS


def test_the_target_of_a_job_counts_on_every_page(
    open_window: Open, source: Path, destination: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in the overview: what a job promises, and without a job the limit of the settings."""
    window = open_window(source)
    window.plan(destination)
    window.finish(window.start())
    ledger = window.application.ledger

    def standing() -> Standing:
        return ledger.of(instance_in(window, source)).verdict.standing

    window.until(lambda: standing() is Standing.COPIED)
    monkeypatch.setattr("ui.ledger.utc_now", lambda: datetime.now(UTC) + timedelta(hours=3))
    weekly = Job("weekly", (source,), destination, targets=Targets(timedelta(hours=2)))
    jobs = JobFile(window.application.context.locations.jobs)
    jobs.change(lambda old: replace(old, jobs=(weekly,)))
    ledger.refresh()
    window.until(lambda: standing() is Standing.OVERDUE)
    jobs.change(lambda old: replace(old, jobs=()))
    ledger.refresh()
    window.until(lambda: standing() is Standing.COPIED)


def test_failed_and_cancelled_runs_are_where_the_instance_is(before_a_bad_page: Window) -> None:
    window = before_a_bad_page
    patient(window.back_up, 0.0)
    window.finish(window.start())
    tabs = window.instances.detail.tabs
    rows = tabs.runs.rows
    window.until(lambda: rows.rowCount() == 1 and rows.index(0, 0).data() == "Failed")
    assert "fails its checksum" in rows.index(0, 5).data()
    assert tabs.tabText(tabs.count() - 1) == "Runs (1 failed)"
    banner = window.instances.detail._banners[0].message
    assert banner is not None and banner.what == "The last backup of this instance failed."
    shown: list[str] = []
    window.application.context.navigation.show_history.connect(shown.append)
    tabs.runs.activated.emit(tabs.runs.model().index(0, 2))
    assert shown == [window.application.history.runs()[0].id]


def test_a_damaged_chain_is_called_that_and_no_log_goes_on_its_account(
    open_window: Open, source: Path, destination: Path
) -> None:
    window = open_window(source)
    window.plan(destination)
    chain = window.finish(window.start()).result.chain
    flip(chain / DATABASE, 2, (200, 4000))
    window.application.context.navigation.verify.emit(chain)
    window.finish(window.application.run_queue.runs[-1])
    ledger = window.application.ledger
    window.until(lambda: ledger.of(instance_in(window, source)).verdict.standing is Standing.DAMAGED)
    facts = window.instances.detail.facts
    assert facts is not None and facts.newest is None and len(facts.not_backed_up) == len(facts.instance.logs)
    assert held_by_chains(window.application.context, window.back_up.chosen) == 0
    page = restore_page(window)
    page.begin(chain)
    window.until(lambda: page.draft.chain is not None and page.draft.chain.is_damaged)
    assert page.what._state.text == "Damaged" and page.what.trouble.message is not None
    grow_small_instance(source, 6)
    window.until(lambda: instance_in(window, source).last == 6)
    window.plan(destination, engine.Kind.INCREMENTAL)
    message = window.back_up.plan.refusal.message
    assert message is not None and "was found damaged" in message.why and "full backup" in message.advice


def test_ctrl_r_takes_the_chain_of_the_button(open_window: Open, source: Path, destination: Path) -> None:
    window = open_window(source)
    window.plan(destination)
    window.finish(window.start())
    window.application.show_page("instances")
    detail = window.instances.detail
    window.until(detail.restore.isEnabled)
    wished: list[object] = []
    window.application.context.navigation.restore.connect(wished.append)
    detail.restore.trigger()
    window.application.show_page("instances")
    window.application.window.action("restore").trigger()
    assert len(wished) == 2 and wished[0] == wished[1] is not None


def test_a_restore_in_place_is_offered_to_the_folder_on_record_and_not_to_a_clone(
    open_window: Open, source: Path, destination: Path, tmp_path: Path
) -> None:
    clone = Path(shutil.copytree(source, tmp_path / "a-clone"))
    window = open_window(clone, source)
    window.back_up.choose(instance_in(window, source))
    window.plan(destination)
    chain = window.finish(window.start()).result.chain
    ledger, instances = window.application.ledger, window.application.inventory.instances
    window.until(lambda: ledger.of(instance_in(window, source)).verdict.standing is Standing.COPIED)
    assert ledger.of(instance_in(window, clone)).verdict.standing is Standing.NEVER
    (found,) = engine.find_chains(engine.LocalFileSystem(), chain)
    summary = summarise(found)
    assert home_of(summary, instances, ledger.record) == source
    assert home_of(summary, [instance_in(window, clone)], ledger.record) is None
    assert home_of(summary, instances, RunRecord()) == source, "the chain says it itself"
    assert summary.manifest is not None
    runs = tuple(replace(run, machine="", place="") for run in summary.manifest.runs)
    silent = replace(summary, manifest=replace(summary.manifest, runs=runs))
    assert home_of(silent, instances, ledger.record) == source
    assert home_of(silent, instances, RunRecord()) is None, "two could be meant"


# ---- the log timeline


def test_a_merged_cell_keeps_the_current_log(qtbot: QtBot) -> None:
    cells = tuple(Cell(gen, CellKind.NOT_BACKED_UP) for gen in range(1, 5000))
    data = TimelineData((*cells, Cell(5000, CellKind.CURRENT)), current=(5000, CellKind.CURRENT.words))
    picture = TimelinePicture()
    qtbot.addWidget(picture)
    picture.resize(600, 200)
    picture.set_data(data)
    picture.grab()
    last = picture.element_count() - 1
    assert (found := picture.bucket(last)) is not None and found.last - found.first > 10 and found.last == 5000
    assert "0x1388 (5000) is the current log" in picture.element_text(last)
    assert "is the current log" not in picture.element_text(0)


def test_at_rest_no_log_is_being_written(source: Path) -> None:
    (instance,) = engine.scan([source]).instances
    data = timeline(Protection(instance))
    assert data.current == (3, "the current log")
    assert "being written" not in {cell.kind.words for cell in data.cells}


def test_logs_that_an_absent_chain_may_hold_are_not_called_not_backed_up(source: Path) -> None:
    (instance,) = engine.scan([source]).instances
    absent = Evidence(Verdict(Standing.NOT_REACHABLE, where=Where.ABSENT))
    assert {cell.kind for cell in timeline(Protection(instance, absent)).cells} == {
        CellKind.NOT_KNOWN,
        CellKind.CURRENT,
    }
    never = Evidence(Verdict(Standing.NEVER, where=Where.NOWHERE))
    assert CellKind.NOT_BACKED_UP in {cell.kind for cell in timeline(Protection(instance, never)).cells}


def _is_verified(words: Callable[[], str]) -> bool:
    return words() == "Verified just now"
