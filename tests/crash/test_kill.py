"""kill −9 of a live instance under load, again and again; and of its recovery.

One folder lives through all of it. The instance has small logs, a small cache and a short way to the checkpoint,
so that a kill meets log rolls, evictions, header writes and checkpoints. What a kill leaves is recovered and held
against the oracle, which the instance's process has written outside of the instance.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest

from app.demo.workload import ORACLE, Oracle, Workload, WorkloadState, read_oracle, read_state
from engine.files import LocalFileSystem
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.structure import check_structure

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")

KILLS, MOST_KILLS = 100, 400
COMMITS = 5 * KILLS
"""That the killed instances have to make in all; on a slow machine it takes more kills."""
SHORTEST, LONGEST = 0.01, 0.12
ORDERS = 300
IN_RECOVERY = 0.4
"""How often the recovery after a kill is killed, too."""
EMPTY = WorkloadState(0, 0, f"{0:032x}")
FS = LocalFileSystem()


def parameters(folder: Path) -> Parameters:
    return Parameters(
        folder, log_file_kib=64, circular=True, checkpoint_depth=1 << 17, cache_pages=48, growth_pages=16
    )


def work(folder: Path, seed: int) -> None:
    """What the process does that will be killed."""
    database = folder / "load.edb"
    with Instance.open(parameters(folder), fs=FS) as instance:
        attached = instance.attach(database) if FS.exists(database) else instance.create_database(database)
        workload, oracle = (
            Workload(instance, attached, seed=seed, kept=ORDERS),
            Oracle(FS, folder.with_name(ORACLE)),
        )
        while True:
            workload.step(oracle)


def recover(folder: Path, seed: int) -> None:
    """The same for the process that only recovers."""
    Instance.open(parameters(folder), fs=FS).close()


@dataclass
class Killed:
    """An instance that is killed: what may be in its database by the oracle, and what was seen."""

    folder: Path
    allowed: list[WorkloadState | None] = field(default_factory=lambda: [None, EMPTY])
    seen: Counter[str] = field(default_factory=Counter)

    def kill(self, doing: Callable[[Path, int], None], after: float, seed: int, *, busy: bool = False) -> bool:
        """Kill a process some seconds after its start, or after its first commit; whether it was still at work."""
        process = get_context("forkserver").Process(target=doing, args=(self.folder, seed))
        before = self.promised
        process.start()
        while busy and self.promised == before and process.is_alive():
            time.sleep(0.001)
        process.join(after)
        process.kill()
        process.join()
        killed = process.exitcode == -9
        assert killed or process.exitcode == 0, "it failed"
        process.close()
        return killed

    @property
    def promised(self) -> int:
        """Bytes of the oracle."""
        path = self.folder.with_name(ORACLE)
        return path.stat().st_size if path.exists() else 0

    def take_promises(self) -> None:
        """Nothing that was acknowledged may be lost, nothing be there that was not asked for."""
        path = self.folder.with_name(ORACLE)
        if not path.exists():
            return
        for promise in read_oracle(FS, path):
            if promise.acknowledged:
                self.allowed.clear()
                self.seen["commits"] += 1
            self.allowed.append(promise.state)
        path.unlink()

    def check(self) -> None:
        """Recover, and hold the database against the oracle and against itself."""
        started = time.perf_counter()
        with Instance.open(parameters(self.folder), fs=FS) as instance:
            self.seen["log files"] = instance.log.generation
        self.seen["milliseconds of recovery"] += round(1000 * (time.perf_counter() - started))
        self.take_promises()
        path, state = self.folder / "load.edb", None
        if path.exists():
            with ReadOnlyDatabase.open(FS.open_read(path)) as database:
                state = read_state(database)
                assert [finding for finding in check_structure(database) if finding.is_damage] == []
        assert state in self.allowed, f"{state} is none of {self.allowed}"
        self.seen["committed, never acknowledged"] += state != self.allowed[0]
        self.allowed = [state] if state else [None, EMPTY]


def test_what_was_acknowledged_survives_every_kill(quick_path: Path) -> None:
    get_context("forkserver").set_forkserver_preload([__name__])
    (quick_path / "live").mkdir()
    killed, random = Killed(quick_path / "live"), Random(9)
    for number in itertools.count():
        if number >= KILLS and killed.seen["commits"] > COMMITS and killed.seen["kills in recovery"] > KILLS / 10:
            break
        assert number < MOST_KILLS, "too few of them hit anything"
        busy = random.random() < 0.8
        assert killed.kill(work, random.uniform(SHORTEST, LONGEST), number, busy=busy)
        killed.seen["kills under load"] += 1
        while random.random() < IN_RECOVERY:
            killed.seen["kills in recovery"] += killed.kill(recover, random.uniform(0.001, 0.03), number)
        killed.check()
    print(dict(killed.seen), killed.allowed)
    assert killed.seen["log files"] > 20
