"""The rate that the job file sets, for all runs of this process together: of jobs and of the window."""

from __future__ import annotations

import threading

from engine.rate_limit import RateLimit

_guard = threading.Lock()
_shared: dict[int, RateLimit] = {}
"""The one in use, by its rate."""


def shared_rate(rate: int | None) -> RateLimit | None:
    """The limit of ``rate`` bytes a second, None without one: the same for all who ask for the same rate. Another
    rate holds from the next run on."""
    if rate is None:
        return None
    with _guard:
        if rate not in _shared:
            _shared.clear()
            _shared[rate] = RateLimit(rate)
        return _shared[rate]
