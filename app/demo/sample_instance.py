"""The files of the sample: a week of changes of a small service, and further changes on request."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from app.demo.sample_tables import (
    CERTIFICATES_TABLE,
    EVENTS_TABLE,
    SERVERS,
    SERVERS_TABLE,
    SETTINGS_TABLE,
    TABLES,
    certificate,
    event,
    report,
    servers,
    settings,
)
from engine.change.live_database import LiveDatabase
from engine.error_codes import Code
from engine.errors import StorageFault
from engine.files import FileSystem, make_directories, remove_empty, remove_quietly
from engine.formats.names import double_write_name, parse_name
from engine.formats.stamps import Lgpos
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.cursor import Cursor
from engine.tables.open_tables import open_table
from engine.tables.schema import create_table

BASE = "SMP"
DATABASE = "sample.edb"
PAGE_SIZE = 4096
LOG_KIB = 464
"""A size of which the logs of a week are seven."""
FURTHER_GENERATIONS = 3
"""Logs by which :func:`advance_sample` carries the stream on."""
SEED = 20

_WEEK, _HALF = timedelta(days=7), 50
"""How long the past was, and the transactions in each half of it."""
_QUICK_STEP = timedelta(milliseconds=10)
"""Between two transactions of now."""
_EVENTS, _CERTIFICATES, _REPORTS = 18, 4, 5
"""What a transaction adds, and the servers that report in it."""
_ENCODING = (700, 6000)
_CURRENT_SEGMENTS = 5
"""Segments that the current log holds at least when the instance ends."""


def write_sample(directory: Path, fs: FileSystem, *, seed: int = SEED, created: datetime | None = None) -> None:
    """Create the sample in ``directory``, which is created if it does not exist and must contain none of its files
    (-1814).

    ``created`` (an aware time, by default now) is shortly after the instance's last end; the same seed and time
    produce the same rows. After a failure, the created files are deleted.
    """
    directory = directory.absolute()
    end = (created or datetime.now(UTC)).astimezone(UTC)
    made = [] if fs.exists(directory) else make_directories(fs, directory)
    check_no_sample(fs, directory)
    try:
        _live_a_week(directory, fs, seed, end - _WEEK)
    except BaseException as error:
        remove_sample(directory, fs)
        remove_empty(fs, made)
        if isinstance(error, StorageFault):  # there is no instance that could be started again
            raise error.code.error(
                error.message,
                hint="Its files were deleted. Free space or correct the cause, then create it again.",
                **error.context,
            ) from error
        raise


def remove_sample(directory: Path, fs: FileSystem) -> None:
    """Remove the files of a sample that was not finished, as far as they can be."""
    remove_quietly(fs, [path for path in fs.list(directory) if _is_of_sample(path.name)])


def advance_sample(directory: Path, fs: FileSystem, *, seed: int = SEED, now: datetime | None = None) -> None:
    """Run the sample's instance once more: three additional logs, the current one closed, three tables changed.

    ``now`` (an aware time) is its start. If the instance crashed before, it is recovered first. Raises
    ``MissingFile`` if the sample does not exist, and what :meth:`Instance.open` and :meth:`Instance.attach` raise.
    """
    directory = directory.absolute()
    fs.stat(directory / DATABASE)
    clock = _Clock((now or datetime.now(UTC)).astimezone(UTC))
    with Instance.open(_parameters(directory), fs=fs, clock=clock) as instance:
        service = _Service(instance, instance.attach(directory / DATABASE), clock, seed)
        until = instance.log.generation + FURTHER_GENERATIONS
        while not service.has_reached(until):
            service.work(_QUICK_STEP)


class _Clock:
    """What time the sample thinks it is."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


class _Service:
    """The service that works on the sample's tables, all of them there."""

    def __init__(self, instance: Instance, database: LiveDatabase, clock: _Clock, seed: int) -> None:
        self._log, self._clock = instance.log, clock
        self._random = Random(seed << 32 | self._log.generation)
        self._session = session = instance.session()
        session.begin()
        opened = [open_table(session, database, table.name) for table in TABLES]
        session.rollback()
        self._cursors = {table.name: Cursor(session, table) for table in opened}

    def install(self) -> None:
        """The rows that are there from the start."""
        self._session.begin(write=True)
        for row in servers(self._random, self._clock.moment.replace(tzinfo=None)):
            self._cursors[SERVERS_TABLE.name].insert(row)
        for row in settings():
            self._cursors[SETTINGS_TABLE.name].insert(row)
        self._session.commit()

    def has_reached(self, generation: int) -> bool:
        """Whether the current log has this number and is started in earnest."""
        tip = Lgpos.unpack(self._log.tip)
        return (tip.generation, tip.segment) > (generation, _CURRENT_SEGMENTS)

    def work(self, step: timedelta) -> None:
        """A transaction, ``step`` after the last: some servers report, things happen, certificates are issued."""
        self._clock.moment += step
        random, now = self._random, self._clock.moment.replace(tzinfo=None, microsecond=0)
        reporting = self._cursors[SERVERS_TABLE.name]
        self._session.begin(write=True)
        for number in sorted(random.sample(range(1, SERVERS + 1), _REPORTS)):
            reporting.seek(number)
            reporting.update(report(random, now))
        for seconds in sorted((random.randrange(3600) for _ in range(_EVENTS)), reverse=True):
            self._cursors[EVENTS_TABLE.name].insert(event(random, now - timedelta(seconds=seconds)))
        for _ in range(_CERTIFICATES):
            self._cursors[CERTIFICATES_TABLE.name].insert(certificate(random, now, random.randrange(*_ENCODING)))
        self._session.commit(lazy=True)  # no one waits for it; the end of the instance makes all of it durable


def _live_a_week(directory: Path, fs: FileSystem, seed: int, start: datetime) -> None:
    """Two runs, so that the logs know of a normal end in their middle, too."""
    clock = _Clock(start)
    with Instance.open(_parameters(directory), fs=fs, clock=clock) as instance:
        database = instance.create_database(directory / DATABASE)
        with instance.session() as session:
            session.begin(write=True)
            for table in TABLES:
                create_table(session, database, table)
            session.commit()
        service = _Service(instance, database, clock, seed)
        service.install()
        for _ in range(_HALF):
            service.work(_WEEK / 2 / _HALF)
    with Instance.open(_parameters(directory), fs=fs, clock=clock) as instance:
        service = _Service(instance, instance.attach(directory / DATABASE), clock, seed)
        for _ in range(_HALF):
            service.work(_WEEK / 2 / _HALF)


def _parameters(directory: Path) -> Parameters:
    return Parameters(directory, base=BASE, page_size=PAGE_SIZE, log_file_kib=LOG_KIB)


def _is_of_sample(name: str) -> bool:
    parsed = parse_name(name)
    return name in (DATABASE, double_write_name(DATABASE)) or (parsed is not None and parsed.belongs_to(BASE))


def check_no_sample(fs: FileSystem, directory: Path) -> None:
    """Raises JET_errFileAlreadyExists (-1814) where a file of the sample, or one with its name, is."""
    for path in fs.list(directory):
        if _is_of_sample(path.name):
            raise Code.FileAlreadyExists.error(f"{path} already exists. Nothing was written.", path=str(path))
