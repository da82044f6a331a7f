"""The removal of chains that a user names, whatever the rules of retention keep.

Nothing is removed unless all of it can be: a chain that is pinned, locked, being read or not wholly known keeps
the others, too. The newest chain of an instance that can be restored goes only if the instance is named.
"""

from __future__ import annotations

import contextlib
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.backup.plan import Damage
from engine.chain.absence import not_available
from engine.chain.address import StoreAddress
from engine.chain.destination import ChainStore
from engine.chain.manifest import BackupRun
from engine.chain.retention import CONTINUED, NEWEST, ChainFacts, Retention, decide
from engine.chain.stored import FoundChain
from engine.chain.stores import destination_at, find_chains
from engine.chain_facts import FactReader
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, utc_now
from engine.progress import Operation, Phase
from engine.report import Report
from engine.run_context import RunContext

_LAST = Retention(last=1)
REASON = "a user removed it"


@dataclass(frozen=True)
class ChainRemoval:
    """Which ``chains`` to remove. ``newest_of``: the instances whose newest chain that can be restored may be
    among them. ``damaged`` as in :class:`engine.prune.Pruning`."""

    chains: tuple[Path, ...]
    newest_of: frozenset[str] = frozenset()
    damaged: Mapping[str, Damage] = field(default_factory=dict)


@dataclass(frozen=True)
class RemovedChain:
    """A chain that was removed, or would be, with all its sets: each of ``runs`` needs those before it.

    ``refusal``: why it must stay, empty if it may go. ``is_newest``: it is the newest of its instance that can be
    restored; ``is_continued``: an incremental backup would continue it.
    """

    path: Path
    instance: str
    bytes: int
    files: int
    runs: tuple[BackupRun, ...]
    refusal: str = ""
    is_newest: bool = False
    is_continued: bool = False


@dataclass(frozen=True)
class Removed:
    """What was removed, or would be."""

    chains: tuple[RemovedChain, ...]
    seconds: float = 0.0

    @property
    def freed(self) -> int:
        """Bytes, as they are stored."""
        return sum(chain.bytes for chain in self.chains)

    @property
    def refused(self) -> tuple[RemovedChain, ...]:
        return tuple(chain for chain in self.chains if chain.refusal)

    @property
    def must_be_named(self) -> tuple[str, ...]:
        """The instances that lose the newest chain that can be restored."""
        return tuple(sorted({chain.instance for chain in self.chains if chain.is_newest}))


def plan_removal(wanted: ChainRemoval, *, context: RunContext | None = None) -> Removed:
    """What :func:`run` would remove now, and why it would not. Changes and locks nothing.

    Raises JET_errInvalidPath (-1023) for a destination that is not there, JET_errFileNotFound (-1811) where there
    is no chain, and what listing its store raises.
    """
    context = context or RunContext()
    return Removed(tuple(_planned(wanted, context)))


def run(wanted: ChainRemoval, *, context: RunContext | None = None) -> Removed:
    """Remove the chains, the oldest first.

    Raises as :func:`plan_removal`; JET_errDeleteBackupFileFail (-524) for a chain that must stay,
    JET_errInvalidParameter (-1003) for the newest chain of an instance that is not named, JET_errBackupInProgress
    (-505) if a store is in use or a chain is being read. After ``Cancelled`` or ``StorageFault`` some chains may
    have been removed.
    """
    context, started = context or RunContext(), time.monotonic()
    report = context.report(Operation.PRUNE, wanted.chains[0].parent.name)
    with report.ending("removal"), contextlib.ExitStack() as owned:
        stores: dict[Path, ChainStore] = {}
        for place in sorted({chain.parent for chain in wanted.chains}):
            _check_there(place.parent, context)
            holder = destination_at(place.parent, context.fs)
            stores[place] = owned.enter_context(holder.open(place.name, create=False, apart_from=()))
        planned = Removed(tuple(_planned(wanted, context)))
        _check(planned, wanted.newest_of)
        _remove(planned, stores, report, context)
    report.entry(EventKind.RemovalEnded, count=len(planned.chains), size=planned.freed)
    report.complete()
    return replace(planned, seconds=time.monotonic() - started)


def _check_there(destination: Path, context: RunContext) -> None:
    if not isinstance(destination, StoreAddress) and not context.fs.exists(destination):
        raise not_available(destination)


def _planned(wanted: ChainRemoval, context: RunContext) -> Iterator[RemovedChain]:
    stores: dict[Path, list[Path]] = defaultdict(list)
    for path in dict.fromkeys(wanted.chains):
        stores[path.parent].append(path)
    reader = FactReader.of_run(wanted.damaged, context)
    for place, paths in stores.items():
        _check_there(place.parent, context)
        there = isinstance(place, StoreAddress) or context.fs.exists(place)
        unread: list[JetError] = []
        listed = find_chains(context.fs, place, unread=unread.append) if there else []
        found = {chain.path: chain for chain in listed}
        refused = {str(error.context["path"]): error for error in unread}
        for path in paths:
            if path not in found and (error := refused.get(str(path))) is not None:
                text = f"Nothing was removed: {path.name} cannot be read. {error.message}"
                raise error.code.error(text, hint=error.hint, **error.context)
            if path not in found:
                raise Code.FileNotFound.error(
                    f"{path} is not a chain.", hint="ese-backup chains lists the chains.", path=str(path)
                )
        facts = {path: reader.of(chain) for path, chain in found.items()}
        kept = {each.chain.name: each.reasons for each in decide(facts.values(), _LAST, utc_now())}
        for path in paths:
            yield _planned_chain(found[path], facts[path], kept[str(path)])


def _planned_chain(found: FoundChain, facts: ChainFacts, reasons: Sequence[str]) -> RemovedChain:
    manifest = found.manifest
    return RemovedChain(
        found.path,
        manifest.instance if manifest else found.path.parent.name,
        facts.bytes,
        len(manifest.files) if manifest else 0,
        manifest.runs if manifest else (),
        _refusal(facts),
        NEWEST in reasons,
        CONTINUED in reasons,
    )


def _refusal(facts: ChainFacts) -> str:
    if facts.unknown:
        return f"It cannot be read: {facts.unknown}"
    if facts.pinned:
        return f"It is pinned: {facts.pinned}"
    if facts.leased:
        return "It is being read."
    if not facts.held:
        return ""
    why = facts.held[0]
    if not why.startswith("contains "):
        return f"It is {why}."
    name = why.removeprefix("contains ").rpartition(", ")[0]
    return f"It contains {name}, which is not part of it."


def _check(planned: Removed, named: frozenset[str]) -> None:
    """Raises what keeps any of the chains from being removed."""
    for chain in planned.refused:
        raise Code.DeleteBackupFileFail.error(
            f"{chain.path} cannot be removed. {chain.refusal}",
            hint="Nothing was removed. Leave this chain out.",
            path=str(chain.path),
        )
    for instance in planned.must_be_named:
        if instance not in named:
            raise Code.InvalidParameter.error(
                f"The newest chain of {instance} that can be restored is among the chains to remove.",
                hint="Nothing was removed. Leave this chain out, or make and verify a newer backup first. "
                f"--newest {instance} removes it all the same.",
                instance=instance,
            )


def _remove(planned: Removed, stores: Mapping[Path, ChainStore], report: Report, context: RunContext) -> None:
    report.begin(planned.freed)
    report.phase(Phase.PUBLISH)
    for chain in sorted(planned.chains, key=lambda each: each.path.name):
        if context.cancel.requested:
            raise Code.BackupAbortByServer.error("The run was cancelled. Chains that it removed remain removed.")
        report.item(chain.path.name, chain.bytes)
        try:
            stores[chain.path.parent].remove(chain.path.name, context.leases)
        except JetError as error:
            error.context.setdefault("path", str(chain.path))
            raise
        report.entry(EventKind.ChainRemoved, path=chain.path, size=chain.bytes, reason=REASON)
        report.advance(chain.bytes)
