"""A chain as its readers see it, whatever store keeps it: a manifest, and files that can be opened.

A restore, a verification and a drill know no more of a chain than this. What a reader meets while a backup adds to
the chain is the matter of :mod:`engine.chain.moving`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from engine.chain.manifest import Manifest, StoredFile
from engine.chain.pins import Pin
from engine.files import ReadableFile
from engine.hashing import HashKind
from engine.keys import Keys
from engine.progress import Cancel


class StoredChain(Protocol):
    """One chain. A file is given as the manifest lists it, or by its name among :meth:`names`.

    Each call raises ``MissingFile`` for what is not there, ``StorageFault`` for what cannot be read.
    """

    def with_keys(self, keys: Keys) -> StoredChain:
        """The same chain, its files and its signature read with ``keys``."""
        ...

    @property
    def label(self) -> str:
        """Its name in its store."""
        ...

    @property
    def path(self) -> Path:
        """What messages, events and the history call it. Only :mod:`engine.chain` makes other paths of it."""
        ...

    @property
    def folder(self) -> Path | None:
        """The folder of this system that holds it; ``None`` where it is not in one."""
        ...

    def identity(self) -> str:
        """A key of it that is the same for everyone who reaches it, by whatever name."""
        ...

    @property
    def is_replaced_whole(self) -> bool:
        """Whether another set may take its place, so that there is none for a moment."""
        ...

    def is_there(self, cancel: Cancel) -> bool:
        """Whether there is a manifest; one that is away for the moment of a swap is waited for."""
        ...

    def manifest(self) -> Manifest:
        """Raises ``MissingFile`` if there is none, ``Corruption`` if it is damaged."""
        ...

    @property
    def manifest_file(self) -> ReadableFile:
        """The manifest as it is, damaged or not."""
        ...

    def sums_file(self, kind: HashKind) -> ReadableFile:
        """``SHA256SUMS`` or ``B3SUMS``, the list for other tools; whether it is there or not."""
        ...

    def file(self, file: StoredFile | str) -> ReadableFile:
        """The contents of a file, wherever an interrupted move left it; of a mere name, what is stored there.

        Opening it raises what :func:`engine.chain.encoding.decoded` says.
        """
        ...

    def stored(self, file: StoredFile | str) -> ReadableFile:
        """A file as it is stored, whatever its encoding."""
        ...

    def length(self, file: StoredFile | str) -> int:
        """Of what is stored, in bytes."""
        ...

    def is_link(self, file: StoredFile | str) -> bool:
        """Whether there is a symbolic link in its place, which is never followed."""
        ...

    def names(self) -> Sequence[str]:
        """Everything that is there, by name: files, links and folders."""
        ...

    def files(self) -> Sequence[str]:
        """Those of :meth:`names` that are files."""
        ...

    def held(self, reader: str) -> AbstractContextManager[None]:
        """Keep other machines from removing it while the operation ``reader`` reads it, where the store can.

        Raises JET_errBackupInProgress (-505) while it is being removed.
        """
        ...

    def locked_until(self) -> datetime | None:
        """When its store lets it be removed, UTC; ``None`` for at once."""
        ...

    def pin(self) -> Pin | None:
        """What keeps it from being removed by retention; ``None`` if nothing does."""
        ...

    def set_pin(self, pin: Pin | None) -> bool:
        """Pin it, or with ``None`` remove the pin; returns whether there was one. Durable when it returns."""
        ...

    def unlisted(self, manifest: Manifest) -> Sequence[str]:
        """Names of what is there and not part of the chain, also among the files that wait to be moved."""
        ...
