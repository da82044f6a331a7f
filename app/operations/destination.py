"""The state of a destination folder, and whether a missing one may be created. No Qt."""

from __future__ import annotations

import os
from collections.abc import Collection
from enum import Enum, auto
from pathlib import Path

from engine.chain.absence import not_available
from engine.chain.address import StoreAddress
from engine.errors import JetError
from engine.files.translation import translated


class DestinationKind(Enum):
    """What the path of a destination leads to."""

    FOLDER = auto()
    FILE = auto()
    NEW = auto()
    """Nothing yet; the folder may be made."""
    ABSENT = auto()
    """Nothing now: its disk or share is not there, and a folder made in its place would hide that."""


MOUNTS = ("/media", "/run/media", "/mnt", "/net", "/Volumes")
"""Where systems mount disks and shares; below the first two also in a folder for each user."""
_FOR_EACH_USER = 2


def place_at(path: Path, known: Collection[str] = ()) -> DestinationKind:
    """The kind of ``path``. ``known`` are destinations that existed before: those are never created again.

    An address is a folder as far as is known here: whether its store answers, only a look at that shows. Raises
    ``JetError`` where the system refuses to look, as at a name that is too long.
    """
    if isinstance(path, StoreAddress):
        return DestinationKind.FOLDER
    with translated("access", path):
        return _kind_of(path, known)


def _kind_of(path: Path, known: Collection[str]) -> DestinationKind:
    if path.is_dir():
        return DestinationKind.FOLDER
    if os.path.lexists(path):
        return DestinationKind.ABSENT if path.is_symlink() and not path.exists() else DestinationKind.FILE
    if any(path == Path(each) or path.is_relative_to(each) for each in known):
        return DestinationKind.ABSENT
    return DestinationKind.ABSENT if _is_unmounted(path) else DestinationKind.NEW


def _is_unmounted(path: Path) -> bool:
    """Whether the first thing that is missing on the way to ``path`` is where a volume would be mounted."""
    if not Path(path.anchor).exists():
        return True
    missing = path
    while not os.path.lexists(missing.parent):
        missing = missing.parent
    above = missing.parent
    for at, root in enumerate(MOUNTS):
        if above == Path(root) or (at < _FOR_EACH_USER and above.parent == Path(root)):
            return True
    return False


def absence(path: Path) -> JetError:
    """JET_errInvalidPath for a destination that is not available, with the only right solution."""
    return not_available(
        path,
        hint="Connect or mount the disk or share that contains it. The folder is not created in its place.",
    )
