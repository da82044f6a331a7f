"""Notices runs of which nothing was seen for a while, and says so once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from app.history.runs import Run
from engine.events import EventKind, EventSink, entry
from engine.progress import Cancel, Event, Progress

_LOOK_SECONDS = 5.0


@dataclass
class _Watched:
    cancel: Cancel
    seen: float
    run: Run | None = None
    said: bool = False


class StallWatch:
    """Watches the runs of this process while it is open; ``record`` gets an entry of each stall.

    A run that is paused does not stall. ``monotonic`` is a clock in seconds.
    """

    def __init__(
        self,
        limit: timedelta,
        record: EventSink,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limit = limit
        self._record = record
        self._monotonic = monotonic
        self._guard = threading.Lock()
        self._watched: list[_Watched] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="stall-watch", daemon=True)

    def __enter__(self) -> StallWatch:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._over.set()
        self._thread.join()

    @contextmanager
    def watched(self, cancel: Cancel, progress: Progress) -> Iterator[tuple[Progress, Callable[[Run], None]]]:
        """A progress for a run that is about to start, and what to call with the run once it has."""
        watched = _Watched(cancel, self._monotonic())

        def seen(event: Event) -> None:
            watched.seen, watched.said = self._monotonic(), False
            progress(event)

        def started(run: Run) -> None:
            watched.run = run

        with self._guard:
            self._watched.append(watched)
        try:
            yield seen, started
        finally:
            with self._guard:
                self._watched.remove(watched)

    def look(self) -> None:
        """Say which runs stall now."""
        now = self._monotonic()
        with self._guard:
            watched = list(self._watched)
        for each in watched:
            if each.cancel.paused:
                each.seen = now
            elif each.run is not None and not each.said and now - each.seen >= self._limit.total_seconds():
                each.said = True
                run, minutes = each.run, int(self._limit.total_seconds() // 60)
                told = entry(
                    EventKind.RunStalled, instance=run.instance, run=run.id, operation=run.what, minutes=minutes
                )
                self._record(told)

    def _watch(self) -> None:
        step = min(_LOOK_SECONDS, max(0.05, self._limit.total_seconds() / 10))
        while not self._over.wait(step):
            self.look()
