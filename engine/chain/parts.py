"""The parts of a manifest: runs, files, and the names that are valid for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath

MANIFEST_NAME = "backup-manifest.json"
SUMS_NAME = "SHA256SUMS"
PIN_NAME = "backup-pin.json"

_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")


class Kind(StrEnum):
    """What a run adds to a chain."""

    FULL = "full"
    INCREMENTAL = "incremental"


class FileRole(StrEnum):
    """What a file of a chain is."""

    DATABASE = "database"
    LOG = "log"
    CHECKPOINT = "checkpoint"
    PATCH = "patch"
    """An empty file that says: the database of this name is a copy made while an engine had it open."""
    OTHER = "other"
    """A file that was copied as it is, and never judged: a log of another version."""


@dataclass(frozen=True)
class StoredFile:
    """One file of the chain. ``name`` is its own name, ``stored`` its path in the directory of the chain.

    The two differ only while a newer copy of the current log is staged (see :mod:`engine.chain.local_folder`).
    ``bytes`` is its size, ``sha256`` is empty if it is not known (a set made by another program). Logs have
    ``generation``, ``created`` (LOGTIME, hex) and ``current`` (copied before it was full).
    """

    name: str
    role: FileRole
    bytes: int
    sha256: str
    run: str
    stored: str = ""
    generation: int | None = None
    created: str = ""
    current: bool = False

    @property
    def may_move(self) -> bool:
        """Whether a run that joins the chain moves the file to its name, or puts a newer one in its place."""
        return bool(self.stored) or self.current or self.role is FileRole.CHECKPOINT

    @property
    def place(self) -> str:
        """Path of the stored bytes, relative to the chain's directory."""
        return self.stored or self.name


@dataclass(frozen=True)
class Correction:
    """A single bit that was flipped back in the copy: ``page`` of ``file``, bit ``bit`` of the page."""

    file: str
    page: int
    bit: int


@dataclass(frozen=True)
class PageCounts:
    """Pages of all databases of a run. ``unowned``: beyond the owned space, not judged."""

    verified: int = 0
    blank: int = 0
    corrected: int = 0
    unowned: int = 0

    def __add__(self, other: PageCounts) -> PageCounts:
        return PageCounts(
            self.verified + other.verified,
            self.blank + other.blank,
            self.corrected + other.corrected,
            self.unowned + other.unowned,
        )

    @property
    def total(self) -> int:
        return self.verified + self.blank + self.corrected + self.unowned


@dataclass(frozen=True)
class BackupRun:
    """One successful run; other runs leave no trace. Times are ISO 8601 UTC, ``logs`` is [low, high] or none."""

    id: str
    kind: Kind
    started: str
    ended: str
    logs: tuple[int, int] | None = None
    atomic: bool = False
    bytes: int = 0
    pages: PageCounts = PageCounts()
    corrections: tuple[Correction, ...] = ()
    notes: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    """Names of files of earlier runs that this one made superfluous."""
    machine: str = ""
    """Name of the machine that made the run; chains from before do not say."""
    place: str = ""
    """Folder of the instance that was backed up: a copy of it elsewhere has the same name and signature."""


def is_safe_name(name: str) -> bool:
    """Whether a file name from a manifest may be written on any system: one plain component, nothing special."""
    return (
        0 < len(name.encode("utf-8", "surrogatepass")) <= 255
        and PurePosixPath(name).name == name
        and PureWindowsPath(name).name == name
        and name.isprintable()
        and not any(c in '<>:"|?*' for c in name)
        and not name.startswith(".")
        and name == name.rstrip(". ")
        and not _RESERVED.fullmatch(name)
        and name not in (MANIFEST_NAME, SUMS_NAME, PIN_NAME)
    )
