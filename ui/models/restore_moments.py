"""What a chain can be restored to, as a timeline takes it. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import engine
from ui.languages.sentences import shown
from ui.values.moments import Moments, Torn, count_of


def moments_of(points: engine.RestorePoints, *, to_now: bool = False) -> Moments:
    """The commits and logs of ``points``, and the stretches that are out of reach.

    ``to_now``: they hold all that there is up to now. An instance may have ended long ago, so the picture ends
    with its last commit.
    """
    torn = tuple(
        Torn(_count(each.first), _count(each.last), shown(each.reason), each.commits, each.is_before)
        for each in points.unreachable
    )
    until = points.times[-1] if to_now and points.times else _count(points.until) or 0
    return Moments(_apart(points.times), _begins(points.logs), torn, until)


def last_of(moments: Moments, generation: int) -> int:
    """The last commit that a restore up to log ``generation`` takes."""
    later = [begin for gen, begin in moments.logs if gen > generation]
    return max(0, len(moments) - 1 - moments.count(later[0], moments.times[-1] + 1)) if later else len(moments) - 1


def _apart(times: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(times))


def _begins(logs: Sequence[engine.LogPoints]) -> tuple[tuple[int, int], ...]:
    """Where the clock was set back a log begins no earlier than the one before it."""
    found: list[tuple[int, int]] = []
    for log in logs:
        begin = _count(log.first)
        if begin is not None:
            found.append((log.generation, max(begin, found[-1][1] if found else begin)))
    return tuple(found)


def _count(moment: datetime | None) -> int | None:
    return None if moment is None else count_of(moment)
