"""What is proven of the chains that a restore lists. Reads which folders are the same, so that it may block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import engine
from app.evidence.proofs import DestinationContents, RunRecord
from app.evidence.rule import Verdict, judge
from engine.progress import Cancel
from ui.models.chains import ChainSummary

Verdicts = dict[Path, Verdict]


def judged(chain: ChainSummary, record: RunRecord, now: datetime) -> ChainSummary:
    """``chain`` with what the runs of ``record`` prove of it. Reads which folders are the same."""
    unread = chain.is_evidence or chain.is_locked  # that it is not restored is no finding
    error = None if unread else chain.error
    found = engine.FoundChain(chain.path, chain.manifest, error)
    return replace(chain, verdict=judge(record.chain_facts(found, DestinationContents(), now)))


def judge_chains(chains: Iterable[ChainSummary], record: RunRecord, cancel: Cancel) -> list[ChainSummary]:
    """As :func:`judged` for each."""
    now, found = datetime.now(UTC), []
    for chain in chains:
        cancel.check()
        found.append(judged(chain, record, now))
    return found


def changed_verdicts(chains: Iterable[ChainSummary], record: RunRecord, cancel: Cancel) -> Verdicts:
    """What the runs of ``record`` prove of those of which it is something else than what they say."""
    listed = list(chains)
    pairs = zip(listed, judge_chains(listed, record, cancel), strict=True)
    return {now.path: now.verdict for before, now in pairs if now.verdict != before.verdict}
