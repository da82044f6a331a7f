"""A process that writes to an instance of ours; it and its oracle are for a backup beside it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

from app.demo.workload import Oracle, Workload, WorkloadState, read_oracle
from engine.files import LocalFileSystem
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters

FS = LocalFileSystem()
DATABASE = "load.edb"
PAUSE = 0.004
"""Seconds between two commits: so that what is tried beside it has a processor, too."""
EMPTY = WorkloadState(0, 0, f"{0:032x}")


def write(folder: Path, oracle: Path, circular: bool) -> None:
    """Write until killed; logs, cache and the way to the checkpoint are small, so that all of it happens often."""
    parameters = Parameters(
        folder, log_file_kib=64, circular=circular, checkpoint_depth=1 << 17, cache_pages=48, growth_pages=16
    )
    with Instance.open(parameters, fs=FS) as instance:
        attached = instance.create_database(folder / DATABASE)
        workload = Workload(instance, attached, seed=7, kept=300)
        promises = Oracle(FS, oracle)
        while True:
            workload.step(promises)
            time.sleep(PAUSE)


@contextlib.contextmanager
def writing(folder: Path, oracle: Path, *, circular: bool = True) -> Iterator[None]:
    """While another process writes to an instance in ``folder``, which has made a hundred commits before."""
    process = get_context("forkserver").Process(target=write, args=(folder, oracle, circular))
    process.start()
    try:
        until = time.monotonic() + 60
        while promised(oracle) < 1 << 14:
            assert process.is_alive() and time.monotonic() < until, "it writes nothing"
            time.sleep(0.01)
        yield
        assert process.is_alive(), "it stopped meanwhile"
    finally:
        process.kill()
        process.join()
        process.close()


def promised(oracle: Path) -> int:
    """Bytes of what was promised so far."""
    return oracle.stat().st_size if oracle.exists() else 0


def acknowledged(oracle: Path) -> int:
    """The number of the last commit that lasts."""
    return max((each.state.commit for each in read_oracle(FS, oracle) if each.acknowledged), default=0)


def states(oracle: Path) -> dict[int, WorkloadState]:
    """What each commit that was asked for leaves."""
    return {0: EMPTY} | {each.state.commit: each.state for each in read_oracle(FS, oracle)}
