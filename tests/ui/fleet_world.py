"""Many instances of several products, protected, overdue, failed, never backed up, with a gap or with a
destination that is gone: what an administrator looks at once a week. All is real; the clock is set by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from enum import Enum
from pathlib import Path

import engine
from app.history.history import History
from app.history.runs import Figures, RunOperation, RunState
from app.jobs.file import JobFile
from app.jobs.job import BackupRule, Job, JobMode, Jobs, Targets, When
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.runner import Runner
from app.operations.verify import VerifyRequest
from app.settings import Locations
from engine.errors import JetError
from engine.formats.names import archive_name
from tests.builders.log_files import SIGNATURE
from tests.builders.small_instance import flip_bits, write_small_instance

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PRODUCTS = (
    ("NTDS", "edb", "ntds.dit"),
    ("DHCP", "j50", "dhcp.mdb"),
    ("CertSrv", "edb", "Contoso-CA.edb"),
    ("Exchange", "E00", "DB01.edb"),
    ("SRUM", "sru", "SRUDB.dat"),
    ("UAL", "edb", "Current.mdb"),
    ("Search", "edb", "Windows.edb"),
)
SITES = ("lyon", "oslo", "pune", "reno")


class Fate(Enum):
    """What has become of an instance."""

    GOOD = "good"
    VERIFIED = "verified"
    OVERDUE = "overdue"
    FAILED = "failed"
    NEVER = "never"
    NO_JOB = "no job"
    GAP = "gap"
    GONE = "gone"


FATES = (
    *(Fate.VERIFIED, Fate.VERIFIED, Fate.GOOD, Fate.VERIFIED, Fate.OVERDUE, Fate.VERIFIED, Fate.VERIFIED),
    *(Fate.FAILED, Fate.VERIFIED, Fate.GOOD, Fate.NEVER, Fate.VERIFIED, Fate.VERIFIED, Fate.NO_JOB),
    *(Fate.VERIFIED, Fate.GAP, Fate.GOOD, Fate.VERIFIED, Fate.GONE, Fate.VERIFIED),
)


class Clock:
    """Stands where it is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def folder_of(root: Path, number: int) -> Path:
    """Where the instance ``number`` is."""
    return root / f"srv-{number:03}" / PRODUCTS[number % len(PRODUCTS)][0].lower()


def name_of(number: int) -> str:
    """What the instance ``number`` is called by its logs."""
    return f"{PRODUCTS[number % len(PRODUCTS)][1]}-{number + 1:08X}"


def fill(root: Path, home: Locations, count: int, days: int = 29, language: str = "en") -> None:
    """``count`` instances below ``root / "service"``, three destinations, jobs, chains and ``days`` of runs."""
    service, places = root / "service", [root / name for name in ("backups", "offsite", "nas")]
    for place in places:
        place.mkdir(exist_ok=True)
    now, names = datetime.now(UTC).replace(microsecond=0), {}
    clock = Clock(now)
    jobs: dict[str, list[Path]] = {"nightly": [], "offsite": [], "to the NAS": []}
    with History(home.history, clock) as history:
        for number in range(count):
            folder, fate = folder_of(service, number), FATES[number % len(FATES)]
            job = "to the NAS" if fate is Fate.GONE else "offsite" if number % 3 == 2 else "nightly"
            if fate is not Fate.NO_JOB:
                jobs[job].append(folder)
            place = places[("nightly", "offsite", "to the NAS").index(job)]
            _live_through(Runner(history), history, clock, now, number, folder, fate, place, job, days)
            product, site = PRODUCTS[number % len(PRODUCTS)][0], SITES[number % len(SITES)]
            if number % 4 != 3:
                names[f"{name_of(number)} in {folder}"] = {
                    "name": f"{site[:3].upper()}{number:03} {product}",
                    "tags": [site],
                }
    (root / "nas").rename(root / "unplugged")
    night = BackupRule(When(at=(time(2, 0),)), JobMode.AUTO)
    promised = Targets(26 * HOUR, 8 * DAY)
    made = [
        Job(name, tuple(folders), place, rules=(night,), targets=promised)
        for (name, folders), place in zip(jobs.items(), places, strict=True)
        if folders
    ]
    JobFile(home.jobs).change(lambda _jobs: Jobs(tuple(made)))
    settings = {"language": language, "folders": [str(service)], "names": names}
    home.settings.write_text(json.dumps(settings), encoding="utf-8")


def _live_through(
    runner: Runner,
    history: History,
    clock: Clock,
    now: datetime,
    number: int,
    folder: Path,
    fate: Fate,
    place: Path,
    job: str,
    days: int,
) -> None:
    """Write the instance, and what happened to it in the last weeks."""
    _, base, database = PRODUCTS[number % len(PRODUCTS)]
    signature = replace(SIGNATURE, random=number + 1)
    write_small_instance(folder, base=base, last=3, signature=signature, database=database)
    if fate in (Fate.NEVER, Fate.NO_JOB):
        return
    source, last = FilesAtRest((folder,)), now - (3 * DAY if fate is Fate.OVERDUE else HOUR * (2 + number % 9))
    for back in range(days, 0, -1):
        _note(history, clock, last - back * DAY, number, folder, place, job)
    clock.now = last - 5 * HOUR
    chain = _run(runner, clock, job, BackupRequest(source, place, engine.Kind.FULL))
    write_small_instance(folder, base=base, last=5, signature=signature, database=database)
    clock.now = last
    if fate is Fate.FAILED:
        flip_bits(folder / database, 6, 3, 77, 1000)
    if fate is Fate.GAP:
        (folder / archive_name(base, 3)).unlink()
    kind = engine.Kind.FULL if fate is Fate.FAILED else engine.Kind.INCREMENTAL
    _run(runner, clock, job, BackupRequest(source, place, kind))
    clock.now = last + HOUR / 2
    if fate in (Fate.VERIFIED, Fate.GONE) and chain:
        _run(runner, clock, job, VerifyRequest(chain))


def _run(runner: Runner, clock: Clock, job: str, request: BackupRequest | VerifyRequest) -> Path | None:
    """The chain that it made, if any."""
    try:
        if isinstance(request, BackupRequest):
            return runner.run(request, engine.RunContext(clock=clock), job=job).chain
        runner.run(request, engine.RunContext(clock=clock), job=job)
    except JetError:
        pass
    return None


def _note(history: History, clock: Clock, at: datetime, number: int, folder: Path, place: Path, job: str) -> None:
    """A night of the past, of which nothing is kept but the record."""
    clock.now = at
    failed = number % 5 == 2 and at.day % 6 == 0
    run = history.begin_run(
        name_of(number), RunOperation.BACKUP, "incremental", source=str(folder), destination=str(place), job=job
    )
    clock.now = at + timedelta(seconds=40)
    history.end_run(run, RunState.FAILED if failed else RunState.SUCCESS, Figures(bytes=3 << 20))
