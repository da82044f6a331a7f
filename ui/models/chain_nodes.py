"""The sets of a chain for its picture."""

from __future__ import annotations

from datetime import UTC, datetime

import engine
from app.evidence.clocks import moment_of
from app.evidence.rule import Proof
from ui.format import generations, plural, size
from ui.models.chains import ChainSummary, short_name, tr
from ui.values.backup_sets import ChainNode, SetKind, SetState


def strip_nodes(chain: ChainSummary, reachable: int | None = None) -> list[ChainNode]:
    """The sets of the chain for its picture; pages and logs of each were verified while they were copied.

    ``reachable``: of a chain that cannot be restored to its end, the last log that can be.
    """
    if not chain.manifest:
        return []
    nodes = []
    for at, run in enumerate(chain.manifest.runs):
        parts = [size(run.bytes)]
        if run.logs:
            parts.append(tr("logs {}").format(generations(*run.logs)))
        if run.pages.total:
            parts.append(plural(run.pages.verified, "{} page verified", "{} pages verified"))
        nodes.append(
            ChainNode(
                SetKind[run.kind.name],
                moment_of(run.ended) or datetime.fromtimestamp(0, UTC),
                short_name(run.kind, at),
                _set_state(chain, run, reachable),
                ", ".join(parts),
            )
        )
    return nodes


def _set_state(chain: ChainSummary, run: engine.BackupRun, reachable: int | None) -> SetState:
    """A set counts as verified when the chain was read back since it was made."""
    if reachable is not None and run.logs is not None and run.logs[1] <= reachable:
        return SetState.UNVERIFIED
    if chain.is_damaged or chain.is_evidence or chain.is_locked:
        return SetState.UNUSABLE
    verdict, ended = chain.verdict, moment_of(run.ended)
    read_back = verdict.proof > Proof.COPIED and verdict.proven and ended and verdict.proven >= ended
    return SetState.VERIFIED if read_back else SetState.UNVERIFIED
