"""What the scan found wrong with an instance, as messages: what, where, why, what to do. No widgets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.timeline import FAR
from ui.format import generation
from ui.levels import Level
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Protection", text)


def _advice(kind: engine.ProblemKind) -> str:
    match kind:
        case engine.ProblemKind.MISNAMED:
            return tr(
                "If no other file has its generation, rename it to match. Otherwise move it out of the folder."
            )
        case engine.ProblemKind.FOREIGN_LOG:
            return tr("Move it out of the folder. It belongs to another log stream.")
        case engine.ProblemKind.DAMAGED_FILE:
            return tr("Replace the file with a good copy. Check the system log for disk errors.")
        case engine.ProblemKind.UNREADABLE:
            return tr("Check the file's permissions and whether another program has it open.")
        case engine.ProblemKind.DUPLICATE:
            return tr("Keep the log that belongs here and move the other one out of the folder.")
        case engine.ProblemKind.HEADER_COPY:
            return tr(
                "Not urgent: the other copy of the header is good. Make a full backup soon and check the disk."
            )
        case engine.ProblemKind.EMPTY_LOG:
            return tr("Move the empty file out of the folder, or replace it with a good copy of the log.")
    return ""


def _is_whole(kind: engine.ProblemKind) -> bool:
    """Whether nothing is damaged: the file is only not where it belongs, or of no use here."""
    return kind in {
        engine.ProblemKind.HEADER_COPY,
        engine.ProblemKind.FOREIGN_LOG,
        engine.ProblemKind.MISNAMED,
        engine.ProblemKind.DUPLICATE,
        engine.ProblemKind.OTHER_STREAM,
        engine.ProblemKind.UNSUPPORTED_LOG,
    }


def problem_message(problem: engine.Problem) -> Message:
    """The message of one problem; an error of its own has its own advice."""
    is_checkpoint = problem.kind is engine.ProblemKind.DAMAGED_FILE and problem.generation == 0
    level = Level.WARNING if is_checkpoint or _is_whole(problem.kind) else Level.ERROR
    where = str(problem.path) if problem.path else ""
    if problem.generation and problem.generation < FAR * FAR:
        where = f"{where} · {generation(problem.generation)}" if where else generation(problem.generation)
    error = problem.error
    own = error is not None and error.message == problem.text
    why = str(error) if error is not None and not own else ""
    advice = _advice(problem.kind)
    if is_checkpoint:
        advice = tr("No data is lost: recovery begins at the oldest log without it. Check the disk.")
    if error is not None and (own or not advice):
        advice = error.hint
    return Message(level, problem.text, where, why, advice)
