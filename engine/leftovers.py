"""What a killed run left where it wrote: no listing has it, and the next run to that place removes it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.errors import JetError
from engine.files import FileSystem
from engine.staging import is_staging


@dataclass(frozen=True, slots=True)
class Leftover:
    """A folder of copies that no run uses any more, and how much is in it."""

    path: Path
    bytes: int


def left_beside(fs: FileSystem, target: Path) -> tuple[Leftover, ...]:
    """What runs that filled a folder for ``target`` left beside or inside it; one that runs locks its own."""
    target = target.absolute()
    found = [
        entry for folder in (target.parent, target) for entry in _folders(fs, folder) if is_staging(entry.name)
    ]
    return tuple(Leftover(path, _bytes_in(fs, path)) for path in found if _is_free(fs, path))


def left_by_backup(fs: FileSystem, destination: Path, run: str) -> tuple[Leftover, ...]:
    """What the backup with this id left in a folder of chains."""
    names = f".run-{run}", f"-{run[-8:]}.partial"
    folders = [destination, *_folders(fs, destination)]
    folders += [chain for instance in folders[1:] for chain in _folders(fs, instance)]
    found = {entry for folder in folders for entry in _folders(fs, folder) if entry.name.endswith(names)}
    return tuple(Leftover(path, _bytes_in(fs, path)) for path in sorted(found) if path.name.startswith("."))


def _folders(fs: FileSystem, folder: Path) -> list[Path]:
    """The folders in a folder; none where it cannot be read."""
    try:
        found = [entry.name for entry in fs.entries(folder) if entry.is_directory and not entry.is_link]
    except JetError:
        return []
    return [folder / name for name in sorted(found)]


def _is_free(fs: FileSystem, folder: Path) -> bool:
    try:
        with fs.lock(folder):
            return True
    except JetError:
        return False


def _bytes_in(fs: FileSystem, folder: Path) -> int:
    return sum(_sizes(fs, folder))


def _sizes(fs: FileSystem, folder: Path) -> Iterator[int]:
    with contextlib.suppress(JetError):
        for entry in fs.entries(folder):
            if entry.is_link:
                continue
            if entry.is_directory:
                yield _bytes_in(fs, folder / entry.name)
            else:
                yield max(0, entry.size)
