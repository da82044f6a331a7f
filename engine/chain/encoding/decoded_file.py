"""An open file whose contents are made of those of another one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from engine.errors import JetError
from engine.files import FileStat, ReadFile

FRAME = 4 << 20
"""Bytes of the contents that are encoded together."""

Damaged = Callable[[str], JetError]
"""The error for a stored file that is not what it should be, made of a sentence that says why."""


class DecodedFile:
    """``size`` bytes, of which a subclass makes one part after the other, for one thread at a time."""

    def __init__(self, inner: ReadFile, size: int) -> None:
        self.path = inner.path
        self.inner = inner
        self._size = size
        self._one_at_a_time = threading.Lock()

    def part_at(self, offset: int) -> tuple[memoryview, int]:
        """The part that contains ``offset``, and where it starts."""
        raise NotImplementedError

    def read_into(self, buffer: memoryview, offset: int) -> int:
        end, at = min(offset + len(buffer), self._size), offset
        with self._one_at_a_time:
            while at < end:
                part, start = self.part_at(at)
                taken = part[at - start : end - start]
                buffer[at - offset : at - offset + len(taken)] = taken
                at += len(taken)
        return max(at - offset, 0)

    def read_at(self, offset: int, length: int) -> bytes:
        buffer = bytearray(max(min(length, self._size - offset), 0))
        self.read_into(memoryview(buffer), offset)
        return bytes(buffer)

    def stat(self) -> FileStat:
        """Of the stored file, with the size of the contents."""
        return replace(self.inner.stat(), size=self._size)

    def close(self) -> None:
        self.inner.close()

    def __enter__(self) -> DecodedFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
