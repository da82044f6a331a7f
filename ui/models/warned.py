"""What a run warned of, the last backup that did, and what to do; its verdict says if it can be restored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.rule import Standing, Verdict
from app.history.runs import Run
from ui.format import number, page_number, plural, when
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.verdicts import headline, level_of
from ui.values.message import Message

MAX_NAMED = 4
"""Corrections, findings or notes that a message names one by one."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Outcome", text)


def bullets(lines: Sequence[str]) -> list[str]:
    """The first lines as a list, and how many more there are; one alone is no list."""
    if len(lines) == 1:
        return list(lines)
    shown = [f"• {line}" for line in lines[:MAX_NAMED]]
    rest = len(lines) - MAX_NAMED
    return [*shown, tr("and {} more").format(number(rest))] if rest > 0 else shown


def disk_advice() -> str:
    """What to do where a backup has corrected a page."""
    return tr("Check the disk of the source: a flipped bit is often the first sign of a failing disk.")


def corrected(run: engine.BackupRun) -> list[str]:
    """The pages of a set that were corrected."""
    text = tr("page {} of {}: one flipped bit, corrected in the copy")
    return [text.format(page_number(each.page), each.file) for each in run.corrections]


def is_warned(run: engine.BackupRun) -> bool:
    """Whether a set warned of something when it was made."""
    return bool(run.corrections or run.notes)


def warnings_of(run: engine.BackupRun) -> list[str]:
    """What a set warned of when it was made."""
    return [*corrected(run), *(shown(note) for note in run.notes)]


def proof_text(verdict: Verdict, manifest: engine.Manifest | None, now: datetime) -> str:
    """What is proven of a chain; that one of its backups completed with warnings, where nothing is."""
    words = headline(verdict, now)
    return tr("{}, warnings").format(words) if says_warnings(verdict, manifest) else words


def proof_level(verdict: Verdict, manifest: engine.Manifest | None) -> Level:
    """How much that matters."""
    return Level.WARNING if says_warnings(verdict, manifest) else level_of(verdict)


def unproven() -> str:
    """That nothing is proven of a chain, and that one of its backups completed with warnings."""
    return tr("Not verified, warnings")


def says_warnings(verdict: Verdict, manifest: engine.Manifest | None) -> bool:
    """Whether that is what is to be said of it."""
    return verdict.standing is Standing.COPIED and manifest is not None and any(map(is_warned, manifest.runs))


def chain_warnings(manifest: engine.Manifest | None) -> list[str]:
    """What the sets of a chain warned of."""
    return [line for run in (manifest.runs if manifest else ()) for line in warnings_of(run)]


def warned_line(run: Run) -> str:
    """That it did, in one line."""
    return f"{_told(run)} {_reason(run)}".strip()


def warned_message(run: Run) -> Message:
    """The same with what to do."""
    reason = _reason(run)
    advice = disk_advice() if reason else tr("Its run in the history lists the warnings.")
    return Message(Level.WARNING, _told(run), run.chain, reason, advice)


def _told(run: Run) -> str:
    return tr("The last backup, on {}, completed with warnings.").format(when(run.ended))


def _reason(run: Run) -> str:
    """What it warned of, as far as the history has it by itself."""
    count = run.figures.pages_corrected
    if not count:
        return ""
    return plural(
        count,
        "{} page: one flipped bit, corrected in the copy.",
        "{} pages: one flipped bit each, corrected in the copy.",
    )
