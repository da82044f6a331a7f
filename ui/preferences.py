"""The settings as the window holds them: changed at once here, saved behind its back."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from PySide6.QtCore import QObject, Signal, SignalInstance

from app.operations.upkeep import change_settings
from app.settings import News, Settings, SettingsFile
from engine.errors import JetError
from ui.models.keys import key_files
from ui.worker import Background


class Preferences(QObject):
    """``value`` is what holds now; ``changed`` comes after each change, then ``keys_changed`` if other keys open
    chains now, and ``failed`` if it could not be saved."""

    changed = Signal()
    keys_changed = Signal()
    failed = Signal(object)

    def __init__(
        self, file: SettingsFile, background: Background, value: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.value = value
        self._file = file
        self._background = background
        self._unsaved: list[Callable[[Settings], Settings]] = []
        self._changes = 0

    @property
    def is_saved(self) -> bool:
        """Whether the file says what holds here, as far as it was written yet."""
        return not self._unsaved

    def change(self, how: Callable[[Settings], Settings]) -> None:
        """Apply ``how`` to the settings; it is applied again to the file, which others may have changed."""
        value = how(self.value)
        if value == self.value:
            return
        self._changes += 1
        self._unsaved.append(how)
        self._background.write(lambda: self._save(how), self._tell_failure)
        self._hold(value)

    def refresh(self) -> None:
        """Take over what another program has saved; what could not be saved here holds on top of it.

        News that come too late, after a change here or another refresh, come again with the next one.
        """
        at, unsaved = self._changes, tuple(self._unsaved)

        def take(news: News | None) -> None:
            if news is not None and at == self._changes:
                self._hold(reduce(lambda value, how: how(value), unsaved, self._file.take(news)))

        self._background.ask("settings", lambda _cancel: self._file.news(), take)

    def _hold(self, value: Settings) -> None:
        if value != self.value:
            before, self.value = self.value, value
            changed: SignalInstance = self.changed
            changed.emit()
            if key_files(value) != key_files(before):
                keys_changed: SignalInstance = self.keys_changed
                keys_changed.emit()

    def _save(self, how: Callable[[Settings], Settings]) -> None:
        change_settings(self._file, how)
        self._unsaved.remove(how)

    def _tell_failure(self, error: JetError) -> None:
        failed: SignalInstance = self.failed
        failed.emit(error)
