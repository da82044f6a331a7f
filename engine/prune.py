"""Retention at a destination: which chains the rules keep, and the removal of the others.

The decision is :func:`engine.chain.retention.decide`; here are the facts for it, and what follows from it. No
chain is removed before all stores are locked: if a backup runs in one of them, the run fails and removes nothing.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from engine.backup.plan import Damage
from engine.chain.contents import check_listed
from engine.chain.local_folder import LocalFolder
from engine.chain.local_staging import is_waiting
from engine.chain.manifest import Kind, Manifest
from engine.chain.pins import read_pin
from engine.chain.removal import remove_chain
from engine.chain.retention import ChainFacts, Decision, Retention, decide
from engine.chain.stored import OWN_NAMES, FoundChain
from engine.chain.stores import chain_at, find_chains
from engine.discovery.instance_files import gaps_in, generation_range
from engine.error_codes import Code
from engine.errors import JetError, StorageFault
from engine.events import EventKind
from engine.files import FileSystem
from engine.progress import Cancel, Operation, Phase
from engine.report import Report
from engine.run_context import RunContext
from engine.staging import entries

Leased = Callable[[Path], bool]
"""Whether a chain is being read."""


def never_leased(chain: Path) -> bool:
    """The default: no one says that a chain is being read. A reader whose chain is removed gets
    JET_errFileNotFound (-1811)."""
    return False


@dataclass(frozen=True)
class PrunedChain:
    """A chain at the destination, and why it is kept or removed. ``instance`` is empty if that cannot be read."""

    path: Path
    instance: str
    bytes: int
    reason: str


@dataclass(frozen=True)
class Pruned:
    """What was kept and removed at a destination, or would be."""

    destination: Path
    keep: tuple[PrunedChain, ...]
    remove: tuple[PrunedChain, ...]
    max_size: int | None = None
    seconds: float = 0.0

    @property
    def freed(self) -> int:
        """Bytes of the chains that were removed."""
        return sum(chain.bytes for chain in self.remove)

    @property
    def over(self) -> int:
        """Bytes above the size limit: those of chains that must not be removed."""
        return max(0, sum(chain.bytes for chain in self.keep) - self.max_size) if self.max_size is not None else 0


def plan_prune(
    destination: Path,
    retention: Retention,
    *,
    instance: str | None = None,
    damaged: Mapping[str, Damage] | None = None,
    leased: Leased = never_leased,
    now: datetime | None = None,
    context: RunContext | None = None,
) -> Pruned:
    """What :func:`run` would remove now. Changes and locks nothing; raises as ``run``, except for locks."""
    context = context or RunContext()
    facts = _Facts(context.fs.beneath(destination), damaged or {}, leased, context.cancel)
    found = _chosen(context.fs, destination, instance)
    decided = _decided(found, facts, retention, now or datetime.now(UTC))
    return _result(destination, retention, decided)


def run(
    destination: Path,
    retention: Retention,
    *,
    instance: str | None = None,
    damaged: Mapping[str, Damage] | None = None,
    leased: Leased = never_leased,
    now: datetime | None = None,
    context: RunContext | None = None,
) -> Pruned:
    """Remove the chains at ``destination`` that ``retention`` does not keep; of ``instance`` only, if given.

    ``damaged`` are the chains that checks found damaged, by their folders with links resolved. ``now`` is UTC.

    Raises JET_errInvalidParameter (-1003) if no rule keeps anything, JET_errInvalidPath (-1023) if ``destination``
    is not one, JET_errFileNotFound (-1811) if it has no chains of ``instance``, JET_errBackupInProgress (-505) if
    a store is in use, JET_errBackupDirectoryNotEmpty (-504) as for a backup; then nothing was removed. Raises
    ``Cancelled``, ``StorageFault`` or JET_errDeleteBackupFileFail (-524) when some chains may have been removed.
    """
    context, started = context or RunContext(), time.monotonic()
    fs, report = context.fs.beneath(destination), context.report(Operation.PRUNE, instance or destination.name)
    report.entry(EventKind.PruneStarted, path=destination)
    with report.ending("pruning"), contextlib.ExitStack() as stores:
        locked = {chain.path.parent for chain in _chosen(context.fs, destination, instance) if _is_in_store(chain)}
        for store in sorted(locked):
            folder = LocalFolder(destination, context.fs)
            stores.enter_context(folder.open(store.name, create=False, apart_from=()))
        facts = _Facts(fs, damaged or {}, leased, context.cancel)
        found = _chosen(context.fs, destination, instance)
        found = [chain for chain in found if chain.path.parent in locked or not _is_in_store(chain)]
        decided = _decided(found, facts, retention, now or datetime.now(UTC))
        done = _removed(destination, retention, decided, facts, report)
    done = replace(done, seconds=time.monotonic() - started)
    report.entry(EventKind.PruneEnded, path=destination, count=len(done.remove), size=done.freed)
    report.complete()
    return done


_Decided = Sequence[tuple[FoundChain, Decision]]


def _chosen(fs: FileSystem, destination: Path, instance: str | None) -> list[FoundChain]:
    """The chains that are looked at."""
    found = find_chains(fs, destination)
    if any(chain.path == destination for chain in found):
        raise Code.InvalidPath.error(
            f"{destination} is the folder of a chain.",
            hint="Choose the destination, which contains the chains of all instances.",
            path=str(destination),
        )
    if instance is None:
        return found
    found = [chain for chain in found if chain.path.parent.name == instance]
    if not found:
        raise Code.FileNotFound.error(
            f"{destination} contains no chains of {instance}.",
            hint="Use the name of the folder that contains the chains of the instance.",
            path=str(destination),
        )
    return found


def _is_in_store(chain: FoundChain) -> bool:
    """Whether it is in the store of its instance: only from there chains are removed."""
    return chain.manifest is not None and chain.manifest.instance == chain.path.parent.name


def _decided(found: Sequence[FoundChain], facts: _Facts, retention: Retention, now: datetime) -> _Decided:
    chains = {str(chain.path): chain for chain in found}
    decisions = decide(map(facts.of, found), retention, now)
    return [(chains[decision.chain.name], decision) for decision in decisions]


def _removed(destination: Path, retention: Retention, decided: _Decided, facts: _Facts, report: Report) -> Pruned:
    """Remove what is to go, the oldest first: what is cut short has removed what matters least."""
    going = [(chain, decision) for chain, decision in decided if not decision.keep]
    report.begin(sum(decision.chain.bytes for _, decision in going))
    report.phase(Phase.PUBLISH)
    final = {str(chain.path): decision for chain, decision in decided}
    for chain, decision in sorted(going, key=lambda each: each[1].chain.label):
        facts.check_cancel()
        report.item(chain.path.name, decision.chain.bytes)
        if remove_chain(facts.fs, chain.path, partial(facts.may_go, chain.path)):
            size = decision.chain.bytes
            report.entry(EventKind.ChainRemoved, path=chain.path, size=size, reason=decision.reason)
        else:
            final[str(chain.path)] = replace(decision, keep=True, reasons=("pinned or read meanwhile",))
        report.advance(decision.chain.bytes)
    return _result(destination, retention, [(chain, final[str(chain.path)]) for chain, _ in decided])


def _result(destination: Path, retention: Retention, decided: _Decided) -> Pruned:
    def listed(*, keep: bool) -> tuple[PrunedChain, ...]:
        return tuple(
            PrunedChain(chain.path, chain.manifest.instance if chain.manifest else "", d.chain.bytes, d.reason)
            for chain, d in decided
            if d.keep is keep
        )

    return Pruned(destination, listed(keep=True), listed(keep=False), retention.max_size)


@dataclass(frozen=True)
class _Facts:
    """Reads what has to be known of the chains at a destination."""

    fs: FileSystem
    damaged: Mapping[str, Damage]
    leased: Leased
    cancel: Cancel

    def of(self, chain: FoundChain) -> ChainFacts:
        """What cannot be read makes the chain one of which too little is known."""
        self.check_cancel()
        name, manifest = str(chain.path), chain.manifest
        try:
            if manifest is None:
                why = chain.error.message if chain.error else "the manifest is damaged"
                return ChainFacts(name, bytes=self._size(chain.path), unknown=why)
            return self._of_manifest(chain.path, manifest)
        except JetError as error:
            return ChainFacts(name, unknown=error.message)
        except OverflowError:
            return ChainFacts(name, unknown="a time in its manifest is out of range")

    def may_go(self, chain: Path, hidden: Path) -> bool:
        """Whether no one has pinned a chain, now in the folder ``hidden``, or started to read it."""
        return read_pin(self.fs, hidden) is None and not self.leased(chain)

    def check_cancel(self) -> None:
        if self.cancel.requested:
            raise Code.BackupAbortByServer.error("The run was cancelled. Chains that it removed remain removed.")

    def _of_manifest(self, path: Path, manifest: Manifest) -> ChainFacts:
        newest, pinned = manifest.runs[-1], read_pin(self.fs, path)
        return ChainFacts(
            str(path),
            (str(path.parent), manifest.signature, newest.machine, newest.place, manifest.runs[0].atomic),
            manifest.chain,
            manifest.reach,
            tuple(datetime.fromisoformat(run.ended).astimezone(UTC) for run in manifest.runs),
            sum(file.stored_bytes for file in manifest.files),
            damaged=self._damage(path, manifest),
            lost=self._loss(path, manifest),
            pinned=str(pinned) if pinned else "",
            leased=self.leased(path),
            held=tuple(self._held(path, manifest)),
            copy=manifest.kind is Kind.COPY,
            evidence=manifest.is_evidence,
        )

    def _damage(self, path: Path, manifest: Manifest) -> str:
        damage = self.damaged.get(os.path.realpath(path))
        if damage is None or damage.found < datetime.fromisoformat(manifest.runs[0].started):
            return ""
        return damage.why or f"found damaged on {damage.found:%Y-%m-%d}"

    def _loss(self, path: Path, manifest: Manifest) -> str:
        """What keeps the chain from being restored, as far as lengths and headers show it."""
        for gap in gaps_in([log.generation or 0 for log in manifest.logs]):
            return f"log {generation_range(*gap)} is missing"
        chain = chain_at(path, self.fs)
        for file in manifest.files:
            try:
                check_listed(chain, manifest, file)
            except StorageFault:
                raise
            except JetError as error:
                return error.message
        return ""

    def _held(self, path: Path, manifest: Manifest) -> Iterator[str]:
        if path.parent.name != manifest.instance:
            yield f"not in the folder of its instance, {manifest.instance}"
        known = {*OWN_NAMES, *(file.name for file in manifest.files)}
        known |= {name for run in manifest.runs for name in run.replaced}
        for entry in entries(self.fs, path):
            if entry.name not in known and not is_waiting(entry.name) and not _is_half_written(entry.name):
                yield f"contains {entry.name}, which is not part of it"
                return

    def _size(self, path: Path) -> int:
        return sum(entry.size for entry in self.fs.entries(path) if not entry.is_directory and not entry.is_link)


def _is_half_written(name: str) -> bool:
    return name.startswith(".") and name.endswith(".tmp")
