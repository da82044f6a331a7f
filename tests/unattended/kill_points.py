"""``run-due`` killed at every point at which it changes a file, in processes that are forked from this one.

``python -m tests.unattended.kill_points FOLDER PART OF`` prints how many points there were; its caller has a
thread or two, which a program that forks must not have.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.history.runs import GOOD
from app.history.slots import SlotOutcome
from tests.unattended.machine import DAY, Machine

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate"}
_STATEMENTS = ("BEGIN", "COMMIT", "INSERT", "UPDATE", "DELETE")
DONE = SlotOutcome.SERVED, SlotOutcome.CAUGHT_UP
INSTANCES = ("first", "second")


class Killer:
    """Kills this process at the ``at``-th change of a file; ``at`` 0 only counts."""

    def __init__(self, at: int) -> None:
        self.at, self.seen = at, 0
        sys.addaudithook(self._audit)
        connect = sqlite3.connect

        def connected(*arguments: Any, **options: Any) -> sqlite3.Connection:
            connection: sqlite3.Connection = connect(*arguments, **options)
            connection.set_trace_callback(self._statement)
            return connection

        setattr(sqlite3, "connect", connected)  # noqa: B010

    def _audit(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in _CHANGES or (event == "open" and _writes(arguments)):
            self._count()

    def _statement(self, text: str) -> None:
        if text.startswith(_STATEMENTS):
            self._count()

    def _count(self) -> None:
        self.seen += 1
        if self.seen == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def forked(work: Callable[[], None]) -> int:
    """Run it in a child; minus the signal that ended it, or its exit code."""
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def machine_at(folder: Path) -> Machine:
    """Where the first slot is due."""
    machine = Machine(folder)
    machine.now += DAY
    return machine


def prepare(folder: Path) -> None:
    machine = Machine(folder)
    machine.set(machine.job(*(machine.instance(name) for name in INSTANCES)))
    machine.look()


def check_not_counted_too_early(folder: Path) -> None:
    """After the kill: what counts as served was done."""
    machine = machine_at(folder)
    if any(record.outcome in DONE for record in machine.records()):
        assert sets(machine) == dict.fromkeys(INSTANCES, 1)


def check_made_good(folder: Path) -> None:
    """The next look serves the slot, and repeats nothing that was complete."""
    machine = machine_at(folder)
    machine.now += timedelta(minutes=5)
    machine.look()
    records = machine.records()
    assert [record.outcome in DONE for record in records] == [True], records
    assert sets(machine) == dict.fromkeys(INSTANCES, 1)
    good = {run.id for run in machine.runs() if run.state in GOOD}
    assert set(records[0].runs) == good, (records, good)
    assert len(good) == len(INSTANCES)
    assert machine.look().runs == ()


def sets(machine: Machine) -> dict[str, int]:
    """How many backup sets there are of each instance."""
    found: dict[str, int] = {}
    for chain in machine.chains():
        assert chain.manifest is not None
        for run in chain.manifest.runs:
            found[Path(run.place).name] = found.get(Path(run.place).name, 0) + 1
    return found


def main() -> None:
    folder, part, of = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    original, state = folder / "state", folder / "kept"
    original.mkdir()
    assert forked(lambda: prepare(original)) == 0
    original.rename(state)
    points = killed = 0
    while True:
        points += 1
        if points % of != part:
            continue
        shutil.copytree(state, original)

        def look(at: int = points) -> None:
            Killer(at)
            machine_at(original).look()

        ended = forked(look)
        assert ended in (0, -signal.SIGKILL), (points, ended)
        for check in (check_not_counted_too_early, check_made_good):
            assert forked(lambda check=check: check(original)) == 0, (points, check.__name__)  # type: ignore[misc]
        shutil.rmtree(original)
        if ended == 0:
            break
        killed += 1
    print(points, killed)


if __name__ == "__main__":
    main()
