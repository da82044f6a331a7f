"""What the scan found wrong with an instance, as messages: what, where, why, what to do. No widgets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

import engine
from ui.format import generation
from ui.levels import Level
from ui.values.message import Message

FAR = 10_000
"""A damaged current log has no number that could be read; one so far off is shown right after the others."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Protection", text)


_ADVICE = {
    "misnamed": "If no other file has its generation, rename it to match. Otherwise move it out of the folder.",
    "foreign log": "Move it out of the folder. It belongs to another log stream.",
    "damaged file": "Replace the file with a good copy. Check the system log for disk errors.",
    "unreadable": "Check the file's permissions and whether another program has it open.",
    "duplicate": "Keep the log that belongs here and move the other one out of the folder.",
    "header copy": "Not urgent: the other copy of the header is good. Make a full backup soon and check the disk.",
    "empty log": "Move the empty file out of the folder, or replace it with a good copy of the log.",
}


def problem_message(problem: engine.Problem) -> Message:
    """The message of one problem; an error of its own has its own advice."""
    kind = problem.kind.value
    whole = ("header copy", "foreign log", "misnamed", "duplicate", "other stream", "unsupported log")
    level = Level.WARNING if kind in whole else Level.ERROR
    where = str(problem.path) if problem.path else ""
    if problem.generation and problem.generation < FAR * FAR:
        where = f"{where} · {generation(problem.generation)}" if where else generation(problem.generation)
    error = problem.error
    own = error is not None and error.message == problem.text
    why = str(error) if error is not None and not own else ""
    advice = error.hint if error is not None and (own or kind not in _ADVICE) else tr(_ADVICE.get(kind, ""))
    return Message(level, problem.text, where, why, advice)
