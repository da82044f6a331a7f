"""By what a destination is known again: its identity, which the settings remember."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from app.settings import Locations, SettingsFile
from engine.errors import JetError


def known_identity(locations: Locations, destination: Path) -> str:
    """The identity that the destination had when it was last used; empty if that is not known."""
    with suppress(JetError):
        return SettingsFile(locations.settings).load().identities.get(str(destination), "")
    return ""


def remember_identity(locations: Locations, destination: Path, identity: str) -> None:
    """Know the destination again. Raises as :meth:`~app.settings.SettingsFile.change`."""
    if identity and known_identity(locations, destination) != identity:
        SettingsFile(locations.settings).change(lambda s: s.with_identity(str(destination), identity))
