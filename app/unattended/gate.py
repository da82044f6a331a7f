"""How much happens at once: so many runs on this machine, so many for each destination, one for each instance."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import engine
from app.jobs.job import Limits
from app.local_paths import is_there
from engine.progress import Cancel

_ASK_AGAIN = 0.2  # seconds


class Gate:
    """Lets threads pass one by one. Safe to use from any thread."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._changed = threading.Condition()
        self._runs = 0
        self._on_disk: Counter[str] = Counter()
        self._busy: set[str] = set()

    @contextmanager
    def place(self, instances: Sequence[str], disk: str, cancel: Cancel) -> Iterator[None]:
        """Wait until ``instances`` (:func:`key_of`) are free and the limits allow one more run that writes to, or
        reads from, ``disk`` (:func:`disk_of`); hold the place in the context. Raises ``Cancelled``."""
        with self._changed:
            while not self._is_free(instances, disk):
                cancel.check()
                self._changed.wait(_ASK_AGAIN)
            cancel.check()
            self._runs += 1
            self._on_disk[disk] += 1
            self._busy.update(instances)
        try:
            yield
        finally:
            with self._changed:
                self._runs -= 1
                self._on_disk[disk] -= 1
                self._busy.difference_update(instances)
                self._changed.notify_all()

    def _is_free(self, instances: Sequence[str], disk: str) -> bool:
        return (
            self._runs < max(1, self._limits.runs)
            and self._on_disk[disk] < max(1, self._limits.runs_for_each_destination)
            and self._busy.isdisjoint(instances)
        )


def key_of(folder: Path) -> str:
    """By what an instance is known here, however its folder is named."""
    return engine.resolved(folder)


def disk_of(place: Path) -> str:
    """What several destinations may have in common: the volume of a folder, or the bucket."""
    if isinstance(place, engine.StoreAddress):
        return "/".join(str(place).split("/")[:3])
    while not is_there(place) and place != place.parent:
        place = place.parent
    return f"volume {place.stat().st_dev}"
