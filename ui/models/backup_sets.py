"""Backup sets of other programs among the instances: their state, what to say of them. No widgets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

import engine
from ui.format import generations
from ui.languages.sentences import shown
from ui.levels import Level
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("BackupSets", text)


def state_of_set(found: engine.InstanceFiles) -> tuple[str, Level, str]:
    """Word, level and explanation: whether the set can be restored, as far as headers tell."""
    refused = _refused(found)
    if refused:
        return tr("Backup set, not restorable"), Level.ERROR, refused
    return tr("Backup set"), Level.INFO, tr("Made by another program. A restore replays its logs.")


def set_messages(found: engine.InstanceFiles) -> list[Message]:
    """What it is and what to do with it, or why it cannot be restored."""
    refused = _refused(found)
    if refused:
        return [
            Message(
                Level.ERROR,
                tr("This backup set, made by another program, cannot be restored as it is."),
                str(found.directory),
                refused,
                tr("Put back the files that are missing or were changed, or use another set."),
            )
        ]
    return [
        Message(
            Level.INFO,
            tr("This is not an instance but a backup set made by another program."),
            str(found.directory),
            tr("Its databases were copied while in use. They are complete only after its logs are replayed."),
            tr("“Restore” replays them in a folder of your choice. The set itself is only read."),
        )
    ]


def _refused(found: engine.InstanceFiles) -> str:
    """Why a restore is refused; empty when nothing is known to stand against it."""
    refusal = engine.refusal_of(found)
    if refusal is not None:
        return shown(refusal.message)
    if found.gaps:
        spans = ", ".join(generations(low, high) for low, high in found.gaps[:4])
        return tr("Logs are missing from the middle of the stream: {}.").format(spans)
    return next((why for able, why in map(found.verdict, found.databases) if not able), "")
