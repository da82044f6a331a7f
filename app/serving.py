"""A live instance in this process, kept busy by a steady workload until it is asked to stop."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem, make_directories
from engine.instance.instance import Instance
from engine.instance.live_database import LiveDatabase
from engine.instance.parameters import Parameters
from engine.progress import Cancel
from engine.sample.workload import ORACLE, Oracle, Workload, WorkloadState, run
from engine.sources.discovery import scan
from engine.sources.server import publish

DATABASE = "workload.edb"
_PAUSE = 0.05


@dataclass(frozen=True)
class Service:
    """What to run. ``rate`` is transactions a second, 0 for none; ``seconds`` counts from when it answers."""

    directory: Path
    base: str = "edb"
    rate: float = 0.0
    seconds: float | None = None
    page_size: int = 4096
    log_file_kib: int = 1024
    circular: bool = False


@dataclass(frozen=True)
class Served:
    """How it went: ``commits`` of this run, and what the database held at its end; ``None`` without a workload."""

    database: Path
    oracle: Path | None
    commits: int
    state: WorkloadState | None
    seconds: float


def serve(
    service: Service,
    cancel: Cancel,
    *,
    ready: Callable[[LiveDatabase], None],
    unpublished: Callable[[JetError], None],
) -> Served:
    """Run the instance, published, until ``cancel`` or the end of its time, and end it normally.

    Makes folder, log stream and database where they are missing, and recovers them where a crash left them.
    ``ready`` is called once the instance answers, before it ``unpublished`` when others cannot find it. Raises
    what :meth:`Instance.open` and its databases raise.
    """
    fs = LocalFileSystem()
    make_directories(fs, service.directory)
    with Instance.open(_parameters(service), fs=fs) as instance, contextlib.ExitStack() as published:
        database = _database(instance, fs, service)
        try:
            published.enter_context(publish(instance))
        except JetError as error:
            unpublished(error)
        ready(database)
        started = time.monotonic()
        until = math.inf if service.seconds is None else started + service.seconds
        if not service.rate:
            _idle(cancel, until)
            return Served(database.path, None, 0, None, time.monotonic() - started)
        oracle_path = service.directory / ORACLE
        workload, oracle = Workload(instance, database, seed=time.time_ns()), Oracle(fs, oracle_path)
        try:
            commits = run(workload, oracle, service.rate, until, _asked(cancel))
        finally:
            oracle.close()
        workload.close()
        return Served(database.path, oracle_path, commits, workload.state, time.monotonic() - started)


def _parameters(service: Service) -> Parameters:
    return Parameters(
        service.directory,
        base=service.base,
        page_size=service.page_size,
        log_file_kib=service.log_file_kib,
        circular=service.circular,
    )


def _database(instance: Instance, fs: FileSystem, service: Service) -> LiveDatabase:
    """The instance's first database, attached, or one without logs, as a restore leaves it; else a new one."""
    found = [known for known in scan([service.directory], fs=fs).instances if known.databases]
    own = [known for known in found if known.base and known.base.casefold() == service.base.casefold()]
    for known in own or [known for known in found if known.base is None]:
        return instance.attach(known.databases[0].path)
    return instance.create_database(service.directory / DATABASE)


def _idle(cancel: Cancel, until: float) -> None:
    while not cancel.requested and time.monotonic() < until:
        time.sleep(_PAUSE)


def _asked(cancel: Cancel) -> Iterator[bool]:
    while True:
        yield cancel.requested
