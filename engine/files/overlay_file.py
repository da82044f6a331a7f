"""The contents of a file that is changed in memory only: blocks over what another file shows."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

from engine.errors import JetError
from engine.files.seam import FileStat, ReadFile, Writable
from engine.os_errors import from_os_error

BLOCK = 2048
"""Bytes: the smallest page, so that a changed page never needs a part of another one."""
_ZEROS = bytes(BLOCK)


class Contents:
    """What a file holds: the first ``size`` bytes of ``base``, and the blocks that were written since.

    A block of zeros takes up no memory. The identity is that of the file below, or one of its own.
    """

    def __init__(
        self, base: ReadFile | None, size: int, device: int, inode: int, modified: int | None = None
    ) -> None:
        self.size = size
        self._base = base
        self._base_size = size if base is not None else 0
        self._blocks: dict[int, bytes] = {}
        self._identity = device, inode
        self._modified = time.time_ns() if modified is None else modified

    @property
    def held(self) -> int:
        """Bytes of blocks in memory."""
        return sum(BLOCK for block in list(self._blocks.values()) if block is not _ZEROS)

    def stat(self) -> FileStat:
        device, inode = self._identity
        return FileStat(self.size, self._modified, device, inode, True, False, self._modified)

    def read_into(self, buffer: memoryview, offset: int) -> int:
        """As :meth:`~engine.files.seam.ReadFile.read_into`; only what was not written is read from the base."""
        length = max(min(len(buffer), self.size - offset), 0)
        buffer = buffer[:length]
        for start, end, block in self._pieces(offset, offset + length):
            piece = buffer[start - offset : end - offset]
            if block is None:
                self._read_base(piece, start)
            else:
                piece[:] = block[start % BLOCK : start % BLOCK + len(piece)]
        return length

    def _pieces(self, offset: int, end: int) -> Iterator[tuple[int, int, bytes | None]]:
        """The range in pieces: of one written block each, or as long as none was written."""
        unwritten = offset
        for number in range(offset // BLOCK, -(-end // BLOCK)):
            block = self._blocks.get(number)
            if block is None:
                continue
            first, last = max(number * BLOCK, offset), min((number + 1) * BLOCK, end)
            if unwritten < first:
                yield unwritten, first, None
            yield first, last, block
            unwritten = last
        if unwritten < end:
            yield unwritten, end, None

    def _read_base(self, piece: memoryview, offset: int) -> None:
        """What the base shows; zeros after its end."""
        shown = max(min(len(piece), self._base_size - offset), 0)
        got = self._base.read_into(piece[:shown], offset) if self._base is not None and shown else 0
        piece[got:] = bytes(len(piece) - got)

    def write(self, offset: int, data: memoryview) -> None:
        end = offset + len(data)
        for number in range(offset // BLOCK, -(-end // BLOCK)) if data else ():
            start = number * BLOCK
            first, last = max(start, offset), min(start + BLOCK, end)
            part = bytes(data[first - offset : last - offset])
            if len(part) < BLOCK:
                block = bytearray(BLOCK)
                self.read_into(memoryview(block), start)
                block[first - start : last - start] = part
                part = bytes(block)
            if part != _ZEROS:
                self._blocks[number] = part
            elif start < self._base_size:
                self._blocks[number] = _ZEROS
            else:  # as far as the file goes, what is neither written nor in the base reads as zeros
                self._blocks.pop(number, None)
        self.size = max(self.size, end) if data else self.size
        self._modified = time.time_ns()

    def truncate(self, length: int) -> None:
        """Never grows; what is cut off does not come back when the file grows again."""
        if length >= self.size:
            return
        self.size = length
        self._base_size = min(self._base_size, length)
        for number in [number for number in self._blocks if (number + 1) * BLOCK > length]:
            kept = max(length - number * BLOCK, 0)
            if kept:
                self._blocks[number] = self._blocks[number][:kept].ljust(BLOCK, b"\0")
            else:
                del self._blocks[number]
        self._modified = time.time_ns()


class OverlayFile:
    """An open file of an overlay; it goes on when its name changes or goes."""

    def __init__(self, path: Path, contents: Contents) -> None:
        self.path = path
        self._contents: Contents | None = contents

    def _open(self, doing: str) -> Contents:
        if self._contents is None:
            raise refusal(errno.EBADF, doing, self.path)
        return self._contents

    def read_at(self, offset: int, length: int) -> bytes:
        contents = self._open("read")
        buffer = bytearray(max(min(length, contents.size - offset), 0))
        contents.read_into(memoryview(buffer), offset)
        return bytes(buffer)

    def read_into(self, buffer: memoryview, offset: int) -> int:
        return self._open("read").read_into(buffer, offset)

    def write_at(self, offset: int, data: Writable) -> None:
        self._open("write").write(offset, memoryview(data).cast("B"))

    def truncate(self, length: int) -> None:
        self._open("truncate").truncate(length)

    def start_writeback(self, offset: int, length: int) -> None:
        """There is no medium."""

    def sync(self) -> None:
        """Nothing is to be made durable."""
        self._open("sync")

    def stat(self) -> FileStat:
        return self._open("access").stat()

    def close(self) -> None:
        self._contents = None

    def __enter__(self) -> OverlayFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def refusal(number: int, doing: str, path: Path) -> JetError:
    """What a file system on disk would say."""
    return from_os_error(OSError(number, os.strerror(number)), doing, path)
