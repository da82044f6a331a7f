"""Chains that were made while the clock was set back: which moment they reach at least."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import engine
from app.evidence.rule import CLOCKS_MAY_DIFFER, ReadBack, RunEnd


class SetBack(NamedTuple):
    """The first chain has a set ``dated`` before the sets that it follows began; the newest of these ended at
    ``follows``, so what it holds is at least as new."""

    dated: datetime
    follows: datetime


def moment_of(text: str) -> datetime | None:
    """The time in a manifest; None for one that cannot be read."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def is_dated(check: ReadBack, now: datetime | None) -> bool:
    """Whether a check can be put in order with others: one from the future was made before the clock was put
    right, and would override all until then. Damage that it found counts."""
    return now is None or check.outcome is RunEnd.DAMAGED or check.ended <= now + CLOCKS_MAY_DIFFER


def set_back(chains: Sequence[engine.FoundChain], now: datetime) -> SetBack | None:
    """Whether the newest set of the first of ``chains`` is dated before one that it follows; None if not.

    A chain follows those whose logs do not reach further. What is dated in the future, by a clock that was ahead,
    says nothing; nor do runs that went on while another one ended.
    """
    first = chains[0].manifest if chains else None
    dated = moment_of(first.runs[-1].ended) if first else None
    if first is None or dated is None:
        return None
    before = [each.manifest for each in chains if each.manifest and each.manifest.reach <= first.reach]
    sets = [(moment_of(run.started), moment_of(run.ended)) for manifest in before for run in manifest.runs]
    ends = [
        ended
        for started, ended in sets
        if started and ended and started > dated + CLOCKS_MAY_DIFFER and ended <= now
    ]
    return SetBack(dated, max(ends)) if ends else None
