"""A destination that is a folder: ``<folder>/<instance>/<UTC start>-<id>/`` (docs/semantics.md#a-chain-on-disk).

An atomic full backup is in ``<instance>/new`` and replaces the previous one only when it is complete. It is in
``temp`` while the backup runs, and ``old`` is the previous one during the swap (docs/semantics.md#directories;
here the rotation is the last step, so that a failure changes nothing).

Files for an existing chain are staged inside it (:mod:`engine.chain.local_staging`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from engine.chain.address import check_path
from engine.chain.destination import Capabilities
from engine.chain.identity import make_identity, read_identity
from engine.chain.local_chain import LocalChain
from engine.chain.local_staging import (
    NAME_A_FOLDER,
    LocalStaging,
    appear,
    check_apart,
    delete_leftover,
    is_chain,
    is_directory,
    nearest,
    new_folder,
    stage_atomic,
    stage_inside,
    tidy,
)
from engine.chain.manifest import MANIFEST_NAME, is_safe_name
from engine.chain.nesting import check_outside, intruder, is_leftover, is_store, looks_like_store
from engine.chain.posts import Post, post_in, posts_in, read_post_in
from engine.chain.store_removal import bring_back, remove_folder
from engine.chain.stored import NEW, OLD, holds_chain, listed, read_manifest
from engine.chain.write_steps import StepList, steps_in_folder
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, make_directories, remove_empty
from engine.images.file_system import HostFileSystem
from engine.leases import Leases
from engine.leftovers import PARTIAL, partial_name
from engine.write_test import check_writable, name_of_test

OF_A_FOLDER = Capabilities(rename=True, ranges=True, conditional_create=True, lock=True, free_space=True)
"""What a local folder can do."""


Store = TypeVar("Store", bound="LocalChainStore")


class LocalFolder:
    """Chains in a local folder. ``folder`` can also be the folder of a chain, to extend that chain."""

    def __init__(self, folder: Path, fs: FileSystem | None = None) -> None:
        self._folder = folder
        self._fs = fs or HostFileSystem()
        self._owned: Path | None = None
        """The store that a run owns."""

    @property
    def place(self) -> Path:
        return self._folder

    def identity(self) -> str:
        return read_identity(self._fs, self._folder)

    def identify(self, created: str) -> str:
        return make_identity(self._fs, self._folder, created, alone=self._owned == self._folder)

    @contextlib.contextmanager
    def open(
        self, instance: str, *, create: bool, apart_from: Sequence[Path], resumes: str = ""
    ) -> Iterator[LocalChainStore]:
        self._check(instance, create, apart_from)
        with owned(replace(self._store(instance), resumes=resumes)) as store:
            self._owned = store.path
            try:
                yield store
            finally:
                self._owned = None

    def peek(self, instance: str, *, create: bool, apart_from: Sequence[Path]) -> LocalChainStore:
        self._check(instance, create, apart_from)
        return self._store(instance)

    def instances(self) -> list[str]:
        fs, folder = self._fs.beneath(self._folder), self._folder
        if not fs.exists(folder):
            return []
        if looks_like_store(folder.name) and is_store(fs, folder):
            return [folder.name]
        if holds_chain(fs, folder):
            return [read_manifest(fs, folder).instance]
        return [entry.name for entry in fs.list(folder) if looks_like_store(entry.name) and is_store(fs, entry)]

    def post(self, name: str, data: bytes) -> None:
        post_in(self._fs, self._folder, name, data)

    def posts(self) -> list[Post]:
        return posts_in(self._fs, self._folder)

    def read_post(self, name: str) -> bytes:
        return read_post_in(self._fs, self._folder, name)

    def try_writing(self, steps: StepList) -> None:
        steps_in_folder(self._fs, self._folder, PARTIAL, steps)

    def _check(self, instance: str, create: bool, apart_from: Sequence[Path]) -> None:
        """Everything that forbids the folder, before anything is made."""
        fs, folder = self._fs, self._folder
        check_path(fs, folder)
        if not fs.exists(folder):
            if not create:
                raise Code.InvalidPath.error(
                    f"The destination {folder} does not exist.",
                    hint="Create the folder, or allow the program to create it (--create).",
                    path=str(folder),
                )
            check_apart(fs, folder, apart_from)
            self._check_outside(folder, instance)
            return
        if not fs.stat(folder).is_directory:
            raise Code.InvalidPath.error(
                f"The destination {folder} is not a folder.", hint=NAME_A_FOLDER, path=str(folder)
            )
        check_apart(fs, folder, apart_from)
        if not fs.exists(folder / MANIFEST_NAME):
            self._check_outside(folder, instance)
            self._check_only_backups(folder, instance)

    def _check_outside(self, folder: Path, instance: str) -> None:
        """A destination inside another one would block it; a store of the instance is the place for its chains."""
        if folder.name == instance:
            return
        if looks_like_store(folder.name) and is_store(self._fs, folder):
            raise Code.InvalidPath.error(
                f"{folder} contains the backups of another instance.",
                hint="Choose the folder above it. Each instance gets a folder of its own there.",
                path=str(folder),
            )
        check_outside(self._fs, folder, "The destination")

    def _store(self, instance: str) -> LocalChainStore:
        """The instance's chains; beneath the folder that was chosen, or the store of the chain that was."""
        fs, folder = self._fs, self._folder
        if fs.exists(folder / MANIFEST_NAME):
            chain = folder.resolve() if fs.is_link(folder) else folder
            return LocalChainStore(chain.parent, fs.beneath(chain.parent), only=chain.name)
        path = folder if folder.name == instance else folder / instance
        return LocalChainStore(path, fs.beneath(folder))

    def _check_only_backups(self, folder: Path, instance: str) -> None:
        """JET_errBackupDirectoryNotEmpty unless all folders in it are backups (M38); names the intruder."""
        stranger = intruder(self._fs, folder, store=folder.name == instance)
        if stranger is not None:
            raise Code.BackupDirectoryNotEmpty.error(
                f"The destination {folder} contains a folder that is not a backup: "
                f"{stranger.relative_to(folder)}.",
                hint="Move that folder away, or choose another destination. The existing backups are not "
                "affected.",
                path=str(stranger),
            )


@contextlib.contextmanager
def owned(store: Store) -> Iterator[Store]:
    """Make the folder of a store if it is missing, own it, and remove what dead runs left. A new one lasts once
    something is published in it."""
    made: list[Path] = []
    try:
        make_directories(store.fs, store.path, made, lasts=False)
        store.made = made
        with store.fs.lock(store.path):
            store.sweep()
            yield store
    except BaseException:
        remove_empty(store.fs, made)
        raise


@dataclass
class LocalChainStore:
    """The chains of one instance in a folder. ``only``: the one chain that may be extended; ``resumes``: the one
    whose interrupted copy is gone on with."""

    path: Path
    fs: FileSystem
    only: str | None = None
    resumes: str = ""
    made: Sequence[Path] = ()
    """The folders that were made for this run, outermost first."""

    def chains(self) -> list[str]:
        if self.only is not None:
            return [self.only]
        if not self.fs.exists(self.path):
            return []
        return listed([entry.name for entry in self.fs.list(self.path) if is_chain(self.fs, entry)])

    def chain(self, name: str) -> LocalChain:
        return LocalChain(self.fs, self.locate(name))

    def locate(self, chain: str) -> Path:
        return self.path / chain

    @property
    def title(self) -> str:
        return str(self.path)

    @property
    def capabilities(self) -> Capabilities:
        return OF_A_FOLDER

    def free_space(self) -> int:
        return self.fs.free_space(nearest(self.fs, self.path))

    def check_writable(self, chain: str | None) -> None:
        folder = nearest(self.fs, self.locate(chain) if chain else self.path)
        check_writable(self.fs, folder / name_of_test(".tmp" if chain else PARTIAL))

    def check_new(self) -> None:
        if self.only is not None:
            raise Code.BackupDirectoryNotEmpty.error(
                f"{self.path / self.only} is the folder of an existing chain.",
                hint="A full backup starts a new chain. Choose the folder that contains the chains.",
                path=str(self.path / self.only),
            )

    def stage_new(self, chain: str, *, atomic: bool) -> LocalStaging:
        self.check_new()
        if atomic:
            return stage_atomic(self.fs, self.path, self.made)
        directory = new_folder(self.fs, self.path / partial_name(chain))
        return LocalStaging(self.fs, chain, directory, partial(appear, self.fs, name=chain), made=self.made)

    def stage_copy(self, chain: str, names: Sequence[str]) -> LocalStaging:
        directory = self.path / partial_name(chain)
        if chain != self.resumes or not is_directory(self.fs, directory):
            return self.stage_new(chain, atomic=False)
        for entry in self.fs.list(directory):
            if entry.name not in names:
                delete_leftover(self.fs, entry)
        return LocalStaging(self.fs, chain, directory, partial(appear, self.fs, name=chain), resumed=True)

    def stage_into(self, chain: str, run: str) -> LocalStaging:
        return stage_inside(self.fs, self.locate(chain), chain, run)

    def remove(self, name: str, leases: Leases | None = None) -> bool:
        if not is_safe_name(name) or name.startswith(".") or self.only not in (None, name):
            raise Code.InvalidParameter.error(f"{name!r} is not the name of a chain in {self.path}.")
        return remove_folder(self.fs, self.chain(name), self.path / partial_name(name), leases)

    def sweep(self) -> None:
        """Remove what dead runs left, and finish moves that a crash interrupted.

        A chain's own folder may be anywhere: beside it nothing is removed unless that place is a store of ours.
        """
        if self.only is None or looks_like_store(self.path.name):
            for entry in self.fs.list(self.path):
                name = entry.name.removeprefix(".").removesuffix(PARTIAL)
                if not is_leftover(entry.name) or entry.name == OLD or bring_back(self.fs, entry, name):
                    continue
                if not self.resumes or name != self.resumes:
                    self._try_to_delete(entry)
            if self.fs.exists(self.path / NEW) and self.fs.exists(self.path / OLD):
                delete_leftover(self.fs, self.path / OLD)
        for chain in self.chains():
            tidy(self.fs, self.locate(chain))

    def _try_to_delete(self, leftover: Path) -> None:
        """What may not be deleted, such as a file that is protected against changes, keeps no run from its own."""
        try:
            delete_leftover(self.fs, leftover)
        except JetError as error:
            cause = error.__cause__
            may_stay = isinstance(cause, JetError) and cause.code is Code.FileAccessDenied
            if not may_stay or not leftover.name.endswith(PARTIAL):
                raise
