"""Whatever writers do between any two reads of a backup, its set holds exactly the commits up to the roll."""

from __future__ import annotations

import threading
from random import Random

import pytest

from app.demo.workload import ORDERS, WorkloadState
from engine.backup.job import BackupSet
from engine.chain.manifest import Kind
from engine.instance.session import Session
from engine.run_context import RunContext
from engine.tables.open_tables import open_table
from engine.verify import verify
from tests.builders.live_backup import InterleavedSource, LiveCase, chosen, small
from tests.share import shared

SEEDS = range(40)
THREADED_SEEDS = range(12)
ENOUGH_FOR_A_PAGE_IMAGE = 256


class Schedule:
    """A case and what happens in it, all of it decided by one number."""

    def __init__(self, seed: int) -> None:
        self.random = random = Random(seed)
        page_size = random.choice([4096, 4096, 8192, 32768])
        self.circular = random.random() < 0.25
        self.case = LiveCase(
            small(
                page_size=page_size,
                circular=self.circular,
                cache_pages=random.choice([16, 24, 64, 256]),
                depth_logs=random.randint(2, 4),
                growth=random.choice([1, 8, 32]),
                log_kib=64 if page_size < 32768 else ENOUGH_FOR_A_PAGE_IMAGE,
            ),
            names=["w.edb"] if random.random() < 0.6 else ["a.edb", "b.edb"],
        )
        self._open: Session | None = None
        self.case.step(random.randint(1, 60))
        self.action = chosen(
            random,
            [
                (0.08, self.step),
                (0.01, lambda: self.step(25)),
                (0.02, self.checkpoint),
                (0.02, self.roll),
                (0.01, self.leave_open),
                (0.02, self.roll_back),
            ],
        )

    def step(self, count: int = 1) -> None:
        if self._open is None:
            self.case.step(count)

    def checkpoint(self) -> None:
        if self._open is None:
            self.case.instance.checkpoint()

    def roll(self) -> None:
        self.case.instance.log.roll()
        self.step()

    def leave_open(self) -> None:
        """A transaction larger than the cache, so that changes which never commit are on the disk."""
        if self._open is not None:
            return
        session = self._open = self.case.instance.session()
        session.begin(write=True)
        for database in self.case.instance.databases:
            table = open_table(session, database, ORDERS)
            keys = [node.key for node in table.tree.ascending(session.read(database))]
            for key in self.random.sample(keys, min(len(keys), 20)):
                table.delete(session, key)
            for number in range(self.random.randint(1, 150)):
                table.insert(session, {"Customer": "Nobody", "Amount": number, "Note": "x" * 400})

    def roll_back(self) -> None:
        if self._open is not None:
            self._open.rollback()
            self._open.close()
            self._open = None

    def back_up(self, kind: Kind) -> tuple[BackupSet, dict[str, WorkloadState]]:
        """A run under all that; and what was committed when the log rolled."""
        at_roll: dict[str, WorkloadState] = {}

        def before_roll() -> None:
            if self.random.random() < 0.3:
                self.leave_open()
            at_roll.update(self.case.now)

        made = self.case.run(kind, InterleavedSource(self.case.instance, self.action, before_roll))
        self.roll_back()
        return made, at_roll

    def kinds(self) -> list[Kind]:
        again = [Kind.FULL, Kind.COPY] if self.circular else [Kind.INCREMENTAL, Kind.INCREMENTAL, Kind.COPY]
        return [Kind.FULL, *self.random.choices(again, k=self.random.randint(0, 1 if self.circular else 5))]


@pytest.mark.parametrize("seed", shared(SEEDS))
def test_every_commit_up_to_the_roll_and_no_other(seed: int) -> None:
    schedule = Schedule(seed)
    case, kinds = schedule.case, schedule.kinds()
    for number, kind in enumerate(kinds, start=1):
        made, at_roll = schedule.back_up(kind)
        assert case.after_a_crash() == case.now
        if number == len(kinds) or schedule.random.random() < 0.3:
            assert verify(made.chain, context=RunContext(fs=case.fs)).findings == ()
            assert case.restored(made.chain) == at_roll
        schedule.step(schedule.random.randint(0, 30))
    case.close()
    assert case.fs.open_files == 0


@pytest.mark.parametrize("seed", shared(THREADED_SEEDS))
def test_writers_of_their_own_threads(seed: int) -> None:
    """What was acknowledged before the roll is there; nothing that was begun behind it."""
    case = LiveCase(small(cache_pages=32, growth=1))
    stop, failures = threading.Event(), list[BaseException]()

    def write() -> None:
        try:
            while not stop.is_set():
                case.step()
        except BaseException as error:
            failures.append(error)

    case.step(5 + seed)
    writer = threading.Thread(target=write, name="writer")
    writer.start()
    try:
        for kind in (Kind.FULL, Kind.INCREMENTAL, Kind.INCREMENTAL):
            made, acknowledged = _back_up_and_note(case, kind)
            begun = case.workloads["w.edb"].commit
            state = case.restored(made.chain)["w.edb"]
            assert state is not None
            assert acknowledged <= state.commit <= begun
            while state.commit not in case.states["w.edb"]:
                assert not failures
            assert case.states["w.edb"][state.commit] == state
    finally:
        stop.set()
        writer.join()
    assert not failures
    case.close()


def _back_up_and_note(case: LiveCase, kind: Kind) -> tuple[BackupSet, int]:
    """A run, and the last commit that was acknowledged when its roll began."""
    acknowledged: list[int] = []
    source = InterleavedSource(case.instance, before_roll=lambda: acknowledged.append(max(case.states["w.edb"])))
    return case.run(kind, source), acknowledged[0]
