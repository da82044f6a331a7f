"""By what a destination is known again: its identity, which the settings remember."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from app.operations.own_settings import own_settings
from app.settings import Locations
from engine.errors import JetError
from engine.events import EventSink, silent


def known_identity(locations: Locations, destination: Path, also: EventSink = silent) -> str:
    """The identity that the destination had when it was last used; empty if that is not known.

    ``also`` is told if the settings were damaged and renamed.
    """
    with suppress(JetError):
        return own_settings(locations, also).load().identities.get(str(destination), "")
    return ""


def remember_identity(locations: Locations, destination: Path, identity: str) -> None:
    """Know the destination again. Raises as :meth:`~app.settings.SettingsFile.change`."""
    if identity and known_identity(locations, destination) != identity:
        own_settings(locations).change(lambda s: s.with_identity(str(destination), identity))
