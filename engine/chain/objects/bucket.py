"""The seam to a bucket: the few calls that chains need of an object store, by key.

:mod:`engine.chain.objects.cloud` is the real one; the tests put faults around it. Every failure is a ``JetError``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from engine.files import Writable


@dataclass(frozen=True)
class StoredObject:
    """One object of a listing. ``size`` in bytes, ``modified`` by the clock of the server; another content has
    another ``etag``, if the server tells any."""

    key: str
    size: int
    modified: datetime
    etag: str = ""


@dataclass(frozen=True)
class Piece:
    """Bytes of an object, its ``size`` and ``etag`` (which another content would change) as they were read."""

    data: bytes
    size: int
    etag: str
    modified: datetime


class Upload(Protocol):
    """An object on its way, which no one sees before :meth:`finish`."""

    def write(self, data: Writable) -> None: ...

    def finish(self) -> None:
        """Let the object appear; returns when it is durable."""
        ...

    def abort(self) -> None:
        """Give it up; harmless after :meth:`finish`."""
        ...


class ObjectBucket(Protocol):
    """The objects of one bucket. Keys are relative to it.

    Every call raises ``StorageFault`` if the server cannot be reached or refuses, JET_errFileAccessDenied (-1032)
    without permission, JET_errInvalidPath (-1023) if there is no such bucket.
    """

    def put(self, key: str, data: bytes) -> None: ...

    def create(self, key: str, data: bytes) -> bool:
        """Put an object unless there is one of that name: false if there is.

        A server may not know the condition, and replace it (docs/stores.md).
        """
        ...

    def upload(self, key: str, size: int) -> Upload:
        """An object that is written in parts; ``size`` is about what it will have, 0 if that is not known."""
        ...

    def get(self, key: str, start: int = 0, length: int | None = None) -> Piece:
        """Up to ``length`` bytes from ``start`` on; all by default. Raises ``MissingFile``."""
        ...

    def objects(self, prefix: str) -> list[StoredObject]:
        """Everything whose key starts with ``prefix``, which ends in a slash, by key."""
        ...

    def folders(self, prefix: str) -> list[str]:
        """The names between ``prefix`` and the next slash, sorted."""
        ...

    def locked_until(self, key: str) -> datetime | None:
        """When the retention of an object ends that keeps it from being deleted; ``None`` if it has none.

        Raises ``MissingFile``.
        """
        ...

    def abandon(self, prefix: str) -> None:
        """Give up the uploads of keys that start with ``prefix`` and were not finished, as far as that can be."""
        ...

    def delete(self, keys: Iterable[str]) -> None:
        """What is not there any more is no error."""
        ...
