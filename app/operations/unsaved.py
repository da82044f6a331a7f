"""What a restore in place would lose: commits in logs of the target that no backup holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import engine
from app.local_time import local_text
from app.operations.restore import RestoreRequest
from engine.discovery.instance_files import generation_range
from engine.errors import Cancelled, JetError
from engine.progress import Cancel


@dataclass(frozen=True)
class Loss:
    """What is known of it. ``work`` is ``None`` if the logs could not be compared with the backups; ``error`` is
    then why."""

    work: engine.UnsavedWork | None = None
    error: JetError | None = None

    @property
    def is_certain(self) -> bool:
        """Whether something is known to be lost."""
        return self.work is not None and self.work.commits > 0

    def fields(self) -> dict[str, object]:
        """For programs."""
        work = self.work
        return {
            "commits": work.commits if work else None,
            "logs": list(work.logs) if work and work.logs else None,
            "first": work.first.isoformat() if work and work.first else None,
            "last": work.last.isoformat() if work and work.last else None,
            "reason": self.error.message if self.error else None,
        }


def find_loss(
    request: RestoreRequest, others: Iterable[engine.FoundChain] = (), cancel: Cancel | None = None
) -> Loss | None:
    """What a restore in place loses of the instance in its target; ``None`` where it loses nothing.

    ``others`` are the known chains: what a newer one of the same instance holds is not lost. Looks at the chains
    beside the one that is restored, too. Never raises for what it finds, only for a stop.
    """
    wanted = request.wanted
    if not request.in_place or (wanted.roll_forward is not None and wanted.moment is None):
        return None
    try:
        return _loss(request, others, cancel)
    except Cancelled:
        raise
    except JetError as error:
        return Loss(error=error)


def loss_text(loss: Loss | None, target: Path) -> str:
    """The loss in a sentence; empty for none."""
    if loss is None or (loss.work is not None and not loss.is_certain):
        return ""
    work = loss.work
    if work is None or work.logs is None or work.first is None or work.last is None:
        why = loss.error.message if loss.error else ""
        return f"Whether the logs in {target} hold work that is in no backup could not be determined: {why}"
    logs = f"{'log' if work.logs[0] == work.logs[1] else 'logs'} {generation_range(*work.logs)}"
    if work.commits == 1:
        return f"1 commit of {local_text(work.first)} is in {logs}, which no backup holds."
    first, last = local_text(work.first), local_text(work.last)
    return f"{work.commits:,} commits between {first} and {last} are in {logs}, which no backup holds."


def _loss(request: RestoreRequest, others: Iterable[engine.FoundChain], cancel: Cancel | None) -> Loss | None:
    """The first chain that the logs continue tells, the one that reaches furthest first."""
    fs, target = engine.LocalFileSystem(), request.target
    if not _has_logs(fs, target):
        return None
    keys = request.keys.keys(engine.Keys())
    moment = request.wanted.moment if request.wanted.roll_forward is not None else None
    first: JetError | None = None
    for path in _furthest_first(request, others):
        try:
            stored = engine.chain_at(path, fs, keys)
            work = engine.unsaved_work(stored, target, after=moment, fs=fs, cancel=cancel)
        except Cancelled:
            raise
        except JetError as error:
            first = error
            continue
        return Loss(work) if work.commits else None
    return Loss(error=first) if first is not None else None


def _has_logs(fs: engine.FileSystem, target: Path) -> bool:
    if not fs.exists(target):
        return False
    found = engine.scan([target], scope=engine.Scope((), subfolders=False), fs=fs)
    return any(instance.logs for instance in found.instances)


def _furthest_first(request: RestoreRequest, others: Iterable[engine.FoundChain]) -> list[Path]:
    """Chains of the same log stream, that of the request last of those that reach as far."""
    fs = engine.LocalFileSystem()
    own = engine.found_at(request.chain, fs)
    if own is None or own.manifest is None:
        return [request.chain]
    beside = engine.find_chains(fs, request.chain.parent)
    signature = own.manifest.signature
    reach = {own.path: (own.manifest.log_range or (0, 0))[1]}
    for chain in (*others, *beside):
        if chain.manifest is not None and chain.manifest.signature == signature:
            reach[chain.path] = (chain.manifest.log_range or (0, 0))[1]
    return sorted(reach, key=lambda path: (-reach[path], path != own.path))
