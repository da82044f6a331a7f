"""Verification of a database, a log, the folder of an instance or a chain. It does not stop at the first finding.

Nothing is changed or repaired. Damage is a finding, not an exception; an exception means that the path itself
cannot be read.
"""

from __future__ import annotations

from pathlib import Path

from engine.chain.address import check_path
from engine.chain.local_chain import LocalChain
from engine.chain.store_removal import leased
from engine.chain.stored import holds_chain
from engine.chain.stored_chain import StoredChain
from engine.chain.swap import Seen, what_is
from engine.discovery.folder_walk import Scope
from engine.events import EventKind
from engine.progress import Operation
from engine.run_context import RunContext
from engine.verify.chain_check import ChainCheck
from engine.verify.check import Check
from engine.verify.finding import ChunkCount, Finding, FindingKind, Verification


def verify(
    path: Path | StoredChain,
    *,
    structure: bool = False,
    scope: Scope | None = None,
    context: RunContext | None = None,
) -> Verification:
    """Verify a chain or the folder of one, the folder (or tree) of an instance, a database, a log or a checkpoint.

    ``scope`` limits the tree of an instance; ``structure`` also checks whether each database is consistent
    (:mod:`engine.verify.structure`). Raises ``MissingFile``, ``StorageFault`` or ``WrongUse`` if the path itself
    cannot be read, ``Corruption`` (-1028) for a file of another kind, ``Cancelled``.
    """
    context = context or RunContext()
    chain, path = (None, path) if isinstance(path, Path) else (path, path.path)
    fs, report = context.fs, context.report(Operation.VERIFY, path.name)
    check = Check(fs, report, context.cancel, structure)
    with report.ending("verification"):
        if chain is None:
            check_path(fs, path)
            report.instance = path.absolute().parent.name if holds_chain(fs, path) else report.instance
        report.entry(EventKind.VerifyStarted, path=path)
        seen = what_is(fs, path, check.cancel) if chain is None else Seen(True, chain.is_there(check.cancel), True)
        if not seen.is_directory:
            what = check.single(path)
        elif seen.has_manifest or seen.has_sums:
            chain = chain or LocalChain.at(fs, path)
            inside = fs.beneath(chain.folder) if chain.folder is not None else fs
            check = ChainCheck(inside, report, check.cancel, structure)
            with leased(context.leases, chain, "verification"):
                what = check.chain(chain) if seen.has_manifest else check.without_manifest(chain)
        else:
            what = check.tree(path, scope)
    findings, long_values = tuple(check.findings), tuple(check.long_values)
    totals = check.counts, check.bad, check.files, check.logs
    result = Verification(path, what, findings, *totals, long_values, report.instance)
    damage = sum(finding.is_damage for finding in result.findings)
    if damage:
        report.entry(EventKind.VerifyFoundDamage, path=path, count=damage)
    elif result.ok:
        report.entry(EventKind.VerifyPassed, path=path)
    else:
        report.entry(EventKind.VerifyIncomplete, path=path)
    report.complete()
    return result


__all__ = ["ChunkCount", "Finding", "FindingKind", "Verification", "verify"]
