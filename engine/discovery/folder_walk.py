"""Searching folder trees for files that may belong to an engine; all others are counted and never opened.

A tree may contain millions of files. They are selected by size and name, which the listing of a directory contains
(docs/formats/log-file.md#names: databases, logs, checkpoints and flush maps have a size of complete pages).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.chain.stored import holds_chain, of_folder
from engine.errors import JetError
from engine.files import DirectoryEntry, FileSystem
from engine.formats.names import DOUBLE_WRITE_EXTENSION, own_part, parse_kept, parse_name
from engine.progress import Cancel

_DATABASE_SUFFIXES = (".edb", ".dit", ".mdb", ".dat", ".sdb", ".db", ".ese")
_STREAM_SUFFIXES = (".log", ".jtx", ".chk", ".jcp", ".jrs")
_SUFFIXES = (*_DATABASE_SUFFIXES, DOUBLE_WRITE_EXTENSION, *_STREAM_SUFFIXES)
_SMALLEST_PAGE = 2048
SNAPSHOT_PREFIX = ".ese-backup-snapshot-"
"""What a folder is called that a snapshot of ours is in while it is read: all in it is elsewhere, too."""


@dataclass(frozen=True)
class Scope:
    """Which folders are searched: all except those in ``exclude``; without subfolders if ``subfolders`` is
    false."""

    exclude: tuple[Path, ...] = ()
    subfolders: bool = True


@dataclass
class Walk:
    """One walk. Directory links are not followed, so it ends.

    ``foreign`` counts the files that were passed over; ``keep`` has them listed in ``passed_over``, too.
    """

    fs: FileSystem
    cancel: Cancel
    scope: Scope = field(default_factory=Scope)
    keep: bool = False
    foreign: int = 0
    passed_over: list[tuple[Path, int]] = field(default_factory=list)
    chains: list[Path] = field(default_factory=list)
    unreadable: list[JetError] = field(default_factory=list)
    empty: set[Path] = field(default_factory=set)
    """Of the files to look at those without content, as the listing says."""

    def files(self, roots: Sequence[Path]) -> list[Path]:
        """The files to look at, each once. Raises what forbids to look at a root, or at what is excluded."""
        for path in self.scope.exclude:
            self.fs.stat(path)
        return list(dict.fromkeys(path for root in roots for path in self._below(root)))

    def _below(self, root: Path) -> Iterator[Path]:
        if not self.fs.stat(root).is_directory:
            yield root
            return
        left_out = {os.path.normcase(path.absolute()) for path in self.scope.exclude}
        waiting = [root]
        while waiting:
            self.cancel.check()
            directory = waiting.pop()
            folders: list[Path] = []
            if os.path.normcase(directory.absolute()) not in left_out:
                yield from self._in(directory, folders)
            if self.scope.subfolders:
                waiting += sorted(folders)

    def _in(self, directory: Path, folders: list[Path]) -> list[Path]:
        """The files of one folder that may be of an engine; its own folders go to ``folders``."""
        wanted: dict[str, int] = {}
        try:
            if holds_chain(self.fs, directory):
                self.chains.append(directory)
                return []
            for entry in self.fs.entries(directory):
                if entry.is_directory:
                    if not entry.is_link and not entry.name.startswith(SNAPSHOT_PREFIX):
                        folders.append(directory / entry.name)
                elif _may_be_ours(entry):
                    wanted[entry.name] = entry.size
                else:
                    self.foreign += 1
                    if self.keep:
                        self.passed_over.append((directory / entry.name, max(entry.size, 0)))
        except JetError as error:
            self.unreadable.append(of_folder(error, directory))
        self.empty.update(directory / name for name, size in wanted.items() if not size)
        return [directory / name for name in sorted(wanted, key=os.path.normcase)]


def _may_be_ours(entry: DirectoryEntry) -> bool:
    return (entry.size > 0 and not entry.size % _SMALLEST_PAGE) or is_named_as_ours(entry.name)


def is_named_as_database(name: str) -> bool:
    """Whether the name is one that products give to a database."""
    return name.lower().endswith(_DATABASE_SUFFIXES)


def is_named_as_ours(name: str) -> bool:
    """Whether the name is that of a database, of a log stream's file, with a prefix or without, or our own."""
    small = name.lower()
    if not small.endswith(_SUFFIXES):
        return parse_kept(name) is not None
    return not small.endswith(_STREAM_SUFFIXES) or parse_name(name) is not None or own_part(name) is not None
