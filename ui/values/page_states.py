"""The states of all pages of a file, one byte each, and their summary in cells: no painting, no Qt."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.progress import PageState

States = NDArray[np.uint8]
KINDS = len(PageState)


class PageStates:
    """``total`` pages, all unread at first. The worst state a page was ever given is the one it keeps."""

    def __init__(self, total: int) -> None:
        self.total = max(0, total)
        self._states: States = np.zeros(self.total, np.uint8)
        self._counts = np.zeros(KINDS, np.int64)
        self._counts[PageState.UNREAD] = self.total

    def count(self, state: PageState) -> int:
        """How many pages are in ``state``."""
        return int(self._counts[state])

    @property
    def read(self) -> int:
        """How many pages have been read."""
        return self.total - self.count(PageState.UNREAD)

    def mark(self, first_pgno: int, states: bytes) -> tuple[int, int]:
        """Take one :class:`PageState` byte per page from ``first_pgno`` (pages count from 1) on.

        What lies outside the file is ignored. Returns the touched pages as a half-open range of indices,
        page number less one; empty if there were none.
        """
        start = max(0, first_pgno - 1)
        given = np.frombuffer(states, np.uint8)[start - (first_pgno - 1) :]
        end = min(self.total, start + len(given))
        if end <= start:
            return start, start
        old = self._states[start:end]
        new = np.maximum(old, np.minimum(given[: end - start], KINDS - 1))
        self._counts += np.bincount(new, minlength=KINDS) - np.bincount(old, minlength=KINDS)
        self._states[start:end] = new
        return start, end

    def worst(self, each: int, first: int, last: int) -> States:
        """The worst state in each of the cells ``first`` up to ``last`` (excluded), ``each`` pages a cell."""
        part = self._states[first * each : last * each]
        whole = len(part) // each * each
        found = part[:whole].reshape(-1, each).max(axis=1) if whole else part[:0]
        return found if whole == len(part) else np.append(found, part[whole:].max())

    def counts_between(self, start: int, end: int) -> list[tuple[PageState, int]]:
        """States of the pages ``start`` up to ``end`` (indices, end excluded), the worst first."""
        counts = np.bincount(self._states[start:end], minlength=KINDS)
        return [(state, int(counts[state])) for state in sorted(PageState, reverse=True) if counts[state]]

    def first_with(self, state: PageState, start: int, end: int) -> int | None:
        """Page number of the first page in ``state`` between two indices."""
        hits = np.flatnonzero(self._states[start:end] == state)
        return start + int(hits[0]) + 1 if len(hits) else None

    def runs(self, at_least: PageState, limit: int) -> list[tuple[int, int, PageState]]:
        """Runs (first pgno, last pgno, state) of pages in ``at_least`` or worse, no more than ``limit``."""
        numbers = np.flatnonzero(self._states >= at_least)
        found: list[tuple[int, int, PageState]] = []
        for index in numbers[: limit * 64]:
            pgno, state = int(index) + 1, PageState(int(self._states[index]))
            if found and found[-1][1] == pgno - 1 and found[-1][2] is state:
                found[-1] = (found[-1][0], pgno, state)
            elif len(found) == limit:
                break
            else:
                found.append((pgno, pgno, state))
        return found
