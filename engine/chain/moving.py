"""Reading a chain while a backup may add to it or replace it. There are no locks; the reader reads changed files
again.

A run that joins a chain moves its files to their names, replaces the current log and checkpoint by newer ones, and
replaces the manifest. An atomic full backup replaces the complete set. Everything else remains unchanged.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from engine.chain.manifest import MANIFEST_NAME, Manifest
from engine.chain.stored import NEW, OLD, TEMP, read_manifest
from engine.error_codes import Code
from engine.errors import Corruption, MissingFile
from engine.files import FileSystem
from engine.progress import Cancel

T = TypeVar("T")
_PATIENCE, _PAUSE = 2.0, 0.02
"""Seconds: how long the swap or the moves of a run that was published are waited for, and between two looks."""
_TRIES = 100


def await_swap(fs: FileSystem, path: Path, cancel: Cancel) -> None:
    """While an atomic full swaps its folders there is none of that name for a moment."""
    until = time.monotonic() + _PATIENCE
    while _is_swapped(fs, path) and time.monotonic() < until:
        cancel.wait(_PAUSE)


def patiently(path: Path, cancel: Cancel, act: Callable[[], T]) -> T:
    """What ``act`` gives; again for a while when the set in ``path`` is away: another may be replacing it."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return act()
        except MissingFile:
            if path.name != NEW or time.monotonic() > until:
                raise
        cancel.wait(_PAUSE)


def look_at(fs: FileSystem, path: Path, names: Sequence[str], cancel: Cancel) -> tuple[bool, ...]:
    """Whether ``path`` is a folder, and for each of ``names`` whether it is there: all of one and the same set."""

    def look() -> tuple[bool, ...]:
        before = fs.stat(path)
        found = before.is_directory, *(fs.exists(path / name) for name in names)
        if path.name == NEW and not fs.stat(path).same_file(before):
            raise MissingFile(Code.FileNotFound, f"{path} was replaced while it was read.", path=str(path))
        return found

    await_swap(fs, path, cancel)
    return patiently(path, cancel, look)


def _is_swapped(fs: FileSystem, path: Path) -> bool:
    beside = [path.with_name(name) / MANIFEST_NAME for name in (OLD, TEMP)] if path.name == NEW else []
    return not fs.exists(path) and any(map(fs.exists, beside))


@dataclass
class Moving:
    """Says whether what a reader of the chain in ``path`` came upon may be the doing of a backup beside it."""

    fs: FileSystem
    path: Path
    cancel: Cancel
    _is_chain: bool = False
    _waited_for: Manifest | None = None
    _tries: int = field(default=0)

    def __post_init__(self) -> None:
        try:
            _, self._is_chain = look_at(self.fs, self.path, (MANIFEST_NAME,), self.cancel)
        except MissingFile:
            self._is_chain = False

    def manifest(self) -> Manifest:
        """As :func:`~engine.chain.stored.read_manifest`; what is away for the moment of a swap is waited for."""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                return read_manifest(self.fs, self.path)
            except MissingFile:
                if not self._is_chain or time.monotonic() > until:
                    raise
            self.cancel.wait(_PAUSE)

    def again(self, seen: Manifest | None, *, patient: bool = True) -> bool:
        """Whether the chain is another one than that of the manifest that was ``seen``.

        If ``patient``, also whether files that it listed as waiting may have been moved while they were read.

        Raises ``MissingFile`` when the chain is gone, JET_errBackupInProgress (-505) when it never comes to rest.
        """
        if not self._is_chain:
            return False
        if self._sound_manifest() == seen:
            if seen is None or not patient or seen == seen.settled() or seen == self._waited_for:
                return False
            self._waited_for = seen
            self._wait_while(seen)
        self._tries += 1
        if self._tries > _TRIES:
            raise Code.BackupInProgress.error(
                f"Backups kept changing {self.path} while it was read.",
                hint="Wait until no backup of the instance is running.",
                path=str(self.path),
            )
        return True

    def _sound_manifest(self) -> Manifest | None:
        try:
            return self.manifest()
        except Corruption:
            return None

    def _wait_while(self, seen: Manifest) -> None:
        """A run that was published moves its files; those that a dead one left stay where they are."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and self._sound_manifest() == seen:
            self.cancel.wait(_PAUSE)
