"""The sample's files: made as a whole, and carried on by a further run of its instance."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from engine.files import FileSystem, write_durably
from engine.formats.log_segment_writer import StreamSettings
from engine.formats.record_writer import Cells
from engine.formats.stamps import LogTime, Signature
from engine.sample.database_writer import DatabaseImage, DatabaseWriter
from engine.sample.log_writer import LogWriter, parameters
from engine.sample.place import Place
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

_FIRST_LOADED = timedelta(days=7)
_STEP, _QUICK_STEP = timedelta(minutes=75), timedelta(milliseconds=100)
"""Between two transactions, of the past and of now."""
_SHORT_ENCODING = (120, 260)
_CURRENT_SEGMENTS = 5
"""Segments that the current log holds at least when the instance ends."""


def write_sample(directory: Path, fs: FileSystem, *, seed: int = SEED, created: datetime | None = None) -> None:
    """Make the sample in ``directory``, which is made if it is missing and must hold none of its files (-1814).

    ``created`` (an aware moment, by default now) comes soon after the instance's last end; the same moment,
    seed and directory give the same bytes. On failure the files already made are removed.
    """
    place = Place(directory.absolute(), BASE, DATABASE)
    place.check_free(fs)
    random = Random(seed)
    start = (created or datetime.now(UTC)).astimezone(UTC) - _FIRST_LOADED
    stamp = LogTime.of(start)
    image = _load(random, start)
    params = parameters(place.directory, FILE_SECTORS)
    settings = StreamSettings(Signature(random.getrandbits(32), stamp), FILE_SECTORS, PAGE_SIZE, params)
    log = LogWriter(settings, 1, stamp)
    _run(place, image, log, random, start, _STEP, until=GENERATIONS // 2)
    checkpoint = _run(place, image, log, random, start + _FIRST_LOADED / 2, _STEP, until=GENERATIONS)
    place.write(fs, place.files(image, log, checkpoint))


def advance_sample(directory: Path, fs: FileSystem, *, seed: int = SEED, now: datetime | None = None) -> None:
    """Let the sample's instance run once more: three further logs, the current one archived, two tables changed.

    ``now`` (an aware moment) is when it starts. Raises ``WrongState`` (-550) when the sample was not left by a
    normal end, ``MissingFile`` when it is not there.
    """
    place = Place(directory.absolute(), BASE, DATABASE)
    image, log = place.read(fs)
    random = Random(seed << 32 | log.generation)
    start = (now or datetime.now(UTC)).astimezone(UTC)
    until = log.generation + FURTHER_GENERATIONS
    checkpoint = _run(place, image, log, random, start, _QUICK_STEP, until=until)
    for path, data in place.files(image, log, checkpoint).items():
        write_durably(fs, path, data)


def _load(random: Random, start: datetime) -> DatabaseImage:
    writer = DatabaseWriter(PAGE_SIZE, Signature(random.getrandbits(32), LogTime.of(start)))
    for content in CONTENTS:
        writer.add_table(content.table, content.rows(random, start.replace(tzinfo=None)), fill=content.fill)
    return writer.finish(LogTime.of(start))


def _run(
    place: Place,
    image: DatabaseImage,
    log: LogWriter,
    random: Random,
    clock: datetime,
    step: timedelta,
    *,
    until: int,
) -> bytes:
    """One run of the instance, into generation ``until``; returns the checkpoint file it leaves."""
    session = Session(image, log, place.path, LogTime.of(clock))
    session.trace(f"The service started; {len(session.tables)} tables.", LogTime.of(clock))
    while log.generation < until or log.position.segment <= _CURRENT_SEGMENTS:
        clock += step
        _work(session, random, clock)
    checkpoint = session.close(LogTime.of(clock))
    image.seal()
    return checkpoint_file(log.settings, checkpoint)


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
                "Uptime": random.randrange(10**7),
            }
            transaction.update(servers, {"Id": id_}, report)
        for _ in range(random.randrange(4)):
            transaction.insert(certificates, certificate(random, now, random.randrange(*_SHORT_ENCODING)))
