"""An :class:`Overview` read back from its JSON, which another host wrote, or something else.

What a newer version adds is ignored, and its new words are read as *not known*, never as good.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from app.evidence.gathering import place_of
from app.evidence.rule import Proof, Standing, Verdict, Where
from app.status.values import (
    DestinationStatus,
    InstanceStatus,
    Overview,
    ProblemType,
    Severity,
    StatusProblem,
)

E = TypeVar("E", bound=Enum)


def overview_from(body: Mapping[str, Any]) -> Overview:
    """The overview that was written. Raises ``ValueError`` for anything else, whatever that is."""
    try:
        return Overview(
            _known_moment(body["now"]),
            _string(body["host"]),
            tuple(map(_instance, body["instances"])),
            tuple(map(_destination, body["destinations"])),
            tuple(map(_problem, body["problems"])),
        )
    except (LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("a value is missing or of the wrong type") from error


def _instance(body: Mapping[str, Any]) -> InstanceStatus:
    said = body["evidence"]
    verdict = Verdict(
        _one_of(Standing, body["verdict"], Standing.LOOKING),
        _moment(said["at"]),
        _string(said["why"]),
        _named(Proof, said["proof"], Proof.NONE),
        _moment(said["proven"]),
        _moment(said["copied"]),
        _named(Where, said["where"], Where.LOOKING),
        _moment(said["reached"]),
    )
    problems = tuple(map(_problem, body["problems"]))
    if not problems and (body["verdict"] != verdict.standing or body["severity"] != "ok"):
        raise ValueError("an instance is said to be well, and is not")
    return InstanceStatus(
        _string(body["name"]),
        Path(_string(body["folder"])),
        verdict,
        _string(body["host"]),
        _string(body["job"]),
        _string(body["destination"]),
        _moment(body["restorable_to"]),
        _moment(body["verified"]),
        _moment(body["drilled"]),
        _moment(body["next_run"]),
        problems,
    )


def _destination(body: Mapping[str, Any]) -> DestinationStatus:
    return DestinationStatus(
        place_of(_string(body["place"])),
        body["available"] is True,
        _bytes(body["free"]),
        _bytes(body["used"]),
        _bytes(body["chains"]) or 0,
        tuple(map(_problem, body["problems"])),
    )


def _problem(body: Mapping[str, Any]) -> StatusProblem:
    return StatusProblem(
        _one_of(ProblemType, body["type"], ProblemType.OTHER),
        _named(Severity, body["severity"], Severity.UNKNOWN),
        _string(body["subject"]),
        _string(body["text"]),
        _string(body["hint"]),
        _moment(body["since"]),
    )


def _one_of(words: type[E], value: object, otherwise: E) -> E:
    """The member of this value; ``otherwise`` for one of a newer version."""
    return next((member for member in words if member.value == _string(value)), otherwise)


def _named(words: type[E], value: object, otherwise: E) -> E:
    return next((member for member in words if member.name.lower() == _string(value)), otherwise)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is missing")
    return value


def _bytes(value: object) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("a number is not valid")
    return value


def _moment(value: object) -> datetime | None:
    return None if value is None else _known_moment(value)


def _known_moment(value: object) -> datetime:
    moment = datetime.fromisoformat(_string(value))
    if moment.tzinfo is None:
        raise ValueError("a time has no zone")
    return moment
