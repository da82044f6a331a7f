"""Which slots of the schedule were served, and who last looked for due jobs: further tables of the history.

A slot is decided in two steps: it is begun, and it is ended when its runs have ended. A process that dies in
between leaves it begun; its lock shows that it is dead (:mod:`app.history.run_owner`), and the next look takes the
slot up again.

Slots of a rule are decided in the order of their times. Where the newest one is later than the clock by more than
an hour, the clock was set back: the slots from then on are of a new era, in which the same times may come again.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from app.history.filter import from_microseconds, microseconds
from app.history.history import History
from engine.events import printable

SET_BACK = timedelta(hours=1)
"""A step back by less is what time servers do, and no slot is repeated for it."""
_COLUMNS = "job, rule, era, slot, outcome, runs, reason, begun, decided, attempts, owner"
_PUT = f"INSERT OR REPLACE INTO slots({_COLUMNS}) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class SlotOutcome(StrEnum):
    """What became of a slot. All except ``BEGUN`` are final."""

    BEGUN = "begun"
    SERVED = "served"
    CAUGHT_UP = "caught-up"
    SKIPPED = "skipped"
    WARNING = "warning"
    """Served, and something is missing that was there before."""
    FAILED = "failed"
    CANCELLED = "cancelled"
    NOT_KNOWN = "not known"
    """One of a later version of this program. The slot is decided."""
    FIRST = "first"
    """No slot: the moment at which the rule was seen first, from which on its slots count."""


@dataclass(frozen=True, slots=True)
class SlotRecord:
    """A slot of the rule ``rule`` of a job, whose name is empty for a check. Times are UTC.

    ``runs`` are the ids of the runs that served it; ``reason`` says why it was skipped, caught up or failed, or
    what is missing. ``attempts``: how often it was begun, more than once after its process died.
    """

    job: str
    rule: str
    slot: datetime
    outcome: SlotOutcome
    runs: tuple[str, ...] = ()
    reason: str = ""
    begun: datetime | None = None
    decided: datetime | None = None
    attempts: int = 0
    owner: str = ""
    era: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """``by`` (``run-due``, ``window``) looked for due jobs at ``moment``."""

    by: str
    moment: datetime


class Slots:
    """The slots and looks in ``history``. Everything raises as the history does; see docs/unattended.md for what
    follows where it cannot be used."""

    def __init__(self, history: History) -> None:
        self._history = history

    def last(self, job: str, rule: str, now: datetime) -> datetime | None:
        """The newest slot of the rule that was decided or begun, None where there is none, or only such of a
        clock that was set back."""
        newest = self._newest(job, rule)
        return newest.slot if newest is not None and newest.slot <= now + SET_BACK else None

    def begin(self, job: str, rule: str, slot: datetime) -> SlotRecord | None:
        """This process serves the slot from now on; None if it was decided, or another process serves it."""
        now, owner = self._history.clock(), self._history.owner

        def begin(connection: sqlite3.Connection) -> SlotRecord | None:
            newest = _newest(connection, job, rule)
            era = _era(newest, slot)
            found = _at(connection, job, rule, era, slot)
            if found is None and newest is not None and newest.era == era and newest.slot > slot:
                return None
            if found is not None and (
                found.outcome is not SlotOutcome.BEGUN or self._history.is_alive(found.owner)
            ):
                return None
            attempts, begun = (found.attempts + 1, found.begun) if found else (1, now)
            record = SlotRecord(
                job, rule, slot, SlotOutcome.BEGUN, begun=begun, attempts=attempts, owner=owner, era=era
            )
            connection.execute(_PUT, _row(record, now))
            return record

        return self._history.file.write(begin)

    def end(
        self, record: SlotRecord, outcome: SlotOutcome, runs: tuple[str, ...] = (), reason: str = ""
    ) -> SlotRecord:
        """The slot is decided, after its runs have ended."""
        now = self._history.clock()
        ended = replace(record, outcome=outcome, runs=runs, reason=reason, decided=now, owner="")
        self._history.file.write(lambda connection: connection.execute(_PUT, _row(ended, now)))
        return ended

    def skip(self, job: str, rule: str, slots: tuple[datetime, ...], reason: str) -> list[SlotRecord]:
        """These slots are not served; those that were decided already stay as they are."""
        return self._decide(job, rule, slots, SlotOutcome.SKIPPED, reason)

    def see_first(self, job: str, rule: str, moment: datetime) -> None:
        """The slots of the rule count from ``moment`` on."""
        self._decide(job, rule, (moment,), SlotOutcome.FIRST, "")

    def records(self, job: str | None = None, since: datetime | None = None) -> list[SlotRecord]:
        """All records, the newest slot first; of one job, and of slots since then, if given."""
        conditions: list[tuple[str, str | int]] = []
        if job is not None:
            conditions.append(("job = ?", job))
        if since is not None:
            conditions.append(("slot >= ?", microseconds(since)))
        where = " AND ".join(["1", *(term for term, _ in conditions)])
        sql = f"SELECT {_COLUMNS} FROM slots WHERE {where} ORDER BY era DESC, slot DESC"
        return [_record(row) for row in self._history.file.read(sql, [value for _, value in conditions])]

    def abandoned(self) -> list[SlotRecord]:
        """Slots that were begun by processes that have died, the oldest first."""
        sql = f"SELECT {_COLUMNS} FROM slots WHERE outcome = ? ORDER BY era, slot"
        begun = [_record(row) for row in self._history.file.read(sql, [SlotOutcome.BEGUN])]
        dead = {owner for owner in {each.owner for each in begun} if not self._history.is_alive(owner)}
        return [each for each in begun if each.owner in dead]

    def look(self, by: str) -> None:
        """``by`` looks for due jobs now."""
        moment = microseconds(self._history.clock())
        self._history.file.write(
            lambda connection: connection.execute("INSERT OR REPLACE INTO looks VALUES(?, ?)", (by, moment))
        )

    def looks(self) -> list[Look]:
        """The last look of each program that looks for due jobs, the newest first."""
        rows = self._history.file.read("SELECT by, moment FROM looks ORDER BY moment DESC")
        return [Look(by, from_microseconds(moment)) for by, moment in rows]

    def last_look(self) -> Look | None:
        """The newest look."""
        return next(iter(self.looks()), None)

    def _newest(self, job: str, rule: str) -> SlotRecord | None:
        rows = self._history.file.read(_NEWEST, (job, rule))
        return _record(rows[0]) if rows else None

    def _decide(
        self, job: str, rule: str, slots: tuple[datetime, ...], outcome: SlotOutcome, reason: str
    ) -> list[SlotRecord]:
        now = self._history.clock()

        def decide(connection: sqlite3.Connection) -> list[SlotRecord]:
            made = []
            for slot in sorted(slots):
                era = _era(_newest(connection, job, rule), slot)
                if _at(connection, job, rule, era, slot) is None:
                    record = SlotRecord(job, rule, slot, outcome, reason=reason, begun=now, decided=now, era=era)
                    connection.execute(_PUT, _row(record, now))
                    made.append(record)
            return made

        return self._history.file.write(decide)


_NEWEST = f"SELECT {_COLUMNS} FROM slots WHERE job = ? AND rule = ? ORDER BY era DESC, slot DESC LIMIT 1"


def _newest(connection: sqlite3.Connection, job: str, rule: str) -> SlotRecord | None:
    row = connection.execute(_NEWEST, (job, rule)).fetchone()
    return _record(row) if row else None


def _at(connection: sqlite3.Connection, job: str, rule: str, era: int, slot: datetime) -> SlotRecord | None:
    sql = f"SELECT {_COLUMNS} FROM slots WHERE job = ? AND rule = ? AND era = ? AND slot = ?"
    row = connection.execute(sql, (job, rule, era, microseconds(slot))).fetchone()
    return _record(row) if row else None


def _era(newest: SlotRecord | None, slot: datetime) -> int:
    if newest is None:
        return 0
    return newest.era + (newest.slot > slot + SET_BACK)


def _row(record: SlotRecord, now: datetime) -> list[str | int]:
    return [
        record.job,
        record.rule,
        record.era,
        microseconds(record.slot),
        record.outcome,
        " ".join(record.runs),
        printable(record.reason),
        microseconds(record.begun or now),
        microseconds(record.decided or now),
        record.attempts,
        record.owner,
    ]


def outcome_of(word: object) -> SlotOutcome:
    """The outcome that the file calls so."""
    return next((each for each in SlotOutcome if each.value == word), SlotOutcome.NOT_KNOWN)


def _record(row: tuple[Any, ...]) -> SlotRecord:
    job, rule, era, slot, outcome, runs, reason, begun, decided, attempts, owner = row
    outcome = outcome_of(outcome)
    return SlotRecord(
        job,
        rule,
        from_microseconds(slot),
        outcome,
        tuple(runs.split()),
        reason,
        from_microseconds(begun),
        None if outcome is SlotOutcome.BEGUN else from_microseconds(decided),
        attempts,
        owner,
        era,
    )
