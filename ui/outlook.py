"""How everything is protected, as the command ``status`` says it: looked at in the background, the same for the
overview, the tray and the notifications."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from app.evidence.gathering import Scanned
from app.history.filter import RunFilter
from app.history.history import History
from app.history.runs import Run, RunState
from app.jobs.job import Jobs, Targets
from app.own_names import Namings, no_namings
from app.settings import Locations
from app.status.values import by_instance
from engine.errors import JetError
from engine.progress import Cancel
from ui.inventory import Inventory
from ui.ledger import Ledger
from ui.live_run import RunQueue
from ui.models.fleet_overview import with_hosts
from ui.models.overview import SeenState, seen_of
from ui.models.run_days import DAYS
from ui.models.whole_instances import whole_instances
from ui.paced_look import PacedLook
from ui.preferences import Preferences
from ui.worker import Background

if TYPE_CHECKING:
    from app.status.fleet import Fleet

QUIET_MS = 400
"""Several changes within this time are one look."""
HISTORY = timedelta(days=DAYS + 1)
AGAIN_MS = 60_000
"""Ages and due times are part of it, so it is looked at again when nothing else happens, too."""
ANEW_MS = 300_000
"""Some file systems do not tell what changes, so everything is scanned again when nothing is told, too."""
FLEET = timedelta(minutes=5)
"""Hosts post once an hour, and each look at their posts is a request to each destination."""
_SLOT = "outlook"

Look = Callable[[Cancel, Scanned], SeenState]
"""Reads everything anew but what was scanned; runs off the window's thread and raises ``JetError``."""


class SystemOutlook(QObject):
    """The newest :class:`~ui.models.overview.SeenState`; ``changed`` comes when there is a newer one, or when
    there could be none, which ``error`` says. What was seen before stays then."""

    changed = Signal()

    def __init__(self, background: Background, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._look = look
        self._pace = PacedLook(self._begin, lambda: background.is_busy(_SLOT), self)
        self._all = False
        """Whether everything is scanned, too."""
        self._inventory: Inventory | None = None
        self._names: Callable[[], Namings] = no_namings
        self.seen: SeenState | None = None
        self.error: JetError | None = None
        self._over: set[str] = set()
        """Runs that are known to have ended, whatever a look that goes on saw of them."""
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._follow_up)
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self._follow_up)
        self._anew = QTimer(self, interval=ANEW_MS)
        self._anew.timeout.connect(self.refresh)

    def follow(self, inventory: Inventory, preferences: Preferences, history: SignalInstance) -> None:
        """Look again after each of their changes; ``history`` comes when runs were added."""
        self._inventory = inventory
        self._names = lambda: preferences.value.names
        self._anew.start()
        for changed in (inventory.instances_changed, inventory.chains_changed, preferences.changed, history):
            changed.connect(self.refresh_soon)

    def follow_runs(self, run_queue: RunQueue, ledger: Ledger) -> None:
        """Who is at work follows at once from what ends in this window, and from what the ledger has read: no page
        may show the end of a run and that it goes on."""
        run_queue.run_ended.connect(lambda ended: self._end(() if ended.run is None else (ended.run.id,)))
        ledger.changed.connect(lambda: self._end_those_of(ledger.record.runs))

    def refresh_soon(self) -> None:
        """Look when nothing more has changed for a moment."""
        self._quiet.start()

    def refresh(self) -> None:
        """Look at everything now, or as soon as the look that goes on has ended."""
        self._all = True
        self._anew.start()
        self._pace.ask_now()

    def _follow_up(self) -> None:
        """Something has changed, and what has not was scanned before: by the inventory, which follows folders."""
        self._pace.ask()

    def _begin(self) -> None:
        self._quiet.stop()
        self._again.start()
        scanned = Scanned() if self._all or self._inventory is None else self._inventory.scanned
        self._all = False
        names, before = self._names(), self.seen

        def work(cancel: Cancel) -> SeenState:
            from ui.models.kept_state import kept_state  # the first paint can do without it

            return kept_state(self._look(cancel, scanned), before, names)

        self._background.ask(_SLOT, work, self._take, self._take_error)

    def _take(self, seen: SeenState) -> None:
        self.seen, self.error = seen.without(self._over), None
        self._tell()

    def _end_those_of(self, runs: Iterable[Run]) -> None:
        """Those of ``runs`` that are over and were seen at work."""
        at_work = {run.id for seen in (self.seen.at_work if self.seen else {}).values() for run in seen}
        if at_work:
            self._end(run.id for run in runs if run.id in at_work and run.state is not RunState.RUNNING)

    def _end(self, over: Iterable[str]) -> None:
        self._over.update(over)
        before, self.seen = self.seen, self.seen and self.seen.without(self._over)
        if self.seen is not before:
            changed: SignalInstance = self.changed
            changed.emit()

    def _take_error(self, error: JetError) -> None:
        self.error = error
        self._tell()

    def _tell(self) -> None:
        self._pace.ended()
        changed: SignalInstance = self.changed
        changed.emit()


def looking(locations: Locations, history: History) -> Look:
    """The look of the program itself: what ``status`` finds, and beside it the runs of the last days."""

    fleet: list[tuple[datetime, Fleet]] = []
    kept = [Jobs()]
    """The jobs as their file said when it could be used last."""

    def look_at(cancel: Cancel, scanned: Scanned) -> SeenState:
        from app.status.fleet import look_at_fleet
        from app.status.look import LIMIT, jobs_of, known_destinations, look  # the first paint can do without them
        from app.status.words import line

        now, read = datetime.now(UTC), jobs_of(locations)
        kept[:] = kept if read is None else [read]
        own = look(locations, now, cancel=cancel, scanned=scanned, last=kept[0])
        if not fleet or abs(now - fleet[0][0]) >= FLEET:
            places = known_destinations(locations)
            fleet[:] = [(now, look_at_fleet(locations, places, now, limit=LIMIT, cancel=cancel))]
        overview, hosts = with_hosts(own, fleet[0][1].overview), fleet[0][1].hosts
        jobs = by_instance(overview.instances)
        lines = {
            each.key: line(each, now, of_jobs=len(jobs[each.key]) > 1)
            for each in whole_instances(overview.instances)
        }
        runs = history.runs(RunFilter(since=now - HISTORY))
        return seen_of(overview, lines, _targets(locations), runs, hosts, own=own)

    return look_at


def _targets(locations: Locations) -> dict[str, Targets]:
    """What each job promises; nothing where the file cannot be used, which the overview says."""
    from app.jobs.file import JobFile

    try:
        jobs = JobFile(locations.jobs).load()
    except JetError:
        return {}
    return {job.name: job.targets for job in jobs.jobs}
