"""The settings as the window holds them: changed at once here, saved behind its back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance

from app.settings import Settings, SettingsFile
from engine.errors import JetError
from ui.worker import Background


class Preferences(QObject):
    """``value`` is what holds now; ``changed`` comes after each change, ``failed`` if it could not be saved."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, file: SettingsFile, background: Background, value: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.value = value
        self._file = file
        self._background = background

    def change(self, how: Callable[[Settings], Settings]) -> None:
        """Apply ``how`` to the settings; it is applied again to the file, which others may have changed."""
        value = how(self.value)
        if value == self.value:
            return
        self.value = value
        self._background.write(lambda: self._file.change(how), self._tell_failure)
        changed: SignalInstance = self.changed
        changed.emit()

    def _tell_failure(self, error: JetError) -> None:
        failed: SignalInstance = self.failed
        failed.emit(error)
