"""A running or waiting job, as the tray of runs shows it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.format import eta, rate, size
from ui.levels import Level


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("RunLine", text)


@dataclass(frozen=True, slots=True)
class RunLine:
    """A running or waiting job. ``done`` and ``total`` are bytes of the whole job; ``seconds_left`` and
    ``bytes_per_second`` are None while unknown. ``cancelling`` is true once a stop was asked for,
    ``waiting`` until it starts, ``paused`` while it is held."""

    job: str
    title: str
    phase: str
    done: int = 0
    total: int = 0
    bytes_per_second: float | None = None
    seconds_left: float | None = None
    cancelling: bool = False
    waiting: bool = False
    paused: bool = False
    level: Level = Level.RUNNING

    @property
    def figures(self) -> str:
        """Bytes, rate and time left, from the same moment as the bar."""
        if self.waiting:
            return ""
        parts = [tr("{} of {}").format(size(self.done), size(self.total))] if self.total else []
        if self.paused:
            return " · ".join(parts)
        if self.bytes_per_second:
            parts.append(rate(self.bytes_per_second))
        return " · ".join([*parts, eta(self.seconds_left)])
