"""A file of a chain in a bucket, read in ranges of one and the same content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from engine.chain.objects.bucket import ObjectBucket, Piece
from engine.error_codes import Code
from engine.errors import known
from engine.files import FileStat

_FIRST, _LARGEST = 64 << 10, 8 << 20


@dataclass
class ObjectReadFile:
    """A ``ReadFile`` that asks for more the longer it is read from front to back.

    The first answer pins the content: raises JET_errDiskIO (-1022) when the object was replaced since, and
    ``MissingFile`` when it is gone.
    """

    path: Path
    bucket: ObjectBucket
    key: str
    _pinned: Piece | None = field(default=None, init=False, repr=False)
    _start: int = field(default=0, init=False)
    _held: bytes = field(default=b"", init=False, repr=False)
    _window: int = field(default=_FIRST, init=False)

    @classmethod
    def opened(cls, path: Path, bucket: ObjectBucket, key: str) -> ObjectReadFile:
        """With its first bytes at hand. Raises ``MissingFile``."""
        file = cls(path, bucket, key)
        file._ask(0, _FIRST)
        return file

    def read_at(self, offset: int, length: int) -> bytes:
        length = max(min(length, self._size() - offset), 0)
        if not length:
            return b""
        inside = offset - self._start
        if not 0 <= inside <= inside + length <= len(self._held):
            inside = self._fill(offset, length)
        return self._held[inside : inside + length]

    def read_into(self, buffer: memoryview, offset: int) -> int:
        data = self.read_at(offset, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def stat(self) -> FileStat:
        size = self._size()
        pinned = known(self._pinned, "answer")
        number = int.from_bytes(hashlib.sha256(f"{self.key} {pinned.etag}".encode()).digest()[:7], "big")
        modified = int(pinned.modified.timestamp() * 1e9)
        return FileStat(size, modified, 0, number, is_file=True, is_directory=False)

    def close(self) -> None:
        self._held = b""

    def __enter__(self) -> ObjectReadFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _size(self) -> int:
        if self._pinned is None:
            self._ask(0, _FIRST)
        return known(self._pinned, "answer").size

    def _fill(self, offset: int, length: int) -> int:
        """Ask for what is wanted, and for more where the reading goes on from where it was; returns its place."""
        follows = self._start <= offset <= self._start + len(self._held)
        self._window = min(self._window * 4, _LARGEST) if follows else _FIRST
        self._ask(offset, max(length, self._window if follows else 0))
        return 0

    def _ask(self, offset: int, length: int) -> None:
        piece = self.bucket.get(self.key, offset, length)
        if self._pinned is not None and (piece.etag, piece.size) != (self._pinned.etag, self._pinned.size):
            raise Code.DiskIO.error(
                f"{self.path} was replaced while it was being read.",
                hint="Nothing should change a file of a chain. Find out what does, then verify the chain.",
                path=str(self.path),
            )
        self._pinned = self._pinned or Piece(b"", piece.size, piece.etag, piece.modified)
        self._start, self._held = offset, piece.data
