"""What the icon in the tray says: one of four shapes, and the worst line. No widgets."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.status.values import Severity
from ui.format import plural
from ui.languages.sentences import shown
from ui.models.overview import SeenState


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Tray", text)


class TrayState(StrEnum):
    """A shape each, which is a file of ``resources/tray``; the outlines differ, so colour is not the only sign."""

    OK = "ok"
    RUNNING = "running"
    ATTENTION = "attention"
    FAILED = "failed"

    @property
    def words(self) -> str:
        return {
            TrayState.OK: tr("Everything is protected"),
            TrayState.RUNNING: tr("Running"),
            TrayState.ATTENTION: tr("Needs attention"),
            TrayState.FAILED: tr("Failed"),
        }[self]


def tray_state(seen: SeenState | None, *, unreadable: bool, runs: int) -> TrayState:
    """The shape for what was ``seen``; ``unreadable``: the newest look failed. ``runs`` go on on this machine.

    A problem is said before a run: a backup that goes on mends nothing yet.
    """
    severity = seen.overview.severity if seen else Severity.OK
    if severity is Severity.CRITICAL:
        return TrayState.FAILED
    if severity is not Severity.OK or unreadable:
        return TrayState.ATTENTION
    if runs or seen is None or seen.at_work:
        return TrayState.RUNNING
    return TrayState.OK


def tray_tip(seen: SeenState | None, *, unreadable: bool, runs: int, paused: str = "") -> str:
    """The tooltip: the worst line first, then what goes on."""
    lines = ["ESE Backup Manager"]
    problems = seen.overview.all_problems if seen else ()
    if unreadable:
        lines.append(tr("The state could not be read."))
    elif seen is None:
        lines.append(tr("Looking…"))
    elif problems:
        lines.append(f"{shown(problems[0].subject)}: {shown(problems[0].text)}")
        if len(problems) > 1:
            more = plural(len(problems) - 1, "{} more problem", "{} more problems")
            lines.append(tr("and {}").format(more))
    else:
        count = len(seen.rows)
        lines.append(plural(count, "{} instance protected.", "{} instances protected."))
    if runs:
        lines.append(plural(runs, "{} run in progress", "{} runs in progress"))
    if paused:
        lines.append(paused)
    return "\n".join(lines)
