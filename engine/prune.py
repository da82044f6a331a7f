"""Retention at a destination: which chains the rules keep, and the removal of the others.

The decision is :func:`engine.chain.retention.decide`; here are the facts for it, and what follows from it. No
chain is removed before all stores are owned: if a backup runs in one of them, the run fails and removes nothing.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from engine.backup.plan import Damage
from engine.chain.address import StoreAddress
from engine.chain.destination import ChainStore, Destination
from engine.chain.manifest import Manifest
from engine.chain.retention import ChainFacts, Decision, Retention, decide
from engine.chain.stored import FoundChain
from engine.chain.stores import destination_at, find_chains
from engine.chain_facts import FactReader
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, utc_now
from engine.files import FileSystem
from engine.leases import Leases
from engine.leftovers import partial_name
from engine.progress import Operation, Phase
from engine.report import Report
from engine.run_context import RunContext

_BEFORE_ANYTHING = Code.BackupInProgress, Code.DeleteBackupFileFail
"""What a store refuses a removal with; the chain is then as it was, or no longer listed."""


_OF_ONE_CHAIN = Code.DeleteBackupFileFail, Code.FileAccessDenied
"""What one chain cannot be removed for, which keeps no other from it."""


@dataclass(frozen=True)
class ChainSource:
    """What chains were made of: an instance in a folder (``place``) of a ``machine``, as their newest run says."""

    instance: str
    machine: str
    place: str

    @classmethod
    def of(cls, manifest: Manifest) -> ChainSource:
        newest = manifest.runs[-1]
        return cls(manifest.instance, newest.machine, newest.place)


@dataclass(frozen=True)
class Pruning:
    """What to prune: the chains at ``destination`` that ``retention`` does not keep; of ``instance`` only, if
    given, and only such as were made ``of`` one of these.

    ``damaged`` are the chains that checks found damaged, by their places (:func:`engine.chain.address.resolved`).
    ``now`` is UTC; without it, the time of the run.
    """

    destination: Path
    retention: Retention
    instance: str | None = None
    damaged: Mapping[str, Damage] = field(default_factory=dict)
    now: datetime | None = None
    of: frozenset[ChainSource] | None = None


@dataclass(frozen=True)
class PrunedChain:
    """A chain at the destination, and why it is kept or removed. ``instance`` is empty if that cannot be read.

    ``facts`` are what that was decided on.
    """

    path: Path
    instance: str
    bytes: int
    reason: str
    facts: ChainFacts


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


@dataclass(frozen=True)
class ListedChains:
    """The chains of a destination as someone has listed them, and what is wrong with the files of which."""

    chains: Sequence[FoundChain]
    lost: Mapping[Path, str] = field(default_factory=dict)


def plan_prune(
    wanted: Pruning, *, listed: ListedChains | None = None, context: RunContext | None = None
) -> Pruned:
    """What :func:`run` would remove now. Changes and locks nothing; raises as ``run``, except for locks.

    ``listed``: a forecast from what was read before. Neither manifests nor files are read again; ``run`` judges by
    what is there then.
    """
    context = context or RunContext()
    facts = FactReader.of_run(wanted.damaged, context, listed.lost if listed is not None else None)
    found = _chosen(context.fs, wanted, listed.chains if listed is not None else None)
    return _result(wanted, _decided(found, facts, wanted, _now(wanted, context)))


def run(wanted: Pruning, *, context: RunContext | None = None) -> Pruned:
    """Remove what ``wanted`` says. A chain that someone reads, by the context's leases or by the user's, stays.

    Raises JET_errInvalidParameter (-1003) if no rule keeps anything, JET_errInvalidPath (-1023) if the destination
    is not one, JET_errFileNotFound (-1811) if it has no chains of the instance, JET_errBackupInProgress (-505) if
    a store is in use, JET_errBackupDirectoryNotEmpty (-504) as for a backup; then nothing was removed. Raises
    ``Cancelled`` or ``StorageFault`` when some chains may have been removed; JET_errDeleteBackupFileFail (-524) or
    JET_errFileAccessDenied (-1032) when those were that could be, and the others are named.
    """
    context, started = context or RunContext(), time.monotonic()
    destination = wanted.destination
    report = context.report(Operation.PRUNE, wanted.instance or destination.name)
    report.entry(EventKind.PruneStarted, path=destination)
    with report.ending("pruning"), contextlib.ExitStack() as owned:
        stores: dict[Path, ChainStore] = {}
        for place in sorted({c.path.parent for c in _chosen(context.fs, wanted) if _is_in_store(c)}):
            holder = _holder(wanted, place, context.fs)
            stores[place] = owned.enter_context(holder.open(place.name, create=False, apart_from=()))
        facts = FactReader.of_run(wanted.damaged, context)
        found = [c for c in _chosen(context.fs, wanted) if c.path.parent in stores or not _is_in_store(c)]
        done = _removed(wanted, _decided(found, facts, wanted, _now(wanted, context)), facts, stores, report)
    done = replace(done, seconds=time.monotonic() - started)
    report.entry(EventKind.PruneEnded, path=destination, count=len(done.remove), size=done.freed)
    report.complete()
    return done


_Decided = Sequence[tuple[FoundChain, Decision]]


def _holder(wanted: Pruning, store: Path, fs: FileSystem) -> Destination:
    """The destination that holds a store: of a folder what was named, which may be the store."""
    return destination_at(store.parent if isinstance(store, StoreAddress) else wanted.destination, fs)


def _chosen(fs: FileSystem, wanted: Pruning, listed: Sequence[FoundChain] | None = None) -> list[FoundChain]:
    """The chains that are looked at. Raises the error of a folder that cannot be read: it may hold the newest."""
    destination, instance = wanted.destination, wanted.instance
    unread: list[JetError] = []
    found = find_chains(fs, destination, unread=unread.append) if listed is None else list(listed)
    for error in unread:
        text = f"Nothing was removed: not all chains can be read. {error.message}"
        raise error.code.error(text, hint=error.hint, **error.context)
    if any(chain.path == destination for chain in found):
        raise Code.InvalidPath.error(
            f"{destination} is a chain.",
            hint="Choose the destination, which contains the chains of all instances.",
            path=str(destination),
        )
    if wanted.of is not None:
        found = [c for c in found if c.manifest is not None and ChainSource.of(c.manifest) in wanted.of]
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


def _now(wanted: Pruning, context: RunContext) -> datetime:
    return wanted.now or (context.clock or utc_now)()


def _decided(found: Sequence[FoundChain], facts: FactReader, wanted: Pruning, now: datetime) -> _Decided:
    chains = {str(chain.path): chain for chain in found}
    decisions = decide(map(facts.of, found), wanted.retention, now)
    return [(chains[decision.chain.name], decision) for decision in decisions]


def _removed(
    wanted: Pruning, decided: _Decided, facts: FactReader, stores: Mapping[Path, ChainStore], report: Report
) -> Pruned:
    """Remove what is to go, the oldest first: what is cut short has removed what matters least."""
    going = [(chain, decision) for chain, decision in decided if not decision.keep]
    report.begin(sum(decision.chain.bytes for _, decision in going))
    report.phase(Phase.PUBLISH)
    final = {str(chain.path): decision for chain, decision in decided}
    failed: list[JetError] = []
    for chain, decision in sorted(going, key=lambda each: each[1].chain.label):
        facts.check_cancel()
        size = decision.chain.bytes
        report.item(chain.path.name, size)
        try:
            refusal = _refusal(stores[chain.path.parent], chain.path.name, facts.leases)
        except JetError as error:
            if error.code not in _OF_ONE_CHAIN:
                raise
            failed.append(_not_removed(chain.path, stores[chain.path.parent], error))
            report.advance(size)
            continue
        if refusal is None:
            report.entry(EventKind.ChainRemoved, path=chain.path, size=size, reason=decision.reason)
        else:
            reason = f"not removed: {refusal.message}"
            final[str(chain.path)] = replace(decision, keep=True, reasons=(reason,))
        report.advance(size)
    if failed:
        raise _first_of(failed)
    return _result(wanted, [(chain, final[str(chain.path)]) for chain, _ in decided])


def _not_removed(chain: Path, store: ChainStore, error: JetError) -> JetError:
    """The error of a chain that could not be removed, or of which files are left where nothing lists them."""
    context = {**error.context, "path": str(chain)}
    if chain.name in store.chains():
        return error.code.error(f"{chain} was not removed: {error.message}", hint=error.hint, **context)
    left = chain.with_name(partial_name(chain.name))
    return error.code.error(
        f"{chain} was removed, but files of it are left in {left}: {error.message}",
        hint="Let this user delete these files, or delete that folder. The next run to that place tries it again.",
        **context | {"path": str(left)},
    )


def _first_of(failed: Sequence[JetError]) -> JetError:
    """One error for all chains that could not be removed."""
    first = failed[0]
    return first.code.error(" ".join(each.message for each in failed), hint=first.hint, **first.context)


def _refusal(store: ChainStore, name: str, leases: Leases) -> JetError | None:
    """Remove a chain, unless the store knows why it must stay: it was pinned meanwhile, or is being read."""
    try:
        store.remove(name, leases)
    except JetError as error:
        if error.code in _BEFORE_ANYTHING and name in store.chains():
            return error
        raise
    return None


def _result(wanted: Pruning, decided: _Decided) -> Pruned:
    def listed(*, keep: bool) -> tuple[PrunedChain, ...]:
        return tuple(
            PrunedChain(
                chain.path, chain.manifest.instance if chain.manifest else "", d.chain.bytes, d.reason, d.chain
            )
            for chain, d in decided
            if d.keep is keep
        )

    return Pruned(wanted.destination, listed(keep=True), listed(keep=False), wanted.retention.max_size)
