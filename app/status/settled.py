"""Runs whose process has ended: what became of them, as of their start. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from app.evidence.gathering import ChainScan, place_of
from app.history.runs import Failure, Run, RunOperation, RunState
from app.status.words import clause
from engine.errors import JetError


def settled_runs(runs: Sequence[Run], dead: Set[str], scans: Iterable[ChainScan]) -> list[Run]:
    """``runs``, of which the ``dead`` ones are interrupted, unless a manifest lists them; with the reason, where
    the one that may list them cannot be read."""
    if not dead:
        return list(runs)
    looked = list(scans)
    manifests = [c.manifest for each in looked for c in each.chains if c.manifest]
    committed = {run.id for manifest in manifests for run in manifest.runs}
    return [_settled(run, committed, looked) if run.id in dead else run for run in runs]


def _settled(run: Run, committed: Set[str], scans: Sequence[ChainScan]) -> Run:
    """As :meth:`~app.history.history.History.find_interrupted` would, but as of its start."""
    ended = replace(run, state=RunState.INTERRUPTED, ended=run.started)
    if run.operation is not RunOperation.BACKUP:
        return ended
    if run.id in committed:
        return replace(ended, state=RunState.SUCCESS)
    error = next(_unread(run, scans), None)
    if error is None:
        return ended
    text = f"It was interrupted. Whether its backup set is complete is not known: {clause(error.message)}."
    return replace(ended, failure=Failure("", 0, text, error.hint))  # the code would tell of the source


def _unread(run: Run, scans: Sequence[ChainScan]) -> Iterator[JetError]:
    """What keeps the manifest that may list the run from being read."""
    destination = place_of(run.destination)
    chains = place_of(run.chain) if run.chain else destination / run.instance
    for scan in scans:
        for each in scan.chains:
            if each.error is not None and each.path.is_relative_to(chains):
                yield each.error
        for place, error in scan.troubles:
            if destination == place or destination.is_relative_to(place):
                yield error
