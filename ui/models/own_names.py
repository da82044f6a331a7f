"""What the user calls the instance that a chain or a run is of."""

from __future__ import annotations

import platform
from pathlib import Path

import engine
from app.own_names import Namings


def own_name(names: Namings, instance: str, folder: str | Path) -> str:
    """What the user calls the instance of this host whose logs are in ``folder``; empty if nothing else."""
    naming = names.get(str(engine.Identity(instance, Path(folder)))) if folder else None
    return naming.name if naming else ""


def own_name_of(names: Namings, manifest: engine.Manifest | None) -> str:
    """What the user calls the instance that the newest set of a chain was made of; empty if nothing else, if that
    was on another host, and if the chain does not say."""
    run = manifest.runs[-1] if names and manifest is not None else None
    if manifest is None or run is None or run.machine != platform.node():
        return ""
    return own_name(names, manifest.instance, run.place)
