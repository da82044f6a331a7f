"""The plan of a backup: what it names, what it warns of, why a mode is refused, and what mends it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

import engine
from app.history.runs import RunOperation, RunState
from app.own_names import Naming
from app.settings import Settings
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.ui.window import Open
from ui.models.instances import identity
from ui.models.plan import effects
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
