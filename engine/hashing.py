"""The hashes that a chain may use for its files: one for all of them."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from importlib import import_module
from typing import Protocol

from engine.libraries import optional

Data = bytes | bytearray | memoryview


class Hasher(Protocol):
    """A hash that is being computed."""

    def update(self, data: Data, /) -> object: ...

    def hexdigest(self) -> str: ...


class HashKind(StrEnum):
    """Both give 256 bits. BLAKE3 takes a third of the processor time, and is not in Python's library."""

    SHA256 = "sha256"
    BLAKE3 = "blake3"

    @property
    def shown(self) -> str:
        return "SHA-256" if self is HashKind.SHA256 else "BLAKE3"

    def new(self) -> Hasher:
        """Raises JET_errFeatureNotAvailable (-1001) where its library is missing."""
        if self is HashKind.SHA256:
            return hashlib.sha256()
        missing = "BLAKE3 checksums need the Python package blake3, which is not installed."
        with optional("blake3", ("blake3",), lambda _: missing):
            made: Hasher = import_module("blake3").blake3()
        return made

    def of(self, data: Data) -> str:
        """The hash of ``data``, in hex."""
        hasher = self.new()
        hasher.update(data)
        return hasher.hexdigest()
