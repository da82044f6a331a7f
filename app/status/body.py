"""An :class:`Overview` as JSON: what ``status --json`` writes, hosts post and webhooks send.

Times are ISO 8601 in UTC, null for never or not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from app.status.values import (
    DestinationStatus,
    HostStatus,
    InstanceStatus,
    Overview,
    Severity,
    StatusProblem,
)
from app.status.words import line

VERSION = 1


def body_of(overview: Overview) -> dict[str, Any]:
    """The object that ``status --json`` writes."""
    return {
        "version": VERSION,
        "now": _text(overview.now),
        "host": overview.host,
        "severity": _word(overview.severity),
        "instances": [instance_body(each, overview.now) for each in overview.instances],
        "destinations": [_destination_body(each) for each in overview.destinations],
        "problems": [problem_body(each) for each in overview.problems],
    }


def instance_body(instance: InstanceStatus, now: datetime) -> dict[str, Any]:
    """One of ``instances[]``."""
    verdict = instance.verdict
    return {
        "name": instance.name,
        "host": instance.host,
        "folder": str(instance.folder),
        "job": instance.job,
        "destination": instance.destination,
        "severity": _word(instance.severity),
        "verdict": verdict.standing.value,
        "line": line(instance, now),
        "restorable_to": _text(instance.restorable_to),
        "verified": _text(instance.verified),
        "drilled": _text(instance.drilled),
        "next_run": _text(instance.next_run),
        "problems": [problem_body(each) for each in instance.problems],
        "evidence": {
            "at": _text(verdict.at),
            "why": verdict.why,
            "proof": verdict.proof.name.lower(),
            "proven": _text(verdict.proven),
            "copied": _text(verdict.copied),
            "where": verdict.where.name.lower(),
            "reached": _text(verdict.reached),
        },
    }


def problem_body(problem: StatusProblem) -> dict[str, Any]:
    """One of ``problems[]``."""
    return {
        "type": problem.type.value,
        "severity": _word(problem.severity),
        "subject": problem.subject,
        "text": problem.text,
        "hint": problem.hint,
        "since": _text(problem.since),
    }


def _destination_body(destination: DestinationStatus) -> dict[str, Any]:
    return {
        "place": str(destination.place),
        "severity": _word(destination.severity),
        "available": destination.available,
        "free": destination.free,
        "used": destination.used,
        "chains": destination.chains,
        "problems": [problem_body(each) for each in destination.problems],
    }


def fleet_bodies(hosts: Sequence[HostStatus]) -> list[dict[str, Any]]:
    """``hosts[]`` of ``status --fleet --json``."""
    return [
        {
            "name": host.name,
            "destination": str(host.place),
            "posted": _text(host.posted),
            "silent": host.silent,
            "instances": host.instances,
            "severity": _word(host.severity),
        }
        for host in hosts
    ]


def _word(severity: Severity) -> str:
    return severity.name.lower()


def _text(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None
