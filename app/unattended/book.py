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
        self._is_new = False

    def look(self, by: str) -> None:
        """``by`` looks for due jobs now. In a history without a look, all slots before now are forgotten."""

        def look(slots: Slots) -> bool:
            is_new = slots.last_look() is None
            slots.look(by)
            return is_new

        self._is_new = bool(self._try(look)) or self._is_new

    @property
    def is_recorded(self) -> bool:
        """Whether the history can be used."""
        return self._try(lambda slots: slots.looks()) is not None

    def last(self, job: str, rule: str, newest_run: Callable[[], datetime | None] | None) -> datetime | None:
        """From when on slots of the rule count: the last one, or when it was seen first, which is now if it is
        new.

        ``newest_run`` reads when the job's newest run began from its chains; None for a check. None is returned
        for a check that cannot be recorded.
        """
        now, key = self._clock(), (job, rule)
        if (known := self._memory.get(key)) is not None and known <= now + SET_BACK:
            return known
        if (last := self._try(lambda slots: slots.last(job, rule, now))) is not None:
            return last
        recorded = self.is_recorded
        since = newest_run() if newest_run is not None and (self._is_new or not recorded) else None
        if not recorded:
            if newest_run is None:
                return None
            since = since or now - _BEFORE
        first = min(since or now, now)
        self._try(lambda slots: slots.see_first(job, rule, first))
        self._memory[key] = first
        return first

    def begin(self, job: str, rule: str, slot: datetime) -> SlotRecord | None:
        """As of the history; a slot that cannot be recorded is begun, too, once in this process."""
        begun = self._try(lambda slots: (slots.begin(job, rule, slot),))
        known = self._memory.get((job, rule))
        if begun is None:  # not recorded
            if known is not None and known >= slot:
                return None
            begun = (SlotRecord(job, rule, slot, SlotOutcome.BEGUN, begun=self._clock(), attempts=1),)
        self._note(job, rule, slot)
        return begun[0]

    def end(self, record: SlotRecord, outcome: SlotOutcome, runs: tuple[str, ...], reason: str) -> None:
        """The slot is decided."""
        ended = self._try(lambda slots: slots.end(record, outcome, runs, reason))
        decided = replace(record, outcome=outcome, runs=runs, reason=reason, decided=self._clock(), owner="")
        self.decided.append(ended or decided)

    def skip(self, job: str, rule: str, slots: tuple[datetime, ...], reason: str) -> None:
        """These slots are not served."""
        self.decided += self._try(lambda kept: kept.skip(job, rule, slots, reason)) or []
        for slot in slots:
            self._note(job, rule, slot)

    def abandoned(self) -> list[SlotRecord]:
        """Slots that processes left begun that have died."""
        return self._try(lambda slots: slots.abandoned()) or []

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
