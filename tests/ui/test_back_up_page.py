"""Backups through the window with the real engine: full, incremental, refused, cancelled, failed, corrected."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

import engine
from app.evidence.rule import Standing
from app.settings import BackupMode
from tests.builders.small_instance import DATABASE, grow_small_instance, write_small_instance
from tests.ui.window import Open, Window, flip, patient
from ui.levels import Level
from ui.live_run import LiveRun
from ui.models.outcomes.registry import outcome_of
from ui.pages.destinations.page import DestinationsPage
from ui.values.steps import StepState


def chains(folder: Path) -> list[engine.FoundChain]:
    return engine.find_chains(engine.LocalFileSystem(), folder)


def test_a_full_and_then_an_incremental_backup(open_window: Open, source: Path, destination: Path) -> None:
    window = open_window(source)
    window.plan(destination)
    assert window.back_up.start.isEnabled()
    run = window.finish(window.start())
    view = window.running.view
    assert outcome_of(run).state() == ("Success", Level.SUCCESS)
    assert window.application.shown == "running" and view.run is run
    assert {step.state for step in view.steps._steps} == {StepState.DONE}
    assert view.bar.value() == 1000 and view.map.count(0) == 0  # type: ignore[arg-type]
    assert view.banner.message is not None and view.banner.message.level is Level.SUCCESS
    assert view.events.rows.rowCount() == len(run.entries) > 3

    grow_small_instance(source, 6)
    window.until(lambda: bool(window.instances.chosen and window.instances.chosen.last == 6))
    window.plan(destination, engine.Kind.INCREMENTAL)
    found = window.back_up.preview
    assert found is not None and isinstance(found.plan, engine.Plan) and found.plan.log_range == (3, 6)
    run = window.finish(window.start())
    assert outcome_of(run).state()[1] is Level.SUCCESS
    (chain,) = chains(destination)
    assert chain.manifest is not None
    assert [each.kind for each in chain.manifest.runs] == [engine.Kind.FULL, engine.Kind.INCREMENTAL]
    window.until(lambda: bool(window.instances.detail.facts and window.instances.detail.facts.evidence.chains))
    facts = window.instances.detail.facts
    assert facts is not None
    window.until(lambda: not window.instances.detail.facts.not_backed_up)  # type: ignore[union-attr]


def test_a_copy_beside_the_chain(open_window: Open, source: Path, destination: Path) -> None:
    window = open_window(source)
    window.plan(destination)
    window.finish(window.start())
    page = window.back_up
    page.atomic.setChecked(True)
    window.plan(destination, engine.Kind.COPY)
    assert not page.atomic.isEnabled() and page.logs.isEnabled()
    assert "no other backup continues it" in page.copy.accessibleDescription()
    run = window.finish(window.start())
    assert outcome_of(run).state() == ("Success", Level.SUCCESS)
    assert run.plan.title.startswith("Copy backup of edb-")
    found = chains(destination)
    assert sorted(each.manifest.kind for each in found if each.manifest) == [engine.Kind.COPY, engine.Kind.FULL]
    assert window.application.preferences.value.last_mode is BackupMode.COPY


def test_a_differential_after_an_incremental(open_window: Open, source: Path, destination: Path) -> None:
    window = open_window(source)
    page = window.back_up
    window.plan(destination, engine.Kind.DIFFERENTIAL)
    message = page.plan.refusal.message
    assert message is not None and "A differential backup" in message.why and not page.start.isEnabled()
    window.plan(destination)
    window.finish(window.start())
    grow_small_instance(source, 6)
    window.until(lambda: bool(window.instances.chosen and window.instances.chosen.last == 6))
    window.plan(destination, engine.Kind.INCREMENTAL)
    window.finish(window.start())
    grow_small_instance(source, 7)
    window.until(lambda: bool(window.instances.chosen and window.instances.chosen.last == 7))
    window.plan(destination, engine.Kind.DIFFERENTIAL)
    found = page.preview
    assert found is not None and isinstance(found.plan, engine.Plan) and found.plan.log_range == (3, 7)
    window.finish(window.start())
    (chain,) = chains(destination)
    assert chain.manifest is not None and chain.manifest.runs[-1].logs == (3, 7)
    window.until(lambda: not window.instances.detail.facts.not_backed_up)  # type: ignore[union-attr]


def test_evidence_of_what_no_backup_takes(before_a_bad_page: Window, destination: Path) -> None:
    window = before_a_bad_page
    window.plan(destination, engine.Kind.AS_IS)
    page = window.back_up
    assert not page.atomic.isEnabled() and not page.logs.isEnabled()
    assert isinstance(page.preview and page.preview.plan, engine.AsIsPlan)
    assert page.plan.files.model().rowCount() == len(page.preview.plan.files)  # type: ignore[union-attr]
    run = window.finish(window.start())
    assert outcome_of(run).state()[1] is Level.WARNING
    message = window.running.view.banner.message
    assert message is not None and "fails its checksum: 2" in message.why
    (chain,) = chains(destination)
    assert chain.manifest is not None and chain.manifest.is_evidence


def test_a_missing_destination_is_refused_until_it_may_be_made(
    open_window: Open, source: Path, tmp_path: Path
) -> None:
    window = open_window(source)
    window.plan(tmp_path / "new")
    page = window.back_up
    assert not page.start.isEnabled() and not page.may_create.isHidden()
    message = page.plan.refusal.message
    assert message is not None and "JET_errInvalidPath" in message.why and message.advice
    page.may_create.setChecked(True)
    window.until(lambda: page.start.isEnabled())
    run = window.finish(window.start())
    assert run.error is None and chains(tmp_path / "new")


def test_a_destination_that_cannot_be_looked_at_is_refused_with_the_reason(
    open_window: Open, source: Path, tmp_path: Path
) -> None:
    window = open_window(source)
    window.plan(tmp_path / ("x" * 300))
    page = window.back_up
    assert not page.start.isEnabled()
    message = page.plan.refusal.message
    assert message is not None and "JET_errInvalidPath" in message.why and "shorter" in message.advice


def test_other_keys_make_another_plan(open_window: Open, source: Path, destination: Path, tmp_path: Path) -> None:
    window = open_window(source)
    window.plan(destination)
    before = window.back_up.preview
    keys = (str(tmp_path / "identity"),)
    window.application.preferences.change(lambda settings: replace(settings, identity_files=keys))
    window.until(lambda: window.back_up.preview not in (None, before))
    assert window.back_up.preview is not before


def test_an_incremental_without_a_full_is_refused_with_the_reason(
    open_window: Open, source: Path, destination: Path
) -> None:
    window = open_window(source)
    window.plan(destination, engine.Kind.INCREMENTAL)
    message = window.back_up.plan.refusal.message
    assert message is not None and "JET_errMissingFullBackup" in message.why
    assert not window.back_up.start.isEnabled()


def test_a_run_that_is_cancelled_in_the_middle_leaves_nothing(
    at_work: tuple[Window, LiveRun], destination: Path
) -> None:
    window, run = at_work
    window.until(lambda: 0 < run.last.done < run.last.total)
    window.running.view.cancel.trigger()
    window.finish(run)
    assert run.cancelled and outcome_of(run).state() == ("Cancelled", Level.CANCELLED)
    assert chains(destination) == [] and list(destination.iterdir()) == []
    message = window.running.view.banner.message
    assert message is not None and message.level is Level.CANCELLED
    assert window.running.view.again.isVisible() and not window.running.view.cancel.isVisible()


def test_a_bad_page_fails_the_run_and_says_where_why_and_what_to_do(
    before_a_bad_page: Window, destination: Path
) -> None:
    window = before_a_bad_page
    patient(window.back_up, 0.001)
    run = window.finish(window.start())
    message = window.running.view.banner.message
    assert outcome_of(run).state()[1] is Level.ERROR and message is not None
    assert "data.edb" in message.where and "page 2" in message.where
    assert "JET_errReadVerifyFailure, -1018" in message.why and message.advice
    assert chains(destination) == []
    window.running.view.banner.copy()
    assert "-1018" in QGuiApplication.clipboard().text()
    window.application.show_page("back_up")
    last = window.back_up.choices.last_run
    opened: list[str] = []
    window.until(lambda: last.run is not None)
    assert last.label.text().startswith("Last run: failed, ") and "-1018" in last.accessibleDescription()
    assert last.run is not None and last.run.failure is not None
    failure = last.run.failure
    assert last.label.text().splitlines()[1:] == [f"{failure.message} {failure.hint}"] and failure.hint
    window.application.context.navigation.show_history.connect(opened.append)
    QTest.mouseClick(last.button, Qt.MouseButton.LeftButton)
    assert run.run is not None and opened == [run.run.id]


def test_a_flipped_bit_is_corrected_and_warned_of(open_window: Open, source: Path, destination: Path) -> None:
    flip(source / DATABASE, 2, (200,))
    window = open_window(source)
    window.plan(destination)
    patient(window.back_up, 0.001)
    run = window.finish(window.start())
    assert outcome_of(run).state() == ("Success with warnings", Level.WARNING)
    message = window.running.view.banner.message
    assert message is not None and "page 2 of data.edb" in message.why
    window.application.show_page("back_up")
    last = window.back_up.choices.last_run
    window.until(lambda: "corrected in the copy" in last.label.text())
    assert "Check the disk" in last.label.text()


def test_a_verification_shows_every_finding(open_window: Open, source: Path) -> None:
    flip(source / DATABASE, 2, (200, 4000))
    flip(source / DATABASE, 3, (8,))
    window = open_window(source)
    window.instances.detail.verify.trigger()
    window.until(lambda: bool(window.application.run_queue.runs))
    run = window.finish(window.application.run_queue.runs[-1])
    view = window.running.view
    assert outcome_of(run).state()[1] is Level.ERROR
    assert view.findings.rows.rowCount() == 2 and not view.findings.isHidden()


def test_closing_the_window_during_a_run_ends_it_and_leaves_nothing(
    at_work: tuple[Window, LiveRun], destination: Path
) -> None:
    window, run = at_work
    window.until(lambda: run.last.done > 0)
    window.application.close()
    assert not run.running and run.cancelled
    assert chains(destination) == []


def test_the_same_instance_is_not_run_twice_at_once(at_work: tuple[Window, LiveRun]) -> None:
    window, run = at_work
    assert not window.back_up.start.isEnabled()
    assert window.application.run_queue.start(run.plan) is run
    assert window.application.run_queue.in_flight == [run]
    run.cancel()
    window.finish(run)


def test_the_command_line_that_is_shown_does_the_same(
    open_window: Open, source: Path, destination: Path, tmp_path: Path
) -> None:
    window = open_window(source)
    window.plan(destination)
    run = window.finish(window.start())
    assert isinstance(run.result, engine.BackupSet)
    words = run.plan.request.arguments()
    words[words.index("--to") + 1] = str(tmp_path / "twin")
    done = subprocess.run(
        [sys.executable, "-c", "from app.cli.main import main; main()", *words, "--create"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (twin,) = chains(tmp_path / "twin")
    assert twin.manifest is not None
    expected = {(file.name, file.checksum) for file in run.result.manifest.files}
    assert {(file.name, file.checksum) for file in twin.manifest.files} == expected


def test_another_instance_of_the_same_logs_is_not_taken_for_backed_up(
    open_window: Open, source: Path, destination: Path, tmp_path: Path
) -> None:
    other = write_small_instance(tmp_path / "other", base="abc")
    window = open_window(source, other)
    instances = {found.directory: found for found in window.application.inventory.instances}
    window.application.context.navigation.back_up.emit(instances[source])
    window.plan(destination)
    window.finish(window.start())
    inventory = window.application.inventory
    window.until(lambda: bool(inventory.chains))
    ledger = window.application.ledger
    window.until(lambda: ledger.of(instances[source]).verdict.standing is Standing.COPIED)
    assert len(ledger.of(instances[source]).chains) == 1
    assert ledger.of(instances[other]).chains == ()
    assert ledger.of(instances[other]).verdict.standing is Standing.NEVER


def test_another_destination_at_the_path_leads_to_the_page_of_destinations(
    open_window: Open, source: Path, destination: Path
) -> None:
    """The plan says so in words of the window, and its button shows what can be done."""
    engine.LocalFolder(destination).identify("2026-01-01T00:00:00Z")
    window = open_window(source)
    place = str(destination)
    window.application.preferences.change(
        lambda settings: settings.with_destination(place).with_identity(place, "0" * 32)
    )
    window.plan(destination)
    message = window.back_up.plan.refusal.message
    assert message is not None and "another destination" in message.why
    assert "--new-destination" not in message.advice and "Destinations" in message.advice
    window.back_up.plan.refusal.act_button.click()
    page = window.application.page("destinations").widget
    assert isinstance(page, DestinationsPage) and page.isVisible()
    window.until(lambda: page.selected is not None and str(page.selected.place) == place)
    window.application.window.action("filter").trigger()
    assert window.application.window.statusBar().currentMessage() == "This page has no filter."
    tip = page.table.model().index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "choose Accept" in tip and "--new-destination" not in tip
