"""Problems of an instance that are told by times: proofs that are too old, clocks that were wrong."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.evidence.clocks import SetBack
from app.evidence.rule import CLOCKS_MAY_DIFFER
from app.status.values import ProblemType, Severity, StatusProblem
from app.status.words import moment_text, span_text


def set_back_problem(back: SetBack, subject: str, now: datetime) -> StatusProblem:
    """That the newest set is dated before one that it follows."""
    text = (
        f"The newest backup is dated {moment_text(back.dated, now)}, but follows one of "
        f"{moment_text(back.follows, now)}: the clock may have been set back"
    )
    hint = "Check the clock of this machine, then back up again."
    return StatusProblem(ProblemType.SET_BACK, Severity.WARNING, subject, text, hint)


def proof_problem(
    word: str, target: timedelta, moment: datetime | None, begun: datetime | None, now: datetime
) -> tuple[str, datetime | None] | None:
    """What is wrong and since when. What was never proven has the target's time from its first backup on."""
    if moment is None:
        if begun is not None and begun <= now <= begun + target:
            return None
        return f"Never {word}; the target is {span_text(target)}", begun + target if begun else None
    if is_future(moment, now):
        return f"Last {word} in the future: {moment_text(moment, now)}; a clock was wrong", None
    if now - moment > target:
        return f"Not {word} for longer than {span_text(target)}", moment + target
    return None


def is_future(moment: datetime, now: datetime) -> bool:
    """Whether only a wrong clock explains that ``moment``."""
    return moment > now + CLOCKS_MAY_DIFFER
