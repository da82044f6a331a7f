"""Restores in place that are not decided yet: their displaced files are still there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import engine
from app.evidence.gathering import place_of
from app.history.runs import Run, RunOperation, RunState
from engine.errors import JetError
from engine.progress import Cancel

_DISPLACED = frozenset({RunState.SUCCESS, RunState.WARNING, RunState.INTERRUPTED})


@dataclass(frozen=True)
class PendingDecision:
    """What one folder still holds of its time before a restore in place.

    ``bytes``: the space that the displaced files take. ``since``: when they were displaced (UTC), as far as that
    is known. ``run``: the restore, if the history knows it.
    """

    folder: Path
    instance: str
    kept: tuple[engine.DisplacedFiles, ...]
    bytes: int
    since: datetime | None = None
    run: Run | None = None

    @property
    def files(self) -> int:
        """How many files were displaced."""
        return sum(len(each.files) for each in self.kept)


def pending_decisions(
    folders: Iterable[Path], runs: Sequence[Run] = (), cancel: Cancel | None = None
) -> list[PendingDecision]:
    """Those in ``folders`` and in the targets of the restores among ``runs`` (newest first), each folder once.

    Reads only; a folder that cannot be listed is left out.
    """
    fs, found = engine.LocalFileSystem(), []
    targets = (place_of(run.destination) for run in runs if _may_displace(run))
    for folder in dict.fromkeys((*folders, *targets)):
        if cancel is not None:
            cancel.check()
        with contextlib.suppress(JetError):
            pending = _pending_in(fs, folder, runs)
            if pending is not None:
                found.append(pending)
    return sorted(found, key=lambda each: (each.since is not None, each.since or datetime.min.replace(tzinfo=UTC)))


def _pending_in(fs: engine.FileSystem, folder: Path, runs: Sequence[Run]) -> PendingDecision | None:
    kept = tuple(engine.find_displaced(fs, folder)) if fs.exists(folder) else ()
    if not kept:
        return None
    stats = [fs.stat(path) for each in kept for path, _ in each.files]
    own = (r for r in runs if _may_displace(r) and r.state in _DISPLACED and place_of(r.destination) == folder)
    run = next(own, None)
    since = run.ended if run is not None and run.ended else None
    if since is None:
        since = datetime.fromtimestamp(max(each.changed for each in stats) / 1e9, UTC)
    return PendingDecision(
        folder, engine.instance_in(fs, folder), kept, sum(each.size for each in stats), since, run
    )


def _may_displace(run: Run) -> bool:
    """Whether it is a restore that may have displaced files: one that was stopped while it moved them, too."""
    is_restore = run.operation is RunOperation.RESTORE and not run.settles_a_restore
    return is_restore and bool(run.destination) and run.state is not RunState.RUNNING
