"""What all kinds of snapshots have in common: the protocol, and the errors where none can be had."""

from __future__ import annotations

import os
import re
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.external_tool import Answered, Tool
from engine.error_codes import Code
from engine.errors import JetError

_PREFIX = "ese-backup-snapshot-"
_FULL = re.compile("no space left|insufficient (free|suitable)|out of space|quota exceeded", re.IGNORECASE)
"""What programs write that have no space."""


@dataclass(frozen=True)
class SnapshotNote:
    """One snapshot, as it is recorded before it is made.

    ``volume`` is what it is of, in the words of its kind: a subvolume's folder, ``vg/lv``, a dataset, ``C:\\``.
    ``name`` is its own, random one, ``origin`` what the system knows the volume by (empty: nothing). ``since`` is
    the time in ISO 8601, UTC.
    """

    kind: str
    name: str
    volume: str
    origin: str
    process: int
    since: str


class SnapshotVolume(Protocol):
    """A volume of which a snapshot can be made. ``folder`` is a place in it.

    A method that calls a program raises JET_errFeatureNotAvailable (-1001) where there is none,
    JET_errFileAccessDenied (-1032) with what it wrote where it refuses, JET_errDiskFull (-1808) without space.
    """

    @property
    def kind(self) -> str: ...

    @property
    def name(self) -> str:
        """The volume, as :attr:`SnapshotNote.volume` has it."""
        ...

    def check(self) -> None:
        """Raises what prevents a snapshot: missing rights or programs."""
        ...

    def origin(self) -> str: ...

    def make(self, note: SnapshotNote, beside: Path) -> None:
        """Make it. ``beside`` is the place for what has to be kept outside of the volume."""
        ...

    def kept(self, note: SnapshotNote, beside: Path, folder: Path) -> Path:
        """Where the snapshot holds ``folder``, which has no links in it."""
        ...


def new_name() -> str:
    """A name that no other program gives to a snapshot."""
    return f"{_PREFIX}{secrets.token_hex(8)}"


def is_own_name(name: str) -> bool:
    """Whether :func:`new_name` gave it."""
    rest = name.removeprefix(_PREFIX)
    return rest != name and len(rest) == 16 and not set(rest) - set("0123456789abcdef")


def is_administrator() -> bool:
    """Whether this process has all rights on the machine."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.shell32.IsUserAnAdmin())
    return os.geteuid() == 0


def need_administrator(kind: str, volume: str) -> None:
    """Raises JET_errFileAccessDenied (-1032) if this process has not all rights."""
    if is_administrator():
        return
    if sys.platform == "win32":
        raise Code.FileAccessDenied.error(
            f"A shadow copy of {volume} can be made by an administrator only.",
            hint="Choose 'Run as administrator', or stop the service and back up its files at rest.",
            path=volume,
        )
    raise Code.FileAccessDenied.error(
        f"A {kind} snapshot of {volume} can be made by root only.",
        hint="Run the command with sudo, or stop the service and back up its files at rest.",
        path=volume,
    )


def ordered(tool: Tool, volume: str, *arguments: str) -> Answered:
    """What the program answers. Raises JET_errDiskFull (-1808) without space, else as :meth:`Tool.order`."""
    answered = tool.ask(*arguments)
    if answered.code and _FULL.search(answered.errors):
        raise no_space(volume, answered.reason)
    if answered.code:
        raise Code.FileAccessDenied.error(
            f"'{' '.join((*tool.words, *arguments))}' failed: {answered.reason}",
            hint="Correct what it reports, or stop the service and back up its files at rest.",
            path=volume,
        )
    return answered


def no_space(volume: str, reason: str) -> JetError:
    """The error where a snapshot has no space."""
    return Code.DiskFull.error(
        f"There is no space for a snapshot of {volume}: {reason}",
        hint="Free space on the volume or in its pool, or remove snapshots that are no longer needed.",
        path=volume,
    )


def not_ours(note: SnapshotNote, reason: str) -> JetError:
    """The error for something that has the name of a snapshot of ours and is none."""
    return Code.InvalidPath.error(
        f"{note.name} on {note.volume} is not the snapshot that this program made: {reason}",
        hint="Check it, and remove it by hand if it is not needed.",
        path=note.volume,
    )
