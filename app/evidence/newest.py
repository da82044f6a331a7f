"""Which of the chains and sets of an instance is its newest: what decides is how far into the logs they reach."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import engine
from app.history.runs import GOOD, Run
from engine.errors import JetError


def in_order(instance: engine.InstanceFiles, chains: Iterable[engine.FoundChain]) -> tuple[engine.FoundChain, ...]:
    """Newest first, by the rule of the engine: before all others the chain that an incremental would continue."""
    found = engine.newest_first(chains)
    with contextlib.suppress(JetError):  # it continues none of them
        name, _ = engine.continued(instance, {str(c.path): c.manifest for c in found if c.manifest})
        found.sort(key=lambda chain: str(chain.path) != name)
    return tuple(found)


def furthest(instance: engine.InstanceFiles, backups: Sequence[Run]) -> Run | None:
    """The run whose set reaches furthest into the instance's logs: as with chains, clocks do not count.

    One that goes beyond them is of a time before the instance was set back.
    """
    made = [run for run in backups if run.state in GOOD and run.chain]
    last = max((log.generation for log in instance.logs), default=None)
    reached = [run for run in made if last is None or (run.figures.last_log or 0) <= last]
    return max(reached or made, key=lambda run: run.figures.last_log or 0, default=None)


def begun_later(
    instance: str, newest: engine.FoundChain | None, absent: Iterable[Path]
) -> tuple[Path, datetime] | None:
    """The folder of a chain that cannot be read and was begun after ``newest``, by its name, and when; without
    ``newest``, none: that nothing is known of the instance is said otherwise."""
    if newest is None:
        return None
    later = [(each, begun) for each in absent if each.parent.name == instance and (begun := _begun(each.name))]
    found = max(later, key=lambda each: each[1], default=None)
    known = _begun(newest.path.name)
    return found if found is not None and known is not None and found[1] > known else None


def _begun(label: str) -> datetime | None:
    """When a chain was begun, by its name."""
    try:
        return datetime.strptime(label.partition("-")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def is_listed(run: Run, chains: Iterable[engine.FoundChain]) -> bool:
    return any(each.id == run.id for chain in chains if chain.manifest for each in chain.manifest.runs)
