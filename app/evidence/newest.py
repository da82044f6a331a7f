"""Which of the chains and sets of an instance is its newest: what decides is how far into the logs they reach."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence

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


def is_listed(run: Run, chains: Iterable[engine.FoundChain]) -> bool:
    return any(each.id == run.id for chain in chains if chain.manifest for each in chain.manifest.runs)
