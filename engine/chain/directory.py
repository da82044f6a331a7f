"""A destination whose folder is the backup set itself: JetBackup writes directly to the given directory.

A full backup needs an empty folder; an incremental adds its logs to it. An atomic set is in ``new`` and replaces
the one before when it is complete: it is in ``temp`` while the backup runs, and ``old`` is the previous set during
the swap (docs/semantics.md#directories; here the rotation is the last step, so that a failure changes nothing).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.chain.local_folder import LocalChainStore, owned
from engine.chain.local_staging import (
    NAME_A_FOLDER,
    LocalStaging,
    check_apart,
    delete_leftover,
    is_chain,
    is_directory,
    is_waiting,
    remove_waiting,
    stage_atomic,
    stage_inside,
    tidy,
)
from engine.chain.manifest import MANIFEST_NAME, SUMS_NAMES
from engine.chain.posts import Post, no_posts
from engine.chain.store_removal import finish_in_place, remove_folder, remove_in_place
from engine.chain.stored import NEW, OLD, TEMP, listed
from engine.chain.write_steps import StepList, steps_in_folder
from engine.error_codes import Code
from engine.files import FileSystem, LocalFileSystem
from engine.leases import Leases
from engine.leftovers import PARTIAL
from engine.staging import entries

MAX_PATH = 259
"""Characters of the longest path that JetBackup takes."""


class Directory:
    """One set of one instance in ``folder``; ``atomic``: in ``new`` below it, replaced as a whole."""

    def __init__(self, folder: Path, *, atomic: bool = False, fs: FileSystem | None = None) -> None:
        fs = fs or LocalFileSystem()
        self._store = DirectoryChainStore(folder, fs.beneath(folder), atomic=atomic)

    @property
    def place(self) -> Path:
        return self._store.path

    def identity(self) -> str:
        """The set itself is all there is."""
        return ""

    def identify(self, created: str) -> str:
        return ""

    @contextlib.contextmanager
    def open(
        self, instance: str, *, create: bool, apart_from: Sequence[Path], resumes: str = ""
    ) -> Iterator[DirectoryChainStore]:
        with owned(self.peek(instance, create=create, apart_from=apart_from)) as store:
            yield store

    def instances(self) -> list[str]:
        store = self._store
        return [store.chain(name).manifest().instance for name in store.chains()]

    def post(self, name: str, data: bytes) -> None:
        raise no_posts(self.place)

    def posts(self) -> list[Post]:
        return []

    def read_post(self, name: str) -> bytes:
        raise no_posts(self.place)

    def try_writing(self, steps: StepList) -> None:
        steps_in_folder(self._store.fs, self._store.path, PARTIAL, steps)

    def peek(self, instance: str, *, create: bool, apart_from: Sequence[Path]) -> DirectoryChainStore:
        store, path = self._store, self._store.path
        if len(str(path)) > MAX_PATH:
            raise Code.InvalidPath.error(
                f"The path is longer than {MAX_PATH} characters.",
                hint="Choose a directory with a shorter path.",
                path=str(path),
            )
        there = store.fs.exists(path)
        if not there and not create:
            raise Code.InvalidPath.error(
                f"The directory {path} does not exist.",
                hint="Create it, or set JET_paramCreatePathIfNotExist.",
                path=str(path),
            )
        if there and not store.fs.stat(path).is_directory:
            raise Code.InvalidPath.error(f"{path} is not a folder.", hint=NAME_A_FOLDER, path=str(path))
        check_apart(store.fs, path, apart_from)
        store.check_layout()
        return store


@dataclass
class DirectoryChainStore(LocalChainStore):
    """The set in ``path``, or the atomic ones in ``path / new`` and ``path / old``."""

    atomic: bool = False

    def chains(self) -> list[str]:
        if self.atomic:
            return listed([name for name in (NEW, OLD) if is_chain(self.fs, self.path / name)])
        return [self.path.name] if self.fs.exists(self.path / MANIFEST_NAME) else []

    def locate(self, chain: str) -> Path:
        return self.path / chain if self.atomic else self.path

    def check_layout(self) -> None:
        """JET_errBackupDirectoryNotEmpty (-504) where an atomic set is, unless this is to be one."""
        for name in (NEW, OLD):
            if not self.atomic and self.fs.exists(self.path / name):
                raise Code.BackupDirectoryNotEmpty.error(
                    f"{self.path} contains an atomic backup: {name}.",
                    hint="Choose another directory, or make an atomic backup.",
                    path=str(self.path / name),
                )

    def check_new(self) -> None:
        if self.atomic or not self.fs.exists(self.path):
            return
        for entry in entries(self.fs, self.path):
            if not is_waiting(entry.name):
                raise Code.BackupDirectoryNotEmpty.error(
                    f"{self.path} is not empty: it contains {entry.name}.",
                    hint="Choose an empty directory.",
                    path=str(entry),
                )

    def stage_new(self, chain: str, *, atomic: bool) -> LocalStaging:
        if atomic is not self.atomic:
            raise AssertionError("The directory was opened for a backup of the other layout.")
        self.check_new()
        if atomic:
            return stage_atomic(self.fs, self.path)
        return stage_inside(self.fs, self.path, self.path.name, chain)

    def stage_copy(self, chain: str, names: Sequence[str]) -> LocalStaging:
        return self.stage_new(chain, atomic=self.atomic)

    def remove(self, name: str, leases: Leases | None = None) -> bool:
        if name not in ((NEW, OLD) if self.atomic else (self.path.name,)):
            raise Code.InvalidParameter.error(f"{name!r} is not the name of a chain in {self.path}.")
        if self.atomic:
            return remove_folder(self.fs, self.chain(name), self.path / TEMP, leases)
        return remove_in_place(self.fs, self.chain(name), leases)

    def sweep(self) -> None:
        """Remove what dead runs left, and finish moves that a crash interrupted.

        Raises JET_errDeleteBackupFileFail (-524) where ``temp``, or ``old`` beside ``new``, holds a folder.
        """
        if self.atomic:
            self._remove_old_set(TEMP)
            if self.fs.exists(self.path / NEW):
                self._remove_old_set(OLD)
        else:
            finish_in_place(self.fs, self.path)
            if not self.chains():
                self._sweep_unborn()
        for chain in self.chains():
            tidy(self.fs, self.locate(chain))

    def _remove_old_set(self, name: str) -> None:
        folder = self.path / name
        if not is_directory(self.fs, folder):
            return
        for entry in self.fs.list(folder):
            if is_directory(self.fs, entry) and not is_waiting(entry.name):
                raise Code.DeleteBackupFileFail.error(
                    f"{folder} contains a folder that is not part of a backup: {entry.name}.",
                    hint="Check its contents and move it away. Folders of other programs are never deleted.",
                    path=str(entry),
                )
        delete_leftover(self.fs, folder)

    def _sweep_unborn(self) -> None:
        """A first run that died leaves files that wait, and nothing else."""
        unborn = {f".{name}.tmp" for name in (MANIFEST_NAME, *SUMS_NAMES)}
        if all(is_waiting(e.name) or e.name in unborn for e in entries(self.fs, self.path)):
            remove_waiting(self.fs, self.path)
