"""Which rows a model says that have changed: each of them is sorted, measured and painted again. No widgets."""

from __future__ import annotations

from collections.abc import Sequence

MOST = 16
"""So many times at most it is said: a view does the same for each."""


def changed_rows(before: Sequence[object], now: Sequence[object]) -> list[tuple[int, int]]:
    """The first and the last row of each part of ``now`` that differs from ``before``, which is as long; one part
    from the first to the last of them where there are many."""
    found: list[tuple[int, int]] = []
    for at, (one, other) in enumerate(zip(before, now, strict=True)):
        if one is other or one == other:
            continue
        if found and found[-1][1] == at - 1:
            found[-1] = found[-1][0], at
        else:
            found.append((at, at))
    return found if len(found) <= MOST else [(found[0][0], found[-1][1])]
