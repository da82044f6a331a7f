"""Where services of Windows keep their databases: on this system, on Windows volumes that are mounted here, and on
those in disk images."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import engine
from engine.errors import JetError

USUAL = (
    "Windows/System32/sru",
    "Windows/System32/LogFiles/Sum",
    "Windows/System32/dhcp",
    "Windows/System32/wins",
    "Windows/System32/CertLog",
    "Windows/System32/LServer",
    "Windows/System32/catroot2",
    "Windows/NTDS",
    "Windows/SoftwareDistribution/DataStore",
    "ProgramData/Microsoft/Search/Data/Applications/Windows",
    "ProgramData/Microsoft/Network/Downloader",
    "Users/*/AppData/Local/Microsoft/Windows/WebCache",
    "Program Files/Microsoft/Exchange Server/V*/Mailbox",
    "Program Files/Microsoft/Exchange Server/V*/TransportRoles/data/Queue",
    "System Volume Information/DFSR",
)
"""Below the root of a volume: SRUM, user access logging, DHCP, WINS, certificate services, licences of remote
desktops, catalogues of signatures, Active Directory, Windows Update with its logs below, Windows Search,
background transfers, the cache of each user's browser, mailboxes and queues of Exchange where its setup proposes
them, DFS replication. A star is any folder."""
_MOUNTS = ("/mnt", "/media", "/media/*", "/run/media/*", "/Volumes")
"""Folders in which volumes are mounted; a star is a folder for each user."""


def usual_folders(volumes: Iterable[Path] | None = None) -> Iterator[Path]:
    """Those that are there, one after the other; capital letters do not matter. ``volumes``: roots to look below,
    also in disk images, by default those of this system. Blocks."""
    fs = engine.HostFileSystem()
    for volume in _volumes() if volumes is None else volumes:
        for name in USUAL:
            yield from _below(fs, volume, name.split("/"))


def _volumes() -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(os.environ.get("SYSTEMDRIVE", "C:") + "\\")
        return
    for mounts in _MOUNTS:
        first = Path(mounts.rstrip("/*"))
        for folder in _folders(engine.HostFileSystem(), first) if mounts.endswith("*") else [first]:
            yield from _folders(engine.HostFileSystem(), folder)


def _folders(fs: engine.FileSystem, folder: Path) -> list[Path]:
    try:
        return sorted(folder / entry.name for entry in fs.entries(folder) if entry.is_directory)
    except JetError:  # not there, or closed to this user
        return []


def _below(fs: engine.FileSystem, folder: Path, names: list[str]) -> Iterator[Path]:
    if not names:
        yield folder
        return
    name, *further = names
    if "*" not in name and _is_folder(fs, folder / name):
        same = [folder / name]
    else:
        wanted = name.casefold()
        same = [each for each in _folders(fs, folder) if fnmatchcase(each.name.casefold(), wanted)]
    for each in same if "*" in name else same[:1]:
        yield from _below(fs, each, further)


def _is_folder(fs: engine.FileSystem, path: Path) -> bool:
    try:
        return fs.exists(path) and fs.stat(path).is_directory
    except JetError:
        return False
