"""What was scanned a moment ago is not scanned once more, as long as no run has changed it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.evidence.gathering import ChainScan, FolderScan, Scanned
from app.history.runs import Run, RunOperation
from app.settings import SettingsFile
from app.status.destinations import add_destination
from tests.unit.test_look import Machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_what_was_scanned_is_not_looked_for_once_more_unless_a_run_has_ended_since(machine: Machine) -> None:
    machine.run()
    before = datetime.now(UTC)
    nowhere = Scanned(
        {(machine.source, True): (before, FolderScan())},
        {machine.store: (before, ChainScan(read=(machine.store,), looked=True))},
    )
    assert len(machine.look().instances) == 1
    assert machine.look(scanned=nowhere).instances == (), "it is believed"
    machine.run()
    assert machine.look(scanned=nowhere).instances == machine.look().instances, "a run has changed both places"
    assert len(machine.look(scanned=nowhere).instances) == 1


def test_a_folder_that_is_gone_is_looked_for_although_it_was_scanned(machine: Machine) -> None:
    machine.run()
    scan = ChainScan(read=(machine.store,), looked=True)
    machine.store.rename(machine.root / "unmounted")
    found = machine.look(scanned=Scanned(places={machine.store: (datetime.now(UTC), scan)}))
    assert found.instances == machine.look().instances
    assert [each.available for each in found.destinations] == [False]


def test_a_run_makes_stale_what_was_scanned_where_it_worked(tmp_path: Path) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    later = moment + timedelta(minutes=1)
    one, two, folder = tmp_path / "one", tmp_path / "two", tmp_path / "folder"
    scanned = Scanned(
        {(folder, True): (moment, FolderScan())},
        {one: (moment, ChainScan()), two: (moment, ChainScan())},
    )
    run = Run("a", "mail", RunOperation.BACKUP, "full", moment, ended=later)

    def left(changed: Run) -> set[Path]:
        kept = scanned.since([changed])
        return {*kept.places, *(path for path, _ in kept.folders)}

    assert left(replace(run, ended=None)) == {one, two, folder}
    assert left(replace(run, ended=moment, destination=str(one))) == {one, two, folder}
    assert left(replace(run, destination=str(one))) == {two, folder}
    assert left(replace(run, chain=str(two / "mail" / "chain"), source=str(folder / "deep"))) == {one}
    assert left(run) == set(), "nobody knows what it changed"


def test_an_empty_folder_in_place_of_the_known_destination_is_not_what_was_scanned(machine: Machine) -> None:
    """A disk that was unmounted leaves its mount point: nothing there reports that."""
    machine.run()
    assert add_destination(SettingsFile(machine.locations.settings), machine.store)
    scan = ChainScan(read=(machine.store,), looked=True)
    machine.store.rename(machine.root / "unmounted")
    machine.store.mkdir()
    found = machine.look(scanned=Scanned(places={machine.store: (datetime.now(UTC), scan)}))
    assert [(each.available, each.free) for each in found.destinations] == [(False, None)]
