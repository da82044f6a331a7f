"""What commands that write to a destination have in common: that it is the one that it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from app.settings import SettingsFile
    from engine.events import LogEntry

new_destination_option = click.option(
    "--new-destination",
    is_flag=True,
    help="The destination is another one than before at its path: it was replaced or emptied on purpose.",
)
"""For what writes to a destination that :func:`known_identity` may know."""


def known_identity(destination: Path, *, new: bool = False) -> str:
    """By what the destination is known from its last backup; empty if it is not, or if it is a ``new`` one."""
    from app.operations import known_destinations
    from app.settings import Locations

    return "" if new else known_destinations.known_identity(Locations.of(), destination, _warn)


def remember_identity(destination: Path, identity: str) -> None:
    """Know the destination again; that the settings cannot be saved is a warning."""
    from app.operations import known_destinations
    from app.settings import Locations
    from engine.errors import JetError

    try:
        known_destinations.remember_identity(Locations.of(), destination, identity)
    except JetError as error:
        click.echo(f"warning: the destination will not be known again: {error}", err=True)


def settings_file() -> SettingsFile:
    """The settings; that they were damaged and renamed is a warning, and an entry of the history."""
    from app.operations.own_settings import own_settings
    from app.settings import Locations

    return own_settings(Locations.of(), _warn)


def _warn(entry: LogEntry) -> None:
    click.echo(f"warning: {entry.text}", err=True)
