"""Overviews with problems, and the file of the channels, for tests of notifications."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app.evidence.rule import Facts, Where, judge
from app.notify.file import NotifyFile
from app.notify.settings import ChannelSettings, Notifications
from app.settings import Locations
from app.status.values import InstanceStatus, Overview, ProblemType, Severity, StatusProblem

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""A Monday."""


def problem(
    subject: str = "DHCP", severity: Severity = Severity.CRITICAL, kind: ProblemType = ProblemType.TOO_OLD
) -> StatusProblem:
    return StatusProblem(kind, severity, subject, f"The newest backup of {subject} is 3 days old.", "Back it up.")


def overview_of(*problems: StatusProblem, now: datetime = NOW, host: str = "host1") -> Overview:
    """With an instance for each problem."""
    verdict = judge(Facts(now, Where.NOWHERE))
    instances = tuple(
        InstanceStatus(each.subject, Path("/instances") / each.subject, verdict, problems=(each,))
        for each in problems
    )
    return Overview(now, host, instances)


def with_channels(home: Path, *channels: ChannelSettings, desktop: bool = False, **rules: object) -> Locations:
    """A home whose file has these channels and rules."""
    from app.notify.decide import Rules

    locations = Locations(home, home)
    wanted = Notifications(Rules(**rules), desktop, channels)  # type: ignore[arg-type]
    NotifyFile(locations.notify).change(lambda _: wanted)
    return locations
