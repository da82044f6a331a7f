"""The states of all pages of a file, one byte each, and their summary in cells: no painting, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.progress import PageState

States = NDArray[np.uint8]
KINDS = len(PageState)
MOST = 1 << 24
"""Bytes that the states of a file take at most."""


@dataclass(frozen=True, slots=True)
class PageSpan:
    """The pages that a map shows: ``count`` of ``total``, from the index ``start`` (page number less one) on."""

    start: int
    count: int
    total: int

    @classmethod
    def whole(cls, total: int) -> PageSpan:
        return cls(0, max(0, total), max(0, total))

    @property
    def end(self) -> int:
        """The index after the last one."""
        return self.start + self.count

    @property
    def is_whole(self) -> bool:
        return self.count >= self.total

    def zoomed(self, factor: float, around: int, least: int) -> PageSpan:
        """So many times as many pages, no fewer than ``least``; the index ``around`` stays where it is."""
        count = min(self.total, max(min(least, self.total), round(self.count * factor)))
        share = (around - self.start) / self.count if self.count else 0.0
        return self._at(round(around - share * count), count)

    def moved(self, by: int) -> PageSpan:
        """As many pages, further on by ``by`` (or back), as far as there are any."""
        return self._at(self.start + by, self.count)

    def around(self, index: int, count: int) -> PageSpan:
        """``count`` pages with ``index`` in their middle."""
        count = min(self.total, max(1, count))
        return self._at(index - count // 2, count)

    def _at(self, start: int, count: int) -> PageSpan:
        return PageSpan(max(0, min(start, self.total - count)), count, self.total)


class PageStates:
    """``total`` pages, all unread at first. The worst state a page was ever given is the one it keeps.

    Of a file of more than :data:`MOST` pages, ``group`` pages share a state, the worst among them, so that its map
    takes no more memory. Counts are of pages all the same, if each is given once.
    """

    def __init__(self, total: int) -> None:
        self.total = max(0, total)
        self.group = max(1, -(-self.total // MOST))
        self._states: States = np.zeros(-(-self.total // self.group), np.uint8)
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
        if self.group > 1:
            self._mark_groups(start, end, given[: end - start])
            return start, end
        old = self._states[start:end]
        new = np.maximum(old, np.minimum(given[: end - start], KINDS - 1))
        self._counts += np.bincount(new, minlength=KINDS) - np.bincount(old, minlength=KINDS)
        self._states[start:end] = new
        return start, end

    def _mark_groups(self, start: int, end: int, given: States) -> None:
        """The same where several pages share a state."""
        first, last = start // self.group, (end - 1) // self.group + 1
        given = np.minimum(given, KINDS - 1)
        edges = np.maximum(np.arange(first, last) * self.group - start, 0)
        worst = np.maximum.reduceat(given, edges)
        self._states[first:last] = np.maximum(self._states[first:last], worst)
        self._counts += np.bincount(given, minlength=KINDS)
        known = int(self._counts.sum() - self._counts[PageState.UNREAD])
        self._counts[PageState.UNREAD] = max(0, self.total - known)

    def worst(self, each: int, first: int, last: int, span: PageSpan | None = None) -> States:
        """The worst state in each of the cells ``first`` up to ``last`` (excluded) of ``span``, by default of the
        whole file; ``each`` pages a cell. Where pages share a state, ``each`` and the start of ``span`` are
        multiples of ``group``."""
        start, end = (span.start, span.end) if span is not None else (0, self.total)
        low, high = start + first * each, min(start + last * each, end)
        part, each = self._states[low // self.group : -(-high // self.group)], each // self.group
        whole = len(part) // each * each
        found = part[:whole].reshape(-1, each).max(axis=1) if whole else part[:0]
        return found if whole == len(part) else np.append(found, part[whole:].max())

    def counts_between(self, start: int, end: int) -> list[tuple[PageState, int]]:
        """States of the pages ``start`` up to ``end`` (indices, end excluded), the worst first."""
        if (start, end) == (0, self.total):
            counts = self._counts
        else:
            part = self._states[start // self.group : -(-end // self.group)]
            counts = np.bincount(part, minlength=KINDS) * self.group
            counts = np.minimum(counts, end - start)
        return [(state, int(counts[state])) for state in sorted(PageState, reverse=True) if counts[state]]

    def first_with(self, state: PageState, start: int, end: int) -> int | None:
        """Page number of the first page in ``state`` between two indices."""
        low = start // self.group
        hits = np.flatnonzero(self._states[low : -(-end // self.group)] == state)
        return max(start, (low + int(hits[0])) * self.group) + 1 if len(hits) else None

    def runs(self, at_least: PageState, limit: int) -> list[tuple[int, int, PageState]]:
        """Runs (first pgno, last pgno, state) of pages in ``at_least`` or worse, no more than ``limit``."""
        numbers = np.flatnonzero(self._states >= at_least)
        found: list[tuple[int, int, PageState]] = []
        for index in numbers[: limit * 64]:
            pgno, state = int(index) * self.group + 1, PageState(int(self._states[index]))
            last = min(pgno + self.group - 1, self.total)
            if found and found[-1][1] == pgno - 1 and found[-1][2] is state:
                found[-1] = (found[-1][0], last, state)
            elif len(found) == limit:
                break
            else:
                found.append((pgno, last, state))
        return found
