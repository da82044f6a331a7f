"""What a failed run left where it wrote, and what is said of it: the next run there removes it."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from engine.error_codes import Code
from engine.errors import LEFT_BEHIND, Cancelled, JetError
from engine.files import FileSystem, remove_quietly


class Remains(Enum):
    """What is known of staged files after they were to be removed."""

    NOTHING = auto()
    SOME = auto()
    """They could not be removed."""
    UNKNOWN = auto()
    """The place that they were written to is no longer where it was."""


_SET = (
    "What was copied may still be there as an incomplete set; it is not listed, and the next backup to that place "
    "removes it."
)
_FILES = (
    "What was written may still be there, in a folder with a name that ends in .partial; the next run to that "
    "place removes it."
)


_REFUSED = frozenset({Code.DiskFull, Code.FileAccessDenied})
"""What keeps a place from being made: where it is not there then, it has not gone."""


def removed(fs: FileSystem, staging: Path) -> Remains:
    """Remove a folder of staged files after a failure, as far as that is possible."""
    try:
        if not fs.exists(staging):
            return in_place(fs, staging)
        remove_quietly(fs, [staging])
        return Remains.SOME if fs.exists(staging) else Remains.NOTHING
    except JetError:
        return Remains.UNKNOWN


def in_place(fs: FileSystem, staging: Path) -> Remains:
    """Of files that are no longer staged: nothing, if the folder that they were staged in is still there."""
    try:
        return Remains.NOTHING if fs.exists(staging.parent) else Remains.UNKNOWN
    except JetError:
        return Remains.UNKNOWN


def of_backup(error: JetError, remains: Remains, destination: Path) -> JetError:
    """``error`` of a backup, or the one that says that its destination has gone (JET_errDiskIO, -1022)."""
    gone = f"The destination {destination} was disconnected, moved or deleted during the backup."
    return _told(error, remains, destination, gone, "Connect it or bring it back, then back up again.", _SET)


def of_folder(error: JetError, remains: Remains, folder: Path) -> JetError:
    """``error`` of a run that wrote to ``folder``, or the one that says that this has gone."""
    gone = f"The folder {folder} was disconnected, moved or deleted during the run."
    return _told(error, remains, folder, gone, "Connect it or bring it back, then try again.", _FILES)


def _told(error: JetError, remains: Remains, place: Path, gone: str, advice: str, left: str) -> JetError:
    if remains is Remains.NOTHING or (error.code in _REFUSED and remains is Remains.UNKNOWN):
        return error
    error.context[LEFT_BEHIND] = True
    if remains is Remains.UNKNOWN and not isinstance(error, Cancelled):
        context = error.context | {"path": str(place)}
        return Code.DiskIO.error(gone, hint=f"{advice} {left}", **context)
    error.hint = f"{error.hint} {left}".lstrip()
    return error
