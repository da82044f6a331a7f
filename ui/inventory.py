"""What there is: instances in the watched folders and in those of the jobs, chains at the known destinations and
at those of the jobs."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance

import engine
from app.evidence.gathering import ChainScan, FolderScan, scan_chains, scan_folders
from app.evidence.proofs import DestinationContents
from app.evidence.running import Running, look, merged
from app.jobs.job import Jobs
from engine.errors import JetError
from engine.progress import Cancel
from ui.preferences import Preferences
from ui.worker import Background


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
        self.looked = False
        """Whether a scan of the folders has ended yet."""
        self._preferences = preferences
        self._background = background
        self._watched = (preferences.value.folders, preferences.value.destinations)
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

    def take_jobs(self, jobs: Jobs) -> None:
        """Show the instances and the chains of these jobs, too."""
        folders, destinations = self._of_jobs, self._destinations_of_jobs
        own = [job for job in jobs.jobs if job.runs_on(platform.node())]
        self._of_jobs = tuple(dict.fromkeys((str(each), job.below) for job in own for each in job.folders))
        self._destinations_of_jobs = tuple(dict.fromkeys(str(job.destination) for job in own))
        if folders != self._of_jobs:
            self.refresh_instances()
        if destinations != self._destinations_of_jobs:
            self.refresh_chains()

    @property
    def chains(self) -> tuple[engine.FoundChain, ...]:
        return self.stores.chains

    def as_stores(self) -> DestinationContents:
        """What the destinations hold, for the evidence."""
        scan = self.stores
        absent = tuple(place for place, _ in scan.failed)
        return DestinationContents(scan.chains, scan.read, absent, scan.findings, dict(self.reached), scan.looked)

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

        def work(cancel: Cancel) -> FolderScan:
            there = [folder for folder in ended if Path(folder).is_dir()]
            found = scan_folders(list(dict.fromkeys([*deep, *there])), cancel)
            return found.with_more(scan_folders(flat, cancel, subfolders=False)) if flat else found

        self._background.ask("instances", work, self._take_instances, self._give_up)

    def refresh_chains(self) -> None:
        """List the destinations again, in the background."""
        destinations, identities = self.destinations, self._preferences.value.identities
        self._background.ask(
            "chains", lambda cancel: scan_chains(destinations, cancel, identities), self._take_chains
        )

    def _take_instances(self, found: FolderScan) -> None:
        self.looked = True
        self.folders = found
        self._merged = merged(found.instances, self.running)
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

    def _take_chains(self, found: ChainScan) -> None:
        self.stores = found
        self.reached |= dict.fromkeys(found.read, datetime.now(UTC))
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
            self.refresh_chains()
