"""A row of the audit log as a value and as a line of JSON, with the hashes that chain it to the row before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

FIRST = "0" * 64
"""What the first row names as the hash of the row before it."""
_LONGEST = 4096  # characters of one text
_HASH = b',"hash":"'
_TEXTS = ("deed", "user", "host", "program", "run", "job", "instance", "chain", "place", "outcome", "detail")


class AuditPhase(StrEnum):
    """What a row is about: a deed that is about to be done, one that ended, or the log itself."""

    BEFORE = "before"
    AFTER = "after"
    NOTE = "note"


@dataclass(frozen=True)
class Deed:
    """What is done, and to what; a field is empty where it does not apply.

    ``deed``: in the words of the history. ``place``: where it writes or removes. ``detail``: the command line that
    does the same, or what else matters.
    """

    deed: str
    run: str = ""
    job: str = ""
    instance: str = ""
    chain: str = ""
    place: str = ""
    detail: str = ""


@dataclass(frozen=True)
class AuditEntry:
    """A row as it was read. ``line`` counts the lines of the file from 1, ``number`` its rows; ``at`` is UTC.

    ``before`` is the hash of the row before it, ``hash`` its own: SHA-256, hexadecimal. ``torn`` is the hash of an
    incomplete line before it, which the row is about.
    """

    line: int
    number: int
    at: datetime
    phase: AuditPhase
    deed: str
    user: str
    host: str
    pid: int
    program: str
    run: str
    job: str
    instance: str
    chain: str
    place: str
    outcome: str
    detail: str
    torn: str
    before: str
    hash: str


def encoded(body: Mapping[str, object], before: str) -> tuple[bytes, str]:
    """The line for ``body`` after the row with the hash ``before``, without its end, and the hash of the row."""
    texts = {name: str(value)[:_LONGEST] if name in _TEXTS else value for name, value in body.items()}
    content = {name: value for name, value in texts.items() if value != ""} | {"before": before}
    found = hashlib.sha256(_canonical(content)).hexdigest()
    return _canonical(content | {"hash": found}), found


def decoded(line: bytes, number: int = 0) -> AuditEntry | None:
    """The row in a line without its end; None for what is none. Its hashes are not checked."""
    try:
        body = json.loads(line)
        at = datetime.fromisoformat(body["at"])
        entry = AuditEntry(
            line=number,
            number=body["number"],
            at=at.astimezone(UTC),
            phase=AuditPhase(body["phase"]),
            pid=body["pid"],
            before=body["before"],
            hash=body["hash"],
            torn=body.get("torn", ""),
            **{name: body.get(name, "") for name in _TEXTS},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
    numbers = (entry.number, entry.pid)
    texts = (entry.before, entry.hash, entry.torn, *(getattr(entry, name) for name in _TEXTS))
    if at.tzinfo is None or not all(type(n) is int for n in numbers) or not all(isinstance(t, str) for t in texts):
        return None
    return entry


def is_as_written(line: bytes) -> bool:
    """Whether a line without its end is as it was written: the hash of all before it is at its end."""
    content, _, stated = line.rpartition(_HASH)
    return stated == f'{hashlib.sha256(content + b"}").hexdigest()}"}}'.encode("ascii")


@dataclass(frozen=True, slots=True)
class Link:
    """What the next row is compared with."""

    number: int
    hash: str


def continued(line: bytes, last: Link | None) -> Link | None:
    """The link of a line without its end that is as it was written and continues ``last``; None for any other one.

    A fast look at what nearly every row is.
    """
    if not is_as_written(line):
        return None
    try:
        body = json.loads(line)
        link = Link(body["number"], body["hash"])
        plain = body["before"] == (last.hash if last else FIRST) and "torn" not in body
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return link if plain and link.number == (last.number if last else 0) + 1 else None


def _canonical(body: Mapping[str, object]) -> bytes:
    return json.dumps(body, separators=(",", ":")).encode("ascii")
