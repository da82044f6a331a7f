"""Runs and events as rows of the history file, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import IntEnum
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from app.history.filter import from_microseconds, microseconds
from app.history.runs import Failure, Figures, Run, RunOperation, RunState
from engine.events import Category, EventLevel, FieldValue, LogEntry

N = TypeVar("N", bound=IntEnum)
Value = str | int | bytes | None
_BYTES_OF_TEXT = "surrogatepass"  # file names that are no valid text keep their bytes

RUN_COLUMNS = (
    "id, instance, operation, kind, started, source, destination, chain, state, ended, "
    "bytes, pages_verified, pages_blank, pages_corrected, first_log, last_log, "
    "error_name, error_code, error_message, error_hint, pid, owner, job"
)
EVENT_COLUMNS = "seq, run, moment, level, id, category, source, instance, text, fields"


class StoredEntry(NamedTuple):
    """An entry and its number in the file: greater is newer; numbers are never used twice."""

    seq: int
    entry: LogEntry


def run_row(run: Run) -> list[Value]:
    """The values of ``RUN_COLUMNS``."""
    f, why = run.figures, run.failure
    return [
        run.id,
        _text(run.instance),
        run.operation.name,
        _text(run.kind),
        microseconds(run.started),
        _text(run.source),
        _text(run.destination),
        _text(run.chain),
        run.state.name,
        microseconds(run.ended) if run.ended else None,
        *(f.bytes, f.pages_verified, f.pages_blank, f.pages_corrected, f.first_log, f.last_log),
        *((why.name, why.code, _text(why.message), _text(why.hint)) if why else (None, None, None, None)),
        run.pid,
        run.owner,
        _text(run.job),
    ]


def run_of(row: Sequence[Any]) -> Run:
    """The run in a row of ``RUN_COLUMNS``."""
    return Run(
        id=row[0],
        instance=_string(row[1]),
        operation=RunOperation.__members__.get(row[2], RunOperation.NOT_KNOWN),
        kind=_string(row[3]),
        started=from_microseconds(row[4]),
        source=_string(row[5]),
        destination=_string(row[6]),
        chain=_string(row[7]),
        state=RunState.__members__.get(row[8], RunState.NOT_KNOWN),
        ended=None if row[9] is None else from_microseconds(row[9]),
        figures=Figures(*row[10:16]),
        failure=None if row[16] is None else Failure(row[16], row[17], _string(row[18]), _string(row[19])),
        pid=row[20],
        owner=row[21],
        job=_string(row[22]),
    )


def event_row(entry: LogEntry) -> list[Value]:
    """The values of ``EVENT_COLUMNS`` without ``seq``."""
    return [
        entry.run,
        microseconds(entry.moment),
        int(entry.level),
        entry.id,
        int(entry.category),
        entry.source,
        _text(entry.instance),
        _text(entry.text),
        json.dumps(dict(entry.fields), separators=(",", ":")),
    ]


def event_of(row: Sequence[Any]) -> StoredEntry:
    """The entry in a row of ``EVENT_COLUMNS``."""
    fields: dict[str, FieldValue] = json.loads(row[9])
    entry = LogEntry(
        moment=from_microseconds(row[2]),
        id=row[4],
        level=_member(EventLevel, row[3], EventLevel.WARNING),
        category=_member(Category, row[5], Category.GENERAL),
        instance=_string(row[7]),
        text=_string(row[8]),
        source=row[6],
        run=row[1],
        fields=MappingProxyType(fields),
    )
    return StoredEntry(row[0], entry)


def _member(words: type[N], value: object, otherwise: N) -> N:
    """The member of this number; ``otherwise`` for one of a later version of this program."""
    return next((member for member in words if member == value), otherwise)


def _text(text: str) -> str | bytes:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", _BYTES_OF_TEXT)
    return text


def _string(value: str | bytes) -> str:
    return value.decode("utf-8", _BYTES_OF_TEXT) if isinstance(value, bytes) else value
