"""The settings that a window starts with, and what it says at its top where they are not those that were saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.settings import Settings, SettingsFile
from engine.errors import JetError
from engine.events import EventKind, EventSink, LogEntry
from ui.languages.sentences import shown
from ui.levels import Level
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("SettingsAtStart", text)


class SettingsAtStart:
    """The ``file`` at ``path``, and its ``value``: what was saved there, or the defaults."""

    def __init__(self, path: Path, record: EventSink) -> None:
        self._told: list[LogEntry] = []
        self._unread: JetError | None = None
        self._record = record
        self.file = SettingsFile(path, tell=self._tell)
        try:
            self.value = self.file.load()
        except JetError as error:
            self.value, self._unread = Settings(), error

    def notices(self) -> list[Message]:
        """What is not in use, in the language that the settings name."""
        if self._unread is not None:
            what, path = tr("The settings could not be read. The defaults are in use."), str(self.file.path)
            return [Message(Level.WARNING, what, path, shown(str(self._unread)), shown(self._unread.hint))]
        return [_notice(entry) for entry in self._told]

    def _tell(self, entry: LogEntry) -> None:
        self._record(entry)
        self._told.append(entry)


def _notice(entry: LogEntry) -> Message:
    hint = tr("Choose the value again in the settings.")
    if entry.kind is EventKind.SettingsSetAside:
        hint = tr(
            "Watched folders, destinations, own names and keys are no longer known here. Import an export of the "
            "settings, or add them again."
        )
    return Message(Level.WARNING, shown(entry.text), "", "", hint)
