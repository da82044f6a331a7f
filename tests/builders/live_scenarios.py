"""The runs of a live instance that the crash and fault sweeps go through, call by call.

A scenario prepares files, then acts, through the file system under test. Everything is small: logs of 64 KiB, a
cache of 16 pages, so that pages of a transaction reach the disk long before it commits.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from engine.errors import SpaceExhausted, WrongState
from engine.files import FileSystem
from tests.builders.live_runs import DATABASE, ROOT, ROWS, Content, Run
from tests.disk.crash_model import Blob, Tree
from tests.disk.memory_fs import MemoryFS

OTHER = "b.edb"
Act = Callable[[Run], None]


@dataclass(frozen=True)
class Start:
    """Files, what their databases hold, or will after recovery."""

    tree: Tree
    content: Content


@dataclass(frozen=True)
class LiveScenario:
    """One kind of work: ``before`` makes the files that ``act`` begins with."""

    name: str
    act: Act
    before: Callable[[], Start]
    room: int | None = None
    """Bytes that are free on the volume; no limit unless given."""

    def __str__(self) -> str:
        return self.name

    def disk(self) -> MemoryFS:
        """A new volume with what ``before`` made."""
        tree = self.before().tree
        if self.room is None:
            return MemoryFS(ROOT, tree)
        return MemoryFS(
            ROOT, tree, capacity=self.room + sum(len(e.data) for e in tree.values() if isinstance(e, Blob))
        )

    def begin(self, fs: FileSystem, mark: Callable[[str], None]) -> Run:
        """The run, to be played; ``fs`` is, or wraps, such a :meth:`disk`."""
        return Run(fs, mark, self.before().content)

    def play(self, run: Run) -> None:
        """Act; the instance is let go of at the end, if it was not ended."""
        try:
            self.act(run)
        finally:
            run.abandon()


def _start(act: Act) -> Callable[[], Start]:
    @cache
    def made() -> Start:
        fs = MemoryFS(ROOT)
        run = Run(fs, lambda label: None)
        act(run)
        run.abandon()
        return Start(fs.tree(), run.content)

    return made


# what runs begin with


def _some_rows(run: Run, rows: int = 30, size: int = 100) -> None:
    run.open(cache=256)
    run.create()
    with run.transaction() as work:
        work.create_table()
    with run.transaction() as work:
        for _ in range(rows):
            work.insert(size)


def _left_clean(run: Run) -> None:
    _some_rows(run)
    run.close()


def _left_clean_with_two(run: Run) -> None:
    _some_rows(run)
    run.create(OTHER)
    with run.transaction(OTHER) as work:
        work.create_table()
    run.close()


def _many_rows(run: Run) -> None:
    _some_rows(run, 90, 300)
    run.close()


def _left_in_work(run: Run) -> None:
    """Two commits that are not in the database, and a transaction half of whose pages are."""
    _left_clean(run)
    run.open()
    run.attach()
    run.step()
    run.step(rows=3)
    _write_and_leave(run)


def _left_in_a_rollback(run: Run) -> None:
    _left_in_work(run)
    run.open()
    run.attach()
    run.step()
    _write_and_leave(run, lambda: run.instance.log.flush())


def _write_and_leave(run: Run, then: Callable[[], None] | None = None) -> None:
    """Change far more than the cache holds, commit nothing, and stop dead."""
    session = run.instance.session()
    before = dict(run.content[DATABASE][ROWS])
    with run.transaction() as work:
        for id_ in sorted(work.rows)[::2]:
            work.update(id_, 150)
        for id_ in sorted(work.rows)[1::4]:
            work.delete(id_)
        for _ in range(30):
            work.insert(250)
        if then is not None:
            then()
        run.abandon()
        work.session.level = 0
    assert run.content[DATABASE][ROWS] == before
    assert session is not None


def _nothing(run: Run) -> None:
    """An empty folder."""


# what they do


def _create(run: Run) -> None:
    run.open()
    run.create()
    with run.transaction() as work:
        work.create_table()
    run.step()
    run.close()


def _create_second(run: Run) -> None:
    """With uncommitted work of nobody, but unwritten pages of the first."""
    run.open()
    run.attach()
    run.step()
    run.create(OTHER)
    with run.transaction(OTHER) as work:
        work.create_table()
    run.step()
    run.step(OTHER)


def _commit(run: Run) -> None:
    run.open()
    run.attach()
    for number in range(8):
        run.step(rows=1 + number % 3)
    run.step(size=3000)


def _commit_lazily(run: Run) -> None:
    run.open()
    run.attach()
    for number in range(9):
        run.step(lazy=number % 3 != 2)
    run.step(lazy=True)
    run.instance.checkpoint()
    run.durable()
    run.step(lazy=True)


def _split(run: Run) -> None:
    """Leaves and inner pages split at the end, in the middle, under index entries; emptied pages merge."""
    run.open()
    run.attach()
    with run.transaction() as work:
        for _ in range(40):
            work.insert(350)
    with run.transaction() as work:
        for id_ in range(1000, 960, -1):
            work.insert(200, id_)
    with run.transaction() as work:
        for id_ in sorted(work.rows)[5:70]:
            work.delete(id_)
    with run.transaction() as work:
        for id_ in range(2000, 2200, 7):
            work.insert(100, id_)


def _grow(run: Run) -> None:
    """Long values; the file grows."""
    run.open()
    run.attach()
    for size in (5000, 20000, 9000):
        run.step(rows=2, size=size)


def _roll(run: Run) -> None:
    run.open(cache=64)
    run.attach()
    for number in range(6):
        run.step(rows=4, size=7000)
        if number == 3:
            run.step()


def _roll_circular(run: Run) -> None:
    run.open(circular=True)
    run.attach()
    for _ in range(6):
        run.step(rows=4, size=7000)
    run.close()


def _roll_when_full(run: Run) -> None:
    """There is room for one more log; reserve logs bring the instance a little further, then it stops."""
    run.open()
    run.attach()
    with contextlib.suppress(SpaceExhausted, WrongState):
        for _ in range(12):
            run.step(rows=4, size=3000)
    run.close()


def _checkpoint(run: Run) -> None:
    run.open(cache=64)
    run.attach()
    for _ in range(3):
        run.step(rows=4)
        run.instance.checkpoint()
    run.step()


def _attach_and_detach(run: Run) -> None:
    run.open()
    run.attach()
    run.attach(OTHER)
    run.step()
    run.step(OTHER)
    run.instance.detach(run.database())
    run.step(OTHER)
    run.attach()
    run.step()
    run.instance.detach(run.database(OTHER))
    run.step()
    run.instance.detach(run.database())


def _close(run: Run) -> None:
    for _ in range(2):
        run.open(cache=64)
        run.attach()
        run.step()
        run.close()


def _roll_back(run: Run) -> None:
    """Transactions larger than the cache, taken back as a whole, in part, and by the end of the instance."""
    run.open()
    run.attach()
    run.step()
    with run.transaction() as work:
        for id_ in sorted(work.rows)[::2]:
            work.update(id_, 180)
        for id_ in sorted(work.rows)[1::3]:
            work.delete(id_)
        work.savepoint()
        for _ in range(60):
            work.insert(300)
        work.rollback()
        for _ in range(10):
            work.insert(200)
    with run.transaction() as work:
        for _ in range(60):
            work.insert(300)
        work.rollback()
    run.step()
    session = run.instance.session()
    session.begin(write=True)
    run.instance.close()
    run.durable()


def _change_tables(run: Run) -> None:
    run.open()
    run.attach()
    with run.transaction() as work:
        work.create_table("More")
    with run.transaction() as work:
        work.delete_table(ROWS)
        work.create_table("Yet more")
    with run.transaction() as work:
        work.create_table(ROWS)
        work.insert()
        work.savepoint()
        work.delete_table("More")
        work.rollback()
    run.step()


def _recover(run: Run) -> None:
    """What the crash before left is brought to its last commit; then work goes on."""
    run.open()
    run.attach()
    run.step()
    run.close()


SCENARIOS = (
    LiveScenario("create", _create, _start(_nothing)),
    LiveScenario("create-second", _create_second, _start(_left_clean)),
    LiveScenario("commit", _commit, _start(_left_clean)),
    LiveScenario("commit-lazily", _commit_lazily, _start(_left_clean)),
    LiveScenario("split", _split, _start(_left_clean)),
    LiveScenario("grow", _grow, _start(_left_clean)),
    LiveScenario("roll", _roll, _start(_left_clean)),
    LiveScenario("roll-circular", _roll_circular, _start(_left_clean)),
    LiveScenario("roll-when-full", _roll_when_full, _start(_left_clean), room=500 << 10),
    LiveScenario("checkpoint", _checkpoint, _start(_left_clean)),
    LiveScenario("attach-detach", _attach_and_detach, _start(_left_clean_with_two)),
    LiveScenario("close", _close, _start(_left_clean)),
    LiveScenario("roll-back", _roll_back, _start(_many_rows)),
    LiveScenario("change-tables", _change_tables, _start(_left_clean)),
    LiveScenario("recover", _recover, _start(_left_in_work)),
    LiveScenario("recover-twice-left", _recover, _start(_left_in_a_rollback)),
)
