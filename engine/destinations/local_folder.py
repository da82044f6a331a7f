"""A destination that is a folder: ``<folder>/<instance>/<UTC start>-<id>/`` (design section 4).

An atomic full lies in ``<instance>/new`` and replaces the one before it only when it is complete; while it
runs it is ``temp``, and ``old`` is the one before for the moment of the swap (reference: backup semantics 2.2;
the rotation comes at the end here, so that a failure changes nothing).

Files for a chain that is there already wait in ``<chain>/.<run>/``. The manifest that lists them in that place
makes them part of the chain; only then are they moved to their names, and the manifest says so once more.
A reader looks at the place first and at the name second, so every moment in between is a whole chain.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.chain.manifest import MANIFEST_LIMIT, MANIFEST_NAME, SUMS_NAME, Manifest
from engine.chain.stored import NEW, OLD, TEMP, listed, read_manifest
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import (
    FileSystem,
    LocalFileSystem,
    ReadFile,
    WriteFile,
    make_directories,
    read_whole,
    remove_empty,
    remove_quietly,
    remove_tree,
    write_durably,
)

_PARTIAL = ".partial"
_STAGING = ".run-"
"""How the folder of files that wait to join a chain begins, inside the chain's folder."""
_LITTER = {
    "lost+found",
    ".ds_store",
    "thumbs.db",
    "desktop.ini",
    "system volume information",
    "$recycle.bin",
    ".trashes",
    ".fseventsd",
    ".spotlight-v100",
}


class LocalFolder:
    """Chains below a folder of this machine. ``folder`` may also be a chain's own folder, to extend that one."""

    def __init__(self, folder: Path, fs: FileSystem | None = None) -> None:
        self._folder = folder
        self._fs = fs or LocalFileSystem()

    @contextlib.contextmanager
    def open(self, instance: str, *, create: bool, apart_from: Sequence[Path]) -> Iterator[LocalShelf]:
        fs, folder = self._fs, self._folder
        self._check(instance, create, apart_from)
        made: list[Path] = []
        try:
            make_directories(fs, folder, made)
            shelf = self._shelf_path(instance)
            make_directories(fs, shelf, made)
            with fs.lock(shelf):
                owned = self._shelf(shelf)
                owned.sweep()
                yield owned
        except BaseException:
            remove_empty(fs, made)
            raise

    def peek(self, instance: str, *, create: bool, apart_from: Sequence[Path]) -> LocalShelf:
        self._check(instance, create, apart_from)
        return self._shelf(self._shelf_path(instance))

    def _check(self, instance: str, create: bool, apart_from: Sequence[Path]) -> None:
        """Everything that forbids the folder, before anything is made."""
        fs, folder = self._fs, self._folder
        if not fs.exists(folder):
            if not create:
                raise Code.InvalidPath.error(
                    f"The destination {folder} does not exist.",
                    hint="Create the folder, or allow the program to create it.",
                    path=str(folder),
                )
            _check_apart(fs, folder, apart_from)
            return
        if not fs.stat(folder).is_directory:
            raise Code.InvalidPath.error(f"The destination {folder} is not a folder.", path=str(folder))
        _check_apart(fs, folder, apart_from)
        if not fs.exists(folder / MANIFEST_NAME):
            self._check_only_backups(folder, instance)

    def _shelf(self, path: Path) -> LocalShelf:
        return LocalShelf(path, self._fs, only=self._folder.name if path == self._folder.parent else None)

    def _shelf_path(self, instance: str) -> Path:
        if self._fs.exists(self._folder / MANIFEST_NAME):
            return self._folder.parent
        return self._folder if self._folder.name == instance else self._folder / instance

    def _check_only_backups(self, folder: Path, instance: str) -> None:
        """JET_errBackupDirectoryNotEmpty unless the folder holds nothing but backups (reference: M38)."""
        fs, is_shelf = self._fs, folder.name == instance
        if not is_shelf and _looks_like_shelf(folder.name) and _is_shelf(fs, folder):
            raise Code.InvalidPath.error(
                f"{folder} holds the backups of another instance.",
                hint="Choose the folder above it; each instance gets a folder of its own there.",
                path=str(folder),
            )
        for entry in _entries(fs, folder):
            known = _is_chain(fs, entry) or (_is_leftover(entry.name) if is_shelf else _is_shelf(fs, entry))
            if not known:
                raise Code.BackupDirectoryNotEmpty.error(
                    f"The destination {folder} holds something that is not a backup: {entry.name}.",
                    path=str(entry),
                )


@dataclass
class LocalShelf:
    """The chains of one instance in a folder. ``only``: the one chain that may be extended."""

    path: Path
    fs: FileSystem
    only: str | None = None

    def chains(self) -> list[str]:
        if self.only is not None:
            return [self.only]
        if not self.fs.exists(self.path):
            return []
        return listed([entry.name for entry in self.fs.list(self.path) if _is_chain(self.fs, entry)])

    def read_manifest(self, chain: str) -> bytes:
        return read_manifest(self.fs, self.path / chain).to_bytes()

    def open(self, chain: str, place: str, name: str) -> ReadFile:
        return self.fs.open_read(self._where(chain, place, name))

    def length(self, chain: str, place: str, name: str) -> int:
        return self.fs.stat(self._where(chain, place, name)).size

    def locate(self, chain: str) -> Path:
        return self.path / chain

    def free_space(self) -> int:
        return self.fs.free_space(_existing(self.fs, self.path))

    def check_new(self) -> None:
        if self.only is not None:
            raise Code.BackupDirectoryNotEmpty.error(
                f"{self.path / self.only} is the folder of a chain that is there already.",
                hint="A full backup begins a chain of its own: choose the folder that holds the chains.",
                path=str(self.path / self.only),
            )

    def stage_new(self, chain: str, *, atomic: bool) -> LocalStaging:
        self.check_new()
        if not atomic:
            return LocalStaging(
                self.fs, chain, self._made(self.path / f".{chain}{_PARTIAL}"), partial(self._appear, name=chain)
            )
        try:
            directory = self._made(self.path / TEMP)
        except JetError as error:
            raise Code.MakeBackupDirectoryFail.error(error.message, path=str(self.path / TEMP)) from error
        return LocalStaging(self.fs, NEW, directory, self._appear_atomically)

    def stage_into(self, chain: str, run: str) -> LocalStaging:
        return LocalStaging(self.fs, chain, self._made(self.path / chain / f"{_STAGING}{run}"), None)

    def _where(self, chain: str, place: str, name: str) -> Path:
        path = self.path / chain / place
        return path if self.fs.exists(path) else self.path / chain / name

    def _made(self, directory: Path) -> Path:
        try:
            self.fs.make_directory(directory)
            self.fs.sync_directory(directory.parent)
        except BaseException:
            remove_quietly(self.fs, [directory])
            raise
        return directory

    def _appear(self, directory: Path, name: str) -> None:
        """Give a complete folder its name; taken back if that fails or cannot be made durable."""
        try:
            self.fs.rename(directory, self.path / name)
            self.fs.sync_directory(self.path)
        except BaseException:
            if not self.fs.exists(directory):
                self.fs.rename(self.path / name, directory)
            raise

    def _appear_atomically(self, directory: Path) -> None:
        """Swap ``temp`` for ``new``; ``old`` holds the set before until the new one is durable."""
        new, old = self.path / NEW, self.path / OLD
        replaces = self.fs.exists(new)
        try:
            if replaces:
                self.fs.rename(new, old)
                self.fs.sync_directory(self.path)
            self._appear(directory, NEW)
        except BaseException:
            if replaces and not self.fs.exists(new):
                self.fs.rename(old, new)
            raise
        remove_quietly(self.fs, [old])

    def sweep(self) -> None:
        """Remove what dead runs left, and finish moves that a crash interrupted (design section 4).

        A chain's own folder may lie anywhere: beside it nothing is removed unless that place is a shelf of ours.
        """
        if self.only is None or _looks_like_shelf(self.path.name):
            for entry in self.fs.list(self.path):
                if _is_leftover(entry.name) and entry.name != OLD:
                    _delete_leftover(self.fs, entry)
            if self.fs.exists(self.path / NEW) and self.fs.exists(self.path / OLD):
                _delete_leftover(self.fs, self.path / OLD)
        for chain in self.chains():
            self._tidy(self.path / chain)

    def _tidy(self, chain: Path) -> None:
        try:
            manifest = read_manifest(self.fs, chain)
        except JetError:
            return  # damaged: verification reports it, nothing here makes it worse
        _move_to_names(self.fs, chain, manifest)
        for entry in self.fs.list(chain):
            if entry.name.startswith(_STAGING) or (entry.name.startswith(".") and entry.name.endswith(".tmp")):
                _delete_leftover(self.fs, entry)


@dataclass
class LocalStaging:
    """Files in a folder that no listing shows yet."""

    fs: FileSystem
    name: str
    directory: Path
    appear: Callable[[Path], None] | None
    """Gives a new chain its name; ``None`` when the files go into a chain that is there."""
    _published: bool = False

    def create(self, name: str) -> WriteFile:
        return self.fs.create(self.directory / name)

    def place(self, name: str) -> str:
        return name if self.appear else f"{self.directory.name}/{name}"

    def publish(self, manifest: bytes) -> None:
        if self.appear is not None:
            write_durably(self.fs, self.directory / SUMS_NAME, Manifest.from_bytes(manifest).sums())
            write_durably(self.fs, self.directory / MANIFEST_NAME, manifest)
            self.appear(self.directory)
        else:
            self.fs.sync_directory(self.directory)
            self.fs.sync_directory(self.directory.parent)
            self._replace_manifest(self.directory.parent / MANIFEST_NAME, manifest)
        self._published = True

    def _replace_manifest(self, path: Path, manifest: bytes) -> None:
        """Let the new manifest list the files; what fails or interrupts it, the old one is put back.

        Where even that fails the files must stay: the new manifest may be in place.
        """
        before = read_whole(self.fs, path, MANIFEST_LIMIT)
        self._published = True
        try:
            write_durably(self.fs, path, manifest)
        except BaseException:
            if read_whole(self.fs, path, MANIFEST_LIMIT) != before:
                write_durably(self.fs, path, before)
            self._published = False
            raise

    def settle(self) -> None:
        if self.appear is None:
            chain = self.directory.parent
            _move_to_names(self.fs, chain, read_manifest(self.fs, chain))
            remove_quietly(self.fs, [self.directory])

    def discard(self) -> None:
        if not self._published:
            remove_quietly(self.fs, [self.directory])


def _move_to_names(fs: FileSystem, chain: Path, manifest: Manifest) -> None:
    """Bring files that wait in a run's folder to their names, let the manifest say so, drop what they replace."""
    settled = manifest.settled()
    if settled != manifest:
        waiting = [file for file in manifest.files if file.stored]
        for file in waiting:
            if fs.exists(chain / file.stored):
                fs.rename(chain / file.stored, chain / file.name)
        for folder in dict.fromkeys((chain / file.stored).parent for file in waiting):
            if fs.exists(folder):
                fs.sync_directory(folder)
        fs.sync_directory(chain)
        write_durably(fs, chain / SUMS_NAME, settled.sums())
        write_durably(fs, chain / MANIFEST_NAME, settled.to_bytes())
    listed_names = {file.name for file in settled.files}
    for name in settled.runs[-1].replaced:
        if name not in listed_names and fs.exists(chain / name):
            fs.remove(chain / name)


def _delete_leftover(fs: FileSystem, path: Path) -> None:
    try:
        if _is_directory(fs, path):
            remove_tree(fs, path)
        else:
            fs.remove(path)
    except JetError as error:
        raise Code.DeleteBackupFileFail.error(error.message, path=str(path)) from error


def _is_directory(fs: FileSystem, path: Path) -> bool:
    return fs.exists(path) and not fs.is_link(path) and fs.stat(path).is_directory


def _is_chain(fs: FileSystem, path: Path) -> bool:
    return _is_directory(fs, path) and fs.exists(path / MANIFEST_NAME)


def _is_shelf(fs: FileSystem, path: Path) -> bool:
    """A folder of one instance's chains, or what a dead run left of one."""
    if not _is_directory(fs, path):
        return False
    entries = _entries(fs, path)
    known = all(_is_chain(fs, entry) or _is_leftover(entry.name) for entry in entries)
    return known and (bool(entries) or _looks_like_shelf(path.name))


def _entries(fs: FileSystem, folder: Path) -> list[Path]:
    """What lies in a folder, but for what operating systems put into every folder."""
    return [e for e in fs.list(folder) if e.name.casefold() not in _LITTER and not e.name.startswith(".Trash-")]


def _is_leftover(name: str) -> bool:
    """Whether a dead run may have left an entry of this name on a shelf."""
    return name in (TEMP, OLD) or (name.startswith(".") and name.endswith(_PARTIAL))


def _looks_like_shelf(name: str) -> bool:
    _, _, signature = name.rpartition("-")
    return len(signature) == 8 and all(c in "0123456789ABCDEF" for c in signature)


def _check_apart(fs: FileSystem, folder: Path, sources: Sequence[Path]) -> None:
    """The destination must not lie in a source folder, nor a source in it."""
    real = _existing(fs, folder)
    for source in sources:
        inside = any(fs.stat(p).same_file(fs.stat(source)) for p in (real, *real.parents))
        around = fs.exists(folder) and any(fs.stat(p).same_file(fs.stat(folder)) for p in source.resolve().parents)
        if inside or around:
            where = "inside" if inside else "around"
            raise Code.InvalidPath.error(
                f"The destination {folder} lies {where} the folder that is to be backed up, {source}.",
                hint="Choose a destination apart from the source, best on another disk.",
                path=str(folder),
            )


def _existing(fs: FileSystem, folder: Path) -> Path:
    """The nearest folder that exists, with symbolic links resolved."""
    path = folder.absolute()
    while not fs.exists(path):
        path = path.parent
    return path.resolve()
