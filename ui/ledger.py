"""What is known of how well each instance is protected: judged in the background, the same for every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

import engine
from app.evidence.proofs import DestinationContents, Evidence, RunRecord
from app.evidence.rule import Standing, Verdict, judge
from app.history.history import History
from app.history.runs import Run
from app.settings import Locations, Settings
from engine.errors import JetError
from engine.progress import Cancel
from ui.inventory import Inventory
from ui.live_run import RunPlan
from ui.models.instances import identity
from ui.models.unjudged import UNJUDGED, utc_now
from ui.paced_look import PacedLook
from ui.preferences import Preferences
from ui.worker import Background

MAX_RUNS = 5000
_SLOT = "evidence"
_LOOKING = Verdict(Standing.LOOKING)
AGAIN_MS = 60_000
"""Age is part of a verdict, so it is judged anew when nothing else happens, too."""


@dataclass(frozen=True)
class Judged:
    """All verdicts of one moment: by identity of the instance, and by folder of the chain."""

    record: RunRecord = field(default_factory=RunRecord)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    runs: dict[str, tuple[Run, ...]] = field(default_factory=dict)
    chains: dict[Path, Verdict] = field(default_factory=dict)


def judge_all(
    record: RunRecord,
    instances: Sequence[engine.InstanceFiles],
    stores: DestinationContents,
    now: datetime,
    target: Callable[[engine.InstanceFiles], timedelta | None],
    cancel: Cancel,
) -> Judged:
    """The verdict of every instance and chain. ``target``: how old the newest set of an instance may be."""
    shared = Counter(each.directory for each in instances)
    evidence, runs = {}, {}
    for instance in instances:
        cancel.check()
        name, alone = identity(instance), shared[instance.directory] == 1
        evidence[name] = record.evidence(instance, stores, now, target(instance), alone=alone)
        runs[name] = record.of(instance, alone=alone)
    chains = {}
    for chain in stores.chains:
        cancel.check()
        chains[chain.path] = judge(record.chain_facts(chain, stores, now))
    return Judged(record, evidence, runs, chains)


class Ledger(QObject):
    """The newest :class:`Judged`; ``changed`` tells when there is a newer one. :meth:`refresh` judges anew."""

    changed = Signal()

    def __init__(
        self,
        history: History,
        inventory: Inventory,
        preferences: Preferences,
        background: Background,
        locations: Locations,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._locations = locations
        self._inventory = inventory
        self._preferences = preferences
        self._background = background
        self.judged = Judged()
        self._pace = PacedLook(self._begin, lambda: background.is_busy(_SLOT), self)
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        for changed in (inventory.instances_changed, inventory.chains_changed, preferences.changed):
            changed.connect(self._pace.ask_now)

    @property
    def record(self) -> RunRecord:
        """The runs that the verdicts follow from."""
        return self.judged.record

    def of(self, instance: engine.InstanceFiles | None) -> Evidence:
        """What speaks of the instance; that it is being looked for while nobody has."""
        return self.judged.evidence.get(identity(instance), UNJUDGED) if instance else UNJUDGED

    def runs_of(self, instance: engine.InstanceFiles) -> tuple[Run, ...]:
        """Its runs, newest first, whatever became of them."""
        return self.judged.runs.get(identity(instance), ())

    def refresh(self) -> None:
        """Read the runs and judge, in the background; while that goes on, and for a moment after it, once more at
        the end of that."""
        self._pace.ask()

    def _begin(self) -> None:
        history, instances = self._history, self._inventory.instances
        stores, settings, locations = self._inventory.as_stores(), self._preferences.value, self._locations

        def work(cancel: Cancel) -> Judged:
            record, now = _record_of(history), utc_now()
            target = _target(locations, settings, record.runs, now)
            return judge_all(record, instances, stores, now, target, cancel)

        self._background.ask(_SLOT, work, self._take)
        self._again.start()

    def chain(self, path: Path) -> Verdict:
        """The verdict of a chain at a known destination."""
        return self.judged.chains.get(path, _LOOKING)

    def about(self, plan: RunPlan) -> tuple[Verdict | None, str]:
        """The verdict of what a run is about, and what that is called: its instance, or the chain it reads."""
        chain = plan.request.read_chain
        if chain is not None:
            return self.judged.chains.get(chain), self.tr("The chain")
        found = self.judged.evidence.get(plan.key)
        return (found.verdict if found else None), plan.instance or plan.key

    def _take(self, judged: Judged) -> None:
        self.judged = judged
        self._pace.ended()
        changed: SignalInstance = self.changed
        changed.emit()


def _record_of(history: History) -> RunRecord:
    """Without a history nothing is known of what was done; the history's own pages say why."""
    try:
        return RunRecord(history.runs(count=MAX_RUNS), documents=history.document, now=utc_now())
    except JetError:
        return RunRecord()


def _target(
    locations: Locations, settings: Settings, runs: Sequence[Run], now: datetime
) -> Callable[[engine.InstanceFiles], timedelta | None]:
    """What the jobs promise, so that every page has the verdict that the overview has."""
    from app.status.facts import max_age_of  # the first paint can do without them
    from app.status.last_known import NONE_KNOWN, last_known
    from app.status.look import NO_JOBS, jobs_of

    jobs = jobs_of(locations)
    last = last_known(NO_JOBS, runs, now) if jobs is None else NONE_KNOWN
    return lambda instance: max_age_of(instance, jobs or NO_JOBS, settings, last)
