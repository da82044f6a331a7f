"""A backup that ended with warnings: what they were, and where to look; its verdict says if it can be restored. No
widgets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.history.runs import Run
from ui.format import plural, when
from ui.levels import Level
from ui.models.warned import disk_advice
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("WarnedRuns", text)


def _reason(run: Run) -> str:
    """What it warned of, as far as the history has it by itself."""
    count = run.figures.pages_corrected
    if not count:
        return ""
    return plural(
        count,
        "{} page had a flipped bit, which is corrected in the copy.",
        "{} pages had a flipped bit, which is corrected in the copy.",
    )


def warned_line(run: Run) -> str:
    """That it did, in one line."""
    return f"{_told(run)} {_reason(run)}".strip()


def _told(run: Run) -> str:
    return tr("The last backup, on {}, ended with warnings.").format(when(run.ended))


def warned_message(run: Run) -> Message:
    """The same with what to do."""
    reason = _reason(run)
    listed = tr("Its run in the history lists the warnings.")
    advice = disk_advice() if reason else listed
    return Message(Level.WARNING, _told(run), run.chain, reason, advice)
