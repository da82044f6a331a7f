"""Scheduled verifications and drills: the chains of all jobs, those with the oldest proof first, as many as fit.

A drill restores a chain to its end, and then, if the time allows, to a moment that is chosen at random; the seed
is in the entries of the run.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import engine
from app.evidence.proofs import RunRecord
from app.evidence.rule import Proof, RunEnd
from app.history.runs import Run
from app.jobs.job import CheckKind, CheckRule, Jobs
from app.operations.drill import DrillRequest
from app.operations.key_files import KeyFiles
from app.operations.verify import VerifyRequest
from app.unattended.gate import disk_of
from app.unattended.job_run import JobResult
from app.unattended.surroundings import Ran, Surroundings
from engine.errors import Cancelled, JetError
from engine.events import EventKind

_NEVER = datetime.min.replace(tzinfo=UTC)
_BOTH = 2
"""A drill in two parts: to the end of the chain, and to a moment."""


@dataclass(frozen=True)
class Candidate:
    """A chain that may be checked, and when it was last (:data:`_NEVER` if it never was)."""

    chain: engine.FoundChain
    destination: Path
    keys: KeyFiles
    proven: datetime

    @property
    def ended(self) -> str:
        return self.chain.manifest.runs[-1].ended if self.chain.manifest else ""

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.chain.manifest.files) if self.chain.manifest else 0


def run_checks(rule: CheckRule, jobs: Jobs, around: Surroundings) -> JobResult:
    """Check chains until the rule's budget is used up. One that is too large for the rest of it is left for the
    next time, unless it is the first; one that is found damaged, or cannot be checked, is a problem."""
    runs: list[str] = []
    problems: list[str] = []
    began, read, count = around.now(), 0, 0
    found, cancelled = candidates(rule.kind, jobs, around, problems), False
    for candidate in found:
        spent = around.now() - began
        expected = spent * (candidate.bytes / read) if read else spent
        if count and (spent >= rule.budget or spent + expected > rule.budget):
            continue
        try:
            for ran in _checked(rule, candidate, around, began):
                runs.append(ran.run.id)
                cancelled |= isinstance(ran.error, Cancelled)
                if not ran.ok and not isinstance(ran.error, Cancelled):
                    problems.append(f"{candidate.chain.path}: {_reason(ran)}")
        except Cancelled:
            cancelled = True
        except JetError as error:
            problems.append(f"{candidate.chain.path}: {error.message}")
        if cancelled:
            break
        read, count = read + candidate.bytes, count + 1
    notes = (f"{count} of {len(found)} chains fit into the time.",) if count < len(found) else ()
    return JobResult(tuple(runs), tuple(problems), notes, cancelled)


def candidates(kind: CheckKind, jobs: Jobs, around: Surroundings, problems: list[str]) -> list[Candidate]:
    """The chains that this machine made at the destinations of all jobs, those with the oldest proof first.
    ``problems`` gets what keeps others from being read, once."""
    record = around.runner().record()
    wanted = Proof.DRILLED if kind is CheckKind.DRILL else Proof.VERIFIED
    found: dict[str, Candidate] = {}
    for job in jobs.jobs:
        if job.paused or not job.runs_on(platform.node()):
            continue
        keys = KeyFiles(identities=job.identity_files)
        unread: list[JetError] = []
        try:
            chains = engine.find_chains(engine.LocalFileSystem(), job.destination, unread=unread.append)
        except JetError as error:
            unread, chains = [error], []
        for text in (error.message for error in unread):
            if text not in problems:
                problems.append(text)
        for chain in chains:
            manifest = chain.manifest
            if manifest is None or manifest.is_evidence or manifest.runs[-1].machine != platform.node():
                continue
            proven = proven_since(record, chain, wanted)
            found.setdefault(str(chain.path), Candidate(chain, job.destination, keys, proven))
    newest_first = sorted(found.values(), key=lambda each: each.ended, reverse=True)
    return sorted(newest_first, key=lambda each: each.proven)


def proven_since(record: RunRecord, chain: engine.FoundChain, wanted: Proof) -> datetime:
    """When the newest check that proves as much as ``wanted`` began, :data:`_NEVER` without one."""
    good = [
        check.started
        for check in record.checks(chain.path)
        if check.outcome is RunEnd.GOOD and check.proof >= wanted
    ]
    return max(good, default=_NEVER)


def _checked(rule: CheckRule, candidate: Candidate, around: Surroundings, began: datetime) -> list[Ran[object]]:
    path, keys = candidate.chain.path, candidate.keys
    with around.gate.place([], disk_of(candidate.destination), around.cancel):
        if rule.kind is CheckKind.VERIFY:
            return [around.run(VerifyRequest(path, keys=keys))]
        whole: Ran[object] = around.run(DrillRequest(path, keys=keys))
        if not whole.ok or around.now() - began >= rule.budget / _BOTH:
            return [whole]
        seed = around.seeds()
        moment = moment_by(seed, candidate, around)
        if moment is None:
            return [whole]

        def started(run: Run) -> None:
            text = moment.isoformat(timespec="microseconds") if moment else ""
            around.record(EventKind.DrillMoment, run.instance, run.id, path=str(path), time=text, seed=seed)

        wanted = engine.RestoreTarget(moment=moment)
        return [whole, around.run(DrillRequest(path, wanted, keys=keys), started=started)]


def moment_by(seed: int, candidate: Candidate, around: Surroundings) -> datetime | None:
    """The time of one of the commits of the chain; None if it has none to stop at."""
    fs = engine.LocalFileSystem()
    keys = candidate.keys.keys(around.keys)
    points = engine.restore_points(engine.chain_at(candidate.chain.path, fs, keys), cancel=around.cancel)
    if not len(points):
        return None
    return points[Random(seed).randrange(len(points))].time


def _reason(ran: Ran[object]) -> str:
    if ran.error is not None:
        return ran.error.message
    if ran.run.failure is not None:
        return ran.run.failure.message
    return f"The {ran.run.what} found damage."
