"""Where chains are stored, and how they are written and removed: names and bytes, without their meaning.

A *store* holds the chains of one instance. Every destination guarantees:

* Staged files are not listed. ``Staging.publish`` makes all of them visible at once, or none.
* When ``publish`` returns, its files are durable; what is read afterwards is what was written.
* After ``Staging.discard`` the destination lists what it listed before ``stage``.
* ``ChainStore.remove`` makes all of a chain disappear at once, or nothing of it.

What was stored is read through :mod:`engine.chain.stored_chain`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engine.chain.manifest import StoredAs
from engine.chain.posts import Post
from engine.chain.stored_chain import StoredChain
from engine.chain.write_steps import StepList
from engine.files import ReadableFile, WriteFile
from engine.leases import Leases
from engine.remains import Remains


class Staging(Protocol):
    """Files on their way into a new chain, or into one that is there."""

    name: str
    """Name of the chain that the files will belong to."""

    def create(self, name: str, size: int = 0) -> WriteFile:
        """A new file, of about ``size`` bytes if that is known; whoever writes it must sync it."""
        ...

    def stored(self, name: str) -> StoredAs:
        """Where ``name`` will be right after ``publish``, and how it is stored; known once it was closed."""
        ...

    def left(self, name: str) -> ReadableFile | None:
        """What is staged as ``name``, to be read back before it is published; ``None`` if there is nothing, or the
        store cannot."""
        ...

    def publish(self, manifest: bytes) -> None:
        """Make it happen: the manifest is written last. Raises if it did not happen."""
        ...

    def settle(self) -> None:
        """After ``publish``: bring files to their final names. What a crash leaves undone, the next run does."""
        ...

    def discard(self) -> Remains:
        """Remove all of it, and say what of it may still be there; harmless after ``publish``."""
        ...


@dataclass(frozen=True)
class Capabilities:
    """What a store can do, for those who would do without."""

    rename: bool = False
    """Files and folders change their names in one step."""
    ranges: bool = False
    """Any part of a file can be read by itself."""
    conditional_create: bool = False
    """Of two who create one name, one fails."""
    lock: bool = False
    """A run owns the store, and is known to be dead when it is."""
    free_space: bool = False
    """It is known how much more it takes."""


class ChainStore(Protocol):
    """The chains of one instance at one destination."""

    @property
    def title(self) -> str:
        """What messages call it."""
        ...

    @property
    def capabilities(self) -> Capabilities: ...

    def chains(self) -> Sequence[str]:
        """Names of the chains that are published, damaged ones too."""
        ...

    def chain(self, name: str) -> StoredChain:
        """One of them, or one that will be."""
        ...

    def free_space(self) -> int:
        """In bytes; only where :attr:`capabilities` say that it is known."""
        ...

    def check_writable(self, chain: str | None) -> None:
        """Raises what the first file of a new chain, or of a run into ``chain``, would be refused with."""
        ...

    def check_new(self) -> None:
        """Raises JET_errBackupDirectoryNotEmpty (-504) when no chain may begin here; so does ``stage_new``."""
        ...

    def stage_new(self, chain: str, *, atomic: bool) -> Staging: ...

    def stage_copy(self, chain: str, names: Sequence[str]) -> Staging:
        """As ``stage_new``, for the copy of a chain that is stored in files of these ``names``.

        A store that can goes on with what an interrupted copy left, which :meth:`Staging.left` shows.
        """
        ...

    def stage_into(self, chain: str, run: str) -> Staging: ...

    def remove(self, name: str, leases: Leases | None = None) -> bool:
        """Remove a chain of a store that is owned; false if there is none of that name.

        It is gone at once; what a failure or a crash leaves is removed by the next call, or the next run. Nothing
        but the chain is deleted. Raises JET_errBackupInProgress (-505) while a reader holds one of ``leases``,
        JET_errDeleteBackupFileFail (-524) if the folder contains anything else or cannot be deleted,
        ``Corruption`` if the manifest does not tell what belongs to the chain.
        """
        ...


class Destination(Protocol):
    """A place that can hold the chains of many instances."""

    @property
    def place(self) -> Path:
        """What messages call it."""
        ...

    def identity(self) -> str:
        """What makes it known again (:mod:`engine.chain.identity`); empty if nothing does."""
        ...

    def identify(self, created: str) -> str:
        """Its identity, which it gets now if it can have one and has none; for the owner of one of its stores.

        ``created`` is ISO 8601, UTC.
        """
        ...

    def instances(self) -> Sequence[str]:
        """Names of those whose chains it holds. Raises ``Corruption`` where only a damaged manifest knows."""
        ...

    def open(
        self, instance: str, *, create: bool, apart_from: Sequence[Path], resumes: str = ""
    ) -> AbstractContextManager[ChainStore]:
        """Own the store of ``instance`` for one run; leftovers of dead runs are removed first.

        ``create``: make the destination if it is missing. ``apart_from``: source folders that it must not
        overlap. ``resumes``: what an interrupted copy of this chain left is not removed. Raises JET_errInvalidPath
        (-1023), JET_errBackupDirectoryNotEmpty (-504), JET_errBackupInProgress (-505). When the run fails, folders
        made here are removed again.
        """
        ...

    def peek(self, instance: str, *, create: bool, apart_from: Sequence[Path]) -> ChainStore:
        """The store as it is, for planning: the same checks as ``open``, nothing made, removed or owned."""
        ...

    def post(self, name: str, data: bytes) -> None:
        """Replace the post of the host ``name`` (:mod:`engine.chain.posts`); durable when this returns.

        A bucket asks for the permission to write alone. Raises JET_errInvalidPath (-1023) where there is no such
        place, JET_errFeatureNotAvailable (-1001) for a place that is a backup set itself.
        """
        ...

    def posts(self) -> Sequence[Post]:
        """The posts of all hosts, by name: one listing, nothing is read."""
        ...

    def read_post(self, name: str) -> bytes:
        """What a host has posted. Raises ``MissingFile``."""
        ...

    def try_writing(self, steps: StepList) -> None:
        """Let a small file go the way of a backup (:mod:`engine.chain.write_steps`); what is refused is in
        ``steps``."""
        ...
