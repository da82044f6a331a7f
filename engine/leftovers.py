"""What a killed run left where it wrote: no listing has it. The next run to that place removes it, or
goes on with it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.errors import JetError
from engine.files import FileSystem, remove_quietly
from engine.staging import is_staging

_DRILL = "ese-drill-"
_IS_DRILL = re.compile(re.escape(_DRILL) + "[0-9a-f]{8}")
PARTIAL = ".partial"
"""The end of :func:`partial_name`."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A folder of copies that no run uses any more, and how much is in it."""

    path: Path
    bytes: int
    is_continued: bool = False
    """Whether the next run does not delete it but goes on with it."""


def partial_name(chain: str) -> str:
    """The name of the folder in which a chain is made, or removed."""
    return f".{chain}{PARTIAL}"


def drill_folder(scratch: Path, run: str) -> Path:
    """Where in ``scratch`` the drill with this id has its files."""
    return scratch / f"{_DRILL}{run[-8:]}"


def sweep_drills(fs: FileSystem, scratch: Path) -> None:
    """Remove what killed drills left there. One that runs holds the lock of its folder; an empty folder may be of
    one that is about to lock it."""
    for folder in _folders(fs, scratch):
        if _IS_DRILL.fullmatch(folder.name):
            with contextlib.suppress(JetError):
                if fs.list(folder):
                    with fs.lock(folder):
                        remove_quietly(fs, [folder])


def left_by_drill(fs: FileSystem, scratch: Path, run: str) -> tuple[Leftover, ...]:
    """What the drill with this id left."""
    folder = drill_folder(scratch.absolute(), run)
    return (Leftover(folder, _bytes_in(fs, folder)),) if folder in _folders(fs, folder.parent) else ()


def left_by_copy(fs: FileSystem, destination: Path, run: str) -> tuple[Leftover, ...]:
    """What the copy of chains with this id left in a folder of chains: a chain that the next copy goes on with, or
    what would have been added to one."""
    stores = [store for store in _folders(fs, destination) if _is_free(fs, store)]
    waiting = [entry for store in stores for chain in _folders(fs, store) for entry in _folders(fs, chain)]
    added = (entry for entry in waiting if entry.name == f".run-{run[-8:]}")
    chains = (entry for store in stores for entry in _folders(fs, store) if entry.name.endswith(PARTIAL))
    return (
        *(Leftover(path, _bytes_in(fs, path)) for path in added),
        *(Leftover(path, _bytes_in(fs, path), is_continued=True) for path in chains if path.name.startswith(".")),
    )


def left_beside(fs: FileSystem, target: Path) -> tuple[Leftover, ...]:
    """What runs that filled a folder for ``target`` left beside or inside it; one that runs locks its own."""
    target = target.absolute()
    found = [
        entry for folder in (target.parent, target) for entry in _folders(fs, folder) if is_staging(entry.name)
    ]
    return tuple(Leftover(path, _bytes_in(fs, path)) for path in found if _is_free(fs, path))


def left_by_backup(fs: FileSystem, destination: Path, run: str) -> tuple[Leftover, ...]:
    """What the backup with this id left in a folder of chains."""
    names = f".run-{run}", f"-{run[-8:]}{PARTIAL}"
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
