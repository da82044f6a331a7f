"""The plan of a backup: what it names, what it warns of, why a mode is refused, and what mends it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.evidence.proofs import RunRecord
from app.history.runs import RunOperation, RunState
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.own_names import Naming
from app.settings import Settings
from engine.error_codes import Code
from engine.errors import known
from engine.progress import Cancel
from tests.builders.small_instance import DATABASE, grow_small_instance, write_small_instance
from tests.snapshots.btrfs_disk import btrfs
from tests.ui.window import Open
from ui.models.instances import identity
from ui.models.plan import BackupPreview, effects, look_at_backup
from ui.models.plan_mending import PlanMend, mend_of
from ui.pages.back_up.choices import Choices


def test_a_plan_names_what_it_does_and_each_refused_mode_says_why(
    open_window: Open, source: Path, destination: Path
) -> None:
    """A first backup: an incremental is refused, with its reason beside the mode; one button chooses a full."""
    window = open_window(source)
    page = window.back_up
    (instance,) = window.application.inventory.instances
    window.application.preferences.change(lambda value: value.with_naming(identity(instance), Naming("DC01 NTDS")))
    window.plan(destination, engine.Kind.INCREMENTAL)
    assert page.preview is not None and page.preview.refusal is not None
    assert page._acts_on.text() == page.preview.refusal.message and not page.start.isEnabled()
    page.resize(1400, 800)
    assert page._acts_on.text() == "" and page.plan.refusal.isVisible(), "the plan beside the choices says why"
    assert page.plan.refusal.act_button.text() == "Choose a full backup"
    page.plan.refusal.act_button.click()
    window.until(page.start.isEnabled)
    lines = dict(page.preview.lines("DC01 NTDS"))
    assert lines["Instance"] == f"DC01 NTDS ({instance.name})" and lines["Mode"] == "Full"
    assert lines["Destination"] == str(destination) and "files at rest are only read" in lines["Logs afterwards"]
    kinds = (engine.Kind.INCREMENTAL, engine.Kind.DIFFERENTIAL)
    reasons = page.choices.reasons
    window.until(lambda: all("Not possible now" in reasons[kind].text() for kind in kinds))
    assert not reasons[engine.Kind.COPY].text() and not reasons[engine.Kind.FULL].text()
    assert not page.choices.why_none.text()
    page.setFocus()
    page.copy.setChecked(True)
    assert not page.plan.isEnabled(), "the old plan is grey while another is made"
    assert "Not possible now" in reasons[engine.Kind.INCREMENTAL].text()
    window.until(page.start.isEnabled)
    assert page.plan.isEnabled()
    assert page.instance.currentText().startswith("DC01 NTDS")


def test_reasons_stay_while_a_plan_is_made_and_one_for_all_is_said_once(qtbot: QtBot) -> None:
    choices = Choices(Settings())
    qtbot.addWidget(choices)
    texts = effects(None, circular=False)
    gap = {engine.Kind.INCREMENTAL: "A log is missing.", engine.Kind.DIFFERENTIAL: "A log is missing."}
    choices.show_effects(texts, gap)
    said = {kind: label.text() for kind, label in choices.reasons.items()}
    assert said[engine.Kind.INCREMENTAL] == "Not possible now. A log is missing."
    assert said[engine.Kind.DIFFERENTIAL] == "Not possible now, for the same reason as Incremental."
    assert not choices.why_none.text()
    assert all(choices.effects[kind].text() == text for kind, text in texts.items()), (
        "descriptions stay as they are"
    )
    assert choices.differential.accessibleDescription().endswith("Not possible now. A log is missing.")
    choices.show_effects(texts, dict.fromkeys(choices.reasons, "It is not available."))
    assert choices.why_none.text() == "No backup is possible now. It is not available."
    assert not any(label.text() for label in choices.reasons.values())


def test_warnings_are_ticked_before_the_start(open_window: Open, tmp_path: Path, destination: Path) -> None:
    source = write_small_instance(tmp_path / "source", last=4, current=False)
    window = open_window(source)
    window.plan(destination)
    page = window.back_up
    assert [tick.accessibleName() for tick in page.plan.ticks] == [
        "There is no current log. The closed logs are included."
    ]
    assert not page.start.isEnabled() and page._acts_on.text() == "Tick the warnings of the plan."
    page.plan.ticks[0].setChecked(True)
    assert page.start.isEnabled() and page._acts_on.text().startswith("Full backup of")
    page.copy.setChecked(True)
    window.until(lambda: page.preview is not None and page.preview.request == page.request())
    assert page.start.isEnabled()  # the warnings are the same


def test_a_folder_that_is_not_there_and_a_gap_are_mended(open_window: Open, tmp_path: Path, source: Path) -> None:
    grow_small_instance(source, 7)
    window = open_window(source)
    window.plan(tmp_path / "new")
    page = window.back_up
    assert page.preview is not None and mend_of(page.preview) is PlanMend.CREATE
    page.plan.refusal.act_button.click()
    window.until(page.start.isEnabled)
    assert page.may_create.isChecked()


def test_a_backup_is_verified_afterwards_if_that_is_ticked(
    open_window: Open, source: Path, destination: Path
) -> None:
    window = open_window(source)
    window.plan(destination)
    window.back_up.choices.verify_after.setChecked(True)
    run = window.finish(window.start())
    queue = window.application.run_queue
    window.until(lambda: len(queue.runs) == 2 and not queue.in_flight)
    newest = window.application.history.runs()[0]
    assert (newest.operation, newest.state) == (RunOperation.VERIFY, RunState.SUCCESS)
    assert newest.source == str(run.result.chain) or newest.chain == str(run.result.chain)
    assert window.application.preferences.value.verify_after


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Path]:
    """An instance on a volume that has snapshots."""
    with btrfs(tmp_path) as disk:
        yield write_small_instance(disk / "source")


def test_a_backup_from_a_snapshot(open_window: Open, busy: Path, destination: Path) -> None:
    """Offered for files at rest, said in the plan, and not for what cannot be read that way."""
    window = open_window(busy)
    page = window.back_up
    window.plan(destination)
    assert "Read from" not in dict(known(page.preview, "plan").lines()) and page.choices.other_kinds
    page.choices.snapshot.setChecked(True)
    window.until(lambda: page.preview is not None and page.start.isEnabled())
    assert f"A btrfs snapshot of {busy.parent}" in dict(known(page.preview, "plan").lines())["Read from"]
    assert "--snapshot" in known(page.request(), "request").arguments() and not page.choices.other_kinds
    assert not page.schedule_button.isEnabled()
    assert window.finish(window.start()).result.manifest.runs
    assert [path.name for path in busy.parent.iterdir()] == ["source"]
    page.as_is.setChecked(True)
    assert (
        not page.choices.snapshot.isEnabled() and "--snapshot" not in known(page.request(), "request").arguments()
    )


def test_a_snapshot_that_cannot_be_had_is_refused_by_the_plan(source: Path, destination: Path) -> None:
    request = BackupRequest(FilesAtRest((source,), snapshot=True), destination, engine.Kind.FULL)
    found = look_at_backup(request, RunRecord(), (), Cancel())
    assert found.refusal is not None and found.refusal.code is Code.FeatureNotAvailable
    assert mend_of(found) is None


def test_files_in_use_are_mended_by_a_snapshot(source: Path, destination: Path) -> None:
    """What Windows says of a file that its service has open."""
    request = BackupRequest(FilesAtRest((source,)), destination, engine.Kind.FULL)
    path = str(source / DATABASE)
    in_use = Code.FileAccessDenied.error(f"Cannot open {path}: it is in use.", path=path)
    assert mend_of(BackupPreview(request, in_use)) is PlanMend.SNAPSHOT
    assert mend_of(BackupPreview(request, Code.DatabaseSharingViolation.error())) is PlanMend.SNAPSHOT
    elsewhere = Code.FileAccessDenied.error("Cannot write.", path=str(destination))
    assert mend_of(BackupPreview(request, elsewhere)) is None
