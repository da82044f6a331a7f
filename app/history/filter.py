"""Filters for events and runs: plain values, and the SQL conditions for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from app.history.runs import RunOperation, RunState
from engine.error_codes import Code
from engine.events import EventLevel, printable

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LARGEST_ID = 65535
_MAX_ITEMS = 100
_LONGEST_LIKE = 1000  # SQLite refuses patterns beyond 50,000 bytes
_ITEM = re.compile(r"(?P<out>-)?(?P<first>\d{1,5})(?:-(?P<last>\d{1,5}))?", re.ASCII)

Condition = tuple[str, list[str | int]]
Range = tuple[int, int]


def microseconds(moment: datetime) -> int:
    """``moment`` as stored: whole microseconds since 1970, UTC. A naive one is local time."""
    return (moment.astimezone(UTC) - _EPOCH) // timedelta(microseconds=1)


def from_microseconds(count: int) -> datetime:
    return _EPOCH + timedelta(microseconds=count)


@dataclass(frozen=True, slots=True)
class IdRanges:
    """Event ids as Event Viewer's filter takes them: ``210-227,-225`` is 210 to 227 without 225.

    Only exclusions means all but these; nothing at all means every id.
    """

    included: tuple[Range, ...] = ()
    excluded: tuple[Range, ...] = ()

    @classmethod
    def parse(cls, text: str) -> IdRanges:
        """Read the syntax; JET_errInvalidParameter names the item that cannot be read."""
        items = text.replace(",", " ").split()
        if len(items) > _MAX_ITEMS:
            raise Code.InvalidParameter.error(
                f"More than {_MAX_ITEMS} event ids or ranges were given.", hint="Join ids to ranges, as 210-227."
            )
        included: list[Range] = []
        excluded: list[Range] = []
        for item in items:
            match = _ITEM.fullmatch(item)
            first = int(match["first"]) if match else 0
            last = int(match["last"] or first) if match else -1
            if match is None or not first <= last <= _LARGEST_ID:
                raise Code.InvalidParameter.error(
                    f"{item!r} is not an event id or a range of event ids.",
                    hint="Separate ids and ranges with commas; a leading minus excludes one: 210-227,-225.",
                )
            (excluded if match["out"] else included).append((first, last))
        return cls(tuple(included), tuple(excluded))

    def __str__(self) -> str:
        parts = [_written(r) for r in self.included] + [f"-{_written(r)}" for r in self.excluded]
        return ",".join(parts)

    def __contains__(self, number: int) -> bool:
        inside = not self.included or any(first <= number <= last for first, last in self.included)
        return inside and not any(first <= number <= last for first, last in self.excluded)

    def condition(self) -> Condition:
        terms: list[str] = []
        if self.included:
            terms.append(f"({' OR '.join(['id BETWEEN ? AND ?'] * len(self.included))})")
        terms += ["id NOT BETWEEN ? AND ?"] * len(self.excluded)
        return " AND ".join(terms), [bound for r in (*self.included, *self.excluded) for bound in r]


def _written(ids: Range) -> str:
    return str(ids[0]) if ids[0] == ids[1] else f"{ids[0]}-{ids[1]}"


@dataclass(frozen=True, slots=True)
class EventFilter:
    """All given conditions must be met; those not given (empty, None) match everything.

    ``text`` is a part of the text, ignoring case; ``since`` is inclusive, ``until`` exclusive.
    """

    levels: frozenset[EventLevel] = frozenset()
    text: str = ""
    instance: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    ids: IdRanges = field(default_factory=IdRanges)
    run: str | None = None

    @property
    def is_everything(self) -> bool:
        return not self.condition()[0]

    def condition(self) -> Condition:
        """The WHERE clause over ``events`` without the word, and its values; empty for everything."""
        parts: list[Condition] = [
            _among("level", [int(level) for level in sorted(self.levels)]),
            _equals("run", self.run),
            _equals("instance", self.instance),
            *_between("moment", self.since, self.until),
            self.ids.condition(),
            _containing(self.text),
        ]
        return _all_of(parts)


@dataclass(frozen=True, slots=True)
class RunFilter:
    """As :class:`EventFilter`, for runs; times are those of the start."""

    instance: str | None = None
    operations: frozenset[RunOperation] = frozenset()
    states: frozenset[RunState] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    job: str | None = None

    def condition(self) -> Condition:
        parts: list[Condition] = [
            _equals("job", self.job),
            _equals("instance", self.instance),
            _among("operation", [o.name for o in sorted(self.operations)]),
            _among("state", [s.name for s in sorted(self.states)]),
            *_between("started", self.since, self.until),
        ]
        return _all_of(parts)


def _equals(column: str, value: str | None) -> Condition:
    return (f"{column} = ?", [value]) if value is not None else ("", [])


def _among(column: str, values: list[str] | list[int]) -> Condition:
    return (f"{column} IN ({','.join('?' * len(values))})", [*values]) if values else ("", [])


def _between(column: str, since: datetime | None, until: datetime | None) -> list[Condition]:
    bounds = [(f"{column} >= ?", since), (f"{column} < ?", until)]
    return [(term, [microseconds(bound)]) for term, bound in bounds if bound is not None]


def _containing(text: str) -> Condition:
    """LIKE knows case in ASCII alone, so other texts take the slower function of :mod:`app.history.file`."""
    sought = printable(text)
    if not sought:
        return "", []
    if not sought.isascii() or len(sought) > _LONGEST_LIKE:
        return "has_text(text, ?)", [sought.casefold()]
    escaped = re.sub(r"([\\%_])", r"\\\1", sought)
    return r"text LIKE ? ESCAPE '\'", [f"%{escaped}%"]


def _all_of(parts: list[Condition]) -> Condition:
    given = [part for part in parts if part[0]]
    return " AND ".join(term for term, _ in given), [value for _, values in given for value in values]
