"""The rate limit, by a clock that goes on only while someone waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import engine
from engine.errors import Cancelled
from engine.progress import Cancel
from engine.rate_limit import BURST, RateLimit
from tests.builders.small_instance import write_small_instance

RATE = 100_000


class Clock:
    """Goes on by what is waited for."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def wait(self, cancel: Cancel, seconds: float) -> None:
        cancel.check()
        self.waits.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limit(clock: Clock) -> RateLimit:
    return RateLimit(RATE, clock.monotonic, clock.wait)


def test_what_is_moved_takes_its_time(clock: Clock, limit: RateLimit) -> None:
    for _ in range(100):
        limit.take(RATE // 10, Cancel())
    assert clock.now - 1000 == pytest.approx(10 - BURST)


def test_a_pause_saves_no_more_than_a_moment(clock: Clock, limit: RateLimit) -> None:
    limit.take(RATE, Cancel())
    clock.now += 3600
    before = clock.now
    limit.take(int(BURST * RATE), Cancel())
    assert clock.now == before, "a burst is free"
    limit.take(RATE, Cancel())
    assert clock.now - before == pytest.approx(1)


def test_a_large_chunk_waits_once_and_can_be_stopped(clock: Clock, limit: RateLimit) -> None:
    limit.take(RATE * 60, Cancel())
    assert clock.waits == [pytest.approx(60 - BURST)]
    cancel = Cancel()
    threading.Timer(0.1, cancel.request).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        RateLimit(1).take(1000, cancel)
    assert time.monotonic() - began < 60


def test_threads_share_it() -> None:
    """All that they wait for together is what the rate allows, whatever the order."""
    waited: list[float] = []
    limit = RateLimit(RATE, lambda: 0.0, lambda cancel, seconds: waited.append(seconds))

    def work() -> None:
        for _ in range(5):
            limit.take(RATE // 4, Cancel())

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(waited) == pytest.approx(10 - BURST)
    assert len(waited) == 39, "the first is the burst"


def moved_by(clock: Clock, work: Callable[[engine.RunContext], object]) -> float:
    """The bytes that the clock says were moved."""
    began = clock.now
    context = engine.RunContext(rate=RateLimit(RATE, clock.monotonic, clock.wait))
    work(context)
    return (clock.now - began + BURST) * RATE


def test_each_way_of_a_chain_is_limited(clock: Clock, tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source")
    to, fs = engine.destination_at(tmp_path / "to"), engine.LocalFileSystem()
    done = engine.run_backup(
        engine.AtRestSource((source,)), to, engine.Kind.FULL, options=engine.Options(create=True)
    )
    size = sum(file.bytes for file in done.files)

    def back_up(context: engine.RunContext) -> None:
        engine.run_backup(engine.AtRestSource((source,)), to, engine.Kind.FULL, context=context)

    assert moved_by(clock, back_up) == pytest.approx(size, rel=0.05)
    ways: list[Callable[[engine.RunContext], object]] = [
        lambda context: engine.verify_path(done.chain, context=context),
        lambda context: engine.run_restore(
            done.chain, tmp_path / "restored", create=True, recovering=False, context=context
        ),
        lambda context: engine.run_copy(done.chain, tmp_path / "copies", create=True, context=context),
    ]
    for way in ways:
        assert moved_by(clock, way) >= 0.9 * size
    assert fs.exists(tmp_path / "restored")
