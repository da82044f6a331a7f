"""The sample's files: made as a whole, and carried on by a further run of its instance."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, make_directories, read_whole, remove_quietly, write_durably
from engine.formats.names import archive_name, checkpoint_name, current_name
from engine.formats.stamps import Lgpos, LogTime, Signature
from engine.sample.database_writer import DatabaseImage, DatabaseWriter
from engine.sample.log_writer import LogWriter, StreamSettings, parameters
from engine.sample.records import Cells
from engine.sample.session import Session, checkpoint_file
from engine.sample.tables import CERTIFICATES_TABLE, CONTENTS, SERVERS, SERVERS_TABLE, certificate

BASE = "SMP"
DATABASE = "sample.edb"
PAGE_SIZE = 4096
FILE_SECTORS = 16
GENERATIONS = 7
"""Logs of a new sample, the current one among them."""
FURTHER_GENERATIONS = 3
"""Logs by which :func:`advance_sample` carries the stream on."""
SEED = 20

_LARGEST_FILE = 64 << 20
_FIRST_LOADED = timedelta(days=7)
_STEP, _QUICK_STEP = timedelta(minutes=75), timedelta(milliseconds=100)
"""Between two transactions, of the past and of now."""
_SHORT_ENCODING = (120, 260)
_CURRENT_SEGMENTS = 5
"""Segments that the current log holds at least when the instance ends."""


def write_sample(directory: Path, fs: FileSystem, *, seed: int = SEED, created: datetime | None = None) -> None:
    """Make the sample in ``directory``, which is made if it is missing and must hold none of its files (-1814).

    ``created`` (an aware moment, by default now) comes soon after the instance's last end; the same moment, seed and
    directory give the same bytes. On failure the files already made are removed.
    """
    random = Random(seed)
    start = (created or datetime.now(UTC)).astimezone(UTC) - _FIRST_LOADED
    stamp = LogTime.of(start)
    image = _load(random, start)
    settings = StreamSettings(
        Signature(random.getrandbits(32), stamp), FILE_SECTORS, PAGE_SIZE, parameters(directory, FILE_SECTORS)
    )
    log = LogWriter(settings, 1, stamp)
    _run(directory, image, log, random, start, _STEP, until=GENERATIONS // 2)
    checkpoint = _run(directory, image, log, random, start + _FIRST_LOADED / 2, _STEP, until=GENERATIONS)
    if not fs.exists(directory):
        make_directories(fs, directory)
    _write_new(fs, _files(directory, image, log, checkpoint))


def advance_sample(directory: Path, fs: FileSystem, *, seed: int = SEED, now: datetime | None = None) -> None:
    """Let the sample's instance run once more: three further logs, the current one archived, two tables changed.

    ``now`` (an aware moment) is when it starts. Raises ``WrongState`` (-550) when the sample was not left by a
    normal end, ``MissingFile`` when it is not there.
    """
    current = directory / current_name(BASE)
    log = LogWriter.resume(read_whole(fs, current, _LARGEST_FILE))
    image = DatabaseImage(bytearray(read_whole(fs, directory / DATABASE, _LARGEST_FILE)))
    if not image.header.is_clean or image.header.sign_log != log.settings.signature:
        raise Code.DatabaseDirtyShutdown.error("The sample's database does not fit its logs.", path=str(directory))
    random = Random(seed << 32 | log.generation)
    start = (now or datetime.now(UTC)).astimezone(UTC)
    until = log.generation + FURTHER_GENERATIONS
    checkpoint = _run(directory, image, log, random, start, _QUICK_STEP, until=until)
    for path, data in _files(directory, image, log, checkpoint).items():
        write_durably(fs, path, data)


def _load(random: Random, start: datetime) -> DatabaseImage:
    writer = DatabaseWriter(PAGE_SIZE, Signature(random.getrandbits(32), LogTime.of(start)))
    for content in CONTENTS:
        writer.add_table(content.table, content.rows(random, start.replace(tzinfo=None)), fill=content.fill)
    return writer.finish(LogTime.of(start))


def _run(
    directory: Path,
    image: DatabaseImage,
    log: LogWriter,
    random: Random,
    clock: datetime,
    step: timedelta,
    *,
    until: int,
) -> Lgpos:
    """One run of the instance, into generation ``until``; returns the checkpoint it leaves."""
    session = Session(image, log, str(directory / DATABASE), LogTime.of(clock))
    session.trace(f"The service started; {len(session.tables)} tables.", LogTime.of(clock))
    while log.generation < until or log.position.segment <= _CURRENT_SEGMENTS:
        clock += step
        _work(session, random, clock)
    checkpoint = session.close(LogTime.of(clock))
    image.seal()
    return checkpoint


def _work(session: Session, random: Random, clock: datetime) -> None:
    """One transaction: a few servers report, now and then a certificate is issued."""
    now = clock.replace(tzinfo=None, microsecond=0)
    servers, certificates = session.tables[SERVERS_TABLE.name], session.tables[CERTIFICATES_TABLE.name]
    with session.transaction(LogTime.of(clock)) as transaction:
        for id_ in random.sample(range(1, SERVERS + 1), 5):
            report: Cells = {
                "Load": random.randrange(1000) / 10,
                "LastSeen": now,
                "Online": random.random() < 0.95,
            }
            transaction.update(servers, {"Id": id_}, report)
        for _ in range(random.randrange(4)):
            transaction.insert(certificates, certificate(random, now, random.randrange(*_SHORT_ENCODING)))


def _files(directory: Path, image: DatabaseImage, log: LogWriter, checkpoint: Lgpos) -> dict[Path, bytes]:
    """The files that a run made or changed; logs before the database that depends on them."""
    archives = {directory / archive_name(BASE, number): data for number, data in log.closed.items()}
    return archives | {
        directory / current_name(BASE): log.current(),
        directory / DATABASE: bytes(image.data),
        directory / checkpoint_name(BASE): checkpoint_file(log.settings, checkpoint),
    }


def _write_new(fs: FileSystem, files: Mapping[Path, bytes]) -> None:
    made: list[Path] = []
    try:
        for path, data in files.items():
            with fs.create(path) as file:
                made.append(path)
                file.write_at(0, data)
                file.sync()
        for directory in {path.parent for path in files}:
            fs.sync_directory(directory)
    except JetError:
        remove_quietly(fs, made)
        raise
