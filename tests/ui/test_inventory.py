"""What the window knows of: watched folders, known destinations, and those of the jobs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.jobs.job import Jobs
from tests.builders.small_instance import write_small_instance
from tests.ui.job_pages import a_job, until
from tests.ui.lone_page import context_in
from ui.context import Context
from ui.theme import ThemeController


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


def test_instances_and_chains_of_jobs_are_known(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    """Without having been watched or added by hand; those of jobs of another host are not."""
    write_small_instance(source / "deeper")
    made = engine.run_backup(
        engine.AtRestSource([source], scope=engine.Scope(subfolders=False)),
        engine.LocalFolder(destination),
        engine.Kind.FULL,
    )
    inventory, job = context.inventory, a_job("mail", source, destination)

    def places() -> set[Path]:
        return {each.directory for each in inventory.instances}

    inventory.take_jobs(Jobs((replace(job, hosts=("another-host",)),)))
    assert (inventory.folders_looked_at, inventory.destinations) == ((), ())
    inventory.take_jobs(Jobs((job,)))
    until(qtbot, lambda: places() == {source} and [each.path for each in inventory.chains] == [made.chain])
    inventory.take_jobs(Jobs((replace(job, below=True),)))
    until(qtbot, lambda: places() == {source, source / "deeper"})
    inventory.take_jobs(Jobs())
    until(qtbot, lambda: not inventory.instances and not inventory.chains)


def test_only_the_destination_in_which_something_changed_is_listed_again(
    qtbot: QtBot, context: Context, source: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"

    def back_up(to: Path) -> None:
        engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(to), engine.Kind.FULL)

    for place in (first, second):
        place.mkdir()
        back_up(place)
    inventory = context.inventory
    context.preferences.change(lambda settings: replace(settings, destinations=(str(first), str(second))))
    until(qtbot, lambda: len(inventory.chains) == 2)
    before = dict(inventory.scanned.places)
    back_up(first)
    back_up(second)
    of_second = before[second][1].chains
    inventory.refresh_chains([str(second)])
    until(qtbot, lambda: len(inventory.chains) == 3)
    assert inventory.scanned.places[first] is before[first]
    assert any(chain is of_second[0] for chain in inventory.chains), "what has not changed is the same value"
    inventory.refresh_chains()
    until(qtbot, lambda: len(inventory.chains) == 4)
    context.preferences.change(lambda settings: replace(settings, destinations=(str(second),)))
    until(qtbot, lambda: {each.path.is_relative_to(second) for each in inventory.chains} == {True})
    assert list(inventory.scanned.places) == [second]


def test_what_a_newer_question_made_stale_is_listed_all_the_same(
    qtbot: QtBot, context: Context, source: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    inventory = context.inventory
    context.preferences.change(lambda settings: replace(settings, destinations=(str(first), str(second))))
    until(qtbot, lambda: len(inventory.stores.failed) == 2)
    for place in (first, second):
        place.mkdir()
        engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(place), engine.Kind.FULL)
    inventory.refresh_chains([str(first)])
    inventory.refresh_chains([str(second)])
    until(qtbot, lambda: len(inventory.chains) == 2)
