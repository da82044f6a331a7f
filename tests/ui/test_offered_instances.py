"""What is offered to be backed up: how well 300 instances are protected is told in several turns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.evidence.rule import Standing, Verdict
from app.settings import Settings
from tests.counting import calls
from tests.ui.windows import PATIENCE_MS
from ui.models.instances import identity
from ui.pages.back_up.choices import Choices
from ui.widgets.picker import DETAIL

NEVER, LOOKING = Verdict(Standing.NEVER), Verdict(Standing.LOOKING)


@pytest.fixture
def instances(source: Path) -> list[engine.InstanceFiles]:
    (found,) = engine.scan([source]).instances
    return [replace(found, log_directory=Path(f"/srv/{at:03}")) for at in range(300)]


@pytest.fixture
def choices(qtbot: QtBot, instances: list[engine.InstanceFiles]) -> Choices:
    made = Choices(Settings())
    qtbot.addWidget(made)
    made.offer(instances, {}, lambda _key: LOOKING)
    return made


def said(choices: Choices) -> set[str]:
    return {str(choices.instance.itemData(at, DETAIL)) for at in range(choices.instance.count())}


def test_what_is_proven_anew_is_told_in_several_turns(
    qtbot: QtBot, choices: Choices, instances: list[engine.InstanceFiles]
) -> None:
    choices.instance.setCurrentIndex(7)
    chosen, before = identity(choices.instance.currentData()), said(choices)
    whole = calls(lambda: choices.offer(instances, {}, lambda _key: LOOKING))
    with qtbot.assertNotEmitted(choices.instance.currentIndexChanged):
        part = calls(lambda: choices.offer_again(lambda _key: NEVER))
        assert part < whole / 2 and said(choices) == before
        qtbot.waitUntil(lambda: said(choices) != before, timeout=PATIENCE_MS)
    assert len(said(choices)) == 1 and identity(choices.instance.currentData()) == chosen


def test_instances_that_are_offered_meanwhile_stay(
    qtbot: QtBot, choices: Choices, instances: list[engine.InstanceFiles]
) -> None:
    choices.offer_again(lambda _key: NEVER)
    choices.offer(instances[:5], {}, lambda _key: LOOKING)
    before = said(choices)
    qtbot.waitUntil(lambda: not choices._offering.is_busy, timeout=PATIENCE_MS)
    assert choices.instance.count() == 5 and said(choices) == before
