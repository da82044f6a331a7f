"""A destination that is not there: one error for it, whoever finds out."""

from __future__ import annotations

import re
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem

_LABEL = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
_ATOMIC = "new", "old"
_OR_CORRECT = "Connect or mount the disk or share that contains it. Otherwise correct the path."


def not_available(place: Path, hint: str = "") -> JetError:
    """JET_errInvalidPath (-1023) for a destination that is not at its path; ``hint``: more than to connect it."""
    return Code.InvalidPath.error(
        f"The destination {place} is not available.",
        hint=hint or "Connect or mount the disk or share that contains it.",
        path=str(place),
    )


def nothing_at(fs: FileSystem, place: Path, manifest: str) -> JetError:
    """For a path at which nothing is, named as a destination or a chain: the absence of the destination, or of the
    chain of this name."""
    return no_chain(fs, place, manifest) if is_label(place.name) else not_available(place, _OR_CORRECT)


def no_chain(fs: FileSystem, folder: Path, manifest: str) -> JetError:
    """For a folder that contains no ``manifest``: JET_errFileNotFound (-1811), and JET_errInvalidPath (-1023) for
    that of a chain whose destination is not there."""
    return _absent_above(fs, folder) or Code.FileNotFound.error(
        f"{folder} does not contain a backup: there is no {manifest}.",
        hint="Choose the folder of a chain, which contains the manifest.",
        path=str(folder),
    )


def check_above(fs: FileSystem, path: Path) -> None:
    """Raise JET_errInvalidPath (-1023) for a chain, or a file of one, whose destination is not there."""
    if absent := _absent_above(fs, path) or _absent_above(fs, path.parent):
        raise absent


def _absent_above(fs: FileSystem, chain: Path) -> JetError | None:
    """JET_errInvalidPath (-1023) if the path is that of a chain and its destination is not there."""
    destination = chain.parent.parent
    if (is_label(chain.name) or chain.name in _ATOMIC) and not fs.exists(destination):
        return not_available(destination, _OR_CORRECT)
    return None


def is_label(name: str) -> bool:
    """Whether a chain of this program can have this name."""
    return _LABEL.fullmatch(name) is not None
