"""A simulated year of ``run-due``: a real instance that changes, its backups, retention, verifications and drills.

The clock is faked; everything else is real. ``python -m tests.simulated_year`` prints the figures of the year.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from zoneinfo import ZoneInfo

import engine
from app.demo.workload import Workload
from app.history.history import History
from app.history.runs import Run, RunOperation, RunState
from app.history.slots import SlotOutcome, SlotRecord, Slots
from app.jobs.file import JobFile
from app.jobs.job import BackupRule, CheckKind, CheckRule, Job, JobMode, Jobs, Weekday, When
from app.jobs.keys import rule_key
from app.jobs.schedule import slot_after
from app.settings import Locations
from app.unattended.due import DueReport, How, run_due
from engine.chain.retention import Retention
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters

ZONE = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)
START = datetime(2026, 1, 1, 12, tzinfo=UTC)
RULES = Retention(last=2, daily=7, weekly=4, monthly=12)
FULL = BackupRule(When(at=(time_of_day(1, 30),), on=frozenset({Weekday.SUNDAY})), JobMode.FULL)
AUTO = BackupRule(When(at=(time_of_day(2, 30),)), JobMode.AUTO)
NIGHTLY = CheckRule(CheckKind.VERIFY, When(at=(time_of_day(4, 0),)), timedelta(seconds=1))
WEEKLY = CheckRule(
    CheckKind.DRILL, When(at=(time_of_day(5, 0),), on=frozenset({Weekday.SUNDAY})), timedelta(seconds=10)
)
JOB = "sample"
LOGS = 30
"""Closed logs that the instance keeps: those of some weeks."""
TICK = timedelta(milliseconds=20)
"""By so much the clock goes on each time it is read, so that what happens has an order and checks have an end."""
GOOD = frozenset({RunState.SUCCESS, RunState.WARNING})


@dataclass
class Figures:
    """What a year came to."""

    looks: int = 0
    slots: Counter[str] = field(default_factory=Counter)
    runs: Counter[str] = field(default_factory=Counter)
    bytes: int = 0
    removed: int = 0
    chains: int = 0
    commits: int = 0
    seconds: float = 0.0
    cpu: float = 0.0

    def lines(self) -> list[str]:
        """For people."""
        return [
            f"looks            {self.looks:>8,}",
            *(f"slots {what:<10} {count:>8,}" for what, count in sorted(self.slots.items())),
            *(f"runs {what:<11} {count:>8,}" for what, count in sorted(self.runs.items())),
            f"chains removed   {self.removed:>8,}",
            f"chains kept      {self.chains:>8,}",
            f"bytes written    {self.bytes:>8,}",
            f"commits          {self.commits:>8,}",
            f"seconds          {self.seconds:>8.1f} ({self.cpu:.1f} of the processor)",
        ]


class Year:
    """A machine with one instance, one job and its checks, whose clock is set by hand."""

    def __init__(self, folder: Path, start: datetime = START) -> None:
        self.now = start
        self.folder = folder
        self.source, self.destination = folder / "source", folder / "backups"
        self.locations = Locations(folder / "home", folder / "home")
        self.figures = Figures()
        self.reports: list[DueReport] = []
        self._began, self._cpu = time.monotonic(), time.process_time()
        self._seed = 0
        job = Job(JOB, (self.source,), self.destination, rules=(FULL, AUTO), retention=RULES)
        JobFile(self.locations.jobs).change(lambda jobs: Jobs((job,), (NIGHTLY, WEEKLY)))
        self.change()

    @property
    def rules(self) -> tuple[BackupRule | CheckRule, ...]:
        return FULL, AUTO, NIGHTLY, WEEKLY

    def clock(self) -> datetime:
        """The clock of the machine."""
        self.now += TICK
        return self.now

    def change(self, steps: int = 2) -> None:
        """The instance runs for a moment: some transactions, a clean end."""
        parameters = Parameters(self.source, page_size=4096, log_file_kib=64)
        self.source.mkdir(exist_ok=True)
        with Instance.open(parameters, fs=engine.LocalFileSystem(), clock=self.clock) as instance:
            path = self.source / "orders.edb"
            database = instance.attach(path) if path.exists() else instance.create_database(path)
            workload = Workload(instance, database, seed=self.figures.looks, kept=60)
            for _ in range(steps):
                workload.step()
            self.figures.commits = workload.commit
            workload.close()
        for log in sorted(self.source.glob("edb?????*.log"))[:-LOGS]:  # as an administrator does; none is needed
            log.unlink()

    def look(self) -> DueReport:
        """One call of ``run-due``, as a timer makes it."""
        self.figures.looks += 1
        report = run_due(self.locations, How(clock=self.clock, zone=ZONE, seeds=self._next_seed))
        self.reports.append(report)
        return report

    def run(self, until: datetime, off: Sequence[tuple[datetime, datetime]] = ()) -> None:
        """Go through the time: a timer looks when something is due, and the instance changes in between. The
        machine is ``off`` in the given spans."""
        self.look()
        while True:
            slots = [slot_after(rule.when, self.now, ZONE) for rule in self.rules]
            following = min(slot for slot in slots if slot is not None)
            for begin, end in off:
                if begin <= following < end:
                    following = end
            if following > until:
                self.now = until
                break
            self.now = following
            self.change()
            self.look()
        self.look()
        self._count()

    def _next_seed(self) -> int:
        self._seed += 1
        return self._seed

    def _count(self) -> None:
        figures = self.figures
        runs, records = self.runs(), self.records()
        figures.slots = Counter(record.outcome.value for record in records)
        figures.runs = Counter(_what(run) for run in runs)
        figures.bytes = sum(run.figures.bytes for run in runs if run.operation is RunOperation.BACKUP)
        figures.chains = len(self.chains())
        figures.removed = figures.runs["full"] - figures.chains
        figures.seconds, figures.cpu = time.monotonic() - self._began, time.process_time() - self._cpu

    # ---- what there is at the end

    def runs(self) -> list[Run]:
        with History(self.locations.history, self.clock) as history:
            return history.runs()

    def records(self) -> list[SlotRecord]:
        """All slots that were decided."""
        with History(self.locations.history, self.clock) as history:
            return [record for record in Slots(history).records() if record.outcome is not SlotOutcome.FIRST]

    def chains(self) -> list[engine.FoundChain]:
        return engine.find_chains(engine.LocalFileSystem(), self.destination)

    def expected_slots(self, rule: BackupRule | CheckRule, after: datetime, until: datetime) -> list[datetime]:
        """The slots that the rule has in that time, by the schedule alone."""
        slots = []
        slot = slot_after(rule.when, after, ZONE)
        while slot is not None and slot <= until:
            slots.append(slot)
            slot = slot_after(rule.when, slot, ZONE)
        return slots


def _what(run: Run) -> str:
    if run.operation is RunOperation.BACKUP:
        return run.kind
    return run.what if not run.is_partial else f"{run.what}, moment"


def check_adds_up(year: Year, after: datetime, until: datetime, era: int = 0) -> None:
    """Every slot of that time was decided once; its runs are those in the history; the chains those of
    retention."""
    records, runs = [r for r in year.records() if r.era == era], {run.id: run for run in year.runs()}
    for rule in year.rules:
        name = JOB if isinstance(rule, BackupRule) else ""
        decided = sorted(r.slot for r in records if (r.job, r.rule) == (name, rule_key(rule)))
        assert decided == year.expected_slots(rule, after, until), rule_key(rule)
    for record in records:
        assert record.outcome in (SlotOutcome.SERVED, SlotOutcome.CAUGHT_UP, SlotOutcome.SKIPPED), record
        assert bool(record.runs) is (record.outcome is not SlotOutcome.SKIPPED), record
        assert record.decided is not None
        assert all(record.slot <= runs[run].started <= record.decided for run in record.runs)
    used = [run for record in year.records() for run in record.runs]
    assert set(used) == set(runs), "each run is of a slot"
    assert {run.state for run in runs.values()} <= GOOD
    weeks = [record for record in records if record.rule == rule_key(WEEKLY) and record.runs]
    assert all(any(runs[run].is_drill for run in record.runs) for record in weeks)


def check_retention(year: Year) -> None:
    """What retention would remove now is gone, and what is left was made by the runs of the history."""
    planned = engine.plan_prune(engine.Pruning(year.destination, RULES, now=year.now))
    assert [chain.path for chain in planned.remove] == []
    assert [chain.path for chain in planned.keep] == [chain.path for chain in year.chains()]
    made = {run.chain for run in year.runs() if run.kind == "full"}
    assert {str(chain.path) for chain in year.chains()} <= made


def check_restorable(year: Year, scratch: Path) -> None:
    """Every chain that is left is restored, and every row of it read."""
    for chain in year.chains():
        assert engine.run_drill(chain.path, scratch=scratch).ok, chain.path


def main() -> None:
    """Run the year and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=365)
    wanted = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="simulated-year-"))
    try:
        year = Year(folder)
        until = START + wanted.days * DAY
        year.run(until)
        check_adds_up(year, START, until)
        check_retention(year)
        check_restorable(year, folder)
        print("\n".join(year.figures.lines()))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
