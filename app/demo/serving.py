"""A live instance in this process with a steady workload, until it is asked to stop."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.demo.workload import ORACLE, Oracle, Workload, WorkloadState, run
from engine.change.live_database import LiveDatabase
from engine.control.server import publish
from engine.discovery.instance_files import DatabaseFile
from engine.discovery.scan import scan
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem, make_directories
from engine.formats.names import Role, parse_name
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.instance.start import found_stream
from engine.progress import Cancel

DATABASE = "workload.edb"
NEW_BASE, NEW_PAGE_SIZE, NEW_LOG_KIB = "edb", 4096, 1024
_PAUSE = 0.05


@dataclass(frozen=True)
class Service:
    """What to run. ``rate`` is transactions per second, 0 for none; ``seconds`` counts from when the instance is
    ready.

    ``base``, ``page_size`` and ``log_file_kib`` are those of the existing files, unless given; see
    :data:`NEW_BASE` and so on for a new instance.
    """

    directory: Path
    base: str | None = None
    rate: float = 0.0
    seconds: float | None = None
    page_size: int | None = None
    log_file_kib: int | None = None
    circular: bool = False


@dataclass(frozen=True)
class Served:
    """The result: ``commits`` of this run, and the content of the database at its end; ``None`` without a
    workload."""

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
    """Run the instance, published, until ``cancel`` or the end of its time, and shut it down cleanly.

    Creates folder, log stream and database if they do not exist, and recovers them after a crash. ``ready`` is
    called once the instance responds; before that, ``unpublished`` is called if other processes cannot find it.
    Raises what :meth:`Instance.open` and its databases raise.
    """
    fs = LocalFileSystem()
    make_directories(fs, service.directory)
    with Instance.open(_parameters(fs, service), fs=fs) as instance, contextlib.ExitStack() as published:
        database = _database(instance, fs, service.directory)
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


def _parameters(fs: FileSystem, service: Service) -> Parameters:
    """What was requested, else what the files say, else what a new instance gets."""
    directory, base = service.directory, service.base or _base_there(fs, service.directory) or NEW_BASE
    stream, log_kib = found_stream(fs, directory, base), service.log_file_kib
    there = stream or _database_there(fs, directory, base)
    page_size = there.page_size if there is not None else service.page_size or NEW_PAGE_SIZE
    if service.page_size not in (None, page_size):
        raise Code.PageSizeMismatch.error(
            f"The instance in {directory} has a page size of {page_size} bytes, not {service.page_size}.",
            hint="Omit the page size to use that of the existing files.",
            path=str(directory),
        )
    if stream is not None and log_kib is not None and log_kib * 1024 != stream.file_size:
        raise Code.LogFileSizeMismatchDatabasesConsistent.error(
            f"The logs of {base} in {directory} have a size of {stream.file_size // 1024} KiB, not {log_kib}.",
            hint="Omit the log size to use that of the existing logs.",
            path=str(directory),
        )
    return Parameters(
        directory,
        base=base,
        page_size=page_size,
        log_file_kib=log_kib or NEW_LOG_KIB,
        circular=service.circular,
    )


def _base_there(fs: FileSystem, directory: Path) -> str | None:
    """The base name of the logs in the folder, if all have the same."""
    names = [name for path in fs.list(directory) if (name := parse_name(path.name))]
    bases = {name.base.casefold(): name.base for name in names if name.role in (Role.CURRENT, Role.ARCHIVE)}
    return next(iter(bases.values())) if len(bases) == 1 else None


def _database_there(fs: FileSystem, directory: Path, base: str) -> DatabaseFile | None:
    """The first database of the logs of this base, or one without logs, as a restore leaves it."""
    found = [known for known in scan([directory], fs=fs).instances if known.databases]
    own = [known for known in found if known.base and known.base.casefold() == base.casefold()]
    alone = [known for known in found if known.base is None]
    return next((known.databases[0] for known in own or alone), None)


def _database(instance: Instance, fs: FileSystem, directory: Path) -> LiveDatabase:
    """The database that is there, attached; else a new one."""
    found = _database_there(fs, directory, instance.parameters.base)
    return instance.attach(found.path) if found is not None else instance.create_database(directory / DATABASE)


def _idle(cancel: Cancel, until: float) -> None:
    while not cancel.requested and time.monotonic() < until:
        time.sleep(_PAUSE)


def _asked(cancel: Cancel) -> Iterator[bool]:
    while True:
        yield cancel.requested
