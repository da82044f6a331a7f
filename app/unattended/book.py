"""The slots as one process decides them: in the history, and in memory while the history cannot be used.

Without a history, nothing remembers what was done but the chains. A backup is then due if no run of the job's
chains is newer than its slot; one that fails is tried again at each look. Checks wait: what they find could not be
kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from app.history.recording import ForgivingRecorder
from app.history.slots import SET_BACK, SlotOutcome, SlotRecord, Slots
from engine.errors import JetError
from engine.events import Clock

T = TypeVar("T")
_BEFORE = timedelta(days=32)
"""From so long ago slots count where neither history nor chains say anything: one of a monthly rule is among
them."""


class SlotBook:
    """What :class:`~app.history.slots.Slots` does, without raising; ``problems`` say what could not be
    recorded."""

    def __init__(self, recorder: ForgivingRecorder, clock: Clock) -> None:
        self.problems: list[str] = []
        self.decided: list[SlotRecord] = []
        """In the order in which they were decided."""
        self._recorder = recorder
        self._clock = clock
        self._memory: dict[tuple[str, str], datetime] = {}
        self._handled: set[tuple[str, str, datetime]] = set()
        self._is_new = False
        self._is_recorded = True

    def look(self, by: str) -> None:
        """``by`` looks for due jobs now; shows whether the history can be written. In one without a look, all
        slots before now are forgotten."""

        def look(slots: Slots) -> bool:
            is_new = slots.last_look() is None
            slots.look(by)
            return is_new

        is_new = self._try(look)
        self._is_recorded = is_new is not None
        self._is_new = bool(is_new) or self._is_new

    @property
    def is_recorded(self) -> bool:
        """Whether the last look could be recorded."""
        return self._is_recorded

    def last(self, job: str, rule: str, newest_run: Callable[[], datetime | None] | None) -> datetime | None:
        """From when on slots of the rule count: the last one, or when it was seen first, which is now if it is
        new.

        ``newest_run`` reads when the job's newest run began from its chains; None for a check. None is returned
        for a check that cannot be recorded.
        """
        now, key = self._clock(), (job, rule)
        if (known := self._memory.get(key)) is not None and known <= now + SET_BACK:
            return known
        last = self._try(lambda slots: slots.last(job, rule, now))
        if self._is_recorded and last is not None:
            return last
        if newest_run is None and not self._is_recorded:
            return None
        since = newest_run() if newest_run is not None and (self._is_new or not self._is_recorded) else None
        if not self._is_recorded:
            since = max(filter(None, (since, last)), default=now - _BEFORE)
        first = min(since or now, now)
        if last is None:
            self._try(lambda slots: slots.see_first(job, rule, first))
        self._memory[key] = first
        return first

    def begin(self, job: str, rule: str, slot: datetime) -> SlotRecord | None:
        """As of the history; a slot that cannot be recorded is begun, too, once in this process."""
        begun = self._try(lambda slots: (slots.begin(job, rule, slot),))
        if begun is None:  # not recorded
            if (job, rule, slot) in self._handled:
                return None
            begun = (SlotRecord(job, rule, slot, SlotOutcome.BEGUN, begun=self._clock(), attempts=1),)
        self._handled.add((job, rule, slot))
        self._note(job, rule, slot)
        return begun[0]

    def end(self, record: SlotRecord, outcome: SlotOutcome, runs: tuple[str, ...], reason: str) -> None:
        """The slot is decided."""
        self._handled.add((record.job, record.rule, record.slot))
        ended = self._try(lambda slots: slots.end(record, outcome, runs, reason))
        decided = replace(record, outcome=outcome, runs=runs, reason=reason, decided=self._clock(), owner="")
        self.decided.append(ended or decided)

    def skip(self, job: str, rule: str, slots: tuple[datetime, ...], reason: str) -> None:
        """These slots are not served."""
        self.decided += self._try(lambda kept: kept.skip(job, rule, slots, reason)) or []
        for slot in slots:
            self._note(job, rule, slot)

    def abandoned(self) -> list[SlotRecord]:
        """Slots that processes left begun that have died; without those that this one has begun or decided, even
        if that could not be recorded."""
        found = self._try(lambda slots: slots.abandoned()) or []
        return [each for each in found if (each.job, each.rule, each.slot) not in self._handled]

    def _note(self, job: str, rule: str, slot: datetime) -> None:
        known = self._memory.get((job, rule))
        is_later = known is None or known < slot or known > self._clock() + SET_BACK
        if is_later:
            self._memory[job, rule] = slot

    def _try(self, use: Callable[[Slots], T]) -> T | None:
        history = self._recorder.history
        if history is None:
            return None
        try:
            return use(Slots(history))
        except JetError as error:
            if error.message not in self.problems:
                self.problems.append(error.message)
            return None
