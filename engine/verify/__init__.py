"""Verification of a database, a log, the folder of an instance or a chain. It does not stop at the first finding.

Nothing is changed or repaired. Damage is a finding, not an exception; an exception means that the path itself
cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from engine.chain.absence import check_above
from engine.chain.address import StoreAddress
from engine.chain.holds import leased
from engine.chain.parts import name_of
from engine.chain.stored import holds_chain
from engine.chain.stored_chain import StoredChain
from engine.chain.stores import chain_at, member_at
from engine.chain.swap import Seen, what_is
from engine.discovery.folder_walk import Scope
from engine.events import EventKind
from engine.progress import Cancel, Operation
from engine.report import Report
from engine.run_context import RunContext
from engine.verify.chain_check import ChainCheck
from engine.verify.check import Check
from engine.verify.finding import CheckedDatabase, ChunkCount, Finding, FindingKind, Verification


def verify(
    path: Path | StoredChain,
    *,
    structure: bool = False,
    scope: Scope | None = None,
    context: RunContext | None = None,
    settle: Callable[[Verification], Verification] = lambda done: done,
) -> Verification:
    """Verify a chain, its folder or address, a file of one, the folder (or tree) of an instance, a database, a
    log or a checkpoint.

    ``scope`` limits the tree of an instance; ``structure`` also checks whether each database is consistent
    (:mod:`engine.verify.structure`). ``settle`` is asked once what else is known of the findings, such as of
    backups, and may change what they call for, before anyone is told. Raises ``MissingFile``, ``StorageFault`` or
    ``WrongUse`` if the path itself cannot be read, ``Corruption`` (-1028) for a file of another kind,
    ``Cancelled``.
    """
    context = context or RunContext()
    named, path = (path, path) if isinstance(path, Path) else (path, path.path)
    report = context.report(Operation.VERIFY, path.name)
    start = cache(partial(report.entry, EventKind.VerifyStarted, path=path))
    with report.ending("verification"):
        try:
            check, what = _checked(named, structure, scope, context, report, start)
        finally:
            start()  # where it was not even known what is there
    findings, long_values = tuple(check.findings), tuple(check.long_values)
    totals, of_chain = (check.counts, check.bad, check.files, check.logs), isinstance(check, ChainCheck)
    rest = long_values, report.instance, tuple(check.databases), of_chain
    result = settle(Verification(path, what, findings, *totals, *rest, remedy=check.remedy()))
    damage = sum(finding.is_damage for finding in result.findings)
    if damage:
        report.entry(EventKind.VerifyFoundDamage, path=path, count=damage, reason=result.cause_and_advice)
    elif result.ok:
        report.entry(EventKind.VerifyPassed, path=path)
    else:
        report.entry(EventKind.VerifyIncomplete, path=path, reason=result.cause_and_advice)
    report.complete()
    return result


def _checked(
    named: Path | StoredChain,
    structure: bool,
    scope: Scope | None,
    context: RunContext,
    report: Report,
    start: Callable[[], None],
) -> tuple[Check, str]:
    """What was found, and in what. ``start`` is called when it is known of which instance."""
    fs, cancel = context.fs, context.cancel
    path = named if isinstance(named, Path) else named.path
    is_local = isinstance(named, Path) and not isinstance(named, StoreAddress)
    if is_local and holds_chain(fs, path):
        report.instance = path.absolute().parent.name
    is_encoded = name_of(path.name) != path.name
    if isinstance(named, StoreAddress) or (is_local and (is_encoded or not fs.exists(path))):
        member = member_at(path, fs, context.keys)
        if member is not None:
            check = ChainCheck(fs, report, cancel, start, structure)
            with leased(context.leases, member.chain, "verification"):
                return check, check.member(member.chain, member.file)
    chain = chain_at(named, fs, context.keys)
    if is_local:
        check_above(fs, path)
    seen = what_is(fs, path, cancel) if is_local else Seen(True, _is_chain(named, cancel), True)
    if not (seen.has_manifest or seen.has_sums):
        plain = Check(fs, report, cancel, start, structure)
        return plain, plain.tree(path, scope) if seen.is_directory else plain.single(path)
    fs = fs.beneath(chain.folder) if chain.folder is not None else fs
    check = ChainCheck(fs, report, cancel, start, structure)
    with leased(context.leases, chain, "verification"):
        return check, check.chain(chain) if seen.has_manifest else check.without_manifest(chain)


def _is_chain(named: Path | StoredChain, cancel: Cancel) -> bool:
    """Whether it has its manifest. An address names nothing else: what is not there is said to be missing."""
    return isinstance(named, Path) or named.is_there(cancel)


__all__ = ["CheckedDatabase", "ChunkCount", "Finding", "FindingKind", "Verification", "verify"]
