"""Files that an instance has beside its own, as values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Copy:
    """A copy of one of the instance's files, or one that stepped aside. ``text`` says which; ``size`` in bytes."""

    path: Path
    text: str
    size: int


@dataclass(frozen=True)
class UnsupportedLog:
    """A log of a version that this program does not read. ``size`` in bytes."""

    path: Path
    size: int
