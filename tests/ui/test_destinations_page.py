"""The Destinations page: what each place is, its test, another destination at its path, adding and forgetting."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

import engine
from app.status.destinations import DestinationCondition, DestinationState
from app.status.values import DestinationStatus
from tests.cli.conftest import tree
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.levels import Level
from ui.models.destinations import facts_of, space_of, state_row
from ui.pages.destinations.page import DestinationsPage
from ui.panels.command_dialog import CommandDialog
from ui.panels.place_dialog import PlaceDialog
from ui.theme import ThemeController
from ui.widgets.space_bar import SpaceBar

CREATED = "2026-01-01T00:00:00Z"


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, context: Context, source: Path, destination: Path, tmp_path: Path) -> DestinationsPage:
    """A destination with a chain, known by its identity, and one whose folder is missing."""
    engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(destination), engine.Kind.FULL)
    identity = engine.LocalFolder(destination).identify(CREATED)
    gone = tmp_path / "gone"
    context.preferences.change(
        lambda settings: (
            settings.with_destination(str(gone))
            .with_destination(str(destination))
            .with_identity(str(destination), identity)
        )
    )
    made = DestinationsPage(context)
    QAbstractItemModelTester(made.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    qtbot.addWidget(made, before_close_func=partial(end, context, made))
    made.resize(1000, 760)
    made.show()
    look(qtbot, made)
    return made


def look(qtbot: QtBot, page: DestinationsPage) -> None:
    context = page._context
    context.inventory.refresh_chains()
    slots = ("chains", "destinations", "evidence", "destination-test", "destination-add")
    qtbot.waitUntil(
        lambda: not page._quiet.isActive() and not any(map(context.background.is_busy, slots)), timeout=PATIENCE_MS
    )


def level_of(page: DestinationsPage) -> Level | None:
    message = page.detail.banner.message
    return message.level if message is not None else None


def conditions(page: DestinationsPage) -> dict[str, DestinationCondition]:
    return {state.place.name: state.condition for state in page.states}


def test_what_is_there_and_what_is_not(qtbot: QtBot, page: DestinationsPage, destination: Path) -> None:
    assert conditions(page) == {
        "backups": DestinationCondition.AVAILABLE,
        "gone": DestinationCondition.ABSENT,
    }
    page.choose(str(destination))
    assert page.selected is not None and page.selected.chains == 1
    assert level_of(page) is None and page.detail.bar.element_count() == 3
    assert not page.accept.isEnabled() and page.sets.isEnabled() and nameless(page) == []
    page.choose(str(page.states[1].place))
    assert level_of(page) is Level.ERROR
    assert not page.sets.isEnabled() and not page.open_folder.isEnabled()
    page.forget.trigger()
    look(qtbot, page)
    assert list(conditions(page)) == ["backups"]


def test_the_test_leaves_nothing(qtbot: QtBot, page: DestinationsPage, destination: Path) -> None:
    page.choose(str(destination))
    before = tree(destination)
    page.test.trigger()
    qtbot.waitUntil(lambda: len(page.detail.test_list.steps) == 6, timeout=PATIENCE_MS)
    look(qtbot, page)
    outcomes = {step.outcome for step in page.detail.test_list.steps}
    assert outcomes == {engine.StepOutcome.DONE} and tree(destination) == before
    assert page.test.isEnabled()


def test_another_destination_is_accepted(
    qtbot: QtBot, context: Context, page: DestinationsPage, destination: Path
) -> None:
    page.choose(str(destination))
    page.test.trigger()
    qtbot.waitUntil(lambda: page.detail.test_list.isVisible() and page.test.isEnabled(), timeout=PATIENCE_MS)
    shutil.rmtree(destination)
    destination.mkdir()
    identity = engine.LocalFolder(destination).identify(CREATED)
    look(qtbot, page)
    page.choose(str(destination))
    assert conditions(page)["backups"] is DestinationCondition.OTHER
    assert page.detail.test_list.isHidden(), "it was tested as another one"
    message = page.detail.banner.message
    assert message is not None and "choose Accept" in message.advice
    page.accept.trigger()
    look(qtbot, page)
    assert conditions(page)["backups"] is DestinationCondition.AVAILABLE
    assert context.preferences.value.identities[str(destination)] == identity


def test_one_is_added(qtbot: QtBot, context: Context, page: DestinationsPage, tmp_path: Path) -> None:
    new = tmp_path / "new" / "place"
    page.add_place(new, False)
    qtbot.waitUntil(lambda: page.banner.message is not None, timeout=PATIENCE_MS)
    assert not new.exists()
    page.add_place(new, True)
    qtbot.waitUntil(lambda: str(new) in context.preferences.value.destinations, timeout=PATIENCE_MS)
    look(qtbot, page)
    assert page.selected is not None and page.selected.place == new and page.banner.message is None


def test_rows_and_bars(qtbot: QtBot, tmp_path: Path) -> None:
    short = DestinationState(
        tmp_path, DestinationCondition.SHORT, "why", "hint", seconds=0.0004, free=10, total=100, used=40, needed=30
    )
    row = state_row(short)
    assert (row[1].level, row[4].text) == (Level.WARNING, "< 1 ms")
    use = space_of(short)
    assert use is not None and [part.bytes for part in use.parts] == [40, 50, 10] and use.total == 100
    bar = SpaceBar()
    qtbot.addWidget(bar)
    bar.resize(300, bar.heightForWidth(300))
    bar.set_use(use)
    assert bar.element_area(2).right() == pytest.approx(300) and "30 bytes" in bar.element_text(2)
    assert bar.table()[1:] == [
        ("chains", "40 bytes", "40%"),
        ("other files", "50 bytes", "50%"),
        ("free", "10 bytes", "10%"),
    ]
    bar.grab()
    bar.set_use(None)
    assert bar.element_count() == 0


def test_what_was_seen_without_being_known_is_known_from_then_on(
    qtbot: QtBot, page: DestinationsPage, destination: Path
) -> None:
    context = page._context
    identity = context.preferences.value.identities[str(destination)]
    context.preferences.change(
        lambda settings: settings.without_destination(str(destination)).with_destination(str(destination))
    )
    assert not context.preferences.value.identities  # as after an import, or a list made by another program
    look(qtbot, page)
    assert dict(context.preferences.value.identities) == {str(destination): identity}
    shutil.rmtree(destination)
    destination.mkdir()  # its disk is not mounted any more
    look(qtbot, page)
    assert conditions(page)["backups"] is DestinationCondition.ABSENT
    page.choose(str(destination))
    assert not page.test.isEnabled(), "a test of what is at its path would say nothing of it"
    assert "accepted" in page.detail.hint.text()


def test_a_destination_without_chains_says_so(qtbot: QtBot, page: DestinationsPage, destination: Path) -> None:
    shutil.rmtree(next(each for each in destination.iterdir() if each.is_dir()))
    look(qtbot, page)
    page.choose(str(destination))
    state = page.selected
    assert state is not None and dict(facts_of(state))["Chains"] == "none"
    gone = replace(state, condition=DestinationCondition.ABSENT, known="", found="")
    assert dict(facts_of(gone))["Identity"] == "none was recorded when it was last seen"
    assert dict(facts_of(replace(gone, reached=None)))["Identity"] == "not known"


def test_the_command_of_a_new_destination_is_shown(page: DestinationsPage, tmp_path: Path) -> None:
    page.add.trigger()
    (dialog,) = page.window().findChildren(PlaceDialog)
    show = next(each for each in dialog.buttons.buttons() if each.accessibleName() == "Show command line")
    show.click()
    assert "Enter a folder" in dialog.problem.text() and not dialog.findChildren(CommandDialog)
    dialog.place.setEditText(str(tmp_path))
    show.click()
    (shown,) = dialog.findChildren(CommandDialog)
    assert shown.line.toPlainText() == f"ese-backup destinations add {tmp_path}"
    dialog.reject()


def test_the_free_space_is_what_the_status_line_says(
    qtbot: QtBot, page: DestinationsPage, context: Context, destination: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two readings of one volume differ, and both would be in one window."""
    monkeypatch.setattr("app.status.destinations._space", lambda _place: (123 << 20, 1 << 60))
    context.outlook.refresh()
    qtbot.waitUntil(lambda: context.outlook.seen is not None, timeout=PATIENCE_MS)
    seen = context.outlook.seen
    assert seen is not None
    known = {each.place: each.free for each in (seen.own or seen.overview).destinations}
    assert known[destination] not in (None, 123 << 20)
    look(qtbot, page)
    page._look()
    look(qtbot, page)
    (state,) = (each for each in page.states if each.place == destination)
    assert state.free == {each.place: each.free for each in _now(context)}[destination]
    assert state.total == 1 << 60


def _now(context: Context) -> Sequence[DestinationStatus]:
    seen = context.outlook.seen
    assert seen is not None
    return (seen.own or seen.overview).destinations
