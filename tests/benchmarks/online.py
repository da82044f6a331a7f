"""Backups of a running instance: ``python -m tests.benchmarks.online --gib 1 [--json]``.

* ``ratio_at_rest``: a full of the running instance, nobody writing, to one of the same files at rest;
* ``ratio_written``: the same while a writer works;
* ``ratio_incremental``: an incremental in the middle of a log, after new log of 1 % of the database, to the full;
* ``writer_share``: transactions a second of one writer while a full runs, to those before and after it;
* ``ratio_written_apart``, ``writer_share_apart``: both while another process, started before, makes the full;
* ``memory_mib``: what the process holds at most in all that.

Fulls take turns, ``--rounds`` of each; of times the best counts, of shares the median. ``--most`` is how long the
copies rest at most, as :data:`engine.sources.pace.MOST`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from app.demo.workload import Workload
from engine.backup.job import BackupSet, run
from engine.chain.local_folder import LocalFolder
from engine.chain.manifest import Kind
from engine.control.backup_control import LocalBackupControl
from engine.control.published import choose
from engine.control.remote import RemoteBackupControl
from engine.control.server import publish
from engine.formats.log.header import SEGMENT_SIZE
from engine.formats.stamps import Lgpos
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.sources.at_rest import AtRestSource
from engine.sources.live import LiveSource
from engine.sources.pace import MOST
from engine.sources.source import BackupSource
from tests.benchmarks.memory import peak_mib
from tests.builders.big_database import write_big_database

DATABASE = "big.edb"
LOG_KIB = 5120
"""JET_paramLogFileSize as it is by default."""
SHARE_OF_NEW_LOG = 0.01


def main(arguments: Sequence[str] | None = None) -> None:
    """Run everything and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--gib", type=float, default=1.0)
    parser.add_argument("--page-size", type=int, default=4096)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=3.0, help="of each measurement of the writer alone")
    parser.add_argument("--most", type=float, default=MOST, help="seconds of rest for a second of work, at most")
    parser.add_argument("--dir", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--copy", nargs=3, metavar=("INSTANCE", "PUBLISHED", "STORE"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.copy:
        name, published, store = options.copy
        _copy_when_told(name, Path(published), Path(store), options.most)
        return
    with tempfile.TemporaryDirectory(dir=options.dir, prefix="ese-benchmark-") as place:
        bench = Bench(Path(place), options.gib, options.page_size, options.most)
        result = bench.measure(options.rounds, options.seconds)
    if options.json:
        print(json.dumps(result, indent=1))
    else:
        for name, value in result.items():
            print(f"{name:20} {value}")


class Bench:
    """One big database in ``place``, run and at rest in turns."""

    def __init__(self, place: Path, gib: float, page_size: int, most: float = MOST) -> None:
        self.live, self.store, self.published = place / "live", place / "backups", place / "published"
        self.most = most
        self.live.mkdir()
        write_big_database(self.live / DATABASE, gib, page_size)
        self.parameters = Parameters(self.live, page_size=page_size, log_file_kib=LOG_KIB)
        with self._running():
            pass

    def measure(self, rounds: int, seconds: float) -> dict[str, float]:
        """All figures: seconds, shares, MiB."""
        at_rest = live = written = apart = full = incremental = float("inf")
        rates, shares, shares_apart = list[float](), list[float](), list[float]()
        for _ in range(rounds):
            at_rest = min(at_rest, self._full(AtRestSource([self.live])))
            with self._running() as (instance, workload):
                source = self._source(instance)
                live = min(live, self._full(source))
                done, full_now = self._increment(instance, workload)
                incremental, full = min((incremental, full), (done, full_now))
                before = _rate(workload, seconds)
                beside, took = _rate_beside(workload, partial(self._full, source))
                after = _rate(workload, seconds)
                written = min(written, took)
                rates += [before, after]
                shares.append(2 * beside / (before + after))
                with publish(instance, self.published) as told, self._other_process(told.name) as full_apart:
                    beside, took = _rate_beside(workload, full_apart)
                apart = min(apart, took)
                shares_apart.append(2 * beside / (after + _rate(workload, seconds)))
        return {
            "seconds_at_rest": round(at_rest, 3),
            "seconds_live": round(live, 3),
            "ratio_at_rest": round(live / at_rest, 3),
            "ratio_written": round(written / at_rest, 3),
            "ratio_written_apart": round(apart / at_rest, 3),
            "seconds_incremental": round(incremental, 3),
            "ratio_incremental": round(incremental / full, 4),
            "writer_alone": round(median(rates), 1),
            "writer_share": round(median(shares), 3),
            "writer_share_apart": round(median(shares_apart), 3),
            "memory_mib": round(peak_mib(), 1),
        }

    @contextmanager
    def _running(self) -> Iterator[tuple[Instance, Workload]]:
        with Instance.open(self.parameters) as instance:
            workload = Workload(instance, instance.attach(self.live / DATABASE))
            yield instance, workload
            workload.close()

    def _back_up(self, source: BackupSource, kind: Kind) -> BackupSet:
        return run(source, LocalFolder(self.store), kind)

    def _source(self, instance: Instance) -> LiveSource:
        return LiveSource(LocalBackupControl(instance), instance.fs, rest=self.most)

    def _empty(self) -> None:
        shutil.rmtree(self.store, ignore_errors=True)
        self.store.mkdir()

    @contextmanager
    def _other_process(self, name: str) -> Iterator[Callable[[], float]]:
        """One that waits; seconds of the full that it makes when it is called."""
        self._empty()
        command = [sys.executable, "-m", "tests.benchmarks.online", "--most", str(self.most)]
        command += ["--copy", name, str(self.published), str(self.store)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdin is not None and process.stdout is not None
            said, asked = process.stdout, process.stdin
            assert said.readline() == _READY

            def full() -> float:
                asked.write(_READY)
                asked.flush()
                return float(said.readline())

            yield full

    def _full(self, source: BackupSource) -> float:
        """Seconds of a full into an empty destination."""
        self._empty()
        return self._back_up(source, Kind.FULL).seconds

    def _increment(self, instance: Instance, workload: Workload) -> tuple[float, float]:
        """Seconds of an incremental in the middle of a log, after a share of new log, and of the full before."""
        source = self._source(instance)
        full = self._full(source)
        wanted = (self.live / DATABASE).stat().st_size * SHARE_OF_NEW_LOG
        size = LOG_KIB * 1024
        begun = instance.log.generation * size
        while (at := _logged(instance, size)) < begun + wanted or at % size < size // 2:
            workload.step()
        return self._back_up(source, Kind.INCREMENTAL).seconds, full


_READY = "ready\n"


def _copy_when_told(name: str, published: Path, store: Path, most: float) -> None:
    """Make a full of the running instance after a line on stdin; prints its seconds."""
    source = LiveSource(RemoteBackupControl(choose(name, published)), rest=most)
    print(_READY, end="", flush=True)
    sys.stdin.readline()
    print(run(source, LocalFolder(store), Kind.FULL).seconds, flush=True)


def _logged(instance: Instance, size: int) -> int:
    """Where the log is, in bytes, with logs of ``size`` bytes."""
    tip = Lgpos.unpack(instance.log.tip)
    return tip.generation * size + tip.segment * SEGMENT_SIZE


def _rate(workload: Workload, seconds: float) -> float:
    """Transactions a second of a writer alone."""
    until = time.monotonic() + seconds
    return _steps(workload, lambda: time.monotonic() < until)


def _rate_beside(workload: Workload, work: Callable[[], float]) -> tuple[float, float]:
    """Transactions a second while ``work`` is done in a thread of its own, and what that returns."""
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work)
        return _steps(workload, lambda: not done.done()), done.result()


def _steps(workload: Workload, goes_on: Callable[[], bool]) -> float:
    started, done = time.monotonic(), 0
    while goes_on():
        workload.step()
        done += 1
    return done / (time.monotonic() - started)


if __name__ == "__main__":
    main()
