"""Bytes of a disk or of a part of it, and how the readers of libyal are given them."""

from __future__ import annotations

import re
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import ReadFile
from engine.libraries import optional


class Blocks(Protocol):
    """A number of bytes that can be read from any thread; ``size`` in bytes."""

    @property
    def size(self) -> int: ...

    def read_into(self, buffer: memoryview, offset: int) -> None:
        """Fill ``buffer`` from ``offset``, all of it.

        Raises JET_errFileIOBeyondEOF (-4001) where the image ends before, JET_errReadVerifyFailure (-1018) where
        its reader finds it damaged, ``StorageFault``.
        """
        ...

    def close(self) -> None: ...


class PartOf:
    """``size`` bytes of others, from ``start``. Closing it closes nothing."""

    def __init__(self, blocks: Blocks, start: int, size: int) -> None:
        self._blocks, self._start = blocks, start
        self.size = size

    def read_into(self, buffer: memoryview, offset: int) -> None:
        self._blocks.read_into(buffer, self._start + offset)

    def close(self) -> None:
        pass


class FileBlocks:
    """The files of a raw image, one after the other."""

    def __init__(self, files: list[ReadFile]) -> None:
        self.files = files
        weakref.finalize(self, _close, files)  # an image is let go of when nobody reads it any more
        self._sizes = [file.stat().size for file in files]
        self.size = sum(self._sizes)

    def read_into(self, buffer: memoryview, offset: int) -> None:
        for file, size in zip(self.files, self._sizes, strict=True):
            if offset < size:
                part = buffer[: size - offset]
                done = file.read_into(part, offset)
                if done < len(part):
                    break
                buffer = buffer[done:]
                if not buffer:
                    return
            offset = max(offset - size, 0)
        if buffer:
            raise ends_early(self.files[0].path)

    def close(self) -> None:
        _close(self.files)


def _close(files: list[ReadFile]) -> None:
    for file in files:
        file.close()


class LibraryBlocks:
    """What an open object of libyal reads, one thread at a time; ``owned`` objects are closed after it."""

    def __init__(self, opened: Any, size: int, path: Path, *owned: Any) -> None:
        self._opened, self._owned = opened, owned
        self.path = path
        self._one_at_a_time = threading.Lock()
        self.size = size

    def read_into(self, buffer: memoryview, offset: int) -> None:
        with self._one_at_a_time, readable(self.path):
            while buffer:
                data = self._opened.read_buffer_at_offset(len(buffer), offset)
                if not data:
                    raise ends_early(self.path)
                buffer[: len(data)] = data
                buffer, offset = buffer[len(data) :], offset + len(data)

    def close(self) -> None:
        with self._one_at_a_time:
            for each in (self._opened, *self._owned):
                each.close()


class BlockStream:
    """Blocks as the file object that a reader of libyal takes."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._at = 0
        self.failure: JetError | None = None
        """What a read was refused with: the library only says that there was something."""

    def read(self, size: int = -1) -> bytes:
        left = max(self._blocks.size - self._at, 0)
        data = bytearray(left if size < 0 else min(size, left))
        try:
            self._blocks.read_into(memoryview(data), self._at)
        except JetError as error:
            self.failure = error
            raise OSError(error.message) from error
        self._at += len(data)
        return bytes(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + (0, self._at, self._blocks.size)[whence]
        return self._at

    def tell(self) -> int:
        return self._at

    def get_size(self) -> int:
        return self._blocks.size


def read_at(blocks: Blocks, offset: int, length: int) -> bytes:
    """``length`` bytes; raises as :meth:`Blocks.read_into`."""
    data = bytearray(length)
    blocks.read_into(memoryview(data), offset)
    return bytes(data)


def read_below(parent: Blocks | None, part: memoryview, offset: int) -> None:
    """What an image does not hold itself: its parent does, as far as that reaches; the rest is zeros."""
    known = 0 if parent is None else min(max(parent.size - offset, 0), len(part))
    if parent is not None and known:
        parent.read_into(part[:known], offset)
    part[known:] = bytes(len(part) - known)


def sector_runs(
    bitmap: bytes, sector: int, start: int, end: int, *, highest_first: bool = False
) -> Iterator[tuple[int, int, bool]]:
    """The bytes from ``start`` to ``end`` of a block as runs that an image has itself, or has not: first byte,
    end, and whether. ``bitmap`` has a bit for each sector, in each byte the lowest one first or the highest."""

    def has(number: int) -> bool:
        bit = number & 7
        return bool(bitmap[number >> 3] >> (7 - bit if highest_first else bit) & 1)

    first, last = start // sector, (end - 1) // sector
    while first <= last:
        is_here, after = has(first), first + 1
        while after <= last and has(after) == is_here:
            after += 1
        yield max(first * sector, start), min(after * sector, end), is_here
        first = after


def library(name: str) -> Any:
    """A reader of libyal; JET_errFeatureNotAvailable (-1001) where the extra is not installed."""
    package = f"lib{name.removeprefix('py')}-python"
    missing = f"Disk images need the Python package {package}, which is not installed."
    with optional("images", (name,), lambda _: missing):
        return import_module(name)


@contextmanager
def readable(path: Path, stream: BlockStream | None = None) -> Iterator[None]:
    """Turns what a reader of libyal says of an image into JET_errReadVerifyFailure (-1018), or into what reading
    ``stream`` was refused with."""
    try:
        yield
    except (OSError, MemoryError, ValueError, OverflowError) as error:
        if stream is not None and stream.failure is not None:
            failure, stream.failure = stream.failure, None
            raise failure from error
        raise damaged(path, _reason(error)) from error


def damaged(path: Path, why: str) -> JetError:
    """JET_errReadVerifyFailure (-1018) for an image that cannot be read."""
    return Code.ReadVerifyFailure.error(f"The disk image {path} is damaged: {why}", hint=_DAMAGED, path=str(path))


def ends_early(path: Path, what: str = "") -> JetError:
    """JET_errFileIOBeyondEOF (-4001) for an image that was cut short."""
    text = f"The disk image {path} was truncated: {what or 'it ends before the data that it refers to'}."
    return Code.FileIOBeyondEOF.error(text, hint=_COPY_AGAIN, path=str(path))


_COPY_AGAIN = "Copy the image again, and compare the lengths of the two files."
_DAMAGED = "Copy the image again, or use another backup of the disk. Tools of its program may repair it."


def _reason(error: BaseException) -> str:
    """What libyal says first of why, out of the chain of its functions, the innermost of which is the second."""
    said = _OF_FUNCTION.split(str(error).strip())
    why = said[min(2, len(said) - 1)].strip().rstrip(".") or type(error).__name__
    return f"{why}."


_OF_FUNCTION = re.compile(r"(?:^|(?<=\.)\s+)(?:py|lib)[a-z0-9]+_\w+: ")
