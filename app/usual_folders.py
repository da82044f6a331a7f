"""Where services of Windows keep their databases: on this system, and on Windows volumes that are mounted here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

USUAL = (
    "Windows/System32/sru",
    "Windows/System32/LogFiles/Sum",
    "Windows/System32/dhcp",
    "Windows/System32/CertLog",
    "Windows/NTDS",
    "Windows/SoftwareDistribution/DataStore",
    "ProgramData/Microsoft/Search/Data/Applications/Windows",
    "ProgramData/Microsoft/Network/Downloader",
)
"""Below the root of a volume: SRUM, user access logging, DHCP, certificate services, Active Directory, Windows
Update, Windows Search, background transfers."""
_MOUNTS = ("/mnt", "/media", "/media/*", "/run/media/*", "/Volumes")
"""Folders in which volumes are mounted; a star is a folder for each user."""


def usual_folders(volumes: Iterable[Path] | None = None) -> Iterator[Path]:
    """Those that are there, one after the other; capital letters do not matter. ``volumes``: roots to look below,
    by default those of this system. Blocks."""
    for volume in _volumes() if volumes is None else volumes:
        for name in USUAL:
            found = _below(volume, name.split("/"))
            if found is not None:
                yield found


def _volumes() -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(os.environ.get("SYSTEMDRIVE", "C:") + "\\")
        return
    for mounts in _MOUNTS:
        first = Path(mounts.rstrip("/*"))
        for folder in _folders(first) if mounts.endswith("*") else [first]:
            yield from _folders(folder)


def _folders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(Path(entry.path) for entry in entries if entry.is_dir())
    except OSError:  # not there, or closed to this user
        return []


def _below(folder: Path, names: list[str]) -> Path | None:
    for name in names:
        if (folder / name).is_dir():
            folder = folder / name
            continue
        same = [each for each in _folders(folder) if each.name.casefold() == name.casefold()]
        if not same:
            return None
        folder = same[0]
    return folder
