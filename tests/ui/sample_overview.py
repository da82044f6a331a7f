"""An overview to be shown: instances in every state, with the runs of a month behind them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from app.evidence.rule import Standing, Verdict, Where
from app.history.runs import Figures, Run, RunOperation, RunState
from app.jobs.job import Targets
from app.status.values import (
    DestinationStatus,
    HostStatus,
    InstanceStatus,
    Overview,
    ProblemType,
    Severity,
    StatusProblem,
)
from ui.models.overview import SeenState
from ui.models.run_days import days_of, key_of

NOW = datetime(2026, 11, 28, 14, 40, tzinfo=UTC)
HERE = "srv-dc01"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NAMES = ("NTDS", "SRUM", "DHCP", "CertSrv", "UAL", "Search", "WebCache", "Exchange-DB01", "Exchange-DB02", "ADLDS")
TARGETS = {"nightly": Targets(max_age=26 * HOUR, verified=8 * DAY, drilled=30 * DAY)}


def problem(
    kind: ProblemType, severity: Severity, subject: str, text: str, hint: str = "", hours: float = 9
) -> StatusProblem:
    return StatusProblem(kind, severity, subject, text, hint, NOW - hours * HOUR)


def status(
    name: str,
    folder: str,
    hours: float | None = 2,
    *problems: StatusProblem,
    host: str = HERE,
    job: str = "nightly",
    standing: Standing = Standing.DRILLED,
) -> InstanceStatus:
    """An instance whose newest restorable moment is ``hours`` old, None for never."""
    newest = None if hours is None else NOW - hours * HOUR
    verdict = Verdict(standing, newest, where=Where.THERE if newest else Where.NOWHERE)
    return InstanceStatus(
        name,
        Path(folder),
        verdict,
        host,
        job,
        "/mnt/backup",
        newest,
        newest,
        NOW - 3 * DAY if newest else None,
        NOW + 9 * HOUR if job else None,
        problems,
    )


def backup_of(instance: InstanceStatus, destination: str = "/mnt/backup") -> Run:
    """One that goes on."""
    at = NOW - timedelta(minutes=3)
    place = str(instance.folder)
    return Run(f"now-{instance.name}", instance.name, RunOperation.BACKUP, "full", at, place, destination)


def at_work(seen: SeenState, instance: InstanceStatus, destination: str = "/mnt/backup") -> SeenState:
    """``seen``, with one more instance that is being backed up."""
    return replace(seen, at_work={**seen.at_work, key_of(instance): (backup_of(instance, destination),)})


def month(instance: InstanceStatus, *, fails: bool = False) -> list[Run]:
    """A backup a day, a verification a week, a drill a month; with ``fails`` the last two backups failed."""
    runs = []
    for back in range(29, -1, -1):
        state = RunState.FAILED if fails and back in (0, 1, 12) else RunState.SUCCESS
        runs.append(_run(instance, RunOperation.BACKUP, "incremental", back, 2, state))
        if back % 7 == 3:
            runs.append(_run(instance, RunOperation.VERIFY, "", back, 4, RunState.SUCCESS))
        if back == 20:
            runs.append(_run(instance, RunOperation.VERIFY, "drill", back, 5, RunState.SUCCESS))
    return runs


def _run(
    instance: InstanceStatus, operation: RunOperation, kind: str, back: int, hour: int, state: RunState
) -> Run:
    started = (NOW - back * DAY).replace(hour=hour, minute=0)
    chain = f"/mnt/backup/{instance.name}/chain"
    backup = operation is RunOperation.BACKUP
    return Run(
        id=f"{instance.name}-{operation.value}-{back}-{hour}",
        instance=instance.name,
        operation=operation,
        kind=kind,
        started=started,
        source=str(instance.folder) if backup else chain,
        destination="/mnt/backup" if backup else "",
        chain=chain if backup else "",
        state=state,
        ended=started + timedelta(minutes=7),
        figures=Figures(bytes=3 << 30) if backup else Figures(),
    )


def seen_of(
    instances: tuple[InstanceStatus, ...],
    problems: tuple[StatusProblem, ...] = (),
    destinations: tuple[DestinationStatus, ...] = (),
    running: int = 0,
) -> SeenState:
    """A look that found ``instances``; of those without a problem the first ``running`` are being backed up."""
    order = sorted(instances, key=lambda each: -each.severity.rank)
    overview = Overview(NOW, HERE, tuple(order), destinations, problems)
    good = [each for each in order if not each.problems]
    return SeenState(
        overview,
        lines={key_of(each): sentence(each) for each in order},
        days={key_of(each): days_of(month(each, fails=each.severity is Severity.CRITICAL), NOW) for each in order},
        at_work={key_of(each): (backup_of(each),) for each in good[:running]},
        targets=TARGETS,
        full={each.place: date(2027, 2, 11) for each in destinations[:1]},
    )


def sentence(instance: InstanceStatus) -> str:
    """As the command line says it."""
    if instance.problems:
        return instance.problems[0].text
    if instance.restorable_to is None:
        return "Never backed up"
    return f"Restorable to {instance.restorable_to:%H:%M}, verified 2 h ago, drilled Sunday"


def good(count: int) -> tuple[InstanceStatus, ...]:
    """Instances of which nothing is wrong."""
    return tuple(
        status(
            f"{NAMES[at % len(NAMES)]}-{at:03}" if count > 10 else NAMES[at],
            f"/srv/data/{at:03}/{NAMES[at % len(NAMES)]}",
            1 + at % 17,
        )
        for at in range(count)
    )


DESTINATIONS = (
    DestinationStatus(Path("/mnt/backup"), True, 812 << 30, 3100 << 30, 41),
    DestinationStatus(
        Path("/mnt/offsite"),
        False,
        None,
        None,
        0,
        (
            problem(
                ProblemType.DESTINATION,
                Severity.WARNING,
                "/mnt/offsite",
                "/mnt/offsite is not available.",
                "Connect the disk.",
                50,
            ),
        ),
    ),
)


def fine_ones() -> tuple[InstanceStatus, ...]:
    """One that is soon too old, and one in no job."""
    return (
        status("DHCP", "/srv/data/dhcp", 22),
        status("CertSrv", "/srv/data/certsrv", 4, job=""),
    )


def remote_ones() -> tuple[InstanceStatus, ...]:
    """Those of other hosts."""
    return (
        status("Exchange-DB01", "D:/mail/db01", 1, host="srv-mail01"),
        status(
            "ADLDS",
            "/var/adlds",
            70,
            problem(
                ProblemType.TOO_OLD,
                Severity.CRITICAL,
                "srv-web/ADLDS",
                "Restorable only to 25 Nov 16:40",
                "Back it up there.",
            ),
            host="srv-web",
        ),
    )


def found_ones() -> tuple[InstanceStatus, ...]:
    """Instances in every state, two of them of other hosts."""
    return (
        status(
            "NTDS",
            "/srv/data/ntds",
            51,
            problem(
                ProblemType.TOO_OLD,
                Severity.CRITICAL,
                "NTDS",
                "Restorable only to 26 Nov 11:40, 51 hours ago; the target is 26 hours",
                "Back up now.",
                25,
            ),
            standing=Standing.OVERDUE,
        ),
        status(
            "SRUM",
            "/srv/data/srum",
            3,
            problem(
                ProblemType.NOT_VERIFIED,
                Severity.WARNING,
                "SRUM",
                "Restorable to 11:40, not verified for 40 days",
                "Verify its newest chain.",
            ),
            standing=Standing.COPIED,
        ),
        *fine_ones(),
        status(
            "UAL",
            "/srv/data/ual",
            None,
            problem(ProblemType.VERDICT, Severity.CRITICAL, "UAL", "Never backed up", "Make a full backup."),
            standing=Standing.NEVER,
        ),
        status(
            "Search",
            "/srv/data/search",
            6,
            problem(
                ProblemType.VERDICT,
                Severity.UNKNOWN,
                "Search",
                "Not known: a destination is not reachable",
                "Connect it.",
            ),
            standing=Standing.HIDDEN,
        ),
        *remote_ones(),
    )


def mixed() -> SeenState:
    """Every state, several problems, hosts of a fleet of which one is silent."""
    problems = (
        problem(
            ProblemType.SCHEDULER_SILENT,
            Severity.CRITICAL,
            HERE,
            "Nothing has looked for due jobs for 9 hours",
            "Install the schedule, or open its page to see what is wrong.",
        ),
        problem(
            ProblemType.HOST_SILENT, Severity.WARNING, "srv-web", "srv-web has reported nothing for 3 days", "", 72
        ),
    )
    hosts = (
        HostStatus("srv-dc01", Path("/mnt/backup"), NOW - HOUR, False, 6, Severity.CRITICAL),
        HostStatus("srv-mail01", Path("/mnt/backup"), NOW - HOUR / 2, False, 1, Severity.OK),
        HostStatus("srv-web", Path("/mnt/backup"), NOW - 3 * DAY, True, 1, Severity.CRITICAL),
    )
    return replace(seen_of(found_ones(), problems, DESTINATIONS, running=1), hosts=hosts)


def failing() -> SeenState:
    """The worst is an instance."""
    whole = mixed()
    return seen_of(whole.overview.instances, (), DESTINATIONS)


@cache
def crowd() -> SeenState:
    """Three hundred, of which a few are in trouble."""
    bad = mixed().overview.instances
    return seen_of((*good(292), *bad), (), DESTINATIONS, running=3)
