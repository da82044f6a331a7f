"""What commands that write to a destination have in common: that it is the one that it was."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

new_destination_option = click.option(
    "--new-destination",
    is_flag=True,
    help="The destination is another one than before at its path: it was replaced or emptied on purpose.",
)
"""For what writes to a destination that :func:`known_identity` may know."""


def known_identity(destination: Path, *, new: bool = False) -> str:
    """By what the destination is known from its last backup; empty if it is not, or if it is a ``new`` one."""
    from app.settings import Locations, SettingsFile
    from engine.errors import JetError

    with suppress(JetError):
        known = {} if new else SettingsFile(Locations.of().settings).load().identities
        return known.get(str(destination), "")
    return ""


def remember_identity(destination: Path, identity: str) -> None:
    """Know the destination again; that the settings cannot be saved is a warning."""
    from app.settings import Locations, SettingsFile
    from engine.errors import JetError

    if identity and known_identity(destination) != identity:
        try:
            SettingsFile(Locations.of().settings).change(lambda s: s.with_identity(str(destination), identity))
        except JetError as error:
            click.echo(f"warning: the destination will not be known again: {error}", err=True)
