"""The logs that a running instance was asked to delete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.discovery.instance_files import gaps_in


@dataclass(frozen=True)
class Truncation:
    """Logs that an instance deleted on request, from ``first`` to ``last``; empty if there were none.

    ``gone`` are the ranges of them (both ends inclusive) that were already missing.
    """

    first: int = 0
    last: int = -1
    gone: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, wanted: range, deleted: Sequence[int]) -> Truncation:
        """From the generations that were to be removed and, ascending, those that were."""
        numbers = [wanted.start - 1, *deleted, wanted.stop]
        return cls(wanted.start, wanted.stop - 1, gaps_in(numbers)) if wanted else cls()

    @property
    def removed(self) -> tuple[tuple[int, int], ...]:
        """The ranges that were removed, both ends included."""
        starts = [self.first, *(last + 1 for _, last in self.gone)]
        stops = [*(first for first, _ in self.gone), self.last + 1]
        return tuple((start, stop - 1) for start, stop in zip(starts, stops, strict=True) if start < stop)

    @property
    def missing(self) -> int:
        """How many were missing already."""
        return sum(last - first + 1 for first, last in self.gone)

    @property
    def deleted(self) -> int:
        """How many were removed."""
        return self.last - self.first + 1 - self.missing

    def __bool__(self) -> bool:
        return self.first <= self.last
