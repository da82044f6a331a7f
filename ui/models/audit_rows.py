"""The audit log as rows, and what its verification found. No widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.audit.checking import AuditVerification
from app.audit.row import AuditEntry, AuditPhase
from ui.format import plural, when, when_utc
from ui.languages.marked import mark, marked
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue, plain
from ui.values.message import Message

AUDIT_TITLES = (
    mark("Date and time"),
    mark("Operation"),
    mark("Step"),
    mark("About"),
    mark("Who"),
    mark("Host"),
    mark("Outcome"),
    mark("Details"),
)
MOST = 20_000
"""Rows shown, the newest ones."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Audit", text)


_PHASES = {AuditPhase.BEFORE: mark("before"), AuditPhase.AFTER: mark("after"), AuditPhase.NOTE: mark("note")}


def audit_rows(entries: Sequence[AuditEntry]) -> list[tuple[CellValue, ...]]:
    """The newest entries, the newest first."""
    return [_row(entry) for entry in reversed(entries[-MOST:])]


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _row(entry: AuditEntry) -> tuple[CellValue, ...]:
    whose = ", ".join(part for part in (entry.job, entry.instance, entry.chain or entry.place) if part)
    who = f"{entry.user} ({entry.program}, {entry.pid})" if entry.program else entry.user
    return (
        CellValue(when(entry.at, seconds=True), entry.number, f"{when_utc(entry.at)}\n{entry.hash}"),
        plain(shown(entry.deed)),
        plain(marked(_PHASES[entry.phase])),
        plain(whose),
        plain(who),
        plain(entry.host),
        plain(_sentence_case(shown(entry.outcome))),
        plain(shown(entry.detail)),
    )


def verified_message(found: AuditVerification, path: str) -> Message:
    """What the verification found: the first line that is not as it was written, or that all are."""
    if found.ok:
        rows = plural(found.rows, "{} entry", "{} entries")
        why = "\n".join(tr("Line {}: {}").format(note.line, shown(note.text)) for note in found.notes)
        return Message(Level.SUCCESS, tr("The audit log is intact: {}.").format(rows), why=why)
    first = found.findings[0]
    what = tr("The audit log was changed, or is damaged, from line {} on.").format(first.line)
    why = first.text
    if len(found.findings) > 1:
        more = plural(len(found.findings) - 1, "{} more finding", "{} more findings")
        why = tr("{} And {}.").format(shown(first.text), more)
    advice = tr("From there on, it proves nothing. Compare the file with a copy of it.")
    return Message(Level.ERROR, what, path, why, advice)
