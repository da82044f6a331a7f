"""What there is: instances in the watched folders and in those of the jobs, chains at the known destinations and
at those of the jobs."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance

import engine
from app.evidence.gathering import ChainScan, FolderScan, Scanned, joined, place_of, scan_chains, scan_folders
from app.evidence.proofs import DestinationContents
from app.evidence.running import Running, look, merged
from app.jobs.job import Jobs
from app.local_paths import is_folder
from app.status.last_known import NONE_KNOWN, LastKnown, searched_by
from engine.errors import JetError
from engine.progress import Cancel
from ui.first_sight import FirstSight
from ui.preferences import Preferences
from ui.worker import Background

Searches = dict[tuple[Path, bool], tuple[datetime, FolderScan]]
Listings = dict[Path, tuple[datetime, ChainScan]]


class Inventory(QObject):
    """The newest :class:`FolderScan` and :class:`ChainScan`, and signals when there are newer ones.

    ``scanning`` tells whether a look at the folders is under way. ``running_changed`` comes when a running
    instance says something new of itself, ``instances_changed`` when one comes or goes.
    """

    instances_changed = Signal()
    running_changed = Signal()
    chains_changed = Signal()
    scanning = Signal(bool)

    def __init__(self, preferences: Preferences, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folders = FolderScan()
        self.stores = ChainScan()
        self.reached: dict[Path, datetime] = {}
        """When each destination was last seen by this window."""
        self.running: tuple[Running, ...] = ()
        self.running_error: JetError | None = None
        """Why running instances cannot be looked for, if so."""
        self.still = 0
        """Looks at the running instances since one brought something new."""
        self.ended: tuple[str, ...] = ()
        """Folders in which an instance ended while the window was open: it is shown on, at rest."""
        self._merged: tuple[engine.InstanceFiles, ...] = ()
        self._look_again = False
        self.first_sight = FirstSight()
        """How each place was before its first look, for who watches it."""
        self.looked = False
        """Whether a scan of the folders has ended yet."""
        self._preferences = preferences
        self._background = background
        self._watched = (preferences.value.folders, preferences.value.destinations)
        self.scanned = Scanned()
        """What :attr:`folders` and :attr:`stores` were put together from."""
        self._due: frozenset[str] = frozenset()
        """Destinations that are to be listed and were not yet."""
        self._of_jobs: tuple[tuple[str, bool], ...] = ()
        """The folders of the jobs, and whether instances below them count, too."""
        self._destinations_of_jobs: tuple[str, ...] = ()
        preferences.changed.connect(self._preferences_changed)

    @property
    def instances(self) -> tuple[engine.InstanceFiles, ...]:
        """Those that run and those at rest; each once."""
        return self._merged

    @property
    def folders_looked_at(self) -> tuple[str, ...]:
        """The watched ones and those of the jobs."""
        return tuple(dict.fromkeys([*self._preferences.value.folders, *(folder for folder, _ in self._of_jobs)]))

    @property
    def destinations(self) -> tuple[str, ...]:
        """The known ones and those of the jobs."""
        return tuple(dict.fromkeys([*self._preferences.value.destinations, *self._destinations_of_jobs]))

    def take_jobs(self, jobs: Jobs, last: LastKnown = NONE_KNOWN) -> None:
        """Show the instances and the chains of these jobs, too; those of ``last``, where they are not known."""
        folders, destinations = self._of_jobs, self._destinations_of_jobs
        own = [job for job in jobs.jobs if job.runs_on(platform.node())]
        searched = (*searched_by(Jobs(tuple(own))), *last.folders)
        self._of_jobs = tuple((str(folder), below) for folder, below in searched)
        places = (*(job.destination for job in own), *last.destinations)
        self._destinations_of_jobs = tuple(dict.fromkeys(map(str, places)))
        if folders != self._of_jobs:
            self.refresh_instances()
        if destinations != self._destinations_of_jobs:
            self.refresh_chains(())

    @property
    def chains(self) -> tuple[engine.FoundChain, ...]:
        return self.stores.chains

    def as_stores(self) -> DestinationContents:
        """What the destinations hold, for the evidence."""
        scan = self.stores
        return DestinationContents(
            scan.chains, scan.read, scan.absent, scan.findings, dict(self.reached), scan.looked
        )

    def running_as(self, instance: engine.InstanceFiles) -> Running | None:
        """What runs under the name and in the folder of ``instance``."""
        return next((each for each in self.running if each.place == instance.identity), None)

    def refresh(self) -> None:
        """Look at everything again."""
        self.refresh_running()
        self.refresh_instances()
        self.refresh_chains()

    def refresh_running(self) -> None:
        """Ask the running instances how they are, in the background; while that goes on, once more after it."""
        if self._background.is_busy("running"):
            self._look_again = True
            return
        before = self.running
        self._background.ask(
            "running", lambda cancel: look(before, cancel), self._take_running, self._take_running_error
        )

    def refresh_instances(self) -> None:
        """Look through the watched folders again, in the background."""
        watched, ended = self._preferences.value.folders, self.ended
        deep = [*watched, *(folder for folder, below in self._of_jobs if below)]
        flat = [folder for folder, below in self._of_jobs if not below and folder not in watched]
        self._emit_scanning(True)

        sight = self.first_sight

        def work(cancel: Cancel) -> Searches:
            there = [folder for folder in ended if is_folder(folder)]
            wanted = [(folder, True) for folder in dict.fromkeys([*deep, *there])]
            found: Searches = {}
            for folder, below in (*wanted, *((folder, False) for folder in flat)):
                began = datetime.now(UTC)
                sight.note(folder, cancel, with_files=True)
                found[Path(folder), below] = began, scan_folders([folder], cancel, subfolders=below)
            return found

        self._background.ask("instances", work, self._take_instances, self._give_up)

    def refresh_chains(self, only: Iterable[str] | None = None) -> None:
        """List the destinations again, in the background. ``only``: these of them, and those that were not yet."""
        destinations, identities = self.destinations, self._preferences.value.identities
        new = {each for each in destinations if place_of(each) not in self.scanned.places}
        self._due |= new.union(destinations if only is None else only)
        wanted = [each for each in destinations if each in self._due]

        sight, before = self.first_sight, self.scanned.places

        def work(cancel: Cancel) -> Listings:
            found: Listings = {}
            for each in wanted:
                began, place = datetime.now(UTC), place_of(each)
                sight.note(each, cancel, with_files=False)
                scan = scan_chains([each], cancel, identities)
                found[place] = began, scan.keeping(before[place][1]) if place in before else scan
            return found

        self._background.ask("chains", work, self._take_chains)

    def _take_instances(self, found: Searches) -> None:
        self.looked = True
        self.scanned = replace(self.scanned, folders=found)
        self.folders = FolderScan()
        for _, scan in found.values():
            self.folders = self.folders.with_more(scan)
        self._merged = merged(self.folders.instances, self.running)
        self._emit_scanning(False)
        changed: SignalInstance = self.instances_changed
        changed.emit()

    def _take_running(self, found: tuple[Running, ...], error: JetError | None = None) -> None:
        before, self.running = self.running, found
        failed, self.running_error = self.running_error, error
        if self._look_again:
            self._look_again = False
            self.refresh_running()
        if [each.told for each in before] == [each.told for each in found] and str(failed) == str(error):
            self.still += 1
            return
        self.still = 0
        self._merged = merged(self.folders.instances, found)
        run = {each.published.id for each in found}
        if gone := [str(each.published.log_directory) for each in before if each.published.id not in run]:
            self.ended = tuple(dict.fromkeys([*self.ended, *gone]))
            self.refresh_instances()  # its files are at rest from now on
        same = [each.kept for each in before] == [each.kept for each in found] and str(failed) == str(error)
        changed: SignalInstance = self.running_changed if same else self.instances_changed
        changed.emit()

    def _take_running_error(self, error: JetError) -> None:
        self._take_running((), error)

    def _take_chains(self, found: Listings) -> None:
        self._due = frozenset()
        known = {**self.scanned.places, **found}
        places = {place: known[place] for place in map(place_of, self.destinations) if place in known}
        self.scanned = replace(self.scanned, places=places)
        self.stores = joined(scan for _, scan in places.values())
        for _, scan in found.values():
            self.reached |= dict.fromkeys(scan.read, datetime.now(UTC))
        changed: SignalInstance = self.chains_changed
        changed.emit()

    def _give_up(self, _error: JetError) -> None:
        self._emit_scanning(False)

    def _emit_scanning(self, busy: bool) -> None:
        scanning: SignalInstance = self.scanning
        scanning.emit(busy)

    def _preferences_changed(self) -> None:
        before, value = self._watched, self._preferences.value
        self._watched = (value.folders, value.destinations)
        if before[0] != value.folders:
            self.refresh_instances()
        if set(before[1]) != set(value.destinations):
            self.refresh_chains(())
