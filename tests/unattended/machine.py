"""A machine with instances and jobs whose clock is set by hand; everything else is real."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from zoneinfo import ZoneInfo

import engine
from app.demo.workload import Workload
from app.history.history import EVERYTHING, History
from app.history.runs import Run
from app.history.slots import SlotOutcome, SlotRecord, Slots
from app.jobs.file import JobFile
from app.jobs.job import BackupRule, Job, JobMode, Jobs, When
from app.settings import Locations
from app.unattended.due import DueReport, How, run_due
from engine.events import LogEntry
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters

ZONE = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def at(hour: int, minute: int = 0) -> When:
    """Daily at this local time."""
    return When(at=(time_of_day(hour, minute),))


NIGHTLY = BackupRule(at(2))


class Machine:
    """``look`` is one call of ``run-due``. The clock stands still unless it is told to go on."""

    def __init__(self, folder: Path, now: datetime = NOON) -> None:
        self.folder, self.now = folder, now
        self.tick = timedelta()
        """By so much the clock goes on each time it is read."""
        self.destination = folder / "backups"
        self.locations = Locations(folder / "home", folder / "home")

    def clock(self) -> datetime:
        self.now += self.tick
        return self.now

    @property
    def how(self) -> How:
        return How(clock=self.clock, zone=ZONE, seeds=lambda: 7)

    def instance(self, name: str = "source", steps: int = 2) -> Path:
        """The instance ``name`` runs for a moment; made if it is not there."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        parameters = Parameters(folder, page_size=4096, log_file_kib=64)
        with Instance.open(parameters, fs=engine.LocalFileSystem(), clock=self.clock) as instance:
            path = folder / "orders.edb"
            database = instance.attach(path) if path.exists() else instance.create_database(path)
            workload = Workload(instance, database, kept=40)
            for _ in range(steps):
                workload.step()
            workload.close()
        return folder

    def job(self, *folders: Path, name: str = "nightly", **fields: object) -> Job:
        """A job of these instances, at 02:00 unless ``rules`` say otherwise."""
        values = {"rules": (NIGHTLY,), "destination": self.destination, **fields}
        return Job(name, folders, **values)  # type: ignore[arg-type]

    def set(self, *jobs: Job, **fields: object) -> None:
        """The contents of the job file."""
        made = Jobs(jobs, **fields)  # type: ignore[arg-type]
        JobFile(self.locations.jobs).change(lambda _: made)

    def look(self, after: timedelta = timedelta()) -> DueReport:
        self.now += after
        return run_due(self.locations, self.how)

    def next_night(self, hour: int = 2, minute: int = 5) -> DueReport:
        """Look at the next time that it is so late."""
        local = self.now.astimezone(ZONE).replace(hour=hour, minute=minute, second=0, microsecond=0)
        if local <= self.now:
            local += DAY
        return self.look(local - self.now)

    def records(self) -> list[SlotRecord]:
        """The slots that were decided, the oldest first."""
        with History(self.locations.history, self.clock) as history:
            found = Slots(history).records()
        return [record for record in reversed(found) if record.outcome is not SlotOutcome.FIRST]

    def runs(self) -> list[Run]:
        """All runs, the oldest first."""
        with History(self.locations.history, self.clock) as history:
            return history.runs()[::-1]

    def entries(self) -> list[LogEntry]:
        """All entries, the oldest first."""
        with History(self.locations.history, self.clock) as history:
            return [row.entry for row in history.events(EVERYTHING)][::-1]

    def chains(self) -> list[engine.FoundChain]:
        return engine.find_chains(engine.LocalFileSystem(), self.destination)


def kinds(runs: list[Run]) -> list[str]:
    """What runs did, in their order."""
    return [run.kind or run.what for run in runs]


AUTO, FULL, COPY = JobMode.AUTO, JobMode.FULL, JobMode.COPY
