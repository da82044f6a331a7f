"""Images in blocks that are read here: what the file of one does not hold, its parent does."""

from __future__ import annotations

import weakref

from engine.files import ReadFile
from engine.images.blocks import Blocks, ends_early


class BlockImage:
    """The disk in an open file, which closing the image closes, like ``parent``: what the file holds the
    differences to, if it does. A kind of image says how the first bytes are read (:meth:`_read_first`)."""

    size: int

    def __init__(self, file: ReadFile) -> None:
        self._file, self._path = file, file.path
        weakref.finalize(self, file.close)  # an image is let go of when nobody reads it any more
        self.parent: Blocks | None = None

    def read_into(self, buffer: memoryview, offset: int) -> None:
        if offset + len(buffer) > self.size:
            raise ends_early(self._path)
        while buffer:
            done = self._read_first(buffer, offset)
            buffer, offset = buffer[done:], offset + done

    def close(self) -> None:
        self._file.close()
        if self.parent is not None:
            self.parent.close()

    def _read_first(self, buffer: memoryview, offset: int) -> int:
        """Read what is in one block with ``offset``; how many bytes that was."""
        raise NotImplementedError

    def _own(self, part: memoryview, place: int) -> None:
        """Bytes that are in the file, from ``place``."""
        if self._file.read_into(part, place) < len(part):
            raise ends_early(self._path)

    def _exactly(self, at: int, length: int) -> bytes:
        data = self._file.read_at(at, length)
        if len(data) < length:
            raise ends_early(self._path)
        return data
