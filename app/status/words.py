"""Times and lengths as people say them, and the one sentence on an instance. Local time; ``now`` is given."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.evidence.rule import CLOCKS_MAY_DIFFER
from app.local_time import local_text
from app.status.values import InstanceStatus, Overview, Severity, StatusProblem

_DAYS = "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEK = 7
_SEVERITIES = {
    Severity.OK: "OK",
    Severity.WARNING: "WARNING",
    Severity.CRITICAL: "CRITICAL",
    Severity.UNKNOWN: "UNKNOWN",
}


def moment_text(moment: datetime, now: datetime) -> str:
    """``14:32`` today, ``yesterday 14:32``, ``Sunday 14:32`` up to six days ago, ``3 March 14:32``, and with the
    year where it is another one."""
    clock = local_text(moment, "%H:%M")
    day = _day_text(moment, now)
    return f"{day} {clock}" if day else clock


def ago_text(moment: datetime, now: datetime) -> str:
    """``just now``, ``26 min ago``, ``2 h ago`` of today; then the day: ``yesterday``, ``Sunday``, ``3 March``."""
    passed = now - moment
    if passed < -CLOCKS_MAY_DIFFER:
        return f"in the future ({moment_text(moment, now)})"
    if passed < timedelta(minutes=1):
        return "just now"
    if passed < timedelta(hours=1):
        return f"{passed // timedelta(minutes=1)} min ago"
    day = _day_text(moment, now)
    return day if day and passed >= timedelta(hours=12) else f"{passed // timedelta(hours=1)} h ago"


def _day_text(moment: datetime, now: datetime) -> str:
    """Empty for today."""
    day, today = moment.astimezone().date(), now.astimezone().date()
    passed = (today - day).days
    if passed == 0:
        return ""
    if abs(passed) == 1:
        return "yesterday" if passed == 1 else "tomorrow"
    if 1 < passed < _WEEK:
        return _DAYS[day.weekday()]
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]}{year}"


def span_text(span: timedelta) -> str:
    """``5 s``, ``45 min``, ``26 h``, ``1 day``, ``7 days``: rounded down to what a person would say."""
    minutes = span // timedelta(minutes=1)
    if minutes == 0:
        return f"{span // timedelta(seconds=1)} s"
    if minutes < 120 and minutes % 60:
        return f"{minutes} min"
    hours = minutes // 60
    if hours % 24 or hours == 0:
        return f"{hours} h"
    days = hours // 24
    return f"{days} {'day' if days == 1 else 'days'}"


def problem_text(problem: StatusProblem, now: datetime) -> str:
    """What is wrong and since when: ``Backup failed: the disk is full, since yesterday 02:00``."""
    return f"{problem.text}, since {moment_text(problem.since, now)}" if problem.since else problem.text


def line(instance: InstanceStatus, now: datetime, *, of_jobs: bool = False) -> str:
    """The sentence on an instance: ``Restorable to 14:32, verified 2 h ago, drilled Sunday``.

    Where something is wrong, that is said first, with since when: ``Backup failed: the disk is full, since 02:00.
    Restorable to yesterday 14:32, never verified, never drilled``. ``of_jobs``: what is wrong is said of one of
    several jobs, and what can be restored may be another's: ``Job Copy: Never backed up. The instance is
    restorable to 14:32, …``.
    """
    said = _proofs(instance, now, of_jobs=of_jobs)
    worst = max(instance.problems, key=lambda problem: problem.severity.rank, default=None)
    if worst is None:
        return said
    wrong = problem_text(worst, now).rstrip(".")
    return f"{wrong}. {said}" if said else wrong


def _proofs(instance: InstanceStatus, now: datetime, *, of_jobs: bool) -> str:
    """What is restorable, and how far that is proven; empty where there is nothing of that."""
    if instance.restorable_to is None:
        return ""
    verified = f"verified {ago_text(instance.verified, now)}" if instance.verified else "never verified"
    drilled = f"drilled {ago_text(instance.drilled, now)}" if instance.drilled else "never drilled"
    moment = moment_text(instance.restorable_to, now)
    if of_jobs and instance.problems:
        return f"The instance is restorable to {moment}, {verified}, {drilled}"
    return f"Restorable to {moment}, {verified}, {drilled}"


def counted(count: int, noun: str) -> str:
    """``1 instance``, ``2 instances``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def summary(overview: Overview) -> str:
    """The first line of ``status``, as a Nagios plugin writes it: the severity, then the worst of it.

    A vertical bar would begin performance data there, and is written as a slash.
    """
    severity = _SEVERITIES[overview.severity]
    problems, instances = overview.all_problems, counted(len(overview.instances), "instance")
    if not problems:
        return f"{severity} - {instances} protected"
    first = problems[0]
    more = f" (and {counted(len(problems) - 1, 'more problem')})" if len(problems) > 1 else ""
    said = f"{severity} - {first.subject}: {problem_text(first, overview.now)}{more}; {instances}"
    return said.replace("|", "/")


def clause(text: str) -> str:
    """A sentence as part of another one: without its full stop."""
    return text.strip().removesuffix(".")
