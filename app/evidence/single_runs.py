"""What single runs say: of the chain that they read back, and of the backup that they did not make."""

from __future__ import annotations

from collections.abc import Sequence

from app.evidence.rule import Attempt, Proof, ReadBack, RunEnd
from app.history.runs import GOOD, Failure, Run, RunOperation, RunState
from engine.error_codes import Code
from engine.errors import Corruption
from engine.remedy import Remedy, remedy_of


def check_of(run: Run) -> ReadBack | None:
    """What a run that read a chain back says of it; None of one that goes on, or failed for another reason."""
    if run.ended is None or run.settles_a_restore:
        return None
    restore = run.operation is RunOperation.RESTORE
    proof = Proof.DRILLED if run.is_drill else Proof.VERIFIED
    if run.is_partial or run.is_without_key:
        proof = Proof.COPIED
    outcome, why = _outcome_of(run)
    if restore and outcome is RunEnd.FAILED:
        return None  # what kept it from its target is nothing of the chain
    remedy = _remedy(run.failure) if outcome in (RunEnd.DAMAGED, RunEnd.FAILED) else None
    return ReadBack(proof, outcome, run.started, run.ended, why, run.id, remedy)


def _outcome_of(run: Run) -> tuple[RunEnd, str]:
    if run.state in GOOD:
        return RunEnd.GOOD, ""
    if run.state in (RunState.CANCELLED, RunState.NOT_KNOWN):
        return RunEnd.CANCELLED, ""
    if run.state is RunState.INTERRUPTED:
        return RunEnd.FAILED, "It was interrupted."
    if run.failure is None:
        return RunEnd.DAMAGED, f"A {_word_of(run)} found damage. See its run for details."
    return RunEnd.DAMAGED if is_of_the_data(run.failure.code) else RunEnd.FAILED, run.failure.message


def _word_of(run: Run) -> str:
    return "restore drill" if run.is_drill else str(run.operation)


def is_of_the_data(code: int) -> bool:
    try:
        return issubclass(Code.of(code).category, Corruption)
    except KeyError:
        return False


def attempt_of(backups: Sequence[Run]) -> Attempt | None:
    """The newest backup that brought no set although no one had cancelled it."""
    for run in backups:
        if run.state in (RunState.FAILED, RunState.INTERRUPTED) and run.ended is not None:
            why = (
                (run.failure.message, run.failure.hint)
                if run.failure
                else ("It was interrupted.", "Back up again.")
            )
            return Attempt(RunEnd.FAILED, run.ended, *why, _remedy(run.failure))
    return None


def _remedy(failure: Failure | None) -> Remedy | None:
    return remedy_of(failure.code, failure.hint) if failure is not None else None
