"""A newer look in terms of the one before it: what is equal is the same object. No widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from app.own_names import Namings
from app.status.values import InstanceStatus
from ui.models.overview import SeenState
from ui.models.overview_rows import make_ready
from ui.models.run_days import Key, key_of

T = TypeVar("T")


def kept_state(seen: SeenState, before: SeenState | None, names: Namings) -> SeenState:
    """``seen`` as the window takes it, with the ``names`` of the user. It is made where the look is, off its
    thread: with 300 instances, each with the runs of thirty days, the window would take longer to find
    out which rows are others than to show them. What is derived from all rows is derived here, too."""
    overview, days, warned, at_work = seen.overview, seen.days, seen.warned, seen.at_work
    lines = seen.lines
    if before is not None:
        known = {_of_job(each): each for each in before.overview.instances}
        instances = tuple(_same(known.get(_of_job(each)), each) for each in overview.instances)
        overview = replace(overview, instances=instances)
        days, warned = _kept(before.days, days), _kept(before.warned, warned)
        at_work = _kept(before.at_work, at_work)
    keys = {key: key for key in map(key_of, overview.instances)}
    made = replace(
        seen,
        overview=overview,
        lines=_by(keys, lines),
        days=_by(keys, days),
        warned=_by(keys, warned),
        at_work=_by(keys, at_work),
        names=names,
    )
    made.derive()
    make_ready(made, before)
    return made


def _of_job(status: InstanceStatus) -> tuple[Key, str]:
    return key_of(status), status.job


def _kept(before: Mapping[Key, T], now: Mapping[Key, T]) -> Mapping[Key, T]:
    return {key: _same(before.get(key), value) for key, value in now.items()}


def _by(keys: Mapping[Key, Key], found: Mapping[Key, T]) -> Mapping[Key, T]:
    """By keys with the folders of the instances themselves: to compare two paths takes long."""
    return {keys.get(key, key): value for key, value in found.items()}


def _same(before: T | None, now: T) -> T:
    return before if before is not None and before == now else now
