"""Folders and disk images that are to be watched for instances, looked at before they are noted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance

from app.settings import Settings
from engine.progress import Cancel
from ui.models.places import is_place
from ui.preferences import Preferences
from ui.worker import Background


class WatchedPlaces(QObject):
    """``not_there`` carries the places that are neither a folder nor a disk image; they are not watched."""

    not_there = Signal(object)

    def __init__(self, preferences: Preferences, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._background = background

    def add(self, *places: Path) -> None:
        """Look for instances there from now on."""

        def work(_cancel: Cancel) -> tuple[list[Path], list[Path]]:
            there = [place for place in places if is_place(place)]
            return there, [place for place in places if place not in there]

        self._background.ask(f"watch {places}", work, self._take)

    def keep(self, places: Iterable[Path]) -> None:
        """Watch what is there for sure."""
        for place in places:
            self._preferences.change(partial(Settings.with_folder, folder=str(place.absolute())))

    def _take(self, looked: tuple[list[Path], list[Path]]) -> None:
        there, missing = looked
        self.keep(there)
        if missing:
            not_there: SignalInstance = self.not_there
            not_there.emit(missing)
