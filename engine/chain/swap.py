"""Looking at a local folder while an atomic full backup swaps its sets: for a moment, none has that name."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from engine.chain.manifest import MANIFEST_NAME, SUMS_NAMES
from engine.chain.stored import NEW, OLD, TEMP
from engine.error_codes import Code
from engine.errors import MissingFile
from engine.files import FileSystem
from engine.progress import Cancel

T = TypeVar("T")
PATIENCE, PAUSE = 2.0, 0.02
"""Seconds: how long the swap or the moves of a run that was published are waited for, and between two looks."""


class Seen(NamedTuple):
    """What a path is: a folder, one that holds a chain, or one that held one and lost its manifest."""

    is_directory: bool
    has_manifest: bool
    has_sums: bool


def what_is(fs: FileSystem, path: Path, cancel: Cancel) -> Seen:
    """Raises ``MissingFile`` if nothing is there."""
    is_directory, has_manifest, *sums = look_at(fs, path, (MANIFEST_NAME, *SUMS_NAMES), cancel)
    return Seen(is_directory, has_manifest, any(sums))


def look_at(fs: FileSystem, path: Path, names: Sequence[str], cancel: Cancel) -> tuple[bool, ...]:
    """Whether ``path`` is a folder, and for each of ``names`` whether it is there: all of one and the same set."""

    def look() -> tuple[bool, ...]:
        before = fs.stat(path)
        found = before.is_directory, *(fs.exists(path / name) for name in names)
        if path.name == NEW and not fs.stat(path).same_file(before):
            raise MissingFile(Code.FileNotFound, f"{path} was replaced while it was read.", path=str(path))
        return found

    _await_swap(fs, path, cancel)
    return patiently(cancel, look, waits=path.name == NEW)


def patiently(cancel: Cancel, act: Callable[[], T], *, waits: bool) -> T:
    """What ``act`` gives; if it ``waits``, again for a while when the set is away: another may be replacing it."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return act()
        except MissingFile:
            if not waits or time.monotonic() > until:
                raise
        cancel.wait(PAUSE)


def _await_swap(fs: FileSystem, path: Path, cancel: Cancel) -> None:
    until = time.monotonic() + PATIENCE
    while _is_swapped(fs, path) and time.monotonic() < until:
        cancel.wait(PAUSE)


def _is_swapped(fs: FileSystem, path: Path) -> bool:
    beside = [path.with_name(name) / MANIFEST_NAME for name in (OLD, TEMP)] if path.name == NEW else []
    return not fs.exists(path) and any(map(fs.exists, beside))
