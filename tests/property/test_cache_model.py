"""The page cache against plain dicts, with next to no room."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from engine.storage.page_versions import Snapshot
from tests.builders.attached import Attached

PAGES = 40
OPEN_AT_ONCE = 4


class Model:
    """What the cache should say: contents by page as of each commit, and every change with its Begin0."""

    def __init__(self, bench: Attached, seed: int) -> None:
        self.bench = bench
        self.random = Random(seed)
        self.now: dict[int, int] = {}
        self.committed: dict[int, dict[int, int]] = {bench.cache.commit_seq: {}}
        self.snapshots: list[Snapshot] = []
        self.begins: dict[int, list[tuple[int, int]]] = {}
        self.begin0 = bench.record()
        self.informed: dict[int, int] = {}
        bench.cache.before_flush = self.before_flush

    def before_flush(self, dbid: int, pgno: int) -> None:
        assert dbid == 1
        self.informed[pgno] = self.now[pgno]

    def step(self) -> None:
        actions = [self.change] * 12 + [self.put] * 3 + [self.read] * 12 + [self.read_old] * 8
        actions += [self.commit] * 3 + [self.open, self.close, self.flush_older, self.flush]
        self.random.choice(actions)()

    def change(self) -> None:
        if self.now:
            self.changed(pgno := self.random.choice(list(self.now)), self.bench.touch(pgno, self.begin0))

    def put(self) -> None:
        self.changed(pgno := self.random.randint(1, PAGES), self.bench.put(pgno, self.begin0))

    def changed(self, pgno: int, dbtime: int) -> None:
        self.now[pgno] = dbtime
        self.begins.setdefault(pgno, []).append((dbtime, self.begin0))

    def read(self) -> None:
        pgno = self.random.randint(1, PAGES)
        page = self.bench.pages.get(pgno)
        assert (page.dbtime if page else None) == self.now.get(pgno)

    def read_old(self) -> None:
        if self.snapshots:
            snapshot, pgno = self.random.choice(self.snapshots), self.random.randint(1, PAGES)
            wanted = self.committed[snapshot.seq].get(pgno)
            if wanted is not None:
                assert self.bench.pages.at(snapshot, pgno).dbtime == wanted

    def commit(self) -> None:
        self.bench.cache.publish()
        self.committed[self.bench.cache.commit_seq] = dict(self.now)
        self.begin0 = self.bench.record()

    def open(self) -> None:
        if len(self.snapshots) == OPEN_AT_ONCE:
            self.close()
        self.snapshots.append(self.bench.cache.snapshot())

    def close(self) -> None:
        if self.snapshots:
            self.snapshots.pop(self.random.randrange(len(self.snapshots))).close()

    def flush_older(self) -> None:
        before = self.begin0 if self.random.random() < 0.7 else self.begin0 - 5000
        self.bench.cache.flush_older(before)
        oldest = self.bench.cache.oldest_begin0()
        assert oldest is None or oldest >= before

    def flush(self) -> None:
        self.bench.cache.flush()
        assert self.bench.cache.oldest_begin0() is None
        for pgno, dbtime in self.now.items():
            assert self.bench.on_disk(pgno) == dbtime

    def check(self) -> None:
        """The bound, and the state of the disk against what the log and the checkpoint rule need."""
        cache, log = self.bench.cache, self.bench.log
        assert cache.stats.pages <= cache.capacity + 1  # a page admitted again by a touch
        oldest = cache.oldest_begin0()
        for pgno, changes in self.begins.items():
            there = self.bench.on_disk(pgno) or 0
            assert there < log.durable
            assert there >> 32 <= self.bench.file.header.gen_max_required
            missing = [begin0 for dbtime, begin0 in changes if dbtime > there]
            assert not missing or (oldest is not None and oldest <= min(missing))
            if there > self.committed[cache.commit_seq].get(pgno, 0):
                assert self.informed[pgno] >= there, "undo information comes before the page"


@pytest.mark.parametrize("seed", range(12))
def test_as_plain_dicts(tmp_path: Path, seed: int) -> None:
    bench = Attached.create(tmp_path, pages=PAGES, capacity=Random(seed).choice((1, 2, 5, 16)))
    model = Model(bench, seed)
    for number in range(600):
        model.step()
        if number % 40 == 0:
            model.check()
    model.check()
    while model.snapshots:
        model.close()
    bench.cache.publish()
    assert bench.cache.stats.versions == 0
    assert not bench.pages.histories
    assert bench.cache.stats.evicted
    bench.close()
